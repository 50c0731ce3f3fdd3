/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-recurrence.h"

#include <string.h>

#include "pb-date.h"

#define ALL_MONTHS 0xfffu

/* What has been read of a text so far. */
typedef struct
{
  PbRecurrence *to;
  gboolean is_months; /* the text is the column of months: a number is a month there */
  PbPeriodKind kind;
  gboolean every; /* "varje" stands before */
  gboolean first; /* "första" or "från" does: what follows is when it begins */
  gboolean weekly;
  gboolean monthly;
  guint seasons;
  guint number; /* "fyra" before "gånger" */
  int month; /* the last one named, for "jan–mars" */
  gboolean range;
} Reading;

static gboolean
is_one_of (const char *word, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static guint
number_from_word (const char *word)
{
  static const char *const numbers[] = {
    "en|ett|one|once", "två|two|twice", "tre|three", "fyra|four",  "fem|five",    "sex|six",
    "sju|seven",       "åtta|eight",    "nio|nine",  "tio|ten",    "elva|eleven", "tolv|twelve",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (is_one_of (word, numbers[i]))
      return i + 1;
  return 0;
}

static guint
season_from_word (const char *word)
{
  static const struct
  {
    const char *words;
    guint months;
  } seasons[] = {
    { "vår|våren|spring", 0x7u << 2 },
    { "sommar|sommaren|summer", 0x7u << 5 },
    { "höst|hösten|autumn", 0x7u << 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (is_one_of (word, seasons[i].words))
      return seasons[i].months;
  return 0;
}

/* Swedish law lets an interim report cover six to eight months (LKBR 13 kap.); a plan by tertials means the second. */
static guint
report_from_word (const char *word, PbPeriodKind kind)
{
  if (is_one_of (word, "delår|delårsrapport|delårsbokslut|delårsuppföljning"))
    return kind == PB_PERIOD_KIND_TERTIAL ? 1u << 7 : 1u << 5;
  if (is_one_of (word, "årsbokslut|bokslut|årsredovisning|helår"))
    return 1u << 11;
  if (is_one_of (word, "tertialvis|tertialsvis"))
    return 1u << 3 | 1u << 7 | 1u << 11;
  if (is_one_of (word, "kvartalsvis|quarterly"))
    return 1u << 2 | 1u << 5 | 1u << 8 | 1u << 11;
  return 0;
}

static void
add_year (Reading *self, int year)
{
  PbRecurrence *to = self->to;

  if (self->first)
    {
      to->first_year = year;
      to->first_months = self->seasons;
      self->seasons = 0;
      self->first = FALSE;
    }
  else if (to->n_years < PB_RECURRENCE_MAX_YEARS)
    to->years[to->n_years++] = year;
}

static void
add_month (Reading *self, int month)
{
  int from = self->range && self->month ? self->month : month;

  for (int m = from; m != month; m = m % 12 + 1)
    self->to->months |= 1u << (m - 1);
  self->to->months |= 1u << (month - 1);
  self->month = month;
  self->range = FALSE;
}

static void
read_figures (Reading *self, const char *word)
{
  gint64 value = g_ascii_strtoll (word, NULL, 10);

  if (value >= 1900 && value <= 2199)
    add_year (self, (int) value);
  else if (self->is_months && value >= 1 && value <= 12)
    add_month (self, (int) value);
  else if (value >= 1 && value <= 366)
    self->number = (guint) value;
}

static void
read_word (Reading *self, const char *word)
{
  guint season = season_from_word (word), report = report_from_word (word, self->kind);
  int month = pb_date_month_from_word (word);
  gboolean every = FALSE;

  if (g_ascii_isdigit (*word))
    read_figures (self, word);
  else if (is_one_of (word, "första|från|from|sedan|first|since"))
    self->first = TRUE;
  else if (is_one_of (word, "varje|var|every|each"))
    every = TRUE;
  else if (is_one_of (word, "veckovis|weekly") || (self->every && is_one_of (word, "vecka|week")))
    self->weekly = TRUE;
  else if (is_one_of (word, "månatligen|månadsvis|monthly") || (self->every && is_one_of (word, "månad|month")))
    self->monthly = TRUE;
  else if (is_one_of (word, "gång|gånger|ggr|time|times") && self->number)
    self->to->times = self->number;
  else if (is_one_of (word, "till|to"))
    self->range = TRUE;
  else if (season)
    self->seasons |= season;
  else if (report)
    {
      self->to->months |= report;
      self->to->reports = TRUE;
    }
  else if (month)
    add_month (self, month);
  else if (number_from_word (word))
    self->number = number_from_word (word);
  self->every = every;
}

static void
read_text (Reading *self, const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c && g_unichar_isalnum (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len)
        read_word (self, word->str);
      g_string_truncate (word, 0);
      if (c == '-' || c == 0x2013)
        self->range = TRUE;
      else if (c == ',' || c == ';')
        self->range = FALSE;
      if (c == 0)
        break;
    }
}

static void
decide (Reading *self)
{
  PbRecurrence *to = self->to;
  gboolean season = self->seasons && !to->months;

  to->months |= self->seasons;
  if (self->weekly)
    to->kind = PB_RECURRENCE_WEEKS;
  else if (self->monthly || (season && to->times == 12))
    {
      to->kind = PB_RECURRENCE_MONTHS;
      to->months = to->months ? to->months : ALL_MONTHS;
    }
  else if (season)
    {
      to->kind = PB_RECURRENCE_SEASON;
      to->times = MAX (to->times, 1);
    }
  else if (to->months)
    to->kind = PB_RECURRENCE_MONTHS;
  else if (to->times)
    to->kind = PB_RECURRENCE_TIMES;
}

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

void
pb_recurrence_init (PbRecurrence *self, PbRecord *recurring)
{
  PbRecord *document = pb_plan_get_document (pb_record_get_plan (recurring));
  const char *months = pb_record_get_text (recurring, PB_RECURRING_MONTHS);
  const char *frequency = pb_record_get_text (recurring, PB_RECURRING_FREQUENCY);
  Reading reading = { .to = self, .kind = MAX (pb_record_get_enum (document, PB_PLAN_PERIOD_KIND), 0) };

  memset (self, 0, sizeof *self);
  self->times = (guint) CLAMP (pb_record_get_int (recurring, PB_RECURRING_PER_YEAR), 0, 366);
  if (frequency)
    read_text (&reading, frequency);
  /* What is told twice holds as the column says. */
  if (months && *months)
    {
      self->months = reading.seasons = 0;
      reading.month = 0;
      reading.is_months = TRUE;
      reading.range = reading.first = FALSE;
      read_text (&reading, months);
    }
  if (!pb_record_is_null (recurring, PB_RECURRING_PER_YEAR))
    self->times = (guint) CLAMP (pb_record_get_int (recurring, PB_RECURRING_PER_YEAR), 0, 366);
  decide (&reading);
  set_bounds (self, recurring);
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
add_slot (const PbRecurrence *self, GArray *slots, PbPrecision precision, const GDate *start, const GDate *end)
{
  PbSlot slot = { precision, *start, *end, 0, 0 };

  if ((self->has_start && g_date_compare (end, &self->start) < 0)
      || (self->has_end && g_date_compare (start, &self->end) > 0))
    return;
  g_array_append_val (slots, slot);
}

static void
add_weeks (const PbRecurrence *self, GArray *slots, int year)
{
  GDate monday, thursday, sunday;

  /* The fourth of January is always in week 1. */
  g_date_clear (&monday, 1);
  g_date_set_dmy (&monday, 4, G_DATE_JANUARY, (GDateYear) year);
  g_date_subtract_days (&monday, g_date_get_weekday (&monday) - G_DATE_MONDAY);
  for (thursday = monday, g_date_add_days (&thursday, 3); g_date_get_year (&thursday) == year;
       g_date_add_days (&thursday, 7), g_date_add_days (&monday, 7))
    {
      sunday = monday;
      g_date_add_days (&sunday, 6);
      if (self->months == 0 || self->months & (1u << (g_date_get_month (&thursday) - 1)))
        add_slot (self, slots, PB_PRECISION_WEEK, &monday, &sunday);
    }
}

static void
set_month (GDate *start, GDate *end, int month, int year)
{
  g_date_clear (start, 1);
  g_date_clear (end, 1);
  g_date_set_dmy (start, 1, month, (GDateYear) year);
  g_date_set_dmy (end, g_date_get_days_in_month (month, (GDateYear) year), month, (GDateYear) year);
}

static void
add_months (const PbRecurrence *self, GArray *slots, int year)
{
  GDate start, end;

  for (int month = 1; month <= 12; month++)
    if (self->months & (1u << (month - 1)))
      {
        set_month (&start, &end, month, year);
        add_slot (self, slots, PB_PRECISION_MONTH, &start, &end);
      }
}

/* From the first to the last of the months; without months the whole year. */
static void
add_times (const PbRecurrence *self, GArray *slots, guint months, int year)
{
  GDate start, end, ignored;

  set_month (&start, &ignored, months ? g_bit_nth_lsf (months, -1) + 1 : 1, year);
  set_month (&ignored, &end, months ? g_bit_nth_msf (months, -1) + 1 : 12, year);
  for (guint i = 0; i < self->times; i++)
    add_slot (self, slots, months ? PB_PRECISION_SEASON : PB_PRECISION_YEAR, &start, &end);
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
  else if (self->kind == PB_RECURRENCE_SEASON)
    add_times (self, slots, self->months, year);
  else if (self->kind == PB_RECURRENCE_TIMES)
    add_times (self, slots, year == self->first_year ? self->first_months : 0, year);
  for (guint i = 0; i < slots->len; i++)
    {
      g_array_index (slots, PbSlot, i).nth = i + 1;
      g_array_index (slots, PbSlot, i).of = slots->len;
    }
  return slots;
}
