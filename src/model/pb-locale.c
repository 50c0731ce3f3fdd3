/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

static PbLanguage language = PB_LANGUAGE_SWEDISH;

static PbLanguage
ask_environment (void)
{
  static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && *value != '\0')
        return g_str_has_prefix (value, "en") ? PB_LANGUAGE_ENGLISH : PB_LANGUAGE_SWEDISH;
    }
  return PB_LANGUAGE_SWEDISH;
}

/* gettext looks at LANGUAGE only where the message locale is not plain C, and a system may lack every other locale. */
static void
settle_locale (void)
{
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    setlocale (LC_MESSAGES, "C.UTF-8");
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
}

void
pb_locale_init (const char *wanted)
{
  const char *directory = g_getenv ("PLANBOK_LOCALEDIR");

  if (g_strcmp0 (wanted, "en") == 0)
    language = PB_LANGUAGE_ENGLISH;
  else if (g_strcmp0 (wanted, "system") == 0)
    language = ask_environment ();
  else
    language = PB_LANGUAGE_SWEDISH;

  g_setenv ("LANGUAGE", language == PB_LANGUAGE_ENGLISH ? "en:C" : "sv", TRUE);
  settle_locale ();
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL && *directory != '\0' ? directory : PB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

PbLanguage
pb_locale_get_language (void)
{
  return language;
}

void
pb_locale_set_language (PbLanguage wanted)
{
  language = wanted;
}
