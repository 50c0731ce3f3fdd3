/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pb_number_is_space (gunichar c);
gboolean pb_number_is_minus (gunichar c);
/* The text as it can stand in a sentence: short, on one line. */
char    *pb_number_quote    (const char *text);
/* Sets PB_ERROR_INVALID. FALSE, so that the caller can return it. */
gboolean pb_number_refuse   (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
