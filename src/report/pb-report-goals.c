/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-goal-chain.h"

static char *
dup_goal_name (PbRecord *goal)
{
  const char *number = pb_record_get_text (goal, PB_GOAL_NUMBER);
  return number != NULL ? g_strdup_printf ("%s. %s", number, pb_record_get_title (goal))
                        : g_strdup (pb_record_get_title (goal));
}

/* How many of those below are met, where any is assessed: beside the goal's own assessment, never in its stead. */
static char *
dup_below (const PbChainNode *node)
{
  guint assessed
      = node->below[PB_ASSESSMENT_MET] + node->below[PB_ASSESSMENT_PARTLY] + node->below[PB_ASSESSMENT_NOT_MET];
  return assessed + node->below_by_status > 0 ? pb_goal_chain_dup_below (node) : NULL;
}

static void
add_row (PbReportTable *table, const PbChainNode *node, const char *period, gboolean heads)
{
  pb_report_table_add_row (table, node->depth == 0 && heads ? PB_REPORT_ROW_SUM : PB_REPORT_ROW_PLAIN, node->depth);
  pb_report_table_take_cell (table, dup_goal_name (node->record));
  pb_report_table_add_cell (table, pb_record_get_text (node->record, PB_GOAL_LEVEL));
  if (node->follow_up != NULL)
    pb_report_table_add_mark (table, pb_report_mark_of (node->follow_up), pb_report_word_of (node->follow_up));
  else
    pb_report_table_add_cell (table, NULL);
  pb_report_table_take_cell (table, pb_follow_up_dup_trend (node->record, period));
  pb_report_table_take_cell (table, dup_below (node));
  pb_report_table_add_cell (table, pb_record_get_text (node->record, PB_GOAL_NOTE));
}

static gboolean
is_goal (const PbChainNode *node)
{
  return node->record != NULL && pb_record_get_table (node->record) == PB_TABLE_GOAL;
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

GHashTable *
pb_report_list_goals (PbReport *self, PbGoalChain *chain)
{
  const PbChainNode *nodes = (const PbChainNode *)chain->nodes->data;
  GHashTable *told = g_hash_table_new (NULL, NULL);
  g_autofree gboolean *any = g_new0 (gboolean, chain->nodes->len), *own = g_new0 (gboolean, chain->nodes->len);
  /* What stands below comes after. */
  for (guint i = chain->nodes->len; i-- > 0;)
    {
      gboolean is_assignment = nodes[i].record != NULL && pb_record_get_table (nodes[i].record) == PB_TABLE_ASSIGNMENT;
      any[i] |= is_assignment;
      own[i] |= is_assignment && pb_show_wants (&self->show, nodes[i].record);
      if (nodes[i].parent >= 0)
        {
          any[nodes[i].parent] |= any[i];
          own[nodes[i].parent] |= own[i];
        }
      if (is_goal (&nodes[i]) && (self->show.board == 0 || own[i] || !any[i]))
        g_hash_table_add (told, nodes[i].record);
    }
  return told;
}

/* Reported in the period, and of what the report tells of; once, though its assignment may stand below several goals. */
static GPtrArray *
list_activities (PbReport *self, PbGoalChain *chain)
{
  const PbChainNode *nodes = (const PbChainNode *)chain->nodes->data;
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  GPtrArray *reported = g_ptr_array_new ();
  for (guint i = 0; i < chain->nodes->len; i++)
    if (nodes[i].follow_up != NULL && pb_record_get_table (nodes[i].record) == PB_TABLE_ACTIVITY
        && pb_show_wants (&self->show, nodes[i].record) && g_hash_table_add (met, nodes[i].record))
      g_ptr_array_add (reported, (gpointer)&nodes[i]);
  return reported;
}

static void
add_comments (PbReport *self, const PbChainNode *node)
{
  if (node->follow_up == NULL || !has_comment (node->follow_up))
    return;
  g_autofree char *name
      = is_goal (node) ? dup_goal_name (node->record) : g_strdup (pb_record_get_title (node->record));
  pb_report_doc_add_heading (self->doc, 2, name);
  pb_report_doc_add_verdict (self->doc, pb_report_mark_of (node->follow_up), pb_report_word_of (node->follow_up));
  pb_report_add_comments (self, node->follow_up);
}

static void
add_activities (PbReport *self, GPtrArray *activities)
{
  if (activities->len == 0)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, _ ("Activities"));
  pb_report_table_add_column (table, _ ("Activity"), FALSE);
  pb_report_table_add_column (table, _ ("Assignment"), FALSE);
  pb_report_table_add_column (table, _ ("Status"), FALSE);
  pb_report_table_add_column (table, _ ("Assessment"), FALSE);
  pb_report_table_add_column (table, _ ("Trend"), FALSE);
  for (guint i = 0; i < activities->len; i++)
    {
      const PbChainNode *node = activities->pdata[i];
      int status = pb_record_get_enum (node->record, PB_ACTIVITY_STATUS);
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, pb_record_get_title (node->record));
      pb_report_table_add_cell (table, pb_record_get_title (pb_record_get_ref (node->record, PB_ACTIVITY_ASSIGNMENT)));
      pb_report_table_add_mark (table, pb_report_mark_of_status (status), pb_report_word_of_status (status));
      pb_report_table_add_mark (table, pb_report_mark_of (node->follow_up), pb_report_word_of (node->follow_up));
      pb_report_table_take_cell (table, pb_follow_up_dup_trend (node->record, self->period));
    }
  pb_report_table_drop_empty (table);
  for (guint i = 0; i < activities->len; i++)
    add_comments (self, activities->pdata[i]);
}

void
pb_report_add_goals (PbReport *self)
{
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (self->plan, self->period);
  g_autoptr (GHashTable) told = pb_report_list_goals (self, chain);
  const PbChainNode *nodes = (const PbChainNode *)chain->nodes->data;
  g_autoptr (GPtrArray) activities = list_activities (self, chain);
  if (g_hash_table_size (told) == 0)
    {
      add_activities (self, activities);
      return;
    }
  PbReportTable *table = pb_report_doc_add_table (self->doc, NULL);
  pb_report_table_add_column (table, _ ("Goal"), FALSE);
  pb_report_table_add_column (table, _ ("Level"), FALSE);
  pb_report_table_add_column (table, _ ("Assessment"), FALSE);
  pb_report_table_add_column (table, _ ("Trend"), FALSE);
  pb_report_table_add_column (table, _ ("Those below"), FALSE);
  pb_report_table_add_column (table, _ ("Note"), FALSE);
  for (guint i = 0; i < chain->nodes->len; i++)
    if (is_goal (&nodes[i]) && g_hash_table_contains (told, nodes[i].record))
      add_row (table, &nodes[i], self->period,
               i + 1 < chain->nodes->len && is_goal (&nodes[i + 1]) && nodes[i + 1].depth > nodes[i].depth);
  pb_report_table_drop_empty (table);
  for (guint i = 0; i < chain->nodes->len; i++)
    if (is_goal (&nodes[i]) && g_hash_table_contains (told, nodes[i].record))
      add_comments (self, &nodes[i]);
  add_activities (self, activities);
}
