/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-header.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-row-widget.h"
#include "pb-pane-util.h"
#include "widgets/pb-focus.h"
#include "widgets/pb-widget-palette.h"

struct _PbAssignmentHeader
{
  GtkWidget parent_instance;
  PbAssignmentIndex *index;
  GtkWidget *buttons[PB_N_SORTS];
  GtkWidget *labels[PB_N_SORTS];
  GtkWidget *arrows[PB_N_SORTS];
  GtkWidget *year;
  GSimpleActionGroup *actions;
  GSimpleAction *year_action;
  guint n_years;
};

G_DEFINE_FINAL_TYPE (PbAssignmentHeader, pb_assignment_header, GTK_TYPE_WIDGET)

/* A button's own side padding, so that its words and not its edge stand above the column. */
#define BUTTON_PADDING 6

char *
pb_assignment_dup_sort_title (PbAssignmentIndex *index, PbAssignmentSort sort)
{
  int year = pb_assignment_index_get_effect_year (index);

  switch (sort)
    {
    case PB_SORT_TITLE:
      return g_strdup (_("Assignment"));
    case PB_SORT_STATUS:
      return g_strdup (_("Status"));
    case PB_SORT_ASSESSMENT:
      return g_strdup (_("Assessment"));
    case PB_SORT_EFFECT:
      return year != 0 ? g_strdup_printf (_("MSEK %d"), year) : g_strdup (_("MSEK"));
    case PB_SORT_NUMBER:
    case PB_N_SORTS:
    default:
      return g_strdup (C_("number of an assignment", "No."));
    }
}

static void
clicked_cb (PbAssignmentHeader *self, GtkButton *button)
{
  gboolean descending;
  PbAssignmentSort now = pb_assignment_index_get_sort (self->index, &descending);

  for (int i = 0; i < PB_N_SORTS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        /* The largest amounts are what one sorts by amount for. */
        gboolean first = i == PB_SORT_EFFECT;

        pb_assignment_index_set_sort (self->index, i, (int) now == i ? !descending : first);
      }
}

static void
update_button (PbAssignmentHeader *self, PbAssignmentSort sort)
{
  g_autofree char *title = pb_assignment_dup_sort_title (self->index, sort);
  g_autofree char *name = NULL;
  gboolean descending;
  gboolean sorted = pb_assignment_index_get_sort (self->index, &descending) == sort;

  gtk_label_set_text (GTK_LABEL (self->labels[sort]), title);
  gtk_widget_set_visible (self->arrows[sort], sorted);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[sort]), descending ? "pan-down-symbolic" : "pan-up-symbolic");
  if (!sorted)
    name = g_strdup_printf (_("%s, sort"), title);
  else
    name = g_strdup_printf (descending ? _("%s, sorted descending") : _("%s, sorted ascending"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[sort]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->buttons[sort], name);
}

static void
update_years (PbAssignmentHeader *self)
{
  GArray *years = pb_assignment_index_get_years (self->index);
  g_autoptr (GMenu) menu = NULL;

  g_simple_action_set_state (self->year_action,
                             g_variant_new_int32 (pb_assignment_index_get_effect_year (self->index)));
  gtk_widget_set_visible (self->year, years->len > 1);
  if (years->len == self->n_years)
    return;
  self->n_years = years->len;
  menu = g_menu_new ();
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", g_array_index (years, int, i));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "header.year", "i", g_array_index (years, int, i));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->year), G_MENU_MODEL (menu));
}

static void
refreshed_cb (PbAssignmentHeader *self)
{
  for (int i = 0; i < PB_N_SORTS; i++)
    update_button (self, i);
  update_years (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
year_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PbAssignmentHeader *self = data;

  pb_assignment_index_set_effect_year (self->index, g_variant_get_int32 (value));
}

static void
pb_assignment_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
  *natural = *minimum = *minimum + 8;
}

static int
natural_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
place (GtkWidget *widget, double x, double width, int height)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { (int) x, 4, MAX ((int) width, minimum), height - 8 }, -1);
}

static void
pb_assignment_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbAssignmentHeader *self = PB_ASSIGNMENT_HEADER (widget);
  PbAssignmentColumns columns;
  int number_width = natural_width (self->buttons[PB_SORT_NUMBER]);
  int amount_width = natural_width (self->buttons[PB_SORT_EFFECT]);
  int year_width = gtk_widget_get_visible (self->year) ? natural_width (self->year) : 0;

  pb_assignment_columns_compute (&columns, width, pb_widgets_get_em (widget),
                                 pb_assignment_index_get_digits (self->index));
  gtk_widget_set_child_visible (self->buttons[PB_SORT_STATUS], columns.wide);
  gtk_widget_set_child_visible (self->buttons[PB_SORT_ASSESSMENT], columns.wide);
  place (self->buttons[PB_SORT_NUMBER], MAX (2, columns.title - BUTTON_PADDING - number_width), number_width, height);
  place (self->buttons[PB_SORT_TITLE], columns.title - BUTTON_PADDING,
         MIN (natural_width (self->buttons[PB_SORT_TITLE]), columns.title_width), height);
  if (columns.wide)
    {
      place (self->buttons[PB_SORT_STATUS], columns.status - BUTTON_PADDING,
             natural_width (self->buttons[PB_SORT_STATUS]), height);
      place (self->buttons[PB_SORT_ASSESSMENT], columns.assessment - BUTTON_PADDING,
             natural_width (self->buttons[PB_SORT_ASSESSMENT]), height);
    }
  place (self->buttons[PB_SORT_EFFECT], columns.amount_end + BUTTON_PADDING - amount_width, amount_width, height);
  if (year_width > 0)
    place (self->year, columns.amount_end + BUTTON_PADDING - 2, year_width, height);
}

static void
pb_assignment_header_dispose (GObject *object)
{
  PbAssignmentHeader *self = PB_ASSIGNMENT_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->actions);
  g_clear_object (&self->index);
  G_OBJECT_CLASS (pb_assignment_header_parent_class)->dispose (object);
}

static void
pb_assignment_header_class_init (PbAssignmentHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_header_dispose;
  widget_class->measure = pb_assignment_header_measure;
  widget_class->size_allocate = pb_assignment_header_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "assignmentheader");
}

static void
pb_assignment_header_init (PbAssignmentHeader *self)
{
  for (int i = 0; i < PB_N_SORTS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

      self->labels[i] = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->labels[i]), PANGO_ELLIPSIZE_END);
      self->arrows[i] = pb_pane_decoration (NULL);
      gtk_box_append (GTK_BOX (box), self->labels[i]);
      gtk_box_append (GTK_BOX (box), self->arrows[i]);
      gtk_widget_set_halign (box, i == PB_SORT_NUMBER || i == PB_SORT_EFFECT ? GTK_ALIGN_END : GTK_ALIGN_START);
      self->buttons[i] = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), box);
      gtk_widget_add_css_class (self->buttons[i], "flat");
      gtk_widget_add_css_class (self->buttons[i], "pb-column-header");
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
    }
  self->year = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->year), "pan-down-symbolic");
  gtk_widget_add_css_class (self->year, "flat");
  gtk_widget_add_css_class (self->year, "pb-year-button");
  gtk_widget_set_tooltip_text (self->year, _("Choose the year of the effect"));
  pb_pane_name_inner (self->year, _("Choose the year of the effect"));
  gtk_widget_set_parent (self->year, GTK_WIDGET (self));
  pb_focus_leave_on_tab (GTK_WIDGET (self));
}

GtkWidget *
pb_assignment_header_new (PbAssignmentIndex *index)
{
  PbAssignmentHeader *self = g_object_new (PB_TYPE_ASSIGNMENT_HEADER, NULL);

  self->index = g_object_ref (index);
  self->actions = g_simple_action_group_new ();
  self->year_action = g_simple_action_new_stateful ("year", G_VARIANT_TYPE_INT32, g_variant_new_int32 (0));
  g_signal_connect_object (self->year_action, "change-state", G_CALLBACK (year_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (self->year_action));
  g_object_unref (self->year_action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "header", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  refreshed_cb (self);
  return GTK_WIDGET (self);
}
