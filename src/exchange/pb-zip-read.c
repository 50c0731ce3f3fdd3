/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-zip-read.h"

#include <glib/gi18n-lib.h>
#include <minizip/unzip.h>
#include <string.h>
#include "model/pb-error.h"

/* Below this a good compression is no attack. */
#define RATIO_FREE (1024 * 1024)

struct _PbZip
{
  GBytes *bytes;
  char *name;
  unzFile file;
  GHashTable *parts; /* folded name → unz64_file_pos */
  gboolean reading;
  guint64 compressed; /* of the part being read */
  guint64 got;
  guint64 total;
};

typedef struct
{
  const guchar *data;
  gsize length;
  gsize at;
} Memory;

static voidpf ZCALLBACK
memory_open (voidpf opaque, const void *name, int mode)
{
  GBytes *bytes = opaque;
  Memory *memory = g_new0 (Memory, 1);
  memory->data = g_bytes_get_data (bytes, &memory->length);
  return memory;
}

static uLong ZCALLBACK
memory_read (voidpf opaque, voidpf stream, void *buffer, uLong size)
{
  Memory *memory = stream;
  gsize n = MIN (size, memory->length - memory->at);
  if (n > 0)
    memcpy (buffer, memory->data + memory->at, n);
  memory->at += n;
  return n;
}

static uLong ZCALLBACK
memory_write (voidpf opaque, voidpf stream, const void *buffer, uLong size)
{
  return 0;
}

static ZPOS64_T ZCALLBACK
memory_tell (voidpf opaque, voidpf stream)
{
  return ((Memory *)stream)->at;
}

static long ZCALLBACK
memory_seek (voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
  Memory *memory = stream;
  guint64 base = origin == ZLIB_FILEFUNC_SEEK_CUR ? memory->at : origin == ZLIB_FILEFUNC_SEEK_END ? memory->length : 0;
  if (offset > memory->length - base)
    return -1;
  memory->at = base + offset;
  return 0;
}

static int ZCALLBACK
memory_close (voidpf opaque, voidpf stream)
{
  g_free (stream);
  return 0;
}

static int ZCALLBACK
memory_error (voidpf opaque, voidpf stream)
{
  return 0;
}

static gboolean
fail (PbZip *self, const char *sentence, GError **error)
{
  /* Translators: file, sentence. */
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s: %s"), self->name, sentence);
  return FALSE;
}

static gboolean
fail_damaged (PbZip *self, GError **error)
{
  return fail (self, _ ("the file is damaged or not complete. Fetch it, or save it, once more."), error);
}

static char *
fold (const char *part)
{
  char *folded = g_ascii_strdown (*part == '/' ? part + 1 : part, -1);
  return g_strdelimit (folded, "\\", '/');
}

static gboolean
list_parts (PbZip *self, GError **error)
{
  unz_global_info64 info;
  if (unzGetGlobalInfo64 (self->file, &info) != UNZ_OK)
    return fail_damaged (self, error);
  if (info.number_entry > PB_ZIP_MAX_ENTRIES)
    return fail (self, _ ("the file has more than 4,096 parts, which no workbook has. It was not read."), error);
  int status = unzGoToFirstFile (self->file);
  for (guint n = 0; status == UNZ_OK && n < PB_ZIP_MAX_ENTRIES; n++)
    {
      char name[512];
      unz_file_info64 entry;
      g_autofree unz64_file_pos *place = g_new0 (unz64_file_pos, 1);
      if (unzGetCurrentFileInfo64 (self->file, &entry, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK
          || unzGetFilePos64 (self->file, place) != UNZ_OK)
        return fail_damaged (self, error);
      /* One that is longer is cut without an end. */
      name[sizeof name - 1] = '\0';
      g_autofree char *key = fold (name);
      if (!g_hash_table_contains (self->parts, key))
        g_hash_table_insert (self->parts, g_steal_pointer (&key), g_steal_pointer (&place));
      status = unzGoToNextFile (self->file);
    }
  return status == UNZ_END_OF_LIST_OF_FILE || fail_damaged (self, error);
}

PbZip *
pb_zip_open (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (PbZip) self = g_new0 (PbZip, 1);
  zlib_filefunc64_def memory
      = { memory_open, memory_read, memory_write, memory_tell, memory_seek, memory_close, memory_error, bytes };
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->file = unzOpen2_64 (name, &memory);
  if (self->file == NULL)
    {
      fail_damaged (self, error);
      return NULL;
    }
  return list_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
end (PbZip *self)
{
  if (self->reading)
    unzCloseCurrentFile (self->file);
  self->reading = FALSE;
}

void
pb_zip_free (PbZip *self)
{
  if (self->file != NULL)
    {
      end (self);
      unzClose (self->file);
    }
  g_hash_table_unref (self->parts);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

const char *
pb_zip_get_name (PbZip *self)
{
  return self->name;
}

gboolean
pb_zip_has_part (PbZip *self, const char *part)
{
  g_autofree char *key = fold (part);
  return g_hash_table_contains (self->parts, key);
}

gboolean
pb_zip_begin (PbZip *self, const char *part, GError **error)
{
  g_autofree char *key = fold (part);
  const unz64_file_pos *place = g_hash_table_lookup (self->parts, key);
  unz_file_info64 info;
  end (self);
  if (place == NULL || unzGoToFilePos64 (self->file, place) != UNZ_OK
      || unzGetCurrentFileInfo64 (self->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
    return fail_damaged (self, error);
  if (info.flag & 1)
    return fail (self, _ ("the file is locked with a password. Save it without one and try again."), error);
  if (unzOpenCurrentFile (self->file) != UNZ_OK)
    return fail_damaged (self, error);
  self->reading = TRUE;
  self->compressed = info.compressed_size;
  self->got = 0;
  return TRUE;
}

gssize
pb_zip_read (PbZip *self, void *buffer, gsize size, GError **error)
{
  g_return_val_if_fail (self->reading, -1);
  int n = unzReadCurrentFile (self->file, buffer, MIN (size, PB_ZIP_MAX_PART));
  if (n == 0)
    {
      self->reading = FALSE;
      /* Tells whether the sum of what was read is as the archive says. */
      if (unzCloseCurrentFile (self->file) == UNZ_OK)
        return 0;
    }
  if (n <= 0)
    {
      fail_damaged (self, error);
      return -1;
    }
  self->got += n;
  self->total += n;
  if (self->got > PB_ZIP_MAX_PART || self->total > PB_ZIP_MAX_TOTAL)
    fail (self, _ ("unpacked, the file is larger than Planbok reads. Divide it into smaller workbooks."), error);
  else if (self->got > self->compressed * PB_ZIP_MAX_RATIO + RATIO_FREE)
    fail (self, _ ("the file swells when it is unpacked as no workbook does. It was not read."), error);
  else
    return n;
  return -1;
}
