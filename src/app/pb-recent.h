/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *title; /* the plan's, as it was when it was last open here; else the file's name */
  gint64 time; /* Unix, when it was opened */
} PbRecent;

/* Plans opened before, newest first. (transfer full) (element-type PbRecent) */
GPtrArray *pb_recent_load        (GSettings *settings);
void       pb_recent_add         (GSettings *settings, const char *path, const char *title);
/* The plan at path has another title now. */
void       pb_recent_rename      (GSettings *settings, const char *path, const char *title);
void       pb_recent_remove      (GSettings *settings, const char *path);
/* "Dokument/Planer/karlskrona.planbok": from home where it lies there. (transfer full) */
char      *pb_recent_dup_place   (const char *path);
/* "karlskrona" (transfer full) */
char      *pb_recent_dup_name    (const char *path);
/* "i dag 15.42", "i går 15.42", "3 nov. 2026". (transfer full) */
char      *pb_recent_format_time (gint64 time);

G_END_DECLS
