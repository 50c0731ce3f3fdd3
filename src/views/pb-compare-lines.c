/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-compare-lines.h"

#include <glib/gi18n-lib.h>

#include "model/pb-comparison.h"
#include "model/pb-number.h"
#include "pb-card-page.h"
#include "pb-figure-table.h"
#include "pb-view.h"

#define MAX_EM 26

struct _PbCompareLines
{
  GtkWidget parent_instance;

  GtkWidget *card;
  PbFigureTable *table;
  GtkWidget *same;
};

G_DEFINE_FINAL_TYPE (PbCompareLines, pb_compare_lines, GTK_TYPE_WIDGET)

static char *
dup_figure (const PbComparedCell *cell, guint scenario)
{
  PbUnit unit = (PbUnit) pb_record_get_enum (cell->sheet, PB_SHEET_UNIT);

  return cell->has[scenario] ? pb_money_format (cell->ore[scenario], unit, pb_sheet_record_get_decimals (cell->sheet)) : g_strdup ("–");
}

static void
add_cell (PbCompareLines *self, gboolean name_board, const PbComparedCell *cell, guint n)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  PbRecord *board = name_board ? pb_record_get_ref (cell->sheet, PB_SHEET_BOARD) : NULL;
  g_autofree char *detail
    = g_strdup_printf ("%s%s%s, %s", board ? pb_record_get_title (board) : "", board ? " · " : "",
                       pb_record_get_title (cell->sheet),
                       pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (cell->sheet, PB_SHEET_UNIT)));

  g_ptr_array_add (cells, g_strdup (pb_record_get_title (cell->column)));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, dup_figure (cell, i));
  g_ptr_array_add (cells, NULL);
  pb_figure_table_add (self->table, pb_record_get_title (cell->line), detail, (const char *const *) cells->pdata, FALSE);
}

static void
pb_compare_lines_dispose (GObject *object)
{
  g_clear_pointer (&PB_COMPARE_LINES (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_compare_lines_parent_class)->dispose (object);
}

static void
pb_compare_lines_class_init (PbCompareLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_compare_lines_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_compare_lines_init (PbCompareLines *self)
{
  self->card = pb_card_new (_("Which lines differ"), _("Given figures; sums and the balance follow from them"), NULL);
  self->table = PB_FIGURE_TABLE (pb_figure_table_new (_("Which lines differ"), MAX_EM));
  self->same = pb_view_label (_("No line differs."), "pb-secondary pb-card-inside");
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (self->card), self->same);
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
pb_compare_lines_new (void)
{
  return g_object_new (PB_TYPE_COMPARE_LINES, NULL);
}

void
pb_compare_lines_update (PbCompareLines *self, PbBalanceScope *scope, GArray *ids)
{
  g_autoptr (PbComparison) comparison = NULL;
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  gboolean all = scope->board == PB_BALANCE_ALL;
  guint n;

  g_return_if_fail (PB_IS_COMPARE_LINES (self));
  comparison = pb_scenario_compare (scope->plan, (const gint64 *) (gpointer) ids->data, ids->len);
  g_ptr_array_add (headings, (gpointer) _("Column"));
  for (guint i = 0; i < comparison->n; i++)
    g_ptr_array_add (headings, comparison->names[i]);
  g_ptr_array_add (headings, NULL);
  pb_figure_table_begin (self->table, _("Line"), (const char *const *) headings->pdata);
  for (guint i = 0; i < comparison->cells->len; i++)
    {
      const PbComparedCell *cell = comparison->cells->pdata[i];

      if (all || pb_record_get_int (cell->sheet, PB_SHEET_BOARD) == scope->board)
        add_cell (self, all, cell, comparison->n);
    }
  pb_figure_table_end (self->table);
  n = pb_figure_table_get_n_rows (self->table);
  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  gtk_widget_set_visible (self->same, n == 0);
}
