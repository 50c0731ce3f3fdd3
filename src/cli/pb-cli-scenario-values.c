/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli-scenario-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"
#include "model/pb-number.h"

/* "1 Myndighetsutövning, 2 Bostadskarriär": what there is. (transfer full) */
static char *
dup_numbers (PbPlan *plan)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < assignments->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            pb_record_get_int (assignments->pdata[i], PB_ASSIGNMENT_NUMBER));
  return g_string_free (text, FALSE);
}

static gboolean
is_called (PbRecord *assignment, const char *name)
{
  static const PbColumn columns[] = { PB_ASSIGNMENT_TITLE, PB_ASSIGNMENT_SHORT_TITLE };
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  if (!pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER) && strcmp (number, name) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = pb_record_get_text (assignment, columns[i]);
      g_autofree char *title = text != NULL ? g_utf8_casefold (text, -1) : NULL;
      if (g_strcmp0 (title, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
pb_cli_read_assignment (PbPlan *plan, const char *text, PbRecord **assignment, const char **value, GError **error)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  const char *colon = strrchr (text, ':');
  if (colon == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("“%s” has no colon between the assignment and its value. Write for example 2:6."), text);
      return FALSE;
    }
  g_autofree char *name = g_strstrip (g_strndup (text, colon - text));
  *value = colon + 1;
  for (guint i = 0; i < assignments->len; i++)
    if (is_called (assignments->pdata[i], name))
      {
        *assignment = assignments->pdata[i];
        return TRUE;
      }
  g_autofree char *numbers = dup_numbers (plan);
  if (assignments->len == 0)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no assignment “%s”: the plan has no assignments."),
                 name);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no assignment “%s”. The plan has %s."), name,
                 numbers);
  return FALSE;
}

gboolean
pb_cli_read_months (const char *text, int *months, GError **error)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  gint64 value;
  if (g_ascii_string_to_signed (number, 10, G_MININT, G_MAXINT, &value, NULL))
    {
      *months = (int)value;
      return TRUE;
    }
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no number of months. Write a whole number."), text);
  return FALSE;
}

gboolean
pb_cli_read_percent (const char *text, double *percent, GError **error)
{
  g_autofree char *number = g_strstrip (g_strdup (text));
  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  if (*g_strstrip (number) != '\0' && pb_number_parse (number, percent, NULL))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no percentage. Write for example 80."), text);
  return FALSE;
}

gboolean
pb_cli_read_range (const char *text, PbRange *range, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (text, ":", 2);
  g_auto (GStrv) months = g_strsplit (halves[0] != NULL ? halves[0] : "", "/", -1);
  g_auto (GStrv) percents = g_strsplit (halves[0] != NULL && halves[1] != NULL ? halves[1] : "", "/", -1);
  int *delays[] = { &range->delay_low, &range->delay_likely, &range->delay_high };
  double *realisations[] = { &range->realisation_low, &range->realisation_likely, &range->realisation_high };
  if (g_strv_length (months) != 3 || g_strv_length (percents) != 3)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("“%s” is no range. Write months and percent, each lowest/likely/highest: 0/0/6:80/100/100."),
                   text);
      return FALSE;
    }
  for (guint i = 0; i < 3; i++)
    if (!pb_cli_read_months (months[i], delays[i], error) || !pb_cli_read_percent (percents[i], realisations[i], error))
      return FALSE;
  return pb_range_check (range, error);
}

gboolean
pb_cli_read_base (PbPlan *plan, const char *text, gint64 *scenario, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *word = g_utf8_casefold (pb_scenario_get_name (plan, 0), -1);
  PbRecord *record = pb_scenario_find (plan, text);
  *scenario = 0;
  if (record == NULL && (strcmp (folded, word) == 0 || strcmp (folded, "plan") == 0))
    return TRUE;
  record = pb_scenario_look_up (plan, text, error);
  *scenario = record != NULL ? pb_record_get_id (record) : 0;
  return record != NULL;
}
