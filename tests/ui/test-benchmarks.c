/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "model/pb-edit.h"
#include "model/pb-fetch.h"
#include "model/pb-locale.h"
#include "model/pb-number.h"
#include "model/pb-peer-group.h"
#include "model/pb-price-index.h"
#include "test-benchmarks.h"
#include "views/pb-benchmarks-cards.h"
#include "views/pb-benchmarks-controls.h"
#include "views/pb-benchmarks-detail.h"
#include "views/pb-benchmarks-list.h"
#include "views/pb-benchmarks-peers.h"
#include "views/pb-benchmarks-potential.h"
#include "views/pb-benchmarks-row.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-fetches-dialog.h"
#include "views/pb-peer-group-dialog.h"
#include "views/pb-price-index-dialog.h"
#include "views/pb-slot-list.h"
#include "widgets/pb-line-chart.h"
#include "widgets/pb-tick-list.h"

static PbCellGrid *
get_grid (TestBenchmarks *bench)
{
  return PB_CELL_GRID (test_find (bench->view, PB_TYPE_CELL_GRID, 0));
}

static gboolean
shows (TestBenchmarks *bench, const char *text)
{
  return test_find_label (bench->view, text) != NULL;
}

static gboolean
value_is (TestBenchmarks *bench, gint64 indicator, int entity, const char *period, PbValueKind kind, double wanted)
{
  double value;

  return pb_series_lookup (bench->base.plan, indicator, bench->entities[entity], period, PB_GENDER_TOTAL, kind, &value)
         && value == wanted;
}

static int
find_row (PbCellGrid *grid, const char *start)
{
  for (guint r = 0; r < pb_cell_grid_get_n_rows (grid); r++)
    if (g_str_has_prefix (pb_cell_grid_get_words (grid, r, 0), start))
      return (int) r;
  return -1;
}

static gboolean
row_says (GListModel *model, const char *part)
{
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PbSlot) slot = g_list_model_get_item (model, i);
      g_autofree char *name = pb_benchmarks_row_dup_name (pb_slot_get_item (slot));

      found |= strstr (name, part) != NULL;
    }
  return found;
}

/* As a screen reader hears it. */
static gboolean
row_is_named (GtkWidget *list, const char *start)
{
  GtkWidget *row;

  for (guint i = 0; (row = test_find (list, PB_TYPE_BENCHMARKS_ROW, i)); i++)
    {
      g_autofree char *name = pb_benchmarks_row_dup_name (pb_benchmarks_row_get_item (PB_BENCHMARKS_ROW (row)));

      if (g_str_has_prefix (name, start))
        return gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, name) == NULL;
    }
  return FALSE;
}

/* A search leaves what holds all its words, whatever their case; sections have their heading. */
static void
test_list (TestBenchmarks *bench, gconstpointer data)
{
  GtkWidget *search, *list;
  GListModel *model;

  test_show_in_window (bench, pb_benchmarks_view_new (bench->base.plan));
  search = test_find (bench->view, GTK_TYPE_SEARCH_ENTRY, 0);
  list = test_find (bench->view, GTK_TYPE_LIST_VIEW, 0);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  test_wait_until (row_says (model, "Kostnad LSS boende, +38 % against Kalmar"));
  g_assert_true (row_says (model, "1,620,454 kr per brukare"));
  test_wait_until (row_is_named (list, "Kostnad LSS boende, +38 % against Kalmar"));
  gtk_editable_set_text (GTK_EDITABLE (search), "LSS kost");
  test_wait_until (g_list_model_get_n_items (model) == 2);
  gtk_editable_set_text (GTK_EDITABLE (search), "finns inte");
  test_wait_until (g_list_model_get_n_items (model) == 0);
  g_assert_true (shows (bench, "No indicator has these words."));
  /* What is shown beside a search that hides it stays. */
  g_assert_true (shows (bench, "Kostnad LSS boende"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  test_wait_until (g_list_model_get_n_items (model) == 5);
  test_assert_named (bench->view);
  g_assert_true (row_is_named (list, "Årsplaceringar"));
}

/* Each figure that the chart says is the table's, and none is left out. */
static void
test_chart_says_the_table (TestBenchmarks *bench, gconstpointer data)
{
  const gint64 indicators[] = { bench->boende, bench->missbruk, bench->shares, bench->places };

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      PbLineData *line;
      PbCellGrid *grid;
      PbLineChart *chart;

      test_show_indicator (bench, indicators[i]);
      grid = get_grid (bench);
      chart = PB_LINE_CHART (test_find (bench->view, PB_TYPE_LINE_CHART, 0));
      line = pb_line_chart_get_data (chart);
      for (int s = 0; s < pb_line_data_get_n_series (line); s++)
        {
          const char *label = pb_line_data_get_label (line, s);
          g_autofree char *start = pb_line_data_is_target (line, s) ? g_strdup ("Karlskrona, target ")
                                                                    : g_strdup_printf ("%s ", label);
          int row = find_row (grid, start);

          g_assert_cmpint (row, >=, 0);
          for (int p = 0; p < pb_line_data_get_n_periods (line); p++)
            {
              g_autofree char *mark = pb_line_data_describe_mark (line, s, p);
              g_autofree char *number = isnan (pb_line_data_get_value (line, s, p))
                                            ? g_strdup ("–") : pb_line_data_format (line, pb_line_data_get_value (line, s, p));

              g_assert_cmpstr (pb_cell_grid_get_text (grid, (guint) row, (guint) p), ==, number);
              if (!pb_line_data_is_target (line, s))
                g_assert_cmpstr (pb_cell_grid_get_words (grid, (guint) row, (guint) p), ==, mark);
              if (!g_str_equal (number, "–"))
                g_assert_nonnull (strstr (pb_chart_get_description (PB_CHART (chart)), number));
            }
        }
    }
}

static char *
commit (PbCellGrid *grid, int row, int column, const char *text)
{
  char *sentence = NULL;

  g_signal_emit_by_name (grid, "commit", row, column, text, &sentence);
  test_settle ();
  return sentence;
}

/* Either notation; empty is not measured; a word is refused and changes nothing; each is one edit. */
static void
test_typed (TestBenchmarks *bench, gconstpointer data)
{
  static const struct { const char *text; double value; } numbers[] = { { "1 171 600", 1171600 }, { "1171700,5", 1171700.5 },
                                                                        { "−12", -12 }, { "1.5", 1.5 } };
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  PbCellGrid *grid;
  guint edits;

  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  edits = test_count_edits (bench->base.plan);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_null (commit (grid, 1, 3, numbers[i].text));
      g_assert_true (value_is (bench, bench->boende, KALMAR, "2023", PB_VALUE_OUTCOME, numbers[i].value));
    }
  g_assert_cmpuint (test_count_edits (bench->base.plan), ==, edits + G_N_ELEMENTS (numbers));
  refused = commit (grid, 1, 3, "snart");
  g_assert_nonnull (strstr (refused, "snart"));
  g_assert_true (value_is (bench, bench->boende, KALMAR, "2023", PB_VALUE_OUTCOME, 1.5));
  g_assert_null (commit (grid, 1, 3, ""));
  g_assert_false (pb_series_lookup (bench->base.plan, bench->boende, bench->entities[KALMAR], "2023", PB_GENDER_TOTAL,
                                    PB_VALUE_OUTCOME, NULL));
  test_wait_until (g_str_equal (pb_cell_grid_get_text (grid, 1, 3), "–"));
  pb_plan_undo (bench->base.plan, &error);
  g_assert_no_error (error);
  g_assert_true (value_is (bench, bench->boende, KALMAR, "2023", PB_VALUE_OUTCOME, 1.5));
  /* What is computed cannot be typed over. */
  g_assert_false (pb_cell_grid_edit (grid, pb_cell_grid_get_n_rows (grid) - 1, 0, NULL));
}

/* The editor: opens by Enter, holds what is wrong with its sentence, lets go by Esc. */
static void
test_editor (TestBenchmarks *bench, gconstpointer data)
{
  PbCellGrid *grid;
  GtkWidget *editor;

  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  pb_cell_grid_focus_cell (grid, 0, 1);
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  editor = test_find (GTK_WIDGET (grid), GTK_TYPE_ENTRY, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "1,307,996");
  gtk_editable_set_text (GTK_EDITABLE (editor), "tolv");
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_true (pb_cell_grid_is_editing (grid));
  g_assert_nonnull (strstr (pb_cell_grid_get_error (grid), "tolv"));
  gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Escape, 0));
  g_assert_false (pb_cell_grid_is_editing (grid));
  g_assert_null (pb_cell_grid_get_error (grid));
  g_assert_true (value_is (bench, bench->boende, KARLSKRONA, "2021", PB_VALUE_OUTCOME, 1307996));
  /* A letter that was hit first is not lost before the figure: the cell opens with it, and it is refused in words. */
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_x, 0));
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_nonnull (strstr (pb_cell_grid_get_error (grid), "“x”"));
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Escape, 0));
  /* A figure opens the cell with itself; Tab takes it and goes on. */
  pb_cell_grid_focus_cell (grid, 0, 1);
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_7, 0));
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Tab, 0));
  g_assert_true (value_is (bench, bench->boende, KARLSKRONA, "2021", PB_VALUE_OUTCOME, 7));
  g_assert_true (pb_cell_grid_is_editing (grid));
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Escape, 0));
  test_settle ();
}

/* A block from Excel is one edit; a wrong cell in it, or one too many, leaves the plan as it was and says where. */
static void
test_paste (TestBenchmarks *bench, gconstpointer data)
{
  PbBenchmarksTable *table;
  PbCellGrid *grid;
  guint edits;

  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  edits = test_count_edits (bench->base.plan);
  g_signal_emit_by_name (grid, "paste", 0, 2, "1 500 000\t1 700 000\r\n\t1 200 000,5\r\n");
  test_settle ();
  g_assert_cmpuint (test_count_edits (bench->base.plan), ==, edits + 1);
  g_assert_true (value_is (bench, bench->boende, KARLSKRONA, "2022", PB_VALUE_OUTCOME, 1500000));
  g_assert_true (value_is (bench, bench->boende, KARLSKRONA, "2023", PB_VALUE_OUTCOME, 1700000));
  g_assert_true (value_is (bench, bench->boende, KALMAR, "2023", PB_VALUE_OUTCOME, 1200000.5));
  g_assert_false (value_is (bench, bench->boende, KALMAR, "2022", PB_VALUE_OUTCOME, 1072320));
  g_signal_emit_by_name (grid, "paste", 0, 2, "1\t2\t3\n");
  g_signal_emit_by_name (grid, "paste", 0, 0, "1\tett\n");
  test_settle ();
  g_assert_cmpuint (test_count_edits (bench->base.plan), ==, edits + 1);
  table = PB_BENCHMARKS_TABLE (test_find (bench->view, PB_TYPE_BENCHMARKS_TABLE, 0));
  pb_benchmarks_table_add_period (table, "2024");
  g_assert_cmpuint (pb_cell_grid_get_n_columns (grid), ==, 5);
  g_signal_emit_by_name (grid, "paste", 0, 2, "1\t2\t3\n");
  g_assert_true (value_is (bench, bench->boende, KARLSKRONA, "2024", PB_VALUE_OUTCOME, 3));
}

/* The issue's own figure to the krona, written out; less, and better = higher, in words. */
static void
test_potential (TestBenchmarks *bench, gconstpointer data)
{
  GtkWidget *card;

  test_show_indicator (bench, bench->boende);
  card = test_find (bench->view, PB_TYPE_BENCHMARKS_POTENTIAL, 0);
  g_assert_nonnull (test_find_label (card, "If we had Kalmar’s cost"));
  g_assert_nonnull (test_find_label (card, "106.8"));
  g_assert_nonnull (test_find_label (card, "lower cost a year"));
  g_assert_nonnull (test_find_label (card, "1,620,454"));
  g_assert_nonnull (test_find_label (card, "− 1,171,522"));
  g_assert_nonnull (test_find_label (card, "448,932"));
  g_assert_nonnull (test_find_label (card, "× 238"));
  g_assert_nonnull (test_find_label (card, "106,845,816"));
  g_assert_nonnull (test_find_label (card, "Own calculation."));
  g_assert_nonnull (test_find_label (card, "the median of"));
  g_assert_nonnull (test_find_label (card, "Kalmar, the best of"));
  test_show_indicator (bench, bench->missbruk);
  g_assert_nonnull (test_find_label (card, "Karlskrona is already 6 % cheaper."));
  g_assert_nonnull (test_find_label (card, "higher cost a year"));
  test_show_indicator (bench, bench->shares);
  g_assert_false (gtk_widget_get_visible (card));
}

static void
test_no_volume (TestBenchmarks *bench, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (bench->base.plan, "No volume");

  pb_edit_set_null (edit, bench->boende, PB_INDICATOR_VOLUME);
  test_commit (edit);
  test_show_indicator (bench, bench->boende);
  g_assert_true (shows (bench, "has no volume"));
  g_assert_true (shows (bench, "Enter the volume…"));
  g_assert_false (shows (bench, "Send to an assignment…"));
}

/* A choice of municipalities, of a look, of a base: the facts that the view shows. */
static void
test_choices (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  PbBenchmarksChoice *choice = pb_benchmarks_choice_new ();
  PbBenchmarksFacts *facts;
  gint64 group;
  double value;

  g_ptr_array_add (members, pb_plan_get_record (bench->base.plan, PB_TABLE_ENTITY, bench->entities[BORLANGE]));
  g_ptr_array_add (members, pb_plan_get_record (bench->base.plan, PB_TABLE_ENTITY, bench->entities[MOLNDAL]));
  group = pb_peer_group_create (bench->base.plan, "Liknande kommuner LSS", 2024, members, &error);
  g_assert_no_error (error);
  choice->group = group;
  choice->peer = bench->entities[BORLANGE];
  facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice);
  g_assert_cmpuint (facts->shown->len, ==, 2);
  g_assert_cmpuint (facts->without->len, ==, 1);
  g_assert_cmpstr (pb_record_get_title (facts->compared.entity), ==, "Borlänge");
  pb_benchmarks_facts_free (facts);

  choice->group = 0;
  choice->scale = PB_SCALE_INDEX;
  choice->peer = bench->entities[KALMAR];
  facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice);
  g_assert_true (pb_benchmarks_facts_get_shown (facts, facts->own, 0, &value));
  g_assert_cmpfloat (value, ==, 100);
  g_assert_true (pb_benchmarks_facts_get_shown (facts, facts->peer, 3, &value));
  g_assert_cmpfloat_with_epsilon (value, 100 * 1171522.0 / 959276, 1e-9);
  pb_benchmarks_facts_free (facts);

  choice->scale = PB_SCALE_REAL;
  for (int year = 2020; year <= 2023; year++)
    {
      pb_price_index_set (bench->base.plan, "KPI", year, 100 + 5 * (year - 2020), "SCB", &error);
      g_assert_no_error (error);
    }
  facts = pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice);
  g_assert_true (pb_benchmarks_facts_get_shown (facts, facts->own, 0, &value));
  g_assert_cmpfloat_with_epsilon (value, 1288242 * 1.15, 1e-6);
  pb_benchmarks_facts_free (facts);
  pb_benchmarks_choice_free (choice);
}

/* Another program adds a municipality's values and a year while a cell is open: the cell goes with its municipality and year. */
static void
test_typing_stays (TestBenchmarks *bench, gconstpointer data)
{
  PbEdit *edit;
  PbCellGrid *grid;
  guint row, column;
  g_autofree char *typed = NULL;

  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  g_assert_true (pb_cell_grid_edit (grid, 1, 3, "1 200"));
  edit = pb_edit_new (bench->base.plan, "Elsewhere");
  test_add_value (edit, bench->boende, bench->entities[MOLNDAL], "2019", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 900000);
  test_commit (edit);
  test_wait_until (pb_cell_grid_get_n_columns (grid) == 5);
  typed = pb_cell_grid_dup_typing (grid, &row, &column);
  g_assert_cmpstr (typed, ==, "1 200");
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 4);
  g_assert_true (test_key (GTK_WIDGET (grid), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_true (value_is (bench, bench->boende, KALMAR, "2023", PB_VALUE_OUTCOME, 1200));
  test_settle ();
}

/* The outcome of a year, a quarter or a month, whatever the series has. */
static void
test_type_period (TestBenchmarks *bench, gconstpointer data)
{
  static const int months[] = { 12, 3, 4, 1 };
  static const char *const columns[] = { "2026", "quarter 4 2026", "tertial 3 2026", "November 2026" };
  PbBenchmarksDetail *detail;
  PbCellGrid *grid;

  test_show_indicator (bench, bench->places);
  detail = PB_BENCHMARKS_DETAIL (test_find (bench->view, PB_TYPE_BENCHMARKS_DETAIL, 0));
  grid = get_grid (bench);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      guint row, column;
      g_autofree char *typed = NULL;

      pb_benchmarks_detail_type (detail, PB_VALUE_OUTCOME, months[i]);
      typed = pb_cell_grid_dup_typing (grid, &row, &column);
      g_assert_cmpstr (typed, ==, "");
      g_assert_nonnull (strstr (pb_cell_grid_get_words (grid, row, column), columns[i]));
      pb_cell_grid_stop (grid);
    }
  test_settle ();
}

/* What the program or a group chose is ticked; a tick more starts from there. */
static void
test_shown_are_ticked (TestBenchmarks *bench, gconstpointer data)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (gint64));
  PbBenchmarksChoice *choice = pb_benchmarks_choice_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *peers = pb_benchmarks_peers_new (bench->base.plan, choice);
  PbTickList *list;
  g_autofree char *molndal = g_strdup_printf ("%" G_GINT64_FORMAT, bench->entities[MOLNDAL]);

  g_array_append_val (shown, bench->entities[KALMAR]);
  pb_benchmarks_peers_set_shown (PB_BENCHMARKS_PEERS (peers), shown);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), peers);
  test_show_in_window (bench, button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  test_wait_until (gtk_widget_get_mapped (peers));
  list = PB_TICK_LIST (test_find (peers, PB_TYPE_TICK_LIST, 0));
  g_assert_cmpuint (pb_tick_list_count (list), ==, 1);
  g_assert_null (choice->entities);
  pb_tick_list_set_ticked (list, molndal, TRUE);
  g_signal_emit_by_name (list, "changed");
  g_assert_cmpuint (choice->entities->len, ==, 2);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  test_settle ();
  pb_benchmarks_choice_free (choice);
}

/* Factors pasted over several years are one edit, or none where a line is wrong. */
static void
test_prices_pasted (TestBenchmarks *bench, gconstpointer data)
{
  GtkWidget *dialog, *grid;
  guint edits = test_count_edits (bench->base.plan);
  double factor;

  test_show_indicator (bench, bench->boende);
  dialog = pb_price_index_dialog_present (GTK_WINDOW (bench->window), bench->base.plan);
  test_wait_until (gtk_widget_get_mapped (dialog));
  grid = test_find (dialog, PB_TYPE_CELL_GRID, 0);
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 0)), "KPI");
  g_signal_emit_by_name (grid, "paste", 0, 0, "1\n2\n");
  g_assert_nonnull (test_find_label (dialog, "Say first where the factors come from."));
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 1)), "SCB");
  g_signal_emit_by_name (grid, "paste", 0, 0, "2020\t100\n2021\tett\n");
  g_assert_nonnull (test_find_label (dialog, "2021"));
  g_assert_cmpuint (test_count_edits (bench->base.plan), ==, edits);
  g_signal_emit_by_name (grid, "paste", 0, 0, "2020\t100\r\n2021\t103,5\r\n2022\t112\r\n");
  g_assert_cmpuint (test_count_edits (bench->base.plan), ==, edits + 1);
  g_assert_true (pb_price_index_get (bench->base.plan, "KPI", 2021, &factor));
  g_assert_cmpfloat (factor, ==, 103.5);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Women and men stand below the total where the indicator is divided, and can be chosen. */
static void
test_gender (TestBenchmarks *bench, gconstpointer data)
{
  PbCellGrid *grid;

  test_show_indicator (bench, bench->shares);
  grid = get_grid (bench);
  g_assert_cmpstr (pb_cell_grid_get_words (grid, 1, 1), ==, "Karlskrona, women 2023: 82 %");
  g_assert_cmpstr (pb_cell_grid_get_words (grid, 2, 1), ==, "Karlskrona, men 2023: 78 %");
  g_assert_null (commit (grid, 2, 0, "68"));
  test_wait_until (g_str_equal (pb_cell_grid_get_words (grid, 2, 0), "Karlskrona, men 2022: 68 %"));
}

/* A target is typed where it stands, drawn in the chart, and said in the list. */
static void
test_targets (TestBenchmarks *bench, gconstpointer data)
{
  PbBenchmarksTable *table;
  PbLineChart *chart;

  test_show_indicator (bench, bench->places);
  table = PB_BENCHMARKS_TABLE (test_find (bench->view, PB_TYPE_BENCHMARKS_TABLE, 0));
  g_assert_null (commit (get_grid (bench), 1, 0, "15"));
  test_wait_until (g_str_equal (pb_cell_grid_get_words (get_grid (bench), 2, 0), "The target 2024: reached"));
  g_assert_null (commit (get_grid (bench), 1, 0, "13"));
  test_wait_until (g_str_equal (pb_cell_grid_get_words (get_grid (bench), 2, 0), "The target 2024: not reached"));
  pb_benchmarks_table_type (table, "2026-Q3", PB_VALUE_TARGET);
  g_assert_true (pb_cell_grid_is_editing (get_grid (bench)));
  gtk_editable_set_text (GTK_EDITABLE (test_find (GTK_WIDGET (get_grid (bench)), GTK_TYPE_ENTRY, 0)), "12");
  g_assert_true (test_key (GTK_WIDGET (get_grid (bench)), GTK_PHASE_CAPTURE, GDK_KEY_Return, 0));
  g_assert_true (value_is (bench, bench->places, KARLSKRONA, "2026-Q3", PB_VALUE_TARGET, 12));
  chart = PB_LINE_CHART (test_find (bench->view, PB_TYPE_LINE_CHART, 0));
  test_wait_until (strstr (pb_chart_get_description (PB_CHART (chart)), "12"));
  /* One that has had no target gets a row for it. */
  test_show_indicator (bench, bench->shares);
  g_assert_cmpint (find_row (get_grid (bench), "Karlskrona, target"), <, 0);
  pb_benchmarks_table_type (table, "2024", PB_VALUE_TARGET);
  g_assert_cmpint (find_row (get_grid (bench), "Karlskrona, target"), >, 0);
  g_assert_true (pb_cell_grid_is_editing (get_grid (bench)));
  test_show_indicator (bench, bench->places);
  g_assert_true (pb_line_data_is_target (pb_line_chart_get_data (chart), 1));
}

/* What a source has no value for is missing, never zero; what it changed is told, and a fetch can be taken back. */
static void
test_fetched (TestBenchmarks *bench, gconstpointer data)
{
  const PbFetchFacts facts = { "Kolada", "http://127.0.0.1/v3", "LSS", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fetches = NULL;
  g_autofree char *text = NULL;
  PbCellGrid *grid;
  gint64 group = 0;

  for (int round = 0; round < 2; round++)
    {
      PbEdit *edit = pb_edit_new (bench->base.plan, "Fetch");
      g_autoptr (PbBulk) bulk = pb_bulk_new ();

      pb_bulk_add (bulk, bench->boende, bench->entities[MOLNDAL], 2022, PB_GENDER_TOTAL, PB_POINT_VALUE, 1300000 + round, 1);
      pb_bulk_add (bulk, bench->boende, bench->entities[MOLNDAL], 2023, PB_GENDER_TOTAL, PB_POINT_MISSING, 0, 1);
      if (group == 0)
        {
          group = pb_edit_insert (edit, PB_TABLE_ENTITY);
          pb_edit_set_enum (edit, group, PB_ENTITY_KIND, PB_ENTITY_GROUP);
          pb_edit_set_text (edit, group, PB_ENTITY_NAME, "Liknande kommuner");
          pb_edit_set_int (edit, group, PB_ENTITY_OWN, FALSE);
        }
      pb_bulk_add (bulk, bench->boende, group, 2023, PB_GENDER_TOTAL, PB_POINT_VALUE, 1200000, 7);
      pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
      test_commit (edit);
    }
  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  g_assert_cmpint (find_row (grid, "Mölndal "), >=, 0);
  g_assert_cmpstr (pb_cell_grid_get_text (grid, (guint) find_row (grid, "Mölndal "), 3), ==, "missing");
  g_assert_cmpstr (pb_cell_grid_get_text (grid, (guint) find_row (grid, "Mölndal "), 0), ==, "–");
  g_assert_true (shows (bench, "Source: Kolada, fetched 22 Nov 2026"));
  g_assert_true (shows (bench, "Liknande kommuner: the mean of 7 members in 2023, each counted alike."));
  g_assert_true (shows (bench, "Mölndal 2022: 1,300,001, was 1,300,000"));
  text = pb_benchmarks_table_dup_text (PB_BENCHMARKS_TABLE (test_find (bench->view, PB_TYPE_BENCHMARKS_TABLE, 0)));
  g_assert_nonnull (strstr (text, "Karlskrona\t1,288,242\t1,307,996\t1,414,886\t1,620,454\n"));
  g_assert_nonnull (strstr (text, "Source: Kolada, fetched 22 Nov 2026"));
  fetches = pb_fetch_list (bench->base.plan);
  g_assert_cmpuint (fetches->len, ==, 2);
  g_assert_true (pb_fetch_take_back (fetches->pdata[0], &error));
  g_assert_no_error (error);
  test_wait_until (!shows (bench, "was 1,300,000"));
}

static void
test_read_only (TestBenchmarks *bench, gconstpointer data)
{
  PbCellGrid *grid;
  g_autofree char *sentence = NULL;

  pb_plan_set_read_only (bench->base.plan, TRUE);
  test_show_indicator (bench, bench->boende);
  grid = get_grid (bench);
  g_assert_false (pb_cell_grid_edit (grid, 0, 0, NULL));
  sentence = commit (grid, 0, 0, "1");
  g_assert_cmpstr (sentence, ==, "The plan is open for reading only.");
  g_assert_false (shows (bench, "Send to an assignment…"));
  g_assert_false (shows (bench, "Add a year…"));
}

static void
test_empty (TestBenchmarks *bench, gconstpointer data)
{
  test_show_in_window (bench, pb_benchmarks_view_new (bench->base.plan));
  g_assert_true (shows (bench, "The plan has no indicators yet"));
  g_assert_true (shows (bench, "Fetch from Kolada…"));
  test_assert_named (bench->view);
}

/* Three hundred indicators, a search among them, and two hundred and ninety municipalities in the table. */
static void
test_many (TestBenchmarks *bench, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (bench->base.plan, "Many");
  GtkWidget *search;
  GListModel *model;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint64));
  PbBenchmarksChoice *choice = pb_benchmarks_choice_new ();
  PbBenchmarksTable *table;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Nyckeltal nummer %u", i);

      test_add_indicator (edit, title, "kr/inv", PB_BETTER_LOWER, 0);
    }
  for (guint i = 0; i < 290; i++)
    {
      g_autofree char *name = g_strdup_printf ("Kommun %u", i);
      gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);

      pb_edit_set_enum (edit, id, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
      pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
      pb_edit_set_int (edit, id, PB_ENTITY_OWN, FALSE);
      test_add_value (edit, bench->boende, id, "2023", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 1000 + i);
      g_array_append_val (all, id);
    }
  test_commit (edit);
  test_show_in_window (bench, pb_benchmarks_view_new (bench->base.plan));
  search = test_find (bench->view, GTK_TYPE_SEARCH_ENTRY, 0);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (test_find (bench->view, GTK_TYPE_LIST_VIEW, 0))));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 305);
  gtk_editable_set_text (GTK_EDITABLE (search), "nummer 299");
  test_wait_until (g_list_model_get_n_items (model) == 2);

  pb_benchmarks_choice_set_entities (choice, all);
  table = g_object_ref_sink (PB_BENCHMARKS_TABLE (pb_benchmarks_table_new ()));
  pb_benchmarks_table_show (table, pb_benchmarks_facts_new (test_get_indicator (bench, bench->boende), choice));
  g_assert_cmpint (find_row (pb_benchmarks_table_get_grid (table), "Kommun 5 "), >=, 0);
  g_assert_cmpint (find_row (pb_benchmarks_table_get_grid (table), "Kommun 289 "), <, 0);
  g_assert_nonnull (test_find_label (GTK_WIDGET (table), "Show 2"));
  g_signal_emit_by_name (test_find (GTK_WIDGET (table), GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpint (find_row (pb_benchmarks_table_get_grid (table), "Kommun 289 "), >=, 0);
  g_object_unref (table);
  pb_benchmarks_choice_free (choice);
}

/* The dialogs have names for all that takes the keyboard. */
static void
test_dialogs (TestBenchmarks *bench, gconstpointer data)
{
  GtkWidget *dialogs[3];

  test_show_indicator (bench, bench->boende);
  dialogs[0] = pb_peer_group_dialog_present (GTK_WINDOW (bench->window), bench->base.plan, NULL, NULL, NULL, NULL);
  dialogs[1] = pb_price_index_dialog_present (GTK_WINDOW (bench->window), bench->base.plan);
  dialogs[2] = pb_fetches_dialog_present (GTK_WINDOW (bench->window), bench->base.plan);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      test_wait_until (gtk_widget_get_mapped (dialogs[i]));
      test_settle ();
      test_assert_named (dialogs[i]);
      gtk_window_destroy (GTK_WINDOW (dialogs[i]));
    }
}

/* What is ticked stays ticked while the search hides it. */
static void
test_ticks (void)
{
  PbTickList *list = g_object_ref_sink (PB_TICK_LIST (pb_tick_list_new ("Municipalities", "Search")));
  g_autoptr (GPtrArray) ids = NULL;

  pb_tick_list_add (list, "0880", "Kalmar", NULL);
  pb_tick_list_add (list, "1080", "Karlskrona", "own");
  pb_tick_list_add (list, "0880", "Kalmar again", NULL);
  g_assert_cmpuint (pb_tick_list_get_n_rows (list), ==, 2);
  pb_tick_list_set_ticked (list, "0880", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (pb_tick_list_get_search (list)), "karls");
  g_assert_cmpuint (pb_tick_list_count (list), ==, 1);
  pb_tick_list_clear_rest (list);
  ids = pb_tick_list_list (list);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (ids->pdata[0], ==, "0880");
  g_assert_cmpstr (pb_tick_list_get_title (list, "0880"), ==, "Kalmar");
  g_assert_finalize_object (list);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(name, set, test) g_test_add ("/benchmarks/" name, TestBenchmarks, NULL, set, test, test_bench_tear_down)
  ADD ("list", test_bench_set_up, test_list);
  ADD ("chart-says-the-table", test_bench_set_up, test_chart_says_the_table);
  ADD ("typed", test_bench_set_up, test_typed);
  ADD ("editor", test_bench_set_up, test_editor);
  ADD ("paste", test_bench_set_up, test_paste);
  ADD ("potential", test_bench_set_up, test_potential);
  ADD ("no-volume", test_bench_set_up, test_no_volume);
  ADD ("choices", test_bench_set_up, test_choices);
  ADD ("typing-stays", test_bench_set_up, test_typing_stays);
  ADD ("type-period", test_bench_set_up, test_type_period);
  ADD ("shown-are-ticked", test_bench_set_up, test_shown_are_ticked);
  ADD ("prices-pasted", test_bench_set_up, test_prices_pasted);
  ADD ("gender", test_bench_set_up, test_gender);
  ADD ("targets", test_bench_set_up, test_targets);
  ADD ("fetched", test_bench_set_up, test_fetched);
  ADD ("read-only", test_bench_set_up, test_read_only);
  ADD ("empty", test_bench_set_up_empty, test_empty);
  ADD ("many", test_bench_set_up, test_many);
  ADD ("dialogs", test_bench_set_up, test_dialogs);
  g_test_add_func ("/benchmarks/ticks", test_ticks);
  return g_test_run ();
}
