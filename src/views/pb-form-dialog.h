/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-edit.h"

G_BEGIN_DECLS

/* A small dialog for one row of the plan: a decision, a risk, an assignment's number. Saving is one edit. */

typedef enum
{
  PB_FORM_TEXT,
  PB_FORM_LINES,
  PB_FORM_DATE,
  PB_FORM_INT,
  PB_FORM_SCALE, /* 1 to 5, or nothing */
  PB_FORM_ENUM, /* one of the column's words */
  PB_FORM_REF, /* a row of the table that the column points at */
  PB_FORM_NUMBER, /* a REAL column, in either notation */
  PB_FORM_KR, /* a MONEY column, in kronor */
  PB_FORM_MNKR, /* a MONEY column, in MSEK; decimals: the INT column that keeps how many it was written with, or 0 */
  PB_FORM_PERIOD, /* a year, or another period by its code */
  PB_FORM_BOOL,
} PbFormKind;

typedef struct
{
  PbColumn column;
  const char *label; /* msgid */
  PbFormKind kind;
  gboolean required;
  const char *none; /* msgid: the first choice of an ENUM or REF that may be absent; NULL: it may not */
  /* Of a text: FALSE with a sentence where the row cannot have it. id 0: a new row. NULL: anything goes. */
  gboolean (*check) (PbPlan *plan, const char *text, gint64 id, GError **error);
  int decimals;
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
  void (*fill) (PbEdit *edit, gint64 id); /* what else a new row needs; NULL: nothing */
  void (*saved) (PbPlan *plan, gint64 id); /* a new row is in the plan; NULL where nobody needs to know */
} PbFormInfo;

/* What a field of a new row starts with, as it is written in it; a REF: the id, an ENUM: the nick, a BOOL: "1". */
typedef struct
{
  PbColumn column;
  const char *text;
} PbFormStart;

/* info is static. record NULL: a new row, belonging to owner; a field PB_FORM_REF that can point at owner does so from the
 * start. */
GtkWidget *pb_form_dialog_present (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner, PbRecord *record);
/* A new row, with what some of its fields start with. */
GtkWidget *pb_form_dialog_present_new (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner,
                                       const PbFormStart *starts, guint n_starts);

G_END_DECLS
