/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-certainty.h"

#include <glib/gi18n-lib.h>

#include "pb-scenario-private.h"

/* A layer's own row, the plan's for 0. */
static PbRecord *
find_range (PbPlan *plan, gint64 scenario_id, gint64 assignment_id)
{
  GPtrArray *ranges = pb_plan_peek_children (plan, PB_RANGE_ASSIGNMENT, assignment_id);

  for (guint i = 0; i < ranges->len; i++)
    if (pb_record_get_int (ranges->pdata[i], PB_RANGE_SCENARIO) == scenario_id)
      return ranges->pdata[i];
  return NULL;
}

/* Rows of a file from elsewhere may hold anything: they are brought within bounds and into order. */
static void
read_range (PbRecord *record, PbRange *range)
{
  static const PbColumn delays[] = { PB_RANGE_DELAY_LOW, PB_RANGE_DELAY_LIKELY, PB_RANGE_DELAY_HIGH };
  static const PbColumn realisations[]
      = { PB_RANGE_REALISATION_LOW, PB_RANGE_REALISATION_LIKELY, PB_RANGE_REALISATION_HIGH };
  int delay[3];
  double realisation[3];

  for (guint i = 0; i < 3; i++)
    {
      delay[i] = (int)CLAMP (pb_record_get_int (record, delays[i]), i > 0 ? delay[i - 1] : 0, PB_SCENARIO_MAX_DELAY);
      realisation[i] = CLAMP (pb_record_get_real (record, realisations[i]), i > 0 ? realisation[i - 1] : 0,
                              (double)PB_SCENARIO_MAX_REALISATION);
    }
  *range = (PbRange){ delay[0], delay[1], delay[2], realisation[0], realisation[1], realisation[2] };
}

gboolean
pb_range_get (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, PbRange *range, gint64 *scenario)
{
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, scenario_id);
  PbRecord *record = NULL;
  gint64 layer = 0;

  for (guint i = layers->len; i > 0 && record == NULL; i--)
    {
      layer = pb_record_get_id (layers->pdata[i - 1]);
      record = find_range (plan, layer, assignment_id);
      if (record == NULL && pb_scenario_find_driver (plan, layer, assignment_id))
        return FALSE;
    }
  if (record == NULL)
    {
      layer = 0;
      record = find_range (plan, 0, assignment_id);
    }
  if (record == NULL)
    return FALSE;
  if (range)
    read_range (record, range);
  if (scenario)
    *scenario = layer;
  return TRUE;
}

gboolean
pb_range_check (const PbRange *range, GError **error)
{
  if (range->delay_low < 0 || range->delay_low > range->delay_likely || range->delay_likely > range->delay_high
      || range->delay_high > PB_SCENARIO_MAX_DELAY)
    {
      g_set_error (
          error, PB_ERROR, PB_ERROR_INVALID,
          _("The delays %d, %d and %d months do not go from lowest by most likely to highest within 0 to %d months."),
          range->delay_low, range->delay_likely, range->delay_high, PB_SCENARIO_MAX_DELAY);
      return FALSE;
    }
  if (!(range->realisation_low >= 0 && range->realisation_low <= range->realisation_likely
        && range->realisation_likely <= range->realisation_high
        && range->realisation_high <= PB_SCENARIO_MAX_REALISATION))
    {
      g_set_error (
          error, PB_ERROR, PB_ERROR_INVALID,
          _("The realisations %g, %g and %g %% do not go from lowest by most likely to highest within 0 to %d %%."),
          range->realisation_low, range->realisation_likely, range->realisation_high, PB_SCENARIO_MAX_REALISATION);
      return FALSE;
    }
  return TRUE;
}

/* The edit's label, told apart by whether the plan or a scenario is meant. NULL with a sentence where it may not be
 * changed. (transfer full) */
static char *
dup_label (PbPlan *plan, gint64 scenario_id, const PbRangeChange *changes, guint n, GError **error)
{
  g_autofree char *name = NULL;

  if (scenario_id != 0 && !pb_scenario_check_open (plan, scenario_id, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_free (name);
      name = pb_scenario_dup_assignment (plan, changes[i].assignment, error);
      if (!name)
        return NULL;
    }
  if (n != 1)
    {
      g_free (name);
      name = g_strdup_printf (ngettext ("%u assignment", "%u assignments", n), n);
    }
  if (scenario_id == 0)
    return g_strdup_printf (_("Uncertainty of %s"), name);
  return g_strdup_printf (_("Uncertainty of %s in scenario “%s”"), name, pb_scenario_get_name (plan, scenario_id));
}

void
pb_range_step (PbEdit *edit, PbPlan *plan, gint64 scenario_id, gint64 assignment_id, const PbRange *range,
               const char *note)
{
  PbRecord *record = find_range (plan, scenario_id, assignment_id);
  gint64 id = record ? pb_record_get_id (record) : pb_edit_insert (edit, PB_TABLE_RANGE);

  if (!record)
    {
      pb_edit_set_int (edit, id, PB_RANGE_ASSIGNMENT, assignment_id);
      if (scenario_id != 0)
        pb_edit_set_int (edit, id, PB_RANGE_SCENARIO, scenario_id);
    }
  pb_edit_set_int (edit, id, PB_RANGE_DELAY_LOW, range->delay_low);
  pb_edit_set_int (edit, id, PB_RANGE_DELAY_LIKELY, range->delay_likely);
  pb_edit_set_int (edit, id, PB_RANGE_DELAY_HIGH, range->delay_high);
  pb_edit_set_real (edit, id, PB_RANGE_REALISATION_LOW, range->realisation_low);
  pb_edit_set_real (edit, id, PB_RANGE_REALISATION_LIKELY, range->realisation_likely);
  pb_edit_set_real (edit, id, PB_RANGE_REALISATION_HIGH, range->realisation_high);
  pb_edit_set_text (edit, id, PB_RANGE_NOTE, note);
}

gboolean
pb_range_apply (PbPlan *plan, gint64 scenario_id, const PbRangeChange *changes, guint n, GError **error)
{
  g_autofree char *label = NULL;
  PbEdit *edit;

  for (guint i = 0; i < n; i++)
    if (!changes[i].clear && !pb_range_check (&changes[i].range, error))
      return FALSE;
  label = dup_label (plan, scenario_id, changes, n, error);
  if (!label)
    return FALSE;
  edit = pb_edit_new (plan, label);
  for (guint i = 0; i < n; i++)
    {
      PbRecord *record = find_range (plan, scenario_id, changes[i].assignment);

      if (!changes[i].clear)
        pb_range_step (edit, plan, scenario_id, changes[i].assignment, &changes[i].range, changes[i].note);
      else if (record)
        pb_edit_delete (edit, PB_TABLE_RANGE, pb_record_get_id (record));
    }
  return pb_edit_commit (edit, error);
}

gboolean
pb_range_set (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, const PbRange *range, const char *note,
              GError **error)
{
  PbRangeChange change = { assignment_id, FALSE, *range, note };

  return pb_range_apply (plan, scenario_id, &change, 1, error);
}

gboolean
pb_range_clear (PbPlan *plan, gint64 scenario_id, gint64 assignment_id, GError **error)
{
  PbRangeChange change = { assignment_id, TRUE };

  return pb_range_apply (plan, scenario_id, &change, 1, error);
}
