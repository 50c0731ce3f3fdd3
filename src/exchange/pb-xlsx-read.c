/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "pb-xlsx-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"
#include "pb-xlsx-private.h"

static const guchar zip_magic[] = { 'P', 'K', 3, 4 };
static const guchar empty_zip_magic[] = { 'P', 'K', 5, 6 };
/* What .xls files, and workbooks with a password, are packed in. */
static const guchar ole_magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

static void
entry_free (gpointer data)
{
  PbXlsxEntry *entry = data;
  g_free (entry->name);
  g_free (entry->part);
  g_free (entry);
}

gboolean
pb_xlsx_sniff (const void *data, gsize length)
{
  return length >= sizeof ole_magic
         && (memcmp (data, zip_magic, sizeof zip_magic) == 0
             || memcmp (data, empty_zip_magic, sizeof empty_zip_magic) == 0
             || memcmp (data, ole_magic, sizeof ole_magic) == 0);
}

static gboolean
check_ole (const guchar *data, gsize length, const char *name, GError **error)
{
  static const char word[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  if (length < sizeof ole_magic || memcmp (data, ole_magic, sizeof ole_magic) != 0)
    return TRUE;
  if (memmem (data, length, word, sizeof word) != NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 _ ("%s is locked with a password. Open it in Excel, save it without one and try again."), name);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 _ ("%s is in Excel's old format (.xls). Open it in Excel or LibreOffice and save it as an Excel "
                    "workbook (.xlsx)."),
                 name);
  return FALSE;
}

PbXlsx *
pb_xlsx_open (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  if (length > PB_XLSX_MAX_BYTES)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is larger than 64 MB. Divide it into smaller files and import them together."), name);
      return NULL;
    }
  if (!check_ole (data, length, name, error))
    return NULL;
  g_autoptr (PbXlsx) self = g_new0 (PbXlsx, 1);
  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->sheets = g_ptr_array_new_with_free_func (entry_free);
  self->date_styles = g_byte_array_new ();
  self->strings = g_ptr_array_new ();
  self->texts = g_string_chunk_new (4096);
  self->zip = pb_zip_open (bytes, name, error);
  return self->zip != NULL && pb_xlsx_read_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

PbXlsx *
pb_xlsx_ref (PbXlsx *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pb_xlsx_unref (PbXlsx *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->zip, pb_zip_free);
  g_ptr_array_unref (self->sheets);
  g_byte_array_unref (self->date_styles);
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->texts);
  g_free (self->name);
  g_free (self);
}

const char *
pb_xlsx_get_name (PbXlsx *self)
{
  return self->name;
}

guint
pb_xlsx_get_n_sheets (PbXlsx *self)
{
  return self->sheets->len;
}

const char *
pb_xlsx_get_sheet_name (PbXlsx *self, guint sheet)
{
  return ((PbXlsxEntry *)self->sheets->pdata[sheet])->name;
}

gboolean
pb_xlsx_is_hidden (PbXlsx *self, guint sheet)
{
  return ((PbXlsxEntry *)self->sheets->pdata[sheet])->hidden;
}
