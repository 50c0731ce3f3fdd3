/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The user's own copy of the example plan of that name ("karlskrona"), made on the first call; what was done in it since is
 * kept. (transfer full) */
char *pb_example_ensure (const char *name, GError **error);

G_END_DECLS
