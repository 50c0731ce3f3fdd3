/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view says of years, sexes and sources, and ways through it by keyboard. */
#include <adwaita.h>

#include "model/pb-fetch.h"
#include "model/pb-locale.h"
#include "model/pb-price-index.h"
#include "test-benchmarks.h"
#include "views/pb-benchmarks-cards.h"
#include "views/pb-benchmarks-item.h"
#include "views/pb-benchmarks-potential.h"
#include "views/pb-benchmarks-table.h"
#include "views/pb-price-index-dialog.h"
#include "widgets/pb-tick-list.h"

static int
find_row (PbCellGrid *grid, const char *start)
{
  for (guint r = 0; r < pb_cell_grid_get_n_rows (grid); r++)
    if (g_str_has_prefix (pb_cell_grid_get_words (grid, r, 0), start))
      return (int) r;
  return -1;
}

static int
find_title (PbBenchmarksTable *table, const char *title)
{
  g_autofree char *start = g_strdup_printf ("%s 2022: ", title);

  return find_row (pb_benchmarks_table_get_grid (table), start);
}

/* The best is another municipality from year to year: the row says who each year, and none by name for all. */
static void
test_best (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (PbBenchmarksChoice) choice = pb_benchmarks_choice_new ();
  PbEdit *edit = pb_edit_new (bench->base.plan, "Others");
  PbBenchmarksTable *table;
  PbCellGrid *grid;
  guint best, who;

  test_add_value (edit, bench->missbruk, bench->entities[MOLNDAL], "2022", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 700);
  test_add_value (edit, bench->missbruk, bench->entities[MOLNDAL], "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 760);
  test_add_value (edit, bench->missbruk, bench->entities[BORLANGE], "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 800);
  test_commit (edit);
  choice->peer_kind = PB_PEER_BEST;
  table = g_object_ref_sink (PB_BENCHMARKS_TABLE (pb_benchmarks_table_new ()));
  pb_benchmarks_table_show (table, pb_benchmarks_facts_new (test_get_indicator (bench, bench->missbruk), choice));
  grid = pb_benchmarks_table_get_grid (table);
  g_assert_cmpint (find_title (table, "Best"), >, 0);
  g_assert_cmpint (find_title (table, "Who is the best"), >, 0);
  g_assert_cmpint (find_title (table, "Difference from the best"), >, 0);
  best = (guint) find_title (table, "Best");
  who = (guint) find_title (table, "Who is the best");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, best, 0), ==, "700");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, who, 0), ==, "Mölndal, of 2");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, best, 1), ==, "745");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, who, 1), ==, "Kalmar, of 3");
  choice->peer_kind = PB_PEER_MEDIAN;
  pb_benchmarks_table_show (table, pb_benchmarks_facts_new (test_get_indicator (bench, bench->missbruk), choice));
  who = (guint) find_title (table, "Median of how many");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, who, 0), ==, "of 2");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, who, 1), ==, "of 3");
  g_object_unref (table);
}

/* What is said of one sex says of which, wherever its unit stands. */
static void
test_unit_of_sex (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (PbBenchmarksChoice) choice = pb_benchmarks_choice_new ();
  g_autoptr (PbBenchmarksFacts) facts = NULL;
  g_autoptr (PbLineData) line = NULL;
  g_autofree char *words = NULL;

  choice->gender = PB_GENDER_WOMEN;
  facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->shares), choice);
  line = pb_benchmarks_line_data (facts);
  words = pb_line_data_describe (line);
  g_assert_cmpstr (pb_line_data_get_unit (line), ==, "%, women");
  g_assert_nonnull (strstr (words, "In %, women."));
}

/* Between shares are percentage points, not per cent of a share: in the list, the table, its words and what is copied. */
static void
test_percentage_points (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (PbBenchmarksChoice) choice = pb_benchmarks_choice_new ();
  PbBenchmarksFacts *facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->shares), choice);
  g_autofree char *said = pb_benchmarks_facts_dup_subtitle (facts);
  PbBenchmarksTable *table = g_object_ref_sink (PB_BENCHMARKS_TABLE (pb_benchmarks_table_new ()));
  PbCellGrid *grid = pb_benchmarks_table_get_grid (table);
  g_autofree char *copied = NULL;
  int row;

  g_assert_cmpstr (said, ==, "−10 percentage points against Kalmar");
  pb_benchmarks_table_show (table, facts);
  row = find_title (table, "Difference from Kalmar, percentage points");
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpstr (pb_cell_grid_get_words (grid, (guint) row, 1), ==,
                   "Difference from Kalmar, percentage points 2023: −10");
  copied = pb_benchmarks_table_dup_text (table);
  g_assert_null (strstr (copied, "Kalmar, %"));
  choice->cells = PB_CELLS_PERCENT;
  pb_benchmarks_table_show (table, pb_benchmarks_facts_new (test_get_indicator (bench, bench->shares), choice));
  row = find_title (table, "Kalmar, percentage points");
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpstr (pb_cell_grid_get_text (grid, (guint) row, 1), ==, "−10");
  g_object_unref (table);
}

/* Lines go from year to year past a quarter between them, and years that nobody has are gaps on the axis; the list says of what
 * period its value is. */
static void
test_quarter_among_years (TestBenchmarks *bench, gconstpointer data)
{
  static const char *const periods[] = { "2024", "2025", "2026", "quarter 3 2026", "2027" };
  static const int after[] = { 1, 2, 4, -1, -1 }, before[] = { -1, 0, 1, -1, 2 };
  g_autoptr (PbBenchmarksFacts) facts = NULL;
  g_autoptr (PbLineData) line = NULL;
  g_autoptr (PbBenchmarksItem) item = NULL;
  PbEdit *edit = pb_edit_new (bench->base.plan, "Quarter");

  test_add_value (edit, bench->places, bench->entities[KARLSKRONA], "2026-Q3", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 4);
  test_add_value (edit, bench->places, bench->entities[KARLSKRONA], "2026", PB_GENDER_TOTAL, PB_VALUE_TARGET, 12);
  test_commit (edit);
  facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->places), NULL);
  line = pb_benchmarks_line_data (facts);
  g_assert_cmpint (pb_line_data_get_n_periods (line), ==, G_N_ELEMENTS (periods));
  for (int p = 0; p < (int) G_N_ELEMENTS (periods); p++)
    {
      g_assert_cmpstr (pb_line_data_get_period (line, p), ==, periods[p]);
      g_assert_cmpint (pb_line_data_get_beside (line, p, 1), ==, after[p]);
      g_assert_cmpint (pb_line_data_get_beside (line, p, -1), ==, before[p]);
    }
  item = pb_benchmarks_item_new (test_get_indicator (bench, bench->places), NULL);
  g_assert_cmpstr (pb_benchmarks_item_read (item)->unit, ==, "årsplaceringar, quarter 3 2026");
}

/* Fixed prices without an index are no empty chart: the values stand as they are, and it is said why. With one, a year that it
 * lacks cannot be computed, which is not the same as not measured. */
static void
test_no_prices (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (PbBenchmarksChoice) choice = pb_benchmarks_choice_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sources = NULL, *words = NULL, *gap = NULL;

  choice->scale = PB_SCALE_REAL;
  {
    g_autoptr (PbBenchmarksFacts) facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice);
    g_autoptr (PbLineData) line = pb_benchmarks_line_data (facts);

    words = pb_line_data_describe (line);
    sources = pb_benchmarks_dup_sources (facts);
    g_assert_cmpstr (pb_line_data_get_unit (line), ==, "kr per brukare");
    g_assert_nonnull (strstr (words, "2020: 1,288,242"));
    g_assert_nonnull (strstr (sources, "No price index has been entered yet, so the values are shown as they are"));
  }
  pb_price_index_set (bench->base.plan, "KPI", 2023, 110, "SCB", &error);
  g_assert_no_error (error);
  {
    g_autoptr (PbBenchmarksFacts) facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice);
    g_autoptr (PbLineData) line = pb_benchmarks_line_data (facts);
    g_autofree char *with_index = pb_benchmarks_dup_sources (facts);

    g_assert_nonnull (strstr (with_index, "by the price index KPI. Source of the index: SCB."));
    gap = pb_line_data_describe (line);
    g_assert_nonnull (strstr (gap, "2020: cannot be computed"));
    g_assert_null (strstr (gap, "not measured"));
  }
}

static void
fetch_kalmar (TestBenchmarks *bench, double value)
{
  const PbFetchFacts facts = { "Kolada", "http://127.0.0.1/v3", "LSS", NULL };
  PbEdit *edit = pb_edit_new (bench->base.plan, "Fetch");
  g_autoptr (PbBulk) bulk = pb_bulk_new ();

  pb_bulk_add (bulk, bench->boende, bench->entities[KALMAR], 2022, PB_GENDER_TOTAL, PB_POINT_VALUE, value, 1);
  pb_bulk_add (bulk, bench->boende, bench->entities[MOLNDAL], 2022, PB_GENDER_TOTAL, PB_POINT_VALUE, 1300000, 1);
  pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
  test_commit (edit);
}

/* A typed value counts before a fetched one, and is not called the source's: the table marks it, the sources say what the
 * source has in its place, and the potential of two typed values names no other source. */
static void
test_typed_among_fetched (TestBenchmarks *bench, gconstpointer data)
{
  PbBenchmarksTable *table;
  PbCellGrid *grid;
  GtkWidget *card;
  g_autofree char *text = NULL;
  guint row;

  fetch_kalmar (bench, 1079000);
  fetch_kalmar (bench, 1080000);
  test_show_indicator (bench, bench->boende);
  table = PB_BENCHMARKS_TABLE (test_find (bench->view, PB_TYPE_BENCHMARKS_TABLE, 0));
  grid = pb_benchmarks_table_get_grid (table);
  row = (guint) find_row (grid, "Kalmar 2020");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, row, 2), ==, "* 1,072,320");
  g_assert_cmpstr (pb_cell_grid_get_words (grid, row, 2), ==,
                   "Kalmar 2022: 1,072,320 kr per brukare, typed in the plan; Kolada: 1,080,000");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, (guint) find_row (grid, "Mölndal 2020"), 2), ==, "1,300,000");
  text = pb_benchmarks_table_dup_text (table);
  g_assert_nonnull (strstr (text, "Kalmar\t959,276\t1,017,278\t1,072,320\t1,171,522\n"));
  g_assert_nonnull (strstr (text, "Source: Kolada, fetched 22 Nov 2026; some values are typed in the plan"));
  g_assert_nonnull (test_find_label (bench->view, "Kalmar 2022: 1,072,320 is typed and counts; Kolada: 1,080,000."));
  g_assert_nonnull (test_find_label (bench->view, "1,080,000, was 1,079,000. The typed value counts: 1,072,320"));
  card = test_find (bench->view, PB_TYPE_BENCHMARKS_POTENTIAL, 0);
  g_assert_nonnull (test_find_label (card, "Values – Typed in the plan."));
  g_assert_null (test_find_label (card, "Kolada"));
}

/* A column is typed straight down: a figure, Enter, the next. */
static void
test_enter_goes_down (TestBenchmarks *bench, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_7, GDK_KEY_Return, GDK_KEY_8, GDK_KEY_Return };
  GtkWidget *dialog, *grid;

  test_show_indicator (bench, bench->boende);
  dialog = pb_price_index_dialog_present (GTK_WINDOW (bench->window), bench->base.plan);
  test_wait_until (gtk_widget_get_mapped (dialog));
  grid = test_find (dialog, PB_TYPE_CELL_GRID, 0);
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 0)), "KPI");
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 1)), "SCB");
  pb_cell_grid_focus_cell (PB_CELL_GRID (grid), 2, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (test_key (grid, GTK_PHASE_CAPTURE, keys[i], 0));
      test_settle ();
    }
  g_assert_cmpstr (pb_cell_grid_get_text (PB_CELL_GRID (grid), 2, 0), ==, "7");
  g_assert_cmpstr (pb_cell_grid_get_text (PB_CELL_GRID (grid), 3, 0), ==, "8");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* As the window takes the key: what has the keyboard may take it first. */
static GtkWidget *
press_tab (GtkWidget *window, gboolean back)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  gboolean taken = FALSE;

  for (GtkWidget *widget = focus; widget && widget != window && !taken; widget = gtk_widget_get_parent (widget))
    taken = test_key (widget, GTK_PHASE_CAPTURE, back ? GDK_KEY_ISO_Left_Tab : GDK_KEY_Tab, back ? GDK_SHIFT_MASK : 0);
  if (!taken)
    gtk_widget_child_focus (window, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  test_settle ();
  return gtk_root_get_focus (GTK_ROOT (window));
}

/* Tab goes from the search to the rows, and from there on; and the same way back. */
static void
test_ticks_tab (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *after = gtk_button_new_with_label ("After");
  GtkWidget *lists[2];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  for (guint i = 0; i < 2; i++)
    {
      lists[i] = pb_tick_list_new ("Municipalities", "Search");
      for (guint row = 0; row < 40; row++)
        {
          g_autofree char *id = g_strdup_printf ("%04u", row);

          pb_tick_list_add (PB_TICK_LIST (lists[i]), id, id, NULL);
        }
      gtk_box_append (GTK_BOX (columns), lists[i]);
    }
  gtk_box_append (GTK_BOX (box), columns);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (box));
  test_settle ();
  gtk_widget_grab_focus (pb_tick_list_get_search (PB_TICK_LIST (lists[0])));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                             pb_tick_list_get_search (PB_TICK_LIST (lists[i]))));
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (press_tab (window, FALSE))), ==, "GtkListView");
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), lists[i]));
      press_tab (window, FALSE);
    }
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == after);
  for (guint i = 2; i-- > 0;)
    {
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (press_tab (window, TRUE))), ==, "GtkListView");
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), lists[i]));
      g_assert_true (gtk_widget_is_ancestor (press_tab (window, TRUE), pb_tick_list_get_search (PB_TICK_LIST (lists[i]))));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);

#define ADD(name, test) \
  g_test_add ("/benchmarks-said/" name, TestBenchmarks, NULL, test_bench_set_up, test, test_bench_tear_down)
  ADD ("best", test_best);
  ADD ("unit-of-sex", test_unit_of_sex);
  ADD ("percentage-points", test_percentage_points);
  ADD ("quarter-among-years", test_quarter_among_years);
  ADD ("no-prices", test_no_prices);
  ADD ("enter-goes-down", test_enter_goes_down);
  ADD ("typed-among-fetched", test_typed_among_fetched);
  g_test_add_func ("/benchmarks-said/ticks-tab", test_ticks_tab);
  return g_test_run ();
}
