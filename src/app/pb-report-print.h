/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-report-choice.h"

G_BEGIN_DECLS

/* Prints a report. Its pages are laid out in a thread for the paper that is in the printer, with progress over the
 * window (may be NULL) and a way to stop it, and then drawn. Takes the choice. (transfer full) */
GtkPrintOperation *pb_report_print_new (GtkWindow *over, const char *title, PbReportChoice *choice);
/* Why there were no pages to print; NULL where there were, or where it was stopped. Owned by the operation. */
const GError      *pb_report_print_get_error (GtkPrintOperation *operation);

G_END_DECLS
