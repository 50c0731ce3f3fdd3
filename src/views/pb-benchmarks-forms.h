/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The dialogs in which an indicator's facts, a claim and a municipality are written. */

/* indicator NULL: a new one. */
void pb_benchmarks_edit_indicator   (GtkWidget *from, PbPlan *plan, PbRecord *indicator);
/* claim NULL: a new one about indicator, starting with what the view compares: peer (an entity, or NULL) and period (or NULL).
 */
void pb_benchmarks_edit_claim       (GtkWidget *from, PbRecord *indicator, PbRecord *claim, PbRecord *peer,
                                     const char *period);
void pb_benchmarks_add_entity       (GtkWidget *from, PbPlan *plan);
/* Asks first, and says what hangs on it. */
void pb_benchmarks_delete_indicator (GtkWidget *from, PbRecord *indicator);
void pb_benchmarks_delete_claim     (GtkWidget *from, PbRecord *claim);

G_END_DECLS
