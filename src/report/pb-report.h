/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pb-export.h"
#include "pb-report-layout.h"

G_BEGIN_DECLS

/* Reports on a plan: a kind is a set of parts in an order, which may be chosen otherwise. Everything in them is the
 * plan's or computed from it; what is not known is left empty. */

typedef enum
{
  PB_REPORT_PERIOD, /* tertialrapport, or what the plan's period is */
  PB_REPORT_PLAN, /* the plan itself */
  PB_REPORT_BOARD, /* nämndplan */
  PB_REPORT_QUALITY, /* kvalitetsberättelse */
  PB_REPORT_FINAL, /* slutrapport */
  PB_N_REPORT_KINDS
} PbReportKind;

typedef enum
{
  PB_REPORT_PART_SUMMARY,
  PB_REPORT_PART_GOALS,
  PB_REPORT_PART_FOLLOW_UP,
  PB_REPORT_PART_ASSIGNMENTS,
  PB_REPORT_PART_OUTCOME, /* then, now, expected, continued */
  PB_REPORT_PART_ECONOMY,
  PB_REPORT_PART_SCENARIOS,
  PB_REPORT_PART_INDICATORS,
  PB_REPORT_PART_BENCHMARKS,
  PB_REPORT_PART_DECISIONS,
  PB_REPORT_PART_MEETINGS,
  PB_REPORT_PART_RISKS,
  PB_REPORT_PART_FUNDING,
  PB_REPORT_PART_CHECK, /* printed against computed */
  PB_REPORT_PART_SIGNATURE,
  PB_N_REPORT_PARTS
} PbReportPart;

typedef struct
{
  PbReportKind kind;
  const char *period; /* code; NULL: pb_report_dup_period() */
  const char *board; /* name or short name; NULL for all */
  const char *scenario; /* name; NULL for the plan's own figures */
  const PbReportPart *parts; /* NULL: the kind's own */
  guint n_parts;
} PbReportOptions;

/* "Tertialrapport": in the reader's language; period may be NULL. */
const char    *pb_report_kind_get_title (PbReportKind kind, const char *period);
/* As planbok-cli calls it: "plan"; also takes the titles. FALSE with a sentence that names those there are. */
const char    *pb_report_kind_get_name  (PbReportKind kind);
gboolean       pb_report_kind_from_name (const char *name, PbReportKind *kind, GError **error);
const PbReportPart *pb_report_kind_get_parts (PbReportKind kind, guint *n_parts);
const char    *pb_report_part_get_title (PbReportPart part);
/* "summary, economy": the parts in their order, by names or titles; a GArray of PbReportPart, NULL with a sentence. */
GArray        *pb_report_parts_from_names (const char *names, GError **error);

/* The latest period that anything is reported for; where nothing is, the one to report now. (transfer full) */
char          *pb_report_dup_period     (PbPlan *plan);
/* The periods that can be reported on, newest first. (element-type utf8) (transfer full) */
GPtrArray     *pb_report_list_periods   (PbPlan *plan);

/* The report as a document. A part that the plan has nothing for is left out. NULL with a sentence where the plan has
 * no such board, scenario or period. */
PbReportDoc   *pb_report_new_doc        (PbPlan *plan, const PbReportOptions *options, GError **error);

/* Makes the report and writes it: as a workbook where path ends in .xlsx, else as PDF on paper; to a temporary file,
 * renamed into place when it is whole. watch and warnings may be NULL, warnings takes sentences. */
gboolean       pb_report_write          (PbPlan *plan, const char *path, const PbReportOptions *options,
                                         PbReportPaper paper, const PbExportWatch *watch, GCancellable *cancellable,
                                         GPtrArray *warnings, GError **error);
/* The same in any thread: opens the plan file for itself. */
gboolean       pb_report_write_file     (const char *plan_path, const char *author, const char *path,
                                         const PbReportOptions *options, PbReportPaper paper,
                                         const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings,
                                         GError **error);
/* The report of a plan file laid out, in any thread. width and height in points. progress may be NULL. */
PbReportLayout *pb_report_lay_out_file  (const char *plan_path, const char *author, const PbReportOptions *options,
                                         double width, double height, PbReportProgress progress, gpointer data,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
