/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-db.h"

G_BEGIN_DECLS

/* Packed values follow their indicator although the log does not hold them. When an edit, an undo or a redo takes an
 * indicator away, its rows of series are put aside in the log's own table, under that edit and numbered below 0; when one
 * brings the indicator back, so do they come back. changes: what was done. (element-type PbChange) */
gboolean pb_series_follow (PbDb *db, gint64 edit, GPtrArray *changes, GError **error);
/* Drops what can come back no more: values of fetches, and of indicators, whose edit was abandoned. */
gboolean pb_series_prune  (PbDb *db, GError **error);

G_END_DECLS
