/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-state.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
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
pb_money_item_new (gint64 id, guint line, gboolean printed)
{
  PbMoneyItem *self = g_object_new (PB_TYPE_MONEY_ITEM, NULL);

  self->id = id;
  self->line = line;
  self->printed = printed;
  return self;
}

void
pb_money_state_init (PbMoneyState *self)
{
  self->cursor = -1;
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
pb_money_state_clear (PbMoneyState *self)
{
  g_clear_pointer (&self->sheet, pb_sheet_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->column_widths, g_free);
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

void
pb_money_state_set (PbMoneyState *self, PbSheet *sheet)
{
  g_clear_pointer (&self->sheet, pb_sheet_unref);
  self->sheet = sheet;
  self->measured = NULL;
  self->numbered = is_numbered (sheet);
  self->cursor = MIN (self->cursor, (int) pb_sheet_get_n_columns (sheet) - 1);
}

/* Digits are equally wide, so the largest and the smallest amount are the widest. */
static int
measure_amounts (PbMoneyState *self, PbRowPainter *painter, guint column)
{
  int balance = pb_sheet_get_balance_line (self->sheet);
  gint64 least = 0, most = 0, ore;
  gint64 ends[2];
  int width = 0;

  for (guint i = 0; i < pb_sheet_get_n_lines (self->sheet); i++)
    if (pb_sheet_get_value (self->sheet, i, column, &ore) || pb_sheet_get_printed (self->sheet, i, column, &ore))
      {
        least = MIN (least, ore);
        most = MAX (most, ore);
      }
  ends[0] = least;
  ends[1] = most;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text
          = pb_money_format (ends[i], pb_sheet_get_unit (self->sheet), pb_sheet_get_decimals (self->sheet));

      width = MAX (width, pb_row_painter_text_width (painter, 0, text, PB_ROW_TEXT_SEMIBOLD));
    }
  if (balance >= 0)
    {
      g_autofree char *text = pb_money_words_amount (self->sheet, (guint) balance, column);

      width = MAX (width, pb_row_painter_text_width (painter, 0, text, PB_ROW_LARGE_BOLD));
    }
  return width;
}

static gboolean
has_proof (PbSheet *sheet)
{
  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
      if (pb_sheet_get_proof (sheet, i, c) != PB_PROOF_NONE)
        return TRUE;
  return FALSE;
}

static int
measure_verdicts (PbMoneyState *self, PbRowPainter *painter)
{
  if (pb_sheet_get_balance_line (self->sheet) < 0 || pb_sheet_get_sign (self->sheet) == PB_SIGN_COST_POSITIVE)
    return 0;
  return MAX (pb_row_painter_text_width (painter, 0, C_("balance", "rounded"), PB_ROW_SMALL),
              MAX (pb_row_painter_text_width (painter, 0, _("In balance"), PB_ROW_SMALL),
                   pb_row_painter_text_width (painter, 0, _("Deficit"), PB_ROW_SMALL))
                + (int) (1.2 * self->em));
}

static int
measure_numbers (PbMoneyState *self, PbRowPainter *painter)
{
  int width = 0;

  for (guint i = 0; self->numbered && i < pb_sheet_get_n_lines (self->sheet); i++)
    {
      g_autofree char *numbers = pb_money_words_numbers (pb_sheet_get_line (self->sheet, i));

      if (*numbers)
        width = MAX (width, pb_row_painter_text_width (painter, 0, numbers, PB_ROW_TEXT_SEMIBOLD));
    }
  return width ? width + 10 : 0;
}

void
pb_money_state_measure (PbMoneyState *self, PbRowPainter *painter)
{
  guint n = pb_sheet_get_n_columns (self->sheet);
  double em = pb_row_painter_em (painter);
  int verdict;

  if (self->measured == self->sheet && self->em == em)
    return;
  self->measured = self->sheet;
  self->em = em;
  self->mark_width = has_proof (self->sheet) ? (int) (1.35 * em) : 0;
  self->number_width = measure_numbers (self, painter);
  verdict = measure_verdicts (self, painter);
  g_free (self->column_widths);
  self->column_widths = g_new (int, MAX (n, 1));
  self->columns_width = 0;
  for (guint i = 0; i < n; i++)
    {
      int heading
          = pb_row_painter_text_width (painter, 0, pb_sheet_get_column_label (self->sheet, i), PB_ROW_SMALL_SEMIBOLD);

      self->column_widths[i]
          = MAX (measure_amounts (self, painter, i) + self->mark_width, MAX (heading, verdict)) + PB_MONEY_GAP;
      self->columns_width += self->column_widths[i];
    }
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
        return (int) i - 1;
      start += self->column_widths[i];
    }
  return (int) pb_sheet_get_n_columns (self->sheet) - 1;
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

static gboolean
is_printed (PbSheet *sheet, guint line)
{
  gint64 ore;

  for (guint i = 0; i < pb_sheet_get_n_columns (sheet); i++)
    if (pb_sheet_get_printed (sheet, line, i, &ore))
      return TRUE;
  return FALSE;
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
      g_ptr_array_add (items, pb_money_item_new (id, i, FALSE));
      if ((int) i == pb_sheet_get_balance_line (self->sheet) && is_printed (self->sheet, i))
        g_ptr_array_add (items, pb_money_item_new (id, i, TRUE));
    }
  return items;
}
