/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-timeline-axis.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "widgets/pb-row-painter.h"
#include "widgets/pb-widget-palette.h"

struct _PbTimelineAxis
{
  GtkWidget parent_instance;
  PbTimelineScale *scale;
  guint digits;
  PbRowPainter *painter;
};

G_DEFINE_FINAL_TYPE (PbTimelineAxis, pb_timeline_axis, GTK_TYPE_WIDGET)

#define PADDING 4
/* Slots of the painter: today's date, then years, then the periods within them. */
#define SLOT_TODAY 0
#define SLOT_YEARS 1
#define SLOT_PERIODS 20

void
pb_timeline_scale_foreach (const PbTimelineScale *scale, PbPeriodKind kind, PbTimelineFunc func, gpointer user_data)
{
  GDate date = scale->start;

  while (g_date_compare (&date, &scale->end) <= 0)
    {
      g_autofree char *code = pb_period_at (kind, &date);
      GDate end;

      if (!pb_period_parse (code, NULL, &end))
        return;
      func (code, pb_timeline_scale_at (scale, &date, FALSE),
            pb_timeline_scale_at (scale, g_date_compare (&end, &scale->end) > 0 ? &scale->end : &end, TRUE), user_data);
      date = end;
      g_date_add_days (&date, 1);
    }
}

typedef struct
{
  PbTimelineAxis *self;
  PbTimelineLayout layout;
  int slot;
  double y;
  PbPeriodKind kind;
} Drawing;

static void
draw_year (const char *code, double from, double to, gpointer data)
{
  Drawing *drawing = data;
  double x = drawing->layout.bars + from * drawing->layout.bars_width;
  double width = (to - from) * drawing->layout.bars_width - 4;

  if (width > 1.6 * pb_row_painter_em (drawing->self->painter))
    pb_row_painter_text (drawing->self->painter, drawing->slot, code, PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2,
                         PB_ROW_START, x + 3, drawing->y, width);
  drawing->slot++;
}

/* "2026-T2" → "T2": the kind and number that reports are named by. */
static void
draw_period (const char *code, double from, double to, gpointer data)
{
  Drawing *drawing = data;
  const char *mark = strchr (code, '-');
  double x = drawing->layout.bars + from * drawing->layout.bars_width;
  double width = (to - from) * drawing->layout.bars_width - 4;

  if (mark != NULL && width > 1.4 * pb_row_painter_em (drawing->self->painter))
    pb_row_painter_text (drawing->self->painter, drawing->slot, mark + 1, PB_ROW_SMALL, PB_TONE_INK_3, PB_ROW_START,
                         x + 3, drawing->y, width);
  drawing->slot++;
}

static void
draw_today (PbTimelineAxis *self, const PbTimelineLayout *layout, double height)
{
  g_autofree char *date = pb_date_format (&self->scale->today);
  g_autofree char *text = g_strdup_printf (_("Today %s"), date);
  double x = layout->bars + pb_timeline_scale_at (self->scale, &self->scale->today, FALSE) * layout->bars_width;
  double width = pb_row_painter_text_width (self->painter, SLOT_TODAY, text, PB_ROW_SMALL_SEMIBOLD) + 2;
  double left = CLAMP (x - width / 2, layout->bars, layout->bars + layout->bars_width - width);

  pb_row_painter_text (self->painter, SLOT_TODAY, text, PB_ROW_SMALL_SEMIBOLD, PB_TONE_ACCENT, PB_ROW_CENTER, left,
                       PADDING, width);
  pb_row_painter_fill (self->painter, PB_TONE_ACCENT, x - 1,
                       PADDING + pb_row_painter_line_height (self->painter, PB_ROW_SMALL), 2, height);
}

static void
pb_timeline_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbTimelineAxis *self = PB_TIMELINE_AXIS (widget);
  double height = gtk_widget_get_height (widget);
  double line = pb_row_painter_line_height (self->painter, PB_ROW_SMALL);
  Drawing drawing = { .self = self };

  if (self->scale == NULL)
    return;
  pb_timeline_lay_out (&drawing.layout, gtk_widget_get_width (widget), pb_row_painter_em (self->painter), self->digits);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), (float) height));
  pb_row_painter_begin (self->painter, snapshot);
  draw_today (self, &drawing.layout, height);
  drawing.slot = SLOT_YEARS;
  drawing.y = PADDING + line;
  pb_timeline_scale_foreach (self->scale, PB_PERIOD_KIND_YEAR, draw_year, &drawing);
  drawing.slot = SLOT_PERIODS;
  drawing.y = PADDING + 2 * line;
  if (self->scale->kind != PB_PERIOD_KIND_YEAR)
    pb_timeline_scale_foreach (self->scale, self->scale->kind, draw_period, &drawing);
  pb_row_painter_line (self->painter, PB_TONE_BORDER, 0, height - 1, gtk_widget_get_width (widget));
  pb_row_painter_end (self->painter);
  gtk_snapshot_pop (snapshot);
}

static void
pb_timeline_axis_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  PbTimelineAxis *self = PB_TIMELINE_AXIS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 200;
  else
    *minimum = *natural = 3 * pb_row_painter_line_height (self->painter, PB_ROW_SMALL) + 2 * PADDING;
}

static void
pb_timeline_axis_dispose (GObject *object)
{
  PbTimelineAxis *self = PB_TIMELINE_AXIS (object);

  g_clear_pointer (&self->scale, pb_timeline_scale_unref);
  g_clear_pointer (&self->painter, pb_row_painter_free);
  G_OBJECT_CLASS (pb_timeline_axis_parent_class)->dispose (object);
}

static void
pb_timeline_axis_class_init (PbTimelineAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_timeline_axis_dispose;
  widget_class->snapshot = pb_timeline_axis_snapshot;
  widget_class->measure = pb_timeline_axis_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_timeline_axis_init (PbTimelineAxis *self)
{
  self->painter = pb_row_painter_new (GTK_WIDGET (self));
  pb_widgets_follow_style (GTK_WIDGET (self));
}

GtkWidget *
pb_timeline_axis_new (void)
{
  return g_object_new (PB_TYPE_TIMELINE_AXIS, NULL);
}

void
pb_timeline_axis_set (PbTimelineAxis *self, PbTimelineScale *scale, guint digits)
{
  g_autofree char *from = pb_date_format (&scale->start);
  g_autofree char *to = pb_date_format (&scale->end);
  g_autofree char *today = pb_date_format (&scale->today);
  g_autofree char *text = g_strdup_printf (_("From %s to %s. Today is %s."), from, to, today);

  pb_timeline_scale_ref (scale);
  g_clear_pointer (&self->scale, pb_timeline_scale_unref);
  self->scale = scale;
  self->digits = digits;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
