/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include "exchange/pb-target.h"
#include "model/pb-date.h"
#include "model/pb-locale.h"
#include "pb-report-pdf-private.h"

typedef struct
{
  FILE *file;
  int status; /* of the system; 0 */
} Output;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Output *output = closure;
  errno = 0;
  if (output->status == 0 && fwrite (data, 1, length, output->file) != length)
    output->status = errno != 0 ? errno : EIO;
  return output->status == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (cairo_surface_t *surface, PbReportDoc *doc)
{
  g_autofree char *now = pb_time_now ();
  const struct
  {
    cairo_pdf_metadata_t what;
    const char *text;
  } facts[] = { { CAIRO_PDF_METADATA_TITLE, pb_report_doc_get_title (doc) },
                { CAIRO_PDF_METADATA_SUBJECT, pb_report_doc_get_subject (doc) },
                { CAIRO_PDF_METADATA_AUTHOR, pb_report_doc_get_author (doc) },
                { CAIRO_PDF_METADATA_CREATOR, "Planbok " PB_VERSION },
                { CAIRO_PDF_METADATA_CREATE_DATE, now } };
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].text != NULL)
      cairo_pdf_surface_set_metadata (surface, facts[i].what, facts[i].text);
}

/* Parts open, what they hold folded away. */
static void
add_outline (PbReportLayout *layout, cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };
  for (guint i = 0; i < layout->doc->blocks->len; i++)
    {
      const PbBlock *block = layout->doc->blocks->pdata[i];
      guint level = block->kind == PB_BLOCK_CONTENTS ? 1 : block->kind == PB_BLOCK_HEADING ? block->level : 0;
      if (level == 0 || level > 2 || block->text == NULL)
        continue;
      g_autofree char *link = g_strdup_printf ("dest='b%u'", i);
      int item
          = cairo_pdf_surface_add_outline (surface, parents[level - 1], block->text, link,
                                           level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN | CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
      for (guint l = level; l < G_N_ELEMENTS (parents); l++)
        parents[l] = item;
    }
}

static gboolean
draw_pages (PbReportLayout *layout, cairo_t *cr, PbReportTags *tags, PbReportProgress progress, gpointer data,
            GCancellable *cancellable)
{
  guint n = pb_report_layout_get_n_pages (layout);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < n; page++)
    {
      if (progress != NULL)
        progress ((double)page / n, data);
      if (g_cancellable_is_cancelled (cancellable) || cairo_status (cr) != CAIRO_STATUS_SUCCESS)
        return FALSE;
      pb_report_draw (layout, page, cr, tags);
      if (page + 1 < n)
        cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  return TRUE;
}

/* 0, or the system's error; -1 where it was stopped. */
static int
write_pages (PbReportLayout *layout, FILE *file, PbReportTags *tags, PbReportProgress progress, gpointer data,
             GCancellable *cancellable)
{
  Output output = { file, 0 };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &output, layout->width, layout->height);
  cairo_t *cr = cairo_create (surface);
  /* The plain cross-references that an update can follow. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, layout->doc);
  gboolean whole = draw_pages (layout, cr, tags, progress, data, cancellable);
  if (whole)
    add_outline (layout, surface);
  cairo_status_t drawn = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (drawn == CAIRO_STATUS_SUCCESS && whole)
    drawn = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (output.status != 0)
    return output.status;
  return !whole ? -1 : drawn == CAIRO_STATUS_SUCCESS ? 0 : drawn == CAIRO_STATUS_NO_MEMORY ? ENOMEM : EIO;
}

gboolean
pb_report_pdf_write (PbReportLayout *layout, const char *path, PbReportProgress progress, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  if (!pb_target_check (path, error))
    return FALSE;
  g_autofree char *temporary = pb_target_make_temporary (path, error);
  FILE *file = temporary != NULL ? g_fopen (temporary, "wb") : NULL;
  if (temporary == NULL)
    return FALSE;
  PbReportTags tags = { g_ptr_array_new_with_free_func (g_free), g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  int status = file != NULL ? write_pages (layout, file, &tags, progress, data, cancellable) : errno;
  if (file != NULL && fclose (file) != 0 && status == 0)
    status = errno;
  if (status == 0)
    status = pb_report_pdf_append (temporary, pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? "sv-SE" : "en", &tags);
  g_ptr_array_unref (tags.alternatives);
  g_array_unref (tags.scopes);
  return pb_target_finish (temporary, path, MAX (status, 0), cancellable, error);
}
