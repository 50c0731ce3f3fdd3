/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-calendar.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

#define DAYS 7
#define WEEKS 6

struct _PbCalendar
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *grid;
  GtkWidget *days[DAYS * WEEKS];
  GDate first; /* the day in the first cell, a Monday */
  GDate marked;
  GDate at; /* where the keyboard is */
};

G_DEFINE_FINAL_TYPE (PbCalendar, pb_calendar, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_month (PbCalendar *self)
{
  g_autofree char *month = pb_date_format_month (&self->at);
  g_autofree char *title = pb_pane_capitalise (month);
  GDate day = self->at, today;

  pb_date_today (&today);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  g_date_set_day (&day, 1);
  g_date_subtract_days (&day, g_date_get_weekday (&day) - G_DATE_MONDAY);
  self->first = day;
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (&day));
      g_autofree char *name = pb_date_format_long (&day);

      gtk_button_set_label (GTK_BUTTON (self->days[i]), number);
      pb_view_set_accessible_label (self->days[i], name);
      set_class (self->days[i], "other", g_date_get_month (&day) != g_date_get_month (&self->at));
      set_class (self->days[i], "today", g_date_compare (&day, &today) == 0);
      set_class (self->days[i], "marked", g_date_valid (&self->marked) && g_date_compare (&day, &self->marked) == 0);
      gtk_widget_set_focusable (self->days[i], g_date_compare (&day, &self->at) == 0);
      g_date_add_days (&day, 1);
    }
}

static GtkWidget *
day_at (PbCalendar *self)
{
  return self->days[g_date_days_between (&self->first, &self->at)];
}

static void
step_months (PbCalendar *self, int months)
{
  if (months > 0)
    g_date_add_months (&self->at, months);
  else
    g_date_subtract_months (&self->at, -months);
  show_month (self);
}

static void
previous_cb (PbCalendar *self)
{
  step_months (self, -1);
}

static void
next_cb (PbCalendar *self)
{
  step_months (self, 1);
}

static void
clicked_cb (PbCalendar *self, GtkWidget *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    if (self->days[i] == button)
      {
        GDate day = self->first;

        g_date_add_days (&day, i);
        g_signal_emit (self, chosen_signal, 0, &day);
        return;
      }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbCalendar *self)
{
  int days = 0, months = 0;

  switch (keyval)
    {
    case GDK_KEY_Left: days = -1; break;
    case GDK_KEY_Right: days = 1; break;
    case GDK_KEY_Up: days = -DAYS; break;
    case GDK_KEY_Down: days = DAYS; break;
    case GDK_KEY_Page_Up: months = (state & GDK_SHIFT_MASK) ? -12 : -1; break;
    case GDK_KEY_Page_Down: months = (state & GDK_SHIFT_MASK) ? 12 : 1; break;
    default: return GDK_EVENT_PROPAGATE;
    }
  if (days > 0)
    g_date_add_days (&self->at, days);
  else
    g_date_subtract_days (&self->at, -days);
  step_months (self, months);
  gtk_widget_grab_focus (day_at (self));
  return GDK_EVENT_STOP;
}

static gboolean
pb_calendar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (day_at (PB_CALENDAR (widget)));
}

static void
pb_calendar_dispose (GObject *object)
{
  PbCalendar *self = PB_CALENDAR (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_calendar_parent_class)->dispose (object);
}

static void
pb_calendar_class_init (PbCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_calendar_dispose;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_calendar_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-calendar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  chosen_signal = g_signal_new ("chosen", PB_TYPE_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_DATE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
build_head (PbCalendar *self)
{
  GtkWidget *previous = pb_pane_icon_button ("pan-start-symbolic", _("Previous month"));
  GtkWidget *next = pb_pane_icon_button ("pan-end-symbolic", _("Next month"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "pb-semibold");
  gtk_widget_set_hexpand (self->title, TRUE);
  g_signal_connect_object (previous, "clicked", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), previous);
  gtk_box_append (GTK_BOX (self->head), self->title);
  gtk_box_append (GTK_BOX (self->head), next);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
pb_calendar_init (PbCalendar *self)
{
  const char *const names[DAYS] = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"), C_ ("weekday", "Wed"),
                                    C_ ("weekday", "Thu"), C_ ("weekday", "Fri"), C_ ("weekday", "Sat"),
                                    C_ ("weekday", "Sun") };
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  pb_view_set_accessible_label (GTK_WIDGET (self), _("Calendar"));
  build_head (self);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  for (guint i = 0; i < DAYS; i++)
    {
      GtkWidget *name = gtk_label_new (names[i]);

      gtk_widget_add_css_class (name, "pb-column-header");
      gtk_grid_attach (GTK_GRID (self->grid), name, i, 0, 1, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    {
      self->days[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->days[i], "flat");
      g_signal_connect_object (self->days[i], "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (self->grid), self->days[i], i % DAYS, 1 + i / DAYS, 1, 1);
    }
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->grid, keys);
  g_date_clear (&self->marked, 1);
  pb_date_today (&self->at);
  show_month (self);
}

GtkWidget *
pb_calendar_new (void)
{
  return g_object_new (PB_TYPE_CALENDAR, NULL);
}

void
pb_calendar_set_date (PbCalendar *self, const GDate *date)
{
  g_return_if_fail (PB_IS_CALENDAR (self) && g_date_valid (date));

  self->marked = *date;
  self->at = *date;
  show_month (self);
}
