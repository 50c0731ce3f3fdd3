/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-follow-up-item.h"

G_BEGIN_DECLS

/* A row of a reporting round or of the goal chain: title, what it is, assessment with its word, trend, what stands below. */
#define PB_TYPE_FOLLOW_UP_ROW (pb_follow_up_row_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpRow, pb_follow_up_row, PB, FOLLOW_UP_ROW, GtkWidget)

GtkWidget *pb_follow_up_row_new  (void);
/* item NULL: none. */
void       pb_follow_up_row_show (PbFollowUpRow *self, PbFollowUpItem *item);

G_END_DECLS
