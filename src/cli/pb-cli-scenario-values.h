/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-certainty.h"

G_BEGIN_DECLS

/* "UPPDRAG:VALUE": the assignment by its number or title. FALSE with a sentence where there is no such assignment, with those
 * there are. value: what follows the last colon. */
gboolean pb_cli_read_assignment (PbPlan *plan, const char *text, PbRecord **assignment, const char **value, GError **error);
/* Whole months. */
gboolean pb_cli_read_months     (const char *text, int *months, GError **error);
/* With or without a percent sign. */
gboolean pb_cli_read_percent    (const char *text, double *percent, GError **error);
/* "0/0/6:80/100/100": months, then percent, each as low/likely/high. */
gboolean pb_cli_read_range      (const char *text, PbRange *range, GError **error);
/* The scenario's id by name; 0 for the plan, by its word in the user's language or English. */
gboolean pb_cli_read_base       (PbPlan *plan, const char *text, gint64 *scenario, GError **error);

G_END_DECLS
