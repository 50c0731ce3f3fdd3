/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/pb-review.h"

G_BEGIN_DECLS

/* A row of the review: a change, or the heading of those below it. Property "accepted": the change is ticked. */
#define PB_TYPE_REVIEW_ITEM (pb_review_item_get_type ())
G_DECLARE_FINAL_TYPE (PbReviewItem, pb_review_item, PB, REVIEW_ITEM, GObject)

/* change belongs to the review, and both outlive the item; NULL: a heading. */
PbReviewItem   *pb_review_item_new          (PbReview *review, PbReviewChange *change, const char *heading);
/* NULL for a heading. */
PbReviewChange *pb_review_item_get_change   (PbReviewItem *self);
gboolean        pb_review_item_get_accepted (PbReviewItem *self);
/* The change was, or may have been, ticked or not. */
void            pb_review_item_notify       (PbReviewItem *self);
/* Everything that the row shows, for a screen reader. (transfer full) */
char           *pb_review_item_dup_name     (PbReviewItem *self);

/* The labels of a row, and what they say of the item. */
GtkWidget      *pb_review_item_new_words    (void);
void            pb_review_item_show         (PbReviewItem *self, GtkWidget *words);

G_END_DECLS
