/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-filter-chips.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbAssignmentFilterChips
{
  GtkWidget parent_instance;
  PbPlan *plan;
  GtkWidget *count;
  GtkWidget *lacking; /* says how many lack a report, and shows them */
};

G_DEFINE_FINAL_TYPE (PbAssignmentFilterChips, pb_assignment_filter_chips, GTK_TYPE_WIDGET)

enum
{
  REMOVED,
  LACKING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define PART_KEY "pb-part"

static const char *
record_title (PbAssignmentFilterChips *self, PbTable table, gint64 id)
{
  PbRecord *record = id != 0 ? pb_plan_get_record (self->plan, table, id) : NULL;

  return record != NULL ? pb_record_get_title (record) : NULL;
}

/* What the chip says; NULL where that part is not set. */
static const char *
part_text (PbAssignmentFilterChips *self, const PbAssignmentFilter *filter, PbFilterPart part)
{
  switch (part)
    {
    case PB_FILTER_SCOPE:
      return filter->scope == PB_SCOPE_MINE ? C_("assignments", "Mine") : NULL;
    case PB_FILTER_LATE:
      return filter->late ? C_("assignments", "Late") : NULL;
    case PB_FILTER_BOARD:
      return record_title (self, PB_TABLE_BOARD, filter->board);
    case PB_FILTER_ROLE:
      return record_title (self, PB_TABLE_ROLE, filter->role);
    case PB_FILTER_STATUS:
      return filter->status >= 0 ? pb_enum_label (PB_ENUM_STATUS, filter->status) : NULL;
    case PB_FILTER_ASSESSMENT:
      return filter->assessment >= 0 ? pb_enum_label (PB_ENUM_ASSESSMENT, filter->assessment) : NULL;
    case PB_FILTER_UNREPORTED:
    case PB_N_FILTER_PARTS:
    default:
      return filter->unreported ? _("Not reported") : NULL;
    }
}

static void
clicked_cb (PbAssignmentFilterChips *self, GtkButton *button)
{
  g_signal_emit (self, signals[REMOVED], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), PART_KEY)));
}

static void
lacking_cb (PbAssignmentFilterChips *self)
{
  g_signal_emit (self, signals[LACKING], 0);
}

static GtkWidget *
make_chip (PbAssignmentFilterChips *self, PbFilterPart part, const char *text)
{
  g_autofree char *name = g_strdup_printf (_("Remove the filter %s"), text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), pb_pane_decoration ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-chip");
  gtk_widget_set_tooltip_text (button, name);
  pb_view_set_accessible_label (button, name);
  g_object_set_data (G_OBJECT (button), PART_KEY, GINT_TO_POINTER (part));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
pb_assignment_filter_chips_dispose (GObject *object)
{
  PbAssignmentFilterChips *self = PB_ASSIGNMENT_FILTER_CHIPS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->count = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_assignment_filter_chips_parent_class)->dispose (object);
}

static void
pb_assignment_filter_chips_class_init (PbAssignmentFilterChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_assignment_filter_chips_dispose;
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[LACKING] = g_signal_new ("lacking", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_assignment_filter_chips_init (PbAssignmentFilterChips *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pb_wrap_layout_new (8, 6));
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "pb-small");
  gtk_widget_add_css_class (self->count, "pb-secondary");
  gtk_widget_add_css_class (self->count, "pb-numeric");
  gtk_widget_set_parent (self->count, GTK_WIDGET (self));
  self->lacking = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->lacking, "flat");
  gtk_widget_add_css_class (self->lacking, "pb-link");
  g_signal_connect_object (self->lacking, "clicked", G_CALLBACK (lacking_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->lacking, GTK_WIDGET (self));
}

GtkWidget *
pb_assignment_filter_chips_new (PbPlan *plan)
{
  PbAssignmentFilterChips *self = g_object_new (PB_TYPE_ASSIGNMENT_FILTER_CHIPS, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

static void
show_lacking (PbAssignmentFilterChips *self, guint lacking, const char *period)
{
  g_autofree char *when = pb_period_format (period);
  /* Translators: a number of assignments, and the period: "12 lack a report for tertial 3 2026". */
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u lacks a report for %s", "%u lack a report for %s", lacking), lacking, when);

  gtk_button_set_label (GTK_BUTTON (self->lacking), text);
  pb_view_set_accessible_label (self->lacking, text);
  gtk_widget_set_visible (self->lacking, lacking > 0);
}

void
pb_assignment_filter_chips_show (PbAssignmentFilterChips *self, PbAssignmentIndex *index, PbFilterPart from)
{
  const PbAssignmentFilter *filter = pb_assignment_index_get_filter (index);
  guint total = pb_assignment_index_get_total (index), lacking = 0;
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (index));
  g_autofree char *spoken = NULL;
  g_autofree char *count = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) != self->lacking)
    gtk_widget_unparent (child);
  for (PbFilterPart part = from; part < PB_N_FILTER_PARTS; part++)
    if (part_text (self, filter, part) != NULL)
      gtk_widget_set_parent (make_chip (self, part, part_text (self, filter, part)), GTK_WIDGET (self));

  for (guint i = 0; i < shown; i++)
    {
      g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (index), i);

      lacking += pb_assignment_row_peek (row)->unreported;
    }
  show_lacking (self, filter->unreported ? 0 : lacking, pb_assignment_index_get_context (index)->period);
  if (pb_assignment_filter_is_empty (filter))
    count = g_strdup_printf (ngettext ("%u assignment", "%u assignments", total), total);
  else
    count = g_strdup_printf (_("%u of %u"), shown, total);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  /* The label is a status: screen readers say it when it changes. */
  spoken = g_strdup_printf (ngettext ("%u assignment shown of %u", "%u assignments shown of %u", shown), shown, total);
  pb_view_set_accessible_label (self->count, spoken);
  gtk_widget_set_visible (GTK_WIDGET (self), total > 0);
}
