/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-query.h"

char *
pb_kolada_query_search (const char *base, const char *title)
{
  g_autofree char *escaped = g_uri_escape_string (title, NULL, FALSE);
  return g_strdup_printf ("%s/kpi?title=%s&per_page=%d", base, escaped, PB_KOLADA_PAGE);
}

char *
pb_kolada_query_list (const char *base, const char *what)
{
  return g_strdup_printf ("%s/%s?per_page=%d", base, what, PB_KOLADA_PAGE);
}

/* "N25018,N25019": up to 25 from the array's place on. (transfer full) */
static char *
join (GPtrArray *ids, guint from)
{
  GString *text = g_string_new (NULL);
  for (guint i = from; i < ids->len && i < from + PB_KOLADA_SEGMENT; i++)
    {
      g_autofree char *escaped = g_uri_escape_string (ids->pdata[i], NULL, FALSE);
      g_string_append_printf (text, "%s%s", i > from ? "," : "", escaped);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list_years (int first, int last)
{
  GPtrArray *years = g_ptr_array_new_with_free_func (g_free);
  for (int year = first; year <= last; year++)
    g_ptr_array_add (years, g_strdup_printf ("%d", year));
  return years;
}

GPtrArray *
pb_kolada_query_kpis (const char *base, GPtrArray *kpis)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kpis->len; i += PB_KOLADA_SEGMENT)
    {
      g_autofree char *ids = join (kpis, i);
      g_ptr_array_add (addresses, g_strdup_printf ("%s/kpi/%s?per_page=%d", base, ids, PB_KOLADA_PAGE));
    }
  return addresses;
}

/* Any two of the three segments will do: where places are told, no years are all years. */
GPtrArray *
pb_kolada_query_values (const char *base, GPtrArray *kpis, GPtrArray *places, int first_year, int last_year,
                        const char *from_date)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  gboolean with_years = places == NULL || first_year != 0;
  g_autoptr (GPtrArray) years
      = with_years ? list_years (first_year != 0 ? first_year : PB_KOLADA_FIRST_YEAR, last_year) : NULL;
  guint n_places = places != NULL ? places->len : 1, n_years = years != NULL ? years->len : 1;
  for (guint k = 0; k < kpis->len; k += PB_KOLADA_SEGMENT)
    for (guint p = 0; p < n_places; p += PB_KOLADA_SEGMENT)
      for (guint y = 0; y < n_years; y += PB_KOLADA_SEGMENT)
        {
          g_autofree char *kpi = join (kpis, k), *place = places != NULL ? join (places, p) : NULL;
          g_autofree char *year = years != NULL ? join (years, y) : NULL;
          g_ptr_array_add (addresses,
                           g_strconcat (base, "/data/kpi/", kpi, place != NULL ? "/municipality/" : "",
                                        place != NULL ? place : "", year != NULL ? "/year/" : "", year != NULL ? year : "",
                                        "?per_page=" G_STRINGIFY (PB_KOLADA_PAGE), from_date != NULL ? "&from_date=" : "",
                                        from_date != NULL ? from_date : "", NULL));
        }
  return addresses;
}
