/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pb-assignment-filter.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SORT_NUMBER,
  PB_SORT_TITLE,
  PB_SORT_STATUS,
  PB_SORT_ASSESSMENT,
  PB_SORT_EFFECT,
  PB_N_SORTS
} PbAssignmentSort;

#define PB_TYPE_ASSIGNMENT_INDEX (pb_assignment_index_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentIndex, pb_assignment_index, PB, ASSIGNMENT_INDEX, GObject)

/* The plan's assignments, filtered and sorted: a GListModel of PbAssignmentRow. It follows the plan: a row whose values
 * changed tells of it itself, and items-changed covers only the part where rows came, went or moved.
 *
 * Signal "refreshed": after the plan changed, or the filter, the sort or the effect's year was set; after items-changed. */
PbAssignmentIndex        *pb_assignment_index_new             (PbPlan *plan);
PbPlan                   *pb_assignment_index_get_plan        (PbAssignmentIndex *self);
const PbAssignmentContext *pb_assignment_index_get_context    (PbAssignmentIndex *self);

const PbAssignmentFilter *pb_assignment_index_get_filter      (PbAssignmentIndex *self);
void                      pb_assignment_index_set_filter      (PbAssignmentIndex *self, const PbAssignmentFilter *filter);
PbAssignmentSort          pb_assignment_index_get_sort        (PbAssignmentIndex *self, gboolean *descending);
/* Rows that lack the value come last either way. */
void                      pb_assignment_index_set_sort        (PbAssignmentIndex *self, PbAssignmentSort sort, gboolean descending);
int                       pb_assignment_index_get_effect_year (PbAssignmentIndex *self);
/* 0: the plan's last. */
void                      pb_assignment_index_set_effect_year (PbAssignmentIndex *self, int year);
/* Ascending, (element-type gint), owned by the index, valid until the plan changes. */
GArray                   *pb_assignment_index_get_years       (PbAssignmentIndex *self);

/* All assignments, also those that the filter keeps away. */
guint                     pb_assignment_index_get_total       (PbAssignmentIndex *self);
/* Digits of the greatest number. */
guint                     pb_assignment_index_get_digits      (PbAssignmentIndex *self);
/* Most of those that should be reported in the current period are not: then it says little of each. */
gboolean                  pb_assignment_index_most_unreported (PbAssignmentIndex *self);
/* NULL where there is no such assignment. position: G_MAXUINT where the filter keeps it away; may be NULL. */
PbAssignmentRow          *pb_assignment_index_find            (PbAssignmentIndex *self, gint64 id, guint *position);

G_END_DECLS
