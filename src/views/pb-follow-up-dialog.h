/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* Reporting on an assignment or a goal, in a minute: 2, Tab, text, Tab, text, Tab, text, Ctrl+Enter. For the period to report
 * now; where it has been reported already, that report is opened and changed. */
void pb_follow_up_dialog_present        (GtkWindow *parent, PbRecord *subject);
/* For another period than the one to report now. */
void pb_follow_up_dialog_present_period (GtkWindow *parent, PbRecord *subject, const char *period_code);
/* One's own subjects (element-type PbRecord) one after another, from the one at first: saving goes on to the next that is not
 * reported for the period; Alt+Page Down skips, Alt+Page Up goes back. */
void pb_follow_up_dialog_present_round  (GtkWindow *parent, GPtrArray *subjects, guint first, const char *period_code);

G_END_DECLS
