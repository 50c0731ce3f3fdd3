/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* A reporting round: who is to report what for a period, and what is missing. Plain data of the moment it was made. */

typedef struct
{
  PbRecord *subject; /* an assignment or a goal */
  PbRecord *follow_up; /* the period's; NULL where it is missing */
} PbRoundItem;

typedef struct
{
  PbRecord *role; /* NULL: nobody is responsible */
  GArray *items; /* PbRoundItem: assignments by number, then goals in the plan's order */
  guint n_reported;
} PbRoundRole;

typedef struct
{
  char *period; /* code */
  gboolean has_deadline;
  gboolean stated; /* the plan says when to report; else the deadline is the period's last day */
  GDate deadline;
  GPtrArray *roles; /* PbRoundRole in the plan's order, those that have something to report; the one of nobody last */
  guint n_items; /* each counted once, also where several are responsible */
  guint n_reported;
} PbRound;

/* To report: assignments that were neither done nor cancelled in the period, and every goal but the focus areas, which are the roots that
 * have goals below them; and whatever has been reported for the period. A goal is reported by those who are responsible for
 * the assignments that hang on it. Never NULL. (transfer full) */
PbRound     *pb_round_new         (PbPlan *plan, const char *period_code);
void         pb_round_free        (PbRound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRound, pb_round_free)

/* Is the assignment or the goal to be reported, or reported, for the period? As a round has it. */
gboolean     pb_round_asks        (PbRecord *subject, const char *period_code);
/* Says when the period is to be reported, NULL: not decided. One edit. FALSE with PB_ERROR_INVALID for a day before the period
 * begins. */
gboolean     pb_round_set_deadline (PbPlan *plan, const char *period_code, const GDate *date, GError **error);
/* NULL where the function has nothing to report. role_id 0: what nobody is responsible for. */
PbRoundRole *pb_round_find_role   (PbRound *self, gint64 role_id);
/* The period to look at first: the one to report now; of a plan that has ended, the last that was reported. (transfer full) */
char        *pb_round_dup_period  (PbPlan *plan, const GDate *today);

G_END_DECLS
