/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* A small dialog for one row of the plan: a decision, a risk, an assignment's number. Saving is one edit. */

typedef enum
{
  PB_FORM_TEXT,
  PB_FORM_LINES,
  PB_FORM_DATE,
  PB_FORM_INT,
  PB_FORM_SCALE, /* 1 to 5, or nothing */
} PbFormKind;

typedef struct
{
  PbColumn column;
  const char *label; /* msgid */
  PbFormKind kind;
  gboolean required;
} PbFormField;

typedef struct
{
  PbTable table;
  const char *new_title; /* msgids: the dialog's title, and the edit's name */
  const char *new_label;
  const char *edit_title;
  const char *edit_label;
  const PbFormField *fields;
  guint n_fields;
  int owner; /* PbColumn of a new row that points at its owner, or 0 */
  int link_owner; /* PbColumns of a new link between the two, or 0 */
  int link_target;
} PbFormInfo;

/* info is static. record NULL: a new row, belonging to owner. */
GtkWidget *pb_form_dialog_present (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner, PbRecord *record);

G_END_DECLS
