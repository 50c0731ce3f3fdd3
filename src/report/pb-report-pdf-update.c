/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo 1.16 leaves out of a tagged PDF, added as an incremental update: changed objects after the old end, with
 * cross-references of their own (ISO 32000-1, 7.5.6). */
#include "pb-report-pdf-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define XREF_ENTRY 20
/* No structure element or catalog is longer. */
#define MOST_LOOKED 400

typedef struct
{
  const char *data;
  gsize length;
  gsize xref; /* where the cross-references begin */
  guint n_objects;
  GString *update;
  GString *references;
} Update;

/* The last of it in the file; there are streams of any bytes before. */
static const char *
find_last (const char *data, gsize length, const char *word)
{
  gsize n = strlen (word);
  for (gsize i = length > n ? length - n + 1 : 0; i-- > 0;)
    if (memcmp (data + i, word, n) == 0)
      return data + i;
  return NULL;
}

/* The object's text, from "N 0 obj"; NULL where it is free or outside. */
static const char *
peek_object (Update *self, guint number)
{
  const char *entry = self->data + self->xref + (gsize)number * XREF_ENTRY;
  if (entry + XREF_ENTRY > self->data + self->length || entry[17] != 'n')
    return NULL;
  guint64 offset = g_ascii_strtoull (entry, NULL, 10);
  return offset < self->length ? self->data + offset : NULL;
}

/* TRUE where the object begins a dictionary of this type, and where its end is. */
static const char *
find_end (Update *self, const char *object)
{
  gsize left = self->length - (gsize)(object - self->data);
  return g_strstr_len (object, (gssize)MIN (left, G_MAXSSIZE), ">>\nendobj");
}

static gboolean
has (Update *self, const char *object, const char *words)
{
  gsize left = self->length - (gsize)(object - self->data);
  const char *stop = g_strstr_len (object, (gssize)MIN (left, MOST_LOOKED), "endobj");
  gsize within = stop != NULL ? (gsize)(stop - object) : MIN (left, MOST_LOOKED);
  return g_strstr_len (object, (gssize)within, words) != NULL;
}

/* Writes the object anew, with more before its end. */
static gboolean
extend (Update *self, guint number, const char *object, const char *more)
{
  const char *end = find_end (self, object);
  if (end == NULL)
    return FALSE;
  g_string_append_printf (self->references, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", number,
                          self->length + self->update->len);
  g_string_append_len (self->update, object, end - object);
  g_string_append_printf (self->update, "%s\n>>\nendobj\n", more);
  return TRUE;
}

/* "<FEFF0041…>": UTF-16, as a PDF wants it. */
static char *
dup_text (const char *text)
{
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text != NULL ? text : "", -1, NULL, &length, NULL);
  GString *string = g_string_new ("<FEFF");
  for (glong i = 0; i < length; i++)
    g_string_append_printf (string, "%04X", units[i]);
  g_string_append_c (string, '>');
  return g_string_free (string, FALSE);
}

static gboolean
extend_figure (Update *self, guint number, const char *object, const PbReportTags *tags, guint figure)
{
  if (figure >= tags->alternatives->len)
    return FALSE;
  g_autofree char *words = dup_text (tags->alternatives->pdata[figure]);
  g_autofree char *more = g_strdup_printf ("   /Alt %s", words);
  return extend (self, number, object, more);
}

static gboolean
extend_header (Update *self, guint number, const char *object, const PbReportTags *tags, guint header)
{
  if (header >= tags->scopes->len)
    return FALSE;
  return extend (self, number, object,
                 g_array_index (tags->scopes, gboolean, header) ? "   /A << /O /Table /Scope /Row >>"
                                                                : "   /A << /O /Table /Scope /Column >>");
}

/* Elements are numbered in the document's order as they are made. */
static gboolean
extend_elements (Update *self, const PbReportTags *tags)
{
  guint figures = 0, headers = 0;
  for (guint number = 1; number < self->n_objects; number++)
    {
      const char *object = peek_object (self, number);
      if (object == NULL || !has (self, object, "/Type /StructElem"))
        continue;
      if (has (self, object, "/S /Figure") && !extend_figure (self, number, object, tags, figures++))
        return FALSE;
      if (has (self, object, "/S /TH\n") && !extend_header (self, number, object, tags, headers++))
        return FALSE;
    }
  return figures == tags->alternatives->len && headers == tags->scopes->len;
}

static guint
get_number (const char *trailer, const char *name)
{
  const char *at = strstr (trailer, name);
  return at != NULL ? (guint)strtoul (at + strlen (name), NULL, 10) : 0;
}

static gboolean
make_update (Update *self, const char *language, const PbReportTags *tags)
{
  const char *start = find_last (self->data, self->length, "startxref");
  const char *trailer = find_last (self->data, self->length, "trailer");
  if (start == NULL || trailer == NULL)
    return FALSE;
  g_autofree char *ending = g_strndup (trailer, self->length - (gsize)(trailer - self->data));
  gsize old = (gsize)g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  guint root = get_number (ending, "/Root "), info = get_number (ending, "/Info ");
  int used = 0;
  if (old >= self->length || sscanf (self->data + old, "xref\n0 %u\n%n", &self->n_objects, &used) != 1 || used == 0)
    return FALSE;
  self->xref = old + (gsize)used;
  const char *catalog = peek_object (self, root);
  g_autofree char *more
      = g_strdup_printf ("   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>", language);
  if (catalog == NULL || !has (self, catalog, "/Type /Catalog") || !extend (self, root, catalog, more)
      || !extend_elements (self, tags))
    return FALSE;
  gsize xref = self->length + self->update->len;
  g_string_append_printf (self->update, "xref\n%s", self->references->str);
  g_string_append_printf (self->update,
                          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT
                          "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          self->n_objects, root, info, old, xref);
  return TRUE;
}

int
pb_report_pdf_append (const char *path, const char *language, const PbReportTags *tags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL)
    return EIO;
  Update self = { g_mapped_file_get_contents (file), g_mapped_file_get_length (file) };
  self.update = g_string_new (NULL);
  self.references = g_string_new (NULL);
  int status = make_update (&self, language, tags) ? 0 : EINVAL;
  FILE *to = status == 0 ? g_fopen (path, "ab") : NULL;
  if (status == 0 && to == NULL)
    status = errno;
  if (to != NULL)
    {
      if (fwrite (self.update->str, 1, self.update->len, to) != self.update->len)
        status = errno != 0 ? errno : EIO;
      if (fclose (to) != 0 && status == 0)
        status = errno != 0 ? errno : EIO;
    }
  g_string_free (self.update, TRUE);
  g_string_free (self.references, TRUE);
  return status;
}
