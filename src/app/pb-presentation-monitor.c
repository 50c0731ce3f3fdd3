/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-presentation-monitor.h"

#include <string.h>

static gboolean
is_external (const PbMonitorFacts *monitor)
{
  static const char *const own[] = { "eDP", "LVDS", "DSI" };

  for (guint i = 0; monitor->connector && i < G_N_ELEMENTS (own); i++)
    if (g_ascii_strncasecmp (monitor->connector, own[i], strlen (own[i])) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_better (const PbMonitorFacts *one, const PbMonitorFacts *other)
{
  if (is_external (one) != is_external (other))
    return is_external (one);
  if (one->current != other->current)
    return !one->current;
  return (gint64) one->width * one->height > (gint64) other->width * other->height;
}

int
pb_presentation_rank_monitors (const PbMonitorFacts *monitors, guint n_monitors)
{
  int best = -1;

  for (guint i = 0; i < n_monitors; i++)
    if (best < 0 || is_better (&monitors[i], &monitors[best]))
      best = (int) i;
  return best;
}

GdkMonitor *
pb_presentation_choose_monitor (GtkWindow *from)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (from));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (from));
  GdkMonitor *current = surface ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);
  guint n = g_list_model_get_n_items (monitors);
  g_autofree PbMonitorFacts *facts = g_new0 (PbMonitorFacts, n);
  g_autoptr (GdkMonitor) chosen = NULL;
  int best;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      facts[i] = (PbMonitorFacts) { gdk_monitor_get_connector (monitor), area.width, area.height, monitor == current };
    }
  best = pb_presentation_rank_monitors (facts, n);
  chosen = best >= 0 ? g_list_model_get_item (monitors, (guint) best) : NULL;
  return chosen;
}
