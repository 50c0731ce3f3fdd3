/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/pb-application.h"
#include "app/pb-backups.h"
#include "app/pb-new-plan.h"
#include "app/pb-recent.h"
#include "app/pb-sidebar.h"
#include "app/pb-welcome.h"
#include "app/pb-window.h"
#include "model/pb-backup.h"
#include "model/pb-edit.h"
#include "model/pb-error.h"
#include "model/pb-locale.h"
#include "views/pb-editable-text.h"
#include "views/pb-view.h"

typedef struct
{
  char *directory;
  char *path;
  GSettings *settings;
  PbApplication *application;
} Fixture;

static PbApplication *application;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = NULL;

  f->directory = g_dir_make_tmp ("planbok-window-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->directory, "plan.planbok", NULL);
  plan = pb_plan_create (f->path, &error);
  g_assert_no_error (error);
  pb_plan_close (plan);
  f->application = application;
  f->settings = pb_application_get_settings (application);
  g_settings_reset (f->settings, "recent");
}

static void
iterate (void)
{
  for (int i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GList *l;

  while ((l = gtk_application_get_windows (GTK_APPLICATION (application))))
    gtk_window_destroy (l->data);
  iterate ();
  g_unlink (f->path);
  g_rmdir (f->directory);
  g_free (f->path);
  g_free (f->directory);
}

static void
change_title (PbPlan *plan, const char *title)
{
  g_autoptr (GError) error = NULL;

  pb_plan_edit_text (plan, "Change title", NULL, pb_record_get_id (pb_plan_get_document (plan)), PB_PLAN_TITLE, title,
                     &error);
  g_assert_no_error (error);
}

static const char *
status_of (PbWindow *window)
{
  GtkWidget *sidebar = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PB_TYPE_WINDOW, "sidebar"));
  GtkWidget *foot = gtk_widget_get_last_child (sidebar);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (foot)));
}

static gboolean
is_enabled (PbWindow *window, const char *button)
{
  return gtk_widget_is_sensitive (
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PB_TYPE_WINDOW, button)));
}

/* Two windows on one file are two views of one plan, and both say what an edit did. */
static void
test_shared_plan (Fixture *f, gconstpointer data)
{
  PbWindow *one = pb_window_new (f->application);
  PbWindow *two = pb_window_new (f->application);

  pb_window_open (one, f->path);
  g_assert_nonnull (pb_window_get_plan (one));
  pb_window_set_plan (two, pb_window_get_plan (one));
  g_assert_true (pb_application_find_window (f->application, f->path) != NULL);
  g_assert_false (is_enabled (one, "undo_button"));

  change_title (pb_window_get_plan (one), "Omställning");
  iterate ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (one)), ==, gtk_window_get_title (GTK_WINDOW (two)));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (two)), "Omställning"));
  g_assert_true (is_enabled (two, "undo_button"));
  gtk_widget_activate_action (GTK_WIDGET (two), "win.undo", NULL);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (one)), "Omställning"));
  g_assert_false (is_enabled (one, "undo_button"));
  g_assert_true (is_enabled (one, "redo_button"));
}

/* A path that leads to the same file by another name is the same plan. */
static void
test_same_file (Fixture *f, gconstpointer data)
{
  g_autofree char *roundabout
      = g_strdup_printf ("%s/../%s/plan.planbok", f->directory, strrchr (f->directory, '/') + 1);
  g_autofree char *link = g_build_filename (f->directory, "link.planbok", NULL);
  PbWindow *window = pb_window_new (f->application);

  g_assert_cmpint (symlink (f->path, link), ==, 0);
  pb_window_open (window, f->path);
  g_assert_true (pb_application_find_window (f->application, roundabout) == GTK_WINDOW (window));
  g_assert_true (pb_application_find_window (f->application, link) == GTK_WINDOW (window));
  g_unlink (link);
}

/* What could not be written is said at the foot until an edit succeeds; trouble with the file until it is over. Other
 * errors say nothing of what is saved. */
static void
test_saved_state (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);

  pb_window_open (window, f->path);
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
  pb_view_report (GTK_WIDGET (window), "Heading", g_error_new (PB_ERROR, PB_ERROR_INVALID, "That is no date."));
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
  pb_view_report (GTK_WIDGET (window), "Heading", g_error_new (PB_ERROR, PB_ERROR_FULL, "The disk is full."));
  g_assert_nonnull (strstr (status_of (window), "The disk is full."));
  change_title (pb_window_get_plan (window), "Plan");
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
  pb_window_set_trouble (window, "The file is gone.");
  g_assert_nonnull (strstr (status_of (window), "The file is gone."));
  pb_window_set_trouble (window, NULL);
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

/* The window that shows a text, NULL where none does. */
static GtkWindow *
find_dialog (const char *text)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (window) && find_label (window, text))
        return GTK_WINDOW (window);
    }
  return NULL;
}

/* What a view could not do stands in a dialog, heading and sentence, whether the file is to blame or not. */
static void
test_refusal (Fixture *f, gconstpointer data)
{
  static const int codes[] = { PB_ERROR_INVALID, PB_ERROR_FULL };
  PbWindow *window = pb_window_new (f->application);

  pb_window_open (window, f->path);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *heading = g_strdup_printf ("Heading %u", i);
      g_autofree char *sentence = g_strdup_printf ("Sentence %u.", i);
      GtkWindow *dialog;

      pb_view_report (GTK_WIDGET (window), heading, g_error_new_literal (PB_ERROR, codes[i], sentence));
      iterate ();
      dialog = find_dialog (sentence);
      g_assert_nonnull (dialog);
      g_assert_nonnull (find_label (GTK_WIDGET (dialog), heading));
      gtk_window_destroy (dialog);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two actions of one name: the window would take whichever was installed last. */
static void
test_action_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (PB_TYPE_WINDOW);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_CLASS (klass), i, &owner, &name, &parameter, &property);
       i++)
    {
      g_test_message ("%s", name);
      g_assert_true (g_hash_table_add (seen, g_strdup (name)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

/* A file that cannot be opened leaves the window on the welcome, without a plan and without a place among the recent.
 */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->directory, "brev.planbok", NULL);
  g_autoptr (GPtrArray) recents = NULL;
  PbWindow *window = pb_window_new (f->application);

  g_assert_true (g_file_set_contents (path, "Ett brev.", -1, NULL));
  pb_window_open (window, path);
  g_assert_null (pb_window_get_plan (window));
  recents = pb_recent_load (f->settings);
  g_assert_cmpuint (recents->len, ==, 0);
  g_unlink (path);
}

/* The list of recent plans calls a plan what it is called now. */
static void
test_recent_title (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  g_autoptr (GPtrArray) recents = NULL;

  pb_window_open (window, f->path);
  change_title (pb_window_get_plan (window), "Omställning");
  recents = pb_recent_load (f->settings);
  g_assert_cmpuint (recents->len, ==, 1);
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->title, ==, "Omställning");
}

static gboolean
drop (PbWindow *window, const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gsize n_types;
      const GType *types;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      types = gtk_drop_target_get_gtypes (GTK_DROP_TARGET (controller), &n_types);
      for (gsize j = 0; j < n_types && !taken; j++)
        {
          if (G_VALUE_HOLDS (value, types[j]))
            g_signal_emit_by_name (controller, "drop", value, 10.0, 10.0, &taken);
        }
    }
  return taken;
}

/* A plan dropped on the welcome opens there, whether it comes as a list of files or as one. */
static void
test_drop_plan (Fixture *f, gconstpointer data)
{
  PbWindow *one = pb_window_new (f->application);
  PbWindow *two;
  g_autoptr (GFile) file = g_file_new_for_path (f->path);
  g_auto (GValue) list = G_VALUE_INIT;
  g_auto (GValue) single = G_VALUE_INIT;
  GSList files = { file, NULL };

  g_value_init (&list, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&list, gdk_file_list_new_from_list (&files));
  g_assert_true (drop (one, &list));
  g_assert_nonnull (pb_window_get_plan (one));
  gtk_window_destroy (GTK_WINDOW (one));
  iterate ();

  two = pb_window_new (f->application);
  g_value_init (&single, G_TYPE_FILE);
  g_value_set_object (&single, file);
  g_assert_true (drop (two, &single));
  g_assert_nonnull (pb_window_get_plan (two));
}

/* The dialog of type that stands over the window; NULL where there is none. */
static GtkWindow *
dialog_of (PbWindow *window)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel) && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        return toplevel;
    }
  return NULL;
}

static GPtrArray *
write_table (Fixture *f, const char *text)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  char *path = g_build_filename (f->directory, "uppdrag.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (paths, path);
  return paths;
}

/* A table dropped on a plan is shown first, and only goes in when the user agrees. */
static void
test_drop_table (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  g_autoptr (GPtrArray) paths = write_table (f, "nummer;titel\n1;Ett uppdrag\n2;Ett till\n");
  g_autoptr (GFile) file = g_file_new_for_path (paths->pdata[0]);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  GPtrArray *assignments;

  pb_window_open (window, f->path);
  assignments = pb_plan_peek_records (pb_window_get_plan (window), PB_TABLE_ASSIGNMENT);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  g_assert_true (drop (window, &value));
  g_assert_cmpuint (assignments->len, ==, 0);
  g_assert_nonnull (dialog_of (window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of (window)), "import");
  iterate ();
  assignments = pb_plan_peek_records (pb_window_get_plan (window), PB_TABLE_ASSIGNMENT);
  g_assert_cmpuint (assignments->len, ==, 2);
  g_unlink (paths->pdata[0]);
}

/* A plan made of tables holds them; tables that cannot be read leave no file behind. */
static void
test_new_from_tables (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  g_autofree char *path = g_build_filename (f->directory, "ny.planbok", NULL);
  g_autoptr (GPtrArray) bad = write_table (f, "nummer;titel;status\n1;Ett uppdrag;nästan\n");
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (PbImportBatch) bad_batch = NULL;
  g_autoptr (PbImportBatch) good_batch = NULL;

  bad_batch = pb_import_batch_new (bad);
  pb_new_plan_create_at (window, path, bad_batch);
  g_assert_null (pb_window_get_plan (window));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_nonnull (dialog_of (window));

  good = write_table (f, "nummer;titel\n1;Ett uppdrag\n");
  good_batch = pb_import_batch_new (good);
  pb_new_plan_create_at (window, path, good_batch);
  g_assert_nonnull (pb_window_get_plan (window));
  g_assert_cmpuint (pb_plan_peek_records (pb_window_get_plan (window), PB_TABLE_ASSIGNMENT)->len, ==, 1);
  g_assert_cmpstr (pb_plan_get_undo_label (pb_window_get_plan (window)), !=, NULL);
  g_unlink (good->pdata[0]);
  g_unlink (path);
}

/* Where a plan is damaged, its backups are offered, and one becomes a plan beside it without anything overwritten. */
static void
test_backups (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_open (f->path, &error);
  g_autofree char *real = pb_application_resolve_path (f->path);
  g_autofree char *root = pb_backups_dup_root ();
  g_autofree char *folder = pb_backup_folder (root, real);
  g_autofree char *restored = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GDir) dir = NULL;
  GtkWidget *welcome;

  g_assert_false (pb_backups_exist (real));
  change_title (plan, "Omställning");
  g_assert_true (pb_backup_keep (plan, root, &error));
  pb_plan_close (plan);
  g_assert_true (g_file_set_contents (f->path, "Trasig.", -1, NULL));

  pb_window_open (window, f->path);
  gtk_window_present (GTK_WINDOW (window));
  iterate ();
  welcome = gtk_stack_get_visible_child (
      GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (window), PB_TYPE_WINDOW, "pages")));
  g_assert_true (gtk_widget_get_visible (
      GTK_WIDGET (gtk_widget_get_template_child (welcome, PB_TYPE_WELCOME, "backups_button"))));

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  restored = pb_backups_restore (real, g_dir_read_name (dir), &error);
  g_assert_no_error (error);
  pb_window_open (window, restored);
  g_assert_cmpstr (pb_record_get_title (pb_plan_get_document (pb_window_get_plan (window))), ==, "Omställning");
  g_dir_rewind (dir);
  again = pb_backups_restore (real, g_dir_read_name (dir), &error);
  g_assert_cmpstr (again, ==, restored);
  g_unlink (restored);
}

static void
type (GtkWidget *text, const char *words)
{
  GtkWidget *view = pb_editable_text_get_view (PB_EDITABLE_TEXT (text));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
}

static GtkWidget *
find_text (GtkWidget *widget)
{
  GtkWidget *found = PB_IS_EDITABLE_TEXT (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child);
  return found;
}

/* A window with a text that cannot be saved does not close and take it along, unless the user says so. The page about
 * the plan writes to the plan. */
static void
test_close_unsaved (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  GtkWidget *text;

  pb_window_open (window, f->path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.about-plan", NULL);
  iterate ();
  text = find_text (GTK_WIDGET (window));
  pb_editable_text_begin (PB_EDITABLE_TEXT (text));
  type (text, "Omställning");
  pb_editable_text_flush (PB_EDITABLE_TEXT (text));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Omställning"));
  type (text, "Borttappad");
  pb_plan_close (pb_window_get_plan (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)(void *)&window);
  gtk_window_close (GTK_WINDOW (window));
  iterate ();
  g_assert_nonnull (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_nonnull (dialog_of (window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog_of (window)), "close");
  iterate ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (f->application)));
}

/* A plan that can only be read says so from the first, and not that all is saved. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  GtkWidget *notice = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PB_TYPE_WINDOW, "notice"));

  pb_window_open (window, f->path);
  g_assert_false (gtk_widget_get_visible (notice));
  pb_plan_set_read_only (pb_window_get_plan (window), TRUE);
  g_assert_cmpstr (status_of (window), ==, "Can only be read");
  g_assert_true (gtk_widget_get_visible (notice));
}

/* What has the keyboard may be hidden; then the next keys must not go nowhere. */
static void
test_focus_survives (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  GtkWidget *hidden;
  GtkWidget *focus;

  pb_window_open (window, f->path);
  gtk_window_present (GTK_WINDOW (window));
  iterate ();
  hidden = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PB_TYPE_WINDOW, "menu_button"));
  g_assert_true (gtk_widget_grab_focus (hidden));
  gtk_widget_set_child_visible (hidden, FALSE);
  while ((focus = gtk_window_get_focus (GTK_WINDOW (window))) && !gtk_widget_get_mapped (focus)
         && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
}

/* Every view can be shown by name, and is remembered. */
static void
test_views (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);

  pb_window_open (window, f->path);
  for (guint i = 0; pb_sidebar_views[i]; i++)
    {
      g_autofree char *last = NULL;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", pb_sidebar_views[i]);
      last = g_settings_get_string (f->settings, "last-view");
      g_assert_cmpstr (last, ==, pb_sidebar_views[i]);
    }
}

/* A closed window leaves nothing behind: no view that listens, and no file that is held. */
static void
test_closed (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  PbPlan *plan;

  pb_window_open (window, f->path);
  plan = pb_window_get_plan (window);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; pb_sidebar_views[i]; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", pb_sidebar_views[i]);
      iterate ();
    }
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)(void *)&window);
  g_object_add_weak_pointer (G_OBJECT (plan), (gpointer *)(void *)&plan);
  gtk_window_destroy (GTK_WINDOW (window));
  while ((window || plan) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (window);
  g_assert_null (plan);
}

static void
test_recent (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) recents = NULL;
  g_autofree char *name = pb_recent_dup_name ("/a/b/karlskrona.planbok");
  g_autofree char *home = g_build_filename (g_get_home_dir (), "Planer", "x.planbok", NULL);
  g_autofree char *place = pb_recent_dup_place (home);

  for (int i = 0; i < 14; i++)
    {
      g_autofree char *path = g_strdup_printf ("/p/%d.planbok", i % 12);

      pb_recent_add (f->settings, path, i == 13 ? "Plan för handling" : NULL);
    }
  recents = pb_recent_load (f->settings);
  g_assert_cmpuint (recents->len, ==, 10);
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->path, ==, "/p/1.planbok");
  g_assert_cmpstr (((PbRecent *)recents->pdata[1])->path, ==, "/p/0.planbok");
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->title, ==, "Plan för handling");
  g_assert_cmpstr (((PbRecent *)recents->pdata[1])->title, ==, "0");
  pb_recent_remove (f->settings, "/p/1.planbok");
  g_clear_pointer (&recents, g_ptr_array_unref);
  recents = pb_recent_load (f->settings);
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->path, ==, "/p/0.planbok");
  g_assert_cmpstr (name, ==, "karlskrona");
  g_assert_cmpstr (place, ==, "Planer/x.planbok");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *data_home = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  data_home = g_dir_make_tmp ("planbok-data-XXXXXX", &error);
  g_assert_no_error (error);
  /* Not the user's own: backups are written there. */
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);
  pb_locale_init ("en");
  settings = g_settings_new (PB_APP_ID);
  application = pb_application_new (settings);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/window/shared-plan", Fixture, NULL, set_up, test_shared_plan, tear_down);
  g_test_add ("/window/same-file", Fixture, NULL, set_up, test_same_file, tear_down);
  g_test_add ("/window/saved-state", Fixture, NULL, set_up, test_saved_state, tear_down);
  g_test_add ("/window/recent-title", Fixture, NULL, set_up, test_recent_title, tear_down);
  g_test_add ("/window/drop-plan", Fixture, NULL, set_up, test_drop_plan, tear_down);
  g_test_add ("/window/drop-table", Fixture, NULL, set_up, test_drop_table, tear_down);
  g_test_add ("/window/new-from-tables", Fixture, NULL, set_up, test_new_from_tables, tear_down);
  g_test_add ("/window/backups", Fixture, NULL, set_up, test_backups, tear_down);
  g_test_add ("/window/close-unsaved", Fixture, NULL, set_up, test_close_unsaved, tear_down);
  g_test_add ("/window/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/window/focus-survives", Fixture, NULL, set_up, test_focus_survives, tear_down);
  g_test_add ("/window/refusal", Fixture, NULL, set_up, test_refusal, tear_down);
  g_test_add ("/window/action-names", Fixture, NULL, set_up, test_action_names, tear_down);
  g_test_add ("/window/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/window/views", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/window/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/window/recent", Fixture, NULL, set_up, test_recent, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  remove_tree (data_home);
  return status;
}
