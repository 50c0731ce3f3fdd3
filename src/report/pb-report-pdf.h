/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-report-layout.h"

G_BEGIN_DECLS

/* Writes the document as PDF: fonts embedded, text as text, tagged (headings, paragraphs, lists, tables with the scope
 * of their headers, figures with their alternative text), with outline, links, title, author, subject and language.
 * cairo 1.16 itself knows no language, scope or alternative text: they are appended as an update to the file, as the
 * format allows. What stands on every page is still not marked as an artifact (it is "Private"), and PDF/UA is not
 * claimed. To a temporary file, renamed into place when it is whole; FALSE with a sentence, or G_IO_ERROR_CANCELLED,
 * and no file. */
gboolean pb_report_pdf_write  (PbReportLayout *layout, const char *path, PbReportProgress progress, gpointer data,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
