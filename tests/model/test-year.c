/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "model/pb-date.h"
#include "model/pb-year.h"
#include "test-util.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (pb_date_from_iso (iso, &date));
  return date;
}

static gint64
add_recurring (PbPlan *plan, const char *title, const char *frequency, int per_year, const char *months, const char *start,
               const char *end)
{
  PbEdit *edit = pb_edit_new (plan, "Add");
  gint64 id = pb_edit_insert (edit, PB_TABLE_RECURRING);

  pb_edit_set_text (edit, id, PB_RECURRING_TITLE, title);
  pb_edit_set_text (edit, id, PB_RECURRING_FREQUENCY, frequency);
  if (per_year)
    pb_edit_set_int (edit, id, PB_RECURRING_PER_YEAR, per_year);
  if (months)
    pb_edit_set_text (edit, id, PB_RECURRING_MONTHS, months);
  if (start)
    pb_edit_set_text (edit, id, PB_RECURRING_START, start);
  if (end)
    pb_edit_set_text (edit, id, PB_RECURRING_END, end);
  test_commit (edit);
  return id;
}

static gint64
add_meeting (PbPlan *plan, gint64 recurring, const char *date, const char *title)
{
  PbEdit *edit = pb_edit_new (plan, "Add");
  gint64 id = pb_edit_insert (edit, PB_TABLE_MEETING);

  pb_edit_set_text (edit, id, PB_MEETING_TITLE, title);
  pb_edit_set_text (edit, id, PB_MEETING_DATE, date);
  if (recurring)
    pb_edit_set_int (edit, id, PB_MEETING_RECURRING, recurring);
  test_commit (edit);
  return id;
}

static void
set_plan (PbPlan *plan, const char *from, const char *to, int kind)
{
  PbEdit *edit = pb_edit_new (plan, "Plan");
  gint64 id = pb_record_get_id (pb_plan_get_document (plan));

  if (from)
    pb_edit_set_text (edit, id, PB_PLAN_VALID_FROM, from);
  if (to)
    pb_edit_set_text (edit, id, PB_PLAN_VALID_TO, to);
  if (kind >= 0)
    pb_edit_set_enum (edit, id, PB_PLAN_PERIOD_KIND, kind);
  test_commit (edit);
}

/* What the plan says, and the times it comes to: a letter for how exactly, and the first and last day. */
static const struct
{
  const char *frequency;
  int per_year;
  const char *months;
  const char *start;
  const char *end;
  int year;
  const char *slots;
} recurrences[] = {
  /* The six of the example, as they are printed. */
  { "Varje månad, hel- eller halvdag", 12, NULL, NULL, NULL, 2024,
    "M01-01/01-31 M02-01/02-29 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M07-01/07-31 M08-01/08-31 "
    "M09-01/09-30 M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Fyra gånger om året", 4, NULL, NULL, NULL, 2026, "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31" },
  { "En gång om året, första våren 2025", 1, NULL, NULL, NULL, 2024, "" },
  { "En gång om året, första våren 2025", 1, NULL, NULL, NULL, 2025, "S03-01/05-31" },
  { "En gång om året, första våren 2025", 1, NULL, NULL, NULL, 2026, "Y01-01/12-31" },
  { "Varje månad hösten 2024 och 2025", 12, NULL, NULL, NULL, 2025, "M09-01/09-30 M10-01/10-31 M11-01/11-30" },
  { "Varje månad hösten 2024 och 2025", 12, NULL, NULL, NULL, 2026, "" },
  { "Mars, april, delår, årsbokslut", 4, NULL, NULL, NULL, 2026, "M03-01/03-31 M04-01/04-30 M08-01/08-31 M12-01/12-31" },
  /* The column of months holds before the words. */
  { "Varje år", 0, "feb–apr, 9", NULL, NULL, 2026, "M02-01/02-28 M03-01/03-31 M04-01/04-30 M09-01/09-30" },
  { "Varje månad", 0, "mars; juni", NULL, NULL, 2026, "M03-01/03-31 M06-01/06-30" },
  { "monthly", 0, "nov–feb", NULL, NULL, 2028, "M01-01/01-31 M02-01/02-29 M11-01/11-30 M12-01/12-31" },
  { "Två gånger", 0, "hösten", NULL, NULL, 2026, "S09-01/11-30 S09-01/11-30" },
  /* From and to, by the day. */
  { "Varje månad", 12, NULL, "2026-03-31", "2026-05-01", 2026, "M03-01/03-31 M04-01/04-30 M05-01/05-31" },
  { "Varje vecka", 52, NULL, "2026-12-28", NULL, 2026, "W12-28/01-03" },
  { "Varje vecka", 52, NULL, NULL, "2026-01-04", 2026, "W12-29/01-04" },
  { "Varje vecka i juli", 0, NULL, NULL, NULL, 2026, "W06-29/07-05 W07-06/07-12 W07-13/07-19 W07-20/07-26 W07-27/08-02" },
  /* What is left out, how often within what, and every second. */
  { "Varje månad utom juli", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M08-01/08-31 M09-01/09-30 "
    "M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Varje månad utom juli och augusti", 10, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M09-01/09-30 M10-01/10-31 "
    "M11-01/11-30 M12-01/12-31" },
  { "Månadsvis, ej juli", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M08-01/08-31 M09-01/09-30 "
    "M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Månadsvis, inte juni–augusti", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M09-01/09-30 M10-01/10-31 M11-01/11-30 "
    "M12-01/12-31" },
  { "Varje månad utom sommaren", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M09-01/09-30 M10-01/10-31 M11-01/11-30 "
    "M12-01/12-31" },
  { "En gång i månaden", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M07-01/07-31 M08-01/08-31 "
    "M09-01/09-30 M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Två gånger i månaden", 24, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M01-01/01-31 M02-01/02-28 M02-01/02-28 M03-01/03-31 M03-01/03-31 M04-01/04-30 M04-01/04-30 "
    "M05-01/05-31 M05-01/05-31 M06-01/06-30 M06-01/06-30 M07-01/07-31 M07-01/07-31 M08-01/08-31 M08-01/08-31 "
    "M09-01/09-30 M09-01/09-30 M10-01/10-31 M10-01/10-31 M11-01/11-30 M11-01/11-30 M12-01/12-31 M12-01/12-31" },
  { "Sista torsdagen i månaden", 0, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M07-01/07-31 M08-01/08-31 "
    "M09-01/09-30 M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Första måndagen i varje månad", 12, NULL, NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M07-01/07-31 M08-01/08-31 "
    "M09-01/09-30 M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Andra tisdagen i mars", 0, NULL, NULL, NULL, 2026, "M03-01/03-31" },
  { "Varje vecka utom januari–november", 0, NULL, NULL, NULL, 2026,
    "W11-30/12-06 W12-07/12-13 W12-14/12-20 W12-21/12-27 W12-28/01-03" },
  { "En gång i veckan i juli", 0, NULL, NULL, NULL, 2026,
    "W06-29/07-05 W07-06/07-12 W07-13/07-19 W07-20/07-26 W07-27/08-02" },
  { "Torsdagar i juli", 0, NULL, NULL, NULL, 2026,
    "W06-29/07-05 W07-06/07-12 W07-13/07-19 W07-20/07-26 W07-27/08-02" },
  { "En gång per kvartal", 0, NULL, NULL, NULL, 2026, "S01-01/03-31 S04-01/06-30 S07-01/09-30 S10-01/12-31" },
  { "Varje kvartal", 4, NULL, NULL, NULL, 2026, "S01-01/03-31 S04-01/06-30 S07-01/09-30 S10-01/12-31" },
  { "Kvartalsvis", 0, NULL, NULL, NULL, 2026, "S01-01/03-31 S04-01/06-30 S07-01/09-30 S10-01/12-31" },
  { "Fyra gånger om året, varje kvartal", 4, NULL, NULL, NULL, 2026,
    "S01-01/03-31 S04-01/06-30 S07-01/09-30 S10-01/12-31" },
  { "Varje tertial", 0, NULL, NULL, NULL, 2026, "S01-01/04-30 S05-01/08-31 S09-01/12-31" },
  { "Halvårsvis", 0, NULL, NULL, NULL, 2026, "S01-01/06-30 S07-01/12-31" },
  { "Två gånger per termin", 0, NULL, NULL, NULL, 2026, "S01-01/06-30 S01-01/06-30 S07-01/12-31 S07-01/12-31" },
  { "Varannan månad", 0, NULL, NULL, NULL, 2026,
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31" },
  { "Var tredje månad", 0, NULL, NULL, NULL, 2026, "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31" },
  { "Varannan vecka", 0, NULL, NULL, NULL, 2026,
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31" },
  { "Minst 2 ggr/år", 0, NULL, NULL, NULL, 2026, "Y01-01/12-31 Y01-01/12-31" },
  { "Två gånger om året, vår och höst", 0, NULL, NULL, NULL, 2026, "S03-01/05-31 S09-01/11-30" },
  { "Varje vår och höst", 0, NULL, NULL, NULL, 2026, "S03-01/05-31 S09-01/11-30" },
  { "Mars och oktober varje år", 2, NULL, NULL, NULL, 2026, "M03-01/03-31 M10-01/10-31" },
  { "Varje månad från mars till oktober", 0, NULL, NULL, NULL, 2026,
    "M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M07-01/07-31 M08-01/08-31 M09-01/09-30 M10-01/10-31" },
  { "Varje månad från oktober 2026", 0, NULL, NULL, NULL, 2026, "M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Varje månad till och med 2025", 0, NULL, NULL, NULL, 2026, "" },
  { "Mars 2024–2026", 0, NULL, NULL, NULL, 2026, "M03-01/03-31" },
  { "", 0, "alla utom juli", NULL, NULL, 2026,
    "M01-01/01-31 M02-01/02-28 M03-01/03-31 M04-01/04-30 M05-01/05-31 M06-01/06-30 M08-01/08-31 M09-01/09-30 "
    "M10-01/10-31 M11-01/11-30 M12-01/12-31" },
  { "Varje månad", 10, NULL, NULL, NULL, 2026,
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31" },
  { "Jämna veckor", 20, NULL, NULL, NULL, 2026,
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 "
    "Y01-01/12-31 Y01-01/12-31 Y01-01/12-31 Y01-01/12-31" },
  { "Vid behov", 0, "mars", NULL, NULL, 2026, "M03-01/03-31" },
  /* Nothing that can be understood is no meeting, and half of what is said is nothing. */
  { "Jämna veckor", 0, NULL, NULL, NULL, 2026, "" },
  { "Varje månad utom när det behövs", 0, NULL, NULL, NULL, 2026, "" },
  { "Högst två gånger per år", 0, NULL, NULL, NULL, 2026, "" },
  { "Varannan månad med början i februari", 0, NULL, NULL, NULL, 2026, "" },
  { "Hösten 2025 och våren 2026", 0, NULL, NULL, NULL, 2026, "" },
  { "Var tredje vecka", 0, NULL, NULL, NULL, 2026, "" },
  { "Den 15 varje månad", 0, NULL, NULL, NULL, 2026, "" },
  { "Varje kvartal utom sommaren", 0, NULL, NULL, NULL, 2026, "" },
  { "Tre gånger varannan månad", 0, NULL, NULL, NULL, 2026, "" },
  { "Varje dag", 0, NULL, NULL, NULL, 2026, "" },
  { "Inte i juli", 0, NULL, NULL, NULL, 2026, "" },
  { "Vid behov", 0, NULL, NULL, NULL, 2026, "" },
  { "", 0, NULL, NULL, NULL, 2026, "" },
};

static char *
dup_slots (GArray *slots)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const PbSlot *slot = &g_array_index (slots, PbSlot, i);

      g_assert_cmpuint (slot->nth, ==, i + 1);
      g_assert_cmpuint (slot->of, ==, slots->len);
      g_string_append_printf (text, "%s%c%02d-%02d/%02d-%02d", i ? " " : "", "DWMSY"[slot->precision],
                              g_date_get_month (&slot->start), g_date_get_day (&slot->start), g_date_get_month (&slot->end),
                              g_date_get_day (&slot->end));
    }
  return g_string_free (text, FALSE);
}

static void
test_recurrences (TestPlan *f, gconstpointer data)
{
  set_plan (f->plan, NULL, NULL, PB_PERIOD_KIND_TERTIAL);
  for (guint i = 0; i < G_N_ELEMENTS (recurrences); i++)
    {
      gint64 id = add_recurring (f->plan, "Möte", recurrences[i].frequency, recurrences[i].per_year, recurrences[i].months,
                                 recurrences[i].start, recurrences[i].end);
      g_autoptr (GArray) slots = NULL;
      g_autofree char *text = NULL;
      PbRecurrence recurrence;

      pb_recurrence_init (&recurrence, pb_plan_get_record (f->plan, PB_TABLE_RECURRING, id));
      if (!*recurrences[i].slots && recurrence.kind != PB_RECURRENCE_UNKNOWN)
        g_assert_true (recurrence.first_year || recurrence.last_year || recurrence.n_years);
      slots = pb_recurrence_list_slots (&recurrence, recurrences[i].year);
      text = dup_slots (slots);
      if (strcmp (text, recurrences[i].slots) != 0)
        g_error ("“%s” %d: %s, not %s", recurrences[i].frequency, recurrences[i].year, text, recurrences[i].slots);
    }
}

static PbOccasion *
find (PbYear *year, const char *title, guint nth)
{
  for (guint i = 0; i < year->occasions->len; i++)
    {
      PbOccasion *occasion = year->occasions->pdata[i];

      if (strcmp (occasion->title, title) == 0 && nth-- == 0)
        return occasion;
    }
  return NULL;
}

/* What has no place in the year says whether it is that the words are not understood; quarters have a place each. */
static void
test_not_understood (TestPlan *f, gconstpointer data)
{
  GDate today = day ("2026-11-24");
  g_autoptr (PbYear) year = NULL;

  add_recurring (f->plan, "Råd", "Jämna veckor", 0, NULL, NULL, NULL);
  add_recurring (f->plan, "Dialog", NULL, 0, NULL, NULL, NULL);
  add_recurring (f->plan, "Mässa", "Mars 2025", 0, NULL, NULL, NULL);
  add_recurring (f->plan, "Kvartal", "Första torsdagen varje kvartal", 0, NULL, NULL, NULL);
  year = pb_year_new (f->plan, 2026, &today);
  g_assert_cmpuint (year->elsewhere->len, ==, 3);
  g_assert_cmpstr (year->elsewhere->pdata[0], ==,
                   "Råd (Jämna veckor): how often cannot be read from these words. Write how many times a year, or the months.");
  g_assert_cmpstr (year->elsewhere->pdata[1], ==,
                   "Dialog: the plan does not say how often. Write how many times a year, or the months.");
  g_assert_cmpstr (year->elsewhere->pdata[2], ==, "Mässa (Mars 2025): no meetings in 2026.");
  g_assert_cmpstr (((PbYearRecurring *) year->recurring->pdata[0])->note, ==, "cannot be read");
  g_assert_cmpstr (((PbYearRecurring *) year->recurring->pdata[1])->note, ==, "does not say how often");
  g_assert_cmpstr (((PbYearRecurring *) year->recurring->pdata[2])->note, ==, "no meetings in 2026");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Kvartal", i)), (i + 0.5) / 4, 5e-3);
      g_assert_cmpstr (find (year, "Kvartal", i)->day, ==, "torsdag");
    }
}

/* A plan by half-years has its interim report in June; meetings are held while the plan is in force. */
static void
test_plan_decides (TestPlan *f, gconstpointer data)
{
  gint64 id = add_recurring (f->plan, "Uppföljning", "Delår, årsbokslut", 2, NULL, NULL, NULL);
  PbRecord *record = pb_plan_get_record (f->plan, PB_TABLE_RECURRING, id);
  PbRecurrence recurrence;

  set_plan (f->plan, "2024-09-01", "2027-06-30", PB_PERIOD_KIND_HALF_YEAR);
  for (int year = 2023; year <= 2028; year++)
    {
      static const char *const slots[] = { "", "M12-01/12-31", "M06-01/06-30 M12-01/12-31", "M06-01/06-30 M12-01/12-31",
                                           "M06-01/06-30", "" };
      g_autoptr (GArray) found = NULL;
      g_autofree char *text = NULL;

      pb_recurrence_init (&recurrence, record);
      found = pb_recurrence_list_slots (&recurrence, year);
      text = dup_slots (found);
      g_assert_cmpstr (text, ==, slots[year - 2023]);
    }
}

/* 2020 and 2026 have 53 weeks, 2021 to 2025 have 52; a week at the turn of the year belongs to the year of its Thursday, and no
 * week is lost or told twice between years. */
static void
test_weeks (TestPlan *f, gconstpointer data)
{
  gint64 id = add_recurring (f->plan, "Samverkan", "Varje vecka", 52, NULL, NULL, NULL);
  PbRecurrence recurrence;
  guint32 next = 0;

  pb_recurrence_init (&recurrence, pb_plan_get_record (f->plan, PB_TABLE_RECURRING, id));
  for (int year = 2019; year <= 2033; year++)
    {
      g_autoptr (GArray) slots = pb_recurrence_list_slots (&recurrence, year);

      g_assert_cmpuint (slots->len, ==, year == 2020 || year == 2026 || year == 2032 ? 53 : 52);
      for (guint i = 0; i < slots->len; i++)
        {
          GDate thursday = g_array_index (slots, PbSlot, i).start;

          if (next)
            g_assert_cmpuint (g_date_get_julian (&thursday), ==, next);
          next = g_date_get_julian (&thursday) + 7;
          g_date_add_days (&thursday, 3);
          g_assert_cmpint (g_date_get_year (&thursday), ==, year);
          g_assert_cmpuint (g_date_get_iso8601_week_of_year (&thursday), ==, i + 1);
        }
    }
}

static void
test_positions (TestPlan *f, gconstpointer data)
{
  static const struct
  {
    int year;
    const char *date;
    double days; /* from the year's beginning */
  } positions[] = {
    { 2026, "2026-01-01", 0 },   { 2026, "2026-03-01", 59 },  { 2026, "2026-12-31", 364 }, { 2024, "2024-01-01", 0 },
    { 2024, "2024-02-29", 59 },  { 2024, "2024-03-01", 60 },  { 2024, "2024-12-31", 365 }, { 2028, "2028-02-29", 59 },
    { 2100, "2100-03-01", 59 },  { 2000, "2000-12-31", 365 }, { 2026, "2025-12-29", 0 },   { 2026, "2027-01-03", 365 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      GDate today = day ("2026-11-24"), date = day (positions[i].date);
      g_autoptr (PbYear) year = pb_year_new (f->plan, positions[i].year, &today);

      g_assert_cmpuint (year->n_days, ==, g_date_is_leap_year (positions[i].year) ? 366 : 365);
      g_assert_cmpfloat_with_epsilon (pb_year_get_position (year, &date) * year->n_days, positions[i].days, 1e-9);
    }
}

/* A mark stands in the middle of what the plan says: of the day, the Thursday of the week, the month. */
static void
test_middles (TestPlan *f, gconstpointer data)
{
  GDate today = day ("2028-02-29");
  g_autoptr (PbYear) year = NULL;

  add_meeting (f->plan, 0, "2028-02-29", "Skottdag");
  add_meeting (f->plan, 0, "2028-12-31", "Nyårsafton");
  add_recurring (f->plan, "Ledning", "Varje månad", 12, NULL, NULL, NULL);
  add_recurring (f->plan, "Samverkan", "Varje vecka", 52, NULL, NULL, NULL);
  add_recurring (f->plan, "Råd", "Fyra gånger om året", 4, NULL, NULL, NULL);
  year = pb_year_new (f->plan, 2028, &today);
  g_assert_cmpuint (year->n_days, ==, 366);
  g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Skottdag", 0)) * 366, 59.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_year_get_today (year) * 366, 59.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Nyårsafton", 0)) * 366, 365.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Ledning", 1)) * 366, 31 + 14.5, 1e-9);
  /* Week 1 of 2028 is 3 to 9 January. */
  g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Samverkan", 0)) * 366, 5.5, 1e-9);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (pb_occasion_get_middle (year, find (year, "Råd", i)), (i + 0.5) / 4, 1e-9);
  g_assert_cmpstr (find (year, "Ledning", 1)->when, ==, "februari");
  g_assert_cmpstr (find (year, "Ledning", 1)->day, ==, "day not set");
  g_assert_cmpstr (find (year, "Skottdag", 0)->day, ==, "tisdag");
  /* This month is not over, last month is. */
  g_assert_true (find (year, "Ledning", 0)->past);
  g_assert_false (find (year, "Ledning", 1)->past);
  g_assert_false (find (year, "Skottdag", 0)->past);
}

/* A meeting with a date takes the place of the month that had none; a second one in the month is one more. */
static void
test_concrete (TestPlan *f, gconstpointer data)
{
  GDate today = day ("2026-11-24");
  gint64 monthly = add_recurring (f->plan, "Ledning", "Varje månad", 12, NULL, NULL, NULL);
  gint64 four = add_recurring (f->plan, "Råd", "Fyra gånger om året", 4, NULL, NULL, NULL);
  g_autoptr (PbYear) year = NULL;
  PbYearRecurring *said;

  add_meeting (f->plan, monthly, "2026-03-10", "Ledning, heldag");
  add_meeting (f->plan, monthly, "2026-03-20", "Ledning, extra");
  add_meeting (f->plan, four, "2026-12-02", "Råd i december");
  add_meeting (f->plan, four, "2027-02-02", "Råd nästa år");
  year = pb_year_new (f->plan, 2026, &today);
  said = year->recurring->pdata[0];
  g_assert_cmpuint (said->n, ==, 13);
  g_assert_cmpuint (said->n_dated, ==, 2);
  for (guint i = 0; i < 11; i++)
    g_assert_cmpstr (find (year, "Ledning", i)->when, !=, "mars");
  g_assert_null (find (year, "Ledning", 11));
  g_assert_cmpstr (find (year, "Ledning, heldag", 0)->when, ==, "10 mars");
  g_assert_cmpuint (find (year, "Ledning, heldag", 0)->ring, ==, said->ring);
  said = year->recurring->pdata[1];
  g_assert_cmpuint (said->n, ==, 4);
  g_assert_cmpuint (said->n_dated, ==, 1);
  g_assert_cmpstr (said->note, ==, "1 of 4 dated");
  g_assert_null (find (year, "Råd nästa år", 0));
}

/* What is reported, reached, and what belongs to another year. */
static void
test_rest_of_the_year (TestPlan *f, gconstpointer data)
{
  gint64 assignment = test_add_assignment (f->plan, 10, "Habilitering");
  gint64 activity = test_add_activity (f->plan, assignment, "Övertagande");
  GDate today = day ("2026-11-24");
  g_autoptr (PbYear) year = NULL;
  g_autoptr (GPtrArray) next = NULL;
  PbEdit *edit = pb_edit_new (f->plan, "Periods");
  gint64 period = pb_edit_insert (edit, PB_TABLE_PERIOD), other = pb_edit_insert (edit, PB_TABLE_PERIOD);
  g_autofree char *words = NULL;

  pb_edit_set_text (edit, period, PB_PERIOD_CODE, "2026-T2");
  pb_edit_set_text (edit, period, PB_PERIOD_START, "2026-05-01");
  pb_edit_set_text (edit, period, PB_PERIOD_END, "2026-08-31");
  pb_edit_set_text (edit, period, PB_PERIOD_REPORT_BY, "2026-09-15");
  pb_edit_set_text (edit, other, PB_PERIOD_CODE, "2026-T3");
  pb_edit_set_text (edit, other, PB_PERIOD_START, "2026-09-01");
  pb_edit_set_text (edit, other, PB_PERIOD_END, "2026-12-31");
  pb_edit_set_text (edit, other, PB_PERIOD_REPORT_BY, "2027-01-20");
  pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_START, "2026-01-01");
  pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_DUE, "2027-10-01");
  pb_edit_set_text (edit, activity, PB_ACTIVITY_DUE, "2026-12-31");
  test_commit (edit);
  add_recurring (f->plan, "5S-råd", "Varje månad hösten 2024 och 2025", 12, NULL, NULL, NULL);
  add_recurring (f->plan, "Uppföljning", "Delår, årsbokslut", 2, NULL, NULL, NULL);
  set_plan (f->plan, "2024-01-01", "2028-12-31", PB_PERIOD_KIND_TERTIAL);

  year = pb_year_new (f->plan, 2026, &today);
  g_assert_cmpint (((PbRing *) year->rings->pdata[0])->kind, ==, PB_RING_REPORTS);
  /* The period without a date of its own has the calendar's end, and says that it is no more. */
  g_assert_cmpstr (find (year, "End of tertial 1 2026", 0)->when, ==, "30 apr.");
  g_assert_cmpstr (find (year, "End of tertial 1 2026", 0)->detail, ==, "no date to report by");
  g_assert_cmpstr (find (year, "Follow-up of tertial 2 2026 is due", 0)->when, ==, "15 sep.");
  g_assert_null (find (year, "Follow-up of tertial 3 2026 is due", 0));
  g_assert_cmpstr (find (year, "Start: Habilitering", 0)->detail, ==, "assignment 10");
  g_assert_null (find (year, "Done by: Habilitering", 0));
  g_assert_cmpint (((PbRing *) year->rings->pdata[find (year, "Activity due: Övertagande", 0)->ring])->kind, ==,
                   PB_RING_MILESTONES);
  /* A recurring meeting of the reports stands among them. */
  g_assert_cmpuint (find (year, "Uppföljning", 0)->ring, ==, 0);
  g_assert_cmpuint (year->elsewhere->len, ==, 2);
  g_assert_cmpstr (year->elsewhere->pdata[0], ==, "The follow-up of tertial 3 2026 is due on 20 jan. 2027.");
  g_assert_cmpstr (year->elsewhere->pdata[1], ==, "5S-råd (Varje månad hösten 2024 och 2025): no meetings in 2026.");

  next = pb_year_list_next (year, 0);
  g_assert_cmpuint (next->len, ==, 2);
  words = pb_occasion_dup_words (next->pdata[0]);
  g_assert_cmpstr (words, ==, "Activity due: Övertagande, 31 dec. torsdag, assignment 10");
  g_clear_pointer (&year, pb_year_free);
  year = pb_year_new (f->plan, 2027, &today);
  g_assert_cmpstr (find (year, "Follow-up of tertial 3 2026 is due", 0)->when, ==, "20 jan.");
}

/* Weeks lie innermost, and the tenth recurring meeting still has a place. */
static void
test_rings (TestPlan *f, gconstpointer data)
{
  GDate today = day ("2026-11-24");
  g_autoptr (PbYear) year = NULL;
  PbRing *ring;
  int first, last;

  add_recurring (f->plan, "Samverkan", "Varje vecka", 52, NULL, NULL, NULL);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("Möte %u", i);

      add_recurring (f->plan, title, "Varje månad", 12, NULL, NULL, NULL);
    }
  add_meeting (f->plan, 0, "2031-05-05", "Långt fram");
  year = pb_year_new (f->plan, 2026, &today);
  g_assert_cmpuint (year->rings->len, ==, 8);
  ring = year->rings->pdata[7];
  g_assert_true (ring->weekly);
  g_assert_cmpstr (ring->title, ==, "Samverkan");
  g_assert_cmpuint (ring->n, ==, 53);
  ring = year->rings->pdata[find (year, "Möte 8", 0)->ring];
  g_assert_cmpint (ring->kind, ==, PB_RING_MEETINGS);
  g_assert_cmpuint (ring->n, ==, 4 * 12);
  pb_year_find_span (f->plan, &today, &first, &last);
  g_assert_cmpint (first, ==, 2026);
  g_assert_cmpint (last, ==, 2031);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/year/recurrences", TestPlan, test_recurrences);
  test_plan_add ("/year/not-understood", TestPlan, test_not_understood);
  test_plan_add ("/year/plan-decides", TestPlan, test_plan_decides);
  test_plan_add ("/year/weeks", TestPlan, test_weeks);
  test_plan_add ("/year/positions", TestPlan, test_positions);
  test_plan_add ("/year/middles", TestPlan, test_middles);
  test_plan_add ("/year/concrete", TestPlan, test_concrete);
  test_plan_add ("/year/rest", TestPlan, test_rest_of_the_year);
  test_plan_add ("/year/rings", TestPlan, test_rings);
  return g_test_run ();
}
