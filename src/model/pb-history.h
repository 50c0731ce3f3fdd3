/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

typedef enum { PB_EDIT_DONE, PB_EDIT_UNDONE, PB_EDIT_ABANDONED, PB_EDIT_BASE } PbEditState;

#define PB_TYPE_HISTORY_EDIT (pb_history_edit_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryEdit, pb_history_edit, PB, HISTORY_EDIT, GObject)

gint64       pb_history_edit_get_id     (PbHistoryEdit *self);
const char  *pb_history_edit_get_at     (PbHistoryEdit *self);
const char  *pb_history_edit_get_author (PbHistoryEdit *self);
const char  *pb_history_edit_get_label  (PbHistoryEdit *self);
PbEditState  pb_history_edit_get_state  (PbHistoryEdit *self);
guint        pb_history_edit_get_n_changes (PbHistoryEdit *self);

/* A changed row in words. */
typedef struct
{
  PbTable table;
  gint64 record;
  char op; /* 'i', 'u', 'd' */
  char *what; /* "Uppdrag 16 Översyn av den gemensamma fordonsparken" */
  char *text; /* "Status: Ej påbörjad → Pågår"; what it held for a row that came or went; lines by \n */
  char *before; /* JSON as stored, NULL for an insert */
  char *after; /* JSON as stored, NULL for a deletion */
} PbHistoryChange;
void         pb_history_change_free     (PbHistoryChange *change);

/* At most limit changes (0: all), in the order they are stored. (element-type PbHistoryChange) (transfer full) */
GPtrArray   *pb_history_edit_load_changes (PbHistoryEdit *self, guint limit);

/* Newest first; grows by itself as edits come; items are read when asked for. (transfer full) */
GListModel  *pb_history_new             (PbPlan *plan);
/* Only the edits that touched an assignment or what hangs on it (activities, follow-ups, links). (transfer full) (element-type PbHistoryEdit) */
GPtrArray   *pb_history_of_assignment   (PbRecord *assignment, guint limit);

G_END_DECLS
