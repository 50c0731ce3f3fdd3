/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-follow-up.h"

G_BEGIN_DECLS

/* What a reader wants to know of an assignment besides its own columns. */

/* short_title where it has one, else title. */
const char *pb_assignment_get_short_title (PbRecord *assignment);
/* "SN, FSN" (short names where there are, abbreviated TRUE) or "Socialnämnden, Funktionsstödsnämnden". (transfer full) */
char       *pb_assignment_dup_boards  (PbRecord *assignment, gboolean abbreviated);
char       *pb_assignment_dup_roles   (PbRecord *assignment, gboolean abbreviated);
gboolean    pb_assignment_has_board   (PbRecord *assignment, gint64 board_id);
gboolean    pb_assignment_has_role    (PbRecord *assignment, gint64 role_id);
/* As pb_follow_up_get_latest() and so on, of an assignment. */
PbRecord   *pb_assignment_get_latest  (PbRecord *assignment);
PbRecord   *pb_assignment_get_follow_up (PbRecord *assignment, const char *period_code);
/* PB_ASSESSMENT_NOT_ASSESSED where never reported. */
PbAssessment pb_assignment_get_assessment (PbRecord *assignment);
/* Neither done nor cancelled and its end has passed, or an activity of it is late. */
gboolean    pb_assignment_is_late     (PbRecord *assignment, const GDate *today);
/* Neither done nor cancelled and its due date has passed. */
gboolean    pb_activity_is_late       (PbRecord *activity, const GDate *today);
/* Done and all activities. */
void        pb_assignment_count_activities (PbRecord *assignment, guint *done, guint *all);

/* The period to report now: the plan's kind of period at today. (transfer full) */
char       *pb_plan_dup_current_period (PbPlan *plan, const GDate *today);
/* The period row of the code; NULL where the plan has none yet. Owned by the plan. */
PbRecord   *pb_plan_find_period       (PbPlan *plan, const char *code);

/* Ticks or unticks: status done with today's date, or back to not started, and the assignment untouched. One edit. */
gboolean    pb_activity_set_done      (PbRecord *activity, gboolean done, GError **error);

G_END_DECLS
