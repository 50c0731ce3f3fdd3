/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The window's left edge: the views by name, and whether everything is saved. Activates win.show-view. */
#define PB_TYPE_SIDEBAR (pb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PbSidebar, pb_sidebar, PB, SIDEBAR, GtkBox)

/* The names of the views, in order, NULL at the end. */
extern const char *const pb_sidebar_views[];

GtkWidget  *pb_sidebar_new          (void);
/* The view's translated name, NULL where there is no such view. */
const char *pb_sidebar_get_title    (const char *view);
/* view NULL: none of them is shown. */
void        pb_sidebar_select       (PbSidebar *self, const char *view);
/* Puts the focus on the chosen view. */
void        pb_sidebar_focus        (PbSidebar *self);
/* Icons only. */
void        pb_sidebar_set_narrow   (PbSidebar *self, gboolean narrow);
void        pb_sidebar_set_read_only (PbSidebar *self, gboolean read_only);
/* sentence: why something is not saved; NULL where everything is. */
void        pb_sidebar_set_unsaved  (PbSidebar *self, const char *sentence);

G_END_DECLS
