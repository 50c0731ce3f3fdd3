/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that comes back against the plan and what it was written from, cell by cell. */
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "pb-layout.h"

/* How far down a sheet its header is looked for: rows may have been put above it. */
#define MAX_HEADER_ROW 20

static const PbColumn columns[] = {
  PB_ASSIGNMENT_TITLE,     PB_ASSIGNMENT_STATUS,      PB_ASSIGNMENT_START,  PB_ASSIGNMENT_DUE, PB_ASSIGNMENT_SUMMARY,
  PB_ACTIVITY_TITLE,       PB_ACTIVITY_WANTED_EFFECT, PB_ACTIVITY_ROLE,     PB_ACTIVITY_START, PB_ACTIVITY_DUE,
  PB_ACTIVITY_STATUS,      PB_ACTIVITY_DONE_ON,       PB_FOLLOW_UP_SEEN,    PB_FOLLOW_UP_WHY,  PB_FOLLOW_UP_ACTION,
  PB_FOLLOW_UP_ASSESSMENT, PB_FOLLOW_UP_STATUS,       PB_FOLLOW_UP_REALISED, PB_FOLLOW_UP_AUTHOR,
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
  PbRecord *subject = pb_follow_up_get_subject (record);
  return subject != NULL ? pb_record_get_title (subject) : "";
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
  pb_review_take_note (self->review, g_strdup_printf ("%s: %s", place, sentence));
}

/* A stored value as people read it. (transfer full) */
char *
pb_review_dup_shown (PbPlan *plan, PbColumn column, PbUnit unit, const char *value)
{
  const PbColumnInfo *info = pb_column_info (column);
  if (value == NULL || *value == '\0')
    return g_strdup (_ ("empty"));
  if (info->type == PB_TYPE_MONEY_)
    {
      g_autofree char *amount
          = pb_money_format_exact (g_ascii_strtoll (value, NULL, 10), unit, pb_unit_decimals (unit));
      return g_strdup_printf ("%s %s", amount, pb_enum_label (PB_ENUM_UNIT, unit));
    }
  PbRecord *to
      = info->type == PB_TYPE_REF_ ? pb_plan_get_record (plan, info->extra, g_ascii_strtoll (value, NULL, 10)) : NULL;
  if (to != NULL)
    return g_strdup (pb_record_get_title (to));
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
  if (kind == PB_TEXT_CELL_BOOLEAN)
    {
      pb_review_note (self, row, at, _ ("the cell holds TRUE or FALSE, which is no value here; it is ignored."));
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
  PbRecord *to = info->type == PB_TYPE_REF_ ? pb_review_find (self->review->plan, info->extra, text) : NULL;
  if (to != NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (to));
  gboolean is_number = pb_number_parse (text, &(double){ 0 }, NULL);
  g_autofree char *sentence
      = g_strdup_printf (info->type == PB_TYPE_MONEY_ && is_number
                             ? _ ("“%s” is too large for an amount, or has more decimals than one; it is ignored.")
                         : info->type == PB_TYPE_MONEY_ ? _ ("“%s” is not an amount; it is ignored.")
                         : info->type == PB_TYPE_DATE_ ? _ ("“%s” is not a date; it is ignored.")
                         : info->type == PB_TYPE_REF_  ? _ ("the plan has nothing called “%s”; it is ignored.")
                                                       : _ ("“%s” is not one of the words in the list; it is ignored."),
                         text);
  pb_review_note (self, row, at, sentence);
  return NULL;
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
  change->before = pb_review_dup_shown (self->review->plan, cell->column, cell->unit, before);
  change->now = pb_review_dup_shown (self->review->plan, cell->column, cell->unit, now);
  change->theirs = pb_review_dup_shown (self->review->plan, cell->column, cell->unit, value);
  change->conflict = change->overtaken = strcmp (before, now) != 0;
  change->now_value = g_strdup (now);
  change->value = value;
  pb_review_add (self->review, change, g_strdup_printf ("%" G_GINT64_FORMAT "/%s", change->record, cell->key));
}

/* The day that the row has in a column: the sheet's where it has it and it is one, else the plan's. FALSE: none. */
static gboolean
get_day (PbReviewReader *self, guint row, PbRecord *record, PbColumn column, GDate *day)
{
  const PbLayout *layout = pb_layout_for (PB_COLUMN_TABLE (column));
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      const char *text = pb_text_table_get_cell (self->text, row, at);
      if (field >= 0 && layout->fields[field].column == column && (*text == '\0' || pb_date_parse (text, day, NULL)))
        return *text != '\0';
    }
  return pb_record_get_date (record, column, day);
}

/* FALSE where a row would end before it starts. */
static gboolean
is_in_order (PbReviewReader *self, guint row, PbRecord *record, PbColumn column)
{
  gboolean is_assignment = column == PB_ASSIGNMENT_START || column == PB_ASSIGNMENT_DUE;
  GDate start, due;
  if (!is_assignment && column != PB_ACTIVITY_START && column != PB_ACTIVITY_DUE)
    return TRUE;
  return !get_day (self, row, record, is_assignment ? PB_ASSIGNMENT_START : PB_ACTIVITY_START, &start)
         || !get_day (self, row, record, is_assignment ? PB_ASSIGNMENT_DUE : PB_ACTIVITY_DUE, &due)
         || g_date_compare (&start, &due) <= 0;
}

static gboolean
must_be_filled (PbColumn column)
{
  return column == PB_ASSIGNMENT_TITLE || column == PB_ACTIVITY_TITLE || column == PB_FOLLOW_UP_ASSESSMENT
         || column == PB_ASSIGNMENT_STATUS || column == PB_ACTIVITY_STATUS;
}

void
pb_review_compare (PbReviewReader *self, guint row, guint at, const PbReviewCell *cell)
{
  gint64 id = cell->kept_id != 0 ? cell->kept_id : pb_record_get_id (cell->record);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, cell->key);
  const char *before = g_hash_table_lookup (self->kept, key);
  g_autofree char *now = pb_review_normalize (cell->now);
  if (before == NULL)
    return;
  pb_review_see (self, row, at);
  g_autofree char *theirs = pb_review_dup_read (self, row, at, cell->column, cell->unit);
  if (theirs == NULL || strcmp (theirs, before) == 0 || strcmp (theirs, now) == 0)
    return;
  if (*theirs == '\0' && must_be_filled (cell->column))
    pb_review_note (self, row, at, _ ("it cannot be empty; that is ignored."));
  else if (!is_in_order (self, row, cell->record, cell->column))
    pb_review_note (self, row, at, _ ("the end comes before the start; it is ignored."));
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

/* What a row of a sheet is known by is as it was written. */
static gboolean
is_as_written (PbReviewReader *self, guint row, PbRecord *record)
{
  const PbLayout *layout = pb_layout_for (pb_record_get_table (record));
  if (pb_record_get_table (record) == PB_TABLE_LINE)
    return strcmp (pb_text_table_get_cell (self->text, row, 0), pb_record_get_title (record)) == 0;
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      PbColumn column = field >= 0 ? layout->fields[field].column : 0;
      const char *text = pb_text_table_get_cell (self->text, row, at), *written = NULL;
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/title", pb_record_get_id (record));
      if (column == PB_ASSIGNMENT_TITLE || column == PB_ACTIVITY_TITLE)
        written = g_hash_table_lookup (self->kept, key);
      else if (column == PB_FOLLOW_UP_PERIOD && pb_record_get_ref (record, column) != NULL)
        written = pb_record_get_text (pb_record_get_ref (record, column), PB_PERIOD_CODE);
      if (written != NULL)
        return strcmp (text, written) == 0;
    }
  return TRUE;
}

/* A row that was copied has taken its id along: id → the row that is not the copy. (transfer full) */
static GHashTable *
find_originals (PbReviewReader *self)
{
  GHashTable *originals = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint row = 0; row < pb_text_table_get_n_rows (self->text); row++)
    {
      const char *id = pb_text_table_get_cell (self->text, row, self->id_column);
      PbRecord *record = *id != '\0' ? find_record (self, row) : NULL;
      gpointer first;
      if (record != NULL
          && (!g_hash_table_lookup_extended (originals, id, NULL, &first)
              || (!is_as_written (self, GPOINTER_TO_UINT (first), record) && is_as_written (self, row, record))))
        g_hash_table_insert (originals, (gpointer)id, GUINT_TO_POINTER (row));
    }
  return originals;
}

static void
compare_row (PbReviewReader *self, guint row)
{
  const char *text = pb_text_table_get_cell (self->text, row, self->id_column);
  PbRecord *record = find_record (self, row);
  if (*text == '\0' || (record != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (self->originals, text)) != row))
    pb_review_new_row (self, row);
  else if (record == NULL)
    {
      pb_review_see_row (self, row);
      pb_review_note (self, row, 0, _ ("the row is no longer in the plan; it is ignored."));
    }
  else if (pb_record_get_table (record) == PB_TABLE_LINE)
    compare_line (self, row, record);
  else
    {
      guint first = self->review->changes->len;
      compare_record (self, row, record);
      if (pb_record_get_table (record) == PB_TABLE_ASSIGNMENT)
        pb_review_form_row (self, row, record, first);
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
      pb_text_table_set_header (self->text, 0, 1);
    }
  return FALSE;
}

void
pb_review_sheet (PbReview *self, PbReviewBook *book, const PbReviewSheet *sheet)
{
  PbReviewReader reader = { self, sheet->text, sheet->name, book->kept, 0, PB_N_TABLES };
  reader.titles = book->titles;
  reader.seen = g_hash_table_new (NULL, NULL);
  pb_text_table_set_header (sheet->text, 0, 1);
  if (find_header (&reader))
    {
      find_table (&reader);
      reader.originals = find_originals (&reader);
      for (guint row = 0; row < pb_text_table_get_n_rows (sheet->text); row++)
        compare_row (&reader, row);
    }
  else
    pb_review_values (&reader);
  pb_review_others (&reader, g_hash_table_lookup (book->marks, sheet->title));
  g_clear_pointer (&reader.originals, g_hash_table_unref);
  g_hash_table_unref (reader.seen);
}
