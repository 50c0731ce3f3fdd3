/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"
#include "widgets/pb-row-painter.h"

G_BEGIN_DECLS

/* What a widget holds that draws an assignment by itself, as an item of a list. To be embedded. */
typedef struct
{
  GtkWidget *widget;
  GCallback changed;
  PbAssignmentIndex *index;
  PbAssignmentRow *row; /* NULL where the list has no use for the widget now */
  PbRowPainter *painter;
} PbAssignmentBinding;

/* changed: called with the widget when another row is set and when the row's facts changed. */
void pb_assignment_binding_init      (PbAssignmentBinding *self, GtkWidget *widget, PbAssignmentIndex *index, GCallback changed);
/* In the widget's dispose. */
void pb_assignment_binding_clear     (PbAssignmentBinding *self);
void pb_assignment_binding_set_row   (PbAssignmentBinding *self, PbAssignmentRow *row);
/* Names the list's item, the widget's parent, for screen readers. */
void pb_assignment_binding_name_item (PbAssignmentBinding *self, const char *label);

G_END_DECLS
