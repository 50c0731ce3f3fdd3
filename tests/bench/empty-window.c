/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <unistd.h>

/* The floor for the start: a libadwaita window with nothing in it, gone after its first frame. */

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  static const char line[] = "first-frame\n";

  _exit (write (STDOUT_FILENO, line, sizeof line - 1) < 0);
}

static void
map_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

static void
activate_cb (GtkApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (app);

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new ("se.planbok.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
