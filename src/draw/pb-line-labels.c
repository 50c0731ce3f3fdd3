/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds places for words among the lines: names at the line ends, values at the marks. */
#include "pb-line-plot-private.h"

#include <math.h>

static int
compare_wanted (gconstpointer a,
                gconstpointer b)
{
  const PbLineLabel *one = *(PbLineLabel *const *) a;
  const PbLineLabel *other = *(PbLineLabel *const *) b;

  return one->wanted < other->wanted ? -1 : one->wanted > other->wanted;
}

static void
measure_label (PbLineLabel *label)
{
  PangoRectangle name, value = { 0 };

  pango_layout_get_pixel_extents (label->name, NULL, &name);
  if (label->value)
    pango_layout_get_pixel_extents (label->value, NULL, &value);
  label->box.width = MAX (name.width, value.width);
  label->box.height = name.height + value.height;
}

/* Each stands where its line ends if it can. */
static void
push_apart (GPtrArray *sorted,
            double     bottom)
{
  g_autofree PbBox **boxes = g_new (PbBox *, sorted->len + 1);
  g_autofree double *wanted = g_new (double, sorted->len + 1);

  for (guint i = 0; i < sorted->len; i++)
    {
      PbLineLabel *label = g_ptr_array_index (sorted, i);

      boxes[i] = &label->box;
      wanted[i] = label->wanted;
    }
  pb_boxes_push_apart (boxes, wanted, (int) sorted->len, 0, bottom);
}

/* A label that does not stand at its line's end is told by the line's mark before the name; then all have it. */
static void
place_keys (PbLinePlot *plot)
{
  gboolean needed = FALSE;

  if (plot->n_series < 2)
    return;
  for (int s = 0; s < plot->n_series; s++)
    {
      const PbLineLabel *label = &plot->labels[s];
      double middle = label->box.y + label->box.height / 2;

      if (label->name && (label->last_period < plot->n_periods - 1 || fabs (middle - label->wanted) > 6 * plot->unit))
        needed = TRUE;
    }
  if (!needed)
    return;
  plot->key_width = 16 * plot->unit;
  for (int s = 0; s < plot->n_series; s++)
    plot->labels[s].box.width += plot->labels[s].name ? plot->key_width : 0;
}

void
pb_line_plot_place_labels (PbLinePlot *plot)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  double total = 0;

  for (int s = 0; s < plot->n_series; s++)
    {
      PbLineLabel *label = &plot->labels[s];

      if (label->name == NULL)
        continue;
      measure_label (label);
      label->wanted = pb_line_plot_get_point (plot, s, label->last_period)->y;
      label->box.x = plot->right + 10 * plot->unit;
      total += label->box.height;
      g_ptr_array_add (sorted, label);
    }
  /* Too many for two lines each: the value is still a key press or a pointer away. */
  if (total > plot->height)
    for (guint i = 0; i < sorted->len; i++)
      {
        PbLineLabel *label = g_ptr_array_index (sorted, i);

        g_clear_object (&label->value);
        measure_label (label);
      }
  g_ptr_array_sort (sorted, compare_wanted);
  push_apart (sorted, plot->height);
  place_keys (plot);
}

/* Liang–Barsky: does the line from a to b pass through the box? */
static gboolean
line_meets_box (const PbLinePoint *a,
                const PbLinePoint *b,
                const PbBox   *box)
{
  const double p[] = { a->x - b->x, b->x - a->x, a->y - b->y, b->y - a->y };
  const double q[] = { a->x - box->x, box->x + box->width - a->x, a->y - box->y, box->y + box->height - a->y };
  double enter = 0;
  double leave = 1;

  for (int i = 0; i < 4; i++)
    {
      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
          continue;
        }
      if (p[i] < 0)
        enter = MAX (enter, q[i] / p[i]);
      else
        leave = MIN (leave, q[i] / p[i]);
    }
  return enter <= leave;
}

static gboolean
box_is_free (PbLinePlot      *plot,
             const PbBox *box)
{
  double reach = 7 * plot->unit;

  if (box->x < plot->left || box->y < 0 || box->y + box->height > plot->bottom ||
      box->x + box->width > plot->right + 4 * plot->unit)
    return FALSE;
  for (guint i = 0; i < plot->values->len; i++)
    if (pb_box_meets (box, &g_array_index (plot->values, PbLineValue, i).box))
      return FALSE;
  for (int s = 0; s < plot->n_series; s++)
    for (int p = 0; p < plot->n_periods; p++)
      {
        const PbLinePoint *point = pb_line_plot_get_point (plot, s, p);
        PbBox mark = { point->x - reach, point->y - reach, 2 * reach, 2 * reach };
        int before;

        if (!point->measured)
          continue;
        if (pb_box_meets (box, &mark))
          return FALSE;
        before = pb_line_data_get_beside (plot->data, p, -1);
        if (before >= 0 && pb_line_plot_get_point (plot, s, before)->measured
            && line_meets_box (pb_line_plot_get_point (plot, s, before), point, box))
          return FALSE;
      }
  return TRUE;
}

static void
place_value (PbLinePlot *plot,
             int         series,
             int         period)
{
  const PbLinePoint *point = pb_line_plot_get_point (plot, series, period);
  gboolean own = pb_line_data_is_own (plot->data, series);
  g_autofree char *text = pb_line_data_format (plot->data, pb_line_data_get_value (plot->data, series, period));
  PbLineValue value = { .series = series };
  double gap = 8 * plot->unit;
  int width, height;

  value.layout = pb_line_plot_create_text (plot, text, 0.86, own ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_get_pixel_size (value.layout, &width, &height);
  for (int side = 0; side < 2; side++)
    {
      double y = side == 0 ? point->y - gap - height : point->y + gap;

      value.box = (PbBox) { round (point->x - width / 2.0), round (y), width, height };
      /* The first mark may need to lean inwards, clear of the axis. */
      value.box.x = MAX (value.box.x, plot->left + 1);
      if (box_is_free (plot, &value.box))
        {
          g_array_append_val (plot->values, value);
          return;
        }
    }
  g_object_unref (value.layout);
}

/* Values stand at their marks where there is room; own ones are placed first. The last has its value in the label. */
void
pb_line_plot_place_values (PbLinePlot *plot)
{
  for (int own = 1; own >= 0; own--)
    for (int s = 0; s < plot->n_series; s++)
      {
        if (pb_line_data_is_own (plot->data, s) != own)
          continue;
        for (int p = 0; p < plot->n_periods; p++)
          if (pb_line_plot_get_point (plot, s, p)->measured && p != plot->labels[s].last_period)
            place_value (plot, s, p);
      }
}
