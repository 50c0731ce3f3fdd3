/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

#define PB_TYPE_PREFERENCES (pb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PbPreferences, pb_preferences, PB, PREFERENCES, AdwPreferencesWindow)

/* window: whose plan the functions are chosen from. */
GtkWidget *pb_preferences_new (PbWindow *window);

G_END_DECLS
