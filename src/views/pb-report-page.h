/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/pb-report-layout.h"

G_BEGIN_DECLS

/* A page of a report as it will be on paper, as wide as there is room. What it says is its description. */
#define PB_TYPE_REPORT_PAGE (pb_report_page_get_type ())
G_DECLARE_FINAL_TYPE (PbReportPage, pb_report_page, PB, REPORT_PAGE, GtkWidget)

GtkWidget *pb_report_page_new  (void);
/* layout outlives the page's next call; NULL: nothing. */
void       pb_report_page_show (PbReportPage *self, PbReportLayout *layout, guint page);

G_END_DECLS
