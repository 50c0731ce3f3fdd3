/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-extract.h"

G_BEGIN_DECLS

/* A view that tells what it shows as tables, to be copied or written to a workbook alone. */
#define PB_TYPE_EXTRACTABLE (pb_extractable_get_type ())
G_DECLARE_INTERFACE (PbExtractable, pb_extractable, PB, EXTRACTABLE, GtkWidget)

struct _PbExtractableInterface
{
  GTypeInterface parent;

  GPtrArray *(*list) (PbExtractable *self);
};

/* What is shown now, as it is filtered and sorted; empty where nothing is. (transfer full) (element-type PbExtract) */
GPtrArray *pb_extractable_list (PbExtractable *self);
/* An array to list in. (transfer full) */
GPtrArray *pb_extractable_new_list (void);

G_END_DECLS
