/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told in one table: decisions, meetings, risks, funding, findings; and the signature. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-check.h"
#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "model/pb-number.h"

/* A long list of roundings tells a reader nothing more. */
#define MOST_FINDINGS 200

static void
add_value (PbReportTable *table, PbRecord *record, PbColumn column)
{
  PbRecord *other;
  if (pb_record_is_null (record, column))
    {
      pb_report_table_add_cell (table, NULL);
      return;
    }
  switch (pb_column_info (column)->type)
    {
    case PB_TYPE_REF_:
      other = pb_record_get_ref (record, column);
      pb_report_table_add_cell (table, other != NULL ? pb_record_get_title (other) : NULL);
      break;
    case PB_TYPE_DATE_:
      pb_report_add_date (table, record, column);
      break;
    case PB_TYPE_MONEY_:
      pb_report_table_add_exact (table, pb_record_get_int (record, column), PB_UNIT_MNKR, 1);
      break;
    case PB_TYPE_INT_:
      pb_report_table_add_number (table, (double)pb_record_get_int (record, column), -1);
      break;
    default:
      pb_report_table_add_cell (table, pb_record_get_text (record, column));
      break;
    }
}

/* Decided, or met, after the report's period. */
static gboolean
is_later (PbReport *self, PbRecord *record)
{
  PbTable table = pb_record_get_table (record);
  GDate date, end;
  return (table == PB_TABLE_DECISION || table == PB_TABLE_MEETING) && self->until != NULL
         && pb_record_get_date (record, table == PB_TABLE_DECISION ? PB_DECISION_DATE : PB_MEETING_DATE, &date)
         && pb_period_parse (self->until, NULL, &end) && g_date_compare (&date, &end) > 0;
}

/* A table with a column for each of the record's columns, those that nobody has filled in left out. */
static void
add_records (PbReport *self, PbTable of, const PbColumn *columns, guint n_columns, const char *title)
{
  GPtrArray *records = pb_plan_peek_records (self->plan, of);
  PbReportTable *table = NULL;
  for (guint i = 0; i < records->len; i++)
    {
      if (!pb_show_wants (&self->show, records->pdata[i]) || is_later (self, records->pdata[i]))
        continue;
      if (table == NULL)
        {
          table = pb_report_doc_add_table (self->doc, title);
          for (guint c = 0; c < n_columns; c++)
            {
              PbColumnType type = pb_column_info (columns[c])->type;
              pb_report_table_add_column (table, _ (pb_column_info (columns[c])->label),
                                          type == PB_TYPE_INT_ || type == PB_TYPE_MONEY_);
            }
        }
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      for (guint c = 0; c < n_columns; c++)
        add_value (table, records->pdata[i], columns[c]);
    }
  if (table != NULL)
    pb_report_table_drop_empty (table);
}

void
pb_report_add_decisions (PbReport *self)
{
  static const PbColumn columns[]
      = { PB_DECISION_TITLE, PB_DECISION_DATE, PB_DECISION_BODY, PB_DECISION_SECTION, PB_DECISION_TEXT };
  add_records (self, PB_TABLE_DECISION, columns, G_N_ELEMENTS (columns), NULL);
}

/* The meeting's agenda, under its day and title; nothing where it has none. */
static void
add_agenda (PbReport *self, PbRecord *meeting)
{
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  g_autofree char *day = NULL, *title = NULL;
  PbReportTable *table;
  GDate date;
  if (items->len == 0 || !pb_show_wants (&self->show, meeting) || is_later (self, meeting))
    return;
  day = pb_record_get_date (meeting, PB_MEETING_DATE, &date) ? pb_date_format_long (&date) : NULL;
  title = g_strjoin (", ", pb_record_get_title (meeting), day, NULL);
  table = pb_report_doc_add_table (self->doc, title);
  pb_report_table_add_column (table, _ ("Number"), TRUE);
  pb_report_table_add_column (table, _ ("Matter"), FALSE);
  pb_report_table_add_column (table, _ ("Kind"), FALSE);
  pb_report_table_add_column (table, _ ("Reference number"), FALSE);
  pb_report_table_add_column (table, _ ("Text"), FALSE);
  for (guint i = 0; i < items->len; i++)
    {
      int kind = pb_record_get_enum (items->pdata[i], PB_AGENDA_ITEM_KIND);
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_number (table, pb_agenda_get_number (items->pdata[i]), 0);
      pb_report_table_add_cell (table, pb_record_get_text (items->pdata[i], PB_AGENDA_ITEM_TITLE));
      pb_report_table_add_cell (table, kind >= 0 ? pb_enum_label (PB_ENUM_MATTER_KIND, kind) : NULL);
      pb_report_table_add_cell (table, pb_record_get_text (items->pdata[i], PB_AGENDA_ITEM_REFERENCE));
      pb_report_table_add_cell (table, pb_record_get_text (items->pdata[i], PB_AGENDA_ITEM_TEXT));
    }
  pb_report_table_drop_empty (table);
}

void
pb_report_add_meetings (PbReport *self)
{
  static const PbColumn meetings[] = { PB_MEETING_DATE, PB_MEETING_TITLE, PB_MEETING_BOARD, PB_MEETING_STARTS,
                                       PB_MEETING_ENDS, PB_MEETING_PLACE, PB_MEETING_NOTE };
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_MEETING);
  static const PbColumn recurring[]
      = { PB_RECURRING_TITLE, PB_RECURRING_FREQUENCY, PB_RECURRING_MONTHS, PB_RECURRING_PARTICIPANTS };
  add_records (self, PB_TABLE_RECURRING, recurring, G_N_ELEMENTS (recurring), _ ("Recurring meetings"));
  add_records (self, PB_TABLE_MEETING, meetings, G_N_ELEMENTS (meetings), _ ("Meetings"));
  for (guint i = 0; i < all->len; i++)
    add_agenda (self, all->pdata[i]);
}

void
pb_report_add_risks (PbReport *self)
{
  static const PbColumn columns[] = { PB_RISK_TITLE,      PB_RISK_BOARD,       PB_RISK_ASSIGNMENT, PB_RISK_TEXT,
                                      PB_RISK_LIKELIHOOD, PB_RISK_CONSEQUENCE, PB_RISK_ACTION };
  add_records (self, PB_TABLE_RISK, columns, G_N_ELEMENTS (columns), NULL);
}

void
pb_report_add_funding (PbReport *self)
{
  static const PbColumn columns[] = { PB_FUNDING_TITLE, PB_FUNDING_SOURCE, PB_FUNDING_AMOUNT, PB_FUNDING_START,
                                      PB_FUNDING_END,   PB_FUNDING_TERMS,  PB_FUNDING_TEXT };
  GPtrArray *records = pb_plan_peek_records (self->plan, PB_TABLE_FUNDING);
  gboolean amounts = FALSE;
  for (guint i = 0; i < records->len; i++)
    amounts |= !pb_record_is_null (records->pdata[i], PB_FUNDING_AMOUNT);
  add_records (self, PB_TABLE_FUNDING, columns, G_N_ELEMENTS (columns), NULL);
  if (amounts)
    pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, _ ("Amounts in MSEK."));
}

static void
add_amount (PbReportTable *table, PbFinding *finding, gboolean (*get) (PbFinding *, gint64 *))
{
  gint64 ore;
  if (get (finding, &ore))
    pb_report_table_add_exact (table, ore, PB_UNIT_MNKR, 1);
  else
    pb_report_table_add_cell (table, NULL);
}

void
pb_report_add_check (PbReport *self)
{
  g_autoptr (GPtrArray) findings = pb_check (self->plan);
  PbRecord *board = pb_plan_get_record (self->plan, PB_TABLE_BOARD, self->show.board);
  const char *const words[] = { C_ ("severity", "Error"), C_ ("severity", "Warning"), C_ ("severity", "Note") };
  static const int marks[] = { PB_MARK_PROOF_MISMATCH, PB_MARK_BALANCE_DEFICIT, PB_MARK_PROOF_ROUNDING };
  PbReportTable *table = NULL;
  guint n = 0;
  /* The check is of the plan's own figures. */
  if (self->show.scenario != 0)
    return;
  for (guint i = 0; i < findings->len; i++)
    {
      PbFinding *finding = findings->pdata[i];
      if (board != NULL && g_strcmp0 (pb_finding_get_board (finding), pb_record_get_title (board)) != 0)
        continue;
      if (n++ >= MOST_FINDINGS)
        continue;
      if (table == NULL)
        {
          table = pb_report_doc_add_table (self->doc, NULL);
          pb_report_table_add_column (table, _ ("Severity"), FALSE);
          pb_report_table_add_column (table, _ ("What the check found"), FALSE);
          pb_report_table_add_column (table, _ ("Printed, MSEK"), TRUE);
          pb_report_table_add_column (table, _ ("Computed, MSEK"), TRUE);
        }
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_mark (table, marks[pb_finding_get_severity (finding)],
                                words[pb_finding_get_severity (finding)]);
      pb_report_table_add_cell (table, pb_finding_get_message (finding));
      add_amount (table, finding, pb_finding_get_printed);
      add_amount (table, finding, pb_finding_get_computed);
    }
  if (n > MOST_FINDINGS)
    {
      g_autofree char *more = g_strdup_printf (_ ("The first %d of %u are shown."), MOST_FINDINGS, n);
      pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, more);
    }
}

void
pb_report_add_signature (PbReport *self)
{
  PbRecord *board = pb_plan_get_record (self->plan, PB_TABLE_BOARD, self->show.board);
  g_autofree char *below
      = board != NULL ? g_strdup_printf (_ ("For %s"), pb_record_get_title (board)) : g_strdup (_ ("Signature"));
  pb_report_doc_add_signature (self->doc, below);
}
