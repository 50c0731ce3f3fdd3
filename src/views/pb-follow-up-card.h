/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* One follow-up to read: verdict, period, author and date, what we see, why and what we do.
 *
 * Signals: "edit", "remove". */
#define PB_TYPE_FOLLOW_UP_CARD (pb_follow_up_card_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpCard, pb_follow_up_card, PB, FOLLOW_UP_CARD, GtkWidget)

GtkWidget *pb_follow_up_card_new        (void);
void       pb_follow_up_card_set_record (PbFollowUpCard *self, PbRecord *follow_up);
PbRecord  *pb_follow_up_card_get_record (PbFollowUpCard *self);

G_END_DECLS
