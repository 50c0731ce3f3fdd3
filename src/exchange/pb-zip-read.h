/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The parts of a zip archive that comes from outside, read within bounds: 4,096 entries, 64 MB a part, 250 times its
 * compressed size, 512 MB all together. Names are keys only; nothing is ever written to disk by them. */
typedef struct _PbZip PbZip;

#define PB_ZIP_MAX_ENTRIES 4096
#define PB_ZIP_MAX_PART (64 * 1024 * 1024)
#define PB_ZIP_MAX_RATIO 250
#define PB_ZIP_MAX_TOTAL (512 * 1024 * 1024)

/* name is what sentences call the file. NULL, with a sentence, where it is no archive or holds too many parts. */
PbZip    *pb_zip_open     (GBytes *bytes, const char *name, GError **error);
void      pb_zip_free     (PbZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbZip, pb_zip_free)

const char *pb_zip_get_name (PbZip *self);
/* Without regard to case, as the format has it. */
gboolean  pb_zip_has_part (PbZip *self, const char *part);
/* One part is read at a time, from its beginning. */
gboolean  pb_zip_begin    (PbZip *self, const char *part, GError **error);
/* How many bytes came, 0 at the end, -1 with a sentence. */
gssize    pb_zip_read     (PbZip *self, void *buffer, gsize size, GError **error);

G_END_DECLS
