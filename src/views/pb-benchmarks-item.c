/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-item.h"

#include "model/pb-date.h"
#include "pb-benchmarks-facts.h"

struct _PbBenchmarksItem
{
  GObject parent_instance;

  PbRecord *indicator;
  char *heading;
  char *key;
  PbBenchmarksSummary summary;
  gboolean known; /* has been read at all */
  gboolean fresh; /* since the plan changed */
};

G_DEFINE_FINAL_TYPE (PbBenchmarksItem, pb_benchmarks_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear (PbBenchmarksSummary *summary)
{
  g_free (summary->unit);
  g_free (summary->value);
  g_free (summary->place);
  g_free (summary->trend);
  g_free (summary->subtitle);
  g_free (summary->line);
  *summary = (PbBenchmarksSummary){ 0 };
}

static void
pb_benchmarks_item_finalize (GObject *object)
{
  PbBenchmarksItem *self = PB_BENCHMARKS_ITEM (object);

  clear (&self->summary);
  g_clear_object (&self->indicator);
  g_free (self->heading);
  g_free (self->key);
  G_OBJECT_CLASS (pb_benchmarks_item_parent_class)->finalize (object);
}

static void
pb_benchmarks_item_class_init (PbBenchmarksItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_benchmarks_item_finalize;
  changed_signal = g_signal_new ("changed", PB_TYPE_BENCHMARKS_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pb_benchmarks_item_init (PbBenchmarksItem *self)
{
}

PbBenchmarksItem *
pb_benchmarks_item_new (PbRecord *indicator, const char *heading)
{
  PbBenchmarksItem *self = g_object_new (PB_TYPE_BENCHMARKS_ITEM, NULL);

  self->indicator = indicator ? g_object_ref (indicator) : NULL;
  self->heading = g_strdup (heading);
  return self;
}

PbRecord *
pb_benchmarks_item_get_record (PbBenchmarksItem *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self), NULL);

  return self->indicator;
}

const char *
pb_benchmarks_item_get_heading (PbBenchmarksItem *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self), NULL);

  return self->heading;
}

const char *
pb_benchmarks_item_get_key (PbBenchmarksItem *self)
{
  const char *brief, *kolada;
  g_autofree char *words = NULL;

  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self) && self->indicator, NULL);

  if (!self->key)
    {
      brief = pb_record_get_text (self->indicator, PB_INDICATOR_SHORT_TITLE);
      kolada = pb_record_get_text (self->indicator, PB_INDICATOR_KOLADA);
      words = g_strjoin ("\n", pb_record_get_title (self->indicator), brief ? brief : "", kolada ? kolada : "", NULL);
      self->key = g_utf8_casefold (words, -1);
    }
  return self->key;
}

const PbBenchmarksSummary *
pb_benchmarks_item_peek (PbBenchmarksItem *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self), NULL);

  return self->known ? &self->summary : NULL;
}

gboolean
pb_benchmarks_item_is_fresh (PbBenchmarksItem *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self), FALSE);

  return self->fresh;
}

/* The small line and its words, of the own outcomes. */
static void
read_line (PbBenchmarksSummary *summary, PbBenchmarksFacts *facts)
{
  g_autoptr (GArray) values = NULL;
  PbTrend trend;

  if (facts->own < 0
      || !pb_benchmark_get_trend (facts->series, facts->indicator, (guint) facts->own, facts->gender, &trend))
    {
      summary->trend = g_strdup ("");
      return;
    }
  summary->trend = pb_benchmark_dup_trend (facts->series, facts->indicator, (guint) facts->own, facts->gender);
  values = pb_benchmark_list_values (facts->series, (guint) facts->own, facts->gender);
  summary->n_line = (int) values->len;
  summary->line = g_memdup2 (values->data, values->len * sizeof (double));
}

/* "insatser", and of a part of a year which: "insatser, kvartal 3 2026". (transfer full) */
static char *
dup_unit (PbBenchmarksFacts *facts)
{
  const char *period = facts->latest >= 0 ? pb_series_get_period (facts->series, (guint) facts->latest) : NULL;
  g_autofree char *unit = pb_benchmarks_dup_unit (facts->indicator);
  g_autofree char *when = period ? pb_period_format (period) : NULL;

  if (!period || pb_period_months (period) == 12)
    return g_steal_pointer (&unit);
  return *unit ? g_strdup_printf ("%s, %s", unit, when) : g_steal_pointer (&when);
}

const PbBenchmarksSummary *
pb_benchmarks_item_read (PbBenchmarksItem *self)
{
  g_autoptr (PbBenchmarksFacts) facts = NULL;

  g_return_val_if_fail (PB_IS_BENCHMARKS_ITEM (self) && self->indicator, NULL);

  if (self->fresh)
    return &self->summary;
  self->known = self->fresh = TRUE;
  facts = pb_benchmarks_facts_new (self->indicator, NULL);
  clear (&self->summary);
  self->summary.unit = dup_unit (facts);
  self->summary.value
      = facts->latest >= 0 ? pb_benchmarks_facts_dup_number (facts, facts->latest_value) : g_strdup ("");
  self->summary.place = pb_benchmarks_facts_dup_place (facts, -1);
  self->summary.subtitle = pb_benchmarks_facts_dup_subtitle (facts);
  read_line (&self->summary, facts);
  g_signal_emit (self, changed_signal, 0);
  return &self->summary;
}

void
pb_benchmarks_item_forget (PbBenchmarksItem *self)
{
  g_return_if_fail (PB_IS_BENCHMARKS_ITEM (self));

  self->fresh = FALSE;
  g_clear_pointer (&self->key, g_free);
}
