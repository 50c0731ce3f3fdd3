/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

static char *folder;

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, int n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static double
timed (BenchFunc before, BenchFunc func, gpointer data)
{
  gint64 start;

  if (before)
    before (data);
  start = g_get_monotonic_time ();
  func (data);
  return (g_get_monotonic_time () - start) / 1000.0;
}

void
bench_compare (const char *what, const char *floor_name, int rounds, BenchFunc before, BenchFunc ours, BenchFunc floor,
               gpointer data)
{
  g_autofree double *our_times = g_new (double, rounds);
  g_autofree double *floor_times = g_new (double, rounds);
  double a, b;

  timed (before, ours, data);
  timed (before, floor, data);
  for (int i = 0; i < rounds; i++)
    {
      our_times[i] = timed (before, ours, data);
      floor_times[i] = timed (before, floor, data);
    }
  a = median (our_times, rounds);
  b = median (floor_times, rounds);
  printf ("%-42s %9.3f ms %9.3f ms %7.2f×  %s\n", what, a, b, a / b, floor_name);
  fflush (stdout);
}

char *
bench_path (const char *name)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("planbok-bench-XXXXXX", NULL);
  return g_build_filename (folder, name, NULL);
}

void
bench_finish (void)
{
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (folder)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}
