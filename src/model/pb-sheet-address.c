/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-edit.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-error.h"
#include "pb-number-private.h"
#include "pb-sheet-edit-private.h"

/* No more names than this in a sentence. */
#define MAX_NAMES 12

/* Folding moves no slash, so that what was typed is found by counting them. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *normal = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

/* “A”, “B” and so on: what there is. names: (element-type utf8). (transfer full) */
static char *
list_names (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, MAX_NAMES); i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (const char *)g_ptr_array_index (names, i));
  if (names->len > MAX_NAMES)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static GPtrArray *
new_names (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* What of the address follows a name and a slash, NULL where it does not begin so. Both folded. */
static const char *
skip_name (const char *address, const char *name)
{
  g_autofree char *folded = fold (name);
  gsize length = strlen (folded);

  return length > 0 && strncmp (address, folded, length) == 0 && address[length] == '/' ? address + length + 1 : NULL;
}

static char *
name_sheet (PbSheet *sheet, gboolean board)
{
  PbRecord *owner = pb_record_get_ref (sheet->record, PB_SHEET_BOARD);
  const char *title = pb_record_get_title (sheet->record);

  return board && owner != NULL ? g_strdup_printf ("%s:%s", pb_record_get_title (owner), title) : g_strdup (title);
}

static const char *
skip_short_name (const char *address, PbSheet *sheet)
{
  PbRecord *owner = pb_record_get_ref (sheet->record, PB_SHEET_BOARD);
  g_autofree char *name = NULL;

  if (owner == NULL || pb_record_is_null (owner, PB_BOARD_SHORT_NAME))
    return NULL;
  name
      = g_strdup_printf ("%s:%s", pb_record_get_text (owner, PB_BOARD_SHORT_NAME), pb_record_get_title (sheet->record));
  return skip_name (address, name);
}

static const char *
skip_sheet (const char *address, PbSheet *sheet)
{
  g_autofree char *full = name_sheet (sheet, TRUE);
  const char *rest = skip_name (address, full);

  if (rest == NULL)
    rest = skip_short_name (address, sheet);
  return rest != NULL ? rest : skip_name (address, pb_record_get_title (sheet->record));
}

/* The table that the address begins with, and what follows it. */
static PbSheet *
find_sheet (PbBook *book, const char *address, const char *typed, const char **rest, GError **error)
{
  g_autoptr (GPtrArray) all = new_names ();
  g_autoptr (GPtrArray) matches = new_names ();
  g_autofree char *first = g_strndup (typed, strcspn (typed, "/"));
  g_autofree char *quoted = pb_number_quote (first);
  g_autofree char *list = NULL;
  PbSheet *found = NULL;

  for (guint i = 0; i < book->n_sheets; i++)
    {
      const char *after = skip_sheet (address, book->sheets[i]);

      g_ptr_array_add (all, name_sheet (book->sheets[i], TRUE));
      /* Of titles that begin alike the longest is meant: it leaves the least. */
      if (after == NULL || (found != NULL && strlen (after) > strlen (*rest)))
        continue;
      if (found != NULL && strlen (after) < strlen (*rest))
        g_ptr_array_set_size (matches, 0);
      found = book->sheets[i];
      *rest = after;
      g_ptr_array_add (matches, name_sheet (found, TRUE));
    }
  if (matches->len == 1)
    return found;
  list = list_names (matches->len > 1 ? matches : all);
  if (matches->len > 1)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("Several tables are called “%s”. Say which: %s."), quoted, list);
  else if (all->len == 0)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no table “%s”: the plan has no tables."), quoted);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no table “%s”. The plan’s tables are %s."), quoted,
                 list);
  return NULL;
}

/* "2025 budget" in the file's words and the reader's. */
static gboolean
is_column (const PbSheetColumn *column, const char *name)
{
  g_autofree char *label = fold (column->label);
  g_autofree char *stored = g_strdup_printf ("%s %s", column->period, pb_enum_nick (PB_ENUM_MEASURE, column->measure));
  g_autofree char *shown = g_strdup_printf ("%s %s", column->period, pb_enum_label (PB_ENUM_MEASURE, column->measure));
  g_autofree char *by_nick = fold (stored);
  g_autofree char *by_word = fold (shown);

  return g_str_equal (label, name) || g_str_equal (by_nick, name) || g_str_equal (by_word, name)
         || (column->measure == PB_MEASURE_PLAN && g_ascii_strcasecmp (column->period, name) == 0);
}

/* The column that the address ends with; length: of what is before it and its slash. A label may hold a slash itself.
 */
static int
find_column (PbSheet *sheet, const char *rest, const char *typed, gsize *length, GError **error)
{
  g_autoptr (GPtrArray) all = new_names ();
  g_autofree char *list = NULL;
  g_autofree char *quoted = NULL;
  const char *last = strrchr (rest, '/');

  for (const char *slash = strchr (rest, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    for (guint i = 0; i < sheet->n_columns; i++)
      if (is_column (&sheet->columns[i], slash + 1))
        {
          *length = slash - rest;
          return (int)i;
        }
  for (guint i = 0; i < sheet->n_columns; i++)
    g_ptr_array_add (all, g_strdup (sheet->columns[i].label));
  list = list_names (all);
  quoted = pb_number_quote (strrchr (typed, '/') + 1);
  if (last == NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 _ ("“%s” names no column. Write table/line/column; the columns of “%s” are %s."), quoted,
                 pb_record_get_title (sheet->record), list);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                 _ ("There is no column “%s” in the table “%s”. Its columns are %s."), quoted,
                 pb_record_get_title (sheet->record), list);
  return -1;
}

/* "line", "group/line" and so on with levels groups, as far as there are any. */
static char *
name_line (PbSheet *sheet, int line, guint levels)
{
  GString *name = g_string_new (pb_record_get_title (sheet->lines[line].record));

  for (int at = sheet->lines[line].parent; at >= 0 && levels > 0; at = sheet->lines[at].parent, levels--)
    {
      g_string_prepend_c (name, '/');
      g_string_prepend (name, pb_record_get_title (sheet->lines[at].record));
    }
  return g_string_free (name, FALSE);
}

static guint
count_slashes (const char *text, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '/';
  return n;
}

static gboolean
is_line (PbSheet *sheet, guint line, const char *name)
{
  guint most = MIN (sheet->lines[line].depth, count_slashes (name, strlen (name)));

  for (guint levels = 0; levels <= most; levels++)
    {
      g_autofree char *full = name_line (sheet, (int)line, levels);
      g_autofree char *folded = fold (full);

      if (g_str_equal (folded, name))
        return TRUE;
    }
  return FALSE;
}

/* The part of the address as typed that stands where the folded part does. (transfer full) */
static char *
find_typed (const char *typed, const char *folded, const char *part, gsize length)
{
  guint before = count_slashes (folded, part - folded);
  guint within = count_slashes (part, length);
  const char *end;

  while (before-- > 0)
    typed = strchr (typed, '/') + 1;
  end = typed + strcspn (typed, "/");
  while (within-- > 0)
    end += 1 + strcspn (end + 1, "/");
  return g_strndup (typed, end - typed);
}

static int
find_line (PbSheet *sheet, const char *name, const char *typed, GError **error)
{
  g_autoptr (GPtrArray) all = new_names ();
  g_autoptr (GPtrArray) matches = new_names ();
  g_autofree char *list = NULL;
  g_autofree char *quoted = pb_number_quote (typed);
  int found = -1;

  for (guint i = 0; i < sheet->n_lines; i++)
    {
      g_ptr_array_add (all, name_line (sheet, (int)i, 0));
      if (!is_line (sheet, i, name))
        continue;
      found = (int)i;
      g_ptr_array_add (matches, name_line (sheet, (int)i, 1));
    }
  if (matches->len == 1)
    return found;
  list = list_names (matches->len > 1 ? matches : all);
  if (matches->len > 1)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 _ ("Several lines of the table “%s” are called “%s”. Say which: %s."),
                 pb_record_get_title (sheet->record), quoted, list);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, _ ("There is no line “%s” in the table “%s”. Its lines are %s."),
                 quoted, pb_record_get_title (sheet->record), list);
  return -1;
}

gboolean
pb_sheet_find_address (PbPlan *plan, const char *address, gint64 *sheet_id, gint64 *line_id, gint64 *column_id,
                       GError **error)
{
  g_autofree char *folded = fold (address);
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  const char *rest = NULL;
  PbSheet *sheet;
  gsize length;
  int line, column;

  g_return_val_if_fail (PB_IS_PLAN (plan) && address != NULL, FALSE);

  sheet = find_sheet (pb_book_get (plan, 0), folded, address, &rest, error);
  column = sheet != NULL ? find_column (sheet, rest, address, &length, error) : -1;
  if (column < 0)
    return FALSE;
  name = g_strndup (rest, length);
  typed = find_typed (address, folded, rest, length);
  line = find_line (sheet, name, typed, error);
  if (line < 0)
    return FALSE;
  if (sheet->columns[column].record == NULL)
    return pb_sheet_can_edit (sheet, (guint)line, (guint)column, error);
  if (sheet_id != NULL)
    *sheet_id = pb_record_get_id (sheet->record);
  if (line_id != NULL)
    *line_id = sheet->lines[line].id;
  if (column_id != NULL)
    *column_id = sheet->columns[column].id;
  return TRUE;
}
