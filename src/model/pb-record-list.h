/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "pb-store.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_LIST (pb_record_list_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordList, pb_record_list, PB, RECORD_LIST, GObject)

/* A GListModel of records that follows its store. ref_index -1: the whole table, else the rows whose REF with that index
 * points at id. Keeps plan alive. (transfer full) */
PbRecordList *pb_record_list_new  (PbPlan *plan, PbStore *store, int ref_index, gint64 id);
/* Compares with the store and tells of rows that came, went or moved: one items-changed each, or one splice where there are many. */
void          pb_record_list_sync (PbRecordList *self);
/* The store goes; the list keeps what it has. */
void          pb_record_list_detach (PbRecordList *self);

G_END_DECLS
