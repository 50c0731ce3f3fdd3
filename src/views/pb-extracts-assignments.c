/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assignments as they are listed, and one of them. */
#include "pb-extracts.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"

static void
add_row (PbExtract *extract, PbRecord *assignment, const PbAssignmentFacts *facts, int year)
{
  PbRecord *latest = pb_assignment_get_latest (assignment);

  pb_extract_add_number (extract, facts->number != 0, facts->number);
  pb_extract_add_text (extract, facts->full_title);
  pb_extract_take_text (extract, pb_assignment_dup_boards (assignment, FALSE));
  pb_extract_take_text (extract, pb_assignment_dup_roles (assignment, FALSE));
  pb_extract_add_text (extract, pb_enum_label (PB_ENUM_STATUS, facts->status));
  pb_extract_add_text (extract, latest ? pb_enum_label (PB_ENUM_ASSESSMENT, facts->assessment) : NULL);
  pb_extract_add_date (extract, pb_record_get_text (assignment, PB_ASSIGNMENT_START));
  pb_extract_add_date (extract, pb_record_get_text (assignment, PB_ASSIGNMENT_DUE));
  if (year)
    pb_extract_add_money (extract, facts->has_effect, facts->effect);
}

PbExtract *
pb_extracts_new_assignments (PbAssignmentIndex *index)
{
  PbPlan *plan = pb_assignment_index_get_plan (index);
  int year = pb_assignment_index_get_context (index)->year;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (index)), all = pb_assignment_index_get_total (index);
  /* Translators: how many assignments are listed, of how many. */
  g_autofree char *about
      = n < all ? g_strdup_printf (_("%u of %u assignments, as they are filtered"), n, all) : g_strdup ("");
  PbExtract *extract = pb_extract_new (_("Assignments"), about);
  /* Translators: a year. */
  g_autofree char *effect = g_strdup_printf (_("Effect %d, MSEK"), year);

  pb_extract_add_number_column (extract, _("Number"), 0);
  pb_extract_add_column (extract, _("Title"));
  pb_extract_add_column (extract, _("Board"));
  pb_extract_add_column (extract, _("Responsible"));
  pb_extract_add_column (extract, _("Status"));
  pb_extract_add_column (extract, _("Latest assessment"));
  pb_extract_add_date_column (extract, _("Start"));
  pb_extract_add_date_column (extract, _("Due"));
  if (year)
    pb_extract_add_money_column (extract, effect, PB_UNIT_MNKR, pb_unit_decimals (PB_UNIT_MNKR));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (index), i);

      add_row (extract, pb_assignment_row_get_record (row), pb_assignment_row_peek (row), year);
    }
  pb_extract_set_scenario (extract, pb_plan_get_scenario (plan));
  return extract;
}

/* What the assignment's columns say, a row each. */
static PbExtract *
new_facts (PbRecord *assignment)
{
  /* Translators: an assignment's number. */
  g_autofree char *title
      = g_strdup_printf (_("Assignment %d"), (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
  PbExtract *extract = pb_extract_new (title, pb_record_get_title (assignment));
  const PbTableInfo *info = pb_table_info (PB_TABLE_ASSIGNMENT);

  pb_extract_add_column (extract, _("What"));
  pb_extract_add_column (extract, _("Says"));
  for (guint i = 0; i < info->n_columns; i++)
    {
      PbColumn column = PB_COLUMN (PB_TABLE_ASSIGNMENT, i);
      const char *text = pb_record_get_text (assignment, column);

      if (info->columns[i].type == PB_TYPE_ENUM_ && text)
        text = pb_enum_label (info->columns[i].extra, pb_record_get_enum (assignment, column));
      if (text == NULL)
        continue;
      pb_extract_add_text (extract, _(info->columns[i].label));
      pb_extract_add_text (extract, text);
    }
  pb_extract_add_text (extract, _("Board"));
  pb_extract_take_text (extract, pb_assignment_dup_boards (assignment, FALSE));
  pb_extract_add_text (extract, _("Responsible"));
  pb_extract_take_text (extract, pb_assignment_dup_roles (assignment, FALSE));
  return extract;
}

static PbExtract *
new_activities (PbRecord *assignment)
{
  PbExtract *extract = pb_extract_new (_("Activities"), pb_record_get_title (assignment));
  GPtrArray *activities = pb_plan_peek_children (pb_record_get_plan (assignment), PB_ACTIVITY_ASSIGNMENT,
                                                 pb_record_get_id (assignment));

  pb_extract_add_column (extract, _("Activity"));
  pb_extract_add_column (extract, _("Wanted effect"));
  pb_extract_add_column (extract, _("Responsible"));
  pb_extract_add_date_column (extract, _("Start"));
  pb_extract_add_date_column (extract, _("Due"));
  pb_extract_add_column (extract, _("Status"));
  for (guint i = 0; i < activities->len; i++)
    {
      PbRecord *activity = activities->pdata[i], *role = pb_record_get_ref (activity, PB_ACTIVITY_ROLE);

      pb_extract_add_text (extract, pb_record_get_title (activity));
      pb_extract_add_text (extract, pb_record_get_text (activity, PB_ACTIVITY_WANTED_EFFECT));
      pb_extract_add_text (extract, role ? pb_record_get_title (role) : NULL);
      pb_extract_add_date (extract, pb_record_get_text (activity, PB_ACTIVITY_START));
      pb_extract_add_date (extract, pb_record_get_text (activity, PB_ACTIVITY_DUE));
      pb_extract_add_text (extract, pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (activity, PB_ACTIVITY_STATUS)));
    }
  return extract;
}

static PbExtract *
new_follow_ups (PbRecord *assignment)
{
  PbExtract *extract = pb_extract_new (_("Follow-up"), pb_record_get_title (assignment));
  GPtrArray *reports = pb_plan_peek_children (pb_record_get_plan (assignment), PB_FOLLOW_UP_ASSIGNMENT,
                                              pb_record_get_id (assignment));

  pb_extract_add_column (extract, _("Period"));
  pb_extract_add_column (extract, _("Assessment"));
  pb_extract_add_column (extract, _("What we see"));
  pb_extract_add_column (extract, _("Why"));
  pb_extract_add_column (extract, _("What we do about it"));
  pb_extract_add_column (extract, _("Author"));
  for (guint i = 0; i < reports->len; i++)
    {
      PbRecord *report = reports->pdata[i], *period = pb_record_get_ref (report, PB_FOLLOW_UP_PERIOD);

      pb_extract_take_text (extract, period ? pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE)) : NULL);
      pb_extract_add_text (extract,
                           pb_enum_label (PB_ENUM_ASSESSMENT, pb_record_get_enum (report, PB_FOLLOW_UP_ASSESSMENT)));
      pb_extract_add_text (extract, pb_record_get_text (report, PB_FOLLOW_UP_SEEN));
      pb_extract_add_text (extract, pb_record_get_text (report, PB_FOLLOW_UP_WHY));
      pb_extract_add_text (extract, pb_record_get_text (report, PB_FOLLOW_UP_ACTION));
      pb_extract_add_text (extract, pb_record_get_text (report, PB_FOLLOW_UP_AUTHOR));
    }
  return extract;
}

static PbExtract *
new_effect (PbRecord *assignment)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  gint64 scenario = pb_plan_get_scenario (plan), id = pb_record_get_id (assignment);
  g_autoptr (GArray) years = pb_effect_years (plan, scenario);
  PbExtract *extract = pb_extract_new (_("Effects"), pb_record_get_title (assignment));
  g_autofree char *planned = g_strdup_printf (_("Planned, %s"), pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR));
  g_autofree char *realised = g_strdup_printf (_("Realised, %s"), pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR));

  pb_extract_add_column (extract, _("Year"));
  pb_extract_add_money_column (extract, planned, PB_UNIT_MNKR, pb_unit_decimals (PB_UNIT_MNKR));
  pb_extract_add_money_column (extract, realised, PB_UNIT_MNKR, pb_unit_decimals (PB_UNIT_MNKR));
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      gint64 effect = 0, done = 0;
      gboolean has = pb_effect_get (plan, id, scenario, year, &effect);
      gboolean has_done = pb_effect_get_realised (plan, id, year, &done, NULL);

      if (!has && !has_done)
        continue;
      pb_extract_take_text (extract, g_strdup_printf ("%d", year));
      pb_extract_add_money (extract, has, effect);
      pb_extract_add_money (extract, has_done, done);
    }
  pb_extract_set_scenario (extract, scenario);
  return extract;
}

void
pb_extracts_add_assignment (GPtrArray *to, PbRecord *assignment)
{
  PbExtract *parts[] = { new_facts (assignment), new_activities (assignment), new_follow_ups (assignment),
                         new_effect (assignment) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (pb_extract_get_n_rows (parts[i]))
      g_ptr_array_add (to, parts[i]);
    else
      pb_extract_unref (parts[i]);
}
