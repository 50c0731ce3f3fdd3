/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-deadline-button.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-round.h"
#include "pb-date-field.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbDeadlineButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *title;
  GtkWidget *field;
  GtkWidget *note;
  PbPlan *plan;
  char *period;
};

G_DEFINE_FINAL_TYPE (PbDeadlineButton, pb_deadline_button, GTK_TYPE_WIDGET)

static void
show_date (PbDeadlineButton *self)
{
  PbRecord *period = pb_plan_find_period (self->plan, self->period);
  GDate date;
  gboolean has = period != NULL && pb_record_get_date (period, PB_PERIOD_REPORT_BY, &date);

  pb_date_field_write (PB_DATE_FIELD (self->field), has ? &date : NULL);
  pb_pane_set_invalid (self->field, GTK_LABEL (self->note), NULL);
}

static void
opened_cb (PbDeadlineButton *self)
{
  show_date (self);
  gtk_widget_grab_focus (self->field);
}

static void
save_cb (PbDeadlineButton *self)
{
  g_autoptr (GError) error = NULL;
  gboolean has;
  GDate date;

  if (!pb_date_field_read (PB_DATE_FIELD (self->field), &has, &date))
    return;
  if (!pb_round_set_deadline (self->plan, self->period, has ? &date : NULL, &error))
    {
      pb_pane_set_invalid (self->field, GTK_LABEL (self->note), error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
make_popover (PbDeadlineButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save"));
  GtkWidget *hint = pb_view_label (_("Leave it empty where the day is not decided."), "pb-small");

  self->title = pb_view_label ("", "pb-secondary");
  self->field = pb_date_field_new (_("Last day to report"));
  self->note = pb_view_label ("", "pb-small");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 36);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->field);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), save);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pb_date_field_get_editable (PB_DATE_FIELD (self->field)), "activate", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}

static void
pb_deadline_button_dispose (GObject *object)
{
  PbDeadlineButton *self = PB_DEADLINE_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->period, g_free);
  G_OBJECT_CLASS (pb_deadline_button_parent_class)->dispose (object);
}

static void
pb_deadline_button_class_init (PbDeadlineButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_deadline_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_deadline_button_init (PbDeadlineButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Last day…"));
  pb_pane_name_inner (self->button, _("Last day to report"));
  make_popover (self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
pb_deadline_button_new (void)
{
  return g_object_new (PB_TYPE_DEADLINE_BUTTON, NULL);
}

void
pb_deadline_button_show (PbDeadlineButton *self, PbPlan *plan, const char *period)
{
  g_autofree char *words = pb_period_format (period);
  /* Translators: a period: "Tertial 3 2026 is to be reported by". */
  g_autofree char *text = g_strdup_printf (_("%s is to be reported by"), words);
  g_autofree char *title = pb_pane_capitalise (text);

  g_return_if_fail (PB_IS_DEADLINE_BUTTON (self));

  g_set_object (&self->plan, plan);
  g_free (self->period);
  self->period = g_strdup (period);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_sensitive (self->button, !pb_plan_get_read_only (plan));
}
