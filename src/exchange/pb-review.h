/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A workbook or Blankett that Planbok wrote, edited by others, on its way back: what each changed cell was when it was
 * written, what it is now in the plan, what it is in the workbook. What was changed on one side only is a change; on both,
 * and differently, a conflict. Assignments, activities, follow-ups, given cells of budget tables and indicators' values; new activities and
 * follow-ups; all else is ignored, and said. */
typedef struct _PbReview PbReview;

typedef struct
{
  PbTable table; /* LINE: a cell of a budget table */
  gint64 record; /* the line's of a cell */
  PbColumn column; /* AMOUNT of CELL for a cell */
  gint64 cell_column; /* id of the budget table's column; else 0 */
  char *place; /* "bok.xlsx, sheet “Uppdrag”, row 6, column E" */
  char *what; /* "Assignment “Bostadskarriär”, Status" */
  char *before; /* as people read it: when the workbook was written, */
  char *now; /* in the plan, */
  char *theirs; /* in the workbook */
  char *value; /* theirs as stored; "": absent. Of a new row: theirs */
  GPtrArray *fields; /* of a new row (record 0); else NULL */
  gint64 owner; /* the assignment or the goal of a new follow-up */
  char *period; /* of a new follow-up, or of an indicator's value */
  gint64 entity; /* of an indicator's value, whose indicator is record */
  int kind; /* PbValueKind of it */
  char *author; /* whom the follow-up is by then; NULL: as it was */
  char *group; /* of a Blankett's row: what holds together, of which one in conflict puts all in conflict; else NULL */
  char *key; /* what is changed: of several workbooks' changes of it, one holds */
  char *now_value; /* now as stored */
  gboolean overtaken; /* the plan was changed meanwhile, */
  gboolean contested; /* or another workbook says otherwise: */
  gboolean conflict; /* either, of it or of another in its group */
  gboolean accepted; /* TRUE from the beginning where there is no conflict */
} PbReviewChange;

PbReview  *pb_review_new         (PbPlan *plan);
void       pb_review_free        (PbReview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReview, pb_review_free)

/* Whether the file is a workbook that says it can come back; FALSE, and nothing said, where it cannot be read. */
gboolean   pb_review_knows_file  (const char *path);

/* Whether it was written from the plan. */
gboolean   pb_review_knows_file_of (const char *path, PbPlan *plan);

/* A workbook as it was read. It knows no plan: a thread may read it. */
typedef struct _PbReviewBook PbReviewBook;
PbReviewBook *pb_review_book_load (const char *path, GError **error);
void       pb_review_book_free   (PbReviewBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReviewBook, pb_review_book_free)

/* Several workbooks may be taken in together. Takes the book. FALSE with a sentence where it was written from another
 * plan. */
gboolean   pb_review_add_book    (PbReview *self, PbReviewBook *book, GError **error);
/* Both in one. */
gboolean   pb_review_add_file    (PbReview *self, const char *path, GError **error);
/* (element-type PbReviewChange), owned by the review, until it is refreshed. */
GPtrArray *pb_review_get_changes (PbReview *self);
/* Sentences: what cannot be taken in, and why. Owned by the review, until it is refreshed. */
GPtrArray *pb_review_get_notes   (PbReview *self);
/* Accepting a change takes acceptance from what other workbooks say of the same. */
void       pb_review_set_accepted (PbReview *self, PbReviewChange *change, gboolean accepted);
/* What workbooks differ about stays as it is: which of them holds must be said. */
void       pb_review_accept_all  (PbReview *self, gboolean accepted);
/* "meanwhile it has become Done in the plan": what a change is in conflict with. (transfer full) */
char      *pb_review_dup_conflict (PbReview *self, const PbReviewChange *change);
/* Compares anew where the plan has changed; what was accepted stays so where the plan still has what it was accepted
 * over. TRUE where something that was accepted no longer is. */
gboolean   pb_review_refresh     (PbReview *self);
/* Makes one edit of what is accepted; TRUE, and no edit, where that is nothing. FALSE with a sentence, and no edit,
 * where the plan has changed below what was accepted. */
gboolean   pb_review_apply       (PbReview *self, GError **error);

G_END_DECLS
