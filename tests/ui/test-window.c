/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "app/pb-application.h"
#include "app/pb-recent.h"
#include "app/pb-sidebar.h"
#include "app/pb-window.h"
#include "model/pb-edit.h"
#include "model/pb-locale.h"

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

/* What could not be written is said at the foot until an edit succeeds; trouble with the file until it is over. */
static void
test_saved_state (Fixture *f, gconstpointer data)
{
  PbWindow *window = pb_window_new (f->application);

  pb_window_open (window, f->path);
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.report", "(ss)", "Heading", "The disk is full.");
  g_assert_nonnull (strstr (status_of (window), "The disk is full."));
  change_title (pb_window_get_plan (window), "Plan");
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
  pb_window_set_trouble (window, "The file is gone.");
  g_assert_nonnull (strstr (status_of (window), "The file is gone."));
  pb_window_set_trouble (window, NULL);
  g_assert_cmpstr (status_of (window), ==, "Everything is saved");
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

      pb_recent_add (f->settings, path);
    }
  recents = pb_recent_load (f->settings);
  g_assert_cmpuint (recents->len, ==, 10);
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->path, ==, "/p/1.planbok");
  g_assert_cmpstr (((PbRecent *)recents->pdata[1])->path, ==, "/p/0.planbok");
  pb_recent_remove (f->settings, "/p/1.planbok");
  g_clear_pointer (&recents, g_ptr_array_unref);
  recents = pb_recent_load (f->settings);
  g_assert_cmpstr (((PbRecent *)recents->pdata[0])->path, ==, "/p/0.planbok");
  g_assert_cmpstr (name, ==, "karlskrona");
  g_assert_cmpstr (place, ==, "Planer/x.planbok");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  int status;

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
  g_test_add ("/window/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/window/views", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/window/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/window/recent", Fixture, NULL, set_up, test_recent, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
