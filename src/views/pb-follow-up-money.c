/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-money.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-view.h"

/* Longer tables are read in Budget, where they scroll. */
#define MOST_LINES 80

/* The columns of the year that say how it goes. (element-type guint) */
static GArray *
list_columns (PbSheet *sheet, int year)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    if (pb_period_year (pb_sheet_get_column_period (sheet, c)) == year
        && pb_sheet_get_column_measure (sheet, c) != PB_MEASURE_PLAN)
      g_array_append_val (columns, c);
  return columns;
}

static char *
dup_amount (PbSheet *sheet, gint64 ore)
{
  g_autofree char *amount = pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));

  return g_strdup_printf ("%s %s", amount, pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
}

/* The bottom line in words; NULL where the table has none, or no variance. */
static char *
dup_answer (PbSheet *sheet, GArray *columns)
{
  int line = pb_sheet_get_balance_line (sheet);

  for (guint i = columns->len; line >= 0 && i > 0; i--)
    {
      guint column = g_array_index (columns, guint, i - 1);
      g_autofree char *amount = NULL;
      gint64 ore;

      if (pb_sheet_get_column_measure (sheet, column) != PB_MEASURE_VARIANCE
          || !pb_sheet_get_value (sheet, line, column, &ore))
        continue;
      if (ore == 0)
        return g_strdup (_("As budgeted"));
      amount = dup_amount (sheet, ABS (ore));
      return g_strdup_printf (ore < 0 ? _("%s worse than budget") : _("%s better than budget"), amount);
    }
  return NULL;
}

static GtkWidget *
attach (GtkWidget *grid, GtkWidget *label, int column, int row)
{
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
  return label;
}

static void
add_figure (GtkWidget *grid, PbSheet *sheet, guint line, guint column, int left, int top, gboolean bold, GString *spoken)
{
  gboolean variance = pb_sheet_get_column_measure (sheet, column) == PB_MEASURE_VARIANCE;
  g_autofree char *text = NULL;
  GtkWidget *label;
  gint64 ore = 0;

  if (pb_sheet_get_value (sheet, line, column, &ore))
    text = variance ? pb_money_format_signed (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet))
                    : pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
  label = attach (grid, pb_view_number (text ? text : "", bold ? "pb-bold" : NULL), left, top);
  if (variance && ore < 0)
    gtk_widget_add_css_class (label, "pb-bad");
  g_string_append_printf (spoken, ", %s %s", pb_sheet_get_column_label (sheet, column), text ? text : _("not stated"));
}

static void
add_line (GtkWidget *grid, PbSheet *sheet, GArray *columns, guint line, int top)
{
  PbRecord *record = pb_sheet_get_line (sheet, line);
  int kind = pb_record_get_enum (record, PB_LINE_KIND);
  gboolean bold = kind == PB_LINE_SUM || kind == PB_LINE_BALANCE;
  g_autoptr (GString) spoken = g_string_new (pb_record_get_title (record));
  GtkWidget *title = pb_view_label (pb_record_get_title (record), bold ? "pb-bold" : NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, 20 * (int) MIN (pb_sheet_get_line_depth (sheet, line), 4));
  attach (grid, title, 0, top);
  for (guint i = 0; i < columns->len; i++)
    add_figure (grid, sheet, line, g_array_index (columns, guint, i), (int) i + 1, top, bold, spoken);
  pb_view_set_accessible_label (title, spoken->str);
}

static GtkWidget *
new_grid (PbSheet *sheet, GArray *columns)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n = MIN (pb_sheet_get_n_lines (sheet), MOST_LINES);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 20);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "pb-statement");
  attach (grid, pb_view_label (pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)), "pb-column-header"), 0, 0);
  for (guint i = 0; i < columns->len; i++)
    attach (grid,
            pb_view_number (pb_sheet_get_column_label (sheet, g_array_index (columns, guint, i)), "pb-column-header"),
            (int) i + 1, 0);
  for (guint line = 0; line < n; line++)
    add_line (grid, sheet, columns, line, (int) line + 1);
  if (pb_sheet_get_n_lines (sheet) > n)
    {
      guint more = pb_sheet_get_n_lines (sheet) - n;
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more line in Budget", "%u more lines in Budget", more), more);

      attach (grid, pb_view_label (rest, "pb-secondary"), 0, (int) n + 1);
    }
  return grid;
}

static GtkWidget *
new_link (PbRecord *record)
{
  GtkWidget *link = gtk_button_new_with_label (_("Show in Budget"));
  g_autofree char *name = g_strdup_printf (_("Show %s in Budget"), pb_record_get_title (record));

  gtk_widget_add_css_class (link, "pb-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "(sx)", pb_table_info (PB_TABLE_SHEET)->name,
                                    pb_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "win.open-record");
  pb_view_set_accessible_label (link, name);
  return link;
}

static GtkWidget *
new_card (PbSheet *sheet, GArray *columns)
{
  PbRecord *record = pb_sheet_get_record (sheet);
  PbRecord *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  g_autofree char *answer = dup_answer (sheet, columns);
  GtkWidget *card = pb_card_new (pb_record_get_title (record), board ? pb_record_get_title (board) : "", new_link (record));

  if (answer != NULL)
    {
      GtkWidget *label = pb_view_label (answer, "pb-balance-number pb-statement-answer");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (card), label);
    }
  gtk_box_append (GTK_BOX (card), new_grid (sheet, columns));
  return card;
}

guint
pb_follow_up_money_fill (PbCardPage *page, PbPlan *plan, int year)
{
  GPtrArray *tables = pb_plan_peek_records (plan, PB_TABLE_SHEET);
  guint n = 0;

  pb_card_page_clear (page);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_record_get_id (tables->pdata[i]), pb_plan_get_scenario (plan));
      g_autoptr (GArray) columns = list_columns (sheet, year);

      if (columns->len > 0)
        pb_card_page_add (page, new_card (sheet, columns), (int) n++, 1);
    }
  return n;
}
