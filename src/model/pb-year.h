/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-recurrence.h"

G_BEGIN_DECLS

/* A year of the plan (årshjul): what is reported, when one meets, and what assignments reach. Data of the moment it was made. */

typedef enum
{
  PB_RING_REPORTS, /* periods, and recurring meetings told by them */
  PB_RING_RECURRING, /* one recurring meeting */
  PB_RING_MEETINGS, /* meetings that are not of a recurring one, or of one beyond those that get a ring each */
  PB_RING_MILESTONES, /* starts and ends of assignments, activities due */
} PbRingKind;

typedef struct
{
  PbRingKind kind;
  char *title;
  PbRecord *recurring; /* of RECURRING; else NULL */
  gboolean weekly;
  guint n; /* occasions */
} PbRing;

typedef struct
{
  guint ring;
  PbRecord *record; /* meeting, recurring meeting, period, assignment or activity; NULL: a period that has no row */
  PbPrecision precision;
  GDate start; /* of a DAY the same as end; of a week it may lie in the year before */
  GDate end;
  guint nth; /* of a recurring meeting's times of the year; 0: not one of those */
  guint of;
  guint turn; /* of those that have the same start and end; else 1 */
  guint turns;
  gboolean past;
  char *title; /* "Lärande råd" */
  char *detail; /* "4 av 4"; "" where there is no more to say */
  char *when; /* "2 dec.", "vecka 49", "december", "2026" */
  char *day; /* "onsdag"; "dag ej bestämd" */
} PbOccasion;

/* What is said of a recurring meeting in a year. */
typedef struct
{
  PbRecord *recurring;
  guint ring;
  guint n; /* times in the year */
  guint n_dated; /* of those with a date */
  char *frequency; /* as the plan has it */
  char *note; /* "inga möten 2026", "3 av 12 har datum", "kan inte tolkas" */
} PbYearRecurring;

typedef struct
{
  int year;
  guint n_days; /* 365 or 366 */
  GDate today;
  GPtrArray *rings; /* PbRing, outermost first; those that are empty too, but for MEETINGS and MILESTONES */
  GPtrArray *occasions; /* PbOccasion by start, then end, then ring */
  GPtrArray *recurring; /* PbYearRecurring in the plan's order */
  GPtrArray *elsewhere; /* sentences: what belongs to another year, and what is not understood */
} PbYear;

PbYear     *pb_year_new            (PbPlan *plan, int year, const GDate *today);
void        pb_year_free           (PbYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbYear, pb_year_free)

/* Where a day begins in the year, 0 to 1: 1 January is 0, and 1 is the end of 31 December. Days outside the year are brought
 * to its ends. */
double      pb_year_get_position   (const PbYear *self, const GDate *date);
/* Where its mark stands: the middle of the day, week, month or season; times of a year that the plan says no more of are
 * spread evenly. */
double      pb_occasion_get_middle (const PbYear *self, const PbOccasion *occasion);
/* 0 to 1, negative where today is not in the year. */
double      pb_year_get_today      (const PbYear *self);
/* What is to come in the year, at most limit (0: all); of a recurring meeting's times without a date the next one only. (transfer container) (element-type PbOccasion) */
GPtrArray  *pb_year_list_next      (const PbYear *self, guint limit);
/* "Lärande råd, 2 dec. onsdag, 4 av 4": all of it in a line; what has been says so. (transfer full) */
char       *pb_occasion_dup_words  (const PbOccasion *occasion);
/* The years that there is something to see of, at least today's. */
void        pb_year_find_span      (PbPlan *plan, const GDate *today, int *first, int *last);

G_END_DECLS
