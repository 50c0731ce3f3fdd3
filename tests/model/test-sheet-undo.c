/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-sheet-edit.h"

/* Every operation on tables: one edit, named, undone and redone to the byte of what the file holds. */

typedef gboolean (*Operation) (TestSmall *s, PbPlan *plan, GError **error);

static const gint64 ore = MNKR (12);

static PbSheetBlock
get_block (PbSheet *sheet)
{
  static const guint lines[] = { 1, 2, 3 };   /* Hyror, Personal, Bidrag */
  static const guint columns[] = { 0, 1, 3 }; /* not the variance */

  return (PbSheetBlock){ sheet, lines, 3, columns, 3 };
}

static gboolean
on_block (gboolean (*function) (const PbSheetBlock *block, gint64 scenario_id, GError **error), TestSmall *s,
          PbPlan *plan, gint64 scenario, GError **error)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, s->sheet, scenario);
  PbSheetBlock block = get_block (sheet);

  return function (&block, scenario, error);
}

typedef enum
{
  TITLE = 1 << 0,
  BOARD = 1 << 1,
  UNIT = 1 << 2,
  SIGN = 1 << 3,
} Properties;

static gboolean
set_properties (PbPlan *plan, gint64 sheet, Properties which, GError **error)
{
  PbSheetProperties properties;

  g_assert_true (pb_sheet_get_properties (plan, sheet, &properties, error));
  if (which & TITLE)
    properties.title = "Bilaga";
  if (which & BOARD)
    properties.board = 0;
  if (which & UNIT)
    properties.unit = PB_UNIT_TKR;
  if (which & SIGN)
    properties.sign = PB_SIGN_COST_POSITIVE;
  properties.turn = TRUE;
  return pb_sheet_set_properties (plan, sheet, &properties, error);
}

#define OPERATION(name, call)                                                                                          \
  static gboolean name (TestSmall *s, PbPlan *plan, GError **error)                                                    \
  {                                                                                                                    \
    return (call) != 0;                                                                                                \
  }

OPERATION (set_new, pb_sheet_set_cell (plan, 0, s->staff, s->plan, &ore, error))
OPERATION (set_old, pb_sheet_set_cell (plan, 0, s->rent, s->budget, &ore, error))
OPERATION (set_empty, pb_sheet_set_cell (plan, 0, s->rent, s->budget, NULL, error))
OPERATION (set_scenario, pb_sheet_set_cell (plan, s->scenario, s->rent, s->budget, &ore, error))
OPERATION (set_scenario_empty, pb_sheet_set_cell (plan, s->scenario, s->rent, s->budget, NULL, error))
OPERATION (set_text, pb_sheet_set_text (plan, 0, s->rent, s->budget, "=3,5+1,2", error))
OPERATION (clear, on_block (pb_sheet_clear_cells, s, plan, 0, error))
OPERATION (clear_scenario, on_block (pb_sheet_clear_cells, s, plan, s->scenario, error))
OPERATION (fill, on_block (pb_sheet_fill_right, s, plan, 0, error))
OPERATION (note_figure, pb_sheet_set_note (plan, 0, s->rent, s->budget, "Hyresavtalet", error))
OPERATION (note_empty, pb_sheet_set_note (plan, 0, s->staff, s->plan, "Kommer i mars", error))
OPERATION (note_sum, pb_sheet_set_note (plan, 0, s->sum, s->budget, "Enligt ekonomichefen", error))
OPERATION (note_scenario_sum, pb_sheet_set_note (plan, s->scenario, s->sum, s->budget, "Gissat", error))
OPERATION (print_new, pb_sheet_set_printed (plan, s->balance, s->budget, &ore, error))
OPERATION (print_old, pb_sheet_set_printed (plan, s->sum, s->budget, &ore, error))
OPERATION (print_none, pb_sheet_set_printed (plan, s->sum, s->budget, NULL, error))
OPERATION (add_last, pb_sheet_add_line (plan, s->sheet, 0, 0, "Ny", PB_LINE_GIVEN, error))
OPERATION (add_before, pb_sheet_add_line (plan, s->sheet, s->staff, PB_PLACE_BEFORE, "Ny", PB_LINE_GIVEN, error))
OPERATION (add_after, pb_sheet_add_line (plan, s->sheet, s->sum, PB_PLACE_AFTER, "Ny", PB_LINE_SUM, error))
OPERATION (add_under, pb_sheet_add_line (plan, s->sheet, s->sum, PB_PLACE_UNDER, " Ny ", PB_LINE_GIVEN, error))
OPERATION (rename_line, pb_sheet_rename_line (plan, s->rent, "Lokaler", error))
OPERATION (note_line, pb_sheet_set_line_note (plan, s->rent, "Alla lokaler", error))
OPERATION (move_line, pb_sheet_move_line (plan, s->grants, s->rent, PB_PLACE_AFTER, error))
OPERATION (move_group, pb_sheet_move_line (plan, s->sum, s->grants, PB_PLACE_AFTER, error))
OPERATION (shift_up, pb_sheet_shift_line (plan, s->staff, PB_SHIFT_UP, error))
OPERATION (shift_down, pb_sheet_shift_line (plan, s->sum, PB_SHIFT_DOWN, error))
OPERATION (shift_in, pb_sheet_shift_line (plan, s->grants, PB_SHIFT_IN, error))
OPERATION (shift_out, pb_sheet_shift_line (plan, s->rent, PB_SHIFT_OUT, error))
OPERATION (delete_line, pb_sheet_delete_line (plan, s->sum, error))
OPERATION (keep_figures, pb_sheet_set_line_kind (plan, s->rent, PB_LINE_SUM, PB_FIGURES_KEEP, error))
OPERATION (drop_figures, pb_sheet_set_line_kind (plan, s->rent, PB_LINE_SUM, PB_FIGURES_DROP, error))
OPERATION (give_figures, pb_sheet_set_line_kind (plan, s->balance, PB_LINE_GIVEN, PB_FIGURES_KEEP, error))
OPERATION (set_link, pb_sheet_set_line_link (plan, s->rest, s->grants, PB_FIGURES_ASK, error))
OPERATION (group, pb_sheet_group_lines (plan, (gint64[]){ s->grants, s->sum }, 2, "Netto", error))
OPERATION (ungroup, pb_sheet_ungroup_line (plan, s->sum, error))
OPERATION (add_column, pb_sheet_add_column (plan, s->sheet, "2025", PB_MEASURE_OUTCOME, 0, error))
OPERATION (add_year, pb_sheet_add_year (plan, s->sheet, 0, error))
OPERATION (rename_column, pb_sheet_rename_column (plan, s->plan, "År 2026", error))
OPERATION (move_column, pb_sheet_move_column (plan, s->plan, s->budget, error))
OPERATION (delete_column, pb_sheet_delete_column (plan, s->budget, error))
OPERATION (add_table, pb_sheet_add_table (plan, 0, "Investeringar", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE, 2026, 3, error))
OPERATION (rename_table, set_properties (plan, s->other, TITLE, error))
OPERATION (set_unit, set_properties (plan, s->sheet, UNIT, error))
OPERATION (set_sign, set_properties (plan, s->sheet, SIGN, error))
OPERATION (set_board, set_properties (plan, s->sheet, BOARD, error))
OPERATION (set_several, set_properties (plan, s->sheet, TITLE | BOARD | UNIT | SIGN, error))
OPERATION (note_table, pb_sheet_set_table_note (plan, s->sheet, "Ur budgeten", error))
OPERATION (move_table, pb_sheet_move_table (plan, s->other, s->sheet, error))
OPERATION (duplicate_table, pb_sheet_duplicate_table (plan, s->sheet, NULL, error))
OPERATION (delete_table, pb_sheet_delete_table (plan, s->sheet, error))
OPERATION (link_assignment, pb_share_link (plan, s->rent, s->second, error))
OPERATION (unlink_assignment, pb_share_unlink (plan, s->rent, s->first, error))
OPERATION (set_percent, pb_share_set_percent (plan, s->rent, s->first, 60, error))

static gboolean
paste (TestSmall *s, PbPlan *plan, GError **error)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, s->sheet, 0);
  PbSheetBlock block = get_block (sheet);

  return pb_sheet_paste (&block, 1, 1, 0, "1\t2\r\n3\t\r\n", NULL, error);
}

/* outline: of the table after it, NULL where it is as before. */
static const struct
{
  const char *label;
  Operation operation;
  const char *outline;
} cases[] = {
  { "Change Personal, 2026", set_new, NULL },
  { "Change Hyror, 2025 budget", set_old, NULL },
  { "Change Hyror, 2025 budget", set_empty, NULL },
  { "Change Hyror, 2025 budget", set_scenario, NULL },
  { "Change Hyror, 2025 budget", set_scenario_empty, NULL },
  { "Change Hyror, 2025 budget", set_text, NULL },
  { "Empty Hyror, 2025 budget – Bidrag, 2026", clear, NULL },
  { "Empty Hyror, 2025 budget – Bidrag, 2026", clear_scenario, NULL },
  { "Fill right Hyror, 2025 budget – Bidrag, 2026", fill, NULL },
  { "Paste Personal, 2025 forecast – Bidrag, 2026", paste, NULL },
  { "Note on Hyror, 2025 budget", note_figure, NULL },
  { "Note on Personal, 2026", note_empty, NULL },
  { "Note on Kostnader, 2025 budget", note_sum, NULL },
  { "Note on Kostnader, 2025 budget", note_scenario_sum, NULL },
  { "Printed figure of Balans, 2025 budget", print_new, NULL },
  { "Printed figure of Kostnader, 2025 budget", print_old, NULL },
  { "Printed figure of Kostnader, 2025 budget", print_none, NULL },
  { "Add line Ny", add_last, "Kostnader(Hyror Personal) Bidrag Balans Ny" },
  { "Add line Ny", add_before, "Kostnader(Hyror Ny Personal) Bidrag Balans" },
  { "Add line Ny", add_after, "Kostnader(Hyror Personal) Ny Bidrag Balans" },
  { "Add line Ny", add_under, "Kostnader(Hyror Personal Ny) Bidrag Balans" },
  { "Rename Hyror", rename_line, "Kostnader(Lokaler Personal) Bidrag Balans" },
  { "Note on Hyror", note_line, NULL },
  { "Move Bidrag", move_line, "Kostnader(Hyror Bidrag Personal) Balans" },
  { "Move Kostnader", move_group, "Bidrag Kostnader(Hyror Personal) Balans" },
  { "Move Personal", shift_up, "Kostnader(Personal Hyror) Bidrag Balans" },
  { "Move Kostnader", shift_down, "Bidrag Kostnader(Hyror Personal) Balans" },
  { "Move Bidrag", shift_in, "Kostnader(Hyror Personal Bidrag) Balans" },
  { "Move Hyror", shift_out, "Kostnader(Personal) Hyror Bidrag Balans" },
  { "Delete line Kostnader", delete_line, "Bidrag Balans" },
  { "Change the kind of Hyror", keep_figures, NULL },
  { "Change the kind of Hyror", drop_figures, NULL },
  { "Change the kind of Balans", give_figures, NULL },
  { "Link Övrigt to Bidrag", set_link, NULL },
  { "Group lines as Netto", group, "Netto(Kostnader(Hyror Personal) Bidrag) Balans" },
  { "Ungroup Kostnader", ungroup, "Hyror Personal Bidrag Balans" },
  { "Add column 2025 outcome", add_column, NULL },
  { "Add year 2027", add_year, NULL },
  { "Rename 2026", rename_column, NULL },
  { "Move 2026", move_column, NULL },
  { "Delete column 2025 budget", delete_column, NULL },
  { "Add table Investeringar", add_table, NULL },
  { "Rename Underlag", rename_table, NULL },
  { "Change the unit of Ekonomi i balans", set_unit, NULL },
  { "Change the sign of Ekonomi i balans", set_sign, NULL },
  { "Move Ekonomi i balans to The whole plan", set_board, NULL },
  { "Change the properties of Ekonomi i balans", set_several, NULL },
  { "Note on Ekonomi i balans", note_table, NULL },
  { "Move Underlag", move_table, NULL },
  { "Duplicate table Ekonomi i balans", duplicate_table, NULL },
  { "Delete table Ekonomi i balans", delete_table, "" },
  { "Link Hyror to assignment 5", link_assignment, NULL },
  { "Unlink Hyror from assignment 2", unlink_assignment, NULL },
  { "Share of Hyror for assignment 2", set_percent, NULL },
};

static void
test_operations (TestPlan *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  TestSmall small;

  test_build_small (&small, fixture->plan);
  before = test_dump (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s (%u)", cases[i].label, i);
      g_assert_true (cases[i].operation (&small, fixture->plan, &error));
      g_assert_no_error (error);
      if (cases[i].outline == NULL || *cases[i].outline != '\0')
        {
          g_autofree char *outline = test_outline (fixture->plan, small.sheet);

          g_assert_cmpstr (outline, ==,
                           cases[i].outline != NULL ? cases[i].outline : "Kostnader(Hyror Personal) Bidrag Balans");
        }
      test_undo (fixture, before, cases[i].label);
    }
}

/* What is so already is no edit. */
static void
test_nothing (TestPlan *fixture, gconstpointer data)
{
  const gint64 rent = MNKR (-35);
  g_autoptr (GError) error = NULL;
  TestSmall s;

  test_build_small (&s, fixture->plan);
  g_assert_true (pb_sheet_set_cell (fixture->plan, 0, s.rent, s.budget, &rent, &error));
  g_assert_true (pb_sheet_set_cell (fixture->plan, s.scenario, s.rent, s.budget, &rent, &error));
  g_assert_true (pb_sheet_set_text (fixture->plan, 0, s.rent, s.budget, "=-3-0,5", &error));
  g_assert_true (pb_sheet_set_cell (fixture->plan, 0, s.staff, s.plan, NULL, &error));
  g_assert_true (pb_sheet_restore_cell (fixture->plan, s.scenario, s.rent, s.budget, &error));
  g_assert_true (pb_sheet_set_note (fixture->plan, 0, s.rent, s.budget, "  ", &error));
  g_assert_true (pb_sheet_set_printed (fixture->plan, s.grants, s.budget, NULL, &error));
  g_assert_true (pb_sheet_rename_line (fixture->plan, s.rent, "Hyror", &error));
  g_assert_true (pb_sheet_move_line (fixture->plan, s.rent, s.staff, PB_PLACE_BEFORE, &error));
  g_assert_true (pb_sheet_shift_line (fixture->plan, s.rent, PB_SHIFT_UP, &error));
  g_assert_true (pb_sheet_set_line_kind (fixture->plan, s.rent, PB_LINE_GIVEN, PB_FIGURES_ASK, &error));
  g_assert_true (set_properties (fixture->plan, s.sheet, 0, &error));
  g_assert_true (pb_share_link (fixture->plan, s.rent, s.first, &error));
  g_assert_true (pb_share_unlink (fixture->plan, s.rent, s.second, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pb_plan_get_undo_label (fixture->plan), ==, "Build");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  test_plan_add ("/sheet-undo/operations", TestPlan, test_operations);
  test_plan_add ("/sheet-undo/nothing", TestPlan, test_nothing);
  return g_test_run ();
}
