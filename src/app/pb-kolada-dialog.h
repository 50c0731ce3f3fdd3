/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "exchange/pb-kolada.h"

G_BEGIN_DECLS

/* Fetching from Kolada: which indicators, for which municipalities, which years. The plan changes when all has come. Says in
 * parent what was fetched. */
GtkWidget *pb_kolada_dialog_present  (GtkWindow *parent, PbPlan *plan, const char *base_url);
/* Asks again for what the plan has fetched before. The same. */
GtkWidget *pb_kolada_refresh_present (GtkWindow *parent, PbPlan *plan, const char *base_url);

G_END_DECLS
