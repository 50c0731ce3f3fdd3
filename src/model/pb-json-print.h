/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The node as JSON. json-glib 1.6 alone writes 1e22 as 1e+22.0, which nobody reads, itself included. (transfer full) */
char *pb_json_print (JsonNode *root, gboolean pretty);

G_END_DECLS
