/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-filter.h"

#include <string.h>

void
pb_assignment_filter_init (PbAssignmentFilter *filter)
{
  *filter = (PbAssignmentFilter) { .status = -1, .assessment = -1 };
}

void
pb_assignment_filter_clear (PbAssignmentFilter *filter)
{
  g_clear_pointer (&filter->words, g_strfreev);
}

void
pb_assignment_filter_copy (PbAssignmentFilter *filter, const PbAssignmentFilter *from)
{
  char **words = g_strdupv (from->words);

  pb_assignment_filter_clear (filter);
  *filter = *from;
  filter->words = words;
}

gboolean
pb_assignment_filter_set_search (PbAssignmentFilter *filter, const char *text)
{
  g_autofree char *folded = pb_assignment_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **words;

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (builder, *part);
  words = g_strv_builder_end (builder);
  if (*words == NULL)
    g_clear_pointer (&words, g_strfreev);

  if (words == NULL ? filter->words == NULL
                    : filter->words != NULL && g_strv_equal ((const char *const *) words,
                                                             (const char *const *) filter->words))
    {
      g_strfreev (words);
      return FALSE;
    }
  g_strfreev (filter->words);
  filter->words = words;
  return TRUE;
}

static gboolean
apply_spec (PbAssignmentFilter *filter, const char *spec)
{
  const char *value = strchr (spec, '=');

  if (value != NULL)
    {
      value++;
      if (g_str_has_prefix (spec, "status="))
        return (filter->status = pb_enum_from_nick (PB_ENUM_STATUS, value)) >= 0;
      if (g_str_has_prefix (spec, "assessment="))
        return (filter->assessment = pb_enum_from_nick (PB_ENUM_ASSESSMENT, value)) >= 0;
      if (g_str_has_prefix (spec, "board="))
        return (filter->board = g_ascii_strtoll (value, NULL, 10)) > 0;
      if (g_str_has_prefix (spec, "role="))
        return (filter->role = g_ascii_strtoll (value, NULL, 10)) > 0;
      return FALSE;
    }
  if (strcmp (spec, "mine") == 0)
    filter->scope = PB_SCOPE_MINE;
  else if (strcmp (spec, "late") == 0)
    filter->late = TRUE;
  else if (strcmp (spec, "unreported") == 0)
    filter->unreported = TRUE;
  else
    return strcmp (spec, "all") == 0;
  return TRUE;
}

gboolean
pb_assignment_filter_set_spec (PbAssignmentFilter *filter, const char *spec)
{
  PbAssignmentFilter next;

  pb_assignment_filter_init (&next);
  next.my_role = filter->my_role;
  if (!apply_spec (&next, spec))
    return FALSE;
  pb_assignment_filter_clear (filter);
  *filter = next;
  return TRUE;
}

void
pb_assignment_filter_reset (PbAssignmentFilter *filter, PbFilterPart part)
{
  switch (part)
    {
    case PB_FILTER_SCOPE:
      filter->scope = PB_SCOPE_ALL;
      break;
    case PB_FILTER_LATE:
      filter->late = FALSE;
      break;
    case PB_FILTER_BOARD:
      filter->board = 0;
      break;
    case PB_FILTER_ROLE:
      filter->role = 0;
      break;
    case PB_FILTER_STATUS:
      filter->status = -1;
      break;
    case PB_FILTER_ASSESSMENT:
      filter->assessment = -1;
      break;
    case PB_FILTER_UNREPORTED:
      filter->unreported = FALSE;
      break;
    case PB_N_FILTER_PARTS:
    default:
      g_assert_not_reached ();
    }
}

gboolean
pb_assignment_filter_is_empty (const PbAssignmentFilter *filter)
{
  return filter->scope == PB_SCOPE_ALL && filter->board == 0 && filter->role == 0 && filter->status < 0
         && filter->assessment < 0 && !filter->late && !filter->unreported && filter->words == NULL;
}

static gboolean
matches_words (char **words, PbAssignmentRow *row)
{
  const char *haystack = pb_assignment_row_get_haystack (row);

  for (char **word = words; *word != NULL; word++)
    if (strstr (haystack, *word) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
pb_assignment_filter_matches (const PbAssignmentFilter *filter, PbAssignmentRow *row)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (row);
  PbRecord *record = pb_assignment_row_get_record (row);

  if (filter->status >= 0 && (int) facts->status != filter->status)
    return FALSE;
  if (filter->assessment >= 0 && (int) facts->assessment != filter->assessment)
    return FALSE;
  if (filter->unreported && !facts->unreported)
    return FALSE;
  if (filter->late && !facts->late)
    return FALSE;
  if (filter->scope == PB_SCOPE_MINE && (filter->my_role == 0 || !pb_assignment_has_role (record, filter->my_role)))
    return FALSE;
  if (filter->board != 0 && !pb_assignment_has_board (record, filter->board))
    return FALSE;
  if (filter->role != 0 && !pb_assignment_has_role (record, filter->role))
    return FALSE;
  return filter->words == NULL || matches_words (filter->words, row);
}

PbRecord *
pb_assignment_find_role (PbPlan *plan, const char *name)
{
  GPtrArray *roles = pb_plan_peek_records (plan, PB_TABLE_ROLE);

  if (name == NULL || *name == '\0')
    return NULL;
  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (pb_record_get_text (roles->pdata[i], PB_ROLE_SHORT_NAME), name) == 0
        || g_strcmp0 (pb_record_get_text (roles->pdata[i], PB_ROLE_NAME), name) == 0)
      return roles->pdata[i];
  return NULL;
}
