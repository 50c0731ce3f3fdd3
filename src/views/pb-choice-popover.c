/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-choice-popover.h"

#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-pane-util.h"
#include "pb-tick.h"
#include "pb-view.h"

#define SEARCH_FROM 10

struct _PbChoicePopover
{
  GtkPopover parent_instance;

  const PbChoiceInfo *info;
  PbRecord *record;
  gulong plan_id;

  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *entry; /* NULL where nothing can be added */
};

G_DEFINE_FINAL_TYPE (PbChoicePopover, pb_choice_popover, GTK_TYPE_POPOVER)

static PbTable
target_table (PbChoicePopover *self)
{
  return pb_column_info (self->info->target)->extra;
}

static PbRecord *
find_link (PbChoicePopover *self, gint64 target)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (self->record), self->info->owner,
                                            pb_record_get_id (self->record));

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], self->info->target) == target)
      return links->pdata[i];
  return NULL;
}

static void
add_link (PbChoicePopover *self, PbEdit *edit, gint64 target)
{
  gint64 link = pb_edit_insert (edit, PB_COLUMN_TABLE (self->info->owner));

  pb_edit_set_int (edit, link, self->info->owner, pb_record_get_id (self->record));
  pb_edit_set_int (edit, link, self->info->target, target);
}

static gboolean
set_linked (PbChoicePopover *self, PbRecord *target, gboolean linked)
{
  PbRecord *link = find_link (self, pb_record_get_id (target));
  GError *error = NULL;
  PbEdit *edit;

  if (self->info->set_linked)
    {
      gboolean ok = self->info->set_linked (self->record, target, linked, &error);

      if (!ok)
        pb_pane_report_in (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("The change was not saved"), error);
      return ok;
    }
  edit = pb_edit_new (pb_record_get_plan (self->record), gettext (self->info->edit_label));
  if (linked)
    add_link (self, edit, pb_record_get_id (target));
  else
    pb_edit_delete (edit, pb_record_get_table (link), pb_record_get_id (link));
  return pb_pane_commit (GTK_WIDGET (self), edit);
}

static void
chosen_cb (PbTick *tick, gboolean active, PbChoicePopover *self)
{
  PbRecord *target = g_object_get_data (G_OBJECT (tick), "record");

  if (active != (find_link (self, pb_record_get_id (target)) != NULL) && !set_linked (self, target, active))
    pb_tick_set_active (tick, !active);
}

static void
filter_cb (PbChoicePopover *self)
{
  g_autofree char *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *title = g_utf8_casefold (gtk_check_button_get_label (GTK_CHECK_BUTTON (child)), -1);

      gtk_widget_set_visible (child, strstr (title, wanted) != NULL);
    }
}

static int
goal_depth (PbRecord *record)
{
  int depth = 0;

  if (pb_record_get_table (record) != PB_TABLE_GOAL)
    return 0;
  while ((record = pb_record_get_ref (record, PB_GOAL_PARENT)) && depth < 8)
    depth++;
  return depth;
}

/* An assignment is known by its number too. (transfer full) */
static char *
dup_title (PbRecord *target)
{
  g_autofree char *title = pb_pane_dup_record_title (target);

  if (pb_record_get_table (target) != PB_TABLE_ASSIGNMENT || pb_record_is_null (target, PB_ASSIGNMENT_NUMBER))
    return g_steal_pointer (&title);
  return g_strdup_printf ("%" G_GINT64_FORMAT "  %s", pb_record_get_int (target, PB_ASSIGNMENT_NUMBER), title);
}

static void
add_tick (PbChoicePopover *self, PbRecord *target)
{
  g_autofree char *title = dup_title (target);
  GtkWidget *tick = pb_tick_new (title);
  GtkWidget *label = gtk_widget_get_last_child (tick);

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
    }
  gtk_widget_set_margin_start (tick, 20 * goal_depth (target));
  pb_view_set_accessible_label (tick, title);
  g_object_set_data_full (G_OBJECT (tick), "record", g_object_ref (target), g_object_unref);
  pb_tick_set_active (PB_TICK (tick), find_link (self, pb_record_get_id (target)) != NULL);
  g_signal_connect_object (tick, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), tick);
}

static gboolean
same_targets (PbChoicePopover *self, GPtrArray *targets)
{
  GtkWidget *child = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < targets->len; i++, child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *title = NULL;

      if (!child || g_object_get_data (G_OBJECT (child), "record") != targets->pdata[i])
        return FALSE;
      title = dup_title (targets->pdata[i]);
      if (g_strcmp0 (title, gtk_check_button_get_label (GTK_CHECK_BUTTON (child))) != 0)
        return FALSE;
    }
  return child == NULL;
}

static void
update (PbChoicePopover *self)
{
  GPtrArray *targets;
  GtkWidget *child;

  if (!self->record || !pb_record_is_live (self->record))
    return;
  targets = pb_plan_peek_records (pb_record_get_plan (self->record), target_table (self));
  if (same_targets (self, targets))
    {
      for (child = gtk_widget_get_first_child (self->list); child; child = gtk_widget_get_next_sibling (child))
        {
          PbRecord *target = g_object_get_data (G_OBJECT (child), "record");

          pb_tick_set_active (PB_TICK (child), find_link (self, pb_record_get_id (target)) != NULL);
        }
      return;
    }
  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < targets->len; i++)
    add_tick (self, targets->pdata[i]);
  gtk_widget_set_visible (self->search, targets->len >= SEARCH_FROM);
  gtk_widget_set_visible (self->empty, targets->len == 0);
  filter_cb (self);
}

static void
plan_changed_cb (PbChoicePopover *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
add_cb (PbChoicePopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  PbTable table = target_table (self);
  PbEdit *edit;
  gint64 id;

  if (!*name || !self->record)
    return;
  edit = pb_edit_new (pb_record_get_plan (self->record), gettext (self->info->add_label));
  id = pb_edit_insert (edit, table);
  pb_edit_set_text (edit, id, pb_table_info (table)->title, name);
  add_link (self, edit, id);
  if (pb_pane_commit (GTK_WIDGET (self), edit))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
pb_choice_popover_map (GtkWidget *widget)
{
  update (PB_CHOICE_POPOVER (widget));
  GTK_WIDGET_CLASS (pb_choice_popover_parent_class)->map (widget);
}

static void
pb_choice_popover_dispose (GObject *object)
{
  PbChoicePopover *self = PB_CHOICE_POPOVER (object);

  pb_choice_popover_bind (self, NULL);
  G_OBJECT_CLASS (pb_choice_popover_parent_class)->dispose (object);
}

static void
pb_choice_popover_class_init (PbChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_choice_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = pb_choice_popover_map;
}

static void
pb_choice_popover_init (PbChoicePopover *self)
{
}

static void
build (PbChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "pb-choices");
  gtk_box_append (GTK_BOX (box), pb_view_label (gettext (self->info->heading), "pb-card-title"));
  self->search = gtk_search_entry_new ();
  pb_view_set_accessible_label (self->search, _("Search"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  self->empty = pb_view_label (gettext (self->info->empty), "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 40);
  gtk_box_append (GTK_BOX (box), self->empty);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_box_append (GTK_BOX (box), scroller);
  if (self->info->add_placeholder)
    {
      self->entry = gtk_entry_new ();
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), gettext (self->info->add_placeholder));
      pb_view_set_accessible_label (self->entry, gettext (self->info->add_placeholder));
      g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->entry);
    }
  gtk_popover_set_child (GTK_POPOVER (self), box);
  pb_view_set_accessible_label (GTK_WIDGET (self), gettext (self->info->heading));
}

GtkWidget *
pb_choice_popover_new (const PbChoiceInfo *info)
{
  PbChoicePopover *self = g_object_new (PB_TYPE_CHOICE_POPOVER, NULL);

  self->info = info;
  build (self);
  return GTK_WIDGET (self);
}

void
pb_choice_popover_bind (PbChoicePopover *self, PbRecord *record)
{
  g_return_if_fail (PB_IS_CHOICE_POPOVER (self));

  if (self->record == record)
    return;
  if (self->record)
    g_clear_signal_handler (&self->plan_id, pb_record_get_plan (self->record));
  g_set_object (&self->record, record);
  if (record)
    self->plan_id
        = g_signal_connect_swapped (pb_record_get_plan (record), "changed", G_CALLBACK (plan_changed_cb), self);
}

