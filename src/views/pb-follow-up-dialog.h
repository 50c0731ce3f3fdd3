/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* Reporting on an assignment, in a minute: 2, Tab, text, Tab, text, Tab, text, Ctrl+Enter. For the period to report
 * now; where it has been reported already, that report is opened and changed. */
void pb_follow_up_dialog_present        (GtkWindow *parent, PbRecord *assignment);
/* For another period than the one to report now. */
void pb_follow_up_dialog_present_period (GtkWindow *parent, PbRecord *assignment, const char *period_code);

G_END_DECLS
