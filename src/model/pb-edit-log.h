/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"
#include "pb-value.h"

G_BEGIN_DECLS

/* The edit log in the file: edits and the rows they changed, as rows. All run inside the caller's transaction. */

/* Writes a new edit with its changes and abandons what was undone. (element-type PbChange) */
gboolean  pb_edit_log_append   (PbDb *db, gint64 edit, const char *author, const char *label, const char *field,
                                GPtrArray *changes, GError **error);
/* The first changes of an edit, limit of them (0: all). Names that this program does not know are PB_ERROR_CONFLICT:
 * the log may come from elsewhere. (transfer full) */
GPtrArray *pb_edit_log_load    (PbDb *db, gint64 edit, guint limit, GError **error);
/* Replaces what an edit changed; with no changes left the edit goes. */
gboolean  pb_edit_log_replace  (PbDb *db, gint64 edit, GPtrArray *changes, GError **error);
/* Writes the changes to the tables: deletions, updates, insertions, each refused unless the row is as before says. */
gboolean  pb_edit_log_apply    (PbDb *db, GPtrArray *changes, GError **error);
gboolean  pb_edit_log_set_state (PbDb *db, gint64 edit, const char *state, GError **error);
/* The newest edit that can be undone, or the oldest that can be redone. FALSE where none. label: (transfer full). */
gboolean  pb_edit_log_find_undo (PbDb *db, gint64 *edit, char **label);
gboolean  pb_edit_log_find_redo (PbDb *db, gint64 *edit, char **label);
/* Can typing in field be added to the edit: it is the newest, done, under a minute old, of the same field and author. */
gboolean  pb_edit_log_is_open  (PbDb *db, gint64 edit, const char *author, const char *field);

/* JSON object by column name of the values in mask; NULL for NULL values. (transfer full) */
char     *pb_edit_log_to_json  (PbTable table, const PbValue *values, guint64 mask);

G_END_DECLS
