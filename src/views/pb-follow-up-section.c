/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "pb-follow-up-card.h"
#include "pb-follow-up-dialog.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbFollowUpSection
{
  PbPaneSection parent_instance;

  GtkWidget *cards;
  GtkWidget *none;
  GtkWidget *none_sentence;
  gboolean all;
};

G_DEFINE_FINAL_TYPE (PbFollowUpSection, pb_follow_up_section, PB_TYPE_PANE_SECTION)

static const char *
period_code (PbRecord *follow_up)
{
  PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);

  return period ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL;
}

static void
edit_cb (PbFollowUpCard *card, PbFollowUpSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));
  PbRecord *follow_up = pb_follow_up_card_get_record (card);

  if (GTK_IS_WINDOW (root) && assignment && follow_up)
    pb_follow_up_dialog_present_period (GTK_WINDOW (root), assignment, period_code (follow_up));
}

static void
remove_cb (PbFollowUpCard *card, PbFollowUpSection *self)
{
  PbRecord *follow_up = pb_follow_up_card_get_record (card);
  PbEdit *edit = pb_edit_new (pb_record_get_plan (follow_up), _("Delete follow-up"));

  pb_edit_delete (edit, PB_TABLE_FOLLOW_UP, pb_record_get_id (follow_up));
  if (pb_pane_commit (GTK_WIDGET (self), edit))
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.offer-undo", "s", _("The follow-up was deleted"));
}

static GtkWidget *
make_card (gpointer data)
{
  GtkWidget *card = pb_follow_up_card_new ();

  gtk_widget_add_css_class (card, "pb-card");
  g_signal_connect_object (card, "edit", G_CALLBACK (edit_cb), data, 0);
  g_signal_connect_object (card, "remove", G_CALLBACK (remove_cb), data, 0);
  return card;
}

static gint
compare_newest (gconstpointer a, gconstpointer b)
{
  PbRecord *one = *(PbRecord **) a, *other = *(PbRecord **) b;
  PbRecord *one_period = pb_record_get_ref (one, PB_FOLLOW_UP_PERIOD);
  PbRecord *other_period = pb_record_get_ref (other, PB_FOLLOW_UP_PERIOD);
  int order = g_strcmp0 (other_period ? pb_record_get_text (other_period, PB_PERIOD_START) : NULL,
                         one_period ? pb_record_get_text (one_period, PB_PERIOD_START) : NULL);

  return order ? order
               : g_strcmp0 (pb_record_get_text (other, PB_FOLLOW_UP_AT), pb_record_get_text (one, PB_FOLLOW_UP_AT));
}

static void
show_none (PbFollowUpSection *self, PbRecord *assignment)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  g_autofree char *code = NULL, *period = NULL, *sentence = NULL;
  GDate today;

  pb_date_today (&today);
  code = pb_plan_dup_current_period (plan, &today);
  period = pb_period_format (code);
  sentence = g_strdup_printf (
      _("Nobody has reported on this assignment yet. The period to report now is %s; it takes a minute."), period);
  gtk_label_set_text (GTK_LABEL (self->none_sentence), sentence);
}

static void
pb_follow_up_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbFollowUpSection *self = PB_FOLLOW_UP_SECTION (section);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *all = NULL;
  GPtrArray *follow_ups = pb_plan_peek_children (pb_record_get_plan (assignment), PB_FOLLOW_UP_ASSIGNMENT,
                                                 pb_record_get_id (assignment));
  guint shown;

  if (switched)
    self->all = FALSE;
  for (guint i = 0; i < follow_ups->len; i++)
    g_ptr_array_add (sorted, follow_ups->pdata[i]);
  g_ptr_array_sort (sorted, compare_newest);
  shown = self->all ? sorted->len : MIN (sorted->len, 1);
  for (guint i = 0; i < shown; i++)
    pb_follow_up_card_set_record (PB_FOLLOW_UP_CARD (pb_pane_rows_get (self->cards, i, make_card, self)),
                                  sorted->pdata[i]);
  pb_pane_rows_end (self->cards, shown);
  gtk_widget_set_visible (self->cards, shown > 0);
  gtk_widget_set_visible (self->none, shown == 0);
  if (shown == 0)
    show_none (self, assignment);
  pb_pane_section_set_title (section, self->all ? _("Follow-ups") : _("Latest follow-up"));
  /* Translators: shows all follow-ups; the number of them. */
  all = g_strdup_printf (_("All %u"), sorted->len);
  pb_pane_section_set_link (section, sorted->len < 2 ? NULL : self->all ? _("Only the latest") : all);
}

static void
link_cb (PbFollowUpSection *self)
{
  self->all = !self->all;
  pb_pane_section_invalidate (PB_PANE_SECTION (self));
  pb_pane_section_refresh (PB_PANE_SECTION (self));
}

static void
new_cb (PbFollowUpSection *self)
{
  PbRecord *assignment = pb_pane_section_get_assignment (PB_PANE_SECTION (self));

  if (assignment)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-follow-up", "x", pb_record_get_id (assignment));
}

static void
pb_follow_up_section_class_init (PbFollowUpSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_follow_up_section_update;
}

static void
pb_follow_up_section_init (PbFollowUpSection *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_("Write the first follow-up"));

  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (body), self->cards);
  self->none = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->none, "pb-card");
  gtk_widget_add_css_class (self->none, "pb-none");
  self->none_sentence = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->none_sentence), TRUE);
  gtk_box_append (GTK_BOX (self->none), self->none_sentence);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  pb_view_set_accessible_label (button, _("Write the first follow-up"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->none), button);
  gtk_box_append (GTK_BOX (body), self->none);
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Latest follow-up"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), body);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_follow_up_section_new (void)
{
  return g_object_new (PB_TYPE_FOLLOW_UP_SECTION, NULL);
}
