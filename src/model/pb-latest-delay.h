/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-scenario.h"

G_BEGIN_DECLS

typedef enum
{
  PB_LATEST_NEVER, /* in balance with no delay, nor on time */
  PB_LATEST_MONTHS, /* from on time up to so many months, not later */
  PB_LATEST_ANY, /* with every delay up to PB_SCENARIO_MAX_DELAY */
  PB_LATEST_SPANS, /* else: an effect that costs helps the year by coming late, one that first costs may do both */
} PbLatestKind;

typedef struct
{
  PbRecord *assignment;
  PbLatestKind kind;
  int months; /* the latest delay in balance; 0 where there is none */
  guint8 kept[PB_SCENARIO_MAX_DELAY + 1]; /* per month of delay: 1 where the year is in balance */
} PbLatestDelay;

/* With which delays of an assignment, in whole months from its plan, the year is in balance; the rest is as in the
 * scenario, its realisation too. Asked of a board, or with board_id 0 of every board that the assignment's effect
 * reaches: what it cannot move says nothing of how late it may be (pb_latest_delay_dup_outside() tells of those). Where
 * it reaches none, every board is asked. Every month is judged, and the tables themselves are asked at both sides of
 * each limit. FALSE where there is no bottom line that year. */
gboolean  pb_scenario_latest_delay       (PbPlan *plan, gint64 scenario_id, gint64 board_id, gint64 assignment_id,
                                          int year, PbLatestDelay *latest);
/* Of every assignment whose effect, so late or so late, reaches a bottom line of the year; by number. (transfer full)
 * (element-type PbLatestDelay) */
GArray   *pb_scenario_list_latest_delays (PbPlan *plan, gint64 scenario_id, gint64 board_id, int year);
/* The next months on end from *month on that are in balance; FALSE where there are no more. To begin with *month is 0;
 * to be asked again it is set to the month after them. */
gboolean  pb_latest_delay_next_span      (const PbLatestDelay *self, int *month, int *from, int *to);
/* "up to 7 months", "at least 4 months", "up to 3 months or at least 11 months", "however late". (transfer full) */
char     *pb_latest_delay_dup_words      (const PbLatestDelay *self);
/* Beside the answers when every board is asked: which are in deficit that year as the scenario is, whatever those do
 * that do not reach them. NULL where none is, or there is but one. (transfer full) */
char     *pb_latest_delay_dup_outside    (PbPlan *plan, gint64 scenario_id, int year);

G_END_DECLS
