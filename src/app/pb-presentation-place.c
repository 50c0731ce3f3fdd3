/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-presentation-place.h"

#define KEY "presentation-places"
#define MOST_PLACES 20

char *
pb_presentation_place_load (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) places = g_settings_get_value (settings, KEY);
  GVariantIter iter;
  const char *own, *key;

  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "(&s&s)", &own, &key))
    if (g_str_equal (own, path))
      return g_strdup (key);
  return NULL;
}

void
pb_presentation_place_save (GSettings *settings, const char *path, const char *key)
{
  g_autoptr (GVariant) places = g_settings_get_value (settings, KEY);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  GVariantIter iter;
  const char *other, *place;
  int n = 1;

  g_variant_builder_add (&builder, "(ss)", path, key);
  g_variant_iter_init (&iter, places);
  while (n < MOST_PLACES && g_variant_iter_next (&iter, "(&s&s)", &other, &place))
    if (!g_str_equal (other, path))
      {
        g_variant_builder_add (&builder, "(ss)", other, place);
        n++;
      }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
