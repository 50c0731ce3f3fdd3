/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-follow-up.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-assessment-group.h"
#include "pb-pane-util.h"
#include "pb-prompt-field.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

/* "tertial 2" within the same year, else "tertial 2 2025". */
static char *
dup_period_beside (const char *code, const char *other)
{
  return pb_period_year (code) == pb_period_year (other) ? pb_period_format_short (code) : pb_period_format (code);
}

static void
load_previous (PbFollowUpDialog *self)
{
  PbRecord *previous = pb_follow_up_get_previous (self->subject, self->code);
  PbRecord *period = previous ? pb_record_get_ref (previous, PB_FOLLOW_UP_PERIOD) : NULL;
  g_autofree char *when = NULL, *capital = NULL, *label = NULL, *spoken = NULL;
  int verdict;

  gtk_widget_set_visible (self->previous_mark, period != NULL);
  gtk_label_set_text (GTK_LABEL (self->previous), period || self->stamp ? "" : _("Not reported before"));
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
  gint64 id = pb_record_get_id (self->subject), planned = 0;
  GPtrArray *lines = pb_plan_peek_children (pb_record_get_plan (self->subject), PB_ASSIGNMENT_LINE_ASSIGNMENT, id);
  gboolean has = follow_up && !pb_record_is_null (follow_up, PB_FOLLOW_UP_REALISED);
  gboolean is_assignment = pb_record_get_table (self->subject) == PB_TABLE_ASSIGNMENT;
  int year = pb_period_year (self->code);
  const char *unit = pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR);
  g_autofree char *label = NULL, *of = NULL, *value = NULL, *name = NULL;

  gtk_widget_set_visible (self->money, is_assignment && (lines->len > 0 || has));
  label = g_strdup_printf (_("Realised %d"), year);
  if (is_assignment && pb_effect_get (pb_record_get_plan (self->subject), id, 0, year, &planned))
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

/* Whoever has something to assess has usually begun: a status that was forgotten is said, but never forced. */
void
pb_follow_up_dialog_update_hint (PbFollowUpDialog *self)
{
  int assessment = pb_assessment_group_get (PB_ASSESSMENT_GROUP (self->assessment));
  gboolean is_assignment = pb_record_get_table (self->subject) == PB_TABLE_ASSIGNMENT;
  PbStatus shown = pb_status_drop_down_get_status (PB_STATUS_DROP_DOWN (self->status));
  /* An old report shows the status it was written with; untouched, the assignment's own stays. */
  gboolean old = is_assignment && self->stamp != NULL && !self->status_chosen;
  PbStatus status = old ? (PbStatus) pb_record_get_enum (self->subject, PB_ASSIGNMENT_STATUS) : shown;
  gboolean odd = is_assignment && assessment >= 0 && assessment != PB_ASSESSMENT_NOT_ASSESSED && status == PB_STATUS_NOT_STARTED;
  g_autofree char *sentence = NULL;

  /* Translators: %s is the status: "Not started". */
  sentence = g_strdup_printf (_("The status is still “%s”."), pb_enum_label (PB_ENUM_STATUS, status));
  gtk_label_set_text (GTK_LABEL (self->hint), odd ? sentence : "");
  gtk_widget_set_visible (self->hint, odd);
}

/* The period's own, which another period that what was written is meant for changes too; but never what was chosen. */
static void
load_status (PbFollowUpDialog *self, PbRecord *follow_up)
{
  int status = follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS) : -1;

  if (self->status_chosen || pb_record_get_table (self->subject) != PB_TABLE_ASSIGNMENT)
    return;
  if (status < 0)
    status = pb_follow_up_get_status (self->subject, self->code);
  pb_status_drop_down_set_status (PB_STATUS_DROP_DOWN (self->status),
                                  status >= 0 ? (PbStatus) status : PB_STATUS_NOT_STARTED);
}

void
pb_follow_up_dialog_load (PbFollowUpDialog *self, const char *code, gboolean keep)
{
  PbRecord *follow_up = pb_follow_up_get (self->subject, code);
  const char *title = follow_up ? _("Edit follow-up") : _("New follow-up");
  char *copy = g_strdup (code);

  g_free (self->stamp);
  self->stamp = g_strdup (follow_up ? pb_record_get_text (follow_up, PB_FOLLOW_UP_AT) : NULL);
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
      self->dirty = FALSE;
      self->status_chosen = FALSE;
    }
  load_status (self, follow_up);
  pb_follow_up_dialog_update_hint (self);
  self->loading = FALSE;
}
