/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-private.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-book-private.h"

static const PbDriver no_driver = { 0, 100, 0 };

PbRecord *
pb_scenario_find_driver (PbPlan *plan, gint64 scenario_id, gint64 assignment_id)
{
  /* By assignment: a scenario may drive thousands, few scenarios drive the same one. */
  GPtrArray *drivers = pb_plan_peek_children (plan, PB_SCENARIO_DRIVER_ASSIGNMENT, assignment_id);

  for (guint i = 0; i < drivers->len; i++)
    if (pb_record_get_int (drivers->pdata[i], PB_SCENARIO_DRIVER_SCENARIO) == scenario_id)
      return drivers->pdata[i];
  return NULL;
}

static PbDriver
read_driver (PbRecord *record)
{
  return (PbDriver){ (int)CLAMP (pb_record_get_int (record, PB_SCENARIO_DRIVER_DELAY), 0, PB_BOOK_MAX_DELAY),
                     CLAMP (pb_record_get_real (record, PB_SCENARIO_DRIVER_REALISATION), 0, PB_BOOK_MAX_REALISATION),
                     pb_record_get_int (record, PB_SCENARIO_DRIVER_SCENARIO) };
}

PbDriver
pb_scenario_get_driver (PbPlan *plan, gint64 scenario_id, gint64 assignment_id)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);

  for (guint i = layers->len; i > 0; i--)
    {
      PbRecord *record = pb_scenario_find_driver (plan, pb_record_get_id (layers->pdata[i - 1]), assignment_id);

      if (record)
        return read_driver (record);
    }
  return no_driver;
}

static gboolean
check_driver (int delay, double realisation, GError **error)
{
  if (delay < 0 || delay > PB_SCENARIO_MAX_DELAY)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("A delay is 0 to %d months; %d is not."),
                   PB_SCENARIO_MAX_DELAY, delay);
      return FALSE;
    }
  if (!(realisation >= 0 && realisation <= PB_SCENARIO_MAX_REALISATION))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("A realisation is 0 to %d %%; %g is not."),
                   PB_SCENARIO_MAX_REALISATION, realisation);
      return FALSE;
    }
  return TRUE;
}

void
pb_scenario_step_driver (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 based_on, gint64 assignment_id,
                         int delay, double realisation)
{
  PbRecord *record = pb_scenario_find_driver (plan, scenario_id, assignment_id);
  PbDriver base = pb_scenario_get_driver (plan, based_on, assignment_id);
  GError *error = NULL;
  gint64 id;

  if (!check_driver (delay, realisation, &error))
    {
      pb_edit_fail (edit, error);
      return;
    }
  if (delay == base.delay && realisation == base.realisation)
    {
      if (record)
        pb_edit_delete (edit, PB_TABLE_SCENARIO_DRIVER, pb_record_get_id (record));
      return;
    }
  id = record ? pb_record_get_id (record) : pb_edit_insert (edit, PB_TABLE_SCENARIO_DRIVER);
  if (!record)
    {
      pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_SCENARIO, scenario_id);
      pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_ASSIGNMENT, assignment_id);
    }
  pb_edit_set_int (edit, id, PB_SCENARIO_DRIVER_DELAY, delay);
  pb_edit_set_real (edit, id, PB_SCENARIO_DRIVER_REALISATION, realisation);
}

char *
pb_scenario_dup_assignment (PbPlan *plan, gint64 assignment_id, GError **error)
{
  PbRecord *assignment = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment_id);

  if (!assignment)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                           _("The assignment is no longer in the plan: somebody has deleted it."));
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                          pb_assignment_get_short_title (assignment));
}

gboolean
pb_scenario_set_driver (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, int delay, double realisation,
                        const char *group, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbRecord *scenario;
  PbEdit *edit;

  if (!pb_scenario_check_open (plan, scenario_id, error) || !check_driver (delay, realisation, error)
      || !(name = pb_scenario_dup_assignment (plan, assignment_id, error)))
    return FALSE;
  scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id);
  label = g_strdup_printf (_("Driver of %s in scenario “%s”"), name, pb_record_get_title (scenario));
  edit = pb_edit_new (plan, label);
  pb_edit_set_group (edit, group);
  pb_scenario_step_driver (edit, plan, scenario_id, pb_record_get_int (scenario, PB_SCENARIO_PARENT), assignment_id,
                           delay, realisation);
  return pb_edit_commit (edit, error);
}

gboolean
pb_scenario_reset_driver (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  PbRecord *record;
  PbEdit *edit;

  if (!pb_scenario_check_open (plan, scenario_id, error)
      || !(name = pb_scenario_dup_assignment (plan, assignment_id, error)))
    return FALSE;
  record = pb_scenario_find_driver (plan, scenario_id, assignment_id);
  if (!record)
    return TRUE;
  label = g_strdup_printf (_("Restore %s in scenario “%s”"), name, pb_scenario_get_name (plan, scenario_id));
  edit = pb_edit_new (plan, label);
  pb_edit_delete (edit, PB_TABLE_SCENARIO_DRIVER, pb_record_get_id (record));
  return pb_edit_commit (edit, error);
}

GArray *
pb_scenario_list_drivers (PbPlan *plan, gint64 scenario_id)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PbScenarioDriver));
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);

  for (guint i = 0; i < assignments->len; i++)
    {
      PbScenarioDriver row = { assignments->pdata[i],
                               pb_scenario_get_driver (plan, scenario_id, pb_record_get_id (assignments->pdata[i])) };

      if (row.driver.scenario != 0)
        g_array_append_val (list, row);
    }
  return list;
}
