/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-benchmark.h"
#include "model/pb-overview.h"

G_BEGIN_DECLS

/* Findings on a slide. */
#define PB_SLIDE_FINDINGS_PER_PAGE 3
/* Goals on a slide, so that they are read from the back of a room. */
#define PB_SLIDE_GOALS_PER_PAGE 5
/* Years that are read from the back of a room beside each other. */
#define PB_SLIDE_MOST_YEARS 5

/* Whether there is anything to show of it. */
gboolean pb_slide_has_money           (PbRecord *assignment);
gboolean pb_slide_has_comparison      (PbRecord *indicator);
/* Those below the goal, at whatever depth, in reading order. (element-type PbRecord) (transfer container) */
GPtrArray *pb_slide_list_goals        (PbRecord *goal);
/* At least 1: the goal itself. */
guint    pb_slide_count_goal_pages    (PbRecord *goal);
/* At least 1: that all adds up is said too. */
guint    pb_slide_count_finding_pages (PbOverview *overview);
/* What stands on a page: what is wrong first, roundings on pages of their own. TRUE where it is wrong. */
gboolean pb_slide_get_finding_page    (PbOverview *overview, guint page, guint *first, guint *n);
guint    pb_slide_count_wrong         (PbOverview *overview);
/* The years of a slide: those around this year where there are more than fit. */
void     pb_slide_choose_years        (GArray *years, const GDate *today, guint *first, guint *n);

/* Own and other in the newest period that both have; of the own alone where nobody has the same. A unit is no peer: it is a
 * part of the own one. */
typedef struct
{
  PbSeries *series;
  int own; /* −1 where the own municipality has no value */
  PbPeer compared; /* with that one, or with the median of those of its kind */
  int peer; /* index of compared.entity; −1: it is a median, or there is nobody */
  char *peer_name; /* "Kalmar", "median av 7 kommuner"; NULL: nobody */
  int period; /* −1: nothing */
  double own_value;
  double peer_value;
} PbSlideComparison;

/* With whom the plan's own claim compares, else with the median where three or more of the same kind are measured, else with
 * the first who is. */
PbSlideComparison *pb_slide_comparison_new  (PbRecord *indicator);
/* Neither the own one nor a part of it. */
gboolean           pb_slide_comparison_is_peer (PbSlideComparison *self, guint entity);
void               pb_slide_comparison_free (PbSlideComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSlideComparison, pb_slide_comparison_free)

/* What the balance of a board is made of in a year. */
typedef struct
{
  int year;
  const char *start_label; /* owned by the plan; NULL where nothing is given to start from */
  gboolean has[3];
  gint64 sums[3]; /* öre: start, changes, effects */
  gint64 balance;
  PbBalance state;
} PbSlideBalance;

/* FALSE where the board has none that year. */
gboolean pb_slide_get_balance (PbPlan *plan, gint64 board_id, int year, PbSlideBalance *balance);

G_END_DECLS
