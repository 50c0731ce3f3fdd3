/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-locale.h"
#include "test-tree.h"
#include "views/pb-save-name.h"

static void
remember_cb (const char *path, gpointer user_data)
{
  char **saved = user_data;

  g_free (*saved);
  *saved = g_strdup (path);
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* A name that the chooser did not ask about is asked about here, before anything is written over. */
static void
test_save_name (void)
{
  static const struct { const char *chosen, *suffix, *path; } names[] = {
    { "/a/plan", ".xlsx", "/a/plan.xlsx" },     { "/a/plan.xlsx", ".xlsx", "/a/plan.xlsx" },
    { "/a/PLAN.XLSX", ".xlsx", "/a/PLAN.XLSX" }, { "/a/plan.v2", ".pdf", "/a/plan.v2.pdf" },
  };
  g_autofree char *folder = g_dir_make_tmp ("planbok-XXXXXX", NULL), *saved = NULL;
  g_autofree char *chosen = g_build_filename (folder, "prec", NULL), *path = pb_save_name_dup (chosen, ".ics");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *named = pb_save_name_dup (names[i].chosen, names[i].suffix);

      g_assert_cmpstr (named, ==, names[i].path);
    }
  pb_save_name_settle (NULL, chosen, path, remember_cb, &saved, NULL);
  g_assert_cmpstr (saved, ==, path);
  g_clear_pointer (&saved, g_free);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  pb_save_name_settle (NULL, path, path, remember_cb, &saved, NULL);
  g_assert_cmpstr (saved, ==, path);
  g_clear_pointer (&saved, g_free);
  for (guint i = 0; i < 2; i++)
    {
      pb_save_name_settle (NULL, chosen, path, remember_cb, &saved, NULL);
      test_wait_until (find_question ());
      g_assert_null (saved);
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (find_question ())), ==, "Replace “prec.ics”?");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), i == 0 ? "cancel" : "replace");
      gtk_window_close (find_question ());
      test_wait_until (!find_question ());
      g_assert_cmpstr (saved, ==, i == 0 ? NULL : path);
    }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/save-name/settle", test_save_name);
  return g_test_run ();
}
