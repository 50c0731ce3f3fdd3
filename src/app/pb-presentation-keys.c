/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a presentation, those of clickers among them. None of them can change the plan. */
#include "pb-presentation-private.h"

#include <glib/gi18n-lib.h>

/* No plan has assignments with more digits. */
#define MOST_DIGITS 9

/* As mice number them. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

void
pb_presentation_step (PbPresentation *self, PbSlideStep where)
{
  PbSlidePlace there = self->place;

  if ((where == PB_SLIDE_FORWARD || where == PB_SLIDE_BACK) && pb_presentation_scroll (self, where == PB_SLIDE_FORWARD))
    return;
  if (pb_slide_deck_step (self->deck, &there, where))
    pb_presentation_show (self, &there);
  else if (where == PB_SLIDE_FORWARD)
    pb_presentation_say (self, _("This is the last slide. Esc leaves."));
  else if (where == PB_SLIDE_DEEPER && !pb_presentation_scroll (self, TRUE))
    pb_presentation_say (self, _("Nothing lies deeper here."));
}

/* sentence: where there is nothing of the kind. */
static void
toggle (PbPresentation *self, PbSlideKind kind, const char *sentence)
{
  PbSlidePlace there = self->place;

  if (pb_slide_deck_toggle (self->deck, &there, kind))
    pb_presentation_show (self, &there);
  else
    pb_presentation_say (self, sentence);
}

static void
go_to_top (PbPresentation *self)
{
  if (self->place.depth > 0)
    pb_presentation_show (self, &(PbSlidePlace) { self->place.row, 0 });
}

static void
say_digits (PbPresentation *self)
{
  g_autofree char *text = NULL;

  if (self->digits->len > 0)
    text = g_strdup_printf (_("Assignment %s – Enter goes there"), self->digits->str);
  pb_presentation_say (self, text);
}

static void
jump (PbPresentation *self)
{
  gint64 number = g_ascii_strtoll (self->digits->str, NULL, 10);
  PbSlidePlace there;

  g_string_truncate (self->digits, 0);
  pb_presentation_say (self, NULL);
  if (pb_slide_deck_find_number (self->deck, number, &there))
    pb_presentation_show (self, &there);
  else
    {
      g_autofree char *text = g_strdup_printf (_("There is no assignment %d."), (int) number);

      pb_presentation_say (self, text);
    }
}

static gboolean
handle_digits (PbPresentation *self, guint keyval)
{
  guint32 character = gdk_keyval_to_unicode (keyval);

  if (character >= '0' && character <= '9')
    {
      if (self->digits->len < MOST_DIGITS)
        g_string_append_c (self->digits, (char) character);
      say_digits (self);
      return TRUE;
    }
  if (self->digits->len == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      jump (self);
      return TRUE;
    case GDK_KEY_BackSpace:
      g_string_truncate (self->digits, self->digits->len - 1);
      say_digits (self);
      return TRUE;
    case GDK_KEY_Escape:
      g_string_truncate (self->digits, 0);
      say_digits (self);
      return TRUE;
    default:
      g_string_truncate (self->digits, 0);
      return FALSE;
    }
}

/* Forward, back, deeper, up: what arrows, page keys and clickers send. */
static gboolean
handle_steps (PbPresentation *self, guint keyval, gboolean shift)
{
  static const struct
  {
    guint keyval;
    PbSlideStep step;
  } keys[] = {
    { GDK_KEY_Right, PB_SLIDE_FORWARD },     { GDK_KEY_KP_Right, PB_SLIDE_FORWARD },
    { GDK_KEY_Page_Down, PB_SLIDE_FORWARD }, { GDK_KEY_KP_Page_Down, PB_SLIDE_FORWARD },
    { GDK_KEY_Forward, PB_SLIDE_FORWARD },   { GDK_KEY_AudioNext, PB_SLIDE_FORWARD },
    { GDK_KEY_Return, PB_SLIDE_FORWARD },    { GDK_KEY_KP_Enter, PB_SLIDE_FORWARD },
    { GDK_KEY_Left, PB_SLIDE_BACK },         { GDK_KEY_KP_Left, PB_SLIDE_BACK },
    { GDK_KEY_Page_Up, PB_SLIDE_BACK },      { GDK_KEY_KP_Page_Up, PB_SLIDE_BACK },
    { GDK_KEY_Back, PB_SLIDE_BACK },         { GDK_KEY_AudioPrev, PB_SLIDE_BACK },
    { GDK_KEY_BackSpace, PB_SLIDE_BACK },    { GDK_KEY_Down, PB_SLIDE_DEEPER },
    { GDK_KEY_KP_Down, PB_SLIDE_DEEPER },    { GDK_KEY_Up, PB_SLIDE_UP },
    { GDK_KEY_KP_Up, PB_SLIDE_UP },          { GDK_KEY_Home, PB_SLIDE_FIRST },
    { GDK_KEY_KP_Home, PB_SLIDE_FIRST },     { GDK_KEY_End, PB_SLIDE_LAST },
    { GDK_KEY_KP_End, PB_SLIDE_LAST },
  };

  if (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space)
    {
      pb_presentation_step (self, shift ? PB_SLIDE_BACK : PB_SLIDE_FORWARD);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      {
        pb_presentation_step (self, keys[i].step);
        return TRUE;
      }
  return FALSE;
}

static gboolean
handle_letters (PbPresentation *self, guint keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_m:
    case GDK_KEY_p:
      toggle (self, PB_SLIDE_MONEY, _("There is no money of its own to show here."));
      return TRUE;
    case GDK_KEY_j:
      toggle (self, PB_SLIDE_COMPARISON, _("There is no comparison to show here."));
      return TRUE;
    case GDK_KEY_v:
      toggle (self, PB_SLIDE_WAY, _("There is no way to balance to show here."));
      return TRUE;
    case GDK_KEY_u:
      go_to_top (self);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_period:
      pb_presentation_set_blank (self, TRUE);
      return TRUE;
    case GDK_KEY_slash:
    case GDK_KEY_KP_Divide:
      pb_presentation_find_open (self->find, self->deck);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                PbPresentation *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (is_modifier (keyval))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->find)))
    return pb_presentation_find_key (self->find, keyval);
  if (pb_presentation_is_blank (self))
    {
      pb_presentation_set_blank (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if (held == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_f)
    {
      pb_presentation_find_open (self->find, self->deck);
      return GDK_EVENT_STOP;
    }
  /* Quit and close are the application's; nothing else with a modifier means anything here. */
  if (held)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  if (handle_digits (self, keyval))
    return GDK_EVENT_STOP;
  pb_presentation_say (self, NULL);
  if (keyval == GDK_KEY_Escape)
    gtk_window_close (GTK_WINDOW (self));
  else if (!handle_steps (self, keyval, (state & GDK_SHIFT_MASK) != 0))
    handle_letters (self, keyval);
  return GDK_EVENT_STOP;
}

/* A mouse's buttons: the first goes on, the second and "back" go back. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, PbPresentation *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (gtk_widget_get_visible (GTK_WIDGET (self->find)))
    return;
  if (pb_presentation_is_blank (self))
    pb_presentation_set_blank (self, FALSE);
  else if (button == GDK_BUTTON_PRIMARY || button == BUTTON_FORWARD)
    pb_presentation_step (self, PB_SLIDE_FORWARD);
  else if (button == GDK_BUTTON_SECONDARY || button == BUTTON_BACK)
    pb_presentation_step (self, PB_SLIDE_BACK);
}

/* A turn of the wheel is a step; of a touch pad, whose parts add up, as much as one. */
static gboolean
turned_cb (GtkEventControllerScroll *controller, double dx, double dy, PbPresentation *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->find)))
    return GDK_EVENT_PROPAGATE;
  self->turned += dy;
  if (ABS (self->turned) < 1)
    return GDK_EVENT_STOP;
  if (pb_presentation_is_blank (self))
    pb_presentation_set_blank (self, FALSE);
  else
    pb_presentation_step (self, self->turned > 0 ? PB_SLIDE_FORWARD : PB_SLIDE_BACK);
  self->turned = 0;
  return GDK_EVENT_STOP;
}

static void
moved_cb (PbPresentation *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

void
pb_presentation_add_keys (PbPresentation *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  /* Before the slide, which would scroll a little instead. */
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (turned_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
