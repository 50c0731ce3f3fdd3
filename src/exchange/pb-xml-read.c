/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-xml-read.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"

#define CHUNK (64 * 1024)

struct _PbXml
{
  PbZip *zip;
  XML_Parser parser;
  const PbXmlHandler *handler;
  gpointer data;
  guint depth;
  GError *error;
};

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');
  return colon != NULL ? colon + 1 : name;
}

void
pb_xml_fail (PbXml *xml, const char *sentence)
{
  if (xml->error == NULL)
    xml->error = g_error_new (PB_ERROR, PB_ERROR_INVALID, _ ("%s: %s"), pb_zip_get_name (xml->zip), sentence);
  XML_StopParser (xml->parser, XML_FALSE);
}

const char *
pb_xml_attribute (const char *const *attributes, const char *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp (local_name (attributes[0]), name) == 0)
      return attributes[1];
  return NULL;
}

static void
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  PbXml *xml = data;
  if (++xml->depth > PB_XML_MAX_DEPTH)
    pb_xml_fail (xml, _ ("the file is nested deeper than any workbook. It was not read."));
  else if (xml->error == NULL)
    xml->handler->start (xml, local_name (name), (const char *const *)attributes, xml->data);
}

static void
end_cb (void *data, const XML_Char *name)
{
  PbXml *xml = data;
  xml->depth--;
  if (xml->error == NULL && xml->handler->end != NULL)
    xml->handler->end (xml, local_name (name), xml->data);
}

static void
text_cb (void *data, const XML_Char *text, int length)
{
  PbXml *xml = data;
  if (xml->error == NULL && xml->handler->text != NULL)
    xml->handler->text (xml, text, length, xml->data);
}

static void
doctype_cb (void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
  pb_xml_fail (data, _ ("the file defines its own entities, which no workbook does. It was not read."));
}

/* One token that goes on and on is scanned from its beginning again and again. */
static gboolean
is_token_bounded (PbXml *xml, guint64 fed)
{
  XML_Index at = XML_GetCurrentByteIndex (xml->parser);
  return at < 0 || fed - (guint64)at <= PB_XML_MAX_TOKEN;
}

static void
parse (PbXml *xml, GCancellable *cancellable)
{
  guint64 fed = 0;
  gssize n = 1;
  while (n > 0 && xml->error == NULL)
    {
      void *buffer = XML_GetBuffer (xml->parser, CHUNK);
      if (g_cancellable_set_error_if_cancelled (cancellable, &xml->error))
        return;
      n = buffer != NULL ? pb_zip_read (xml->zip, buffer, CHUNK, &xml->error) : -1;
      fed += MAX (n, 0);
      if (n >= 0 && XML_ParseBuffer (xml->parser, n, n == 0) != XML_STATUS_OK && xml->error == NULL)
        pb_xml_fail (xml, _ ("the file is damaged or not complete. Fetch it, or save it, once more."));
      else if (n > 0 && xml->error == NULL && !is_token_bounded (xml, fed))
        pb_xml_fail (xml, _ ("a part of the file is longer than in any workbook. It was not read."));
    }
}

gboolean
pb_xml_read (PbZip *zip, const char *part, const PbXmlHandler *handler, gpointer data, GCancellable *cancellable,
             GError **error)
{
  PbXml xml = { zip, NULL, handler, data, 0, NULL };
  if (!pb_zip_begin (zip, part, error))
    return FALSE;
  xml.parser = XML_ParserCreate (NULL);
  XML_SetUserData (xml.parser, &xml);
  XML_SetElementHandler (xml.parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (xml.parser, text_cb);
  XML_SetStartDoctypeDeclHandler (xml.parser, doctype_cb);
  parse (&xml, cancellable);
  XML_ParserFree (xml.parser);
  if (xml.error == NULL)
    return TRUE;
  g_propagate_error (error, xml.error);
  return FALSE;
}
