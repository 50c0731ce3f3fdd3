/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes a period's code apart: its year, how many months it covers (12, 6, 4, 3, 1) and its number in the year, from 1. */
gboolean pb_period_split (const char *code, int *year, int *months, int *number);

G_END_DECLS
