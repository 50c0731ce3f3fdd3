/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-recurrence-private.h"

#include <string.h>

#include "pb-date.h"

#define ALL_MONTHS 0xfffu

/* How many months a unit is; a week is none. */
typedef enum
{
  UNIT_NONE = -1,
  UNIT_WEEK = 0,
  UNIT_MONTH = 1,
  UNIT_QUARTER = 3,
  UNIT_TERTIAL = 4,
  UNIT_HALF_YEAR = 6,
  UNIT_YEAR = 12,
} Unit;

/* What has been read so far. Everything must be used in the end: a word left over may have meant the opposite. */
typedef struct
{
  PbRecurrence *to;
  gboolean is_months;
  PbPeriodKind kind;
  Unit unit;
  guint times;          /* in each unit; 0: not told */
  gboolean each_season; /* "två gånger varje höst" */
  guint months, seasons, without;
  int month;           /* the last one named, for "jan–mars" */
  guint number;        /* "fyra", before what it counts */
  guint every;         /* 1: "varje", 2: "varannan", before its unit */
  gboolean ordinal;    /* "sista", before its weekday */
  gboolean of_weekday; /* "sista torsdagen", before its unit */
  gboolean first;      /* "första", "från": what follows is when it begins */
  gboolean from;       /* "från": all of what follows, not only the month */
  gboolean excluding;  /* "utom" */
  gboolean range;
} Reading;

static gboolean
is_one_of (const char *word, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *)list, word);
}

static guint
number_from_word (const char *word)
{
  static const char *const numbers[] = {
    "en|ett|one", "två|two",    "tre|three", "fyra|four", "fem|five",    "sex|six",
    "sju|seven",  "åtta|eight", "nio|nine",  "tio|ten",   "elva|eleven", "tolv|twelve",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (is_one_of (word, numbers[i]))
      return i + 1;
  return 0;
}

/* From the second: the first may also be when a meeting begins. */
static guint
ordinal_from_word (const char *word)
{
  static const char *const ordinals[] = { "andra|second", "tredje|third", "fjärde|fourth", "femte", "sjätte|sixth" };

  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (is_one_of (word, ordinals[i]))
      return i + 2;
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

/* A school term is within a half-year, and the law leaves open where it begins. adverb: "månadsvis", which needs no
 * "varje". */
static Unit
unit_from_word (const char *word, gboolean *adverb)
{
  static const struct
  {
    const char *words;
    const char *adverbs;
    Unit unit;
  } units[] = {
    { "vecka|veckan|veckor|week", "veckovis|weekly", UNIT_WEEK },
    { "månad|månaden|månader|month", "månadsvis|månatligen|monthly", UNIT_MONTH },
    { "kvartal|kvartalet|quarter", "kvartalsvis|quarterly", UNIT_QUARTER },
    { "tertial|tertialet", "tertialvis|tertialsvis", UNIT_TERTIAL },
    { "halvår|halvåret|termin|terminen", "halvårsvis|halvårligen", UNIT_HALF_YEAR },
    { "år|året|year", "årligen|årsvis|yearly|annually", UNIT_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if ((*adverb = is_one_of (word, units[i].adverbs)) || is_one_of (word, units[i].words))
      return units[i].unit;
  return UNIT_NONE;
}

static GDateWeekday
weekday_from_word (const char *word, gboolean *plural)
{
  static const char *const days[] = {
    "måndag|måndagen|monday", "tisdag|tisdagen|tuesday",  "onsdag|onsdagen|wednesday", "torsdag|torsdagen|thursday",
    "fredag|fredagen|friday", "lördag|lördagen|saturday", "söndag|söndagen|sunday",
  };
  static const char *const several[]
      = { "måndagar", "tisdagar", "onsdagar", "torsdagar", "fredagar", "lördagar", "söndagar" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if ((*plural = strcmp (word, several[i]) == 0) || is_one_of (word, days[i]))
      return G_DATE_MONDAY + i;
  return G_DATE_BAD_WEEKDAY;
}

/* Swedish law lets an interim report cover six to eight months (LKBR 13 kap.); a plan by tertials means the second. */
static guint
report_from_word (const char *word, PbPeriodKind kind)
{
  if (is_one_of (word, "delår|delårsrapport|delårsbokslut|delårsuppföljning"))
    return kind == PB_PERIOD_KIND_TERTIAL ? 1u << 7 : 1u << 5;
  if (is_one_of (word, "årsbokslut|bokslut|årsredovisning|helår"))
    return 1u << 11;
  return 0;
}

/* What may stand anywhere and changes nothing. */
static gboolean
is_filler (const char *word)
{
  return is_one_of (
      word, "i|om|per|på|av|a|an|in|of|on|the|och|and|eller|or|samt|den|under|during|hela|hel|halv|heldag|halvdag|"
            "heldagar|halvdagar|med|o|m|minst|ordinarie|möte|möten|sammanträde|sammanträden|gången|but|"
            "omställningen|planperioden|mandatperioden|perioden");
}

/* Told twice, it must be the same: "fyra gånger om året, varje kvartal". */
static gboolean
set_rate (Reading *self, guint times, Unit unit)
{
  guint per_year = unit == UNIT_WEEK ? 52 : 12 / unit;

  if (self->unit != UNIT_NONE && self->times * (self->unit == UNIT_WEEK ? 52 : 12 / self->unit) != times * per_year)
    return FALSE;
  if (self->unit == UNIT_NONE || unit < self->unit)
    {
      self->unit = unit;
      self->times = times;
    }
  return TRUE;
}

static gboolean
read_unit (Reading *self, Unit unit, gboolean adverb)
{
  guint times = self->unit == UNIT_NONE ? self->times : 0, every = self->every,
        per_year = unit == UNIT_WEEK ? 52 : 12 / unit;

  if (self->excluding)
    return FALSE;
  /* "juli månad" */
  if (unit == UNIT_MONTH && self->month && !every && !times && !self->of_weekday)
    return TRUE;
  self->to->reports |= unit == UNIT_TERTIAL;
  self->every = 0;
  /* Of every second week no one knows which. */
  if (every > 1)
    return times == 0 && per_year % every == 0 && set_rate (self, per_year / every, UNIT_YEAR);
  if (!every && !times && !adverb && !self->of_weekday)
    return FALSE;
  /* "mars och oktober varje år" is no number of times. */
  if (unit == UNIT_YEAR && !times)
    return TRUE;
  self->of_weekday = FALSE;
  return set_rate (self, MAX (times, 1), unit);
}

static gboolean
read_weekday (Reading *self, GDateWeekday weekday, gboolean plural)
{
  gboolean ordinal = self->ordinal || (self->first && !self->from);

  if (self->to->weekday != G_DATE_BAD_WEEKDAY || self->excluding)
    return FALSE;
  self->to->weekday = weekday;
  self->ordinal = FALSE;
  if (ordinal)
    {
      self->first = FALSE;
      self->every = 0;
      self->of_weekday = TRUE;
      return TRUE;
    }
  return self->every || plural ? read_unit (self, UNIT_WEEK, plural) : TRUE;
}

static gboolean
read_year (Reading *self, int year)
{
  PbRecurrence *to = self->to;

  if (self->excluding)
    return FALSE;
  if (self->first)
    {
      to->first_year = year;
      self->first = FALSE;
    }
  else if (self->range)
    {
      int from = to->n_years ? to->years[to->n_years - 1] : to->first_year;

      if (year < from)
        return FALSE;
      to->last_year = year;
      to->first_year = from;
      to->n_years = 0;
      self->range = FALSE;
    }
  else if (to->n_years < PB_RECURRENCE_MAX_YEARS && !to->last_year)
    to->years[to->n_years++] = year;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_month (Reading *self, int month)
{
  guint *into = self->excluding ? &self->without : &self->months;
  int from = self->range ? self->month : month;

  if (from == 0 || (self->to->n_years && !self->excluding))
    return FALSE;
  self->month = month;
  self->number = 0;
  self->every = self->excluding ? self->every : 0;
  /* "från mars till oktober" is of every year, "från mars 2025" is not. */
  if (self->first && !self->range)
    {
      self->to->first_months |= 1u << (month - 1);
      return TRUE;
    }
  if (self->first)
    self->to->first_months = 0;
  self->first = self->from = self->range = FALSE;
  for (int m = from; m != month; m = m % 12 + 1)
    *into |= 1u << (m - 1);
  *into |= 1u << (month - 1);
  return TRUE;
}

static gboolean
read_season (Reading *self, guint months)
{
  /* "hösten 2024 och våren 2025" is not both seasons of both years. */
  if (self->range || (self->to->n_years && !self->excluding))
    return FALSE;
  if (self->excluding)
    self->without |= months;
  else if (self->first)
    self->to->first_months |= months;
  else
    self->seasons |= months;
  self->each_season |= self->every > 0;
  self->every = 0;
  return TRUE;
}

static gboolean
read_number (Reading *self, guint number)
{
  if (self->number || self->excluding)
    return FALSE;
  self->number = number;
  return TRUE;
}

static gboolean
read_figures (Reading *self, const char *word)
{
  gint64 value = g_ascii_strtoll (word, NULL, 10);

  if (strspn (word, "0123456789") != strlen (word))
    return FALSE;
  if (value >= 1900 && value <= 2199)
    return read_year (self, (int)value);
  if (self->is_months)
    return value >= 1 && value <= 12 && read_month (self, (int)value);
  return value >= 1 && value <= 366 && read_number (self, (guint)value);
}

static gboolean
read_times (Reading *self, guint number)
{
  if (self->times || self->excluding)
    return FALSE;
  self->times = number;
  self->number = 0;
  return TRUE;
}

/* Words that say how the next one is meant. */
static gboolean
read_lead (Reading *self, const char *word)
{
  if (is_one_of (word, "utom|förutom|ej|inte|undantaget|except|not"))
    self->excluding = TRUE;
  else if (is_one_of (word, "första|first"))
    self->first = TRUE;
  else if (is_one_of (word, "från|fr|from|sedan|since"))
    self->first = self->from = TRUE;
  else if (is_one_of (word, "varje|var|every|each|alla|samtliga|all"))
    self->every = 1;
  else if (is_one_of (word, "varannan|vartannat"))
    self->every = 2;
  else if (is_one_of (word, "sista|last"))
    self->ordinal = TRUE;
  else if (is_one_of (word, "till|t|tom|to|until"))
    self->range = TRUE;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_word (Reading *self, const char *word)
{
  guint season = season_from_word (word), report = report_from_word (word, self->kind);
  gboolean adverb = FALSE, plural = FALSE;
  Unit unit = unit_from_word (word, &adverb);
  GDateWeekday weekday = weekday_from_word (word, &plural);
  guint ordinal = ordinal_from_word (word), number = number_from_word (word);

  if (g_ascii_isdigit (*word))
    return read_figures (self, word);
  if (self->number && is_one_of (word, "gång|gånger|ggr|time|times|möte|möten|sammanträden"))
    return read_times (self, self->number);
  if (is_one_of (word, "once|twice"))
    return read_times (self, *word == 'o' ? 1 : 2);
  if (ordinal && self->every == 1)
    return (self->every = ordinal) > 0;
  if (ordinal)
    return self->ordinal = TRUE;
  if (unit != UNIT_NONE)
    return read_unit (self, unit, adverb);
  if (weekday != G_DATE_BAD_WEEKDAY)
    return read_weekday (self, weekday, plural);
  if (season)
    return read_season (self, season);
  if (report)
    {
      self->months |= report;
      self->to->reports = TRUE;
      return !self->excluding && !self->range;
    }
  if (number)
    return read_number (self, number);
  if (read_lead (self, word) || is_filler (word))
    return TRUE;
  return pb_date_month_from_word (word) && read_month (self, pb_date_month_from_word (word));
}

static gboolean
read_words (Reading *self, const char *words)
{
  g_autofree char *folded = g_utf8_strdown (words, -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean glued = word->len > 0;

      if (c && g_unichar_isalnum (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len && !read_word (self, word->str))
        return FALSE;
      g_string_truncate (word, 0);
      /* The hyphen of "hel- eller halvdag" is none between months. */
      if (c == 0x2013 || (c == '-' && !(glued && p[1] == ' ')))
        self->range = TRUE;
      if (c == 0)
        return TRUE;
    }
}

/* Without months a rate by week or month is of all of them. */
static guint
get_months (const Reading *self)
{
  guint months = self->months | self->seasons;

  return self->without ? (months ? months : ALL_MONTHS) & ~self->without : months;
}

static gboolean
decide_by_year (Reading *self)
{
  PbRecurrence *to = self->to;
  guint n = self->months ? (guint)__builtin_popcount (get_months (self)) : 0;

  if ((self->months && self->seasons) || (self->without && !n))
    return FALSE;
  to->months = n ? get_months (self) : self->seasons;
  to->times = self->times;
  if (n && self->times % n == 0)
    {
      to->kind = PB_RECURRENCE_MONTHS;
      to->times = MAX (self->times / n, 1);
    }
  else if (to->months)
    {
      guint seasons = (guint)__builtin_popcount (self->seasons) / 3;

      to->kind = PB_RECURRENCE_SEASON;
      to->times = self->times == 0 ? MAX (seasons, 1) : self->each_season ? self->times * seasons : self->times;
    }
  else if (to->times)
    to->kind = PB_RECURRENCE_TIMES;
  return to->kind != PB_RECURRENCE_UNKNOWN;
}

static gboolean
decide (Reading *self)
{
  PbRecurrence *to = self->to;

  if (self->number || self->ordinal || self->range || (self->every && !self->is_months) || self->first
      || (to->first_months && !to->first_year) || (self->of_weekday && !self->months))
    return FALSE;
  if (self->is_months && self->every)
    self->months = ALL_MONTHS;
  if (self->from && to->first_months)
    to->first_months = ALL_MONTHS & (ALL_MONTHS << g_bit_nth_lsf (to->first_months, -1));
  if (self->unit == UNIT_NONE || self->unit == UNIT_YEAR)
    return decide_by_year (self);
  to->times = self->times;
  to->months = get_months (self);
  to->kind = self->unit == UNIT_WEEK    ? PB_RECURRENCE_WEEKS
             : self->unit == UNIT_MONTH ? PB_RECURRENCE_MONTHS
                                        : PB_RECURRENCE_PARTS;
  if (self->unit == UNIT_MONTH && !to->months)
    to->months = self->without ? 0 : ALL_MONTHS;
  if (to->kind == PB_RECURRENCE_PARTS)
    {
      if (to->months)
        return FALSE;
      to->part = (guint)self->unit;
    }
  return TRUE;
}

gboolean
pb_recurrence_read (PbRecurrence *to, const char *words, gboolean months, PbPeriodKind kind)
{
  Reading reading = { .to = to, .is_months = months, .kind = kind, .unit = UNIT_NONE };

  memset (to, 0, sizeof *to);
  return read_words (&reading, words) && decide (&reading);
}
