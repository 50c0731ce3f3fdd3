/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-attribution.h"

#include <glib/gi18n-lib.h>

#include "pb-date.h"

const char *
pb_attribution_own (void)
{
  return _("own calculation");
}

char *
pb_attribution_dup_computed (const char *what)
{
  /* TRANSLATORS: what was computed, in the plural: "Differences: own calculation" */
  return g_strdup_printf (_("%s: own calculation"), what);
}

char *
pb_attribution_dup (PbRecord *fetch)
{
  const char *at = fetch != NULL ? pb_record_get_text (fetch, PB_FETCH_AT) : NULL;
  g_autofree char *day = at != NULL ? g_strndup (at, 10) : NULL;
  g_autofree char *words = NULL;
  GDate date;

  if (day == NULL)
    return NULL;
  words = pb_date_from_iso (day, &date) ? pb_date_format (&date) : g_strdup (day);
  /* TRANSLATORS: a source and a date: "Source: Kolada, fetched 25 Nov 2026" */
  return g_strdup_printf (_("Source: %s, fetched %s"), pb_record_get_text (fetch, PB_FETCH_SOURCE), words);
}

/* What the indicator says of its own values; NULL where it names but the source that others were fetched from, which does not
 * stand for what was typed. */
static const char *
get_own_source (PbRecord *indicator, PbRecord *fetch)
{
  const char *source = pb_record_get_text (indicator, PB_INDICATOR_SOURCE);

  return fetch != NULL && g_strcmp0 (source, pb_record_get_text (fetch, PB_FETCH_SOURCE)) == 0 ? NULL : source;
}

char *
pb_attribution_dup_point (PbRecord *indicator, PbSeries *series, PbGender gender, const PbPoint *point)
{
  PbRecord *fetch = pb_series_get_fetch (series, gender);
  const char *source = get_own_source (indicator, fetch);

  if (!point->typed)
    return pb_attribution_dup (point->fetch);
  if (source != NULL)
    return g_strdup_printf (_("Source: %s"), source);
  return fetch != NULL ? g_strdup (_("Typed in the plan")) : NULL;
}

char *
pb_attribution_dup_for (PbRecord *indicator, PbSeries *series)
{
  PbRecord *fetch;
  gboolean typed;
  const char *source;
  g_autofree char *fetched = NULL;

  pb_series_get_sources (series, &typed, &fetch);
  fetched = pb_attribution_dup (fetch);
  source = get_own_source (indicator, fetch);
  if (fetched == NULL)
    return source != NULL ? g_strdup_printf (_("Source: %s"), source) : NULL;
  if (!typed)
    return g_steal_pointer (&fetched);
  if (source == NULL)
    /* TRANSLATORS: source and day of the values that were fetched */
    return g_strdup_printf (_("%s; some values are typed in the plan"), fetched);
  /* TRANSLATORS: source and day of the values that were fetched, and the source of those that were typed */
  return g_strdup_printf (_("%s; values typed in the plan: %s"), fetched, source);
}

char *
pb_attribution_dup_with (PbRecord *indicator, PbSeries *series, const char *computed)
{
  g_autofree char *source = pb_attribution_dup_for (indicator, series);
  g_autofree char *own = computed != NULL ? pb_attribution_dup_computed (computed) : NULL;

  if (source == NULL || own == NULL)
    return source != NULL ? g_steal_pointer (&source) : g_steal_pointer (&own);
  return g_strdup_printf ("%s. %s", source, own);
}
