/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All marks, bars and charts in one window, to look at: gallery [light|dark] [text size in percent] */
#include <adwaita.h>
#include <math.h>

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

static void
activate_cb (GtkApplication *app)
{
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  gtk_widget_add_css_class (all, "pb-view");
  gtk_box_append (GTK_BOX (top), create_marks ());
  gtk_box_append (GTK_BOX (top), create_bars ());
  gtk_widget_set_hexpand (gtk_widget_get_last_child (top), TRUE);
  gtk_box_append (GTK_BOX (all), top);
  gtk_box_append (GTK_BOX (all), create_charts ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), all);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 880);
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
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
