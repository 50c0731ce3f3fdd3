/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

/* Own groups of entities to compare with: "liknande kommuner LSS", 2024. Each change is one edit. */

/* year 0: none. entities: (element-type PbRecord). The new row's id, 0 with error. */
gint64      pb_peer_group_create      (PbPlan *plan, const char *title, int year, GPtrArray *entities, GError **error);
gboolean    pb_peer_group_change      (PbRecord *group, const char *title, int year, GPtrArray *entities, GError **error);
gboolean    pb_peer_group_remove      (PbRecord *group, GError **error);
/* By name. (element-type PbRecord) (transfer container) */
GPtrArray  *pb_peer_group_list_entities (PbRecord *group);
/* "liknande kommuner LSS (2024)". (transfer full) */
char       *pb_peer_group_dup_name    (PbRecord *group);

G_END_DECLS
