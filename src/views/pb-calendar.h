/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A month to choose a day in, in the screen's language with Monday first: GtkCalendar follows the system's locale,
 * which may be another or none. Arrows go by days and weeks, Page Up and Page Down by months, Enter and Space choose.
 *
 * Signal "chosen" (GDate *): the user chose a day. */
#define PB_TYPE_CALENDAR (pb_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PbCalendar, pb_calendar, PB, CALENDAR, GtkWidget)

GtkWidget *pb_calendar_new      (void);
/* Shows the day's month, with the day marked and where the keyboard starts. */
void       pb_calendar_set_date (PbCalendar *self, const GDate *date);

G_END_DECLS
