/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "pb-tables.h"

G_BEGIN_DECLS

/* ISO 8601 (2026-11-22) as stored. FALSE where it is none. */
gboolean  pb_date_from_iso       (const char *iso, GDate *date);
char     *pb_date_to_iso         (const GDate *date);
/* As people write it: 2026-11-22, 20261122, 22/11 2026, 22.11.2026, "22 nov. 2026", "22 november 2026", "22 nov" (this year).
 * A sentence where it is none. */
gboolean  pb_date_parse          (const char *text, GDate *date, GError **error);
/* 1–12 for a month's name in either language, in full or cut to three letters or more ("sept"); 0 where it is none. */
int       pb_date_month_from_word (const char *word);
/* sv "22 nov. 2026", en "22 Nov 2026". */
char     *pb_date_format         (const GDate *date);
/* sv "22 november 2026". */
char     *pb_date_format_long    (const GDate *date);
/* sv "22 nov.": without the year. */
char     *pb_date_format_short   (const GDate *date);
/* sv "nov. 2026". */
char     *pb_date_format_month   (const GDate *date);
/* sv "november", "nov."; month 1–12. */
const char *pb_date_month_name   (int month);
const char *pb_date_month_short  (int month);
/* sv "onsdag". */
const char *pb_date_weekday_name (const GDate *date);
/* "i dag", "i morgon", "om 8 dagar", "8 dagar sent": how date lies to today, late where it has passed. */
char     *pb_date_format_distance (const GDate *date, const GDate *today);
/* Local today; PLANBOK_TODAY=2026-11-22 stands in for it in tests and pictures. */
void      pb_date_today          (GDate *today);
/* Now in UTC as stored: 2026-11-22T10:00:00Z. Follows PLANBOK_TODAY's day where that is set. */
char     *pb_time_now            (void);
/* A stored time shown locally: "22 nov. 2026 11.00" / "11:00" in English. */
char     *pb_time_format         (const char *iso);
/* Only the clock: "11.00". */
char     *pb_time_format_clock   (const char *iso);

/* Periods: "2024" "2024-T1" "2024-Q3" "2024-H1" "2024-04". FALSE where it is none of these. start and end may be NULL. */
gboolean  pb_period_parse        (const char *code, GDate *start, GDate *end);
/* sv "tertial 1 2024", "kvartal 3 2024", "första halvåret 2024", "april 2024", "2024"; the code itself where it is no period. */
char     *pb_period_format       (const char *code);
/* "tertial 1": without the year ("2024" for a year). */
char     *pb_period_format_short (const char *code);
/* 0 where it is no period. */
int       pb_period_year         (const char *code);
/* The period of that kind that date falls in. (transfer full) */
char     *pb_period_at           (PbPeriodKind kind, const GDate *date);
/* The code of the period that the words begin with, in small letters: "kvartal 3 2026", "april 2026", "2026", "2026-t1",
 * "2026-k3"; *taken: how many of them it takes. NULL where they begin with none. (transfer full) */
char     *pb_period_from_words   (char **words, guint n, guint *taken);
/* The same of a text that is a period and nothing else. (transfer full) */
char     *pb_period_from_text    (const char *text);
/* How many months the period covers: 12, 6, 4, 3 or 1; 0 where it is no period. */
int       pb_period_months       (const char *code);
/* The period of that many months that date falls in. (transfer full) */
char     *pb_period_of_months    (int months, const GDate *date);
/* Does code end later than the other period? A whole year that the other stands in is told so far, and not later. */
gboolean  pb_period_is_later     (const char *code, const char *than);
/* The one before. NULL where code is no period. (transfer full) */
char     *pb_period_previous     (const char *code);

G_END_DECLS
