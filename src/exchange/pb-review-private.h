/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-review.h"
#include "pb-text-table.h"

G_BEGIN_DECLS

/* What the writer and the reader of a workbook agree on. The hidden sheet holds the plan's id, then an id, a column's name
 * and a value a row. */
#define PB_REVIEW_SHEET "planbok"
/* The header of the hidden column of rows' ids. */
#define PB_REVIEW_ID "planbok-id"
#define PB_REVIEW_MAX_TEXT 32000
/* Before a sheet's name where a row's marks are kept. */
#define PB_REVIEW_MARKS "@"
/* Hexadecimal digits of a mark: enough for no two texts to have the same by chance. */
#define PB_REVIEW_MARK_DIGITS 5

/* What a cell held when it was written, told apart from all else; 0: nothing. Text is a cell's, which may be a number's
 * or an ISO date. */
#define PB_REVIEW_FORMULA 1
guint32     pb_review_mark_text     (const char *text);
guint32     pb_review_mark_number   (double number);
/* Of a row's marks (element-type guint32), without those of empty cells at the end. (transfer full) */
char       *pb_review_dup_marks     (GArray *marks);

/* The columns of a table that may come back changed, one after another; FALSE past the last. */
gboolean pb_review_column        (PbTable table, guint n, PbColumn *column);
/* A value as it is kept and compared: text, an enum's nick, an ISO date, öre. NULL: absent. (transfer full) */
char    *pb_review_dup_value     (PbRecord *record, PbColumn column);
/* Without what a spreadsheet changes by itself: space around it, line ends. "" for NULL. (transfer full) */
char    *pb_review_normalize     (const char *value);
/* The name that a budget table's column has in the hidden sheet. (transfer full) */
char    *pb_review_dup_cell_name (PbRecord *column);

/* The columns of the hidden sheet that hold what a row is known by where it has no id: titles may change meanwhile, and
 * the language may be another. */
#define PB_REVIEW_INDICATOR "indicator"
#define PB_REVIEW_ENTITY "entity"
#define PB_REVIEW_TARGET "target"

/* The words before a key of the hidden sheet of what a Blankett asks for: the period, by assignment; and each field. */
#define PB_REVIEW_FORM "form"
#define PB_REVIEW_FORM_ROLE "role"

typedef struct
{
  PbTextTable *text;
  char *name; /* of the file and the sheet */
  char *title; /* the sheet's */
} PbReviewSheet;

struct _PbReviewBook
{
  char *name;
  gint64 plan_id; /* of the plan that it was written from */
  GHashTable *kept; /* "id/column" → value when written */
  GHashTable *titles; /* "what/title" → id of what was written under the title */
  GHashTable *marks; /* name of a sheet → its rows' marks as text, NULL for those that had nothing */
  guint n_rows; /* in marks */
  GPtrArray *sheets; /* PbReviewSheet */
};

struct _PbReview
{
  PbPlan *plan;
  guint64 generation; /* the plan's that the changes are compared with */
  GPtrArray *books; /* PbReviewBook */
  GPtrArray *changes;
  GPtrArray *notes;
  guint n_notes; /* with those that are only counted */
  GHashTable *taken; /* what is changed → the changes of it, of several workbooks */
  char *label; /* names of the workbooks */
};

/* One sheet being compared. */
typedef struct
{
  PbReview *review;
  PbTextTable *text;
  const char *name; /* of the file and sheet */
  GHashTable *kept; /* "id/column" → value when written */
  guint id_column;
  PbTable table; /* of its rows; PB_N_TABLES where they say nothing */
  GHashTable *titles; /* the book's */
  GHashTable *originals; /* id → the row that has it, of those that were copied with it */
  GHashTable *seen; /* cells that something is said of, or that are compared */
} PbReviewReader;

typedef struct
{
  PbRecord *record; /* the row's */
  PbColumn column;
  PbUnit unit;
  gint64 cell_column;
  gint64 kept_id; /* in the hidden sheet, 0: the record's */
  const char *key;
  const char *label; /* of the column */
  const char *author; /* of the follow-up that it changes; NULL: as it is */
  char *now; /* in the plan, as stored; owned */
} PbReviewCell;

/* A column of a new row. */
typedef struct
{
  PbColumn column;
  char *value; /* as stored; a REF: the id */
} PbReviewField;

/* Nothing else need be said of the cell; of the whole row. */
void        pb_review_see       (PbReviewReader *self, guint row, guint column);
void        pb_review_see_row   (PbReviewReader *self, guint row);
/* Notes on what else is other than it was written, and is no change. rows: the sheet's marks; NULL: it has none. */
void        pb_review_others    (PbReviewReader *self, GPtrArray *rows);
char       *pb_review_dup_place (PbReviewReader *self, guint row, guint column);
/* A sentence on a cell that cannot be taken in. */
void        pb_review_note      (PbReviewReader *self, guint row, guint column, const char *sentence);
/* Takes it; past the many, they are only counted. */
void        pb_review_take_note (PbReview *self, char *sentence);
/* A stored value as people read it. (transfer full) */
char       *pb_review_dup_shown (PbPlan *plan, PbColumn column, PbUnit unit, const char *value);
/* What a cell points at: an assignment also by its number, a function by its short name. NULL: nothing. */
PbRecord   *pb_review_find      (PbPlan *plan, PbTable table, const char *text);
/* What the cell holds as it would be stored, "" for nothing. NULL, and a note, where it is no value of the column.
 * (transfer full) */
char       *pb_review_dup_read  (PbReviewReader *self, guint row, guint at, PbColumn column, PbUnit unit);
/* All of a sheet. */
void        pb_review_sheet     (PbReview *self, PbReviewBook *book, const PbReviewSheet *sheet);
/* A change where the cell is other than when it was written. */
void        pb_review_compare   (PbReviewReader *self, guint row, guint at, const PbReviewCell *cell);
/* Takes change and key; two workbooks that say different things under one key are in conflict. */
void        pb_review_add       (PbReview *self, PbReviewChange *change, char *key);
/* (transfer full) */
char       *pb_review_dup_what  (PbTable table, const char *title, const char *label);
/* What a row is known by to people: a follow-up by its assignment or goal. */
const char *pb_review_get_title (PbRecord *record);

/* The columns of a follow-up that a Blankett asks for, one after another; FALSE past the last. */
gboolean    pb_review_form_column (guint n, PbColumn *column);
/* The follow-up in the row of an assignment in a Blankett; nothing where the workbook is none. first: of the row's
 * changes. */
void        pb_review_form_row  (PbReviewReader *self, guint row, PbRecord *assignment, guint first);
/* A row that has no id: a new activity or follow-up, else a note. */
void        pb_review_new_row   (PbReviewReader *self, guint row);
/* The values of indicators in a sheet without rows' ids. */
void        pb_review_values    (PbReviewReader *self);
/* The key that a value has in the hidden sheet, with the indicator's id. (transfer full) */
char       *pb_review_dup_value_name (gint64 entity, const char *period, PbValueKind kind);

G_END_DECLS
