/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below a slide: the plan, where each arrow leads, and how far it has come. */
#include "pb-presentation-private.h"

#include <glib/gi18n-lib.h>
#include "pb-application.h"
#include "views/pb-view.h"
#include "views/pb-wrap-layout.h"

/* Else the click would lead on, as one beside it does. */
static void
pressed_cb (GtkGesture *click)
{
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGesture *click, int n_press, double x, double y, PbPresentation *self)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (click), "pb-step"));

  if (step < 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    pb_presentation_step (self, (PbSlideStep) step);
}

static const struct
{
  PbSlideStep step;
  const char *sign;
  const char *key;
} arrows[] = {
  { PB_SLIDE_UP, "↑", N_ ("Up") },
  { PB_SLIDE_DEEPER, "↓", N_ ("Down") },
  { PB_SLIDE_BACK, "←", N_ ("Left") },
  { PB_SLIDE_FORWARD, "→", N_ ("Right") },
};

/* A key and what it does, which a click does too. step: −1 leaves. */
static GtkWidget *
new_key (PbPresentation *self, const char *key, const char *spoken, const char *name, int step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *sign, *word;
  g_autofree char *words = g_strdup_printf ("%s: %s", spoken, name);

  sign = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", key, NULL);
  gtk_widget_add_css_class (sign, "pb-stage-key");
  word = pb_view_label (name, "pb-accent");
  pb_view_set_accessible_label (word, words);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), word);
  g_object_set_data (G_OBJECT (click), "pb-step", GINT_TO_POINTER (step));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  return box;
}

static void
add_arrow (PbPresentation *self, GtkWidget *row, guint i)
{
  PbSlidePlace there = self->place;
  gboolean forward = arrows[i].step == PB_SLIDE_FORWARD;
  gboolean scrolls = (forward || arrows[i].step == PB_SLIDE_BACK) && pb_presentation_can_scroll (self, forward);
  g_autofree char *name = NULL;

  if (scrolls)
    name = g_strdup (forward ? _("More of this slide") : _("The beginning of this slide"));
  else if (pb_slide_deck_step (self->deck, &there, arrows[i].step))
    name = pb_slide_dup_name (pb_slide_deck_get_slide (self->deck, &there));
  if (name)
    gtk_box_append (GTK_BOX (row), new_key (self, arrows[i].sign, _(arrows[i].key), name, (int) arrows[i].step));
}

void
pb_presentation_fill_foot (PbPresentation *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (28, 4), "halign", GTK_ALIGN_END, NULL);
  GtkWidget *plan = pb_view_label (pb_application_get_plan_title (self->plan), NULL);
  g_autofree char *text = NULL;
  GtkWidget *child;
  guint number, count;

  while ((child = gtk_widget_get_first_child (self->foot)))
    gtk_box_remove (GTK_BOX (self->foot), child);
  gtk_label_set_wrap (GTK_LABEL (plan), TRUE);
  gtk_widget_set_hexpand (plan, TRUE);
  gtk_box_append (GTK_BOX (self->foot), plan);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    add_arrow (self, row, i);
  pb_slide_deck_count_kind (self->deck, self->place.row, &number, &count);
  /* TRANSLATORS: assignment 2 of 24 */
  text = g_strdup_printf (_("%u of %u"), number, count);
  if (count > 1)
    gtk_box_append (GTK_BOX (row), pb_view_label (text, "pb-slide-strong"));
  gtk_box_append (GTK_BOX (row), new_key (self, _("Esc"), _("Esc"), _("Leave"), -1));
  gtk_box_append (GTK_BOX (self->foot), row);
}
