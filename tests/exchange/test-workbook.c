/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-exchange-util.h"

#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>
#include "exchange/pb-export.h"
#include "exchange/pb-review.h"
#include "exchange/pb-workbook-private.h"
#include "model/pb-edit.h"
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"

static char *
beside (TestPlan *test, const char *name)
{
  return g_build_filename (test->folder, name, NULL);
}

static PbXlsx *
write_and_open (TestPlan *test, const PbExportOptions *options, GPtrArray *warnings)
{
  g_autofree char *path = beside (test, "bok.xlsx"), *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  pb_workbook_write (test->plan, path, options, NULL, NULL, warnings, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  PbXlsx *xlsx = pb_xlsx_open (bytes, "bok.xlsx", &error);
  g_assert_no_error (error);
  return xlsx;
}

static PbXlsxSheet *
open_sheet (PbXlsx *xlsx, const char *name)
{
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < pb_xlsx_get_n_sheets (xlsx); i++)
    if (strcmp (pb_xlsx_get_sheet_name (xlsx, i), name) == 0)
      {
        PbXlsxSheet *sheet = pb_xlsx_read_sheet (xlsx, i, NULL, &error);
        g_assert_no_error (error);
        return sheet;
      }
  g_test_message ("no sheet %s", name);
  g_assert_not_reached ();
}

/* row from 1, as Excel counts. */
static const PbXlsxCell *
find_cell (PbXlsxSheet *sheet, guint row, guint column)
{
  for (guint r = 0; r < pb_xlsx_sheet_get_n_rows (sheet); r++)
    {
      guint n;
      const PbXlsxCell *cells = pb_xlsx_sheet_get_cells (sheet, r, &n);
      for (guint i = 0; i < n && pb_xlsx_sheet_get_number (sheet, r) == row; i++)
        if (cells[i].column == column)
          return &cells[i];
    }
  return NULL;
}

/* What people, and those who mean harm, call things. */
static const char *const nasty[] = {
  "=1+1",
  "+46 455 30 30 00",
  "-1",
  "@SUM(A1)",
  "=cmd|' /C calc'!A0",
  "'citat'",
  "\"dubbelt\"",
  "<b>&amp;</b>",
  "rad ett\nrad två",
  "tabb\there",
  "emoji 👩🏽‍🌾 och 𝔘",
  "bell \a och escape \x1b[31m",
  "_x0041_ är inte A",
  "_x000D_",
  "  mellanslag runt  ",
  "\xef\xbf\xbe\xef\xbf\xbf",
  "שלום עולם",
  "100 000",
  "1E5",
  "TRUE",
  "#N/A",
  "2026-11-22",
  "{=ARRAY}",
  "=HYPERLINK(\"http://localhost/\";\"klicka\")",
};

static void
test_nasty_texts (TestPlan *test, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (test->plan, "Test");
  g_autoptr (GError) error = NULL;
  const PbExportOptions all = { NULL };
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
      pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, i + 1);
      pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, nasty[i]);
      pb_edit_set_text (edit, id, PB_ASSIGNMENT_SUMMARY, nasty[i]);
      pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
    }
  pb_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, NULL);
  g_autoptr (PbXlsxSheet) sheet = open_sheet (xlsx, "Assignments");
  GPtrArray *assignments = pb_plan_peek_records (test->plan, PB_TABLE_ASSIGNMENT);
  for (guint i = 0; i < G_N_ELEMENTS (nasty); i++)
    {
      const PbXlsxCell *cell = find_cell (sheet, PB_SHEET_FIRST + 1 + i, 1);
      g_assert_cmpint (cell->type, ==, PB_XLSX_TEXT);
      g_assert_false (cell->is_formula);
      g_assert_cmpstr (cell->text, ==, pb_record_get_title (assignments->pdata[i]));
    }
}

static void
test_long_texts (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    const char *unit;
    guint n;   /* of them */
    guint cut; /* to how many characters; 0: is whole */
  } texts[] = { { "a", 32767, 0 },     { "a", 32768, 32767 }, { "👍", 16383, 0 },
                { "👍", 16384, 16383 }, { "\a", 4681, 0 },     { "\a", 4682, 4681 } };
  const PbExportOptions all = { NULL };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      while (g_utf8_strlen (text->str, -1) < (glong)texts[i].n)
        g_string_append (text, texts[i].unit);
      PbEdit *edit = pb_edit_new (test->plan, "Test");
      gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
      pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, text->str);
      pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
      pb_edit_commit (edit, &error);
      g_assert_no_error (error);
      g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, warnings);
      g_autoptr (PbXlsxSheet) sheet = open_sheet (xlsx, "Assignments");
      const char *read = find_cell (sheet, PB_SHEET_FIRST + 1, 1)->text;
      g_assert_cmpuint (g_utf8_strlen (read, -1), ==, texts[i].cut > 0 ? texts[i].cut : texts[i].n);
      g_assert_true (g_str_has_prefix (text->str, read));
      g_assert_cmpuint (warnings->len, ==, texts[i].cut > 0);
      g_assert_true (pb_plan_undo (test->plan, &error));
    }
}

/* None of it is a change when it comes back. */
static void
test_nasty_review (TestPlan *test, gconstpointer data)
{
  g_autofree char *path = beside (test, "bok.xlsx");
  g_autoptr (GError) error = NULL;
  test_nasty_texts (test, data);
  g_autoptr (PbReview) review = pb_review_new (test->plan);
  pb_review_add_file (review, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pb_review_get_changes (review)->len; i++)
    {
      const PbReviewChange *change = pb_review_get_changes (review)->pdata[i];
      g_test_message ("%s: %s → %s", change->what, change->before, change->theirs);
    }
  g_assert_cmpuint (pb_review_get_changes (review)->len, ==, 0);
  g_assert_cmpuint (pb_review_get_notes (review)->len, ==, 0);
}

/* Amounts come back to the öre; where a spreadsheet cannot keep them that is said. */
static void
test_amounts (TestPlan *test, gconstpointer data)
{
  static const gint64 amounts[] = { 0,
                                    1,
                                    -1,
                                    99,
                                    100,
                                    -710000000,
                                    123456789,
                                    999999999999999,
                                    -999999999999999,
                                    333333333,
                                    G_GINT64_CONSTANT (9007199254740993),
                                    G_MAXINT64 };
  static const char *const units[] = { "kr", "tkr", "mnkr" };
  const PbExportOptions all = { NULL };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      g_autoptr (GString) text = g_string_new ("tabell\tenhet\ttecken\trad\t2025\n");
      for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
        {
          g_autofree char *amount = pb_show_dup_amount (amounts[i], u, 0);
          g_string_append_printf (text, "Tabell %s\t%s\tkostnad -\trad %u\t%s\n", units[u], units[u], i, amount);
        }
      test_import_ok (test->plan, "t.tsv", text->str);
    }
  g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, warnings);
  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      g_autofree char *name = g_strdup_printf ("Tabell %s", units[u]);
      g_autoptr (PbXlsxSheet) sheet = open_sheet (xlsx, name);
      for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
        {
          const PbXlsxCell *cell = find_cell (sheet, PB_SHEET_FIRST + 1 + i, 2);
          double ore = cell->number * (double)pb_unit_ore (u);
          g_assert_cmpint (cell->type, ==, PB_XLSX_NUMBER);
          if (ABS (amounts[i]) <= 999999999999999)
            g_assert_cmpint (llround (ore), ==, amounts[i]);
          else
            g_assert_cmpfloat_with_epsilon (ore / (double)amounts[i], 1, 1e-14);
        }
    }
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_cmpstr (warnings->pdata[0], ==,
                   "6 amounts have more digits than a spreadsheet keeps (15) and are rounded there.");
}

static void
test_sheet_names (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    const char *wanted;
    const char *name;
  } names[] = {
    { "Ekonomi i balans", "Ekonomi i balans" },
    { "EKONOMI I BALANS", "EKONOMI I BALANS (2)" },
    { "a/b\\c?d*e[f]g:h", "a b c d e f g h" },
    { "a b c d e f g h", "a b c d e f g h (2)" },
    { "'citat'", "citat" },
    { "", "Sheet" },
    { "  ", "Sheet (2)" },
    { "/", "Sheet (3)" },
    { "History", "History_" },
    { "1234567890123456789012345678901", "1234567890123456789012345678901" },
    { "12345678901234567890123456789012", "123456789012345678901234567 (2)" },
    { "12345678901234567890123456789012345", "123456789012345678901234567 (3)" },
    /* Each is two of Excel's characters. */
    { "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍", "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍" },
    { "123456789012345678901234567890'x", "123456789012345678901234567890" },
  };
  PbWorkbook book = { NULL };
  book.sheet_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = pb_workbook_take_sheet_name (&book, names[i].wanted);
      g_assert_cmpstr (name, ==, names[i].name);
    }
  static const char *const ranges[][3] = {
    { "SN Balans", "Underskott 2025", "SN_Balans.Underskott_2025" },
    { "SN Balans", "underskott 2025", "SN_Balans.underskott_2025_2" },
    { "2025", "R1C1", "_2025.R1C1" },
    { "A1", "", "A1." },
    { "=1+1", "\"; x", "_1_1.x" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *name = pb_workbook_take_name (&book, ranges[i][0], ranges[i][1]);
      g_assert_cmpstr (name, ==, ranges[i][2]);
    }
  g_hash_table_unref (book.sheet_names);
  g_hash_table_unref (book.names);
}

static guint
count_files (TestPlan *test)
{
  g_autoptr (GDir) dir = g_dir_open (test->folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A target that cannot be written is a sentence, what stood there stands there still, and nothing is left lying. */
static void
test_refused (TestPlan *test, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *what;
    const char *scenario;
    const char *sentence;
  } refused[] = {
    { "finns/inte/bok.xlsx", NULL, NULL, "there is no such folder" },
    { "mapp.xlsx", NULL, NULL, "is a folder" },
    { "öppen.xlsx", NULL, NULL, "is open in another program" },
    { "öppen.csv", "assignments", NULL, "is open in another program" },
    { "öppen.json", NULL, NULL, "is open in another program" },
    /* Where nobody may write, not even root. */
    { "/sys/bok.xlsx", NULL, NULL, "or may only be read" },
    { "/sys/bok.csv", "assignments", NULL, "or may only be read" },
    { "/sys/bok.ics", NULL, NULL, "or may only be read" },
    { "rör.xlsx", NULL, NULL, "is a device and no file" },
    { "rör.csv", "assignments", NULL, "is a device and no file" },
    { "bok.xlsx", "allt", NULL, "“allt” is no part of a workbook. The parts are overview, assignments," },
    { "bok.xlsx", NULL, "Drömmar", "There is no scenario “Drömmar”" },
    { "bok.pdf", NULL, NULL, "files that end in .xlsx, .pdf, .csv, .json or .ics" },
    { "bok.csv", NULL, NULL, "A CSV file holds one table: say which" },
    { "bok.csv", "history", NULL, "The history has no CSV format" },
  };
  g_autofree char *folder = beside (test, "mapp.xlsx"), *open = beside (test, "öppen.xlsx");
  static const char *const locks[] = { ".~lock.öppen.xlsx#", ".~lock.öppen.csv#", "~$öppen.json" };
  static const char *const pipes[] = { "rör.xlsx", "rör.csv" };
  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (open, "gammalt", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (locks); i++)
    {
      g_autofree char *lock = beside (test, locks[i]);
      g_assert_true (g_file_set_contents (lock, "", 0, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pipes); i++)
    {
      g_autofree char *pipe = beside (test, pipes[i]);
      g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
    }
  guint before = count_files (test);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path
          = *refused[i].name == '/' ? g_strdup (refused[i].name) : beside (test, refused[i].name);
      g_autofree char *old = NULL;
      const PbExportOptions options = { refused[i].scenario, NULL, refused[i].what };
      g_autoptr (GError) error = NULL;
      g_assert_false (pb_export (test->plan, path, &options, NULL, NULL, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].sentence));
      g_assert_cmpuint (count_files (test), ==, before);
      g_assert_true (g_file_get_contents (open, &old, NULL, NULL));
      g_assert_cmpstr (old, ==, "gammalt");
    }
  g_rmdir (folder);
}

typedef struct
{
  GCancellable *cancellable;
  guint cancel_at; /* which call cancels; 0: none */
  guint n;
  double last;
  char *what;
} Watch;

static void
progress_cb (double fraction, const char *what, gpointer data)
{
  Watch *watch = data;
  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  g_assert_nonnull (what);
  watch->last = fraction;
  g_free (watch->what);
  watch->what = g_strdup (what);
  if (++watch->n == watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (TestPlan *test, gconstpointer data)
{
  const PbExportOptions all = { NULL };
  g_autofree char *path = beside (test, "bok.xlsx");
  test_import_ok (test->plan, "u.tsv", "nummer\ttitel\n1\tEtt\n2\tTvå\n");
  guint before = count_files (test);
  for (guint at = 3; at-- > 0;)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch state = { cancellable, at, 0, 0, NULL };
      const PbExportWatch watch = { progress_cb, &state };
      gboolean written = pb_export_file (test->path, "Test", path, &all, &watch, cancellable, NULL, &error);
      g_assert_cmpint (written, ==, at == 0);
      /* The sheets are not all of the work. */
      if (at == 0)
        g_assert_cmpstr (state.what, ==, "Writing the file");
      g_assert_cmpfloat (state.last, <, 0.8);
      g_free (state.what);
      if (at > 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (test), ==, at > 0 ? before : before + 1);
    }
}

static const char *
get_text (PbXlsxSheet *sheet, guint row, guint column)
{
  const PbXlsxCell *cell = find_cell (sheet, row, column);
  return cell != NULL ? cell->text : NULL;
}

/* So many rows are not kept for a way back: it says so, and so does the workbook. A part of few rows comes back. */
static void
test_many (TestPlan *test, gconstpointer data)
{
  const PbExportOptions all = { NULL };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  PbEdit *edit = pb_edit_new (test->plan, "Test");
  gint64 assignment = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
  pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_TITLE, "Uppdrag");
  pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING);
  for (guint i = 0; i < 20000; i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ACTIVITY);
      pb_edit_set_int (edit, id, PB_ACTIVITY_ASSIGNMENT, assignment);
      pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, "Aktivitet");
      pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_ONGOING);
    }
  g_assert_true (pb_edit_commit (edit, &error));
  g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, warnings);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "cannot be taken back"));
  g_autoptr (PbXlsxSheet) about = open_sheet (xlsx, "About");
  gboolean told = FALSE;
  for (guint row = 1; row < 20; row++)
    told |= find_cell (about, row, 1) != NULL && get_text (about, row, 1) != NULL
            && strstr (get_text (about, row, 1), "cannot be taken back") != NULL;
  g_assert_true (told);
  static const PbExportOptions part = { .what = "assignments" };
  g_ptr_array_set_size (warnings, 0);
  g_autoptr (PbXlsx) few = write_and_open (test, &part, warnings);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_autofree char *path = beside (test, "bok.xlsx");
  g_assert_true (pb_review_knows_file (path));
}

/* What a link leads to is written, and it stays a link. */
static void
test_link (TestPlan *test, gconstpointer data)
{
  const PbExportOptions all = { NULL };
  static const char *const names[] = { "länk.xlsx", "länk.json" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *link = beside (test, names[i]), *folder = beside (test, "annan");
      g_autofree char *target = g_build_filename (folder, names[i], NULL), *text = NULL;
      g_autoptr (GError) error = NULL;
      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (target, "gammalt", -1, NULL));
      g_assert_cmpint (symlink (target, link), ==, 0);
      g_assert_true (pb_export (test->plan, link, &all, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
      g_assert_cmpstr (text, !=, "gammalt");
    }
}

/* The notes of a line and of its cells stand beside it, each cell's with its column. */
static void
test_notes (TestPlan *test, gconstpointer data)
{
  static const char text[] = "tabell\tenhet\ttecken\tgrupp\trad\tkind\tnotering\t2025\t2026\n"
                             "Effekter\tmnkr\tkostnad -\t\tLokaler\tgiven\tRadens egen\t1\t2\n"
                             "Effekter\tmnkr\tkostnad -\t\tBemanning\tgiven\t\t1\t2\n";
  const PbExportOptions all = { NULL };
  g_autoptr (GError) error = NULL;
  test_import_ok (test->plan, "t.tsv", text);
  GPtrArray *lines = pb_plan_peek_records (test->plan, PB_TABLE_LINE);
  g_autofree gint64 *ids = g_new (gint64, 2);
  for (guint i = 0; i < 2; i++)
    ids[i] = pb_record_get_id (lines->pdata[i]);
  gint64 column = pb_record_get_id (pb_plan_peek_records (test->plan, PB_TABLE_COLUMN)->pdata[1]);
  for (guint i = 0; i < 2; i++)
    g_assert_true (pb_sheet_set_note (test->plan, 0, ids[i], column, "egen beräkning", &error));
  g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, NULL);
  g_autoptr (PbXlsxSheet) sheet = open_sheet (xlsx, "Effekter");
  g_assert_cmpstr (get_text (sheet, 5, 4), ==, "Radens egen\n2026: egen beräkning");
  g_assert_cmpstr (get_text (sheet, 6, 4), ==, "2026: egen beräkning");
}

/* Variance, groups in groups, a link to a table in another unit, a ring: formulas only where they give what the model
 * has.
 */
static void
test_tables (TestPlan *test, gconstpointer data)
{
  static const char text[] = "tabell\tenhet\ttecken\tgrupp\trad\tkind\tlänk\t2025 budget\t2025 prognos\t2026\n"
                             "Drift\ttkr\tkostnad +\t\tSumma\tsum\t\t300\t310\t\n"
                             "Drift\ttkr\tkostnad +\tSumma\tPersonal\tsum\t\t\t\t\n"
                             "Drift\ttkr\tkostnad +\tPersonal\tLön\tgiven\t\t100,5\t120\t\n"
                             "Drift\ttkr\tkostnad +\tPersonal\tÖvrigt\tgiven\t\t100\t\t\n"
                             "Drift\ttkr\tkostnad +\tSumma\tLokaler\tgiven\t\t100\t90\t\n"
                             "Drift\ttkr\tkostnad +\t\tTom\tsum\t\t\t\t\n"
                             "Balans\tmnkr\tkostnad -\t\tRam\tgiven\t\t1\t\t2\n"
                             "Balans\tmnkr\tkostnad -\t\tDriften\tlink\tDrift/Summa\t\t\t\n"
                             "Balans\tmnkr\tkostnad -\t\tRing ett\tlink\tBalans/Ring två\t\t\t\n"
                             "Balans\tmnkr\tkostnad -\t\tRing två\tlink\tBalans/Ring ett\t\t\t\n"
                             "Balans\tmnkr\tkostnad -\t\tKvar\tbalance\t\t\t\t\n";
  const PbExportOptions all = { NULL };
  test_import_ok (test->plan, "t.tsv", text);
  g_autoptr (PbXlsx) xlsx = write_and_open (test, &all, NULL);
  g_autoptr (PbXlsxSheet) operation = open_sheet (xlsx, "Drift"), balance = open_sheet (xlsx, "Balans");
  /* Summa: 300,5 and 210 tkr; the variance 90,5 better. */
  g_assert_cmpfloat (find_cell (operation, 5, 2)->number, ==, 300.5);
  g_assert_true (find_cell (operation, 5, 2)->is_formula);
  g_assert_cmpfloat (find_cell (operation, 5, 3)->number, ==, 210);
  g_assert_cmpfloat (find_cell (operation, 5, 4)->number, ==, 90.5);
  g_assert_true (find_cell (operation, 5, 4)->is_formula);
  /* Half a pair has no variance, and nothing but absent figures has no sum. */
  g_assert_null (find_cell (operation, 8, 4));
  g_assert_null (find_cell (operation, 10, 2));
  g_assert_cmpstr (get_text (operation, 7, 0), ==, "Lön");
  /* The linked figure is in the table's own unit. */
  g_assert_true (find_cell (balance, 6, 2)->is_formula);
  g_assert_cmpfloat (find_cell (balance, 6, 2)->number, ==, 0.3005);
  g_assert_null (find_cell (balance, 7, 2));
  g_assert_null (find_cell (balance, 8, 2));
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  test_plan_add ("/workbook/nasty-texts", TestPlan, test_nasty_texts);
  test_plan_add ("/workbook/nasty-review", TestPlan, test_nasty_review);
  test_plan_add ("/workbook/long-texts", TestPlan, test_long_texts);
  test_plan_add ("/workbook/amounts", TestPlan, test_amounts);
  test_plan_add ("/workbook/sheet-names", TestPlan, test_sheet_names);
  test_plan_add ("/workbook/refused", TestPlan, test_refused);
  test_plan_add ("/workbook/cancel", TestPlan, test_cancel);
  test_plan_add ("/workbook/many", TestPlan, test_many);
  test_plan_add ("/workbook/link", TestPlan, test_link);
  test_plan_add ("/workbook/notes", TestPlan, test_notes);
  test_plan_add ("/workbook/tables", TestPlan, test_tables);
  return g_test_run ();
}
