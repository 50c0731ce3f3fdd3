/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../model/test-scenario.h"
#include "exchange/pb-proposal-paper.h"

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  gint64 proposal;
  char *out;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_plan_set_up (&fixture->base, NULL);
  test_build_karlskrona (&fixture->karlskrona, fixture->base.plan);
  fixture->proposal
    = pb_scenario_create (fixture->base.plan, "En annan väg", 0, PB_SCENARIO_PROPOSAL, "Oppositionen", &error);
  g_assert_no_error (error);
  test_drive (fixture->base.plan, fixture->proposal, fixture->karlskrona.assignments[2], 6, 100);
  fixture->out = g_build_filename (fixture->base.folder, "out", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->out);
  test_plan_tear_down (&fixture->base, NULL);
}

static char *
read_pdf (const char *path)
{
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_holds (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("“%s” lacks “%s”", text, part);
}

/* Text in the PDF is text: what is proposed, by whom, what each year lacks and which figures change. */
static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = { "En annan väg", "Alternative budget", "Proposed by: Oppositionen", "Lacks",
                                       "6 months late", "Bostadskarriär", "11.2", "−3.5", "Page 1 of 1" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pb_proposal_write_pdf (fixture->base.plan, fixture->proposal, fixture->out, &error);
  g_assert_no_error (error);
  text = read_pdf (fixture->out);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_holds (text, parts[i]);
}

/* A table longer than a page goes on, with its headings, and every row is there. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  PbEdit *edit = pb_edit_new (plan, "Many");
  gint64 sheet = test_add_sheet (edit, fixture->karlskrona.boards[0], "Många", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, sheet, "2026", PB_MEASURE_PLAN);
  gint64 lines[90];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint headings = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *title = g_strdup_printf ("Rad %02u", i);

      lines[i] = test_add_line (edit, sheet, 0, title, PB_LINE_GIVEN);
      test_set_cell (edit, lines[i], column, MNKR (10));
    }
  test_commit (edit);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    test_override (plan, fixture->proposal, lines[i], column, MNKR (20));
  pb_proposal_write_pdf (plan, fixture->proposal, fixture->out, &error);
  g_assert_no_error (error);
  text = read_pdf (fixture->out);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *title = g_strdup_printf ("Rad %02u", i);

      assert_holds (text, title);
    }
  for (const char *at = text; (at = strstr (at, "Difference")); at++)
    headings++;
  g_assert_cmpuint (headings, >, 2);
  g_assert_nonnull (strstr (text, "Page 3 of"));
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pb_proposal_write_csv (fixture->base.plan, fixture->proposal, fixture->out, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->out, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  assert_holds (text, "Bostadskarriär");
  assert_holds (text, "4.85");
  assert_holds (text, "Oppositionen");
  assert_holds (text, "All boards,,MSEK,Balance,2024,");
  assert_holds (text, ",,,Verdict,,,,,,\"Lacks ");
}

/* In Swedish the decimal sign is a comma, and what parts the cells is not. */
static void
test_csv_swedish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pb_locale_set_language (PB_LANGUAGE_SWEDISH);
  pb_proposal_write_csv (fixture->base.plan, fixture->proposal, fixture->out, &error);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_assert_no_error (error);
  g_file_get_contents (fixture->out, &text, NULL, &error);
  g_assert_no_error (error);
  assert_holds (text, ";Bostadskarriär;");
  assert_holds (text, ";\"4,85\";");
}

/* Tables of one title are told apart by board and unit, and figures have the decimals of the screen. */
static void
test_csv_places (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  const PbUnit units[] = { PB_UNIT_MNKR, PB_UNIT_TKR };
  PbEdit *edit = pb_edit_new (plan, "Two");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 lines[2], columns[2];

  for (guint i = 0; i < 2; i++)
    {
      gint64 sheet = test_add_sheet (edit, fixture->karlskrona.boards[i], "Ekonomi i balans", units[i],
                                     PB_SIGN_COST_NEGATIVE);

      columns[i] = test_add_column (edit, sheet, "2026", PB_MEASURE_PLAN);
      lines[i] = test_add_line (edit, sheet, 0, "Lika", PB_LINE_GIVEN);
    }
  test_commit (edit);
  for (guint i = 0; i < 2; i++)
    test_override (plan, fixture->proposal, lines[i], columns[i], MNKR (7) + MNKR (1) / 100);
  pb_proposal_write_csv (plan, fixture->proposal, fixture->out, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->out, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      PbRecord *board = pb_plan_get_record (plan, PB_TABLE_BOARD, fixture->karlskrona.boards[i]);
      g_autofree char *row = g_strdup_printf ("%s,Ekonomi i balans,%s,Lika,2026,,%s,", pb_record_get_title (board),
                                              pb_enum_label (PB_ENUM_UNIT, units[i]), i == 0 ? "0.701" : "701");

      assert_holds (text, row);
    }
}

/* Where it cannot be written nothing is, and the sentence says what to do. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  g_autofree char *nowhere = g_build_filename (fixture->base.folder, "nowhere", "out.pdf", NULL);

  test_assert_refused (pb_proposal_write_pdf (plan, fixture->proposal, nowhere, error), PB_ERROR_NOT_FOUND,
                       "Choose another");
  test_assert_refused (pb_proposal_write_csv (plan, 4711, fixture->out, error), PB_ERROR_NOT_FOUND, "no longer");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  add ("/proposal/pdf", test_pdf);
  add ("/proposal/pages", test_pages);
  add ("/proposal/csv", test_csv);
  add ("/proposal/csv-places", test_csv_places);
  add ("/proposal/csv-swedish", test_csv_swedish);
  add ("/proposal/refused", test_refused);
  return g_test_run ();
}
