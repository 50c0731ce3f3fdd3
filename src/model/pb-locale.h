/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of the screen decides how numbers and dates look, whatever locales the system has. */
typedef enum
{
  PB_LANGUAGE_SWEDISH,
  PB_LANGUAGE_ENGLISH,
} PbLanguage;

/* Sets locale, gettext domain and notation for the process. language: "sv", "en", or "system": English where the environment
 * asks for English, else Swedish. Call before any widget or thread. */
void        pb_locale_init           (const char *language);
PbLanguage  pb_locale_get_language   (void);
/* For tests: notation only, no gettext. */
void        pb_locale_set_language   (PbLanguage language);

G_END_DECLS
