/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars that stand beside each other, each with its title below: a waterfall, or scenarios year by year. */
#include "pb-bar-plot-private.h"

#include <math.h>

#define LINES 3
/* What still holds a title, in em. */
#define NARROWEST 3.7
/* Between groups, of a bar's place. */
#define GROUP_GAP 0.5

typedef struct
{
  PbBarPlot *plot;
  int n;
  int *items;
  double slot;
  double bar_width;
  PangoLayout **titles;
  double title_height;
} Columns;

static double
count_places (PbBarData *data,
              int        n)
{
  return n + (data->groups->len > 1 ? GROUP_GAP * (data->groups->len - 1) : 0);
}

static double
get_middle (Columns *columns,
            int      place)
{
  int group = PB_BAR (columns->plot->data, columns->items[place])->group;

  return columns->plot->left + (place + 0.5 + (group > 0 ? group * GROUP_GAP : 0)) * columns->slot;
}

static PangoLayout *
create_title (PbBarPlot   *plot,
              const PbBar *bar,
              double       slot)
{
  PangoLayout *layout = pb_scene_create_text (plot->scene, bar->label, 0.86,
                                              bar->total ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  pb_text_wrap (layout, slot - 5 * plot->unit, LINES);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* Every value has room, and nearly every title is whole. */
gboolean
pb_bar_columns_fit (PbBarPlot *plot)
{
  int n;
  g_autofree int *items = pb_bar_data_list (plot->data, &n);
  double slot = (plot->width - pb_bar_plot_get_axis_width (plot)) / MAX (count_places (plot->data, n), 1);
  int cut = 0;

  if (slot < NARROWEST * plot->em)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      const PbBar *bar = PB_BAR (plot->data, items[i]);
      g_autoptr (PangoLayout) value = pb_bar_plot_create_value (plot, bar);
      g_autoptr (PangoLayout) title = create_title (plot, bar, slot);

      if (pb_text_get_width (value) + 10 * plot->unit > slot)
        return FALSE;
      cut += pango_layout_is_ellipsized (title);
    }
  return cut <= 1 + n / 20;
}

static void
place_frame (Columns *columns)
{
  PbBarPlot *plot = columns->plot;
  double line = 1.5 * plot->em;
  double groups = plot->data->groups->len > 0 ? line : 0;

  plot->left = pb_bar_plot_get_axis_width (plot);
  plot->right = plot->width;
  columns->slot = (plot->right - plot->left) / count_places (plot->data, columns->n);
  columns->bar_width = round (MIN (0.68 * columns->slot, 6 * plot->em));
  for (int i = 0; i < columns->n; i++)
    {
      columns->titles[i] = create_title (plot, PB_BAR (plot->data, columns->items[i]), columns->slot);
      columns->title_height = MAX (columns->title_height, pb_text_get_height (columns->titles[i]));
    }
  /* Room for values above the highest and below the lowest bar, and for the unit. */
  plot->top = (plot->axis.high > 0 ? 2 * line : 2.3 * line) + 2 * plot->unit;
  plot->bottom = plot->height - columns->title_height - groups - line - 8 * plot->unit;
  if (plot->axis.low >= 0)
    plot->bottom += line - 2 * plot->unit;
  plot->bottom = MAX (plot->bottom, plot->top + 1);
}

static void
add_value (Columns     *columns,
           const PbBar *bar,
           double       middle,
           const PbBox *box)
{
  PbBarPlot *plot = columns->plot;
  PangoLayout *layout = pb_bar_plot_create_value (plot, bar);
  double y = bar->value < 0 ? box->y + box->height + 3 * plot->unit
                            : box->y - 3 * plot->unit - pb_text_get_height (layout);

  pb_scene_add_text (plot->scene, layout, middle - pb_text_get_width (layout) / 2, y, PB_TONE_INK, TRUE);
}

static void
add_column (Columns *columns,
            int      place)
{
  PbBarPlot *plot = columns->plot;
  int item = columns->items[place];
  const PbBar *bar = PB_BAR (plot->data, item);
  double middle = get_middle (columns, place);
  double from = pb_bar_plot_get_y (plot, bar->from);
  double to = pb_bar_plot_get_y (plot, bar->to);
  PbBox box = pb_bar_box (round (middle - columns->bar_width / 2), from, round (middle + columns->bar_width / 2), to);
  PbBox reach = { middle - columns->slot / 2, plot->top, columns->slot, plot->height - plot->top };
  gboolean waterfall = plot->data->kind == PB_BARS_WATERFALL;

  pb_scene_add_bar (plot->scene, &box, waterfall ? pb_bar_tone (bar) : pb_bar_look (plot->data, bar->series)->tone,
                    waterfall ? PB_SEGMENT_SOLID : pb_bar_look (plot->data, bar->series)->style);
  if (waterfall && place + 1 < columns->n)
    pb_scene_add_line (plot->scene, box.x + box.width, round (to) + 0.5,
                       round (get_middle (columns, place + 1) - columns->bar_width / 2), round (to) + 0.5, PB_TONE_INK_3,
                       TRUE);
  pb_scene_add_item (plot->scene, item, &box, &reach);
}

static void
add_words (Columns *columns,
           int      place)
{
  PbBarPlot *plot = columns->plot;
  const PbBar *bar = PB_BAR (plot->data, columns->items[place]);
  double middle = get_middle (columns, place);
  PangoLayout *title = g_steal_pointer (&columns->titles[place]);
  PbBox box = { 0 };

  pb_scene_get_bar (plot->scene, columns->items[place], &box);
  add_value (columns, bar, middle, &box);
  pb_scene_add_text (plot->scene, title, middle - (columns->slot - 5 * plot->unit) / 2,
                     plot->height - columns->title_height - (bar->group >= 0 ? 1.5 * plot->em : 0),
                     bar->total ? PB_TONE_INK : PB_TONE_INK_2, FALSE);
}

static void
add_groups (Columns *columns)
{
  PbBarPlot *plot = columns->plot;

  for (int first = 0; first < columns->n;)
    {
      int group = PB_BAR (plot->data, columns->items[first])->group;
      int last = first;
      PangoLayout *layout;

      while (last + 1 < columns->n && PB_BAR (plot->data, columns->items[last + 1])->group == group)
        last++;
      layout = pb_scene_create_text (plot->scene, plot->data->groups->pdata[group], 0.93, PANGO_WEIGHT_BOLD);
      pb_scene_add_text (plot->scene, layout,
                         (get_middle (columns, first) + get_middle (columns, last) - pb_text_get_width (layout)) / 2,
                         plot->height - pb_text_get_height (layout), PB_TONE_INK, FALSE);
      first = last + 1;
    }
}

void
pb_bar_columns_lay_out (PbBarPlot *plot)
{
  Columns columns = { .plot = plot };

  columns.items = pb_bar_data_list (plot->data, &columns.n);
  columns.titles = g_new0 (PangoLayout *, columns.n + 1);
  place_frame (&columns);
  pb_bar_plot_add_axis (plot);
  for (int i = 0; i < columns.n; i++)
    add_column (&columns, i);
  pb_bar_plot_add_zero (plot);
  for (int i = 0; i < columns.n; i++)
    add_words (&columns, i);
  if (plot->data->groups->len > 0)
    add_groups (&columns);
  g_free (columns.items);
  g_free (columns.titles);
}
