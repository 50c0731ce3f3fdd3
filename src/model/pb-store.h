/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"
#include "pb-record.h"
#include "pb-value.h"

G_BEGIN_DECLS

/* The rows of one MIRROR table in memory: by id, in order, and by each REF. */
typedef struct _PbStore PbStore;
typedef struct _PbRecordList PbRecordList;

PbStore   *pb_store_new           (PbPlan *plan, PbTable table);
void       pb_store_free          (PbStore *self);

/* Reads the whole table. Adds to changes (element-type PbChange) what differs from what is in memory. */
gboolean   pb_store_diff          (PbStore *self, PbDb *db, GPtrArray *changes, GError **error);

/* The three steps of taking in changes: all stores take them first, then the lists tell, then the records. */
void       pb_store_apply         (PbStore *self, GPtrArray *changes);
void       pb_store_sync_lists    (PbStore *self);
void       pb_store_emit_changed  (PbStore *self);

PbRecord  *pb_store_lookup        (PbStore *self, gint64 id);
GPtrArray *pb_store_peek_all      (PbStore *self);
GPtrArray *pb_store_peek_children (PbStore *self, guint ref_index, gint64 id);

/* A live list registers while it lives. */
void       pb_store_add_list      (PbStore *self, PbRecordList *list);
void       pb_store_remove_list   (PbStore *self, PbRecordList *list);

G_END_DECLS
