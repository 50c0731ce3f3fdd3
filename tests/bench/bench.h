/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*BenchFunc) (gpointer data);

/* Runs ours and floor in turn, rounds times each after one that is not counted, and prints a row: what, both medians,
 * the ratio. Nothing is asserted of the time: that is the reader's. before, where not NULL, runs uncounted before each. */
void  bench_compare (const char *what, const char *floor_name, int rounds, BenchFunc before, BenchFunc ours,
                     BenchFunc floor, gpointer data);

/* A folder for the files of this run, removed with what is in it by bench_finish(). */
char *bench_path    (const char *name);
void  bench_finish  (void);

G_END_DECLS
