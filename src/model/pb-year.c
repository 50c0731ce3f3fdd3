/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-year-private.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-meeting.h"

/* Rings get too thin to read beyond this: what comes after shares the ring of other meetings. */
#define MAX_RECURRING_RINGS 6

static void
ring_free (gpointer data)
{
  PbRing *ring = data;

  g_clear_object (&ring->recurring);
  g_free (ring->title);
  g_free (ring);
}

static void
occasion_free (gpointer data)
{
  PbOccasion *occasion = data;

  g_clear_object (&occasion->record);
  g_free (occasion->title);
  g_free (occasion->detail);
  g_free (occasion->when);
  g_free (occasion->day);
  g_free (occasion);
}

static void
recurring_free (gpointer data)
{
  PbYearRecurring *recurring = data;

  g_object_unref (recurring->recurring);
  g_free (recurring->frequency);
  g_free (recurring->note);
  g_free (recurring);
}

void
pb_year_free (PbYear *self)
{
  g_ptr_array_unref (self->rings);
  g_ptr_array_unref (self->occasions);
  g_ptr_array_unref (self->recurring);
  g_ptr_array_unref (self->elsewhere);
  g_free (self);
}

static guint
add_ring (PbYear *self, PbRingKind kind, PbRecord *recurring, const char *title)
{
  PbRing *ring = g_new0 (PbRing, 1);

  ring->kind = kind;
  ring->title = g_strdup (title);
  g_set_object (&ring->recurring, recurring);
  g_ptr_array_add (self->rings, ring);
  return self->rings->len - 1;
}

static guint
find_ring (PbYear *self, PbRingKind kind, const char *title)
{
  for (guint i = 0; i < self->rings->len; i++)
    if (((PbRing *) self->rings->pdata[i])->kind == kind)
      return i;
  return add_ring (self, kind, NULL, title);
}

PbOccasion *
pb_year_add (PbYear *self, guint ring, PbRecord *record, PbPrecision precision, const GDate *start, const GDate *end,
             char *title)
{
  PbOccasion *occasion = g_new0 (PbOccasion, 1);

  occasion->ring = ring;
  g_set_object (&occasion->record, record);
  occasion->precision = precision;
  occasion->start = *start;
  occasion->end = *end;
  occasion->past = g_date_compare (end, &self->today) < 0;
  occasion->turn = occasion->turns = 1;
  occasion->title = title;
  occasion->detail = g_strdup ("");
  occasion->when = pb_year_dup_when (precision, start, end);
  occasion->day = g_strdup (precision == PB_PRECISION_DAY ? pb_date_weekday_name (start) : _("day not set"));
  g_ptr_array_add (self->occasions, occasion);
  ((PbRing *) self->rings->pdata[ring])->n++;
  return occasion;
}

static void
set_detail (PbOccasion *occasion, char *detail)
{
  g_free (occasion->detail);
  occasion->detail = detail;
}

/* The plan's periods of the year, from its rows or from the calendar; and those of other years that are reported in it. */
static void
add_period (PbYear *self, guint ring, const char *code, PbRecord *period, const GDate *end)
{
  g_autofree char *name = pb_period_format (code), *by = NULL;
  PbOccasion *occasion;
  GDate report_by;

  if (!period || !pb_record_get_date (period, PB_PERIOD_REPORT_BY, &report_by))
    {
      if (g_date_get_year (end) != self->year)
        return;
      occasion = pb_year_add (self, ring, period, PB_PRECISION_DAY, end, end, g_strdup_printf (_("End of %s"), name));
      set_detail (occasion, g_strdup (_("no date to report by")));
      return;
    }
  if (g_date_get_year (&report_by) == self->year)
    pb_year_add (self, ring, period, PB_PRECISION_DAY, &report_by, &report_by,
                 g_strdup_printf (_("Follow-up of %s is due"), name));
  else if (g_date_get_year (end) == self->year)
    {
      by = pb_date_format (&report_by);
      g_ptr_array_add (self->elsewhere, g_strdup_printf (_("The follow-up of %s is due on %s."), name, by));
    }
}

static gboolean
has_period (PbPlan *plan, const char *code)
{
  GPtrArray *periods = pb_plan_peek_records (plan, PB_TABLE_PERIOD);

  for (guint i = 0; i < periods->len; i++)
    if (g_strcmp0 (pb_record_get_text (periods->pdata[i], PB_PERIOD_CODE), code) == 0)
      return TRUE;
  return FALSE;
}

/* Of a year that the plan is not in force, the calendar's periods are nobody's. */
static gboolean
is_in_force (PbPlan *plan, const GDate *start, const GDate *end)
{
  PbRecord *document = pb_plan_get_document (plan);
  GDate bound;

  return !(pb_record_get_date (document, PB_PLAN_VALID_FROM, &bound) && g_date_compare (end, &bound) < 0)
         && !(pb_record_get_date (document, PB_PLAN_VALID_TO, &bound) && g_date_compare (start, &bound) > 0);
}

static void
add_reports (PbYear *self, PbPlan *plan)
{
  GPtrArray *periods = pb_plan_peek_records (plan, PB_TABLE_PERIOD);
  int kind = pb_record_get_enum (pb_plan_get_document (plan), PB_PLAN_PERIOD_KIND);
  guint ring = find_ring (self, PB_RING_REPORTS, _("Follow-ups"));
  GDate day, start, end;

  for (guint i = 0; i < periods->len; i++)
    if (pb_record_get_date (periods->pdata[i], PB_PERIOD_END, &end))
      add_period (self, ring, pb_record_get_text (periods->pdata[i], PB_PERIOD_CODE), periods->pdata[i], &end);
  if (kind < 0)
    return;
  g_date_clear (&day, 1);
  for (g_date_set_dmy (&day, 1, 1, (GDateYear) self->year); g_date_get_year (&day) == self->year; day = end,
      g_date_add_days (&day, 1))
    {
      g_autofree char *code = pb_period_at (kind, &day);

      if (!pb_period_parse (code, &start, &end))
        return;
      if (!has_period (plan, code) && is_in_force (plan, &start, &end))
        add_period (self, ring, code, NULL, &end);
    }
}

/* The slot that a meeting with a date takes the place of: the one it falls in, else the nearest that is left. */
static int
find_slot (GArray *slots, const gboolean *taken, const GDate *date, gboolean exact)
{
  int nearest = -1, distance = G_MAXINT;

  for (guint i = 0; i < slots->len; i++)
    {
      const PbSlot *slot = &g_array_index (slots, PbSlot, i);
      int away = MAX (MAX (g_date_days_between (date, &slot->start), g_date_days_between (&slot->end, date)), 0);

      if (taken[i] || (exact && away > 0) || away >= distance)
        continue;
      nearest = (int) i;
      distance = away;
    }
  return nearest;
}

static void
add_meeting (PbYear *self, guint ring, PbRecord *meeting, const GDate *date)
{
  PbRecord *board = pb_record_get_ref (meeting, PB_MEETING_BOARD);
  const char *place = pb_record_get_text (meeting, PB_MEETING_PLACE);
  g_autofree char *time = pb_meeting_dup_time (meeting);
  PbOccasion *occasion = pb_year_add (self, ring, meeting, PB_PRECISION_DAY, date, date,
                                      g_strdup (pb_record_get_title (meeting)));
  const char *parts[] = { time, board ? pb_record_get_title (board) : NULL, place };
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (detail, "%s%s", detail->len ? " · " : "", parts[i]);
  set_detail (occasion, g_string_free (detail, FALSE));
}

static void
add_slot (PbYear *self, guint ring, PbRecord *recurring, const PbSlot *slot)
{
  PbOccasion *occasion = pb_year_add (self, ring, recurring, slot->precision, &slot->start, &slot->end,
                                      g_strdup (pb_record_get_title (recurring)));

  occasion->nth = slot->nth;
  occasion->of = slot->of;
  occasion->turn = slot->turn;
  occasion->turns = slot->turns;
  if (slot->weekday != G_DATE_BAD_WEEKDAY)
    {
      GDate day = slot->start;

      g_date_add_days (&day, (slot->weekday + 7 - g_date_get_weekday (&day)) % 7);
      g_free (occasion->day);
      occasion->day = g_strdup (pb_date_weekday_name (&day));
    }
  if (slot->precision != PB_PRECISION_WEEK && slot->of > 1)
    set_detail (occasion, g_strdup_printf (_("%u of %u"), slot->nth, slot->of));
}

static guint
choose_ring (PbYear *self, PbRecord *recurring, const PbRecurrence *recurrence, guint *n_rings)
{
  guint ring;

  if (recurrence->reports)
    return find_ring (self, PB_RING_REPORTS, _("Follow-ups"));
  if (*n_rings == MAX_RECURRING_RINGS)
    return find_ring (self, PB_RING_MEETINGS, _("Other meetings"));
  (*n_rings)++;
  ring = add_ring (self, PB_RING_RECURRING, recurring, pb_record_get_title (recurring));
  ((PbRing *) self->rings->pdata[ring])->weekly = recurrence->kind == PB_RECURRENCE_WEEKS;
  return ring;
}

/* Why a recurring meeting has no place in the year. */
static char *
dup_missing (const PbYear *self, const PbYearRecurring *said, PbRecurrenceKind kind)
{
  const char *title = pb_record_get_title (said->recurring);

  if (kind != PB_RECURRENCE_UNKNOWN)
    return *said->frequency ? g_strdup_printf (_("%s (%s): no meetings in %d."), title, said->frequency, self->year)
                            : g_strdup_printf (_("%s: no meetings in %d."), title, self->year);
  return *said->frequency
           ? g_strdup_printf (_("%s (%s): how often cannot be read from these words. Write how many times a year, or the "
                                "months."),
                              title, said->frequency)
           : g_strdup_printf (_("%s: the plan does not say how often. Write how many times a year, or the months."), title);
}

static void
add_recurring (PbYear *self, PbPlan *plan, PbRecord *recurring, guint *n_rings)
{
  GPtrArray *meetings = pb_plan_peek_children (plan, PB_MEETING_RECURRING, pb_record_get_id (recurring));
  PbYearRecurring *said = g_new0 (PbYearRecurring, 1);
  const char *frequency = pb_record_get_text (recurring, PB_RECURRING_FREQUENCY);
  g_autoptr (GArray) slots = NULL;
  g_autofree gboolean *taken = NULL, *placed = NULL;
  PbRecurrence recurrence;
  GDate date;

  pb_recurrence_init (&recurrence, recurring);
  slots = pb_recurrence_list_slots (&recurrence, self->year);
  taken = g_new0 (gboolean, slots->len + 1);
  placed = g_new0 (gboolean, meetings->len + 1);
  said->recurring = g_object_ref (recurring);
  said->ring = choose_ring (self, recurring, &recurrence, n_rings);
  said->frequency = g_strdup (frequency ? frequency : "");
  /* First those that fall in a time of their own, so that they do not lose it to a meeting that has none. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < meetings->len; i++)
      if (pb_record_get_date (meetings->pdata[i], PB_MEETING_DATE, &date) && g_date_get_year (&date) == self->year)
        {
          int slot = placed[i] ? -1 : find_slot (slots, taken, &date, pass == 0 || recurrence.kind != PB_RECURRENCE_SEASON);

          if (placed[i] || (pass == 0 && slot < 0))
            continue;
          placed[i] = TRUE;
          if (slot >= 0)
            taken[slot] = TRUE;
          add_meeting (self, said->ring, meetings->pdata[i], &date);
          said->n_dated++;
        }
  said->n = said->n_dated;
  for (guint i = 0; i < slots->len; i++)
    if (!taken[i])
      {
        add_slot (self, said->ring, recurring, &g_array_index (slots, PbSlot, i));
        said->n++;
      }
  said->note = said->n == 0 && recurrence.kind == PB_RECURRENCE_UNKNOWN
                 ? g_strdup (*said->frequency ? _("cannot be read") : _("does not say how often"))
                 : pb_year_dup_note (self->year, said->n, said->n_dated);
  g_ptr_array_add (self->recurring, said);
  if (said->n == 0)
    g_ptr_array_add (self->elsewhere, dup_missing (self, said, recurrence.kind));
}

static void
add_other_meetings (PbYear *self, PbPlan *plan)
{
  GPtrArray *meetings = pb_plan_peek_records (plan, PB_TABLE_MEETING);
  GDate date;

  for (guint i = 0; i < meetings->len; i++)
    if (pb_record_is_null (meetings->pdata[i], PB_MEETING_RECURRING)
        && pb_record_get_date (meetings->pdata[i], PB_MEETING_DATE, &date) && g_date_get_year (&date) == self->year)
      add_meeting (self, find_ring (self, PB_RING_MEETINGS, _("Other meetings")), meetings->pdata[i], &date);
}

static void
add_milestone (PbYear *self, PbRecord *record, PbColumn column, const char *what, PbRecord *assignment)
{
  const char *title = assignment == record ? pb_assignment_get_short_title (record) : pb_record_get_title (record);
  PbOccasion *occasion;
  GDate date;

  if (!pb_record_get_date (record, column, &date) || g_date_get_year (&date) != self->year)
    return;
  occasion = pb_year_add (self, find_ring (self, PB_RING_MILESTONES, _("Assignments")), record, PB_PRECISION_DAY, &date, &date,
                          /* TRANSLATORS: "Start", and an assignment's title */
                          g_strdup_printf (_("%s: %s"), what, title));
  if (assignment && !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    set_detail (occasion,
                g_strdup_printf (_("assignment %d"), (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER)));
}

static void
add_milestones (PbYear *self, PbPlan *plan)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  GPtrArray *activities = pb_plan_peek_records (plan, PB_TABLE_ACTIVITY);

  for (guint i = 0; i < assignments->len; i++)
    {
      add_milestone (self, assignments->pdata[i], PB_ASSIGNMENT_START, _("Start"), assignments->pdata[i]);
      add_milestone (self, assignments->pdata[i], PB_ASSIGNMENT_DUE, _("Done by"), assignments->pdata[i]);
    }
  for (guint i = 0; i < activities->len; i++)
    add_milestone (self, activities->pdata[i], PB_ACTIVITY_DUE, _("Activity due"),
                   pb_record_get_ref (activities->pdata[i], PB_ACTIVITY_ASSIGNMENT));
}

static int
compare_occasions (gconstpointer a, gconstpointer b)
{
  const PbOccasion *first = *(PbOccasion *const *) a, *second = *(PbOccasion *const *) b;
  int order = g_date_compare (&first->start, &second->start);

  if (order == 0)
    order = g_date_compare (&first->end, &second->end);
  if (order == 0)
    order = (first->ring > second->ring) - (first->ring < second->ring);
  if (order == 0)
    order = (first->nth > second->nth) - (first->nth < second->nth);
  return order ? order : g_utf8_collate (first->title, second->title);
}

/* Follow-ups outermost, what is held every week innermost, where its many small marks need least room. */
static void
order_rings (PbYear *self)
{
  g_autofree guint *place = g_new0 (guint, self->rings->len);
  g_autoptr (GPtrArray) rings = self->rings;
  guint n = 0;

  self->rings = g_ptr_array_new_with_free_func (ring_free);
  for (guint weekly = 0; weekly < 2; weekly++)
    for (guint i = 0; i < rings->len; i++)
      if ((guint) !!((PbRing *) rings->pdata[i])->weekly == weekly)
        {
          place[i] = n++;
          g_ptr_array_add (self->rings, rings->pdata[i]);
        }
  g_ptr_array_set_free_func (rings, NULL);
  for (guint i = 0; i < self->occasions->len; i++)
    ((PbOccasion *) self->occasions->pdata[i])->ring = place[((PbOccasion *) self->occasions->pdata[i])->ring];
  for (guint i = 0; i < self->recurring->len; i++)
    ((PbYearRecurring *) self->recurring->pdata[i])->ring = place[((PbYearRecurring *) self->recurring->pdata[i])->ring];
}

PbYear *
pb_year_new (PbPlan *plan, int year, const GDate *today)
{
  PbYear *self = g_new0 (PbYear, 1);
  GPtrArray *recurring = pb_plan_peek_records (plan, PB_TABLE_RECURRING);
  guint n_rings = 0;

  self->year = year;
  self->n_days = g_date_is_leap_year ((GDateYear) year) ? 366 : 365;
  self->today = *today;
  self->rings = g_ptr_array_new_with_free_func (ring_free);
  self->occasions = g_ptr_array_new_with_free_func (occasion_free);
  self->recurring = g_ptr_array_new_with_free_func (recurring_free);
  self->elsewhere = g_ptr_array_new_with_free_func (g_free);
  add_reports (self, plan);
  for (guint i = 0; i < recurring->len; i++)
    add_recurring (self, plan, recurring->pdata[i], &n_rings);
  add_other_meetings (self, plan);
  add_milestones (self, plan);
  order_rings (self);
  g_ptr_array_sort (self->occasions, compare_occasions);
  return self;
}

double
pb_year_get_position (const PbYear *self, const GDate *date)
{
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, 1, (GDateYear) self->year);
  return CLAMP (g_date_days_between (&first, date) / (double) self->n_days, 0, 1);
}

double
pb_occasion_get_middle (const PbYear *self, const PbOccasion *occasion)
{
  GDate after = occasion->end;
  double start = pb_year_get_position (self, &occasion->start), end;

  g_date_add_days (&after, 1);
  end = pb_year_get_position (self, &after);
  /* A week at the turn of the year is where its Thursday is, which says whose week it is. */
  if (occasion->precision == PB_PRECISION_WEEK)
    {
      GDate thursday = occasion->start;

      g_date_add_days (&thursday, 3);
      return pb_year_get_position (self, &thursday) + 0.5 / self->n_days;
    }
  return start + (end - start) * (occasion->turn - 0.5) / occasion->turns;
}

double
pb_year_get_today (const PbYear *self)
{
  if (g_date_get_year (&self->today) != self->year)
    return -1;
  return pb_year_get_position (self, &self->today) + 0.5 / self->n_days;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const PbOccasion *first = *(PbOccasion *const *) a, *second = *(PbOccasion *const *) b;
  int order = g_date_compare (&first->end, &second->end);

  return order ? order : (int) first->precision - (int) second->precision;
}

GPtrArray *
pb_year_list_next (const PbYear *self, guint limit)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < self->occasions->len; i++)
    {
      PbOccasion *occasion = self->occasions->pdata[i];

      if (!occasion->past && (occasion->nth == 0 || g_hash_table_add (told, occasion->record)))
        g_ptr_array_add (next, occasion);
    }
  /* What has only a month or a year may be as late as its end. */
  g_ptr_array_sort (next, compare_ends);
  if (limit && next->len > limit)
    g_ptr_array_set_size (next, (int) limit);
  return next;
}

static void
widen (PbRecord *record, PbColumn column, int *first, int *last)
{
  GDate date;

  if (!pb_record_get_date (record, column, &date))
    return;
  *first = MIN (*first, g_date_get_year (&date));
  *last = MAX (*last, g_date_get_year (&date));
}

void
pb_year_find_span (PbPlan *plan, const GDate *today, int *first, int *last)
{
  static const PbColumn columns[] = { PB_PLAN_VALID_FROM, PB_PLAN_VALID_TO, PB_MEETING_DATE,     PB_RECURRING_START,
                                      PB_RECURRING_END,   PB_DECISION_DATE, PB_ASSIGNMENT_START, PB_ASSIGNMENT_DUE,
                                      PB_ACTIVITY_DUE,    PB_PERIOD_REPORT_BY };

  *first = *last = g_date_get_year (today);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GPtrArray *records = pb_plan_peek_records (plan, PB_COLUMN_TABLE (columns[i]));

      for (guint k = 0; k < records->len; k++)
        widen (records->pdata[k], columns[i], first, last);
    }
}
