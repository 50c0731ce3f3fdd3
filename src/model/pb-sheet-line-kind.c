/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-line.h"

#include <glib/gi18n-lib.h>

#include "pb-error.h"
#include "pb-sheet-edit-private.h"
#include "pb-sheet-line-private.h"

/* A change of a line's kind under way. */
typedef struct
{
  PbEdit *edit;
  PbPlan *plan;
  PbLineSite site;
  gint64 id;
} KindChange;

static const char *
title_of (const KindChange *self)
{
  return pb_record_get_title (self->site.record);
}

static void
ask (const KindChange *self)
{
  guint n = pb_sheet_count_figures (self->plan, self->id);

  pb_sheet_refuse (
      self->edit,
      ngettext ("“%s” has %u figure of its own, counted with those of scenarios. Keep the plan’s as printed, "
                "to be compared with what is computed, or drop it.",
                "“%s” has %u figures of its own, counted with those of scenarios. Keep the plan’s as "
                "printed, to be compared with what is computed, or drop them.",
                n),
      title_of (self), n);
}

static void
keep_as_printed (const KindChange *self, PbRecord *cell)
{
  gint64 column = pb_record_get_int (cell, PB_CELL_COLUMN);
  gint64 amount = pb_record_get_int (cell, PB_CELL_AMOUNT);
  PbRecord *printed = pb_sheet_find_printed (self->plan, self->id, column);
  gint64 id;

  if (printed != NULL && pb_record_get_int (printed, PB_PRINTED_AMOUNT) != amount)
    {
      int at = pb_sheet_find_column_id (self->site.sheet, column);

      pb_sheet_refuse (self->edit,
                       _ ("“%s” has a printed figure already in %s, and it is another one. Drop the figures, or "
                          "remove the printed one first."),
                       title_of (self), at >= 0 ? pb_sheet_get_column_label (self->site.sheet, (guint)at) : "");
      return;
    }
  if (printed != NULL)
    return;
  id = pb_edit_insert (self->edit, PB_TABLE_PRINTED);
  pb_edit_set_int (self->edit, id, PB_PRINTED_LINE, self->id);
  pb_edit_set_int (self->edit, id, PB_PRINTED_COLUMN, column);
  pb_edit_set_int (self->edit, id, PB_PRINTED_AMOUNT, amount);
}

static void
take_amount (PbEdit *edit, PbTable table, PbRecord *cell, PbColumn amount, PbColumn note)
{
  if (pb_record_is_null (cell, note))
    pb_edit_delete (edit, table, pb_record_get_id (cell));
  else
    pb_edit_set_null (edit, pb_record_get_id (cell), amount);
}

/* The line's own amounts go, their notes stay. */
static void
take_amounts (const KindChange *self, gboolean keep)
{
  GPtrArray *cells = pb_plan_peek_children (self->plan, PB_CELL_LINE, self->id);
  GPtrArray *others = pb_plan_peek_children (self->plan, PB_SCENARIO_CELL_LINE, self->id);

  for (guint i = 0; i < cells->len; i++)
    {
      PbRecord *cell = g_ptr_array_index (cells, i);

      if (pb_record_is_null (cell, PB_CELL_AMOUNT))
        continue;
      if (keep)
        keep_as_printed (self, cell);
      take_amount (self->edit, PB_TABLE_CELL, cell, PB_CELL_AMOUNT, PB_CELL_NOTE);
    }
  for (guint i = 0; i < others->len; i++)
    take_amount (self->edit, PB_TABLE_SCENARIO_CELL, g_ptr_array_index (others, i), PB_SCENARIO_CELL_AMOUNT,
                 PB_SCENARIO_CELL_NOTE);
}

static void
set_amount (const KindChange *self, guint column, gint64 ore)
{
  gint64 column_id = self->site.sheet->columns[column].id;
  PbRecord *cell = pb_sheet_find_cell (self->plan, 0, self->id, column_id);
  gint64 id = cell != NULL ? pb_record_get_id (cell) : pb_edit_insert (self->edit, PB_TABLE_CELL);

  if (cell == NULL)
    {
      pb_edit_set_int (self->edit, id, PB_CELL_LINE, self->id);
      pb_edit_set_int (self->edit, id, PB_CELL_COLUMN, column_id);
    }
  pb_edit_set_int (self->edit, id, PB_CELL_AMOUNT, ore);
}

/* What is computed becomes the line's own. */
static void
keep_as_given (const KindChange *self)
{
  PbSheet *sheet = self->site.sheet;

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      gint64 ore;

      if (sheet->columns[column].record != NULL && sheet->columns[column].budget < 0
          && pb_sheet_get_value (sheet, (guint)self->site.at, column, &ore))
        set_amount (self, column, ore);
    }
}

static void
move_figures (const KindChange *self, PbLineKind to, PbFigures figures)
{
  PbLineKind from = self->site.sheet->lines[self->site.at].kind;

  if (from == PB_LINE_GIVEN && to != PB_LINE_GIVEN)
    {
      if (figures == PB_FIGURES_ASK && pb_sheet_count_figures (self->plan, self->id) > 0)
        ask (self);
      else
        take_amounts (self, figures == PB_FIGURES_KEEP);
    }
  else if (from != PB_LINE_GIVEN && to == PB_LINE_GIVEN)
    {
      take_amounts (self, FALSE);
      if (figures != PB_FIGURES_DROP)
        keep_as_given (self);
    }
}

static gboolean
check_group (const KindChange *self, PbLineKind kind)
{
  const PbSheetLine *line = &self->site.sheet->lines[self->site.at];

  if (line->end == self->site.at + 1 || kind == PB_LINE_SUM || kind == PB_LINE_GIVEN)
    return TRUE;
  pb_sheet_refuse (self->edit,
                   kind == PB_LINE_LINKED
                       ? _ ("“%s” has lines under it, so it cannot be a link. Move them out of the group first.")
                       : _ ("“%s” has lines under it, so it cannot be a balance. Move them out of the group first."),
                   title_of (self));
  return FALSE;
}

/* What the change comes to; FALSE, and the edit refused, where it may not be. */
static gboolean
find_change (KindChange *self, PbLineKind kind, gint64 target_id, PbLineChange *change)
{
  PbLineSite target;

  if (!pb_line_site_find_in (&self->site, self->edit, self->plan, self->id) || !check_group (self, kind)
      || (target_id != 0 && !pb_line_site_find_in (&target, self->edit, self->plan, target_id)))
    return FALSE;
  *change = pb_line_change_none (&self->site);
  change->kind = kind;
  change->link = target_id != 0 ? (int)target.sheet->first_node + target.at : -1;
  return pb_line_change_check (change, self->edit, self->plan);
}

static gboolean
commit_kind (PbPlan *plan, gint64 line_id, PbLineKind kind, gint64 target_id, PbFigures figures, char *label,
             GError **error)
{
  KindChange self = { pb_sheet_begin (plan, label), plan, { NULL }, line_id };
  PbLineChange change;

  if (find_change (&self, kind, target_id, &change))
    {
      move_figures (&self, kind, figures);
      pb_edit_set_enum (self.edit, line_id, PB_LINE_KIND, kind);
      if (target_id != 0)
        pb_edit_set_int (self.edit, line_id, PB_LINE_LINK, target_id);
      else
        pb_edit_set_null (self.edit, line_id, PB_LINE_LINK);
    }
  return pb_edit_commit (self.edit, error);
}

gboolean
pb_sheet_set_line_kind (PbPlan *plan, gint64 line_id, PbLineKind kind, PbFigures figures, GError **error)
{
  PbLineSite site;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error))
    return FALSE;
  if (site.sheet->lines[site.at].kind == kind)
    return TRUE;
  if (kind == PB_LINE_LINKED)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("A link needs a line to link to. Choose which line “%s” is to show."),
                   pb_record_get_title (site.record));
      return FALSE;
    }
  return commit_kind (plan, line_id, kind, 0, figures,
                      g_strdup_printf (_ ("Change the kind of %s"), pb_record_get_title (site.record)), error);
}

gboolean
pb_sheet_set_line_link (PbPlan *plan, gint64 line_id, gint64 target_id, PbFigures figures, GError **error)
{
  PbLineSite site, target;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  if (!pb_line_site_find (&site, plan, line_id, error) || !pb_line_site_find (&target, plan, target_id, error))
    return FALSE;
  return commit_kind (
      plan, line_id, PB_LINE_LINKED, target_id, figures,
      /* TRANSLATORS: two lines of tables */
      g_strdup_printf (_ ("Link %s to %s"), pb_record_get_title (site.record), pb_record_get_title (target.record)),
      error);
}

gboolean
pb_sheet_check_line_kind (PbPlan *plan, gint64 line_id, PbLineKind kind, gint64 target_id, GError **error)
{
  KindChange self = { NULL, plan, { NULL }, line_id };
  PbLineChange change;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  self.edit = pb_sheet_begin (plan, g_strdup (""));
  find_change (&self, kind, target_id, &change);
  return pb_edit_commit (self.edit, error);
}
