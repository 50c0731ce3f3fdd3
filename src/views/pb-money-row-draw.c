/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-row-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-money-words.h"
#include "widgets/pb-widget-palette.h"

/* Slots of the painter: title, number, then three a column. */
#define SLOT_EDITOR 0
#define SLOT_TITLE 1
#define SLOT_NUMBER 2
#define SLOT_AMOUNT(column) (3 + 3 * (int)(column))
#define SLOT_VERDICT(column) (4 + 3 * (int)(column))
#define SLOT_ROUNDED(column) (5 + 3 * (int)(column))
#define INDENT 24
/* Of a cell, to the right of its figure. */
#define CELL_PAD 7
/* Where the numbers stand in a column of their own, that is step enough. */
#define NUMBERED_INDENT 12

PbLineKind
pb_money_row_get_kind (PbMoneyRow *self)
{
  return (PbLineKind)pb_record_get_enum (pb_sheet_get_line (self->state->sheet, self->item->line), PB_LINE_KIND);
}

gboolean
pb_money_row_is_bottom (PbMoneyRow *self)
{
  return self->item && self->item->kind == PB_MONEY_ROW_LINE
         && (int)self->item->line == pb_sheet_get_balance_line (self->state->sheet);
}

static gboolean
has_verdict (PbMoneyRow *self)
{
  if (pb_money_row_is_bottom (self))
    for (guint i = 0; i < pb_sheet_get_n_columns (self->state->sheet); i++)
      if (pb_sheet_get_balance (self->state->sheet, i) != PB_BALANCE_NONE)
        return TRUE;
  return FALSE;
}

/* A balance that is only kept within the rounding says so on a line of its own: beside the verdict it would widen the
 * column. */
static gboolean
has_rounded (PbMoneyRow *self)
{
  for (guint i = 0; i < pb_sheet_get_n_columns (self->state->sheet); i++)
    if (pb_sheet_get_balance (self->state->sheet, i) == PB_BALANCE_ROUNDED)
      return TRUE;
  return FALSE;
}

PbRowFont
pb_money_row_get_font (PbMoneyRow *self)
{
  if (!self->item)
    return PB_ROW_SMALL_SEMIBOLD;
  if (self->item->kind != PB_MONEY_ROW_LINE)
    return PB_ROW_TEXT;
  if (pb_money_row_is_bottom (self))
    return PB_ROW_TEXT_BOLD;
  return pb_money_row_get_kind (self) == PB_LINE_GIVEN ? PB_ROW_TEXT : PB_ROW_TEXT_SEMIBOLD;
}

int
pb_money_row_get_height (PbMoneyRow *self)
{
  if (!self->item)
    return pb_row_painter_line_height (self->painter, PB_ROW_SMALL_SEMIBOLD) + 13;
  if (has_verdict (self))
    return pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD)
           + (has_rounded (self) ? 2 : 1) * pb_row_painter_line_height (self->painter, PB_ROW_SMALL) + 22;
  if (pb_money_row_is_bottom (self))
    return pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD) + 18;
  return pb_row_painter_line_height (self->painter, PB_ROW_TEXT) + 14;
}

int
pb_money_row_get_band (PbMoneyRow *self)
{
  return has_verdict (self) ? pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD) + 16
                            : pb_money_row_get_height (self);
}

double
pb_money_row_get_title_start (PbMoneyRow *self)
{
  guint depth = self->item && self->item->kind == PB_MONEY_ROW_LINE
                    ? pb_sheet_get_line_depth (self->state->sheet, self->item->line)
                    : 0;

  return PB_MONEY_MARGIN + self->state->number_width + (self->state->numbered ? NUMBERED_INDENT : INDENT) * depth;
}

gboolean
pb_money_row_is_edited (PbMoneyRow *self, int column)
{
  return self->item && self->item->kind == PB_MONEY_ROW_LINE && self->state->edited > -2
         && self->state->edited == column && self->state->edited_line == self->item->id;
}

void
pb_money_row_get_cell (PbMoneyRow *self, int column, graphene_rect_t *cell)
{
  PbMoneyState *state = self->state;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double end = column < 0 ? width - PB_MONEY_MARGIN - state->columns_width
                          : pb_money_state_get_end (state, width, (guint)column);
  double start = column < 0 ? 0 : end - state->column_widths[column] + CELL_PAD;

  graphene_rect_init (cell, start, 0, end + (column < 0 ? 0 : CELL_PAD) - start, pb_money_row_get_band (self));
}

/* A text that is longer than its column grows over what stands before it: nothing else moves. Measured here, since an
 * entry that asks for its text's width has the whole page laid out at every key. */
void
pb_money_row_widen (PbMoneyRow *self, graphene_rect_t *cell)
{
  const char *text = self->child && self->state->edited >= 0 ? gtk_editable_get_text (GTK_EDITABLE (self->child)) : "";
  int wanted = pb_row_painter_text_width (self->painter, SLOT_EDITOR, text, PB_ROW_TEXT) + 2 * CELL_PAD + 4;
  double more = MIN (cell->origin.x, MAX (0, wanted - cell->size.width));

  cell->origin.x -= more;
  cell->size.width += more;
}

/* A closed group's triangle points at its title, an open one's down. */
static void
draw_triangle (PbMoneyRow *self, GtkSnapshot *snapshot, double x, double band)
{
  double size = 0.62 * self->state->em;
  GdkRGBA ink = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_INK_2);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, (float)((band - size) / 2), size, size));

  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_translate (cr, x + size / 2, band / 2);
  if (!pb_money_state_is_open (self->state, self->item->line))
    cairo_rotate (cr, -G_PI_2);
  cairo_move_to (cr, -size / 2, -size * 0.27);
  cairo_line_to (cr, size / 2, -size * 0.27);
  cairo_line_to (cr, 0, size * 0.33);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_chevron (PbMoneyRow *self, GtkSnapshot *snapshot, double x, double band)
{
  double size = 0.7 * self->state->em;
  GdkRGBA accent = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_ACCENT);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, (float)((band - size) / 2), size, size));

  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 0.12 * self->state->em);
  cairo_move_to (cr, x + 0.3 * size, (band - size) / 2 + 0.12 * size);
  cairo_line_to (cr, x + 0.7 * size, band / 2);
  cairo_line_to (cr, x + 0.3 * size, (band + size) / 2 - 0.12 * size);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* The numbers of the assignments before the title. Returns where the title begins. */
static double
draw_number (PbMoneyRow *self, double start, double y)
{
  PbMoneyState *state = self->state;
  PbRecord *line = pb_sheet_get_line (state->sheet, self->item->line);
  g_autofree char *numbers = pb_money_words_numbers (line);

  if (state->numbered)
    {
      if (*numbers)
        pb_row_painter_text (self->painter, SLOT_NUMBER, numbers, PB_ROW_TEXT_SEMIBOLD, PB_TONE_ACCENT, PB_ROW_END,
                             PB_MONEY_MARGIN - 2, y, state->number_width - 8);
      else if (pb_money_row_get_kind (self) == PB_LINE_GIVEN)
        pb_row_painter_text (self->painter, SLOT_NUMBER, "–", PB_ROW_TEXT, PB_TONE_INK_3, PB_ROW_END,
                             PB_MONEY_MARGIN - 2, y, state->number_width - 8);
      return start;
    }
  if (*numbers)
    start += pb_row_painter_text (self->painter, SLOT_NUMBER, numbers, PB_ROW_TEXT_SEMIBOLD, PB_TONE_ACCENT,
                                  PB_ROW_START, start, y, 8 * state->em)
             + 8;
  return start;
}

/* (transfer full) */
static char *
dup_title (PbMoneyRow *self)
{
  const char *title = pb_record_get_title (pb_sheet_get_line (self->state->sheet, self->item->line));

  switch (self->item->kind)
    {
    case PB_MONEY_ROW_PRINTED:
      return g_strdup (_ ("Printed in the plan"));
    case PB_MONEY_ROW_PLAN:
      /* TRANSLATORS: a balance line's title: what the plan itself says, while a scenario is in force */
      return g_strdup_printf (_ ("%s according to the plan"), title);
    case PB_MONEY_ROW_LINE:
    default:
      return g_strdup (title);
    }
}

static void
draw_title (PbMoneyRow *self, GtkSnapshot *snapshot, double width)
{
  PbMoneyState *state = self->state;
  PbRowFont font = pb_money_row_get_font (self);
  gboolean own = self->item->kind == PB_MONEY_ROW_LINE;
  gboolean link = own && pb_money_row_get_kind (self) == PB_LINE_LINKED;
  double band = pb_money_row_get_band (self);
  double y = (band - pb_row_painter_line_height (self->painter, font)) / 2;
  double start = pb_money_row_get_title_start (self);
  double end = width - PB_MONEY_MARGIN - state->columns_width;
  g_autofree char *title = dup_title (self);
  int wanted;

  if (own && pb_money_state_is_group (state, self->item->line))
    {
      draw_triangle (self, snapshot, start, band);
      start += 1.15 * state->em;
    }
  if (own)
    start = draw_number (self, start, y);
  end = MAX (start, link ? end - 1.1 * state->em : end);
  wanted = pb_row_painter_text_width (self->painter, SLOT_TITLE, title, font);
  self->title_cut = wanted > end - start;
  if (own && pb_money_row_is_edited (self, -1))
    return;
  self->title_end = start
                    + pb_row_painter_text (self->painter, SLOT_TITLE, title, font,
                                           link  ? PB_TONE_ACCENT
                                           : own ? PB_TONE_INK
                                                 : PB_TONE_INK_2,
                                           PB_ROW_START, start, y, end - start);
  if (link)
    draw_chevron (self, snapshot, self->title_end + 0.25 * state->em, band);
}

static int
get_proof_mark (PbProof proof)
{
  switch (proof)
    {
    case PB_PROOF_EQUAL:
      return PB_MARK_PROOF_EQUAL;
    case PB_PROOF_ROUNDING:
      return PB_MARK_PROOF_ROUNDING;
    case PB_PROOF_MISMATCH:
      return PB_MARK_PROOF_MISMATCH;
    case PB_PROOF_NONE:
    default:
      return -1;
    }
}

static void
draw_verdict (PbMoneyRow *self, guint column, double end)
{
  PbMoneyState *state = self->state;
  PbBalance balance = pb_sheet_get_balance (state->sheet, column);
  gboolean deficit = balance == PB_BALANCE_DEFICIT;
  PbMarkKind mark = deficit                         ? PB_MARK_BALANCE_DEFICIT
                    : balance == PB_BALANCE_ROUNDED ? PB_MARK_BALANCE_ROUNDED
                                                    : PB_MARK_BALANCE_KEPT;
  double y = pb_money_row_get_band (self) - 4;
  double size = 0.85 * state->em;
  double line = pb_row_painter_line_height (self->painter, PB_ROW_SMALL);
  int drawn;

  if (balance == PB_BALANCE_NONE)
    return;
  drawn = pb_row_painter_text (self->painter, SLOT_VERDICT (column), deficit ? _ ("Deficit") : _ ("In balance"),
                               PB_ROW_SMALL, deficit ? PB_TONE_BAD : PB_TONE_GOOD, PB_ROW_END,
                               end - state->column_widths[column], y, state->column_widths[column]);
  pb_row_painter_mark (self->painter, mark, end - drawn - size - 4, y + (line - size) / 2, size);
  if (balance == PB_BALANCE_ROUNDED)
    pb_row_painter_text (self->painter, SLOT_ROUNDED (column), C_ ("balance", "rounded"), PB_ROW_SMALL, PB_TONE_GOOD,
                         PB_ROW_END, end - state->column_widths[column], y + line, state->column_widths[column]);
}

/* A triangle in one of the cell's right corners: above, what the scenario changes; below, that there is a note. */
static void
draw_corner (PbMoneyRow *self, GtkSnapshot *snapshot, guint column, double width, PbTone tone, gboolean below)
{
  double size = floor ((below ? 0.42 : 0.6) * self->state->em);
  double x = pb_money_state_get_end (self->state, width, column) + CELL_PAD - size;
  double y = below ? pb_money_row_get_band (self) - size - 1 : 0;
  GdkRGBA color = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), tone);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, size, size));

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, x + size, below ? y + size : y);
  cairo_line_to (cr, x, below ? y + size : y);
  cairo_line_to (cr, x + size, below ? y : y + size);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* (transfer full) */
static char *
dup_amount (PbMoneyRow *self, guint column)
{
  PbMoneyState *state = self->state;

  switch (self->item->kind)
    {
    case PB_MONEY_ROW_PRINTED:
      return pb_money_words_printed (state->sheet, self->item->line, column);
    case PB_MONEY_ROW_PLAN:
      return pb_money_words_amount (state->plan_sheet, self->item->line, column);
    case PB_MONEY_ROW_LINE:
    default:
      return pb_money_words_amount (state->sheet, self->item->line, column);
    }
}

static void
draw_cell (PbMoneyRow *self, GtkSnapshot *snapshot, guint column, double width)
{
  PbMoneyState *state = self->state;
  double end = pb_money_state_get_end (state, width, column);
  double room = state->column_widths[column] - PB_MONEY_GAP + 2;
  double band = pb_money_row_get_band (self);
  PbRowFont font = pb_money_row_is_bottom (self) ? PB_ROW_LARGE_BOLD : pb_money_row_get_font (self);
  double y = (band - pb_row_painter_line_height (self->painter, font)) / 2;
  gboolean own = self->item->kind == PB_MONEY_ROW_LINE;
  g_autofree char *amount = dup_amount (self, column);
  gboolean changed = own && pb_money_state_is_changed (state, self->item->line, column);
  int mark = own && !changed ? get_proof_mark (pb_sheet_get_proof (state->sheet, self->item->line, column)) : -1;

  if (!own || !pb_money_row_is_edited (self, (int)column))
    pb_row_painter_text (self->painter, SLOT_AMOUNT (column), amount, font, own ? PB_TONE_INK : PB_TONE_INK_2,
                         PB_ROW_END, end - room, y, room);
  if (mark >= 0)
    pb_row_painter_mark (self->painter, (PbMarkKind)mark, end - room, (band - state->em) / 2, state->em);
  if (has_verdict (self))
    draw_verdict (self, column, end);
  if (changed)
    draw_corner (self, snapshot, column, width, PB_TONE_WARN_MARK, FALSE);
  if (own && pb_money_find_note (state, self->item->line, (int)column))
    draw_corner (self, snapshot, column, width, PB_TONE_ACCENT, TRUE);
}

static void
draw_heading (PbMoneyRow *self, double width)
{
  PbMoneyState *state = self->state;
  double y = (pb_money_row_get_height (self) - pb_row_painter_line_height (self->painter, PB_ROW_SMALL_SEMIBOLD)) / 2;
  g_autofree char *corner = pb_money_words_corner (state->sheet);

  self->title_end = PB_MONEY_MARGIN
                    + pb_row_painter_text (self->painter, SLOT_TITLE, corner, PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2,
                                           PB_ROW_START, PB_MONEY_MARGIN, y, pb_money_row_get_heading_room (self));
  for (guint i = 0; i < pb_sheet_get_n_columns (state->sheet); i++)
    pb_row_painter_text (self->painter, SLOT_AMOUNT (i), pb_sheet_get_column_label (state->sheet, i),
                         PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2, PB_ROW_END,
                         pb_money_state_get_end (state, width, i) - state->column_widths[i], y,
                         state->column_widths[i]);
  pb_row_painter_line (self->painter, PB_TONE_BORDER, 0, pb_money_row_get_height (self) - 1, width);
}

static void
draw_ground (PbMoneyRow *self, double width, double height)
{
  PbMoneyState *state = self->state;
  gboolean own = self->item->kind == PB_MONEY_ROW_LINE;
  PbLineKind kind = pb_money_row_get_kind (self);

  if (self->active && state->cursor < 0 && !state->ranged)
    pb_row_painter_fill (self->painter, PB_TONE_ACCENT_TINT, 0, 0, width, height);
  else if (own && (kind == PB_LINE_SUM || kind == PB_LINE_BALANCE))
    pb_row_painter_fill (self->painter, PB_TONE_HOVER, 0, 0, width, height);
  for (int i = -1; own && i < (int)pb_sheet_get_n_columns (state->sheet); i++)
    if (pb_money_state_is_chosen (state, self->item->line, i))
      {
        graphene_rect_t cell;
        double start = 0, end = width;

        /* The title's cell is as wide as its words may be: the ground goes on to the first figure. */
        if (i >= 0 || pb_sheet_get_n_columns (state->sheet) > 0)
          {
            pb_money_row_get_cell (self, MAX (i, 0), &cell);
            start = i < 0 ? 0 : cell.origin.x;
            end = i < 0 ? cell.origin.x : cell.origin.x + cell.size.width;
          }
        pb_row_painter_fill (self->painter, PB_TONE_ACCENT_TINT, start, 0, end - start, height);
      }
  pb_row_painter_line (self->painter, PB_TONE_ROW_LINE, 0, height - 1, width);
  if (pb_money_row_is_bottom (self))
    pb_row_painter_fill (self->painter, PB_TONE_INK, 0, 0, width, 2);
}

static void
draw_frame (PbMoneyRow *self, GtkSnapshot *snapshot)
{
  PbMoneyState *state = self->state;
  gboolean edited = pb_money_row_is_edited (self, state->edited);
  PbTone tone = edited && state->refused ? PB_TONE_BAD : PB_TONE_ACCENT;
  GdkRGBA color = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), tone);
  graphene_rect_t cell;
  GskRoundedRect frame;

  pb_money_row_get_cell (self, edited ? state->edited : state->cursor, &cell);
  if (edited)
    {
      pb_money_row_widen (self, &cell);
      pb_row_painter_fill (self->painter, PB_TONE_CARD, cell.origin.x, 1, cell.size.width, cell.size.height - 2);
    }
  gsk_rounded_rect_init_from_rect (
      &frame, &GRAPHENE_RECT_INIT (cell.origin.x + 1, 1, cell.size.width - 2, cell.size.height - 2), 4);
  gtk_snapshot_append_border (snapshot, &frame, (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ color, color, color, color });
}

static void
draw_drop (PbMoneyRow *self, double width, double height)
{
  double x = pb_money_row_get_title_start (self);

  if (self->drop != PB_MONEY_DROP_NONE)
    pb_row_painter_fill (self->painter, PB_TONE_ACCENT, x, self->drop == PB_MONEY_DROP_ABOVE ? 0 : height - 2,
                         width - x, 2);
}

void
pb_money_row_draw (PbMoneyRow *self, GtkSnapshot *snapshot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  pb_money_state_measure (self->state, self->painter);
  pb_row_painter_begin (self->painter, snapshot);
  if (!self->item)
    draw_heading (self, width);
  else
    {
      draw_ground (self, width, height);
      draw_title (self, snapshot, width);
      for (guint i = 0; i < pb_sheet_get_n_columns (self->state->sheet); i++)
        draw_cell (self, snapshot, i, width);
      if (self->active || pb_money_row_is_edited (self, self->state->edited))
        draw_frame (self, snapshot);
      draw_drop (self, width, height);
    }
  pb_row_painter_end (self->painter);
}
