/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-entity.h"

#include "pb-plan-private.h"
#include "pb-series.h"

/* One typed value, as it is found. */
typedef struct
{
  gint64 id;
  gint64 same; /* the other row's of the same period, sex, kind and so on; 0 where it has none */
} Typed;

/* one: the column that says whose they are, "entity" or "indicator"; rest: the other one. */
static GArray *
list_typed (PbPlan *plan, const char *one, const char *rest, gint64 from, gint64 into)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Typed));
  PbDb *db = pb_plan_get_db (plan);
  g_autofree char *sql
      = g_strdup_printf ("SELECT v.id, coalesce (w.id, 0) FROM indicator_value v"
                         " LEFT JOIN indicator_value w ON w.%2$s = v.%2$s AND w.%1$s = ?2 AND w.period = v.period"
                         " AND w.gender = v.gender AND w.kind = v.kind WHERE v.%1$s = ?1",
                         one, rest);
  sqlite3_stmt *stmt = db == NULL ? NULL : pb_db_prepare (db, sql, NULL);

  if (stmt == NULL)
    return values;
  sqlite3_bind_int64 (stmt, 1, from);
  sqlite3_bind_int64 (stmt, 2, into);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      Typed value = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1) };

      g_array_append_val (values, value);
    }
  pb_db_done (stmt);
  return values;
}

/* The rows of a mirrored table that point at from, pointed at into. */
static void
point_rows (PbEdit *edit, PbColumn column, gint64 from, gint64 into)
{
  GPtrArray *rows = pb_plan_peek_children (pb_edit_get_plan (edit), column, from);

  for (guint i = 0; i < rows->len; i++)
    pb_edit_set_int (edit, pb_record_get_id (rows->pdata[i]), column, into);
}

static gboolean
has_member (PbPlan *plan, gint64 group, gint64 entity)
{
  GPtrArray *members = pb_plan_peek_children (plan, PB_PEER_GROUP_MEMBER_PEER_GROUP, group);

  for (guint i = 0; i < members->len; i++)
    if (pb_record_get_int (members->pdata[i], PB_PEER_GROUP_MEMBER_ENTITY) == entity)
      return TRUE;
  return FALSE;
}

static void
point_typed (PbEdit *edit, PbColumn column, gint64 from, gint64 into)
{
  gboolean entity = column == PB_INDICATOR_VALUE_ENTITY;
  g_autoptr (GArray) typed = list_typed (pb_edit_get_plan (edit), entity ? "entity" : "indicator",
                                         entity ? "indicator" : "entity", from, into);

  for (guint i = 0; i < typed->len; i++)
    {
      const Typed *value = &g_array_index (typed, Typed, i);

      if (value->same != 0)
        pb_edit_delete (edit, PB_TABLE_INDICATOR_VALUE, value->same);
      pb_edit_set_int (edit, value->id, column, into);
    }
}

/* A group that has both keeps one of them: the other goes with its entity. */
static void
point_members (PbEdit *edit, gint64 from, gint64 into)
{
  PbPlan *plan = pb_edit_get_plan (edit);
  GPtrArray *rows = pb_plan_peek_children (plan, PB_PEER_GROUP_MEMBER_ENTITY, from);

  for (guint i = 0; i < rows->len; i++)
    if (!has_member (plan, pb_record_get_int (rows->pdata[i], PB_PEER_GROUP_MEMBER_PEER_GROUP), into))
      pb_edit_set_int (edit, pb_record_get_id (rows->pdata[i]), PB_PEER_GROUP_MEMBER_ENTITY, into);
}

void
pb_entity_merge (PbEdit *edit, PbRecord *from, PbRecord *into)
{
  gint64 from_id = pb_record_get_id (from), into_id = pb_record_get_id (into);

  g_return_if_fail (from != into && pb_record_get_table (from) == PB_TABLE_ENTITY
                    && pb_record_get_table (into) == PB_TABLE_ENTITY);

  point_typed (edit, PB_INDICATOR_VALUE_ENTITY, from_id, into_id);
  point_members (edit, from_id, into_id);
  point_rows (edit, PB_CLAIM_OWN, from_id, into_id);
  point_rows (edit, PB_CLAIM_PEER, from_id, into_id);
  if (pb_record_get_int (from, PB_ENTITY_OWN) != 0)
    pb_edit_set_int (edit, into_id, PB_ENTITY_OWN, 1);
  pb_edit_delete (edit, PB_TABLE_ENTITY, from_id);
}

static gboolean
has_link (PbPlan *plan, gint64 indicator, gint64 assignment)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, indicator);

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) == assignment)
      return TRUE;
  return FALSE;
}

static void
point_links (PbEdit *edit, gint64 from, gint64 into)
{
  PbPlan *plan = pb_edit_get_plan (edit);
  GPtrArray *links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, from);

  for (guint i = 0; i < links->len; i++)
    if (!has_link (plan, into, pb_record_get_int (links->pdata[i], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT)))
      pb_edit_set_int (edit, pb_record_get_id (links->pdata[i]), PB_INDICATOR_ASSIGNMENT_INDICATOR, into);
}

static void
take_facts (PbEdit *edit, PbRecord *from, gint64 into)
{
  static const PbColumn texts[]
      = { PB_INDICATOR_TITLE, PB_INDICATOR_SHORT_TITLE, PB_INDICATOR_UNIT, PB_INDICATOR_SOURCE,
          PB_INDICATOR_VOLUME_UNIT, PB_INDICATOR_VOLUME_DATE, PB_INDICATOR_VOLUME_NOTE, PB_INDICATOR_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!pb_record_is_null (from, texts[i]))
      pb_edit_set_text (edit, into, texts[i], pb_record_get_text (from, texts[i]));
  if (!pb_record_is_null (from, PB_INDICATOR_BETTER))
    pb_edit_set_enum (edit, into, PB_INDICATOR_BETTER, pb_record_get_enum (from, PB_INDICATOR_BETTER));
  if (!pb_record_is_null (from, PB_INDICATOR_VOLUME))
    pb_edit_set_real (edit, into, PB_INDICATOR_VOLUME, pb_record_get_real (from, PB_INDICATOR_VOLUME));
  pb_edit_set_int (edit, into, PB_INDICATOR_POSITION, pb_record_get_int (from, PB_INDICATOR_POSITION));
}

void
pb_indicator_merge (PbEdit *edit, PbRecord *from, PbRecord *into)
{
  gint64 from_id = pb_record_get_id (from), into_id = pb_record_get_id (into);

  g_return_if_fail (from != into && pb_record_get_table (from) == PB_TABLE_INDICATOR
                    && pb_record_get_table (into) == PB_TABLE_INDICATOR);

  point_typed (edit, PB_INDICATOR_VALUE_INDICATOR, from_id, into_id);
  point_links (edit, from_id, into_id);
  point_rows (edit, PB_CLAIM_INDICATOR, from_id, into_id);
  take_facts (edit, from, into_id);
  pb_edit_delete (edit, PB_TABLE_INDICATOR, from_id);
}
