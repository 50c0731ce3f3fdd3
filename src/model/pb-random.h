/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* xoshiro256++, its state filled by SplitMix64 as its authors advise (Blackman, D. and Vigna, S., "Scrambled Linear
 * Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47(4), 2021; https://prng.di.unimi.it/).
 * The same numbers on every machine. Not for secrets. */
typedef struct
{
  guint64 state[4];
} PbRandom;

/* Streams of the same seed do not follow each other. */
void    pb_random_init     (PbRandom *self, guint64 seed, guint64 stream);
guint64 pb_random_next     (PbRandom *self);
/* 0 ≤ x < 1, in steps of 2^-53. */
double  pb_random_uniform  (PbRandom *self);
/* By inversion of the distribution function; low where low and high are the same. */
double  pb_random_triangular (PbRandom *self, double low, double likely, double high);

G_END_DECLS
