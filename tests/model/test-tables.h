/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "model/pb-date.h"
#include "model/pb-locale.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "test-util.h"

/* The reference documents' figures, and plans made of them by plain edits. */

typedef struct
{
  char **header;
  GPtrArray *rows; /* char ** */
} TestTable;

static inline TestTable *
test_table_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PB_FIXTURES"), "reference", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  TestTable *self = g_new0 (TestTable, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (self->header == NULL)
        self->header = g_strsplit (lines[i], "\t", -1);
      else
        g_ptr_array_add (self->rows, g_strsplit (lines[i], "\t", -1));
    }
  g_assert_cmpuint (self->rows->len, >, 0);
  return self;
}

static inline void
test_table_free (TestTable *self)
{
  g_strfreev (self->header);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestTable, test_table_free)

/* "" where the file's row is shorter than its header. */
static inline const char *
test_table_get (TestTable *self, guint row, const char *column)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; self->header[i] != NULL; i++)
    if (g_str_equal (self->header[i], column))
      {
        for (guint j = 0; j <= i; j++)
          if (cells[j] == NULL)
            return "";
        return cells[i];
      }
  g_assert_not_reached ();
}

static inline gint64
test_amount (const char *text, PbUnit unit)
{
  g_autoptr (GError) error = NULL;
  gint64 ore = 0;

  pb_money_parse (text, unit, &ore, &error);
  g_assert_no_error (error);
  return ore;
}

static inline gint64
test_add_board (PbEdit *edit, const char *name)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_BOARD);

  pb_edit_set_text (edit, id, PB_BOARD_NAME, name);
  return id;
}

static inline gint64
test_add_sheet (PbEdit *edit, gint64 board, const char *title, PbUnit unit, PbSign sign)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_SHEET);

  if (board != 0)
    pb_edit_set_int (edit, id, PB_SHEET_BOARD, board);
  pb_edit_set_text (edit, id, PB_SHEET_TITLE, title);
  pb_edit_set_enum (edit, id, PB_SHEET_UNIT, unit);
  pb_edit_set_enum (edit, id, PB_SHEET_SIGN, sign);
  pb_edit_set_int (edit, id, PB_SHEET_DECIMALS, pb_unit_decimals (unit));
  return id;
}

static inline gint64
test_add_column (PbEdit *edit, gint64 sheet, const char *period, PbMeasure measure)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_COLUMN);

  pb_edit_set_int (edit, id, PB_COLUMN_SHEET, sheet);
  pb_edit_set_text (edit, id, PB_COLUMN_PERIOD, period);
  pb_edit_set_enum (edit, id, PB_COLUMN_MEASURE, measure);
  pb_edit_set_text (edit, id, PB_COLUMN_LABEL, period);
  return id;
}

static inline gint64
test_add_line (PbEdit *edit, gint64 sheet, gint64 parent, const char *title, PbLineKind kind)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_LINE);

  pb_edit_set_int (edit, id, PB_LINE_SHEET, sheet);
  if (parent != 0)
    pb_edit_set_int (edit, id, PB_LINE_PARENT, parent);
  pb_edit_set_text (edit, id, PB_LINE_TITLE, title);
  pb_edit_set_enum (edit, id, PB_LINE_KIND, kind);
  return id;
}

static inline void
test_set_cell (PbEdit *edit, gint64 line, gint64 column, gint64 ore)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_CELL);

  pb_edit_set_int (edit, id, PB_CELL_LINE, line);
  pb_edit_set_int (edit, id, PB_CELL_COLUMN, column);
  pb_edit_set_int (edit, id, PB_CELL_AMOUNT, ore);
}

static inline void
test_set_printed (PbEdit *edit, gint64 line, gint64 column, gint64 ore)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_PRINTED);

  pb_edit_set_int (edit, id, PB_PRINTED_LINE, line);
  pb_edit_set_int (edit, id, PB_PRINTED_COLUMN, column);
  pb_edit_set_int (edit, id, PB_PRINTED_AMOUNT, ore);
}

static inline gint64
test_link_assignment (PbEdit *edit, gint64 assignment, gint64 line, double share)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_LINE);

  pb_edit_set_int (edit, id, PB_ASSIGNMENT_LINE_ASSIGNMENT, assignment);
  pb_edit_set_int (edit, id, PB_ASSIGNMENT_LINE_LINE, line);
  if (share >= 0)
    pb_edit_set_real (edit, id, PB_ASSIGNMENT_LINE_SHARE, share);
  return id;
}

/* The rows of a file's table (those with value in the column key, all where key is NULL) as lines: groups, cells and
 * printed totals. names: the figures' columns in the file, ids: the table's. */
static inline void
test_fill_sheet (PbEdit *edit, gint64 sheet, TestTable *table, const char *key, const char *value,
                 const char *const *names, const gint64 *ids, PbUnit unit)
{
  gboolean grouped = g_strv_contains ((const char *const *) table->header, "grupp");
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint pass = 0; pass < 2; pass++)
    for (guint row = 0; row < table->rows->len; row++)
      {
        const char *title = test_table_get (table, row, "rad");
        const char *kind = test_table_get (table, row, "kind");
        gint64 line;

        if (key != NULL && !g_str_equal (test_table_get (table, row, key), value))
          continue;
        if (pass == 0)
          {
            line = test_add_line (edit, sheet, 0, title, pb_enum_from_nick (PB_ENUM_LINE_KIND, kind));
            g_hash_table_insert (lines, (gpointer) title, g_memdup2 (&line, sizeof line));
            for (guint i = 0; names[i] != NULL; i++)
              {
                const char *text = test_table_get (table, row, names[i]);

                if (*text == '\0')
                  continue;
                if (g_str_equal (kind, "given") && !g_str_equal (names[i], "avvikelse"))
                  test_set_cell (edit, line, ids[i], test_amount (text, unit));
                else
                  test_set_printed (edit, line, ids[i], test_amount (text, unit));
              }
          }
        else if (grouped && *test_table_get (table, row, "grupp") != '\0')
          {
            gint64 *parent = g_hash_table_lookup (lines, test_table_get (table, row, "grupp"));

            g_assert_nonnull (parent);
            line = *(gint64 *) g_hash_table_lookup (lines, title);
            pb_edit_set_int (edit, line, PB_LINE_PARENT, *parent);
          }
      }
}

/* Karlskrona's two balance tables and its effects, as the program is to hold them. */
typedef struct
{
  gint64 boards[2];
  gint64 balances[2];
  gint64 effects;
  gint64 assignments[25]; /* by number, 0 where it has no effect line */
} TestKarlskrona;

static const char *const test_years[] = { "2024", "2025", "2026", "2027", NULL };

static inline void
test_add_years (PbEdit *edit, gint64 sheet, gint64 *columns)
{
  for (guint i = 0; test_years[i] != NULL; i++)
    columns[i] = test_add_column (edit, sheet, test_years[i], PB_MEASURE_PLAN);
}

static inline gint64
test_find_line (PbPlan *plan, gint64 sheet, const char *title)
{
  GPtrArray *lines = pb_plan_peek_children (plan, PB_LINE_SHEET, sheet);

  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (pb_record_get_title (g_ptr_array_index (lines, i)), title) == 0)
      return pb_record_get_id (g_ptr_array_index (lines, i));
  g_error ("No line %s", title);
}

static inline gint64
test_assignment (TestKarlskrona *self, PbEdit *edit, int number)
{
  if (self->assignments[number] == 0)
    {
      g_autofree char *title = g_strdup_printf ("Uppdrag %d", number);
      gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);

      pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, number);
      pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, title);
      pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_NOT_STARTED);
      self->assignments[number] = id;
    }
  return self->assignments[number];
}

static inline gint64
test_add_effects (TestKarlskrona *self, PbEdit *edit)
{
  g_autoptr (TestTable) effects = test_table_load ("karlskrona/effects.tsv");
  gint64 columns[4];
  gint64 total;

  self->effects = test_add_sheet (edit, self->boards[1], "Ekonomiska effekter", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  test_add_years (edit, self->effects, columns);
  total = test_add_line (edit, self->effects, 0, "Ekonomisk effekt", PB_LINE_SUM);
  for (guint row = 0; row < effects->rows->len; row++)
    {
      const char *title = test_table_get (effects, row, "rad");
      const char *number = test_table_get (effects, row, "uppdrag");
      gboolean is_total = g_str_has_prefix (title, "Ekonomisk effekt");
      gint64 line = is_total ? total : test_add_line (edit, self->effects, total, title, PB_LINE_GIVEN);

      if (*number != '\0')
        test_link_assignment (edit, test_assignment (self, edit, atoi (number)), line, -1);
      for (guint i = 0; i < 4; i++)
        {
          const char *text = test_table_get (effects, row, test_years[i]);

          if (*text != '\0' && is_total)
            test_set_printed (edit, line, columns[i], test_amount (text, PB_UNIT_MNKR));
          else if (*text != '\0')
            test_set_cell (edit, line, columns[i], test_amount (text, PB_UNIT_MNKR));
        }
    }
  return total;
}

static inline void
test_build_karlskrona (TestKarlskrona *self, PbPlan *plan)
{
  static const char *const names[] = { "Socialnämnden", "Funktionsstödsnämnden" };
  g_autoptr (TestTable) budget = test_table_load ("karlskrona/budget.tsv");
  PbEdit *edit = pb_edit_new (plan, "Build");
  gint64 total;

  memset (self, 0, sizeof *self);
  for (guint i = 0; i < 2; i++)
    {
      gint64 columns[4];

      self->boards[i] = test_add_board (edit, names[i]);
      self->balances[i]
          = test_add_sheet (edit, self->boards[i], "Ekonomi i balans", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
      test_add_years (edit, self->balances[i], columns);
      test_fill_sheet (edit, self->balances[i], budget, "nämnd", names[i], test_years, columns, PB_UNIT_MNKR);
    }
  total = test_add_effects (self, edit);
  test_commit (edit);

  edit = pb_edit_new (plan, "Link");
  {
    gint64 linked = test_find_line (plan, self->balances[1], "Besparing enligt omställningsplan");

    pb_edit_set_enum (edit, linked, PB_LINE_KIND, PB_LINE_LINKED);
    pb_edit_set_int (edit, linked, PB_LINE_LINK, total);
    test_link_assignment (edit, test_assignment (self, edit, 19),
                          test_find_line (plan, self->balances[0], "Fortsatt arbete enligt 5S"), -1);
  }
  test_commit (edit);
}

#define MNKR(tenths) ((gint64) (tenths)*10000000)

static inline int
test_line_of (PbSheet *sheet, const char *title)
{
  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    if (g_strcmp0 (pb_record_get_title (pb_sheet_get_line (sheet, i)), title) == 0)
      {
        g_assert_cmpint (pb_sheet_find_line (sheet, pb_sheet_get_line (sheet, i)), ==, i);
        return (int) i;
      }
  g_error ("No line %s", title);
}

static inline void
test_assert_value (PbSheet *sheet, int line, int column, gint64 ore)
{
  gint64 value = 0;

  g_assert_true (pb_sheet_get_value (sheet, line, column, &value));
  g_assert_cmpint (value, ==, ore);
}

static inline void
test_assert_absent (PbSheet *sheet, int line, int column)
{
  g_assert_false (pb_sheet_get_value (sheet, line, column, NULL));
}
