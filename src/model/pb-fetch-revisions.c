/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-fetch.h"

#include "pb-plan-private.h"

/* What a fetch changed is not stored: it is seen by laying its values beside those that were in force before it. */

static void
compare_blocks (PbPlan *plan, PbRecord *indicator, PbGender gender, PbSeriesBlock *before, PbSeriesBlock *after, guint limit,
                GPtrArray *revisions)
{
  for (guint i = 0; i < before->n_entities; i++)
    for (guint y = 0; y < before->n_years; y++)
      {
        gsize old = (gsize) i * before->n_years + y;
        int year = before->first_year + (int) y;
        gssize at;
        PbRecord *entity;
        PbRevision *revision;

        if (before->states[old] != PB_POINT_VALUE || (limit > 0 && revisions->len >= limit))
          continue;
        /* As written by this program the later block begins with the earlier one's entities. */
        if (i < after->n_entities && after->entities[i] == before->entities[i] && year >= after->first_year
            && year < after->first_year + (int) after->n_years)
          at = (gssize) ((gsize) i * after->n_years + (gsize) (year - after->first_year));
        else
          at = pb_series_block_find (after, before->entities[i], year);
        if (at < 0 || after->states[at] == PB_POINT_UNKNOWN
            || (after->states[at] == PB_POINT_VALUE && after->values[at] == before->values[old]))
          continue;
        entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, before->entities[i]);
        if (entity == NULL)
          continue;
        revision = g_new (PbRevision, 1);
        *revision = (PbRevision){ indicator, entity, year, gender, before->values[old], after->states[at], after->values[at] };
        g_ptr_array_add (revisions, revision);
      }
}

static void
add_revisions (PbPlan *plan, PbRecord *indicator, gint64 fetch, guint limit, GPtrArray *revisions)
{
  PbDb *db = pb_plan_get_db (plan);
  gint64 id = pb_record_get_id (indicator);

  for (guint gender = 0; gender < pb_enum_n_values (PB_ENUM_GENDER); gender++)
    {
      const char *nick = pb_enum_nick (PB_ENUM_GENDER, (int) gender);
      g_autoptr (PbSeriesBlock) after = pb_series_block_load_of (db, id, nick, fetch);
      g_autoptr (PbSeriesBlock) before = after != NULL ? pb_series_block_load_before (db, id, nick, fetch) : NULL;

      if (before != NULL)
        compare_blocks (plan, indicator, gender, before, after, limit, revisions);
    }
}

GPtrArray *
pb_fetch_list_revisions (PbRecord *fetch, guint limit)
{
  GPtrArray *revisions = g_ptr_array_new_with_free_func (g_free);
  PbPlan *plan = pb_record_get_plan (fetch);
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt
    = db == NULL ? NULL : pb_db_prepare (db, "SELECT DISTINCT indicator FROM series WHERE fetch = ?1", NULL);
  g_autoptr (GHashTable) indicators = g_hash_table_new (NULL, NULL);
  GPtrArray *all = pb_plan_peek_records (plan, PB_TABLE_INDICATOR);

  if (stmt == NULL)
    return revisions;
  sqlite3_bind_int64 (stmt, 1, pb_record_get_id (fetch));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_hash_table_add (indicators, pb_plan_get_record (plan, PB_TABLE_INDICATOR, sqlite3_column_int64 (stmt, 0)));
  pb_db_done (stmt);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (indicators, all->pdata[i]))
      add_revisions (plan, all->pdata[i], pb_record_get_id (fetch), limit, revisions);
  return revisions;
}

GPtrArray *
pb_indicator_list_revisions (PbRecord *indicator, guint limit)
{
  GPtrArray *revisions = g_ptr_array_new_with_free_func (g_free);
  PbRecord *fetch = pb_indicator_get_fetch (indicator);

  if (fetch != NULL)
    add_revisions (pb_record_get_plan (indicator), indicator, pb_record_get_id (fetch), limit, revisions);
  return revisions;
}
