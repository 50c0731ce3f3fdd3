/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-row.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

#define MAX_BUTTONS 4

struct _PbMeetingsRow
{
  GtkWidget parent_instance;

  GtkWidget *box; /* mark, texts: inside the button where the row is one */
  GtkWidget *button;
  GtkWidget *shape;
  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *when;
  GtkLabel *day;
  GtkWidget *ends;
  GtkWidget *buttons[MAX_BUTTONS];
  guint n_buttons;

  PbWheelShape kind;
  gboolean hollow;
  gboolean past;
};

G_DEFINE_FINAL_TYPE (PbMeetingsRow, pb_meetings_row, GTK_TYPE_WIDGET)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  PbMeetingsRow *self = data;
  const PbPalette *palette = pb_widgets_get_palette (GTK_WIDGET (area));

  pb_color_set_source (self->past ? &palette->peer : &palette->accent, cr);
  pb_wheel_shape_draw (cr, self->kind, width / 2.0, height / 2.0, MIN (width, height) - 2, self->hollow);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static GtkLabel *
new_label (GtkWidget *box, const char *classes, gboolean end)
{
  GtkWidget *label = pb_view_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (label), !end || !strstr (classes, "pb-semibold"));
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), end ? 1 : 0);
  gtk_label_set_justify (GTK_LABEL (label), end ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_width_chars (GTK_LABEL (label), end ? 8 : 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), end ? 22 : -1);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
pb_meetings_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_meetings_row_parent_class)->dispose (object);
}

static void
pb_meetings_row_class_init (PbMeetingsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_meetings_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
pb_meetings_row_init (PbMeetingsRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *times = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->button = gtk_button_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->shape = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->shape), 18);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->shape), 18);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->shape), draw_cb, self, NULL);
  pb_widgets_follow_style (self->shape);
  gtk_widget_set_valign (self->shape, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->shape, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->shape);
  self->number = GTK_LABEL (pb_view_number ("", "pb-semibold"));
  gtk_label_set_width_chars (self->number, 2);
  gtk_widget_set_visible (GTK_WIDGET (self->number), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->number));
  self->title = new_label (texts, "", FALSE);
  self->detail = new_label (texts, "pb-small pb-secondary", FALSE);
  self->when = new_label (times, "pb-semibold", TRUE);
  self->day = new_label (times, "pb-small pb-secondary", TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (times, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), times);
  gtk_button_set_child (GTK_BUTTON (self->button), self->box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "pb-meetings-open");
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->ends, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->ends, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-row");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-meetings-row");
}

GtkWidget *
pb_meetings_row_new (const PbMeetingsButton *buttons, guint n_buttons)
{
  PbMeetingsRow *self = g_object_new (PB_TYPE_MEETINGS_ROW, NULL);

  g_return_val_if_fail (n_buttons <= MAX_BUTTONS, GTK_WIDGET (self));

  self->n_buttons = n_buttons;
  for (guint i = 0; i < n_buttons; i++)
    {
      self->buttons[i] = pb_pane_icon_button (buttons[i].icon, buttons[i].name);
      gtk_widget_add_css_class (self->buttons[i], "pb-quiet");
      g_object_set_data (G_OBJECT (self->buttons[i]), "pb-action", (gpointer) buttons[i].action);
      g_object_set_data (G_OBJECT (self->buttons[i]), "pb-name", (gpointer) buttons[i].name);
      gtk_box_append (GTK_BOX (self->ends), self->buttons[i]);
    }
  return GTK_WIDGET (self);
}

void
pb_meetings_row_set_texts (PbMeetingsRow *self, const char *title, const char *detail, const char *when, const char *day,
                           const char *words)
{
  set_text (self->title, title);
  set_text (self->detail, detail);
  set_text (self->when, when);
  set_text (self->day, day);
  pb_view_set_accessible_label (self->button, words);
  for (guint i = 0; i < self->n_buttons; i++)
    {
      g_autofree char *name
        = g_strdup_printf (_("%s: %s"), (char *) g_object_get_data (G_OBJECT (self->buttons[i]), "pb-name"), title);

      pb_view_set_accessible_label (self->buttons[i], name);
    }
}

void
pb_meetings_row_set_shape (PbMeetingsRow *self, PbWheelShape shape, gboolean hollow, gboolean past)
{
  self->kind = shape;
  self->hollow = hollow;
  self->past = past;
  gtk_widget_set_visible (self->shape, TRUE);
  gtk_widget_queue_draw (self->shape);
}

void
pb_meetings_row_set_number (PbMeetingsRow *self, const char *number)
{
  set_text (self->number, number);
}

void
pb_meetings_row_set_target (PbMeetingsRow *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (target);

  /* The target before the action, whose type it must have. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), action ? held : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  for (guint i = 0; i < self->n_buttons; i++)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->buttons[i]), held);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->buttons[i]),
                                      g_object_get_data (G_OBJECT (self->buttons[i]), "pb-action"));
    }
}

void
pb_meetings_row_add (PbMeetingsRow *self, GtkWidget *widget)
{
  gtk_box_prepend (GTK_BOX (self->ends), widget);
}
