/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A Blankett: a workbook for one function with just its assignments and activities, whose framed cells are filled in by
 * somebody who has no Planbok. It comes back through PbReview: what was filled in becomes the period's follow-up. */

/* period: a code; last_day: ISO date, NULL: the period's own, where it has one. On failure a sentence, and no file. */
gboolean pb_form_write        (PbPlan *plan, const char *path, PbRecord *role, const char *period, const char *last_day,
                               GError **error);
/* One for each role (element-type PbRecord) into folder, named by the roles and the period. paths, may be NULL, takes
 * where they are. Stops at the first that fails; those before it stay. */
gboolean pb_form_write_all    (PbPlan *plan, const char *folder, GPtrArray *roles, const char *period,
                               const char *last_day, GPtrArray *paths, GError **error);
/* Whether the role answers for anything. */
gboolean pb_form_has_rows     (PbPlan *plan, gint64 role);

G_END_DECLS
