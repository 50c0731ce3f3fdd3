/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-check.h"

#include <glib/gi18n-lib.h>

#include "pb-book-private.h"
#include "pb-finding-private.h"
#include "pb-number.h"
#include "pb-plan-private.h"

static const char *
board_of (PbSheet *sheet)
{
  PbRecord *board = pb_record_get_ref (pb_sheet_get_record (sheet), PB_SHEET_BOARD);

  return board != NULL ? pb_record_get_title (board) : NULL;
}

static char *
describe_place (const PbFinding *finding)
{
  g_autofree char *place = NULL;

  /* Translators: the table's title, the line's. */
  place = g_strdup_printf (_("“%s”, line “%s”"), finding->table, finding->line);
  return g_strjoin (", ", finding->board != NULL ? finding->board : place,
                    finding->board != NULL ? place : finding->column, finding->board != NULL ? finding->column : NULL,
                    NULL);
}

/* A finding about a line, and about a column of it where column is not -1. */
static PbFinding *
new_finding (PbSheet *sheet, guint line, int column, PbSeverity severity, const char *code)
{
  PbFinding *finding = pb_finding_new (severity, code, pb_sheet_get_line (sheet, line));

  finding->board = g_strdup (board_of (sheet));
  finding->table = g_strdup (pb_record_get_title (pb_sheet_get_record (sheet)));
  finding->line = g_strdup (pb_record_get_title (pb_sheet_get_line (sheet, line)));
  if (column >= 0)
    {
      finding->column = g_strdup (pb_sheet_get_column_label (sheet, column));
      finding->has_printed = pb_sheet_get_printed (sheet, line, column, &finding->printed);
      finding->has_computed = pb_sheet_get_value (sheet, line, column, &finding->computed);
    }
  return finding;
}

/* With all their decimals: a sentence about a difference must show it. */
static char *
format_amount (PbSheet *sheet, gint64 ore)
{
  return pb_money_format_exact (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
}

static void
check_printed (PbSheet *sheet, guint line, guint column, GPtrArray *infos, GPtrArray *errors)
{
  PbProof proof = pb_sheet_get_proof (sheet, line, column);
  gboolean rounding = proof == PB_PROOF_ROUNDING;
  const char *unit = pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet));
  g_autofree char *place = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *computed = NULL;
  PbFinding *finding;

  if (!rounding && proof != PB_PROOF_MISMATCH)
    return;
  finding = new_finding (sheet, line, column, rounding ? PB_SEVERITY_INFO : PB_SEVERITY_ERROR,
                         rounding ? "printed-rounding" : "printed-mismatch");
  g_ptr_array_add (rounding ? infos : errors, finding);
  place = describe_place (finding);
  printed = format_amount (sheet, finding->printed);
  if (!finding->has_computed)
    {
      finding->message
          = g_strdup_printf (_("%s: the plan prints %s %s, but there is nothing to compute it from. Fill in "
                                "the lines that it sums."),
                             place, printed, unit);
      finding->heading = g_strdup_printf (_("%s %s: does not agree"), finding->line, finding->column);
      finding->detail = g_strdup_printf (_("the plan prints %s %s · nothing to compute it from"), printed, unit);
      return;
    }
  computed = format_amount (sheet, finding->computed);
  if (rounding)
    {
      finding->message
          = g_strdup_printf (_("%s: the plan prints %s, computed it is %s %s. The difference is rounding."), place,
                             printed, computed, unit);
      finding->heading = g_strdup_printf (_("%s %s: rounding"), finding->line, finding->column);
    }
  else
    {
      finding->message
          = g_strdup_printf (_("%s: the plan prints %s, but computed it is %s %s. The difference is larger than "
                                "rounding can explain."),
                             place, printed, computed, unit);
      finding->heading = g_strdup_printf (_("%s %s: does not agree"), finding->line, finding->column);
    }
  finding->detail = g_strdup_printf (_("the plan prints %s · computed %s %s"), printed, computed, unit);
}

static void
check_link (PbSheet *sheet, guint line, GPtrArray *errors, GPtrArray *warnings)
{
  PbFinding *finding;

  if (pb_sheet_is_circular (sheet, line))
    {
      finding = new_finding (sheet, line, -1, PB_SEVERITY_ERROR, "link-circular");
      g_ptr_array_add (errors, finding);
      finding->heading = g_strdup_printf (_("%s: goes round in a ring"), finding->line);
      finding->detail = g_strdup (_("the line rests on itself and has no figure"));
      finding->message
          = g_strdup_printf (_("“%s”, line “%s”: the link leads back to the line itself, so it has no figure. "
                                "Link it to another line."),
                             finding->table, finding->line);
    }
  else if (sheet->lines[line].link < 0)
    {
      finding = new_finding (sheet, line, -1, PB_SEVERITY_WARNING, "link-missing");
      g_ptr_array_add (warnings, finding);
      finding->heading = g_strdup_printf (_("%s: linked to nothing"), finding->line);
      finding->detail = g_strdup (_("the line has no figure"));
      finding->message
          = g_strdup_printf (_("“%s”, line “%s”: it is a link, but to no line, so it has no figure. Choose the "
                                "line that it is to show."),
                             finding->table, finding->line);
    }
}

/* One finding a year: on the column that tells best how the year goes. */
static void
check_balance (PbSheet *sheet, guint column, GPtrArray *warnings)
{
  int year = sheet->columns[column].months == 12 ? sheet->columns[column].year : 0;
  const char *unit = pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet));
  g_autofree char *computed = NULL;
  g_autofree char *printed = NULL;
  const char *whose;
  PbFinding *finding;

  if (year == 0 || pb_sheet_find_balance (sheet, year) != (int) column
      || pb_sheet_get_balance (sheet, column) != PB_BALANCE_DEFICIT)
    return;
  finding = new_finding (sheet, sheet->balance_line, column, PB_SEVERITY_WARNING, "not-balanced");
  g_ptr_array_add (warnings, finding);
  computed = format_amount (sheet, finding->computed);
  whose = finding->board != NULL ? finding->board : finding->table;
  finding->heading = g_strdup_printf (_("%s %s: deficit"), whose, finding->column);
  if (!finding->has_printed)
    {
      finding->detail = g_strdup_printf (_("computed %s %s"), computed, unit);
      finding->message = g_strdup_printf (_("%s is not in balance %s: “%s” in “%s” is %s %s."), whose, finding->column,
                                          finding->line, finding->table, computed, unit);
      return;
    }
  printed = format_amount (sheet, finding->printed);
  finding->detail = g_strdup_printf (_("the plan prints %s · computed %s %s"), printed, computed, unit);
  finding->message = g_strdup_printf (_("%s is not in balance %s: “%s” in “%s” is %s %s, where the plan prints %s."),
                                      whose, finding->column, finding->line, finding->table, computed, unit, printed);
}

/* The same lines in the same order: one is a copy of the other, whatever figures it has been given since. */
static gboolean
look_alike (PbSheet *a, PbSheet *b)
{
  if (a->n_lines != b->n_lines)
    return FALSE;
  for (guint line = 0; line < a->n_lines; line++)
    if (a->lines[line].kind != b->lines[line].kind
        || g_strcmp0 (pb_record_get_title (a->lines[line].record), pb_record_get_title (b->lines[line].record)) != 0)
      return FALSE;
  return TRUE;
}

/* A year that both have a bottom line for, 0 where there is none. */
static int
find_common_year (PbSheet *a, PbSheet *b)
{
  for (guint column = 0; column < a->n_columns; column++)
    {
      int year = a->columns[column].months == 12 ? a->columns[column].year : 0;

      if (year != 0 && pb_sheet_find_balance (a, year) >= 0 && pb_sheet_find_balance (b, year) >= 0)
        return year;
    }
  return 0;
}

/* Tables of a board are added up in its balance. That is meant where they are different tables, hardly where one is a
 * copy of the other. */
static void
check_twice (PbBook *book, guint at, GPtrArray *warnings)
{
  PbSheet *sheet = book->sheets[at];
  gint64 board = pb_record_get_int (sheet->record, PB_SHEET_BOARD);

  for (guint i = 0; i < at; i++)
    {
      PbSheet *other = book->sheets[i];
      int year = pb_record_get_int (other->record, PB_SHEET_BOARD) == board ? find_common_year (other, sheet) : 0;
      PbFinding *finding;

      if (year == 0 || !look_alike (other, sheet))
        continue;
      finding = new_finding (sheet, sheet->balance_line, -1, PB_SEVERITY_WARNING, "balance-twice");
      g_ptr_array_add (warnings, finding);
      finding->heading = g_strdup_printf (_("%s: counted twice in the balance"), finding->table);
      finding->detail = g_strdup_printf (_("same lines as “%s”"), pb_record_get_title (other->record));
      finding->message = g_strdup_printf (
          _("“%s” has the same lines as “%s”, and the balance %d adds both up. Delete one of them, or make the line “%s” "
            "of the copy a line with figures of its own."),
          finding->table, pb_record_get_title (other->record), year, finding->line);
      return;
    }
}

static void
check_sheet (PbSheet *sheet, GPtrArray *errors, GPtrArray *warnings, GPtrArray *infos)
{
  for (guint line = 0; line < sheet->n_lines; line++)
    {
      if (sheet->lines[line].kind == PB_LINE_LINKED)
        check_link (sheet, line, errors, warnings);
      for (guint column = 0; column < sheet->n_columns; column++)
        check_printed (sheet, line, column, infos, errors);
    }
  for (guint column = 0; column < sheet->n_columns; column++)
    check_balance (sheet, column, warnings);
}

GPtrArray *
pb_check (PbPlan *plan)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *records;
  PbBook *book;

  g_return_val_if_fail (PB_IS_PLAN (plan), findings);

  book = pb_book_get (plan, 0);
  for (guint i = 0; i < book->n_sheets; i++)
    {
      check_sheet (book->sheets[i], findings, warnings, infos);
      check_twice (book, i, warnings);
    }
  records = pb_plan_peek_records (plan, PB_TABLE_CLAIM);
  for (guint i = 0; i < records->len; i++)
    pb_claim_check (g_ptr_array_index (records, i), claims);
  for (guint i = 0; i < claims->len; i++)
    {
      PbFinding *finding = g_ptr_array_index (claims, i);

      g_ptr_array_add (finding->severity == PB_SEVERITY_ERROR ? findings : warnings, g_object_ref (finding));
    }
  g_ptr_array_extend_and_steal (findings, warnings);
  g_ptr_array_extend_and_steal (findings, infos);
  return findings;
}

static gboolean
find_damage (PbDb *db, const char *sql, gboolean *damaged, GError **error)
{
  sqlite3_stmt *stmt = pb_db_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  rc = sqlite3_step (stmt);
  /* The integrity check says "ok" in its only row; the check of foreign keys has a row for each that leads nowhere. */
  *damaged = rc == SQLITE_ROW && g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") != 0;
  pb_db_done (stmt);
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;
  pb_db_set_error (pb_db_get_handle (db), rc, pb_db_get_path (db), error);
  return FALSE;
}

gboolean
pb_check_file (PbPlan *plan, GError **error)
{
  static const char *const checks[] = { "PRAGMA integrity_check", "PRAGMA foreign_key_check" };
  PbDb *db;

  g_return_val_if_fail (PB_IS_PLAN (plan), FALSE);

  db = pb_plan_get_db (plan);
  if (db == NULL)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_FAILED, _("The plan is closed. Open it again to check it."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      gboolean damaged;

      if (!find_damage (db, checks[i], &damaged, error))
        return FALSE;
      if (damaged)
        {
          g_autofree char *name = g_filename_display_basename (pb_db_get_path (db));

          g_set_error (error, PB_ERROR, PB_ERROR_DAMAGED,
                       _("“%s” is damaged inside. Open a backup or a copy of it, and keep this file until you have."),
                       name);
          return FALSE;
        }
    }
  return TRUE;
}
