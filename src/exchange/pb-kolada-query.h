/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The addresses of Kolada's API. Ids and years stand in segments of its paths, at most 25 in each. */
#define PB_KOLADA_SEGMENT 25
#define PB_KOLADA_PAGE 5000
/* The first year that the database has anything of. */
#define PB_KOLADA_FIRST_YEAR 1993

char      *pb_kolada_query_search (const char *base, const char *title);
char      *pb_kolada_query_list   (const char *base, const char *what); /* municipality, municipality_groups */
/* kpis, places: (element-type utf8), places NULL for all. first_year 0: all years; then, and where there are no places, the
 * years end with last_year. from_date: only what changed since, NULL for all. (element-type utf8) (transfer full) */
GPtrArray *pb_kolada_query_values (const char *base, GPtrArray *kpis, GPtrArray *places, int first_year, int last_year,
                                   const char *from_date);
/* Titles of indicators by id. */
GPtrArray *pb_kolada_query_kpis   (const char *base, GPtrArray *kpis);

G_END_DECLS
