/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-scenario.h"
#include "pb-balance-scope.h"
#include "pb-driver-layout.h"

G_BEGIN_DECLS

/* What a row of the drivers table says. Öre. */
typedef struct
{
  gint64 planned;
  gint64 scenario;
} PbDriverAmounts;

/* An assignment's delay and realisation in a scenario, to move, and what its effect becomes.
 *
 * Signal "moved" (int delay, double realisation, guint gesture): the user did; one drag is one gesture. */
#define PB_TYPE_DRIVER_ROW (pb_driver_row_get_type ())
G_DECLARE_FINAL_TYPE (PbDriverRow, pb_driver_row, PB, DRIVER_ROW, GtkWidget)

/* columns outlives the row. */
GtkWidget *pb_driver_row_new         (const PbDriverColumns *columns);
void       pb_driver_row_update      (PbDriverRow *self, PbBalanceScope *scope, PbRecord *assignment,
                                      const PbDriver *driver, const PbDriverAmounts *amounts);
/* FALSE: to look at only; why says the card. */
void       pb_driver_row_set_open    (PbDriverRow *self, gboolean open);
gint64     pb_driver_row_get_id      (PbDriverRow *self);

/* Where the keyboard stops in a row: slider and figure of the delay, then of the realisation. */
#define PB_DRIVER_ROW_STOPS 4
/* The one that has the keyboard; 0 where none has. */
guint      pb_driver_row_get_stop    (PbDriverRow *self);
void       pb_driver_row_focus_stop  (PbDriverRow *self, guint stop);

/* A row without sliders: the heading, what no assignment carries, the sum. texts: as PB_N_DRIVER_PARTS, NULL is empty. */
GtkWidget *pb_driver_plain_row_new   (const PbDriverColumns *columns, const char *css_class);
void       pb_driver_plain_row_set   (GtkWidget *row, const char *const *texts);
void       pb_driver_plain_row_set_amounts (GtkWidget *row, PbBalanceScope *scope, const char *title,
                                            const PbDriverAmounts *amounts);

G_END_DECLS
