/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

typedef void (*PbRefreshFunc) (GtkWidget *widget);

/* Calls func when the plan has changed: at most once a frame, and for a widget that is not on the screen when it comes
 * there. The first call comes when the widget is first mapped. Once a widget. */
void pb_refresh_attach (GtkWidget    *widget,
                        PbPlan       *plan,
                        PbRefreshFunc func);
/* As if the plan had changed. */
void pb_refresh_queue  (GtkWidget    *widget);

G_END_DECLS
