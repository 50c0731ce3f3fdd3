/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-peer-group.h"

#include <glib/gi18n-lib.h>

#include "pb-edit.h"

static gint64
add_member (PbEdit *edit, gint64 group, PbRecord *entity)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_PEER_GROUP_MEMBER);

  pb_edit_set_int (edit, id, PB_PEER_GROUP_MEMBER_PEER_GROUP, group);
  pb_edit_set_int (edit, id, PB_PEER_GROUP_MEMBER_ENTITY, pb_record_get_id (entity));
  return id;
}

static void
set_year (PbEdit *edit, gint64 group, int year)
{
  if (year != 0)
    pb_edit_set_int (edit, group, PB_PEER_GROUP_YEAR, year);
  else
    pb_edit_set_null (edit, group, PB_PEER_GROUP_YEAR);
}

gint64
pb_peer_group_create (PbPlan *plan, const char *title, int year, GPtrArray *entities, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("New comparison group %s"), title);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  PbEdit *edit = pb_edit_new (plan, label);
  gint64 id = pb_edit_insert (edit, PB_TABLE_PEER_GROUP);

  pb_edit_set_text (edit, id, PB_PEER_GROUP_TITLE, title);
  set_year (edit, id, year);
  for (guint i = 0; i < entities->len; i++)
    if (g_hash_table_add (seen, entities->pdata[i]))
      add_member (edit, id, entities->pdata[i]);
  return pb_edit_commit (edit, error) ? id : 0;
}

gboolean
pb_peer_group_change (PbRecord *group, const char *title, int year, GPtrArray *entities, GError **error)
{
  PbPlan *plan = pb_record_get_plan (group);
  gint64 id = pb_record_get_id (group);
  GPtrArray *rows = pb_plan_peek_children (plan, PB_PEER_GROUP_MEMBER_PEER_GROUP, id);
  g_autofree char *label = g_strdup_printf (_("Change comparison group %s"), title);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  PbEdit *edit = pb_edit_new (plan, label);

  pb_edit_set_text (edit, id, PB_PEER_GROUP_TITLE, title);
  set_year (edit, id, year);
  for (guint i = 0; i < rows->len; i++)
    {
      PbRecord *entity = pb_record_get_ref (rows->pdata[i], PB_PEER_GROUP_MEMBER_ENTITY);

      if (entity == NULL || !g_ptr_array_find (entities, entity, NULL))
        pb_edit_delete (edit, PB_TABLE_PEER_GROUP_MEMBER, pb_record_get_id (rows->pdata[i]));
      else
        g_hash_table_add (seen, entity);
    }
  for (guint i = 0; i < entities->len; i++)
    if (g_hash_table_add (seen, entities->pdata[i]))
      add_member (edit, id, entities->pdata[i]);
  return pb_edit_commit (edit, error);
}

gboolean
pb_peer_group_remove (PbRecord *group, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Remove comparison group %s"), pb_record_get_title (group));
  PbEdit *edit = pb_edit_new (pb_record_get_plan (group), label);

  pb_edit_delete (edit, PB_TABLE_PEER_GROUP, pb_record_get_id (group));
  return pb_edit_commit (edit, error);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pb_record_get_title (*(PbRecord *const *) a), pb_record_get_title (*(PbRecord *const *) b));
}

GPtrArray *
pb_peer_group_list_entities (PbRecord *group)
{
  GPtrArray *entities = g_ptr_array_new ();
  GPtrArray *rows
    = pb_plan_peek_children (pb_record_get_plan (group), PB_PEER_GROUP_MEMBER_PEER_GROUP, pb_record_get_id (group));

  for (guint i = 0; i < rows->len; i++)
    {
      PbRecord *entity = pb_record_get_ref (rows->pdata[i], PB_PEER_GROUP_MEMBER_ENTITY);

      if (entity != NULL)
        g_ptr_array_add (entities, entity);
    }
  g_ptr_array_sort (entities, compare_titles);
  return entities;
}

char *
pb_peer_group_dup_name (PbRecord *group)
{
  const char *title = pb_record_get_title (group);
  g_autofree char *year = g_strdup_printf ("%d", (int) pb_record_get_int (group, PB_PEER_GROUP_YEAR));

  /* Kolada's own titles end with it. */
  if (pb_record_is_null (group, PB_PEER_GROUP_YEAR) || g_str_has_suffix (title, year))
    return g_strdup (title);
  return g_strdup_printf ("%s (%s)", title, year);
}
