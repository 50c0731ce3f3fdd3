/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assessment-group.h"

#include <glib/gi18n-lib.h>

#include "pb-view.h"
#include "widgets/pb-mark.h"

#define N_CARDS 4

/* A toggle button that calls itself a radio button. */
#define PB_TYPE_ASSESSMENT_CARD (pb_assessment_card_get_type ())
G_DECLARE_FINAL_TYPE (PbAssessmentCard, pb_assessment_card, PB, ASSESSMENT_CARD, GtkToggleButton)

struct _PbAssessmentCard
{
  GtkToggleButton parent_instance;
};

G_DEFINE_FINAL_TYPE (PbAssessmentCard, pb_assessment_card, GTK_TYPE_TOGGLE_BUTTON)

static void
pb_assessment_card_class_init (PbAssessmentCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "button");
}

static void
pb_assessment_card_init (PbAssessmentCard *self)
{
}

struct _PbAssessmentGroup
{
  GtkWidget parent_instance;

  GtkWidget *cards[N_CARDS];
  gboolean silent;
};

G_DEFINE_FINAL_TYPE (PbAssessmentGroup, pb_assessment_group, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
toggled_cb (PbAssessmentGroup *self, GtkToggleButton *card)
{
  gboolean active = gtk_toggle_button_get_active (card);

  gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (active && !self->silent)
    g_signal_emit (self, chosen_signal, 0, pb_assessment_group_get (self));
}

static int
focused_card (PbAssessmentGroup *self)
{
  for (int i = 0; i < N_CARDS; i++)
    if (gtk_widget_is_focus (self->cards[i]))
      return i;
  return -1;
}

static gboolean
pb_assessment_group_grab_focus (GtkWidget *widget)
{
  PbAssessmentGroup *self = PB_ASSESSMENT_GROUP (widget);

  return gtk_widget_grab_focus (self->cards[MAX (pb_assessment_group_get (self), 0)]);
}

static gboolean
pb_assessment_group_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PbAssessmentGroup *self = PB_ASSESSMENT_GROUP (widget);
  int at = focused_card (self);
  gboolean back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (at < 0)
    return pb_assessment_group_grab_focus (widget);
  if (tab)
    return FALSE;
  at = (at + (back ? N_CARDS - 1 : 1)) % N_CARDS;
  pb_assessment_group_choose (self, at);
  return gtk_widget_grab_focus (self->cards[at]);
}

static void
pb_assessment_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_assessment_group_parent_class)->dispose (object);
}

static void
pb_assessment_group_class_init (PbAssessmentGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assessment_group_dispose;
  widget_class->grab_focus = pb_assessment_group_grab_focus;
  widget_class->focus = pb_assessment_group_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-assessments");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  chosen_signal = g_signal_new ("chosen", PB_TYPE_ASSESSMENT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
}

static GtkWidget *
make_card (PbAssessment assessment)
{
  GtkWidget *card = g_object_new (PB_TYPE_ASSESSMENT_CARD, NULL);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *mark = pb_mark_new (PB_MARK_MET + assessment);
  GtkWidget *word = gtk_label_new (pb_enum_label (PB_ENUM_ASSESSMENT, assessment));
  g_autofree char *digit = g_strdup_printf ("%d", assessment + 1);
  GtkWidget *key = gtk_label_new (digit);

  pb_mark_set_em (PB_MARK (mark), 2.2);
  gtk_widget_set_halign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (word), TRUE);
  gtk_label_set_justify (GTK_LABEL (word), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), word);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_widget_set_halign (key, GTK_ALIGN_END);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "pb-key");
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), key);
  gtk_button_set_child (GTK_BUTTON (card), overlay);
  gtk_widget_add_css_class (card, "pb-assess-card");
  gtk_widget_add_css_class (card, pb_enum_nick (PB_ENUM_ASSESSMENT, assessment));
  pb_view_set_accessible_label (card, pb_enum_label (PB_ENUM_ASSESSMENT, assessment));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
  return card;
}

static void
pb_assessment_group_init (PbAssessmentGroup *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 10);
  gtk_box_layout_set_homogeneous (layout, TRUE);
  pb_view_set_accessible_label (GTK_WIDGET (self), _("Assessment"));
  for (int i = 0; i < N_CARDS; i++)
    {
      self->cards[i] = make_card (i);
      gtk_widget_set_hexpand (self->cards[i], TRUE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->cards[i]), GTK_TOGGLE_BUTTON (self->cards[0]));
      gtk_widget_set_parent (self->cards[i], GTK_WIDGET (self));
      g_signal_connect_object (self->cards[i], "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

GtkWidget *
pb_assessment_group_new (void)
{
  return g_object_new (PB_TYPE_ASSESSMENT_GROUP, NULL);
}

int
pb_assessment_group_get (PbAssessmentGroup *self)
{
  g_return_val_if_fail (PB_IS_ASSESSMENT_GROUP (self), -1);

  for (int i = 0; i < N_CARDS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->cards[i])))
      return i;
  return -1;
}

void
pb_assessment_group_set (PbAssessmentGroup *self, int assessment)
{
  g_return_if_fail (PB_IS_ASSESSMENT_GROUP (self));

  self->silent = TRUE;
  for (int i = 0; i < N_CARDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cards[i]), i == assessment);
  self->silent = FALSE;
}

void
pb_assessment_group_choose (PbAssessmentGroup *self, PbAssessment assessment)
{
  g_return_if_fail (PB_IS_ASSESSMENT_GROUP (self) && assessment < N_CARDS);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->cards[assessment]), TRUE);
}
