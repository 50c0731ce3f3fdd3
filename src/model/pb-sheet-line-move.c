/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-line.h"

#include <glib/gi18n-lib.h>

#include "pb-error.h"
#include "pb-sheet-edit-private.h"
#include "pb-sheet-line-private.h"

/* Where a line is to go: its group, and the line of the group that it comes to stand before (-1: last). */
typedef struct
{
  int parent;
  int before;
} Target;

/* The line before one in its group, -1 where it is the first. */
static int
find_previous (PbSheet *sheet, int line)
{
  int at = sheet->lines[line].parent + 1;
  int previous = -1;

  for (; at < line; at = sheet->lines[at].end)
    previous = at;
  return previous;
}

/* The line after one in its group, -1 where it is the last. */
static int
find_next (PbSheet *sheet, int line)
{
  int parent = sheet->lines[line].parent;
  int end = parent < 0 ? (int)sheet->n_lines : sheet->lines[parent].end;

  return sheet->lines[line].end < end ? sheet->lines[line].end : -1;
}

static Target
find_target (PbSheet *sheet, int other, PbLinePlace place)
{
  switch (place)
    {
    case PB_PLACE_UNDER:
      return (Target){ other, -1 };
    case PB_PLACE_AFTER:
      return (Target){ sheet->lines[other].parent, find_next (sheet, other) };
    case PB_PLACE_BEFORE:
    default:
      return (Target){ sheet->lines[other].parent, other };
    }
}

/* FALSE where there is nowhere to go. */
static gboolean
find_shift (PbSheet *sheet, int line, PbLineShift shift, Target *target)
{
  int parent = sheet->lines[line].parent;
  int other = shift == PB_SHIFT_DOWN  ? find_next (sheet, line)
              : shift == PB_SHIFT_OUT ? parent
                                      : find_previous (sheet, line);

  if (other < 0)
    return FALSE;
  *target = find_target (sheet, other,
                         shift == PB_SHIFT_UP   ? PB_PLACE_BEFORE
                         : shift == PB_SHIFT_IN ? PB_PLACE_UNDER
                                                : PB_PLACE_AFTER);
  return TRUE;
}

static void
move_to (PbEdit *edit, PbPlan *plan, const PbLineSite *site, const Target *target)
{
  PbSheet *sheet = site->sheet;
  const PbSheetLine *line = &sheet->lines[site->at];
  g_autoptr (GPtrArray) group = pb_sheet_list_group (sheet, target->parent);
  PbLineChange change = pb_line_change_none (site);

  if (target->parent >= site->at && target->parent < line->end)
    {
      pb_sheet_refuse (edit, _ ("“%s” cannot stand in its own group."), pb_record_get_title (line->record));
      return;
    }
  if (target->parent >= 0 && target->parent != line->parent
      && !pb_line_make_group (edit, plan, sheet, target->parent, &change.sum))
    return;
  change.parent = target->parent;
  change.before = target->before >= 0   ? target->before
                  : target->parent >= 0 ? sheet->lines[target->parent].end
                                        : (int)sheet->n_lines;
  if (!pb_line_change_check (&change, edit, plan))
    return;
  if (target->parent != line->parent && target->parent >= 0)
    pb_edit_set_int (edit, line->id, PB_LINE_PARENT, sheet->lines[target->parent].id);
  else if (target->parent != line->parent)
    pb_edit_set_null (edit, line->id, PB_LINE_PARENT);
  pb_edit_move (edit, PB_TABLE_LINE, line->id, target->before >= 0 ? sheet->lines[target->before].id : 0, group);
}

gboolean
pb_sheet_move_line (PbPlan *plan, gint64 line_id, gint64 other_id, PbLinePlace place, GError **error)
{
  PbLineSite site, other;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (line_id == other_id)
    return TRUE;
  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Move %s"), pb_record_get_title (site.record)));
  if (pb_line_site_find_in (&site, edit, plan, line_id) && pb_line_site_find_in (&other, edit, plan, other_id))
    {
      Target target = find_target (other.sheet, other.at, place);

      if (site.sheet != other.sheet)
        pb_sheet_refuse (edit, _ ("“%s” and “%s” stand in different tables. A line moves within its own table."),
                         pb_record_get_title (site.record), pb_record_get_title (other.record));
      else if (target.parent != site.sheet->lines[site.at].parent
               || (target.before != site.at && target.before != find_next (site.sheet, site.at)))
        move_to (edit, plan, &site, &target);
    }
  return pb_edit_commit (edit, error);
}

gboolean
pb_sheet_can_shift_line (PbPlan *plan, gint64 line_id, PbLineShift shift)
{
  PbLineSite site;
  Target target;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  return pb_line_site_find (&site, plan, line_id, NULL) && find_shift (site.sheet, site.at, shift, &target);
}

gboolean
pb_sheet_shift_line (PbPlan *plan, gint64 line_id, PbLineShift shift, GError **error)
{
  PbLineSite site;
  Target target;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Move %s"), pb_record_get_title (site.record)));
  if (pb_line_site_find_in (&site, edit, plan, line_id) && find_shift (site.sheet, site.at, shift, &target))
    move_to (edit, plan, &site, &target);
  return pb_edit_commit (edit, error);
}

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  return ((const PbLineSite *)a)->at - ((const PbLineSite *)b)->at;
}

/* The lines in reading order. NULL, and the edit refused, where they do not follow on each other in one group, or where
 * a sum of them would not add up: it leaves balances out. (transfer full) */
static GArray *
find_neighbours (PbEdit *edit, PbPlan *plan, const gint64 *line_ids, guint n_lines)
{
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (PbLineSite));

  for (guint i = 0; i < n_lines; i++)
    {
      PbLineSite site;

      if (!pb_line_site_find_in (&site, edit, plan, line_ids[i]))
        return NULL;
      g_array_append_val (sites, site);
    }
  g_array_sort (sites, compare_sites);
  for (guint i = 0; i < n_lines; i++)
    {
      const PbLineSite *site = &g_array_index (sites, PbLineSite, i);
      const PbLineSite *before = i > 0 ? site - 1 : NULL;

      if (site->sheet->lines[site->at].kind == PB_LINE_BALANCE)
        {
          pb_sheet_refuse (edit, _ ("“%s” is a balance. It sums the lines above it and stands in no group."),
                           pb_record_get_title (site->record));
          return NULL;
        }
      if (before != NULL && (before->sheet != site->sheet || find_next (site->sheet, before->at) != site->at))
        {
          pb_sheet_refuse (edit,
                           _ ("“%s” and “%s” do not follow on each other in one group. Move them together first."),
                           pb_record_get_title (before->record), pb_record_get_title (site->record));
          return NULL;
        }
    }
  return g_steal_pointer (&sites);
}

static gint64
insert_group (PbEdit *edit, GArray *sites, const char *title)
{
  const PbLineSite *first = &g_array_index (sites, PbLineSite, 0);
  gint64 id = pb_edit_insert (edit, PB_TABLE_LINE);

  pb_edit_set_int (edit, id, PB_LINE_SHEET, pb_record_get_id (first->sheet->record));
  if (!pb_record_is_null (first->record, PB_LINE_PARENT))
    pb_edit_set_int (edit, id, PB_LINE_PARENT, pb_record_get_int (first->record, PB_LINE_PARENT));
  /* The first one's place is free: that one goes into the group. */
  pb_edit_set_int (edit, id, PB_LINE_POSITION, pb_record_get_int (first->record, PB_LINE_POSITION));
  pb_edit_set_text (edit, id, PB_LINE_TITLE, title);
  pb_edit_set_enum (edit, id, PB_LINE_KIND, PB_LINE_SUM);
  for (guint i = 0; i < sites->len; i++)
    pb_edit_set_int (edit, pb_record_get_id (g_array_index (sites, PbLineSite, i).record), PB_LINE_PARENT, id);
  return id;
}

gint64
pb_sheet_group_lines (PbPlan *plan, const gint64 *line_ids, guint n_lines, const char *title, GError **error)
{
  g_autofree char *trimmed = pb_sheet_trim (title);
  g_autoptr (GArray) sites = NULL;
  gint64 id = 0;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan) && n_lines > 0, 0);

  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Group lines as %s"), trimmed));
  sites = find_neighbours (edit, plan, line_ids, n_lines);
  if (sites != NULL && *trimmed == '\0')
    pb_sheet_refuse (edit, _ ("A group needs a name. Write what its lines have in common."));
  else if (sites != NULL)
    id = insert_group (edit, sites, trimmed);
  return pb_edit_commit (edit, error) ? id : 0;
}

/* The group's lines, in their order, in the place that the group had among its neighbours. */
static void
take_out_lines (PbEdit *edit, const PbLineSite *site)
{
  PbSheet *sheet = site->sheet;
  const PbSheetLine *group = &sheet->lines[site->at];
  g_autoptr (GPtrArray) order = pb_sheet_list_group (sheet, group->parent);
  g_autoptr (GPtrArray) members = pb_sheet_list_group (sheet, site->at);
  guint at;

  if (!g_ptr_array_find (order, site->record, &at))
    return;
  g_ptr_array_remove_index (order, at);
  for (guint i = 0; i < members->len; i++)
    {
      PbRecord *member = g_ptr_array_index (members, i);

      if (group->parent >= 0)
        pb_edit_set_int (edit, pb_record_get_id (member), PB_LINE_PARENT, sheet->lines[group->parent].id);
      else
        pb_edit_set_null (edit, pb_record_get_id (member), PB_LINE_PARENT);
      g_ptr_array_insert (order, (int)(at + i), member);
    }
  pb_edit_reorder (edit, PB_TABLE_LINE, order);
}

gboolean
pb_sheet_ungroup_line (PbPlan *plan, gint64 line_id, GError **error)
{
  PbLineSite site;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  edit = pb_sheet_begin (plan, g_strdup_printf (_ ("Ungroup %s"), pb_record_get_title (site.record)));
  if (pb_line_site_find_in (&site, edit, plan, line_id))
    {
      if (site.sheet->lines[site.at].kind != PB_LINE_SUM)
        pb_sheet_refuse (edit, _ ("“%s” is no sum, so its figures would change. Make it a sum first."),
                         pb_record_get_title (site.record));
      else
        {
          take_out_lines (edit, &site);
          pb_edit_delete (edit, PB_TABLE_LINE, line_id);
        }
    }
  return pb_edit_commit (edit, error);
}
