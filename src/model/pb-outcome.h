/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmark.h"

G_BEGIN_DECLS

/* What an indicator says of one year: for the own municipality, its units and the country, by sex where it is divided. */
typedef struct
{
  PbRecord *entity; /* owned by the plan */
  PbGender gender;
  gboolean has_earlier, has_outcome, has_target; /* what is not measured is absent, never zero */
  double earlier; /* the last outcome before the year */
  char *earlier_period;
  double outcome; /* the year's last */
  char *period;
  double target; /* the year's */
  PbTargetState state; /* NOT_DUE where outcome, target or what is better is not known */
} PbOutcome;

typedef struct
{
  GArray *lines; /* PbOutcome: the own entity first, then its units by name, then the country; each in all, women, men */
  int decimals; /* that show every value of the indicator */
  char *source; /* as pb_attribution_dup_for() */
} PbOutcomes;

/* Lines that have nothing in or before the year are left out. Never NULL. (transfer full) */
PbOutcomes *pb_outcomes_new  (PbRecord *indicator, int year);
void        pb_outcomes_free (PbOutcomes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbOutcomes, pb_outcomes_free)

G_END_DECLS
