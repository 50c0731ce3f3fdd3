/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"
#include "pb-workbook.h"

G_BEGIN_DECLS

/* A Blankett: a workbook for one function with just its assignments and activities, whose framed cells are filled in by
 * somebody who has no Planbok. It comes back through PbReview: what was filled in becomes the period's follow-up. */

/* FALSE with a sentence where it does not end in .xlsx: it may be the plan. */
gboolean   pb_form_check_name (const char *path, GError **error);
/* period: a code; last_day: ISO date, NULL: the period's own, where it has one. path ends in .xlsx; a file that is
 * there is replaced: ask first, somebody may have filled it in. On failure a sentence, and no file. */
gboolean   pb_form_write      (PbPlan *plan, const char *path, PbRecord *role, const char *period, const char *last_day,
                               GError **error);
/* Where the forms of roles (element-type PbRecord) belong in folder, in their order: named by the functions and the
 * period, no two alike. (element-type filename) (transfer full) */
GPtrArray *pb_form_list_paths (GPtrArray *roles, const char *folder, const char *period);
/* One for each role (ids) to its path, from the plan's file: for a thread. Stops at the first that fails, or when
 * cancelled (G_IO_ERROR_CANCELLED); those before it stay. No file is written where one of them may not be. watch may be NULL. */
gboolean   pb_form_write_all  (const char *plan_path, const char *author, const GArray *roles, const GPtrArray *paths,
                               const char *period, const char *last_day, const PbExportWatch *watch,
                               GCancellable *cancellable, GError **error);
/* Whether the role answers for anything. */
gboolean   pb_form_has_rows   (PbPlan *plan, gint64 role);

G_END_DECLS
