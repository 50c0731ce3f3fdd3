/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"
#include "pb-plan.h"
#include "pb-store.h"
#include "pb-value.h"

G_BEGIN_DECLS

/* For the rest of the model only. NULL when closed. */
PbDb     *pb_plan_get_db        (PbPlan *self);

/* Starts a write: takes in first what other programs did, so that memory is what the transaction sees. */
gboolean  pb_plan_begin_write   (PbPlan *self, GError **error);
void      pb_plan_rollback      (PbPlan *self);
/* Commits, then tells records, lists and listeners of the changes. FALSE: rolled back, nothing told. */
gboolean  pb_plan_commit_write  (PbPlan *self, GPtrArray *changes, GError **error);

/* The edit that typing may still be added to, 0 where none. */
gint64    pb_plan_get_open_edit (PbPlan *self);
void      pb_plan_set_open_edit (PbPlan *self, gint64 edit_id);

G_END_DECLS
