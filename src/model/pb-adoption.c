/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-adoption.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-number.h"
#include "pb-scenario-private.h"

/* More of the scenario's outcome than this is counted instead of named. */
#define MAX_NAMED 4

static void
divide_changes (PbAdoption *self, PbPlan *plan)
{
  g_autoptr (GArray) changes = pb_scenario_list_changes (plan, 0, pb_record_get_id (self->scenario));

  self->changes = g_array_new (FALSE, FALSE, sizeof (PbScenarioChange));
  self->lost = g_array_new (FALSE, FALSE, sizeof (PbScenarioChange));
  for (guint i = 0; i < changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (changes, PbScenarioChange, i);
      gboolean outcome = pb_record_get_enum (change->column, PB_COLUMN_MEASURE) == PB_MEASURE_OUTCOME;

      g_array_append_val (outcome ? self->lost : self->changes, *change);
    }
}

/* The scenario over the plan's new figures. What lay below the adopted one, and it, is in them already. */
static PbBook *
new_book_after (const PbAdoption *self, PbPlan *plan, PbRecord *scenario)
{
  PbBook *book = pb_book_new_profile (plan, 0);
  g_autoptr (GPtrArray) layers = pb_scenario_list_layers (plan, pb_record_get_id (scenario));
  guint at;

  if (g_ptr_array_find (layers, self->scenario, &at))
    g_ptr_array_remove_range (layers, 0, at + 1);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (self->changes, PbScenarioChange, i);

      pb_book_set_given (book, pb_record_get_id (change->line), pb_record_get_id (change->column), change->has_to,
                         change->to);
    }
  pb_book_apply_layers (book, plan, layers, NULL, 0);
  pb_book_compute (book);
  return book;
}

static guint
count_given_apart (PbSheet *before, PbSheet *after)
{
  guint n = 0;

  for (guint line = 0; line < before->n_lines; line++)
    for (guint column = 0; before->lines[line].kind == PB_LINE_GIVEN && column < before->n_columns; column++)
      {
        gint64 ore[2] = { 0, 0 };

        n += before->columns[column].record != NULL
             && (pb_sheet_get_value (before, line, column, &ore[0]) != pb_sheet_get_value (after, line, column, &ore[1])
                 || ore[0] != ore[1]);
      }
  return n;
}

static void
find_effects (PbAdoption *self, PbPlan *plan)
{
  GPtrArray *scenarios = pb_plan_peek_records (plan, PB_TABLE_SCENARIO);

  self->effects = g_array_new (FALSE, FALSE, sizeof (PbAdoptionEffect));
  for (guint i = 0; i < scenarios->len; i++)
    {
      PbAdoptionEffect effect = { scenarios->pdata[i] };
      PbBook *before, *after;

      if (effect.scenario == self->scenario)
        continue;
      effect.based = pb_record_get_ref (effect.scenario, PB_SCENARIO_PARENT) == self->scenario;
      before = pb_book_get (plan, pb_record_get_id (effect.scenario));
      after = new_book_after (self, plan, effect.scenario);
      for (guint sheet = 0; sheet < before->n_sheets; sheet++)
        effect.n_figures += count_given_apart (before->sheets[sheet], after->sheets[sheet]);
      pb_book_free (after);
      if (effect.based || effect.n_figures > 0)
        g_array_append_val (self->effects, effect);
    }
}

PbAdoption *
pb_adoption_new (PbPlan *plan, gint64 scenario_id)
{
  PbRecord *scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario_id);
  PbAdoption *self;

  if (!scenario)
    return NULL;
  self = g_new0 (PbAdoption, 1);
  self->scenario = scenario;
  divide_changes (self, plan);
  find_effects (self, plan);
  return self;
}

void
pb_adoption_free (PbAdoption *self)
{
  if (!self)
    return;
  g_array_unref (self->changes);
  g_array_unref (self->lost);
  g_array_unref (self->effects);
  g_free (self);
}

static char *
dup_figure (const PbScenarioChange *change, gboolean has, gint64 ore)
{
  PbUnit unit = (PbUnit) MAX (pb_record_get_enum (change->sheet, PB_SHEET_UNIT), 0);
  g_autofree char *number
    = has ? pb_money_format_exact (ore, unit, pb_sheet_record_get_decimals (change->sheet)) : NULL;

  return has ? g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, unit)) : g_strdup (_("nothing"));
}

char *
pb_adoption_dup_lost (const PbAdoption *self)
{
  GString *list = g_string_new (NULL);
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->lost->len && i < MAX_NAMED; i++)
    {
      const PbScenarioChange *change = &g_array_index (self->lost, PbScenarioChange, i);
      g_autofree char *to = dup_figure (change, change->has_to, change->to);
      g_autofree char *from = dup_figure (change, change->has_from, change->from);

      if (i > 0)
        g_string_append (list, "; ");
      /* TRANSLATORS: a line and a column, the scenario's figure, the plan's: "Löner 2024 −0.8 MSEK (the plan −1.1 MSEK)" */
      g_string_append_printf (list, _("%s %s %s (the plan %s)"), pb_record_get_title (change->line),
                              pb_record_get_title (change->column), to, from);
    }
  if (self->lost->len > MAX_NAMED)
    g_string_append_printf (list, ngettext ("; and %u more", "; and %u more", self->lost->len - MAX_NAMED),
                            self->lost->len - MAX_NAMED);
  names = g_string_free (list, FALSE);
  if (self->lost->len == 0)
    return NULL;
  return g_strdup_printf (_("The scenario’s outcome goes, and the plan’s stays as it came out: %s."), names);
}

char *
pb_adoption_effect_dup_words (const PbAdoptionEffect *self)
{
  const char *name = pb_record_get_title (self->scenario);

  if (self->based && self->n_figures == 0)
    return g_strdup_printf (_("“%s” is based on it: it is based on the plan instead, with the figures that it has."), name);
  if (self->based)
    return g_strdup_printf (ngettext ("“%s” is based on it: it is based on the plan instead, and %u of its figures changes, "
                                      "since its own delays and realisations then act on the new figures.",
                                      "“%s” is based on it: it is based on the plan instead, and %u of its figures change, "
                                      "since its own delays and realisations then act on the new figures.",
                                      self->n_figures),
                            name, self->n_figures);
  return g_strdup_printf (ngettext ("“%s” rests on figures that change: %u of its figures changes.",
                                    "“%s” rests on figures that change: %u of its figures change.", self->n_figures),
                          name, self->n_figures);
}
