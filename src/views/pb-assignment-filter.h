/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-assignment-row.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SCOPE_ALL,
  PB_SCOPE_MINE,
} PbAssignmentScope;

/* Which assignments to show: those that hold for all of it. */
typedef struct
{
  PbAssignmentScope scope;
  gint64 my_role; /* 0 where the user has chosen none: then nothing is theirs */
  gint64 board; /* 0: any */
  gint64 role; /* 0: any */
  int status; /* -1: any */
  int assessment; /* -1: any */
  gboolean late; /* only what is late */
  gboolean unreported; /* only what lacks a report */
  char **words; /* folded; NULL where nothing is sought */
} PbAssignmentFilter;

/* The choices that a filter is made of, the words sought not counted. */
typedef enum
{
  PB_FILTER_SCOPE,
  PB_FILTER_LATE,
  PB_FILTER_BOARD,
  PB_FILTER_ROLE,
  PB_FILTER_STATUS,
  PB_FILTER_ASSESSMENT,
  PB_FILTER_UNREPORTED,
  PB_N_FILTER_PARTS
} PbFilterPart;

void     pb_assignment_filter_init       (PbAssignmentFilter *filter);
void     pb_assignment_filter_clear      (PbAssignmentFilter *filter);
void     pb_assignment_filter_copy       (PbAssignmentFilter *filter, const PbAssignmentFilter *from);
/* text: as the user writes it. FALSE where the words are the same as before. */
gboolean pb_assignment_filter_set_search (PbAssignmentFilter *filter, const char *text);
/* "all", "mine", "late", "unreported", "status=ongoing", "assessment=not-met", "board=ID", "role=ID": only that, whatever it
 * was before; my_role is kept. FALSE where spec is none of these. */
gboolean pb_assignment_filter_set_spec   (PbAssignmentFilter *filter, const char *spec);
void     pb_assignment_filter_reset      (PbAssignmentFilter *filter, PbFilterPart part);
gboolean pb_assignment_filter_is_empty   (const PbAssignmentFilter *filter);
gboolean pb_assignment_filter_matches    (const PbAssignmentFilter *filter, PbAssignmentRow *row);

/* The role that has the name or the short name; NULL where none. Owned by the plan. */
PbRecord *pb_assignment_find_role        (PbPlan *plan, const char *name);

G_END_DECLS
