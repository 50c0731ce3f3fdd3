/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-peer-group-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-peer-group.h"
#include "pb-benchmarks-ticks.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define PB_TYPE_PEER_GROUP_DIALOG (pb_peer_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbPeerGroupDialog, pb_peer_group_dialog, PB, PEER_GROUP_DIALOG, AdwWindow)

struct _PbPeerGroupDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  PbRecord *group; /* NULL: a new one */
  PbPeerGroupDone done;
  GObject *data;
  GtkWidget *title;
  GtkWidget *title_note;
  GtkWidget *year;
  GtkWidget *year_note;
  GtkWidget *ticks;
};

G_DEFINE_FINAL_TYPE (PbPeerGroupDialog, pb_peer_group_dialog, ADW_TYPE_WINDOW)

static gboolean
read_year (PbPeerGroupDialog *self, int *year)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->year))));
  gint64 value = 0;

  if (*text && (!g_ascii_string_to_signed (text, 10, 1900, 2200, &value, NULL)))
    {
      pb_pane_set_invalid (self->year, GTK_LABEL (self->year_note),
                           _("Write a year with four figures, or leave the field empty."));
      gtk_widget_grab_focus (self->year);
      return FALSE;
    }
  pb_pane_set_invalid (self->year, GTK_LABEL (self->year_note), NULL);
  *year = (int) value;
  return TRUE;
}

static void
save (PbPeerGroupDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autoptr (GPtrArray) entities = pb_benchmarks_ticks_list (PB_TICK_LIST (self->ticks), self->plan);
  GError *error = NULL;
  gint64 id = 0;
  int year;

  pb_pane_set_invalid (self->title, GTK_LABEL (self->title_note), *title ? NULL : _("Give the group a name."));
  if (!*title)
    {
      gtk_widget_grab_focus (self->title);
      return;
    }
  if (!read_year (self, &year))
    return;
  if (!self->group)
    id = pb_peer_group_create (self->plan, title, year, entities, &error);
  else if (pb_peer_group_change (self->group, title, year, entities, &error))
    id = pb_record_get_id (self->group);
  if (error)
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The change was not saved"), error);
      return;
    }
  if (self->done)
    self->done (id, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
group_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "group.save"))
    save (PB_PEER_GROUP_DIALOG (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_peer_group_dialog_dispose (GObject *object)
{
  PbPeerGroupDialog *self = PB_PEER_GROUP_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->group);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (pb_peer_group_dialog_parent_class)->dispose (object);
}

static void
pb_peer_group_dialog_class_init (PbPeerGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_peer_group_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "group.save", NULL, group_action);
  gtk_widget_class_install_action (widget_class, "group.cancel", NULL, group_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "group.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "group.save", NULL);
}

static void
pb_peer_group_dialog_init (PbPeerGroupDialog *self)
{
}

static GtkWidget *
add_entry (GtkWidget *form, const char *label, const char *text, GtkWidget **note)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  pb_view_set_accessible_label (entry, label);
  *note = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (*note), TRUE);
  gtk_widget_set_visible (*note, FALSE);
  gtk_box_append (GTK_BOX (box), pb_view_label (label, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), *note);
  gtk_box_append (GTK_BOX (form), box);
  return entry;
}

static void
build (PbPeerGroupDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  const char *title = self->group ? pb_record_get_text (self->group, PB_PEER_GROUP_TITLE) : "";
  g_autofree char *year = self->group && !pb_record_is_null (self->group, PB_PEER_GROUP_YEAR)
                              ? g_strdup_printf ("%d", (int) pb_record_get_int (self->group, PB_PEER_GROUP_YEAR))
                              : g_strdup ("");

  self->title = add_entry (form, _("Name, such as “similar municipalities LSS”"), title, &self->title_note);
  self->year = add_entry (form, _("Year that the group holds for"), year, &self->year_note);
  g_signal_connect_object (self->title, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  self->ticks = pb_tick_list_new (_("Members"), _("Search municipalities"));
  pb_benchmarks_ticks_fill (PB_TICK_LIST (self->ticks), self->plan);
  gtk_widget_set_size_request (self->ticks, -1, 280);
  gtk_widget_set_vexpand (self->ticks, TRUE);
  gtk_box_append (GTK_BOX (form), pb_view_label (_("Members"), "pb-semibold"));
  gtk_box_append (GTK_BOX (form), self->ticks);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_widget_set_vexpand (form, TRUE);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (gtk_window_get_title (GTK_WINDOW (self)), "group.cancel",
                                                        "group.save", _("Save")));
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
pb_peer_group_dialog_present (GtkWindow *parent, PbPlan *plan, PbRecord *group, GArray *ticked, PbPeerGroupDone done,
                              GObject *data)
{
  PbPeerGroupDialog *self
      = g_object_new (PB_TYPE_PEER_GROUP_DIALOG, "modal", TRUE, "transient-for", parent, "default-width", 460,
                      "default-height", 640, "title", group ? _("Group of municipalities") : _("New group"), NULL);

  self->plan = g_object_ref (plan);
  g_set_object (&self->group, group);
  self->done = done;
  g_set_object (&self->data, data);
  build (self);
  if (group)
    {
      g_autoptr (GPtrArray) members = pb_peer_group_list_entities (group);

      for (guint i = 0; i < members->len; i++)
        pb_benchmarks_ticks_set (PB_TICK_LIST (self->ticks), pb_record_get_id (members->pdata[i]), TRUE);
    }
  for (guint i = 0; ticked && i < ticked->len; i++)
    pb_benchmarks_ticks_set (PB_TICK_LIST (self->ticks), g_array_index (ticked, gint64, i), TRUE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->title);
  return GTK_WIDGET (self);
}
