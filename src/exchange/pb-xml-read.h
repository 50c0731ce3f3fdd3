/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-zip-read.h"

G_BEGIN_DECLS

/* A part of an archive as XML, read as it is unpacked and within bounds: no DOCTYPE and so no entities, depth 64, 1 MB
 * a token. Names come without their prefix. */
typedef struct _PbXml PbXml;

#define PB_XML_MAX_DEPTH 64
#define PB_XML_MAX_TOKEN (1024 * 1024)

typedef struct
{
  void (*start) (PbXml *xml, const char *name, const char *const *attributes, gpointer data);
  void (*end) (PbXml *xml, const char *name, gpointer data);
  void (*text) (PbXml *xml, const char *text, gsize length, gpointer data);
} PbXmlHandler;

/* FALSE with a sentence; also where a handler failed, or what cancels says so. */
gboolean    pb_xml_read      (PbZip *zip, const char *part, const PbXmlHandler *handler, gpointer data,
                              GCancellable *cancellable, GError **error);
/* Ends the reading. The sentence is put after the file's name. */
void        pb_xml_fail      (PbXml *xml, const char *sentence);
/* NULL where it is absent. */
const char *pb_xml_attribute (const char *const *attributes, const char *name);

G_END_DECLS
