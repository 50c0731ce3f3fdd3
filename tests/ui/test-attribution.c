/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kolada's terms: its name and the day wherever its values are shown or go out, and never for what was computed from them.
 * One fetched indicator with a target, a claim and a potential, through every way in which it is seen. */
#include <adwaita.h>

#include "../model/test-tables.h"
#include "exchange/pb-export.h"
#include "exchange/pb-proposal-paper.h"
#include "exchange/pb-show.h"
#include "exchange/pb-xlsx-read.h"
#include "model/pb-fetch.h"
#include "model/pb-locale.h"
#include "model/pb-potential.h"
#include "model/pb-scenario.h"
#include "report/pb-report.h"
#include "test-tree.h"
#include "views/pb-benchmarks-table.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-indicator-section.h"
#include "views/pb-outcome-row.h"
#include "views/pb-picture-menu.h"
#include "views/pb-slide-private.h"

#define SOURCE "Source: Kolada, fetched 22 Nov 2026"
#define OWN "own calculation"

typedef struct
{
  TestPlan base;
  gint64 indicator, alone, karlskrona, kalmar, assignment, line, column, scenario;
} Fixture;

static void
add_values (Fixture *self, PbEdit *edit)
{
  static const double own[] = { 1414886, 1620454 }, peer[] = { 1072320, 1171522 };
  const PbFetchFacts facts = { "Kolada", "http://127.0.0.1/v3", "N25018", NULL };
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  gint64 target = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);

  for (int i = 0; i < 2; i++)
    {
      pb_bulk_add (bulk, self->indicator, self->karlskrona, 2022 + i, PB_GENDER_TOTAL, PB_POINT_VALUE, own[i], 1);
      pb_bulk_add (bulk, self->indicator, self->kalmar, 2022 + i, PB_GENDER_TOTAL, PB_POINT_VALUE, peer[i], 1);
    }
  /* With nobody to compare with: reports set it elsewhere. */
  pb_bulk_add (bulk, self->alone, self->karlskrona, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 81, 1);
  pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
  pb_edit_set_int (edit, target, PB_INDICATOR_VALUE_INDICATOR, self->indicator);
  pb_edit_set_int (edit, target, PB_INDICATOR_VALUE_ENTITY, self->karlskrona);
  pb_edit_set_text (edit, target, PB_INDICATOR_VALUE_PERIOD, "2023");
  pb_edit_set_enum (edit, target, PB_INDICATOR_VALUE_GENDER, PB_GENDER_TOTAL);
  pb_edit_set_enum (edit, target, PB_INDICATOR_VALUE_KIND, PB_VALUE_TARGET);
  pb_edit_set_real (edit, target, PB_INDICATOR_VALUE_VALUE, 1200000);
}

static gint64
add_entity (PbEdit *edit, const char *name, gboolean own)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);

  pb_edit_set_enum (edit, id, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
  pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
  pb_edit_set_int (edit, id, PB_ENTITY_OWN, own);
  return id;
}

static void
add_claim (Fixture *self, PbEdit *edit)
{
  gint64 claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  gint64 link = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);

  pb_edit_set_int (edit, claim, PB_CLAIM_INDICATOR, self->indicator);
  pb_edit_set_text (edit, claim, PB_CLAIM_PERIOD, "2023");
  pb_edit_set_int (edit, claim, PB_CLAIM_OWN, self->karlskrona);
  pb_edit_set_int (edit, claim, PB_CLAIM_PEER, self->kalmar);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, G_GINT64_CONSTANT (10680000000));
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DECIMALS, 1);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_INDICATOR, self->indicator);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, self->assignment);
}

static void
add_table (Fixture *self, PbEdit *edit)
{
  gint64 sheet = test_add_sheet (edit, 0, "Budget", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);

  self->column = test_add_column (edit, sheet, "2027", PB_MEASURE_PLAN);
  self->line = test_add_line (edit, sheet, 0, "LSS boende", PB_LINE_GIVEN);
}

static PbRecord *
get_indicator (Fixture *self)
{
  return pb_plan_get_record (self->base.plan, PB_TABLE_INDICATOR, self->indicator);
}

/* As the window does it: into a proposal's cell. */
static void
send_potential (Fixture *self)
{
  g_autoptr (PbSeries) series = pb_series_load (self->base.plan, self->indicator);
  PbPeer peer = { PB_PEER_ENTITY, pb_plan_get_record (self->base.plan, PB_TABLE_ENTITY, self->kalmar), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPotential) potential = pb_potential_new (get_indicator (self), series, &peer, NULL, PB_GENDER_TOTAL, &error);

  g_assert_no_error (error);
  self->scenario = pb_scenario_create (self->base.plan, "Som Kalmar", 0, PB_SCENARIO_PROPOSAL, "Oppositionen", &error);
  g_assert_no_error (error);
  pb_potential_send_to_cell (potential, self->line, self->column, self->scenario, potential->amount, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  PbEdit *edit;

  test_plan_set_up (&self->base, NULL);
  self->assignment = test_add_assignment (self->base.plan, 2, "Bostadskarriär");
  edit = pb_edit_new (self->base.plan, "Benchmarks");
  self->karlskrona = add_entity (edit, "Karlskrona", TRUE);
  self->kalmar = add_entity (edit, "Kalmar", FALSE);
  self->alone = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, self->alone, PB_INDICATOR_TITLE, "Nöjda brukare");
  self->indicator = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  pb_edit_set_text (edit, self->indicator, PB_INDICATOR_TITLE, "Kostnad LSS boende");
  pb_edit_set_text (edit, self->indicator, PB_INDICATOR_KOLADA, "N25018");
  pb_edit_set_text (edit, self->indicator, PB_INDICATOR_SOURCE, "Kolada");
  pb_edit_set_text (edit, self->indicator, PB_INDICATOR_UNIT, "kr/brukare");
  pb_edit_set_enum (edit, self->indicator, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
  pb_edit_set_real (edit, self->indicator, PB_INDICATOR_VOLUME, 238);
  add_values (self, edit);
  add_claim (self, edit);
  add_table (self, edit);
  test_commit (edit);
  send_potential (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_plan_tear_down (&self->base, NULL);
}

/* How the values and what is computed from them are seen, as the text that a reader gets. (transfer full) */
typedef char *(*SeenFunc) (Fixture *self, const char *of);

static void
gather_labels (GtkWidget *root, GString *text)
{
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    gather_labels (child, text);
}

static char *
read_pdf (const char *path)
{
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Lines are broken where the page ends. */
  for (const char *c = text; *c; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (plain, *c);
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c (plain, ' ');
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
dup_path (Fixture *self, const char *name)
{
  return g_build_filename (self->base.folder, name, NULL);
}

static GtkWidget *
present (GtkWidget *view)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 1200);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (view));
  test_settle ();
  return window;
}

static GtkWidget *
present_view (Fixture *self)
{
  GtkWidget *view = pb_benchmarks_view_new (self->base.plan);
  GtkWidget *window = present (view);

  pb_benchmarks_view_show_record (PB_BENCHMARKS_VIEW (view), get_indicator (self));
  test_settle ();
  return window;
}

static char *
see_view (Fixture *self, const char *of)
{
  GtkWidget *window = present_view (self);
  GString *text = g_string_new (NULL);

  gather_labels (window, text);
  gtk_window_destroy (GTK_WINDOW (window));
  return g_string_free (text, FALSE);
}

static char *
see_copied (Fixture *self, const char *of)
{
  GtkWidget *window = present_view (self);
  char *text = pb_benchmarks_table_dup_text (PB_BENCHMARKS_TABLE (test_find (window, PB_TYPE_BENCHMARKS_TABLE, 0)));

  gtk_window_destroy (GTK_WINDOW (window));
  return text;
}

static void
choose_index (GtkWidget *window)
{
  GtkWidget *choice;

  for (guint i = 0; (choice = test_find (window, GTK_TYPE_DROP_DOWN, i)); i++)
    {
      GListModel *lines = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));
      g_autoptr (GObject) line = g_list_model_get_item (lines, PB_SCALE_INDEX);

      if (GTK_IS_STRING_OBJECT (line) && g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (line)), "Index"))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), PB_SCALE_INDEX);
    }
  test_settle ();
}

/* What the view's own export and copying take. */
static char *
see_extract (Fixture *self, const char *of)
{
  GtkWidget *window = present_view (self);
  g_autoptr (PbExtract) extract = NULL;

  if (g_str_equal (of, "index extract"))
    choose_index (window);
  extract = pb_benchmarks_table_make_extract (PB_BENCHMARKS_TABLE (test_find (window, PB_TYPE_BENCHMARKS_TABLE, 0)));
  gtk_window_destroy (GTK_WINDOW (window));
  return pb_extract_dup_text (extract);
}

/* The chart alone has values as they came; in an index it has what was computed. */
static char *
see_picture (Fixture *self, const char *of)
{
  g_autofree char *path = dup_path (self, "chart.pdf");
  GtkWidget *window = present_view (self);
  GtkWidget *menu = test_find (window, PB_TYPE_PICTURE_MENU, 0);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (of, "index"))
    choose_index (window);
  pb_picture_menu_save (PB_PICTURE_MENU (menu), path, &error);
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (window));
  return read_pdf (path);
}

static char *
see_slide (Fixture *self, const char *of)
{
  GDate today;
  g_autoptr (GtkWidget) slide = NULL;
  g_autoptr (PbSlideDeck) deck = NULL;
  GString *text = g_string_new (NULL);

  g_date_set_dmy (&today, 22, 11, 2026);
  deck = pb_slide_deck_new (self->base.plan, &today);
  slide = g_object_ref_sink (pb_slide_comparison_slide_new (deck, get_indicator (self)));
  gather_labels (slide, text);
  return g_string_free (text, FALSE);
}

static char *
see_outcome (Fixture *self, const char *of)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (pb_outcome_row_new ());
  g_autoptr (PbFollowUpItem) item = pb_follow_up_item_new_indicator (get_indicator (self), 2023);
  GString *text = g_string_new (NULL);

  pb_outcome_row_show (PB_OUTCOME_ROW (row), item);
  gather_labels (row, text);
  return g_string_free (text, FALSE);
}

static char *
see_assignment (Fixture *self, const char *of)
{
  g_autoptr (GtkWidget) section = g_object_ref_sink (pb_indicator_section_new ());
  GString *text = g_string_new (NULL);

  PB_PANE_SECTION_GET_CLASS (section)->update (
      PB_PANE_SECTION (section), pb_plan_get_record (self->base.plan, PB_TABLE_ASSIGNMENT, self->assignment), TRUE);
  gather_labels (section, text);
  return g_string_free (text, FALSE);
}

static char *
see_shown (Fixture *self, const char *of)
{
  PbShowOptions options = { .format = PB_SHOW_TEXT };
  g_autoptr (GError) error = NULL;
  char *text = pb_show (self->base.plan, of, &options, &error);

  g_assert_no_error (error);
  return text;
}

static char *
see_file (Fixture *self, const char *of)
{
  g_autofree char *path = dup_path (self, of);
  PbExportOptions options = { .what = "benchmarks" };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  pb_export (self->base.plan, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The texts of a sheet, NULL: of all. (transfer full) */
static char *
read_book (const char *path, const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (PbXlsx) book = bytes ? pb_xlsx_open (bytes, "book.xlsx", &error) : NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < pb_xlsx_get_n_sheets (book); i++)
    {
      g_autoptr (PbXlsxSheet) sheet = NULL;

      if (name && !g_str_equal (pb_xlsx_get_sheet_name (book, i), name))
        continue;
      sheet = pb_xlsx_read_sheet (book, i, NULL, &error);
      g_assert_no_error (error);
      for (guint r = 0; r < pb_xlsx_sheet_get_n_rows (sheet); r++)
        {
          guint n;
          const PbXlsxCell *cells = pb_xlsx_sheet_get_cells (sheet, r, &n);

          for (guint c = 0; c < n; c++)
            if (cells[c].type == PB_XLSX_TEXT)
              g_string_append_printf (text, "%s\n", cells[c].text);
        }
    }
  return g_string_free (text, FALSE);
}

static char *
see_sheet (Fixture *self, const char *of)
{
  g_autofree char *path = dup_path (self, "plan.xlsx");
  PbExportOptions options = { NULL };
  g_autoptr (GError) error = NULL;

  pb_export (self->base.plan, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return read_book (path, of);
}

/* A part alone, as "benchmarks.pdf". */
static char *
see_report (Fixture *self, const char *of)
{
  static const PbReportPart benchmarks[] = { PB_REPORT_PART_BENCHMARKS }, indicators[] = { PB_REPORT_PART_INDICATORS };
  g_autofree char *path = dup_path (self, of);
  PbReportOptions options
      = { .kind = PB_REPORT_PLAN, .parts = g_str_has_prefix (of, "benchmarks") ? benchmarks : indicators, .n_parts = 1 };
  g_autoptr (GError) error = NULL;

  pb_report_write (self->base.plan, path, &options, PB_REPORT_A4, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_str_has_suffix (path, ".pdf") ? read_pdf (path) : read_book (path, NULL);
}

static char *
see_proposal (Fixture *self, const char *of)
{
  g_autofree char *path = dup_path (self, of);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (g_str_has_suffix (of, ".pdf"))
    pb_proposal_write_pdf (self->base.plan, self->scenario, path, &error);
  else
    pb_proposal_write_csv (self->base.plan, self->scenario, path, &error);
  g_assert_no_error (error);
  if (g_str_has_suffix (of, ".pdf"))
    return read_pdf (path);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* computed: something that was computed is seen there too. */
static const struct
{
  SeenFunc see;
  const char *of;
  gboolean computed;
} places[] = {
  { see_view, "view", TRUE },         { see_copied, "copied", TRUE },         { see_picture, "values", FALSE },
  { see_extract, "extract", TRUE },   { see_extract, "index extract", TRUE },
  { see_picture, "index", TRUE },     { see_slide, "slide", TRUE },           { see_outcome, "outcome", FALSE },
  { see_assignment, "section", FALSE }, { see_shown, "benchmarks", FALSE },   { see_file, "values.csv", FALSE },
  { see_file, "values.json", TRUE },  { see_sheet, "Benchmarks", TRUE },     { see_sheet, "Indicators", TRUE },
  { see_sheet, "About", TRUE },       { see_report, "benchmarks.pdf", TRUE }, { see_report, "indicators.pdf", FALSE },
  { see_report, "benchmarks.xlsx", TRUE }, { see_report, "indicators.xlsx", FALSE },
  { see_proposal, "proposal.pdf", TRUE }, { see_proposal, "proposal.csv", TRUE },
};

static void
test_everywhere (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = places[i].see (self, places[i].of);
      g_autofree char *folded = g_utf8_casefold (text, -1);

      if (!strstr (text, SOURCE))
        g_error ("%s does not say “%s”:\n%s", places[i].of, SOURCE, text);
      if (places[i].computed != (strstr (folded, OWN) != NULL))
        g_error ("%s %s “%s”:\n%s", places[i].of, places[i].computed ? "does not say" : "says", OWN, text);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/attribution/everywhere", Fixture, NULL, set_up, test_everywhere, tear_down);
  return g_test_run ();
}
