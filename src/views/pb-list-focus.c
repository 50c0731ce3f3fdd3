/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-list-focus.h"

#define ITEM_KEY "pb-list-item"
#define REQUEST_KEY "pb-list-focus-request"
/* A list that comes into view later than this must not take the keyboard from where the user has gone since. */
#define PATIENCE G_USEC_PER_SEC

typedef struct
{
  guint position;
  gboolean grab;
  guint tick;
  gint64 until; /* monotonic time after which nobody waits for it any longer */
} Request;

void
pb_list_focus_track (GtkListItem *item)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ITEM_KEY, item);
}

GtkListItem *
pb_list_focus_get_item (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), ITEM_KEY);
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
is_in_sight (GtkListView *view, guint position)
{
  GtkWidget *child = pb_list_focus_find (view, position);
  graphene_rect_t bounds;

  return child != NULL && gtk_widget_get_mapped (child) && gtk_widget_get_height (child) > 0
         && gtk_widget_compute_bounds (gtk_widget_get_parent (child), GTK_WIDGET (view), &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (view));
}

static gboolean
try_request (GtkListView *view, Request *request)
{
  GtkWidget *child;

  if (gtk_widget_get_height (GTK_WIDGET (view)) <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (view)))
    return FALSE;
  /* GTK puts what it scrolls to at the edge: what is seen already would jump. */
  if (!is_in_sight (view, request->position))
    gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", request->position);
  if (!request->grab)
    return TRUE;
  child = pb_list_focus_find (view, request->position);
  return child != NULL && gtk_widget_grab_focus (gtk_widget_get_parent (child));
}

/* A list that is shown for the first time needs a frame or two for its size; one that stays hidden is not waited for.
 */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Request *request = data;

  if (g_get_monotonic_time () < request->until && !try_request (GTK_LIST_VIEW (widget), request))
    return G_SOURCE_CONTINUE;
  request->tick = 0;
  return G_SOURCE_REMOVE;
}

void
pb_list_focus_show (GtkListView *view, guint position, gboolean grab)
{
  Request *request = g_object_get_data (G_OBJECT (view), REQUEST_KEY);
  gint64 now;

  if (request == NULL)
    {
      request = g_new0 (Request, 1);
      g_object_set_data_full (G_OBJECT (view), REQUEST_KEY, request, g_free);
    }
  now = g_get_monotonic_time ();
  request->grab = grab || (request->tick != 0 && request->grab && now < request->until);
  request->position = position;
  request->until = now + PATIENCE;
  if (request->tick == 0 && !try_request (view, request))
    request->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, request, NULL);
}
