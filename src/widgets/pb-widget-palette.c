/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-widget-palette.h"

#include <adwaita.h>

const PbPalette *
pb_widgets_get_palette (GtkWidget *widget)
{
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
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;

  return MAX (size, 1);
}
