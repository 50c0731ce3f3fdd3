/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"

G_BEGIN_DECLS

/* Meetings, their agenda (föredragningslista), and decisions. */

/* A time of day as people write it: "9", "9.00", "09:00", "0900", "kl. 9.30". FALSE with a sentence where it is none. */
gboolean   pb_clock_parse               (const char *text, guint *minutes, GError **error);
/* "09:00": as stored. (transfer full) */
char      *pb_clock_to_text             (guint minutes);
/* "9.00–14.00", "from 9.00", what is written where it is no time ("ca 14"); NULL where nothing is. (transfer full) */
char      *pb_meeting_dup_time          (PbRecord *meeting);
/* FALSE with a sentence where a meeting would end before it begins, unless it runs from the evening past midnight. NULL or
 * empty: not said. */
gboolean   pb_meeting_check_span        (const char *starts, const char *ends, GError **error);
/* FALSE with a sentence where text is neither empty nor a time: a check for dialogs. */
gboolean   pb_meeting_check_clock       (PbPlan *plan, const char *text, gint64 id, GError **error);

/* The year to look at first: today's, unless only other years have meetings; then the nearest of those, of two the later. */
int        pb_meeting_find_year         (PbPlan *plan, const GDate *today);

/* A meeting's matters in their order. (transfer container) (element-type PbRecord) */
GPtrArray *pb_agenda_list               (PbRecord *meeting);
/* The number that the matter has, or its place where it has none. */
guint      pb_agenda_get_number         (PbRecord *item);
/* The number of the next matter that is added. */
guint      pb_agenda_get_next_number    (PbRecord *meeting);
/* Moves the matter by so many places, and gives the numbers to the matters in their new order. FALSE with PB_ERROR_NOTHING
 * where it cannot go further. */
gboolean   pb_agenda_move               (PbRecord *item, int places, GError **error);
/* Takes the matter away; those that come after it move up in number. */
gboolean   pb_agenda_delete             (PbRecord *item, GError **error);

/* "§ 45 · Kommunfullmäktige · 26 sep. 2024": what is known of it, "" where nothing is. (transfer full) */
char      *pb_decision_dup_facts        (PbRecord *decision);
/* "§ 45", "§ saknas": the section's words. (transfer full) */
char      *pb_decision_dup_section      (PbRecord *decision);

G_END_DECLS
