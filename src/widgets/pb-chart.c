/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-chart.h"

#include <math.h>
#include <string.h>

#include "pb-widget-palette.h"

/* Wider than any screen. */
#define ANY_WIDTH (1 << 20)
#define N_MEASURED 6

typedef struct
{
  int width; /* 0: none */
  int height;
} Measured;

typedef struct
{
  char *description;
  gpointer plot;
  int plot_width;
  int plot_height;
  guint plot_serial;
  Measured measured[N_MEASURED]; /* the last heights that were asked for */
  guint n_measured; /* ever */
  guint measured_serial;
  int item; /* -1: none */
  int hover;
} PbChartPrivate;

static guint item_activated;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbChart, pb_chart, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((PbChartPrivate *) pb_chart_get_instance_private (self))

static void
forget_plot (PbChart *self)
{
  PbChartPrivate *priv = PRIVATE (self);

  if (priv->plot)
    PB_CHART_GET_CLASS (self)->plot_free (self, priv->plot);
  priv->plot = NULL;
}

static gpointer
get_plot (PbChart *self)
{
  PbChartPrivate *priv = PRIVATE (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint serial = pango_context_get_serial (context);

  if (width <= 0 || height <= 0)
    return NULL;
  if (priv->plot_width != width || priv->plot_height != height || priv->plot_serial != serial)
    forget_plot (self);
  if (priv->plot == NULL)
    {
      priv->plot = PB_CHART_GET_CLASS (self)->plot_new (self, context, width, height);
      priv->plot_width = width;
      priv->plot_height = height;
      priv->plot_serial = serial;
    }
  return priv->plot;
}

/* The name says the item that has the keyboard, otherwise what the chart shows. */
static void
update_name (PbChart *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  int item = PRIVATE (self)->item;
  g_autofree char *words = item >= 0 ? PB_CHART_GET_CLASS (self)->describe_item (self, item) : NULL;

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, words ? words : pb_chart_get_title (self), -1);
  if (words)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PbChart               *self)
{
  static const struct
  {
    guint key;
    guint keypad;
    PbStep step;
  } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, PB_STEP_PREVIOUS }, { GDK_KEY_Right, GDK_KEY_KP_Right, PB_STEP_NEXT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, PB_STEP_UP },           { GDK_KEY_Down, GDK_KEY_KP_Down, PB_STEP_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, PB_STEP_FIRST },    { GDK_KEY_End, GDK_KEY_KP_End, PB_STEP_LAST },
  };
  PbChartPrivate *priv = PRIVATE (self);

  if (pb_chart_get_title (self) == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (keyval == steps[i].key || keyval == steps[i].keypad)
      {
        /* At an edge the arrows stay in the chart: leaving it is what Tab is for. */
        pb_chart_step (self, steps[i].step);
        return GDK_EVENT_STOP;
      }
  if (priv->item >= 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space))
    {
      g_signal_emit (self, item_activated, 0, priv->item);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller,
               PbChart                 *self)
{
  pb_chart_set_item (self, -1);
}

static void
set_hover (PbChart *self,
           int      hover)
{
  PbChartPrivate *priv = PRIVATE (self);

  if (priv->hover == hover)
    return;
  priv->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
hit (PbChart *self,
     double   x,
     double   y)
{
  gpointer plot = get_plot (self);

  return plot ? PB_CHART_GET_CLASS (self)->plot_hit (self, plot, x, y) : -1;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           PbChart                  *self)
{
  set_hover (self, hit (self, x, y));
}

static void
pointer_left_cb (GtkEventControllerMotion *controller,
                 PbChart                  *self)
{
  set_hover (self, -1);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            PbChart         *self)
{
  int item = hit (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item < 0)
    return;
  pb_chart_set_item (self, item);
  if (n_press == 2)
    g_signal_emit (self, item_activated, 0, item);
}

static GtkSizeRequestMode
pb_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static Measured *
find_measured (PbChart *self,
               int      width)
{
  PbChartPrivate *priv = PRIVATE (self);

  if (priv->measured_serial != pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self))))
    return NULL;
  for (guint i = 0; i < N_MEASURED; i++)
    if (priv->measured[i].width == width)
      return &priv->measured[i];
  return NULL;
}

static void
forget_measured (PbChart *self)
{
  memset (PRIVATE (self)->measured, 0, sizeof (PRIVATE (self)->measured));
}

static int
measure_height (PbChart *self,
                int      width)
{
  PbChartPrivate *priv = PRIVATE (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  Measured *measured = find_measured (self, width);

  if (measured)
    return measured->height;
  if (priv->measured_serial != pango_context_get_serial (context))
    forget_measured (self);
  priv->measured_serial = pango_context_get_serial (context);
  measured = &priv->measured[priv->n_measured++ % N_MEASURED];
  measured->width = width;
  measured->height = (int) ceil (pb_chart_get_height (self, context, width));
  return measured->height;
}

/* Whether other data need the height that the last ones had; forgets what was measured of those. */
static gboolean
keeps_height (PbChart *self)
{
  int widths[] = { gtk_widget_get_width (GTK_WIDGET (self)), ANY_WIDTH };
  int heights[G_N_ELEMENTS (widths)];
  gboolean same = widths[0] > 0;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Measured *measured = find_measured (self, widths[i]);

      heights[i] = measured ? measured->height : -1;
    }
  forget_measured (self);
  for (guint i = 0; same && i < G_N_ELEMENTS (widths); i++)
    same = measure_height (self, widths[i]) == heights[i];
  return same;
}

static void
pb_chart_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  double em = pb_widgets_get_em (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) ceil (em * 18);
      *natural = (int) ceil (em * 38);
      return;
    }
  *natural = measure_height (PB_CHART (widget), for_size > 0 ? for_size : (int) ceil (em * 38));
  *minimum = MIN (*natural, (int) ceil (em * 11));
  /* Rows below each other need their height; a frame may be lower than it would like to be. */
  if (PB_CHART_GET_CLASS (widget)->get_height)
    *minimum = *natural;
  /* Bars that lie can be lower than the frame they stand in where there is room: GTK counts on the height without a width
   * to do for the widest. */
  if (for_size <= 0)
    {
      *minimum = MAX (*minimum, PB_CHART_GET_CLASS (widget)->get_height ? measure_height (PB_CHART (widget), ANY_WIDTH) : 0);
      *natural = MAX (*natural, *minimum);
    }
}

static void
pb_chart_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  PbChart *self = PB_CHART (widget);
  PbChartPrivate *priv = PRIVATE (self);
  gpointer plot = get_plot (self);
  cairo_t *cr;

  if (plot == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, priv->plot_width, priv->plot_height));
  PB_CHART_GET_CLASS (self)->plot_draw (self, plot, cr, pb_widgets_get_palette (widget),
                                        priv->hover >= 0 ? priv->hover : priv->item);
  cairo_destroy (cr);
}

static void
pb_chart_dispose (GObject *object)
{
  PbChart *self = PB_CHART (object);
  PbChartPrivate *priv = PRIVATE (self);

  forget_plot (self);
  g_clear_pointer (&priv->description, g_free);
  priv->item = priv->hover = -1;
  G_OBJECT_CLASS (pb_chart_parent_class)->dispose (object);
}

static void
pb_chart_class_init (PbChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_chart_dispose;
  widget_class->get_request_mode = pb_chart_get_request_mode;
  widget_class->measure = pb_chart_measure;
  widget_class->snapshot = pb_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  item_activated = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pb_chart_init (PbChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  PRIVATE (self)->item = PRIVATE (self)->hover = -1;
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

void
pb_chart_data_changed (PbChart  *self,
                       gboolean  keep_item)
{
  PbChartPrivate *priv = PRIVATE (self);

  g_return_if_fail (PB_IS_CHART (self));

  forget_plot (self);
  g_free (priv->description);
  priv->description = pb_chart_get_title (self) ? PB_CHART_GET_CLASS (self)->describe (self) : g_strdup ("");
  priv->hover = -1;
  if (priv->item >= 0 && !(keep_item && PB_CHART_GET_CLASS (self)->has_item (self, priv->item)))
    priv->item = -1;
  update_name (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, priv->description, -1);
  /* A whole page is laid out anew only where it has to be. */
  if (keeps_height (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
pb_chart_get_title (PbChart *self)
{
  g_return_val_if_fail (PB_IS_CHART (self), NULL);

  return PB_CHART_GET_CLASS (self)->get_title (self);
}

const char *
pb_chart_get_description (PbChart *self)
{
  g_return_val_if_fail (PB_IS_CHART (self), NULL);

  return PRIVATE (self)->description;
}

int
pb_chart_get_item (PbChart *self)
{
  g_return_val_if_fail (PB_IS_CHART (self), -1);

  return PRIVATE (self)->item;
}

void
pb_chart_set_item (PbChart *self,
                   int      item)
{
  PbChartPrivate *priv = PRIVATE (self);

  g_return_if_fail (PB_IS_CHART (self));

  if (priv->item == item || (item >= 0 && !PB_CHART_GET_CLASS (self)->has_item (self, item)))
    return;
  priv->item = item;
  priv->hover = -1;
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
pb_chart_step (PbChart *self,
               PbStep   step)
{
  int item;

  g_return_val_if_fail (PB_IS_CHART (self), FALSE);

  item = pb_chart_get_title (self) ? PB_CHART_GET_CLASS (self)->step (self, PRIVATE (self)->item, step) : -1;
  if (item < 0)
    return FALSE;
  pb_chart_set_item (self, item);
  return TRUE;
}

void
pb_chart_draw (PbChart         *self,
               cairo_t         *cr,
               PangoContext    *context,
               double           width,
               double           height,
               const PbPalette *palette)
{
  PbChartClass *klass;
  gpointer plot;

  g_return_if_fail (PB_IS_CHART (self));

  klass = PB_CHART_GET_CLASS (self);
  plot = klass->plot_new (self, context, width, height);
  if (plot == NULL)
    return;
  klass->plot_draw (self, plot, cr, palette, -1);
  klass->plot_free (self, plot);
}

double
pb_chart_get_height (PbChart      *self,
                     PangoContext *context,
                     double        width)
{
  PbChartClass *klass;

  g_return_val_if_fail (PB_IS_CHART (self), 0);

  klass = PB_CHART_GET_CLASS (self);
  return klass->get_height ? klass->get_height (self, context, width) : 24 * pb_widgets_get_em (GTK_WIDGET (self));
}
