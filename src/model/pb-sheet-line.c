/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-line.h"

#include <glib/gi18n-lib.h>

#include "pb-error.h"
#include "pb-sheet-edit-private.h"
#include "pb-sheet-line-private.h"

gboolean
pb_line_site_find (PbLineSite *self, PbPlan *plan, gint64 line_id, GError **error)
{
  PbBook *book = pb_book_get (plan, 0);
  int node = pb_book_find_line (book, line_id);
  guint line = 0;

  self->sheet = node >= 0 ? pb_book_get_line (book, node, &line) : NULL;
  if (self->sheet == NULL)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                           _ ("The line is no longer in the plan: somebody has deleted it."));
      return FALSE;
    }
  self->at = (int)line;
  self->record = self->sheet->lines[line].record;
  return TRUE;
}

gboolean
pb_line_site_find_in (PbLineSite *self, PbEdit *edit, PbPlan *plan, gint64 line_id)
{
  GError *error = NULL;

  if (pb_line_site_find (self, plan, line_id, &error))
    return TRUE;
  pb_edit_fail (edit, error);
  return FALSE;
}

GPtrArray *
pb_sheet_list_group (PbSheet *sheet, int parent)
{
  GPtrArray *records = g_ptr_array_new ();
  int end = parent < 0 ? (int)sheet->n_lines : sheet->lines[parent].end;

  for (int i = parent + 1; i < end; i = sheet->lines[i].end)
    g_ptr_array_add (records, sheet->lines[i].record);
  return records;
}

PbEdit *
pb_sheet_begin (PbPlan *plan, char *label)
{
  PbEdit *edit = pb_edit_new (plan, label);

  g_free (label);
  return edit;
}

char *
pb_sheet_trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
check_title (PbEdit *edit, const char *title)
{
  if (*title == '\0')
    pb_sheet_refuse (edit, _ ("A line needs a name. Write what its figures are."));
  return *title != '\0';
}

gboolean
pb_line_make_group (PbEdit *edit, PbPlan *plan, PbSheet *sheet, int line, int *changed)
{
  const PbSheetLine *l = &sheet->lines[line];
  const char *title = pb_record_get_title (l->record);

  if (l->kind == PB_LINE_SUM || (l->kind == PB_LINE_GIVEN && l->end > line + 1))
    return TRUE;
  if (l->kind != PB_LINE_GIVEN)
    pb_sheet_refuse (edit,
                     l->kind == PB_LINE_LINKED
                         ? _ ("“%s” is a link, so no lines can stand under it. Make it a sum first.")
                         : _ ("“%s” is a balance, so no lines can stand under it. Make it a sum first."),
                     title);
  else if (pb_sheet_count_figures (plan, l->id) > 0)
    pb_sheet_refuse (
        edit, _ ("“%s” has figures of its own, which lines under it would not be added to. Make it a sum first."),
        title);
  else
    {
      pb_edit_set_enum (edit, l->id, PB_LINE_KIND, PB_LINE_SUM);
      if (changed != NULL)
        *changed = line;
      return TRUE;
    }
  return FALSE;
}

/* Sets group and place of a line from the one that it is to stand by. */
static void
place_new_line (PbEdit *edit, PbPlan *plan, gint64 id, gint64 other_id, PbLinePlace place)
{
  g_autoptr (GPtrArray) group = NULL;
  PbLineSite other;
  int parent;
  guint at;

  if (!pb_line_site_find_in (&other, edit, plan, other_id))
    return;
  pb_edit_set_int (edit, id, PB_LINE_SHEET, pb_record_get_id (other.sheet->record));
  parent = place == PB_PLACE_UNDER ? other.at : other.sheet->lines[other.at].parent;
  if (place == PB_PLACE_UNDER && !pb_line_make_group (edit, plan, other.sheet, other.at, NULL))
    return;
  group = pb_sheet_list_group (other.sheet, parent);
  if (parent >= 0)
    pb_edit_set_int (edit, id, PB_LINE_PARENT, other.sheet->lines[parent].id);
  if (place == PB_PLACE_UNDER || !g_ptr_array_find (group, other.record, &at))
    at = group->len;
  else if (place == PB_PLACE_AFTER)
    at++;
  pb_edit_move (edit, PB_TABLE_LINE, id, at < group->len ? pb_record_get_id (g_ptr_array_index (group, at)) : 0, group);
}

static gint64
insert_line (PbEdit *edit, PbPlan *plan, gint64 sheet_id, const char *title, PbLineKind kind)
{
  gint64 id;

  if (pb_plan_get_record (plan, PB_TABLE_SHEET, sheet_id) == NULL)
    {
      pb_edit_fail (edit, g_error_new_literal (PB_ERROR, PB_ERROR_NOT_FOUND,
                                               _ ("The table is no longer in the plan: somebody has deleted it.")));
      return 0;
    }
  id = pb_edit_insert (edit, PB_TABLE_LINE);
  pb_edit_set_int (edit, id, PB_LINE_SHEET, sheet_id);
  pb_edit_set_text (edit, id, PB_LINE_TITLE, title);
  pb_edit_set_enum (edit, id, PB_LINE_KIND, kind);
  return id;
}

gint64
pb_sheet_add_line (PbPlan *plan, gint64 sheet_id, gint64 other_id, PbLinePlace place, const char *title,
                   PbLineKind kind, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (title);
  PbEdit *edit;
  gint64 id = 0;

  g_return_val_if_fail (PB_IS_PLAN (plan) && kind != PB_LINE_LINKED, 0);

  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Add line %s"), trimmed));
  if (check_title (edit, trimmed))
    id = insert_line (edit, plan, sheet_id, trimmed, kind);
  if (id != 0 && other_id != 0)
    place_new_line (edit, plan, id, other_id, place);
  return pb_edit_commit (edit, error) ? id : 0;
}

gboolean
pb_sheet_rename_line (PbPlan *plan, gint64 line_id, const char *title, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (title);
  PbLineSite site;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Rename %s"), pb_record_get_title (site.record)));
  if (check_title (edit, trimmed))
    pb_edit_set_text (edit, line_id, PB_LINE_TITLE, trimmed);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_set_line_note (PbPlan *plan, gint64 line_id, const char *note, GError **error)
{
  PbLineSite site;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Note on %s"), pb_record_get_title (site.record)));
  pb_edit_set_text (edit, line_id, PB_LINE_NOTE, note);
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_delete_line (PbPlan *plan, gint64 line_id, GError **error)
{
  PbLineSite site;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Delete line %s"), pb_record_get_title (site.record)));
  if (pb_line_site_find_in (&site, edit, plan, line_id))
    pb_edit_delete (edit, PB_TABLE_LINE, line_id);
  return pb_edit_commit (edit, error);
}
