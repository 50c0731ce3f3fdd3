/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-page.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* A4 lying, in points. */
#define PAPER_WIDTH 842
#define PAPER_HEIGHT 595
#define PAPER_MARGIN 42
/* In files that are no paper: px at the default text size. */
#define FILE_WIDTH 1080
#define FILE_MARGIN 24
#define PIXELS_PER_UNIT 2
/* Text on paper; a chart of very many rows is drawn as small as it takes to stay whole. */
#define PAPER_EM 10.5
#define LEAST_EM 2.0

static const char *const suffixes[] = { [PB_PAGE_PDF] = "pdf", [PB_PAGE_PNG] = "png", [PB_PAGE_SVG] = "svg" };

typedef struct
{
  const PbPage *page;
  PangoContext *context;
  double em;
  PangoLayout *title;
  PangoLayout *subtitle;
  PangoLayout *foot;
  double head_height;
  double foot_height;
} Sheet;

static PangoLayout *
create_text (Sheet       *sheet,
             const char  *text,
             double       scale,
             PangoWeight  weight,
             double       width)
{
  PangoLayout *layout;

  if (text == NULL || *text == '\0')
    return NULL;
  layout = pb_text_new (sheet->context, sheet->em, text, scale, weight);
  pb_text_wrap (layout, width, 3);
  return layout;
}

static void
sheet_init (Sheet        *sheet,
            const PbPage *page,
            cairo_t      *cr,
            double        em,
            double        width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  *sheet = (Sheet) { .page = page, .context = pango_cairo_create_context (cr), .em = em };
  pango_font_description_set_family (font, page->font ? page->font : "Sans");
  pango_font_description_set_absolute_size (font, em * PANGO_SCALE);
  pango_context_set_font_description (sheet->context, font);
  /* A printer's points are finer than the whole units that glyphs would otherwise stand on. */
  pango_context_set_round_glyph_positions (sheet->context, FALSE);
  sheet->title = create_text (sheet, page->title, 1.5, PANGO_WEIGHT_BOLD, width);
  sheet->subtitle = create_text (sheet, page->subtitle, 1, PANGO_WEIGHT_NORMAL, width);
  sheet->foot = create_text (sheet, page->foot, 0.86, PANGO_WEIGHT_NORMAL, width);
  if (sheet->title)
    sheet->head_height += pb_text_get_height (sheet->title) + 0.3 * em;
  if (sheet->subtitle)
    sheet->head_height += pb_text_get_height (sheet->subtitle);
  sheet->head_height += 1.2 * em;
  if (sheet->foot)
    sheet->foot_height = pb_text_get_height (sheet->foot) + 1.2 * em;
}

static void
sheet_clear (Sheet *sheet)
{
  g_clear_object (&sheet->title);
  g_clear_object (&sheet->subtitle);
  g_clear_object (&sheet->foot);
  g_clear_object (&sheet->context);
}

static double
get_height (Sheet *sheet,
            double width)
{
  return sheet->head_height + sheet->page->get_height (sheet->context, width, sheet->page->user_data) +
         sheet->foot_height;
}

static void
draw_sheet (Sheet   *sheet,
            cairo_t *cr,
            double   width,
            double   height)
{
  const PbPalette *palette = pb_palette_get_print ();
  double y = 0;

  if (sheet->title)
    {
      pb_text_show (sheet->title, cr, 0, 0, palette, PB_TONE_INK);
      y = pb_text_get_height (sheet->title) + 0.3 * sheet->em;
    }
  if (sheet->subtitle)
    pb_text_show (sheet->subtitle, cr, 0, y, palette, PB_TONE_INK_2);
  cairo_save (cr);
  cairo_translate (cr, 0, sheet->head_height);
  sheet->page->draw (cr, sheet->context, width, height - sheet->head_height - sheet->foot_height, palette,
                     sheet->page->user_data);
  cairo_restore (cr);
  if (sheet->foot)
    pb_text_show (sheet->foot, cr, 0, height - pb_text_get_height (sheet->foot), palette, PB_TONE_INK_2);
}

void
pb_page_draw (const PbPage *page,
              cairo_t      *cr,
              double        width,
              double        height)
{
  double em = PAPER_EM;
  double needed;
  Sheet sheet;

  sheet_init (&sheet, page, cr, em, width);
  needed = get_height (&sheet, width);
  while (needed > height && em > LEAST_EM)
    {
      em = MAX (em * 0.92, LEAST_EM);
      sheet_clear (&sheet);
      sheet_init (&sheet, page, cr, em, width);
      needed = get_height (&sheet, width);
    }
  /* A chart of rows has the height it needs; columns use what the paper gives, as far as they stay a chart's shape. */
  draw_sheet (&sheet, cr, width, MIN (height, MAX (needed, 0.62 * width)));
  sheet_clear (&sheet);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static double
measure_file (const PbPage *page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double height;
  Sheet sheet;

  sheet_init (&sheet, page, cr, PB_TEXT_DEFAULT_EM, FILE_WIDTH);
  height = ceil (get_height (&sheet, FILE_WIDTH));
  sheet_clear (&sheet);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

/* White behind it: a dark viewer would otherwise swallow the text. */
static void
draw_file (const PbPage    *page,
           cairo_surface_t *surface,
           double           scale,
           double           height)
{
  cairo_t *cr = cairo_create (surface);
  Sheet sheet;

  pb_color_set_source (&pb_palette_get_print ()->card, cr);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, FILE_MARGIN, FILE_MARGIN);
  sheet_init (&sheet, page, cr, PB_TEXT_DEFAULT_EM, FILE_WIDTH);
  draw_sheet (&sheet, cr, FILE_WIDTH, height);
  sheet_clear (&sheet);
  cairo_destroy (cr);
}

static cairo_surface_t *
draw_pdf (const PbPage *page,
          GByteArray   *bytes)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_bytes, bytes, PAPER_WIDTH, PAPER_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, page->title);
  if (page->description)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, page->description);
  cairo_translate (cr, PAPER_MARGIN, PAPER_MARGIN);
  pb_page_draw (page, cr, PAPER_WIDTH - 2 * PAPER_MARGIN, PAPER_HEIGHT - 2 * PAPER_MARGIN);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
draw_surface (const PbPage *page,
              PbPageFormat  format,
              GByteArray   *bytes)
{
  double height, full_width, full_height;
  cairo_surface_t *surface;

  if (format == PB_PAGE_PDF)
    return draw_pdf (page, bytes);
  height = measure_file (page);
  full_width = FILE_WIDTH + 2 * FILE_MARGIN;
  full_height = height + 2 * FILE_MARGIN;
  if (format == PB_PAGE_SVG)
    {
      surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, full_width, full_height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      draw_file (page, surface, 1, height);
      return surface;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) full_width * PIXELS_PER_UNIT,
                                        (int) full_height * PIXELS_PER_UNIT);
  draw_file (page, surface, PIXELS_PER_UNIT, height);
  return surface;
}

gboolean
pb_page_write (const PbPage *page,
               const char   *path,
               PbPageFormat  format,
               GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = draw_surface (page, format, bytes);
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS && format == PB_PAGE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

gboolean
pb_page_find_format (const char   *path,
                     PbPageFormat *format)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      {
        *format = (PbPageFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
pb_page_get_suffix (PbPageFormat format)
{
  return suffixes[format];
}
