/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-text.h"

G_BEGIN_DECLS

#define PB_AXIS_MAX_TICKS 4

typedef struct
{
  double low;
  double high;
  int n_ticks;
  double ticks[PB_AXIS_MAX_TICKS];
} PbAxis;

/* The finest round step that keeps to four ticks and that the format shows apart. Equal low and high get room around
 * them. FALSE where they are no numbers. */
gboolean pb_axis_choose (PbAxis       *axis,
                         double        low,
                         double        high,
                         PbValueFormat format,
                         gpointer      user_data);

G_END_DECLS
