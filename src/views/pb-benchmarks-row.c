/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-row.h"

#include <math.h>

#include "draw/pb-spark-draw.h"
#include "pb-benchmarks-facts.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-row-painter.h"
#include "widgets/pb-widget-palette.h"

/* A view keeps two hundred rows, most of them out of sight: each is one widget that draws itself, and only near where it is
 * seen. With a label for each line a keystroke in the search took longer than typing the next. */
struct _PbBenchmarksRow
{
  GtkWidget parent_instance;

  PbBenchmarksItem *item;
  gulong changed_id;
  PbRowPainter *painter;
  guint n_lines; /* that it was last measured with */
  gboolean left_out; /* of what was drawn last */
};

G_DEFINE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, GTK_TYPE_WIDGET)

enum
{
  SLOT_TITLE,
  SLOT_STANDING,
  SLOT_VALUE,
  SLOT_TREND,
};

#define PADDING_X 10
#define PADDING_Y 7
#define HEADING_TOP 10
#define HEADING_BOTTOM 4
#define TITLE_LINES 2
#define GAP 10
#define SPARK_EM 4.5
#define SPARK_HEIGHT_EM 1.6
#define LEAST_EM 12

/* "1 620 454 kr per brukare". (transfer full) */
static char *
dup_value (const PbBenchmarksSummary *summary)
{
  return *summary->value && *summary->unit ? g_strdup_printf ("%s %s", summary->value, summary->unit)
                                           : g_strdup (summary->value);
}

/* "+38 % mot Kalmar · plats 2 av 2". (transfer full) */
static char *
dup_standing (const PbBenchmarksSummary *summary)
{
  GString *text = g_string_new (summary->subtitle);

  pb_pane_append_part (text, summary->place);
  return g_string_free (text, FALSE);
}

static const PbBenchmarksSummary *
peek_summary (PbBenchmarksRow *self)
{
  return pb_benchmarks_item_peek (self->item);
}

/* Below the title. Until the values are read it is as if there were some: most have. */
static guint
count_lines (PbBenchmarksRow *self)
{
  const PbBenchmarksSummary *summary = peek_summary (self);

  return summary ? 1 + (*summary->value != '\0') + (*summary->trend != '\0') : 3;
}

static double
get_title_width (PbBenchmarksRow *self, double width)
{
  const PbBenchmarksSummary *summary = peek_summary (self);
  gboolean spark = !summary || summary->n_line > 0;

  return width - 2 * PADDING_X - (spark ? GAP + SPARK_EM * pb_row_painter_em (self->painter) : 0);
}

/* And of the small line beside it. */
static int
get_title_height (PbBenchmarksRow *self, double width)
{
  int height
      = pb_row_painter_wrapped_height (self->painter, SLOT_TITLE,
                                       pb_benchmarks_get_short_title (pb_benchmarks_item_get_record (self->item)),
                                       PB_ROW_TEXT_SEMIBOLD, get_title_width (self, width), TITLE_LINES);

  return MAX (height, (int) ceil (SPARK_HEIGHT_EM * pb_row_painter_em (self->painter)));
}

static int
measure_height (PbBenchmarksRow *self, int width)
{
  int small = pb_row_painter_line_height (self->painter, PB_ROW_SMALL) + 1;

  if (!self->item)
    return small;
  if (!pb_benchmarks_item_get_record (self->item))
    return HEADING_TOP + small + HEADING_BOTTOM;
  self->n_lines = count_lines (self);
  return 2 * PADDING_Y + get_title_height (self, width) + (int) self->n_lines * small;
}

static void
pb_benchmarks_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (widget);
  int least = (int) (LEAST_EM * pb_row_painter_em (self->painter));

  *minimum = *natural
      = orientation == GTK_ORIENTATION_HORIZONTAL ? least : measure_height (self, for_size > 0 ? for_size : least);
}

static GtkSizeRequestMode
pb_benchmarks_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw_spark (PbBenchmarksRow *self, GtkSnapshot *snapshot, const PbBenchmarksSummary *summary, double width)
{
  double em = pb_row_painter_em (self->painter), height = SPARK_HEIGHT_EM * em;
  graphene_rect_t place = GRAPHENE_RECT_INIT (width - PADDING_X - SPARK_EM * em, PADDING_Y, SPARK_EM * em, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &place);

  cairo_translate (cr, place.origin.x, place.origin.y);
  pb_spark_draw (cr, summary->line, summary->n_line, place.size.width, height, pb_widgets_get_palette (GTK_WIDGET (self)));
  cairo_destroy (cr);
}

static void
draw_indicator (PbBenchmarksRow *self, GtkSnapshot *snapshot, double width)
{
  const PbBenchmarksSummary *summary = peek_summary (self);
  g_autofree char *standing = summary ? dup_standing (summary) : NULL;
  g_autofree char *value = summary ? dup_value (summary) : NULL;
  double y = PADDING_Y, step = pb_row_painter_line_height (self->painter, PB_ROW_SMALL) + 1;

  pb_row_painter_wrapped (self->painter, SLOT_TITLE,
                          pb_benchmarks_get_short_title (pb_benchmarks_item_get_record (self->item)),
                          PB_ROW_TEXT_SEMIBOLD, PB_TONE_INK, PADDING_X, y, get_title_width (self, width), TITLE_LINES);
  if (!summary)
    return;
  if (summary->n_line > 0)
    draw_spark (self, snapshot, summary, width);
  width -= 2 * PADDING_X;
  y += get_title_height (self, width + 2 * PADDING_X) + 1;
  pb_row_painter_text (self->painter, SLOT_STANDING, standing, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START, PADDING_X, y,
                       width);
  y += step;
  if (pb_row_painter_text (self->painter, SLOT_VALUE, value, PB_ROW_SMALL, PB_TONE_INK, PB_ROW_START, PADDING_X, y,
                           width) > 0)
    y += step;
  pb_row_painter_text (self->painter, SLOT_TREND, summary->trend, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START, PADDING_X,
                       y, width);
}

gboolean
pb_benchmarks_row_is_near (PbBenchmarksRow *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  graphene_rect_t bounds;
  double page;

  if (!view || !gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds))
    return TRUE;
  page = gtk_widget_get_height (view);
  return bounds.origin.y < 2 * page && bounds.origin.y + bounds.size.height > -page;
}

static void
pb_benchmarks_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (widget);
  double width = gtk_widget_get_width (widget);

  self->left_out = !pb_benchmarks_row_is_near (self);
  if (!self->item || self->left_out)
    return;
  pb_row_painter_begin (self->painter, snapshot);
  if (pb_benchmarks_item_get_record (self->item))
    draw_indicator (self, snapshot, width);
  else
    pb_row_painter_text (self->painter, SLOT_TITLE, pb_benchmarks_item_get_heading (self->item), PB_ROW_SMALL_SEMIBOLD,
                         PB_TONE_INK_2, PB_ROW_START, PADDING_X, HEADING_TOP, width - 2 * PADDING_X);
  pb_row_painter_end (self->painter);
}

void
pb_benchmarks_row_scrolled (PbBenchmarksRow *self)
{
  g_return_if_fail (PB_IS_BENCHMARKS_ROW (self));

  if (self->left_out)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
pb_benchmarks_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (widget);
  PbRecord *indicator = self->item ? pb_benchmarks_item_get_record (self->item) : NULL;

  if (indicator)
    gtk_tooltip_set_text (tooltip, pb_record_get_title (indicator));
  return indicator != NULL;
}

static void
pb_benchmarks_row_dispose (GObject *object)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (object);

  pb_benchmarks_row_show (self, NULL);
  g_clear_pointer (&self->painter, pb_row_painter_free);
  G_OBJECT_CLASS (pb_benchmarks_row_parent_class)->dispose (object);
}

static void
pb_benchmarks_row_class_init (PbBenchmarksRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_row_dispose;
  widget_class->get_request_mode = pb_benchmarks_row_get_request_mode;
  widget_class->measure = pb_benchmarks_row_measure;
  widget_class->snapshot = pb_benchmarks_row_snapshot;
  widget_class->query_tooltip = pb_benchmarks_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_benchmarks_row_init (PbBenchmarksRow *self)
{
  self->painter = pb_row_painter_new (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pb_benchmarks_row_new (void)
{
  return g_object_new (PB_TYPE_BENCHMARKS_ROW, NULL);
}

static void
append_words (GString *text, const char *words)
{
  if (words && *words)
    g_string_append_printf (text, ", %s", words);
}

char *
pb_benchmarks_row_dup_name (PbBenchmarksItem *item)
{
  PbRecord *indicator = pb_benchmarks_item_get_record (item);
  const PbBenchmarksSummary *summary = indicator ? pb_benchmarks_item_peek (item) : NULL;
  GString *name = g_string_new (indicator ? pb_record_get_title (indicator) : pb_benchmarks_item_get_heading (item));

  if (summary)
    {
      g_autofree char *standing = dup_standing (summary);
      g_autofree char *value = dup_value (summary);

      append_words (name, standing);
      append_words (name, value);
      append_words (name, summary->trend);
    }
  return g_string_free (name, FALSE);
}

static void
update (PbBenchmarksRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = pb_benchmarks_row_dup_name (self->item);

  if (parent)
    pb_view_set_accessible_label (parent, name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What was read may take more or fewer lines than what stood there for it. */
static void
read_cb (PbBenchmarksRow *self)
{
  update (self);
  if (self->n_lines != count_lines (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item)
{
  g_return_if_fail (PB_IS_BENCHMARKS_ROW (self));

  if (self->item)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (!item)
    return;
  if (pb_benchmarks_item_get_record (item))
    self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (read_cb), self);
  update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

PbBenchmarksItem *
pb_benchmarks_row_get_item (PbBenchmarksRow *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_ROW (self), NULL);

  return self->item;
}
