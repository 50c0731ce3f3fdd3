/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-edit.h"
#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What an import would make of the plan: the plan's rows with what is changed and new laid over them, found by
 * natural key (an assignment by its number, a board by its name), before anything is written. */
typedef struct _PbDraft PbDraft;
typedef struct _PbDraftRow PbDraftRow;

PbDraft    *pb_draft_new         (PbPlan *plan);
void        pb_draft_free        (PbDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDraft, pb_draft_free)

PbPlan     *pb_draft_get_plan    (PbDraft *self);
/* All live rows of a MIRROR table, the plan's own first. (element-type PbDraftRow), owned by the draft. */
GPtrArray  *pb_draft_peek_rows   (PbDraft *self, PbTable table);
/* A key made of its parts, folded so that case and spaces do not count. NULL ends the parts. (transfer full) */
char       *pb_draft_key         (const char *part, ...) G_GNUC_NULL_TERMINATED;
/* A part that stands for a row. (transfer full) */
char       *pb_draft_row_key     (PbDraftRow *row);
/* The row whose natural key it is, NULL where there is none. */
PbDraftRow *pb_draft_find        (PbDraft *self, PbTable table, const char *key);
/* By the plan's id. */
PbDraftRow *pb_draft_find_id     (PbDraft *self, PbTable table, gint64 id);
/* A new row, to be found by key from now on. Its columns must be set. */
PbDraftRow *pb_draft_add         (PbDraft *self, PbTable table, const char *key);
/* Another key for a row; the first row that took a key keeps it. */
void        pb_draft_add_key     (PbDraft *self, PbDraftRow *row, const char *key);
/* A row of a LAZY table that the plan has already, with the value it has in one REAL column. */
PbDraftRow *pb_draft_add_stored  (PbDraft *self, PbTable table, gint64 id, const char *key, PbColumn column,
                                  double value);
/* The rows of a link table whose column near points at row, what was deleted left out. (transfer container) */
GPtrArray  *pb_draft_list_links  (PbDraft *self, PbColumn near, PbDraftRow *row);
/* A new row of a link table. */
void        pb_draft_add_link    (PbDraft *self, const char *key, PbColumn near, PbDraftRow *row, PbColumn far,
                                  PbDraftRow *other);
void        pb_draft_delete      (PbDraft *self, PbDraftRow *row);

typedef enum
{
  PB_DRAFT_UNCHANGED,
  PB_DRAFT_CHANGED,
  PB_DRAFT_NEW,
  PB_DRAFT_DELETED,
} PbDraftState;

PbDraftState pb_draft_row_state  (PbDraftRow *row);
PbTable     pb_draft_row_table   (PbDraftRow *row);
/* 0 for one that is not written yet. */
gint64      pb_draft_row_id      (PbDraftRow *row);
const char *pb_draft_row_text    (PbDraftRow *row, PbColumn column);
gint64      pb_draft_row_int     (PbDraftRow *row, PbColumn column);
gboolean    pb_draft_row_is_null (PbDraftRow *row, PbColumn column);
PbDraftRow *pb_draft_row_ref     (PbDraft *self, PbDraftRow *row, PbColumn column);

/* What equals what stands there already is no change. TRUE where it was one. */
gboolean    pb_draft_set_text    (PbDraftRow *row, PbColumn column, const char *text);
gboolean    pb_draft_set_int     (PbDraftRow *row, PbColumn column, gint64 value);
gboolean    pb_draft_set_real    (PbDraftRow *row, PbColumn column, double value);
gboolean    pb_draft_set_ref     (PbDraftRow *row, PbColumn column, PbDraftRow *to);

/* Counts what would be written, by table and state. counts: PB_N_TABLES rows of four. */
void        pb_draft_count       (PbDraft *self, guint (*counts)[4]);
/* Hands everything to the edit. */
void        pb_draft_write       (PbDraft *self, PbEdit *edit);

G_END_DECLS
