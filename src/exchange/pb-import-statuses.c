/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statuses that follow-ups bring to their assignments: as where they are reported, the latest period decides. */
#include "pb-import-private.h"

static const char *
end_of (PbImport *self, PbDraftRow *follow_up)
{
  PbDraftRow *period = pb_draft_row_ref (self->draft, follow_up, PB_FOLLOW_UP_PERIOD);
  const char *end = period != NULL ? pb_draft_row_text (period, PB_PERIOD_END) : NULL;
  return end != NULL ? end : "";
}

void
pb_import_take_statuses (PbImport *self)
{
  GPtrArray *all = pb_draft_peek_rows (self->draft, PB_TABLE_FOLLOW_UP);
  g_autoptr (GHashTable) latest = g_hash_table_new (NULL, NULL); /* assignment → follow-up */
  GHashTableIter iter;
  gpointer key, value;
  for (guint i = 0; i < all->len; i++)
    {
      PbDraftRow *assignment = pb_draft_row_ref (self->draft, all->pdata[i], PB_FOLLOW_UP_ASSIGNMENT);
      PbDraftRow *before = assignment != NULL ? g_hash_table_lookup (latest, assignment) : NULL;
      if (assignment == NULL || pb_draft_row_is_null (all->pdata[i], PB_FOLLOW_UP_STATUS))
        continue;
      if (before == NULL || strcmp (end_of (self, all->pdata[i]), end_of (self, before)) >= 0)
        g_hash_table_insert (latest, assignment, all->pdata[i]);
    }
  g_hash_table_iter_init (&iter, latest);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_contains (self->statuses, value) && !g_hash_table_contains (self->statuses, key))
      pb_draft_set_text (key, PB_ASSIGNMENT_STATUS, pb_draft_row_text (value, PB_FOLLOW_UP_STATUS));
}
