/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/pb-report-layout.h"

G_BEGIN_DECLS

/* The pages of a report below each other. The arrow keys and Page Up/Down go through them. */
#define PB_TYPE_REPORT_PREVIEW (pb_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (PbReportPreview, pb_report_preview, PB, REPORT_PREVIEW, GtkWidget)

GtkWidget      *pb_report_preview_new        (void);
/* Takes the layout; NULL: nothing to show. The place on the screen is kept. */
void            pb_report_preview_take       (PbReportPreview *self, PbReportLayout *layout);
/* NULL until there is one. Owned by the preview. */
PbReportLayout *pb_report_preview_get_layout (PbReportPreview *self);

G_END_DECLS
