/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-picture-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-number.h"
#include "model/pb-scenario.h"

typedef struct
{
  PbUnit unit;
  int decimals;
} Format;

static char *
format_value (double value, gpointer user_data)
{
  const Format *format = user_data;
  double ore = round (value * (double) pb_unit_ore (format->unit));

  return pb_money_format ((gint64) CLAMP (ore, -9e18, 9e18), format->unit, format->decimals);
}

static PbBarData *
new_data (PbBarsKind kind, PbUnit unit, int decimals, const char *title)
{
  PbBarData *data = pb_bar_data_new (kind);
  Format *format = g_new (Format, 1);

  *format = (Format) { unit, decimals };
  pb_bar_data_set_title (data, title);
  pb_bar_data_set_unit (data, pb_enum_label (PB_ENUM_UNIT, unit));
  pb_bar_data_set_format (data, format_value, format, g_free);
  return data;
}

static double
in_unit (gint64 ore, PbUnit unit)
{
  return (double) ore / (double) pb_unit_ore (unit);
}

PbBarData *
pb_picture_data_new_way (PbWaterfall *waterfall, const char *title)
{
  PbUnit unit = pb_waterfall_get_unit (waterfall);
  PbBarData *data = new_data (PB_BARS_WATERFALL, unit, pb_waterfall_get_decimals (waterfall), title);

  for (guint i = 0; i < pb_waterfall_get_n_steps (waterfall); i++)
    {
      const PbWaterfallStep *step = pb_waterfall_get_step (waterfall, i);
      double value = in_unit (step->ore, unit);

      if (step->kind == PB_WATERFALL_START || step->kind == PB_WATERFALL_END)
        pb_bar_data_add_total (data, step->label, value);
      else
        pb_bar_data_add_change (data, step->label, value);
      if (step->kind == PB_WATERFALL_GATHERED)
        pb_bar_data_set_note (data, (int) i, _("Enter opens them"));
    }
  return data;
}

static void
add_year (PbBarData *data, int year)
{
  g_autofree char *label = g_strdup_printf ("%d", year);

  pb_bar_data_add_group (data, label);
}

PbBarData *
pb_picture_data_new_effects (PbEffectStack *stack, PbUnit unit, int decimals, const char *title)
{
  PbBarData *data = new_data (PB_BARS_STACK, unit, decimals, title);
  guint n_years = pb_effect_stack_get_n_years (stack);
  g_autofree double *values = g_new (double, n_years);

  for (guint i = 0; i < n_years; i++)
    add_year (data, pb_effect_stack_get_year (stack, i));
  for (guint s = 0; s < pb_effect_stack_get_n_series (stack); s++)
    {
      const PbEffectSeries *series = pb_effect_stack_get_series (stack, s);
      g_autofree char *number = NULL;

      if (series->assignment && !pb_record_is_null (series->assignment, PB_ASSIGNMENT_NUMBER))
        number = g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (series->assignment, PB_ASSIGNMENT_NUMBER));
      for (guint i = 0; i < n_years; i++)
        values[i] = series->has[i] ? in_unit (series->ore[i], unit) : NAN;
      pb_bar_data_add_series (data, number, series->label, values);
    }
  return data;
}

PbBarData *
pb_picture_data_new_scenarios (PbPlan *plan, gint64 board_id, GArray *scenarios, GArray *years, PbUnit unit,
                               int decimals, const char *title)
{
  PbBarData *data = new_data (PB_BARS_COMPARISON, unit, decimals, title);
  g_autofree double *values = g_new (double, years->len + 1);

  for (guint i = 0; i < years->len; i++)
    add_year (data, g_array_index (years, gint, i));
  for (guint s = 0; s < scenarios->len; s++)
    {
      gint64 scenario = g_array_index (scenarios, gint64, s);
      gint64 ore;

      for (guint i = 0; i < years->len; i++)
        values[i] = pb_balance_get (plan, board_id, scenario, g_array_index (years, gint, i), &ore, NULL)
                      ? in_unit (ore, unit) : NAN;
      pb_bar_data_add_series (data, NULL, pb_scenario_get_name (plan, scenario), values);
    }
  return data;
}
