/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-report-layout-private.h"

G_BEGIN_DECLS

/* Appends an update to a PDF as cairo writes it (classic cross-references, plain objects): the language, the wish that
 * the title be shown, and what tags notes. 0, or the system's error; EINVAL where the file is not as expected. */
int pb_report_pdf_append (const char *path, const char *language, const PbReportTags *tags);

G_END_DECLS
