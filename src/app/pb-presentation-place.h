/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a presenter left a plan, kept for the twenty plans shown last. */

/* NULL where it was not shown before. (transfer full) */
char *pb_presentation_place_load (GSettings *settings, const char *path);
void  pb_presentation_place_save (GSettings *settings, const char *path, const char *key);

G_END_DECLS
