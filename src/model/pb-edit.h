/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* A change to the plan: one transaction with a label. The steps buffer a first error and do nothing after it; commit gives
 * it. The records and lists show the change, and signal it, when commit has written it to disk, not before.
 *
 *   PbEdit *edit = pb_edit_new (plan, _("Change status"));
 *   pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_DONE);
 *   if (!pb_edit_commit (edit, &error)) …
 */
typedef struct _PbEdit PbEdit;

/* Never NULL; what stood in the way of starting it comes from commit. */
PbEdit     *pb_edit_new              (PbPlan *plan, const char *label);
PbPlan     *pb_edit_get_plan         (PbEdit *self);
/* Edits that follow on each other with the same key within a minute become one: typing in one field. Also where the text is
 * taken back to what it was: then the edit leaves the history. */
void        pb_edit_set_group        (PbEdit *self, const char *key);
/* Another label: where it says what came of the edit. */
void        pb_edit_set_label        (PbEdit *self, const char *label);

/* The new row's id. What the file demands of its columns must be set before commit; POSITION comes by itself: last. */
gint64      pb_edit_insert           (PbEdit *self, PbTable table);
/* Deletes the row and the rows that hang on it. A REF that may be absent is cleared. */
void        pb_edit_delete           (PbEdit *self, PbTable table, gint64 id);
/* Text is trimmed at the end; empty text is stored as absent where the column may be so. */
void        pb_edit_set_text         (PbEdit *self, gint64 id, PbColumn column, const char *text);
void        pb_edit_set_int          (PbEdit *self, gint64 id, PbColumn column, gint64 value);
void        pb_edit_set_real         (PbEdit *self, gint64 id, PbColumn column, double value);
void        pb_edit_set_enum         (PbEdit *self, gint64 id, PbColumn column, int value);
void        pb_edit_set_date         (PbEdit *self, gint64 id, PbColumn column, const GDate *date);
void        pb_edit_set_null         (PbEdit *self, gint64 id, PbColumn column);
/* Places the row before another of the same table (0: last), by the table's POSITION. siblings: the rows it stands among, in order. */
void        pb_edit_move             (PbEdit *self, PbTable table, gint64 id, gint64 before, GPtrArray *siblings);
/* Gives rows that stand among each other, (element-type PbRecord), the order of the array. */
void        pb_edit_reorder          (PbEdit *self, PbTable table, GPtrArray *rows);

/* Refuses the edit with a sentence of the caller's; commit then gives it. */
void        pb_edit_fail             (PbEdit *self, GError *error);

/* Ends the edit, whichever way it goes, and frees it. An edit that changed nothing leaves no trace and is TRUE. */
gboolean    pb_edit_commit           (PbEdit *self, GError **error);
void        pb_edit_abort            (PbEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbEdit, pb_edit_abort)

/* The usual case: one column of one row. group: as pb_edit_set_group(), or NULL. */
gboolean    pb_plan_edit_text        (PbPlan *plan, const char *label, const char *group, gint64 id, PbColumn column,
                                      const char *text, GError **error);
gboolean    pb_plan_edit_enum        (PbPlan *plan, const char *label, gint64 id, PbColumn column, int value, GError **error);
gboolean    pb_plan_edit_date        (PbPlan *plan, const char *label, gint64 id, PbColumn column, const GDate *date,
                                      GError **error);

G_END_DECLS
