/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* Which assignments a line is an effect of, and how much of it is each one's. Whatever the shares, those of a line add up to the
 * line: no effect is counted twice. */

typedef struct
{
  gint64 assignment;
  gboolean given; /* a share is written */
  double percent; /* what counts: as written, or an equal part of what the others leave */
} PbShare;

/* By the assignments' numbers, (element-type PbShare), empty where the line is no assignment's. (transfer full) */
GArray     *pb_share_list            (PbPlan *plan, gint64 line_id);
/* What of the line, through groups and links, is the assignment's that year; 0: what is anybody's or nobody's, the whole effect.
 * FALSE where there is no figure. */
gboolean    pb_share_get_amount      (PbPlan *plan, gint64 line_id, gint64 assignment_id, gint64 scenario_id, int year,
                                      gint64 *ore);

/* Each is one edit. Linking what is linked, or unlinking what is not, is TRUE and no edit. */
gboolean    pb_share_link            (PbPlan *plan, gint64 line_id, gint64 assignment_id, GError **error);
gboolean    pb_share_unlink          (PbPlan *plan, gint64 line_id, gint64 assignment_id, GError **error);
/* 0–100; below 0: none written. Refused where the written shares of the line would come to more than 100. */
gboolean    pb_share_set_percent     (PbPlan *plan, gint64 line_id, gint64 assignment_id, double percent, GError **error);

G_END_DECLS
