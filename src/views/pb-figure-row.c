/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-figure-row.h"

#include "widgets/pb-row-painter.h"
#include "widgets/pb-widget-palette.h"

G_DEFINE_FINAL_TYPE (PbFigureItem, pb_figure_item, G_TYPE_OBJECT)

struct _PbFigureRow
{
  GtkWidget parent_instance;
  const PbFigureColumns *columns;
  PbRowPainter *painter;
  PbFigureItem *item;
};

G_DEFINE_FINAL_TYPE (PbFigureRow, pb_figure_row, GTK_TYPE_WIDGET)

#define SLOT_TITLE 0
#define SLOT_DETAIL 1
#define SLOT_CELL(column) (2 + 2 * (int) (column))
#define SLOT_WIDTH(column) (3 + 2 * (int) (column))
#define MARGIN 18
#define GAP 18
#define TITLE_EM 11

static void
pb_figure_item_finalize (GObject *object)
{
  PbFigureItem *self = PB_FIGURE_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (pb_figure_item_parent_class)->finalize (object);
}

static void
pb_figure_item_class_init (PbFigureItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_figure_item_finalize;
}

static void
pb_figure_item_init (PbFigureItem *self)
{
}

PbFigureItem *
pb_figure_item_new (const char *title, const char *detail, const char *const *cells, gboolean sum)
{
  PbFigureItem *self = g_object_new (PB_TYPE_FIGURE_ITEM, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->cells = g_strdupv ((char **) cells);
  self->sum = sum;
  return self;
}

static PbRowFont
get_font (PbFigureRow *self)
{
  if (!self->item)
    return PB_ROW_SMALL_SEMIBOLD;
  return self->item->sum ? PB_ROW_TEXT_SEMIBOLD : PB_ROW_TEXT;
}

static int
get_column_width (PbFigureRow *self, guint column)
{
  int heading = pb_row_painter_text_width (self->painter, SLOT_WIDTH (column), self->columns->headings[column],
                                           PB_ROW_SMALL_SEMIBOLD);
  int cell = pb_row_painter_text_width (self->painter, SLOT_WIDTH (column), self->columns->longest[column],
                                        PB_ROW_TEXT_SEMIBOLD);

  return MAX (MIN (heading, (int) (12 * pb_row_painter_em (self->painter))), cell);
}

static int
get_columns_width (PbFigureRow *self)
{
  int width = 0;

  for (guint i = 0; i < self->columns->n_columns; i++)
    width += get_column_width (self, i) + GAP;
  return width;
}

static void
pb_figure_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  PbFigureRow *self = PB_FIGURE_ROW (widget);
  double em = pb_row_painter_em (self->painter);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * MARGIN + (int) (TITLE_EM * em) + get_columns_width (self);
      *natural = *minimum + (int) (TITLE_EM * em);
      return;
    }
  *natural = pb_row_painter_line_height (self->painter, get_font (self)) + 13;
  if (self->item && self->item->detail)
    *natural += pb_row_painter_line_height (self->painter, PB_ROW_SMALL);
  *minimum = *natural;
}

static void
draw_titles (PbFigureRow *self, double width)
{
  double room = width - 2 * MARGIN - get_columns_width (self);
  double line = pb_row_painter_line_height (self->painter, get_font (self));
  const char *title = self->item ? self->item->title : self->columns->corner;

  pb_row_painter_text (self->painter, SLOT_TITLE, title, get_font (self), self->item ? PB_TONE_INK : PB_TONE_INK_2,
                       PB_ROW_START, MARGIN, 6, room);
  if (self->item && self->item->detail)
    pb_row_painter_text (self->painter, SLOT_DETAIL, self->item->detail, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START,
                         MARGIN, 6 + line, room);
}

static void
pb_figure_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbFigureRow *self = PB_FIGURE_ROW (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double line = pb_row_painter_line_height (self->painter, get_font (self));
  double end = width - MARGIN;

  pb_row_painter_begin (self->painter, snapshot);
  if (self->item && self->item->sum)
    pb_row_painter_fill (self->painter, PB_TONE_HOVER, 0, 0, width, height);
  pb_row_painter_line (self->painter, self->item ? PB_TONE_ROW_LINE : PB_TONE_BORDER, 0, height - 1, width);
  draw_titles (self, width);
  for (guint i = self->columns->n_columns; i-- > 0;)
    {
      int room = get_column_width (self, i);
      const char *text = self->item ? self->item->cells[i] : self->columns->headings[i];

      pb_row_painter_text (self->painter, SLOT_CELL (i), text, get_font (self),
                           self->item ? PB_TONE_INK : PB_TONE_INK_2, PB_ROW_END, end - room, (height - line) / 2, room);
      end -= room + GAP;
    }
  pb_row_painter_end (self->painter);
}

static void
pb_figure_row_dispose (GObject *object)
{
  PbFigureRow *self = PB_FIGURE_ROW (object);

  g_clear_pointer (&self->painter, pb_row_painter_free);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (pb_figure_row_parent_class)->dispose (object);
}

static void
pb_figure_row_class_init (PbFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_figure_row_dispose;
  widget_class->measure = pb_figure_row_measure;
  widget_class->snapshot = pb_figure_row_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_figure_row_init (PbFigureRow *self)
{
  self->painter = pb_row_painter_new (GTK_WIDGET (self));
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_figure_row_new (const PbFigureColumns *columns)
{
  PbFigureRow *self = g_object_new (PB_TYPE_FIGURE_ROW, NULL);

  self->columns = columns;
  return GTK_WIDGET (self);
}

void
pb_figure_row_set_item (PbFigureRow *self, PbFigureItem *item)
{
  g_return_if_fail (PB_IS_FIGURE_ROW (self));
  if (g_set_object (&self->item, item))
    pb_figure_row_update (self);
}

void
pb_figure_row_update (PbFigureRow *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
