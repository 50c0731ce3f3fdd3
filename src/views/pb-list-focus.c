/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-list-focus.h"

#define ITEM_KEY "pb-list-item"
#define REQUEST_KEY "pb-list-focus-request"

typedef struct
{
  guint position;
  gboolean grab;
  guint tick;
  guint tries;
} Request;

void
pb_list_focus_track (GtkListItem *item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ITEM_KEY, item);
}

static guint
position_of (GtkWidget *item_widget)
{
  GtkWidget *child = gtk_widget_get_first_child (item_widget);
  GtkListItem *item = child != NULL ? g_object_get_data (G_OBJECT (child), ITEM_KEY) : NULL;

  return item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
}

GtkWidget *
pb_list_focus_find (GtkListView *view, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (position_of (child) == position)
      return gtk_widget_get_first_child (child);
  return NULL;
}

guint
pb_list_focus_get (GtkListView *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (view));

  return child != NULL ? position_of (child) : GTK_INVALID_LIST_POSITION;
}

static gboolean
try_request (GtkListView *view, Request *request)
{
  GtkWidget *child;

  if (gtk_widget_get_height (GTK_WIDGET (view)) <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (view)))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", request->position);
  if (!request->grab)
    return TRUE;
  child = pb_list_focus_find (view, request->position);
  return child != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (child));
}

/* A list that is shown for the first time needs a frame or two for its size; one that stays hidden is not waited for. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Request *request = data;

  if (!try_request (GTK_LIST_VIEW (widget), request) && ++request->tries < 60)
    return G_SOURCE_CONTINUE;
  request->tick = 0;
  return G_SOURCE_REMOVE;
}

void
pb_list_focus_show (GtkListView *view, guint position, gboolean grab)
{
  Request *request = g_object_get_data (G_OBJECT (view), REQUEST_KEY);

  if (request == NULL)
    {
      request = g_new0 (Request, 1);
      g_object_set_data_full (G_OBJECT (view), REQUEST_KEY, request, g_free);
    }
  request->grab = grab || (request->tick != 0 && request->grab);
  request->position = position;
  request->tries = 0;
  if (request->tick == 0 && !try_request (view, request))
    request->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, request, NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  /* What cannot be focused is passed over. */
  gtk_widget_set_can_focus (view, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (view)), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  gtk_widget_set_can_focus (view, TRUE);
  return GDK_EVENT_STOP;
}

void
pb_list_focus_leave_on_tab (GtkListView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
