/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the parts of a drivers table's rows stand, counted in em of the text: the heading, the rows and the sums share one,
 * so that their columns agree without measuring each other. Where the row is too narrow the sliders move to a second line. */
typedef struct
{
  double amount; /* width of a column of figures */
  double slider; /* of a slider with its figure */
} PbDriverColumns;

/* The children of a row, in this order; one that is empty is an empty label. */
enum
{
  PB_DRIVER_NUMBER,
  PB_DRIVER_TITLE,
  PB_DRIVER_DELAY,
  PB_DRIVER_REALISATION,
  PB_DRIVER_PLANNED,
  PB_DRIVER_SCENARIO,
  PB_DRIVER_DIFFERENCE,
  PB_N_DRIVER_PARTS
};

#define PB_TYPE_DRIVER_LAYOUT (pb_driver_layout_get_type ())
G_DECLARE_FINAL_TYPE (PbDriverLayout, pb_driver_layout, PB, DRIVER_LAYOUT, GtkLayoutManager)

/* columns outlives the layout. */
GtkLayoutManager *pb_driver_layout_new (const PbDriverColumns *columns);

G_END_DECLS
