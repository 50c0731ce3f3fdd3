/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures below the budget's tables: their figures are the plan's, they follow it, they lead on and they print. */
#include <glib/gstdio.h>

#include "../model/test-tables.h"
#include "model/pb-sheet-edit.h"
#include "model/pb-waterfall.h"
#include "test-tree.h"
#include "views/pb-budget-view.h"
#include "views/pb-picture-menu.h"
#include "widgets/pb-bar-chart.h"

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  GtkWidget *window;
  GtkWidget *view;
  char *opened; /* "table_line 7" */
} Fixture;

static void
open_cb (GSimpleAction *action, GVariant *parameter, Fixture *fixture)
{
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id);
}

static PbChart *
get_chart (Fixture *fixture, guint n)
{
  return PB_CHART (test_find (fixture->view, PB_TYPE_BAR_CHART, n));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) open = g_simple_action_new ("open-record", G_VARIANT_TYPE ("(sx)"));
  PbPlan *plan;

  test_plan_set_up (&fixture->base, NULL);
  plan = fixture->base.plan;
  test_build_karlskrona (&fixture->karlskrona, plan);
  g_signal_connect (open, "activate", G_CALLBACK (open_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (open));
  fixture->view = pb_budget_view_new (plan);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 900);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_budget_view_show_record (PB_BUDGET_VIEW (fixture->view),
                              pb_plan_get_record (plan, PB_TABLE_SHEET, fixture->karlskrona.balances[1]));
  test_wait_until (get_chart (fixture, 0) && pb_chart_get_title (get_chart (fixture, 0)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_settle ();
  g_assert_null (view);
  g_free (fixture->opened);
  test_plan_tear_down (&fixture->base, NULL);
}

static gboolean
says (Fixture *fixture, guint chart, const char *words)
{
  return strstr (pb_chart_get_description (get_chart (fixture, chart)), words) != NULL;
}

/* The text alternative has every step of the model, in its words and figures. */
static void
assert_figures (Fixture *fixture, gint64 scenario, int year)
{
  g_autoptr (PbWaterfall) waterfall
      = pb_waterfall_new (fixture->base.plan, fixture->karlskrona.boards[1], scenario, year, 8);

  for (guint i = 0; i < pb_waterfall_get_n_steps (waterfall); i++)
    {
      const PbWaterfallStep *step = pb_waterfall_get_step (waterfall, i);
      gboolean total = step->kind == PB_WATERFALL_START || step->kind == PB_WATERFALL_END;
      g_autofree char *amount = total ? pb_money_format (step->ore, PB_UNIT_MNKR, 1)
                                      : pb_money_format_signed (step->ore, PB_UNIT_MNKR, 1);
      g_autofree char *words = g_strdup_printf ("%s: %s\u00a0MSEK", step->label, amount);

      g_assert_true (says (fixture, 0, words));
    }
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (pb_chart_get_title (get_chart (fixture, 0)), ==, "From today's deficit to 2027");
  assert_figures (fixture, 0, 2027);
  g_assert_true (says (fixture, 0, "Nuvarande underskott: −45.0\u00a0MSEK"));
  g_assert_true (says (fixture, 0, "Underskott 2027: −0.1\u00a0MSEK"));
  g_assert_true (says (fixture, 1, "2 Uppdrag 2 2026: +7.7\u00a0MSEK"));
  g_assert_true (says (fixture, 1, "Six smaller effects 2027: +17.2\u00a0MSEK"));
}

static GtkDropDown *
get_years (Fixture *fixture)
{
  GtkWidget *pictures = gtk_widget_get_ancestor (GTK_WIDGET (get_chart (fixture, 0)), GTK_TYPE_BOX);

  return GTK_DROP_DOWN (test_find (pictures, GTK_TYPE_DROP_DOWN, 0));
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  gtk_drop_down_set_selected (get_years (fixture), 0);
  g_assert_cmpstr (pb_chart_get_title (get_chart (fixture, 0)), ==, "From today's deficit to 2024");
  assert_figures (fixture, 0, 2024);
  g_assert_true (says (fixture, 0, "Underskott 2024: −30.1\u00a0MSEK"));
  /* Another board keeps the year that was chosen. */
  pb_budget_view_show_record (PB_BUDGET_VIEW (fixture->view),
                              pb_plan_get_record (fixture->base.plan, PB_TABLE_SHEET, fixture->karlskrona.balances[0]));
  test_wait_until (says (fixture, 0, "Nuvarande underskott VP 2024: −7.1\u00a0MSEK"));
  g_assert_true (says (fixture, 0, "Underskott 2024: 0.0\u00a0MSEK"));
}

static gboolean
press (PbChart *chart, guint keyval)
{
  return test_key (GTK_WIDGET (chart), GTK_PHASE_BUBBLE, keyval, 0);
}

static gint64
find_cell (PbPlan *plan, gint64 line, const char *period)
{
  GPtrArray *cells = pb_plan_peek_children (plan, PB_CELL_LINE, line);

  for (guint i = 0; i < cells->len; i++)
    if (g_strcmp0 (pb_record_get_text (pb_record_get_ref (cells->pdata[i], PB_CELL_COLUMN), PB_COLUMN_PERIOD), period) == 0)
      return pb_record_get_id (cells->pdata[i]);
  g_assert_not_reached ();
}

/* An edit, and a scenario in force, are in the pictures after the next frame; the keyboard stays on its bar. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  gint64 line = test_find_line (plan, fixture->karlskrona.balances[1], "Utökad ram");
  gint64 scenario, driver;
  PbEdit *edit = pb_edit_new (plan, "Amount");

  pb_chart_set_item (get_chart (fixture, 0), 2);
  pb_edit_set_int (edit, find_cell (plan, line, "2027"), PB_CELL_AMOUNT, MNKR (-360));
  test_commit (edit);
  test_wait_until (says (fixture, 0, "Utökad ram: −36.0\u00a0MSEK"));
  g_assert_true (says (fixture, 0, "Underskott 2027: −1.1\u00a0MSEK"));
  g_assert_cmpint (pb_chart_get_item (get_chart (fixture, 0)), ==, 2);
  g_assert_true (pb_plan_undo (plan, NULL));
  test_wait_until (says (fixture, 0, "Underskott 2027: −0.1\u00a0MSEK"));

  edit = pb_edit_new (plan, "Scenario");
  scenario = pb_edit_insert (edit, PB_TABLE_SCENARIO);
  pb_edit_set_text (edit, scenario, PB_SCENARIO_NAME, "Sent och 70 %");
  pb_edit_set_enum (edit, scenario, PB_SCENARIO_KIND, PB_SCENARIO_SCENARIO);
  pb_edit_set_int (edit, scenario, PB_SCENARIO_LOCKED, 0);
  driver = pb_edit_insert (edit, PB_TABLE_SCENARIO_DRIVER);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_SCENARIO, scenario);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_ASSIGNMENT, fixture->karlskrona.assignments[2]);
  pb_edit_set_int (edit, driver, PB_SCENARIO_DRIVER_DELAY, 6);
  pb_edit_set_real (edit, driver, PB_SCENARIO_DRIVER_REALISATION, 70);
  test_commit (edit);
  pb_plan_set_scenario (plan, scenario);
  test_wait_until (says (fixture, 0, "Underskott 2027: −7.0\u00a0MSEK"));
  assert_figures (fixture, scenario, 2027);
  test_wait_until (says (fixture, 1, "2 Uppdrag 2 2027: +7.8\u00a0MSEK"));
  test_wait_until (get_chart (fixture, 2) && says (fixture, 2, "Sent och 70 % 2027: −7.0\u00a0MSEK"));
  pb_chart_set_item (get_chart (fixture, 2), 3);
  g_assert_true (press (get_chart (fixture, 2), GDK_KEY_Return));
  g_assert_cmpint (pb_plan_get_scenario (plan), ==, 0);
  test_wait_until (says (fixture, 0, "Underskott 2027: −0.1\u00a0MSEK"));
}

/* By the keyboard alone: a bar leads to its line, a gathered one opens, an effect leads to its assignment. */
static void
test_leads (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  PbChart *chart = get_chart (fixture, 0);
  g_autofree char *line = g_strdup_printf (
      "table_line %" G_GINT64_FORMAT, test_find_line (plan, fixture->karlskrona.balances[1], "Demografisk anpassning"));
  g_autofree char *effect
      = g_strdup_printf ("table_line %" G_GINT64_FORMAT, test_find_line (plan, fixture->karlskrona.effects, "Lokaler"));
  g_autofree char *assignment = g_strdup_printf ("assignment %" G_GINT64_FORMAT, fixture->karlskrona.assignments[11]);

  g_assert_true (press (chart, GDK_KEY_Right) && press (chart, GDK_KEY_Right) && press (chart, GDK_KEY_Return));
  g_assert_cmpstr (fixture->opened, ==, line);
  g_assert_true (press (chart, GDK_KEY_End) && press (chart, GDK_KEY_Left) && press (chart, GDK_KEY_Left));
  g_assert_true (press (chart, GDK_KEY_Return));
  g_assert_cmpstr (fixture->opened, ==, effect);
  g_assert_false (says (fixture, 0, "Avgiftshandläggning"));
  g_assert_true (press (chart, GDK_KEY_Right) && press (chart, GDK_KEY_Return));
  g_assert_true (says (fixture, 0, "Avgiftshandläggning: +1.4\u00a0MSEK"));
  g_assert_false (says (fixture, 0, "smaller"));
  gtk_widget_activate (gtk_widget_get_ancestor (test_find_label (fixture->view, "Gather the small ones"), GTK_TYPE_BUTTON));
  test_wait_until (says (fixture, 0, "Five smaller effects: +12.8\u00a0MSEK"));

  chart = get_chart (fixture, 1);
  g_assert_true (press (chart, GDK_KEY_Home) && press (chart, GDK_KEY_Down) && press (chart, GDK_KEY_Return));
  g_assert_cmpstr (fixture->opened, ==, assignment);
}

static char *
read_pdf (const char *path)
{
  const char *arguments[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static void
assert_paper (const char *path)
{
  static const char *const words[] = { "From today's deficit to 2027", "Funktionsstödsnämnden · MSEK", "22 Nov 2026", "−45.0", "+2.3",
                                       "−35.0", "−15.0", "−16.7", "+37.8", "+14.7", "+12.8", "−0.1" };
  g_autofree char *text = read_pdf (path);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (!strstr (text, words[i]))
      g_error ("%s is not on the paper: %s", words[i], text);
}

/* The saved picture and the printed page have the chart's words. */
static void
test_paper (Fixture *fixture, gconstpointer data)
{
  PbPictureMenu *menu = PB_PICTURE_MENU (test_find (fixture->view, PB_TYPE_PICTURE_MENU, 0));
  g_autoptr (GtkPrintOperation) print = pb_picture_menu_new_print (menu);
  g_autofree char *saved = g_build_filename (fixture->base.folder, "bild.pdf", NULL);
  g_autofree char *printed = g_build_filename (fixture->base.folder, "utskrift.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_picture_menu_save (menu, saved, &error));
  g_assert_no_error (error);
  assert_paper (saved);
  gtk_print_operation_set_export_filename (print, printed);
  g_assert_cmpint (gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  assert_paper (printed);
  g_assert_false (pb_picture_menu_save (menu, "/nowhere/bild.pdf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpint (g_remove (saved), ==, 0);
  g_assert_cmpint (g_remove (printed), ==, 0);
}

/* A board whose tables have no balance has no way to it. */
static void
test_without_balance (Fixture *fixture, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (fixture->base.plan, "Table");
  gint64 sheet = test_add_sheet (edit, 0, "Driftbudget", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);

  test_add_column (edit, sheet, "2024", PB_MEASURE_BUDGET);
  test_add_line (edit, sheet, 0, "Personal", PB_LINE_GIVEN);
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (fixture->view), pb_plan_get_record (fixture->base.plan, PB_TABLE_SHEET, sheet));
  test_wait_until (get_chart (fixture, 0) == NULL);
}

/* How often the text alternative has the words. */
static guint
count (Fixture *fixture, guint chart, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (pb_chart_get_description (get_chart (fixture, chart)), words, -1);

  return g_strv_length (parts) - 1;
}

static void
edit_at_widths (Fixture *fixture, gint64 line, gint64 column)
{
  g_autoptr (GError) error = NULL;

  for (int width = 1000; width < 2000; width += 220)
    {
      gint64 amount = MNKR (width);

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 900);
      test_settle ();
      g_assert_true (pb_sheet_set_cell (fixture->base.plan, 0, line, column, &amount, &error));
      g_assert_no_error (error);
      test_settle ();
    }
}

/* Twelve years of 5 000 lines, some of them effects: few bars, and nothing that the toolkit objects to. */
static void
test_scale (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = fixture->base.plan;
  PbEdit *edit = pb_edit_new (plan, "Table");
  gint64 sheet = test_add_sheet (edit, 0, "Driftbudget", PB_UNIT_TKR, PB_SIGN_COST_NEGATIVE);
  gint64 columns[12], lines[5000], group = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2020 + i);

      columns[i] = test_add_column (edit, sheet, year, PB_MEASURE_PLAN);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gboolean last = i + 1 == G_N_ELEMENTS (lines);
      g_autofree char *title = g_strdup_printf ("Verksamhet %u", i);

      lines[i] = test_add_line (edit, sheet, last || i % 20 == 0 ? 0 : group, title,
                                last ? PB_LINE_BALANCE : i % 20 == 0 ? PB_LINE_SUM : PB_LINE_GIVEN);
      if (i % 20 == 0)
        group = lines[i];
      for (guint c = 0; !last && i % 20 != 0 && c < G_N_ELEMENTS (columns); c++)
        test_set_cell (edit, lines[i], columns[c], -(gint64) (i * 100000 + c * 1000));
    }
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (fixture->view), pb_plan_get_record (plan, PB_TABLE_SHEET, sheet));
  test_wait_until (get_chart (fixture, 0) && says (fixture, 0, "Verksamhet"));
  edit_at_widths (fixture, lines[2], columns[11]);
  edit = pb_edit_new (plan, "Effects");
  for (guint i = 1; i < 200; i += 20)
    test_link_assignment (edit, test_assignment (&fixture->karlskrona, edit, (int) i / 20 + 1), lines[i], -1);
  test_commit (edit);
  test_wait_until (get_chart (fixture, 1) && says (fixture, 1, "smaller effects 2031"));
  edit_at_widths (fixture, lines[2], columns[11]);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *year = g_strdup_printf (" %u: ", 2020 + i);

      g_assert_cmpuint (count (fixture, 1, year), ==, 4);
    }
}

int
main (int argc, char **argv)
{
  const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/budget-pictures/figures", test_figures }, { "/budget-pictures/year", test_year },
    { "/budget-pictures/live", test_live },       { "/budget-pictures/leads", test_leads },
    { "/budget-pictures/scale", test_scale },
    { "/budget-pictures/paper", test_paper },     { "/budget-pictures/without-balance", test_without_balance },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
