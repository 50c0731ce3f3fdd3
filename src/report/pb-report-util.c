/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-number.h"

GPtrArray *
pb_report_list_assignments (PbReport *self)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT);
  GPtrArray *wanted = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    if (pb_show_wants (&self->show, all->pdata[i]))
      g_ptr_array_add (wanted, all->pdata[i]);
  return wanted;
}

char *
pb_report_dup_name (PbRecord *assignment)
{
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    return g_strdup (pb_record_get_title (assignment));
  return g_strdup_printf ("%" G_GINT64_FORMAT ". %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                          pb_record_get_title (assignment));
}

void
pb_report_add_comments (PbReport *self, PbRecord *follow_up)
{
  /* The fixed headings of a comment, in their order. */
  const struct
  {
    PbColumn column;
    const char *title;
  } headings[] = { { PB_FOLLOW_UP_SEEN, _ ("Overall assessment") },
                   { PB_FOLLOW_UP_WHY, _ ("Causes") },
                   { PB_FOLLOW_UP_ACTION, _ ("Measures") } };
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const char *text = pb_record_get_text (follow_up, headings[i].column);
      if (text == NULL || *text == '\0')
        continue;
      pb_report_doc_add_text (self->doc, PB_REPORT_LABEL, headings[i].title);
      pb_report_doc_add_text (self->doc, PB_REPORT_TEXT, text);
    }
}

int
pb_report_mark_of (PbRecord *follow_up)
{
  if (follow_up != NULL && pb_follow_up_is_by_status (follow_up))
    return pb_report_mark_of_status (pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS));
  return follow_up != NULL ? PB_MARK_MET + pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) : PB_REPORT_NO_MARK;
}

const char *
pb_report_word_of (PbRecord *follow_up)
{
  if (follow_up != NULL && pb_follow_up_is_by_status (follow_up))
    return pb_report_word_of_status (pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS));
  return follow_up != NULL ? pb_enum_label (PB_ENUM_ASSESSMENT, pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT))
                           : C_ ("report", "Not reported");
}

int
pb_report_status_of (PbRecord *assignment, const char *period)
{
  return period != NULL ? pb_follow_up_get_status (assignment, period)
                        : pb_record_get_enum (assignment, PB_ASSIGNMENT_STATUS);
}

int
pb_report_mark_of_status (int status)
{
  return status >= 0 ? PB_MARK_STATUS_NOT_STARTED + status : PB_REPORT_NO_MARK;
}

const char *
pb_report_word_of_status (int status)
{
  return status >= 0 ? pb_enum_label (PB_ENUM_STATUS, status) : NULL;
}

gboolean
pb_report_was_done (PbRecord *activity, const char *period)
{
  GDate end, done;
  gboolean later = period != NULL && pb_period_parse (period, NULL, &end)
                   && pb_record_get_date (activity, PB_ACTIVITY_DONE_ON, &done) && g_date_compare (&done, &end) > 0;
  return !later && pb_record_get_enum (activity, PB_ACTIVITY_STATUS) == PB_STATUS_DONE;
}

gboolean *
pb_report_list_told (PbReport *self, PbSheet *sheet)
{
  guint n = pb_sheet_get_n_columns (sheet), dropped = 0, present = 0;
  g_autofree gboolean *told = g_new0 (gboolean, n);
  for (guint c = 0; c < n; c++)
    {
      PbMeasure measure = pb_sheet_get_column_measure (sheet, c);
      gboolean later = self->until != NULL && pb_period_is_later (pb_sheet_get_column_period (sheet, c), self->until);
      told[c] = !later || measure == PB_MEASURE_PLAN || measure == PB_MEASURE_BUDGET;
      dropped += !told[c];
      present += !later;
    }
  /* A budget without what it is held against is no statement of a period before it. */
  return dropped > 0 && present == 0 ? NULL : g_steal_pointer (&told);
}

char *
pb_report_dup_together (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  return g_strjoinv ("\u00a0", words);
}

void
pb_report_get_unit (PbReport *self, PbUnit *unit, int *decimals)
{
  GPtrArray *tables = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  *unit = PB_UNIT_MNKR;
  *decimals = pb_unit_decimals (PB_UNIT_MNKR);
  for (guint i = 0; i < tables->len; i++)
    if (pb_show_wants (&self->show, tables->pdata[i]))
      {
        *unit = pb_record_get_enum (tables->pdata[i], PB_SHEET_UNIT);
        *decimals = (int)pb_record_get_int (tables->pdata[i], PB_SHEET_DECIMALS);
        return;
      }
}

char *
pb_report_dup_date (PbRecord *record, PbColumn column)
{
  GDate date;
  if (pb_column_info (column)->type != PB_TYPE_DATE_ || !pb_record_get_date (record, column, &date))
    return NULL;
  return pb_date_format (&date);
}

void
pb_report_add_date (PbReportTable *table, PbRecord *record, PbColumn column)
{
  GDate date;
  if (pb_record_get_date (record, column, &date))
    pb_report_table_add_date (table, &date);
  else
    pb_report_table_add_cell (table, NULL);
}

const char *
pb_report_get_source (PbReport *self)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  const char *brief = pb_record_get_text (document, PB_PLAN_SHORT_TITLE);
  return brief != NULL ? brief : pb_record_get_title (document);
}
