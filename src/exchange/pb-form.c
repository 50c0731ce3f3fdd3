/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Blankett: the assignments and activities of one function, to be filled in where there is no Planbok. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-review-private.h"

/* Rows of a line each that an assignment has to write in. */
#define ROOM 5
#define LINE_HEIGHT 15
#define ENTRY_WIDTH 34
#define TITLE_WIDTH 30
#define WORD_WIDTH 17
/* Mnkr: what is more than a municipality turns over is a slip. */
#define MAX_AMOUNT 1e9

enum
{
  NUMBER,
  TITLE,
  DUE,
  PLANNED,
  LATEST,
  STATUS,
  ASSESSMENT,
  SEEN,
  WHY,
  ACTION,
  REALISED,
  N_COLUMNS
};

enum
{
  A_ASSIGNMENT,
  A_ASSIGNMENT_TITLE,
  A_TITLE,
  A_DUE,
  A_STATUS,
  A_DONE,
  A_N_COLUMNS
};

/* The role's own, and those of its assignments that nobody else answers for. */
static gboolean
has_activity (PbRecord *assignment, PbRecord *activity, gint64 role)
{
  gint64 own = pb_record_get_int (activity, PB_ACTIVITY_ROLE);
  return own == role || (own == 0 && pb_assignment_has_role (assignment, role));
}

gboolean
pb_form_has_rows (PbPlan *plan, gint64 role)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  for (guint i = 0; i < assignments->len; i++)
    {
      GPtrArray *activities
          = pb_plan_peek_children (plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignments->pdata[i]));
      if (pb_assignment_has_role (assignments->pdata[i], role))
        return TRUE;
      for (guint a = 0; a < activities->len; a++)
        if (has_activity (assignments->pdata[i], activities->pdata[a], role))
          return TRUE;
    }
  return FALSE;
}

/* Nothing but the cells to be filled in can be changed, without a password: whoever must, can. */
static void
protect (PbWorksheet *self)
{
  lxw_protection allowed = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .autofilter = LXW_TRUE };
  worksheet_protect (self->sheet, NULL, &allowed);
}

static void
write_number (PbWorksheet *self, PbRecord *assignment, guint row)
{
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    pb_worksheet_text (self, row, 0, PB_LOOK_PLAIN, NULL);
  else
    pb_worksheet_number (self, row, 0, PB_LOOK_ID, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), 0);
}

/* What the assignment was last said to be, before the form's period. (transfer full) */
static char *
dup_latest (PbRecord *assignment, const char *code)
{
  PbRecord *latest = pb_follow_up_get_previous (assignment, code);
  PbRecord *period = latest != NULL ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  if (period == NULL)
    return NULL;
  g_autofree char *when = pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE));
  return g_strdup_printf (
      "%s (%s)", pb_enum_label (PB_ENUM_ASSESSMENT, pb_record_get_enum (latest, PB_FOLLOW_UP_ASSESSMENT)), when);
}

static void
write_entry (PbWorksheet *self, guint row, guint column, PbRecord *own, PbColumn of)
{
  PbRecord *filled = own != NULL && !pb_record_is_null (own, of) ? own : NULL;
  const PbColumnInfo *info = pb_column_info (of);
  if (filled != NULL && info->type == PB_TYPE_MONEY_)
    pb_worksheet_money (self, row, column, PB_LOOK_ENTRY, pb_record_get_int (own, of), PB_UNIT_MNKR, 1);
  else if (filled != NULL && info->type == PB_TYPE_ENUM_)
    pb_worksheet_text (self, row, column, PB_LOOK_ENTRY, pb_enum_label (info->extra, pb_record_get_enum (own, of)));
  else
    pb_worksheet_text (self, row, column, PB_LOOK_ENTRY, filled != NULL ? pb_record_get_text (own, of) : NULL);
}

/* What a row is compared with when it comes back. */
static void
keep_form (PbWorkbook *book, PbRecord *assignment, PbRecord *own)
{
  gint64 id = pb_record_get_id (assignment);
  PbColumn column;
  pb_workbook_keep_record (book, assignment);
  pb_workbook_keep (book, id, PB_REVIEW_FORM, book->period);
  for (guint i = 0; pb_review_form_column (i, &column); i++)
    {
      g_autofree char *name = g_strdup_printf (PB_REVIEW_FORM "-%s", pb_column_info (column)->name);
      g_autofree char *value = own != NULL ? pb_review_dup_value (own, column) : NULL;
      pb_workbook_keep (book, id, name, value);
    }
}

static void
write_assignment (PbWorksheet *self, PbRecord *assignment, guint row)
{
  PbWorkbook *book = self->book;
  PbRecord *own = pb_assignment_get_follow_up (assignment, book->period);
  gint64 planned;
  write_number (self, assignment, row);
  pb_worksheet_text (self, row, TITLE, PB_LOOK_WRAPPED, pb_record_get_title (assignment));
  pb_worksheet_date (self, row, DUE, pb_record_get_text (assignment, PB_ASSIGNMENT_DUE));
  if (pb_effect_get (book->plan, pb_record_get_id (assignment), 0, pb_period_year (book->period), &planned))
    pb_worksheet_money (self, row, PLANNED, PB_LOOK_PLAIN, planned, PB_UNIT_MNKR, 1);
  else
    pb_worksheet_text (self, row, PLANNED, PB_LOOK_PLAIN, NULL);
  pb_worksheet_take_text (self, row, LATEST, PB_LOOK_WRAPPED, dup_latest (assignment, book->period));
  pb_worksheet_text (self, row, STATUS, PB_LOOK_ENTRY,
                     pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS)));
  write_entry (self, row, ASSESSMENT, own, PB_FOLLOW_UP_ASSESSMENT);
  write_entry (self, row, SEEN, own, PB_FOLLOW_UP_SEEN);
  write_entry (self, row, WHY, own, PB_FOLLOW_UP_WHY);
  write_entry (self, row, ACTION, own, PB_FOLLOW_UP_ACTION);
  write_entry (self, row, REALISED, own, PB_FOLLOW_UP_REALISED);
  pb_worksheet_id (self, row, N_COLUMNS, pb_record_get_id (assignment));
  keep_form (book, assignment, own);
  worksheet_set_row (self->sheet, row, MAX (ROOM, self->row == row ? self->n_lines : 1) * LINE_HEIGHT, NULL);
}

/* "Tertial 2 2025. Send the form back by 12 Sept. 2025." (transfer full) */
static char *
dup_explanation (PbWorkbook *book)
{
  PbRecord *period = pb_plan_find_period (book->plan, book->period);
  const char *iso = book->last_day != NULL ? book->last_day
                    : period != NULL       ? pb_record_get_text (period, PB_PERIOD_REPORT_BY)
                                           : NULL;
  g_autofree char *when = pb_period_format (book->period);
  GDate date;
  if (iso == NULL || !pb_date_from_iso (iso, &date))
    /* Translators: a period: "tertial 1 2025". */
    return g_strdup_printf (_ ("It is about %s. Save the workbook and send it back."), when);
  g_autofree char *day = pb_date_format (&date);
  /* Translators: a period, a date. */
  return g_strdup_printf (_ ("It is about %s. Save the workbook and send it back by %s."), when, day);
}

static void
begin (PbWorksheet *self, const char *title, const char *instruction)
{
  g_autofree char *explanation = dup_explanation (self->book);
  pb_worksheet_begin (self, title, instruction);
  pb_worksheet_text (self, 2, 0, PB_LOOK_QUIET, explanation);
}

static void
write_head (PbWorksheet *self)
{
  static const PbColumn columns[N_COLUMNS] = {
    [NUMBER] = PB_ASSIGNMENT_NUMBER,        [TITLE] = PB_ASSIGNMENT_TITLE,  [DUE] = PB_ASSIGNMENT_DUE,
    [STATUS] = PB_ASSIGNMENT_STATUS,        [SEEN] = PB_FOLLOW_UP_SEEN,     [WHY] = PB_FOLLOW_UP_WHY,
    [ASSESSMENT] = PB_FOLLOW_UP_ASSESSMENT, [ACTION] = PB_FOLLOW_UP_ACTION, [REALISED] = PB_FOLLOW_UP_REALISED,
  };
  for (guint c = 0; c < N_COLUMNS; c++)
    if (c != PLANNED && c != LATEST)
      pb_workbook_write_header (self, c, columns[c], c == REALISED);
  /* Translators: what an assignment is planned to free in a year. */
  pb_worksheet_take_text (self, PB_SHEET_HEADER, PLANNED, PB_LOOK_HEADER_RIGHT,
                          g_strdup_printf (_ ("Planned %d, MSEK"), pb_period_year (self->book->period)));
  pb_worksheet_text (self, PB_SHEET_HEADER, LATEST, PB_LOOK_HEADER, _ ("Latest assessment"));
  pb_worksheet_id_column (self, N_COLUMNS);
}

static void
add_amount_check (PbWorksheet *self, guint last_row)
{
  lxw_data_validation amount = { .validate = LXW_VALIDATION_TYPE_DECIMAL,
                                 .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                 .minimum_number = -MAX_AMOUNT,
                                 .maximum_number = MAX_AMOUNT,
                                 .input_title = _ ("Realised amount"),
                                 .input_message = _ ("In millions of kronor, as 1.5. Empty where it is not known."),
                                 .error_title = _ ("Write an amount"),
                                 .error_message = _ ("Write a number, in millions of kronor.") };
  worksheet_data_validation_range (self->sheet, PB_SHEET_FIRST, REALISED, last_row, REALISED, &amount);
}

static void
set_width (PbWorksheet *self, guint column, double width)
{
  if (self->widths->len <= column)
    g_array_set_size (self->widths, column + 1);
  g_array_index (self->widths, double, column) = width;
}

static void
write_assignments (PbWorkbook *book, PbWorksheet *self)
{
  GPtrArray *assignments = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  guint row = PB_SHEET_FIRST;
  /* Translators: a function: "Avdelningschef". */
  g_autofree char *title = g_strdup_printf (_ ("Follow-up by %s"), book->role_name);
  begin (self, title,
         _ ("Fill in the framed fields; the rest is for reading. Status and assessment are chosen from a list."));
  write_head (self);
  for (guint i = 0; i < assignments->len; i++)
    if (pb_assignment_has_role (assignments->pdata[i], book->role))
      write_assignment (self, assignments->pdata[i], row++);
  if (row > PB_SHEET_FIRST)
    {
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, STATUS, PB_ENUM_STATUS);
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, ASSESSMENT, PB_ENUM_ASSESSMENT);
      add_amount_check (self, row - 1);
    }
  set_width (self, TITLE, TITLE_WIDTH);
  set_width (self, STATUS, WORD_WIDTH);
  set_width (self, ASSESSMENT, WORD_WIDTH);
  for (guint c = SEEN; c <= ACTION; c++)
    set_width (self, c, ENTRY_WIDTH);
  pb_worksheet_end (self, TITLE + 1, N_COLUMNS, row - PB_SHEET_FIRST, FALSE);
  worksheet_set_landscape (self->sheet);
  protect (self);
  if (row > PB_SHEET_FIRST)
    worksheet_set_selection (self->sheet, PB_SHEET_FIRST, STATUS, PB_SHEET_FIRST, STATUS);
}

static void
write_activity (PbWorksheet *self, PbRecord *assignment, PbRecord *activity, guint row)
{
  write_number (self, assignment, row);
  pb_worksheet_text (self, row, A_ASSIGNMENT_TITLE, PB_LOOK_WRAPPED, pb_assignment_get_short_title (assignment));
  pb_worksheet_text (self, row, A_TITLE, PB_LOOK_WRAPPED, pb_record_get_title (activity));
  pb_worksheet_date (self, row, A_DUE, pb_record_get_text (activity, PB_ACTIVITY_DUE));
  pb_worksheet_text (self, row, A_STATUS, PB_LOOK_ENTRY,
                     pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (activity, PB_ACTIVITY_STATUS)));
  pb_worksheet_entry_date (self, row, A_DONE, pb_record_get_text (activity, PB_ACTIVITY_DONE_ON));
  pb_worksheet_id (self, row, A_N_COLUMNS, pb_record_get_id (activity));
  pb_workbook_keep_record (self->book, activity);
}

static void
add_date_check (PbWorksheet *self, guint last_row)
{
  lxw_data_validation day = { .validate = LXW_VALIDATION_TYPE_DATE,
                              .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN,
                              .value_datetime = { 1990, 1, 1, 0, 0, 0 },
                              .input_title = _ ("Done on"),
                              .input_message = _ ("The day, as 2025-05-31."),
                              .error_title = _ ("Write a date"),
                              .error_message = _ ("Write the day as 2025-05-31.") };
  worksheet_data_validation_range (self->sheet, PB_SHEET_FIRST, A_DONE, last_row, A_DONE, &day);
}

static void
write_activities (PbWorkbook *book, PbWorksheet *self)
{
  static const PbColumn columns[A_N_COLUMNS] = { [A_ASSIGNMENT] = PB_ACTIVITY_ASSIGNMENT,
                                                 [A_TITLE] = PB_ACTIVITY_TITLE,
                                                 [A_DUE] = PB_ACTIVITY_DUE,
                                                 [A_STATUS] = PB_ACTIVITY_STATUS,
                                                 [A_DONE] = PB_ACTIVITY_DONE_ON };
  GPtrArray *assignments = pb_plan_peek_records (book->plan, PB_TABLE_ASSIGNMENT);
  guint row = PB_SHEET_FIRST;
  g_autofree char *title = g_strdup_printf (_ ("Activities of %s"), book->role_name);
  begin (self, title, _ ("Choose the status, and write the day on which it was done. The rest is for reading."));
  for (guint c = 0; c < A_N_COLUMNS; c++)
    if (c != A_ASSIGNMENT_TITLE)
      pb_workbook_write_header (self, c, columns[c], FALSE);
  pb_worksheet_text (self, PB_SHEET_HEADER, A_ASSIGNMENT_TITLE, PB_LOOK_HEADER, _ ("Title of the assignment"));
  pb_worksheet_id_column (self, A_N_COLUMNS);
  for (guint i = 0; i < assignments->len; i++)
    {
      GPtrArray *activities
          = pb_plan_peek_children (book->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignments->pdata[i]));
      for (guint a = 0; a < activities->len; a++)
        if (has_activity (assignments->pdata[i], activities->pdata[a], book->role))
          write_activity (self, assignments->pdata[i], activities->pdata[a], row++);
    }
  if (row > PB_SHEET_FIRST)
    {
      pb_worksheet_choices (self, PB_SHEET_FIRST, row - 1, A_STATUS, PB_ENUM_STATUS);
      add_date_check (self, row - 1);
    }
  set_width (self, A_STATUS, WORD_WIDTH);
  set_width (self, A_DONE, WORD_WIDTH);
  pb_worksheet_end (self, A_TITLE + 1, A_N_COLUMNS, row - PB_SHEET_FIRST, FALSE);
  protect (self);
}

void
pb_workbook_write_form (PbWorkbook *book)
{
  book->sheets[PB_PART_FOLLOW_UPS] = pb_worksheet_new (book, _ ("Follow-up"));
  book->sheets[PB_PART_ACTIVITIES] = pb_worksheet_new (book, _ ("Activities"));
  book->years = pb_effect_years (book->plan, 0);
  pb_workbook_keep (book, 0, PB_REVIEW_FORM_ROLE, book->role_name);
  write_assignments (book, book->sheets[PB_PART_FOLLOW_UPS]);
  write_activities (book, book->sheets[PB_PART_ACTIVITIES]);
}
