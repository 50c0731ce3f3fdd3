/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PbBox;

gboolean pb_box_meets        (const PbBox *one,
                              const PbBox *other);
gboolean pb_box_contains     (const PbBox *box,
                              double       x,
                              double       y);
/* Sets the y of boxes that stand above each other: each with its middle at wanted if it can, those that would overlap as
 * a block around their mean, all between top and bottom as far as there is room. boxes and wanted: by wanted, ascending. */
void     pb_boxes_push_apart (PbBox      **boxes,
                              const double *wanted,
                              int          n_boxes,
                              double       top,
                              double       bottom);

G_END_DECLS
