/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars that lie below each other, each with its title to the left: the tornado, and any other chart whose columns would
 * get too narrow. */
#include "pb-bar-plot-private.h"

#include <math.h>

#define LINES 2
#define ROW_EMS 2.1

typedef struct
{
  PbBarPlot *plot;
  int n;
  int *items;
  double number_width;
  double title_width;
  double values_left;
  double values_right;
  double row;
  double head;
  double foot;
} Rows;

static PangoLayout *
create_end (PbBarPlot   *plot,
            const PbBar *bar,
            double       value)
{
  g_autofree char *text = NULL;

  if (plot->data->kind != PB_BARS_TORNADO)
    return pb_bar_plot_create_value (plot, bar);
  text = pb_bar_data_write_signed (plot->data, value);
  return pb_scene_create_text (plot->scene, text, 0.9, PANGO_WEIGHT_NORMAL);
}

static PangoLayout *
create_title (Rows        *rows,
              const PbBar *bar)
{
  PangoLayout *layout = pb_scene_create_text (rows->plot->scene, bar->label, 0.93,
                                              bar->total ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  pb_text_wrap (layout, rows->title_width, LINES);
  return layout;
}

/* Values stand outside the bars, at the ends that point away from zero. */
static gboolean
has_left_value (PbBarPlot   *plot,
                const PbBar *bar)
{
  return plot->data->kind == PB_BARS_TORNADO || bar->value < 0;
}

static gboolean
has_right_value (PbBarPlot   *plot,
                 const PbBar *bar)
{
  return plot->data->kind == PB_BARS_TORNADO || !(bar->value < 0);
}

static double
get_right_value (PbBarPlot   *plot,
                 const PbBar *bar)
{
  return plot->data->kind == PB_BARS_TORNADO ? bar->better : bar->value;
}

static void
measure_values (Rows *rows)
{
  PbBarPlot *plot = rows->plot;

  for (int i = 0; i < rows->n; i++)
    {
      const PbBar *bar = PB_BAR (plot->data, rows->items[i]);
      g_autoptr (PangoLayout) left = create_end (plot, bar, bar->value);
      g_autoptr (PangoLayout) right = create_end (plot, bar, get_right_value (plot, bar));

      if (has_left_value (plot, bar))
        rows->values_left = MAX (rows->values_left, pb_text_get_width (left) + 8 * plot->unit);
      if (has_right_value (plot, bar))
        rows->values_right = MAX (rows->values_right, pb_text_get_width (right) + 8 * plot->unit);
    }
}

static void
measure_titles (Rows *rows)
{
  PbBarPlot *plot = rows->plot;
  double widest = 0;
  double room;

  for (int i = 0; i < rows->n; i++)
    {
      const PbBar *bar = PB_BAR (plot->data, rows->items[i]);
      g_autoptr (PangoLayout) number = pb_scene_create_text (plot->scene, bar->number ? bar->number : "", 0.93,
                                                             PANGO_WEIGHT_SEMIBOLD);
      g_autoptr (PangoLayout) title = pb_scene_create_text (plot->scene, bar->label, 0.93,
                                                            bar->total ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

      widest = MAX (widest, pb_text_get_width (title));
      if (bar->number && *bar->number)
        rows->number_width = MAX (rows->number_width, pb_text_get_width (number) + 9 * plot->unit);
    }
  rows->title_width = MIN (widest + 2, 0.4 * plot->width - rows->number_width);
  /* Large amounts take their room from the titles, which break; some is left for the bars. */
  room = plot->width - rows->number_width - rows->values_left - rows->values_right - 10 * plot->unit - 2 * plot->em;
  rows->title_width = MAX (MIN (rows->title_width, room), 2 * plot->em);
}

static void
measure (Rows *rows)
{
  PbBarPlot *plot = rows->plot;
  double groups = plot->data->groups->len;

  measure_values (rows);
  measure_titles (rows);
  rows->row = ROW_EMS * plot->em;
  for (int i = 0; i < rows->n; i++)
    {
      g_autoptr (PangoLayout) title = create_title (rows, PB_BAR (plot->data, rows->items[i]));

      rows->row = MAX (rows->row, pb_text_get_height (title) + 6 * plot->unit);
    }
  rows->head = plot->data->worse_end ? 1.7 * plot->em : 0;
  rows->foot = 1.8 * plot->em;
  /* Rows take what there is, within what still reads as one chart. */
  if (plot->height > 0)
    rows->row = CLAMP ((plot->height - rows->head - rows->foot) / (rows->n + groups), rows->row, 2 * rows->row);
  plot->left = rows->number_width + rows->title_width + 10 * plot->unit + rows->values_left;
  plot->right = MAX (plot->width - rows->values_right, plot->left + 1);
  plot->top = rows->head;
  plot->bottom = rows->head + (rows->n + groups) * rows->row;
}

double
pb_bar_rows_get_height (PbBarPlot *plot)
{
  Rows rows = { .plot = plot };

  rows.items = pb_bar_data_list (plot->data, &rows.n);
  measure (&rows);
  g_free (rows.items);
  return ceil (plot->bottom + rows.foot);
}

static void
add_grid (Rows *rows)
{
  PbBarPlot *plot = rows->plot;
  double end = -INFINITY;

  for (int i = 0; i < plot->axis.n_ticks; i++)
    {
      g_autofree char *text = pb_bar_data_write (plot->data, plot->axis.ticks[i]);
      PangoLayout *layout = pb_scene_create_text (plot->scene, text, 0.86, PANGO_WEIGHT_NORMAL);
      double x = round (pb_bar_plot_get_x (plot, plot->axis.ticks[i])) + 0.5;
      double width = pb_text_get_width (layout);
      double start = MIN (x - width / 2, plot->width - width);

      pb_scene_add_line (plot->scene, x, plot->top, x, plot->bottom, PB_TONE_ROW_LINE, FALSE);
      if (start < end + 6 * plot->unit)
        {
          g_object_unref (layout);
          continue;
        }
      end = start + width;
      pb_scene_add_text (plot->scene, layout, start, plot->bottom + 4 * plot->unit, PB_TONE_INK_2, FALSE);
    }
  if (plot->data->unit && *plot->data->unit)
    pb_scene_add_text (plot->scene, pb_scene_create_text (plot->scene, plot->data->unit, 0.86, PANGO_WEIGHT_NORMAL), 0,
                       plot->bottom + 4 * plot->unit, PB_TONE_INK_2, FALSE);
}

static void
add_value (Rows        *rows,
           const PbBar *bar,
           double       value,
           double       end,
           gboolean     left,
           double       y)
{
  PbBarPlot *plot = rows->plot;
  PangoLayout *layout = create_end (plot, bar, value);
  double x = left ? end - 5 * plot->unit - pb_text_get_width (layout) : end + 5 * plot->unit;

  pb_scene_add_text (plot->scene, layout, x, y - pb_text_get_height (layout) / 2, PB_TONE_INK, TRUE);
}

static void
add_bars (Rows        *rows,
          const PbBar *bar,
          int          item,
          double       y)
{
  PbBarPlot *plot = rows->plot;
  gboolean tornado = plot->data->kind == PB_BARS_TORNADO;
  double thickness = MIN (0.56 * rows->row, 1.4 * plot->em);
  double top = round (y - thickness / 2);
  double bottom = round (y + thickness / 2);
  double from = pb_bar_plot_get_x (plot, tornado ? 0 : bar->from);
  double to = pb_bar_plot_get_x (plot, tornado ? bar->value : bar->to);
  PbBox box = pb_bar_box (from, top, to, bottom);
  PbBox reach = { 0, y - rows->row / 2, plot->width, rows->row };
  PbBarLook look = { PB_TONE_BAD, PB_SEGMENT_SOLID };

  if (plot->data->kind == PB_BARS_WATERFALL)
    look.tone = pb_bar_tone (bar);
  else if (bar->group >= 0)
    look = *pb_bar_look (plot->data, bar->series);
  pb_scene_add_bar (plot->scene, &box, look.tone, look.style);
  if (tornado)
    {
      PbBox better = pb_bar_box (from, top, pb_bar_plot_get_x (plot, bar->better), bottom);
      double end = MAX (box.x + box.width, better.x + better.width);

      pb_scene_add_bar (plot->scene, &better, PB_TONE_ACCENT, PB_SEGMENT_SOLID);
      box.x = MIN (box.x, better.x);
      box.width = end - box.x;
    }
  pb_scene_add_item (plot->scene, item, &box, &reach);
}

static void
add_connector (Rows        *rows,
               const PbBar *bar,
               double       y)
{
  PbBarPlot *plot = rows->plot;
  double thickness = MIN (0.56 * rows->row, 1.4 * plot->em);
  double x = round (pb_bar_plot_get_x (plot, bar->to)) + 0.5;

  pb_scene_add_line (plot->scene, x, y + thickness / 2, x, y + rows->row - thickness / 2, PB_TONE_INK_3, TRUE);
}

static void
add_title (Rows        *rows,
           const PbBar *bar,
           double       y)
{
  PbBarPlot *plot = rows->plot;
  PangoLayout *title = create_title (rows, bar);
  double height = pb_text_get_height (title);

  if (bar->number && *bar->number)
    {
      PangoLayout *number = pb_scene_create_text (plot->scene, bar->number, 0.93, PANGO_WEIGHT_SEMIBOLD);

      pb_scene_add_text (plot->scene, number, rows->number_width - 9 * plot->unit - pb_text_get_width (number),
                         y - height / 2, PB_TONE_ACCENT, FALSE);
    }
  pb_scene_add_text (plot->scene, title, rows->number_width, y - height / 2, PB_TONE_INK, FALSE);
}

static void
add_ends (Rows *rows)
{
  PbBarPlot *plot = rows->plot;
  double zero = pb_bar_plot_get_x (plot, 0);
  PangoLayout *worse, *better;

  if (plot->data->worse_end == NULL || plot->data->better_end == NULL)
    return;
  worse = pb_scene_create_text (plot->scene, plot->data->worse_end, 0.9, PANGO_WEIGHT_SEMIBOLD);
  better = pb_scene_create_text (plot->scene, plot->data->better_end, 0.9, PANGO_WEIGHT_SEMIBOLD);
  pb_scene_add_text (plot->scene, worse, MAX (0, zero - 7 * plot->unit - pb_text_get_width (worse)), 0, PB_TONE_BAD,
                     FALSE);
  pb_scene_add_text (plot->scene, better, MIN (zero + 7 * plot->unit, plot->width - pb_text_get_width (better)), 0,
                     PB_TONE_ACCENT, FALSE);
}

static void
add_row (Rows  *rows,
         int    place,
         double y)
{
  PbBarPlot *plot = rows->plot;
  const PbBar *bar = PB_BAR (plot->data, rows->items[place]);

  add_bars (rows, bar, rows->items[place], y);
  if (plot->data->kind == PB_BARS_WATERFALL && place + 1 < rows->n)
    add_connector (rows, bar, y);
  add_title (rows, bar, y);
}

static void
add_values (Rows  *rows,
            int    place,
            double y)
{
  PbBarPlot *plot = rows->plot;
  const PbBar *bar = PB_BAR (plot->data, rows->items[place]);
  PbBox box = { 0 };

  pb_scene_get_bar (plot->scene, rows->items[place], &box);
  if (has_left_value (plot, bar))
    add_value (rows, bar, bar->value, box.x, TRUE, y);
  if (has_right_value (plot, bar))
    add_value (rows, bar, get_right_value (plot, bar), box.x + box.width, FALSE, y);
}

void
pb_bar_rows_lay_out (PbBarPlot *plot)
{
  Rows rows = { .plot = plot };
  g_autofree double *middles = NULL;
  double zero, y;
  int group = -1;

  rows.items = pb_bar_data_list (plot->data, &rows.n);
  measure (&rows);
  add_grid (&rows);
  middles = g_new (double, rows.n + 1);
  y = rows.head;
  for (int i = 0; i < rows.n; i++, y += rows.row)
    {
      int of = PB_BAR (plot->data, rows.items[i])->group;

      if (of != group)
        {
          PangoLayout *title = pb_scene_create_text (plot->scene, plot->data->groups->pdata[of], 0.93, PANGO_WEIGHT_BOLD);

          pb_scene_add_text (plot->scene, title, 0, y + rows.row - pb_text_get_height (title) - 4 * plot->unit, PB_TONE_INK,
                             FALSE);
          y += rows.row;
          group = of;
        }
      middles[i] = y + rows.row / 2;
      add_row (&rows, i, middles[i]);
    }
  zero = round (pb_bar_plot_get_x (plot, 0)) + 0.5;
  pb_scene_add_line (plot->scene, zero, plot->top, zero, plot->bottom, PB_TONE_INK, FALSE);
  for (int i = 0; i < rows.n; i++)
    add_values (&rows, i, middles[i]);
  add_ends (&rows);
  g_free (rows.items);
}
