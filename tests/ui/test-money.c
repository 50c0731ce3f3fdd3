/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../model/test-scenario.h"
#include "../model/test-tables.h"
#include "model/pb-scenario.h"
#include "model/pb-sheet-share.h"
#include "test-tree.h"
#include "views/pb-budget-view.h"
#include "views/pb-money-table.h"

/* The budget tables as somebody with a keyboard uses them, in a window on a screen. */

typedef struct
{
  TestPlan base;
  TestKarlskrona karlskrona;
  PbPlan *plan;
  GtkWidget *window;
  GtkWidget *view;
  char *opened; /* the record that was asked for last */
  char *said; /* by the window, last */
} Page;

static void
open_cb (GSimpleAction *action, GVariant *parameter, Page *page)
{
  g_free (page->opened);
  page->opened = g_variant_print (parameter, FALSE);
}

static void
say_cb (GSimpleAction *action, GVariant *parameter, Page *page)
{
  g_free (page->said);
  page->said = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Page *page, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) say = g_simple_action_new ("say", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-record", G_VARIANT_TYPE ("(sx)"));

  test_plan_set_up (&page->base, NULL);
  page->plan = page->base.plan;
  test_build_karlskrona (&page->karlskrona, page->plan);
  g_signal_connect (action, "activate", G_CALLBACK (open_cb), page);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  g_signal_connect (say, "activate", G_CALLBACK (say_cb), page);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (say));
  page->view = pb_budget_view_new (page->plan);
  page->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (page->window), 1300, 850);
  gtk_widget_insert_action_group (page->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (page->window), page->view);
  gtk_window_present (GTK_WINDOW (page->window));
}

static void
tear_down (Page *page, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (page->view), (gpointer *)&page->view);
  gtk_window_destroy (GTK_WINDOW (page->window));
  test_settle ();
  /* Nothing holds the view after its window. */
  g_assert_null (page->view);
  g_free (page->opened);
  g_free (page->said);
  test_plan_tear_down (&page->base, NULL);
}

static GtkWidget *
get_focus (Page *page)
{
  return gtk_root_get_focus (GTK_ROOT (page->window));
}

/* NULL where the focus is on what has the label; else what it is on. */
static char *
differs (Page *page, const char *label)
{
  GtkWidget *focus = get_focus (page);

  return focus ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label)
               : g_strdup ("nothing");
}

static void
wait_on (Page *page, const char *label)
{
  gint64 end = g_get_monotonic_time () + TEST_PATIENCE;
  char *on;

  while ((on = differs (page, label)))
    {
      if (g_get_monotonic_time () > end)
        g_error ("The keyboard is on “%s”, not on “%s”", on, label);
      g_free (on);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
wait_said (Page *page, const char *text)
{
  gint64 end = g_get_monotonic_time () + TEST_PATIENCE;

  while (!test_find_label (page->view, text))
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” is not said", text);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static GtkWidget *
get_list (Page *page)
{
  return gtk_widget_get_ancestor (get_focus (page), GTK_TYPE_LIST_VIEW);
}

static PbMoneyTable *
get_table (Page *page)
{
  return PB_MONEY_TABLE (gtk_widget_get_ancestor (get_focus (page), PB_TYPE_MONEY_TABLE));
}

static void
press (Page *page, guint key, GdkModifierType modifiers)
{
  g_assert_true (test_key (get_list (page), GTK_PHASE_CAPTURE, key, modifiers));
}

static gint64
find_line (Page *page, const char *title)
{
  return test_find_line (page->plan, page->karlskrona.balances[1], title);
}

/* Gives the keyboard to a figure of the second board's balance table. column: 0 is 2024. */
static void
go_to (Page *page, const char *title, int column)
{
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view),
                              pb_plan_get_record (page->plan, PB_TABLE_LINE, find_line (page, title)));
  /* Until the next frame the window may remember a cell of a page that is gone. */
  test_wait_until (get_focus (page) && gtk_widget_get_root (get_focus (page)) && get_list (page));
  press (page, GDK_KEY_Home, 0);
  for (int i = -1; i < column; i++)
    press (page, GDK_KEY_Right, 0);
}

static GtkEditable *
get_editor (Page *page)
{
  GtkWidget *focus = get_focus (page);

  g_assert_true (GTK_IS_TEXT (focus));
  return GTK_EDITABLE (focus);
}

static gboolean
is_editing (Page *page)
{
  return GTK_IS_TEXT (get_focus (page));
}

static void
assert_value (Page *page, const char *title, int column, gint64 tenths)
{
  g_autoptr (PbSheet) sheet
      = pb_sheet_get (page->plan, page->karlskrona.balances[1], pb_plan_get_scenario (page->plan));

  test_assert_value (sheet, test_line_of (sheet, title), column, MNKR (tenths));
}

static void
undo (Page *page)
{
  g_autoptr (GError) error = NULL;

  pb_plan_undo (page->plan, &error);
  g_assert_no_error (error);
}

static void
test_move (Page *page, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *on;
  } steps[] = {
    { GDK_KEY_Right, 0, "Demografisk anpassning, 2024, no figure" },
    { GDK_KEY_End, 0, "Demografisk anpassning, 2027, 2.3 MSEK" },
    { GDK_KEY_Right, 0, "Demografisk anpassning, 2027, 2.3 MSEK" },
    { GDK_KEY_Down, 0, "Utökad ram, 2027, −35.0 MSEK" },
    { GDK_KEY_Left, 0, "Utökad ram, 2026, −35.0 MSEK" },
    { GDK_KEY_Return, 0, "Ökat tryck omställning, 2026, −15.0 MSEK" },
    { GDK_KEY_Return, GDK_SHIFT_MASK, "Utökad ram, 2026, −35.0 MSEK" },
    { GDK_KEY_Home, 0, "Utökad ram, 2025, −18.0 MSEK, 2026, −35.0 MSEK, 2027, −35.0 MSEK" },
    { GDK_KEY_Home, GDK_CONTROL_MASK,
      "Nuvarande underskott, 2024, −45.0 MSEK, 2025, −45.0 MSEK, 2026, −45.0 MSEK, 2027, −45.0 MSEK" },
    { GDK_KEY_Up, 0, "Nuvarande underskott, 2024, −45.0 MSEK, 2025, −45.0 MSEK, 2026, −45.0 MSEK, 2027, −45.0 MSEK" },
    { GDK_KEY_End, GDK_CONTROL_MASK,
      "Printed in the plan, 2024, −30.0 MSEK, 2025, 0.0 MSEK, 2026, 0.0 MSEK, 2027, 0.0 MSEK" },
    { GDK_KEY_Up, 0, "Underskott, 2027, −0.1 MSEK, in balance, rounded, rounding" },
    { GDK_KEY_Page_Up, 0, "Nuvarande underskott, 2027, −45.0 MSEK" },
    { GDK_KEY_Page_Down, 0, "Printed in the plan, 2024, −30.0 MSEK, 2025, 0.0 MSEK, 2026, 0.0 MSEK, 2027, 0.0 MSEK" },
  };

  go_to (page, "Demografisk anpassning", -1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (page, steps[i].key, steps[i].modifiers);
      wait_on (page, steps[i].on);
    }
}

static void
test_edit (Page *page, gconstpointer data)
{
  guint edits = test_count_edits (page->plan);

  go_to (page, "Krav på effektiviseringar", 3);
  press (page, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_editor (page)), ==, "−16.7");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (get_focus (page))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Krav på effektiviseringar, 2027, −16.7 MSEK");
  gtk_editable_set_text (get_editor (page), "=-10,5+0,1");
  press (page, GDK_KEY_Return, 0);
  assert_value (page, "Krav på effektiviseringar", 3, -104);
  assert_value (page, "Underskott", 3, 62);
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 1);
  g_assert_nonnull (strstr (pb_plan_get_undo_label (page->plan), "Krav på effektiviseringar, 2027"));
  wait_on (page, "Besparing enligt omställningsplan, link, 2027, 109.3 MSEK, rounding");
  press (page, GDK_KEY_Down, 0);
  wait_on (page, "Underskott, 2027, 6.2 MSEK, in balance, does not add up");
  undo (page);
  wait_on (page, "Underskott, 2027, −0.1 MSEK, in balance, rounded, rounding");
}

/* A digit replaces what stands in the cell, Escape gives it back, and unchanged text is no edit. */
static void
test_typing (Page *page, gconstpointer data)
{
  guint edits = test_count_edits (page->plan);

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_4, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_editor (page)), ==, "4");
  press (page, GDK_KEY_Escape, 0);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK");
  press (page, GDK_KEY_F2, 0);
  press (page, GDK_KEY_Down, 0);
  wait_on (page, "Ökat tryck omställning, 2025, no figure");
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
  press (page, GDK_KEY_minus, 0);
  gtk_editable_set_text (get_editor (page), "-15,0");
  press (page, GDK_KEY_Up, 0);
  assert_value (page, "Ökat tryck omställning", 1, -150);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK");
  press (page, GDK_KEY_Delete, 0);
  wait_on (page, "Utökad ram, 2025, no figure");
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 2);
}

static void
test_refusal (Page *page, gconstpointer data)
{
  static const char *const bad[] = { "tre", "1,2,3,4", "=3+", "=3*2", "1.123456789", "999999999999999999999" };
  guint edits = test_count_edits (page->plan);

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_F2, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GtkAccessible *editor = GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (get_editor (page))));

      gtk_editable_set_text (get_editor (page), bad[i]);
      gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
      press (page, GDK_KEY_Return, 0);
      g_assert_true (is_editing (page));
      g_assert_cmpstr (gtk_editable_get_text (get_editor (page)), ==, bad[i]);
      gtk_test_accessible_assert_state (editor, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_true (gtk_test_accessible_has_property (editor, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
      /* By the cell and in the foot. */
      g_assert_nonnull (test_find_label (page->view, bad[i]));
    }
  press (page, GDK_KEY_Escape, 0);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK");
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
}

/* What may not be changed is said below the table, whichever key it was, and nothing is. */
static void
test_refused (Page *page, gconstpointer data)
{
  static const struct
  {
    const char *title;
    guint key;
    GdkModifierType modifiers;
    const char *said;
  } cases[] = {
    { "Totalt budgetförändring", GDK_KEY_Delete, 0, "is a sum" },
    { "Totalt budgetförändring", GDK_KEY_r, GDK_CONTROL_MASK, "is a sum" },
    { "Besparing enligt omställningsplan", GDK_KEY_Delete, 0, "is a link" },
    { "Underskott", GDK_KEY_x, GDK_CONTROL_MASK, "is a balance" },
  };
  guint edits = test_count_edits (page->plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      go_to (page, "Utökad ram", 1);
      go_to (page, cases[i].title, 1);
      press (page, GDK_KEY_End, GDK_SHIFT_MASK);
      press (page, cases[i].key, cases[i].modifiers);
      wait_said (page, cases[i].said);
    }
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
}

static void
test_locked (Page *page, gconstpointer data)
{
  gint64 scenario = test_create_scenario (page->plan, "Låst", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_scenario_set_locked (page->plan, scenario, TRUE, &error));
  pb_plan_set_scenario (page->plan, scenario);
  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_F2, GDK_SHIFT_MASK);
  wait_said (page, "The scenario “Låst” is locked");
  g_assert_false (GTK_IS_TEXT_VIEW (get_focus (page)));
  press (page, GDK_KEY_Delete, 0);
  wait_said (page, "locked");
  assert_value (page, "Utökad ram", 1, -180);
}

static void
test_computed (Page *page, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *said;
  } cases[] = {
    { "Totalt budgetförändring", "is a sum" },
    { "Besparing enligt omställningsplan", "is a link" },
    { "Underskott", "is a balance" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      go_to (page, cases[i].title, 1);
      press (page, i == 1 ? GDK_KEY_7 : GDK_KEY_F2, 0);
      g_assert_false (is_editing (page));
      wait_said (page, cases[i].said);
    }
  go_to (page, "Besparing enligt omställningsplan", 1);
  press (page, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_nonnull (strstr (page->opened, "table_line"));
}

/* While something is being typed Tab goes between the cells, and Enter goes down where that began; else Tab leaves. */
static void
test_tab (Page *page, gconstpointer data)
{
  GtkWidget *list;

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_1, 0);
  press (page, GDK_KEY_Tab, 0);
  wait_on (page, "Utökad ram, 2026, −35.0 MSEK");
  press (page, GDK_KEY_2, 0);
  press (page, GDK_KEY_Tab, 0);
  wait_on (page, "Utökad ram, 2027, −35.0 MSEK");
  press (page, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  wait_on (page, "Utökad ram, 2026, 2.0 MSEK");
  press (page, GDK_KEY_3, 0);
  press (page, GDK_KEY_Return, 0);
  wait_on (page, "Ökat tryck omställning, 2025, no figure");
  assert_value (page, "Utökad ram", 1, 10);
  assert_value (page, "Utökad ram", 2, 30);
  list = get_list (page);
  press (page, GDK_KEY_Up, 0);
  press (page, GDK_KEY_Tab, 0);
  test_wait_until (get_list (page) != list);
}

static void
test_leave (Page *page, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_Tab, GDK_CONTROL_MASK }, { GDK_KEY_F6, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *list;

      go_to (page, "Utökad ram", 1);
      list = get_list (page);
      press (page, GDK_KEY_F2, 0);
      gtk_editable_set_text (get_editor (page), i ? "7" : "6");
      press (page, keys[i].key, keys[i].modifiers);
      test_wait_until (get_focus (page) && get_list (page) != list);
      assert_value (page, "Utökad ram", 1, i ? 70 : 60);
    }
}

static void
test_range (Page *page, gconstpointer data)
{
  go_to (page, "Demografisk anpassning", 1);
  press (page, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (page, GDK_KEY_Down, GDK_SHIFT_MASK);
  /* −2.3 + 0.1 − 18.0 − 35.0 */
  wait_said (page, "Sum −55.2 · Average −13.8 · 4 cells");
  press (page, GDK_KEY_Left, GDK_SHIFT_MASK);
  wait_said (page, "Sum −20.3 · Average −10.2 · 2 cells");
  press (page, GDK_KEY_Left, 0);
  g_assert_null (test_find_label (page->view, "Average"));
  press (page, GDK_KEY_a, GDK_CONTROL_MASK);
  wait_said (page, "cells");
}

static char *pasted;

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  pasted = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
read_clipboard (Page *page)
{
  pasted = NULL;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page->view), NULL, read_cb, NULL);
  test_wait_until (pasted != NULL);
  return pasted;
}

static void
test_copy (Page *page, gconstpointer data)
{
  g_autofree char *cells = NULL;
  g_autofree char *line = NULL;
  g_autofree char *table = NULL;
  guint edits = test_count_edits (page->plan);

  go_to (page, "Demografisk anpassning", 0);
  press (page, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (page, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (page, GDK_KEY_c, GDK_CONTROL_MASK);
  cells = read_clipboard (page);
  g_assert_cmpstr (g_strchomp (cells), ==, "\t-2.3\n\t-18.0");
  press (page, GDK_KEY_Home, 0);
  press (page, GDK_KEY_c, GDK_CONTROL_MASK);
  line = read_clipboard (page);
  g_assert_nonnull (strstr (line, "Utökad ram\t\t-18.0\t-35.0\t-35.0"));
  press (page, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  table = read_clipboard (page);
  g_assert_nonnull (strstr (table, "2024\t2025\t2026\t2027"));
  g_assert_nonnull (strstr (table, "Nuvarande underskott\t-45.0\t"));
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
}

static void
paste (Page *page, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page->view), text);
  press (page, GDK_KEY_v, GDK_CONTROL_MASK);
}

static void
test_paste (Page *page, gconstpointer data)
{
  guint edits = test_count_edits (page->plan);

  go_to (page, "Demografisk anpassning", 1);
  paste (page, "1,5\t-2,5\r\n\t3\r\n");
  wait_said (page, "4 cells were changed");
  assert_value (page, "Demografisk anpassning", 1, 15);
  assert_value (page, "Demografisk anpassning", 2, -25);
  assert_value (page, "Utökad ram", 2, 30);
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 1);
  undo (page);
  assert_value (page, "Utökad ram", 1, -180);
  edits = test_count_edits (page->plan);

  /* Over a total, and over the edge: refused whole. */
  go_to (page, "Krav på effektiviseringar", 1);
  paste (page, "1\n2\n");
  wait_said (page, "is a link");
  assert_value (page, "Krav på effektiviseringar", 1, -24);
  go_to (page, "Utökad ram", 3);
  paste (page, "1\t2\n");
  test_wait_until (test_find_label (page->view, "column") != NULL);
  assert_value (page, "Utökad ram", 3, -350);
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
}

static void
test_fill (Page *page, gconstpointer data)
{
  guint edits = test_count_edits (page->plan);

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_r, GDK_CONTROL_MASK);
  wait_said (page, "Choose a figure and the cells to its right");
  press (page, GDK_KEY_End, GDK_SHIFT_MASK);
  press (page, GDK_KEY_r, GDK_CONTROL_MASK);
  assert_value (page, "Utökad ram", 2, -180);
  assert_value (page, "Utökad ram", 3, -180);
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 1);
  press (page, GDK_KEY_x, GDK_CONTROL_MASK);
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 2);
  wait_on (page, "Utökad ram, 2027, no figure");
  undo (page);
  wait_on (page, "Utökad ram, 2027, −18.0 MSEK");
}

static gboolean
is_in_text (Page *page)
{
  return GTK_IS_TEXT_VIEW (get_focus (page));
}

static void
test_note (Page *page, gconstpointer data)
{
  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_F2, GDK_SHIFT_MASK);
  test_wait_until (is_in_text (page));
  test_type (get_focus (page), "Enligt ekonomichefen 3 september");
  g_assert_true (
      test_key (gtk_widget_get_parent (get_focus (page)), GTK_PHASE_CAPTURE, GDK_KEY_Return, GDK_CONTROL_MASK));
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK, has a note");
  wait_said (page, "Note: Enligt ekonomichefen 3 september");
  undo (page);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK");
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the view has shown what was changed. */
static void
next_frame (Page *page)
{
  gboolean ticked = FALSE;

  gtk_widget_add_tick_callback (page->view, tick_cb, &ticked, NULL);
  test_wait_until (ticked);
}

static gint64
begin_scenario (Page *page)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pb_scenario_create (page->plan, "Försiktigt", 0, PB_SCENARIO_SCENARIO, NULL, &error);

  g_assert_no_error (error);
  pb_plan_set_scenario (page->plan, id);
  return id;
}

/* What is printed is written beside the figure; what does not add up says by how much, and what rounding would explain.
 */
static void
test_printed (Page *page, gconstpointer data)
{
  GtkWidget *popover;

  go_to (page, "Totalt budgetförändring", 1);
  press (page, GDK_KEY_F2, GDK_CONTROL_MASK);
  test_wait_until (is_editing (page));
  g_assert_cmpstr (gtk_editable_get_text (get_editor (page)), ==, "−22.7");
  gtk_editable_set_text (get_editor (page), "-25");
  g_signal_emit_by_name (gtk_widget_get_parent (get_focus (page)), "activate");
  wait_on (page, "Totalt budgetförändring, 2025, −22.7 MSEK, does not add up");
  wait_said (page, "The difference is 2.3; rounding explains at most 0.15.");
  undo (page);
  wait_on (page, "Totalt budgetförändring, 2025, −22.7 MSEK, adds up");
  /* What is printed is held against the plan also while a scenario is in force, and it says so. */
  begin_scenario (page);
  next_frame (page);
  press (page, GDK_KEY_F2, GDK_CONTROL_MASK);
  test_wait_until (is_editing (page));
  popover = gtk_widget_get_ancestor (get_focus (page), GTK_TYPE_POPOVER);
  g_assert_nonnull (test_find_label (popover, "Computed in the plan"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
test_scenario (Page *page, gconstpointer data)
{
  gint64 id = begin_scenario (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSheet) sheet = NULL;

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_1, 0);
  press (page, GDK_KEY_Return, 0);
  press (page, GDK_KEY_Up, 0);
  wait_on (page, "Utökad ram, 2025, 1.0 MSEK, changed in the scenario");
  wait_said (page, "According to the plan: −18.0.");
  sheet = pb_sheet_get (page->plan, page->karlskrona.balances[1], 0);
  test_assert_value (sheet, test_line_of (sheet, "Utökad ram"), 1, MNKR (-180));
  go_to (page, "Underskott", 1);
  wait_on (page, "Underskott, 2025, 18.9 MSEK, in balance, follows from the scenario");
  press (page, GDK_KEY_Down, 0);
  wait_on (page,
           "Underskott according to the plan, 2024, −30.1 MSEK, 2025, −0.1 MSEK, 2026, 0.0 MSEK, 2027, −0.1 MSEK");
  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_BackSpace, GDK_CONTROL_MASK);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK");
  press (page, GDK_KEY_BackSpace, GDK_CONTROL_MASK);
  wait_said (page, "The scenario has no figure of its own here to take away.");
  pb_scenario_set_locked (page->plan, id, TRUE, &error);
  g_assert_no_error (error);
  press (page, GDK_KEY_F2, 0);
  g_assert_false (is_editing (page));
  wait_said (page, "is locked");
}

static void
test_read_only (Page *page, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_F2, 0 },
               { GDK_KEY_5, 0 },
               { GDK_KEY_Delete, 0 },
               { GDK_KEY_x, GDK_CONTROL_MASK },
               { GDK_KEY_v, GDK_CONTROL_MASK } };
  guint edits = test_count_edits (page->plan);

  pb_plan_set_read_only (page->plan, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      go_to (page, "Utökad ram", 1);
      press (page, keys[i].key, keys[i].modifiers);
      g_assert_false (is_editing (page));
      wait_said (page, "open for reading only");
      press (page, GDK_KEY_Left, 0);
    }
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits);
}

/* What somebody else does to the line while it is in edit does not throw the editor out; deleting it does. */
static void
test_together (Page *page, gconstpointer data)
{
  gint64 line = find_line (page, "Utökad ram");
  PbEdit *edit;

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_4, 0);
  edit = pb_edit_new (page->plan, "Other");
  pb_edit_set_text (edit, find_line (page, "Nuvarande underskott"), PB_LINE_TITLE, "Underskott i dag");
  test_commit (edit);
  test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (get_editor (page)), ==, "4");
  edit = pb_edit_new (page->plan, "Other");
  pb_edit_delete (edit, PB_TABLE_LINE, line);
  test_commit (edit);
  test_wait_until (!is_editing (page));
}

static void
test_names (Page *page, gconstpointer data)
{
  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_F2, 0);
  test_settle ();
  test_assert_named (GTK_WIDGET (get_table (page)));
}

static GtkWindow *
get_dialog (Page *page)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != page->window && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
answer (Page *page, const char *response)
{
  GtkWindow *dialog;

  test_wait_until (get_dialog (page) != NULL);
  dialog = get_dialog (page);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  /* There is no window manager to give the keyboard back. */
  gtk_window_present (GTK_WINDOW (page->window));
  test_wait_until (gtk_window_is_active (GTK_WINDOW (page->window)));
}

static guint
count_lines (Page *page)
{
  return pb_plan_peek_children (page->plan, PB_LINE_SHEET, page->karlskrona.balances[1])->len;
}

static void
write_title (Page *page, const char *title)
{
  test_wait_until (is_editing (page));
  gtk_editable_set_text (get_editor (page), title);
  g_signal_emit_by_name (gtk_widget_get_parent (get_focus (page)), "activate");
}

static void
test_lines (Page *page, gconstpointer data)
{
  guint edits = test_count_edits (page->plan);
  guint lines = count_lines (page);
  gint64 id;

  go_to (page, "Utökad ram", -1);
  press (page, GDK_KEY_Insert, 0);
  write_title (page, "Nya lokaler");
  wait_on (page, "Nya lokaler");
  id = find_line (page, "Nya lokaler");
  g_assert_cmpint (pb_record_get_int (pb_plan_get_record (page->plan, PB_TABLE_LINE, id), PB_LINE_PARENT), ==,
                   find_line (page, "Totalt budgetförändring"));
  press (page, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_editor (page), "Hyror");
  press (page, GDK_KEY_Up, 0);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK, 2026, −35.0 MSEK, 2027, −35.0 MSEK");
  press (page, GDK_KEY_Down, 0);
  wait_on (page, "Hyror");
  /* The keyboard goes along with what is moved. */
  press (page, GDK_KEY_Up, GDK_ALT_MASK);
  next_frame (page);
  wait_on (page, "Hyror");
  press (page, GDK_KEY_Down, 0);
  wait_on (page, "Utökad ram, 2025, −18.0 MSEK, 2026, −35.0 MSEK, 2027, −35.0 MSEK");
  press (page, GDK_KEY_Up, 0);
  press (page, GDK_KEY_Left, GDK_ALT_MASK);
  next_frame (page);
  wait_on (page, "Hyror");
  g_assert_true (pb_record_is_null (pb_plan_get_record (page->plan, PB_TABLE_LINE, id), PB_LINE_PARENT));
  g_assert_cmpuint (test_count_edits (page->plan), ==, edits + 4);
  /* Nothing hangs on it: no question is asked. */
  press (page, GDK_KEY_Delete, GDK_CONTROL_MASK);
  wait_said (page, "“Hyror” was deleted. Ctrl+Z brings it back.");
  g_assert_cmpuint (count_lines (page), ==, lines);
}

static void
test_delete (Page *page, gconstpointer data)
{
  guint lines = count_lines (page);

  go_to (page, "Totalt budgetförändring", -1);
  press (page, GDK_KEY_Delete, 0);
  test_wait_until (get_dialog (page) != NULL);
  g_assert_nonnull (test_find_label (GTK_WIDGET (get_dialog (page)), "4 lines under it"));
  answer (page, "cancel");
  g_assert_cmpuint (count_lines (page), ==, lines);
  press (page, GDK_KEY_Delete, GDK_CONTROL_MASK);
  answer (page, "do");
  g_assert_cmpuint (count_lines (page), ==, lines - 5);
  undo (page);
  g_assert_cmpuint (count_lines (page), ==, lines);
}

/* A scenario's figures are its own, its lines and columns are not: whatever changes those says so, a deletion before. */
static void
test_reach (Page *page, gconstpointer data)
{
  const char *reach = "in the plan and in every scenario, not only in";
  guint lines = count_lines (page);

  begin_scenario (page);
  next_frame (page);
  go_to (page, "Utökad ram", -1);
  press (page, GDK_KEY_Delete, GDK_CONTROL_MASK);
  test_wait_until (get_dialog (page) != NULL);
  g_assert_nonnull (test_find_label (GTK_WIDGET (get_dialog (page)), "The plan’s own and every scenario’s"));
  answer (page, "cancel");
  g_assert_cmpuint (count_lines (page), ==, lines);
  /* Where nothing is done nothing is said: the first line goes no further up. */
  go_to (page, "Nuvarande underskott", -1);
  press (page, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_null (test_find_label (page->view, reach));
  go_to (page, "Utökad ram", -1);
  press (page, GDK_KEY_Insert, 0);
  test_wait_until (is_editing (page));
  g_assert_nonnull (test_find_label (gtk_widget_get_ancestor (get_focus (page), GTK_TYPE_POPOVER), reach));
  write_title (page, "Nya lokaler");
  wait_on (page, "Nya lokaler");
  /* Nothing hangs on the new line, but the plan's goes. */
  press (page, GDK_KEY_Delete, GDK_CONTROL_MASK);
  test_wait_until (get_dialog (page) != NULL);
  answer (page, "cancel");
  press (page, GDK_KEY_F2, 0);
  wait_said (page, reach);
  press (page, GDK_KEY_Escape, 0);
  g_assert_null (test_find_label (page->view, reach));
  press (page, GDK_KEY_Up, GDK_ALT_MASK);
  wait_said (page, reach);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.add-year", NULL);
  wait_said (page, reach);
  pb_plan_set_scenario (page->plan, 0);
  next_frame (page);
  press (page, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_lines (page), ==, lines);
}

/* Figures that would be lost are asked about; as printed totals they stay to be checked against. */
static void
test_kind (Page *page, gconstpointer data)
{
  go_to (page, "Nuvarande underskott", 1);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.make-sum", NULL);
  answer (page, "cancel");
  assert_value (page, "Nuvarande underskott", 1, -450);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.make-sum", NULL);
  answer (page, "keep");
  wait_on (page, "Nuvarande underskott, 2025, no figure, does not add up");
}

static void
choose_line (Page *page, const char *words, guint downs)
{
  GtkWidget *search;

  test_wait_until (get_dialog (page) != NULL);
  search = test_find (GTK_WIDGET (get_dialog (page)), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), words);
  test_settle ();
  while (downs-- > 0)
    g_assert_true (test_key (search, GTK_PHASE_CAPTURE, GDK_KEY_Down, 0));
  g_signal_emit_by_name (search, "activate");
  test_settle ();
}

static void
test_link (Page *page, gconstpointer data)
{
  go_to (page, "Ökat tryck omställning", 1);
  press (page, GDK_KEY_Delete, 0);
  press (page, GDK_KEY_Home, 0);
  press (page, GDK_KEY_End, GDK_SHIFT_MASK);
  press (page, GDK_KEY_Delete, 0);
  press (page, GDK_KEY_l, GDK_CONTROL_MASK);
  /* The balance rests on this line: a ring. */
  choose_line (page, "underskott funktions", 1);
  g_assert_nonnull (get_dialog (page));
  g_assert_nonnull (test_find_label (GTK_WIDGET (get_dialog (page)), "→"));
  choose_line (page, "hälsopaletten", 0);
  test_wait_until (get_dialog (page) == NULL);
  assert_value (page, "Ökat tryck omställning", 1, 77);
}

/* A ring is refused where it is chosen, not after the question of what is to become of the figures; and the lines that stand
 * nearest come first. */
static void
test_link_ring (Page *page, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *list;

  go_to (page, "Utökad ram", 1);
  press (page, GDK_KEY_l, GDK_CONTROL_MASK);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  list = test_find (dialog, GTK_TYPE_LIST_VIEW, 0);
  {
    g_autoptr (PbRecord) first
        = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))), 0);

    g_assert_cmpint (pb_record_get_int (first, PB_LINE_SHEET), ==, page->karlskrona.balances[1]);
  }
  choose_line (page, "underskott funktions", 1);
  g_assert_true (GTK_WIDGET (get_dialog (page)) == dialog);
  g_assert_nonnull (test_find_label (dialog, "→"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_value (page, "Utökad ram", 1, -180);
}

static void
test_columns (Page *page, gconstpointer data)
{
  GtkWidget *table;

  go_to (page, "Utökad ram", 3);
  table = GTK_WIDGET (get_table (page));
  gtk_widget_activate_action (table, "money.add-year", NULL);
  next_frame (page);
  press (page, GDK_KEY_End, 0);
  wait_on (page, "Utökad ram, 2028, no figure");
  press (page, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_ALT_MASK);
  next_frame (page);
  wait_on (page, "Utökad ram, 2028, no figure");
  press (page, GDK_KEY_Right, 0);
  wait_on (page, "Utökad ram, 2027, −35.0 MSEK");
  press (page, GDK_KEY_Insert, GDK_CONTROL_MASK);
  test_wait_until (is_editing (page));
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (test_find (gtk_widget_get_ancestor (get_focus (page), GTK_TYPE_POPOVER), GTK_TYPE_DROP_DOWN, 0)),
      2);
  write_title (page, "2027");
  wait_said (page, "2027");
  {
    g_autoptr (PbSheet) sheet = pb_sheet_get (page->plan, page->karlskrona.balances[1], 0);

    g_assert_cmpint (pb_sheet_find_column (sheet, "2027", PB_MEASURE_FORECAST), >=, 0);
  }
  go_to (page, "Utökad ram", 0);
  gtk_widget_activate_action (table, "money.delete-column", NULL);
  answer (page, "do");
  test_settle ();
  {
    g_autoptr (PbSheet) sheet = pb_sheet_get (page->plan, page->karlskrona.balances[1], 0);

    g_assert_cmpint (pb_sheet_find_column (sheet, "2024", PB_MEASURE_PLAN), <, 0);
  }
}

/* Two share a line: what one is given leaves the rest to the other, and more than the whole is refused. */
static void
test_shares (Page *page, gconstpointer data)
{
  gint64 line = test_find_line (page->plan, page->karlskrona.effects, "Bostadskarriär");
  PbEdit *edit = pb_edit_new (page->plan, "Share");
  GtkWidget *dialog, *entry;

  test_link_assignment (edit, page->karlskrona.assignments[5], line, -1);
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (page->plan, PB_TABLE_LINE, line));
  test_wait_until (get_focus (page) && get_list (page));
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.shares", NULL);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  test_wait_until (test_find_label (dialog, "An equal part. 2025 1.0 · 2026 3.85 · 2027 7.35 MSEK") != NULL);
  entry = test_find (dialog, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "70");
  g_signal_emit_by_name (entry, "activate");
  test_wait_until (test_find_label (dialog, "2025 1.4 · 2026 5.39 · 2027 10.29 MSEK") != NULL);
  test_wait_until (test_find_label (dialog, "An equal part. 2025 0.6 · 2026 2.31 · 2027 4.41 MSEK") != NULL);
  entry = test_find (dialog, GTK_TYPE_ENTRY, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "40 %");
  g_signal_emit_by_name (entry, "activate");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "half");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (test_find_label (dialog, "“half” is no share. Write a percentage from 0 to 100"));
  test_assert_named (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_said (page, "Effect of assignments 2 (70\u00a0%), 5 (30\u00a0%), which share it");
}

/* A row of three equal parts: what is shown of them adds up to what is shown of the line. */
static void
test_shares_add_up (Page *page, gconstpointer data)
{
  gint64 line = test_find_line (page->plan, page->karlskrona.effects, "Bostadskarriär");
  PbEdit *edit = pb_edit_new (page->plan, "Share");
  GtkWidget *dialog;

  test_link_assignment (edit, page->karlskrona.assignments[3], line, -1);
  test_link_assignment (edit, page->karlskrona.assignments[5], line, -1);
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (page->plan, PB_TABLE_LINE, line));
  test_wait_until (get_focus (page) && get_list (page));
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.shares", NULL);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  /* 2.00, 7.70, 14.70 */
  test_wait_until (test_find_label (dialog, "2025 0.67 · 2026 2.57 · 2027 4.9 MSEK") != NULL
                   || test_find_label (dialog, "2025 0.67 · 2026 2.57 · 2027 4.90 MSEK") != NULL);
  g_assert_nonnull (test_find_label (dialog, "2025 0.66 · 2026 2.56 · "));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Assignments are ticked by number, one edit each that says which line and which assignment; the lowest number is the first,
 * in whatever order they were linked. */
static void
test_share_links (Page *page, gconstpointer data)
{
  gint64 line = test_find_line (page->plan, page->karlskrona.effects, "Bostadskarriär");
  GtkWidget *dialog, *button, *popover, *search, *tick;
  g_autofree char *assignment = g_strdup_printf ("('assignment', %" G_GINT64_FORMAT ")", page->karlskrona.assignments[2]);
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_share_unlink (page->plan, line, page->karlskrona.assignments[2], &error));
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (page->plan, PB_TABLE_LINE, line));
  test_wait_until (get_focus (page) && get_list (page));
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.shares", NULL);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  button = test_find (dialog, GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  search = test_find (popover, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "5  ");
  test_wait_until ((tick = test_find (popover, GTK_TYPE_CHECK_BUTTON, 0))
                   && strcmp (gtk_check_button_get_label (GTK_CHECK_BUTTON (tick)), "5  Uppdrag 5") == 0);
  g_signal_emit_by_name (tick, "activate");
  g_assert_cmpstr (pb_plan_get_undo_label (page->plan), ==, "Link Bostadskarriär to assignment 5");
  g_assert_true (pb_share_link (page->plan, line, page->karlskrona.assignments[2], &error));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (page->window));
  wait_said (page, "Effect of assignments 2 (50\u00a0%), 5 (50\u00a0%), which share it");
  wait_on (page, "Bostadskarriär, assignment 2, 5, 2025, 2.0 MSEK, 2026, 7.7 MSEK, 2027, 14.7 MSEK");
  press (page, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (page->opened, ==, assignment);
}

static void
test_tables (Page *page, gconstpointer data)
{
  GtkWidget *table, *dialog;
  guint sheets = pb_plan_peek_records (page->plan, PB_TABLE_SHEET)->len;

  go_to (page, "Utökad ram", 0);
  table = GTK_WIDGET (get_table (page));
  gtk_widget_activate_action (table, "money.add-table", NULL);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  test_assert_named (dialog);
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 0)), "Investeringar");
  /* The field that is wrong is the one that is marked. */
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 1)), "20x");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  g_assert_false (gtk_widget_has_css_class (test_find (dialog, GTK_TYPE_ENTRY, 0), "error"));
  g_assert_true (gtk_widget_has_css_class (test_find (dialog, GTK_TYPE_ENTRY, 1), "error"));
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 1)), "2026");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  test_wait_until (get_dialog (page) == NULL);
  g_assert_cmpuint (pb_plan_peek_records (page->plan, PB_TABLE_SHEET)->len, ==, sheets + 1);
  test_wait_until (test_find_label (page->view, "Choose a figure with the arrow keys") != NULL);
  /* The page was laid out anew. */
  go_to (page, "Utökad ram", 0);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.delete-table", NULL);
  answer (page, "do");
  g_assert_cmpuint (pb_plan_peek_records (page->plan, PB_TABLE_SHEET)->len, ==, sheets);
}

/* The page makes its tables anew: what was done is said nonetheless, and the keyboard goes to the copy. */
static void
test_duplicate (Page *page, gconstpointer data)
{
  gint64 id = page->karlskrona.balances[1];

  go_to (page, "Utökad ram", 0);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.duplicate-table", NULL);
  test_wait_until (get_focus (page) && get_table (page) && pb_money_table_get_id (get_table (page)) != id);
  g_assert_nonnull (strstr (page->said, "adds up both tables"));
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.delete-table", NULL);
  answer (page, "do");
  test_wait_until (strstr (page->said, "was deleted") != NULL);
}

static GtkDropDown *
get_choice (GtkWidget *dialog, guint n)
{
  return GTK_DROP_DOWN (test_find (dialog, GTK_TYPE_DROP_DOWN, n));
}

/* Several properties of a table, its board among them, are one edit. */
static void
test_properties (Page *page, gconstpointer data)
{
  PbRecord *sheet = pb_plan_get_record (page->plan, PB_TABLE_SHEET, page->karlskrona.balances[1]);
  GtkWidget *dialog;

  go_to (page, "Utökad ram", 0);
  gtk_widget_activate_action (GTK_WIDGET (get_table (page)), "money.table-properties", NULL);
  test_wait_until (get_dialog (page) != NULL);
  dialog = GTK_WIDGET (get_dialog (page));
  test_assert_named (dialog);
  g_assert_cmpint (gtk_drop_down_get_selected (get_choice (dialog, 0)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 0)), "Balans");
  gtk_drop_down_set_selected (get_choice (dialog, 0), 0);
  gtk_drop_down_set_selected (get_choice (dialog, 1), PB_UNIT_TKR);
  /* The other sign takes the table out of the balance: that is said before it is done. */
  gtk_drop_down_set_selected (get_choice (dialog, 3), PB_SIGN_COST_POSITIVE);
  g_assert_nonnull (test_find_label (dialog, "With costs positive"));
  gtk_drop_down_set_selected (get_choice (dialog, 3), PB_SIGN_COST_NEGATIVE);
  g_assert_null (test_find_label (dialog, "With costs positive"));
  gtk_widget_activate_action (dialog, "form.save", NULL);
  test_wait_until (get_dialog (page) == NULL);
  g_assert_cmpstr (pb_record_get_title (sheet), ==, "Balans");
  g_assert_cmpint (pb_record_get_int (sheet, PB_SHEET_BOARD), ==, page->karlskrona.boards[0]);
  g_assert_cmpint (pb_record_get_enum (sheet, PB_SHEET_UNIT), ==, PB_UNIT_TKR);
  g_assert_cmpstr (pb_plan_get_undo_label (page->plan), ==, "Change the properties of Ekonomi i balans");
  g_assert_true (pb_plan_undo (page->plan, NULL));
  g_assert_cmpstr (pb_record_get_title (sheet), ==, "Ekonomi i balans");
  g_assert_cmpint (pb_record_get_int (sheet, PB_SHEET_BOARD), ==, page->karlskrona.boards[1]);
  g_assert_cmpint (pb_record_get_enum (sheet, PB_SHEET_UNIT), ==, PB_UNIT_MNKR);
}

/* A long table keeps its heading and foot in sight, and an edit draws few of its rows anew. */
static void
test_long (Page *page, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (page->plan, "Long");
  gint64 sheet = test_add_sheet (edit, page->karlskrona.boards[1], "Lång", PB_UNIT_TKR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, sheet, "2025", PB_MEASURE_PLAN);
  gint64 line = 0;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Rad %u", i);

      line = test_add_line (edit, sheet, 0, title, PB_LINE_GIVEN);
      test_set_cell (edit, line, column, i * 100000);
    }
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (page->plan, PB_TABLE_LINE, line));
  wait_on (page, "Rad 999, 2025, 999 kSEK");
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_table (page))), <, 800);
  press (page, GDK_KEY_Home, GDK_CONTROL_MASK);
  wait_on (page, "Rad 0, 2025, 0 kSEK");
  press (page, GDK_KEY_End, GDK_CONTROL_MASK);
  wait_on (page, "Rad 999, 2025, 999 kSEK");
  press (page, GDK_KEY_F2, 0);
  gtk_editable_set_text (get_editor (page), "5");
  press (page, GDK_KEY_Up, 0);
  wait_on (page, "Rad 998, 2025, 998 kSEK");
  press (page, GDK_KEY_Down, 0);
  wait_on (page, "Rad 999, 2025, 5 kSEK");
}

/* Budget against forecast: the variance follows what is typed, and is not typed itself. */
static void
test_measures (Page *page, gconstpointer data)
{
  PbEdit *edit = pb_edit_new (page->plan, "Measures");
  gint64 sheet = test_add_sheet (edit, 0, "Driftbudget", PB_UNIT_TKR, PB_SIGN_COST_POSITIVE);
  gint64 budget = test_add_column (edit, sheet, "2024", PB_MEASURE_BUDGET);
  gint64 line = test_add_line (edit, sheet, 0, "Övriga kostnader", PB_LINE_GIVEN);

  test_add_column (edit, sheet, "2024", PB_MEASURE_FORECAST);
  test_set_cell (edit, line, budget, (gint64)273772 * 100000);
  test_commit (edit);
  pb_budget_view_show_record (PB_BUDGET_VIEW (page->view), pb_plan_get_record (page->plan, PB_TABLE_LINE, line));
  test_wait_until (get_focus (page) && get_list (page));
  wait_said (page, "Costs are positive, income is negative; a negative variance is worse.");
  press (page, GDK_KEY_Right, 0);
  press (page, GDK_KEY_Right, 0);
  press (page, GDK_KEY_2, 0);
  gtk_editable_set_text (get_editor (page), "289 647");
  press (page, GDK_KEY_Tab, 0);
  wait_on (page, "Övriga kostnader, 2024 variance, −15,875 kSEK");
  press (page, GDK_KEY_F2, 0);
  g_assert_false (is_editing (page));
  wait_said (page, "is a variance");
}

#define add(path, function) g_test_add ("/money/" path, Page, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add ("move", test_move);
  add ("edit", test_edit);
  add ("type", test_typing);
  add ("refusal", test_refusal);
  add ("refused", test_refused);
  add ("locked", test_locked);
  add ("computed", test_computed);
  add ("tab", test_tab);
  add ("leave", test_leave);
  add ("range", test_range);
  add ("copy", test_copy);
  add ("paste", test_paste);
  add ("fill", test_fill);
  add ("note", test_note);
  add ("printed", test_printed);
  add ("scenario", test_scenario);
  add ("read-only", test_read_only);
  add ("together", test_together);
  add ("names", test_names);
  add ("lines", test_lines);
  add ("delete", test_delete);
  add ("kind", test_kind);
  add ("link", test_link);
  add ("link-ring", test_link_ring);
  add ("reach", test_reach);
  add ("columns", test_columns);
  add ("shares", test_shares);
  add ("shares-add-up", test_shares_add_up);
  add ("share-links", test_share_links);
  add ("tables", test_tables);
  add ("duplicate", test_duplicate);
  add ("properties", test_properties);
  add ("measures", test_measures);
  add ("long", test_long);
  return g_test_run ();
}
