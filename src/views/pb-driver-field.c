/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-driver-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/pb-number.h"
#include "model/pb-scenario.h"
#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

struct _PbDriverField
{
  GtkWidget parent_instance;

  PbDriverFieldKind kind;
  GtkRange *scale;
  GtkEditable *entry;
  GtkWidget *refusal;
  double value;
  guint gesture;
  gboolean setting;
  gboolean typing; /* the figure has the keyboard: it stands without its unit */
};

G_DEFINE_FINAL_TYPE (PbDriverField, pb_driver_field, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  double planned;
  double slider_end;
  double most;
  double step;
  double page;
  int decimals;
} Kind;

static const Kind kinds[] = {
  [PB_DRIVER_FIELD_MONTHS] = { 0, 24, PB_SCENARIO_MAX_DELAY, 1, 6, 0 },
  [PB_DRIVER_FIELD_PERCENT] = { 100, 150, PB_SCENARIO_MAX_REALISATION, 1, 10, -1 },
};

/* Gestures are told apart in the whole program: a group of edits is one gesture's. */
static guint last_gesture;

char *
pb_driver_field_format (PbDriverFieldKind kind, double value)
{
  g_autofree char *number = pb_number_format (value, kinds[kind].decimals);

  /* TRANSLATORS: a delay in months, short */
  return kind == PB_DRIVER_FIELD_MONTHS ? g_strdup_printf (_("%s mo."), number) : g_strdup_printf (_("%s %%"), number);
}

static char *
format_spoken (PbDriverFieldKind kind, double value)
{
  g_autofree char *number = pb_number_format (value, kinds[kind].decimals);

  return kind == PB_DRIVER_FIELD_MONTHS ? g_strdup_printf (_("%s months"), number)
                                        : g_strdup_printf (_("%s percent"), number);
}

static void
show_figure (PbDriverField *self)
{
  g_autofree char *text = self->typing ? pb_number_format (self->value, kinds[self->kind].decimals)
                                           : pb_driver_field_format (self->kind, self->value);

  if (strcmp (gtk_editable_get_text (self->entry), text) != 0)
    gtk_editable_set_text (self->entry, text);
}

static void
show_value (PbDriverField *self)
{
  g_autofree char *spoken = format_spoken (self->kind, self->value);

  self->setting = TRUE;
  gtk_range_set_value (self->scale, self->value);
  self->setting = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
  if (self->value == kinds[self->kind].planned)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  gtk_widget_queue_draw (GTK_WIDGET (self));
  show_figure (self);
}

static void
set_refusal (PbDriverField *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->refusal), sentence ? sentence : "");
  gtk_widget_set_visible (self->refusal, sentence != NULL);
}

static void
set_invalid (PbDriverField *self, const char *sentence)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (self->entry);

  set_refusal (self, sentence);
  if (sentence)
    {
      gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
    }
  else
    {
      gtk_accessible_reset_state (entry, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
    }
}

static void
change (PbDriverField *self, double value)
{
  if (value == self->value)
    return;
  self->value = value;
  show_value (self);
  g_signal_emit (self, signals[CHANGED], 0, value, self->gesture);
}

static void
slid_cb (GtkRange *scale, PbDriverField *self)
{
  if (!self->setting)
    change (self, round (gtk_range_get_value (scale)));
}

static void
begin_gesture (PbDriverField *self)
{
  self->gesture = ++last_gesture;
}

static void
pressed_cb (GtkEventController *controller, int n, double x, double y, PbDriverField *self)
{
  begin_gesture (self);
}

/* The number in text, whatever unit stands after it. */
static gboolean
parse (PbDriverField *self, double *value)
{
  const Kind *kind = &kinds[self->kind];
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  char *end = text + strlen (text);

  while (end > text && (g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (end))) || strchr ("%. ", end[-1])))
    end = g_utf8_prev_char (end);
  *end = '\0';
  if (!pb_number_parse (text, value, NULL))
    return FALSE;
  if (self->kind == PB_DRIVER_FIELD_MONTHS && *value != round (*value))
    return FALSE;
  return *value >= 0 && *value <= kind->most;
}

/* (transfer full) */
static char *
dup_demand (PbDriverField *self)
{
  return g_strdup_printf (self->kind == PB_DRIVER_FIELD_MONTHS ? _("Write the delay as whole months from 0 to %d.")
                                                               : _("Write the realisation in percent from 0 to %d."),
                          (int) kinds[self->kind].most);
}

/* FALSE where what is written cannot be a value: it stays, and what was wrong is said. */
static gboolean
take_figure (PbDriverField *self)
{
  double value;

  if (!parse (self, &value))
    {
      g_autofree char *sentence = dup_demand (self);

      set_invalid (self, sentence);
      return FALSE;
    }
  set_invalid (self, NULL);
  begin_gesture (self);
  change (self, value);
  show_figure (self);
  return TRUE;
}

static void
activate_cb (GtkEntry *entry, PbDriverField *self)
{
  if (take_figure (self))
    gtk_editable_select_region (self->entry, 0, -1);
}

static void
enter_cb (GtkEventControllerFocus *controller, PbDriverField *self)
{
  self->typing = TRUE;
  set_refusal (self, NULL);
  show_figure (self);
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
leave_cb (GtkEventControllerFocus *controller, PbDriverField *self)
{
  g_autofree char *demand = dup_demand (self);
  double value;
  gboolean taken = parse (self, &value) && take_figure (self);

  self->typing = FALSE;
  set_invalid (self, NULL);
  /* The figure is the old one again: without the sentence that would look as if the new one had been taken. */
  if (!taken)
    set_refusal (self, demand);
  show_figure (self);
  gtk_editable_select_region (self->entry, 0, 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbDriverField *self)
{
  g_autofree char *shown = pb_number_format (self->value, kinds[self->kind].decimals);

  if (key != GDK_KEY_Escape || strcmp (gtk_editable_get_text (self->entry), shown) == 0)
    return GDK_EVENT_PROPAGATE;
  set_invalid (self, NULL);
  show_figure (self);
  gtk_editable_select_region (self->entry, 0, -1);
  return GDK_EVENT_STOP;
}

static gboolean
scale_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbDriverField *self)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;
  begin_gesture (self);
  change (self, kinds[self->kind].planned);
  return GDK_EVENT_STOP;
}

static void
scale_focus_cb (GtkEventControllerFocus *controller, PbDriverField *self)
{
  begin_gesture (self);
}

/* Otherwise whoever scrolls the page with the pointer over a slider moves it. */
static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkEventController *
add_controller (GtkWidget *widget, GtkEventController *controller, const char *signal, GCallback callback,
                PbDriverField *self)
{
  g_signal_connect (controller, signal, callback, self);
  gtk_widget_add_controller (widget, controller);
  return controller;
}

static GtkWidget *
new_scale (PbDriverField *self)
{
  const Kind *kind = &kinds[self->kind];
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, kind->slider_end, kind->step);
  GtkEventController *press = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  self->scale = GTK_RANGE (scale);
  gtk_range_set_increments (self->scale, kind->step, kind->page);
  gtk_range_set_round_digits (self->scale, 0);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  ignore_wheel (scale);
  gtk_event_controller_set_propagation_phase (press, GTK_PHASE_CAPTURE);
  add_controller (scale, press, "pressed", G_CALLBACK (pressed_cb), self);
  add_controller (scale, gtk_event_controller_focus_new (), "enter", G_CALLBACK (scale_focus_cb), self);
  add_controller (scale, gtk_event_controller_key_new (), "key-pressed", G_CALLBACK (scale_key_cb), self);
  g_signal_connect (scale, "value-changed", G_CALLBACK (slid_cb), self);
  return scale;
}

static GtkWidget *
new_entry (PbDriverField *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_width_chars (self->entry, 6);
  gtk_editable_set_max_width_chars (self->entry, 6);
  gtk_editable_set_alignment (self->entry, 1);
  gtk_widget_add_css_class (entry, "pb-plain-field");
  gtk_widget_add_css_class (entry, "pb-numeric");
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  add_controller (entry, focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_controller (entry, keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  return entry;
}

/* A tick where the slider stands as planned; GTK's own marks change the slider's shape and place. */
static void
draw_tick (PbDriverField *self, GtkSnapshot *snapshot)
{
  const Kind *kind = &kinds[self->kind];
  GdkRectangle trough;
  GdkRGBA ink = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_INK_2);
  double x, y;

  gtk_range_get_range_rect (self->scale, &trough);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->scale), GTK_WIDGET (self), trough.x, trough.y, &x, &y);
  x += trough.width * kind->planned / kind->slider_end;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = 2 * trough.x + trough.width - x;
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) round (x), (float) y + trough.height / 2.0f - 6, 1, 12));
}

static void
pb_driver_field_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbDriverField *self = PB_DRIVER_FIELD (widget);

  if (kinds[self->kind].planned > 0 && self->value != kinds[self->kind].planned)
    draw_tick (self, snapshot);
  GTK_WIDGET_CLASS (pb_driver_field_parent_class)->snapshot (widget, snapshot);
}

static void
pb_driver_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_driver_field_parent_class)->dispose (object);
}

static void
pb_driver_field_class_init (PbDriverFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_driver_field_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = pb_driver_field_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_UINT);
}

static void
pb_driver_field_init (PbDriverField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-driver-field");
}

GtkWidget *
pb_driver_field_new (PbDriverFieldKind kind)
{
  PbDriverField *self = g_object_new (PB_TYPE_DRIVER_FIELD, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->kind = kind;
  self->refusal = pb_view_label ("", "pb-small pb-bad");
  self->value = kinds[kind].planned;
  gtk_box_append (GTK_BOX (line), new_scale (self));
  gtk_box_append (GTK_BOX (line), new_entry (self));
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (self->refusal), TRUE);
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_widget_set_parent (self->refusal, GTK_WIDGET (self));
  show_value (self);
  return GTK_WIDGET (self);
}

void
pb_driver_field_set_name (PbDriverField *self, const char *name)
{
  /* TRANSLATORS: the field beside a slider, where its figure is written: "Delay, Bostadskarriär, figure" */
  g_autofree char *figure = g_strdup_printf (_("%s, figure"), name);

  g_return_if_fail (PB_IS_DRIVER_FIELD (self));
  pb_view_set_accessible_label (GTK_WIDGET (self->scale), name);
  pb_view_set_accessible_label (GTK_WIDGET (self->entry), figure);
}

void
pb_driver_field_set_value (PbDriverField *self, double value)
{
  g_return_if_fail (PB_IS_DRIVER_FIELD (self));
  if (value == self->value)
    return;
  self->value = value;
  show_value (self);
}

double
pb_driver_field_get_value (PbDriverField *self)
{
  g_return_val_if_fail (PB_IS_DRIVER_FIELD (self), 0);
  return self->value;
}

GtkWidget *
pb_driver_field_get_scale (PbDriverField *self)
{
  g_return_val_if_fail (PB_IS_DRIVER_FIELD (self), NULL);
  return GTK_WIDGET (self->scale);
}

GtkWidget *
pb_driver_field_get_entry (PbDriverField *self)
{
  g_return_val_if_fail (PB_IS_DRIVER_FIELD (self), NULL);
  return GTK_WIDGET (self->entry);
}
