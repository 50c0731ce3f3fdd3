/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bar charts: where things stand, what they say, and how the keyboard walks them. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "draw/pb-bar-plot.h"
#include "draw/pb-page.h"
#include "widgets/pb-bar-chart.h"

#define LONG "En förändring med en titel som är mycket längre än någon kolumn är bred, och lite till"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

typedef PbBarData *(*Make) (void);

static char *
format_value (double value, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%.1f", fabs (value));

  g_strdelimit (text, ".", ',');
  return g_strconcat (value <= -0.05 ? "−" : "", text, NULL);
}

static PbBarData *
finish (PbBarData *data)
{
  pb_bar_data_set_title (data, "Diagram");
  pb_bar_data_set_unit (data, "mnkr");
  pb_bar_data_set_format (data, format_value, NULL, NULL);
  return data;
}

static PbBarData *
new_waterfall (double start, const double *changes, guint n, const char *label)
{
  PbBarData *data = pb_bar_data_new (PB_BARS_WATERFALL);
  double sum = start;

  pb_bar_data_add_total (data, "Nuvarande underskott", start);
  for (guint i = 0; i < n; i++)
    {
      pb_bar_data_add_change (data, label, changes[i]);
      sum += changes[i];
    }
  pb_bar_data_add_total (data, "Underskott 2027", sum);
  return finish (data);
}

static const double karlskrona[] = { 2.3, -35, -15, -16.7, 37.8, 14.7, 10.9, 10.3, 9.9, 8.5, 4.4, 12.8 };

static PbBarData *
make_waterfall (void)
{
  return new_waterfall (-45, karlskrona, G_N_ELEMENTS (karlskrona), "Krav på effektiviseringar");
}

static PbBarData *
make_one (void)
{
  PbBarData *data = pb_bar_data_new (PB_BARS_WATERFALL);

  pb_bar_data_add_total (data, LONG, -12);
  return finish (data);
}

static PbBarData *
make_zero (void)
{
  return new_waterfall (0, (const double[]) { 0, 0, 0 }, 3, "Ingenting");
}

static PbBarData *
make_negative (void)
{
  return new_waterfall (-5, (const double[]) { -7.5, -3, -0.1 }, 3, LONG);
}

static PbBarData *
make_huge (void)
{
  return new_waterfall (123456789, (const double[]) { -98765432.1, 0.1, -0.1 }, 3, "Stort");
}

static PbBarData *
make_sixty (void)
{
  double changes[60];

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    changes[i] = 5 * sin (i * 2.0);
  return new_waterfall (-10, changes, G_N_ELEMENTS (changes), LONG);
}

static PbBarData *
make_tornado (void)
{
  PbBarData *data = pb_bar_data_new (PB_BARS_TORNADO);

  pb_bar_data_add_swing (data, "2", "Bostadskarriär", -2.9, 2.9);
  pb_bar_data_add_swing (data, NULL, "Ny organisering", -7.6, 7.6);
  pb_bar_data_add_swing (data, "16", LONG, -0.5, 0.5);
  pb_bar_data_add_swing (data, "3", "Bara sämre", -2, 0);
  pb_bar_data_add_swing (data, "4", "Ingenting", 0, 0);
  pb_bar_data_set_ends (data, "80 %", "120 %");
  return finish (data);
}

static PbBarData *
new_matrix (PbBarsKind kind)
{
  static const char *const years[] = { "2024", "2025", "2026", "2027" };
  PbBarData *data = pb_bar_data_new (kind);

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    pb_bar_data_add_group (data, years[i]);
  return data;
}

static PbBarData *
make_stack (void)
{
  PbBarData *data = new_matrix (PB_BARS_STACK);

  pb_bar_data_add_series (data, NULL, "Ny organisering", (const double[]) { 10.2, 31.5, 37.8, 37.8 });
  pb_bar_data_add_series (data, "2", "Bostadskarriär", (const double[]) { NAN, 2, 7.7, 14.7 });
  pb_bar_data_add_series (data, "11", LONG, (const double[]) { 1.4, 10.9, 10.9, 10.9 });
  pb_bar_data_add_series (data, "5", "En kostnad", (const double[]) { NAN, -7.7, -0.3, NAN });
  pb_bar_data_add_series (data, NULL, "Sex mindre effekter", (const double[]) { 0.1, 0.1, 0.2, 0.3 });
  return finish (data);
}

static PbBarData *
make_comparison (void)
{
  PbBarData *data = new_matrix (PB_BARS_COMPARISON);

  pb_bar_data_add_series (data, NULL, "Planen", (const double[]) { -30.1, -0.1, 0, 0.1 });
  pb_bar_data_add_series (data, NULL, "Sent och 70 %", (const double[]) { -30.1, -1.4, -4.3, -7 });
  pb_bar_data_add_series (data, NULL, LONG, (const double[]) { -30.8, -4.6, -12.2, 12 });
  return finish (data);
}

static PbBarData *
make_distribution (void)
{
  PbBarData *data = pb_bar_data_new (PB_BARS_DISTRIBUTION);
  double outcomes[1000];

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    outcomes[i] = (i * 7919 % 1000) / 100.0 - 6;
  pb_bar_data_set_outcomes (data, outcomes, G_N_ELEMENTS (outcomes), 0);
  return finish (data);
}

static PbBarData *
make_certain (void)
{
  PbBarData *data = pb_bar_data_new (PB_BARS_DISTRIBUTION);

  pb_bar_data_set_outcomes (data, (const double[]) { -3, -3, -3 }, 3, 0);
  return finish (data);
}

static const struct
{
  const char *name;
  Make make;
} charts[] = {
  { "waterfall", make_waterfall }, { "one", make_one },         { "zero", make_zero },
  { "negative", make_negative },   { "huge", make_huge },       { "sixty", make_sixty },
  { "tornado", make_tornado },     { "stack", make_stack },     { "comparison", make_comparison },
  { "distribution", make_distribution }, { "certain", make_certain },
};

static PangoContext *
create_context (double points)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static void
assert_apart (const char *name, PbBarPlot *plot, double width, double height)
{
  for (guint i = 0; i < pb_bar_plot_get_n_texts (plot); i++)
    {
      const char *words, *others;
      PbBox box, other;

      pb_bar_plot_get_text (plot, i, &box, &words);
      if (box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y + box.height > height + 1)
        g_error ("%s at %.0f × %.0f: “%s” leaves the chart: %.0f %.0f %.0f %.0f", name, width, height, words, box.x, box.y,
                 box.width, box.height);
      for (guint k = 0; k < i; k++)
        {
          pb_bar_plot_get_text (plot, k, &other, &others);
          /* Lines of text touch: what their boxes share may be the space around the letters. */
          other = (PbBox) { other.x + 1, other.y + 0.15 * other.height, other.width - 2, 0.7 * other.height };
          if (pb_box_meets (&box, &other))
            g_error ("%s at %.0f × %.0f: “%s” meets “%s”", name, width, height, words, others);
        }
    }
}

/* From the least width that a chart has to a wide screen; with text of ordinary and double size. */
static void
test_labels (gconstpointer chart)
{
  static const double sizes[] = { 10.5, 21 };
  static const double widths[] = { 300, 470, 610, 884, 1130, 1560 };
  g_autoptr (PbBarData) data = charts[GPOINTER_TO_INT (chart)].make ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_autoptr (PangoContext) context = create_context (sizes[s]);
        double width = MAX (widths[w], 18 * sizes[s] * 96 / 72);
        double height = pb_bar_plot_get_height_for_width (data, context, width);
        g_autoptr (PbBarPlot) plot = pb_bar_plot_new (data, context, width, height);

        g_assert_cmpuint (pb_bar_plot_get_n_texts (plot), >, 0);
        assert_apart (charts[GPOINTER_TO_INT (chart)].name, plot, width, height);
      }
}

/* The length of each bar is its value's, on one scale. */
static void
test_proportions (void)
{
  static const double widths[] = { 1200, 420 };
  g_autoptr (PangoContext) context = create_context (10.5);
  g_autoptr (PbBarData) data = make_waterfall ();

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (PbBarPlot) plot
          = pb_bar_plot_new (data, context, widths[w], pb_bar_plot_get_height_for_width (data, context, widths[w]));
      gboolean lying = pb_bar_plot_is_lying (plot);
      double scale = 0;

      g_assert_true (lying == (w == 1));
      for (int i = 0; i < pb_bar_data_get_n_items (data); i++)
        {
          PbBox bar;
          double length;

          g_assert_true (pb_bar_plot_get_bar (plot, i, &bar));
          length = lying ? bar.width : bar.height;
          if (i == 0)
            scale = length / 45;
          else if (length > 2)
            g_assert_cmpfloat_with_epsilon (length, fabs (pb_bar_data_get_value (data, i)) * scale, 0.01);
          else
            g_assert_cmpfloat (length, ==, 2);
        }
    }
}

/* The pointer finds the bar itself, also one of 2 px by its place; beside the chart it finds none. */
static void
test_hit (gconstpointer chart)
{
  g_autoptr (PangoContext) context = create_context (10.5);
  g_autoptr (PbBarData) data = charts[GPOINTER_TO_INT (chart)].make ();
  double height = pb_bar_plot_get_height_for_width (data, context, 1100);
  g_autoptr (PbBarPlot) plot = pb_bar_plot_new (data, context, 1100, height);
  int found = 0;

  for (int i = 0; i < pb_bar_data_get_n_items (data); i++)
    {
      PbBox bar;

      if (!pb_bar_plot_get_bar (plot, i, &bar))
        {
          g_assert_true (isnan (pb_bar_data_get_value (data, i)));
          continue;
        }
      g_assert_cmpint (pb_bar_plot_hit (plot, bar.x + bar.width / 2, bar.y + bar.height / 2), ==, i);
      found++;
    }
  g_assert_cmpint (found, >, 0);
  g_assert_cmpint (pb_bar_plot_hit (plot, -20, -20), ==, -1);
}

static void
test_words (void)
{
  g_autoptr (PbBarData) waterfall = make_waterfall ();
  g_autoptr (PbBarData) tornado = make_tornado ();
  g_autoptr (PbBarData) stack = make_stack ();
  const struct { PbBarData *data; int item; const char *words; } cases[] = {
    { waterfall, 0, "Nuvarande underskott: −45,0\u00a0mnkr" },
    { waterfall, 2, "Krav på effektiviseringar: −35,0\u00a0mnkr, then −77,7\u00a0mnkr" },
    { waterfall, 12, "Krav på effektiviseringar: +12,8\u00a0mnkr, then −0,1\u00a0mnkr" },
    { waterfall, 13, "Underskott 2027: −0,1\u00a0mnkr" },
    { tornado, 0, "2 Bostadskarriär: −2,9\u00a0mnkr (80 %), +2,9\u00a0mnkr (120 %)" },
    { tornado, 4, "4 Ingenting: 0,0\u00a0mnkr (80 %), 0,0\u00a0mnkr (120 %)" },
    { stack, 4, "2 Bostadskarriär 2024: no figure" },
    { stack, 7, "2 Bostadskarriär 2027: +14,7\u00a0mnkr" },
    { stack, 13, "5 En kostnad 2025: −7,7\u00a0mnkr" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = pb_bar_data_describe_item (cases[i].data, cases[i].item);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  pb_bar_data_set_note (waterfall, 12, "Enter öppnar dem");
  {
    g_autofree char *words = pb_bar_data_describe_item (waterfall, 12);

    g_assert_true (g_str_has_suffix (words, ". Enter öppnar dem"));
  }
}

/* The description has every value that the bars have. */
static void
test_description (gconstpointer chart)
{
  g_autoptr (PbBarData) data = charts[GPOINTER_TO_INT (chart)].make ();
  g_autofree char *all = pb_bar_data_describe (data);

  for (int i = 0; i < pb_bar_data_get_n_items (data); i++)
    {
      g_autofree char *words = pb_bar_data_describe_item (data, i);

      g_assert_true ((strstr (all, words) != NULL) == !isnan (pb_bar_data_get_value (data, i)));
    }
}

static void
test_distribution (void)
{
  g_autoptr (PbBarData) data = make_distribution ();
  g_autoptr (PbBarData) few = pb_bar_data_new (PB_BARS_DISTRIBUTION);
  g_autofree char *words = pb_bar_data_describe (data);
  double sum = 0;

  /* A thousand outcomes, one at each hundredth from −6.00 to 3.99: four in ten are not negative. */
  g_assert_cmpfloat_with_epsilon (pb_bar_data_get_share (data), 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_bar_data_get_percentile (data, 10), -5.01, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_bar_data_get_percentile (data, 50), -1.01, 1e-9);
  g_assert_cmpfloat_with_epsilon (pb_bar_data_get_percentile (data, 90), 2.99, 1e-9);
  for (int i = 0; i < pb_bar_data_get_n_items (data); i++)
    sum += pb_bar_data_get_value (data, i);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_nonnull (strstr (words, "40\u00a0% of the outcomes are in balance"));
  g_assert_nonnull (strstr (words, "One in ten is −5,0\u00a0mnkr or worse, half are −1,0\u00a0mnkr or worse"));
  /* Nothing to show is said, not drawn. */
  pb_bar_data_set_outcomes (few, NULL, 0, 0);
  g_assert_cmpint (pb_bar_data_get_n_items (few), ==, 0);
  g_assert_true (isnan (pb_bar_data_get_percentile (few, 50)));
}

static void
press (GtkWidget *widget, guint keyval)
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
activated_cb (PbChart *chart, int item, int *activated)
{
  *activated = item;
}

/* Keys, and the item that has the keyboard after each. */
static void
assert_walk (PbBarData *data, const guint *keys, const int *items, guint n)
{
  GtkWidget *chart = g_object_ref_sink (pb_bar_chart_new ());
  int activated = -1;

  pb_bar_chart_set_data (PB_BAR_CHART (chart), data);
  g_signal_connect (chart, "item-activated", G_CALLBACK (activated_cb), &activated);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, "Diagram");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       pb_chart_get_description (PB_CHART (chart)));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = NULL;

      press (chart, keys[i]);
      g_assert_cmpint (pb_chart_get_item (PB_CHART (chart)), ==, items[i]);
      words = pb_bar_data_describe_item (data, items[i]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
    }
  press (chart, GDK_KEY_Return);
  g_assert_cmpint (activated, ==, items[n - 1]);
  /* New figures for the same bars leave the keyboard where it is; none take it away. */
  pb_bar_chart_set_data (PB_BAR_CHART (chart), data);
  g_assert_cmpint (pb_chart_get_item (PB_CHART (chart)), ==, items[n - 1]);
  pb_bar_chart_set_data (PB_BAR_CHART (chart), NULL);
  g_assert_cmpint (pb_chart_get_item (PB_CHART (chart)), ==, -1);
  g_assert_finalize_object (chart);
}

static void
test_keyboard (void)
{
  static const guint line_keys[] = { GDK_KEY_Right, GDK_KEY_Right, GDK_KEY_End, GDK_KEY_Right, GDK_KEY_Left, GDK_KEY_Home };
  static const int line_items[] = { 0, 1, 13, 13, 12, 0 };
  /* By size: Ny organisering, Bostadskarriär, Bara sämre … */
  static const guint tornado_keys[] = { GDK_KEY_Down, GDK_KEY_Down, GDK_KEY_Down, GDK_KEY_End, GDK_KEY_Up };
  static const int tornado_items[] = { 1, 0, 3, 4, 2 };
  /* 2024 has no value for the second series: down goes past it, left stays. */
  static const guint stack_keys[] = { GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_Up, GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_Left };
  static const int stack_items[] = { 0, 8, 0, 1, 5, 5 };
  g_autoptr (PbBarData) waterfall = make_waterfall ();
  g_autoptr (PbBarData) tornado = make_tornado ();
  g_autoptr (PbBarData) stack = make_stack ();

  assert_walk (waterfall, line_keys, line_items, G_N_ELEMENTS (line_keys));
  assert_walk (tornado, tornado_keys, tornado_items, G_N_ELEMENTS (tornado_keys));
  assert_walk (stack, stack_keys, stack_items, G_N_ELEMENTS (stack_keys));
}

/* Light, dark, with a bar in focus; in no room at all. */
static void
test_draw (gconstpointer chart)
{
  static const double widths[] = { 8, 90, 800 };
  g_autoptr (PangoContext) context = create_context (10.5);
  g_autoptr (PbBarData) data = charts[GPOINTER_TO_INT (chart)].make ();

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (int item = -1; item < pb_bar_data_get_n_items (data); item++)
      {
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) widths[w], 120);
        cairo_t *cr = cairo_create (surface);
        g_autoptr (PbBarPlot) plot = pb_bar_plot_new (data, context, widths[w], 120);

        pb_bar_plot_draw (plot, cr, pb_palette_get (item % 2 == 0), item);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static double
page_height (PangoContext *context, double width, gpointer data)
{
  return pb_bar_plot_get_height_for_width (data, context, width);
}

static void
page_draw (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette, gpointer data)
{
  g_autoptr (PbBarPlot) plot = pb_bar_plot_new (data, context, width, height);

  assert_apart ("paper", plot, width, height);
  pb_bar_plot_draw (plot, cr, palette, -1);
}

static char *
read_pdf (const char *path)
{
  const char *arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&text);
}

/* Each on paper, by the same drawing: heading, foot and values can be read out of the PDF; the other kinds of file are
 * what they say they are. */
static void
test_paper (gconstpointer chart)
{
  g_autoptr (PbBarData) data = charts[GPOINTER_TO_INT (chart)].make ();
  g_autofree char *folder = g_dir_make_tmp ("planbok-charts-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "bild.pdf", NULL);
  g_autofree char *png = g_build_filename (folder, "bild.PNG", NULL);
  g_autofree char *svg = g_build_filename (folder, "bild.svg", NULL);
  const char *paths[] = { pdf, png, svg };
  const char *magic[] = { "%PDF-", "\x89PNG", "<?xml" };
  PbPage page = { "Från dagens underskott", "Funktionsstödsnämnden · mnkr", "Plan för handling", "Beskrivning", NULL,
                  page_height, page_draw, data };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;
      PbPageFormat format;
      gsize length;

      g_assert_true (pb_page_find_format (paths[i], &format));
      g_assert_cmpint (format, ==, (int) i);
      g_assert_true (pb_page_write (&page, paths[i], format, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (paths[i], &contents, &length, NULL));
      g_assert_true (g_str_has_prefix (contents, magic[i]));
    }
  text = read_pdf (pdf);
  g_assert_nonnull (strstr (text, "Från dagens underskott"));
  g_assert_nonnull (strstr (text, "Funktionsstödsnämnden · mnkr"));
  g_assert_nonnull (strstr (text, "Plan för handling"));
  for (int i = 0; i < pb_bar_data_get_n_items (data); i++)
    {
      double value = pb_bar_data_get_value (data, i);
      g_autofree char *amount = format_value (value, NULL);

      if (pb_bar_data_get_kind (data) == PB_BARS_DISTRIBUTION || isnan (value))
        continue;
      if (!strstr (text, amount))
        g_error ("%s is not in the PDF: %s", amount, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_assert_cmpint (g_remove (paths[i]), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Where it cannot be written there is a reason, and no half of a file. */
static void
test_paper_refused (void)
{
  g_autoptr (PbBarData) data = make_waterfall ();
  PbPage page = { "Rubrik", NULL, NULL, NULL, NULL, page_height, page_draw, data };
  g_autoptr (GError) error = NULL;
  PbPageFormat format;

  g_assert_false (pb_page_write (&page, "/nowhere/at/all.pdf", PB_PAGE_PDF, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_false (pb_page_find_format ("/tmp/bild.xlsx", &format));
  g_assert_false (pb_page_find_format ("bild", &format));
}

static void
test_hyphens (void)
{
  static const struct { const char *text; int most; const char *divided; } cases[] = {
    { "Bostadskarriär", 12, "Bostads-karriär" },
    { "Myndighetsutövning", 12, "Myndighets-utövning" },
    { "Krav på effektiviseringar", 10, "Krav på effek-ti-vi-se-ringar" },
    { "Socialtjänstlag", 8, "Socialtjänstlag" },
    { "Verkställighet", 8, "Verk-stäl-lighet" },
    { "Sent och 70 %", 4, "Sent och 70\u00a0%" },
    { "Lokaler", 3, "Lokaler" },
    { "", 5, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *divided = pb_text_hyphenate (cases[i].text, cases[i].most);
      g_auto (GStrv) parts = g_strsplit (divided, "\u00ad", -1);
      g_autofree char *shown = g_strjoinv ("-", parts);

      g_assert_cmpstr (shown, ==, cases[i].divided);
    }
}

static void
add_each (const char *path, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s", path, charts[i].name);

      g_test_add_data_func (name, GINT_TO_POINTER (i), test);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_each ("/charts/labels", test_labels);
  add_each ("/charts/hit", test_hit);
  add_each ("/charts/description", test_description);
  add_each ("/charts/draw", test_draw);
  add_each ("/charts/paper", test_paper);
  g_test_add_func ("/charts/paper/refused", test_paper_refused);
  g_test_add_func ("/charts/proportions", test_proportions);
  g_test_add_func ("/charts/words", test_words);
  g_test_add_func ("/charts/distribution", test_distribution);
  g_test_add_func ("/charts/keyboard", test_keyboard);
  g_test_add_func ("/charts/hyphens", test_hyphens);
  return g_test_run ();
}
