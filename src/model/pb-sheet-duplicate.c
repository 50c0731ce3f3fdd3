/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-table.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-sheet-edit-private.h"

/* A table being copied: the copies' ids by those of the originals. */
typedef struct
{
  PbEdit *edit;
  PbPlan *plan;
  gint64 from;
  gint64 to;
  GHashTable *ids; /* gint64 * → gint64 * */
} Copy;

static void
copy_column (PbEdit *edit, PbRecord *from, gint64 to, PbColumn column)
{
  if (pb_record_is_null (from, column))
    return;
  switch (pb_column_info (column)->type)
    {
    case PB_TYPE_TEXT_:
    case PB_TYPE_PERIOD_:
    case PB_TYPE_ENUM_:
      pb_edit_set_text (edit, to, column, pb_record_get_text (from, column));
      break;
    default:
      pb_edit_set_int (edit, to, column, pb_record_get_int (from, column));
      break;
    }
}

/* A copy of the row; what it refers to of the table is the copy of that. */
static gint64
copy_row (Copy *self, PbRecord *row)
{
  PbTable table = pb_record_get_table (row);
  gint64 from = pb_record_get_id (row);
  gint64 id = pb_edit_insert (self->edit, table);

  g_hash_table_insert (self->ids, g_memdup2 (&from, sizeof from), g_memdup2 (&id, sizeof id));
  for (guint i = 0; i < pb_table_info (table)->n_columns; i++)
    copy_column (self->edit, row, id, PB_COLUMN (table, i));
  return id;
}

static void
point (Copy *self, PbRecord *row, gint64 id, PbColumn column)
{
  gint64 from = pb_record_get_int (row, column);
  const gint64 *to = g_hash_table_lookup (self->ids, &from);

  if (to != NULL && !pb_record_is_null (row, column))
    pb_edit_set_int (self->edit, id, column, *to);
}

static void
copy_children (Copy *self, PbRecord *line, PbColumn ref, PbColumn column)
{
  GPtrArray *rows = pb_plan_peek_children (self->plan, ref, pb_record_get_id (line));

  for (guint i = 0; i < rows->len; i++)
    {
      PbRecord *row = g_ptr_array_index (rows, i);
      gint64 id = copy_row (self, row);

      point (self, row, id, ref);
      point (self, row, id, column);
    }
}

static void
copy_lines (Copy *self)
{
  GPtrArray *lines = pb_plan_peek_children (self->plan, PB_LINE_SHEET, self->from);

  for (guint i = 0; i < lines->len; i++)
    copy_row (self, g_ptr_array_index (lines, i));
  for (guint i = 0; i < lines->len; i++)
    {
      PbRecord *line = g_ptr_array_index (lines, i);
      gint64 from = pb_record_get_id (line);
      gint64 id = *(gint64 *)g_hash_table_lookup (self->ids, &from);

      pb_edit_set_int (self->edit, id, PB_LINE_SHEET, self->to);
      point (self, line, id, PB_LINE_PARENT);
      point (self, line, id, PB_LINE_LINK);
      copy_children (self, line, PB_CELL_LINE, PB_CELL_COLUMN);
      copy_children (self, line, PB_PRINTED_LINE, PB_PRINTED_COLUMN);
    }
}

static void
copy_table (Copy *self, PbRecord *record, const char *title)
{
  GPtrArray *columns = pb_plan_peek_children (self->plan, PB_COLUMN_SHEET, self->from);

  self->to = copy_row (self, record);
  pb_edit_set_null (self->edit, self->to, PB_SHEET_POSITION);
  pb_edit_set_text (self->edit, self->to, PB_SHEET_TITLE, title);
  for (guint i = 0; i < columns->len; i++)
    pb_edit_set_int (self->edit, copy_row (self, g_ptr_array_index (columns, i)), PB_COLUMN_SHEET, self->to);
  copy_lines (self);
}

gint64
pb_sheet_duplicate_table (PbPlan *plan, gint64 sheet_id, const char *title, GError **error)
{
  g_autofree char *name = NULL;
  PbRecord *record;
  Copy copy = { NULL, plan, sheet_id };

  g_return_val_if_fail (PB_IS_PLAN (plan), 0);

  record = pb_plan_get_record (plan, PB_TABLE_SHEET, sheet_id);
  copy.edit = pb_sheet_begin (
      plan, g_strdup_printf (_ ("Duplicate table %s"), record != NULL ? pb_record_get_title (record) : ""));
  copy.ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (pb_sheet_find_in (copy.edit, plan, sheet_id) != NULL)
    {
      record = pb_plan_get_record (plan, PB_TABLE_SHEET, sheet_id);
      name = title != NULL && *title != '\0' ? g_strdup (title)
                                             : g_strdup_printf (_ ("%s (copy)"), pb_record_get_title (record));
      copy_table (&copy, record, name);
    }
  g_hash_table_unref (copy.ids);
  return pb_edit_commit (copy.edit, error) ? copy.to : 0;
}
