/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-draft-keys.h"

#include <stdarg.h>
#include <string.h>

/* Most keys are ASCII, which has no other form to be brought to; a large import makes millions of them. */
static char *
dup_folded (const char *text)
{
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

/* Case, and how many spaces of what kind, do not tell two names apart. */
static void
append_folded (GString *key, const char *text)
{
  g_autofree char *folded = dup_folded (text);
  gboolean space = FALSE;
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && key->len > 0 && key->str[key->len - 1] != '\x1f')
        g_string_append_c (key, ' ');
      space = FALSE;
      g_string_append_unichar (key, c);
    }
}

char *
pb_draft_key (const char *part, ...)
{
  GString *key = g_string_new (NULL);
  va_list args;
  va_start (args, part);
  for (; part != NULL; part = va_arg (args, const char *))
    {
      append_folded (key, part);
      g_string_append_c (key, '\x1f');
    }
  va_end (args);
  return g_string_free (key, FALSE);
}

char *
pb_draft_row_key (PbDraftRow *row)
{
  return row != NULL ? g_strdup_printf ("@%p", (void *)row) : g_strdup ("@");
}

/* A column as a part of a key. */
static char *
column_part (PbDraft *self, PbDraftRow *row, PbColumn column)
{
  switch (pb_column_info (column)->type)
    {
    case PB_TYPE_REF_:
      return pb_draft_row_key (pb_draft_row_ref (self, row, column));
    case PB_TYPE_INT_:
    case PB_TYPE_MONEY_:
    case PB_TYPE_BOOL_:
    case PB_TYPE_POSITION_:
      return g_strdup_printf ("%" G_GINT64_FORMAT, pb_draft_row_int (row, column));
    default:
      {
        const char *text = pb_draft_row_text (row, column);
        return g_strdup (text != NULL ? text : "");
      }
    }
}

static void
index_by (PbDraft *self, PbDraftRow *row, const char *prefix, PbColumn a, PbColumn b, PbColumn c, PbColumn d)
{
  const PbColumn columns[] = { a, b, c, d };
  g_auto (GStrv) parts = g_new0 (char *, 5);
  for (guint i = 0; i < 4 && columns[i] != 0; i++)
    parts[i] = column_part (self, row, columns[i]);
  /* A name that is absent names nothing. */
  if (parts[1] == NULL && *parts[0] == '\0')
    return;
  g_autofree char *key = prefix != NULL ? pb_draft_key (prefix, parts[0], parts[1], NULL)
                                        : pb_draft_key (parts[0], parts[1], parts[2], parts[3], NULL);
  pb_draft_add_key (self, row, key);
}

/* Several lines of one name may stand in a group: the second is "name #2". numbers: how many had the name. */
static void
index_line (PbDraft *self, PbDraftRow *row, GHashTable *numbers)
{
  PbDraftRow *parent = pb_draft_row_ref (self, row, PB_LINE_PARENT);
  const char *group = parent != NULL ? pb_draft_row_text (parent, PB_LINE_TITLE) : NULL;
  const char *title = pb_draft_row_text (row, PB_LINE_TITLE);
  g_autofree char *sheet = column_part (self, row, PB_LINE_SHEET);
  char *plain = pb_draft_key (sheet, group != NULL ? group : "", title != NULL ? title : "", NULL);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, plain)) + 1;
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *key = g_strconcat (plain, number, "\x1f", NULL);
  g_hash_table_insert (numbers, plain, GUINT_TO_POINTER (n));
  pb_draft_add_key (self, row, key);
  index_by (self, row, "title", PB_LINE_SHEET, PB_LINE_TITLE, 0, 0);
}

static void
index_goal (PbDraft *self, PbDraftRow *row)
{
  PbDraftRow *parent = pb_draft_row_ref (self, row, PB_GOAL_PARENT);
  const char *title = pb_draft_row_text (row, PB_GOAL_TITLE), *number = pb_draft_row_text (row, PB_GOAL_NUMBER);
  const char *level = pb_draft_row_text (row, PB_GOAL_LEVEL);
  g_autofree char *key = pb_draft_key (parent != NULL ? pb_draft_row_text (parent, PB_GOAL_TITLE) : "", title, NULL);
  pb_draft_add_key (self, row, key);
  index_by (self, row, "name", PB_GOAL_TITLE, 0, 0, 0);
  if (number == NULL)
    return;
  g_autofree char *spoken = level != NULL ? g_strconcat (level, " ", number, NULL) : g_strdup (number);
  g_autofree char *by_level = pb_draft_key ("name", spoken, NULL), *by_number = pb_draft_key ("name", number, NULL);
  pb_draft_add_key (self, row, by_level);
  pb_draft_add_key (self, row, by_number);
}

/* "2022-05-24 Socialnämnden", as agendas name it. */
static void
index_meeting (PbDraft *self, PbDraftRow *row)
{
  const char *date = pb_draft_row_text (row, PB_MEETING_DATE), *title = pb_draft_row_text (row, PB_MEETING_TITLE);
  g_autofree char *spoken = g_strconcat (date != NULL ? date : "", " ", title, NULL);
  g_autofree char *whole = pb_draft_key ("name", spoken, NULL);
  pb_draft_add_key (self, row, whole);
}

typedef struct
{
  PbTable table;
  PbColumn key[4];
  PbColumn names[2];
} Natural;

static const Natural naturals[] = {
  { PB_TABLE_FACT, { PB_FACT_NAME }, { 0 } },
  { PB_TABLE_BOARD, { PB_BOARD_NAME }, { PB_BOARD_SHORT_NAME } },
  { PB_TABLE_ROLE, { PB_ROLE_NAME }, { PB_ROLE_SHORT_NAME } },
  { PB_TABLE_ASSIGNMENT, { PB_ASSIGNMENT_NUMBER }, { PB_ASSIGNMENT_TITLE, PB_ASSIGNMENT_SHORT_TITLE } },
  { PB_TABLE_ASSIGNMENT_BOARD, { PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD }, { 0 } },
  { PB_TABLE_ASSIGNMENT_ROLE, { PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE }, { 0 } },
  { PB_TABLE_ASSIGNMENT_GOAL, { PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL }, { 0 } },
  { PB_TABLE_ACTIVITY, { PB_ACTIVITY_ASSIGNMENT, PB_ACTIVITY_TITLE }, { 0 } },
  { PB_TABLE_PERIOD, { PB_PERIOD_CODE }, { 0 } },
  { PB_TABLE_FOLLOW_UP, { PB_FOLLOW_UP_PERIOD, PB_FOLLOW_UP_ASSIGNMENT, PB_FOLLOW_UP_GOAL, PB_FOLLOW_UP_ACTIVITY }, { 0 } },
  { PB_TABLE_INDICATOR, { PB_INDICATOR_TITLE }, { PB_INDICATOR_SHORT_TITLE, PB_INDICATOR_KOLADA } },
  { PB_TABLE_INDICATOR_ASSIGNMENT, { PB_INDICATOR_ASSIGNMENT_INDICATOR, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT }, { 0 } },
  { PB_TABLE_ENTITY, { PB_ENTITY_NAME }, { PB_ENTITY_CODE } },
  { PB_TABLE_SHEET, { PB_SHEET_BOARD, PB_SHEET_TITLE }, { PB_SHEET_TITLE } },
  { PB_TABLE_COLUMN, { PB_COLUMN_SHEET, PB_COLUMN_PERIOD, PB_COLUMN_MEASURE }, { 0 } },
  { PB_TABLE_CELL, { PB_CELL_LINE, PB_CELL_COLUMN }, { 0 } },
  { PB_TABLE_PRINTED, { PB_PRINTED_LINE, PB_PRINTED_COLUMN }, { 0 } },
  { PB_TABLE_ASSIGNMENT_LINE, { PB_ASSIGNMENT_LINE_LINE, PB_ASSIGNMENT_LINE_ASSIGNMENT }, { 0 } },
  { PB_TABLE_CLAIM, { PB_CLAIM_INDICATOR, PB_CLAIM_PERIOD, PB_CLAIM_OWN, PB_CLAIM_PEER }, { 0 } },
  { PB_TABLE_DECISION, { PB_DECISION_TITLE, PB_DECISION_DATE }, { PB_DECISION_TITLE } },
  { PB_TABLE_DECISION_ASSIGNMENT, { PB_DECISION_ASSIGNMENT_DECISION, PB_DECISION_ASSIGNMENT_ASSIGNMENT }, { 0 } },
  { PB_TABLE_RECURRING, { PB_RECURRING_TITLE }, { 0 } },
  { PB_TABLE_MEETING, { PB_MEETING_DATE, PB_MEETING_TITLE, PB_MEETING_BOARD }, { 0 } },
  { PB_TABLE_AGENDA_ITEM, { PB_AGENDA_ITEM_MEETING, PB_AGENDA_ITEM_TITLE }, { 0 } },
  { PB_TABLE_RISK, { PB_RISK_TITLE, PB_RISK_BOARD, PB_RISK_ASSIGNMENT }, { 0 } },
  { PB_TABLE_FUNDING, { PB_FUNDING_TITLE }, { 0 } },
  { PB_TABLE_FUNDING_ASSIGNMENT, { PB_FUNDING_ASSIGNMENT_FUNDING, PB_FUNDING_ASSIGNMENT_ASSIGNMENT }, { 0 } },
};

/* A table's columns are numbered from 0 in its enum, so the very first table's first column is 0: the plan's own title,
 * which is no key. */
G_STATIC_ASSERT (PB_PLAN_TITLE == 0);

void
pb_draft_index_row (PbDraft *self, PbDraftRow *row)
{
  PbTable table = pb_draft_row_table (row);
  if (table == PB_TABLE_GOAL)
    index_goal (self, row);
  else if (table == PB_TABLE_MEETING)
    index_meeting (self, row);
  for (guint i = 0; i < G_N_ELEMENTS (naturals); i++)
    {
      const Natural *n = &naturals[i];
      if (n->table != table)
        continue;
      index_by (self, row, NULL, n->key[0], n->key[1], n->key[2], n->key[3]);
      for (guint j = 0; j < 2 && n->names[j] != 0; j++)
        index_by (self, row, "name", n->names[j], 0, 0, 0);
    }
}

const PbColumn *
pb_draft_key_columns (PbTable table)
{
  for (guint i = 0; i < G_N_ELEMENTS (naturals); i++)
    if (naturals[i].table == table)
      return naturals[i].key;
  return NULL;
}

void
pb_draft_index (PbDraft *self, PbTable table)
{
  GPtrArray *rows = pb_draft_peek_rows (self, table);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (table == PB_TABLE_LINE)
      index_line (self, rows->pdata[i], numbers);
    else
      pb_draft_index_row (self, rows->pdata[i]);
}
