/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the plan in the layouts of text tables. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-check.h"
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-number.h"
#include "model/pb-locale.h"

/* Without grouping, ASCII minus. safe: never exactly three decimals, which the other notation takes for thousands.
 * (transfer full) */
static char *
plain_number (const char *formatted, gboolean safe)
{
  gunichar decimal = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? ',' : '.';
  GString *plain = g_string_new (NULL);
  gssize decimals = -1;
  for (const char *p = formatted; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isdigit (c))
        {
          g_string_append_unichar (plain, c);
          decimals += decimals >= 0;
        }
      else if (c == decimal)
        {
          g_string_append_unichar (plain, c);
          decimals = 0;
        }
      else if (c == 0x2212 || c == '-')
        g_string_append_c (plain, '-');
    }
  if (safe && decimals == 3)
    g_string_append_c (plain, '0');
  return g_string_free (plain, FALSE);
}

char *
pb_show_dup_amount (gint64 ore, PbUnit unit, int min_decimals)
{
  g_autofree char *formatted = pb_money_format_exact (ore, unit, min_decimals);
  return plain_number (formatted, TRUE);
}

char *
pb_show_dup_shown (gint64 ore, PbUnit unit, int decimals)
{
  g_autofree char *formatted = pb_money_format (ore, unit, decimals);
  return plain_number (formatted, FALSE);
}

char *
pb_show_dup_number (double value)
{
  char buffer[400]; /* The largest has 309 digits. */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (strchr (buffer, 'e') != NULL)
    g_ascii_formatd (buffer, sizeof buffer, fabs (value) < 1 ? "%.6f" : "%.0f", value);
  if (pb_locale_get_language () == PB_LANGUAGE_SWEDISH)
    g_strdelimit (buffer, ".", ',');
  return plain_number (buffer, TRUE);
}

char *
pb_show_dup_name (PbRecord *record)
{
  if (record == NULL)
    return NULL;
  switch (pb_record_get_table (record))
    {
    case PB_TABLE_ASSIGNMENT:
      return pb_record_is_null (record, PB_ASSIGNMENT_NUMBER)
                 ? g_strdup (pb_record_get_title (record))
                 : g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (record, PB_ASSIGNMENT_NUMBER));
    case PB_TABLE_LINE:
      return g_strconcat (pb_record_get_title (pb_record_get_ref (record, PB_LINE_SHEET)), "/",
                          pb_record_get_title (record), NULL);
    case PB_TABLE_MEETING:
      return g_strconcat (pb_record_get_text (record, PB_MEETING_DATE), " ", pb_record_get_title (record), NULL);
    default:
      return g_strdup (pb_record_get_title (record));
    }
}

/* The word in the reader's language, or what is stored where import would not know the word again. */
static char *
dup_enum (const PbShow *show, PbRecord *record, PbColumn column)
{
  int e = pb_column_info (column)->extra, value = pb_record_get_enum (record, column);
  if (value < 0)
    return NULL;
  const char *label = pb_enum_label (e, value);
  return g_strdup (show->format == PB_SHOW_TEXT || pb_enum_from_word (e, label) == value ? label
                                                                                         : pb_enum_nick (e, value));
}

static char *
dup_column (const PbShow *show, PbRecord *record, const PbField *field)
{
  PbColumn column = field->column;
  GDate date;
  if (pb_record_is_null (record, column))
    return NULL;
  switch (pb_column_info (column)->type)
    {
    case PB_TYPE_MONEY_:
      {
        int decimals = column == PB_CLAIM_STATED_AMOUNT ? pb_record_get_int (record, PB_CLAIM_STATED_DECIMALS) : 0;
        gint64 ore = pb_record_get_int (record, column);
        return show->format == PB_SHOW_TEXT ? pb_money_format_exact (ore, field->unit, decimals)
                                            : pb_show_dup_amount (ore, field->unit, decimals);
      }
    case PB_TYPE_REAL_:
      return show->format == PB_SHOW_TEXT ? pb_number_format (pb_record_get_real (record, column), -1)
                                          : pb_show_dup_number (pb_record_get_real (record, column));
    case PB_TYPE_INT_:
    case PB_TYPE_BOOL_:
    case PB_TYPE_POSITION_:
      return g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (record, column));
    case PB_TYPE_DATE_:
      return show->format == PB_SHOW_TEXT && pb_record_get_date (record, column, &date)
                 ? pb_date_format (&date)
                 : g_strdup (pb_record_get_text (record, column));
    case PB_TYPE_ENUM_:
      return dup_enum (show, record, column);
    case PB_TYPE_REF_:
      return pb_show_dup_name (pb_record_get_ref (record, column));
    default:
      return g_strdup (pb_record_get_text (record, column));
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  PbRecord *first = *(PbRecord *const *)a, *second = *(PbRecord *const *)b;
  gint64 a_number = pb_record_get_int (first, PB_ASSIGNMENT_NUMBER);
  gint64 b_number = pb_record_get_int (second, PB_ASSIGNMENT_NUMBER);
  return (a_number > b_number) - (a_number < b_number);
}

GPtrArray *
pb_show_list_links (PbPlan *plan, PbRecord *record, PbColumn near, PbColumn far)
{
  GPtrArray *links = pb_plan_peek_children (plan, near, pb_record_get_id (record));
  GPtrArray *linked = g_ptr_array_new ();
  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *other = pb_record_get_ref (links->pdata[i], far);
      if (other != NULL)
        g_ptr_array_add (linked, other);
    }
  if (pb_column_info (far)->extra == PB_TABLE_ASSIGNMENT)
    g_ptr_array_sort (linked, compare_numbers);
  return linked;
}

char *
pb_show_dup_links (PbPlan *plan, PbRecord *record, PbColumn near, PbColumn far)
{
  g_autoptr (GPtrArray) linked = pb_show_list_links (plan, record, near, far);
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < linked->len; i++)
    {
      g_autofree char *name = pb_show_dup_name (linked->pdata[i]);
      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

static gboolean
is_number (const PbField *field)
{
  PbColumnType type = field->kind == PB_FIELD_COLUMN ? pb_column_info (field->column)->type : PB_TYPE_TEXT_;
  return type == PB_TYPE_MONEY_ || type == PB_TYPE_REAL_ || type == PB_TYPE_INT_;
}

static gboolean
has_link_to (PbPlan *plan, PbColumn near, PbColumn far, gint64 id, gint64 board)
{
  GPtrArray *links = pb_plan_peek_children (plan, near, id);
  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], far) == board)
      return TRUE;
  return FALSE;
}

gboolean
pb_show_wants (const PbShow *show, PbRecord *record)
{
  PbRecord *of = NULL;
  if (show->board == 0)
    return TRUE;
  switch (pb_record_get_table (record))
    {
    case PB_TABLE_BOARD:
      return pb_record_get_id (record) == show->board;
    case PB_TABLE_ASSIGNMENT:
      return has_link_to (show->plan, PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD,
                          pb_record_get_id (record), show->board);
    case PB_TABLE_SHEET:
      return pb_record_get_int (record, PB_SHEET_BOARD) == show->board;
    case PB_TABLE_RISK:
      return pb_record_get_int (record, PB_RISK_BOARD) == show->board;
    case PB_TABLE_MEETING:
      return pb_record_get_int (record, PB_MEETING_BOARD) == show->board;
    case PB_TABLE_AGENDA_ITEM:
      {
        PbRecord *meeting = pb_record_get_ref (record, PB_AGENDA_ITEM_MEETING);
        return meeting != NULL && pb_show_wants (show, meeting);
      }
    case PB_TABLE_ACTIVITY:
      of = pb_record_get_ref (record, PB_ACTIVITY_ASSIGNMENT);
      break;
    case PB_TABLE_FOLLOW_UP:
      of = pb_follow_up_get_assignment (record);
      break;
    default:
      return TRUE;
    }
  return of != NULL && pb_show_wants (show, of);
}

void
pb_show_rows (const PbShow *show, const PbLayout *layout, PbGrid *grid)
{
  GPtrArray *records = pb_plan_peek_records (show->plan, layout->table);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  for (guint i = 0; i < layout->n_fields; i++)
    {
      const PbField *field = &layout->fields[i];
      if (field->kind == PB_FIELD_DERIVED || (show->format == PB_SHOW_TEXT && (field->flags & PB_FIELD_WIDE)))
        continue;
      g_autofree char *header = pb_field_dup_header (field);
      pb_grid_add_column (grid, header, is_number (field));
      g_ptr_array_add (fields, (gpointer)field);
    }
  for (guint i = 0; i < records->len; i++)
    for (guint f = 0; f < fields->len && pb_show_wants (show, records->pdata[i]); f++)
      {
        const PbField *field = fields->pdata[f];
        /* A follow-up of an activity says whose activity it is, so that the table can be read in again. */
        if (field->kind == PB_FIELD_COLUMN && field->column == PB_FOLLOW_UP_ASSIGNMENT)
          pb_grid_take (grid, pb_show_dup_name (pb_follow_up_get_assignment (records->pdata[i])));
        else
          pb_grid_take (grid, field->kind == PB_FIELD_LINKS
                                  ? pb_show_dup_links (show->plan, records->pdata[i], field->near, field->column)
                                  : dup_column (show, records->pdata[i], field));
      }
}

void
pb_show_plan (const PbShow *show, PbGrid *grid)
{
  const PbLayout *layout = pb_layout_by_name ("plan");
  PbRecord *document = pb_plan_get_document (show->plan);
  GPtrArray *facts = pb_plan_peek_records (show->plan, PB_TABLE_FACT);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *header = pb_field_dup_header (&layout->fields[i]);
      pb_grid_add_column (grid, header, FALSE);
    }
  PbColumn column;
  const char *names;
  for (guint i = 0; (names = pb_layout_plan_name (i, &column)) != NULL; i++)
    {
      const PbField field = { .column = column };
      const char *english = strchr (names, '|');
      if (pb_record_is_null (document, column))
        continue;
      pb_grid_take (grid, pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? g_strndup (names, english - names)
                                                                           : g_strdup (english + 1));
      pb_grid_take (grid, dup_column (show, document, &field));
    }
  for (guint i = 0; i < facts->len; i++)
    {
      pb_grid_add (grid, pb_record_get_text (facts->pdata[i], PB_FACT_NAME));
      pb_grid_add (grid, pb_record_get_text (facts->pdata[i], PB_FACT_VALUE));
    }
}

/* A follow-up's assessment, or its status where it has no more than that. */
static char *
dup_verdict (const PbShow *show, PbRecord *follow_up)
{
  return dup_enum (show, follow_up,
                   pb_follow_up_is_by_status (follow_up) ? PB_FOLLOW_UP_STATUS : PB_FOLLOW_UP_ASSESSMENT);
}

/* latest: NULL where never reported. */
static void
add_latest (const PbShow *show, PbGrid *grid, PbRecord *latest)
{
  PbRecord *period = latest != NULL ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  pb_grid_take (grid, latest != NULL ? dup_verdict (show, latest) : NULL);
  pb_grid_add (grid, latest != NULL ? pb_record_get_text (latest, PB_FOLLOW_UP_SEEN) : NULL);
  pb_grid_add (grid, period != NULL ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL);
}

/* The activities that are reported end the chain. Only for reading: in a table to import they stand among the follow-ups. */
static void
add_activities (const PbShow *show, PbGrid *grid)
{
  GPtrArray *activities = pb_plan_peek_records (show->plan, PB_TABLE_ACTIVITY);
  for (guint i = 0; i < activities->len; i++)
    {
      PbRecord *activity = activities->pdata[i], *latest = pb_follow_up_get_latest (activity);
      if (latest == NULL || !pb_show_wants (show, activity))
        continue;
      pb_grid_take (grid, pb_show_dup_name (pb_record_get_ref (activity, PB_ACTIVITY_ASSIGNMENT)));
      pb_grid_add (grid, _ ("Activity"));
      pb_grid_add (grid, NULL);
      pb_grid_add (grid, pb_record_get_title (activity));
      add_latest (show, grid, latest);
      pb_grid_add (grid, NULL);
    }
}

void
pb_show_goals (const PbShow *show, PbGrid *grid)
{
  const PbLayout *layout = pb_layout_by_name ("goals");
  GPtrArray *goals = pb_plan_peek_records (show->plan, PB_TABLE_GOAL);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *header = pb_field_dup_header (&layout->fields[i]);
      pb_grid_add_column (grid, header, FALSE);
    }
  for (guint i = 0; i < goals->len; i++)
    {
      PbRecord *goal = goals->pdata[i];
      pb_grid_take (grid, pb_show_dup_name (pb_record_get_ref (goal, PB_GOAL_PARENT)));
      pb_grid_add (grid, pb_record_get_text (goal, PB_GOAL_LEVEL));
      pb_grid_add (grid, pb_record_get_text (goal, PB_GOAL_NUMBER));
      pb_grid_add (grid, pb_record_get_text (goal, PB_GOAL_TITLE));
      add_latest (show, grid, pb_follow_up_get_latest (goal));
      pb_grid_add (grid, pb_record_get_text (goal, PB_GOAL_NOTE));
    }
  if (show->format == PB_SHOW_TEXT)
    add_activities (show, grid);
}

static char *
dup_finding_amount (PbFinding *finding, gboolean (*get) (PbFinding *, gint64 *))
{
  gint64 ore;
  return get (finding, &ore) ? pb_show_dup_amount (ore, PB_UNIT_KR, 0) : NULL;
}

void
pb_show_findings (const PbShow *show, PbGrid *grid)
{
  static const char *const severities[] = { "error", "warning", "info" };
  static const char *const headers[]
      = { "severity", "code", "board", "table", "line", "column", "printed", "computed", "message" };
  g_autoptr (GPtrArray) findings = pb_check_all (show->plan);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    pb_grid_add_column (grid, headers[i], i == 6 || i == 7);
  for (guint i = 0; i < findings->len; i++)
    {
      PbFinding *finding = findings->pdata[i];
      pb_grid_add (grid, severities[pb_finding_get_severity (finding)]);
      pb_grid_add (grid, pb_finding_get_code (finding));
      pb_grid_add (grid, pb_finding_get_board (finding));
      pb_grid_add (grid, pb_finding_get_table (finding));
      pb_grid_add (grid, pb_finding_get_line (finding));
      pb_grid_add (grid, pb_finding_get_column (finding));
      pb_grid_take (grid, dup_finding_amount (finding, pb_finding_get_printed));
      pb_grid_take (grid, dup_finding_amount (finding, pb_finding_get_computed));
      pb_grid_add (grid, pb_finding_get_message (finding));
    }
}
