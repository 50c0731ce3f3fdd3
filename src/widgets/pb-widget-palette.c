/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-widget-palette.h"

#include <adwaita.h>

#include "draw/pb-text.h"

const PbPalette *
pb_widgets_get_palette (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root && gtk_widget_has_css_class (GTK_WIDGET (root), PB_STAGE_CLASS))
    return pb_palette_get_stage ();
  return pb_palette_get (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

void
pb_widgets_follow_style (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

GdkRGBA
pb_widgets_get_rgba (const PbPalette *palette,
                     PbTone           tone)
{
  const PbColor *color = pb_palette_color (palette, tone);

  return (GdkRGBA) { color->red, color->green, color->blue, color->alpha };
}

double
pb_widgets_get_em (GtkWidget *widget)
{
  return MAX (pb_text_get_em (gtk_widget_get_pango_context (widget)), 1);
}
