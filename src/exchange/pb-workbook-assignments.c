/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments and activities: a row each, with the headers that import knows. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-sheet.h"

enum
{
  NUMBER,
  TITLE,
  BOARDS,
  ROLES,
  STATUS = PB_SHEET_STATUS,
  ASSESSMENT = PB_SHEET_ASSESSMENT,
  PERIOD,
  START,
  DUE,
  GOALS,
  ACTIVITIES,
  FIRST_YEAR
};

void
pb_workbook_write_header (PbWorksheet *self, guint column, PbColumn names, gboolean is_number)
{
  const PbLayout *layout;
  for (guint n = 0; (layout = pb_layout_get (n)) != NULL; n++)
    for (guint i = 0; i < layout->n_fields; i++)
      if (layout->fields[i].column == names)
        {
          pb_worksheet_take_text (self, PB_SHEET_HEADER, column, is_number ? PB_LOOK_HEADER_RIGHT : PB_LOOK_HEADER,
                                  pb_field_dup_heading (&layout->fields[i]));
          return;
        }
  g_assert_not_reached ();
}

static void
write_head (PbWorksheet *self, guint summary)
{
  PbWorkbook *book = self->book;
  pb_workbook_write_header (self, NUMBER, PB_ASSIGNMENT_NUMBER, FALSE);
  pb_workbook_write_header (self, TITLE, PB_ASSIGNMENT_TITLE, FALSE);
  pb_workbook_write_header (self, BOARDS, PB_ASSIGNMENT_BOARD_BOARD, FALSE);
  pb_workbook_write_header (self, ROLES, PB_ASSIGNMENT_ROLE_ROLE, FALSE);
  pb_workbook_write_header (self, STATUS, PB_ASSIGNMENT_STATUS, FALSE);
  pb_worksheet_text (self, PB_SHEET_HEADER, ASSESSMENT, PB_LOOK_HEADER, _ ("Latest assessment"));
  pb_worksheet_text (self, PB_SHEET_HEADER, PERIOD, PB_LOOK_HEADER, _ ("Reported for"));
  pb_workbook_write_header (self, START, PB_ASSIGNMENT_START, FALSE);
  pb_workbook_write_header (self, DUE, PB_ASSIGNMENT_DUE, FALSE);
  pb_workbook_write_header (self, GOALS, PB_ASSIGNMENT_GOAL_GOAL, FALSE);
  pb_worksheet_text (self, PB_SHEET_HEADER, ACTIVITIES, PB_LOOK_HEADER, _ ("Activities done"));
  for (guint i = 0; i < book->years->len; i++)
    {
      int year = g_array_index (book->years, gint, i);
      /* Translators: an effect in a year, in a unit. */
      pb_worksheet_take_text (self, PB_SHEET_HEADER, FIRST_YEAR + i, PB_LOOK_HEADER_RIGHT,
                              g_strdup_printf (_ ("Effect %d, %s"), year, pb_enum_label (PB_ENUM_UNIT, book->unit)));
    }
  pb_workbook_write_header (self, summary, PB_ASSIGNMENT_SUMMARY, FALSE);
  pb_worksheet_id_column (self, summary + 1);
}

/* Where the sheet of effects is there too, its figure. */
static void
write_effects (PbWorksheet *self, PbRecord *assignment, guint row)
{
  PbWorkbook *book = self->book;
  PbWorksheet *effects = book->sheets[PB_PART_EFFECTS];
  gint64 id = pb_record_get_id (assignment), ore = 0;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (book->effect_rows, &id));
  for (guint i = 0; i < book->years->len; i++)
    {
      gboolean has = pb_effect_get (book->plan, id, book->show.scenario, g_array_index (book->years, gint, i), &ore);
      if (effects != NULL && has)
        {
          g_autofree char *cell = pb_worksheet_dup_far_cell (effects, place, 2 + i);
          g_autofree char *formula = g_strdup_printf ("=%s", cell);
          pb_worksheet_money_formula (self, row, FIRST_YEAR + i, PB_LOOK_PLAIN, formula, TRUE, ore, book->unit,
                                      book->decimals);
        }
      else if (has)
        pb_worksheet_money (self, row, FIRST_YEAR + i, PB_LOOK_PLAIN, ore, book->unit, book->decimals);
      else
        pb_worksheet_text (self, row, FIRST_YEAR + i, PB_LOOK_PLAIN, NULL);
    }
}

static void
write_activities (PbWorksheet *self, PbRecord *assignment, guint row)
{
  PbWorksheet *activities = self->book->sheets[PB_PART_ACTIVITIES];
  gint64 id = pb_record_get_id (assignment);
  guint done, all;
  pb_assignment_count_activities (assignment, &done, &all);
  /* Translators: how many activities are done, of how many. */
  g_autofree char *text = all > 0 ? g_strdup_printf (_ ("%u of %u"), done, all) : NULL;
  if (activities != NULL && all > 0 && !self->book->many)
    pb_worksheet_link (self, row, ACTIVITIES, text, activities,
                       GPOINTER_TO_UINT (g_hash_table_lookup (self->book->activity_rows, &id)));
  else
    pb_worksheet_text (self, row, ACTIVITIES, PB_LOOK_PLAIN, text);
}

static void
write_assignment (PbWorksheet *self, PbRecord *assignment, guint row, guint summary)
{
  PbPlan *plan = self->book->plan;
  PbRecord *latest = pb_assignment_get_latest (assignment);
  PbRecord *period = latest != NULL ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_worksheet_text (self, row, NUMBER, PB_LOOK_PLAIN, NULL);
  else
    pb_worksheet_number (self, row, NUMBER, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
  pb_worksheet_text (self, row, TITLE, PB_LOOK_WRAPPED, pb_record_get_title (assignment));
  pb_worksheet_take_text (
      self, row, BOARDS, PB_LOOK_WRAPPED,
      pb_show_dup_links (plan, assignment, PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD));
  pb_worksheet_take_text (self, row, ROLES, PB_LOOK_WRAPPED,
                          pb_show_dup_links (plan, assignment, PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE));
  pb_worksheet_text (self, row, STATUS, PB_LOOK_PLAIN,
                     pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS)));
  pb_worksheet_text (self, row, ASSESSMENT, PB_LOOK_PLAIN,
                     pb_enum_label (PB_ENUM_ASSESSMENT, pb_assignment_get_assessment (assignment)));
  pb_worksheet_take_text (self, row, PERIOD, PB_LOOK_PLAIN,
                          period != NULL ? pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE)) : NULL);
  pb_worksheet_date (self, row, START, pb_record_get_text (assignment, PB_ASSIGNMENT_START));
  pb_worksheet_date (self, row, DUE, pb_record_get_text (assignment, PB_ASSIGNMENT_DUE));
  pb_worksheet_take_text (self, row, GOALS, PB_LOOK_WRAPPED,
                          pb_show_dup_links (plan, assignment, PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL));
  write_activities (self, assignment, row);
  write_effects (self, assignment, row);
  pb_worksheet_text (self, row, summary, PB_LOOK_WRAPPED, pb_record_get_text (assignment, PB_ASSIGNMENT_SUMMARY));
  pb_worksheet_id (self, row, summary + 1, pb_record_get_id (assignment));
  pb_workbook_keep_record (self->book, assignment);
}

void
pb_workbook_write_assignments (PbWorkbook *book)
{
  PbWorksheet *self = book->sheets[PB_PART_ASSIGNMENTS];
  GPtrArray *assignments = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  guint summary = FIRST_YEAR + book->years->len, row = PB_SHEET_FIRST;
  pb_worksheet_begin (self, _ ("Assignments"),
                      _ ("One row for each assignment. Choose the status from the list in the cell."));
  write_head (self, summary);
  for (guint i = 0; i < assignments->len && pb_workbook_step (book); i++)
    if (pb_show_wants (&book->show, assignments->pdata[i]))
      write_assignment (self, assignments->pdata[i], row++, summary);
  if (row > PB_SHEET_FIRST)
    {
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, STATUS, PB_ENUM_STATUS);
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, ASSESSMENT, PB_ENUM_ASSESSMENT);
    }
  pb_worksheet_end (self, TITLE + 1, summary + 1, row - PB_SHEET_FIRST, TRUE);
}

enum
{
  A_ASSIGNMENT,
  A_ASSIGNMENT_TITLE,
  A_TITLE,
  A_EFFECT,
  A_ROLE,
  A_START,
  A_DUE,
  A_STATUS,
  A_DONE,
  A_BOARDS,
  A_N_COLUMNS
};

static void
write_activity (PbWorksheet *self, PbRecord *assignment, const char *boards, PbRecord *activity, guint row)
{
  PbWorkbook *book = self->book;
  PbRecord *role = pb_record_get_ref (activity, PB_ACTIVITY_ROLE);
  PbWorksheet *assignments = book->sheets[PB_PART_ASSIGNMENTS];
  gint64 id = pb_record_get_id (assignment);
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_worksheet_text (self, row, A_ASSIGNMENT, PB_LOOK_PLAIN, pb_record_get_title (assignment));
  else
    pb_worksheet_number (self, row, A_ASSIGNMENT, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
  if (assignments != NULL && !book->many)
    pb_worksheet_link (self, row, A_ASSIGNMENT_TITLE, pb_assignment_get_short_title (assignment), assignments,
                       GPOINTER_TO_UINT (g_hash_table_lookup (book->assignment_rows, &id)));
  else
    pb_worksheet_text (self, row, A_ASSIGNMENT_TITLE, PB_LOOK_PLAIN, pb_assignment_get_short_title (assignment));
  pb_worksheet_text (self, row, A_TITLE, PB_LOOK_WRAPPED, pb_record_get_title (activity));
  pb_worksheet_text (self, row, A_EFFECT, PB_LOOK_WRAPPED, pb_record_get_text (activity, PB_ACTIVITY_WANTED_EFFECT));
  pb_worksheet_text (self, row, A_ROLE, PB_LOOK_PLAIN, role != NULL ? pb_record_get_title (role) : NULL);
  pb_worksheet_date (self, row, A_START, pb_record_get_text (activity, PB_ACTIVITY_START));
  pb_worksheet_date (self, row, A_DUE, pb_record_get_text (activity, PB_ACTIVITY_DUE));
  pb_worksheet_text (self, row, A_STATUS, PB_LOOK_PLAIN,
                     pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (activity, PB_ACTIVITY_STATUS)));
  pb_worksheet_date (self, row, A_DONE, pb_record_get_text (activity, PB_ACTIVITY_DONE_ON));
  pb_worksheet_text (self, row, A_BOARDS, PB_LOOK_PLAIN, boards);
  pb_worksheet_id (self, row, A_N_COLUMNS, pb_record_get_id (activity));
  pb_workbook_keep_record (book, activity);
}

void
pb_workbook_write_activities (PbWorkbook *book)
{
  static const PbColumn columns[A_N_COLUMNS] = {
    [A_ASSIGNMENT] = PB_ACTIVITY_ASSIGNMENT, [A_TITLE] = PB_ACTIVITY_TITLE,
    [A_EFFECT] = PB_ACTIVITY_WANTED_EFFECT,  [A_ROLE] = PB_ACTIVITY_ROLE,
    [A_START] = PB_ACTIVITY_START,           [A_DUE] = PB_ACTIVITY_DUE,
    [A_STATUS] = PB_ACTIVITY_STATUS,         [A_DONE] = PB_ACTIVITY_DONE_ON,
    [A_BOARDS] = PB_ASSIGNMENT_BOARD_BOARD,
  };
  PbWorksheet *self = book->sheets[PB_PART_ACTIVITIES];
  GPtrArray *assignments = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  guint row = PB_SHEET_FIRST;
  pb_worksheet_begin (self, _ ("Activities"), _ ("The steps of each assignment, in the plan's order."));
  for (guint i = 0; i < A_N_COLUMNS; i++)
    if (i != A_ASSIGNMENT_TITLE)
      pb_workbook_write_header (self, i, columns[i], FALSE);
  pb_worksheet_text (self, PB_SHEET_HEADER, A_ASSIGNMENT_TITLE, PB_LOOK_HEADER, _ ("Title of the assignment"));
  pb_worksheet_id_column (self, A_N_COLUMNS);
  for (guint i = 0; i < assignments->len && !book->stopped; i++)
    {
      GPtrArray *activities
          = pb_plan_peek_children (book->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignments->pdata[i]));
      g_autofree char *boards = pb_show_dup_links (book->plan, assignments->pdata[i], PB_ASSIGNMENT_BOARD_ASSIGNMENT,
                                                   PB_ASSIGNMENT_BOARD_BOARD);
      for (guint a = 0;
           a < activities->len && pb_show_wants (&book->show, assignments->pdata[i]) && pb_workbook_step (book); a++)
        write_activity (self, assignments->pdata[i], boards, activities->pdata[a], row++);
    }
  if (row > PB_SHEET_FIRST)
    pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, A_STATUS, PB_ENUM_STATUS);
  pb_worksheet_end (self, A_ASSIGNMENT + 1, A_N_COLUMNS, row - PB_SHEET_FIRST, TRUE);
}
