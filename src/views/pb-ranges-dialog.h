/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-certainty.h"
#include "pb-balance-scope.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How uncertain each assignment is: low, likely and high of its delay and its realisation, in the scenario in force or the
 * plan; empty is not said. On top what holds for those that nothing is said of, which is not kept in the plan.
 *
 * Signal "otherwise-changed": that was changed. */
#define PB_TYPE_RANGES_DIALOG (pb_ranges_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRangesDialog, pb_ranges_dialog, PB, RANGES_DIALOG, AdwWindow)

GtkWidget     *pb_ranges_dialog_new           (GtkWindow *parent, PbBalanceScope *scope, int year, const PbRange *otherwise);
const PbRange *pb_ranges_dialog_get_otherwise (PbRangesDialog *self);

G_END_DECLS
