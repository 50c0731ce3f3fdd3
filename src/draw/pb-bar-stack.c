/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts stacked to a whole, group by group; each series named to the right of the last. */
#include "pb-bar-plot-private.h"

#include <math.h>

#define NAME_SHARE 0.34

typedef struct
{
  PbBarPlot *plot;
  int n_groups;
  double slot;
  double bar_width;
} Stack;

/* A text with a place that it would like to have. */
typedef struct
{
  PangoLayout *layout;
  PbBox box;
  double wanted;
  int series;
} Word;

static PbBar *
get_bar (Stack *stack,
         int    series,
         int    group)
{
  return PB_BAR (stack->plot->data, series * stack->n_groups + group);
}

static PangoLayout *
create_name (PbBarPlot   *plot,
             const PbBar *bar,
             double       limit)
{
  g_autofree char *text = bar->number && *bar->number ? g_strdup_printf ("%s %s", bar->number, bar->label)
                                                      : g_strdup (bar->label);
  PangoLayout *layout = pb_scene_create_text (plot->scene, text, 0.93, PANGO_WEIGHT_NORMAL);

  if (pb_text_get_width (layout) > limit)
    {
      pango_layout_set_width (layout, (int) (limit * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static double
measure_names (PbBarPlot *plot)
{
  int n_groups = (int) plot->data->groups->len;
  double widest = 0;

  for (int s = 0; s < plot->data->n_series; s++)
    {
      g_autoptr (PangoLayout) name = create_name (plot, PB_BAR (plot->data, s * n_groups), NAME_SHARE * plot->width);

      widest = MAX (widest, pb_text_get_width (name));
    }
  return widest + 22 * plot->unit;
}

static void
place_frame (Stack *stack)
{
  PbBarPlot *plot = stack->plot;

  plot->left = pb_bar_plot_get_axis_width (plot);
  plot->right = plot->width - measure_names (plot);
  plot->top = 3.4 * plot->em;
  plot->bottom = MAX (plot->top + 1, plot->height - 1.9 * plot->em);
  stack->slot = (plot->right - plot->left) / MAX (stack->n_groups, 1);
  stack->bar_width = round (MIN (0.5 * stack->slot, 7 * plot->em));
}

gboolean
pb_bar_stack_fits (PbBarPlot *plot)
{
  Stack stack = { plot, (int) plot->data->groups->len, 0, 0 };

  place_frame (&stack);
  for (int i = 0; i < (int) plot->data->bars->len; i++)
    {
      g_autoptr (PangoLayout) value = NULL;

      if (isnan (PB_BAR (plot->data, i)->value))
        continue;
      value = pb_bar_plot_create_value (plot, PB_BAR (plot->data, i));
      /* Beside each column there is room for the values of the parts that are too thin to hold theirs. */
      if (pb_text_get_width (value) + 10 * plot->unit > MIN (stack.slot - stack.bar_width, stack.bar_width))
        return FALSE;
    }
  return plot->data->n_series <= 12;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *one = a;
  const Word *other = b;

  return one->wanted < other->wanted ? -1 : one->wanted > other->wanted ? 1 : one->series - other->series;
}

static void
push_apart (Stack  *stack,
            GArray *words)
{
  g_autofree PbBox **boxes = g_new (PbBox *, words->len + 1);
  g_autofree double *wanted = g_new (double, words->len + 1);

  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);

      word->box.width = pb_text_get_width (word->layout);
      word->box.height = pb_text_get_height (word->layout);
      boxes[i] = &word->box;
      wanted[i] = word->wanted;
    }
  pb_boxes_push_apart (boxes, wanted, (int) words->len, stack->plot->top - stack->plot->em, stack->plot->bottom);
}

static void
add_total (Stack *stack,
           int    group,
           double middle,
           double total,
           double top)
{
  PbBarPlot *plot = stack->plot;
  g_autofree char *text = pb_bar_data_write_signed (plot->data, total);
  PangoLayout *layout = pb_scene_create_text (plot->scene, text, 0.93, PANGO_WEIGHT_BOLD);
  PangoLayout *title;

  pb_scene_add_text (plot->scene, layout, middle - pb_text_get_width (layout) / 2,
                     top - pb_text_get_height (layout) - 4 * plot->unit, PB_TONE_INK, TRUE);
  title = pb_scene_create_text (plot->scene, plot->data->groups->pdata[group], 0.9, PANGO_WEIGHT_SEMIBOLD);
  pb_scene_add_text (plot->scene, title, middle - pb_text_get_width (title) / 2,
                     plot->height - pb_text_get_height (title), PB_TONE_INK, FALSE);
}

/* Inside the part where it is high enough, else beside it. */
static void
add_value (Stack       *stack,
           GArray      *beside,
           const PbBar *bar,
           const PbBox *box)
{
  PbBarPlot *plot = stack->plot;
  Word word = { .layout = pb_bar_plot_create_value (plot, bar), .series = bar->series };
  double height = pb_text_get_height (word.layout);
  const PbBarLook *look = pb_bar_look (plot->data, bar->series);

  if (box->height < height + 2 * plot->unit)
    {
      word.wanted = box->y + box->height / 2;
      g_array_append_val (beside, word);
      return;
    }
  pb_scene_add_text (plot->scene, word.layout, box->x + (box->width - pb_text_get_width (word.layout)) / 2,
                     box->y + (box->height - height) / 2, look->style == PB_SEGMENT_SOLID ? PB_TONE_CARD : PB_TONE_INK,
                     look->style != PB_SEGMENT_SOLID);
}

static void
add_column (Stack *stack,
            int    group)
{
  PbBarPlot *plot = stack->plot;
  double middle = round (plot->left + group * stack->slot + stack->bar_width / 2 + 8 * plot->unit);
  double x = middle - stack->bar_width / 2;
  g_autoptr (GArray) beside = g_array_new (FALSE, TRUE, sizeof (Word));
  double above = 0, below = 0;
  gboolean any = FALSE;

  /* The first lies on top. */
  for (int s = plot->data->n_series - 1; s >= 0; s--)
    {
      const PbBar *bar = get_bar (stack, s, group);
      double *level = bar->value < 0 ? &below : &above;
      PbBox box, reach;

      if (isnan (bar->value))
        continue;
      any = TRUE;
      box = pb_bar_box (x, pb_bar_plot_get_y (plot, *level), x + stack->bar_width,
                        pb_bar_plot_get_y (plot, *level + bar->value));
      *level += bar->value;
      /* A thread of the ground between parts. */
      if (box.height > 4)
        box.height -= 1;
      reach = (PbBox) { x, box.y - 2, stack->slot, box.height + 4 };
      pb_scene_add_bar (plot->scene, &box, pb_bar_look (plot->data, s)->tone, pb_bar_look (plot->data, s)->style);
      pb_scene_add_item (plot->scene, s * stack->n_groups + group, &box, &reach);
      add_value (stack, beside, bar, &box);
    }
  push_apart (stack, beside);
  for (guint i = 0; i < beside->len; i++)
    {
      const Word *word = &g_array_index (beside, Word, i);

      pb_scene_add_text (plot->scene, word->layout, x + stack->bar_width + 5 * plot->unit, word->box.y, PB_TONE_INK, TRUE);
    }
  if (any)
    add_total (stack, group, middle, above + below, pb_bar_plot_get_y (plot, above));
}

/* Beside the last column's parts as far as there is room, in their order, each after a piece of its look. */
static void
add_names (Stack *stack)
{
  PbBarPlot *plot = stack->plot;
  g_autoptr (GArray) names = g_array_new (FALSE, TRUE, sizeof (Word));
  double key = 10 * plot->unit;

  for (int s = 0; s < plot->data->n_series; s++)
    {
      Word word = { .series = s };
      PbBox bar;

      word.layout = create_name (plot, get_bar (stack, s, 0), NAME_SHARE * plot->width);
      word.wanted = plot->bottom;
      if (pb_scene_get_bar (plot->scene, s * stack->n_groups + stack->n_groups - 1, &bar))
        word.wanted = bar.y + bar.height / 2;
      g_array_append_val (names, word);
    }
  push_apart (stack, names);
  for (guint i = 0; i < names->len; i++)
    {
      const Word *word = &g_array_index (names, Word, i);
      const PbBarLook *look = pb_bar_look (plot->data, word->series);
      PbBox box = { plot->right + 4 * plot->unit, round (word->box.y + (word->box.height - key) / 2), key, key };

      pb_scene_add_bar (plot->scene, &box, look->tone, look->style);
      pb_scene_add_text (plot->scene, word->layout, box.x + key + 6 * plot->unit, word->box.y, PB_TONE_INK, FALSE);
    }
}

void
pb_bar_stack_lay_out (PbBarPlot *plot)
{
  Stack stack = { plot, (int) plot->data->groups->len, 0, 0 };

  place_frame (&stack);
  pb_bar_plot_add_axis (plot);
  pb_bar_plot_add_zero (plot);
  for (int g = 0; g < stack.n_groups; g++)
    add_column (&stack, g);
  add_names (&stack);
}
