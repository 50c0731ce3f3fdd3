/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pb-show-private.h"
#include "model/pb-goal-chain.h"
#include "model/pb-sheet.h"
#include "pb-report.h"

G_BEGIN_DECLS

/* A report being made. */
typedef struct
{
  PbPlan *plan;
  PbReportDoc *doc;
  PbReportKind kind;
  PbShow show; /* board and scenario */
  char *period; /* code */
  const char *until; /* the same where the report is of a period: nothing later is told; NULL where it is of the plan now */
  const PbReportPart *parts; /* the options' */
  guint n_parts;
  gboolean partly; /* of the budget tables only those that are told in part: a workbook has the others with formulas */
  gint64 in_force; /* the plan's scenario, to be put back */
} PbReport;

/* Begins a report on the plan. FALSE with a sentence; else pb_report_end() ends it. */
gboolean    pb_report_begin           (PbReport *self, PbPlan *plan, const PbReportOptions *options, GError **error);
void        pb_report_end             (PbReport *self);
/* The title with the document's facts. (transfer full) */
PbReportDoc *pb_report_make_front     (PbReport *self);
/* A part without its heading, empty where the plan has nothing for it. (transfer full) */
PbReportDoc *pb_report_make_part      (PbReport *self, PbReportPart part);
/* Each part a sheet, the budget tables with formulas; as pb_report_write() writes. */
gboolean    pb_report_write_workbook  (PbPlan *plan, const char *path, const PbReportOptions *options,
                                       const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings,
                                       GError **error);

/* Each adds its part, without a heading of level 1; nothing where the plan has nothing for it. */
void        pb_report_add_summary     (PbReport *self);
void        pb_report_add_goals       (PbReport *self);
void        pb_report_add_follow_up   (PbReport *self);
void        pb_report_add_assignments (PbReport *self);
void        pb_report_add_outcome     (PbReport *self);
void        pb_report_add_economy     (PbReport *self);
void        pb_report_add_scenarios   (PbReport *self);
void        pb_report_add_indicators  (PbReport *self);
void        pb_report_add_benchmarks  (PbReport *self);
void        pb_report_add_decisions   (PbReport *self);
void        pb_report_add_meetings    (PbReport *self);
void        pb_report_add_risks       (PbReport *self);
void        pb_report_add_funding     (PbReport *self);
void        pb_report_add_check       (PbReport *self);
void        pb_report_add_signature   (PbReport *self);

/* The assignments of the board asked for, in order. (element-type PbRecord) (transfer container) */
GPtrArray  *pb_report_list_assignments (PbReport *self);
/* The goals of the board asked for: those that an assignment of it hangs on, at whatever depth, and those that none does.
 * (element-type PbRecord) (transfer full) */
GHashTable *pb_report_list_goals      (PbReport *self, PbGoalChain *chain);
/* "7. Översyn av lokaler" (transfer full) */
char       *pb_report_dup_name        (PbRecord *assignment);
/* The fixed headings with what was written under them. */
void        pb_report_add_comments    (PbReport *self, PbRecord *follow_up);
/* The mark and the word of its assessment, or of the status where a goal has no more; "not reported" where follow_up is
 * NULL. */
int         pb_report_mark_of         (PbRecord *follow_up);
const char *pb_report_word_of         (PbRecord *follow_up);
/* The status in the period, NULL: now; -1 where nothing tells it. Its mark and word; none for -1. */
int         pb_report_status_of       (PbRecord *assignment, const char *period);
int         pb_report_mark_of_status  (int status);
const char *pb_report_word_of_status  (int status);
/* Was an activity done by the period's end, NULL: now? Where its day is not known, it was. */
gboolean    pb_report_was_done        (PbRecord *activity, const char *period);
/* Which of a table's columns are told, by column; NULL where none is, as where what it follows up is all later than the
 * report's period. What is planned for later is told. (transfer full) */
gboolean   *pb_report_list_told       (PbReport *self, PbSheet *sheet);
gboolean    pb_report_is_whole        (PbReport *self, PbRecord *table);
/* The text with spaces that no line breaks at. (transfer full) */
char       *pb_report_dup_together    (const char *text);
/* Sets what amounts of several tables are told in. */
void        pb_report_get_unit        (PbReport *self, PbUnit *unit, int *decimals);
/* What figures of the plan itself are said to come from. Owned by the plan. */
const char *pb_report_get_source      (PbReport *self);
/* "22 nov. 2026", NULL where there is no date. (transfer full) */
char       *pb_report_dup_date        (PbRecord *record, PbColumn column);
/* The same as a cell, empty where there is none. */
void        pb_report_add_date        (PbReportTable *table, PbRecord *record, PbColumn column);

/* Pictures; each takes what it draws. */
PbReportPicture pb_report_picture_of_bars  (gpointer bar_data);
PbReportPicture pb_report_picture_of_lines (gpointer line_data);
/* How many have each verdict, as bars with words. counts: by PbAssessment, then not reported, and by status alone. */
#define PB_REPORT_NOT_REPORTED 4
#define PB_REPORT_BY_STATUS 5
#define PB_REPORT_N_COUNTS 6
PbReportPicture pb_report_picture_of_counts (const char *const *labels, const guint (*counts)[PB_REPORT_N_COUNTS],
                                             guint n_rows);
char       *pb_report_dup_counts      (const guint *counts);

G_END_DECLS
