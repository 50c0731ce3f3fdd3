/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_folded (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name ? name : ""));
  g_autofree char *folded = g_utf8_casefold (stripped, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

PbRecord *
pb_scenario_find (PbPlan *plan, const char *name)
{
  GPtrArray *scenarios = pb_plan_peek_records (plan, PB_TABLE_SCENARIO);
  g_autofree char *wanted = dup_folded (name);

  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autofree char *other = dup_folded (pb_record_get_title (scenarios->pdata[i]));

      if (g_strcmp0 (other, wanted) == 0)
        return scenarios->pdata[i];
    }
  return NULL;
}

char *
pb_scenario_dup_names (GPtrArray *scenarios)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), pb_record_get_title (scenarios->pdata[i]));

      if (i > 0)
        g_string_append (names, i + 1 < scenarios->len ? ", " : C_("between the last two of a list", " and "));
      g_string_append (names, quoted);
    }
  return g_string_free (names, FALSE);
}

PbRecord *
pb_scenario_look_up (PbPlan *plan, const char *name, GError **error)
{
  GPtrArray *scenarios = pb_plan_peek_records (plan, PB_TABLE_SCENARIO);
  PbRecord *scenario = pb_scenario_find (plan, name);
  g_autofree char *names = NULL;

  if (scenario)
    return scenario;
  names = pb_scenario_dup_names (scenarios);
  if (scenarios->len == 0)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _("There is no scenario “%s”: the plan has no scenarios."),
                 name);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _("There is no scenario “%s”. The plan has %s."), name, names);
  return NULL;
}

char *
pb_scenario_dup_free_name (PbPlan *plan, const char *wanted)
{
  char *name = g_strdup (wanted);

  for (guint n = 2; pb_scenario_find (plan, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, n);
    }
  return name;
}

const char *
pb_scenario_get_name (PbPlan *plan, gint64 scenario_id)
{
  PbRecord *scenario = scenario_id ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id) : NULL;

  return scenario ? pb_record_get_title (scenario) : _("The plan");
}

/* What the plan's own figures are called, in either language: a scenario of that name could not be told from them. */
static gboolean
is_name_of_plan (const char *folded)
{
  const char *const reserved[] = { _("The plan"), "The plan", "Planen" };

  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    {
      g_autofree char *name = dup_folded (reserved[i]);

      if (g_str_equal (folded, name))
        return TRUE;
    }
  return FALSE;
}

gboolean
pb_scenario_check_name (PbPlan *plan, const char *name, gint64 except, GError **error)
{
  g_autofree char *folded = dup_folded (name);
  PbRecord *other = pb_scenario_find (plan, name);

  if (*folded == '\0')
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, _("The scenario needs a name. Write one."));
      return FALSE;
    }
  if (is_name_of_plan (folded))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("The plan's own figures are called “%s”. Choose another name for the scenario."), _("The plan"));
      return FALSE;
    }
  if (!other || pb_record_get_id (other) == except)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_EXISTS, _("There is already a scenario named “%s”. Choose another name."),
               pb_record_get_title (other));
  return FALSE;
}

PbRecord *
pb_scenario_get (PbPlan *plan, gint64 scenario_id, GError **error)
{
  PbRecord *scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id);

  if (!scenario)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                         _("The scenario is no longer in the plan: somebody has deleted it."));
  return scenario;
}

gboolean
pb_scenario_check_open (PbPlan *plan, gint64 scenario_id, GError **error)
{
  PbRecord *scenario = pb_scenario_get (plan, scenario_id, error);

  if (!scenario)
    return FALSE;
  if (!pb_record_get_int (scenario, PB_SCENARIO_LOCKED))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _("The scenario “%s” is locked. Unlock it, or work in a copy of it."), pb_record_get_title (scenario));
  return FALSE;
}
