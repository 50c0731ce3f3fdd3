/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "exchange/pb-kolada.h"

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static gboolean
interrupted_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
parse_years (const char *text, int *first, int *last)
{
  char *end;
  *first = (int) g_ascii_strtoll (text, &end, 10);
  *last = *first;
  if (*end == '-')
    *last = (int) g_ascii_strtoll (end + 1, &end, 10);
  return *end == '\0' && *first >= 1950 && *last >= *first && *last <= 2149;
}

static void
kpi_free (gpointer data)
{
  PbKoladaKpi *kpi = data;
  g_free (kpi->id);
  g_free (kpi);
}

static void
place_free (gpointer data)
{
  PbKoladaPlace *place = data;
  g_free (place->id);
  g_free (place);
}

/* Ids alone: Kolada is asked for their titles. */
static GPtrArray *
list_kpis (int argc, char **argv)
{
  GPtrArray *kpis = g_ptr_array_new_with_free_func (kpi_free);
  for (int i = 1; i < argc; i++)
    {
      PbKoladaKpi *kpi = g_new0 (PbKoladaKpi, 1);
      kpi->id = g_strdup (argv[i]);
      g_ptr_array_add (kpis, kpi);
    }
  return kpis;
}

static GPtrArray *
list_places (const char *codes)
{
  g_auto (GStrv) parts = codes != NULL ? g_strsplit (codes, ",", -1) : NULL;
  GPtrArray *places = parts != NULL ? g_ptr_array_new_with_free_func (place_free) : NULL;
  for (char **part = parts; part != NULL && *part != NULL; part++)
    {
      PbKoladaPlace *place = g_new0 (PbKoladaPlace, 1);
      place->id = g_strdup (g_strstrip (*part));
      g_ptr_array_add (places, place);
    }
  return places;
}

static gboolean
run (PbKolada *kolada, PbPlan *plan, GPtrArray *kpis, GPtrArray *places, int first, int last, PbKoladaSummary *summary,
     GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  Wait wait = { loop, NULL };
  guint handler = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  if (kpis->len == 0)
    pb_kolada_refresh_async (kolada, plan, cancellable, done_cb, &wait);
  else
    pb_kolada_fetch_async (kolada, plan, kpis, places, first, last, cancellable, done_cb, &wait);
  g_main_loop_run (loop);
  g_source_remove (handler);
  result = wait.result;
  return kpis->len == 0 ? pb_kolada_refresh_finish (kolada, result, summary, error)
                        : pb_kolada_fetch_finish (kolada, result, summary, error);
}

int
pb_cli_fetch (int argc, char **argv)
{
  char *base_url = NULL, *municipality = NULL, *years = NULL;
  const PbCliOption options[]
      = { { "base-url", &base_url, NULL }, { "municipality", &municipality, NULL }, { "years", &years, NULL } };
  PbKoladaSummary summary = { 0 };
  g_autoptr (GError) error = NULL;
  int first = 0, last = 0;
  if (!pb_cli_parse ("fetch", &argc, argv, options, G_N_ELEMENTS (options), 1, -1))
    return PB_CLI_USAGE;
  if (years != NULL && !parse_years (years, &first, &last))
    {
      g_printerr (_ ("“%s” are no years. Write for example --years=2019-2023.\n"), years);
      return PB_CLI_USAGE;
    }
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  g_autoptr (PbKolada) kolada = pb_kolada_new (base_url);
  g_autoptr (GPtrArray) kpis = list_kpis (argc, argv), places = list_places (municipality);
  if (!run (kolada, plan, kpis, places, first, last, &summary, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  g_autofree char *text = pb_kolada_summary_dup_text (&summary), *unnamed = pb_kolada_summary_dup_unnamed (&summary);
  if (summary.changed)
    g_print ("%s\n", text);
  else
    g_print (_ ("The plan holds all of it already. Nothing is changed.\n"));
  if (unnamed != NULL)
    g_print (_ ("Kolada was not asked what they are called: %s. They are called by their ids until a refresh.\n"), unnamed);
  return PB_CLI_OK;
}
