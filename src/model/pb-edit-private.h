/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"
#include "pb-plan-private.h"

G_BEGIN_DECLS

/* For the rest of the model only. */
/* NULL where the edit has failed. */
PbDb   *pb_edit_get_db       (PbEdit *self);
/* Makes a change that undoing does not take back: memory learns of it, the log does not. Only beside a change that the log
 * holds. (transfer full) */
void    pb_edit_add_unlogged (PbEdit *self, PbChange *change);

G_END_DECLS
