/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From one subject of a reporting round to the next. */
#include "pb-follow-up-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static guint
count_reported (PbFollowUpDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->walk->len; i++)
    n += pb_follow_up_get (self->walk->pdata[i], self->code) != NULL;
  return n;
}

static void
show_progress (PbFollowUpDialog *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->walk_bar, self->round);
  if (!self->round)
    return;
  /* Translators: place in the walk, how many there are, how many of them are reported: "3 of 9 · 2 reported". */
  text = g_strdup_printf (_("%u of %u · %u reported"), self->at + 1, self->walk->len, count_reported (self));
  gtk_label_set_text (GTK_LABEL (self->progress), text);
  pb_view_set_accessible_label (self->progress, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-up.back", self->at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-up.skip", self->at + 1 < self->walk->len);
}

static char *
dup_name (PbRecord *subject)
{
  if (pb_record_get_table (subject) != PB_TABLE_ASSIGNMENT || pb_record_is_null (subject, PB_ASSIGNMENT_NUMBER))
    return pb_pane_dup_record_title (subject);
  return g_strdup_printf ("%d %s", (int) pb_record_get_int (subject, PB_ASSIGNMENT_NUMBER),
                          pb_assignment_get_short_title (subject));
}

void
pb_follow_up_dialog_go_to (PbFollowUpDialog *self, guint place, const char *code)
{
  PbRecord *subject = self->walk->pdata[place];
  PbPlan *plan = pb_record_get_plan (subject);
  gboolean is_assignment = pb_record_get_table (subject) == PB_TABLE_ASSIGNMENT;
  g_autofree char *name = dup_name (subject);
  g_autofree char *period = NULL;
  GDate today;

  pb_date_today (&today);
  period = code != NULL ? g_strdup (code) : pb_plan_dup_current_period (plan, &today);
  self->at = place;
  g_set_object (&self->subject, subject);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  self->periods = pb_follow_up_list_periods (plan, subject, period, &today);
  self->doubted = 0;
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_widget_set_visible (self->status_box, is_assignment);
  gtk_widget_set_sensitive (self->period, !self->round);
  self->loading = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->period), NULL);
  pb_follow_up_dialog_load (self, period, FALSE);
  show_progress (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_grab_focus (self->assessment);
}

gboolean
pb_follow_up_dialog_go_on (PbFollowUpDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = NULL;
  guint reported;

  for (guint i = self->at + 1; i < self->walk->len; i++)
    if (pb_follow_up_get (self->walk->pdata[i], self->code) == NULL)
      {
        pb_follow_up_dialog_go_to (self, i, self->code);
        return TRUE;
      }
  if (!self->round)
    return FALSE;
  reported = count_reported (self);
  if (reported == self->walk->len)
    text = g_strdup_printf (_("All %u are reported"), reported);
  else
    text = g_strdup_printf (_("%u of %u are reported; the rest were skipped"), reported, self->walk->len);
  if (parent)
    pb_view_say (GTK_WIDGET (parent), text);
  return FALSE;
}
