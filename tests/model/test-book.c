/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pb-book-private.h"
#include "model/pb-sheet-edit.h"
#include "model/pb-sheet-line.h"
#include "test-tables.h"

/* A book that follows the plan's changes is the same as one computed afresh, whatever the tables and whatever the
 * edits. */

#define N_SHEETS 3
#define N_ASSIGNMENTS 4
#define N_SCENARIOS 3

typedef struct
{
  PbPlan *plan;
  GRand *rand;
  GArray *lines; /* gint64, of all tables */
  GArray *columns;
  gint64 sheets[N_SHEETS];
  gint64 assignments[N_ASSIGNMENTS];
  gint64 scenarios[N_SCENARIOS]; /* the first is the plan */
} Random;

static gint64
pick (Random *self, GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (self->rand, 0, (int)ids->len));
}

static gint64
pick_amount (Random *self)
{
  /* Now and then so large that sums overflow. */
  if (g_rand_int_range (self->rand, 0, 40) == 0)
    return G_MAXINT64 / 2 + g_rand_int_range (self->rand, 0, 1000);
  return g_rand_int_range (self->rand, -1000, 1000) * 1000;
}

static void
add_lines (Random *self, PbEdit *edit, gint64 sheet)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < 25; i++)
    {
      g_autofree char *title = g_strdup_printf ("Rad %d", i);
      gint64 parent = own->len > 0 && g_rand_boolean (self->rand) ? pick (self, own) : 0;
      int kind = g_rand_int_range (self->rand, 0, 7);
      gint64 id = test_add_line (edit, sheet, parent, title,
                                 kind < 3    ? PB_LINE_GIVEN
                                 : kind < 5  ? PB_LINE_SUM
                                 : kind == 5 ? PB_LINE_LINKED
                                             : PB_LINE_BALANCE);

      g_array_append_val (own, id);
      g_array_append_val (self->lines, id);
      if (kind == 5)
        pb_edit_set_int (edit, id, PB_LINE_LINK, pick (self, self->lines));
    }
}

static void
add_columns (Random *self, PbEdit *edit, gint64 sheet)
{
  static const char *const periods[] = { "2024", "2025", "2026" };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    for (int measure = 0; measure < 5; measure++)
      if (g_rand_int_range (self->rand, 0, 3) > 0)
        {
          gint64 id = test_add_column (edit, sheet, periods[i], measure);

          g_array_append_val (self->columns, id);
        }
}

static void
add_scenarios (Random *self, PbEdit *edit)
{
  self->scenarios[0] = 0;
  for (guint i = 1; i < N_SCENARIOS; i++)
    {
      self->scenarios[i] = pb_edit_insert (edit, PB_TABLE_SCENARIO);
      if (i > 1)
        pb_edit_set_int (edit, self->scenarios[i], PB_SCENARIO_PARENT, self->scenarios[i - 1]);
      pb_edit_set_text (edit, self->scenarios[i], PB_SCENARIO_NAME, "S");
      pb_edit_set_enum (edit, self->scenarios[i], PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
      pb_edit_set_int (edit, self->scenarios[i], PB_SCENARIO_LOCKED, 0);
    }
}

static void
build (Random *self, PbPlan *plan)
{
  PbEdit *edit = pb_edit_new (plan, "Build");
  gint64 board = test_add_board (edit, "Nämnd");

  self->plan = plan;
  self->lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->columns = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_SHEETS; i++)
    {
      self->sheets[i] = test_add_sheet (edit, board, "Tabell", PB_UNIT_TKR,
                                        g_rand_boolean (self->rand) ? PB_SIGN_COST_NEGATIVE : PB_SIGN_COST_POSITIVE);
      add_columns (self, edit, self->sheets[i]);
      add_lines (self, edit, self->sheets[i]);
    }
  for (guint i = 0; i < N_ASSIGNMENTS; i++)
    {
      self->assignments[i] = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
      pb_edit_set_text (edit, self->assignments[i], PB_ASSIGNMENT_TITLE, "Uppdrag");
      pb_edit_set_enum (edit, self->assignments[i], PB_ASSIGNMENT_STATUS, PB_STATUS_STARTED);
      for (guint line = i; line < self->lines->len; line += 11)
        test_link_assignment (edit, self->assignments[i], g_array_index (self->lines, gint64, line),
                              g_rand_boolean (self->rand) ? -1 : g_rand_double (self->rand));
    }
  add_scenarios (self, edit);
  test_commit (edit);
}

static PbRecord *
find_row (Random *self, PbColumn line_column, gint64 line, PbColumn column_column, gint64 column,
          PbColumn scenario_column, gint64 scenario)
{
  GPtrArray *rows = pb_plan_peek_children (self->plan, line_column, line);

  for (guint i = 0; i < rows->len; i++)
    if (pb_record_get_int (rows->pdata[i], column_column) == column
        && (scenario == 0 || pb_record_get_int (rows->pdata[i], scenario_column) == scenario))
      return rows->pdata[i];
  return NULL;
}

/* A cell of any kind of line, given, changed, emptied or taken away. */
static void
change_cell (Random *self, PbEdit *edit, gint64 scenario)
{
  PbTable table = scenario != 0 ? PB_TABLE_SCENARIO_CELL : PB_TABLE_CELL;
  PbColumn line_column = scenario != 0 ? PB_SCENARIO_CELL_LINE : PB_CELL_LINE;
  PbColumn column_column = scenario != 0 ? PB_SCENARIO_CELL_COLUMN : PB_CELL_COLUMN;
  PbColumn amount = scenario != 0 ? PB_SCENARIO_CELL_AMOUNT : PB_CELL_AMOUNT;
  gint64 line = pick (self, self->lines);
  gint64 column = pick (self, self->columns);
  PbRecord *row = find_row (self, line_column, line, column_column, column, PB_SCENARIO_CELL_SCENARIO, scenario);
  gint64 id = row != NULL ? pb_record_get_id (row) : 0;

  if (row != NULL && g_rand_int_range (self->rand, 0, 3) == 0)
    {
      pb_edit_delete (edit, table, id);
      return;
    }
  if (row == NULL)
    {
      id = pb_edit_insert (edit, table);
      if (scenario != 0)
        pb_edit_set_int (edit, id, PB_SCENARIO_CELL_SCENARIO, scenario);
      pb_edit_set_int (edit, id, line_column, line);
      pb_edit_set_int (edit, id, column_column, column);
    }
  if (g_rand_int_range (self->rand, 0, 5) == 0)
    pb_edit_set_null (edit, id, amount);
  else
    pb_edit_set_int (edit, id, amount, pick_amount (self));
}

static void
change_driver (Random *self, PbEdit *edit)
{
  gint64 assignment = self->assignments[g_rand_int_range (self->rand, 0, N_ASSIGNMENTS)];
  gint64 scenario = self->scenarios[g_rand_int_range (self->rand, 1, N_SCENARIOS)];
  GPtrArray *rows = pb_plan_peek_children (self->plan, PB_SCENARIO_DRIVER_SCENARIO, scenario);
  gint64 id = 0;

  for (guint i = 0; i < rows->len; i++)
    if (pb_record_get_int (rows->pdata[i], PB_SCENARIO_DRIVER_ASSIGNMENT) == assignment)
      id = pb_record_get_id (rows->pdata[i]);
  if (id != 0 && g_rand_boolean (self->rand))
    {
      pb_edit_delete (edit, PB_TABLE_SCENARIO_DRIVER, id);
      return;
    }
  if (id == 0)
    {
      id = pb_edit_insert (edit, PB_TABLE_SCENARIO_DRIVER);
      pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_SCENARIO, scenario);
      pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_ASSIGNMENT, assignment);
    }
  pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_DELAY, g_rand_int_range (self->rand, 0, 30));
  pb_edit_set_real (edit, id, PB_SCENARIO_DRIVER_REALISATION, g_rand_int_range (self->rand, 0, 150));
}

static void
change_printed (Random *self, PbEdit *edit)
{
  gint64 line = pick (self, self->lines);
  gint64 column = pick (self, self->columns);
  PbRecord *row = find_row (self, PB_PRINTED_LINE, line, PB_PRINTED_COLUMN, column, 0, 0);

  if (row != NULL && g_rand_boolean (self->rand))
    pb_edit_delete (edit, PB_TABLE_PRINTED, pb_record_get_id (row));
  else if (row != NULL)
    pb_edit_set_int (edit, pb_record_get_id (row), PB_PRINTED_AMOUNT, pick_amount (self));
  else
    test_set_printed (edit, line, column, pick_amount (self));
}

/* What needs the whole book anew. */
static void
change_structure (Random *self, PbEdit *edit)
{
  gint64 line = pick (self, self->lines);

  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      pb_edit_set_text (edit, line, PB_LINE_TITLE, "Annat namn");
      break;
    case 1:
      pb_edit_set_int (edit, line, PB_LINE_POSITION, g_rand_int_range (self->rand, 1, 100000));
      break;
    case 2:
      /* Also into itself, or another table's group: a file from elsewhere may. */
      pb_edit_set_int (edit, line, PB_LINE_PARENT, pick (self, self->lines));
      break;
    default:
      pb_edit_set_enum (edit, line, PB_LINE_KIND, g_rand_int_range (self->rand, 0, 4));
      break;
    }
}

static void
change (Random *self)
{
  int what = g_rand_int_range (self->rand, 0, 20);
  PbEdit *edit;

  if (what < 3)
    {
      if (g_strcmp0 (pb_plan_get_undo_label (self->plan), "Change") == 0)
        pb_plan_undo (self->plan, NULL);
      return;
    }
  if (what < 5)
    {
      pb_plan_redo (self->plan, NULL);
      return;
    }
  edit = pb_edit_new (self->plan, "Change");
  if (what < 14)
    for (int n = g_rand_int_range (self->rand, 1, 4); n > 0; n--)
      change_cell (self, edit, self->scenarios[g_rand_int_range (self->rand, 0, N_SCENARIOS)]);
  else if (what < 16)
    change_driver (self, edit);
  else if (what < 19)
    change_printed (self, edit);
  else
    change_structure (self, edit);
  /* The same new cell twice: refused whole. */
  pb_edit_commit (edit, NULL);
}

static void
assert_same_sheet (PbSheet *a, PbSheet *b)
{
  g_assert_cmpuint (pb_sheet_get_n_lines (a), ==, pb_sheet_get_n_lines (b));
  g_assert_cmpuint (pb_sheet_get_n_columns (a), ==, pb_sheet_get_n_columns (b));
  for (guint line = 0; line < pb_sheet_get_n_lines (a); line++)
    for (guint column = 0; column < pb_sheet_get_n_columns (a); column++)
      {
        gint64 first = 0, second = 0;

        g_assert_cmpint (pb_sheet_get_value (a, line, column, &first), ==,
                         pb_sheet_get_value (b, line, column, &second));
        g_assert_cmpint (first, ==, second);
        g_assert_cmpint (pb_sheet_get_tolerance (a, line, column), ==, pb_sheet_get_tolerance (b, line, column));
        first = second = 0;
        g_assert_cmpint (pb_sheet_get_printed (a, line, column, &first), ==,
                         pb_sheet_get_printed (b, line, column, &second));
        g_assert_cmpint (first, ==, second);
        g_assert_cmpint (pb_sheet_is_circular (a, line), ==, pb_sheet_is_circular (b, line));
      }
}

static void
assert_fresh (Random *self, gint64 scenario)
{
  PbBook *book = pb_book_get (self->plan, scenario);
  PbBook *fresh = pb_book_new_what_if (self->plan, scenario, NULL, 0);

  g_assert_cmpuint (book->n_sheets, ==, fresh->n_sheets);
  for (guint i = 0; i < book->n_sheets; i++)
    assert_same_sheet (book->sheets[i], fresh->sheets[i]);
  for (guint i = 0; i <= N_ASSIGNMENTS; i++)
    {
      gint64 id = i > 0 ? self->assignments[i - 1] : 0;
      const PbEffectSum *sums = g_hash_table_lookup (pb_book_peek_effects (book), &id);
      const PbEffectSum *others = g_hash_table_lookup (pb_book_peek_effects (fresh), &id);

      g_assert_cmpint (sums != NULL, ==, others != NULL);
      for (guint year = 0; sums != NULL && year < fresh->effect_years->len; year++)
        {
          g_assert_cmpint (sums[year].has, ==, others[year].has);
          g_assert_cmpint (sums[year].ore, ==, others[year].ore);
        }
    }
  pb_book_free (fresh);
}

/* A sheet that somebody holds shows what it showed. */
typedef struct
{
  PbSheet *sheet;
  PbSheet *copy;
} Held;

static void
hold (Random *self, Held *held)
{
  held->sheet = pb_sheet_get (self->plan, self->sheets[0], self->scenarios[N_SCENARIOS - 1]);
  pb_sheet_ref (held->sheet);
  held->copy = pb_sheet_make_own (pb_sheet_ref (held->sheet));
}

static void
let_go (Held *held)
{
  assert_same_sheet (held->sheet, held->copy);
  pb_sheet_unref (held->copy);
  pb_sheet_unref (held->sheet);
  pb_sheet_unref (held->sheet);
}

static void
test_random (TestPlan *fixture, gconstpointer data)
{
  Random self = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };

  build (&self, fixture->plan);
  for (guint round = 0; round < 60; round++)
    {
      Held held;

      hold (&self, &held);
      /* Several changes may come before anybody asks. */
      for (int n = g_rand_int_range (self.rand, 1, 4); n > 0; n--)
        change (&self);
      for (guint i = 0; i < N_SCENARIOS; i++)
        if (g_rand_int_range (self.rand, 0, 3) > 0)
          assert_fresh (&self, self.scenarios[i]);
      let_go (&held);
    }
  g_array_unref (self.columns);
  g_array_unref (self.lines);
  g_rand_free (self.rand);
}

/* An edit leaves alone what does not rest on it, and computes what does. */
static void
test_only_dependents (TestPlan *fixture, gconstpointer data)
{
  TestKarlskrona plan;
  PbBook *book;
  PbSheet *sheets[3];
  g_autoptr (GError) error = NULL;
  const gint64 amount = MNKR (99);
  gint64 line;

  test_build_karlskrona (&plan, fixture->plan);
  book = pb_book_get (fixture->plan, 0);
  for (guint i = 0; i < 3; i++)
    sheets[i] = pb_sheet_ref (book->sheets[i]);
  line = test_find_line (fixture->plan, plan.effects, "Bostadskarriär");
  pb_sheet_set_cell (fixture->plan, 0, line, pb_record_get_id (pb_sheet_get_column (sheets[2], 1)), &amount, &error);
  g_assert_no_error (error);
  g_assert_true (pb_book_get (fixture->plan, 0) == book);
  /* The first board's balance rests on nothing of it; the second's links to it. */
  g_assert_true (book->sheets[0] == sheets[0]);
  g_assert_true (book->sheets[1] != sheets[1]);
  g_assert_true (book->sheets[2] != sheets[2]);
  for (guint i = 0; i < 3; i++)
    pb_sheet_unref (sheets[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/book/random/%u", seed);

      g_test_add (path, TestPlan, GUINT_TO_POINTER (seed), test_plan_set_up, test_random, test_plan_tear_down);
    }
  test_plan_add ("/book/only-dependents", TestPlan, test_only_dependents);
  return g_test_run ();
}
