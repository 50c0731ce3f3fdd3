/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Chooses what a report is of, shows its pages as they will be, and saves them as PDF, prints them or writes the same as
 * an Excel workbook. The pages follow what is chosen and what is changed in the plan. */
#define PB_TYPE_REPORT_DIALOG (pb_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbReportDialog, pb_report_dialog, PB, REPORT_DIALOG, AdwWindow)

/* Owned by the window that it is shown over. */
GtkWidget         *pb_report_dialog_present   (PbWindow *window, PbPlan *plan);
/* Prints what is previewed. (transfer full) */
GtkPrintOperation *pb_report_dialog_new_print (PbReportDialog *self);

G_END_DECLS
