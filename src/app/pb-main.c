/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "model/pb-locale.h"
#include "pb-application.h"

/* GTK 4.8 loads all of GL even for the cairo renderer, which doubles the memory and a third of the start for nothing:
 * what Planbok draws is text and lines. Whoever sets either variable decides. */
static void
choose_renderer (void)
{
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

static GSettings *
load_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, PB_APP_ID, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PbApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *language = NULL;
  g_auto (GStrv) again = NULL;
  int status;

  choose_renderer ();
  /* A file at its size limit is an error that SQLite reports, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);

  settings = load_settings ();
  language = settings ? g_settings_get_string (settings, "language") : g_strdup ("system");
  /* GTK would set the locale anew from the environment, which may have none that speaks Swedish. */
  gtk_disable_setlocale ();
  pb_locale_init (language);
  g_set_prgname (PB_APP_ID);
  g_set_application_name (_("Planbok"));
  if (settings == NULL)
    {
      g_printerr (
          _("Planbok is not installed completely: its settings (%s) are missing. Install it again, or start it "
             "with ./run.\n"),
          PB_APP_ID);
      return 1;
    }

  application = pb_application_new (settings);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  again = pb_application_steal_restart (application);
  if (again)
    {
      g_settings_sync ();
      g_clear_object (&application);
      execv ("/proc/self/exe", again);
      g_printerr (_("Planbok could not start again: %s. Start it yourself.\n"), g_strerror (errno));
      return 1;
    }
  return status;
}
