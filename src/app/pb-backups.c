/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-backups.h"

#include <glib/gi18n-lib.h>

#include "model/pb-backup.h"
#include "model/pb-date.h"
#include "pb-recent.h"

#define SUFFIX ".planbok"

typedef struct
{
  PbWindow *window;
  GtkWindow *dialog;
  char *path;
  GPtrArray *names;
} Backups;

static void
backups_free (gpointer data, GClosure *closure)
{
  Backups *backups = data;

  g_free (backups->path);
  g_ptr_array_unref (backups->names);
  g_free (backups);
}

char *
pb_backups_dup_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "planbok", "backups", NULL);
}

static char *
dup_folder (const char *path)
{
  g_autofree char *root = pb_backups_dup_root ();

  return pb_backup_folder (root, path);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)b, *(const char *const *)a);
}

/* A copy's name is the time it was made. */
static GPtrArray *
list_names (const char *path)
{
  g_autofree char *folder = dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      if (g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_newest_first);
  return names;
}

/* "2026-11-22T10.00.00Z.planbok" → "22 nov. 2026 11.00" */
static char *
dup_time (const char *name)
{
  g_autofree char *iso = g_strndup (name, strlen (name) - strlen (SUFFIX));

  return pb_time_format (g_strdelimit (iso, ".", ':'));
}

gboolean
pb_backups_exist (const char *path)
{
  g_autoptr (GPtrArray) names = list_names (path);

  return names->len > 0;
}

char *
pb_backups_restore (const char *path, const char *name, GError **error)
{
  g_autofree char *folder = dup_folder (path);
  g_autofree char *source = g_build_filename (folder, name, NULL);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *base = pb_recent_dup_name (path);
  g_autofree char *time = dup_time (name);
  g_autofree char *file = g_strdup_printf ("%s %s" SUFFIX, base, time);
  g_autofree char *target = g_build_filename (directory, file, NULL);
  g_autoptr (PbPlan) plan = NULL;

  /* Restored before: what was done in it since is not thrown away. */
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&target);
  plan = pb_plan_open (source, error);
  if (plan == NULL || !pb_plan_save_copy (plan, target, error))
    g_clear_pointer (&target, g_free);
  if (plan)
    pb_plan_close (plan);
  return g_steal_pointer (&target);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  Backups *backups = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = pb_backups_restore (backups->path, backups->names->pdata[gtk_list_box_row_get_index (row)], &error);
  PbWindow *window = backups->window;

  gtk_window_close (backups->dialog);
  if (path)
    pb_window_open (window, path);
  else
    pb_window_report (window, _("The backup could not be opened"), error->message);
}

static GtkWidget *
create_row (const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = dup_time (name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), time);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "pb-chevron-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  return row;
}

static GtkWidget *
create_list (Backups *backups)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Backups"), -1);
  for (guint i = 0; i < backups->names->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (backups->names->pdata[i]));
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), backups, backups_free, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

void
pb_backups_present (PbWindow *window, const char *path)
{
  Backups *backups = g_new0 (Backups, 1);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *heading = g_strdup_printf (_("Backups of %s"), name);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (window), heading,
      _("Choose a time. The plan as it was then is laid beside the file as a plan of its own, and opened. Nothing is "
        "overwritten."));

  backups->window = window;
  backups->dialog = GTK_WINDOW (dialog);
  backups->path = g_strdup (path);
  backups->names = list_names (path);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_list (backups));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
