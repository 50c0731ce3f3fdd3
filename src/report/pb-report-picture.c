/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "draw/pb-bar-plot.h"
#include "draw/pb-bars.h"
#include "draw/pb-line-plot.h"
#include "draw/pb-text.h"

/* Of its width; a line chart has no height of its own. */
#define LINES_HEIGHT 0.44

static double
get_bars_height (PangoContext *context, double width, gpointer data)
{
  return pb_bar_plot_get_height_for_width (data, context, width);
}

static void
draw_bars (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette, gpointer data)
{
  g_autoptr (PbBarPlot) plot = pb_bar_plot_new (data, context, width, height);
  pb_bar_plot_draw (plot, cr, palette, -1);
}

PbReportPicture
pb_report_picture_of_bars (gpointer bar_data)
{
  return (PbReportPicture){ get_bars_height, draw_bars, bar_data, (GDestroyNotify)pb_bar_data_unref };
}

static double
get_lines_height (PangoContext *context, double width, gpointer data)
{
  return LINES_HEIGHT * width;
}

static void
draw_lines (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette, gpointer data)
{
  g_autoptr (PbLinePlot) plot = pb_line_plot_new (data, context, width, height);
  pb_line_plot_draw (plot, cr, palette, NULL);
}

PbReportPicture
pb_report_picture_of_lines (gpointer line_data)
{
  return (PbReportPicture){ get_lines_height, draw_lines, line_data, (GDestroyNotify)pb_line_data_unref };
}

typedef struct
{
  guint n_rows;
  char *labels[2];
  guint counts[2][PB_REPORT_N_COUNTS];
} Counts;

static const char *
get_word (guint count)
{
  if (count == PB_REPORT_BY_STATUS)
    return C_ ("report", "Status alone");
  return count < PB_REPORT_NOT_REPORTED ? pb_enum_label (PB_ENUM_ASSESSMENT, (int)count) : pb_report_word_of (NULL);
}

char *
pb_report_dup_counts (const guint *counts)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < PB_REPORT_N_COUNTS; i++)
    if (counts[i] > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", counts[i], get_word (i));
  return g_string_free (text, FALSE);
}

static double
get_counts_height (PangoContext *context, double width, gpointer data)
{
  return ((Counts *)data)->n_rows * 5.6 * pb_text_get_em (context);
}

/* A bar in proportion, and below it how many with mark and word: the bar only helps. */
static void
draw_row (cairo_t *cr, PangoContext *context, double width, const PbPalette *palette, const Counts *counts, guint row,
          double y)
{
  static const PbTone tones[] = { PB_TONE_GOOD, PB_TONE_WARN_MARK, PB_TONE_BAD, PB_TONE_INK_3, PB_TONE_INK_3,
                                   PB_TONE_ACCENT };
  static const PbSegmentStyle styles[]
      = { PB_SEGMENT_SOLID, PB_SEGMENT_HATCHED, PB_SEGMENT_CROSSED, PB_SEGMENT_DASHED, PB_SEGMENT_OUTLINED,
          PB_SEGMENT_SOLID };
  double em = pb_text_get_em (context), x = 0;
  PbSegment segments[PB_REPORT_N_COUNTS];
  g_autoptr (PangoLayout) title = pb_text_new (context, em, counts->labels[row], 1.1, PANGO_WEIGHT_BOLD);
  pb_text_show (title, cr, 0, y, palette, PB_TONE_INK);
  for (guint i = 0; i < PB_REPORT_N_COUNTS; i++)
    segments[i] = (PbSegment){ counts->counts[row][i], tones[i], styles[i], NULL };
  cairo_save (cr);
  cairo_translate (cr, 0, y + 1.7 * em);
  pb_segments_draw (cr, segments, PB_REPORT_N_COUNTS, width, 1.1 * em, palette);
  cairo_restore (cr);
  for (guint i = 0; i < PB_REPORT_N_COUNTS; i++)
    {
      if (counts->counts[row][i] == 0)
        continue;
      g_autofree char *words = g_strdup_printf ("%u %s", counts->counts[row][i], get_word (i));
      g_autoptr (PangoLayout) label = pb_text_new (context, em, words, 1, PANGO_WEIGHT_NORMAL);
      if (i < PB_REPORT_NOT_REPORTED)
        {
          pb_mark_draw (cr, PB_MARK_MET + i, x, y + 3.2 * em, 1.1 * em, palette);
          x += 1.5 * em;
        }
      pb_text_show (label, cr, x, y + 3.1 * em, palette, PB_TONE_INK);
      x += pb_text_get_width (label) + 1.6 * em;
    }
}

static void
draw_counts (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette, gpointer data)
{
  const Counts *counts = data;
  for (guint i = 0; i < counts->n_rows; i++)
    draw_row (cr, context, width, palette, counts, i, i * 5.6 * pb_text_get_em (context));
}

static void
free_counts (gpointer data)
{
  Counts *counts = data;
  for (guint i = 0; i < counts->n_rows; i++)
    g_free (counts->labels[i]);
  g_free (counts);
}

PbReportPicture
pb_report_picture_of_counts (const char *const *labels, const guint (*counts)[PB_REPORT_N_COUNTS], guint n_rows)
{
  Counts *copy = g_new0 (Counts, 1);
  copy->n_rows = MIN (n_rows, G_N_ELEMENTS (copy->labels));
  for (guint i = 0; i < copy->n_rows; i++)
    {
      copy->labels[i] = g_strdup (labels[i]);
      memcpy (copy->counts[i], counts[i], sizeof copy->counts[i]);
    }
  return (PbReportPicture){ get_counts_height, draw_counts, copy, free_counts };
}
