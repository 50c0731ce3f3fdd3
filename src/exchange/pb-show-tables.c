/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Budget tables for a reader and as CSV, and the history. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-history.h"
#include "model/pb-locale.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"

#define MAX_WIDTH 60
/* Deeper than this a title would not be seen for its indentation. */
#define MAX_DEPTH 15

/* A column as a header that import reads: the period, and the measure where it is another than plan. (transfer full) */
static char *
dup_column_header (const char *period, PbMeasure measure)
{
  if (measure == PB_MEASURE_PLAN)
    return g_strdup (period);
  g_autofree char *word = g_utf8_strdown (pb_enum_label (PB_ENUM_MEASURE, measure), -1);
  return g_strdup_printf (
      "%s %s", period,
      pb_enum_from_word (PB_ENUM_MEASURE, word) == (int)measure ? word : pb_enum_nick (PB_ENUM_MEASURE, measure));
}

/* Computed, and beside it what the document prints where that is another figure. */
static char *
dup_figure (PbSheet *sheet, guint line, guint column)
{
  gint64 value, printed;
  PbUnit unit = pb_sheet_get_unit (sheet);
  int decimals = pb_sheet_get_decimals (sheet);
  gboolean has_value = pb_sheet_get_value (sheet, line, column, &value);
  g_autofree char *text = has_value ? pb_money_format (value, unit, decimals) : g_strdup ("");
  PbProof proof = pb_sheet_get_proof (sheet, line, column);
  if ((proof != PB_PROOF_ROUNDING && proof != PB_PROOF_MISMATCH)
      || !pb_sheet_get_printed (sheet, line, column, &printed))
    return g_steal_pointer (&text);
  g_autofree char *beside = pb_money_format (printed, unit, decimals);
  return g_strdup_printf ("%s (%s)", text, beside);
}

static void
show_table (const PbShow *show, PbRecord *record, GString *to)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (show->plan, pb_record_get_id (record), show->scenario);
  g_autoptr (PbGrid) grid = pb_grid_new ();
  PbRecord *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  pb_grid_add_column (grid, pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)), FALSE);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    pb_grid_add_column (grid, pb_sheet_get_column_label (sheet, c), TRUE);
  for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
    {
      int indent = 2 * (int)MIN (pb_sheet_get_line_depth (sheet, l), MAX_DEPTH);
      pb_grid_take (grid, g_strdup_printf ("%*s%s", indent, "", pb_record_get_title (pb_sheet_get_line (sheet, l))));
      for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
        pb_grid_take (grid, dup_figure (sheet, l, c));
    }
  g_string_append_printf (to, "%s%s%s%s%s%s\n", to->len > 0 ? "\n" : "",
                          board != NULL ? pb_record_get_title (board) : "", board != NULL ? " · " : "",
                          pb_record_get_title (record), show->scenario != 0 ? " · " : "",
                          show->scenario != 0 ? pb_scenario_get_name (show->plan, show->scenario) : "");
  pb_grid_print (grid, MAX_WIDTH, to);
}

void
pb_show_tables (const PbShow *show, GString *to)
{
  GPtrArray *sheets = pb_plan_peek_records (show->plan, PB_TABLE_SHEET);
  for (guint i = 0; i < sheets->len; i++)
    if (pb_show_wants (show, sheets->pdata[i]))
      show_table (show, sheets->pdata[i], to);
}

/* The columns of all the tables that are shown, each once: "period\x1fmeasure". */
static GPtrArray *
list_columns (const PbShow *show)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *sheets = pb_plan_peek_records (show->plan, PB_TABLE_SHEET);
  for (guint i = 0; i < sheets->len; i++)
    {
      GPtrArray *own = pb_plan_peek_children (show->plan, PB_COLUMN_SHEET, pb_record_get_id (sheets->pdata[i]));
      for (guint c = 0; c < own->len && pb_show_wants (show, sheets->pdata[i]); c++)
        {
          g_autofree char *header = dup_column_header (pb_record_get_text (own->pdata[c], PB_COLUMN_PERIOD),
                                                       pb_record_get_enum (own->pdata[c], PB_COLUMN_MEASURE));
          if (!g_ptr_array_find_with_equal_func (columns, header, g_str_equal, NULL))
            g_ptr_array_add (columns, g_steal_pointer (&header));
        }
    }
  return columns;
}

/* What a text table holds in a cell: a given line's value, another line's printed figure. */
static char *
dup_source_figure (PbSheet *sheet, guint line, guint column)
{
  gint64 ore;
  gboolean given = pb_record_get_enum (pb_sheet_get_line (sheet, line), PB_LINE_KIND) == PB_LINE_GIVEN
                   && pb_sheet_get_column_measure (sheet, column) != PB_MEASURE_VARIANCE;
  if (!(given ? pb_sheet_get_value (sheet, line, column, &ore) : pb_sheet_get_printed (sheet, line, column, &ore)))
    return NULL;
  return pb_show_dup_amount (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
}

static void
add_line_fields (const PbShow *show, PbSheet *sheet, PbRecord *line, PbGrid *grid)
{
  PbRecord *record = pb_sheet_get_record (sheet), *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  PbRecord *parent = pb_record_get_ref (line, PB_LINE_PARENT);
  gboolean positive = pb_sheet_get_sign (sheet) == PB_SIGN_COST_POSITIVE;
  gboolean swedish = pb_locale_get_language () == PB_LANGUAGE_SWEDISH;
  pb_grid_add (grid, board != NULL ? pb_record_get_title (board) : NULL);
  pb_grid_add (grid, pb_record_get_title (record));
  pb_grid_add (grid, pb_enum_nick (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
  pb_grid_add (grid, swedish ? positive ? "kostnad +" : "kostnad −" : positive ? "cost +" : "cost −");
  pb_grid_add (grid, parent != NULL ? pb_record_get_title (parent) : NULL);
  pb_grid_add (grid, pb_record_get_title (line));
  pb_grid_add (grid, pb_enum_nick (PB_ENUM_LINE_KIND, pb_record_get_enum (line, PB_LINE_KIND)));
  pb_grid_take (grid, pb_show_dup_name (pb_record_get_ref (line, PB_LINE_LINK)));
  pb_grid_take (grid, pb_show_dup_links (show->plan, line, PB_ASSIGNMENT_LINE_LINE, PB_ASSIGNMENT_LINE_ASSIGNMENT));
  pb_grid_add (grid, pb_record_get_text (line, PB_LINE_NOTE));
}

/* The table's column of each header, -1 where it has none. (transfer full) */
static int *
find_columns (PbSheet *sheet, GPtrArray *headers)
{
  int *columns = g_new (int, headers->len);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint c = pb_sheet_get_n_columns (sheet); c-- > 0;)
    if (pb_sheet_get_column (sheet, c) != NULL)
      g_hash_table_replace (
          places, dup_column_header (pb_sheet_get_column_period (sheet, c), pb_sheet_get_column_measure (sheet, c)),
          GINT_TO_POINTER (c + 1));
  for (guint i = 0; i < headers->len; i++)
    columns[i] = GPOINTER_TO_INT (g_hash_table_lookup (places, headers->pdata[i])) - 1;
  return columns;
}

void
pb_show_tables_csv (const PbShow *show, PbGrid *grid)
{
  const PbLayout *layout = pb_layout_by_name ("tables");
  GPtrArray *sheets = pb_plan_peek_records (show->plan, PB_TABLE_SHEET);
  g_autoptr (GPtrArray) columns = list_columns (show);
  for (guint i = 0; i < layout->n_fields; i++)
    {
      g_autofree char *header = pb_field_dup_header (&layout->fields[i]);
      pb_grid_add_column (grid, header, FALSE);
    }
  for (guint c = 0; c < columns->len; c++)
    pb_grid_add_column (grid, columns->pdata[c], TRUE);
  for (guint i = 0; i < sheets->len; i++)
    {
      if (!pb_show_wants (show, sheets->pdata[i]))
        continue;
      g_autoptr (PbSheet) sheet = pb_sheet_get (show->plan, pb_record_get_id (sheets->pdata[i]), show->scenario);
      g_autofree int *places = find_columns (sheet, columns);
      for (guint l = 0; l < pb_sheet_get_n_lines (sheet); l++)
        {
          add_line_fields (show, sheet, pb_sheet_get_line (sheet, l), grid);
          for (guint c = 0; c < columns->len; c++)
            pb_grid_take (grid, places[c] >= 0 ? dup_source_figure (sheet, l, places[c]) : NULL);
        }
    }
}

void
pb_show_history (const PbShow *show, GString *to)
{
  static const char *const states[]
      = { NC_ ("edit", "done"), NC_ ("edit", "undone"), NC_ ("edit", "undone, and another edit made since"),
          NC_ ("edit", "delivered with the plan") };
  g_autoptr (GListModel) edits = pb_history_new (show->plan);
  for (guint i = 0; i < g_list_model_get_n_items (edits); i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (edits, i);
      g_autoptr (GPtrArray) changes = pb_history_edit_load_changes (edit, 20);
      g_autofree char *at = pb_time_format (pb_history_edit_get_at (edit));
      PbEditState state = pb_history_edit_get_state (edit);
      g_string_append_printf (to, "%s · %s · %s", at, pb_history_edit_get_author (edit),
                              pb_history_edit_get_label (edit));
      if (state != PB_EDIT_DONE)
        g_string_append_printf (to, " (%s)", g_dpgettext2 (GETTEXT_PACKAGE, "edit", states[state]));
      g_string_append_c (to, '\n');
      for (guint c = 0; c < changes->len; c++)
        {
          const PbHistoryChange *change = changes->pdata[c];
          g_auto (GStrv) lines = g_strsplit (change->text != NULL ? change->text : "", "\n", -1);
          g_string_append_printf (to, "  %s\n", change->what);
          for (guint l = 0; lines[l] != NULL; l++)
            if (*lines[l] != '\0')
              g_string_append_printf (to, "    %s\n", lines[l]);
        }
      guint more = pb_history_edit_get_n_changes (edit) - changes->len;
      if (more > 0)
        g_string_append_printf (to, ngettext ("  and %u change more\n", "  and %u changes more\n", more), more);
    }
}
