/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-date-field.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "pb-calendar.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

struct _PbDateField
{
  GtkWidget parent_instance;

  PbRecord *record;
  PbColumn column;
  char *edit_label;
  gulong changed_id;
  int other; /* PbColumn, or -1 */
  gboolean after;

  GtkWidget *entry;
  GtkWidget *note;
  GtkWidget *popover; /* NULL until first opened */
  GtkWidget *calendar;
  char *shown; /* what the field showed when it was last in step with the record */
};

G_DEFINE_FINAL_TYPE (PbDateField, pb_date_field, GTK_TYPE_WIDGET)

static const char *
typed_text (PbDateField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
show_date (PbDateField *self, const GDate *date)
{
  g_free (self->shown);
  self->shown = date ? pb_date_format (date) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  pb_pane_set_invalid (self->entry, GTK_LABEL (self->note), NULL);
}

static void
show_record (PbDateField *self)
{
  GDate date;

  show_date (self, self->record && pb_record_get_date (self->record, self->column, &date) ? &date : NULL);
}

static gboolean
is_typed (PbDateField *self)
{
  return g_strcmp0 (typed_text (self), self->shown ? self->shown : "") != 0;
}

/* FALSE where the date lies on the wrong side of the span's other end. */
static gboolean
check_bound (PbDateField *self, const GDate *date)
{
  g_autofree char *mine = NULL, *theirs = NULL, *sentence = NULL;
  GDate other;
  int order;

  if (self->other < 0 || !self->record || !pb_record_get_date (self->record, self->other, &other))
    return TRUE;
  order = g_date_compare (date, &other);
  if (self->after ? order >= 0 : order <= 0)
    return TRUE;
  mine = pb_date_format (date);
  theirs = pb_date_format (&other);
  sentence = self->after
               ? g_strdup_printf (_("The end, %s, lies before the start, %s. Change the start first."), mine, theirs)
               : g_strdup_printf (_("The start, %s, lies after the end, %s. Change the end first."), mine, theirs);
  pb_pane_set_invalid (self->entry, GTK_LABEL (self->note), sentence);
  return FALSE;
}

gboolean
pb_date_field_read (PbDateField *self, gboolean *has, GDate *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strstrip (g_strdup (typed_text (self)));

  *has = *text != '\0';
  if (*has && !pb_date_parse (text, date, &error))
    {
      pb_pane_set_invalid (self->entry, GTK_LABEL (self->note), error->message);
      return FALSE;
    }
  if (*has && !check_bound (self, date))
    return FALSE;
  pb_pane_set_invalid (self->entry, GTK_LABEL (self->note), NULL);
  return TRUE;
}

static void
save (PbDateField *self)
{
  GError *error = NULL;
  gboolean has, ok;
  GDate date;

  if (!self->record || !pb_record_is_live (self->record) || !is_typed (self))
    return;
  if (!pb_date_field_read (self, &has, &date))
    return;
  /* Shown first: the record's signal must not take it for something still being typed. */
  show_date (self, has ? &date : NULL);
  ok = pb_plan_edit_date (pb_record_get_plan (self->record), self->edit_label, pb_record_get_id (self->record),
                          self->column, has ? &date : NULL, &error);
  pb_pane_check (GTK_WIDGET (self), ok, error);
  show_record (self);
}

static void
changed_cb (PbRecord *record, guint64 columns, PbDateField *self)
{
  if ((columns & (G_GUINT64_CONSTANT (1) << PB_COLUMN_INDEX (self->column))) && !is_typed (self))
    show_record (self);
}

static void
chosen_cb (PbDateField *self, const GDate *date)
{
  g_autofree char *text = pb_date_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  save (self);
}

static void
closed_cb (PbDateField *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
open_calendar (PbDateField *self)
{
  GDate date;

  if (!self->popover)
    {
      self->calendar = pb_calendar_new ();
      self->popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      pb_view_set_accessible_label (self->popover, _("Calendar"));
      g_signal_connect_object (self->calendar, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  if (!pb_date_parse (typed_text (self), &date, NULL))
    pb_date_today (&date);
  pb_calendar_set_date (PB_CALENDAR (self->calendar), &date);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->calendar);
}

static gboolean
calendar_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  open_calendar (PB_DATE_FIELD (widget));
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbDateField *self)
{
  if (keyval != GDK_KEY_Escape || !is_typed (self) || !self->record)
    return GDK_EVENT_PROPAGATE;
  show_record (self);
  return GDK_EVENT_STOP;
}

static gboolean
pb_date_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_DATE_FIELD (widget)->entry);
}

static void
pb_date_field_dispose (GObject *object)
{
  PbDateField *self = PB_DATE_FIELD (object);

  if (self->record)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_date_field_parent_class)->dispose (object);
}

static void
pb_date_field_finalize (GObject *object)
{
  PbDateField *self = PB_DATE_FIELD (object);

  g_free (self->edit_label);
  g_free (self->shown);
  G_OBJECT_CLASS (pb_date_field_parent_class)->finalize (object);
}

static void
pb_date_field_class_init (PbDateFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_date_field_dispose;
  object_class->finalize = pb_date_field_finalize;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_date_field_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, calendar_binding, NULL);
}

static void
pb_date_field_init (PbDateField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->other = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 14);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "pb-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _("Calendar (Alt+Down)"));
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (open_calendar), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (save), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->note = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  /* Both, or a popover is given the height of another width than it gets. */
  gtk_label_set_width_chars (GTK_LABEL (self->note), 34);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 34);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

GtkWidget *
pb_date_field_new (const char *name)
{
  PbDateField *self = g_object_new (PB_TYPE_DATE_FIELD, NULL);

  pb_view_set_accessible_label (GTK_WIDGET (self), name);
  pb_view_set_accessible_label (self->entry, name);
  return GTK_WIDGET (self);
}

void
pb_date_field_bind (PbDateField *self, PbRecord *record, PbColumn column, const char *edit_label)
{
  g_return_if_fail (PB_IS_DATE_FIELD (self));

  if (self->record == record && self->column == column)
    return;
  if (self->record)
    {
      save (self);
      g_clear_signal_handler (&self->changed_id, self->record);
    }
  g_set_object (&self->record, record);
  self->column = column;
  g_free (self->edit_label);
  self->edit_label = g_strdup (edit_label);
  if (record)
    self->changed_id = g_signal_connect (record, "changed", G_CALLBACK (changed_cb), self);
  show_record (self);
}

void
pb_date_field_set_bound (PbDateField *self, PbColumn other, gboolean after)
{
  g_return_if_fail (PB_IS_DATE_FIELD (self));

  self->other = other;
  self->after = after;
}

void
pb_date_field_write (PbDateField *self, const GDate *date)
{
  g_return_if_fail (PB_IS_DATE_FIELD (self));

  show_date (self, date);
}

GtkEditable *
pb_date_field_get_editable (PbDateField *self)
{
  g_return_val_if_fail (PB_IS_DATE_FIELD (self), NULL);

  return GTK_EDITABLE (self->entry);
}
