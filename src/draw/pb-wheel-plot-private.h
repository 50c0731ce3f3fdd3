/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-wheel-plot.h"

G_BEGIN_DECLS

typedef struct
{
  double inner;
  double outer;
  double marks; /* radius of the circle that the marks stand on */
  double size; /* of a mark */
  PangoLayout *name;
  double baseline; /* radius of the name's baseline */
  double from; /* position of the name's beginning */
  double to;
  gboolean beside;
} PbWheelBand;

struct _PbWheelPlot
{
  PbWheelData *data;
  PangoContext *context;
  double em;
  double width;
  double height;
  double x; /* the middle */
  double y;
  double radius;
  double months; /* inner radius of the band of months */
  double centre; /* radius of the middle */
  PbWheelBand *bands; /* one a ring */
};

/* From a position of the year to the angle that cairo draws at. */
static inline double
pb_wheel_angle (double position)
{
  return 2 * G_PI * position - G_PI / 2;
}

G_END_DECLS
