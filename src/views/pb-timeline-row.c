/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-timeline-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-assignment-binding.h"
#include "pb-assignment-row-widget.h"
#include "pb-timeline-axis.h"
#include "widgets/pb-widget-palette.h"

struct _PbTimelineRow
{
  GtkWidget parent_instance;
  PbAssignmentBinding shown;
  PbTimelineScale *scale;
  GArray *marks; /* of Mark, by date */
  int mark; /* that has the keyboard, -1: the row */
};

G_DEFINE_FINAL_TYPE (PbTimelineRow, pb_timeline_row, GTK_TYPE_WIDGET)

typedef struct
{
  PbRecord *activity;
  GDate date;
  PbMarkKind kind;
} Mark;

enum
{
  SLOT_NUMBER,
  SLOT_TITLE,
};

#define PADDING 8

static void
clear_mark (gpointer data)
{
  g_clear_object (&((Mark *) data)->activity);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return g_date_compare (&((const Mark *) a)->date, &((const Mark *) b)->date);
}

/* An activity stands at its due date; one that has none, but is done, where it was done. */
static void
read_marks (PbTimelineRow *self)
{
  PbRecord *record = pb_assignment_row_get_record (self->shown.row);
  GPtrArray *activities
      = pb_plan_peek_children (pb_record_get_plan (record), PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (record));

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < activities->len; i++)
    {
      PbRecord *activity = activities->pdata[i];
      int status = pb_record_get_enum (activity, PB_ACTIVITY_STATUS);
      Mark mark = { 0 };

      if (!pb_record_get_date (activity, PB_ACTIVITY_DUE, &mark.date)
          && !pb_record_get_date (activity, PB_ACTIVITY_DONE_ON, &mark.date))
        continue;
      mark.activity = g_object_ref (activity);
      mark.kind
          = pb_activity_is_late (activity, &self->scale->today) ? PB_MARK_LATE : PB_MARK_OF_STATUS (MAX (status, 0));
      g_array_append_val (self->marks, mark);
    }
  g_array_sort (self->marks, compare_marks);
  if (self->mark >= (int) self->marks->len)
    self->mark = -1;
}

/* Start and end of the bar. FALSE where nothing says when it is. own: it has dates of its own. */
static gboolean
get_span (PbTimelineRow *self, GDate *start, GDate *end, gboolean *own)
{
  PbRecord *record = pb_assignment_row_get_record (self->shown.row);
  gboolean has_start = pb_record_get_date (record, PB_ASSIGNMENT_START, start);
  gboolean has_end = pb_record_get_date (record, PB_ASSIGNMENT_DUE, end);

  *own = has_start || has_end;
  if (!has_start)
    *start = self->scale->valid_from;
  if (!has_end)
    *end = self->scale->valid_to;
  return g_date_valid (start) && g_date_valid (end) && g_date_compare (start, end) <= 0;
}

static char *
dup_span_words (PbTimelineRow *self)
{
  GDate start, end;
  gboolean own;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!get_span (self, &start, &end, &own))
    return g_strdup (_("no dates"));
  from = pb_date_format (&start);
  to = pb_date_format (&end);
  return g_strdup_printf (own ? _("%s to %s") : _("no dates of its own; the plan is valid %s to %s"), from, to);
}

static char *
dup_mark_words (PbTimelineRow *self, const Mark *mark)
{
  g_autofree char *date = pb_date_format (&mark->date);
  g_autofree char *distance = pb_date_format_distance (&mark->date, &self->scale->today);
  GDate done_on;

  if (pb_record_get_enum (mark->activity, PB_ACTIVITY_STATUS) == PB_STATUS_DONE)
    {
      g_autofree char *done
          = pb_record_get_date (mark->activity, PB_ACTIVITY_DONE_ON, &done_on) ? pb_date_format (&done_on) : NULL;

      return g_strdup_printf (_("%s: done %s"), pb_record_get_title (mark->activity), done != NULL ? done : date);
    }
  return g_strdup_printf (_("%s: due %s, %s"), pb_record_get_title (mark->activity), date, distance);
}

char *
pb_timeline_row_dup_words (PbTimelineRow *self)
{
  g_autofree char *span = NULL;

  if (self->shown.row == NULL || self->scale == NULL)
    return g_strdup ("");
  if (self->mark >= 0)
    return dup_mark_words (self, &g_array_index (self->marks, Mark, self->mark));
  span = dup_span_words (self);
  return g_strdup_printf ("%s: %s", pb_assignment_row_peek (self->shown.row)->title, span);
}

static char *
dup_label (PbTimelineRow *self)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (self->shown.row);
  g_autofree char *span = dup_span_words (self);
  GString *label = g_string_new (NULL);

  if (self->mark >= 0)
    {
      g_string_free (label, TRUE);
      return pb_timeline_row_dup_words (self);
    }
  if (facts->number != 0)
    g_string_append_printf (label, "%d ", facts->number);
  g_string_append_printf (label, "%s, %s, %s", facts->full_title, span, pb_enum_label (PB_ENUM_STATUS, facts->status));
  for (guint i = 0; i < self->marks->len; i++)
    {
      g_autofree char *words = dup_mark_words (self, &g_array_index (self->marks, Mark, i));

      g_string_append_printf (label, ". %s", words);
    }
  return g_string_free (label, FALSE);
}

static void
update (PbTimelineRow *self)
{
  g_autofree char *label = NULL;

  if (self->shown.row == NULL || self->scale == NULL)
    return;
  read_marks (self);
  label = dup_label (self);
  pb_assignment_binding_name_item (&self->shown, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
mark_size (PbTimelineRow *self)
{
  return 1.15 * pb_row_painter_em (self->shown.painter);
}

/* Centre of a mark; those that would cover each other stand side by side. */
static double
mark_x (PbTimelineRow *self, const PbTimelineLayout *layout, guint index)
{
  double x = 0;

  for (guint i = 0; i <= index; i++)
    {
      double own
          = layout->bars
            + pb_timeline_scale_at (self->scale, &g_array_index (self->marks, Mark, i).date, TRUE) * layout->bars_width;

      x = i == 0 ? own : MAX (own, x + mark_size (self) + 1);
    }
  return MIN (x, layout->bars + layout->bars_width + pb_row_painter_em (self->shown.painter));
}

static double
bar_middle (PbTimelineRow *self, const PbTimelineLayout *layout, double height)
{
  return layout->wide ? height / 2 : height - PADDING - mark_size (self) / 2;
}

static void
draw_bar (PbTimelineRow *self, GtkSnapshot *snapshot, const PbTimelineLayout *layout, double height)
{
  const PbPalette *palette = pb_widgets_get_palette (GTK_WIDGET (self));
  double middle = bar_middle (self, layout, height);
  double thick = 0.75 * pb_row_painter_em (self->shown.painter);
  GDate start, end;
  gboolean own;
  double x, width;
  GskRoundedRect rect;
  GdkRGBA fill, border;
  const float one[] = { 1, 1, 1, 1 };

  if (!get_span (self, &start, &end, &own))
    return;
  x = layout->bars + pb_timeline_scale_at (self->scale, &start, FALSE) * layout->bars_width;
  width = layout->bars + pb_timeline_scale_at (self->scale, &end, TRUE) * layout->bars_width - x;
  fill = pb_widgets_get_rgba (palette, own ? PB_TONE_ACCENT_TINT : PB_TONE_HOVER);
  border = pb_widgets_get_rgba (palette, own ? PB_TONE_ACCENT : PB_TONE_BORDER);
  gsk_rounded_rect_init_from_rect (
      &rect, &GRAPHENE_RECT_INIT ((float)x, (float)(middle - thick / 2), (float)MAX (width, 3), (float)thick),
      own ? 3 : 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, &fill, &rect.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rect, one, (const GdkRGBA[]) { border, border, border, border });
}

typedef struct
{
  PbTimelineRow *self;
  const PbTimelineLayout *layout;
  double height;
} Grid;

static void
draw_year_line (const char *code, double from, double to, gpointer data)
{
  Grid *grid = data;

  if (from > 0)
    pb_row_painter_fill (grid->self->shown.painter, PB_TONE_ROW_LINE,
                         (int)(grid->layout->bars + from * grid->layout->bars_width), 0, 1, grid->height);
}

static void
draw_marks (PbTimelineRow *self, const PbTimelineLayout *layout, double height)
{
  double size = mark_size (self);
  double middle = bar_middle (self, layout, height);

  for (guint i = 0; i < self->marks->len; i++)
    {
      double x = mark_x (self, layout, i);

      pb_row_painter_fill (self->shown.painter, PB_TONE_WINDOW, x - size / 2, middle - size / 2, size, size);
      pb_row_painter_mark (self->shown.painter, g_array_index (self->marks, Mark, i).kind, x - size / 2,
                           middle - size / 2, size);
      if ((int) i == self->mark)
        {
          pb_row_painter_fill (self->shown.painter, PB_TONE_ACCENT, x - size / 2 - 3, middle + size / 2 + 2, size + 6,
                               3);
          pb_row_painter_fill (self->shown.painter, PB_TONE_ACCENT, x - size / 2 - 3, middle - size / 2 - 5, size + 6,
                               3);
        }
    }
}

static void
pb_timeline_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbTimelineRow *self = PB_TIMELINE_ROW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double line = pb_row_painter_line_height (self->shown.painter, PB_ROW_TEXT);
  g_autofree char *number = NULL;
  const PbAssignmentFacts *facts;
  PbTimelineLayout layout;
  double text_y, today;

  if (self->shown.row == NULL || self->scale == NULL)
    return;
  facts = pb_assignment_row_peek (self->shown.row);
  pb_timeline_lay_out (&layout, width, pb_row_painter_em (self->shown.painter),
                       pb_assignment_index_get_digits (self->shown.index));
  number = facts->number != 0 ? g_strdup_printf ("%d", facts->number) : g_strdup ("");
  text_y = layout.wide ? (height - line) / 2 : PADDING;
  today = layout.bars + pb_timeline_scale_at (self->scale, &self->scale->today, FALSE) * layout.bars_width;

  pb_row_painter_begin (self->shown.painter, snapshot);
  pb_row_painter_text (self->shown.painter, SLOT_NUMBER, number, PB_ROW_TEXT, PB_TONE_INK_2, PB_ROW_END, 0, text_y,
                       layout.number);
  pb_row_painter_text (self->shown.painter, SLOT_TITLE, facts->title, PB_ROW_TEXT, PB_TONE_INK, PB_ROW_START,
                       layout.title, text_y, layout.title_width);
  pb_timeline_scale_foreach (self->scale, PB_PERIOD_KIND_YEAR, draw_year_line, &(Grid) { self, &layout, height });
  draw_bar (self, snapshot, &layout, height);
  pb_row_painter_fill (self->shown.painter, PB_TONE_ACCENT, today - 1, 0, 2, height);
  draw_marks (self, &layout, height);
  pb_row_painter_end (self->shown.painter);
}

static void
pb_timeline_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  PbTimelineRow *self = PB_TIMELINE_ROW (widget);
  double em = pb_row_painter_em (self->shown.painter);
  PbTimelineLayout layout;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 200;
      return;
    }
  pb_timeline_lay_out (&layout, for_size >= 0 ? for_size : 60 * em, em, 2);
  *minimum = *natural = pb_row_painter_line_height (self->shown.painter, PB_ROW_TEXT) + 2 * PADDING
                        + (layout.wide ? 0 : (int) mark_size (self) + 6);
}

static GtkSizeRequestMode
pb_timeline_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
pb_timeline_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PbTimelineRow *self = PB_TIMELINE_ROW (widget);
  PbTimelineLayout layout;
  g_autofree char *text = NULL;

  if (self->shown.row == NULL || self->scale == NULL)
    return FALSE;
  pb_timeline_lay_out (&layout, gtk_widget_get_width (widget), pb_row_painter_em (self->shown.painter),
                       pb_assignment_index_get_digits (self->shown.index));
  for (guint i = 0; i < self->marks->len; i++)
    if (ABS (mark_x (self, &layout, i) - x) <= mark_size (self) / 2 + 2)
      text = (g_free (text), dup_mark_words (self, &g_array_index (self->marks, Mark, i)));
  if (text == NULL)
    {
      g_autofree char *span = dup_span_words (self);

      text = g_strdup_printf ("%s\n%s", pb_assignment_row_peek (self->shown.row)->full_title, span);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pb_timeline_row_dispose (GObject *object)
{
  PbTimelineRow *self = PB_TIMELINE_ROW (object);

  pb_assignment_binding_clear (&self->shown);
  g_clear_pointer (&self->scale, pb_timeline_scale_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  G_OBJECT_CLASS (pb_timeline_row_parent_class)->dispose (object);
}

static void
pb_timeline_row_class_init (PbTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_timeline_row_dispose;
  widget_class->snapshot = pb_timeline_row_snapshot;
  widget_class->measure = pb_timeline_row_measure;
  widget_class->get_request_mode = pb_timeline_row_get_request_mode;
  widget_class->query_tooltip = pb_timeline_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_timeline_row_init (PbTimelineRow *self)
{
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->mark = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pb_timeline_row_new (PbAssignmentIndex *index)
{
  PbTimelineRow *self = g_object_new (PB_TYPE_TIMELINE_ROW, NULL);

  pb_assignment_binding_init (&self->shown, GTK_WIDGET (self), index, G_CALLBACK (update));
  return GTK_WIDGET (self);
}

void
pb_timeline_row_set_scale (PbTimelineRow *self, PbTimelineScale *scale)
{
  pb_timeline_scale_ref (scale);
  g_clear_pointer (&self->scale, pb_timeline_scale_unref);
  self->scale = scale;
  update (self);
}

void
pb_timeline_row_set_row (PbTimelineRow *self, PbAssignmentRow *row)
{
  self->mark = -1;
  g_array_set_size (self->marks, 0);
  pb_assignment_binding_set_row (&self->shown, row);
}

gboolean
pb_timeline_row_move (PbTimelineRow *self, int step)
{
  int mark = self->mark + step;

  if (mark < -1 || mark >= (int) self->marks->len)
    return FALSE;
  self->mark = mark;
  update (self);
  return TRUE;
}

void
pb_timeline_row_leave (PbTimelineRow *self)
{
  if (self->mark < 0)
    return;
  self->mark = -1;
  update (self);
}
