/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of an import: from text as people write it to what the plan holds. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-number.h"

static PbDraftRow *
find_named (PbImport *self, PbTable table, const char *text)
{
  g_autofree char *key = pb_draft_key (text, NULL), *name = pb_draft_key ("name", text, NULL);
  PbDraftRow *row = pb_draft_find (self->draft, table, key);
  return row != NULL ? row : pb_draft_find (self->draft, table, name);
}

static PbDraftRow *
find_assignment (PbImport *self, const char *text)
{
  PbDraftRow *row = find_named (self, PB_TABLE_ASSIGNMENT, text);
  /* "uppdrag 16", "nr 16" and "016" are 16 as well. */
  const char *digits = text + strcspn (text, "0123456789");
  char *end = NULL;
  guint64 number = row == NULL && *digits != '\0' ? g_ascii_strtoull (digits, &end, 10) : 0;
  if (row != NULL || end == NULL || *end != '\0' || digits - text > 8)
    return row;
  g_autofree char *plain = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  return find_named (self, PB_TABLE_ASSIGNMENT, plain);
}

static PbDraftRow *
find_line_by_title (PbImport *self, const char *text)
{
  g_autofree char *wanted = pb_draft_key (text, NULL);
  if (self->line_names == NULL)
    {
      GPtrArray *lines = pb_draft_peek_rows (self->draft, PB_TABLE_LINE);
      self->line_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < lines->len; i++)
        {
          char *title = pb_draft_key (pb_draft_row_text (lines->pdata[i], PB_LINE_TITLE), NULL);
          gboolean several = g_hash_table_contains (self->line_names, title);
          g_hash_table_insert (self->line_names, title, several ? NULL : lines->pdata[i]);
        }
    }
  return g_hash_table_lookup (self->line_names, wanted);
}

/* "tabell/rad", where either name may hold a slash; else a line by its name alone where only one has it. */
PbDraftRow *
pb_import_find_line (PbImport *self, const char *text, PbDraftRow *board)
{
  for (const char *slash = strchr (text, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *table = g_strndup (text, slash - text);
      g_autofree char *board_key = pb_draft_row_key (board);
      g_autofree char *near = pb_draft_key (board_key, table, NULL), *any = pb_draft_key ("name", table, NULL);
      PbDraftRow *sheet = pb_draft_find (self->draft, PB_TABLE_SHEET, near);
      if (sheet == NULL)
        sheet = pb_draft_find (self->draft, PB_TABLE_SHEET, any);
      g_autofree char *sheet_key = pb_draft_row_key (sheet);
      g_autofree char *line = pb_draft_key ("title", sheet_key, slash + 1, NULL);
      if (sheet != NULL && pb_draft_find (self->draft, PB_TABLE_LINE, line) != NULL)
        return pb_draft_find (self->draft, PB_TABLE_LINE, line);
    }
  return find_line_by_title (self, text);
}

static PbDraftRow *
find_period (PbImport *self, const char *text)
{
  g_autofree char *code = NULL, *rest = NULL;
  if (!pb_layout_parse_period (text, &code, &rest) || *rest != '\0')
    return NULL;
  g_autofree char *key = pb_draft_key (code, NULL);
  PbDraftRow *row = pb_draft_find (self->draft, PB_TABLE_PERIOD, key);
  if (row == NULL)
    {
      row = pb_draft_add (self->draft, PB_TABLE_PERIOD, key);
      pb_draft_set_text (row, PB_PERIOD_CODE, code);
      pb_import_fill_new (self, row);
    }
  return row;
}

/* By day and title; by either alone where only one meeting has it. TRUE where several do: the import fails. */
static gboolean
find_meeting (PbImport *self, const PbImportPlace *place, const char *text, PbDraftRow **found)
{
  GPtrArray *meetings = pb_draft_peek_rows (self->draft, PB_TABLE_MEETING);
  g_autofree char *wanted = pb_draft_key (text, NULL), *day = NULL;
  GDate date;
  guint n = 0;

  *found = find_named (self, PB_TABLE_MEETING, text);
  if (*found != NULL)
    return FALSE;
  day = pb_date_parse (text, &date, NULL) ? pb_date_to_iso (&date) : NULL;
  for (guint i = 0; i < meetings->len; i++)
    {
      PbDraftRow *meeting = meetings->pdata[i];
      const char *title = pb_draft_row_text (meeting, PB_MEETING_TITLE);
      g_autofree char *key = pb_draft_key (title != NULL ? title : "", NULL);

      if (pb_draft_row_state (meeting) == PB_DRAFT_DELETED
          || !(g_str_equal (key, wanted)
               || (day != NULL && g_strcmp0 (pb_draft_row_text (meeting, PB_MEETING_DATE), day) == 0)))
        continue;
      *found = meeting;
      n++;
    }
  if (n > 1)
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("the plan has %u meetings “%s”. Write the day before the title, for example "
                                        "“2026-05-24 Board meeting”."),
                                     n, text));
  return n > 1;
}

static void
fail_unknown (PbImport *self, const PbImportPlace *place, PbTable table, const char *text)
{
  if (table == PB_TABLE_ASSIGNMENT)
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("the plan has no assignment “%s”. Write its number, for example 16."), text));
  else if (table == PB_TABLE_LINE)
    pb_import_fail (
        self, place,
        g_strdup_printf (_ ("there is no line “%s”. Write the table's title, a slash and the line's title."), text));
  else if (table == PB_TABLE_PERIOD)
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("“%s” is no period. Write for example 2024, 2024-T1 or 2024-Q3."), text));
  else if (table == PB_TABLE_MEETING)
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("the plan has no meeting “%s”. Write its day, its title or both, for example "
                                        "“2026-05-24 Board meeting”; or import it too."),
                                     text));
  else
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("there is no %s “%s” in the plan. Import it too, or correct the name."),
                                     g_dgettext (GETTEXT_PACKAGE, pb_table_info (table)->label), text));
}

static PbDraftRow *
make (PbImport *self, const PbImportPlace *place, PbTable table, const char *text)
{
  PbDraftRow *row = pb_draft_add (self->draft, table, NULL);
  pb_draft_set_text (row, pb_table_info (table)->title, text);
  pb_import_fill_new (self, row);
  pb_draft_index_row (self->draft, row);
  if (table != PB_TABLE_ENTITY)
    pb_import_warn (self, place,
                    g_strdup_printf (_ ("the plan had no %s “%s”; it is added."),
                                     g_dgettext (GETTEXT_PACKAGE, pb_table_info (table)->label), text));
  return row;
}

PbDraftRow *
pb_import_resolve (PbImport *self, const PbImportPlace *place, PbTable table, const char *text)
{
  PbDraftRow *row;
  switch (table)
    {
    case PB_TABLE_ASSIGNMENT:
      row = find_assignment (self, text);
      break;
    case PB_TABLE_LINE:
      row = pb_import_find_line (self, text, NULL);
      break;
    case PB_TABLE_PERIOD:
      row = find_period (self, text);
      break;
    case PB_TABLE_MEETING:
      if (find_meeting (self, place, text, &row))
        return NULL;
      break;
    default:
      row = find_named (self, table, text);
      break;
    }
  if (row != NULL)
    return row;
  if (table == PB_TABLE_BOARD || table == PB_TABLE_ROLE || table == PB_TABLE_GOAL || table == PB_TABLE_ENTITY)
    return make (self, place, table, text);
  fail_unknown (self, place, table, text);
  return NULL;
}

int
pb_import_word (PbImport *self, const PbImportPlace *place, PbEnum e, const char *text)
{
  int value = pb_enum_from_word (e, text);
  for (guint i = 0; value < 0 && i < pb_enum_n_values (e); i++)
    if (g_utf8_collate (pb_enum_label (e, i), text) == 0)
      value = i;
  if (value >= 0)
    return value;
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < pb_enum_n_values (e); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", pb_enum_label (e, i));
  pb_import_fail (self, place, g_strdup_printf (_ ("“%s” is none of the words it can be: %s."), text, words->str));
  return -1;
}

static gboolean
set_money (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn column, PbUnit unit, const char *text)
{
  gint64 ore;
  if (!pb_money_parse (text, unit, &ore, NULL)
      && (place->column < 0
          || !pb_text_table_get_money (place->file->text, place->row, place->column, unit, &ore)))
    {
      g_autofree char *example = pb_money_format (-pb_unit_ore (unit) * 71 / 10, unit, pb_unit_decimals (unit));
      pb_import_fail (self, place, g_strdup_printf (_ ("“%s” is not an amount. Write for example %s."), text, example));
      return FALSE;
    }
  pb_draft_set_int (row, column, ore);
  return TRUE;
}

static gboolean
set_number (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn column, const char *text)
{
  gboolean whole = pb_column_info (column)->type != PB_TYPE_REAL_;
  double number;
  if (!pb_number_parse (text, &number, NULL) || (whole && (floor (number) != number || fabs (number) > 1e15)))
    {
      g_autofree char *example = whole ? g_strdup ("12") : pb_number_format (1288.5, 1);
      pb_import_fail (self, place,
                      whole ? g_strdup_printf (_ ("“%s” is not a whole number. Write for example %s."), text, example)
                            : g_strdup_printf (_ ("“%s” is not a number. Write for example %s."), text, example));
      return FALSE;
    }
  if (whole)
    pb_draft_set_int (row, column, (gint64)number);
  else
    pb_draft_set_real (row, column, number);
  return TRUE;
}

static gboolean
set_date (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn column, const char *text)
{
  GDate date;
  if (!pb_date_parse (text, &date, NULL))
    {
      pb_import_fail (self, place, g_strdup_printf (_ ("“%s” is not a date. Write for example 2026-11-22."), text));
      return FALSE;
    }
  g_autofree char *iso = pb_date_to_iso (&date);
  pb_draft_set_text (row, column, iso);
  return TRUE;
}

gboolean
pb_import_set (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn column, PbUnit unit,
               const char *text)
{
  const PbColumnInfo *info = pb_column_info (column);
  if (*text == '\0')
    return TRUE;
  switch (info->type)
    {
    case PB_TYPE_MONEY_:
      return set_money (self, place, row, column, unit, text);
    case PB_TYPE_INT_:
    case PB_TYPE_REAL_:
    case PB_TYPE_BOOL_:
    case PB_TYPE_POSITION_:
      return set_number (self, place, row, column, text);
    case PB_TYPE_DATE_:
      return set_date (self, place, row, column, text);
    case PB_TYPE_PERIOD_:
      {
        g_autofree char *code = NULL, *rest = NULL;
        if (!pb_layout_parse_period (text, &code, &rest) || *rest != '\0')
          {
            fail_unknown (self, place, PB_TABLE_PERIOD, text);
            return FALSE;
          }
        pb_draft_set_text (row, column, code);
        return TRUE;
      }
    case PB_TYPE_ENUM_:
      {
        int value = pb_import_word (self, place, info->extra, text);
        if (value >= 0)
          pb_draft_set_text (row, column, pb_enum_nick (info->extra, value));
        return value >= 0;
      }
    case PB_TYPE_REF_:
      {
        PbDraftRow *to = pb_import_resolve (self, place, info->extra, text);
        if (to != NULL)
          pb_draft_set_ref (row, column, to);
        return to != NULL;
      }
    default:
      pb_draft_set_text (row, column, text);
      return TRUE;
    }
}

static char **
split_at (const char *text, const char *separators)
{
  char **parts = g_strsplit_set (text, separators, -1);
  guint n = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = parts[i];
      if (*g_strstrip (part) != '\0')
        parts[n++] = part;
      else
        g_free (part);
    }
  parts[n] = NULL;
  return parts;
}

/* Numbers may be listed with commas too. Names hold commas of their own, so those part them only where each part is a name
 * that the plan knows and the whole is none: "FSN, SN". */
static char **
split_list (PbImport *self, PbTable table, const char *text)
{
  gboolean numbers = text[strspn (text, "0123456789, ")] == '\0';
  g_auto (GStrv) names = NULL;
  if (numbers)
    return split_at (text, ";,\n");
  if (table != PB_TABLE_ASSIGNMENT && table != PB_TABLE_LINE && find_named (self, table, text) == NULL)
    {
      gboolean known = TRUE;
      names = split_at (text, ";,\n");
      for (guint i = 0; names[i] != NULL; i++)
        known &= find_named (self, table, names[i]) != NULL;
      if (known)
        return g_steal_pointer (&names);
    }
  return split_at (text, ";\n");
}

static gboolean
is_all (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  return strcmp (folded, "alla") == 0 || strcmp (folded, "all") == 0;
}

/* The rows that a cell lists. (transfer container) */
static GPtrArray *
list_rows (PbImport *self, const PbImportPlace *place, PbTable table, const char *text)
{
  GPtrArray *rows = g_ptr_array_new ();
  if (table == PB_TABLE_ASSIGNMENT && is_all (text))
    {
      g_ptr_array_extend (rows, pb_draft_peek_rows (self->draft, table), NULL, NULL);
      return rows;
    }
  g_auto (GStrv) parts = split_list (self, table, text);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      PbDraftRow *to = pb_import_resolve (self, place, table, parts[i]);
      if (to != NULL && !g_ptr_array_find (rows, to, NULL))
        g_ptr_array_add (rows, to);
    }
  return rows;
}

gboolean
pb_import_link (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn near, PbColumn far,
                const char *text)
{
  PbTable table = PB_COLUMN_TABLE (near);
  const PbColumn *key_columns = pb_draft_key_columns (table);
  gboolean changed = FALSE;
  if (*text == '\0')
    return FALSE;
  g_autoptr (GPtrArray) wanted = list_rows (self, place, pb_column_info (far)->extra, text);
  g_autoptr (GPtrArray) links = pb_draft_list_links (self->draft, near, row);
  for (guint i = 0; i < links->len; i++)
    if (!g_ptr_array_find (wanted, pb_draft_row_ref (self->draft, links->pdata[i], far), NULL))
      {
        pb_draft_delete (self->draft, links->pdata[i]);
        changed = TRUE;
      }
  g_autofree char *near_key = pb_draft_row_key (row);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *far_key = pb_draft_row_key (wanted->pdata[i]);
      gboolean far_first = key_columns[0] == far;
      g_autofree char *key = pb_draft_key (far_first ? far_key : near_key, far_first ? near_key : far_key, NULL);
      if (pb_draft_find (self->draft, table, key) != NULL)
        continue;
      pb_draft_add_link (self->draft, key, near, row, far, wanted->pdata[i]);
      changed = TRUE;
    }
  return changed;
}
