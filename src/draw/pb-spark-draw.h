/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-palette.h"

G_BEGIN_DECLS

/* A small line without axes: the shape of the development, the last value marked by a disc. NAN is a gap. */
void pb_spark_draw (cairo_t         *cr,
                    const double    *values,
                    int              n_values,
                    double           width,
                    double           height,
                    const PbPalette *palette);

G_END_DECLS
