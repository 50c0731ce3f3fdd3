/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PB_DRIVER_FIELD_MONTHS, /* slider 0–24; any whole number of months up to PB_SCENARIO_MAX_DELAY can be typed; 0 is as planned */
  PB_DRIVER_FIELD_PERCENT, /* slider 0–150 with a tick at 100; decimals can be typed; 100 is as planned */
} PbDriverFieldKind;

/* A slider and its figure, which can be typed. As planned it is pale, moved it is bold.
 *
 * Signal "changed" (double value, guint gesture): the user moved or typed. All movements of one drag, and all steps taken
 * without leaving the slider, have the same gesture number; each gesture its own.
 * Delete on the slider: as planned. What is typed and cannot be taken is said below. */
#define PB_TYPE_DRIVER_FIELD (pb_driver_field_get_type ())
G_DECLARE_FINAL_TYPE (PbDriverField, pb_driver_field, PB, DRIVER_FIELD, GtkWidget)

GtkWidget *pb_driver_field_new       (PbDriverFieldKind kind);
/* What a screen reader calls it: "Delay, Bostadskarriär". */
void       pb_driver_field_set_name  (PbDriverField *self, const char *name);
/* Without telling. */
void       pb_driver_field_set_value (PbDriverField *self, double value);
double     pb_driver_field_get_value (PbDriverField *self);
/* The two places where the keyboard can be. */
GtkWidget *pb_driver_field_get_scale (PbDriverField *self);
GtkWidget *pb_driver_field_get_entry (PbDriverField *self);
/* "6 mån", "80 %": as the figure says it. (transfer full) */
char      *pb_driver_field_format    (PbDriverFieldKind kind, double value);

G_END_DECLS
