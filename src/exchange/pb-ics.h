/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* The plan's dates as a calendar file (RFC 5545): meetings with their agendas, when follow-ups are due, starts and ends of
 * assignments, activities due. Times are Swedish (Europe/Stockholm), days without a time are whole days. An event keeps its
 * UID for as long as its row lives, so that a calendar that takes in the file again changes what it has. */

/* year 0: every year. warnings (nullable) takes a sentence where recurring meetings have no dates, which are then not in it:
 * no date is made up. (transfer full) */
char     *pb_ics_dup   (PbPlan *plan, int year, GPtrArray *warnings);
/* The same to a file, whole or not at all. */
gboolean  pb_ics_write (PbPlan *plan, int year, const char *path, GPtrArray *warnings, GError **error);

G_END_DECLS
