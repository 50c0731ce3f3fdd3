/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>

#include "draw/pb-line-plot.h"
#include "draw/pb-spark-draw.h"
#include "widgets/pb-effect-bar.h"
#include "widgets/pb-line-chart.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-mark.h"
#include "widgets/pb-row-painter.h"
#include "widgets/pb-segment-bar.h"
#include "widgets/pb-spark.h"
#include "widgets/pb-widget-palette.h"

#define MARK_SIZE 24
#define MARK_PIXELS (MARK_SIZE * MARK_SIZE)

static const char *const years[] = { "2020", "2021", "2022", "2023", NULL };

static cairo_surface_t *
create_surface (int              width,
                int              height,
                const PbPalette *palette,
                cairo_t        **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  pb_color_set_source (&palette->card, *cr);
  cairo_paint (*cr);
  return surface;
}

/* How far each pixel is from the ground in lightness, 0–255: what is left without colour. */
static void
read_grey (cairo_surface_t *surface,
           guchar          *grey)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int ground;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface) + y * stride);

      for (int x = 0; x < width; x++)
        grey[y * width + x] = (guchar) ((((row[x] >> 16) & 0xff) * 2126 + ((row[x] >> 8) & 0xff) * 7152 +
                                         (row[x] & 0xff) * 722) / 10000);
    }
  ground = grey[0];
  for (int i = 0; i < width * height; i++)
    grey[i] = (guchar) ABS (grey[i] - ground);
}

static int
count_painted (cairo_surface_t *surface)
{
  int pixels = cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface);
  g_autofree guchar *grey = g_malloc (pixels);
  int painted = 0;

  read_grey (surface, grey);
  for (int i = 0; i < pixels; i++)
    painted += grey[i] > 48;
  return painted;
}

static void
draw_mark_shape (PbMarkKind       kind,
                 const PbPalette *palette,
                 gboolean        *shape)
{
  guchar grey[MARK_PIXELS];
  cairo_t *cr;
  cairo_surface_t *surface = create_surface (MARK_SIZE, MARK_SIZE, palette, &cr);

  pb_mark_draw (cr, kind, 0, 0, MARK_SIZE, palette);
  cairo_destroy (cr);
  read_grey (surface, grey);
  for (int i = 0; i < MARK_PIXELS; i++)
    shape[i] = grey[i] > 48;
  cairo_surface_destroy (surface);
}

/* Every pair differs in shape, whatever the colour. Balance kept and proof equal share the tick: both add up. */
static void
test_mark_shapes (gconstpointer data)
{
  const PbPalette *palette = pb_palette_get (GPOINTER_TO_INT (data));
  static gboolean shapes[PB_N_MARKS][MARK_PIXELS];

  for (int i = 0; i < PB_N_MARKS; i++)
    draw_mark_shape (i, palette, shapes[i]);
  for (int i = 0; i < PB_N_MARKS; i++)
    for (int k = 0; k < i; k++)
      {
        int different = 0;

        for (int p = 0; p < MARK_PIXELS; p++)
          different += shapes[i][p] != shapes[k][p];
        if (i == PB_MARK_PROOF_EQUAL && k == PB_MARK_BALANCE_KEPT)
          g_assert_cmpint (different, ==, 0);
        else if (different < MARK_PIXELS / 33)
          g_error ("marks %d and %d differ in %d of %d pixels only", k, i, different, MARK_PIXELS);
      }
}

static void
test_mark_stays_inside (void)
{
  const PbPalette *palette = pb_palette_get (FALSE);

  for (int kind = 0; kind < PB_N_MARKS; kind++)
    for (int size = 12; size <= 48; size += 12)
      {
        cairo_t *cr;
        int margin = 4;
        cairo_surface_t *surface = create_surface (size + 2 * margin, size + 2 * margin, palette, &cr);
        int before;

        pb_mark_draw (cr, kind, margin, margin, size, palette);
        before = count_painted (surface);
        g_assert_cmpint (before, >, size / 2);
        pb_color_set_source (&palette->card, cr);
        cairo_rectangle (cr, margin, margin, size, size);
        cairo_fill (cr);
        g_assert_cmpint (count_painted (surface), ==, 0);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static void
test_segments (void)
{
  static const double tables[][5] = {
    { 3, 11, 7, 3, 0 }, { 1, 0, 0, 0, 0 }, { 0, 0, 0, 0, 1000 }, { 1, 1000, 1, 1000, 1 }, { 24, 0, 0, 0, 24 },
  };
  static const int widths[] = { 60, 101, 534, 1000 };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        PbSegment segments[5] = { 0 };
        PbSegmentSpan spans[5];
        double end = -2;

        for (int i = 0; i < 5; i++)
          segments[i].value = tables[t][i];
        pb_segments_lay_out (segments, 5, widths[w], spans);
        for (int i = 0; i < 5; i++)
          {
            if (segments[i].value == 0)
              {
                g_assert_cmpfloat (spans[i].width, ==, 0);
                continue;
              }
            g_assert_cmpfloat (spans[i].x, ==, end + 2);
            g_assert_cmpfloat (spans[i].width, >=, 4);
            for (int k = 0; k < i; k++)
              if (segments[k].value > segments[i].value)
                g_assert_cmpfloat (spans[k].width, >=, spans[i].width);
            end = spans[i].x + spans[i].width;
          }
        g_assert_cmpfloat (end, ==, widths[w]);
      }
}

static void
test_segments_of_nothing (void)
{
  PbSegment segments[2] = { 0 };
  PbSegmentSpan spans[2];
  cairo_t *cr;
  cairo_surface_t *surface = create_surface (100, 12, pb_palette_get (FALSE), &cr);

  pb_segments_lay_out (segments, 2, 100, spans);
  g_assert_cmpfloat (spans[0].width + spans[1].width, ==, 0);
  pb_segments_draw (cr, segments, 2, 100, 12, pb_palette_get (FALSE));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static PbLineData *
create_data (void)
{
  PbLineData *data = pb_line_data_new (years);

  pb_line_data_set_title (data, "LSS");
  pb_line_data_set_unit (data, "kr");
  pb_line_data_add_series (data, "Kalmar", (const double[]) { 90, 100, 105, 110 }, FALSE);
  pb_line_data_add_series (data, "Karlskrona", (const double[]) { 120, NAN, 140, 160 }, TRUE);
  pb_line_data_add_series (data, "Borlänge", (const double[]) { NAN, NAN, 105, NAN }, FALSE);
  pb_line_data_set_target (data, "Mål", (const double[]) { NAN, NAN, NAN, 100 });
  return data;
}

static void
test_description (void)
{
  g_autoptr (PbLineData) data = create_data ();
  g_autofree char *all = pb_line_data_describe (data);
  g_autofree char *mark = pb_line_data_describe_mark (data, 1, 3);
  g_autofree char *gap = pb_line_data_describe_mark (data, 1, 1);

  g_assert_cmpstr (all, ==,
                   "In kr. Kalmar – 2020: 90; 2021: 100; 2022: 105; 2023: 110. "
                   "Karlskrona – 2020: 120; 2021: not measured; 2022: 140; 2023: 160. "
                   "Borlänge – 2020: not measured; 2021: not measured; 2022: 105; 2023: not measured. "
                   "Mål – 2020: not measured; 2021: not measured; 2022: not measured; 2023: 100.");
  g_assert_cmpstr (mark, ==, "Karlskrona 2023: 160 kr");
  g_assert_cmpstr (gap, ==, "Karlskrona 2021: not measured");
}

static PangoContext *
create_context (void)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_context_set_font_description (context, font);
  return context;
}

/* Up to six lines whose ends are nearly or exactly equal, at the top, in the middle and at the bottom. */
static void
test_labels_apart (void)
{
  PangoContext *context = create_context ();
  static const double ends[] = { 0, 50, 100 };
  static const int heights[] = { 170, 240, 420 };

  for (int n = 2; n <= 6; n++)
    for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
      for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
        for (int spread = 0; spread < 3; spread++)
          {
            g_autoptr (PbLineData) data = pb_line_data_new (years);
            g_autoptr (PbLinePlot) plot = NULL;
            PbBox boxes[6];

            for (int s = 0; s < n; s++)
              pb_line_data_add_series (data, "Karlskrona",
                                       (const double[]) { 0, 100, 20 * s, ends[e] + s * spread }, s == 0);
            plot = pb_line_plot_new (data, context, 520, heights[h]);
            for (int s = 0; s < n; s++)
              {
                g_assert_true (pb_line_plot_get_label_box (plot, s, &boxes[s]));
                g_assert_cmpfloat (boxes[s].y, >=, -0.01);
                g_assert_cmpfloat (boxes[s].y + boxes[s].height, <=, heights[h] + 0.01);
                g_assert_cmpfloat (boxes[s].x + boxes[s].width, <=, 520);
                for (int k = 0; k < s; k++)
                  g_assert_true (boxes[k].y + boxes[k].height <= boxes[s].y + 0.01 ||
                                 boxes[s].y + boxes[s].height <= boxes[k].y + 0.01);
              }
          }
  g_object_unref (context);
}

static void
test_plot_hit (void)
{
  PangoContext *context = create_context ();
  g_autoptr (PbLineData) data = create_data ();
  g_autoptr (PbLinePlot) plot = pb_line_plot_new (data, context, 600, 300);
  PbLineMark hit;
  double x, y;

  for (int s = 0; s < pb_line_data_get_n_series (data); s++)
    for (int p = 0; p < 4; p++)
      {
        gboolean measured = pb_line_plot_get_position (plot, &(PbLineMark) { s, p }, &x, &y);

        g_assert_true (measured == !isnan (pb_line_data_get_value (data, s, p)));
        if (!measured)
          continue;
        g_assert_true (pb_line_plot_hit (plot, x, y, &hit));
        g_assert_cmpint (hit.period, ==, p);
        g_assert_cmpfloat (pb_line_data_get_value (data, hit.series, p), ==, pb_line_data_get_value (data, s, p));
      }
  g_assert_false (pb_line_plot_hit (plot, 0, 0, &hit));
  g_object_unref (context);
}

/* Charts of nothing, of one value and of equal values are drawn like any other. */
static void
test_plot_edges (void)
{
  static const double tables[][4] = {
    { NAN, NAN, NAN, NAN }, { NAN, 5, NAN, NAN }, { 7, 7, 7, 7 }, { 0, 0, 0, 0 }, { -5, 5, -5, 5 },
    { 1e9, 1e9 + 1, NAN, 1e9 },
    { 0.001, 0.002, 0.003, 0.004 }, { -45, -30.1, -0.1, 0 },
  };
  PangoContext *context = create_context ();

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (int width = 10; width < 800; width += 260)
      {
        g_autoptr (PbLineData) data = pb_line_data_new (years);
        g_autoptr (PbLinePlot) plot = NULL;
        cairo_t *cr;
        cairo_surface_t *surface = create_surface (width, 200, pb_palette_get (TRUE), &cr);

        pb_line_data_add_series (data, "Karlskrona", tables[t], TRUE);
        plot = pb_line_plot_new (data, context, width, 200);
        pb_line_plot_draw (plot, cr, pb_palette_get (TRUE), &(PbLineMark) { 0, 1 });
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        if (width > 200)
          g_assert_cmpint (count_painted (surface), >, 20);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
  g_object_unref (context);
}

static void
test_spark_gap (void)
{
  static const double values[] = { 1, 2, NAN, NAN, 2, 1 };
  const PbPalette *palette = pb_palette_get (FALSE);
  cairo_t *cr;
  cairo_surface_t *surface = create_surface (120, 24, palette, &cr);

  pb_spark_draw (cr, values, G_N_ELEMENTS (values), 120, 24, palette);
  g_assert_cmpint (count_painted (surface), >, 60);
  /* Nothing between the third and fourth value. */
  cairo_rectangle (cr, 0, 0, 46, 24);
  cairo_rectangle (cr, 74, 0, 46, 24);
  pb_color_set_source (&palette->card, cr);
  cairo_fill (cr);
  g_assert_cmpint (count_painted (surface), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      g_assert_true (handled);
    }
}

static void
assert_mark (GtkWidget *chart,
             int        series,
             int        period)
{
  g_autofree char *label = pb_line_data_describe_mark (pb_line_chart_get_data (PB_LINE_CHART (chart)), series, period);
  int at_series, at_period;

  g_assert_true (pb_line_chart_get_mark (PB_LINE_CHART (chart), &at_series, &at_period));
  g_assert_cmpint (at_series, ==, series);
  g_assert_cmpint (at_period, ==, period);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_chart_keyboard (void)
{
  g_autoptr (PbLineData) data = create_data ();
  GtkWidget *chart = g_object_ref_sink (pb_line_chart_new ());

  pb_line_chart_set_data (PB_LINE_CHART (chart), data);
  g_assert_true (gtk_widget_get_focusable (chart));
  g_assert_false (pb_line_chart_get_mark (PB_LINE_CHART (chart), NULL, NULL));

  press (chart, GDK_KEY_Right);
  assert_mark (chart, 1, 0);
  /* What was not measured is passed over. */
  press (chart, GDK_KEY_Right);
  assert_mark (chart, 1, 2);
  /* Down by value; the two equal ones are both reached, and back again. */
  press (chart, GDK_KEY_Down);
  assert_mark (chart, 0, 2);
  press (chart, GDK_KEY_Down);
  assert_mark (chart, 2, 2);
  press (chart, GDK_KEY_Down);
  assert_mark (chart, 2, 2);
  press (chart, GDK_KEY_Up);
  assert_mark (chart, 0, 2);
  press (chart, GDK_KEY_Up);
  assert_mark (chart, 1, 2);
  press (chart, GDK_KEY_End);
  assert_mark (chart, 1, 3);
  press (chart, GDK_KEY_Right);
  assert_mark (chart, 1, 3);
  press (chart, GDK_KEY_Home);
  assert_mark (chart, 1, 0);
  press (chart, GDK_KEY_Left);
  assert_mark (chart, 1, 0);

  pb_line_chart_set_data (PB_LINE_CHART (chart), data);
  press (chart, GDK_KEY_Left);
  assert_mark (chart, 1, 3);
  g_assert_finalize_object (chart);
}

static void
test_chart_accessible (void)
{
  g_autoptr (PbLineData) data = create_data ();
  g_autofree char *words = pb_line_data_describe (data);
  GtkWidget *chart = g_object_ref_sink (pb_line_chart_new ());

  pb_line_chart_set_data (PB_LINE_CHART (chart), data);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "LSS");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_cmpstr (pb_chart_get_description (PB_CHART (chart)), ==, words);
  pb_line_chart_set_data (PB_LINE_CHART (chart), NULL);
  g_assert_false (pb_chart_step (PB_CHART (chart), PB_STEP_NEXT));
  g_assert_finalize_object (chart);
}

static void
test_names (void)
{
  static const PbSegment segments[] = {
    { 3, PB_TONE_BAD, PB_SEGMENT_HATCHED, "Ej uppfyllt" },
    { 11, PB_TONE_WARN_MARK, PB_SEGMENT_SOLID, "Delvis uppfyllt" },
  };
  GtkWidget *mark = g_object_ref_sink (pb_mark_new (PB_MARK_MET));
  GtkWidget *label = g_object_ref_sink (pb_mark_label_new (PB_MARK_PARTLY, "Delvis uppfyllt"));
  GtkWidget *bar = g_object_ref_sink (pb_segment_bar_new ("Senaste bedömning"));
  GtkWidget *effect = g_object_ref_sink (pb_effect_bar_new ());
  GtkWidget *spark = g_object_ref_sink (pb_spark_new ());

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (spark), GTK_ACCESSIBLE_ROLE_PRESENTATION);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, "Delvis uppfyllt");
  for (GtkWidget *child = gtk_widget_get_first_child (label); child; child = gtk_widget_get_next_sibling (child))
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_ROLE_PRESENTATION);
  pb_mark_label_set (PB_MARK_LABEL (label), PB_MARK_NOT_MET, "Ej uppfyllt");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, "Ej uppfyllt");
  g_assert_cmpint (pb_mark_label_get_kind (PB_MARK_LABEL (label)), ==, PB_MARK_NOT_MET);

  pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), segments, 2);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, "Senaste bedömning");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "3 Ej uppfyllt, 11 Delvis uppfyllt");

  pb_effect_bar_set_label (PB_EFFECT_BAR (effect), "2026: 78,3 av 107,4 mnkr");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (effect), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "2026: 78,3 av 107,4 mnkr");

  g_assert_finalize_object (mark);
  g_assert_finalize_object (label);
  g_assert_finalize_object (bar);
  g_assert_finalize_object (effect);
  g_assert_finalize_object (spark);
}

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Lets the screen work until the widget is as wide as wanted; the assertion after it tells when it never was. */
static void
wait_for_width (GtkWidget *widget,
                int        width)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (natural_width (widget) < width && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

/* Marks, bars and rows grow with the user's text size. */
static void
test_text_size (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *mark = pb_mark_new (PB_MARK_MET);
  g_autoptr (PbRowPainter) painter = NULL;
  int dpi, width, height;

  gtk_window_set_child (GTK_WINDOW (window), mark);
  gtk_window_present (GTK_WINDOW (window));
  painter = pb_row_painter_new (mark);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  width = natural_width (mark);
  height = pb_row_painter_line_height (painter, PB_ROW_TEXT);
  g_assert_cmpint (pb_row_painter_line_height (painter, PB_ROW_SMALL), <=, height);

  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  wait_for_width (mark, 2 * width - 2);
  g_assert_cmpint (natural_width (mark), >=, 2 * width - 2);
  g_assert_cmpint (pb_row_painter_line_height (painter, PB_ROW_TEXT), >=, 2 * height - 3);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_clear_pointer (&painter, pb_row_painter_free);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_row_painter (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PbRowPainter *painter = pb_row_painter_new (window);
  const char *title = "Bostadskarriär med boendeformer med rätt stöd";
  int whole = pb_row_painter_text_width (painter, 0, title, PB_ROW_TEXT);
  g_autoptr (GskRenderNode) node = NULL;
  int drawn;

  pb_row_painter_begin (painter, snapshot);
  drawn = pb_row_painter_text (painter, 0, title, PB_ROW_TEXT, PB_TONE_INK, PB_ROW_START, 0, 0, 1000);
  g_assert_cmpint (drawn, ==, whole);
  drawn = pb_row_painter_text (painter, 0, title, PB_ROW_TEXT, PB_TONE_INK, PB_ROW_END, 0, 0, whole / 2);
  g_assert_cmpint (drawn, <=, whole / 2);
  drawn = pb_row_painter_text (painter, 0, title, PB_ROW_TEXT_BOLD, PB_TONE_INK, PB_ROW_START, 0, 0, 1000);
  g_assert_cmpint (drawn, >, whole);
  /* Figures have one width, so that columns stand straight. */
  g_assert_cmpint (pb_row_painter_text_width (painter, 1, "111,1", PB_ROW_TEXT), ==,
                   pb_row_painter_text_width (painter, 1, "888,8", PB_ROW_TEXT));
  g_assert_cmpint (pb_row_painter_text (painter, 2, "", PB_ROW_TEXT, PB_TONE_INK, PB_ROW_END, 0, 0, 100), ==, 0);
  pb_row_painter_mark (painter, PB_MARK_MET, 4, 4, 16);
  pb_row_painter_line (painter, PB_TONE_ROW_LINE, 0, 30, 200);
  pb_row_painter_end (painter);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  pb_row_painter_free (painter);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_data_func ("/draw/marks/shapes/light", GINT_TO_POINTER (FALSE), test_mark_shapes);
  g_test_add_data_func ("/draw/marks/shapes/dark", GINT_TO_POINTER (TRUE), test_mark_shapes);
  g_test_add_func ("/draw/marks/inside", test_mark_stays_inside);
  g_test_add_func ("/draw/segments/widths", test_segments);
  g_test_add_func ("/draw/segments/nothing", test_segments_of_nothing);
  g_test_add_func ("/draw/line/description", test_description);
  g_test_add_func ("/draw/line/labels", test_labels_apart);
  g_test_add_func ("/draw/line/hit", test_plot_hit);
  g_test_add_func ("/draw/line/edges", test_plot_edges);
  g_test_add_func ("/draw/spark/gap", test_spark_gap);
  g_test_add_func ("/widgets/chart/keyboard", test_chart_keyboard);
  g_test_add_func ("/widgets/chart/accessible", test_chart_accessible);
  g_test_add_func ("/widgets/names", test_names);
  g_test_add_func ("/widgets/text-size", test_text_size);
  g_test_add_func ("/widgets/row-painter", test_row_painter);
  return g_test_run ();
}
