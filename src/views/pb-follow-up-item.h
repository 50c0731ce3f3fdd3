/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/pb-goal-chain.h"
#include "model/pb-round.h"

G_BEGIN_DECLS

/* How many earlier assessments a row of the goal chain shows. */
#define PB_FOLLOW_UP_EARLIER 3

typedef enum
{
  PB_FOLLOW_UP_ITEM_ROLE, /* heads the rows of one who is to report */
  PB_FOLLOW_UP_ITEM_DUE, /* an assignment or goal to report */
  PB_FOLLOW_UP_ITEM_CHAIN, /* a goal, assignment or activity in its chain; record NULL: heads those without a goal */
  PB_FOLLOW_UP_ITEM_INDICATOR,
} PbFollowUpItemKind;

/* A row of the follow-up view's lists: what it is about and the words it shows, made once for each refresh. */
#define PB_TYPE_FOLLOW_UP_ITEM (pb_follow_up_item_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpItem, pb_follow_up_item, PB, FOLLOW_UP_ITEM, GObject)

struct _PbFollowUpItem
{
  GObject parent_instance;

  PbFollowUpItemKind kind;
  PbRecord *record; /* the role, subject, activity or indicator; NULL: nobody, or no goal */
  char *title;
  char *about; /* second line: level, who, when; may be NULL */
  char *trend; /* NULL where there is none */
  char *below; /* fulfilment of what stands below; NULL where nothing does */
  PbRecord *follow_up; /* NULL: not reported */
  PbRecord *earlier[PB_FOLLOW_UP_EARLIER]; /* of the periods before, newest first; NULL past the last */
  guint depth;
  gboolean foldable, open;
  guint n, n_reported; /* of a role */
  int year; /* that an indicator is shown for */
};

PbFollowUpItem *pb_follow_up_item_new_role      (const PbRoundRole *role);
PbFollowUpItem *pb_follow_up_item_new_due       (const PbRoundItem *item, const char *period);
PbFollowUpItem *pb_follow_up_item_new_chain     (const PbChainNode *node, const char *period);
PbFollowUpItem *pb_follow_up_item_new_indicator (PbRecord *indicator, int year);
/* TRUE for what is reported on: an assignment or a goal. */
gboolean        pb_follow_up_item_is_subject    (PbFollowUpItem *self);

G_END_DECLS
