/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"

G_BEGIN_DECLS

/* Within the edit: what is said of from is said of into, which takes its place as the plan's own, and from is deleted. Where
 * both have a typed value of the same thing, from's is kept. Both are entities of the edit's plan. */
void        pb_entity_merge          (PbEdit *edit, PbRecord *from, PbRecord *into);
/* The same of indicators, none of from's values being fetched: into's fetched ones stay, and from's facts count before its. */
void        pb_indicator_merge       (PbEdit *edit, PbRecord *from, PbRecord *into);

G_END_DECLS
