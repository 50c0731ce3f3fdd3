/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-assessment-group.h"
#include "pb-follow-up-dialog-private.h"
#include "pb-pane-util.h"
#include "pb-prompt-field.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

/* What the dialog may fill of its parent, less its own header bar; and what it takes at least and at most. */
#define ROOM_AROUND 80
#define LEAST_HEIGHT 420
#define MOST_HEIGHT 760

/* Periods to choose among besides those that have been reported. */
#define RECENT 6

G_DEFINE_FINAL_TYPE (PbFollowUpDialog, pb_follow_up_dialog, ADW_TYPE_WINDOW)

const PbColumn pb_follow_up_prompt_columns[PB_N_FOLLOW_UP_PROMPTS] = { PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY,
                                                                       PB_FOLLOW_UP_ACTION };

static PbPlan *
get_plan (PbFollowUpDialog *self)
{
  return pb_record_get_plan (self->assignment);
}

/* "tertial 2" within the same year, else "tertial 2 2025". */
static char *
dup_period_beside (const char *code, const char *other)
{
  return pb_period_year (code) == pb_period_year (other) ? pb_period_format_short (code) : pb_period_format (code);
}

static void
load_previous (PbFollowUpDialog *self)
{
  PbRecord *previous = pb_assignment_get_previous (self->assignment, self->code);
  PbRecord *period = previous ? pb_record_get_ref (previous, PB_FOLLOW_UP_PERIOD) : NULL;
  g_autofree char *when = NULL, *capital = NULL, *label = NULL, *spoken = NULL;
  int verdict;

  gtk_widget_set_visible (self->previous_mark, period != NULL);
  gtk_label_set_text (GTK_LABEL (self->previous), period ? "" : _("Not reported before"));
  for (guint i = 0; !period && i < PB_N_FOLLOW_UP_PROMPTS; i++)
    pb_prompt_field_set_previous (PB_PROMPT_FIELD (self->prompts[i]), NULL, NULL);
  if (!period)
    return;
  when = dup_period_beside (pb_record_get_text (period, PB_PERIOD_CODE), self->code);
  capital = pb_pane_capitalise (when);
  /* Translators: a period, before the verdict that it got: "Tertial 2:". */
  label = g_strdup_printf (_("%s:"), capital);
  gtk_label_set_text (GTK_LABEL (self->previous), label);
  verdict = pb_record_get_enum (previous, PB_FOLLOW_UP_ASSESSMENT);
  pb_mark_label_set (PB_MARK_LABEL (self->previous_mark), PB_MARK_MET + verdict,
                     pb_enum_label (PB_ENUM_ASSESSMENT, verdict));
  spoken = g_strdup_printf (_("Fetch the text from %s"), when);
  for (guint i = 0; i < PB_N_FOLLOW_UP_PROMPTS; i++)
    pb_prompt_field_set_previous (PB_PROMPT_FIELD (self->prompts[i]), spoken,
                                  pb_record_get_text (previous, pb_follow_up_prompt_columns[i]));
}

static void
load_money (PbFollowUpDialog *self, PbRecord *follow_up, gboolean keep)
{
  gint64 id = pb_record_get_id (self->assignment), planned = 0;
  GPtrArray *lines = pb_plan_peek_children (get_plan (self), PB_ASSIGNMENT_LINE_ASSIGNMENT, id);
  gboolean has = follow_up && !pb_record_is_null (follow_up, PB_FOLLOW_UP_REALISED);
  int year = pb_period_year (self->code);
  const char *unit = pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR);
  g_autofree char *label = NULL, *of = NULL, *value = NULL, *name = NULL;

  gtk_widget_set_visible (self->money, lines->len > 0 || has);
  label = g_strdup_printf (_("Realised %d"), year);
  if (pb_effect_get (get_plan (self), id, 0, year, &planned))
    {
      g_autofree char *amount = pb_money_format (planned, PB_UNIT_MNKR, 1);

      /* Translators: planned amount and unit after the field of the realised one: "of 7.7 MSEK". */
      of = g_strdup_printf (_("of %s %s"), amount, unit);
    }
  else
    of = g_strdup (unit);
  gtk_label_set_text (GTK_LABEL (self->money_label), label);
  gtk_label_set_text (GTK_LABEL (self->money_of), of);
  name = g_strdup_printf ("%s, %s", label, of);
  pb_view_set_accessible_label (self->realised, name);
  pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), NULL);
  if (keep)
    return;
  value = has ? pb_money_format_exact (pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED), PB_UNIT_MNKR, 1)
              : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->realised), value);
}

static void
load_period (PbFollowUpDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *spoken = NULL;
  guint selected = 0;

  for (guint i = 0; i < self->periods->len; i++)
    {
      g_autofree char *words = pb_period_format (self->periods->pdata[i]);
      g_autofree char *capital = pb_pane_capitalise (words);

      gtk_string_list_append (names, capital);
      if (g_str_equal (self->periods->pdata[i], self->code))
        selected = i;
    }
  if (!gtk_drop_down_get_model (GTK_DROP_DOWN (self->period)))
    gtk_drop_down_set_model (GTK_DROP_DOWN (self->period), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), selected);
  /* Translators: the button that shows and changes the period. */
  spoken = g_strdup_printf (_("Period: %s"), gtk_string_list_get_string (names, selected));
  pb_pane_name_inner (self->period, spoken);
}

void
pb_follow_up_dialog_load (PbFollowUpDialog *self, const char *code, gboolean keep)
{
  PbRecord *follow_up = pb_assignment_get_follow_up (self->assignment, code);
  const char *title = follow_up ? _("Edit follow-up") : _("New follow-up");
  int status = follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS) : -1;
  char *copy = g_strdup (code);

  g_free (self->code);
  self->code = copy;
  self->loading = TRUE;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  load_period (self);
  load_previous (self);
  load_money (self, follow_up, keep);
  if (!keep)
    {
      pb_assessment_group_set (PB_ASSESSMENT_GROUP (self->assessment),
                               follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1);
      for (guint i = 0; i < PB_N_FOLLOW_UP_PROMPTS; i++)
        pb_prompt_field_set_text (PB_PROMPT_FIELD (self->prompts[i]),
                                  follow_up ? pb_record_get_text (follow_up, pb_follow_up_prompt_columns[i]) : NULL);
      if (status < 0)
        status = pb_record_get_enum (self->assignment, PB_ASSIGNMENT_STATUS);
      pb_status_drop_down_set_status (PB_STATUS_DROP_DOWN (self->status), status);
      self->dirty = FALSE;
    }
  self->loading = FALSE;
}

static void
dirty_cb (PbFollowUpDialog *self)
{
  if (!self->loading)
    self->dirty = TRUE;
}

static void
assessment_cb (PbFollowUpDialog *self)
{
  dirty_cb (self);
  pb_pane_set_invalid (self->assessment, GTK_LABEL (self->assessment_note), NULL);
}

static void
realised_cb (PbFollowUpDialog *self)
{
  dirty_cb (self);
  pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), NULL);
}

/* FALSE, and the sentence shown in the dialog, where something is missing or is no amount. */
static gboolean
read_draft (PbFollowUpDialog *self, PbFollowUpDraft *draft)
{
  g_autofree char *amount = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->realised))));
  g_autoptr (GError) error = NULL;
  int assessment = pb_assessment_group_get (PB_ASSESSMENT_GROUP (self->assessment));

  if (assessment < 0)
    {
      pb_pane_set_invalid (self->assessment, GTK_LABEL (self->assessment_note),
                           _("Choose an assessment before you save: press 1, 2, 3 or 4 (Alt+1 to Alt+4 in a text)."));
      gtk_widget_grab_focus (self->assessment);
      return FALSE;
    }
  draft->period = self->code;
  draft->assessment = assessment;
  draft->status = pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (self->status));
  draft->has_realised = *amount != '\0';
  if (draft->has_realised && !pb_money_parse (amount, PB_UNIT_MNKR, &draft->realised, &error))
    {
      pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), error->message);
      gtk_widget_grab_focus (self->realised);
      return FALSE;
    }
  return TRUE;
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* The question stands on the dialog: it has to be gone before the dialog goes. */
static void
close_later (PbFollowUpDialog *self)
{
  self->done = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
save (PbFollowUpDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  PbFollowUpDraft draft = { 0 };
  g_autofree char *seen = NULL, *why = NULL, *action = NULL;
  GError *error = NULL;

  if (!read_draft (self, &draft))
    return;
  draft.seen = seen = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_SEEN]));
  draft.why = why = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_WHY]));
  draft.action = action = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_ACTION]));
  if (!pb_assignment_report (self->assignment, &draft, NULL, &error))
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The follow-up was not saved"), error);
      return;
    }
  if (parent)
    pb_view_say (GTK_WIDGET (parent), _("The follow-up is saved"));
  close_later (self);
}

static void
close_response_cb (AdwMessageDialog *dialog, const char *response, PbFollowUpDialog *self)
{
  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    close_later (self);
}

static gboolean
pb_follow_up_dialog_close_request (GtkWindow *window)
{
  PbFollowUpDialog *self = PB_FOLLOW_UP_DIALOG (window);
  GtkWidget *dialog;

  if (self->done || !self->dirty)
    return GTK_WINDOW_CLASS (pb_follow_up_dialog_parent_class)->close_request (window);
  dialog = adw_message_dialog_new (window, _("Save the follow-up?"), _("What you wrote is not saved yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "continue", _("Keep writing"), "discard", _("Discard"),
                                    "save", _("Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
period_response_cb (AdwMessageDialog *dialog, const char *response, PbFollowUpDialog *self)
{
  const char *code = g_object_get_data (G_OBJECT (dialog), "code");

  pb_follow_up_dialog_load (self, g_str_equal (response, "show") ? code : self->code, !g_str_equal (response, "show"));
}

/* What is typed follows to a period that has no report; where there is one already, the user decides. */
static void
period_cb (PbFollowUpDialog *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));
  const char *code;
  GtkWidget *dialog;

  if (self->loading || selected >= self->periods->len)
    return;
  code = self->periods->pdata[selected];
  if (g_str_equal (code, self->code))
    return;
  if (!self->dirty || !pb_assignment_get_follow_up (self->assignment, code))
    {
      pb_follow_up_dialog_load (self, code, self->dirty);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("That period is reported already"),
                                   _("Show that follow-up, and lose what you have written here?"));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "continue", _("Keep writing"), "show", _("Show it"),
                                    NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  g_object_set_data_full (G_OBJECT (dialog), "code", g_strdup (code), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (period_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fetch (PbFollowUpDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  for (guint i = 0; focus && i < PB_N_FOLLOW_UP_PROMPTS; i++)
    if (gtk_widget_is_ancestor (focus, self->prompts[i]))
      pb_prompt_field_fetch (PB_PROMPT_FIELD (self->prompts[i]));
}

static int
digit_of (guint keyval)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_4)
    return keyval - GDK_KEY_1;
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_4)
    return keyval - GDK_KEY_KP_1;
  return -1;
}

/* Before the fields: a text view takes Enter whatever is held with it. */
static gboolean
early_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              PbFollowUpDialog *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int digit = digit_of (keyval);

  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    save (self);
  else if (modifiers == GDK_ALT_MASK && digit >= 0)
    pb_assessment_group_choose (PB_ASSESSMENT_GROUP (self->assessment), digit);
  else if (modifiers == GDK_ALT_MASK && keyval == GDK_KEY_h)
    fetch (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* After the fields: a digit that none of them took. */
static gboolean
late_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             PbFollowUpDialog *self)
{
  int digit = digit_of (keyval);

  if (digit < 0 || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  pb_assessment_group_choose (PB_ASSESSMENT_GROUP (self->assessment), digit);
  gtk_widget_grab_focus (self->assessment);
  return GDK_EVENT_STOP;
}

static void
dialog_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "follow-up.save"))
    save (PB_FOLLOW_UP_DIALOG (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_follow_up_dialog_dispose (GObject *object)
{
  PbFollowUpDialog *self = PB_FOLLOW_UP_DIALOG (object);

  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_object (&self->assignment);
  G_OBJECT_CLASS (pb_follow_up_dialog_parent_class)->dispose (object);
}

static void
pb_follow_up_dialog_class_init (PbFollowUpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pb_follow_up_dialog_close_request;
  gtk_widget_class_install_action (widget_class, "follow-up.save", NULL, dialog_action);
  gtk_widget_class_install_action (widget_class, "follow-up.cancel", NULL, dialog_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "follow-up.cancel", NULL);
}

static void
add_keys (PbFollowUpDialog *self, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
pb_follow_up_dialog_init (PbFollowUpDialog *self)
{
  pb_follow_up_dialog_build (self);
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (early_key_cb));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (late_key_cb));
  g_signal_connect_object (self->assessment, "chosen", G_CALLBACK (assessment_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < PB_N_FOLLOW_UP_PROMPTS; i++)
    g_signal_connect_object (self->prompts[i], "changed", G_CALLBACK (dirty_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->status, "chosen", G_CALLBACK (dirty_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->realised, "changed", G_CALLBACK (realised_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
}

static void
add_period (GPtrArray *periods, const char *code)
{
  if (code && !g_ptr_array_find_with_equal_func (periods, code, g_str_equal, NULL))
    g_ptr_array_add (periods, g_strdup (code));
}

static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  GDate one, other;

  if (!pb_period_parse (*(const char **) a, NULL, &one) || !pb_period_parse (*(const char **) b, NULL, &other))
    return g_strcmp0 (*(const char **) b, *(const char **) a);
  return g_date_compare (&other, &one);
}

/* The current one and some before it, those that have been reported, and the one asked for. */
static GPtrArray *
make_periods (PbRecord *assignment, const char *current, const char *wanted)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *reported = pb_plan_peek_children (pb_record_get_plan (assignment), PB_FOLLOW_UP_ASSIGNMENT,
                                               pb_record_get_id (assignment));
  g_autofree char *code = g_strdup (current);

  for (guint i = 0; code && i < RECENT; i++)
    {
      char *before = pb_period_previous (code);

      add_period (periods, code);
      g_free (code);
      code = before;
    }
  for (guint i = 0; i < reported->len; i++)
    {
      PbRecord *period = pb_record_get_ref (reported->pdata[i], PB_FOLLOW_UP_PERIOD);

      add_period (periods, period ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL);
    }
  add_period (periods, wanted);
  g_ptr_array_sort (periods, compare_newest);
  return periods;
}

void
pb_follow_up_dialog_present_period (GtkWindow *parent, PbRecord *assignment, const char *period_code)
{
  PbFollowUpDialog *self;
  g_autofree char *current = NULL, *name = NULL;
  GDate today;

  g_return_if_fail (PB_IS_RECORD (assignment));

  self = g_object_new (PB_TYPE_FOLLOW_UP_DIALOG, "modal", TRUE, "transient-for", parent, "default-width", 720, NULL);
  self->assignment = g_object_ref (assignment);
  pb_date_today (&today);
  current = pb_plan_dup_current_period (get_plan (self), &today);
  self->periods = make_periods (assignment, current, period_code);
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    name = g_strdup (pb_assignment_get_short_title (assignment));
  else
    name = g_strdup_printf ("%d %s", (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                            pb_assignment_get_short_title (assignment));
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - ROOM_AROUND,
                                                     LEAST_HEIGHT, MOST_HEIGHT));
  pb_follow_up_dialog_load (self, period_code ? period_code : current, FALSE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->assessment);
}

void
pb_follow_up_dialog_present (GtkWindow *parent, PbRecord *assignment)
{
  pb_follow_up_dialog_present_period (parent, assignment, NULL);
}
