/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-step.h"
#include "pb-wheel-shape.h"

G_BEGIN_DECLS

/* What a year wheel shows: twelve months from January at the top, clockwise; rings, the first one outermost; marks on them.
 * Positions are 0 to 1 of the year. */
typedef struct _PbWheelData PbWheelData;

/* months: twelve names. strong: bit n, a stronger spoke where month n (0: January) begins. */
PbWheelData *pb_wheel_data_new             (int                year,
                                            const char *const *months,
                                            guint              strong);
PbWheelData *pb_wheel_data_ref             (PbWheelData       *self);
void         pb_wheel_data_unref           (PbWheelData       *self);

void         pb_wheel_data_set_title       (PbWheelData       *self,
                                            const char        *title);
/* position: where the line through all rings stands; negative: nowhere. words and below stand under the year; nullable. */
void         pb_wheel_data_set_today       (PbWheelData       *self,
                                            double             position,
                                            const char        *words,
                                            const char        *below);
void         pb_wheel_data_add_ring        (PbWheelData       *self,
                                            const char        *name,
                                            PbWheelShape       shape);
/* In the order in which the keyboard walks them. from and to: within what the mark may lie, equal where it lies there.
 * words: all of it. */
void         pb_wheel_data_add_mark        (PbWheelData       *self,
                                            guint              ring,
                                            double             position,
                                            double             from,
                                            double             to,
                                            gboolean           past,
                                            const char        *words);

typedef struct
{
  char *name;
  PbWheelShape shape;
} PbWheelRing;

typedef struct
{
  guint ring;
  double position;
  double from;
  double to;
  gboolean past;
  char *words;
} PbWheelMark;

int                pb_wheel_data_get_year    (const PbWheelData *self);
/* Where a month (0: January; 12: the end) begins. */
double             pb_wheel_data_get_month   (const PbWheelData *self,
                                              int                month);
const char        *pb_wheel_data_get_month_name (const PbWheelData *self,
                                              int                month);
gboolean           pb_wheel_data_is_strong   (const PbWheelData *self,
                                              int                month);
const char        *pb_wheel_data_get_title   (const PbWheelData *self);
double             pb_wheel_data_get_today   (const PbWheelData *self);
const char        *pb_wheel_data_get_words   (const PbWheelData *self);
const char        *pb_wheel_data_get_below   (const PbWheelData *self);
guint              pb_wheel_data_get_n_rings (const PbWheelData *self);
const PbWheelRing *pb_wheel_data_get_ring    (const PbWheelData *self,
                                              guint              ring);
int                pb_wheel_data_get_n_marks (const PbWheelData *self);
const PbWheelMark *pb_wheel_data_get_mark    (const PbWheelData *self,
                                              int                mark);
/* Before, after, first and last along the mark's ring; up and down: the nearest mark of a ring further out or in. From
 * outside (-1): the first mark that is still to come. -1 where there is none. */
int                pb_wheel_data_step        (const PbWheelData *self,
                                              int                mark,
                                              PbStep             step);
/* Every ring and every mark in words, a line each. (transfer full) */
char              *pb_wheel_data_describe    (const PbWheelData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbWheelData, pb_wheel_data_unref)

G_END_DECLS
