/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-number.h"

/* Rows that are read from the back of a room; of a longer table those that stand in no group. */
#define MOST_ROWS 12

static void
choose_columns (PbSheet *sheet, guint *first, guint *n)
{
  guint all = pb_sheet_get_n_columns (sheet);

  *n = MIN (all, PB_SLIDE_MOST_YEARS);
  *first = all - *n;
}

static gboolean
is_total (PbSheet *sheet, guint line)
{
  int kind = pb_record_get_enum (pb_sheet_get_line (sheet, line), PB_LINE_KIND);

  return kind == PB_LINE_SUM || kind == PB_LINE_BALANCE;
}

static void
add_line (GtkWidget *table, PbSheet *sheet, guint line, guint first, guint n)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean last = line + 1 == pb_sheet_get_n_lines (sheet) && is_total (sheet, line);
  gint64 ore;

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (cells, pb_sheet_get_value (sheet, line, i, &ore)
                              ? pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet))
                              : g_strdup (""));
  pb_slide_table_rule (table, n, last);
  pb_slide_table_add (table, pb_record_get_title (pb_sheet_get_line (sheet, line)), (char **) cells->pdata, n,
                      last                       ? "pb-slide-figure pb-slide-strong"
                      : is_total (sheet, line)   ? "pb-slide-text pb-slide-strong"
                                                 : "pb-slide-text");
}

/* "Avvikelse 2022: −6 800 tkr", of the table's last line; NULL where it says no variance. */
static char *
dup_variance (PbSheet *sheet)
{
  guint n = pb_sheet_get_n_lines (sheet), columns = pb_sheet_get_n_columns (sheet);
  gint64 ore;

  for (guint i = columns; n > 0 && is_total (sheet, n - 1) && i > 0; i--)
    if (pb_sheet_get_column_measure (sheet, i - 1) == PB_MEASURE_VARIANCE && pb_sheet_get_value (sheet, n - 1, i - 1, &ore))
      {
        g_autofree char *amount = pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
        g_autofree char *period = pb_period_format (pb_sheet_get_column_period (sheet, i - 1));

        /* TRANSLATORS: a period, an amount, its unit: "Variance 2022: −6 800 tkr" */
        return g_strdup_printf (_("Variance %s: %s %s"), period, amount,
                                pb_enum_label (PB_ENUM_UNIT, (int) pb_sheet_get_unit (sheet)));
      }
  return NULL;
}

GtkWidget *
pb_slide_sheet_new (PbSlideDeck *deck, PbRecord *record)
{
  PbPlan *plan = pb_slide_deck_get_plan (deck);
  g_autoptr (PbSheet) sheet = pb_sheet_get (plan, pb_record_get_id (record), pb_plan_get_scenario (plan));
  PbRecord *board = pb_record_get_ref (record, PB_SHEET_BOARD);
  g_autofree char *variance = dup_variance (sheet);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *page = pb_slide_page_new (board ? pb_record_get_title (board) : _("The whole plan"),
                                       variance ? pb_record_get_title (record) : NULL,
                                       variance ? variance : pb_record_get_title (record));
  GtkWidget *table = pb_slide_table_new ();
  gboolean all = pb_sheet_get_n_lines (sheet) <= MOST_ROWS;
  guint first, n;

  choose_columns (sheet, &first, &n);
  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (heads, g_strdup (pb_sheet_get_column_label (sheet, i)));
  pb_slide_add_scenario (page, plan);
  gtk_widget_add_css_class (table, "pb-slide-body");
  pb_slide_table_add (table, pb_enum_label (PB_ENUM_UNIT, (int) pb_sheet_get_unit (sheet)), (char **) heads->pdata, n,
                      "pb-slide-small pb-slide-strong pb-secondary");
  for (guint i = 0; i < pb_sheet_get_n_lines (sheet); i++)
    if (all || pb_sheet_get_line_depth (sheet, i) == 0)
      add_line (table, sheet, i, first, n);
  gtk_box_append (GTK_BOX (page), table);
  return page;
}
