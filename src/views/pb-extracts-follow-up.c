/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reporting round, the goal chain and indicators against their targets. */
#include "pb-extracts.h"

#include <glib/gi18n-lib.h>

#include "model/pb-benchmark.h"
#include "model/pb-date.h"
#include "model/pb-goal-chain.h"
#include "model/pb-outcome.h"

static void
add_report_columns (PbExtract *extract)
{
  pb_extract_add_column (extract, _("Assessment"));
  pb_extract_add_column (extract, _("What we see"));
  pb_extract_add_column (extract, _("Why"));
  pb_extract_add_column (extract, _("What we do about it"));
}

/* report NULL: nobody has reported. */
static void
add_report (PbExtract *extract, PbRecord *report)
{
  static const PbColumn texts[] = { PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY, PB_FOLLOW_UP_ACTION };

  int assessment = report ? pb_record_get_enum (report, PB_FOLLOW_UP_ASSESSMENT) : -1;

  pb_extract_add_text (extract, assessment >= 0 ? pb_enum_label (PB_ENUM_ASSESSMENT, assessment) : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pb_extract_add_text (extract, report ? pb_record_get_text (report, texts[i]) : NULL);
}

PbExtract *
pb_extracts_new_round (PbRound *round)
{
  g_autofree char *period = pb_period_format (round->period);
  PbExtract *extract = pb_extract_new (_("Reporting round"), period);

  pb_extract_add_column (extract, _("Responsible"));
  pb_extract_add_column (extract, _("Kind"));
  pb_extract_add_column (extract, _("Number"));
  pb_extract_add_column (extract, _("Title"));
  pb_extract_add_column (extract, _("Reported"));
  add_report_columns (extract);
  for (guint i = 0; i < round->roles->len; i++)
    {
      const PbRoundRole *role = round->roles->pdata[i];

      for (guint j = 0; j < role->items->len; j++)
        {
          const PbRoundItem *item = &g_array_index (role->items, PbRoundItem, j);
          gboolean goal = pb_record_get_table (item->subject) == PB_TABLE_GOAL;

          pb_extract_add_text (extract, role->role ? pb_record_get_title (role->role) : NULL);
          pb_extract_add_text (extract, _(pb_table_info (pb_record_get_table (item->subject))->label));
          pb_extract_take_text (extract, goal ? g_strdup (pb_record_get_text (item->subject, PB_GOAL_NUMBER))
                                              : g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (
                                                    item->subject, PB_ASSIGNMENT_NUMBER)));
          pb_extract_add_text (extract, pb_record_get_title (item->subject));
          pb_extract_add_text (extract, item->follow_up ? _("Yes") : _("No"));
          add_report (extract, item->follow_up);
        }
    }
  return extract;
}

PbExtract *
pb_extracts_new_goals (PbPlan *plan, const char *period)
{
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (plan, period);
  g_autofree char *about = pb_period_format (period);
  PbExtract *extract = pb_extract_new (_("Goal chain"), about);

  pb_extract_add_number_column (extract, _("Level"), 0);
  pb_extract_add_column (extract, _("Kind"));
  pb_extract_add_column (extract, _("Title"));
  pb_extract_add_column (extract, _("Below it"));
  add_report_columns (extract);
  for (guint i = 0; i < chain->nodes->len; i++)
    {
      const PbChainNode *node = &g_array_index (chain->nodes, PbChainNode, i);

      pb_extract_add_number (extract, TRUE, node->depth + 1);
      pb_extract_add_text (extract, node->record ? _(pb_table_info (pb_record_get_table (node->record))->label) : NULL);
      pb_extract_add_text (extract, node->record ? pb_record_get_title (node->record) : _("Without a goal"));
      pb_extract_take_text (extract, pb_goal_chain_dup_below (node));
      add_report (extract, node->follow_up);
    }
  return extract;
}

static const char *
state_word (PbTargetState state)
{
  if (state == PB_TARGET_NOT_DUE)
    return NULL;
  return state == PB_TARGET_MET ? C_("target", "reached") : C_("target", "not reached");
}

static void
add_outcomes (PbExtract *extract, PbRecord *indicator, int year)
{
  PbOutcomes *outcomes = pb_outcomes_new (indicator, year);

  for (guint i = 0; i < outcomes->lines->len; i++)
    {
      const PbOutcome *line = &g_array_index (outcomes->lines, PbOutcome, i);

      pb_extract_add_text (extract, pb_record_get_title (indicator));
      pb_extract_add_text (extract, pb_record_get_text (indicator, PB_INDICATOR_UNIT));
      pb_extract_add_text (extract, pb_record_get_title (line->entity));
      pb_extract_add_text (extract, pb_enum_label (PB_ENUM_GENDER, line->gender));
      pb_extract_add_text (extract, line->has_earlier ? line->earlier_period : NULL);
      pb_extract_add_number (extract, line->has_earlier, line->earlier);
      pb_extract_add_number (extract, line->has_outcome, line->outcome);
      pb_extract_add_number (extract, line->has_target, line->target);
      pb_extract_add_text (extract, state_word (line->state));
    }
  pb_outcomes_free (outcomes);
}

PbExtract *
pb_extracts_new_outcomes (PbPlan *plan, int year)
{
  GPtrArray *indicators = pb_plan_peek_records (plan, PB_TABLE_INDICATOR);
  g_autofree char *about = g_strdup_printf ("%d", year);
  PbExtract *extract = pb_extract_new (_("Indicators"), about);
  gboolean kolada = FALSE;
  int decimals = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      PbOutcomes *outcomes = pb_outcomes_new (indicators->pdata[i], year);

      decimals = MAX (decimals, outcomes->decimals);
      pb_outcomes_free (outcomes);
      kolada |= !pb_record_is_null (indicators->pdata[i], PB_INDICATOR_KOLADA);
    }
  pb_extract_add_column (extract, _("Indicator"));
  pb_extract_add_column (extract, _("Unit"));
  pb_extract_add_column (extract, _("For whom"));
  pb_extract_add_column (extract, _("Sex"));
  pb_extract_add_column (extract, _("Earlier period"));
  pb_extract_add_number_column (extract, _("Earlier"), decimals);
  pb_extract_add_number_column (extract, _("Outcome"), decimals);
  pb_extract_add_number_column (extract, _("Target"), decimals);
  pb_extract_add_column (extract, _("The target"));
  for (guint i = 0; i < indicators->len; i++)
    add_outcomes (extract, indicators->pdata[i], year);
  if (kolada)
    pb_extract_set_source (extract, _("Source: Kolada, the database of municipalities and regions (RKA, kolada.se)."));
  return extract;
}
