/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "pb-layout.h"
#include "pb-review-private.h"
#include "pb-text-table.h"

/* How far down a sheet its header is looked for: rows may have been put above it. */
#define MAX_HEADER_ROW 20
#define MAX_NOTES 200

static const PbColumn columns[] = {
  PB_ASSIGNMENT_TITLE, PB_ASSIGNMENT_STATUS,      PB_ASSIGNMENT_START, PB_ASSIGNMENT_DUE, PB_ASSIGNMENT_SUMMARY,
  PB_ACTIVITY_TITLE,   PB_ACTIVITY_WANTED_EFFECT, PB_ACTIVITY_START,   PB_ACTIVITY_DUE,   PB_ACTIVITY_STATUS,
  PB_ACTIVITY_DONE_ON, PB_FOLLOW_UP_ASSESSMENT,   PB_FOLLOW_UP_STATUS, PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY,
  PB_FOLLOW_UP_ACTION, PB_FOLLOW_UP_REALISED,     PB_FOLLOW_UP_AUTHOR,
};

gboolean
pb_review_column (PbTable table, guint n, PbColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (PB_COLUMN_TABLE (columns[i]) == table && n-- == 0)
      {
        *column = columns[i];
        return TRUE;
      }
  return FALSE;
}

char *
pb_review_dup_value (PbRecord *record, PbColumn column)
{
  if (pb_record_is_null (record, column))
    return NULL;
  PbColumnType type = pb_column_info (column)->type;
  return type == PB_TYPE_MONEY_ || type == PB_TYPE_REF_
             ? g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (record, column))
             : g_strdup (pb_record_get_text (record, column));
}

char *
pb_review_normalize (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value != NULL ? value : "", -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\r\n", -1);
  char *joined = g_strjoinv ("\n", lines);
  return g_strstrip (g_strdelimit (joined, "\r", '\n'));
}

char *
pb_review_dup_cell_name (PbRecord *column)
{
  return g_strdup_printf ("c%" G_GINT64_FORMAT, column != NULL ? pb_record_get_id (column) : 0);
}

const char *
pb_review_get_title (PbRecord *record)
{
  if (pb_record_get_table (record) != PB_TABLE_FOLLOW_UP)
    return pb_record_get_title (record);
  PbRecord *assignment = pb_record_get_ref (record, PB_FOLLOW_UP_ASSIGNMENT);
  PbRecord *goal = pb_record_get_ref (record, PB_FOLLOW_UP_GOAL);
  return assignment != NULL ? pb_record_get_title (assignment) : goal != NULL ? pb_record_get_title (goal) : "";
}

static void
change_free (gpointer data)
{
  PbReviewChange *change = data;
  g_clear_pointer (&change->fields, g_ptr_array_unref);
  g_free (change->author);
  g_free (change->period);
  g_free (change->place);
  g_free (change->what);
  g_free (change->before);
  g_free (change->now);
  g_free (change->theirs);
  g_free (change->value);
  g_free (change);
}

PbReview *
pb_review_new (PbPlan *plan)
{
  PbReview *self = g_new0 (PbReview, 1);
  self->plan = g_object_ref (plan);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pb_review_free (PbReview *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->taken);
  g_object_unref (self->plan);
  g_free (self->label);
  g_free (self);
}

GPtrArray *
pb_review_get_changes (PbReview *self)
{
  return self->changes;
}

GPtrArray *
pb_review_get_notes (PbReview *self)
{
  return self->notes;
}

char *
pb_review_dup_place (PbReviewReader *self, guint row, guint column)
{
  g_autofree char *letters = pb_xlsx_dup_letters (column);
  /* Translators: file and sheet, a cell as C5. */
  return g_strdup_printf (_ ("%s, cell %s%u"), self->name, letters, pb_text_table_get_line (self->text, row));
}

void
pb_review_note (PbReviewReader *self, guint row, guint column, const char *sentence)
{
  g_autofree char *place = pb_review_dup_place (self, row, column);
  if (self->review->notes->len < MAX_NOTES)
    g_ptr_array_add (self->review->notes, g_strdup_printf ("%s: %s", place, sentence));
}

/* A stored value as people read it. (transfer full) */
char *
pb_review_dup_shown (PbColumn column, PbUnit unit, const char *value)
{
  const PbColumnInfo *info = pb_column_info (column);
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("empty"));
  if (info->type == PB_TYPE_MONEY_)
    return pb_money_format_exact (g_ascii_strtoll (value, NULL, 10), unit, pb_unit_decimals (unit));
  if (info->type == PB_TYPE_ENUM_ && pb_enum_from_nick (info->extra, value) >= 0)
    return g_strdup (pb_enum_label (info->extra, pb_enum_from_nick (info->extra, value)));
  return g_strdup (value);
}

/* What the cell holds as it would be stored, "" for nothing. NULL, and a note, where it is no value of the column.
 * (transfer full) */
char *
pb_review_dup_read (PbReviewReader *self, guint row, guint at, PbColumn column, PbUnit unit)
{
  const PbColumnInfo *info = pb_column_info (column);
  const char *text = pb_text_table_get_cell (self->text, row, at);
  PbTextCellKind kind = pb_text_table_get_kind (self->text, row, at);
  GDate date;
  gint64 ore;
  if (kind == PB_TEXT_CELL_ERROR || kind == PB_TEXT_CELL_UNCOMPUTED)
    {
      pb_review_note (self, row, at, _ ("the formula has no result; it is ignored."));
      return NULL;
    }
  if (*text == '\0')
    return g_strdup ("");
  if (info->type == PB_TYPE_MONEY_ && pb_text_table_get_money (self->text, row, at, unit, &ore))
    return g_strdup_printf ("%" G_GINT64_FORMAT, ore);
  if (info->type == PB_TYPE_DATE_ && pb_date_parse (text, &date, NULL))
    return pb_date_to_iso (&date);
  if (info->type == PB_TYPE_ENUM_ && pb_enum_from_word (info->extra, text) >= 0)
    return g_strdup (pb_enum_nick (info->extra, pb_enum_from_word (info->extra, text)));
  if (info->type == PB_TYPE_TEXT_)
    return pb_review_normalize (text);
  g_autofree char *sentence
      = g_strdup_printf (info->type == PB_TYPE_MONEY_  ? _ ("“%s” is not an amount; it is ignored.")
                         : info->type == PB_TYPE_DATE_ ? _ ("“%s” is not a date; it is ignored.")
                                                       : _ ("“%s” is not one of the words in the list; it is ignored."),
                         text);
  pb_review_note (self, row, at, sentence);
  return NULL;
}

void
pb_review_add (PbReview *self, PbReviewChange *change, char *key)
{
  PbReviewChange *other = g_hash_table_lookup (self->taken, key);
  if (other != NULL && strcmp (other->value, change->value) != 0)
    {
      change->conflict = TRUE;
      other->conflict = TRUE;
      other->accepted = FALSE;
    }
  change->accepted = !change->conflict;
  g_hash_table_insert (self->taken, key, change);
  g_ptr_array_add (self->changes, change);
}

char *
pb_review_dup_what (PbTable table, const char *title, const char *label)
{
  /* Translators: a kind of row, its title, a column of it. */
  return g_strdup_printf (_ ("%s “%s”, %s"), g_dgettext (GETTEXT_PACKAGE, pb_table_info (table)->label), title, label);
}

static void
add_change (PbReviewReader *self, guint row, guint at, const PbReviewCell *cell, const char *before, const char *now,
            char *value)
{
  PbReviewChange *change = g_new0 (PbReviewChange, 1);
  change->table = pb_record_get_table (cell->record);
  change->record = pb_record_get_id (cell->record);
  change->column = cell->column;
  change->cell_column = cell->cell_column;
  change->author = g_strdup (cell->author);
  change->place = pb_review_dup_place (self, row, at);
  change->what = pb_review_dup_what (change->table, pb_review_get_title (cell->record), cell->label);
  change->before = pb_review_dup_shown (cell->column, cell->unit, before);
  change->now = pb_review_dup_shown (cell->column, cell->unit, now);
  change->theirs = pb_review_dup_shown (cell->column, cell->unit, value);
  change->conflict = strcmp (before, now) != 0;
  change->value = value;
  pb_review_add (self->review, change, g_strdup_printf ("%" G_GINT64_FORMAT "/%s", change->record, cell->key));
}

void
pb_review_compare (PbReviewReader *self, guint row, guint at, const PbReviewCell *cell)
{
  gint64 id = cell->kept_id != 0 ? cell->kept_id : pb_record_get_id (cell->record);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, cell->key);
  const char *before = g_hash_table_lookup (self->kept, key);
  g_autofree char *now = pb_review_normalize (cell->now);
  if (before == NULL)
    {
      gint64 ore;
      /* What the plan computes is not taken in; a formula that is left alone need not be spoken of. */
      if (cell->cell_column != 0 && !pb_text_table_is_formula (self->text, row, at)
          && pb_text_table_get_money (self->text, row, at, cell->unit, &ore)
          && (*now == '\0' || ore != g_ascii_strtoll (now, NULL, 10)))
        pb_review_note (self, row, at, _ ("the plan computes this figure; what is written over it is ignored."));
      return;
    }
  g_autofree char *theirs = pb_review_dup_read (self, row, at, cell->column, cell->unit);
  if (theirs == NULL || strcmp (theirs, before) == 0 || strcmp (theirs, now) == 0)
    return;
  if (*theirs == '\0' && pb_column_info (cell->column)->type != PB_TYPE_MONEY_
      && (cell->column == PB_ASSIGNMENT_TITLE || cell->column == PB_ACTIVITY_TITLE
          || cell->column == PB_FOLLOW_UP_ASSESSMENT || cell->column == PB_ASSIGNMENT_STATUS
          || cell->column == PB_ACTIVITY_STATUS))
    pb_review_note (self, row, at, _ ("it cannot be empty; that is ignored."));
  else
    add_change (self, row, at, cell, before, now, g_steal_pointer (&theirs));
}

static void
compare_record (PbReviewReader *self, guint row, PbRecord *record)
{
  const PbLayout *layout = pb_layout_for (pb_record_get_table (record));
  PbColumn column;
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      for (guint i = 0; field >= 0 && pb_review_column (layout->table, i, &column); i++)
        if (layout->fields[field].kind == PB_FIELD_COLUMN && layout->fields[field].column == column)
          {
            PbReviewCell cell = { record,
                                  column,
                                  layout->fields[field].unit,
                                  0,
                                  0,
                                  pb_column_info (column)->name,
                                  pb_text_table_get_header (self->text, at),
                                  NULL,
                                  pb_review_dup_value (record, column) };
            pb_review_compare (self, row, at, &cell);
            g_free (cell.now);
          }
    }
}

static void
compare_line (PbReviewReader *self, guint row, PbRecord *line)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (self->review->plan, pb_record_get_int (line, PB_LINE_SHEET), 0);
  int place = sheet != NULL ? pb_sheet_find_line (sheet, line) : -1;
  for (guint at = 0; place >= 0 && at < pb_text_table_get_n_columns (self->text); at++)
    for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
      if (pb_sheet_get_column (sheet, c) != NULL
          && strcmp (pb_sheet_get_column_label (sheet, c), pb_text_table_get_header (self->text, at)) == 0)
        {
          g_autofree char *key = pb_review_dup_cell_name (pb_sheet_get_column (sheet, c));
          gint64 ore;
          PbReviewCell cell
              = { line,
                  PB_CELL_AMOUNT,
                  pb_sheet_get_unit (sheet),
                  pb_record_get_id (pb_sheet_get_column (sheet, c)),
                  0,
                  key,
                  pb_sheet_get_column_label (sheet, c),
                  NULL,
                  pb_sheet_get_value (sheet, place, c, &ore) ? g_strdup_printf ("%" G_GINT64_FORMAT, ore) : NULL };
          pb_review_compare (self, row, at, &cell);
          g_free (cell.now);
          break;
        }
}

/* The row of the plan whose id the row of the sheet has; NULL where there is none. */
static PbRecord *
find_record (PbReviewReader *self, guint row)
{
  static const PbTable tables[] = { PB_TABLE_ASSIGNMENT, PB_TABLE_ACTIVITY, PB_TABLE_FOLLOW_UP, PB_TABLE_LINE };
  gint64 id = g_ascii_strtoll (pb_text_table_get_cell (self->text, row, self->id_column), NULL, 10);
  PbRecord *record = NULL;
  for (guint i = 0; id > 0 && record == NULL && i < G_N_ELEMENTS (tables); i++)
    record = pb_plan_get_record (self->review->plan, tables[i], id);
  return record;
}

static void
compare_row (PbReviewReader *self, guint row)
{
  const char *text = pb_text_table_get_cell (self->text, row, self->id_column);
  PbRecord *record = find_record (self, row);
  if (*text == '\0')
    pb_review_new_row (self, row);
  else if (record == NULL)
    pb_review_note (self, row, 0, _ ("the row is no longer in the plan; it is ignored."));
  else if (pb_record_get_table (record) == PB_TABLE_LINE)
    compare_line (self, row, record);
  else
    {
      compare_record (self, row, record);
      if (pb_record_get_table (record) == PB_TABLE_ASSIGNMENT)
        pb_review_form_row (self, row, record);
    }
}

/* A sheet's rows are of one table: that of the first that has an id. */
static void
find_table (PbReviewReader *self)
{
  for (guint row = 0; row < pb_text_table_get_n_rows (self->text) && self->table == PB_N_TABLES; row++)
    {
      PbRecord *record = find_record (self, row);
      if (record != NULL)
        self->table = pb_record_get_table (record);
    }
}

/* FALSE where the sheet has no rows' ids. */
static gboolean
find_header (PbReviewReader *self)
{
  guint n_rows = pb_text_table_get_n_rows (self->text) + 1;
  for (guint row = 0; row < n_rows && row < MAX_HEADER_ROW; row++)
    {
      pb_text_table_set_header (self->text, row, 1);
      for (guint c = 0; c < pb_text_table_get_n_columns (self->text); c++)
        if (strcmp (pb_text_table_get_header (self->text, c), PB_REVIEW_ID) == 0)
          {
            self->id_column = c;
            return TRUE;
          }
      if (row + 1 < n_rows)
        pb_text_table_set_header (self->text, 0, 1);
    }
  return FALSE;
}

static PbTextTable *
load_sheet (PbXlsx *xlsx, guint n, const char *name, GError **error)
{
  g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (xlsx, n, NULL, error);
  return sheet != NULL && pb_xlsx_sheet_get_n_rows (sheet) > 0 ? pb_text_table_from_sheet (sheet, name, error) : NULL;
}

/* The hidden sheet's place; the number of sheets where there is none. */
static guint
find_kept_sheet (PbXlsx *xlsx)
{
  guint n = 0;
  while (n < pb_xlsx_get_n_sheets (xlsx) && strcmp (pb_xlsx_get_sheet_name (xlsx, n), PB_REVIEW_SHEET) != 0)
    n++;
  return n;
}

gboolean
pb_review_knows_file (const char *path)
{
  g_autoptr (GBytes) bytes = g_str_has_suffix (path, ".xlsx") ? pb_text_table_load_bytes (path, NULL) : NULL;
  g_autoptr (PbXlsx) xlsx = bytes != NULL ? pb_xlsx_open (bytes, path, NULL) : NULL;
  return xlsx != NULL && find_kept_sheet (xlsx) < pb_xlsx_get_n_sheets (xlsx);
}

/* What the workbook was written from. NULL with a sentence where it says nothing of it, or is of another plan.
 * (transfer full)
 */
static GHashTable *
load_kept (PbReview *self, PbXlsx *xlsx, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name = pb_xlsx_get_name (xlsx);
  guint n = find_kept_sheet (xlsx);
  if (n == pb_xlsx_get_n_sheets (xlsx))
    {
      g_set_error (
          error, PB_ERROR, PB_ERROR_INVALID,
          _ ("%s was not written by Planbok for coming back, or has lost its hidden sheet. Import its sheets instead."),
          name);
      return NULL;
    }
  g_autoptr (PbTextTable) text = load_sheet (xlsx, n, name, error);
  if (text == NULL)
    return NULL;
  if (g_ascii_strtoll (pb_text_table_get_header (text, 0), NULL, 10)
      != pb_record_get_id (pb_plan_get_document (self->plan)))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s was written from another plan. Open that plan and try again."), name);
      return NULL;
    }
  for (guint row = 0; row < pb_text_table_get_n_rows (text); row++)
    g_hash_table_insert (
        kept, g_strdup_printf ("%s/%s", pb_text_table_get_cell (text, row, 0), pb_text_table_get_cell (text, row, 1)),
        g_strdup (pb_text_table_get_cell (text, row, 2)));
  return g_steal_pointer (&kept);
}

static gboolean
review_sheet (PbReview *self, PbXlsx *xlsx, guint n, GHashTable *kept, GError **error)
{
  GError *failed = NULL;
  g_autofree char *name
      = g_strdup_printf (_ ("%s, sheet “%s”"), pb_xlsx_get_name (xlsx), pb_xlsx_get_sheet_name (xlsx, n));
  g_autoptr (PbTextTable) text = load_sheet (xlsx, n, name, &failed);
  PbReviewReader reader = { self, text, name, kept, 0, PB_N_TABLES };
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (text == NULL || pb_xlsx_is_hidden (xlsx, n))
    return TRUE;
  if (!find_header (&reader))
    {
      pb_review_values (&reader);
      return TRUE;
    }
  find_table (&reader);
  for (guint row = 0; row < pb_text_table_get_n_rows (text); row++)
    compare_row (&reader, row);
  return TRUE;
}

gboolean
pb_review_add_file (PbReview *self, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = pb_text_table_load_bytes (path, error);
  g_autoptr (PbXlsx) xlsx = bytes != NULL ? pb_xlsx_open (bytes, name, error) : NULL;
  g_autoptr (GHashTable) kept = xlsx != NULL ? load_kept (self, xlsx, error) : NULL;
  if (kept == NULL)
    return FALSE;
  for (guint i = 0; i < pb_xlsx_get_n_sheets (xlsx); i++)
    if (!review_sheet (self, xlsx, i, kept, error))
      return FALSE;
  char *label = self->label != NULL ? g_strdup_printf ("%s, %s", self->label, name) : g_strdup (name);
  g_free (self->label);
  self->label = label;
  return TRUE;
}
