/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "../model/test-tables.h"
#include "model/pb-check.h"
#include "model/pb-locale.h"
#include "model/pb-scenario.h"
#include "model/pb-sheet-edit.h"
#include "test-benchmarks.h"

static GtkWidget *
get_dialog (TestBenchmarks *bench)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != bench->window && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_dialog (TestBenchmarks *bench, const char *action)
{
  g_assert_true (gtk_widget_activate_action (bench->view, action, NULL));
  test_wait_until (get_dialog (bench) != NULL);
  test_settle ();
  test_assert_named (get_dialog (bench));
  return get_dialog (bench);
}

static void
type (GtkWidget *dialog, guint n, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, n)), text);
}

static GtkDropDown *
get_choice (GtkWidget *dialog, guint n)
{
  return GTK_DROP_DOWN (test_find (dialog, GTK_TYPE_DROP_DOWN, n));
}

static void
choose (GtkWidget *dialog, guint n, const char *wanted)
{
  GListModel *lines = gtk_drop_down_get_model (get_choice (dialog, n));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (GtkStringObject) line = g_list_model_get_item (lines, i);

      if (g_str_equal (gtk_string_object_get_string (line), wanted))
        {
          gtk_drop_down_set_selected (get_choice (dialog, n), i);
          test_settle ();
          return;
        }
    }
  g_error ("There is no “%s” to choose", wanted);
}

static PbRecord *
find_new_claim (TestBenchmarks *bench)
{
  GPtrArray *claims = pb_plan_peek_records (bench->base.plan, PB_TABLE_CLAIM);

  for (guint i = 0; i < claims->len; i++)
    if (pb_record_get_id (claims->pdata[i]) != bench->claim)
      return claims->pdata[i];
  return NULL;
}

/* TRUE where the check says so of the claim. */
static gboolean
is_found (TestBenchmarks *bench, const char *words)
{
  g_autoptr (GPtrArray) findings = pb_check (bench->base.plan);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (pb_finding_get_code (findings->pdata[i]), "claim-mismatch")
        && strstr (pb_finding_get_message (findings->pdata[i]), words))
      return TRUE;
  return FALSE;
}

/* The last text of what the window was asked to say. */
static void
said_cb (GSimpleAction *action, GVariant *parameter, char **said)
{
  g_autoptr (GVariant) text = g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING) ? g_variant_ref (parameter)
                                                                                     : g_variant_get_child_value (parameter, 1);

  g_free (*said);
  *said = g_variant_dup_string (text, NULL);
}

static void
listen (TestBenchmarks *bench, const char *name, const char *type_of, char **said)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type_of));

  g_signal_connect (action, "activate", G_CALLBACK (said_cb), said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (bench->window, "win", G_ACTION_GROUP (group));
}

/* A claim that the plan makes starts as what is on the screen: with whom, which year. What is no amount is said where it
 * stands; a tenth of the true amount is shown for what it is, and the check finds it. */
static void
test_claim (TestBenchmarks *bench, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  test_show_indicator (bench, bench->boende);
  dialog = open_dialog (bench, "benchmarks.add-claim");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (test_find (dialog, GTK_TYPE_ENTRY, 1))), ==, "2023");
  type (dialog, 0, "mycket");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  test_settle ();
  g_assert_true (get_dialog (bench) == dialog);
  g_assert_nonnull (test_find_label (dialog, "mycket"));
  g_assert_null (find_new_claim (bench));
  type (dialog, 0, "10,7");
  gtk_widget_activate_action (dialog, "form.save", NULL);
  test_wait_until (get_dialog (bench) == NULL);

  g_assert_nonnull (find_new_claim (bench));
  g_assert_cmpint (pb_record_get_int (find_new_claim (bench), PB_CLAIM_PEER), ==, bench->entities[KALMAR]);
  g_assert_cmpint (pb_record_get_int (find_new_claim (bench), PB_CLAIM_OWN), ==, bench->entities[KARLSKRONA]);
  g_assert_cmpint (pb_record_get_int (find_new_claim (bench), PB_CLAIM_STATED_AMOUNT), ==, 1070000000);
  g_assert_cmpint (pb_claim_judge (find_new_claim (bench)), ==, PB_CLAIM_WRONG_BY_TEN);
  test_wait_until (test_find_label (bench->view, "Wrong by a factor of ten") != NULL);
  g_assert_true (is_found (bench, "factor of ten"));
  g_assert_cmpstr (pb_plan_get_undo_label (bench->base.plan), ==, "Add a claim");
  g_assert_true (pb_plan_undo (bench->base.plan, &error));
  g_assert_no_error (error);
  g_assert_null (find_new_claim (bench));
  g_assert_false (is_found (bench, "factor of ten"));
}

/* Of what is not measured in kronor there is no amount to claim, and that is said at once. */
static void
test_claim_of_shares (TestBenchmarks *bench, gconstpointer data)
{
  g_autofree char *said = NULL;

  test_show_indicator (bench, bench->shares);
  listen (bench, "show-error", "(ss)", &said);
  g_assert_true (gtk_widget_activate_action (bench->view, "benchmarks.add-claim", NULL));
  test_settle ();
  g_assert_null (get_dialog (bench));
  g_assert_nonnull (strstr (said, "is measured in %, not in kronor"));
}

/* The potential becomes the scenario's own figure of a line and a year, with how it came about as its note; the plan's
 * figure stays, and one undo takes figure and note away. */
static void
test_send (TestBenchmarks *bench, gconstpointer data)
{
  PbPlan *plan = bench->base.plan;
  PbEdit *edit = pb_edit_new (plan, "Table");
  gint64 sheet = test_add_sheet (edit, 0, "Ekonomiska effekter", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  gint64 column = test_add_column (edit, sheet, "2027", PB_MEASURE_PLAN);
  gint64 line = test_add_line (edit, sheet, 0, "LSS boende", PB_LINE_GIVEN), scenario;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const char *note;
  GtkWidget *dialog;

  test_commit (edit);
  scenario = pb_scenario_create (plan, "Som Kalmar", 0, PB_SCENARIO_SCENARIO, NULL, &error);
  g_assert_no_error (error);
  test_show_indicator (bench, bench->boende);
  dialog = open_dialog (bench, "benchmarks.send-budget");
  choose (dialog, 0, "Ekonomiska effekter");
  choose (dialog, 1, "LSS boende");
  choose (dialog, 2, "2027");
  choose (dialog, 3, "Som Kalmar");
  g_assert_nonnull (test_find_label (dialog, "Own calculation"));
  listen (bench, "say", "s", &said);
  gtk_widget_activate_action (dialog, "send.accept", NULL);
  test_wait_until (get_dialog (bench) == NULL);
  g_assert_nonnull (strstr (said, "“LSS boende” in the scenario “Som Kalmar”"));

  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_SCENARIO_CELL)->len, ==, 1);
  g_assert_cmpint (pb_record_get_int (pb_plan_peek_records (plan, PB_TABLE_SCENARIO_CELL)->pdata[0],
                                      PB_SCENARIO_CELL_AMOUNT), ==, G_GINT64_CONSTANT (10684581600));
  note = pb_sheet_get_note (plan, scenario, line, column);
  g_assert_nonnull (strstr (note, "Own calculation: (1,620,454 − 1,171,522) kr/brukare × 238 brukare = 106,845,816"));
  g_assert_nonnull (strstr (note, "Kalmar"));
  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_CELL)->len, ==, 0);
  g_assert_true (pb_plan_undo (plan, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pb_plan_peek_records (plan, PB_TABLE_SCENARIO_CELL)->len, ==, 0);
  g_assert_null (pb_sheet_get_note (plan, scenario, line, column));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  pb_locale_set_language (PB_LANGUAGE_ENGLISH);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/benchmarks-dialogs/claim", TestBenchmarks, NULL, test_bench_set_up, test_claim, test_bench_tear_down);
  g_test_add ("/benchmarks-dialogs/claim-of-shares", TestBenchmarks, NULL, test_bench_set_up, test_claim_of_shares,
              test_bench_tear_down);
  g_test_add ("/benchmarks-dialogs/send", TestBenchmarks, NULL, test_bench_set_up, test_send, test_bench_tear_down);
  return g_test_run ();
}
