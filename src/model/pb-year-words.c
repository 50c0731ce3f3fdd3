/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-year-private.h"

#include <glib/gi18n-lib.h>

#include "pb-date.h"

char *
pb_year_dup_when (PbPrecision precision, const GDate *start, const GDate *end)
{
  GDate thursday = *start;

  switch (precision)
    {
    case PB_PRECISION_DAY:
      return pb_date_format_short (start);
    case PB_PRECISION_WEEK:
      g_date_add_days (&thursday, 3);
      return g_strdup_printf (_("week %u"), g_date_get_iso8601_week_of_year (&thursday));
    case PB_PRECISION_MONTH:
      return g_strdup (pb_date_month_name (g_date_get_month (start)));
    case PB_PRECISION_SEASON:
      return g_strdup_printf ("%s–%s", pb_date_month_short (g_date_get_month (start)),
                              pb_date_month_short (g_date_get_month (end)));
    case PB_PRECISION_YEAR:
    default:
      return g_strdup_printf ("%d", g_date_get_year (end));
    }
}

char *
pb_year_dup_note (int year, guint n, guint n_dated)
{
  if (n == 0)
    return g_strdup_printf (_("no meetings in %d"), year);
  if (n_dated == 0)
    return g_strdup (ngettext ("no date set yet", "no dates set yet", n));
  if (n_dated == n)
    return g_strdup_printf (ngettext ("%u meeting, dated", "%u meetings, all dated", n), n);
  return g_strdup_printf (_("%u of %u dated"), n_dated, n);
}

char *
pb_occasion_dup_words (const PbOccasion *self)
{
  GString *words = g_string_new (self->title);

  g_string_append_printf (words, ", %s", self->when);
  if (*self->day)
    g_string_append_printf (words, " %s", self->day);
  if (*self->detail)
    g_string_append_printf (words, ", %s", self->detail);
  if (self->past)
    g_string_append_printf (words, ", %s", _("has been"));
  return g_string_free (words, FALSE);
}
