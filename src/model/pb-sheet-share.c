/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-share.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-error.h"
#include "pb-number.h"
#include "pb-sheet-edit-private.h"
#include "pb-sheet-line-private.h"

static GPtrArray *
peek_links (PbPlan *plan, gint64 line_id)
{
  return pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_LINE, line_id);
}

static PbRecord *
find_link (PbPlan *plan, gint64 line_id, gint64 assignment_id)
{
  GPtrArray *links = peek_links (plan, line_id);

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (g_ptr_array_index (links, i), PB_ASSIGNMENT_LINE_ASSIGNMENT) == assignment_id)
      return g_ptr_array_index (links, i);
  return NULL;
}

static gint64
number_of (PbPlan *plan, gint64 assignment_id)
{
  PbRecord *assignment = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment_id);

  return assignment != NULL ? pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER) : 0;
}

static int
compare_shares (gconstpointer a, gconstpointer b, gpointer plan)
{
  gint64 first = number_of (plan, ((const PbShare *)a)->assignment);
  gint64 second = number_of (plan, ((const PbShare *)b)->assignment);

  return (first > second) - (first < second);
}

GArray *
pb_share_list (PbPlan *plan, gint64 line_id)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (PbShare));
  g_autofree PbEffectPart *parts = NULL;
  GPtrArray *links;

  g_return_val_if_fail (PB_IS_PLAN (plan), shares);

  links = peek_links (plan, line_id);
  parts = links->len > 0 ? pb_effect_divide (links) : NULL;
  for (guint i = 0; i < links->len; i++)
    {
      PbShare share
          = { parts[i].assignment, !pb_record_is_null (g_ptr_array_index (links, i), PB_ASSIGNMENT_LINE_SHARE),
              (double)parts[i].part * 100 / PB_PART_WHOLE };

      g_array_append_val (shares, share);
    }
  g_array_sort_with_data (shares, compare_shares, plan);
  return shares;
}

/* Starts an edit of a line's link to an assignment; NULL with a sentence where either is gone. */
static PbEdit *
begin (PbPlan *plan, gint64 line_id, gint64 assignment_id, char *(*label) (const char *line, int number),
       GError **error)
{
  PbRecord *assignment = pb_plan_get_record (plan, PB_TABLE_ASSIGNMENT, assignment_id);
  PbLineSite site;

  if (!pb_line_site_find (&site, plan, line_id, error))
    return NULL;
  if (assignment == NULL)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                           _ ("The assignment is no longer in the plan: somebody has deleted it."));
      return NULL;
    }
  return pb_sheet_begin (
      plan, label (pb_record_get_title (site.record), (int)pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER)));
}

static char *
link_label (const char *line, int number)
{
  return g_strdup_printf (_ ("Link %s to assignment %d"), line, number);
}

static char *
unlink_label (const char *line, int number)
{
  return g_strdup_printf (_ ("Unlink %s from assignment %d"), line, number);
}

static char *
share_label (const char *line, int number)
{
  return g_strdup_printf (_ ("Share of %s for assignment %d"), line, number);
}

gboolean
pb_share_link (PbPlan *plan, gint64 line_id, gint64 assignment_id, GError **error)
{
  PbEdit *edit;
  PbLineSite site;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  edit = begin (plan, line_id, assignment_id, link_label, error);
  if (edit == NULL)
    return FALSE;
  if (!pb_line_site_find_in (&site, edit, plan, line_id) || find_link (plan, line_id, assignment_id) != NULL)
    return pb_edit_commit (edit, error);
  if (site.sheet->lines[site.at].kind == PB_LINE_BALANCE)
    pb_sheet_refuse (edit,
                     _ ("“%s” is a balance, which is no effect of an assignment. Choose one of the lines above it."),
                     pb_record_get_title (site.record));
  else
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_LINE);

      pb_edit_set_int (edit, id, PB_ASSIGNMENT_LINE_ASSIGNMENT, assignment_id);
      pb_edit_set_int (edit, id, PB_ASSIGNMENT_LINE_LINE, line_id);
    }
  return pb_edit_commit (edit, error);
}

gboolean
pb_share_unlink (PbPlan *plan, gint64 line_id, gint64 assignment_id, GError **error)
{
  PbRecord *link;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  edit = begin (plan, line_id, assignment_id, unlink_label, error);
  if (edit == NULL)
    return FALSE;
  link = find_link (plan, line_id, assignment_id);
  if (link != NULL)
    pb_edit_delete (edit, PB_TABLE_ASSIGNMENT_LINE, pb_record_get_id (link));
  return pb_edit_commit (edit, error);
}

/* The written shares of the line's other assignments, in percent. */
static double
sum_others (PbPlan *plan, gint64 line_id, PbRecord *link)
{
  GPtrArray *links = peek_links (plan, line_id);
  double sum = 0;

  for (guint i = 0; i < links->len; i++)
    if (g_ptr_array_index (links, i) != link)
      sum += pb_record_get_real (g_ptr_array_index (links, i), PB_ASSIGNMENT_LINE_SHARE) * 100;
  return sum;
}

static void
set_percent (PbEdit *edit, PbPlan *plan, gint64 line_id, PbRecord *link, double percent)
{
  double total = sum_others (plan, line_id, link) + MAX (percent, 0);

  if (percent < 0)
    pb_edit_set_null (edit, pb_record_get_id (link), PB_ASSIGNMENT_LINE_SHARE);
  else if (total > 100 + 1e-9)
    {
      g_autofree char *sum = pb_number_format (total, -1);

      pb_sheet_refuse (edit, _ ("The line’s shares would come to %s %%. Together they can be no more than 100 %%."),
                       sum);
    }
  else
    pb_edit_set_real (edit, pb_record_get_id (link), PB_ASSIGNMENT_LINE_SHARE, percent / 100);
}

gboolean
pb_share_set_percent (PbPlan *plan, gint64 line_id, gint64 assignment_id, double percent, GError **error)
{
  PbRecord *link;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  edit = begin (plan, line_id, assignment_id, share_label, error);
  if (edit == NULL)
    return FALSE;
  link = find_link (plan, line_id, assignment_id);
  if (link == NULL)
    pb_sheet_refuse (edit, _ ("The line is not linked to the assignment any more."));
  else
    set_percent (edit, plan, line_id, link, percent);
  return pb_edit_commit (edit, error);
}
