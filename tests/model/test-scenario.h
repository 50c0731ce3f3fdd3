/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-scenario.h"
#include "test-tables.h"

static inline gint64
test_create_scenario (PbPlan *plan, const char *name, gint64 based_on)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pb_scenario_create (plan, name, based_on, PB_SCENARIO_SCENARIO, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static inline void
test_drive (PbPlan *plan, gint64 scenario, gint64 assignment, int delay, double realisation)
{
  g_autoptr (GError) error = NULL;

  pb_scenario_set_driver (plan, scenario, assignment, delay, realisation, NULL, &error);
  g_assert_no_error (error);
}

static inline void
test_override (PbPlan *plan, gint64 scenario, gint64 line, gint64 column, gint64 ore)
{
  PbEdit *edit = pb_edit_new (plan, "Cell");
  gint64 id = pb_edit_insert (edit, PB_TABLE_SCENARIO_CELL);

  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_SCENARIO, scenario);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_LINE, line);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_COLUMN, column);
  pb_edit_set_int (edit, id, PB_SCENARIO_CELL_AMOUNT, ore);
  test_commit (edit);
}

static inline gint64
test_column_at (PbPlan *plan, gint64 sheet, guint place)
{
  return pb_record_get_id (g_ptr_array_index (pb_plan_peek_children (plan, PB_COLUMN_SHEET, sheet), place));
}

#define test_assert_refused(call, code, words) \
  G_STMT_START \
  { \
    g_autoptr (GError) refused = NULL; \
    GError **error = &refused; \
    g_assert_false (call); \
    g_assert_error (refused, PB_ERROR, code); \
    if (!strstr (refused->message, words)) \
      g_error ("“%s” lacks “%s”", refused->message, words); \
  } \
  G_STMT_END
