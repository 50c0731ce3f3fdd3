/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scene.h"

#include <math.h>

typedef enum
{
  MARK_LINE,
  MARK_BAR,
  MARK_TEXT,
} MarkKind;

typedef struct
{
  MarkKind kind;
  PbBox box; /* of a line: from (x, y) by (width, height) */
  PbTone tone;
  PbSegmentStyle style;
  gboolean flag; /* a dashed line; a text on a plate */
  PangoLayout *layout;
} Mark;

typedef struct
{
  int item;
  PbBox bar;
  PbBox reach;
} Item;

struct _PbScene
{
  PangoContext *context;
  double em;
  GArray *marks;
  GArray *texts; /* guint: which marks are texts */
  GArray *items;
};

static void
clear_mark (gpointer mark)
{
  g_clear_object (&((Mark *) mark)->layout);
}

PbScene *
pb_scene_new (PangoContext *context)
{
  PbScene *self = g_new0 (PbScene, 1);

  self->context = g_object_ref (context);
  self->em = pb_text_get_em (context);
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->texts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  return self;
}

void
pb_scene_free (PbScene *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_array_unref (self->texts);
  g_array_unref (self->items);
  g_object_unref (self->context);
  g_free (self);
}

double
pb_scene_get_em (PbScene *self)
{
  return self->em;
}

double
pb_scene_get_unit (PbScene *self)
{
  return MAX (0.5, self->em / PB_TEXT_DEFAULT_EM);
}

PangoLayout *
pb_scene_create_text (PbScene    *self,
                      const char *text,
                      double      scale,
                      PangoWeight weight)
{
  return pb_text_new (self->context, self->em, text, scale, weight);
}

void
pb_scene_add_text (PbScene     *self,
                   PangoLayout *layout,
                   double       x,
                   double       y,
                   PbTone       tone,
                   gboolean     plate)
{
  PangoRectangle extents;
  Mark mark = { .kind = MARK_TEXT, .tone = tone, .flag = plate, .layout = layout };

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  mark.box = (PbBox) { round (x) + extents.x, round (y) + extents.y, extents.width, extents.height };
  g_array_append_val (self->texts, self->marks->len);
  g_array_append_val (self->marks, mark);
}

void
pb_scene_add_line (PbScene *self,
                   double   x1,
                   double   y1,
                   double   x2,
                   double   y2,
                   PbTone   tone,
                   gboolean dashed)
{
  Mark mark = { .kind = MARK_LINE, .box = { x1, y1, x2 - x1, y2 - y1 }, .tone = tone, .flag = dashed };

  g_array_append_val (self->marks, mark);
}

void
pb_scene_add_bar (PbScene       *self,
                  const PbBox   *box,
                  PbTone         tone,
                  PbSegmentStyle style)
{
  Mark mark = { .kind = MARK_BAR, .box = *box, .tone = tone, .style = style };

  g_array_append_val (self->marks, mark);
}

void
pb_scene_add_item (PbScene     *self,
                   int          item,
                   const PbBox *bar,
                   const PbBox *reach)
{
  Item entry = { item, *bar, *reach };

  g_array_append_val (self->items, entry);
}

static void
draw_line (cairo_t         *cr,
           const Mark      *mark,
           const PbPalette *palette)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  pb_color_set_source (pb_palette_color (palette, mark->tone), cr);
  cairo_set_line_width (cr, 1);
  if (mark->flag)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, mark->box.x, mark->box.y);
  cairo_rel_line_to (cr, mark->box.width, mark->box.height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_text (cairo_t         *cr,
           const Mark      *mark,
           const PbPalette *palette)
{
  PangoRectangle extents;

  if (mark->flag)
    {
      pb_color_set_source (&palette->card, cr);
      cairo_rectangle (cr, mark->box.x - 2, mark->box.y, mark->box.width + 4, mark->box.height);
      cairo_fill (cr);
    }
  pango_layout_get_pixel_extents (mark->layout, NULL, &extents);
  pb_text_show (mark->layout, cr, mark->box.x - extents.x, mark->box.y - extents.y, palette, mark->tone);
}

void
pb_scene_draw (PbScene         *self,
               cairo_t         *cr,
               const PbPalette *palette)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind == MARK_LINE)
        draw_line (cr, mark, palette);
      else if (mark->kind == MARK_TEXT)
        draw_text (cr, mark, palette);
      else
        pb_segment_draw (cr, &mark->box, 1, 1, mark->tone, mark->style, palette);
    }
}

/* How much a plate would hide: words weigh more than bars. */
static int
count_hidden (PbScene     *self,
              const PbBox *plate)
{
  int hidden = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind != MARK_LINE && pb_box_meets (&mark->box, plate))
        hidden += mark->kind == MARK_TEXT ? 3 : 2;
    }
  return hidden;
}

/* Where the plate hides least: above or below the bar, with room for the value that stands there or further away, or to
 * its sides. */
static void
place_note (PbScene     *self,
            PbTextNote  *note,
            const PbBox *bar,
            const PbBox *bounds)
{
  static const double distances[] = { 1.9, 3.6, 5.5 };
  double em = self->em;
  PbBox places[2 * G_N_ELEMENTS (distances) + 2];
  guint n = 0;
  int least = G_MAXINT;

  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      PbBox beside = { bar->x, bar->y - distances[i] * em, bar->width, bar->height + 2 * distances[i] * em };

      for (guint above = 0; above < 2; above++)
        {
          pb_text_note_place (note, &beside, bounds, above == 0);
          places[n++] = note->box;
        }
    }
  for (guint right = 0; right < 2; right++)
    {
      PbBox side = { right ? bar->x + bar->width + 4.5 * em : bar->x - note->box.width - 4.5 * em,
                     bar->y + (bar->height - note->box.height) / 2, note->box.width, note->box.height };

      if (side.x >= bounds->x && side.x + side.width <= bounds->x + bounds->width)
        places[n++] = side;
    }
  for (guint i = 0; i < n; i++)
    {
      int hidden = count_hidden (self, &places[i]) + (pb_box_meets (&places[i], bar) ? 2 : 0);

      if (hidden < least)
        note->box = places[i];
      least = MIN (least, hidden);
    }
  note->box.x = round (note->box.x);
  note->box.y = CLAMP (round (note->box.y), bounds->y, MAX (bounds->y, bounds->y + bounds->height - note->box.height));
}

void
pb_scene_draw_focus (PbScene         *self,
                     cairo_t         *cr,
                     int              item,
                     const char      *words,
                     const PbBox     *bounds,
                     const PbPalette *palette)
{
  double unit = pb_scene_get_unit (self);
  PbTextNote note;
  PbBox bar;

  if (!pb_scene_get_bar (self, item, &bar))
    return;
  pb_color_set_source (&palette->ink, cr);
  cairo_set_line_width (cr, 2 * unit);
  cairo_rectangle (cr, bar.x - 3 * unit, bar.y - 3 * unit, bar.width + 6 * unit, bar.height + 6 * unit);
  cairo_stroke (cr);
  pb_text_note_init (&note, self->context, words, bounds);
  place_note (self, &note, &bar, bounds);
  pb_text_note_show (&note, cr, palette);
}

int
pb_scene_hit (PbScene *self,
              double   x,
              double   y)
{
  double nearest = INFINITY;
  int found = -1;

  /* Thin bars may share a pixel: the one whose middle is nearest is meant. */
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      double distance = hypot (item->bar.x + item->bar.width / 2 - x, item->bar.y + item->bar.height / 2 - y);

      if (!pb_box_contains (&item->bar, x, y) || distance >= nearest)
        continue;
      nearest = distance;
      found = item->item;
    }
  for (guint i = 0; i < self->items->len && found < 0; i++)
    if (pb_box_contains (&g_array_index (self->items, Item, i).reach, x, y))
      found = g_array_index (self->items, Item, i).item;
  return found;
}

gboolean
pb_scene_get_bar (PbScene *self,
                  int      item,
                  PbBox   *bar)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, Item, i).item == item)
      {
        *bar = g_array_index (self->items, Item, i).bar;
        return TRUE;
      }
  return FALSE;
}

guint
pb_scene_get_n_texts (PbScene *self)
{
  return self->texts->len;
}

void
pb_scene_get_text (PbScene     *self,
                   guint        text,
                   PbBox       *box,
                   const char **words)
{
  const Mark *mark;

  g_return_if_fail (text < self->texts->len);

  mark = &g_array_index (self->marks, Mark, g_array_index (self->texts, guint, text));
  *box = mark->box;
  if (words)
    *words = pango_layout_get_text (mark->layout);
}
