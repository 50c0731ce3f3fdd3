/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-history.h"

G_BEGIN_DECLS

/* The plan at a moment held against the plan now, from the edit log. */
typedef struct _PbThen PbThen;

/* At a decision: the end of its day; where it was written into the plan that same day, or has no day, the moment it was
 * written in. */
PbThen          *pb_then_new_for_decision (PbRecord *decision);
/* At the end of a day. */
PbThen          *pb_then_new              (PbPlan *plan, const GDate *day);
void             pb_then_free             (PbThen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbThen, pb_then_free)

/* The moment as stored: UTC. */
const char      *pb_then_get_at           (PbThen *self);
/* TRUE where the log begins after the moment: the plan was put into Planbok later, and what is held against now is the plan
 * as it was put in. */
gboolean         pb_then_is_before_log    (PbThen *self);
/* What differs of the plan itself: its facts, goals, assignments and who has them, activities, tables and their cells,
 * follow-ups, indicators with typed values and targets, claims, recurring meetings, risks, funding, scenarios; from → to, also rows that are gone. By table, then in the order in which they changed. NULL with a sentence where the log cannot be
 * read. (transfer full) (element-type PbHistoryChange) */
GPtrArray       *pb_then_compare          (PbThen *self, GError **error);
/* A sentence on what of a plan is not compared. Translated. */
const char      *pb_then_get_left_out     (void);

G_END_DECLS
