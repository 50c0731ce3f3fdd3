/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-presentation-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "pb-application.h"
#include "pb-presentation-monitor.h"
#include "pb-presentation-place.h"
#include "views/pb-slide.h"
#include "views/pb-view.h"
#include "widgets/pb-widget-palette.h"

/* At 1920 × 1080, in px; other screens in proportion. The body is never less than 1.6 times the text of the plan's window,
 * and what does not fit is set smaller, down to the least. Who reads large text in the window, in px, has it 1.6 times as large
 * here too: what is too high then is scrolled to. */
#define BODY 42.0
#define LEAST 26.0
#define LEAST_TIMES 1.6
#define LARGE 20.0
/* In em of the body: narrower than that, columns stand below each other. */
#define STACKED 28

G_DEFINE_FINAL_TYPE (PbPresentation, pb_presentation, GTK_TYPE_WINDOW)

static double
get_proportion (PbPresentation *self)
{
  return MIN (self->width / 1920.0, self->height / 1080.0);
}

static double
get_least (PbPresentation *self)
{
  double em = self->from ? pb_widgets_get_em (GTK_WIDGET (self->from)) : 0;

  return em > LARGE ? LEAST_TIMES * em : LEAST * get_proportion (self);
}

static void
set_text_size (PbPresentation *self)
{
  double least = self->from ? LEAST_TIMES * pb_widgets_get_em (GTK_WIDGET (self->from)) : 0;
  g_autofree char *css = NULL;
  int side = self->width / 20;

  self->body = (int) (MAX (BODY * get_proportion (self), least) + 0.5);
  css = g_strdup_printf ("window { font-size: %dpx; }", self->body);
  gtk_css_provider_load_from_data (self->size, css, -1);
  gtk_widget_set_margin_start (self->page, side);
  gtk_widget_set_margin_end (self->page, side);
  gtk_widget_set_margin_top (self->page, self->height / 18);
  gtk_widget_set_margin_bottom (self->page, self->height / 30);
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static gboolean
fits (GtkWidget *widget, int width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least <= width;
}

/* The largest text with which all of the slide is seen; with the smallest that is allowed, what is left is scrolled to. It
 * goes below that only for what is too wide: nothing scrolls sideways. */
static void
fit_slide (PbPresentation *self)
{
  int width = self->width - 2 * (self->width / 20);
  int room = self->height - self->height / 18 - self->height / 30 - measure_height (self->foot, width);

  for (guint step = 0; step <= PB_SLIDE_STEPS; step++)
    {
      gboolean least = step == PB_SLIDE_STEPS || pb_slide_get_scale (step + 1) * self->body < get_least (self) - 0.5;

      self->slide = pb_slide_new (self->deck, &self->place, step);
      if (width < STACKED * self->body)
        pb_slide_stack (self->slide);
      gtk_scrolled_window_set_child (self->stage, self->slide);
      if (fits (self->slide, width) && (least || measure_height (self->slide, width) <= room))
        break;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->stage), 0);
}

static void
tell (PbPresentation *self, const char *text)
{
  gtk_label_set_text (self->announcer, text);
  pb_view_set_accessible_label (GTK_WIDGET (self->announcer), text);
}

/* Which slide it is, to screen readers; plate: what else there is to say, or NULL. */
static void
announce (PbPresentation *self, const char *plate)
{
  g_autofree char *name = pb_slide_dup_name (pb_slide_deck_get_slide (self->deck, &self->place));
  /* TRANSLATORS: slide number, number of slides, its name, its heading: "Slide 4 of 41. Assignment 2: Bostadskarriär" */
  g_autofree char *text = g_strdup_printf (_("Slide %u of %u. %s: %s"), self->place.row + 1,
                                           pb_slide_deck_get_n_rows (self->deck), name,
                                           pb_slide_get_heading (self->slide));
  g_autofree char *all = g_strjoin (". ", text, plate, NULL);
  g_autofree char *title = g_strdup_printf ("%s – %s", pb_application_get_plan_title (self->plan), _("Presentation"));

  tell (self, all);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

void
pb_presentation_show (PbPresentation *self, const PbSlidePlace *place)
{
  self->place = *place;
  pb_presentation_fill_foot (self);
  fit_slide (self);
  announce (self, NULL);
}

void
pb_presentation_say (PbPresentation *self, const char *text)
{
  gtk_label_set_text (self->plate, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->plate), text != NULL);
  if (text)
    tell (self, text);
}

void
pb_presentation_set_blank (PbPresentation *self, gboolean blank)
{
  gtk_widget_set_visible (self->blank, blank);
  if (blank)
    tell (self, _("The screen is black. Any key shows the slide again."));
  else
    announce (self, NULL);
}

gboolean
pb_presentation_can_scroll (PbPresentation *self, gboolean forward)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->stage);
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  return forward ? value + page < gtk_adjustment_get_upper (adjustment) - 1 : value >= 1;
}

static gboolean
foot_cb (gpointer user_data)
{
  PbPresentation *self = user_data;

  self->foot_id = 0;
  pb_presentation_fill_foot (self);
  return G_SOURCE_REMOVE;
}

/* What of the slide is seen is another, and so is where the arrows lead. */
static void
scrolled_cb (PbPresentation *self)
{
  if (self->foot_id == 0)
    self->foot_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, foot_cb, self, NULL);
}

gboolean
pb_presentation_scroll (PbPresentation *self, gboolean forward)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->stage);
  double page = gtk_adjustment_get_page_size (adjustment), before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + (forward ? 0.85 : -0.85) * page);
  return ABS (gtk_adjustment_get_value (adjustment) - before) >= 1;
}

/* The same slide again: the plan or the size is another. */
static gboolean
fit_cb (gpointer user_data)
{
  PbPresentation *self = user_data;

  self->fit_id = 0;
  set_text_size (self);
  pb_presentation_show (self, &self->place);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (PbPresentation *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
load_deck (PbPresentation *self)
{
  GDate today;

  pb_date_today (&today);
  g_clear_pointer (&self->deck, pb_slide_deck_free);
  self->deck = pb_slide_deck_new (self->plan, &today);
}

static void
changed_cb (PbPresentation *self)
{
  g_autofree char *key = pb_slide_deck_dup_key (self->deck, &self->place);

  load_deck (self);
  gtk_widget_set_visible (GTK_WIDGET (self->find), FALSE);
  if (!pb_slide_deck_find_key (self->deck, key, &self->place))
    self->place = (PbSlidePlace) { MIN (self->place.row, pb_slide_deck_get_n_rows (self->deck) - 1), 0 };
  queue_fit (self);
}

static void
find_chosen_cb (PbPresentation *self, guint row)
{
  pb_presentation_show (self, &(PbSlidePlace) { row, 0 });
}

static void
pb_presentation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbPresentation *self = PB_PRESENTATION (widget);

  /* Not now: nothing may change size while sizes are being given out. */
  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      queue_fit (self);
    }
  GTK_WIDGET_CLASS (pb_presentation_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
keep_awake (PbPresentation *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application)
    self->cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                            _("A plan is being shown"));
}

static void
leave (PbPresentation *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *key = pb_slide_deck_dup_key (self->deck, &self->place);

  pb_presentation_place_save (self->settings, pb_plan_get_path (self->plan), key);
  g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->cookie && application)
    gtk_application_uninhibit (application, self->cookie);
  pb_plan_release (self->plan);
  if (self->from)
    gtk_window_present (self->from);
  g_clear_weak_pointer (&self->from);
}

static void
pb_presentation_dispose (GObject *object)
{
  PbPresentation *self = PB_PRESENTATION (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->foot_id, g_source_remove);
  if (self->plan)
    leave (self);
  g_clear_pointer (&self->deck, pb_slide_deck_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->settings);
  g_clear_object (&self->size);
  G_OBJECT_CLASS (pb_presentation_parent_class)->dispose (object);
}

static void
pb_presentation_finalize (GObject *object)
{
  g_string_free (PB_PRESENTATION (object)->digits, TRUE);
  G_OBJECT_CLASS (pb_presentation_parent_class)->finalize (object);
}

static void
pb_presentation_class_init (PbPresentationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_presentation_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_presentation_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = pb_presentation_size_allocate;
}

static void
add_page (PbPresentation *self, GtkOverlay *overlay)
{
  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stage = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->stage, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (GTK_WIDGET (self->stage), FALSE);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->stage), "changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->stage), "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stage), TRUE);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  gtk_widget_add_css_class (self->foot, "pb-stage-foot");
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->stage));
  gtk_box_append (GTK_BOX (self->page), self->foot);
  gtk_overlay_set_child (overlay, self->page);
}

static void
add_overlays (PbPresentation *self, GtkOverlay *overlay)
{
  self->plate = GTK_LABEL (pb_view_label ("", "pb-stage-plate"));
  gtk_label_set_wrap (self->plate, TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->plate), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->plate), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self->plate), FALSE);
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->plate));
  self->find = PB_PRESENTATION_FIND (pb_presentation_find_new ());
  g_signal_connect_swapped (self->find, "chosen", G_CALLBACK (find_chosen_cb), self);
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->find));
  self->blank = g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->blank, "pb-stage-blank");
  gtk_overlay_add_overlay (overlay, self->blank);
  self->announcer = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "halign",
                                  GTK_ALIGN_START, "valign", GTK_ALIGN_END, "can-target", FALSE, "ellipsize",
                                  PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->announcer), "pb-announcer");
  gtk_overlay_add_overlay (overlay, GTK_WIDGET (self->announcer));
}

static void
pb_presentation_init (PbPresentation *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->digits = g_string_new (NULL);
  self->size = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->size),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_widget_add_css_class (GTK_WIDGET (self), PB_STAGE_CLASS);
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  add_page (self, GTK_OVERLAY (overlay));
  add_overlays (self, GTK_OVERLAY (overlay));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  pb_presentation_add_keys (self);
}

/* Where the presenter was last, and how to begin anew. */
static void
start (PbPresentation *self)
{
  g_autofree char *key = pb_presentation_place_load (self->settings, pb_plan_get_path (self->plan));

  if (key == NULL || !pb_slide_deck_find_key (self->deck, key, &self->place))
    self->place = (PbSlidePlace) { 0, 0 };
  pb_presentation_show (self, &self->place);
  if (self->place.row > 0)
    {
      pb_presentation_say (self, _("Goes on where you left. Home begins anew."));
      announce (self, gtk_label_get_text (self->plate));
    }
}

GtkWidget *
pb_presentation_new (GtkWindow *from, PbPlan *plan, GSettings *settings)
{
  PbPresentation *self
      = g_object_new (PB_TYPE_PRESENTATION, "application", gtk_window_get_application (from), NULL);
  GdkMonitor *monitor = pb_presentation_choose_monitor (from);
  GdkRectangle area = { 0, 0, 1280, 720 };

  g_set_weak_pointer (&self->from, from);
  self->plan = g_object_ref (plan);
  self->settings = g_object_ref (settings);
  pb_plan_hold (plan, _("The plan is being shown to a meeting and cannot be changed meanwhile. Leave the presentation "
                        "with Esc, then change it."));
  g_signal_connect_swapped (plan, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (from, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  if (monitor)
    gdk_monitor_get_geometry (monitor, &area);
  self->width = area.width;
  self->height = area.height;
  gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
  if (monitor)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  load_deck (self);
  set_text_size (self);
  start (self);
  keep_awake (self);
  return GTK_WIDGET (self);
}

PbPlan *
pb_presentation_get_plan (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), NULL);
  return self->plan;
}

PbSlideDeck *
pb_presentation_get_deck (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), NULL);
  return self->deck;
}

const PbSlidePlace *
pb_presentation_get_place (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), NULL);
  return &self->place;
}

GtkWidget *
pb_presentation_get_slide (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), NULL);
  return self->slide;
}

gboolean
pb_presentation_is_blank (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), FALSE);
  return gtk_widget_get_visible (self->blank);
}

const char *
pb_presentation_get_plate (PbPresentation *self)
{
  g_return_val_if_fail (PB_IS_PRESENTATION (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->plate)) ? gtk_label_get_text (self->plate) : NULL;
}
