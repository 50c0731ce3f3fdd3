/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-words.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-number.h"

/* More assignments than this are counted instead of named. */
#define MAX_NAMED 4

static gboolean
is_moved (const PbScenarioDriver *driver)
{
  return driver->driver.delay != 0 || driver->driver.realisation != 100;
}

char *
pb_scenario_words_driver (const PbScenarioDriver *driver)
{
  const char *title = pb_assignment_get_short_title (driver->assignment);
  g_autofree char *percent = pb_number_format (driver->driver.realisation, -1);
  g_autofree char *late
    = g_strdup_printf (ngettext ("%d month late", "%d months late", driver->driver.delay), driver->driver.delay);

  if (driver->driver.delay == 0)
    return g_strdup_printf (_("%s %s %% realised"), title, percent);
  if (driver->driver.realisation == 100)
    return g_strdup_printf ("%s %s", title, late);
  return g_strdup_printf (_("%s %s, %s %% realised"), title, late, percent);
}

static void
append_part (GString *text, const char *part)
{
  if (!part || !*part)
    return;
  if (text->len)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_drivers (GString *text, PbPlan *plan, gint64 scenario)
{
  g_autoptr (GArray) drivers = pb_scenario_list_drivers (plan, scenario);
  int more = 0, named = 0;

  for (guint i = 0; i < drivers->len; i++)
    {
      const PbScenarioDriver *driver = &g_array_index (drivers, PbScenarioDriver, i);
      g_autofree char *part = is_moved (driver) && named < MAX_NAMED ? pb_scenario_words_driver (driver) : NULL;

      if (part)
        named++;
      else
        more += is_moved (driver);
      append_part (text, part);
    }
  if (more)
    {
      g_autofree char *part
        = g_strdup_printf (ngettext ("%d more assignment", "%d more assignments", more), more);

      append_part (text, part);
    }
}

char *
pb_scenario_words_about (PbPlan *plan, gint64 scenario)
{
  PbRecord *record = scenario ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario) : NULL;
  PbRecord *base = record ? pb_record_get_ref (record, PB_SCENARIO_PARENT) : NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *part = NULL;
  int cells;

  if (!record)
    return g_string_free (text, FALSE);
  append_drivers (text, plan, scenario);
  cells = (int) pb_plan_peek_children (plan, PB_SCENARIO_CELL_SCENARIO, scenario)->len;
  if (cells)
    part = g_strdup_printf (ngettext ("%d figure of its own", "%d figures of its own", cells), cells);
  append_part (text, part);
  if (text->len == 0)
    g_string_append (text, _("No changes yet"));
  if (base)
    {
      g_autofree char *based = g_strdup_printf (_("based on %s"), pb_record_get_title (base));

      append_part (text, based);
    }
  return g_string_free (text, FALSE);
}

char *
pb_scenario_words_numbers (PbPlan *plan, gint64 scenario)
{
  g_autoptr (GArray) drivers = pb_scenario_list_drivers (plan, scenario);
  g_autoptr (GString) list = g_string_new (NULL);
  gint64 last = 0;
  guint n = 0;

  for (guint i = 0; i < drivers->len; i++)
    {
      const PbScenarioDriver *driver = &g_array_index (drivers, PbScenarioDriver, i);

      if (!is_moved (driver))
        continue;
      if (n++ > 0)
        g_string_append_printf (list, list->len ? ", %" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, last);
      last = pb_record_get_int (driver->assignment, PB_ASSIGNMENT_NUMBER);
    }
  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup_printf (_("assignment %d"), (int) last);
  return g_strdup_printf (_("assignments %s and %d"), list->str, (int) last);
}
