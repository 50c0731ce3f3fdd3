/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* Says what text tables would do to the plan, and does it as one edit when the user agrees.
 * paths: (element-type filename) */
void pb_import_dialog_present (GtkWindow *parent, PbPlan *plan, GPtrArray *paths);

G_END_DECLS
