/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budget tables, the printed figures beside the computed ones, and their pictures. */
#include "pb-report-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-comparison.h"
#include "model/pb-effect-stack.h"
#include "model/pb-number.h"
#include "model/pb-overview.h"
#include "model/pb-scenario.h"
#include "model/pb-waterfall.h"
#include "pb-picture-data.h"

/* What stands by itself in a picture; the rest is gathered. */
#define MOST_STEPS 10
#define MOST_SERIES 7
#define MOST_SCENARIOS 5
/* Differences between scenarios that are listed. */
#define MOST_DIFFERENCES 200

static void
add_line (PbReportTable *table, PbSheet *sheet, const gboolean *told, guint line)
{
  static const PbReportRowLook looks[] = { [PB_LINE_GIVEN] = PB_REPORT_ROW_PLAIN,
                                           [PB_LINE_SUM] = PB_REPORT_ROW_SUM,
                                           [PB_LINE_LINKED] = PB_REPORT_ROW_PLAIN,
                                           [PB_LINE_BALANCE] = PB_REPORT_ROW_BALANCE };
  PbRecord *record = pb_sheet_get_line (sheet, line);
  pb_report_table_add_row (table, looks[pb_record_get_enum (record, PB_LINE_KIND)],
                           pb_sheet_get_line_depth (sheet, line));
  pb_report_table_add_cell (table, pb_record_get_title (record));
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      gint64 ore;
      if (!told[c])
        continue;
      if (pb_sheet_get_value (sheet, line, c, &ore))
        pb_report_table_add_money (table, ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
      else
        pb_report_table_add_cell (table, NULL);
    }
}

static int
mark_of_proof (PbProof proof)
{
  return proof == PB_PROOF_EQUAL      ? PB_MARK_PROOF_EQUAL
         : proof == PB_PROOF_ROUNDING ? PB_MARK_PROOF_ROUNDING
         : proof == PB_PROOF_MISMATCH ? PB_MARK_PROOF_MISMATCH
                                      : PB_REPORT_NO_MARK;
}

/* What the document prints, below what is computed. Of a given line only what does not agree: its printed variance is
 * told by the computed one. */
static void
add_printed (PbReportTable *table, PbSheet *sheet, const gboolean *told, guint line)
{
  gint64 ore;
  gboolean any = FALSE, given = pb_record_get_enum (pb_sheet_get_line (sheet, line), PB_LINE_KIND) == PB_LINE_GIVEN;
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    any |= told[c] && pb_sheet_get_printed (sheet, line, c, &ore)
           && (!given || pb_sheet_get_proof (sheet, line, c) != PB_PROOF_EQUAL);
  if (!any)
    return;
  pb_report_table_add_row (table, PB_REPORT_ROW_QUIET, pb_sheet_get_line_depth (sheet, line));
  pb_report_table_add_cell (table, _ ("Printed in the document"));
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      if (!told[c])
        continue;
      g_autofree char *amount = pb_sheet_get_printed (sheet, line, c, &ore)
                                    ? pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet))
                                    : NULL;
      pb_report_table_add_mark (table, mark_of_proof (pb_sheet_get_proof (sheet, line, c)), amount);
    }
}

static void
add_verdict (PbReportTable *table, PbSheet *sheet, const gboolean *told, guint line)
{
  static const int marks[] = { [PB_BALANCE_NONE] = PB_REPORT_NO_MARK,
                               [PB_BALANCE_KEPT] = PB_MARK_BALANCE_KEPT,
                               [PB_BALANCE_ROUNDED] = PB_MARK_BALANCE_ROUNDED,
                               [PB_BALANCE_DEFICIT] = PB_MARK_BALANCE_DEFICIT };
  gboolean any = FALSE;
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    any |= told[c] && pb_sheet_get_balance (sheet, c) != PB_BALANCE_NONE;
  if (!any || (int)line != pb_sheet_get_balance_line (sheet))
    return;
  pb_report_table_add_row (table, PB_REPORT_ROW_QUIET, 0);
  pb_report_table_add_cell (table, NULL);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    {
      PbBalance state = pb_sheet_get_balance (sheet, c);
      if (told[c])
        pb_report_table_add_mark (table, marks[state], pb_overview_word (state));
    }
}

/* What the marks beside printed figures mean, where there are any. */
static void
add_key (PbReport *self, PbSheet *sheet, const gboolean *told)
{
  gboolean found[PB_PROOF_MISMATCH + 1] = { FALSE };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const words[] = { NULL, NULL, _ ("the wave: the difference is rounding"),
                                _ ("the octagon: computed and printed do not agree") };
  const char *note = pb_record_get_text (pb_sheet_get_record (sheet), PB_SHEET_NOTE);
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
      found[pb_sheet_get_proof (sheet, l, c)] |= told[c];
  if (note != NULL && *note != '\0')
    g_string_append_printf (text, "%s ", note);
  g_string_append_printf (text, _ ("Source: %s."), pb_report_get_source (self));
  if (found[PB_PROOF_EQUAL] || found[PB_PROOF_ROUNDING] || found[PB_PROOF_MISMATCH])
    g_string_append_printf (text, " %s",
                            _ ("Sums are computed; what the document prints stands below them. The tick: the same"));
  for (guint i = PB_PROOF_ROUNDING; i < G_N_ELEMENTS (found); i++)
    if (found[i])
      g_string_append_printf (text, "; %s", words[i]);
  if (found[PB_PROOF_EQUAL] || found[PB_PROOF_ROUNDING] || found[PB_PROOF_MISMATCH])
    g_string_append_c (text, '.');
  pb_report_doc_add_text (self->doc, PB_REPORT_QUIET, text->str);
}

static void
add_sheet (PbReport *self, PbSheet *sheet, const gboolean *told)
{
  PbRecord *record = pb_sheet_get_record (sheet);
  const char *unit = pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet));
  g_autofree char *title = g_strdup_printf ("%s, %s", pb_record_get_title (record), unit);
  PbReportTable *table = pb_report_doc_add_table (self->doc, title);
  pb_report_table_add_column (table, _ ("Line"), FALSE);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    if (told[c])
      pb_report_table_add_column (table, pb_sheet_get_column_label (sheet, c), TRUE);
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    {
      add_line (table, sheet, told, l);
      add_printed (table, sheet, told, l);
      add_verdict (table, sheet, told, l);
    }
  add_key (self, sheet, told);
}

static void
add_picture (PbReport *self, PbBarData *data, gboolean of_scenario)
{
  PbRecord *scenario = pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, self->show.scenario);
  g_autofree char *words = pb_bar_data_describe (data);
  g_autofree char *title = g_strdup_printf ("%s, %s", pb_bar_data_get_title (data), pb_bar_data_get_unit (data));
  g_autoptr (GString) source = g_string_new (NULL);
  g_string_append_printf (source, _ ("Source: %s."), pb_report_get_source (self));
  if (scenario != NULL && of_scenario)
    {
      g_string_append_c (source, ' ');
      g_string_append_printf (source, _ ("Scenario: %s."), pb_record_get_title (scenario));
    }
  PbReportPicture picture = pb_report_picture_of_bars (pb_bar_data_ref (data));
  pb_report_doc_add_picture (self->doc, title, words, source->str, &picture);
}

static void
add_pictures (PbReport *self, gint64 board)
{
  g_autoptr (GArray) years = pb_waterfall_years (self->plan, board, self->show.scenario);
  if (years->len == 0)
    return;
  int year = g_array_index (years, gint, years->len - 1);
  g_autoptr (PbWaterfall) way = pb_waterfall_new (self->plan, board, self->show.scenario, year, MOST_STEPS);
  g_autoptr (PbEffectStack) stack = pb_effect_stack_new (self->plan, board, self->show.scenario, MOST_SERIES);
  if (way != NULL)
    {
      const PbWaterfallStep *first = pb_waterfall_get_step (way, 0);
      gboolean deficit = first->kind == PB_WATERFALL_START && first->ore < 0;
      g_autofree char *title = g_strdup_printf (deficit ? _ ("From today's deficit to %d") : _ ("The way to %d"), year);
      g_autoptr (PbBarData) data = pb_picture_data_new_way (way, title);
      add_picture (self, data, TRUE);
    }
  if (way != NULL && stack != NULL && pb_effect_stack_get_n_series (stack) > 0)
    {
      g_autoptr (PbBarData) data = pb_picture_data_new_effects (
          stack, pb_waterfall_get_unit (way), pb_waterfall_get_decimals (way), _ ("Effects year by year"));
      add_picture (self, data, TRUE);
    }
}

static gboolean
is_whole (PbSheet *sheet, const gboolean *told)
{
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    if (!told[c])
      return FALSE;
  return TRUE;
}

gboolean
pb_report_is_whole (PbReport *self, PbRecord *table)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (self->plan, pb_record_get_id (table), self->show.scenario);
  g_autofree gboolean *told = pb_report_list_told (self, sheet);
  return told != NULL && is_whole (sheet, told);
}

static void
add_board (PbReport *self, PbRecord *board, gboolean headed)
{
  GPtrArray *tables = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  gboolean any = FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      if (pb_record_get_ref (tables->pdata[i], PB_SHEET_BOARD) != board)
        continue;
      g_autoptr (PbSheet) sheet = pb_sheet_get (self->plan, pb_record_get_id (tables->pdata[i]), self->show.scenario);
      g_autofree gboolean *told = pb_report_list_told (self, sheet);
      if (told == NULL || (self->partly && is_whole (sheet, told)))
        continue;
      if (!any && headed)
        pb_report_doc_add_heading (self->doc, 2, board != NULL ? pb_record_get_title (board) : _ ("The whole plan"));
      any = TRUE;
      add_sheet (self, sheet, told);
    }
  if (any && !self->partly)
    add_pictures (self, board != NULL ? pb_record_get_id (board) : 0);
}

void
pb_report_add_economy (PbReport *self)
{
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  for (guint i = 0; i < boards->len; i++)
    if (pb_show_wants (&self->show, boards->pdata[i]))
      add_board (self, boards->pdata[i], self->show.board == 0 && boards->len > 1);
  if (self->show.board == 0)
    add_board (self, NULL, boards->len > 0);
}

static void
add_compared_board (PbReport *self, const PbComparison *comparison, const PbComparedBoard *board, PbUnit unit,
                    int decimals)
{
  g_autofree char *title
      = g_strdup_printf ("%s, %s", board->board != NULL ? pb_record_get_title (board->board) : _ ("All boards"),
                         pb_enum_label (PB_ENUM_UNIT, unit));
  PbReportTable *table = pb_report_doc_add_table (self->doc, title);
  pb_report_table_add_column (table, _ ("Scenario"), FALSE);
  for (guint y = 0; y < comparison->n_years; y++)
    {
      g_autofree char *year = g_strdup_printf ("%d", comparison->years[y]);
      pb_report_table_add_column (table, year, TRUE);
    }
  pb_report_table_add_column (table, _ ("In balance from"), TRUE);
  for (guint s = 0; s < comparison->n; s++)
    {
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, comparison->names[s]);
      for (guint y = 0; y < comparison->n_years; y++)
        {
          const PbComparedBalance *balance = pb_comparison_get_balance (comparison, board, y, s);
          if (balance->has)
            pb_report_table_add_money (table, balance->ore, unit, decimals);
          else
            pb_report_table_add_cell (table, NULL);
        }
      if (board->first_years[s] != 0)
        pb_report_table_add_number (table, board->first_years[s], -1);
    }
}

static void
add_scenario_picture (PbReport *self, const PbComparison *comparison, const PbComparedBoard *board, PbUnit unit,
                      int decimals)
{
  g_autoptr (GArray) scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (gint));
  if (board->board == NULL)
    return;
  g_array_append_vals (scenarios, comparison->scenarios, MIN (comparison->n, MOST_SCENARIOS));
  g_array_append_vals (years, comparison->years, comparison->n_years);
  g_autofree char *title = g_strdup_printf (_ ("%s: the balance in each scenario"), pb_record_get_title (board->board));
  g_autoptr (PbBarData) data = pb_picture_data_new_scenarios (self->plan, pb_record_get_id (board->board), scenarios,
                                                              years, unit, decimals, title);
  add_picture (self, data, FALSE);
}

/* The figures that some scenario has otherwise than the plan. */
static void
add_differences (PbReport *self, const PbComparison *comparison)
{
  if (comparison->cells->len == 0 || comparison->cells->len > MOST_DIFFERENCES)
    return;
  PbReportTable *table = pb_report_doc_add_table (self->doc, _ ("Figures that differ"));
  pb_report_table_add_column (table, _ ("Line"), FALSE);
  pb_report_table_add_column (table, _ ("Column"), FALSE);
  pb_report_table_add_column (table, _ ("Unit"), FALSE);
  for (guint s = 0; s < comparison->n; s++)
    pb_report_table_add_column (table, comparison->names[s], TRUE);
  for (guint c = 0; c < comparison->cells->len; c++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[c];
      PbUnit unit = pb_record_get_enum (cell->sheet, PB_SHEET_UNIT);
      if (!pb_show_wants (&self->show, cell->sheet))
        continue;
      pb_report_table_add_row (table, PB_REPORT_ROW_PLAIN, 0);
      pb_report_table_add_cell (table, pb_record_get_title (cell->line));
      pb_report_table_add_cell (table, pb_record_get_title (cell->column));
      pb_report_table_add_cell (table, pb_enum_label (PB_ENUM_UNIT, unit));
      for (guint s = 0; s < comparison->n; s++)
        if (cell->has[s])
          pb_report_table_add_exact (table, cell->ore[s], unit,
                                     (int)pb_record_get_int (cell->sheet, PB_SHEET_DECIMALS));
        else
          pb_report_table_add_cell (table, NULL);
    }
}

void
pb_report_add_scenarios (PbReport *self)
{
  PbUnit unit;
  int decimals;
  if (pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO)->len == 0)
    return;
  g_autoptr (PbComparison) comparison = pb_show_new_comparison (&self->show);
  pb_report_get_unit (self, &unit, &decimals);
  for (guint i = 0; i < comparison->boards->len; i++)
    {
      const PbComparedBoard *board = comparison->boards->pdata[i];
      if (!pb_show_wants (&self->show, board->board))
        continue;
      add_compared_board (self, comparison, board, unit, decimals);
      add_scenario_picture (self, comparison, board, unit, decimals);
    }
  if (self->show.board == 0 && comparison->together != NULL && comparison->boards->len > 1)
    add_compared_board (self, comparison, comparison->together, unit, decimals);
  add_differences (self, comparison);
}
