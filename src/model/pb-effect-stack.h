/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* The effects in a board's balance, year by year and by assignment. */
typedef struct _PbEffectStack PbEffectStack;

typedef struct
{
  PbRecord *assignment; /* NULL where none carries it */
  PbRecord *line;       /* the (first) line of it; NULL where gathered */
  const char *label;    /* owned by the stack */
  gboolean *has;        /* for each year */
  gint64 *ore;
  double size; /* öre of all years, without signs: what the series are sorted by */
} PbEffectSeries;

/* Years as pb_waterfall_years(). A line that several assignments carry is divided as pb_effect_get() does. By size, the
 * largest first; the rest gathered in the last so that no more than most stand there (0: none are gathered). NULL where
 * the board has no balance. */
PbEffectStack         *pb_effect_stack_new      (PbPlan *plan, gint64 board_id, gint64 scenario_id, guint most);
/* The same in steps, for those who must not wait: begun, a year at a time until that is FALSE, and finished; only then it
 * has series. Where the plan changes meanwhile it is to be begun anew. */
PbEffectStack         *pb_effect_stack_begin    (PbPlan *plan, gint64 board_id, gint64 scenario_id);
gboolean               pb_effect_stack_add_year (PbEffectStack *self);
void                   pb_effect_stack_finish   (PbEffectStack *self, guint most);
void                   pb_effect_stack_free     (PbEffectStack *self);
guint                  pb_effect_stack_get_n_years (PbEffectStack *self);
int                    pb_effect_stack_get_year (PbEffectStack *self, guint year);
guint                  pb_effect_stack_get_n_series (PbEffectStack *self);
const PbEffectSeries  *pb_effect_stack_get_series (PbEffectStack *self, guint series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbEffectStack, pb_effect_stack_free)

G_END_DECLS
