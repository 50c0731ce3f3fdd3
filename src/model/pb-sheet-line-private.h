/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-book-private.h"
#include "pb-edit.h"
#include "pb-sheet-line.h"

G_BEGIN_DECLS

/* A line in its table as both are now. */
typedef struct
{
  PbRecord *record;
  PbSheet *sheet; /* owned by the plan, valid until its next change */
  int at;
} PbLineSite;

/* FALSE with a sentence where the line is gone. */
gboolean pb_line_site_find     (PbLineSite *self, PbPlan *plan, gint64 line_id, GError **error);
/* The same inside an edit, which is refused. */
gboolean pb_line_site_find_in  (PbLineSite *self, PbEdit *edit, PbPlan *plan, gint64 line_id);
/* The lines of a group (−1: those in none) in their order. (element-type PbRecord) (transfer container) */
GPtrArray *pb_sheet_list_group (PbSheet *sheet, int parent);

/* What is to be done to one line; the rest of the book stays. */
typedef struct
{
  PbSheet *sheet;
  int line;
  int before; /* the place in reading order that it comes to stand before; its own where it stays */
  int parent; /* -1 where in no group */
  PbLineKind kind;
  int link; /* node, -1 where none */
  int sum; /* a line that becomes a sum with it, -1 where none */
} PbLineChange;

/* As the line is. */
PbLineChange pb_line_change_none (const PbLineSite *site);
/* The titles of the lines that would rest on each other, "A → B → A"; NULL where there is no ring through the line. */
char    *pb_book_find_ring     (PbBook *self, const PbLineChange *change);
/* FALSE, and the edit refused, where there would be a ring. */
gboolean pb_line_change_check  (const PbLineChange *self, PbEdit *edit, PbPlan *plan);

/* Makes a line that others are to stand under a sum where it may be. FALSE, and the edit refused, where it cannot. changed, may be
 * NULL: set to the line where it was none before. */
gboolean pb_line_make_group    (PbEdit *edit, PbPlan *plan, PbSheet *sheet, int line, int *changed);

G_END_DECLS
