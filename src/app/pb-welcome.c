/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-welcome.h"

#include <glib/gi18n-lib.h>

#include "pb-recent.h"

struct _PbWelcome
{
  GtkBox parent_instance;
  GSettings *settings;
  GtkWidget *error_box;
  GtkLabel *error_heading;
  GtkLabel *error_sentence;
  GtkWidget *backups_button;
  GtkListBox *ways;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (PbWelcome, pb_welcome, GTK_TYPE_BOX)

static GtkWidget *
create_recent_row (PbRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = pb_recent_dup_place (recent->path);
  g_autofree char *time = pb_recent_format_time (recent->time);
  g_autofree char *spoken = NULL;
  gboolean missing = !g_file_test (recent->path, G_FILE_TEST_EXISTS);
  GtkWidget *when = gtk_label_new (missing ? _("is no longer there") : time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_widget_add_css_class (when, "pb-secondary");
  gtk_widget_add_css_class (when, "pb-numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", recent->path);
  spoken = g_strdup_printf ("%s, %s, %s", recent->title, place, gtk_label_get_text (GTK_LABEL (when)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (missing)
    gtk_widget_add_css_class (row, "pb-missing");
  return row;
}

static void
update_recent (PbWelcome *self)
{
  g_autoptr (GPtrArray) recents = pb_recent_load (self->settings);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent_list, 0)))
    gtk_list_box_remove (self->recent_list, GTK_WIDGET (row));
  for (guint i = 0; i < recents->len && i < 5; i++)
    gtk_list_box_append (self->recent_list, create_recent_row (recents->pdata[i]));
  gtk_widget_set_visible (self->recent_box, recents->len > 0);
}

static void
pb_welcome_dispose (GObject *object)
{
  PbWelcome *self = PB_WELCOME (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_WELCOME);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_welcome_parent_class)->dispose (object);
}

static void
pb_welcome_class_init (PbWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/se/planbok/Planbok/pb-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, error_box);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, error_heading);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, error_sentence);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, backups_button);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, ways);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PbWelcome, menu_button);
}

static void
pb_welcome_init (PbWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pb_welcome_new (GSettings *settings)
{
  PbWelcome *self = g_object_new (PB_TYPE_WELCOME, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::recent", G_CALLBACK (update_recent), self, G_CONNECT_SWAPPED);
  update_recent (self);
  return GTK_WIDGET (self);
}

void
pb_welcome_set_error (PbWelcome *self, const char *path, const char *sentence, gboolean backups)
{
  g_return_if_fail (PB_IS_WELCOME (self));

  if (sentence)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *heading = g_strdup_printf (_("%s could not be opened"), name);
      g_autofree char *spoken = g_strdup_printf ("%s. %s", heading, sentence);

      gtk_label_set_text (self->error_heading, heading);
      gtk_label_set_text (self->error_sentence, sentence);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
  if (sentence && backups)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->backups_button), "s", path);
  gtk_widget_set_visible (self->backups_button, sentence && backups);
  gtk_widget_set_visible (self->error_box, sentence != NULL);
  update_recent (self);
}

void
pb_welcome_popup_menu (PbWelcome *self)
{
  g_return_if_fail (PB_IS_WELCOME (self));
  gtk_menu_button_popup (self->menu_button);
}
