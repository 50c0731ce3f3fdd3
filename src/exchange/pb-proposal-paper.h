/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"
#include "pb-paper.h"

G_BEGIN_DECLS

/* An alternative budget on paper and as a table: what a scenario adds and takes away against what it is based on, and whether
 * every year balances. */

/* Laid out on pages of a size, in points and without margins. NULL where there is no such scenario. (transfer full) */
PbPaper  *pb_proposal_paper_new  (PbPlan *plan, gint64 scenario, PangoContext *context, double width, double height);
/* A4, text as text. FALSE with a sentence where the file cannot be written; it is then as it was. */
gboolean  pb_proposal_write_pdf  (PbPlan *plan, gint64 scenario, const char *path, GError **error);
/* What "planbok-cli show PLAN proposal --format=csv" says, as Excel reads it: UTF-8 with its mark. The changes, and after
 * them each year's balance, the verdict, and who proposes what. */
gboolean  pb_proposal_write_csv  (PbPlan *plan, gint64 scenario, const char *path, GError **error);

G_END_DECLS
