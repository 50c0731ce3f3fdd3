/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-chart.h"

#include <math.h>

#include "draw/pb-line-plot.h"
#include "pb-widget-palette.h"

struct _PbLineChart
{
  GtkWidget parent_instance;

  PbLineData *data;
  char *description;
  PbLinePlot *plot;
  int plot_width;
  int plot_height;
  guint plot_serial;
  /* Series -1: none. */
  PbLineMark mark;
  PbLineMark hover;
};

static const PbLineMark no_mark = { -1, -1 };

G_DEFINE_FINAL_TYPE (PbLineChart, pb_line_chart, GTK_TYPE_WIDGET)

static PbLinePlot *
get_plot (PbLineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  guint serial = pango_context_get_serial (context);

  if (self->data == NULL || width <= 0 || height <= 0)
    return NULL;
  if (self->plot && (self->plot_width != width || self->plot_height != height || self->plot_serial != serial))
    g_clear_pointer (&self->plot, pb_line_plot_free);
  if (self->plot == NULL)
    {
      self->plot = pb_line_plot_new (self->data, context, width, height);
      self->plot_width = width;
      self->plot_height = height;
      self->plot_serial = serial;
    }
  return self->plot;
}

static gboolean
is_measured (PbLineChart *self,
             int          series,
             int          period)
{
  return !isnan (pb_line_data_get_value (self->data, series, period));
}

/* The name says the mark that has the keyboard, otherwise what the chart shows. */
static void
update_name (PbLineChart *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *mark = NULL;

  if (self->mark.series >= 0)
    mark = pb_line_data_describe_mark (self->data, self->mark.series, self->mark.period);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark ? mark : self->data ? pb_line_data_get_title (self->data) : NULL, -1);
  if (mark)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, mark, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
}

static void
set_mark (PbLineChart *self,
          PbLineMark   mark)
{
  if (self->mark.series == mark.series && self->mark.period == mark.period)
    return;
  self->mark = mark;
  self->hover = no_mark;
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first (step 1) or last (step -1) measured period of a series, from a period on; -1 if there is none. */
static int
find_period (PbLineChart *self,
             int          series,
             int          from,
             int          step)
{
  for (int p = from; p >= 0 && p < pb_line_data_get_n_periods (self->data); p += step)
    if (is_measured (self, series, p))
      return p;
  return -1;
}

/* Where the keyboard comes in: the own line if there is one. */
static int
find_entry_series (PbLineChart *self)
{
  int entry = -1;

  for (int s = pb_line_data_get_n_series (self->data) - 1; s >= 0; s--)
    if (find_period (self, s, 0, 1) >= 0 && (entry < 0 || !pb_line_data_is_own (self->data, entry)))
      entry = s;
  return entry;
}

static gboolean
enter (PbLineChart *self,
       int          step)
{
  int series = find_entry_series (self);

  if (series < 0)
    return FALSE;
  set_mark (self, (PbLineMark) {
                    series,
                    find_period (self, series, step > 0 ? 0 : pb_line_data_get_n_periods (self->data) - 1, step),
                  });
  return TRUE;
}

static gboolean
move_along (PbLineChart *self,
            int          step)
{
  int period = find_period (self, self->mark.series, self->mark.period + step, step);

  if (period < 0)
    return FALSE;
  set_mark (self, (PbLineMark) { self->mark.series, period });
  return TRUE;
}

/* Up and down go by the values of the period, as the marks stand on the screen. */
static gboolean
move_across (PbLineChart *self,
             int          step)
{
  int period = self->mark.period;
  double from = pb_line_data_get_value (self->data, self->mark.series, period);
  double nearest = INFINITY;
  int found = -1;

  for (int s = 0; s < pb_line_data_get_n_series (self->data); s++)
    {
      double distance = (pb_line_data_get_value (self->data, s, period) - from) * step;

      /* Equal values stand on one another: their order then decides, so that each can be reached. */
      if (distance == 0 && (self->mark.series - s) * step <= 0)
        continue;
      if (isnan (distance) || s == self->mark.series || distance < 0 || distance > nearest)
        continue;
      if (distance == nearest && step > 0)
        {
          found = MAX (found, s);
          continue;
        }
      if (distance == nearest)
        {
          found = MIN (found, s);
          continue;
        }
      nearest = distance;
      found = s;
    }
  if (found < 0)
    return FALSE;
  set_mark (self, (PbLineMark) { found, period });
  return TRUE;
}

gboolean
pb_line_chart_move (PbLineChart      *self,
                    GtkDirectionType  direction)
{
  g_return_val_if_fail (PB_IS_LINE_CHART (self), FALSE);

  if (self->data == NULL)
    return FALSE;
  if (self->mark.series < 0)
    return enter (self, direction == GTK_DIR_LEFT ? -1 : 1);
  switch (direction)
    {
    case GTK_DIR_LEFT:
      return move_along (self, -1);
    case GTK_DIR_RIGHT:
      return move_along (self, 1);
    case GTK_DIR_UP:
      return move_across (self, 1);
    case GTK_DIR_DOWN:
      return move_across (self, -1);
    case GTK_DIR_TAB_BACKWARD:
    case GTK_DIR_TAB_FORWARD:
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PbLineChart           *self)
{
  if (self->data == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* At an edge the arrows stay in the chart: leaving it is what Tab is for. */
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      pb_line_chart_move (self, GTK_DIR_LEFT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      pb_line_chart_move (self, GTK_DIR_RIGHT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pb_line_chart_move (self, GTK_DIR_UP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pb_line_chart_move (self, GTK_DIR_DOWN);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      {
        int step = keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home ? 1 : -1;
        int edge = step > 0 ? 0 : pb_line_data_get_n_periods (self->data) - 1;

        if (self->mark.series < 0)
          enter (self, step);
        else
          set_mark (self, (PbLineMark) { self->mark.series, find_period (self, self->mark.series, edge, step) });
        return GDK_EVENT_STOP;
      }
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               PbLineChart             *self)
{
  set_mark (self, no_mark);
}

static void
set_hover (PbLineChart *self,
           PbLineMark   hover)
{
  if (self->hover.series == hover.series && self->hover.period == hover.period)
    return;
  self->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           PbLineChart              *self)
{
  PbLinePlot *plot = get_plot (self);
  PbLineMark hover = no_mark;

  if (plot && !pb_line_plot_hit (plot, x, y, &hover))
    hover = no_mark;
  set_hover (self, hover);
}

static void
pointer_left_cb (GtkEventControllerMotion *controller,
                 PbLineChart              *self)
{
  set_hover (self, no_mark);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            PbLineChart     *self)
{
  PbLinePlot *plot = get_plot (self);
  PbLineMark mark;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (plot && pb_line_plot_hit (plot, x, y, &mark))
    set_mark (self, mark);
}

static void
pb_line_chart_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  double em = pb_widgets_get_em (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = (int) ceil (em * (horizontal ? 16 : 11));
  *natural = (int) ceil (em * (horizontal ? 38 : 24));
}

static void
pb_line_chart_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PbLineChart *self = PB_LINE_CHART (widget);
  PbLinePlot *plot = get_plot (self);
  const PbLineMark *shown = self->hover.series >= 0 ? &self->hover : self->mark.series >= 0 ? &self->mark : NULL;
  cairo_t *cr;

  if (plot == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->plot_width, self->plot_height));
  pb_line_plot_draw (plot, cr, pb_widgets_get_palette (widget), shown);
  cairo_destroy (cr);
}

static void
pb_line_chart_dispose (GObject *object)
{
  PbLineChart *self = PB_LINE_CHART (object);

  g_clear_pointer (&self->plot, pb_line_plot_free);
  g_clear_pointer (&self->data, pb_line_data_unref);
  g_clear_pointer (&self->description, g_free);
  self->mark = self->hover = no_mark;
  G_OBJECT_CLASS (pb_line_chart_parent_class)->dispose (object);
}

static void
pb_line_chart_class_init (PbLineChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_line_chart_dispose;
  widget_class->measure = pb_line_chart_measure;
  widget_class->snapshot = pb_line_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pb-line-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pb_line_chart_init (PbLineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  self->mark = self->hover = no_mark;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_add_css_class (widget, "pb-chart");
  pb_widgets_follow_style (widget);

  controller = gtk_event_controller_key_new ();
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_focus_new ();
  g_signal_connect (controller, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (controller, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect (controller, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, controller);
}

GtkWidget *
pb_line_chart_new (void)
{
  return g_object_new (PB_TYPE_LINE_CHART, NULL);
}

PbLineData *
pb_line_chart_get_data (PbLineChart *self)
{
  g_return_val_if_fail (PB_IS_LINE_CHART (self), NULL);

  return self->data;
}

void
pb_line_chart_set_data (PbLineChart *self,
                        PbLineData  *data)
{
  g_return_if_fail (PB_IS_LINE_CHART (self));

  if (data)
    pb_line_data_ref (data);
  g_clear_pointer (&self->data, pb_line_data_unref);
  g_clear_pointer (&self->plot, pb_line_plot_free);
  g_clear_pointer (&self->description, g_free);
  self->data = data;
  self->mark = self->hover = no_mark;
  self->description = data ? pb_line_data_describe (data) : g_strdup ("");
  update_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
pb_line_chart_get_description (PbLineChart *self)
{
  g_return_val_if_fail (PB_IS_LINE_CHART (self), NULL);

  return self->description;
}

gboolean
pb_line_chart_get_mark (PbLineChart *self,
                        int         *series,
                        int         *period)
{
  g_return_val_if_fail (PB_IS_LINE_CHART (self), FALSE);

  if (series)
    *series = self->mark.series;
  if (period)
    *period = self->mark.period;
  return self->mark.series >= 0;
}
