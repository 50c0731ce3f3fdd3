/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-effect-stack.h"

#include "pb-assignment.h"
#include "pb-waterfall.h"
#include "pb-waterfall-private.h"

struct _PbEffectStack
{
  PbPlan *plan; /* unowned; while it is built */
  gint64 board;
  gint64 scenario;
  guint n_added; /* years */
  GArray *years;     /* gint */
  GPtrArray *series; /* PbEffectSeries */
  GHashTable *index; /* PbRecord, an assignment or a line → PbEffectSeries; while it is built */
};

static void
free_series (gpointer data)
{
  PbEffectSeries *series = data;

  g_clear_object (&series->assignment);
  g_clear_object (&series->line);
  g_free ((char *) series->label);
  g_free (series->has);
  g_free (series->ore);
  g_free (series);
}

static PbEffectSeries *
add_series (PbEffectStack *self, PbRecord *assignment, PbRecord *line, const char *label)
{
  PbEffectSeries *series = g_new0 (PbEffectSeries, 1);

  series->assignment = assignment ? g_object_ref (assignment) : NULL;
  series->line = line ? g_object_ref (line) : NULL;
  series->label = g_strdup (label);
  series->has = g_new0 (gboolean, self->years->len + 1);
  series->ore = g_new0 (gint64, self->years->len + 1);
  g_ptr_array_add (self->series, series);
  return series;
}

/* Of an assignment, or of the line where none carries it. */
static PbEffectSeries *
find_series (PbEffectStack *self, PbRecord *assignment, PbRecord *line)
{
  PbRecord *key = assignment ? assignment : line;
  PbEffectSeries *series = g_hash_table_lookup (self->index, key);

  if (series)
    return series;
  series = add_series (self, assignment, line,
                       assignment ? pb_assignment_get_short_title (assignment) : pb_record_get_title (line));
  g_hash_table_insert (self->index, key, series);
  return series;
}

static void
add (PbEffectSeries *series, guint year, gint64 ore)
{
  /* The series together hold no more than the balance, which is an amount; one alone may be larger. */
  if (__builtin_add_overflow (series->ore[year], ore, &series->ore[year]))
    series->ore[year] = ore < 0 ? G_MININT64 : G_MAXINT64;
  series->has[year] = TRUE;
}

static void
add_term (PbEffectStack *self, PbPlan *plan, guint year, const PbBalanceTerm *term)
{
  gint64 part = 0;
  gint64 given = 0;

  if (term->effect->n_parts == 0)
    add (find_series (self, NULL, term->line), year, term->ore);
  for (guint i = 0; i < term->effect->n_parts; i++)
    {
      PbRecord *assignment = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, term->effect->parts[i].assignment);
      gint64 end;

      part += term->effect->parts[i].part;
      end = pb_effect_take_part (term->ore, part);
      add (find_series (self, assignment, term->line), year, end - given);
      given = end;
    }
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  double difference = (*(PbEffectSeries *const *) b)->size - (*(PbEffectSeries *const *) a)->size;

  return difference < 0 ? -1 : difference > 0;
}

static void
sort (PbEffectStack *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      PbEffectSeries *series = self->series->pdata[i];

      for (guint year = 0; year < self->years->len; year++)
        series->size += ABS ((double) series->ore[year]);
    }
  g_ptr_array_sort (self->series, compare_sizes);
}

static void
gather (PbEffectStack *self, guint most)
{
  guint n = self->series->len - (most - 1);
  g_autofree char *label = pb_waterfall_dup_gathered (TRUE, n);
  PbEffectSeries *rest = add_series (self, NULL, NULL, label);

  for (guint i = most - 1; i + 1 < self->series->len; i++)
    {
      const PbEffectSeries *series = self->series->pdata[i];

      for (guint year = 0; year < self->years->len; year++)
        if (series->has[year])
          add (rest, year, series->ore[year]);
    }
  g_ptr_array_remove_range (self->series, most - 1, n);
}

PbEffectStack *
pb_effect_stack_begin (PbPlan *plan, gint64 board_id, gint64 scenario_id)
{
  g_autoptr (GArray) years = pb_waterfall_years (plan, board_id, scenario_id);
  PbEffectStack *self;

  if (years->len == 0)
    return NULL;
  self = g_new0 (PbEffectStack, 1);
  self->plan = plan;
  self->board = board_id;
  self->scenario = scenario_id;
  self->years = g_steal_pointer (&years);
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->index = g_hash_table_new (NULL, NULL);
  return self;
}

gboolean
pb_effect_stack_add_year (PbEffectStack *self)
{
  PbBook *book = pb_book_get (self->plan, self->scenario);
  g_autoptr (GHashTable) effects = NULL;
  g_autoptr (GArray) terms = NULL;
  guint year = self->n_added;
  PbSheet *sheet;

  if (book->effect_lines->len == 0 || year >= self->years->len)
    return FALSE;
  effects = pb_balance_index_effects (book);
  terms = pb_balance_list_terms (book, effects, self->board, g_array_index (self->years, gint, year), &sheet);
  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, PbBalanceTerm, i).effect)
      add_term (self, self->plan, year, &g_array_index (terms, PbBalanceTerm, i));
  return ++self->n_added < self->years->len;
}

void
pb_effect_stack_finish (PbEffectStack *self, guint most)
{
  g_clear_pointer (&self->index, g_hash_table_unref);
  sort (self);
  if (most > 0 && self->series->len > most)
    gather (self, most);
}

PbEffectStack *
pb_effect_stack_new (PbPlan *plan, gint64 board_id, gint64 scenario_id, guint most)
{
  PbEffectStack *self = pb_effect_stack_begin (plan, board_id, scenario_id);

  while (self && pb_effect_stack_add_year (self))
    ;
  if (self)
    pb_effect_stack_finish (self, most);
  return self;
}

void
pb_effect_stack_free (PbEffectStack *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_array_unref (self->years);
  g_ptr_array_unref (self->series);
  g_free (self);
}

guint
pb_effect_stack_get_n_years (PbEffectStack *self)
{
  return self->years->len;
}

int
pb_effect_stack_get_year (PbEffectStack *self, guint year)
{
  g_return_val_if_fail (year < self->years->len, 0);

  return g_array_index (self->years, gint, year);
}

guint
pb_effect_stack_get_n_series (PbEffectStack *self)
{
  return self->series->len;
}

const PbEffectSeries *
pb_effect_stack_get_series (PbEffectStack *self, guint series)
{
  g_return_val_if_fail (series < self->series->len, NULL);

  return self->series->pdata[series];
}
