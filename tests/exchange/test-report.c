/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How documents are set on pages, and how they are written or not written. */
#include "test-exchange-util.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include "model/pb-edit.h"
#include "report/pb-report-layout-private.h"
#include "report/pb-report-pdf-private.h"
#include "report/pb-report.h"

static const char sentence[] = "Handläggningen är sammanförd och baslinjemätningen klar, men bostadskarriärens servicebostäder dröjer. ";

static char *
repeat (guint n)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u %s", i, sentence);
  return g_string_free (text, FALSE);
}

static PbReportLayout *
lay_out (PbReportDoc *doc, PbReportPaper paper)
{
  g_autoptr (GError) error = NULL;
  double width, height;
  pb_report_paper_get_size (paper, &width, &height);
  PbReportLayout *layout = pb_report_layout_new (doc, width, height, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return layout;
}

static const PbBlock *
get_block (PbReportLayout *layout, const PbPiece *piece)
{
  return layout->doc->blocks->pdata[piece->block];
}

/* What holds of every page: nothing outside it, nothing on top of another, no heading last, no line of a paragraph alone. */
static void
check_pages (PbReportLayout *layout)
{
  double room = pb_report_layout_get_room (layout);
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const PbPiece *piece = &g_array_index (layout->pieces, PbPiece, i);
      const PbPiece *next = i + 1 < layout->pieces->len ? &g_array_index (layout->pieces, PbPiece, i + 1) : NULL;
      const PbBlock *block = get_block (layout, piece);
      gboolean last = next == NULL || next->page != piece->page;
      g_assert_cmpfloat (piece->y, >=, -0.01);
      g_assert_cmpfloat (piece->y + piece->height, <=, room + 0.1);
      if (!last)
        g_assert_cmpfloat (next->y + 0.01, >=, piece->y + piece->height);
      else if (next != NULL)
        {
          g_assert_cmpint (block->kind, !=, PB_BLOCK_HEADING);
          g_assert_false (block->kind == PB_BLOCK_TABLE && piece->row < 0);
          g_assert_false (block->kind == PB_BLOCK_TEXT && block->style == PB_REPORT_LABEL);
        }
      if (block->kind == PB_BLOCK_TEXT && last && next != NULL && next->block == piece->block)
        {
          g_assert_cmpuint (piece->n, >=, 2);
          g_assert_cmpuint (next->n, >=, 2);
        }
    }
}

/* Every line of every block and every row is there, once and in order. */
static void
check_whole (PbReportLayout *layout)
{
  guint expected = 0;
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const PbPiece *piece = &g_array_index (layout->pieces, PbPiece, i);
      const PbPiece *before = i > 0 ? &g_array_index (layout->pieces, PbPiece, i - 1) : NULL;
      const PbBlock *block = get_block (layout, piece);
      if (block->kind != PB_BLOCK_TEXT)
        continue;
      expected = before != NULL && before->block == piece->block ? expected : 0;
      g_assert_cmpuint (piece->first, ==, expected);
      expected += piece->n;
      if (i + 1 == layout->pieces->len || g_array_index (layout->pieces, PbPiece, i + 1).block != piece->block)
        g_assert_cmpuint (expected, ==,
                          pb_report_text_count (layout->context, layout->em, block->text, pb_report_block_get_look (block),
                                                pb_report_block_get_width (layout, block)));
    }
}

/* Paragraphs of every length from a line to more than a page, so that every place for a break is tried. */
static void
test_lengths (void)
{
  for (PbReportPaper paper = 0; paper < PB_N_REPORT_PAPERS; paper++)
    for (guint step = 1; step < 9; step++)
      {
        g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
        for (guint i = 1; i < 40; i++)
          {
            g_autofree char *text = repeat (1 + (i * step) % 11);
            pb_report_doc_add_heading (doc, 1 + i % 3, "Ett uppdrag med en rubrik som kanske inte får rum på en enda rad i dokumentet");
            if (i % 4 == 0)
              pb_report_doc_add_text (doc, PB_REPORT_LABEL, "Samlad bedömning");
            pb_report_doc_add_text (doc, PB_REPORT_TEXT, text);
          }
        g_autoptr (PbReportLayout) layout = lay_out (doc, paper);
        g_assert_cmpuint (pb_report_layout_get_n_pages (layout), >, 5);
        check_pages (layout);
        check_whole (layout);
      }
}

static void
test_long_comment (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  g_autofree char *text = repeat (2000);
  pb_report_doc_add_heading (doc, 1, "Uppföljning");
  pb_report_doc_add_text (doc, PB_REPORT_TEXT, text);
  g_autoptr (PbReportLayout) layout = lay_out (doc, PB_REPORT_A4);
  g_assert_cmpuint (pb_report_layout_get_n_pages (layout), >, 40);
  check_pages (layout);
  check_whole (layout);
}

/* Headings longer than a page are no reason to stop. */
static void
test_long_heading (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  g_autofree char *text = repeat (60);
  pb_report_doc_add_heading (doc, 1, text);
  pb_report_doc_add_text (doc, PB_REPORT_TEXT, "Slut.");
  g_autoptr (PbReportLayout) layout = lay_out (doc, PB_REPORT_A5);
  g_assert_cmpuint (pb_report_layout_get_n_pages (layout), >, 2);
  g_assert_cmpuint (pb_report_layout_get_n_pages (layout), <, 60);
}

static PbReportTable *
add_table (PbReportDoc *doc, guint n_rows, guint n_columns)
{
  PbReportTable *table = pb_report_doc_add_table (doc, "Tabellen, mnkr");
  pb_report_table_add_column (table, "Rad", FALSE);
  for (guint c = 1; c < n_columns; c++)
    {
      g_autofree char *label = g_strdup_printf ("%u", 2000 + c);
      pb_report_table_add_column (table, label, TRUE);
    }
  for (guint r = 0; r < n_rows; r++)
    {
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_take_cell (table, g_strdup_printf ("Rad %u", r));
      for (guint c = 1; c < n_columns; c++)
        pb_report_table_take_cell (table, g_strdup_printf ("1 288 %03u", r));
    }
  return table;
}

static void
test_table_over_pages (void)
{
  for (PbReportPaper paper = 0; paper < PB_N_REPORT_PAPERS; paper++)
    {
      g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
      pb_report_doc_add_heading (doc, 1, "Ekonomi");
      add_table (doc, 300, 5);
      g_autoptr (PbReportLayout) layout = lay_out (doc, paper);
      guint pages = pb_report_layout_get_n_pages (layout), headers = 0;
      int row = 0;
      g_assert_cmpuint (pages, >, 5);
      check_pages (layout);
      for (guint i = 0; i < layout->pieces->len; i++)
        {
          const PbPiece *piece = &g_array_index (layout->pieces, PbPiece, i);
          gboolean first = i == 0 || g_array_index (layout->pieces, PbPiece, i - 1).page != piece->page;
          if (get_block (layout, piece)->kind != PB_BLOCK_TABLE)
            continue;
          headers += piece->row < 0;
          if (first)
            {
              g_assert_cmpint (piece->row, ==, -1);
              g_assert_true (piece->repeated);
            }
          if (piece->row >= 0)
            g_assert_cmpint (piece->row, ==, row++);
        }
      g_assert_cmpint (row, ==, 300);
      g_assert_cmpuint (headers, ==, pages);
      /* The last page has more than one row. */
      g_assert_cmpuint (layout->pieces->len - g_array_index (layout->starts, guint, pages - 1), >, 2);
    }
}

/* What is too wide stands below, after the first column; no column is lost. */
static void
test_wide_table (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  gboolean found[40] = { FALSE };
  add_table (doc, 12, G_N_ELEMENTS (found));
  g_autoptr (PbReportLayout) layout = lay_out (doc, PB_REPORT_A4);
  PbTableShape *shape = g_hash_table_lookup (layout->shapes, GUINT_TO_POINTER (0));
  g_assert_cmpuint (shape->bands->len, >, 1);
  for (guint b = 0; b < shape->bands->len; b++)
    {
      const PbTableBand *band = shape->bands->pdata[b];
      double width = 0;
      g_assert_cmpuint (g_array_index (band->columns, guint, 0), ==, 0);
      for (guint i = 0; i < band->columns->len; i++)
        {
          found[g_array_index (band->columns, guint, i)] = TRUE;
          width += g_array_index (band->widths, double, i);
        }
      g_assert_cmpfloat (width, <=, pb_report_layout_get_measure (layout) + 1);
    }
  for (guint c = 0; c < G_N_ELEMENTS (found); c++)
    g_assert_true (found[c]);
  check_pages (layout);
}

/* A row that is higher than a page is parted between lines. */
static void
test_high_row (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  g_autofree char *text = repeat (120);
  PbReportTable *table = add_table (doc, 2, 2);
  pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
  pb_report_table_add_cell (table, text);
  pb_report_table_add_cell (table, "7,1");
  g_autoptr (PbReportLayout) layout = lay_out (doc, PB_REPORT_A5);
  guint lines = 0;
  check_pages (layout);
  g_assert_cmpuint (pb_report_layout_get_n_pages (layout), >, 2);
  for (guint i = 0; i < layout->pieces->len; i++)
    {
      const PbPiece *piece = &g_array_index (layout->pieces, PbPiece, i);
      if (piece->row != 2)
        continue;
      g_assert_cmpuint (piece->first, ==, lines);
      lines += piece->n;
    }
  PbTableShape *shape = g_hash_table_lookup (layout->shapes, GUINT_TO_POINTER (0));
  g_assert_cmpuint (lines, ==,
                    pb_report_text_count (layout->context, shape->em, text, &pb_look_cell,
                                          g_array_index (((PbTableBand *)shape->bands->pdata[0])->widths, double, 0)));
}

/* A column that nobody filled in is left out; one with a single value stays. */
static void
test_empty_columns (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  PbReportTable *table = pb_report_doc_add_table (doc, NULL);
  static const char *const labels[] = { "Aktivitet", "Start", "Slut", "Status" };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    pb_report_table_add_column (table, labels[i], FALSE);
  for (guint r = 0; r < 3; r++)
    {
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, NULL);
      pb_report_table_add_cell (table, "");
      pb_report_table_add_cell (table, r == 1 ? "1 okt. 2024" : NULL);
    }
  pb_report_table_drop_empty (table);
  g_assert_cmpuint (table->columns->len, ==, 2);
  g_assert_cmpstr (g_array_index (table->columns, PbReportColumn, 0).label, ==, "Aktivitet");
  g_assert_cmpstr (g_array_index (table->columns, PbReportColumn, 1).label, ==, "Slut");
}

/* Only hyphens that end a line are in the text, and paragraphs stay apart. */
static void
test_hyphens (void)
{
  g_autoptr (PbReportDoc) doc = pb_report_doc_new ();
  g_autoptr (PbReportLayout) layout = lay_out (doc, PB_REPORT_A4);
  const PbTextLook look = pb_look_cell;
  g_autoptr (PangoLayout) text = pb_report_text_new (
      layout->context, 10, "myndighetsutövningens bostadskarriärer\nbarnplaceringar", &look, 60);
  const char *broken = pango_layout_get_text (text);
  guint hyphens = 0;
  for (GSList *l = pango_layout_get_lines_readonly (text); l != NULL; l = l->next)
    {
      const PangoLayoutLine *line = l->data;
      const char *start = broken + line->start_index;
      const char *hyphen = g_strstr_len (start, line->length, "\xc2\xad");
      if (hyphen != NULL)
        {
          g_assert_true (hyphen + 2 == start + line->length);
          hyphens++;
        }
    }
  g_assert_cmpuint (hyphens, >, 1);
  g_assert_nonnull (strchr (broken, '\n'));
}

static void
count_progress (double fraction, gpointer data)
{
  double *last = data;
  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
watch_cb (double fraction, const char *what, gpointer data)
{
  g_assert_nonnull (what);
  count_progress (fraction, data);
}

static void
add_assignments (PbPlan *plan, guint n, const char *comment)
{
  g_autoptr (GString) text = g_string_new ("nummer\ttitel\n"), follow_ups = g_string_new ("uppdrag\tperiod\tbedömning\tsamlad bedömning\n");
  for (guint i = 1; i <= n; i++)
    {
      g_string_append_printf (text, "%u\tUppdrag nummer %u i planen\n", i, i);
      g_string_append_printf (follow_ups, "%u\t2026-T1\tDelvis uppfyllt\t%s\n", i, comment);
    }
  test_import_ok (plan, "a.tsv", text->str);
  test_import_ok (plan, "f.tsv", follow_ups->str);
}

/* From one assignment to two hundred: every one stands under its heading, in the contents and in the table. */
static void
test_many_assignments (TestPlan *test, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = repeat (3);
  const PbReportOptions options = { PB_REPORT_PERIOD, NULL, NULL, NULL, NULL, 0 };
  add_assignments (test->plan, n, comment);
  for (PbReportPaper paper = 0; paper < PB_N_REPORT_PAPERS; paper++)
    {
      g_autoptr (PbReportDoc) doc = pb_report_new_doc (test->plan, &options, &error);
      g_assert_no_error (error);
      g_autoptr (PbReportLayout) layout = lay_out (doc, paper);
      g_autoptr (GString) all = g_string_new (NULL);
      check_pages (layout);
      check_whole (layout);
      for (guint i = 0; i < pb_report_layout_get_n_pages (layout); i++)
        {
          g_autofree char *page = pb_report_layout_dup_text (layout, i);
          g_string_append_printf (all, "%s\n", page);
        }
      for (guint i = 1; i <= n; i++)
        {
          g_autofree char *heading = g_strdup_printf ("\n%u. Uppdrag nummer %u i planen\n", i, i);
          const char *first = strstr (all->str, heading);
          g_assert_nonnull (first);
          g_assert_nonnull (strstr (first + 1, heading));
        }
    }
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

static void
cancel_cb (double fraction, const char *what, gpointer data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (data);
}

/* A report that is stopped or cannot be written leaves nothing, and says why. */
static void
test_refused (TestPlan *test, gconstpointer data)
{
  const PbReportOptions options = { PB_REPORT_PERIOD, NULL, NULL, NULL, NULL, 0 };
  static const struct
  {
    PbReportOptions options;
    const char *words;
  } bad[] = { { { PB_REPORT_PLAN, "tredje", NULL, NULL }, "“tredje” is no period" },
              { { PB_REPORT_PLAN, NULL, "Kulturnämnden", NULL }, "Kulturnämnden" },
              { { PB_REPORT_PLAN, NULL, NULL, "Försiktigt" }, "Försiktigt" } };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PbExportWatch watch = { cancel_cb, cancellable };
  g_autofree char *path = g_build_filename (test->folder, "r.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (test->folder, "ingen", "r.pdf", NULL);
  g_autoptr (GError) error = NULL;
  add_assignments (test->plan, 30, sentence);
  guint n = count_files (test);
  g_assert_false (pb_report_write (test->plan, path, &options, PB_REPORT_A4, &watch, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (test), ==, n);
  g_clear_error (&error);
  g_assert_false (pb_report_write (test->plan, nowhere, &options, PB_REPORT_A4, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "there is no such folder"));
  g_clear_error (&error);
  g_assert_false (pb_report_write (test->plan, test->folder, &options, PB_REPORT_A4, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (pb_report_write (test->plan, path, &bad[i].options, PB_REPORT_A4, NULL, NULL, NULL, &error));
      g_assert_nonnull (strstr (error->message, bad[i].words));
      g_clear_error (&error);
    }
  g_assert_cmpuint (count_files (test), ==, n);
}

/* In a thread of its own file, with progress that only goes on; the plan is as it was. */
static void
test_from_file (TestPlan *test, gconstpointer data)
{
  const PbReportOptions options = { PB_REPORT_PLAN, NULL, NULL, NULL, NULL, 0 };
  double last = 0;
  const PbExportWatch watch = { watch_cb, &last };
  g_autofree char *path = g_build_filename (test->folder, "r.pdf", NULL), *written = NULL;
  g_autoptr (GError) error = NULL;
  add_assignments (test->plan, 5, sentence);
  guint64 generation = pb_plan_get_generation (test->plan);
  pb_report_write_file (pb_plan_get_path (test->plan), "AC-MHA", path, &options, PB_REPORT_A4, &watch, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.5);
  g_assert_cmpuint (pb_plan_get_generation (test->plan), ==, generation);
  g_assert_true (g_file_get_contents (path, &written, NULL, &error));
  g_assert_true (g_str_has_prefix (written, "%PDF-1.5"));
}

/* What a file of bytes that are no PDF of cairo's is answered with. */
static void
test_update_refuses (TestPlan *test, gconstpointer data)
{
  static const char *const texts[] = { "", "%PDF-1.5", "startxref\n0\ntrailer\n", "startxref\n99999\ntrailer << /Root 1 0 R >>",
                                       "xref\n0 3\nstartxref\n0\ntrailer\n<< /Root 9 0 R >>\n" };
  PbReportTags tags = { g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  g_autofree char *path = g_build_filename (test->folder, "x.pdf", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *after = NULL;
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_cmpint (pb_report_pdf_append (path, "sv-SE", &tags), !=, 0);
      g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, texts[i]);
    }
  g_ptr_array_unref (tags.alternatives);
  g_array_unref (tags.scopes);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/lengths", test_lengths);
  g_test_add_func ("/report/long-comment", test_long_comment);
  g_test_add_func ("/report/long-heading", test_long_heading);
  g_test_add_func ("/report/table-over-pages", test_table_over_pages);
  g_test_add_func ("/report/wide-table", test_wide_table);
  g_test_add_func ("/report/high-row", test_high_row);
  g_test_add_func ("/report/empty-columns", test_empty_columns);
  g_test_add_func ("/report/hyphens", test_hyphens);
#define ADD(name, func, data) g_test_add ("/report/" name, TestPlan, data, test_plan_set_up, func, test_plan_tear_down)
  ADD ("assignments/1", test_many_assignments, GUINT_TO_POINTER (1));
  ADD ("assignments/24", test_many_assignments, GUINT_TO_POINTER (24));
  ADD ("assignments/200", test_many_assignments, GUINT_TO_POINTER (200));
  ADD ("refused", test_refused, NULL);
  ADD ("from-file", test_from_file, NULL);
  ADD ("update-refuses", test_update_refuses, NULL);
  return g_test_run ();
}
