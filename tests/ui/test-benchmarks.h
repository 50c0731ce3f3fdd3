/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "model/pb-edit.h"
#include "test-tree.h"
#include "views/pb-benchmarks-view.h"

/* A municipality's indicators against three others, with a claim, a target and what is divided by sex, in a window. */

enum { KARLSKRONA, KALMAR, MOLNDAL, BORLANGE, N_ENTITIES };

typedef struct
{
  TestPlan base;
  gint64 entities[N_ENTITIES];
  gint64 boende, missbruk, places, shares, claim;
  GtkWidget *window;
  GtkWidget *view;
} TestBenchmarks;

static inline void
test_add_value (PbEdit *edit, gint64 indicator, gint64 entity, const char *period, PbGender gender, PbValueKind kind, double value)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);

  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR, indicator);
  pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_ENTITY, entity);
  pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, period);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, gender);
  pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, kind);
  pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE, value);
}

static inline void
test_add_values (TestBenchmarks *bench, PbEdit *edit, gint64 indicator, int entity, int first, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *period = g_strdup_printf ("%d", first + (int) i);

      if (!isnan (values[i]))
        test_add_value (edit, indicator, bench->entities[entity], period, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, values[i]);
    }
}

static inline gint64
test_add_indicator (PbEdit *edit, const char *title, const char *unit, PbBetter better, double volume)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR);

  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, title);
  pb_edit_set_text (edit, id, PB_INDICATOR_UNIT, unit);
  pb_edit_set_enum (edit, id, PB_INDICATOR_BETTER, better);
  if (volume > 0)
    {
      pb_edit_set_real (edit, id, PB_INDICATOR_VOLUME, volume);
      pb_edit_set_text (edit, id, PB_INDICATOR_VOLUME_UNIT, "brukare");
    }
  return id;
}

/* The document's own, against Kalmar. */
static inline void
test_add_claim (TestBenchmarks *bench, PbEdit *edit)
{
  bench->claim = pb_edit_insert (edit, PB_TABLE_CLAIM);
  pb_edit_set_int (edit, bench->claim, PB_CLAIM_INDICATOR, bench->boende);
  pb_edit_set_text (edit, bench->claim, PB_CLAIM_PERIOD, "2023");
  pb_edit_set_int (edit, bench->claim, PB_CLAIM_OWN, bench->entities[KARLSKRONA]);
  pb_edit_set_int (edit, bench->claim, PB_CLAIM_PEER, bench->entities[KALMAR]);
  pb_edit_set_int (edit, bench->claim, PB_CLAIM_STATED_AMOUNT, G_GINT64_CONSTANT (10680000000));
  pb_edit_set_int (edit, bench->claim, PB_CLAIM_STATED_DECIMALS, 1);
}

static inline void
test_build (TestBenchmarks *bench)
{
  static const char *const names[] = { "Karlskrona", "Kalmar", "Mölndal", "Borlänge" };
  static const double own[] = { 1288242, 1307996, 1414886, 1620454 }, kalmar[] = { 959276, 1017278, 1072320, 1171522 },
                      borlange[] = { 1100000, NAN, NAN, 1250000 }, abuse_own[] = { 610, 702 },
                      abuse_kalmar[] = { 725, 745 }, share_own[] = { 70, 80 }, share_kalmar[] = { 75, 90 };
  PbEdit *edit = pb_edit_new (bench->base.plan, "Benchmarks");

  for (int i = 0; i < N_ENTITIES; i++)
    {
      bench->entities[i] = pb_edit_insert (edit, PB_TABLE_ENTITY);
      pb_edit_set_enum (edit, bench->entities[i], PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
      pb_edit_set_text (edit, bench->entities[i], PB_ENTITY_NAME, names[i]);
      pb_edit_set_int (edit, bench->entities[i], PB_ENTITY_OWN, i == KARLSKRONA);
    }
  bench->boende = test_add_indicator (edit, "Kostnad LSS boende", "kr/brukare", PB_BETTER_LOWER, 238);
  bench->missbruk = test_add_indicator (edit, "Nettokostnad missbruksvård", "kr/inv", PB_BETTER_LOWER, 66000);
  bench->shares = test_add_indicator (edit, "Nöjda brukare", "%", PB_BETTER_HIGHER, 0);
  bench->places = test_add_indicator (edit, "Årsplaceringar", "årsplaceringar", PB_BETTER_LOWER, 0);
  test_add_values (bench, edit, bench->boende, KARLSKRONA, 2020, own, 4);
  test_add_values (bench, edit, bench->boende, KALMAR, 2020, kalmar, 4);
  test_add_values (bench, edit, bench->boende, BORLANGE, 2020, borlange, 4);
  test_add_values (bench, edit, bench->missbruk, KARLSKRONA, 2022, abuse_own, 2);
  test_add_values (bench, edit, bench->missbruk, KALMAR, 2022, abuse_kalmar, 2);
  test_add_values (bench, edit, bench->shares, KARLSKRONA, 2022, share_own, 2);
  test_add_values (bench, edit, bench->shares, KALMAR, 2022, share_kalmar, 2);
  test_add_value (edit, bench->shares, bench->entities[KARLSKRONA], "2023", PB_GENDER_WOMEN, PB_VALUE_OUTCOME, 82);
  test_add_value (edit, bench->shares, bench->entities[KARLSKRONA], "2023", PB_GENDER_MEN, PB_VALUE_OUTCOME, 78);
  test_add_value (edit, bench->places, bench->entities[KARLSKRONA], "2024", PB_GENDER_TOTAL, PB_VALUE_OUTCOME, 14);
  test_add_claim (bench, edit);
  test_add_value (edit, bench->places, bench->entities[KARLSKRONA], "2027", PB_GENDER_TOTAL, PB_VALUE_TARGET, 11);
  test_commit (edit);
}

static inline void
test_show_in_window (TestBenchmarks *bench, GtkWidget *view)
{
  bench->view = view;
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1300, 1500);
  gtk_window_set_child (GTK_WINDOW (bench->window), view);
  gtk_window_present (GTK_WINDOW (bench->window));
  test_wait_until (gtk_widget_get_mapped (view));
  test_settle ();
}

static inline void
test_bench_set_up (TestBenchmarks *bench, gconstpointer data)
{
  test_plan_set_up (&bench->base, NULL);
  test_build (bench);
}

static inline void
test_bench_set_up_empty (TestBenchmarks *bench, gconstpointer data)
{
  test_plan_set_up (&bench->base, NULL);
}

static inline void
test_bench_tear_down (TestBenchmarks *bench, gconstpointer data)
{
  GtkWidget *view = bench->view;

  if (view)
    {
      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &bench->view);
      gtk_window_destroy (GTK_WINDOW (bench->window));
      test_settle ();
      g_assert_null (bench->view);
    }
  test_plan_tear_down (&bench->base, NULL);
}

static inline PbRecord *
test_get_indicator (TestBenchmarks *bench, gint64 id)
{
  return pb_plan_get_record (bench->base.plan, PB_TABLE_INDICATOR, id);
}

static inline void
test_show_indicator (TestBenchmarks *bench, gint64 id)
{
  if (!bench->view)
    test_show_in_window (bench, pb_benchmarks_view_new (bench->base.plan));
  pb_benchmarks_view_show_record (PB_BENCHMARKS_VIEW (bench->view), test_get_indicator (bench, id));
  test_settle ();
}
