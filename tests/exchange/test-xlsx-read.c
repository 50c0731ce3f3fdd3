/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-exchange-util.h"
#include "test-zip.h"

#include "exchange/pb-xlsx-private.h"

static PbXlsxSheet *
read_first (GBytes *bytes, PbXlsx **xlsx, GError **error)
{
  *xlsx = pb_xlsx_open (bytes, "bok.xlsx", error);
  return *xlsx != NULL ? pb_xlsx_read_sheet (*xlsx, 0, NULL, error) : NULL;
}

static const struct
{
  const char *cell; /* as it stands in the file */
  PbXlsxType type;
  gboolean is_formula;
  const char *text;
} cells[] = {
  { "<c r='A1' t='s'><v>0</v></c>", PB_XLSX_TEXT, FALSE, "Ett" },
  /* Runs are one text, without the reading that stands above it. */
  { "<c r='A1' t='s'><v>1</v></c>", PB_XLSX_TEXT, FALSE, "Fet text" },
  /* What is no escape of a character stands as it is. */
  { "<c r='A1' t='s'><v>2</v></c>", PB_XLSX_TEXT, FALSE, "rad\ntvå _x0041_ _xD800_ _x00" },
  { "<c r='A1' t='s'><v>3</v></c>", PB_XLSX_EMPTY, FALSE, NULL },
  { "<c r='A1' t='inlineStr'><is><t>här &amp; nu</t></is></c>", PB_XLSX_TEXT, FALSE, "här & nu" },
  { "<c r='A1' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>", PB_XLSX_TEXT, FALSE,
    "ab" },
  { "<c t='inlineStr'><is><t>utan plats</t></is></c>", PB_XLSX_TEXT, FALSE, "utan plats" },
  { "<c r='A1'><v>7.1</v></c>", PB_XLSX_NUMBER, FALSE, "7,1" },
  { "<c r='A1'><v>-7.0999999999999996</v></c>", PB_XLSX_NUMBER, FALSE, "-7,1" },
  { "<c r='A1' t='n'><v>1E3</v></c>", PB_XLSX_NUMBER, FALSE, "1000" },
  /* Three decimals would be taken for thousands. */
  { "<c r='A1'><v>1.288</v></c>", PB_XLSX_NUMBER, FALSE, "1,2880" },
  { "<c r='A1' s='3'><v>12.5</v></c>", PB_XLSX_NUMBER, FALSE, "12,5" },
  { "<c r='A1'><f>1+1</f><v>2</v></c>", PB_XLSX_NUMBER, TRUE, "2" },
  { "<c r='A1' t='str'><f>A2&amp;A3</f><v>ihop</v></c>", PB_XLSX_TEXT, TRUE, "ihop" },
  { "<c r='A1' t='str'><f>A2</f><v></v></c>", PB_XLSX_EMPTY, FALSE, NULL },
  { "<c r='A1'><f>SUM(B:B)</f></c>", PB_XLSX_UNCOMPUTED, TRUE, "" },
  { "<c r='A1'><f>SUM(B:B)</f><v></v></c>", PB_XLSX_UNCOMPUTED, TRUE, "" },
  { "<c r='A1' t='b'><v>1</v></c>", PB_XLSX_BOOLEAN, FALSE, "1" },
  { "<c r='A1' t='b'><f>A2</f><v>0</v></c>", PB_XLSX_BOOLEAN, TRUE, "0" },
  { "<c r='A1' t='e'><f>NA()</f><v>#N/A</v></c>", PB_XLSX_ERROR, TRUE, "#N/A" },
  { "<c r='A1' s='1'><v>46348</v></c>", PB_XLSX_DATE, FALSE, "2026-11-22" },
  { "<c r='A1' s='2'><v>46348</v></c>", PB_XLSX_DATE, FALSE, "2026-11-22" },
  { "<c r='A1' s='4'><v>46348.5625</v></c>", PB_XLSX_DATE, FALSE, "2026-11-22 13:30" },
  { "<c r='A1' s='4'><v>0.25</v></c>", PB_XLSX_DATE, FALSE, "06:00" },
  /* Excel's 29 February 1900 is no day. */
  { "<c r='A1' s='1'><v>1</v></c>", PB_XLSX_DATE, FALSE, "1900-01-01" },
  { "<c r='A1' s='1'><v>61</v></c>", PB_XLSX_DATE, FALSE, "1900-03-01" },
  { "<c r='A1' s='1'><v>-1</v></c>", PB_XLSX_NUMBER, FALSE, "-1" },
  { "<c r='A1' s='1'><v>1e300</v></c>", PB_XLSX_NUMBER, FALSE, NULL },
  { "<c r='A1' t='d'><v>2026-11-22T00:00:00</v></c>", PB_XLSX_DATE, FALSE, "2026-11-22" },
  { "<c r='A1' t='d'><v>2026-11-22</v></c>", PB_XLSX_DATE, FALSE, "2026-11-22" },
  { "<c r='A1' s='3'/>", PB_XLSX_EMPTY, FALSE, NULL },
  { "<c r='A1' s='99999'><v>5</v></c>", PB_XLSX_NUMBER, FALSE, "5" },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *xml = g_strdup_printf (TEST_SHEET_XML ("<row r='1'>%s</row>"), cells[i].cell);
      g_autoptr (GBytes) bytes = test_zip_sheet (xml);
      g_autoptr (PbXlsx) xlsx = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PbXlsxSheet) sheet = read_first (bytes, &xlsx, &error);
      guint n = 0;
      g_test_message ("%s", cells[i].cell);
      g_assert_no_error (error);
      if (cells[i].type == PB_XLSX_EMPTY)
        {
          g_assert_cmpuint (pb_xlsx_sheet_get_n_rows (sheet), ==, 0);
          continue;
        }
      const PbXlsxCell *cell = pb_xlsx_sheet_get_cells (sheet, 0, &n);
      g_autofree char *text = pb_xlsx_cell_dup_text (cell);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (cell->type, ==, cells[i].type);
      g_assert_cmpint (cell->is_formula, ==, cells[i].is_formula);
      if (cells[i].text != NULL)
        g_assert_cmpstr (text, ==, cells[i].text);
    }
}

static void
test_dates_of_1904 (void)
{
  const TestPart parts[] = {
    { "xl/workbook.xml",
      TEST_XML "<x:workbook xmlns:x='" TEST_MAIN "' xmlns:r='" TEST_REL "'><x:workbookPr date1904='1'/><x:sheets>"
               "<x:sheet name='A' sheetId='1' r:id='rId1' state='veryHidden'/></x:sheets></x:workbook>" },
    { TEST_SHEET, TEST_SHEET_XML ("<row r='1'><c r='B1' s='1'><v>44886</v></c></row>") },
  };
  g_autoptr (GBytes) bytes = test_zip_book (parts, G_N_ELEMENTS (parts), TRUE);
  g_autoptr (PbXlsx) xlsx = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbXlsxSheet) sheet = read_first (bytes, &xlsx, &error);
  guint n;
  g_assert_no_error (error);
  g_autofree char *text = pb_xlsx_cell_dup_text (pb_xlsx_sheet_get_cells (sheet, 0, &n));
  g_assert_cmpstr (text, ==, "2026-11-22");
  g_assert_cmpuint (pb_xlsx_sheet_get_cells (sheet, 0, &n)->column, ==, 1);
  g_assert_true (pb_xlsx_is_hidden (xlsx, 0));
  g_assert_cmpstr (pb_xlsx_get_sheet_name (xlsx, 0), ==, "A");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    gboolean is_date;
  } formats[] = {
    { "yyyy-mm-dd", TRUE }, { "d/m yyyy", TRUE },     { "[h]:mm:ss", TRUE },     { "[$-41D]d mmmm yyyy", TRUE },
    { "General", FALSE },   { "#,##0.0", FALSE },     { "0.0 \"mnkr\"", FALSE }, { "[Red]-0.0", FALSE },
    { "0\\d", FALSE },      { "_-* #,##0_-", FALSE }, { "0.00E+00", FALSE },     { "[$kr-41D] #,##0", FALSE },
    { "\"dag", FALSE },     { "[d", FALSE },          { "\\", FALSE },           { "0;yyyy", FALSE },
    { "@", FALSE },         { "Standard", FALSE },    { "h:mm AM/PM", TRUE },    { "", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_test_message ("%s", formats[i].code);
      g_assert_cmpint (pb_xlsx_format_is_date (formats[i].code), ==, formats[i].is_date);
    }
  static const char *const letters[] = { "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD" };
  static const guint columns[] = { 0, 25, 26, 51, 52, 701, 702, 16383 };
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = pb_xlsx_dup_letters (columns[i]);
      g_assert_cmpstr (text, ==, letters[i]);
    }
}

/* Whatever size a sheet says it has, only what is there is read; gaps are nothing. */
static void
test_dimensions (void)
{
  g_autoptr (GBytes) bytes
      = test_zip_sheet (TEST_XML "<worksheet xmlns='" TEST_MAIN "'><dimension ref='A1:XFD1048576'/><sheetData>"
                                 "<row r='3' spans='1:16384'><c r='B3'><v>1</v></c><c r='XFD3'><v>2</v></c></row>"
                                 "<row r='1048576'><c r='A1048576'><v>3</v></c></row></sheetData>"
                                 "<mergeCells><mergeCell ref='B3:D4'/><mergeCell ref='hej'/></mergeCells></worksheet>");
  g_autoptr (PbXlsx) xlsx = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbXlsxSheet) sheet = read_first (bytes, &xlsx, &error);
  guint n;
  g_assert_no_error (error);
  g_assert_cmpuint (pb_xlsx_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (pb_xlsx_sheet_get_number (sheet, 0), ==, 3);
  g_assert_cmpuint (pb_xlsx_sheet_get_number (sheet, 1), ==, 1048576);
  g_assert_cmpuint (pb_xlsx_sheet_get_cells (sheet, 0, &n)[1].column, ==, 16383);
  const PbXlsxMerge *merges = pb_xlsx_sheet_get_merges (sheet, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 3);
  g_assert_cmpuint (merges[0].last_column, ==, 3);
}

static void
assert_refused (GBytes *bytes, const char *sentence)
{
  g_autoptr (PbXlsx) xlsx = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbXlsxSheet) sheet = read_first (bytes, &xlsx, &error);
  g_test_message ("%s: %s", sentence, error != NULL ? error->message : "was read");
  g_assert_null (sheet);
  g_assert_true (g_str_has_prefix (error->message, "bok.xlsx"));
  g_assert_nonnull (strstr (error->message, sentence));
}

#define DAMAGED "is damaged or not complete"
#define ROW(cells) TEST_SHEET_XML ("<row r='1'>" cells "</row>")

/* Wrong as a text editor, or somebody with a plan, makes them. */
static const struct
{
  const char *part;
  const char *text;
  const char *sentence;
} wrong[] = {
  { TEST_SHEET, "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet>&b;</worksheet>", "entities" },
  { TEST_SHEET, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet>&a;</worksheet>", "entities" },
  { "xl/sharedStrings.xml", "<!DOCTYPE x SYSTEM 'http://localhost/x.dtd'><sst/>", "entities" },
  { TEST_SHEET, ROW ("<c r='A1'><v>&laugh;</v></c>"), DAMAGED },
  { TEST_SHEET, "<worksheet><sheetData><row r='1'>", DAMAGED },
  { TEST_SHEET, "", DAMAGED },
  { TEST_SHEET, "inte xml", DAMAGED },
  { TEST_SHEET, ROW ("<c r='A1'><v>tolv</v></c>"), "sheet “Blad1”, cell A1: the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='A1' t='s'><v>99</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='A1'><v>nan</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='ZZZ1'><v>1</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='A99999999'><v>1</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='A2'><v>1</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='B1'><v>1</v></c><c r='A1'><v>1</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, ROW ("<c r='B1'><v>1</v></c><c r='B1'><v>1</v></c>"), "the sheet is damaged here" },
  { TEST_SHEET, TEST_SHEET_XML ("<row r='2'/><row r='2'/>"), "the sheet is damaged here" },
  { TEST_SHEET, TEST_SHEET_XML ("<row r='0'/>"), "the sheet is damaged here" },
  { TEST_SHEET, TEST_SHEET_XML ("<row r='99999999999999999999'/>"), "the sheet is damaged here" },
  { TEST_SHEET, NULL, DAMAGED },
  { "xl/workbook.xml", NULL, DAMAGED },
  { "xl/workbook.xml", "<workbook><sheets/></workbook>", "has no sheet with cells" },
  { "xl/_rels/workbook.xml.rels", NULL, "has no sheet with cells" },
  { "xl/_rels/workbook.xml.rels", "<a><Relationship Id='rId1' Type='x/worksheet' Target='../../../../etc/passwd'/></a>",
    DAMAGED },
  { "xl/_rels/workbook.xml.rels",
    "<a><Relationship Id='rId1' Type='x/worksheet' TargetMode='External' Target='http://localhost/'/></a>",
    "has no sheet with cells" },
  { "[Content_Types].xml", NULL, "is no Excel workbook. Open it in the program that made it" },
  { "[Content_Types].xml", "<Types/>", "is no Excel workbook, though it is packed as one" },
  { "[Content_Types].xml",
    "<Types><Override PartName='/xl/workbook.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
    "is no Excel workbook, though it is packed as one" },
  { "[Content_Types].xml",
    "<Types><Override PartName='/xl/workbook.xml' "
    "ContentType='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>",
    "binary workbook (.xlsb)" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      const TestPart part = { wrong[i].part, wrong[i].text };
      g_autoptr (GBytes) bytes = test_zip_book (&part, 1, i % 2);
      assert_refused (bytes, wrong[i].sentence);
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<a>");
  g_autoptr (GBytes) bytes = test_zip_sheet (xml->str);
  assert_refused (bytes, "nested deeper");
}

/* A text of length, repeated, between two others. */
static char *
repeat (const char *before, const char *text, gsize length, const char *after)
{
  GString *all = g_string_new (before);
  while (all->len < length)
    g_string_append (all, text);
  g_string_append (all, after);
  return g_string_free (all, FALSE);
}

static void
test_bombs (void)
{
  const struct
  {
    const char *before;
    const char *text;
    gsize length;
    const char *after;
    gboolean deflated;
    const char *sentence;
  } bombs[] = {
    /* An attribute without end, which a parser reads again and again. */
    { "<worksheet a='", "0123456789abcdef", 8 << 20, "'/>", FALSE, "is longer than in any workbook" },
    { "<worksheet><!--", "0123456789abcdef", 8 << 20, "--></worksheet>", FALSE, "is longer than in any workbook" },
    /* A megabyte of nothing much: 1,000 times smaller packed. */
    { "<worksheet>", "          ", 32 << 20, "</worksheet>", TRUE, "swells when it is unpacked" },
    { "<worksheet>", "<a>1</a>", (64 << 20) + 1, "</worksheet>", FALSE, "is larger than Planbok reads" },
    { TEST_XML "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>", "åäö ", 1 << 20,
      "</t></is></c></row></sheetData></worksheet>", FALSE, "more text than Excel takes" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *xml = repeat (bombs[i].before, bombs[i].text, bombs[i].length, bombs[i].after);
      const TestPart part = { TEST_SHEET, xml };
      g_autoptr (GBytes) bytes = test_zip_book (&part, 1, bombs[i].deflated);
      if (g_bytes_get_size (bytes) > PB_XLSX_MAX_BYTES)
        assert_refused (bytes, "is larger than 64 MB");
      else
        assert_refused (bytes, bombs[i].sentence);
    }
}

/* One long text in every cell of a sheet: little to unpack, gigabytes to hold. */
static void
test_text_many_times (void)
{
  g_autofree char *text = repeat ("<sst><si><t>", "x", 32000, "</t></si></sst>");
  g_autoptr (GString) xml = g_string_new ("<worksheet><sheetData>");
  for (guint i = 0; i < 10000; i++)
    g_string_append (xml, "<row><c t='s'><v>0</v></c></row>");
  g_string_append (xml, "</sheetData></worksheet>");
  const TestPart parts[] = { { "xl/sharedStrings.xml", text }, { TEST_SHEET, xml->str } };
  g_autoptr (GBytes) bytes = test_zip_book (parts, G_N_ELEMENTS (parts), FALSE);
  assert_refused (bytes, "holds more than Planbok reads");
}

static void
test_archives (void)
{
  g_autoptr (GBytes) whole = test_zip_sheet (ROW ("<c r='A1'><v>1</v></c>"));
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);
  /* A download that broke off, anywhere. */
  for (gsize n = 16; n < length; n += 61)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, n);
      assert_refused (part, DAMAGED);
    }
  /* A byte that is another: found by the sums, or harmless. */
  for (gsize i = 0; i < length; i += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      copy[i] ^= 0x55;
      g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
      g_autoptr (PbXlsx) xlsx = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PbXlsxSheet) sheet = read_first (bytes, &xlsx, &error);
      g_assert_true ((sheet == NULL) == (error != NULL));
    }

  TestZip many, locked;
  test_zip_init (&many);
  for (guint i = 0; i < 5000; i++)
    test_zip_add (&many, "a", "", 0, FALSE, 0);
  g_autoptr (GBytes) too_many = test_zip_end (&many);
  assert_refused (too_many, "more than 4,096 parts");
  test_zip_init (&locked);
  for (guint i = 0; i < G_N_ELEMENTS (test_book); i++)
    test_zip_add (&locked, test_book[i].name, test_book[i].text, strlen (test_book[i].text), TRUE, 1);
  g_autoptr (GBytes) encrypted = test_zip_end (&locked);
  assert_refused (encrypted, "locked with a password");

  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0b\0o\0o\0k";
  static const char secret[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr (GBytes) old = g_bytes_new_static (ole, sizeof ole);
  g_autoptr (GBytes) with_password = g_bytes_new_static (secret, sizeof secret);
  assert_refused (old, "old format (.xls)");
  assert_refused (with_password, "locked with a password");
}

/* What stood in a workbook comes into the plan as it would from a text table, and errors name the cell. */
static void
test_import_sheets (TestPlan *test, gconstpointer data)
{
  static const char xml[] = TEST_XML
      "<worksheet xmlns='" TEST_MAIN "'><sheetData>"
      "<row r='1'><c r='B1' t='inlineStr'><is><t>Budget</t></is></c></row>"
      "<row r='4'><c r='A4' t='inlineStr'><is><t>tabell</t></is></c><c r='B4' t='inlineStr'><is><t>enhet</t></is></c>"
      "<c r='C4' t='inlineStr'><is><t>tecken</t></is></c><c r='D4' t='inlineStr'><is><t>rad</t></is></c>"
      "<c r='E4'><v>2025</v></c></row>"
      "<row r='5'><c r='E5' t='inlineStr'><is><t>budget</t></is></c><c r='F5' "
      "t='inlineStr'><is><t>prognos</t></is></c></row>"
      "<row r='6'><c r='A6' t='inlineStr'><is><t>T</t></is></c><c r='B6' t='inlineStr'><is><t>kr</t></is></c>"
      "<c r='C6' t='inlineStr'><is><t>kostnad -</t></is></c><c r='D6' t='inlineStr'><is><t>=1+1</t></is></c>"
      "<c r='E6'><f>1/3</f><v>0.33333333333333331</v></c><c r='F6' %s</c></row>"
      "</sheetData><mergeCells><mergeCell ref='E4:F4'/></mergeCells></worksheet>";
  const struct
  {
    const char *cell;
    const char *message; /* NULL: is imported */
  } last[] = {
    { "t='e'><v>#DIV/0!</v>",
      "bok.xlsx, sheet “Blad1”, row 6, column F “2025 prognos”: the cell's formula gives #DIV/0!." },
    { "><f>A1</f>", "row 6, column F “2025 prognos”: the cell's formula has no result." },
    { "t='inlineStr'><is><t>mycket</t></is>",
      "row 6, column F “2025 prognos”: “mycket” is not an amount. Write for example" },
    { "><v>1e17</v>", "“100000000000000000” is not an amount" },
    { "><v>-12.345</v>", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_autofree char *sheet = g_strdup_printf (xml, last[i].cell);
#pragma GCC diagnostic pop
      g_autoptr (GBytes) bytes = test_zip_sheet (sheet);
      g_autoptr (GError) error = NULL;
      g_autoptr (PbImport) import = pb_import_new (test->plan);
      g_assert_true (pb_import_add_bytes (import, "bok.xlsx", bytes, NULL, &error));
      g_autoptr (PbImportReport) report = pb_import_run (import, FALSE, NULL, &error);
      if (last[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (report->sheets->pdata[0], ==, "bok.xlsx, sheet “Blad1”: 1 row of the table “Table”");
          continue;
        }
      g_assert_null (report);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, last[i].message));
      g_assert_cmpuint (pb_plan_peek_records (test->plan, PB_TABLE_SHEET)->len, ==, 0);
    }
  /* Text that looks like a formula is text; a formula's result is rounded to öre. */
  test_find (test->plan, PB_TABLE_LINE, "=1+1");
  g_autofree char *csv = test_show (test->plan, "tables", PB_SHOW_CSV);
  g_test_message ("%s", csv);
  g_assert_nonnull (strstr (csv, "\"0,33\";\"-12,35\""));
  g_assert_cmpstr (pb_plan_get_undo_label (test->plan), ==, "Import bok.xlsx");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/xlsx-read/cells", test_cells);
  g_test_add_func ("/xlsx-read/dates-of-1904", test_dates_of_1904);
  g_test_add_func ("/xlsx-read/formats", test_formats);
  g_test_add_func ("/xlsx-read/dimensions", test_dimensions);
  g_test_add_func ("/xlsx-read/wrong", test_wrong);
  g_test_add_func ("/xlsx-read/deep", test_deep);
  g_test_add_func ("/xlsx-read/bombs", test_bombs);
  g_test_add_func ("/xlsx-read/text-many-times", test_text_many_times);
  g_test_add_func ("/xlsx-read/archives", test_archives);
  test_plan_add ("/xlsx-read/import-sheets", TestPlan, test_import_sheets);
  return g_test_run ();
}
