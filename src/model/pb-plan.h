/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_PLAN (pb_plan_get_type ())
G_DECLARE_FINAL_TYPE (PbPlan, pb_plan, PB, PLAN, GObject)

/* An open plan file, its rows in memory, its edits. Used from one thread.
 *
 * Signal "changed": after every edit, undo, redo and after what another program did to the file; the records and lists have
 * told of it before. What is computed from the plan is computed again on this signal. A listener may edit: what it changed
 * is told when what came before it has been told to all.
 * Properties: "undo-label", "redo-label" (NULL where there is nothing), "read-only", "scenario". */

/* How long plans opened from here on wait for another program's write before they say that the file is busy: 300 ms unless
 * told otherwise. */
void        pb_plan_set_patience     (guint milliseconds);

/* Opens an existing plan; migrates an older one after a copy was kept beside it. */
PbPlan     *pb_plan_open             (const char *path, GError **error);
/* Makes an empty plan; refuses to overwrite. */
PbPlan     *pb_plan_create           (const char *path, GError **error);
/* Makes a plan at path that starts as source is; refuses to overwrite. What source's history holds stays readable in the new
 * plan but is its base: it cannot be undone or redone. */
PbPlan     *pb_plan_create_from      (const char *path, const char *source, GError **error);
/* Writes a whole copy of the plan through SQLite, to a temporary file renamed into place. */
gboolean    pb_plan_save_copy        (PbPlan *self, const char *path, GError **error);
/* Frees the file. The records stay readable; every edit fails from here on. */
void        pb_plan_close            (PbPlan *self);

const char *pb_plan_get_path         (PbPlan *self);
/* Name or function written into every edit. */
void        pb_plan_set_author       (PbPlan *self, const char *author);
const char *pb_plan_get_author       (PbPlan *self);
void        pb_plan_set_read_only    (PbPlan *self, gboolean read_only);
/* TRUE also while it is held. */
gboolean    pb_plan_get_read_only    (PbPlan *self);
/* While anyone holds the plan every edit, undo and redo is refused, with the reason that whoever holds it last gave; what
 * others do to the file is still taken in. Holds nest, and leave what pb_plan_set_read_only() said as it was. */
void        pb_plan_hold             (PbPlan *self, const char *reason);
void        pb_plan_release          (PbPlan *self);
/* NULL where nobody holds it. */
const char *pb_plan_get_hold_reason  (PbPlan *self);

/* The scenario in force, 0 for the plan's own figures: what views compute with. It belongs to this open plan and is never
 * written to the file. Setting it lets the generation grow and emits notify::scenario, then "changed". It falls back to 0
 * when the scenario is deleted or undone away, and stays there when it comes back. An id that is no scenario counts as 0. */
void        pb_plan_set_scenario     (PbPlan *self, gint64 scenario_id);
gint64      pb_plan_get_scenario     (PbPlan *self);

/* The single row of the plan table. */
PbRecord   *pb_plan_get_document     (PbPlan *self);
/* NULL where there is none. Owned by the plan. */
PbRecord   *pb_plan_get_record       (PbPlan *self, PbTable table, gint64 id);
/* All rows of a MIRROR table in the table's order, (element-type PbRecord), owned by the plan, valid until the next change. Never NULL. */
GPtrArray  *pb_plan_peek_records     (PbPlan *self, PbTable table);
/* The rows whose REF column points at id, in their table's order; owned by the plan, valid until the next change. Never NULL. */
GPtrArray  *pb_plan_peek_children    (PbPlan *self, PbColumn ref, gint64 id);
/* Live lists of the same, with stable items and exact items-changed. (transfer full) */
GListModel *pb_plan_list_records     (PbPlan *self, PbTable table);
GListModel *pb_plan_list_children    (PbPlan *self, PbColumn ref, gint64 id);

/* NULL where there is nothing to undo or redo. */
const char *pb_plan_get_undo_label   (PbPlan *self);
const char *pb_plan_get_redo_label   (PbPlan *self);
/* FALSE with PB_ERROR_NOTHING where there is nothing to do; with PB_ERROR_CONFLICT, and the plan untouched, where a row is
 * not as the log says. */
gboolean    pb_plan_undo             (PbPlan *self, GError **error);
gboolean    pb_plan_redo             (PbPlan *self, GError **error);
/* Undoes everything that was done after the edit, in one transaction. */
gboolean    pb_plan_undo_to          (PbPlan *self, gint64 edit_id, GError **error);

/* Reads what other programs did to the file since last. TRUE where nothing stood in the way; the signals tell if anything changed. */
gboolean    pb_plan_poll             (PbPlan *self, GError **error);

/* Grows with every change; for caches of what is computed. */
guint64     pb_plan_get_generation   (PbPlan *self);

G_END_DECLS
