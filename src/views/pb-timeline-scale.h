/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* What the timeline's axis and rows share: the days that it covers, and where they stand. */
typedef struct
{
  gatomicrefcount ref_count;
  GDate start;
  GDate end; /* the last day */
  GDate valid_from; /* of the plan; !g_date_valid() where it does not say */
  GDate valid_to;
  GDate today;
  PbPeriodKind kind; /* what the axis is divided by, besides years */
} PbTimelineScale;

/* Whole periods that hold the plan's validity, today and the dates of everything in the index's plan, at most sixteen years. */
PbTimelineScale *pb_timeline_scale_new   (PbAssignmentIndex *index);
PbTimelineScale *pb_timeline_scale_ref   (PbTimelineScale *self);
void             pb_timeline_scale_unref (PbTimelineScale *self);
gboolean         pb_timeline_scale_equal (const PbTimelineScale *a, const PbTimelineScale *b);
/* 0–1 from the first day's morning to the last day's evening. evening: the end of the day instead of its start. */
double           pb_timeline_scale_at    (const PbTimelineScale *self, const GDate *date, gboolean evening);

typedef struct
{
  gboolean wide; /* titles beside the bars, else above */
  double title;
  double title_width;
  double number; /* right edge */
  double bars;
  double bars_width;
} PbTimelineLayout;

void             pb_timeline_lay_out     (PbTimelineLayout *layout, double width, double em, guint digits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTimelineScale, pb_timeline_scale_unref)

G_END_DECLS
