/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "pb-tables.h"

G_BEGIN_DECLS

/* Numbers and amounts as people write them: −7,1  -7,1  1 288 242 (space, no-break space, narrow no-break or thin space)
 * 1.288.242,5  1,288,242.5  (7,1)  +2,0, apostrophe never. Both notations are understood whatever the language. A single
 * separator followed by exactly three digits ("1.288", "1,288") is grouping when it is the other notation's than the screen's
 * decimal sign, decimal when it is the screen's own. The result is exact: no rounding, no double on the way. */

/* Amount in unit to öre. FALSE, with PB_ERROR_INVALID and a sentence, where it is no number, has more decimals than whole öre
 * can hold, or does not fit. Empty text is an error: ask first. */
gboolean  pb_money_parse     (const char *text, PbUnit unit, gint64 *ore, GError **error);
/* The same, or a sum of such amounts that begins with "=": "=3,5+1,2-0,4", "= 12 − (3,5 + 1)". Plus, any of the minus signs and
 * parentheses; exact. The sentence says what in it is not understood. */
gboolean  pb_money_parse_sum (const char *text, PbUnit unit, gint64 *ore, GError **error);
/* In unit, rounded half away from zero to decimals, with U+2212 for minus and no-break space (sv) or comma (en) between thousands. Never "−0,0". */
char     *pb_money_format    (gint64 ore, PbUnit unit, int decimals);
/* All the decimals the amount needs, no fewer than min_decimals: parsing it gives the same amount back. For edit fields. */
char     *pb_money_format_exact (gint64 ore, PbUnit unit, int min_decimals);
/* As pb_money_format() with a + before what is greater than zero. */
char     *pb_money_format_signed (gint64 ore, PbUnit unit, int decimals);
/* Öre in one of the unit: 100, 100 000, 100 000 000. */
gint64    pb_unit_ore        (PbUnit unit);
/* Decimals that the unit is shown with where a table does not say: kr 0, tkr 0, mnkr 1. */
int       pb_unit_decimals   (PbUnit unit);
/* Half away from zero to whole units × 10^-decimals, in öre. */
gint64    pb_money_round     (gint64 ore, PbUnit unit, int decimals);

/* Rounded half away from zero to whole öre. FALSE where it is larger than an amount can be. */
gboolean  pb_money_from_kronor (long double kronor, gint64 *ore);

gboolean  pb_number_parse    (const char *text, double *value, GError **error);
/* decimals < 0: as many as it has, up to 6. */
char     *pb_number_format   (double value, int decimals);
/* What was formatted, as a spreadsheet takes it: a plain hyphen for minus, nothing between the thousands. */
void      pb_number_append_plain (GString *to, const char *formatted);
/* How many decimals the text of a number was written with ("14,9": 1), 0 where none. */
int       pb_number_decimals (const char *text);

G_END_DECLS
