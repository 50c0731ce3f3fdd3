/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-series.h"

G_BEGIN_DECLS

/* Said of what is shown and exported. Kolada's terms ask that Kolada is named as the source of the values, and forbid it of
 * what is computed from them. */

char       *pb_attribution_dup       (PbRecord *fetch); /* "Källa: Kolada, hämtat 25 nov. 2026"; NULL of NULL. (transfer full) */
const char *pb_attribution_own       (void); /* "egen beräkning" */
/* "Skillnader: egen beräkning", of what is computed, named in the plural with a capital. (transfer full) */
char       *pb_attribution_dup_computed (const char *what);
/* Source of one value of the indicator's: what it was fetched with; of a typed one the indicator's own source, or that it was
 * typed, where others are fetched; NULL where nothing is known. (transfer full) */
char       *pb_attribution_dup_point (PbRecord *indicator, PbSeries *series, PbGender gender, const PbPoint *point);
/* Source of an indicator's values in words: the fetch's attribution, and that some are typed where they are; of none fetched
 * the indicator's own source; NULL where neither is known. (transfer full) */
char       *pb_attribution_dup_for   (PbRecord *indicator, PbSeries *series);
/* The source, and that what is computed from the values, as pb_attribution_dup_computed() takes it, is the own: "Källa:
 * Kolada, hämtat 25 nov. 2026. Skillnader: egen beräkning". computed NULL: the source alone. NULL where there is nothing to
 * say. (transfer full) */
char       *pb_attribution_dup_with  (PbRecord *indicator, PbSeries *series, const char *computed);

G_END_DECLS
