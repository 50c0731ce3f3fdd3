/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-recent.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"

#define MAX_RECENT 10

static void
recent_free (gpointer data)
{
  PbRecent *recent = data;

  g_free (recent->path);
  g_free (recent->title);
  g_free (recent);
}

static PbRecent *
recent_new (const char *path, const char *title, gint64 time)
{
  PbRecent *recent = g_new (PbRecent, 1);

  recent->path = g_strdup (path);
  recent->title = title && *title ? g_strdup (title) : pb_recent_dup_name (path);
  recent->time = time;
  return recent;
}

static void
store (GSettings *settings, GPtrArray *recents)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssx)"));
  for (guint i = 0; i < recents->len && i < MAX_RECENT; i++)
    {
      PbRecent *recent = recents->pdata[i];

      g_variant_builder_add (&builder, "(ssx)", recent->path, recent->title, recent->time);
    }
  g_settings_set_value (settings, "recent", g_variant_builder_end (&builder));
}

static gboolean
has_path (gconstpointer recent, gconstpointer path)
{
  return g_str_equal (((const PbRecent *)recent)->path, path);
}

static void
drop (GPtrArray *recents, const char *path)
{
  guint i;

  while (g_ptr_array_find_with_equal_func (recents, path, has_path, &i))
    g_ptr_array_remove_index (recents, i);
}

GPtrArray *
pb_recent_load (GSettings *settings)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "recent");
  GPtrArray *recents = g_ptr_array_new_with_free_func (recent_free);
  GVariantIter iter;
  const char *path, *title;
  gint64 time;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&sx)", &path, &title, &time))
    g_ptr_array_add (recents, recent_new (path, title, time));
  return recents;
}

void
pb_recent_add (GSettings *settings, const char *path, const char *title)
{
  g_autoptr (GPtrArray) recents = pb_recent_load (settings);

  /* The settings hold text only; a name in another encoding cannot be kept there. */
  if (!g_utf8_validate (path, -1, NULL))
    return;
  drop (recents, path);
  g_ptr_array_insert (recents, 0, recent_new (path, title, g_get_real_time () / G_USEC_PER_SEC));
  store (settings, recents);
}

void
pb_recent_rename (GSettings *settings, const char *path, const char *title)
{
  g_autoptr (GPtrArray) recents = pb_recent_load (settings);
  PbRecent *recent;
  guint i;

  if (!g_ptr_array_find_with_equal_func (recents, path, has_path, &i))
    return;
  recent = recents->pdata[i];
  if (g_str_equal (recent->title, title))
    return;
  g_free (recent->title);
  recent->title = g_strdup (title);
  store (settings, recents);
}

void
pb_recent_remove (GSettings *settings, const char *path)
{
  g_autoptr (GPtrArray) recents = pb_recent_load (settings);

  drop (recents, path);
  store (settings, recents);
}

char *
pb_recent_dup_place (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (length > 1 && g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR)
    return g_filename_display_name (path + length + 1);
  return g_filename_display_name (path);
}

char *
pb_recent_dup_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, ".planbok"))
    name[strlen (name) - strlen (".planbok")] = '\0';
  return name;
}

char *
pb_recent_format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *clock = iso ? pb_time_format_clock (iso) : NULL;
  GDate today, date;

  if (local == NULL)
    return g_strdup ("");
  pb_date_today (&today);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  switch (g_date_days_between (&date, &today))
    {
    case 0:
      return g_strdup_printf (C_("when it was opened", "today %s"), clock);
    case 1:
      return g_strdup_printf (C_("when it was opened", "yesterday %s"), clock);
    default:
      return pb_date_format (&date);
    }
}
