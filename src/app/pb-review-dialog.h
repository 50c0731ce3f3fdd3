/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/pb-review.h"

G_BEGIN_DECLS

/* Shows what workbooks that come back would change, change by change, and takes in what is ticked as one edit. */
#define PB_TYPE_REVIEW_DIALOG (pb_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbReviewDialog, pb_review_dialog, PB, REVIEW_DIALOG, AdwWindow)

/* Takes the review, which is of plan. */
GtkWidget *pb_review_dialog_present (GtkWindow *parent, PbPlan *plan, PbReview *review);

G_END_DECLS
