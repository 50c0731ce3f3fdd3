/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* When a recurring meeting is held, as far as the plan says. No date is made up: a meeting of "every month" has a month, one
 * of "four times a year" has the year. */

typedef enum
{
  PB_RECURRENCE_UNKNOWN, /* the plan does not say how often, or in words that are not understood */
  PB_RECURRENCE_WEEKS, /* so many times every week; months: only in those, 0: in all */
  PB_RECURRENCE_MONTHS, /* so many times in each of the months */
  PB_RECURRENCE_PARTS, /* so many times in each quarter, tertial or half-year */
  PB_RECURRENCE_SEASON, /* so many times within months that a season stands for */
  PB_RECURRENCE_TIMES, /* so many times a year */
} PbRecurrenceKind;

/* How exactly the plan tells when something is. */
typedef enum
{
  PB_PRECISION_DAY,
  PB_PRECISION_WEEK,
  PB_PRECISION_MONTH,
  PB_PRECISION_SEASON,
  PB_PRECISION_YEAR,
} PbPrecision;

#define PB_RECURRENCE_MAX_YEARS 8

typedef struct
{
  PbRecurrenceKind kind;
  guint times; /* in a week, month or part; of SEASON and TIMES in the year */
  guint part; /* of PARTS: how many months each is */
  GDateWeekday weekday; /* G_DATE_BAD_WEEKDAY: not told */
  guint months; /* bit 0: January */
  gboolean reports; /* told by what is reported: "delår", "årsbokslut" */
  int years[PB_RECURRENCE_MAX_YEARS]; /* only these, where n_years > 0 */
  guint n_years;
  int first_year; /* 0: not told */
  int last_year; /* 0: not told */
  guint first_months; /* of first_year, where told; else 0 */
  gboolean has_start;
  gboolean has_end;
  GDate start; /* the meeting's own, or else the plan's */
  GDate end;
} PbRecurrence;

/* One time that the meeting is held: within [start, end]. */
typedef struct
{
  PbPrecision precision;
  GDateWeekday weekday; /* G_DATE_BAD_WEEKDAY: not told */
  GDate start;
  GDate end;
  guint turn; /* from 1, of those within the same [start, end] */
  guint turns;
  guint nth; /* from 1, of the year's */
  guint of;
} PbSlot;

/* Reads the row's months, or where it has none what its words say: "varje vecka", "två gånger i månaden", "varannan vecka",
 * "sista torsdagen i månaden", "varje kvartal", "utom juli", "jan–mars", seasons (spring is March to May, summer June to
 * August, autumn September to November), "delår" (the end of the plan's second tertial, of plans by half-years and quarters the
 * end of June), "årsbokslut", "från 2025". A word that is not understood makes all of them UNKNOWN, unless the row has
 * times a year. */
void      pb_recurrence_init        (PbRecurrence *self, PbRecord *recurring);
/* The times of a year, in order; of weeks the ISO weeks of that year (52 or 53). (transfer full) (element-type PbSlot) */
GArray   *pb_recurrence_list_slots  (const PbRecurrence *self, int year);

G_END_DECLS
