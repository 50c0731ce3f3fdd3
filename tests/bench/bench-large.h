/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

#define BENCH_LARGE 10000

/* Writes a plan of BENCH_LARGE assignments, each with a board and a function, at path. */
void bench_make_large (const char *path);
void bench_must (gboolean ok, GError **error);

G_END_DECLS
