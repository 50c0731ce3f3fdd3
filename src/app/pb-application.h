/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

#define PB_TYPE_APPLICATION (pb_application_get_type ())
G_DECLARE_FINAL_TYPE (PbApplication, pb_application, PB, APPLICATION, AdwApplication)

PbApplication *pb_application_new           (GSettings *settings);
GSettings     *pb_application_get_settings  (PbApplication *self);
/* The path's window, the one used last where there are several; NULL where none shows it. */
GtkWindow     *pb_application_find_window   (PbApplication *self, const char *path);
/* The plan at path: the one that is open already, else opened now. (transfer full) */
PbPlan        *pb_application_open_plan     (PbApplication *self, const char *path, GError **error);
/* The name that an open plan has for the file at path. (transfer full) */
char          *pb_application_resolve_path   (const char *path);
/* What a plan is called where there is little room: its short title, or its title. */
const char    *pb_application_get_plan_title (PbPlan *plan);
/* Ends, and starts again with the same plans. */
void           pb_application_restart       (PbApplication *self);
/* NULL where nobody asked for a restart. (transfer full) */
char         **pb_application_steal_restart (PbApplication *self);

G_END_DECLS
