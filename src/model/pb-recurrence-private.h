/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-recurrence.h"

G_BEGIN_DECLS

/* Reads what the plan writes into to, which is empty: how often, from and to which year. months: the words are of the
 * column of months, where a number is a month. FALSE: a word or how they hang together is not understood, to is undefined. */
gboolean  pb_recurrence_read  (PbRecurrence *to, const char *words, gboolean months, PbPeriodKind kind);

G_END_DECLS
