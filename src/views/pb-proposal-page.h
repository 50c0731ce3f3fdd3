/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A scenario as an alternative budget: what it adds and takes away against what it is based on, whether every year balances,
 * and out on paper or as a file. Its back button and Escape activate budget.back. */
#define PB_TYPE_PROPOSAL_PAGE (pb_proposal_page_get_type ())
G_DECLARE_FINAL_TYPE (PbProposalPage, pb_proposal_page, PB, PROPOSAL_PAGE, GtkWidget)

GtkWidget *pb_proposal_page_new          (PbPlan *plan);
void       pb_proposal_page_set_scenario (PbProposalPage *self, gint64 scenario);

G_END_DECLS
