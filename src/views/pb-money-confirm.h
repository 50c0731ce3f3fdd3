/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-money-table.h"

G_BEGIN_DECLS

typedef void (*PbMoneyConfirmed) (PbMoneyTable *table, gint64 id);

/* Says what goes with what is to go, and asks; where nothing does, it is done at once. stays: a sentence of what does not go,
 * may be NULL. goes: sentences, NULL-terminated. */
void pb_money_confirm (PbMoneyTable *table, const char *question, const char *stays, char **goes, const char *action,
                       gint64 id, PbMoneyConfirmed confirmed);

G_END_DECLS
