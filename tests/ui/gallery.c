/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All marks, bars and charts in one window, to look at: gallery [light|dark] [text size in percent] [all|bars|edges] */
#include <adwaita.h>
#include <math.h>

#include "widgets/pb-bar-chart.h"
#include "widgets/pb-effect-bar.h"
#include "widgets/pb-line-chart.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-mark.h"
#include "widgets/pb-row-painter.h"
#include "widgets/pb-segment-bar.h"
#include "widgets/pb-spark.h"

static const struct
{
  PbMarkKind kind;
  const char *word;
} marks[] = {
  { PB_MARK_MET, "Helt uppfyllt" },
  { PB_MARK_PARTLY, "Delvis uppfyllt" },
  { PB_MARK_NOT_MET, "Ej uppfyllt" },
  { PB_MARK_NOT_ASSESSED, "Ej utvärderad" },
  { PB_MARK_STATUS_NOT_STARTED, "Ej påbörjad" },
  { PB_MARK_STATUS_STARTED, "Påbörjad" },
  { PB_MARK_STATUS_ONGOING, "Pågår" },
  { PB_MARK_STATUS_DONE, "Klar" },
  { PB_MARK_STATUS_CANCELLED, "Avbruten" },
  { PB_MARK_BALANCE_KEPT, "I balans" },
  { PB_MARK_BALANCE_ROUNDED, "I balans, avrundat" },
  { PB_MARK_BALANCE_DEFICIT, "Underskott" },
  { PB_MARK_PROOF_EQUAL, "Stämmer" },
  { PB_MARK_PROOF_ROUNDING, "Avrundning" },
  { PB_MARK_PROOF_MISMATCH, "Stämmer inte" },
  { PB_MARK_LATE, "Försenad" },
};

static GtkWidget *
card (GtkWidget  *child,
      const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (box, "pb-card");
  gtk_widget_add_css_class (box, "pb-card-inside");
  gtk_widget_add_css_class (label, "pb-card-title");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static GtkWidget *
create_marks (void)
{
  static const double sizes[] = { 0.86, 1.15, 1.7, 3.4 };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkWidget *label = pb_mark_label_new (marks[i].kind, marks[i].word);

      for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          GtkWidget *mark = pb_mark_new (marks[i].kind);

          pb_mark_set_em (PB_MARK (mark), sizes[k]);
          gtk_grid_attach (GTK_GRID (grid), mark, (i % 2) * 6 + k, i / 2, 1, 1);
        }
      pb_mark_label_set_coloured (PB_MARK_LABEL (label), TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, (i % 2) * 6 + 4, i / 2, 1, 1);
    }
  return card (grid, "Marks");
}

static GtkWidget *
create_bars (void)
{
  static const PbSegment assessments[] = {
    { 3, PB_TONE_BAD, PB_SEGMENT_HATCHED, "Ej uppfyllt" },
    { 11, PB_TONE_WARN_MARK, PB_SEGMENT_SOLID, "Delvis uppfyllt" },
    { 7, PB_TONE_GOOD, PB_SEGMENT_SOLID, "Helt uppfyllt" },
    { 3, PB_TONE_INK_2, PB_SEGMENT_DASHED, "Ej utvärderad" },
  };
  static const PbSegment statuses[] = {
    { 1, PB_TONE_INK_2, PB_SEGMENT_OUTLINED, "Ej påbörjad" },
    { 3, PB_TONE_PEER, PB_SEGMENT_SOLID, "Påbörjad" },
    { 16, PB_TONE_ACCENT, PB_SEGMENT_SOLID, "Pågår" },
    { 4, PB_TONE_TOTAL, PB_SEGMENT_SOLID, "Klar" },
  };
  static const double effects[][2] = { { 15.8, 14.2 }, { 73.6, 61.9 }, { 107.4, 78.3 }, { 122.1, NAN }, { 50, 64 } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = pb_segment_bar_new ("Senaste bedömning");

  pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), assessments, G_N_ELEMENTS (assessments));
  gtk_box_append (GTK_BOX (box), bar);
  bar = pb_segment_bar_new ("Status");
  pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), statuses, G_N_ELEMENTS (statuses));
  gtk_box_append (GTK_BOX (box), bar);
  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      bar = pb_effect_bar_new ();
      pb_effect_bar_set_values (PB_EFFECT_BAR (bar), effects[i][0], effects[i][1], 122.1);
      pb_effect_bar_set_label (PB_EFFECT_BAR (bar), "Effekt");
      gtk_box_append (GTK_BOX (box), bar);
    }
  bar = pb_spark_new ();
  pb_spark_set_values (PB_SPARK (bar), (const double[]) { 1288, 1307, NAN, 1414, 1620 }, 5);
  gtk_box_append (GTK_BOX (box), bar);
  return card (box, "Bars");
}

static char *
format_whole (double   value,
              gpointer user_data)
{
  char digits[32];
  GString *text = g_string_new (value < 0 ? "−" : "");
  int n = g_snprintf (digits, sizeof digits, "%.0f", fabs (value));

  for (int i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, "\u00a0");
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_chart (const char *title,
              PbLineData *data)
{
  GtkWidget *chart = pb_line_chart_new ();

  pb_line_data_set_title (data, title);
  pb_line_data_set_format (data, format_whole, NULL, NULL);
  pb_line_chart_set_data (PB_LINE_CHART (chart), data);
  pb_line_data_unref (data);
  gtk_widget_set_size_request (chart, 520, 290);
  gtk_widget_set_hexpand (chart, TRUE);
  return card (chart, title);
}

static GtkWidget *
create_charts (void)
{
  static const char *const years[] = { "2020", "2021", "2022", "2023", NULL };
  static const char *const more[] = { "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", NULL };
  GtkWidget *grid = gtk_grid_new ();
  PbLineData *data = pb_line_data_new (years);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 14);
  pb_line_data_set_unit (data, "kr per brukare");
  pb_line_data_add_series (data, "Karlskrona", (const double[]) { 1288242, 1307996, 1414886, 1620454 }, TRUE);
  pb_line_data_add_series (data, "Kalmar", (const double[]) { 959276, 1017278, 1072320, 1171522 }, FALSE);
  gtk_grid_attach (GTK_GRID (grid), create_chart ("LSS boende", data), 0, 0, 1, 1);

  data = pb_line_data_new (more);
  pb_line_data_set_unit (data, "insatser");
  pb_line_data_add_series (data, "Karlskrona",
                           (const double[]) { 310, 320, NAN, 305, 290, NAN, 280, NAN, NAN }, TRUE);
  pb_line_data_add_series (data, "Borlänge", (const double[]) { 270, 280, 284, 281, 286, 290, 283, NAN, NAN }, FALSE);
  pb_line_data_add_series (data, "Mölndal", (const double[]) { 250, 262, 270, 275, 279, 281, 281, NAN, NAN }, FALSE);
  pb_line_data_add_series (data, "Kalmar", (const double[]) { 240, NAN, 240, 251, 252, 260, 279, NAN, NAN }, FALSE);
  pb_line_data_add_series (data, "Liknande kommuner",
                           (const double[]) { 230, 231, 235, 240, 245, 250, 278, NAN, NAN }, FALSE);
  pb_line_data_set_target (data, "Mål", (const double[]) { NAN, NAN, NAN, NAN, NAN, NAN, 280, 250, 230 });
  gtk_grid_attach (GTK_GRID (grid), create_chart ("Individuella insatser", data), 1, 0, 1, 1);
  return grid;
}

static char *
format_decimal (double   value,
                gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%.1f", fabs (value));

  g_strdelimit (text, ".", ',');
  return g_strconcat (value <= -0.05 ? "−" : "", text, NULL);
}

static GtkWidget *
create_bar_chart (const char *title,
                  PbBarData  *data)
{
  GtkWidget *chart = pb_bar_chart_new ();

  pb_bar_data_set_title (data, title);
  pb_bar_data_set_unit (data, "mnkr");
  pb_bar_data_set_format (data, format_decimal, NULL, NULL);
  pb_bar_chart_set_data (PB_BAR_CHART (chart), data);
  pb_bar_data_unref (data);
  gtk_widget_set_hexpand (chart, TRUE);
  return card (chart, title);
}

static GtkWidget *
create_waterfall (void)
{
  static const struct { const char *label; double value; } changes[] = {
    { "Demografisk anpassning", 2.3 }, { "Utökad ram", -35 }, { "Ökat tryck omställning", -15 },
    { "Krav på effektiviseringar", -16.7 }, { "Ny organisering", 37.8 }, { "Bostadskarriär", 14.7 },
    { "Översyn av bemanning", 10.9 }, { "Hälsopaletten", 10.3 }, { "Externa placeringar", 9.9 },
    { "Myndighetsutövning, teamorganisation", 8.5 }, { "Lokaler", 4.4 }, { "Fem mindre effekter", 12.8 },
  };
  PbBarData *data = pb_bar_data_new (PB_BARS_WATERFALL);

  pb_bar_data_add_total (data, "Nuvarande underskott", -45);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    pb_bar_data_add_change (data, changes[i].label, changes[i].value);
  pb_bar_data_add_total (data, "Underskott 2027", -0.1);
  return create_bar_chart ("Från dagens underskott till 2027", data);
}

static GtkWidget *
create_tornado (void)
{
  static const struct { const char *number, *label; double swing; } swings[] = {
    { "2", "Bostadskarriär", 2.9 }, { "11", "Översyn av bemanning", 2.2 }, { "5", "Hälsopaletten", 2.1 },
    { NULL, "Ny organisering", 7.6 }, { "3", "Externa placeringar", 2 }, { "1", "Myndighetsutövning m.m.", 1.7 },
    { "7", "Lokaler", 0.9 }, { "6", "Chaufförsverksamhet", 0.7 }, { "9", "Sjövillan", 0.6 }, { "16", "Fordon", 0.5 },
  };
  PbBarData *data = pb_bar_data_new (PB_BARS_TORNADO);

  for (guint i = 0; i < G_N_ELEMENTS (swings); i++)
    pb_bar_data_add_swing (data, swings[i].number, swings[i].label, -swings[i].swing, swings[i].swing);
  pb_bar_data_set_ends (data, "80 %", "120 %");
  return create_bar_chart ("Vilket uppdrag betyder mest?", data);
}

static GtkWidget *
create_distribution (void)
{
  double outcomes[2000];
  PbBarData *data = pb_bar_data_new (PB_BARS_DISTRIBUTION);

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    outcomes[i] = -2 + 1.3 * (sin (i * 0.7) + sin (i * 1.9) + sin (i * 3.1 + 1) + sin (i * 0.13));
  pb_bar_data_set_outcomes (data, outcomes, G_N_ELEMENTS (outcomes), -0.05);
  return create_bar_chart ("Hur säkra är vi?", data);
}

static PbBarData *
new_matrix (PbBarsKind kind)
{
  static const char *const titles[] = { "2024", "2025", "2026", "2027" };
  PbBarData *data = pb_bar_data_new (kind);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    pb_bar_data_add_group (data, titles[i]);
  return data;
}

static GtkWidget *
create_stack (void)
{
  PbBarData *data = new_matrix (PB_BARS_STACK);

  pb_bar_data_add_series (data, NULL, "Ny organisering", (const double[]) { 10.2, 31.5, 37.8, 37.8 });
  pb_bar_data_add_series (data, "2", "Bostadskarriär", (const double[]) { NAN, 2, 7.7, 14.7 });
  pb_bar_data_add_series (data, "11", "Översyn av bemanning", (const double[]) { 1.4, 10.9, 10.9, 10.9 });
  pb_bar_data_add_series (data, "5", "Hälsopaletten", (const double[]) { NAN, 7.7, 10.3, 10.3 });
  pb_bar_data_add_series (data, "3", "Externa placeringar", (const double[]) { 2.2, 7.9, 7.9, 9.9 });
  pb_bar_data_add_series (data, "1", "Myndighetsutövning", (const double[]) { NAN, NAN, 8.3, 8.5 });
  pb_bar_data_add_series (data, NULL, "Sex mindre effekter", (const double[]) { 1.1, 7.6, 16.1, 17.2 });
  return create_bar_chart ("Effekter per uppdrag", data);
}

static GtkWidget *
create_comparison (void)
{
  PbBarData *data = new_matrix (PB_BARS_COMPARISON);

  pb_bar_data_add_series (data, NULL, "Planen", (const double[]) { -30.1, -0.1, 0, -0.1 });
  pb_bar_data_add_series (data, NULL, "Sent och 70 %", (const double[]) { -30.1, -1.4, -4.3, -7 });
  pb_bar_data_add_series (data, NULL, "Försiktigt", (const double[]) { -30.8, -4.6, -12.2, -12 });
  return create_bar_chart ("Balansen år för år", data);
}

static GtkWidget *
create_bar_charts (void)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  gtk_box_append (GTK_BOX (all), create_waterfall ());
  gtk_box_append (GTK_BOX (middle), create_stack ());
  gtk_box_append (GTK_BOX (middle), create_tornado ());
  gtk_box_append (GTK_BOX (last), create_comparison ());
  gtk_box_append (GTK_BOX (last), create_distribution ());
  gtk_box_append (GTK_BOX (all), middle);
  gtk_box_append (GTK_BOX (all), last);
  return all;
}

/* One bar, all zero, only negatives, huge and tiny, sixty bars with long titles. */
static GtkWidget *
create_edges (void)
{
  static const double tables[][3] = { { -12 }, { 0, 0, 0 }, { -5, -7.5, -3 }, { 123456789, -98765432.1, 0.1 } };
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  PbBarData *data;

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      data = pb_bar_data_new (PB_BARS_WATERFALL);
      pb_bar_data_add_total (data, "Nuvarande underskott", tables[t][0]);
      for (guint i = 1; t > 0 && i < 3; i++)
        pb_bar_data_add_change (data, "En förändring med en titel som är mycket längre än någon kolumn är bred", tables[t][i]);
      gtk_box_append (GTK_BOX (line), create_bar_chart ("Vattenfall", data));
    }
  gtk_box_append (GTK_BOX (all), line);
  data = pb_bar_data_new (PB_BARS_WATERFALL);
  for (guint i = 0; i < 60; i++)
    pb_bar_data_add_change (data, i % 7 ? "Fordon" : "En förändring med en lång titel", 5 * sin (i * 2.0));
  gtk_box_append (GTK_BOX (all), create_bar_chart ("Sextio", data));
  return all;
}

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  const char *what = g_object_get_data (G_OBJECT (app), "what");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (all, "pb-view");
  gtk_box_append (GTK_BOX (all), top);
  if (g_str_equal (what, "bars"))
    gtk_box_append (GTK_BOX (all), create_bar_charts ());
  else if (g_str_equal (what, "edges"))
    gtk_box_append (GTK_BOX (all), create_edges ());
  else
    {
      gtk_box_append (GTK_BOX (top), create_marks ());
      gtk_box_append (GTK_BOX (top), create_bars ());
      gtk_widget_set_hexpand (gtk_widget_get_last_child (top), TRUE);
      gtk_box_append (GTK_BOX (all), create_charts ());
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), all);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 1400);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_set_title (GTK_WINDOW (window), "Gallery");
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) app = adw_application_new (PB_APP_ID, G_APPLICATION_NON_UNIQUE);
  gboolean dark = argc > 1 && g_str_equal (argv[1], "dark");

  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  if (argc > 2)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * atoi (argv[2]) / 100, NULL);
  g_object_set_data (G_OBJECT (app), "what", argc > 3 ? argv[3] : "all");
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
