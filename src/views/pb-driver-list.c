/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-driver-list.h"

/* Names in the row of what no assignment carries, before the rest are only counted on. */
#define MAX_NAMED_LINES 3

typedef struct
{
  PbPlan *plan;
  PbDriverList *list;
  GHashTable *at; /* gint64 * assignment → its place + 1 */
  GHashTable *lines; /* those named already */
  GString *rest_title;
} Gathering;

static PbDriverAmounts *
find_amounts (Gathering *gathering, const PbEffectShare *share)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (gathering->at, &share->assignment));
  PbDriverEntry entry = { .assignment = NULL };

  if (share->assignment == 0)
    return &gathering->list->rest;
  if (place == 0)
    {
      entry.assignment = pb_plan_get_record (gathering->plan, PB_TABLE_ASSIGNMENT, share->assignment);
      g_array_append_val (gathering->list->entries, entry);
      place = gathering->list->entries->len;
      g_hash_table_insert (gathering->at, g_memdup2 (&share->assignment, sizeof share->assignment),
                           GUINT_TO_POINTER (place));
    }
  return &g_array_index (gathering->list->entries, PbDriverEntry, place - 1).amounts;
}

static void
name_line (Gathering *gathering, PbRecord *line)
{
  guint n = g_hash_table_size (gathering->lines);

  if (!g_hash_table_add (gathering->lines, line))
    return;
  if (n < MAX_NAMED_LINES)
    g_string_append_printf (gathering->rest_title, n ? ", %s" : "%s", pb_record_get_title (line));
  else if (n == MAX_NAMED_LINES)
    g_string_append (gathering->rest_title, " …");
}

static void
gather (Gathering *gathering, PbBalanceScope *scope, gint64 scenario, int year, gboolean planned)
{
  const gint64 *board = scope->board == PB_BALANCE_ALL ? NULL : &scope->board;
  g_autoptr (GArray) shares = pb_effect_list (gathering->plan, board, planned ? 0 : scenario, year);

  for (guint i = 0; i < shares->len; i++)
    {
      const PbEffectShare *share = &g_array_index (shares, PbEffectShare, i);
      PbDriverAmounts *amounts = find_amounts (gathering, share);
      PbDriverAmounts *sum = &gathering->list->sum;

      if (share->assignment == 0)
        name_line (gathering, share->line);
      if (planned)
        {
          amounts->planned += share->ore;
          sum->planned += share->ore;
        }
      else
        {
          amounts->scenario += share->ore;
          sum->scenario += share->ore;
        }
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PbDriverEntry *first = a, *second = b;
  gint64 number = pb_record_get_int (first->assignment, PB_ASSIGNMENT_NUMBER)
                  - pb_record_get_int (second->assignment, PB_ASSIGNMENT_NUMBER);

  if (first->amounts.planned != second->amounts.planned)
    return ABS (first->amounts.planned) > ABS (second->amounts.planned) ? -1 : 1;
  return number < 0 ? -1 : number > 0;
}

/* An assignment that gives nothing this year, but does another, can be delayed too. */
static void
add_other_years (Gathering *gathering, PbBalanceScope *scope)
{
  g_autoptr (GArray) years = pb_effect_years (gathering->plan, 0);
  const gint64 *board = scope->board == PB_BALANCE_ALL ? NULL : &scope->board;

  for (guint i = 0; i < years->len; i++)
    {
      g_autoptr (GArray) shares = pb_effect_list (gathering->plan, board, 0, g_array_index (years, gint, i));

      for (guint k = 0; k < shares->len; k++)
        find_amounts (gathering, &g_array_index (shares, PbEffectShare, k));
    }
}

PbDriverList *
pb_driver_list_new (PbBalanceScope *scope, gint64 scenario, int year)
{
  g_autoptr (GHashTable) at = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  PbDriverList *self = g_new0 (PbDriverList, 1);
  Gathering gathering = { scope->plan, self, at, lines, g_string_new (NULL) };

  self->entries = g_array_new (FALSE, TRUE, sizeof (PbDriverEntry));
  gather (&gathering, scope, scenario, year, TRUE);
  gather (&gathering, scope, scenario, year, FALSE);
  add_other_years (&gathering, scope);
  g_array_sort (self->entries, compare_entries);
  self->rest_title = g_string_free (gathering.rest_title, FALSE);
  return self;
}

void
pb_driver_list_free (PbDriverList *self)
{
  g_array_unref (self->entries);
  g_free (self->rest_title);
  g_free (self);
}
