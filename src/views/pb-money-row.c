/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-row.h"

#include <glib/gi18n-lib.h>
#include "pb-money-words.h"
#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

struct _PbMoneyRow
{
  GtkWidget parent_instance;
  PbMoneyState *state;
  PbRowPainter *painter;
  PbMoneyItem *item;
  gboolean active;
  double title_end; /* where the drawn title ended: what is to its right is no link */
  gboolean title_cut;
};

G_DEFINE_FINAL_TYPE (PbMoneyRow, pb_money_row, GTK_TYPE_WIDGET)

enum { CLICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Slots of the painter: title, number, then three a column. */
#define SLOT_TITLE 1
#define SLOT_NUMBER 2
#define SLOT_AMOUNT(column) (3 + 3 * (int) (column))
#define SLOT_VERDICT(column) (4 + 3 * (int) (column))
#define SLOT_ROUNDED(column) (5 + 3 * (int) (column))
#define INDENT 24
/* Where the numbers stand in a column of their own, that is step enough. */
#define NUMBERED_INDENT 12

static PbLineKind
get_kind (PbMoneyRow *self)
{
  return (PbLineKind) pb_record_get_enum (pb_sheet_get_line (self->state->sheet, self->item->line), PB_LINE_KIND);
}

static gboolean
is_bottom (PbMoneyRow *self)
{
  return self->item && !self->item->printed && (int) self->item->line == pb_sheet_get_balance_line (self->state->sheet);
}

static gboolean
has_verdict (PbMoneyRow *self)
{
  if (is_bottom (self))
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

static PbRowFont
get_font (PbMoneyRow *self)
{
  if (!self->item)
    return PB_ROW_SMALL_SEMIBOLD;
  if (self->item->printed)
    return PB_ROW_TEXT;
  if (is_bottom (self))
    return PB_ROW_TEXT_BOLD;
  return get_kind (self) == PB_LINE_GIVEN ? PB_ROW_TEXT : PB_ROW_TEXT_SEMIBOLD;
}

static int
get_height (PbMoneyRow *self)
{
  if (!self->item)
    return pb_row_painter_line_height (self->painter, PB_ROW_SMALL_SEMIBOLD) + 13;
  if (has_verdict (self))
    return pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD)
           + (has_rounded (self) ? 2 : 1) * pb_row_painter_line_height (self->painter, PB_ROW_SMALL) + 22;
  if (is_bottom (self))
    return pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD) + 18;
  return pb_row_painter_line_height (self->painter, PB_ROW_TEXT) + 14;
}

/* Height of the part that the title and the figures stand in; a verdict stands below it. */
static int
get_band (PbMoneyRow *self)
{
  return has_verdict (self) ? pb_row_painter_line_height (self->painter, PB_ROW_LARGE_BOLD) + 16 : get_height (self);
}

static double
get_title_start (PbMoneyRow *self)
{
  guint depth = self->item && !self->item->printed ? pb_sheet_get_line_depth (self->state->sheet, self->item->line) : 0;

  return PB_MONEY_MARGIN + self->state->number_width + (self->state->numbered ? NUMBERED_INDENT : INDENT) * depth;
}

/* A closed group's triangle points at its title, an open one's down. */
static void
draw_triangle (PbMoneyRow *self, GtkSnapshot *snapshot, double x, double band)
{
  double size = 0.62 * self->state->em;
  GdkRGBA ink = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_INK_2);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, (float) ((band - size) / 2), size, size));

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
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, (float) ((band - size) / 2), size, size));

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
      else if (get_kind (self) == PB_LINE_GIVEN)
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

static void
draw_title (PbMoneyRow *self, GtkSnapshot *snapshot, double width)
{
  PbMoneyState *state = self->state;
  PbRecord *line = pb_sheet_get_line (state->sheet, self->item->line);
  PbRowFont font = get_font (self);
  gboolean link = !self->item->printed && get_kind (self) == PB_LINE_LINKED;
  double band = get_band (self);
  double y = (band - pb_row_painter_line_height (self->painter, font)) / 2;
  double start = get_title_start (self);
  double end = width - PB_MONEY_MARGIN - state->columns_width;
  const char *title = self->item->printed ? _("Printed in the plan") : pb_record_get_title (line);
  int wanted;

  if (!self->item->printed && pb_money_state_is_group (state, self->item->line))
    {
      draw_triangle (self, snapshot, start, band);
      start += 1.15 * state->em;
    }
  if (!self->item->printed)
    start = draw_number (self, start, y);
  end = MAX (start, link ? end - 1.1 * state->em : end);
  wanted = pb_row_painter_text_width (self->painter, SLOT_TITLE, title, font);
  self->title_cut = wanted > end - start;
  self->title_end = start
                    + pb_row_painter_text (self->painter, SLOT_TITLE, title, font,
                                           link                  ? PB_TONE_ACCENT
                                           : self->item->printed ? PB_TONE_INK_2
                                                                 : PB_TONE_INK,
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
  double y = get_band (self) - 4;
  double size = 0.85 * state->em;
  double line = pb_row_painter_line_height (self->painter, PB_ROW_SMALL);
  int drawn;

  if (balance == PB_BALANCE_NONE)
    return;
  drawn = pb_row_painter_text (self->painter, SLOT_VERDICT (column), deficit ? _("Deficit") : _("In balance"),
                               PB_ROW_SMALL, deficit ? PB_TONE_BAD : PB_TONE_GOOD, PB_ROW_END,
                               end - state->column_widths[column], y, state->column_widths[column]);
  pb_row_painter_mark (self->painter, mark, end - drawn - size - 4, y + (line - size) / 2, size);
  if (balance == PB_BALANCE_ROUNDED)
    pb_row_painter_text (self->painter, SLOT_ROUNDED (column), C_("balance", "rounded"), PB_ROW_SMALL, PB_TONE_GOOD,
                         PB_ROW_END, end - state->column_widths[column], y + line, state->column_widths[column]);
}

static void
draw_cell (PbMoneyRow *self, guint column, double width)
{
  PbMoneyState *state = self->state;
  double end = pb_money_state_get_end (state, width, column);
  double room = state->column_widths[column] - PB_MONEY_GAP + 2;
  double band = get_band (self);
  PbRowFont font = is_bottom (self) ? PB_ROW_LARGE_BOLD : get_font (self);
  double y = (band - pb_row_painter_line_height (self->painter, font)) / 2;
  g_autofree char *amount = self->item->printed ? pb_money_words_printed (state->sheet, self->item->line, column)
                                                : pb_money_words_amount (state->sheet, self->item->line, column);
  int mark = self->item->printed ? -1 : get_proof_mark (pb_sheet_get_proof (state->sheet, self->item->line, column));

  pb_row_painter_text (self->painter, SLOT_AMOUNT (column), amount, font,
                       self->item->printed ? PB_TONE_INK_2 : PB_TONE_INK, PB_ROW_END, end - room, y, room);
  if (mark >= 0)
    pb_row_painter_mark (self->painter, (PbMarkKind) mark, end - room, (band - state->em) / 2, state->em);
  if (has_verdict (self))
    draw_verdict (self, column, end);
}

static void
draw_heading (PbMoneyRow *self, double width)
{
  PbMoneyState *state = self->state;
  double y = (get_height (self) - pb_row_painter_line_height (self->painter, PB_ROW_SMALL_SEMIBOLD)) / 2;
  g_autofree char *corner = g_strdup_printf ("%s, %s", pb_record_get_title (pb_sheet_get_record (state->sheet)),
                                             pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (state->sheet)));

  pb_row_painter_text (self->painter, SLOT_TITLE, corner, PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2, PB_ROW_START,
                       PB_MONEY_MARGIN, y, width - 2 * PB_MONEY_MARGIN - state->columns_width);
  for (guint i = 0; i < pb_sheet_get_n_columns (state->sheet); i++)
    pb_row_painter_text (self->painter, SLOT_AMOUNT (i), pb_sheet_get_column_label (state->sheet, i),
                         PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2, PB_ROW_END,
                         pb_money_state_get_end (state, width, i) - state->column_widths[i], y,
                         state->column_widths[i]);
  pb_row_painter_line (self->painter, PB_TONE_BORDER, 0, get_height (self) - 1, width);
}

static void
draw_ground (PbMoneyRow *self, double width, double height)
{
  if (self->active)
    pb_row_painter_fill (self->painter, PB_TONE_ACCENT_TINT, 0, 0, width, height);
  else if (!self->item->printed && (get_kind (self) == PB_LINE_SUM || get_kind (self) == PB_LINE_BALANCE))
    pb_row_painter_fill (self->painter, PB_TONE_HOVER, 0, 0, width, height);
  pb_row_painter_line (self->painter, PB_TONE_ROW_LINE, 0, height - 1, width);
  if (is_bottom (self))
    pb_row_painter_fill (self->painter, PB_TONE_INK, 0, 0, width, 2);
}

static void
draw_frame (PbMoneyRow *self, GtkSnapshot *snapshot, double width)
{
  PbMoneyState *state = self->state;
  GdkRGBA accent = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_ACCENT);
  int column = state->cursor;
  double end = column < 0 ? width - PB_MONEY_MARGIN - state->columns_width
                          : pb_money_state_get_end (state, width, (guint)column);
  double start = column < 0 ? 0 : end - state->column_widths[column] + PB_MONEY_GAP / 2.0;
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (start + 1, 1, end + (column < 0 ? 0 : 7) - start - 2,
                                                                get_band (self) - 2), 4);
  gtk_snapshot_append_border (snapshot, &frame, (const float[4]){ 2, 2, 2, 2 },
                              (const GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
pb_money_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);
  double width = gtk_widget_get_width (widget);

  pb_money_state_measure (self->state, self->painter);
  pb_row_painter_begin (self->painter, snapshot);
  if (!self->item)
    draw_heading (self, width);
  else
    {
      draw_ground (self, width, gtk_widget_get_height (widget));
      draw_title (self, snapshot, width);
      for (guint i = 0; i < pb_sheet_get_n_columns (self->state->sheet); i++)
        draw_cell (self, i, width);
      if (self->active)
        draw_frame (self, snapshot, width);
    }
  pb_row_painter_end (self->painter);
}

static void
pb_money_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);

  pb_money_state_measure (self->state, self->painter);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_height (self);
  else
    {
      int columns = self->state->columns_width + self->state->number_width + 2 * PB_MONEY_MARGIN;

      *minimum = columns + (int) (11 * self->state->em);
      *natural = columns + (int) (20 * self->state->em);
    }
}

static PbMoneyPart
find_part (PbMoneyRow *self, double x)
{
  PbRecord *line;
  double start = get_title_start (self);

  if (!self->item || self->item->printed)
    return PB_MONEY_PART_CELL;
  line = pb_sheet_get_line (self->state->sheet, self->item->line);
  if (pb_money_state_is_group (self->state, self->item->line) && x >= start - 8 && x < start + 1.15 * self->state->em)
    return PB_MONEY_PART_TRIANGLE;
  if (x > self->title_end + 1.1 * self->state->em)
    return PB_MONEY_PART_CELL;
  if (get_kind (self) == PB_LINE_LINKED || pb_money_find_assignment (line))
    return PB_MONEY_PART_LINK;
  return PB_MONEY_PART_CELL;
}

static void
released_cb (GtkGestureClick *gesture, int presses, double x, double y, PbMoneyRow *self)
{
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x);

  if (self->item)
    g_signal_emit (self, signals[CLICKED], 0, column, find_part (self, x), presses);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, PbMoneyRow *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_part (self, x) == PB_MONEY_PART_CELL ? NULL : "pointer");
}

static gboolean
pb_money_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (widget), x);
  g_autofree char *text = NULL;

  if (!self->item || self->item->printed || keyboard)
    return FALSE;
  if (column < 0 && self->title_cut)
    text = g_strdup (pb_record_get_title (pb_sheet_get_line (self->state->sheet, self->item->line)));
  else if (column >= 0 && pb_sheet_get_proof (self->state->sheet, self->item->line, (guint) column) != PB_PROOF_NONE)
    text = pb_money_words_origin (self->state->sheet, self->item->line, column);
  if (!text)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pb_money_row_finalize (GObject *object)
{
  PbMoneyRow *self = PB_MONEY_ROW (object);

  g_clear_pointer (&self->painter, pb_row_painter_free);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (pb_money_row_parent_class)->finalize (object);
}

static void
pb_money_row_class_init (PbMoneyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_money_row_finalize;
  widget_class->measure = pb_money_row_measure;
  widget_class->snapshot = pb_money_row_snapshot;
  widget_class->query_tooltip = pb_money_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  signals[CLICKED] = g_signal_new ("clicked", PB_TYPE_MONEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
}

static void
pb_money_row_init (PbMoneyRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->painter = pb_row_painter_new (GTK_WIDGET (self));
  pb_widgets_follow_style (GTK_WIDGET (self));
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_money_row_new (PbMoneyState *state)
{
  PbMoneyRow *self = g_object_new (PB_TYPE_MONEY_ROW, NULL);

  self->state = state;
  return GTK_WIDGET (self);
}

/* The row's name to a screen reader stands on the list's own item widget: that is what has the focus. */
static void
update_label (PbMoneyRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (!self->item || !parent)
    return;
  label = self->item->printed ? pb_money_words_printed_row (self->state->sheet, self->item->line)
                              : pb_money_words_cell (self->state->sheet, self->item->line,
                                                     self->active ? self->state->cursor : -1);
  pb_view_set_accessible_label (parent, label);
}

void
pb_money_row_set_item (PbMoneyRow *self, PbMoneyItem *item)
{
  if (g_set_object (&self->item, item))
    pb_money_row_update (self);
}

PbMoneyItem *
pb_money_row_get_item (PbMoneyRow *self)
{
  return self->item;
}

void
pb_money_row_set_active (PbMoneyRow *self, gboolean active)
{
  self->active = active;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_money_row_update (PbMoneyRow *self)
{
  update_label (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
