/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-refresh.h"

typedef struct
{
  PbRefreshFunc func;
  guint tick;
  gboolean stale;
} Refresh;

static Refresh *
get_refresh (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "pb-refresh");
}

static void
run (GtkWidget *widget)
{
  Refresh *refresh = get_refresh (widget);

  if (!refresh->stale)
    return;
  refresh->stale = FALSE;
  refresh->func (widget);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  get_refresh (widget)->tick = 0;
  run (widget);
  return G_SOURCE_REMOVE;
}

void
pb_refresh_queue (GtkWidget *widget)
{
  Refresh *refresh = get_refresh (widget);

  g_return_if_fail (refresh != NULL);
  refresh->stale = TRUE;
  if (gtk_widget_get_mapped (widget) && refresh->tick == 0)
    refresh->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
changed_cb (PbPlan *plan, GtkWidget *widget)
{
  pb_refresh_queue (widget);
}

void
pb_refresh_attach (GtkWidget *widget, PbPlan *plan, PbRefreshFunc func)
{
  Refresh *refresh = g_new0 (Refresh, 1);

  refresh->func = func;
  refresh->stale = TRUE;
  g_object_set_data_full (G_OBJECT (widget), "pb-refresh", refresh, g_free);
  g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), widget, 0);
  g_signal_connect (widget, "map", G_CALLBACK (run), NULL);
}
