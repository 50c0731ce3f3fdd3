/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-large.h"

#include "model/pb-edit.h"

void
bench_must (gboolean ok, GError **error)
{
  if (!ok)
    g_error ("%s", error && *error ? (*error)->message : "failed");
}

void
bench_make_large (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_create (path, &error);
  PbEdit *edit;
  gint64 board, role;

  bench_must (plan != NULL, &error);
  edit = pb_edit_new (plan, "Import");
  board = pb_edit_insert (edit, PB_TABLE_BOARD);
  pb_edit_set_text (edit, board, PB_BOARD_NAME, "Socialnämnden");
  role = pb_edit_insert (edit, PB_TABLE_ROLE);
  pb_edit_set_text (edit, role, PB_ROLE_NAME, "Avdelningschef");
  for (int i = 1; i <= BENCH_LARGE; i++)
    {
      gint64 assignment = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
      gint64 link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_BOARD);
      gint64 responsible = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_ROLE);
      g_autofree char *title = g_strdup_printf ("Översyn av verksamhet %d och dess lokaler", i);

      pb_edit_set_int (edit, assignment, PB_ASSIGNMENT_NUMBER, i);
      pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_TITLE, title);
      pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_SUMMARY,
                        "Förvaltningen ska se över hur verksamheten bedrivs och föreslå ett bättre arbetssätt.");
      pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, i % 5);
      pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_ASSIGNMENT, assignment);
      pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_BOARD, board);
      pb_edit_set_int (edit, responsible, PB_ASSIGNMENT_ROLE_ASSIGNMENT, assignment);
      pb_edit_set_int (edit, responsible, PB_ASSIGNMENT_ROLE_ROLE, role);
    }
  bench_must (pb_edit_commit (edit, &error), &error);
  pb_plan_close (plan);
}
