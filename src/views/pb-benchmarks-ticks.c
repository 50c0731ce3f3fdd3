/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-ticks.h"

static char *
dup_id (gint64 entity)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, entity);
}

void
pb_benchmarks_ticks_fill (PbTickList *list, PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    {
      PbRecord *entity = entities->pdata[i];
      g_autofree char *id = dup_id (pb_record_get_id (entity));
      int kind = pb_record_get_enum (entity, PB_ENTITY_KIND);

      if (pb_record_get_int (entity, PB_ENTITY_OWN))
        continue;
      pb_tick_list_add (list, id, pb_record_get_title (entity),
                        kind == PB_ENTITY_MUNICIPALITY ? NULL : pb_enum_label (PB_ENUM_ENTITY_KIND, kind));
    }
}

void
pb_benchmarks_ticks_set (PbTickList *list, gint64 entity, gboolean ticked)
{
  g_autofree char *id = dup_id (entity);

  pb_tick_list_set_ticked (list, id, ticked);
}

GPtrArray *
pb_benchmarks_ticks_list (PbTickList *list, PbPlan *plan)
{
  g_autoptr (GPtrArray) ids = pb_tick_list_list (list);
  GPtrArray *entities = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      PbRecord *entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, g_ascii_strtoll (ids->pdata[i], NULL, 10));

      if (entity)
        g_ptr_array_add (entities, entity);
    }
  return entities;
}
