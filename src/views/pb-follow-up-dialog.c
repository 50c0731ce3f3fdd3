/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-assessment-group.h"
#include "pb-follow-up-dialog-private.h"
#include "pb-pane-util.h"
#include "pb-prompt-field.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

/* What the dialog may fill of its parent, less its own header bar; and what it takes at least and at most. */
#define ROOM_AROUND 80
#define ROOM_BESIDE 48
/* What the bar of a round takes of that, in em. */
#define WALK_EM 4.2
#define WIDTH_EM 51.5
#define LEAST_HEIGHT 420
#define MOST_HEIGHT 760

/* From how many times the planned amount, and from how much where none is planned, an amount is doubted. */
#define UNLIKELY_TIMES 20
#define UNLIKELY_ALONE (G_GINT64_CONSTANT (1000) * 100 * 1000000)

G_DEFINE_FINAL_TYPE (PbFollowUpDialog, pb_follow_up_dialog, ADW_TYPE_WINDOW)

const PbColumn pb_follow_up_prompt_columns[PB_N_FOLLOW_UP_PROMPTS] = { PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY,
                                                                       PB_FOLLOW_UP_ACTION };

static void save (PbFollowUpDialog *self);

static PbPlan *
get_plan (PbFollowUpDialog *self)
{
  return pb_record_get_plan (self->subject);
}

static void
dirty_cb (PbFollowUpDialog *self)
{
  if (!self->loading)
    self->dirty = TRUE;
}

static void
status_cb (PbFollowUpDialog *self)
{
  dirty_cb (self);
  self->status_chosen = TRUE;
  pb_follow_up_dialog_update_hint (self);
}

static void
assessment_cb (PbFollowUpDialog *self)
{
  dirty_cb (self);
  pb_pane_set_invalid (self->assessment, GTK_LABEL (self->assessment_note), NULL);
  pb_follow_up_dialog_update_hint (self);
}

static void
realised_cb (PbFollowUpDialog *self)
{
  dirty_cb (self);
  pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), NULL);
}

/* An amount in kronor or thousands where millions are asked for: the smallest step that makes it likely, in öre. */
static gint64
likely_amount (gint64 ore, gint64 limit)
{
  return ABS (ore / 1000) <= limit ? ore / 1000 : ore / 1000000;
}

/* FALSE, and the sentence shown, where the amount is far from what is planned. Saved again it stands: the user is asked
 * once. */
static gboolean
check_amount (PbFollowUpDialog *self, gint64 ore)
{
  g_autofree char *typed = NULL, *likely = NULL, *sentence = NULL;
  gint64 planned = 0, limit;

  pb_effect_get (get_plan (self), pb_record_get_id (self->subject), 0, pb_period_year (self->code), &planned);
  limit = planned != 0 ? UNLIKELY_TIMES * ABS (planned) : UNLIKELY_ALONE;
  if (ABS (ore) <= limit || ore == self->doubted)
    return TRUE;
  self->doubted = ore;
  typed = pb_money_format_exact (ore, PB_UNIT_MNKR, 0);
  likely = pb_money_format_exact (likely_amount (ore, limit), PB_UNIT_MNKR, 1);
  /* Translators: an amount that is much too large, and what was probably meant. */
  sentence = g_strdup_printf (
      _("%s MSEK is far more than planned. Did you mean %s MSEK? Save again to keep it as it is."), typed, likely);
  pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), sentence);
  gtk_widget_grab_focus (self->realised);
  return FALSE;
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
  /* Whoever mends the text of a report that is there already does not mean to bring back the status of that time. */
  if (pb_record_get_table (self->subject) == PB_TABLE_ASSIGNMENT && (self->status_chosen || !self->stamp))
    draft->status = pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (self->status));
  else
    draft->status = -1;
  draft->has_realised = *amount != '\0';
  if (draft->has_realised && !pb_money_parse (amount, PB_UNIT_MNKR, &draft->realised, &error))
    {
      pb_pane_set_invalid (self->realised, GTK_LABEL (self->money_note), error->message);
      gtk_widget_grab_focus (self->realised);
      return FALSE;
    }
  return !draft->has_realised || check_amount (self, draft->realised);
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
take_stamp (PbFollowUpDialog *self)
{
  PbRecord *now = pb_follow_up_get (self->subject, self->code);

  g_free (self->stamp);
  self->stamp = g_strdup (now ? pb_record_get_text (now, PB_FOLLOW_UP_AT) : NULL);
}

static void
meanwhile_response_cb (AdwMessageDialog *dialog, const char *response, PbFollowUpDialog *self)
{
  if (g_str_equal (response, "show"))
    pb_follow_up_dialog_load (self, self->code, FALSE);
  else if (g_str_equal (response, "replace"))
    {
      take_stamp (self);
      save (self);
    }
}

/* FALSE, and the user asked, where somebody else wrote or deleted the period's report since it was loaded. */
static gboolean
check_meanwhile (PbFollowUpDialog *self)
{
  PbRecord *now = pb_follow_up_get (self->subject, self->code);
  g_autofree char *period = pb_period_format (self->code);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (!now || g_strcmp0 (pb_record_get_text (now, PB_FOLLOW_UP_AT), self->stamp) == 0)
    return TRUE;
  /* Translators: the first %s is who, the second a period. */
  body = g_strdup_printf (
      _("%s has reported on %s while you wrote. Show that follow-up and lose yours, or put yours in its place?"),
      pb_record_get_text (now, PB_FOLLOW_UP_AUTHOR) ? pb_record_get_text (now, PB_FOLLOW_UP_AUTHOR) : _("Somebody"),
      period);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Reported meanwhile"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "continue", _("Keep writing"), "show", _("Show it"),
                                    "replace", _("Replace it"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  g_signal_connect_object (dialog, "response", G_CALLBACK (meanwhile_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}

static void
save (PbFollowUpDialog *self)
{
  PbFollowUpDraft draft = { 0 };
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *seen = NULL, *why = NULL, *action = NULL;
  GError *error = NULL;

  if (!read_draft (self, &draft) || !check_meanwhile (self))
    return;
  draft.seen = seen = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_SEEN]));
  draft.why = why = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_WHY]));
  draft.action = action = pb_prompt_field_dup_text (PB_PROMPT_FIELD (self->prompts[PB_FOLLOW_UP_PROMPT_ACTION]));
  if (!pb_follow_up_report (self->subject, &draft, NULL, &error))
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The follow-up was not saved"), error);
      return;
    }
  self->dirty = FALSE;
  if (pb_follow_up_dialog_go_on (self))
    return;
  if (parent && !self->round)
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

static void
step_response_cb (AdwMessageDialog *dialog, const char *response, PbFollowUpDialog *self)
{
  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    pb_follow_up_dialog_go_to (self, self->wanted, self->code);
}

/* Past what is not saved only when asked. */
static void
step (PbFollowUpDialog *self, int by)
{
  int to = (int) self->at + by;

  if (to < 0 || to >= (int) self->walk->len)
    return;
  self->wanted = to;
  if (self->dirty)
    pb_pane_ask_to_save (GTK_WINDOW (self), G_CALLBACK (step_response_cb));
  else
    pb_follow_up_dialog_go_to (self, to, self->code);
}

static gboolean
pb_follow_up_dialog_close_request (GtkWindow *window)
{
  PbFollowUpDialog *self = PB_FOLLOW_UP_DIALOG (window);

  if (self->done || !self->dirty)
    return GTK_WINDOW_CLASS (pb_follow_up_dialog_parent_class)->close_request (window);
  pb_pane_ask_to_save (window, G_CALLBACK (close_response_cb));
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
  if (!self->dirty || !pb_follow_up_get (self->subject, code))
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
  else if (modifiers == GDK_ALT_MASK && keyval == GDK_KEY_Page_Down)
    step (self, 1);
  else if (modifiers == GDK_ALT_MASK && keyval == GDK_KEY_Page_Up)
    step (self, -1);
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
  else if (g_str_equal (action, "follow-up.skip"))
    step (PB_FOLLOW_UP_DIALOG (widget), 1);
  else if (g_str_equal (action, "follow-up.back"))
    step (PB_FOLLOW_UP_DIALOG (widget), -1);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_follow_up_dialog_dispose (GObject *object)
{
  PbFollowUpDialog *self = PB_FOLLOW_UP_DIALOG (object);

  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->walk, g_ptr_array_unref);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->stamp, g_free);
  g_clear_object (&self->subject);
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
  gtk_widget_class_install_action (widget_class, "follow-up.skip", NULL, dialog_action);
  gtk_widget_class_install_action (widget_class, "follow-up.back", NULL, dialog_action);
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
  g_signal_connect_object (self->status, "chosen", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->realised, "changed", G_CALLBACK (realised_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->period, "notify::selected", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
}

/* As wide as the text wants, within the window that it stands on. */
static int
get_width (GtkWidget *parent)
{
  int wanted = (int) (WIDTH_EM * pb_widgets_get_em (parent));
  int room = gtk_widget_get_width (parent) - ROOM_BESIDE;

  return room > 0 ? MIN (wanted, room) : wanted;
}

/* The subjects in walk, from the one at first; takes walk, which may be of one. */
static void
present (GtkWindow *parent, GPtrArray *walk, guint first, const char *period_code, gboolean round)
{
  PbFollowUpDialog *self;
  int around;

  self = g_object_new (PB_TYPE_FOLLOW_UP_DIALOG, "modal", TRUE, "transient-for", parent, "default-width",
                       get_width (GTK_WIDGET (parent)), NULL);
  self->walk = walk;
  self->round = round;
  around = ROOM_AROUND + (round ? (int) (WALK_EM * pb_widgets_get_em (GTK_WIDGET (parent))) : 0);
  gtk_scrolled_window_set_max_content_height (
      GTK_SCROLLED_WINDOW (self->scroller),
      CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - around, LEAST_HEIGHT, MOST_HEIGHT));
  pb_follow_up_dialog_go_to (self, first, period_code);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->assessment);
}

void
pb_follow_up_dialog_present_period (GtkWindow *parent, PbRecord *subject, const char *period_code)
{
  GPtrArray *walk = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PB_IS_RECORD (subject));

  g_ptr_array_add (walk, g_object_ref (subject));
  present (parent, walk, 0, period_code, FALSE);
}

void
pb_follow_up_dialog_present (GtkWindow *parent, PbRecord *subject)
{
  pb_follow_up_dialog_present_period (parent, subject, NULL);
}

void
pb_follow_up_dialog_present_round (GtkWindow *parent, GPtrArray *subjects, guint first, const char *period_code)
{
  GPtrArray *walk = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (first < subjects->len);
  g_return_if_fail (period_code != NULL);

  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (walk, g_object_ref (subjects->pdata[i]));
  present (parent, walk, first, period_code, TRUE);
}
