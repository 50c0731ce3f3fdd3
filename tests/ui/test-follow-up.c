/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-tree.h"

#include "model/pb-assignment.h"
#include "views/pb-assessment-group.h"
#include "views/pb-follow-up-dialog-private.h"
#include "views/pb-follow-up-dialog.h"
#include "views/pb-prompt-field.h"
#include "views/pb-status-drop-down.h"

typedef struct
{
  TestPlan plan;
  gint64 id;
  PbRecord *assignment;
  GtkWidget *window;
  PbFollowUpDialog *dialog;
} Fixture;

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static void
open_dialog (Fixture *f)
{
  pb_follow_up_dialog_present (GTK_WINDOW (f->window), f->assignment);
  f->dialog = PB_FOLLOW_UP_DIALOG (find_window (PB_TYPE_FOLLOW_UP_DIALOG));
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (f->dialog)));
  test_settle ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->plan, NULL);
  f->id = test_add_assignment (f->plan.plan, 2, "Homes");
  f->assignment = g_object_ref (pb_plan_get_record (f->plan.plan, PB_TABLE_ASSIGNMENT, f->id));
  f->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (f->window));
  open_dialog (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GtkWidget *left;

  while ((left = find_window (GTK_TYPE_WINDOW)))
    gtk_window_destroy (GTK_WINDOW (left));
  test_settle ();
  g_object_unref (f->assignment);
  test_plan_tear_down (&f->plan, NULL);
}

static gboolean
press (Fixture *f, guint keyval, GdkModifierType state)
{
  return test_key (GTK_WIDGET (f->dialog), GTK_PHASE_CAPTURE, keyval, state)
         || test_key (GTK_WIDGET (f->dialog), GTK_PHASE_BUBBLE, keyval, state);
}

static void
tab (Fixture *f)
{
  gtk_widget_child_focus (GTK_WIDGET (f->dialog), GTK_DIR_TAB_FORWARD);
}

/* Types where the focus is. */
static void
type_here (Fixture *f, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (f->dialog));

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  test_type (focus, text);
}

static gboolean
is_open (void)
{
  return find_window (PB_TYPE_FOLLOW_UP_DIALOG) != NULL;
}

static int
chosen (Fixture *f)
{
  return pb_assessment_group_get (PB_ASSESSMENT_GROUP (f->dialog->assessment));
}

static guint
count_follow_ups (Fixture *f)
{
  return pb_plan_peek_children (f->plan.plan, PB_FOLLOW_UP_ASSIGNMENT, f->id)->len;
}

static void
test_minute (Fixture *f, gconstpointer data)
{
  guint edits = test_count_edits (f->plan.plan);
  PbRecord *follow_up;

  g_assert_cmpint (chosen (f), ==, -1);
  g_assert_true (press (f, GDK_KEY_2, 0));
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_PARTLY);
  tab (f);
  type_here (f, "Two of four are there.");
  tab (f);
  type_here (f, "The builder was late.");
  tab (f);
  type_here (f, "We rent six flats.");
  g_assert_true (press (f, GDK_KEY_Return, GDK_CONTROL_MASK));
  test_wait_until (!is_open ());
  g_assert_cmpuint (test_count_edits (f->plan.plan), ==, edits + 1);
  follow_up = pb_assignment_get_latest (f->assignment);
  g_assert_nonnull (follow_up);
  g_assert_cmpstr (pb_record_get_text (pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD), PB_PERIOD_CODE), ==,
                   "2026-T3");
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_SEEN), ==, "Two of four are there.");
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_WHY), ==, "The builder was late.");
  g_assert_cmpstr (pb_record_get_text (follow_up, PB_FOLLOW_UP_ACTION), ==, "We rent six flats.");
  g_assert_true (pb_record_is_null (follow_up, PB_FOLLOW_UP_REALISED));
  g_assert_true (pb_plan_undo (f->plan.plan, NULL));
  g_assert_cmpuint (count_follow_ups (f), ==, 0);
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  g_assert_true (press (f, GDK_KEY_3, GDK_ALT_MASK));
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_NOT_MET);
  g_assert_true (press (f, GDK_KEY_KP_1, 0));
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_MET);
  gtk_widget_child_focus (f->dialog->assessment, GTK_DIR_RIGHT);
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_PARTLY);
  gtk_widget_child_focus (f->dialog->assessment, GTK_DIR_LEFT);
  gtk_widget_child_focus (f->dialog->assessment, GTK_DIR_LEFT);
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_NOT_ASSESSED);
  g_assert_false (press (f, GDK_KEY_5, 0));
}

static void
test_needs_assessment (Fixture *f, gconstpointer data)
{
  guint64 generation = pb_plan_get_generation (f->plan.plan);

  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "Text");
  g_assert_true (press (f, GDK_KEY_Return, GDK_CONTROL_MASK));
  test_settle ();
  g_assert_true (is_open ());
  g_assert_nonnull (test_find_label (GTK_WIDGET (f->dialog), "Choose an assessment"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (f->dialog->assessment), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (pb_plan_get_generation (f->plan.plan), ==, generation);
  press (f, GDK_KEY_1, 0);
  g_assert_null (test_find_label (GTK_WIDGET (f->dialog), "Choose an assessment"));
}

static void
test_twice_updates (Fixture *f, gconstpointer data)
{
  gint64 id;

  press (f, GDK_KEY_2, 0);
  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "Before");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  id = pb_record_get_id (pb_assignment_get_latest (f->assignment));
  open_dialog (f);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->dialog)), ==, "Edit follow-up");
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_PARTLY);
  press (f, GDK_KEY_1, 0);
  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "After");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpuint (count_follow_ups (f), ==, 1);
  g_assert_cmpint (pb_record_get_id (pb_assignment_get_latest (f->assignment)), ==, id);
  g_assert_cmpstr (test_text (f->plan.plan, PB_FOLLOW_UP_SEEN, id), ==, "After");
  g_assert_cmpint (pb_assignment_get_assessment (f->assignment), ==, PB_ASSESSMENT_MET);
}

static void
report (Fixture *f, const char *period, gint64 realised)
{
  PbFollowUpDraft draft = { .period = period, .assessment = PB_ASSESSMENT_NOT_MET, .status = -1, .action = "We wait.",
                            .has_realised = TRUE, .realised = realised };
  g_autoptr (GError) error = NULL;

  pb_follow_up_report (f->assignment, &draft, NULL, &error);
  g_assert_no_error (error);
}

static void
test_amount (Fixture *f, gconstpointer data)
{
  guint64 generation;

  gtk_window_destroy (GTK_WINDOW (f->dialog));
  report (f, "2026-T3", G_GINT64_CONSTANT (490000000));
  open_dialog (f);
  g_assert_true (gtk_widget_get_visible (f->dialog->money));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->dialog->realised)), ==, "4,9");
  generation = pb_plan_get_generation (f->plan.plan);
  gtk_editable_set_text (GTK_EDITABLE (f->dialog->realised), "six");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_settle ();
  g_assert_true (is_open ());
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (f->dialog->realised), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (pb_plan_get_generation (f->plan.plan), ==, generation);
  gtk_editable_set_text (GTK_EDITABLE (f->dialog->realised), "6,1");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpint (pb_record_get_int (pb_assignment_get_latest (f->assignment), PB_FOLLOW_UP_REALISED), ==, 610000000);
}

/* An amount in kronor where millions are asked for is doubted once. */
static void
test_unlikely_amount (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->dialog));
  report (f, "2026-T3", 0);
  open_dialog (f);
  gtk_editable_set_text (GTK_EDITABLE (f->dialog->realised), "2500000");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_settle ();
  g_assert_true (is_open ());
  g_assert_nonnull (test_find_label (GTK_WIDGET (f->dialog), "Did you mean 2,5 MSEK?"));
  g_assert_cmpint (pb_record_get_int (pb_assignment_get_latest (f->assignment), PB_FOLLOW_UP_REALISED), ==, 0);
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpint (pb_record_get_int (pb_assignment_get_latest (f->assignment), PB_FOLLOW_UP_REALISED), ==,
                   G_GINT64_CONSTANT (250000000000000));
}

/* Mending an old report leaves the status that the assignment has now. */
static void
test_old_report_keeps_status (Fixture *f, gconstpointer data)
{
  PbFollowUpDraft draft = { .period = "2026-T3", .assessment = PB_ASSESSMENT_MET, .status = PB_STATUS_STARTED };

  gtk_window_destroy (GTK_WINDOW (f->dialog));
  g_assert_true (pb_follow_up_report (f->assignment, &draft, NULL, NULL));
  g_assert_true (pb_plan_edit_enum (f->plan.plan, "Status", f->id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE, NULL));
  open_dialog (f);
  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "Mended");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_STATUS, f->id), ==, "done");
}

/* Two report on the same period: the second is asked, and nothing of the first is written over unseen. */
static void
test_reported_meanwhile (Fixture *f, gconstpointer data)
{
  GtkWidget *question;

  press (f, GDK_KEY_1, 0);
  report (f, "2026-T3", 0);
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until ((question = find_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_cmpint (pb_assignment_get_assessment (f->assignment), ==, PB_ASSESSMENT_NOT_MET);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "show");
  gtk_window_destroy (GTK_WINDOW (question));
  test_settle ();
  g_assert_cmpint (chosen (f), ==, PB_ASSESSMENT_NOT_MET);
  press (f, GDK_KEY_1, 0);
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpint (pb_assignment_get_assessment (f->assignment), ==, PB_ASSESSMENT_MET);
}

static void
test_fetch (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  gtk_window_destroy (GTK_WINDOW (f->dialog));
  report (f, "2026-T2", 0);
  open_dialog (f);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (f->dialog)), ==, "New follow-up");
  g_assert_false (pb_prompt_field_fetch (PB_PROMPT_FIELD (f->dialog->prompts[PB_FOLLOW_UP_PROMPT_SEEN])));
  gtk_widget_grab_focus (f->dialog->prompts[PB_FOLLOW_UP_PROMPT_ACTION]);
  type_here (f, "New.");
  g_assert_true (press (f, GDK_KEY_h, GDK_ALT_MASK));
  text = pb_prompt_field_dup_text (PB_PROMPT_FIELD (f->dialog->prompts[PB_FOLLOW_UP_PROMPT_ACTION]));
  g_assert_cmpstr (text, ==, "New.\nWe wait.");
}

static void
test_closing_asks (Fixture *f, gconstpointer data)
{
  GtkWidget *question;

  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "Typed");
  gtk_window_close (GTK_WINDOW (f->dialog));
  test_wait_until ((question = find_window (ADW_TYPE_MESSAGE_DIALOG)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "continue");
  gtk_window_destroy (GTK_WINDOW (question));
  test_settle ();
  g_assert_true (is_open ());
  gtk_window_close (GTK_WINDOW (f->dialog));
  test_wait_until ((question = find_window (ADW_TYPE_MESSAGE_DIALOG)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  gtk_window_destroy (GTK_WINDOW (question));
  test_wait_until (!is_open ());
  g_assert_cmpuint (count_follow_ups (f), ==, 0);
}

static void
test_untouched_closes (Fixture *f, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (f->dialog));
  test_wait_until (!is_open ());
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
}

/* What is typed goes along to a period that nobody has reported. */
static void
test_period (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  pb_prompt_field_set_text (PB_PROMPT_FIELD (f->dialog->prompts[0]), "Typed");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (f->dialog->period), 1);
  test_settle ();
  g_assert_cmpstr (f->dialog->code, ==, "2026-T2");
  text = pb_prompt_field_dup_text (PB_PROMPT_FIELD (f->dialog->prompts[0]));
  g_assert_cmpstr (text, ==, "Typed");
}

/* An earlier period that is reported late begins with what was then, and leaves what is now. */
static void
test_late (Fixture *f, gconstpointer data)
{
  PbFollowUpDraft draft = { .period = "2026-T3", .assessment = PB_ASSESSMENT_MET, .status = PB_STATUS_DONE };

  gtk_window_destroy (GTK_WINDOW (f->dialog));
  g_assert_true (pb_follow_up_report (f->assignment, &draft, NULL, NULL));
  open_dialog (f);
  g_assert_cmpint (pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (f->dialog->status)), ==, PB_STATUS_DONE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (f->dialog->period), 1);
  test_settle ();
  g_assert_cmpint (pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (f->dialog->status)), ==, PB_STATUS_NOT_STARTED);
  press (f, GDK_KEY_2, 0);
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  test_wait_until (!is_open ());
  g_assert_cmpuint (count_follow_ups (f), ==, 2);
  g_assert_cmpstr (test_text (f->plan.plan, PB_ASSIGNMENT_STATUS, f->id), ==, "done");
  g_assert_cmpint (pb_follow_up_get_status (f->assignment, "2026-T2"), ==, PB_STATUS_NOT_STARTED);
}

static void
test_names (Fixture *f, gconstpointer data)
{
  test_assert_named (gtk_window_get_child (GTK_WINDOW (f->dialog)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/follow-up/minute", test_minute },
    { "/follow-up/keys", test_keys },
    { "/follow-up/needs-assessment", test_needs_assessment },
    { "/follow-up/twice-updates", test_twice_updates },
    { "/follow-up/amount", test_amount },
    { "/follow-up/unlikely-amount", test_unlikely_amount },
    { "/follow-up/old-report-keeps-status", test_old_report_keeps_status },
    { "/follow-up/reported-meanwhile", test_reported_meanwhile },
    { "/follow-up/fetch", test_fetch },
    { "/follow-up/closing-asks", test_closing_asks },
    { "/follow-up/untouched-closes", test_untouched_closes },
    { "/follow-up/period", test_period },
    { "/follow-up/late", test_late },
    { "/follow-up/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  return g_test_run ();
}
