/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Asks where to, and writes a scenario as an alternative budget: "pdf" or "csv". */
void pb_proposal_export (PbWindow *window, gint64 scenario, const char *format);
/* The same on a printer. */
void pb_proposal_print  (PbWindow *window, gint64 scenario);

G_END_DECLS
