/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budget tables: several of them in a file, a row a line. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-number.h"

/* One table of a file. */
typedef struct
{
  PbImportFile *file;
  PbDraftRow *sheet;
  char *key;          /* stands for the sheet in keys */
  GArray *rows;       /* guint: the file's rows that are its lines */
  GHashTable *groups; /* folded name of a group → a row of the file that is in it, plus one */
  GHashTable *totals; /* folded title → the line that stands for that group */
  GHashTable *seen;   /* key without number → how many lines had it */
  GPtrArray *columns; /* PbDraftRow of each of the file's periods */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;
  g_free (sheet->key);
  g_array_unref (sheet->rows);
  g_hash_table_unref (sheet->groups);
  g_hash_table_unref (sheet->totals);
  g_hash_table_unref (sheet->seen);
  g_ptr_array_unref (sheet->columns);
  g_free (sheet);
}

static Sheet *
sheet_new (PbImportFile *file, PbDraftRow *row)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  sheet->file = file;
  sheet->sheet = row;
  sheet->key = pb_draft_row_key (row);
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  sheet->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->columns = g_ptr_array_new ();
  return sheet;
}

/* The first row of a table that fills in a field, else its first row. */
static guint
row_that_says (Sheet *sheet, int field)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (*pb_import_cell (sheet->file, g_array_index (sheet->rows, guint, i), field) != '\0')
      return g_array_index (sheet->rows, guint, i);
  return g_array_index (sheet->rows, guint, 0);
}

static void
set_unit (PbImport *self, Sheet *sheet)
{
  guint row = row_that_says (sheet, PB_BUDGET_UNIT);
  PbImportPlace place = pb_import_place (sheet->file, row, PB_BUDGET_UNIT);
  const char *text = pb_import_cell (sheet->file, row, PB_BUDGET_UNIT);
  if (*text == '\0' && pb_draft_row_text (sheet->sheet, PB_SHEET_UNIT) == NULL)
    {
      pb_import_fail (self, &place,
                      g_strdup_printf (_ ("the table “%s” has no unit. Write kr, tkr or mnkr in the column %s."),
                                       pb_draft_row_text (sheet->sheet, PB_SHEET_TITLE),
                                       sheet->file->layout->fields[PB_BUDGET_UNIT].sv));
      /* The figures are still read, so that their errors are told too. */
      pb_draft_set_text (sheet->sheet, PB_SHEET_UNIT, pb_enum_nick (PB_ENUM_UNIT, PB_UNIT_MNKR));
    }
  pb_import_set (self, &place, sheet->sheet, PB_SHEET_UNIT, 0, text);
  if (pb_draft_row_text (sheet->sheet, PB_SHEET_UNIT) == NULL)
    pb_draft_set_text (sheet->sheet, PB_SHEET_UNIT, pb_enum_nick (PB_ENUM_UNIT, PB_UNIT_MNKR));
}

static void
set_sign (PbImport *self, Sheet *sheet)
{
  guint row = row_that_says (sheet, PB_BUDGET_SIGN);
  PbImportPlace place = pb_import_place (sheet->file, row, PB_BUDGET_SIGN);
  const char *text = pb_import_cell (sheet->file, row, PB_BUDGET_SIGN);
  pb_import_set (self, &place, sheet->sheet, PB_SHEET_SIGN, 0, text);
  if (pb_draft_row_text (sheet->sheet, PB_SHEET_SIGN) != NULL)
    return;
  pb_draft_set_text (sheet->sheet, PB_SHEET_SIGN, pb_enum_nick (PB_ENUM_SIGN, PB_SIGN_COST_NEGATIVE));
  if (*text == '\0')
    pb_import_warn (
        self, &place,
        g_strdup_printf (_ ("the table “%s” does not say which sign costs have; they were taken to be negative."),
                         pb_draft_row_text (sheet->sheet, PB_SHEET_TITLE)));
}

/* A number that pb_number_decimals() reads, without the zero that keeps three decimals apart from thousands. */
static int
decimals_of (const char *text)
{
  int decimals = pb_number_decimals (text);
  gsize length = strlen (text);
  return decimals == 4 && text[length - 1] == '0' ? 3 : decimals;
}

/* How many decimals a workbook's numbers are taken to be written with: formulas give them fifteen. */
#define MAX_NUMBER_DECIMALS 3

/* A table is shown with the most decimals that its figures were written with. A workbook does not keep the zeros. */
static void
set_decimals (Sheet *sheet)
{
  PbTextTable *text = sheet->file->text;
  PbUnit unit = pb_enum_from_nick (PB_ENUM_UNIT, pb_draft_row_text (sheet->sheet, PB_SHEET_UNIT));
  int most = pb_text_table_is_sheet (text) ? pb_unit_decimals (unit) : 0;
  if (!pb_draft_row_is_null (sheet->sheet, PB_SHEET_DECIMALS))
    return;
  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint p = 0; p < sheet->file->periods->len; p++)
      {
        guint row = g_array_index (sheet->rows, guint, i);
        int column = g_array_index (sheet->file->periods, PbImportPeriod, p).column;
        int decimals = decimals_of (pb_text_table_get_cell (text, row, column));
        if (decimals <= MAX_NUMBER_DECIMALS || pb_text_table_get_kind (text, row, column) != PB_TEXT_CELL_NUMBER)
          most = MAX (most, decimals);
      }
  pb_draft_set_int (sheet->sheet, PB_SHEET_DECIMALS, MIN (most, 8));
}

/* A file of several tables has columns that concern only some of them. */
static gboolean
has_figures (Sheet *sheet, int column)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (*pb_text_table_get_cell (sheet->file->text, g_array_index (sheet->rows, guint, i), column) != '\0')
      return TRUE;
  return FALSE;
}

static void
make_columns (PbImport *self, Sheet *sheet)
{
  for (guint i = 0; i < sheet->file->periods->len; i++)
    {
      const PbImportPeriod *period = &g_array_index (sheet->file->periods, PbImportPeriod, i);
      PbImportPlace place = { sheet->file, g_array_index (sheet->rows, guint, 0), period->column };
      int measure
          = *period->rest == '\0' ? PB_MEASURE_PLAN : pb_import_word (self, &place, PB_ENUM_MEASURE, period->rest);
      if (measure < 0
          || (sheet->rows->len < pb_text_table_get_n_rows (sheet->file->text) && !has_figures (sheet, period->column)))
        {
          g_ptr_array_add (sheet->columns, NULL);
          continue;
        }
      const char *nick = pb_enum_nick (PB_ENUM_MEASURE, measure);
      g_autofree char *key = pb_draft_key (sheet->key, period->code, nick, NULL);
      PbDraftRow *column = pb_draft_find (self->draft, PB_TABLE_COLUMN, key);
      if (column == NULL)
        {
          column = pb_draft_add (self->draft, PB_TABLE_COLUMN, key);
          pb_draft_set_ref (column, PB_COLUMN_SHEET, sheet->sheet);
          pb_draft_set_text (column, PB_COLUMN_PERIOD, period->code);
          pb_draft_set_text (column, PB_COLUMN_MEASURE, nick);
          pb_draft_set_text (column, PB_COLUMN_LABEL, pb_text_table_get_name (sheet->file->text, period->column));
        }
      g_ptr_array_add (sheet->columns, column);
    }
}

/* The line of a title in a group, the next of that name where several are; a new one where the plan has none. */
static PbDraftRow *
take_line (PbImport *self, Sheet *sheet, const char *group, const char *title)
{
  g_autofree char *plain = pb_draft_key (group, title, NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (sheet->seen, plain)) + 1;
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *key = pb_draft_key (sheet->key, group, title, number, NULL);
  g_autofree char *name = pb_draft_key ("title", sheet->key, title, NULL);
  g_hash_table_insert (sheet->seen, g_strdup (plain), GUINT_TO_POINTER (n));
  PbDraftRow *line = pb_draft_find (self->draft, PB_TABLE_LINE, key);
  if (line != NULL)
    return line;
  line = pb_draft_add (self->draft, PB_TABLE_LINE, key);
  pb_draft_add_key (self->draft, line, name);
  pb_draft_set_ref (line, PB_LINE_SHEET, sheet->sheet);
  pb_draft_set_text (line, PB_LINE_TITLE, title);
  return line;
}

static PbLineKind
read_kind (PbImport *self, Sheet *sheet, guint row, PbDraftRow *line, gboolean is_total)
{
  const char *text = pb_import_cell (sheet->file, row, PB_BUDGET_KIND);
  PbImportPlace place = pb_import_place (sheet->file, row, PB_BUDGET_KIND);
  gboolean has_link = *pb_import_cell (sheet->file, row, PB_BUDGET_LINK) != '\0';
  /* A file that holds some of a table's rows does not make its totals given. */
  int known = pb_enum_from_nick (PB_ENUM_LINE_KIND, pb_draft_row_text (line, PB_LINE_KIND));
  int kind = known >= 0 ? known : PB_LINE_GIVEN;
  if (*text != '\0')
    kind = pb_import_word (self, &place, PB_ENUM_LINE_KIND, text);
  else if (has_link)
    kind = PB_LINE_LINKED;
  else if (is_total && kind == PB_LINE_GIVEN)
    kind = PB_LINE_SUM;
  if (kind == PB_LINE_LINKED && !has_link && known != PB_LINE_LINKED)
    {
      place = pb_import_place (sheet->file, row, PB_BUDGET_LINK);
      pb_import_fail (self, &place, g_strdup (_ ("a linked row must say which row it links to: table/row.")));
    }
  if (kind == PB_LINE_GIVEN && is_total)
    {
      pb_import_fail (
          self, &place,
          g_strdup (_ ("“given” cannot be the kind of a row that other rows have as their group. Write sum.")));
      kind = PB_LINE_SUM;
    }
  return kind >= 0 ? (PbLineKind)kind : PB_LINE_GIVEN;
}

/* What the document prints beside a line that is computed is kept as that; what stands on a given line is its value. */
static void
set_figure (PbImport *self, Sheet *sheet, const PbImportPlace *place, PbDraftRow *line, PbDraftRow *column,
            gboolean printed)
{
  const char *text = pb_text_table_get_cell (place->file->text, place->row, place->column);
  PbTable table = printed ? PB_TABLE_PRINTED : PB_TABLE_CELL;
  PbUnit unit = pb_enum_from_nick (PB_ENUM_UNIT, pb_draft_row_text (sheet->sheet, PB_SHEET_UNIT));
  if (*text == '\0')
    return;
  g_autofree char *line_key = pb_draft_row_key (line), *column_key = pb_draft_row_key (column);
  g_autofree char *key = pb_draft_key (line_key, column_key, NULL);
  PbDraftRow *cell = pb_draft_find (self->draft, table, key);
  if (cell == NULL)
    {
      cell = pb_draft_add (self->draft, table, key);
      pb_draft_set_ref (cell, printed ? PB_PRINTED_LINE : PB_CELL_LINE, line);
      pb_draft_set_ref (cell, printed ? PB_PRINTED_COLUMN : PB_CELL_COLUMN, column);
    }
  pb_import_set (self, place, cell, printed ? PB_PRINTED_AMOUNT : PB_CELL_AMOUNT, unit, text);
}

static void
resolve_link (PbImport *self, const PbImportPlace *place, PbDraftRow *line)
{
  const char *text = pb_text_table_get_cell (place->file->text, place->row, place->column);
  PbDraftRow *sheet = pb_draft_row_ref (self->draft, line, PB_LINE_SHEET);
  PbDraftRow *to = pb_import_find_line (self, text, pb_draft_row_ref (self->draft, sheet, PB_SHEET_BOARD));
  if (to == NULL || to == line)
    pb_import_fail (
        self, place,
        g_strdup_printf (_ ("there is no line “%s”. Write the table's title, a slash and the line's title."), text));
  else
    pb_draft_set_ref (line, PB_LINE_LINK, to);
}

static void
read_line (PbImport *self, Sheet *sheet, guint row, PbDraftRow *line)
{
  PbImportFile *file = sheet->file;
  const char *title = pb_import_cell (file, row, PB_BUDGET_LINE);
  g_autofree char *folded = pb_draft_key (title, NULL);
  gboolean is_total
      = g_hash_table_lookup (sheet->totals, folded) == line && g_hash_table_contains (sheet->groups, folded);
  PbLineKind kind = read_kind (self, sheet, row, line, is_total);
  PbImportPlace whole = { file, row, -1 }, link = pb_import_place (file, row, PB_BUDGET_LINK);
  PbImportPlace assignments = pb_import_place (file, row, PB_BUDGET_ASSIGNMENTS);
  pb_draft_set_text (line, PB_LINE_KIND, pb_enum_nick (PB_ENUM_LINE_KIND, kind));
  if (*pb_import_cell (file, row, PB_BUDGET_NOTE) != '\0')
    pb_draft_set_text (line, PB_LINE_NOTE, pb_import_cell (file, row, PB_BUDGET_NOTE));
  if (kind == PB_LINE_LINKED && *pb_import_cell (file, row, PB_BUDGET_LINK) != '\0')
    pb_import_postpone (self, resolve_link, &link, line);
  pb_import_link (self, &assignments, line, PB_ASSIGNMENT_LINE_LINE, PB_ASSIGNMENT_LINE_ASSIGNMENT,
                  pb_import_cell (file, row, PB_BUDGET_ASSIGNMENTS));
  for (guint i = 0; i < file->periods->len; i++)
    {
      PbDraftRow *column = sheet->columns->pdata[i];
      PbImportPlace place = { file, row, g_array_index (file->periods, PbImportPeriod, i).column };
      if (column != NULL)
        set_figure (self, sheet, &place, line, column,
                    kind != PB_LINE_GIVEN || strcmp (pb_draft_row_text (column, PB_COLUMN_MEASURE), "variance") == 0);
    }
  pb_import_note (self, &whole, PB_TABLE_LINE, pb_draft_row_state (line), title);
}

/* The line that stands for a group: a row of the table, else a line that the plan has, else one made for it. */
static PbDraftRow *
take_total (PbImport *self, Sheet *sheet, const char *group)
{
  g_autofree char *folded = pb_draft_key (group, NULL);
  PbDraftRow *line = g_hash_table_lookup (sheet->totals, folded);
  if (line != NULL)
    return line;
  g_autofree char *name = pb_draft_key ("title", sheet->key, group, NULL);
  line = pb_draft_find (self->draft, PB_TABLE_LINE, name);
  if (line == NULL)
    {
      line = take_line (self, sheet, "", group);
      pb_draft_set_text (line, PB_LINE_KIND, pb_enum_nick (PB_ENUM_LINE_KIND, PB_LINE_SUM));
    }
  g_hash_table_insert (sheet->totals, g_steal_pointer (&folded), line);
  return line;
}

static gboolean
is_within (PbImport *self, PbDraftRow *line, PbDraftRow *of)
{
  for (guint depth = 0; line != NULL && depth < 100; depth++)
    {
      if (line == of)
        return TRUE;
      line = pb_draft_row_ref (self->draft, line, PB_LINE_PARENT);
    }
  return line != NULL;
}

static void
set_parent (PbImport *self, Sheet *sheet, guint row, PbDraftRow *line)
{
  const char *group = pb_import_cell (sheet->file, row, PB_BUDGET_GROUP);
  PbImportPlace place = pb_import_place (sheet->file, row, PB_BUDGET_GROUP);
  if (*group == '\0')
    return;
  PbDraftRow *total = take_total (self, sheet, group);
  if (is_within (self, total, line))
    pb_import_fail (self, &place, g_strdup_printf (_ ("“%s” cannot be a group of itself."), group));
  else
    pb_draft_set_ref (line, PB_LINE_PARENT, total);
}

/* Lines first, in the order of the rows, which is the order of the table; then what ties them together. */
static void
read_sheet (PbImport *self, Sheet *sheet)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  set_unit (self, sheet);
  set_sign (self, sheet);
  set_decimals (sheet);
  make_columns (self, sheet);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *group = pb_import_cell (sheet->file, g_array_index (sheet->rows, guint, i), PB_BUDGET_GROUP);
      if (*group != '\0')
        g_hash_table_add (sheet->groups, pb_draft_key (group, NULL));
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      guint row = g_array_index (sheet->rows, guint, i);
      const char *group = pb_import_cell (sheet->file, row, PB_BUDGET_GROUP);
      const char *title = pb_import_cell (sheet->file, row, PB_BUDGET_LINE);
      g_autofree char *folded = pb_draft_key (title, NULL), *own_group = pb_draft_key (group, NULL);
      PbDraftRow *line = take_line (self, sheet, group, title);
      g_ptr_array_add (lines, line);
      if (g_hash_table_contains (sheet->groups, folded) && strcmp (folded, own_group) != 0
          && !g_hash_table_contains (sheet->totals, folded))
        g_hash_table_insert (sheet->totals, g_steal_pointer (&folded), line);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    set_parent (self, sheet, g_array_index (sheet->rows, guint, i), lines->pdata[i]);
  for (guint i = 0; i < sheet->rows->len; i++)
    read_line (self, sheet, g_array_index (sheet->rows, guint, i), lines->pdata[i]);
}

static PbDraftRow *
take_sheet (PbImport *self, PbImportFile *file, guint row)
{
  PbImportPlace place = pb_import_place (file, row, PB_BUDGET_BOARD);
  const char *board_name = pb_import_cell (file, row, PB_BUDGET_BOARD);
  const char *title = pb_import_cell (file, row, PB_BUDGET_TABLE);
  PbDraftRow *board = *board_name != '\0' ? pb_import_resolve (self, &place, PB_TABLE_BOARD, board_name) : NULL;
  g_autofree char *board_key = pb_draft_row_key (board);
  g_autofree char *key = pb_draft_key (board_key, title, NULL);
  PbDraftRow *sheet = pb_draft_find (self->draft, PB_TABLE_SHEET, key);
  if (sheet != NULL)
    return sheet;
  sheet = pb_draft_add (self->draft, PB_TABLE_SHEET, key);
  pb_draft_set_text (sheet, PB_SHEET_TITLE, title);
  if (board != NULL)
    pb_draft_set_ref (sheet, PB_SHEET_BOARD, board);
  pb_draft_index_row (self->draft, sheet);
  return sheet;
}

void
pb_import_read_tables (PbImport *self, PbImportFile *file)
{
  static const int filled[] = { PB_BUDGET_TABLE, PB_BUDGET_LINE };
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    {
      gboolean complete = TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
        if (*pb_import_cell (file, row, filled[i]) == '\0')
          {
            PbImportPlace place = pb_import_place (file, row, filled[i]);
            pb_import_fail (self, &place, g_strdup (_ ("the cell is empty, but every row must have a value here.")));
            complete = FALSE;
          }
      if (!complete)
        continue;
      PbDraftRow *found = take_sheet (self, file, row);
      Sheet *sheet = NULL;
      for (guint i = 0; i < sheets->len && sheet == NULL; i++)
        if (((Sheet *)sheets->pdata[i])->sheet == found)
          sheet = sheets->pdata[i];
      if (sheet == NULL)
        {
          sheet = sheet_new (file, found);
          g_ptr_array_add (sheets, sheet);
        }
      g_array_append_val (sheet->rows, row);
    }
  for (guint i = 0; i < sheets->len; i++)
    read_sheet (self, sheets->pdata[i]);
}
