/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-peers.h"

#include <glib/gi18n-lib.h>

#include "model/pb-peer-group.h"
#include "pb-benchmarks-forms.h"
#include "pb-benchmarks-ticks.h"
#include "pb-pane-util.h"
#include "pb-peer-group-dialog.h"
#include "pb-view.h"

struct _PbBenchmarksPeers
{
  GtkPopover parent_instance;

  PbPlan *plan;
  PbBenchmarksChoice *choice;
  gboolean filling;
  GArray *shown; /* gint64: entities that the view shows */
  GtkWidget *groups;
  GtkWidget *ticks;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksPeers, pb_benchmarks_peers, GTK_TYPE_POPOVER)

static guint changed_signal;

static void fill (PbBenchmarksPeers *self);

static GArray *
list_ticked (PbBenchmarksPeers *self)
{
  g_autoptr (GPtrArray) entities = pb_benchmarks_ticks_list (PB_TICK_LIST (self->ticks), self->plan);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < entities->len; i++)
    {
      gint64 id = pb_record_get_id (entities->pdata[i]);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
ticked_cb (PbBenchmarksPeers *self)
{
  if (self->filling)
    return;
  pb_benchmarks_choice_set_entities (self->choice, list_ticked (self));
  fill (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
chosen_cb (GtkCheckButton *radio, PbBenchmarksPeers *self)
{
  gint64 *group = g_object_get_data (G_OBJECT (radio), "pb-group");

  if (self->filling || !gtk_check_button_get_active (radio))
    return;
  pb_benchmarks_choice_set_entities (self->choice, *group == -1 ? list_ticked (self) : NULL);
  self->choice->group = MAX (*group, 0);
  fill (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
edit_cb (GtkButton *button, PbBenchmarksPeers *self)
{
  PbRecord *group = g_object_get_data (G_OBJECT (button), "pb-record");
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  pb_peer_group_dialog_present (GTK_WINDOW (root), self->plan, group, NULL, NULL, NULL);
}

static void
remove_cb (GtkButton *button, PbBenchmarksPeers *self)
{
  PbRecord *group = g_object_get_data (G_OBJECT (button), "pb-record");
  gboolean shown = self->choice->group == pb_record_get_id (group);
  GError *error = NULL;
  gboolean ok = pb_peer_group_remove (group, &error);

  if (!pb_pane_check (GTK_WIDGET (self), ok, error))
    return;
  if (shown)
    pb_benchmarks_choice_set_entities (self->choice, NULL);
  fill (self);
  pb_view_say (GTK_WIDGET (self), _("The group is deleted. Undo brings it back."));
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
new_icon (PbBenchmarksPeers *self, const char *icon, const char *name, PbRecord *group, GCallback callback)
{
  GtkWidget *button = pb_pane_icon_button (icon, name);

  g_object_set_data_full (G_OBJECT (button), "pb-record", g_object_ref (group), g_object_unref);
  gtk_widget_set_sensitive (button, !pb_plan_get_read_only (self->plan));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

/* id: of a group; 0: the program's choice; −1: those ticked. */
static GtkWidget *
add_radio (PbBenchmarksPeers *self, GtkWidget *first, const char *text, gint64 id, PbRecord *group)
{
  GtkWidget *radio = gtk_check_button_new_with_label (text);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gint64 now = self->choice->group ? self->choice->group : self->choice->entities ? -1 : 0;

  gtk_widget_set_hexpand (radio, TRUE);
  pb_view_set_accessible_label (radio, text);
  if (first)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), id == now);
  g_object_set_data_full (G_OBJECT (radio), "pb-group", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (radio, "toggled", G_CALLBACK (chosen_cb), self, 0);
  gtk_box_append (GTK_BOX (line), radio);
  if (group)
    {
      g_autofree char *change = g_strdup_printf (_("Change the group %s"), text);
      g_autofree char *remove = g_strdup_printf (_("Delete the group %s"), text);

      gtk_box_append (GTK_BOX (line), new_icon (self, "document-edit-symbolic", change, group, G_CALLBACK (edit_cb)));
      gtk_box_append (GTK_BOX (line), new_icon (self, "user-trash-symbolic", remove, group, G_CALLBACK (remove_cb)));
    }
  gtk_box_append (GTK_BOX (self->groups), line);
  return radio;
}

static gboolean
same_groups (PbBenchmarksPeers *self, GPtrArray *groups)
{
  GtkWidget *line = gtk_widget_get_first_child (self->groups);
  guint n = 0;

  for (; line; line = gtk_widget_get_next_sibling (line), n++)
    {
      GtkWidget *radio = gtk_widget_get_first_child (line);
      gint64 *id = g_object_get_data (G_OBJECT (radio), "pb-group");
      g_autofree char *name = NULL;

      if (n < 2)
        continue;
      if (n - 2 >= groups->len || pb_record_get_id (groups->pdata[n - 2]) != *id)
        return FALSE;
      name = pb_peer_group_dup_name (groups->pdata[n - 2]);
      if (g_strcmp0 (name, gtk_check_button_get_label (GTK_CHECK_BUTTON (radio))) != 0)
        return FALSE;
    }
  return n == groups->len + 2;
}

static void
update_radios (PbBenchmarksPeers *self)
{
  gint64 now = self->choice->group ? self->choice->group : self->choice->entities ? -1 : 0;

  for (GtkWidget *line = gtk_widget_get_first_child (self->groups); line; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget *radio = gtk_widget_get_first_child (line);
      gint64 *id = g_object_get_data (G_OBJECT (radio), "pb-group");

      if (*id == now)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
    }
}

static void
fill_groups (PbBenchmarksPeers *self)
{
  GPtrArray *groups = pb_plan_peek_records (self->plan, PB_TABLE_PEER_GROUP);
  GtkWidget *first, *child;

  if (same_groups (self, groups))
    {
      update_radios (self);
      return;
    }
  while ((child = gtk_widget_get_first_child (self->groups)))
    gtk_box_remove (GTK_BOX (self->groups), child);
  first = add_radio (self, NULL, _("The first few"), 0, NULL);
  add_radio (self, first, _("Those ticked below"), -1, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *name = pb_peer_group_dup_name (groups->pdata[i]);

      add_radio (self, first, name, pb_record_get_id (groups->pdata[i]), groups->pdata[i]);
    }
}

/* Also what somebody else chose is ticked, so that a tick more or less starts from what is seen. */
static void
tick_shown (PbBenchmarksPeers *self)
{
  PbTickList *list = PB_TICK_LIST (self->ticks);
  GArray *entities = self->choice->entities ? self->choice->entities : self->shown;
  g_autoptr (GArray) ticked = list_ticked (self);

  for (guint i = 0; i < ticked->len; i++)
    pb_benchmarks_ticks_set (list, g_array_index (ticked, gint64, i), FALSE);
  for (guint i = 0; entities && i < entities->len; i++)
    pb_benchmarks_ticks_set (list, g_array_index (entities, gint64, i), TRUE);
}

static void
fill (PbBenchmarksPeers *self)
{
  PbTickList *list = PB_TICK_LIST (self->ticks);
  guint n = pb_plan_peek_records (self->plan, PB_TABLE_ENTITY)->len;

  self->filling = TRUE;
  fill_groups (self);
  if (pb_tick_list_get_n_rows (list) + (pb_plan_get_own_entity (self->plan) != NULL) != n)
    {
      pb_tick_list_clear (list);
      pb_benchmarks_ticks_fill (list, self->plan);
    }
  tick_shown (self);
  self->filling = FALSE;
}

static void
saved_cb (gint64 group, GObject *data)
{
  PbBenchmarksPeers *self = PB_BENCHMARKS_PEERS (data);

  /* The view may be gone, and its choice with it. */
  if (!self->plan)
    return;
  pb_benchmarks_choice_set_entities (self->choice, NULL);
  self->choice->group = group;
  g_signal_emit (self, changed_signal, 0);
}

static void
save_group_cb (PbBenchmarksPeers *self)
{
  g_autoptr (GArray) ticked = list_ticked (self);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  pb_peer_group_dialog_present (GTK_WINDOW (root), self->plan, NULL, ticked, saved_cb, G_OBJECT (self));
}

static void
add_entity_cb (PbBenchmarksPeers *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  pb_benchmarks_add_entity (GTK_WIDGET (self), self->plan);
}

static void
pb_benchmarks_peers_map (GtkWidget *widget)
{
  fill (PB_BENCHMARKS_PEERS (widget));
  GTK_WIDGET_CLASS (pb_benchmarks_peers_parent_class)->map (widget);
}

static void
pb_benchmarks_peers_dispose (GObject *object)
{
  g_clear_object (&PB_BENCHMARKS_PEERS (object)->plan);
  g_clear_pointer (&PB_BENCHMARKS_PEERS (object)->shown, g_array_unref);
  G_OBJECT_CLASS (pb_benchmarks_peers_parent_class)->dispose (object);
}

static void
pb_benchmarks_peers_class_init (PbBenchmarksPeersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_peers_dispose;
  GTK_WIDGET_CLASS (klass)->map = pb_benchmarks_peers_map;
  changed_signal = g_signal_new ("changed", PB_TYPE_BENCHMARKS_PEERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pb_benchmarks_peers_init (PbBenchmarksPeers *self)
{
}

static void
build (PbBenchmarksPeers *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_label (_("Save as a group…"));
  GtkWidget *add = gtk_button_new_with_label (_("New municipality…"));

  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->ticks = pb_tick_list_new (_("Municipalities"), _("Search municipalities"));
  gtk_widget_set_size_request (self->ticks, 340, 300);
  g_signal_connect_object (self->ticks, "changed", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_group_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_entity_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (save, !pb_plan_get_read_only (self->plan));
  gtk_widget_set_sensitive (add, !pb_plan_get_read_only (self->plan));
  gtk_box_append (GTK_BOX (foot), save);
  gtk_box_append (GTK_BOX (foot), add);
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Municipalities that are shown"), "pb-card-title"));
  gtk_box_append (GTK_BOX (box), self->groups);
  gtk_box_append (GTK_BOX (box), self->ticks);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (box, "pb-choices");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  pb_view_set_accessible_label (GTK_WIDGET (self), _("Municipalities that are shown"));
}

GtkWidget *
pb_benchmarks_peers_new (PbPlan *plan, PbBenchmarksChoice *choice)
{
  PbBenchmarksPeers *self = g_object_new (PB_TYPE_BENCHMARKS_PEERS, NULL);

  self->plan = g_object_ref (plan);
  self->choice = choice;
  build (self);
  return GTK_WIDGET (self);
}

void
pb_benchmarks_peers_set_shown (PbBenchmarksPeers *self, GArray *entities)
{
  g_return_if_fail (PB_IS_BENCHMARKS_PEERS (self));

  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = entities;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
