/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-state.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "pb-money-words.h"

G_DEFINE_FINAL_TYPE (PbMoneyItem, pb_money_item, G_TYPE_OBJECT)

static void
pb_money_item_class_init (PbMoneyItemClass *klass)
{
}

static void
pb_money_item_init (PbMoneyItem *self)
{
}

PbMoneyItem *
pb_money_item_new (gint64 id, guint line, PbMoneyRowKind kind)
{
  PbMoneyItem *self = g_object_new (PB_TYPE_MONEY_ITEM, NULL);

  self->id = id;
  self->line = line;
  self->kind = kind;
  return self;
}

void
pb_money_state_init (PbMoneyState *self)
{
  self->cursor = -1;
  self->edited = -2;
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
pb_money_state_clear (PbMoneyState *self)
{
  g_clear_pointer (&self->sheet, pb_sheet_unref);
  g_clear_pointer (&self->plan_sheet, pb_sheet_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->column_widths, g_free);
  g_clear_pointer (&self->columns, g_array_unref);
}

/* A balance table's own lines seldom carry a number: there it stands before the title, in no column. */
static gboolean
is_numbered (PbSheet *sheet)
{
  if (pb_sheet_get_balance_line (sheet) >= 0)
    return FALSE;
  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    if (pb_money_find_assignment (pb_sheet_get_line (sheet, i)))
      return TRUE;
  return FALSE;
}

/* Keeps the range where its lines went; without its first line there is none. */
static void
restretch (PbMoneyState *self, gint64 last)
{
  PbPlan *plan = pb_record_get_plan (pb_sheet_get_record (self->sheet));
  PbRecord *line = pb_plan_get_record (plan, PB_TABLE_LINE, last);
  int place = line ? pb_sheet_find_line (self->sheet, line) : -1;
  int column = self->anchor_column == self->first_column ? self->last_column : self->first_column;

  if (place < 0 || column >= (int)pb_sheet_get_n_columns (self->sheet))
    self->ranged = FALSE;
  else
    pb_money_state_stretch (self, self->anchor, self->anchor_column, (guint)place, column);
}

static gint64
get_far_end (PbMoneyState *self)
{
  gint64 first = pb_record_get_id (pb_sheet_get_line (self->sheet, self->first_line));

  return first == self->anchor ? pb_record_get_id (pb_sheet_get_line (self->sheet, self->last_line)) : first;
}

static gboolean
is_printed (PbSheet *sheet, guint line)
{
  gint64 ore;

  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    if (pb_sheet_get_printed (sheet, line, i, &ore))
      return TRUE;
  return FALSE;
}

/* The same lines in the same places, with the same rows beside the balance. */
static gboolean
has_same_rows (PbSheet *a, PbSheet *b)
{
  int balance = pb_sheet_get_balance_line (a);

  if (pb_sheet_get_n_lines (a) != pb_sheet_get_n_lines (b) || balance != pb_sheet_get_balance_line (b))
    return FALSE;
  for (guint i = 0; i < pb_sheet_get_n_lines (a); i++)
    if (pb_sheet_get_line (a, i) != pb_sheet_get_line (b, i)
        || pb_sheet_get_line_depth (a, i) != pb_sheet_get_line_depth (b, i))
      return FALSE;
  return balance < 0 || is_printed (a, (guint)balance) == is_printed (b, (guint)balance);
}

gboolean
pb_money_state_set (PbMoneyState *self, PbSheet *sheet, PbSheet *plan_sheet, gint64 scenario)
{
  gint64 far_end = self->ranged ? get_far_end (self) : 0;
  gboolean same = self->sheet && !self->plan_sheet == !plan_sheet && has_same_rows (self->sheet, sheet);

  g_clear_pointer (&self->sheet, pb_sheet_unref);
  g_clear_pointer (&self->plan_sheet, pb_sheet_unref);
  self->sheet = sheet;
  self->plan_sheet = plan_sheet;
  self->scenario = scenario;
  self->measured = NULL;
  self->numbered = is_numbered (sheet);
  self->cursor = MIN (self->cursor, (int)pb_sheet_get_n_columns (sheet) - 1);
  if (self->ranged)
    restretch (self, far_end);
  return !same;
}

void
pb_money_state_stretch (PbMoneyState *self, gint64 from_line, int from_column, guint line, int column)
{
  PbPlan *plan = pb_record_get_plan (pb_sheet_get_record (self->sheet));
  PbRecord *anchor;
  int from;

  if (!self->ranged)
    {
      self->anchor = from_line;
      self->anchor_column = from_column;
    }
  anchor = pb_plan_get_record (plan, PB_TABLE_LINE, self->anchor);
  from = anchor ? pb_sheet_find_line (self->sheet, anchor) : -1;
  self->ranged = from >= 0;
  if (!self->ranged)
    return;
  self->first_line = MIN ((guint)from, line);
  self->last_line = MAX ((guint)from, line);
  self->first_column = MIN (self->anchor_column, column);
  self->last_column
      = self->first_column < 0 ? (int)pb_sheet_get_n_columns (self->sheet) - 1 : MAX (self->anchor_column, column);
}

void
pb_money_state_unrange (PbMoneyState *self)
{
  self->ranged = FALSE;
}

gboolean
pb_money_state_is_chosen (PbMoneyState *self, guint line, int column)
{
  return self->ranged && line >= self->first_line && line <= self->last_line && column >= self->first_column
         && column <= self->last_column;
}

gboolean
pb_money_state_is_overridden (PbMoneyState *self, guint line, guint column)
{
  PbRecord *record = pb_sheet_get_line (self->sheet, line);
  PbRecord *own = pb_sheet_get_column (self->sheet, column);

  return own
         && pb_sheet_is_overridden (pb_record_get_plan (record), self->scenario, pb_record_get_id (record),
                                    pb_record_get_id (own));
}

gboolean
pb_money_state_is_changed (PbMoneyState *self, guint line, guint column)
{
  gint64 now = 0, before = 0;
  gboolean has, had;

  if (!self->plan_sheet)
    return FALSE;
  has = pb_sheet_get_value (self->sheet, line, column, &now);
  had = pb_sheet_get_value (self->plan_sheet, line, column, &before);
  return has != had || now != before || pb_money_state_is_overridden (self, line, column);
}

/* Digits are equally wide, so the largest and the smallest amount are the widest. TRUE where something is printed. */
static gboolean
find_extremes (PbSheet *sheet, GArray *columns)
{
  int balance = pb_sheet_get_balance_line (sheet);
  gboolean printed = FALSE;
  gint64 ore;

  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    for (guint c = 0; c < columns->len; c++)
      {
        PbMoneyColumn *column = &g_array_index (columns, PbMoneyColumn, c);
        gboolean has = pb_sheet_get_value (sheet, i, c, &ore);

        if (!has || !printed)
          printed |= pb_sheet_get_printed (sheet, i, c, has ? NULL : &ore);
        if (!has && !pb_sheet_get_printed (sheet, i, c, &ore))
          continue;
        column->least = MIN (column->least, ore);
        column->most = MAX (column->most, ore);
        if ((int)i == balance)
          column->bottom = ore;
      }
  for (guint c = 0; c < columns->len; c++)
    g_array_index (columns, PbMoneyColumn, c).label = g_str_hash (pb_sheet_get_column_label (sheet, c));
  return printed;
}

static int
measure_amount (PbMoneyState *self, PbRowPainter *painter, gint64 ore, PbRowFont font)
{
  g_autofree char *text = pb_money_format (ore, pb_sheet_get_unit (self->sheet), pb_sheet_get_decimals (self->sheet));

  return pb_row_painter_text_width (painter, 0, text, font);
}

static int
measure_column (PbMoneyState *self, PbRowPainter *painter, guint i, const PbMoneyColumn *column)
{
  const char *label = pb_sheet_get_column_label (self->sheet, i);
  int figures = MAX (measure_amount (self, painter, column->least, PB_ROW_TEXT_SEMIBOLD),
                     measure_amount (self, painter, column->most, PB_ROW_TEXT_SEMIBOLD));

  if (pb_sheet_get_balance_line (self->sheet) >= 0)
    figures = MAX (figures, measure_amount (self, painter, column->bottom, PB_ROW_LARGE_BOLD));
  return MAX (figures + self->mark_width,
              MAX (pb_row_painter_text_width (painter, 0, label, PB_ROW_SMALL_SEMIBOLD), self->verdict_width))
         + PB_MONEY_GAP;
}

static int
measure_verdicts (PbMoneyState *self, PbRowPainter *painter)
{
  if (pb_sheet_get_balance_line (self->sheet) < 0 || pb_sheet_get_sign (self->sheet) == PB_SIGN_COST_POSITIVE)
    return 0;
  return MAX (pb_row_painter_text_width (painter, 0, C_ ("balance", "rounded"), PB_ROW_SMALL),
              MAX (pb_row_painter_text_width (painter, 0, _ ("In balance"), PB_ROW_SMALL),
                   pb_row_painter_text_width (painter, 0, _ ("Deficit"), PB_ROW_SMALL))
                  + (int)(1.2 * self->em));
}

/* Digits are equally wide: the text with the most of them is the widest. */
static int
measure_numbers (PbMoneyState *self, PbRowPainter *painter)
{
  g_autofree char *longest = NULL;

  for (guint i = 0; self->numbered && i < pb_sheet_get_n_lines (self->sheet); i++)
    {
      g_autofree char *numbers = pb_money_words_numbers (pb_sheet_get_line (self->sheet, i));

      if (*numbers && (!longest || strlen (numbers) > strlen (longest)))
        {
          g_free (longest);
          longest = g_steal_pointer (&numbers);
        }
    }
  return longest ? pb_row_painter_text_width (painter, 0, longest, PB_ROW_TEXT_SEMIBOLD) + 10 : 0;
}

static gboolean
is_as_measured (const PbMoneyColumn *a, const PbMoneyColumn *b)
{
  return a->least == b->least && a->most == b->most && a->bottom == b->bottom && a->label == b->label;
}

/* Laying text out takes longer than all else that an edit asks for: what was measured stands while it is the same. */
static void
measure_columns (PbMoneyState *self, PbRowPainter *painter, GArray *columns, gboolean kept)
{
  g_free (self->column_widths);
  self->column_widths = g_new (int, MAX (columns->len, 1));
  self->columns_width = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      PbMoneyColumn *column = &g_array_index (columns, PbMoneyColumn, i);
      const PbMoneyColumn *before = kept ? &g_array_index (self->columns, PbMoneyColumn, i) : NULL;

      column->width
          = before && is_as_measured (before, column) ? before->width : measure_column (self, painter, i, column);
      self->column_widths[i] = column->width;
      self->columns_width += column->width;
    }
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = g_array_ref (columns);
}

void
pb_money_state_measure (PbMoneyState *self, PbRowPainter *painter)
{
  guint n = pb_sheet_get_n_columns (self->sheet);
  double em = pb_row_painter_em (painter);
  g_autoptr (GArray) columns = NULL;
  int mark;
  guint style;

  if (self->measured == self->sheet && self->em == em)
    return;
  columns = g_array_sized_new (FALSE, TRUE, sizeof (PbMoneyColumn), n);
  g_array_set_size (columns, n);
  mark = find_extremes (self->sheet, columns) ? (int)(1.35 * em) : 0;
  style = (guint)(em * 64) * 1024 + (guint)pb_sheet_get_unit (self->sheet) * 64
          + (guint)pb_sheet_get_decimals (self->sheet) * 4 + (guint)pb_sheet_get_sign (self->sheet) * 2
          + (pb_sheet_get_balance_line (self->sheet) >= 0);
  self->measured = self->sheet;
  self->em = em;
  self->number_width = measure_numbers (self, painter);
  if (!self->columns || self->columns->len != n || self->style != style || self->mark_width != mark)
    g_clear_pointer (&self->columns, g_array_unref);
  self->style = style;
  self->mark_width = mark;
  if (!self->columns)
    self->verdict_width = measure_verdicts (self, painter);
  measure_columns (self, painter, columns, self->columns != NULL);
}

double
pb_money_state_get_end (PbMoneyState *self, double width, guint column)
{
  double x = width - PB_MONEY_MARGIN;

  for (guint i = pb_sheet_get_n_columns (self->sheet); i > column + 1; i--)
    x -= self->column_widths[i - 1];
  return x;
}

int
pb_money_state_hit (PbMoneyState *self, double width, double x)
{
  double start = width - PB_MONEY_MARGIN - self->columns_width;

  for (guint i = 0; i < pb_sheet_get_n_columns (self->sheet); i++)
    {
      if (x < start)
        return (int)i - 1;
      start += self->column_widths[i];
    }
  return (int)pb_sheet_get_n_columns (self->sheet) - 1;
}

gboolean
pb_money_state_is_group (PbMoneyState *self, guint line)
{
  return line + 1 < pb_sheet_get_n_lines (self->sheet)
         && pb_sheet_get_line_depth (self->sheet, line + 1) > pb_sheet_get_line_depth (self->sheet, line);
}

gboolean
pb_money_state_is_open (PbMoneyState *self, guint line)
{
  gint64 id = pb_record_get_id (pb_sheet_get_line (self->sheet, line));

  return !g_hash_table_contains (self->collapsed, &id);
}

GPtrArray *
pb_money_state_list (PbMoneyState *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint hidden_below = G_MAXUINT;

  for (guint i = 0; i < pb_sheet_get_n_lines (self->sheet); i++)
    {
      guint depth = pb_sheet_get_line_depth (self->sheet, i);
      gint64 id = pb_record_get_id (pb_sheet_get_line (self->sheet, i));

      if (depth > hidden_below)
        continue;
      hidden_below = pb_money_state_is_group (self, i) && !pb_money_state_is_open (self, i) ? depth : G_MAXUINT;
      g_ptr_array_add (items, pb_money_item_new (id, i, PB_MONEY_ROW_LINE));
      if ((int)i != pb_sheet_get_balance_line (self->sheet))
        continue;
      if (self->plan_sheet)
        g_ptr_array_add (items, pb_money_item_new (id, i, PB_MONEY_ROW_PLAN));
      else if (is_printed (self->sheet, i))
        g_ptr_array_add (items, pb_money_item_new (id, i, PB_MONEY_ROW_PRINTED));
    }
  return items;
}
