/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budget tables, and scenarios side by side. */
#include "pb-extracts.h"

#include <glib/gi18n-lib.h>

#include "model/pb-comparison.h"
#include "model/pb-date.h"
#include "model/pb-sheet.h"

/* Budget, forecast or outcome of the year: what an operating statement is made of. */
static gboolean
follows (PbPlan *plan, gint64 id, int year)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, id, pb_plan_get_scenario (plan));

  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    if (pb_period_year (pb_sheet_get_column_period (sheet, c)) == year
        && pb_sheet_get_column_measure (sheet, c) != PB_MEASURE_PLAN)
      return TRUE;
  return FALSE;
}

void
pb_extracts_add_tables (GPtrArray *to, PbPlan *plan, const gint64 *board, int year)
{
  GPtrArray *sheets = pb_plan_peek_records (plan, PB_TABLE_SHEET);

  for (guint i = 0; i < sheets->len; i++)
    {
      gint64 id = pb_record_get_id (sheets->pdata[i]);

      if ((board == NULL || pb_record_get_int (sheets->pdata[i], PB_SHEET_BOARD) == *board)
          && (year == 0 || follows (plan, id, year)))
        g_ptr_array_add (to, pb_extract_new_table (id, pb_plan_get_scenario (plan)));
    }
}

/* A row a year: each scenario's balance, what it is, and how far it is from the first. */
static PbExtract *
new_balances (PbBalanceScope *scope, const PbComparison *comparison)
{
  const char *unit = pb_balance_scope_unit (scope);
  PbExtract *extract = pb_extract_new (_("Scenarios"), pb_balance_scope_board (scope));
  guint n = comparison->n;

  pb_extract_add_column (extract, _("Year"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s, %s", comparison->names[i], unit);
      /* Translators: a scenario's name. */
      g_autofree char *verdict = g_strdup_printf (_("Verdict, %s"), comparison->names[i]);
      /* Translators: a scenario, another, a unit. */
      g_autofree char *apart
          = g_strdup_printf (_("Difference %s – %s, %s"), comparison->names[i], comparison->names[0], unit);

      pb_extract_add_money_column (extract, title, scope->unit, scope->decimals);
      pb_extract_add_column (extract, verdict);
      if (i > 0)
        pb_extract_add_money_column (extract, apart, scope->unit, scope->decimals);
    }
  for (guint y = 0; y < scope->years->len; y++)
    {
      int year = g_array_index (scope->years, int, y);
      gint64 first = 0;
      PbBalance state;
      gboolean has_first = pb_balance_scope_get (scope, comparison->scenarios[0], year, &first, &state);

      pb_extract_take_text (extract, g_strdup_printf ("%d", year));
      for (guint i = 0; i < n; i++)
        {
          gint64 ore = 0;
          gboolean has = pb_balance_scope_get (scope, comparison->scenarios[i], year, &ore, &state);

          pb_extract_add_money (extract, has, ore);
          pb_extract_add_text (extract, has ? pb_overview_word (state) : NULL);
          if (i > 0)
            pb_extract_add_money (extract, has && has_first, ore - first);
        }
    }
  return extract;
}

static PbExtract *
new_lines (PbBalanceScope *scope, const PbComparison *comparison)
{
  const char *unit = pb_balance_scope_unit (scope);
  PbExtract *extract
      = pb_extract_new (_("Which lines differ"), _("Given figures; sums and the balance follow from them"));

  pb_extract_add_column (extract, _("Table"));
  pb_extract_add_column (extract, _("Line"));
  pb_extract_add_column (extract, _("Column"));
  for (guint i = 0; i < comparison->n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s, %s", comparison->names[i], unit);

      pb_extract_add_money_column (extract, title, scope->unit, scope->decimals);
    }
  for (guint i = 0; i < comparison->cells->len; i++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[i];

      if (scope->board != PB_BALANCE_ALL && pb_record_get_int (cell->sheet, PB_SHEET_BOARD) != scope->board)
        continue;
      pb_extract_add_text (extract, pb_record_get_title (cell->sheet));
      pb_extract_add_text (extract, pb_record_get_title (cell->line));
      pb_extract_add_text (extract, pb_record_get_title (cell->column));
      for (guint s = 0; s < comparison->n; s++)
        pb_extract_add_money (extract, cell->has[s], cell->ore[s]);
    }
  return extract;
}

void
pb_extracts_add_comparison (GPtrArray *to, PbBalanceScope *scope, GArray *ids)
{
  g_autoptr (PbComparison) comparison
      = pb_scenario_compare (scope->plan, (const gint64 *) (gpointer) ids->data, ids->len);

  g_ptr_array_add (to, new_balances (scope, comparison));
  g_ptr_array_add (to, new_lines (scope, comparison));
}
