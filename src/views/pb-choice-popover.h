/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* What is linked to a record, as a list to tick: the functions of an assignment, its boards, goals, decisions. */
#define PB_TYPE_CHOICE_POPOVER (pb_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (PbChoicePopover, pb_choice_popover, PB, CHOICE_POPOVER, GtkPopover)

typedef struct
{
  PbColumn owner; /* the link's column that points at the record: PB_ASSIGNMENT_ROLE_ASSIGNMENT */
  PbColumn target; /* the one that points at what is ticked: PB_ASSIGNMENT_ROLE_ROLE */
  const char *heading; /* msgid */
  const char *edit_label; /* msgid, for ticking and unticking */
  const char *empty; /* msgid: the sentence where there is nothing to tick */
  const char *add_placeholder; /* msgid, NULL where nothing can be added from here */
  const char *add_label; /* msgid of that edit */
  /* Links or unlinks in an edit that it names, in place of edit_label; NULL where edit_label says enough. Its refusal
   * stands on top of the window that the popover is in. */
  gboolean (*set_linked) (PbRecord *record, PbRecord *target, gboolean linked, GError **error);
} PbChoiceInfo;

/* info is static. */
GtkWidget *pb_choice_popover_new  (const PbChoiceInfo *info);
void       pb_choice_popover_bind (PbChoicePopover *self, PbRecord *record);

G_END_DECLS
