/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-recurrence-private.h"

#include <string.h>

/* A plan's meetings are held while it is in force, unless they have dates of their own. */
static void
set_bounds (PbRecurrence *self, PbRecord *recurring)
{
  PbRecord *document = pb_plan_get_document (pb_record_get_plan (recurring));

  self->has_start = pb_record_get_date (recurring, PB_RECURRING_START, &self->start)
                    || pb_record_get_date (document, PB_PLAN_VALID_FROM, &self->start);
  self->has_end = pb_record_get_date (recurring, PB_RECURRING_END, &self->end)
                  || pb_record_get_date (document, PB_PLAN_VALID_TO, &self->end);
}

/* How many times a year the words come to, where they say it so; 0: they do not. */
static guint
count_per_year (const PbRecurrence *self)
{
  switch (self->kind)
    {
    case PB_RECURRENCE_WEEKS:
      return self->times * 52;
    case PB_RECURRENCE_MONTHS:
      return self->times * 12;
    case PB_RECURRENCE_PARTS:
      return self->times * 12 / self->part;
    case PB_RECURRENCE_SEASON:
    case PB_RECURRENCE_TIMES:
    case PB_RECURRENCE_UNKNOWN:
    default:
      return 0;
    }
}

/* What is told twice holds as the column says. */
static void
set_per_year (PbRecurrence *self, guint per_year)
{
  guint listed = self->kind == PB_RECURRENCE_MONTHS ? self->times * (guint)__builtin_popcount (self->months) : 0;

  if (per_year == count_per_year (self) || per_year == listed)
    return;
  if (self->kind != PB_RECURRENCE_SEASON)
    {
      self->kind = PB_RECURRENCE_TIMES;
      self->months = 0;
    }
  self->times = per_year;
}

static void
set_months (PbRecurrence *self, const char *months, PbPeriodKind kind)
{
  PbRecurrence column;

  if (!pb_recurrence_read (&column, months, TRUE, kind))
    {
      self->kind = PB_RECURRENCE_UNKNOWN;
      return;
    }
  if (column.kind == PB_RECURRENCE_SEASON && self->kind != PB_RECURRENCE_WEEKS && self->kind != PB_RECURRENCE_MONTHS)
    {
      self->times = MAX (self->times, column.times);
      self->kind = PB_RECURRENCE_SEASON;
    }
  else if (self->kind != PB_RECURRENCE_WEEKS)
    {
      self->times = self->kind == PB_RECURRENCE_MONTHS ? self->times : 1;
      self->kind = PB_RECURRENCE_MONTHS;
    }
  self->months = column.months;
  self->reports |= column.reports;
}

/* Within the years that the words tell. */
static void
narrow_bounds (PbRecurrence *self)
{
  GDate date;

  g_date_clear (&date, 1);
  if (self->last_year)
    {
      g_date_set_dmy (&date, 31, 12, (GDateYear)self->last_year);
      if (!self->has_end || g_date_compare (&date, &self->end) < 0)
        self->end = date;
      self->has_end = TRUE;
    }
  if (!self->first_year || self->kind == PB_RECURRENCE_TIMES)
    return;
  g_date_set_dmy (&date, 1, self->first_months ? g_bit_nth_lsf (self->first_months, -1) + 1 : 1,
                  (GDateYear)self->first_year);
  if (!self->has_start || g_date_compare (&date, &self->start) > 0)
    self->start = date;
  self->has_start = TRUE;
}

void
pb_recurrence_init (PbRecurrence *self, PbRecord *recurring)
{
  PbRecord *document = pb_plan_get_document (pb_record_get_plan (recurring));
  const char *months = pb_record_get_text (recurring, PB_RECURRING_MONTHS);
  const char *frequency = pb_record_get_text (recurring, PB_RECURRING_FREQUENCY);
  gint64 per_year = CLAMP (pb_record_get_int (recurring, PB_RECURRING_PER_YEAR), 0, 366);
  PbPeriodKind kind = MAX (pb_record_get_enum (document, PB_PLAN_PERIOD_KIND), 0);

  memset (self, 0, sizeof *self);
  if (frequency && *frequency && !pb_recurrence_read (self, frequency, FALSE, kind))
    memset (self, 0, sizeof *self);
  if (months && *months)
    set_months (self, months, kind);
  else if (per_year > 0)
    set_per_year (self, (guint)per_year);
  if (self->kind == PB_RECURRENCE_SEASON && months && *months && per_year > 0)
    self->times = (guint)per_year;
  set_bounds (self, recurring);
  narrow_bounds (self);
}

static gboolean
is_in_year (const PbRecurrence *self, int year)
{
  if (self->first_year && year < self->first_year)
    return FALSE;
  for (guint i = 0; i < self->n_years; i++)
    if (self->years[i] == year)
      return TRUE;
  return self->n_years == 0;
}

static void
add_slots (const PbRecurrence *self, GArray *slots, PbPrecision precision, const GDate *start, const GDate *end,
           guint times)
{
  PbSlot slot = { .precision = precision, .weekday = self->weekday, .start = *start, .end = *end, .turns = times };

  if ((self->has_start && g_date_compare (end, &self->start) < 0)
      || (self->has_end && g_date_compare (start, &self->end) > 0))
    return;
  for (slot.turn = 1; slot.turn <= times; slot.turn++)
    g_array_append_val (slots, slot);
}

static void
add_weeks (const PbRecurrence *self, GArray *slots, int year)
{
  GDate monday, thursday, sunday;

  /* The fourth of January is always in week 1. */
  g_date_clear (&monday, 1);
  g_date_set_dmy (&monday, 4, G_DATE_JANUARY, (GDateYear)year);
  g_date_subtract_days (&monday, g_date_get_weekday (&monday) - G_DATE_MONDAY);
  for (thursday = monday, g_date_add_days (&thursday, 3); g_date_get_year (&thursday) == year;
       g_date_add_days (&thursday, 7), g_date_add_days (&monday, 7))
    {
      sunday = monday;
      g_date_add_days (&sunday, 6);
      if (self->months == 0 || self->months & (1u << (g_date_get_month (&thursday) - 1)))
        add_slots (self, slots, PB_PRECISION_WEEK, &monday, &sunday, self->times);
    }
}

static void
set_month (GDate *start, GDate *end, int month, int year)
{
  g_date_clear (start, 1);
  g_date_clear (end, 1);
  g_date_set_dmy (start, 1, month, (GDateYear)year);
  g_date_set_dmy (end, g_date_get_days_in_month (month, (GDateYear)year), month, (GDateYear)year);
}

static void
add_months (const PbRecurrence *self, GArray *slots, int year)
{
  GDate start, end;

  for (int month = 1; month <= 12; month++)
    if (self->months & (1u << (month - 1)))
      {
        set_month (&start, &end, month, year);
        add_slots (self, slots, PB_PRECISION_MONTH, &start, &end, self->times);
      }
}

static void
add_parts (const PbRecurrence *self, GArray *slots, int year)
{
  GDate start, end, ignored;

  for (int month = 1; month <= 12; month += (int)self->part)
    {
      set_month (&start, &ignored, month, year);
      set_month (&ignored, &end, month + (int)self->part - 1, year);
      add_slots (self, slots, PB_PRECISION_SEASON, &start, &end, self->times);
    }
}

/* From the first to the last of the months; without months the whole year. */
static void
add_times (const PbRecurrence *self, GArray *slots, guint months, guint times, int year)
{
  GDate start, end, ignored;

  set_month (&start, &ignored, months ? g_bit_nth_lsf (months, -1) + 1 : 1, year);
  set_month (&ignored, &end, months ? g_bit_nth_msf (months, -1) + 1 : 12, year);
  add_slots (self, slots, months ? PB_PRECISION_SEASON : PB_PRECISION_YEAR, &start, &end, times);
}

/* As many in spring as in autumn, where that can be. */
static void
add_seasons (const PbRecurrence *self, GArray *slots, int year)
{
  guint n = 0;

  for (guint at = 2; at <= 8; at += 3)
    n += (self->months >> at & 0x7u) == 0x7u;
  if (n * 3 != (guint)__builtin_popcount (self->months) || self->times % n)
    {
      add_times (self, slots, self->months, self->times, year);
      return;
    }
  for (guint at = 2; at <= 8; at += 3)
    if (self->months >> at & 0x7u)
      add_times (self, slots, 0x7u << at, self->times / n, year);
}

GArray *
pb_recurrence_list_slots (const PbRecurrence *self, int year)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (PbSlot));

  g_return_val_if_fail (year >= 1 && year <= 9998, slots);

  if (!is_in_year (self, year))
    return slots;
  if (self->kind == PB_RECURRENCE_WEEKS)
    add_weeks (self, slots, year);
  else if (self->kind == PB_RECURRENCE_MONTHS)
    add_months (self, slots, year);
  else if (self->kind == PB_RECURRENCE_PARTS)
    add_parts (self, slots, year);
  else if (self->kind == PB_RECURRENCE_SEASON)
    add_seasons (self, slots, year);
  else if (self->kind == PB_RECURRENCE_TIMES)
    add_times (self, slots, year == self->first_year ? self->first_months : 0, self->times, year);
  for (guint i = 0; i < slots->len; i++)
    {
      g_array_index (slots, PbSlot, i).nth = i + 1;
      g_array_index (slots, PbSlot, i).of = slots->len;
    }
  return slots;
}
