/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>

/* Deeper than any goal chain; a ring of parents ends here. */
#define MOST_DEPTH 16

static char *
dup_goal_name (PbRecord *goal)
{
  const char *number = pb_record_get_text (goal, PB_GOAL_NUMBER);
  return number != NULL ? g_strdup_printf ("%s. %s", number, pb_record_get_title (goal)) : g_strdup (pb_record_get_title (goal));
}

static void
add_row (PbReport *self, PbReportTable *table, PbRecord *goal, guint depth)
{
  PbRecord *follow_up = pb_report_get_goal_follow_up (self, goal);
  GPtrArray *children = pb_plan_peek_children (self->plan, PB_GOAL_PARENT, pb_record_get_id (goal));
  pb_report_table_add_row (table, depth == 0 && children->len > 0 ? PB_REPORT_ROW_SUM : PB_REPORT_ROW_PLAIN, depth);
  pb_report_table_take_cell (table, dup_goal_name (goal));
  pb_report_table_add_cell (table, pb_record_get_text (goal, PB_GOAL_LEVEL));
  if (follow_up != NULL)
    pb_report_table_add_mark (table, pb_report_mark_of (follow_up), pb_report_word_of (follow_up));
  else
    pb_report_table_add_cell (table, NULL);
  pb_report_table_add_cell (table, pb_record_get_text (goal, PB_GOAL_NOTE));
  for (guint i = 0; i < children->len && depth < MOST_DEPTH; i++)
    add_row (self, table, children->pdata[i], depth + 1);
}

static gboolean
has_comment (PbRecord *follow_up)
{
  static const PbColumn columns[] = { PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY, PB_FOLLOW_UP_ACTION };
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = pb_record_get_text (follow_up, columns[i]);
      if (text != NULL && *text != '\0')
        return TRUE;
    }
  return FALSE;
}

void
pb_report_add_goals (PbReport *self)
{
  GPtrArray *goals = pb_plan_peek_records (self->plan, PB_TABLE_GOAL);
  if (goals->len == 0)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, _ ("Goal"), FALSE);
  pb_report_table_add_column (table, _ ("Level"), FALSE);
  pb_report_table_add_column (table, _ ("Assessment"), FALSE);
  pb_report_table_add_column (table, _ ("Note"), FALSE);
  for (guint i = 0; i < goals->len; i++)
    if (pb_record_get_ref (goals->pdata[i], PB_GOAL_PARENT) == NULL)
      add_row (self, table, goals->pdata[i], 0);
  pb_report_table_drop_empty (table);
  for (guint i = 0; i < goals->len; i++)
    {
      PbRecord *follow_up = pb_report_get_goal_follow_up (self, goals->pdata[i]);
      if (follow_up == NULL || !has_comment (follow_up))
        continue;
      g_autofree char *name = dup_goal_name (goals->pdata[i]);
      pb_report_doc_add_heading (self->doc, 2, name);
      pb_report_doc_add_verdict (self->doc, pb_report_mark_of (follow_up), pb_report_word_of (follow_up));
      pb_report_add_comments (self, follow_up);
    }
}
