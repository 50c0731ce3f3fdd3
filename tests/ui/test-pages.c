/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../model/test-tables.h"
#include "model/pb-history.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-budget-view.h"
#include "views/pb-history-view.h"
#include "views/pb-overview-view.h"

/* A view in a window that has the actions that views ask for, and writes down which were activated. */
typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  GtkWidget *window;
  GtkWidget *view;
  char *action; /* the last one: "open-record ('claim', 7)" */
} Page;

static void
action_cb (GSimpleAction *action, GVariant *parameter, Page *page)
{
  g_autofree char *text = parameter ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (page->action);
  page->action = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

static GSimpleActionGroup *
new_actions (Page *page)
{
  static const struct { const char *name, *type; } actions[] = {
    { "show-view", "s" }, { "open-record", "(sx)" }, { "filter-assignments", "s" },
    { "new-follow-up", "x" }, { "say", "s" }, { "show-error", "(ss)" },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (action_cb), page);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}

static void
show (Page *page, GtkWidget *view)
{
  g_autoptr (GSimpleActionGroup) actions = new_actions (page);

  page->view = view;
  page->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (page->window), 1300, 850);
  gtk_widget_insert_action_group (page->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (page->window), view);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
tear_down (Page *page, gconstpointer data)
{
  GtkWidget *view = page->view;

  if (view)
    {
      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &page->view);
      gtk_window_destroy (GTK_WINDOW (page->window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      /* Nothing holds the view after its window. */
      g_assert_null (page->view);
    }
  g_free (page->action);
  test_plan_tear_down (&page->base, NULL);
}

static void
set_up_empty (Page *page, gconstpointer data)
{
  test_plan_set_up (&page->base, NULL);
}

static void
set_up (Page *page, gconstpointer data)
{
  set_up_empty (page, data);
  test_build_karlskrona (&page->karlskrona, page->base.plan);
}

typedef gboolean (*Condition) (Page *page, gconstpointer data);

static void
wait_for (Page *page, Condition condition, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!condition (page, data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("Waited in vain for %s", data ? (const char *) data : "it");
      g_main_context_iteration (NULL, FALSE);
    }
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, Match match, gconstpointer data)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, data);
  return found;
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
holds_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
has_name (GtkWidget *widget, gconstpointer name)
{
  return strcmp (gtk_widget_get_name (widget), name) == 0;
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
shows (Page *page, gconstpointer text)
{
  return find (page->view, has_text, text) != NULL;
}

static gboolean
shows_part (Page *page, gconstpointer text)
{
  return find (page->view, holds_text, text) != NULL;
}

static gboolean
shows_button (Page *page, gconstpointer name)
{
  return find (page->view, has_name, name) != NULL;
}

static void
press (Page *page, const char *name)
{
  GtkWidget *button;

  wait_for (page, shows_button, name);
  button = find (page->view, has_name, name);
  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_label (GtkWidget *widget, gconstpointer label)
{
  char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gboolean same = difference == NULL;

  g_free (difference);
  return same;
}

static gboolean
names (Page *page, gconstpointer label)
{
  return find (page->view, has_label, label) != NULL;
}

#define assert_action(page, ...) \
  G_STMT_START { \
    g_autofree char *expected = g_strdup_printf (__VA_ARGS__); \
    g_assert_cmpstr ((page)->action, ==, expected); \
  } G_STMT_END

/* As the window's keyboard would: through the view's own key controller. */
static void
press_key (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

static void
test_overview_figures (Page *page, gconstpointer data)
{
  show (page, pb_overview_view_new (page->base.plan));
  wait_for (page, shows, "The plan is in balance from 2025");
  wait_for (page, shows, "−30.1");
  wait_for (page, names, "Funktionsstödsnämnden 2024: −30.1 MSEK, Deficit");
  wait_for (page, names, "Together 2025: −0.1 MSEK, In balance, rounded");
  wait_for (page, names, "2027: plan 122.1 MSEK");
  wait_for (page, shows, "Ekonomisk effekt, 3 roundings");
}

static void
test_overview_leads (Page *page, gconstpointer data)
{
  show (page, pb_overview_view_new (page->base.plan));
  press (page, "balance-Funktionsstödsnämnden-2024");
  assert_action (page, "open-record ('budget_table', %" G_GINT64_FORMAT ")", page->karlskrona.balances[1]);
  press (page, "balance--2024");
  assert_action (page, "show-view 'budget'");
  press (page, "open-budget");
  assert_action (page, "show-view 'budget'");
  press (page, "count-assessment=not-assessed");
  assert_action (page, "filter-assignments 'assessment=not-assessed'");
  press (page, "count-status=ongoing");
  assert_action (page, "filter-assignments 'status=ongoing'");
  press (page, "all-unreported");
  assert_action (page, "filter-assignments 'unreported'");
  press (page, "due-period");
  assert_action (page, "filter-assignments 'unreported'");
  press (page, "finding-printed-rounding-Ekonomisk effekt, 3 roundings");
  assert_action (page, "open-record ('table_line', %" G_GINT64_FORMAT ")",
                 test_find_line (page->base.plan, page->karlskrona.effects, "Ekonomisk effekt"));
}

static gint64
find_cell (PbPlan *plan, gint64 line, const char *year)
{
  GPtrArray *cells = pb_plan_peek_children (plan, PB_CELL_LINE, line);

  for (guint i = 0; i < cells->len; i++)
    if (strcmp (pb_record_get_title (pb_record_get_ref (cells->pdata[i], PB_CELL_COLUMN)), year) == 0)
      return pb_record_get_id (cells->pdata[i]);
  g_assert_not_reached ();
}

/* The heading follows an edit, and its undoing, and the button that had the keyboard keeps it. */
static void
test_overview_live (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 line = test_find_line (plan, page->karlskrona.balances[1], "Nuvarande underskott");
  PbEdit *edit = pb_edit_new (plan, "Deficit");
  g_autoptr (GError) error = NULL;
  GtkWidget *focus;

  show (page, pb_overview_view_new (plan));
  wait_for (page, shows, "The plan is in balance from 2025");
  gtk_widget_grab_focus (find (page->view, has_name, "count-status=done"));
  for (guint i = 0; i < 4; i++)
    pb_edit_set_int (edit, find_cell (plan, line, test_years[i]), PB_CELL_AMOUNT, MNKR (-900));
  test_commit (edit);
  wait_for (page, shows, "The plan is not in balance in any year");
  focus = gtk_root_get_focus (GTK_ROOT (page->window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (gtk_widget_get_name (focus), ==, "count-status=done");
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  wait_for (page, shows, "The plan is in balance from 2025");
}

static void
test_overview_full_list (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *title = g_strdup_printf ("Aktivitet %d", i);
      gint64 id = test_add_activity (plan, page->karlskrona.assignments[2], title);
      PbEdit *edit = pb_edit_new (plan, "Due");

      pb_edit_set_text (edit, id, PB_ACTIVITY_DUE, "2026-12-01");
      test_commit (edit);
    }
  show (page, pb_overview_view_new (plan));
  wait_for (page, shows, "All 8");
  g_assert_false (shows (page, "Aktivitet 6"));
  press (page, "all-due");
  wait_for (page, shows, "Aktivitet 6");
  wait_for (page, shows, "Within 60 days · 8");
  press (page, "back");
  wait_for (page, shows, "The plan is in balance from 2025");
}

static void
test_overview_empty (Page *page, gconstpointer data)
{
  show (page, pb_overview_view_new (page->base.plan));
  wait_for (page, shows, "The plan is empty");
  test_add_assignment (page->base.plan, 1, "Ett");
  wait_for (page, shows, "The plan has no budget yet");
}

static gboolean
is_focused (Page *page, gconstpointer label)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

  return focus && has_label (focus, label);
}

static gboolean
has_focus_in_list (Page *page, gconstpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (page->window));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW);
}

static void
test_budget_walk (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 id = test_find_line (plan, page->karlskrona.balances[1], "Krav på effektiviseringar");
  GtkWidget *list;

  show (page, pb_budget_view_new (plan));
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (plan, PB_TABLE_LINE, id));
  wait_for (page, is_focused, "Krav på effektiviseringar, 2025, −2.4 MSEK, 2026, −4.1 MSEK, 2027, −16.7 MSEK");
  list = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (page->window)), GTK_TYPE_LIST_VIEW);
  press_key (list, GDK_KEY_Right, 0);
  wait_for (page, is_focused, "Krav på effektiviseringar, 2024, no figure");
  for (guint i = 0; i < 5; i++)
    press_key (list, GDK_KEY_Right, 0);
  wait_for (page, is_focused, "Krav på effektiviseringar, 2027, −16.7 MSEK");
  wait_for (page, shows, "Krav på effektiviseringar 2027");
  wait_for (page, shows, "Stated in the plan.");
  for (guint i = 0; i < 4; i++)
    press_key (list, GDK_KEY_Left, 0);
  wait_for (page, shows, "Krav på effektiviseringar");
}

/* A sum says how it stands to what the document prints. */
static void
test_budget_proof (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 id = test_find_line (plan, page->karlskrona.effects, "Ekonomisk effekt");
  GtkWidget *list;

  show (page, pb_budget_view_new (plan));
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (plan, PB_TABLE_LINE, id));
  wait_for (page, has_focus_in_list, NULL);
  list = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (page->window)), GTK_TYPE_LIST_VIEW);
  press_key (list, GDK_KEY_Right, 0);
  press_key (list, GDK_KEY_Right, 0);
  wait_for (page, is_focused, "Ekonomisk effekt, 2025, 67.6 MSEK, rounding");
  wait_for (page, shows_part, "Printed 67.7, computed 67.6: rounding, within 0.45.");
}

static void
activate_line (Page *page, gint64 id)
{
  GtkWidget *list;
  PbRecord *line = pb_plan_get_record (page->base.plan, PB_TABLE_LINE, id);

  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), line);
  wait_for (page, has_focus_in_list, NULL);
  wait_for (page, shows, pb_record_get_title (line));
  list = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (page->window)), GTK_TYPE_LIST_VIEW);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if (row == gtk_root_get_focus (GTK_ROOT (page->window)))
      {
        gtk_widget_activate (row);
        return;
      }
  g_assert_not_reached ();
}

static guint
count_rows (Page *page)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find (page->view, is_list, NULL)))));
}

static void
test_budget_leads (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  guint rows;

  show (page, pb_budget_view_new (plan));
  activate_line (page, test_find_line (plan, page->karlskrona.balances[1], "Besparing enligt omställningsplan"));
  assert_action (page, "open-record ('table_line', %" G_GINT64_FORMAT ")",
                 test_find_line (plan, page->karlskrona.effects, "Ekonomisk effekt"));
  activate_line (page, test_find_line (plan, page->karlskrona.effects, "Fordon"));
  assert_action (page, "open-record ('assignment', %" G_GINT64_FORMAT ")", page->karlskrona.assignments[16]);

  rows = count_rows (page);
  activate_line (page, test_find_line (plan, page->karlskrona.balances[1], "Totalt budgetförändring"));
  g_assert_cmpuint (count_rows (page), ==, rows - 4);
  /* A line within a closed group is found by opening it. */
  pb_budget_view_show_record (
    PB_BUDGET_VIEW (page->view),
    pb_plan_get_record (plan, PB_TABLE_LINE, test_find_line (plan, page->karlskrona.balances[1], "Utökad ram")));
  g_assert_cmpuint (count_rows (page), ==, rows);
}

static void
test_budget_live (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 line = test_find_line (plan, page->karlskrona.balances[0], "Demografisk anpassning");
  PbEdit *edit = pb_edit_new (plan, "Amount");
  g_autoptr (GError) error = NULL;

  show (page, pb_budget_view_new (plan));
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (plan, PB_TABLE_LINE, line));
  wait_for (page, is_focused, "Demografisk anpassning, 2025, −0.5 MSEK, 2026, 0.4 MSEK, 2027, 1.4 MSEK");
  pb_edit_set_int (edit, find_cell (plan, line, "2025"), PB_CELL_AMOUNT, MNKR (-25));
  test_commit (edit);
  wait_for (page, is_focused, "Demografisk anpassning, 2025, −2.5 MSEK, 2026, 0.4 MSEK, 2027, 1.4 MSEK");
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  wait_for (page, is_focused, "Demografisk anpassning, 2025, −0.5 MSEK, 2026, 0.4 MSEK, 2027, 1.4 MSEK");
}

/* Budget against forecast: the variance is computed, and how its sign reads is said. */
static void
test_budget_variance (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  PbEdit *edit = pb_edit_new (plan, "Measures");
  gint64 sheet = test_add_sheet (edit, 0, "Driftbudget", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  gint64 budget = test_add_column (edit, sheet, "2024", PB_MEASURE_BUDGET);
  gint64 forecast = test_add_column (edit, sheet, "2024", PB_MEASURE_FORECAST);
  gint64 line = test_add_line (edit, sheet, 0, "Övriga kostnader", PB_LINE_GIVEN);

  test_set_cell (edit, line, budget, (gint64) 273772 * 100000);
  test_set_cell (edit, line, forecast, (gint64) 289647 * 100000);
  test_commit (edit);
  show (page, pb_budget_view_new (plan));
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (plan, PB_TABLE_LINE, line));
  wait_for (page, shows, "The whole plan");
  wait_for (page, shows, "Costs are positive, income is negative; a negative variance is worse.");
  wait_for (page, is_focused, "Övriga kostnader, 2024, 273,772 kSEK, 2024, 289,647 kSEK, 2024 variance, −15,875 kSEK");
}

static void
test_budget_empty (Page *page, gconstpointer data)
{
  show (page, pb_budget_view_new (page->base.plan));
  wait_for (page, shows, "The plan has no budget yet");
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
add_value (PbEdit *edit, gint64 indicator, gint64 entity, const char *period, PbValueKind kind, double value)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);

  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR, indicator);
  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_ENTITY, entity);
  pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, period);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, PB_GENDER_TOTAL);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, kind);
  pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE, value);
}

static gint64
add_indicator (PbEdit *edit, const char *title, const char *unit)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR);

  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, title);
  pb_edit_set_text (edit, id, PB_INDICATOR_UNIT, unit);
  pb_edit_set_enum (edit, id, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
  return id;
}

/* The document's third claim, wrong by a factor of ten, and an assignment's indicator with a target. Returns the claim.
 */
static gint64
build_benchmarks (Page *page)
{
  PbEdit *edit = pb_edit_new (page->base.plan, "Benchmarks");
  gint64 own = add_entity (edit, "Karlskrona", TRUE);
  gint64 peer = add_entity (edit, "Mölndal", FALSE);
  gint64 youth = add_indicator (edit, "Nettokostnad barn- och ungdomsvård", "kr/inv");
  gint64 places = add_indicator (edit, "Årsplaceringar", "årsplaceringar");
  gint64 link, claim;

  add_value (edit, youth, own, "2022", PB_VALUE_OUTCOME, 2601);
  add_value (edit, youth, own, "2023", PB_VALUE_OUTCOME, 2918);
  add_value (edit, youth, peer, "2022", PB_VALUE_OUTCOME, 1698);
  add_value (edit, youth, peer, "2023", PB_VALUE_OUTCOME, 1959);
  add_value (edit, places, own, "2024", PB_VALUE_OUTCOME, 14);
  add_value (edit, places, own, "2027", PB_VALUE_TARGET, 11);
  link = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_INDICATOR, places);
  pb_edit_set_int (edit, link, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, page->karlskrona.assignments[2]);
  claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, claim, PB_CLAIM_INDICATOR, youth);
  pb_edit_set_text (edit, claim, PB_CLAIM_PERIOD, "2023");
  pb_edit_set_int (edit, claim, PB_CLAIM_OWN, own);
  pb_edit_set_int (edit, claim, PB_CLAIM_PEER, peer);
  pb_edit_set_real (edit, claim, PB_CLAIM_VOLUME, 66000);
  pb_edit_set_text (edit, claim, PB_CLAIM_VOLUME_UNIT, "invånare");
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DIFFERENCE, 100000);
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, MNKR (66));
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_DECIMALS, 1);
  test_commit (edit);
  return claim;
}

static void
test_benchmarks (Page *page, gconstpointer data)
{
  gint64 claim = build_benchmarks (page);
  PbPlan *plan = page->base.plan;
  PbEdit *edit;
  g_autoptr (GError) error = NULL;

  show (page, pb_benchmarks_view_new (plan));
  wait_for (page, shows, "Nettokostnad barn- och ungdomsvård");
  wait_for (page, names, "Nettokostnad barn- och ungdomsvård, +49 % against Mölndal · place 2 of 2, 2,918 kr per inhabitant, "
                         "up 12 % since 2022, worse");
  wait_for (page, names, "Årsplaceringar, target 2027: 11 · assignment 2, 14 årsplaceringar");
  wait_for (page, shows, "Kr per inhabitant. Lower is better.");
  wait_for (page, names, "Karlskrona 2023: 2,918 kr per inhabitant");
  wait_for (page, shows, "959");
  wait_for (page, names,
            "Nettokostnad barn- och ungdomsvård compared with Mölndal: the plan 6.6 MSEK, computed 63.3 MSEK, "
            "Wrong by a factor of ten");
  wait_for (page, shows_part, "2,918 − 1,959 = 959 SEK × 66,000 invånare = 63.3 MSEK.");

  pb_benchmarks_view_show_record (
    PB_BENCHMARKS_VIEW (page->view),
    pb_plan_get_record (plan, PB_TABLE_INDICATOR,
                        pb_record_get_id (pb_plan_peek_records (plan, PB_TABLE_INDICATOR)->pdata[1])));
  wait_for (page, shows, "Årsplaceringar. Lower is better.");
  pb_benchmarks_view_show_record (PB_BENCHMARKS_VIEW (page->view), pb_plan_get_record (plan, PB_TABLE_CLAIM, claim));
  wait_for (page, shows, "Kr per inhabitant. Lower is better.");

  edit = pb_edit_new (plan, "Mend the claim");
  pb_edit_set_int (edit, claim, PB_CLAIM_STATED_AMOUNT, MNKR (633));
  test_commit (edit);
  wait_for (page, shows, "Adds up");
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  wait_for (page, shows, "Wrong by a factor of ten");
}

static void
test_benchmarks_empty (Page *page, gconstpointer data)
{
  show (page, pb_benchmarks_view_new (page->base.plan));
  wait_for (page, shows, "The plan has no indicators yet");
}

static void
change_title (PbPlan *plan, gint64 id, const char *title)
{
  g_autoptr (GError) error = NULL;

  pb_plan_edit_text (plan, "Change title", NULL, id, PB_ASSIGNMENT_TITLE, title, &error);
  g_assert_no_error (error);
}

static void
test_history (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 id = test_add_assignment (plan, 7, "Lokaler");
  g_autoptr (GError) error = NULL;
  GtkWidget *list;

  show (page, pb_history_view_new (plan));
  wait_for (page, shows, "Add assignment");
  change_title (plan, id, "Översyn av lokaler");
  wait_for (page, shows, "Change title");
  wait_for (page, shows_part, "“Lokaler” → “Översyn av lokaler”");
  g_assert_false (shows_part (page, "Changed:"));
  list = find (page->view, is_list, NULL);
  g_signal_emit_by_name (list, "activate", 0);
  wait_for (page, shows_part, "Changed:");
  wait_for (page, shows_part, "“Lokaler” → “Översyn av lokaler”");
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  wait_for (page, shows, "Undone");
}

static gboolean
is_search (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
has_one_row (Page *page, gconstpointer data)
{
  return find (page->view, is_list, NULL) && count_rows (page) == 1;
}

static gboolean
has_two_rows (Page *page, gconstpointer data)
{
  return find (page->view, is_list, NULL) && count_rows (page) == 2;
}

static gboolean
has_three_rows (Page *page, gconstpointer data)
{
  return find (page->view, is_list, NULL) && count_rows (page) == 3;
}

static void
test_history_search (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 id = test_add_assignment (plan, 7, "Lokaler");
  GtkWidget *search;

  change_title (plan, id, "Översyn av lokaler");
  show (page, pb_history_view_new (plan));
  wait_for (page, has_two_rows, "two rows");
  search = find (page->view, is_search, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "TITLE");
  wait_for (page, has_one_row, "one row");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  wait_for (page, shows, "No edit matches");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for (page, has_two_rows, "two rows");
}

/* Undoing to an edit is asked about with how many edits it takes back, and done only then. */
static void
test_history_undo_to (Page *page, gconstpointer data)
{
  PbPlan *plan = page->base.plan;
  gint64 id = test_add_assignment (plan, 7, "Lokaler");
  g_autoptr (GListModel) history = pb_history_new (plan);
  g_autoptr (PbHistoryEdit) first = g_list_model_get_item (history, 0);
  GListModel *windows = gtk_window_get_toplevels ();
  AdwMessageDialog *dialog = NULL;

  change_title (plan, id, "Ett");
  change_title (plan, id, "Två");
  show (page, pb_history_view_new (plan));
  wait_for (page, has_three_rows, "three rows");
  gtk_widget_activate_action (page->view, "history.undo-to", "x", pb_history_edit_get_id (first));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = ADW_MESSAGE_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "Undo 2 edits?");
  g_assert_cmpstr (test_text (plan, PB_ASSIGNMENT_TITLE, id), ==, "Två");
  adw_message_dialog_response (dialog, "undo");
  g_assert_cmpstr (test_text (plan, PB_ASSIGNMENT_TITLE, id), ==, "Lokaler");
  wait_for (page, shows, "Undone");
  assert_action (page, "say 'Undone; Redo brings it back'");
}

static void
test_history_empty (Page *page, gconstpointer data)
{
  show (page, pb_history_view_new (page->base.plan));
  wait_for (page, shows, "Nothing has been changed yet");
}

#define add(path, set, function) g_test_add (path, Page, NULL, set, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/pages/overview/figures", set_up, test_overview_figures);
  add ("/pages/overview/leads", set_up, test_overview_leads);
  add ("/pages/overview/live", set_up, test_overview_live);
  add ("/pages/overview/full-list", set_up, test_overview_full_list);
  add ("/pages/overview/empty", set_up_empty, test_overview_empty);
  add ("/pages/budget/walk", set_up, test_budget_walk);
  add ("/pages/budget/proof", set_up, test_budget_proof);
  add ("/pages/budget/leads", set_up, test_budget_leads);
  add ("/pages/budget/live", set_up, test_budget_live);
  add ("/pages/budget/variance", set_up, test_budget_variance);
  add ("/pages/budget/empty", set_up_empty, test_budget_empty);
  add ("/pages/benchmarks/shown", set_up, test_benchmarks);
  add ("/pages/benchmarks/empty", set_up_empty, test_benchmarks_empty);
  add ("/pages/history/shown", set_up_empty, test_history);
  add ("/pages/history/search", set_up_empty, test_history_search);
  add ("/pages/history/undo-to", set_up_empty, test_history_undo_to);
  add ("/pages/history/empty", set_up_empty, test_history_empty);
  return g_test_run ();
}
