/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-compare-choice.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"

/* More cards than these push what is changed out of sight: until the user chooses otherwise the rest are left out. */
#define MAX_AT_FIRST 6

struct _PbCompareChoice
{
  GtkWidget parent_instance;

  PbPlan *plan;
  GHashTable *left_out; /* gint64 *: ids that are not compared */
  gboolean begun;
  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PbCompareChoice, pb_compare_choice, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_left_out (PbCompareChoice *self, gint64 id)
{
  return id != pb_plan_get_scenario (self->plan) && g_hash_table_contains (self->left_out, &id);
}

static void
leave_out (PbCompareChoice *self, gint64 id)
{
  g_hash_table_add (self->left_out, g_memdup2 (&id, sizeof id));
}

static void
toggled_cb (GtkCheckButton *check, PbCompareChoice *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (check), "pb-id");

  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->left_out, &id);
  else
    leave_out (self, id);
  pb_compare_choice_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (PbCompareChoice *self, PbRecord *scenario)
{
  GtkWidget *check = gtk_check_button_new_with_label (pb_record_get_title (scenario));
  gint64 id = pb_record_get_id (scenario);

  g_object_set_data_full (G_OBJECT (check), "pb-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !is_left_out (self, id));
  /* What is in force is what the rest of the page speaks of. */
  gtk_widget_set_sensitive (check, id != pb_plan_get_scenario (self->plan));
  pb_view_set_accessible_label (check, pb_record_get_title (scenario));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->list), check);
}

static void
open_cb (GtkPopover *popover, PbCompareChoice *self)
{
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < scenarios->len; i++)
    add_check (self, scenarios->pdata[i]);
}

static void
pb_compare_choice_dispose (GObject *object)
{
  PbCompareChoice *self = PB_COMPARE_CHOICE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  G_OBJECT_CLASS (pb_compare_choice_parent_class)->dispose (object);
}

static void
pb_compare_choice_class_init (PbCompareChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_compare_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_compare_choice_init (PbCompareChoice *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 380);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Compare these"), "pb-card-title"));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("The plan, and the scenario in force, are always shown."),
                                                "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  pb_view_set_accessible_label (popover, _("Compare these"));
  g_signal_connect (popover, "show", G_CALLBACK (open_cb), self);

  self->label = GTK_LABEL (pb_view_label ("", NULL));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "pb-dropdown");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
pb_compare_choice_new (PbPlan *plan)
{
  PbCompareChoice *self = g_object_new (PB_TYPE_COMPARE_CHOICE, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

static void
begin (PbCompareChoice *self)
{
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);

  self->begun = TRUE;
  for (guint i = MAX_AT_FIRST - 1; i < scenarios->len; i++)
    leave_out (self, pb_record_get_id (scenarios->pdata[i]));
}

void
pb_compare_choice_update (PbCompareChoice *self)
{
  guint all = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO)->len;
  g_autoptr (GArray) shown = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PB_IS_COMPARE_CHOICE (self));
  if (!self->begun)
    begin (self);
  shown = pb_compare_choice_list (self);
  text = shown->len == all + 1 ? g_strdup_printf (_("All scenarios (%u)"), all)
                               : g_strdup_printf (_("%u of %u scenarios"), shown->len - 1, all);
  gtk_label_set_text (self->label, text);
  pb_pane_name_inner (self->button, text);
  gtk_widget_set_visible (GTK_WIDGET (self), all > 0);
}

GArray *
pb_compare_choice_list (PbCompareChoice *self)
{
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  GArray *ids = g_array_new (FALSE, TRUE, sizeof (gint64));

  g_array_set_size (ids, 1);
  for (guint i = 0; i < scenarios->len; i++)
    {
      gint64 id = pb_record_get_id (scenarios->pdata[i]);

      if (!is_left_out (self, id))
        g_array_append_val (ids, id);
    }
  return ids;
}
