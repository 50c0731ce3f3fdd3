/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"
#include "pb-plan.h"

G_BEGIN_DECLS

/* What is reported of an assignment, of a goal or of an activity; each is a subject here. */
gboolean    pb_follow_up_is_subject     (PbRecord *record);
/* What the follow-up is of; NULL where that is gone. Owned by the plan. */
PbRecord   *pb_follow_up_get_subject    (PbRecord *follow_up);
/* The assignment that the follow-up is of, or that its activity belongs to; NULL for a goal's. Owned by the plan. */
PbRecord   *pb_follow_up_get_assignment (PbRecord *follow_up);

/* Is a goal reported by its status alone, as one that is the council's assignment is? It is then not one of those that are
 * not assessed. */
gboolean    pb_follow_up_is_by_status   (PbRecord *follow_up);

/* The follow-up of the latest period, in it the newest; NULL where never reported. Owned by the plan. */
PbRecord   *pb_follow_up_get_latest   (PbRecord *subject);
/* The one that was made for the period, NULL where not reported. */
PbRecord   *pb_follow_up_get          (PbRecord *subject, const char *period_code);
/* The latest of the period or an earlier one, in it the newest; NULL where none. */
PbRecord   *pb_follow_up_get_until    (PbRecord *subject, const char *period_code);
/* The latest of an earlier period than the code, NULL where none. */
PbRecord   *pb_follow_up_get_previous (PbRecord *subject, const char *period_code);

/* PbStatus that the assignment had in the period, -1 where nothing tells it. What its follow-up says; else what was entered last
 * by the period's end, as a follow-up of an earlier period or, after that one, as the status by itself. Nothing that came
 * later counts, but for an assignment that was written into the plan later and is not reported on since: it is as it is now. */
int         pb_follow_up_get_status   (PbRecord *assignment, const char *period_code);
/* Is a follow-up of a later period than the code the one that tells the assignment's status now? */
gboolean    pb_follow_up_is_overtaken (PbRecord *assignment, const char *period_code);

typedef enum
{
  PB_FOLLOW_UP_TREND_NONE, /* not assessed in the period, or never before */
  PB_FOLLOW_UP_TREND_BETTER,
  PB_FOLLOW_UP_TREND_SAME,
  PB_FOLLOW_UP_TREND_WORSE,
} PbFollowUpTrend;

/* The period's assessment beside the last one before it; “not assessed” is no assessment. since: that one's period, owned by
 * the plan, NULL where there is no trend; may be NULL. */
PbFollowUpTrend pb_follow_up_get_trend (PbRecord *subject, const char *period_code, const char **since);
/* "better than tertial 1", "as in tertial 3 2025"; NULL where there is none. (transfer full) */
char       *pb_follow_up_dup_trend    (PbRecord *subject, const char *period_code);

/* Codes to choose among, newest first: the plan's kind of period at today and some before it, back to where the plan begins
 * where it says so, those that subject (NULL: anything) is reported for, and wanted (nullable). (element-type utf8)
 * (transfer full) */
GPtrArray  *pb_follow_up_list_periods (PbPlan *plan, PbRecord *subject, const char *wanted, const GDate *today);

typedef struct
{
  const char *period; /* code */
  PbAssessment assessment;
  int status; /* PbStatus, or -1 to say nothing of it, as of a goal or an activity */
  const char *seen;
  const char *why;
  const char *action;
  gboolean has_realised;
  gint64 realised; /* öre, of the period's year */
} PbFollowUpDraft;

/* Reports on the subject as one edit: the follow-up (the period's own where there is one already, else a new one), the
 * period's row where the plan lacks it; and the assignment's status, unless a later period tells it. id may be NULL. */
gboolean    pb_follow_up_report       (PbRecord *subject, const PbFollowUpDraft *draft, gint64 *id, GError **error);

/* The id of the period's row, made within the edit where the plan lacks it; 0, and the edit fails, where code is none. */
gint64      pb_edit_ensure_period     (PbEdit *edit, const char *code);

G_END_DECLS
