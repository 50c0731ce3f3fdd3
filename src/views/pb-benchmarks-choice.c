/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-choice.h"

PbBenchmarksChoice *
pb_benchmarks_choice_new (void)
{
  return g_new0 (PbBenchmarksChoice, 1);
}

void
pb_benchmarks_choice_free (PbBenchmarksChoice *self)
{
  g_clear_pointer (&self->entities, g_array_unref);
  g_free (self->period);
  g_free (self->base);
  g_free (self->prices);
  g_free (self);
}

void
pb_benchmarks_choice_set_entities (PbBenchmarksChoice *self, GArray *entities)
{
  g_clear_pointer (&self->entities, g_array_unref);
  self->entities = entities;
  self->group = 0;
}
