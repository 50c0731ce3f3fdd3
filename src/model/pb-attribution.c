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

char *
pb_attribution_dup_for (PbRecord *indicator, PbSeries *series)
{
  const char *source = pb_record_get_text (indicator, PB_INDICATOR_SOURCE);

  for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
    if (pb_series_get_fetch (series, gender) != NULL)
      return pb_attribution_dup (pb_series_get_fetch (series, gender));
  return source != NULL ? g_strdup_printf (_("Source: %s"), source) : NULL;
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
