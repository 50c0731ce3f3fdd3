/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KIND_INT PB_TYPE_INT_, FALSE
#define KIND_REAL PB_TYPE_REAL_, FALSE
#define KIND_TEXT PB_TYPE_TEXT_, FALSE
#define KIND_MONEY PB_TYPE_MONEY_, FALSE
#define KIND_DATE PB_TYPE_DATE_, FALSE
#define KIND_TIME PB_TYPE_TIME_, FALSE
#define KIND_PERIOD PB_TYPE_PERIOD_, FALSE
#define KIND_BOOL PB_TYPE_BOOL_, FALSE
#define KIND_POSITION PB_TYPE_POSITION_, FALSE
#define KIND_ENUM PB_TYPE_ENUM_, FALSE
#define KIND_REF PB_TYPE_REF_, FALSE
#define KIND_OWNER PB_TYPE_REF_, TRUE

typedef struct
{
  PbTable table;
  const char *name;
  PbColumnType type;
  gboolean owner;
  int extra;
  const char *label;
} ColumnRow;

/* All columns in table order; a table's first one is found by PB_T_FIRST. */
static const ColumnRow column_rows[] = {
#define PB_TABLE(...)
#define PB_COL(TABLE, NAME, sql, type, extra, label) { PB_TABLE_##TABLE, sql, KIND_##type, extra, label },
#include "pb-tables.def"
#undef PB_TABLE
#undef PB_COL
};

static PbTableInfo tables[PB_N_TABLES] = {
#define PB_TABLE(NAME, sql, keep, order, title, label)                                                                 \
  { sql, PB_KEEP_##keep, PB_##NAME##_##order, PB_##NAME##_##title, label, NULL, 0, -1 },
#define PB_COL(...)
#include "pb-tables.def"
#undef PB_TABLE
#undef PB_COL
};

static void
ensure_tables (void)
{
  static PbColumnInfo columns[G_N_ELEMENTS (column_rows)];
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (column_rows); i++)
    {
      const ColumnRow *row = &column_rows[i];
      PbTableInfo *table = &tables[row->table];

      columns[i] = (PbColumnInfo) { row->name, row->type, row->extra, row->owner, row->label };
      if (!table->columns)
        table->columns = &columns[i];
      if (row->type == PB_TYPE_POSITION_)
        table->position = (int) table->n_columns;
      table->n_columns++;
    }
  g_once_init_leave (&once, 1);
}

const PbTableInfo *
pb_table_info (PbTable table)
{
  g_return_val_if_fail (table < PB_N_TABLES, NULL);

  ensure_tables ();
  return &tables[table];
}

int
pb_table_by_name (const char *name)
{
  for (int i = 0; i < PB_N_TABLES; i++)
    if (g_strcmp0 (tables[i].name, name) == 0)
      return i;
  return -1;
}

const PbColumnInfo *
pb_column_info (PbColumn column)
{
  const PbTableInfo *table = pb_table_info (PB_COLUMN_TABLE (column));

  g_return_val_if_fail (table && PB_COLUMN_INDEX (column) < table->n_columns, NULL);
  return &table->columns[PB_COLUMN_INDEX (column)];
}

int
pb_column_by_name (PbTable table, const char *name)
{
  const PbTableInfo *info = pb_table_info (table);

  for (guint i = 0; i < info->n_columns; i++)
    if (g_strcmp0 (info->columns[i].name, name) == 0)
      return PB_COLUMN (table, i);
  return -1;
}
