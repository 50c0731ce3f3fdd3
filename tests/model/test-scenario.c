/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/pb-certainty.h"
#include "model/pb-adoption.h"
#include "test-scenario.h"

typedef struct
{
  guint notified;
  guint changed;
  gint64 seen; /* at the latest "changed" */
} Heard;

static void
on_notify (PbPlan *plan, GParamSpec *pspec, Heard *heard)
{
  heard->notified++;
}

static void
on_changed (PbPlan *plan, Heard *heard)
{
  heard->changed++;
  heard->seen = pb_plan_get_scenario (plan);
}

static void
test_in_force (TestPlan *f, gconstpointer data)
{
  gint64 id = test_create_scenario (f->plan, "Sent", 0);
  Heard heard = { 0 };
  guint64 generation = pb_plan_get_generation (f->plan);

  g_signal_connect (f->plan, "notify::scenario", G_CALLBACK (on_notify), &heard);
  g_signal_connect (f->plan, "changed", G_CALLBACK (on_changed), &heard);
  g_assert_cmpint (pb_plan_get_scenario (f->plan), ==, 0);
  pb_plan_set_scenario (f->plan, id);
  g_assert_cmpint (heard.seen, ==, id);
  g_assert_cmpuint (pb_plan_get_generation (f->plan), >, generation);
  pb_plan_set_scenario (f->plan, id);
  g_assert_cmpuint (heard.notified, ==, 1);
  g_assert_cmpuint (heard.changed, ==, 1);

  /* Undoing its creation leaves the plan's own figures; doing it again does not put it in force. */
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpint (heard.seen, ==, 0);
  g_assert_cmpuint (heard.notified, ==, 2);
  g_assert_cmpuint (heard.changed, ==, 2);
  g_assert_true (pb_plan_redo (f->plan, NULL));
  g_assert_cmpint (pb_plan_get_scenario (f->plan), ==, 0);
  g_object_set (f->plan, "scenario", id, NULL);
  g_assert_true (pb_scenario_delete (f->plan, id, NULL));
  g_assert_cmpint (heard.seen, ==, 0);
  pb_plan_set_scenario (f->plan, 4711);
  g_assert_cmpint (pb_plan_get_scenario (f->plan), ==, 0);

  /* Nothing of it is in the file. */
  g_assert_true (pb_plan_undo (f->plan, NULL));
  pb_plan_set_scenario (f->plan, id);
  g_assert_finalize_object (f->plan);
  f->plan = pb_plan_open (f->path, NULL);
  g_assert_cmpint (pb_plan_get_scenario (f->plan), ==, 0);
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "New scenario “Sent”");
}

static void
test_names (TestPlan *f, gconstpointer data)
{
  gint64 id = test_create_scenario (f->plan, "  Försiktigt ", 0);
  g_autofree char *free_name = NULL;

  g_assert_cmpstr (pb_scenario_get_name (f->plan, id), ==, "Försiktigt");
  g_assert_true (pb_scenario_find (f->plan, "FÖRSIKTIGT ") == pb_plan_get_record (f->plan, PB_TABLE_SCENARIO, id));
  test_assert_refused (pb_scenario_create (f->plan, "försiktigt", 0, PB_SCENARIO_SCENARIO, NULL, error) != 0,
                       PB_ERROR_EXISTS, "“Försiktigt”");
  test_assert_refused (pb_scenario_create (f->plan, "  ", 0, PB_SCENARIO_SCENARIO, NULL, error) != 0, PB_ERROR_INVALID,
                       "name");
  test_assert_refused (pb_scenario_create (f->plan, "planen", 0, PB_SCENARIO_SCENARIO, NULL, error) != 0,
                       PB_ERROR_INVALID, "Choose another name");
  test_assert_refused (pb_scenario_rename (f->plan, id, "The plan", error), PB_ERROR_INVALID, "Choose another name");
  g_assert_true (pb_scenario_rename (f->plan, id, "FÖRSIKTIGT", NULL));
  test_create_scenario (f->plan, "Sent", 0);
  test_assert_refused (pb_scenario_rename (f->plan, id, "sent", error), PB_ERROR_EXISTS, "“Sent”");
  test_assert_refused (pb_scenario_look_up (f->plan, "Snabbt", error) != NULL, PB_ERROR_NOT_FOUND,
                       "“FÖRSIKTIGT” and “Sent”");
  free_name = pb_scenario_dup_free_name (f->plan, "Sent");
  g_assert_cmpstr (free_name, ==, "Sent 2");
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* What the plan looks like to its scenarios, for comparing a state before an edit with the one after its undo. */
static char *
dup_state (PbPlan *plan)
{
  static const PbTable tables[]
      = { PB_TABLE_SCENARIO, PB_TABLE_SCENARIO_CELL, PB_TABLE_SCENARIO_DRIVER, PB_TABLE_RANGE, PB_TABLE_CELL };
  GString *state = g_string_new (NULL);

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      GPtrArray *rows = pb_plan_peek_records (plan, tables[t]);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < rows->len; i++)
        {
          GString *line = g_string_new (NULL);

          g_string_append_printf (line, "%" G_GINT64_FORMAT, pb_record_get_id (rows->pdata[i]));
          for (guint c = 0; c < pb_table_info (tables[t])->n_columns; c++)
            g_string_append_printf (line, " %d %" G_GINT64_FORMAT " %s %g",
                                    pb_record_is_null (rows->pdata[i], PB_COLUMN (tables[t], c)),
                                    pb_record_get_int (rows->pdata[i], PB_COLUMN (tables[t], c)),
                                    pb_record_get_text (rows->pdata[i], PB_COLUMN (tables[t], c)),
                                    pb_record_get_real (rows->pdata[i], PB_COLUMN (tables[t], c)));
          g_ptr_array_add (lines, g_string_free (line, FALSE));
        }
      g_ptr_array_sort (lines, compare_lines);
      for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (state, "%s\n", (char *)lines->pdata[i]);
    }
  return g_string_free (state, FALSE);
}

typedef struct
{
  PbPlan *plan;
  TestKarlskrona karlskrona;
  gint64 base, scenario;
} Operands;

static gboolean
do_create (Operands *o)
{
  return pb_scenario_create (o->plan, "Nytt", o->scenario, PB_SCENARIO_PROPOSAL, "Oppositionen", NULL) != 0;
}
static gboolean
do_duplicate (Operands *o)
{
  return pb_scenario_duplicate (o->plan, o->scenario, NULL, NULL) != 0;
}
static gboolean
do_rename (Operands *o)
{
  return pb_scenario_rename (o->plan, o->scenario, "Annat", NULL);
}
static gboolean
do_note (Operands *o)
{
  return pb_scenario_set_note (o->plan, o->scenario, "Varför", NULL);
}
static gboolean
do_proposer (Operands *o)
{
  return pb_scenario_set_proposer (o->plan, o->scenario, "Ny majoritet", NULL);
}
static gboolean
do_kind (Operands *o)
{
  return pb_scenario_set_kind (o->plan, o->scenario, PB_SCENARIO_PROPOSAL, NULL);
}
static gboolean
do_lock (Operands *o)
{
  return pb_scenario_set_locked (o->plan, o->scenario, TRUE, NULL);
}
static gboolean
do_base (Operands *o)
{
  return pb_scenario_set_base (o->plan, o->scenario, 0, NULL);
}
static gboolean
do_delete (Operands *o)
{
  return pb_scenario_delete (o->plan, o->scenario, NULL);
}
static gboolean
do_drive (Operands *o)
{
  return pb_scenario_set_driver (o->plan, o->scenario, o->karlskrona.assignments[11], 3, 90, NULL, NULL);
}
static gboolean
do_move (Operands *o)
{
  return pb_scenario_set_driver (o->plan, o->scenario, o->karlskrona.assignments[2], 7, 95, NULL, NULL);
}
static gboolean
do_reset (Operands *o)
{
  return pb_scenario_reset_driver (o->plan, o->scenario, o->karlskrona.assignments[2], NULL);
}
static gboolean
do_restore (Operands *o)
{
  return pb_scenario_restore_all (o->plan, o->scenario, NULL);
}

static gboolean
do_adopt (Operands *o)
{
  return pb_scenario_adopt (o->plan, o->scenario, NULL);
}
static gboolean
do_clear_range (Operands *o)
{
  return pb_range_clear (o->plan, o->scenario, o->karlskrona.assignments[3], NULL);
}

static gboolean
do_range (Operands *o)
{
  PbRange range = { 0, 1, 2, 80, 90, 100 };

  return pb_range_set (o->plan, o->scenario, o->karlskrona.assignments[2], &range, "Chefen", NULL);
}

static const struct
{
  const char *label;
  gboolean (*run) (Operands *operands);
  gboolean when_locked; /* may be done to a locked scenario */
} operations[] = {
  { "New budget proposal “Nytt”", do_create, TRUE },
  { "Duplicate scenario “Sent”", do_duplicate, TRUE },
  { "Rename scenario “Sent” to “Annat”", do_rename },
  { "Note on scenario “Sent”", do_note },
  { "Who proposes “Sent”", do_proposer },
  { "Make “Sent” a budget proposal", do_kind },
  { "Lock scenario “Sent”", do_lock, TRUE },
  { "Base scenario “Sent” on the plan", do_base },
  { "Delete scenario “Sent”", do_delete },
  { "Driver of 11 Uppdrag 11 in scenario “Sent”", do_drive },
  { "Driver of 2 Uppdrag 2 in scenario “Sent”", do_move },
  { "Restore 2 Uppdrag 2 in scenario “Sent”", do_reset },
  { "Restore all of scenario “Sent”", do_restore },
  { "Make “Sent” the plan's figures", do_adopt, TRUE },
  { "Uncertainty of 2 Uppdrag 2 in scenario “Sent”", do_range },
  { "Uncertainty of 3 Uppdrag 3 in scenario “Sent”", do_clear_range },
};

/* A scenario on another, with a driver and a cell of its own. */
static void
build_operands (Operands *o, PbPlan *plan)
{
  PbRange range = { 0, 1, 2, 80, 90, 100 };

  o->plan = plan;
  test_build_karlskrona (&o->karlskrona, plan);
  o->base = test_create_scenario (plan, "Grund", 0);
  o->scenario = test_create_scenario (plan, "Sent", o->base);
  test_drive (plan, o->scenario, o->karlskrona.assignments[2], 6, 70);
  test_override (plan, o->scenario, test_find_line (plan, o->karlskrona.effects, "Lokaler"),
                 test_column_at (plan, o->karlskrona.effects, 2), MNKR (50));
  g_assert_true (pb_range_set (plan, o->scenario, o->karlskrona.assignments[3], &range, NULL, NULL));
}

static void
test_undo (TestPlan *f, gconstpointer data)
{
  Operands o = { 0 };

  build_operands (&o, f->plan);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *before = dup_state (f->plan);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      g_assert_true (operations[i].run (&o));
      after = dup_state (f->plan);
      g_assert_cmpstr (before, !=, after);
      g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, operations[i].label);
      g_assert_true (pb_plan_undo (f->plan, NULL));
      undone = dup_state (f->plan);
      g_assert_cmpstr (before, ==, undone);
      g_assert_true (pb_plan_redo (f->plan, NULL));
      redone = dup_state (f->plan);
      g_assert_cmpstr (after, ==, redone);
      g_assert_true (pb_plan_undo (f->plan, NULL));
    }
}

static void
test_locked (TestPlan *f, gconstpointer data)
{
  Operands o = { 0 };

  build_operands (&o, f->plan);
  g_assert_true (pb_scenario_set_locked (f->plan, o.scenario, TRUE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *before = dup_state (f->plan);
      g_autofree char *after = NULL;

      if (operations[i].when_locked)
        continue;
      g_assert_false (operations[i].run (&o));
      after = dup_state (f->plan);
      g_assert_cmpstr (before, ==, after);
    }
  test_assert_refused (pb_scenario_rename (f->plan, o.scenario, "Annat", error), PB_ERROR_INVALID,
                       "“Sent” is locked");
  /* Its copy may be worked in. */
  g_assert_true (
      pb_scenario_rename (f->plan, pb_scenario_duplicate (f->plan, o.scenario, "Kopia", NULL), "Annat", NULL));
  g_assert_true (pb_scenario_set_locked (f->plan, o.scenario, FALSE, NULL));
  g_assert_true (do_rename (&o) == FALSE && do_delete (&o));
}

static void
test_tree (TestPlan *f, gconstpointer data)
{
  gint64 a = test_create_scenario (f->plan, "A", 0);
  gint64 b = test_create_scenario (f->plan, "B", a);
  gint64 c = test_create_scenario (f->plan, "C", b);

  test_assert_refused (pb_scenario_set_base (f->plan, a, c, error), PB_ERROR_INVALID, "“A”, “B” and “C”");
  test_assert_refused (pb_scenario_set_base (f->plan, a, a, error), PB_ERROR_INVALID, "“A”");
  test_assert_refused (pb_scenario_delete (f->plan, a, error), PB_ERROR_INVALID, "“B” is based on it");
  g_assert_true (pb_scenario_set_base (f->plan, c, a, NULL));
  test_assert_refused (pb_scenario_delete (f->plan, a, error), PB_ERROR_INVALID, "“B” and “C” are based on it");
  g_assert_true (pb_scenario_delete (f->plan, b, NULL));
  g_assert_true (pb_scenario_delete (f->plan, c, NULL));
  g_assert_true (pb_scenario_delete (f->plan, a, NULL));
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_SCENARIO)->len, ==, 0);
}

static void
test_drivers (TestPlan *f, gconstpointer data)
{
  static const gint64 late[] = { 0, 100000000, 485000000, 1120000000 };
  TestKarlskrona plan;
  gint64 base, scenario, bostad, id;

  test_build_karlskrona (&plan, f->plan);
  bostad = plan.assignments[2];
  base = test_create_scenario (f->plan, "Sent", 0);
  scenario = test_create_scenario (f->plan, "Ändå i tid", base);

  /* A drag is one edit, and back where it began it leaves none. */
  for (int delay = 1; delay <= 6; delay++)
    g_assert_true (pb_scenario_set_driver (f->plan, base, bostad, delay, 100, "drag", NULL));
  g_assert_true (pb_scenario_get_driver (f->plan, scenario, bostad).scenario == base);
  for (int i = 0; i < 4; i++)
    {
      gint64 ore = 0;

      pb_effect_get (f->plan, bostad, base, 2024 + i, &ore);
      g_assert_cmpint (ore, ==, late[i]);
    }
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_cmpstr (pb_plan_get_undo_label (f->plan), ==, "New scenario “Ändå i tid”");
  g_assert_true (pb_plan_redo (f->plan, NULL));

  /* Based on a scenario that is late, in time is a word of its own; on the plan it is none. */
  test_drive (f->plan, scenario, bostad, 0, 100);
  g_assert_cmpint (pb_scenario_get_driver (f->plan, scenario, bostad).scenario, ==, scenario);
  pb_effect_get (f->plan, bostad, scenario, 2027, &id);
  g_assert_cmpint (id, ==, MNKR (147));
  test_drive (f->plan, scenario, bostad, 6, 100);
  g_assert_cmpint (pb_scenario_get_driver (f->plan, scenario, bostad).scenario, ==, base);
  test_drive (f->plan, base, bostad, 0, 100);
  g_assert_cmpuint (pb_plan_peek_records (f->plan, PB_TABLE_SCENARIO_DRIVER)->len, ==, 0);

  test_assert_refused (pb_scenario_set_driver (f->plan, base, bostad, -1, 100, NULL, error), PB_ERROR_INVALID,
                       "months");
  test_assert_refused (pb_scenario_set_driver (f->plan, base, bostad, 121, 100, NULL, error), PB_ERROR_INVALID, "120");
  test_assert_refused (pb_scenario_set_driver (f->plan, base, bostad, 0, 150.5, NULL, error), PB_ERROR_INVALID, "150");
  test_assert_refused (pb_scenario_set_driver (f->plan, base, bostad, 0, NAN, NULL, error), PB_ERROR_INVALID, "150");
}

static void
test_reach (TestPlan *f, gconstpointer data)
{
  TestKarlskrona plan;
  gint64 base, scenario, columns[4], bostad, lokaler, total;
  g_autoptr (GArray) changes = NULL;

  test_build_karlskrona (&plan, f->plan);
  base = test_create_scenario (f->plan, "Grund", 0);
  scenario = test_create_scenario (f->plan, "Mer", base);
  bostad = test_find_line (f->plan, plan.effects, "Bostadskarriär");
  lokaler = test_find_line (f->plan, plan.effects, "Lokaler");
  total = test_find_line (f->plan, plan.balances[1], "Besparing enligt omställningsplan");
  for (guint i = 0; i < 4; i++)
    columns[i] = test_column_at (f->plan, plan.effects, i);
  test_override (f->plan, base, lokaler, columns[2], MNKR (50));
  test_override (f->plan, scenario, lokaler, columns[3], MNKR (50));
  test_drive (f->plan, scenario, plan.assignments[2], 12, 100);

  g_assert_cmpint (pb_scenario_get_reach (f->plan, scenario, lokaler, columns[1]), ==, PB_REACH_NONE);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, scenario, lokaler, columns[2]), ==, PB_REACH_BASE);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, scenario, lokaler, columns[3]), ==, PB_REACH_OWN);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, scenario, bostad, columns[3]), ==, PB_REACH_COMPUTED);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, base, bostad, columns[3]), ==, PB_REACH_NONE);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, scenario, total, test_column_at (f->plan, plan.balances[1], 3)), ==,
                   PB_REACH_COMPUTED);
  g_assert_cmpint (pb_scenario_get_reach (f->plan, 0, lokaler, columns[3]), ==, PB_REACH_NONE);

  changes = pb_scenario_list_changes (f->plan, 0, scenario);
  g_assert_cmpuint (changes->len, ==, 5);
  for (guint i = 0; i < changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (changes, PbScenarioChange, i);

      g_assert_cmpint (pb_record_get_int (change->line, PB_LINE_SHEET), ==, pb_record_get_id (change->sheet));
      if (pb_record_get_id (change->line) == bostad && pb_record_get_id (change->column) == columns[2])
        {
          g_assert_cmpint (change->from, ==, MNKR (77));
          g_assert_cmpint (change->to, ==, MNKR (20));
          g_assert_cmpint (change->reach, ==, PB_REACH_COMPUTED);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_plan_add ("/scenario/in-force", TestPlan, test_in_force);
  test_plan_add ("/scenario/names", TestPlan, test_names);
  test_plan_add ("/scenario/undo", TestPlan, test_undo);
  test_plan_add ("/scenario/locked", TestPlan, test_locked);
  test_plan_add ("/scenario/drivers", TestPlan, test_drivers);
  test_plan_add ("/scenario/reach", TestPlan, test_reach);
  test_plan_add ("/scenario/tree", TestPlan, test_tree);
  return g_test_run ();
}
