/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives and workbooks for tests, made by hand so that they can be as wrong as one likes. */
#pragma once

#include <gio/gio.h>
#include <string.h>
#include <zlib.h>

typedef struct
{
  GByteArray *file;
  GByteArray *directory;
  guint n;
} TestZip;

static inline void
test_zip_init (TestZip *self)
{
  self->file = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  self->n = 0;
}

static inline void
test_zip_number (GByteArray *to, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    g_byte_array_append (to, &(guint8){ number >> (8 * i) }, 1);
}

/* The fields that an entry has in the file as well as in the directory. */
static inline void
test_zip_fields (GByteArray *to, guint flags, gboolean deflated, guint32 crc, gsize packed, gsize length, gsize name)
{
  test_zip_number (to, flags, 2);
  test_zip_number (to, deflated ? 8 : 0, 2);
  test_zip_number (to, 0, 4);
  test_zip_number (to, crc, 4);
  test_zip_number (to, packed, 4);
  test_zip_number (to, length, 4);
  test_zip_number (to, name, 2);
}

static inline GBytes *
test_zip_deflate (const char *data, gsize length)
{
  g_autoptr (GConverter) deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);
  g_output_stream_write_all (stream, data, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* flags: 1 says that the entry is encrypted. */
static inline void
test_zip_add (TestZip *self, const char *name, const char *data, gsize length, gboolean deflated, guint flags)
{
  g_autoptr (GBytes) packed = deflated ? test_zip_deflate (data, length) : g_bytes_new_static (data, length);
  gsize n_packed, place = self->file->len, n_name = strlen (name);
  const guint8 *bytes = g_bytes_get_data (packed, &n_packed);
  guint32 crc = crc32 (0, (const guchar *)data, length);
  g_byte_array_append (self->file, (const guint8 *)"PK\3\4\24\0", 6);
  test_zip_fields (self->file, flags, deflated, crc, n_packed, length, n_name);
  test_zip_number (self->file, 0, 2);
  g_byte_array_append (self->file, (const guint8 *)name, n_name);
  g_byte_array_append (self->file, bytes, n_packed);
  g_byte_array_append (self->directory, (const guint8 *)"PK\1\2\24\0\24\0", 8);
  test_zip_fields (self->directory, flags, deflated, crc, n_packed, length, n_name);
  test_zip_number (self->directory, 0, 8);
  test_zip_number (self->directory, 0, 4);
  test_zip_number (self->directory, place, 4);
  g_byte_array_append (self->directory, (const guint8 *)name, n_name);
  self->n++;
}

/* (transfer full) */
static inline GBytes *
test_zip_end (TestZip *self)
{
  gsize place = self->file->len;
  g_byte_array_append (self->file, self->directory->data, self->directory->len);
  g_byte_array_append (self->file, (const guint8 *)"PK\5\6\0\0\0\0", 8);
  test_zip_number (self->file, self->n, 2);
  test_zip_number (self->file, self->n, 2);
  test_zip_number (self->file, self->directory->len, 4);
  test_zip_number (self->file, place, 4);
  test_zip_number (self->file, 0, 2);
  g_byte_array_unref (self->directory);
  return g_byte_array_free_to_bytes (self->file);
}

typedef struct
{
  const char *name;
  const char *text; /* NULL: the part is absent */
} TestPart;

#define TEST_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TEST_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TEST_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define TEST_SHEET "xl/worksheets/sheet1.xml"
#define TEST_SHEET_XML(rows) \
  TEST_XML "<worksheet xmlns=\"" TEST_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"

static const TestPart test_book[] = {
  { "[Content_Types].xml", TEST_XML
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>" },
  { "_rels/.rels", TEST_XML "<Relationships><Relationship Id=\"rId1\" Type=\"" TEST_REL
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml", TEST_XML "<workbook xmlns=\"" TEST_MAIN "\" xmlns:r=\"" TEST_REL
                                "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", TEST_XML
    "<Relationships><Relationship Id=\"rId1\" Type=\"" TEST_REL "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" TEST_REL "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" TEST_REL "/styles\" Target=\"/xl/styles.xml\"/></Relationships>" },
  { "xl/styles.xml", TEST_XML
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"#,##0.0 &quot;mnkr&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"22\"/></cellXfs></styleSheet>" },
  { "xl/sharedStrings.xml", TEST_XML
    "<sst><si><t>Ett</t></si><si><r><t>Fet</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> text</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>läsning</t></rPh><phoneticPr fontId=\"1\"/></si>"
    "<si><t>rad_x000A_två _x005F_x0041_ _xD800_ _x00</t></si><si/></sst>" },
  { TEST_SHEET, TEST_SHEET_XML ("") },
};

/* A workbook with parts of its own: what they name takes the place of what stands in test_book, or is more. (transfer
 * full) */
static inline GBytes *
test_zip_book (const TestPart *parts, guint n_parts, gboolean deflated)
{
  TestZip zip;
  test_zip_init (&zip);
  for (guint i = 0; i < G_N_ELEMENTS (test_book); i++)
    {
      gboolean replaced = FALSE;
      for (guint j = 0; j < n_parts; j++)
        replaced |= strcmp (parts[j].name, test_book[i].name) == 0;
      if (!replaced)
        test_zip_add (&zip, test_book[i].name, test_book[i].text, strlen (test_book[i].text), deflated, 0);
    }
  for (guint j = 0; j < n_parts; j++)
    if (parts[j].text != NULL)
      test_zip_add (&zip, parts[j].name, parts[j].text, strlen (parts[j].text), deflated, 0);
  return test_zip_end (&zip);
}

/* One whose only sheet is this. */
static inline GBytes *
test_zip_sheet (const char *xml)
{
  const TestPart sheet = { TEST_SHEET, xml };
  return test_zip_book (&sheet, 1, TRUE);
}
