/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-year.h"

G_BEGIN_DECLS

/* title is taken. when and day are said from precision and dates. */
PbOccasion *pb_year_add            (PbYear *self, guint ring, PbRecord *record, PbPrecision precision, const GDate *start,
                                    const GDate *end, char *title);
/* (transfer full) */
char       *pb_year_dup_when       (PbPrecision precision, const GDate *start, const GDate *end);
/* What is said of a recurring meeting that has n times in the year, n_dated of them with a date. (transfer full) */
char       *pb_year_dup_note       (int year, guint n, guint n_dated);

G_END_DECLS
