/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/pb-report.h"

G_BEGIN_DECLS

/* The parts of a report: which are in it, and in what order. Alt+Up and Alt+Down move the part that has the focus.
 * Signal "changed". */
#define PB_TYPE_REPORT_PARTS (pb_report_parts_get_type ())
G_DECLARE_FINAL_TYPE (PbReportParts, pb_report_parts, PB, REPORT_PARTS, GtkWidget)

GtkWidget    *pb_report_parts_new      (void);
/* The kind's own parts in their order, then the others, left out. */
void          pb_report_parts_reset    (PbReportParts *self, PbReportKind kind);
/* Those that are in it, in order. (transfer full) */
PbReportPart *pb_report_parts_dup      (PbReportParts *self, guint *n_parts);

G_END_DECLS
