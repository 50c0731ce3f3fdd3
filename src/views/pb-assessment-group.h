/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-tables.h"

G_BEGIN_DECLS

/* Four large cards of which one is chosen. One stop for Tab; the arrows go between them and choose.
 *
 * Signal "chosen" (int assessment): the user chose. */
#define PB_TYPE_ASSESSMENT_GROUP (pb_assessment_group_get_type ())
G_DECLARE_FINAL_TYPE (PbAssessmentGroup, pb_assessment_group, PB, ASSESSMENT_GROUP, GtkWidget)

GtkWidget *pb_assessment_group_new    (void);
/* PbAssessment, or -1 where none is chosen. */
int        pb_assessment_group_get    (PbAssessmentGroup *self);
/* Silent. -1 chooses none. */
void       pb_assessment_group_set    (PbAssessmentGroup *self, int assessment);
/* As if the user had chosen it. */
void       pb_assessment_group_choose (PbAssessmentGroup *self, PbAssessment assessment);

G_END_DECLS
