/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-assignment.h"

G_BEGIN_DECLS

/* What an assignment's facts depend on besides the plan. */
typedef struct
{
  GDate today;
  char *period; /* the code to report now */
  int year; /* the effect's year, 0 where the plan has none */
} PbAssignmentContext;

/* What a list shows of an assignment, and sorts and filters by. Owned by the row, valid until it changes. */
typedef struct
{
  gint64 id;
  int number; /* 0 where absent */
  char *title; /* the short one where there is one */
  char *full_title;
  char *title_key; /* orders titles as Swedish does */
  char *boards; /* abbreviated */
  char *roles; /* abbreviated */
  char *amount; /* "14,7", "–" where no line has a figure */
  PbStatus status;
  PbAssessment assessment;
  gboolean reported; /* ever */
  gboolean unreported; /* in the current period, though it should */
  gboolean late;
  gboolean has_effect;
  gint64 effect; /* öre */
} PbAssignmentFacts;

#define PB_TYPE_ASSIGNMENT_ROW (pb_assignment_row_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentRow, pb_assignment_row, PB, ASSIGNMENT_ROW, GObject)

/* An assignment as the lists show it: one object for as long as the assignment lives.
 *
 * Signal "changed": the facts did. */
PbAssignmentRow         *pb_assignment_row_new          (PbRecord *assignment);
PbRecord                *pb_assignment_row_get_record   (PbAssignmentRow *self);
const PbAssignmentFacts *pb_assignment_row_peek         (PbAssignmentRow *self);
/* Everything that search looks in, folded for case. Made when first asked for. */
const char              *pb_assignment_row_get_haystack (PbAssignmentRow *self);
/* The row in words, as a screen reader says it. year: of the effect. (transfer full) */
char                    *pb_assignment_row_dup_label    (PbAssignmentRow *self, int year);
/* Reads the plan again; all of it where dirty, else only what other tables than the assignment's own decide. TRUE, and
 * "changed", where the facts are others than before. */
gboolean                 pb_assignment_row_update       (PbAssignmentRow *self, const PbAssignmentContext *context,
                                                         gboolean dirty);

/* Composed and folded for case, so that texts which look alike are alike; å, ä and ö stay letters of their own. (transfer full) */
char                    *pb_assignment_fold             (const char *text);

G_END_DECLS
