/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that fetches from Kolada, where nobody answers. */
#include <adwaita.h>

#include "app/pb-kolada-dialog.h"
#include "model/pb-locale.h"
#include "test-tree.h"
#include "widgets/pb-tick-list.h"

static GtkWidget *
find_button (GtkWidget *root, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = test_find (root, GTK_TYPE_BUTTON, i)); i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;
  return NULL;
}

/* Without the list of municipalities nobody can have chosen among them: fetching would be fetching all. */
static void
test_no_places (TestPlan *t, gconstpointer data)
{
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *dialog = pb_kolada_dialog_present (GTK_WINDOW (parent), t->plan, "http://127.0.0.1:1/v3");
  PbTickList *indicators = PB_TICK_LIST (test_find (dialog, PB_TYPE_TICK_LIST, 0));
  GtkWidget *fetch = find_button (dialog, "kolada.fetch");

  pb_tick_list_add (indicators, "N91001", "Kostnad", NULL);
  pb_tick_list_set_ticked (indicators, "N91001", TRUE);
  g_signal_emit_by_name (indicators, "changed");
  test_wait_until (test_find_label (dialog, "Try again") != NULL || test_find_label (dialog, "127.0.0.1") != NULL);
  g_assert_nonnull (fetch);
  g_assert_false (gtk_widget_get_sensitive (fetch));
  /* The plan is held until what was asked has ended. */
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_wait_until (dialog == NULL);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  test_plan_add ("/kolada-dialog/no-places", TestPlan, test_no_places);
  return g_test_run ();
}
