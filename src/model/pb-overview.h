/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-check.h"
#include "pb-sheet.h"

G_BEGIN_DECLS

/* How many days ahead the list of what is due reaches, today not counted. */
#define PB_OVERVIEW_DAYS 60

typedef struct
{
  gboolean has;
  gint64 ore;
  PbBalance state;
} PbOverviewBalance;

typedef struct
{
  PbRecord *board; /* NULL: all boards together */
  PbOverviewBalance *years; /* one for each of the overview's years */
} PbOverviewBoard;

typedef struct
{
  int year;
  gboolean has_planned;
  gboolean has_realised;
  gint64 planned; /* öre */
  gint64 realised;
  char *until; /* code of the last period that reported, NULL where none */
} PbOverviewEffect;

typedef enum
{
  PB_DUE_ACTIVITY,
  PB_DUE_ASSIGNMENT,
  PB_DUE_MEETING,
  PB_DUE_PERIOD,
} PbDueKind;

typedef struct
{
  PbDueKind kind;
  PbRecord *record; /* what it is about; NULL for a period that the plan has no row for */
  GDate date;
  gboolean late;
  char *title;
  char *detail;
} PbOverviewDue;

typedef struct
{
  PbSeverity severity;
  char *code; /* as pb_finding_get_code() */
  char *heading;
  char *detail; /* where it gathers several: of the first, that is column's */
  char *column; /* NULL where the finding is about none */
  PbRecord *record; /* NULL where the finding is about none */
  guint n; /* findings that this row gathers */
} PbOverviewFinding;

/* The plan in one page, computed: how is it going? Plain data, of the moment it was made; holds its records alive. */
typedef struct
{
  GDate today;
  gboolean empty; /* neither assignments, tables, goals nor indicators */
  gboolean has_tables;
  PbRecord *scenario; /* in force: balances and planned effects are its, and heading says so; NULL: the plan's own */
  char *heading; /* "Planen är i balans från 2025" */
  char *summary; /* "Tre uppdrag når inte sitt mål. Nio saknar uppföljning för tertial 3."; may be empty */
  char *deadline; /* "Tertial 3 rapporteras senast 15 dec."; empty where there is nothing to report */

  PbUnit unit; /* that the balances are shown in, and its decimals */
  int decimals;
  guint n_years;
  int *years; /* ascending */
  GPtrArray *boards; /* PbOverviewBoard, in the plan's order, those that have a balance */
  PbOverviewBoard *together; /* NULL where the plan has no balance */

  GArray *effects; /* PbOverviewEffect */

  guint n_goals; /* those that are assessed, and those that have no goals below them */
  guint goals_by_assessment[4]; /* of those, by PbAssessment, as reported last */
  guint goals_by_status; /* of those: reported by their status alone */
  guint n_assignments;
  guint by_assessment[4]; /* by PbAssessment */
  guint by_status[5]; /* by PbStatus */
  guint n_late;
  char *period; /* code of the period to report now */
  GPtrArray *unreported; /* PbRecord: open assignments with no follow-up for that period */

  GDate until; /* last day of the list of what is due */
  GPtrArray *due; /* PbOverviewDue, earliest first */
  GPtrArray *findings; /* PbOverviewFinding, worst first; the roundings of one line in one row */
  guint n_errors;
} PbOverview;

/* As the scenario in force has it; the findings are the plan's own, those of pb_check_all(). Never NULL. (transfer full) */
PbOverview *pb_overview_new       (PbPlan *plan, const GDate *today);
void        pb_overview_free      (PbOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbOverview, pb_overview_free)

/* Neither done nor cancelled: it is still to be reported on. */
gboolean    pb_overview_is_open   (PbRecord *assignment);
/* "I balans", "I balans, avrundat", "Underskott"; "" where there is none. */
const char *pb_overview_word      (PbBalance state);

G_END_DECLS
