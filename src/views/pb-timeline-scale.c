/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-timeline-scale.h"

#include "model/pb-date.h"

/* A mistyped year must not press the plan's own years together. */
#define MOST_YEARS 16

static void
include (PbTimelineScale *self, const GDate *date)
{
  int year = g_date_get_year (date);

  if (!g_date_valid (&self->start))
    {
      self->start = self->end = *date;
      return;
    }
  if (g_date_compare (date, &self->start) < 0 && g_date_get_year (&self->end) - year < MOST_YEARS)
    self->start = *date;
  if (g_date_compare (date, &self->end) > 0 && year - g_date_get_year (&self->start) < MOST_YEARS)
    self->end = *date;
}

static void
include_column (PbTimelineScale *self, PbPlan *plan, PbTable table, PbColumn column)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);
  GDate date;

  for (guint i = 0; i < records->len; i++)
    if (pb_record_get_date (records->pdata[i], column, &date))
      include (self, &date);
}

static void
round_to_periods (PbTimelineScale *self)
{
  g_autofree char *first = pb_period_at (self->kind, &self->start);
  g_autofree char *last = pb_period_at (self->kind, &self->end);
  GDate date;

  if (pb_period_parse (first, &date, NULL) && (!g_date_valid (&self->valid_from)
                                               || g_date_compare (&self->start, &self->valid_from) != 0))
    self->start = date;
  if (pb_period_parse (last, NULL, &date) && (!g_date_valid (&self->valid_to)
                                              || g_date_compare (&self->end, &self->valid_to) != 0))
    self->end = date;
}

PbTimelineScale *
pb_timeline_scale_new (PbAssignmentIndex *index)
{
  PbPlan *plan = pb_assignment_index_get_plan (index);
  PbRecord *document = pb_plan_get_document (plan);
  PbTimelineScale *self = g_new0 (PbTimelineScale, 1);
  int kind = document != NULL ? pb_record_get_enum (document, PB_PLAN_PERIOD_KIND) : -1;

  g_atomic_ref_count_init (&self->ref_count);
  g_date_clear (&self->start, 1);
  g_date_clear (&self->end, 1);
  g_date_clear (&self->valid_from, 1);
  g_date_clear (&self->valid_to, 1);
  self->today = pb_assignment_index_get_context (index)->today;
  self->kind = kind < 0 ? PB_PERIOD_KIND_TERTIAL : (PbPeriodKind) kind;
  if (document != NULL && pb_record_get_date (document, PB_PLAN_VALID_FROM, &self->valid_from))
    include (self, &self->valid_from);
  if (document != NULL && pb_record_get_date (document, PB_PLAN_VALID_TO, &self->valid_to))
    include (self, &self->valid_to);
  include (self, &self->today);
  include_column (self, plan, PB_TABLE_ASSIGNMENT, PB_ASSIGNMENT_START);
  include_column (self, plan, PB_TABLE_ASSIGNMENT, PB_ASSIGNMENT_DUE);
  include_column (self, plan, PB_TABLE_ACTIVITY, PB_ACTIVITY_DUE);
  round_to_periods (self);
  return self;
}

PbTimelineScale *
pb_timeline_scale_ref (PbTimelineScale *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pb_timeline_scale_unref (PbTimelineScale *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

static gboolean
same_date (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);
  return g_date_compare (a, b) == 0;
}

gboolean
pb_timeline_scale_equal (const PbTimelineScale *a, const PbTimelineScale *b)
{
  return same_date (&a->start, &b->start) && same_date (&a->end, &b->end) && same_date (&a->today, &b->today)
         && same_date (&a->valid_from, &b->valid_from) && same_date (&a->valid_to, &b->valid_to) && a->kind == b->kind;
}

double
pb_timeline_scale_at (const PbTimelineScale *self, const GDate *date, gboolean evening)
{
  int days = g_date_days_between (&self->start, &self->end) + 1;
  int day = g_date_days_between (&self->start, date) + (evening ? 1 : 0);

  return CLAMP (day / (double) days, 0.0, 1.0);
}

void
pb_timeline_lay_out (PbTimelineLayout *layout, double width, double em, guint digits)
{
  layout->wide = width >= 50 * em;
  layout->number = 12 + MAX (digits, 2) * 0.64 * em;
  layout->title = layout->number + em;
  if (layout->wide)
    {
      layout->title_width = MIN (24 * em, width * 0.33) - layout->title;
      layout->bars = layout->title + layout->title_width + 1.5 * em;
    }
  else
    {
      layout->title_width = width - layout->title - em;
      layout->bars = layout->title;
    }
  layout->bars_width = MAX (1, width - layout->bars - 1.5 * em);
}
