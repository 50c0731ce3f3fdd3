/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-text.h"

#include <math.h>
#include <string.h>

/* Words of no more letters than this are never divided. */
#define SHORTEST_DIVIDED 8
#define LETTERS_AT_END 4

double
pb_text_get_em (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  return size > 0 ? size : PB_TEXT_DEFAULT_EM;
}

PangoLayout *
pb_text_new (PangoContext *context,
             double        em,
             const char   *text,
             double        scale,
             PangoWeight   weight)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, em * scale * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
pb_text_wrap (PangoLayout *layout,
              double       width,
              int          max_lines)
{
  /* Hyphens only where they are needed: soft ones would otherwise also be drawn into what is read out of a PDF. */
  if (pb_text_get_width (layout) > width)
    {
      const char *plain = pango_layout_get_text (layout);
      double letter = pb_text_get_width (layout) / MAX (g_utf8_strlen (plain, -1), 1);
      g_autofree char *text = pb_text_hyphenate (plain, (int) (width / letter) - 1);

      pango_layout_set_text (layout, text, -1);
    }
  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -max_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

double
pb_text_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

double
pb_text_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

void
pb_text_show (PangoLayout     *layout,
              cairo_t         *cr,
              double           x,
              double           y,
              const PbPalette *palette,
              PbTone           tone)
{
  pb_color_set_source (pb_palette_color (palette, tone), cr);
  cairo_move_to (cr, round (x), round (y));
  pango_cairo_show_layout (cr, layout);
}

static void
rounded_rectangle (cairo_t *cr,
                   double   x,
                   double   y,
                   double   width,
                   double   height,
                   double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static double
get_pad (const PbTextNote *note)
{
  return pb_text_get_em (pango_layout_get_context (note->layout)) / 2;
}

void
pb_text_note_init (PbTextNote   *note,
                   PangoContext *context,
                   const char   *text,
                   const PbBox  *bounds)
{
  double em = pb_text_get_em (context);
  double pad;

  *note = (PbTextNote) { .layout = pb_text_new (context, em, text, 0.93, PANGO_WEIGHT_SEMIBOLD) };
  pad = get_pad (note);
  pango_layout_set_width (note->layout, (int) (MAX (40, MIN (bounds->width, 26 * em) - 2 * pad) * PANGO_SCALE));
  pango_layout_set_wrap (note->layout, PANGO_WRAP_WORD_CHAR);
  note->box.width = pb_text_get_width (note->layout) + 2 * pad;
  note->box.height = pb_text_get_height (note->layout) + 1.4 * pad;
}

void
pb_text_note_place (PbTextNote  *note,
                    const PbBox *beside,
                    const PbBox *bounds,
                    gboolean     above)
{
  double x = round (beside->x + (beside->width - note->box.width) / 2);
  double y = above ? round (beside->y - note->box.height) : round (beside->y + beside->height);

  note->box.x = CLAMP (x, bounds->x, MAX (bounds->x, bounds->x + bounds->width - note->box.width));
  note->box.y = CLAMP (y, bounds->y, MAX (bounds->y, bounds->y + bounds->height - note->box.height));
}

void
pb_text_note_show (PbTextNote      *note,
                   cairo_t         *cr,
                   const PbPalette *palette)
{
  double pad = get_pad (note);

  rounded_rectangle (cr, note->box.x + 0.5, note->box.y + 0.5, note->box.width - 1, note->box.height - 1, 0.86 * pad);
  pb_color_set_source (&palette->total, cr);
  cairo_fill (cr);
  pb_text_show (note->layout, cr, note->box.x + pad, note->box.y + 0.7 * pad, palette, PB_TONE_CARD);
  g_clear_object (&note->layout);
}

static gboolean
is_vowel (gunichar c)
{
  return g_utf8_strchr ("aeiouyåäöé", -1, g_unichar_tolower (c)) != NULL;
}

/* The word has these letters, in small ones, before at. */
static gboolean
ends_in (const gunichar *word,
         glong           at,
         const char     *ending)
{
  glong length = (glong) strlen (ending);

  if (at < length)
    return FALSE;
  for (glong i = 0; i < length; i++)
    if (g_unichar_tolower (word[at - length + i]) != (gunichar) ending[i])
      return FALSE;
  return TRUE;
}

/* The s and t of tjänst and verkställa are one sound of one part. */
static gboolean
is_within_st (const gunichar *word,
              glong           at)
{
  return g_unichar_tolower (word[at]) == 't' && (ends_in (word, at, "ns") || ends_in (word, at, "ks"));
}

/* Parts joined by an s: between consonants (bostads-karriär), or after an ending that takes one (myndighets-utövning). */
static gboolean
is_joint (const gunichar *word,
          glong           length,
          glong           at)
{
  if (at < LETTERS_AT_END || length - at < LETTERS_AT_END || !ends_in (word, at, "s") || is_within_st (word, at))
    return FALSE;
  if (!is_vowel (word[at]))
    return !is_vowel (word[at - 2]) && g_unichar_tolower (word[at - 2]) != 's';
  return ends_in (word, at, "hets") || ends_in (word, at, "ings") || ends_in (word, at, "ions") ||
         ends_in (word, at, "skaps");
}

/* Swedish divides before the last consonant of a group, but not within what is one sound. */
static gboolean
may_divide (const gunichar *word,
            glong           length,
            glong           at)
{
  gunichar before = g_unichar_tolower (word[at - 1]);
  gunichar here = g_unichar_tolower (word[at]);

  if (at < LETTERS_AT_END || length - at < LETTERS_AT_END || is_vowel (here) || is_within_st (word, at))
    return FALSE;
  /* verk-ställa */
  if (before == 'k' && here == 's' && is_within_st (word, at + 1))
    return TRUE;
  if (!is_vowel (word[at + 1]))
    return FALSE;
  return !(before == 'n' && here == 'g') && !(before == 'c' && (here == 'k' || here == 'h')) &&
         !(before == 't' && here == 'j') &&
         !(before == 's' && (here == 'k' || here == 'j' || here == 'h'));
}

static void
append_part (GString        *text,
             const gunichar *part,
             glong           length,
             int             most)
{
  for (glong i = 0; i < length; i++)
    {
      if (length > most && i > 0 && i + 1 < length && may_divide (part, length, i))
        g_string_append_unichar (text, 0xad);
      g_string_append_unichar (text, part[i]);
    }
}

static void
append_word (GString        *text,
             const gunichar *word,
             glong           length,
             int             most)
{
  glong start = 0;

  for (glong at = 1; length > SHORTEST_DIVIDED && at < length; at++)
    if (is_joint (word, length, at) && at - start >= LETTERS_AT_END)
      {
        append_part (text, word + start, at - start, MAX (most, SHORTEST_DIVIDED));
        g_string_append_unichar (text, 0xad);
        start = at;
      }
  append_part (text, word + start, length - start, MAX (most, SHORTEST_DIVIDED));
}

char *
pb_text_hyphenate (const char *text,
                   int         most)
{
  glong length;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);
  GString *divided = g_string_new (NULL);

  for (glong i = 0; i < length;)
    {
      glong end = i;

      while (end < length && g_unichar_isalpha (characters[end]))
        end++;
      append_word (divided, characters + i, end - i, most);
      /* A number stays with its percent sign. */
      if (end + 1 < length && characters[end] == ' ' && characters[end + 1] == '%')
        g_string_append_unichar (divided, 0xa0);
      else if (end < length)
        g_string_append_unichar (divided, characters[end]);
      if (end < length)
        end++;
      i = end;
    }
  return g_string_free (divided, FALSE);
}
