/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../model/test-scenario.h"
#include "model/pb-proposal.h"
#include "test-tree.h"
#include "views/pb-adopt-dialog.h"
#include "views/pb-budget-view.h"
#include "views/pb-certainty-card.h"
#include "views/pb-compare-card.h"
#include "views/pb-driver-field.h"
#include "views/pb-driver-row.h"
#include "views/pb-figure-row.h"
#include "views/pb-figure-table.h"
#include "views/pb-overview-view.h"
#include "views/pb-ranges-dialog.h"
#include "views/pb-scenario-actions.h"
#include "views/pb-scenario-bar.h"
#include "views/pb-scenario-chip.h"
#include "views/pb-scenario-tab.h"

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  gint64 late; /* assignment 2 six months late, 70 % realised */
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

#define plan_of(fixture) ((fixture)->base.plan)

static void
say_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pb_budget_view_compare (user_data);
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = {
    { .name = "say", .activate = say_cb, .parameter_type = "s" },
    { .name = "show-error", .activate = say_cb, .parameter_type = "(ss)" },
    { .name = "show-unsaved", .activate = say_cb, .parameter_type = "(ss)" },
    { .name = "compare-scenarios", .activate = compare_cb },
  };
  g_autoptr (GSimpleActionGroup) window = g_simple_action_group_new ();
  g_autoptr (GSimpleActionGroup) scenarios = pb_scenario_actions_new (fixture->window, plan_of (fixture));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), fixture->view);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (window));
  gtk_widget_insert_action_group (fixture->window, "scenario", G_ACTION_GROUP (scenarios));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_plan_set_up (&fixture->base, NULL);
  test_build_karlskrona (&fixture->karlskrona, plan_of (fixture));
  fixture->late = test_create_scenario (plan_of (fixture), "Late", 0);
  test_drive (plan_of (fixture), fixture->late, fixture->karlskrona.assignments[2], 6, 70);
  fixture->view = pb_budget_view_new (plan_of (fixture));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  add_actions (fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  pb_budget_view_show_record (PB_BUDGET_VIEW (fixture->view),
                              pb_plan_get_record (plan_of (fixture), PB_TABLE_SHEET, fixture->karlskrona.balances[1]));
  test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &fixture->view);
  /* As the window does: GTK keeps the group for longer than the window. */
  gtk_widget_insert_action_group (fixture->window, "scenario", NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_settle ();
  g_assert_null (fixture->view);
  test_plan_tear_down (&fixture->base, NULL);
}

static gboolean
has_label (GtkWidget *widget, const char *label)
{
  g_autofree char *difference
    = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return difference == NULL;
}

static GtkWidget *
find_named (GtkWidget *root, GType type, const char *label)
{
  GtkWidget *widget;

  for (guint i = 0; (widget = test_find (root, type, i)); i++)
    if (has_label (widget, label))
      return widget;
  return NULL;
}

static GtkWidget *
open_comparison (Fixture *fixture, gint64 scenario)
{
  pb_plan_set_scenario (plan_of (fixture), scenario);
  pb_budget_view_compare (PB_BUDGET_VIEW (fixture->view));
  test_wait_until (test_find (fixture->view, PB_TYPE_DRIVER_ROW, 0));
  return fixture->view;
}

/* Each scenario says how it goes before it is chosen; choosing puts it in force, and the tabs follow what comes and goes. */
static void
test_bar (Fixture *fixture, gconstpointer data)
{
  const char *plan = "The plan: −0.1 MSEK, In balance 2027";
  const char *late = "Late: −7.0 MSEK, Deficit 2027";
  GtkWidget *tab;
  g_autoptr (GError) error = NULL;

  test_wait_until (find_named (fixture->view, GTK_TYPE_TOGGLE_BUTTON, plan));
  tab = find_named (fixture->view, GTK_TYPE_TOGGLE_BUTTON, late);
  g_assert_nonnull (tab);
  g_signal_emit_by_name (tab, "clicked");
  g_assert_cmpint (pb_plan_get_scenario (plan_of (fixture)), ==, fixture->late);
  test_wait_until (test_find_label (fixture->view, "2025 −1.3 · 2026 −4.3 · 2027 −6.9 MSEK"));
  g_assert_nonnull (test_find_label (fixture->view, "6 months late, 70 % realised"));
  /* The one in force cannot be un-chosen by a second click. */
  g_signal_emit_by_name (tab, "clicked");
  g_assert_cmpint (pb_plan_get_scenario (plan_of (fixture)), ==, fixture->late);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)));

  test_create_scenario (plan_of (fixture), "Another", 0);
  test_wait_until (test_find (fixture->view, PB_TYPE_SCENARIO_TAB, 2));
  pb_plan_undo (plan_of (fixture), &error);
  g_assert_no_error (error);
  test_wait_until (!test_find (fixture->view, PB_TYPE_SCENARIO_TAB, 2));
  test_assert_named (fixture->view);
}

static gboolean
is_whole (GtkWidget *tab, GtkWidget *bar)
{
  graphene_rect_t place;

  return gtk_widget_compute_bounds (tab, bar, &place) && place.size.height > 0
         && place.origin.y + place.size.height <= gtk_widget_get_height (bar) + 1;
}

static gboolean
shows_tabs (GtkWidget *bar, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *tab = test_find (bar, PB_TYPE_SCENARIO_TAB, i);

      if (!tab || !is_whole (tab, bar))
        return FALSE;
    }
  return TRUE;
}

/* As many lines as they take, none cut; a great many scroll, and come back to standing when they go. */
static void
test_bar_many (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = test_find (fixture->view, PB_TYPE_SCENARIO_BAR, 0);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("A scenario with quite a long name, number %u", i);

      test_create_scenario (plan_of (fixture), name, 0);
      if (i == 8)
        test_wait_until (shows_tabs (bar, 11));
    }
  test_wait_until (test_find (bar, PB_TYPE_SCENARIO_TAB, 15));
  g_assert_nonnull (test_find (bar, GTK_TYPE_SCROLLED_WINDOW, 0));
  for (guint i = 0; i < 6; i++)
    pb_plan_undo (plan_of (fixture), &error);
  g_assert_no_error (error);
  test_wait_until (shows_tabs (bar, 10) && !test_find (bar, GTK_TYPE_SCROLLED_WINDOW, 0));
}

static void
test_chip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = g_object_ref_sink (g_object_new (PB_TYPE_SCENARIO_CHIP, NULL));

  pb_scenario_chip_set_plan (PB_SCENARIO_CHIP (chip), plan_of (fixture));
  g_assert_false (gtk_widget_get_visible (chip));
  pb_plan_set_scenario (plan_of (fixture), fixture->late);
  g_assert_true (gtk_widget_get_visible (chip));
  g_assert_nonnull (test_find_label (chip, "Scenario: Late"));
  pb_plan_set_scenario (plan_of (fixture), 0);
  g_assert_false (gtk_widget_get_visible (chip));
  g_object_unref (chip);
}

static PbDriverRow *
find_driver (GtkWidget *root, gint64 assignment)
{
  GtkWidget *row;

  for (guint i = 0; (row = test_find (root, PB_TYPE_DRIVER_ROW, i)); i++)
    if (pb_driver_row_get_id (PB_DRIVER_ROW (row)) == assignment)
      return PB_DRIVER_ROW (row);
  g_error ("No row");
}

static PbDriver
get_driver (Fixture *fixture, int number)
{
  return pb_scenario_get_driver (plan_of (fixture), fixture->late, fixture->karlskrona.assignments[number]);
}

/* One drag is one edit; the card above and the sums follow it. */
static void
test_drivers_slide (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  GtkWidget *row = GTK_WIDGET (find_driver (view, fixture->karlskrona.assignments[2]));
  GtkRange *delay = GTK_RANGE (test_find (row, GTK_TYPE_SCALE, 0));
  guint edits = test_count_edits (plan_of (fixture));
  g_autoptr (GError) error = NULL;

  g_assert_true (has_label (GTK_WIDGET (delay), "Delay in months, Uppdrag 2"));
  g_assert_cmpfloat (gtk_range_get_value (delay), ==, 6);
  test_wait_until (test_find_label (row, "−6.9"));
  for (int months = 7; months <= 12; months++)
    gtk_range_set_value (delay, months);
  g_assert_cmpint (get_driver (fixture, 2).delay, ==, 12);
  g_assert_cmpfloat (get_driver (fixture, 2).realisation, ==, 70);
  g_assert_cmpuint (test_count_edits (plan_of (fixture)), ==, edits + 1);
  /* 14.7 a year late is 7.7, of which 70 % */
  test_wait_until (test_find_label (row, "5.4"));
  test_wait_until (find_named (view, GTK_TYPE_TOGGLE_BUTTON,
                               "Late: −9.4 MSEK 2027. Deficit every year. 2024: −30.1, against the plan –. 2025: −2.1, "
                               "against the plan −2.0. 2026: −6.3, against the plan −6.3. 2027: −9.4, against the plan "
                               "−9.3."));
  pb_plan_undo (plan_of (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_driver (fixture, 2).delay, ==, 6);
  test_wait_until (gtk_range_get_value (delay) == 6);
}

static void
type_figure (GtkWidget *entry, const char *text)
{
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* What is typed may be beyond the slider; what cannot be is refused, with the field as it was written. */
static void
test_drivers_type (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  GtkWidget *row = GTK_WIDGET (find_driver (view, fixture->karlskrona.assignments[5]));
  GtkWidget *delay = test_find (row, GTK_TYPE_ENTRY, 0);
  GtkWidget *realisation = test_find (row, GTK_TYPE_ENTRY, 1);
  const struct { const char *text; int delay; } good[] = { { "36", 36 }, { "3 mo.", 3 }, { " 18 months", 18 }, { "0", 0 } };
  const char *const bad[] = { "soon", "−1", "2.5", "121", "" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      type_figure (delay, good[i].text);
      g_assert_cmpint (get_driver (fixture, 5).delay, ==, good[i].delay);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      type_figure (delay, bad[i]);
      g_assert_cmpint (get_driver (fixture, 5).delay, ==, 0);
      g_assert_true (gtk_widget_has_css_class (delay, "error"));
      g_assert_nonnull (test_find_label (row, "Write the delay as whole months from 0 to 120."));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (delay)), ==, bad[i]);
    }
  /* Left as it is the old figure stands again, and the sentence with it. */
  gtk_widget_grab_focus (realisation);
  test_wait_until (strcmp (gtk_editable_get_text (GTK_EDITABLE (delay)), "0 mo.") == 0);
  g_assert_nonnull (test_find_label (row, "Write the delay as whole months from 0 to 120."));
  type_figure (delay, "4");
  g_assert_false (gtk_widget_has_css_class (delay, "error"));
  g_assert_null (test_find_label (row, "Write the delay"));
  type_figure (realisation, "92.5 %");
  g_assert_cmpfloat (get_driver (fixture, 5).realisation, ==, 92.5);
  test_key (test_find (row, GTK_TYPE_SCALE, 0), GTK_PHASE_BUBBLE, GDK_KEY_Delete, 0);
  g_assert_cmpint (get_driver (fixture, 5).delay, ==, 0);
  g_assert_cmpfloat (get_driver (fixture, 5).realisation, ==, 92.5);
}

/* Up and down go between the rows, in the same column. */
static void
test_drivers_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  PbDriverRow *first = PB_DRIVER_ROW (test_find (view, PB_TYPE_DRIVER_ROW, 0));
  PbDriverRow *second = PB_DRIVER_ROW (test_find (view, PB_TYPE_DRIVER_ROW, 1));
  GtkWidget *rows = gtk_widget_get_parent (GTK_WIDGET (first));

  pb_driver_row_focus_stop (first, 2);
  g_assert_true (test_key (rows, GTK_PHASE_CAPTURE, GDK_KEY_Down, 0));
  g_assert_cmpuint (pb_driver_row_get_stop (second), ==, 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (second))
                 || gtk_widget_get_focus_child (GTK_WIDGET (second)));
  g_assert_true (test_key (rows, GTK_PHASE_CAPTURE, GDK_KEY_Up, 0));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (first)));
  /* Tab from the last stop leaves the rows. */
  pb_driver_row_focus_stop (first, PB_DRIVER_ROW_STOPS - 1);
  g_assert_true (test_key (rows, GTK_PHASE_CAPTURE, GDK_KEY_Tab, 0));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), rows));
}

/* Neither the plan's own delays nor a locked scenario's can be moved, and it says why. */
static void
test_drivers_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, 0);
  GtkWidget *scale = test_find (GTK_WIDGET (find_driver (view, fixture->karlskrona.assignments[2])), GTK_TYPE_SCALE, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (gtk_widget_is_sensitive (scale));
  g_assert_nonnull (test_find_label (view, "make a scenario to try them"));
  pb_plan_set_scenario (plan_of (fixture), fixture->late);
  test_wait_until (gtk_widget_is_sensitive (scale));
  pb_scenario_set_locked (plan_of (fixture), fixture->late, TRUE, &error);
  g_assert_no_error (error);
  test_wait_until (!gtk_widget_is_sensitive (scale));
  g_assert_nonnull (test_find_label (view, "The scenario is locked."));
  pb_scenario_set_locked (plan_of (fixture), fixture->late, FALSE, &error);
  g_assert_no_error (error);
  pb_plan_set_read_only (plan_of (fixture), TRUE);
  pb_plan_set_scenario (plan_of (fixture), 0);
  pb_plan_set_scenario (plan_of (fixture), fixture->late);
  test_wait_until (test_find_label (view, "The plan can be read but not changed"));
  g_assert_false (gtk_widget_is_sensitive (scale));
}

/* The rows of figures prove the balance of the card: effects and all else. */
static void
test_compare_proof (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  GtkWidget *card;

  g_assert_nonnull (test_find_label (view, "Ny organisering, Bastasjö gård"));
  g_assert_nonnull (test_find_label (view, "Effect 2027"));
  g_assert_nonnull (test_find_label (view, "102.4"));
  g_assert_nonnull (test_find_label (view, "Everything else in the balance 2027"));
  card = test_find (view, PB_TYPE_COMPARE_CARD, 1);
  g_assert_nonnull (test_find_label (card, "assignment 2"));
  g_assert_nonnull (test_find_label (card, "−7.0"));
  g_assert_nonnull (test_find_label (card, "Changed below"));
  g_assert_nonnull (test_find_label (test_find (view, PB_TYPE_COMPARE_CARD, 0), "In balance from 2025"));
  test_assert_named (view);
}

/* The answer is there to be read where the card is as narrow as it gets. */
static void
test_latest (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1200, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *view, *list, *table;
      GtkAdjustment *sideways;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 700);
      view = open_comparison (fixture, 0);
      test_wait_until (find_named (view, GTK_TYPE_LIST_VIEW, "How late may each come?"));
      list = find_named (view, GTK_TYPE_LIST_VIEW, "How late may each come?");
      test_wait_until (find_named (list, GTK_TYPE_WIDGET, "2  Uppdrag 2, up to 1 month"));
      test_wait_until (gtk_widget_get_width (fixture->window) == widths[i]);
      table = gtk_widget_get_ancestor (list, PB_TYPE_FIGURE_TABLE);
      sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));
      test_wait_until (gtk_adjustment_get_page_size (sideways) > 0);
      g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=, gtk_adjustment_get_page_size (sideways));
    }
}

/* A number of months that cannot be is refused in words, not made into another without one. */
static void
test_tornado (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, 0);
  GtkWidget *months = find_named (view, GTK_TYPE_SPIN_BUTTON, "Months late");

  gtk_editable_set_text (GTK_EDITABLE (months), "200");
  gtk_spin_button_update (GTK_SPIN_BUTTON (months));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (months)), ==, 6);
  g_assert_true (gtk_widget_has_css_class (months, "error"));
  g_assert_nonnull (test_find_label (view, "Write the delay as whole months from 0 to 120."));
  gtk_editable_set_text (GTK_EDITABLE (months), "9");
  gtk_spin_button_update (GTK_SPIN_BUTTON (months));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (months)), ==, 9);
  g_assert_false (gtk_widget_has_css_class (months, "error"));
}

static guint
count_items (GtkWidget *root, GtkWidget *name)
{
  return pb_figure_table_get_n_rows (PB_FIGURE_TABLE (gtk_widget_get_ancestor (name, PB_TYPE_FIGURE_TABLE)));
}

/* The lines that differ: three years of one line, nothing where the scenario says nothing. */
static void
test_compare_lines (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  GtkWidget *list = find_named (view, GTK_TYPE_LIST_VIEW, "Which lines differ");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (list);
  test_wait_until (count_items (view, list) == 3);
  test_wait_until (find_named (list, GTK_TYPE_WIDGET,
                               "Bostadskarriär, Ekonomiska effekter, MSEK, Column 2026, The plan 7.7, Late 3.4"));
  pb_scenario_restore_all (plan_of (fixture), fixture->late, &error);
  g_assert_no_error (error);
  test_wait_until (test_find_label (view, "No line differs."));
}

/* As sure as the draws say: the same number gives the same answer, and certain is said to be so. */
static void
test_certainty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = open_comparison (fixture, fixture->late);
  GtkWidget *card = test_find (view, PB_TYPE_CERTAINTY_CARD, 0);
  GtkWidget *spin;
  g_autofree char *before = NULL;

  test_wait_until (test_find_label (card, "almost out of the question"));
  g_assert_nonnull (test_find_label (card, "10,000 draws"));
  /* The board has fewer: the plan's are counted, and that is said. */
  g_assert_nonnull (test_find_label (card, "Of the whole plan’s "));
  before = g_strdup (gtk_label_get_text (GTK_LABEL (test_find_label (card, "Nine times of ten"))));
  spin = test_find (card, GTK_TYPE_SPIN_BUTTON, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_find_label (card, "Nine times of ten"))), ==, before);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

/* What the dialog shows is what one edit then does; afterwards the plan's own figures are in force. */
static void
test_adopt (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = plan_of (fixture);
  guint edits = test_count_edits (plan);
  GtkWindow *dialog;
  GtkWidget *list;
  gint64 ore;
  g_autoptr (GError) error = NULL;

  test_create_scenario (plan, "Upon it", fixture->late);
  edits++;
  pb_plan_set_scenario (plan, fixture->late);
  gtk_widget_activate_action (fixture->view, "scenario.adopt", "x", fixture->late);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  test_wait_until (test_find_label (GTK_WIDGET (dialog), "3 figures of the plan are replaced"));
  g_assert_nonnull (test_find_label (GTK_WIDGET (dialog), "“Upon it” is based on it"));
  g_assert_nonnull (test_find_label (GTK_WIDGET (dialog), "The balance of Funktionsstödsnämnden: 2025\u00a0−0.1\u00a0→\u00a0−1.4 · "
                                                          "2026\u00a00.0\u00a0→\u00a0−4.3 · 2027\u00a0−0.1\u00a0→\u00a0−7.0 MSEK."));
  list = find_named (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, "Figures that change");
  g_assert_cmpuint (count_items (GTK_WIDGET (dialog), list), ==, 3);
  test_wait_until (find_named (list, GTK_TYPE_WIDGET,
                               "Bostadskarriär, Funktionsstödsnämnden · Ekonomiska effekter, MSEK, Column 2026, From 7.7, "
                               "To 3.395"));
  test_assert_named (GTK_WIDGET (dialog));
  g_assert_cmpuint (test_count_edits (plan), ==, edits);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "adopt.do", NULL);
  g_assert_cmpuint (test_count_edits (plan), ==, edits + 1);
  g_assert_cmpint (pb_plan_get_scenario (plan), ==, 0);
  pb_balance_get (plan, fixture->karlskrona.boards[1], 0, 2027, &ore, NULL);
  g_assert_cmpint (ore, ==, -696000000);
  test_wait_until (!find_dialog (fixture));
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  pb_balance_get (plan, fixture->karlskrona.boards[1], 0, 2027, &ore, NULL);
  g_assert_cmpint (ore, ==, MNKR (-1));
  g_assert_nonnull (pb_plan_get_record (plan, PB_TABLE_SCENARIO, fixture->late));
}

static void
type_range (GtkWindow *dialog, const char *assignment, const char *const *figures)
{
  static const char *const headings[] = { "Delay, low",       "Delay, likely",       "Delay, high",
                                          "Realisation, low", "Realisation, likely", "Realisation, high" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", headings[i], assignment);
      GtkWidget *entry = find_named (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, name);

      g_assert_nonnull (entry);
      gtk_editable_set_text (GTK_EDITABLE (entry), figures[i]);
    }
}

/* Several ranges saved together are one edit, and one undo takes them back. */
static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  static const char *const first[] = { "0", "3", "9", "70", "90", "100" };
  static const char *const second[] = { "1", "1", "1", "80", "80", "80" };
  PbPlan *plan = plan_of (fixture);
  const PbRange otherwise = { 0, 0, 6, 80, 100, 100 };
  PbBalanceScope scope = { 0 };
  GtkWidget *dialog;
  guint edits = test_count_edits (plan);
  g_autoptr (GError) error = NULL;

  pb_balance_scope_set (&scope, plan, fixture->karlskrona.boards[1]);
  dialog = pb_ranges_dialog_new (GTK_WINDOW (fixture->window), &scope, 2027, &otherwise);
  gtk_window_present (GTK_WINDOW (dialog));
  test_settle ();
  type_range (GTK_WINDOW (dialog), "2  Uppdrag 2", first);
  type_range (GTK_WINDOW (dialog), "3  Uppdrag 3", second);
  gtk_widget_activate_action (dialog, "ranges.save", NULL);
  g_assert_cmpuint (test_count_edits (plan), ==, edits + 1);
  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_RANGE)->len, ==, 2);
  g_assert_cmpstr (pb_plan_get_undo_label (plan), ==, "Uncertainty of 2 assignments");
  pb_plan_undo (plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_RANGE)->len, ==, 0);
  pb_balance_scope_clear (&scope);
  test_settle ();
}

/* Deleting says what goes with it, or what stands in the way. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = plan_of (fixture);
  gint64 child = test_create_scenario (plan, "Child", fixture->late);
  GtkWindow *dialog;

  gtk_widget_activate_action (fixture->view, "scenario.delete", "x", fixture->late);
  dialog = find_dialog (fixture);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "cannot be deleted"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "“Child” is based on it"));
  gtk_window_destroy (dialog);
  gtk_widget_activate_action (fixture->view, "scenario.delete", "x", child);
  dialog = find_dialog (fixture);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "delete");
  g_assert_null (pb_plan_get_record (plan, PB_TABLE_SCENARIO, child));
  gtk_window_destroy (dialog);
}

/* An alternative budget says year by year what it lacks, and what is added and removed. */
static void
test_proposal (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  pb_budget_view_show_proposal (PB_BUDGET_VIEW (fixture->view), fixture->late);
  test_wait_until (test_find_label (fixture->view, "Lacks"));
  list = find_named (fixture->view, GTK_TYPE_LIST_VIEW, "What is added and removed");
  test_wait_until (count_items (fixture->view, list) == 3);
  test_wait_until (find_named (list, GTK_TYPE_WIDGET,
                               "Bostadskarriär, Funktionsstödsnämnden · Ekonomiska effekter, MSEK, Column 2025, From 2.000, "
                               "To 0.700, Difference −1.300, In the budget added"));
  test_assert_named (fixture->view);
  gtk_widget_activate_action (fixture->view, "budget.back", NULL);
  test_wait_until (test_find (fixture->view, PB_TYPE_SCENARIO_TAB, 0));
}

/* No year of a proposal is out of sight in a small window. */
static void
test_proposal_small (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *table;
  GtkAdjustment *sideways;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 700);
  pb_budget_view_show_proposal (PB_BUDGET_VIEW (fixture->view), fixture->late);
  test_wait_until (test_find_label (fixture->view, "Lacks"));
  list = find_named (fixture->view, GTK_TYPE_LIST_VIEW, "Year by year");
  table = gtk_widget_get_ancestor (list, PB_TYPE_FIGURE_TABLE);
  sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));
  test_wait_until (gtk_widget_get_width (fixture->window) <= 800);
  test_wait_until (gtk_adjustment_get_page_size (sideways) > 0
                   && gtk_adjustment_get_upper (sideways) <= gtk_adjustment_get_page_size (sideways));
}

/* At twice the text nothing of a page stands outside a small window: what is wide scrolls by itself, or breaks. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  PbPlan *plan = plan_of (fixture);
  GtkWidget *(*const views[]) (PbPlan *) = { pb_budget_view_new, pb_overview_view_new };

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *view = views[i] (plan);
      GtkWidget *window = gtk_window_new ();
      GtkScrolledWindow *page;
      GtkAdjustment *sideways;

      gtk_window_set_default_size (GTK_WINDOW (window), 950, 650);
      gtk_window_set_child (GTK_WINDOW (window), view);
      gtk_window_present (GTK_WINDOW (window));
      test_settle ();
      g_assert_cmpint (gtk_widget_get_width (window), <=, 950);
      page = GTK_SCROLLED_WINDOW (test_find (view, GTK_TYPE_SCROLLED_WINDOW, 0));
      sideways = gtk_scrolled_window_get_hadjustment (page);
      test_wait_until (gtk_adjustment_get_page_size (sideways) > 0);
      g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=, gtk_adjustment_get_page_size (sideways));
      gtk_window_destroy (GTK_WINDOW (window));
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* The comparison's choices break their line before they make the window wider than it was. */
static void
test_large_comparison (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  int least;

  test_create_scenario (plan_of (fixture), "Third", 0);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  view = open_comparison (fixture, 0);
  test_settle ();
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 950);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  add ("/scenarios/bar/results", test_bar);
  add ("/scenarios/bar/many", test_bar_many);
  add ("/scenarios/chip", test_chip);
  add ("/scenarios/drivers/slide", test_drivers_slide);
  add ("/scenarios/drivers/type", test_drivers_type);
  add ("/scenarios/drivers/keys", test_drivers_keys);
  add ("/scenarios/drivers/closed", test_drivers_closed);
  add ("/scenarios/compare/proof", test_compare_proof);
  add ("/scenarios/compare/lines", test_compare_lines);
  add ("/scenarios/compare/latest", test_latest);
  add ("/scenarios/certainty", test_certainty);
  add ("/scenarios/tornado", test_tornado);
  add ("/scenarios/adopt", test_adopt);
  add ("/scenarios/ranges", test_ranges);
  add ("/scenarios/large-text", test_large_text);
  add ("/scenarios/large-comparison", test_large_comparison);
  add ("/scenarios/delete", test_delete);
  add ("/scenarios/proposal", test_proposal);
  add ("/scenarios/proposal-small", test_proposal_small);
  return g_test_run ();
}
