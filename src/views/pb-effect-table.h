/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* An assignment's money: years × planned and realised effect, in MSEK. Where the years do not fit beside each other
 * they stand below each other. */
#define PB_TYPE_EFFECT_TABLE (pb_effect_table_get_type ())
G_DECLARE_FINAL_TYPE (PbEffectTable, pb_effect_table, PB, EFFECT_TABLE, GtkWidget)

GtkWidget *pb_effect_table_new  (void);
/* FALSE where the assignment has no effect in any year. */
gboolean   pb_effect_table_show (PbEffectTable *self, PbRecord *assignment);

G_END_DECLS
