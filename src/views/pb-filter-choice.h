/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down that says what it filters by and what is chosen: "Board all ▾". The first choice is any, value 0.
 *
 * Signal "changed": the user chose another. */
#define PB_TYPE_FILTER_CHOICE (pb_filter_choice_get_type ())
G_DECLARE_FINAL_TYPE (PbFilterChoice, pb_filter_choice, PB, FILTER_CHOICE, GtkWidget)

typedef struct
{
  gint64 value;
  const char *label;
  const char *short_label; /* on the button; NULL: the label */
} PbFilterChoiceItem;

GtkWidget  *pb_filter_choice_new       (const char *name, const char *any);
/* What can be chosen besides any; keeps what is chosen where it is still there. Does nothing where all is as before. */
void        pb_filter_choice_set_items (PbFilterChoice *self, const PbFilterChoiceItem *items, guint n_items);
gint64      pb_filter_choice_get_value (PbFilterChoice *self);
/* Without telling. */
void        pb_filter_choice_set_value (PbFilterChoice *self, gint64 value);
/* The label of what is chosen, NULL where any is. Owned by the choice. */
const char *pb_filter_choice_get_label (PbFilterChoice *self);

G_END_DECLS
