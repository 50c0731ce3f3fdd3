/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <string.h>

#include "views/pb-assignment-index.h"

/* A keystroke in the search field over 10 000 assignments: the list's model filters and tells what changed; against a
 * plain strstr over the same strings. */

typedef struct
{
  PbAssignmentIndex *index;
  GPtrArray *haystacks;
  guint key;
  guint found;
} Bench;

/* As typed, a letter at a time, and taken back. */
static const char *const keystrokes[] = { "l",           "lo",           "lok",        "lokaler", "lokaler 4", "lokaler 43",
                                          "lokaler 432", "lokaler 4321", "lokaler 43", "lok",     "" };

static const char *
current_text (Bench *bench)
{
  return keystrokes[bench->key % G_N_ELEMENTS (keystrokes)];
}

static void
search_ours (gpointer data)
{
  Bench *bench = data;
  PbAssignmentFilter filter;

  pb_assignment_filter_init (&filter);
  pb_assignment_filter_set_search (&filter, current_text (bench));
  pb_assignment_index_set_filter (bench->index, &filter);
  bench->found = g_list_model_get_n_items (G_LIST_MODEL (bench->index));
  pb_assignment_filter_clear (&filter);
}

static void
search_floor (gpointer data)
{
  Bench *bench = data;
  g_auto (GStrv) words = g_strsplit (current_text (bench), " ", -1);
  guint found = 0;

  for (guint i = 0; i < bench->haystacks->len; i++)
    {
      gboolean all = TRUE;

      for (char **word = words; *word && all; word++)
        all = strstr (bench->haystacks->pdata[i], *word) != NULL;
      found += all;
    }
  if (found != bench->found)
    g_error ("“%s” gives %u assignments, but %u have it", current_text (bench), bench->found, found);
  bench->key++;
}

int
main (void)
{
  g_autofree char *path = bench_path ("search.planbok");
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = NULL;
  Bench bench = { .haystacks = g_ptr_array_new_with_free_func (g_free) };

  bench_make_large (path);
  plan = pb_plan_open (path, &error);
  bench_must (plan != NULL, &error);
  bench.index = pb_assignment_index_new (plan);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (bench.index)); i++)
    {
      g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (bench.index), i);

      g_ptr_array_add (bench.haystacks, g_strdup (pb_assignment_row_get_haystack (row)));
    }
  bench_compare ("search keystroke, 10 000 assignments", "strstr over the same strings", 220, NULL, search_ours,
                 search_floor, &bench);
  g_object_unref (bench.index);
  g_ptr_array_unref (bench.haystacks);
  pb_plan_close (plan);
  bench_finish ();
  return 0;
}
