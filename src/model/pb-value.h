/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include "pb-tables.h"

G_BEGIN_DECLS

typedef enum
{
  PB_VALUE_NULL,
  PB_VALUE_INT,
  PB_VALUE_REAL,
  PB_VALUE_TEXT,
} PbValueType;

/* What one column of one row holds, as SQLite has it. */
typedef struct
{
  PbValueType type;
  union
  {
    gint64 i;
    double r;
    char *s; /* owned */
  } v;
} PbValue;

void      pb_value_clear       (PbValue *self);
void      pb_value_copy        (const PbValue *self, PbValue *to);
gboolean  pb_value_equal       (const PbValue *a, const PbValue *b);
/* Absent sorts first, numbers by size, text by its characters in the reader's order. */
int       pb_value_compare     (const PbValue *a, const PbValue *b);
void      pb_value_from_column (PbValue *self, sqlite3_stmt *stmt, int column);
void      pb_value_from_sqlite (PbValue *self, sqlite3_value *value);
int       pb_value_bind        (const PbValue *self, sqlite3_stmt *stmt, int parameter);

/* One row that an edit, or another program, changed. An update holds the columns in mask, else all. */
typedef enum
{
  PB_OP_INSERT,
  PB_OP_UPDATE,
  PB_OP_DELETE,
} PbOp;

typedef struct
{
  PbTable table;
  gint64 id;
  PbOp op;
  guint64 mask; /* bit n: the column with index n */
  PbValue *before; /* n_columns of the table; NULL for an insert */
  PbValue *after; /* n_columns of the table; NULL for a deletion */
} PbChange;

PbChange *pb_change_new        (PbTable table, gint64 id, PbOp op);
void      pb_change_free       (PbChange *self);
PbChange *pb_change_copy       (const PbChange *self);
/* The change as it is undone. (transfer full) */
PbChange *pb_change_invert     (const PbChange *self);
/* first, then second, of the same row, as one. NULL where together they change nothing. (transfer full) */
PbChange *pb_change_compose    (const PbChange *first, const PbChange *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbChange, pb_change_free)

const char *pb_op_nick         (PbOp op);

G_END_DECLS
