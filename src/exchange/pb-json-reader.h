/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON read token by token, straight from the text: what is a hundred megabytes is never a tree in memory, and no nesting
 * fills the stack. Stops at the first error, which names line and column. */
typedef struct _PbJsonReader PbJsonReader;

#define PB_JSON_MAX_DEPTH 32

typedef enum
{
  PB_JSON_FAILED,
  PB_JSON_END,
  PB_JSON_BEGIN_OBJECT,
  PB_JSON_END_OBJECT,
  PB_JSON_BEGIN_ARRAY,
  PB_JSON_END_ARRAY,
  PB_JSON_NAME, /* of the value that comes next */
  PB_JSON_STRING,
  PB_JSON_NUMBER,
  PB_JSON_TRUE,
  PB_JSON_FALSE,
  PB_JSON_NULL,
} PbJsonToken;

/* text must outlive the reader, and text[length] be 0; a byte order mark is passed by. name is what the error calls it. */
PbJsonReader *pb_json_reader_new        (const char *name, const char *text, gsize length);
void          pb_json_reader_free       (PbJsonReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbJsonReader, pb_json_reader_free)

PbJsonToken   pb_json_reader_next       (PbJsonReader *self);
/* Passes by the rest of the value whose first token was read last. FALSE where that fails. */
gboolean      pb_json_reader_skip       (PbJsonReader *self);
/* Of the name or string read last: UTF-8 without a 0, not ended by one; valid until the next token. */
const char   *pb_json_reader_peek_text  (PbJsonReader *self, gsize *length);
gboolean      pb_json_reader_text_is    (PbJsonReader *self, const char *text);
/* Of the number read last; never infinite. */
double        pb_json_reader_get_number (PbJsonReader *self);
/* After PB_JSON_FAILED: a sentence. (transfer full) */
GError       *pb_json_reader_dup_error  (PbJsonReader *self);

G_END_DECLS
