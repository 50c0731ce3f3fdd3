/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-overview.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SLIDE_TITLE,
  PB_SLIDE_OVERVIEW,
  PB_SLIDE_ASSIGNMENT, /* record: the assignment */
  PB_SLIDE_MONEY, /* record: the assignment */
  PB_SLIDE_GOAL, /* record: a goal that belongs to no other, with those below it */
  PB_SLIDE_BALANCE, /* record: the board; NULL: the tables of no board */
  PB_SLIDE_SHEET, /* record: a table where cost is positive, which has no balance: an operating statement */
  PB_SLIDE_COMPARISON, /* record: the indicator */
  PB_SLIDE_WAY, /* record: the board, as of the balance */
  PB_SLIDE_FINDINGS,
  PB_N_SLIDE_KINDS
} PbSlideKind;

typedef struct
{
  PbSlideKind kind;
  PbRecord *record;
  guint page; /* of the findings or of a goal, from 0 */
} PbSlide;

/* A slide's place: which one forward, and how many steps deeper. */
typedef struct
{
  guint row;
  guint depth;
} PbSlidePlace;

typedef enum
{
  PB_SLIDE_FORWARD,
  PB_SLIDE_BACK,
  PB_SLIDE_DEEPER,
  PB_SLIDE_UP,
  PB_SLIDE_FIRST,
  PB_SLIDE_LAST,
} PbSlideStep;

/* What is shown of a plan to a room, in order: title, overview, assignments, goals where they are followed up or there is
 * nothing else, balances, operating statements, comparisons, findings. Below an
 * assignment lie its money, its comparisons and the way to balance, as far as it has them. Of the moment it was made. */
typedef struct _PbSlideDeck PbSlideDeck;

/* As the scenario in force has it. Never empty. */
PbSlideDeck   *pb_slide_deck_new          (PbPlan *plan, const GDate *today);
void           pb_slide_deck_free         (PbSlideDeck *self);
PbPlan        *pb_slide_deck_get_plan     (PbSlideDeck *self);
PbOverview    *pb_slide_deck_get_overview (PbSlideDeck *self);
guint          pb_slide_deck_get_n_rows   (PbSlideDeck *self);
guint          pb_slide_deck_get_depth    (PbSlideDeck *self, guint row);
/* Owned by the deck. */
const PbSlide *pb_slide_deck_get_slide    (PbSlideDeck *self, const PbSlidePlace *place);
/* FALSE, and the place unchanged, where nothing lies that way. */
gboolean       pb_slide_deck_step         (PbSlideDeck *self, PbSlidePlace *place, PbSlideStep step);
/* To the first slide of the kind at or below the row's top, and from there up to the top again. FALSE where the row has none. */
gboolean       pb_slide_deck_toggle       (PbSlideDeck *self, PbSlidePlace *place, PbSlideKind kind);
/* To the assignment with the number. */
gboolean       pb_slide_deck_find_number  (PbSlideDeck *self, gint64 number, PbSlidePlace *place);
/* To the slide on a record at the top. */
gboolean       pb_slide_deck_find_record  (PbSlideDeck *self, PbRecord *record, PbSlidePlace *place);
/* "assignment/16/0": finds the place again also after the plan has changed. (transfer full) */
char          *pb_slide_deck_dup_key      (PbSlideDeck *self, const PbSlidePlace *place);
/* FALSE where there is no such slide any more. */
gboolean       pb_slide_deck_find_key     (PbSlideDeck *self, const char *key, PbSlidePlace *place);
/* Number and count among the slides of the same kind at the top: assignment 2 of 24. */
void           pb_slide_deck_count_kind   (PbSlideDeck *self, guint row, guint *number, guint *count);
/* What leads there: "Assignment 3", "Money", "Socialnämnden". (transfer full) */
char          *pb_slide_dup_name          (const PbSlide *slide);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSlideDeck, pb_slide_deck_free)

G_END_DECLS
