/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-sheet-edit.h"
#include "model/pb-sheet-line.h"
#include "model/pb-sheet-share.h"
#include "model/pb-sheet-table.h"
#include "test-tables.h"
#include "test-undo.h"

/* A board's table: two lines in a group, one outside, a balance; budget and forecast of a year, and a plan year. Beside it a table
 * that links to it, an assignment with two effect lines, and a scenario. */
typedef struct
{
  gint64 sheet;
  gint64 sum, rent, staff, grants, balance;
  gint64 budget, forecast, plan;
  gint64 other, other_plan, linked, rest;
  gint64 first, second; /* assignments */
  gint64 scenario;
} TestSmall;

static inline void
test_build_other (TestSmall *self, PbEdit *edit, gint64 board)
{
  self->other = test_add_sheet (edit, board, "Underlag", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  self->other_plan = test_add_column (edit, self->other, "2026", PB_MEASURE_PLAN);
  self->linked = test_add_line (edit, self->other, 0, "Kostnader enligt balansen", PB_LINE_LINKED);
  pb_edit_set_int (edit, self->linked, PB_LINE_LINK, self->sum);
  self->rest = test_add_line (edit, self->other, 0, "Övrigt", PB_LINE_GIVEN);
}

static inline gint64
test_build_assignment (PbEdit *edit, int number, const char *title)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);

  pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, number);
  pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, title);
  pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_NOT_STARTED);
  return id;
}

static inline void
test_build_small (TestSmall *self, PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Build");
  gint64 board = test_add_board (edit, "Socialnämnden");

  self->sheet = test_add_sheet (edit, board, "Ekonomi i balans", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  self->budget = test_add_column (edit, self->sheet, "2025", PB_MEASURE_BUDGET);
  self->forecast = test_add_column (edit, self->sheet, "2025", PB_MEASURE_FORECAST);
  self->plan = test_add_column (edit, self->sheet, "2026", PB_MEASURE_PLAN);
  pb_edit_set_text (edit, self->budget, PB_COLUMN_LABEL, "2025 budget");
  pb_edit_set_text (edit, self->forecast, PB_COLUMN_LABEL, "2025 forecast");
  self->sum = test_add_line (edit, self->sheet, 0, "Kostnader", PB_LINE_SUM);
  self->rent = test_add_line (edit, self->sheet, self->sum, "Hyror", PB_LINE_GIVEN);
  self->staff = test_add_line (edit, self->sheet, self->sum, "Personal", PB_LINE_GIVEN);
  self->grants = test_add_line (edit, self->sheet, 0, "Bidrag", PB_LINE_GIVEN);
  self->balance = test_add_line (edit, self->sheet, 0, "Balans", PB_LINE_BALANCE);
  test_set_cell (edit, self->rent, self->budget, MNKR (-35));
  test_set_cell (edit, self->rent, self->plan, MNKR (-20));
  test_set_cell (edit, self->staff, self->budget, MNKR (-10));
  test_set_cell (edit, self->grants, self->budget, MNKR (50));
  test_set_printed (edit, self->sum, self->budget, MNKR (-45));
  test_build_other (self, edit, board);
  self->first = test_build_assignment (edit, 2, "Bostadskarriär");
  self->second = test_build_assignment (edit, 5, "5S");
  test_link_assignment (edit, self->first, self->rent, -1);
  self->scenario = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, self->scenario, PB_SCENARIO_NAME, "Vad händer om");
  pb_edit_set_enum (edit, self->scenario, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, self->scenario, PB_SCENARIO_LOCKED, 0);
  test_commit (edit);
}

/* expected: as an edit field shows it with a decimal at least; NULL where absent. */
static inline void
test_shows (PbPlan *plan, gint64 scenario, gint64 sheet_id, const char *title, guint column, const char *expected)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, sheet_id, scenario);
  int line = test_line_of (sheet, title);
  g_autofree char *shown = NULL;
  gint64 ore;

  if (pb_sheet_get_value (sheet, line, column, &ore))
    shown = pb_money_format_exact (ore, pb_sheet_get_unit (sheet), 1);
  g_assert_cmpstr (shown, ==, expected);
}

/* Refused with a sentence that says each of the parts, "a|b". */
static inline void
test_refused (gboolean ok, GError **error, const char *parts)
{
  g_auto (GStrv) said = g_strsplit (parts, "|", -1);

  g_assert_false (ok);
  g_assert_nonnull (*error);
  for (guint i = 0; said[i] != NULL; i++)
    if (strstr ((*error)->message, said[i]) == NULL)
      g_error ("“%s” does not say “%s”", (*error)->message, said[i]);
  g_clear_error (error);
}

/* "A(B C) D": titles in reading order, groups in parentheses. (transfer full) */
static inline char *
test_outline (PbPlan *plan, gint64 sheet_id)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, sheet_id, 0);
  GString *text = g_string_new (NULL);
  guint depth = 0;

  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    {
      guint next = pb_sheet_get_line_depth (sheet, i);

      for (; depth > next; depth--)
        g_string_append_c (text, ')');
      if (depth < next)
        g_string_append_c (text, '(');
      else if (text->len > 0)
        g_string_append_c (text, ' ');
      depth = next;
      g_string_append (text, pb_record_get_title (pb_sheet_get_line (sheet, i)));
    }
  for (; depth > 0; depth--)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}
