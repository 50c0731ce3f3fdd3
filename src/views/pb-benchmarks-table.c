/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-view.h"

G_DEFINE_FINAL_TYPE (PbBenchmarksTable, pb_benchmarks_table, GTK_TYPE_WIDGET)

static const char *
get_classes (PbBenchmarksTable *self, const PbTableRow *row)
{
  if (row->kind != PB_ROW_VALUE)
    return "pb-cell-computed";
  if (row->entity == self->facts->entity)
    return row->value == PB_VALUE_OUTCOME && row->gender == self->facts->gender ? "pb-semibold pb-cell-own"
                                                                                : "pb-cell-own";
  return NULL;
}

static void
fill_row (PbBenchmarksTable *self, guint r)
{
  const PbTableRow *row = &g_array_index (self->rows, PbTableRow, r);
  const char *why = pb_benchmarks_table_why_not (self, row);
  g_autofree char *title = pb_benchmarks_table_dup_title (self, row);

  pb_cell_grid_set_row (self->grid, r, title, get_classes (self, row));
  for (guint c = 0; c < self->periods->len; c++)
    {
      g_autofree char *text = NULL, *words = NULL, *typed = NULL;

      pb_benchmarks_table_read (self, row, self->periods->pdata[c], &text, &words, &typed);
      pb_cell_grid_set_cell (self->grid, r, c, text, words, typed, why);
    }
}

static int
find_column (PbBenchmarksTable *self, const char *period)
{
  for (guint c = 0; c < self->periods->len; c++)
    if (g_str_equal (self->periods->pdata[c], period))
      return (int) c;
  return -1;
}

static void
fill (PbBenchmarksTable *self)
{
  g_autofree char *unit = pb_benchmarks_facts_dup_unit (self->facts);

  pb_benchmarks_table_list (self);
  pb_cell_grid_set_shape (self->grid, self->rows->len, self->periods->len);
  pb_cell_grid_set_corner (self->grid, unit);
  for (guint c = 0; c < self->periods->len; c++)
    {
      g_autofree char *period = pb_period_format (self->periods->pdata[c]);

      pb_cell_grid_set_column (self->grid, c, period);
    }
  for (guint r = 0; r < self->rows->len; r++)
    fill_row (self, r);
  if (self->hidden)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("Show %u more", "Show %u more", self->hidden), self->hidden);

      gtk_button_set_label (GTK_BUTTON (self->more), text);
    }
  gtk_widget_set_visible (self->more, self->hidden > 0);
}

static void
more_cb (PbBenchmarksTable *self)
{
  self->all = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  fill (self);
}

static char *
commit_cb (PbCellGrid *grid, guint row, guint column, const char *text, PbBenchmarksTable *self)
{
  return pb_benchmarks_table_write (self, row, column, text);
}

static void
paste_cb (PbCellGrid *grid, guint row, guint column, const char *text, PbBenchmarksTable *self)
{
  g_autofree char *sentence = pb_benchmarks_table_paste (self, row, column, text);

  if (sentence)
    pb_view_report (GTK_WIDGET (self), _("Nothing was pasted"), g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, sentence));
  else
    pb_view_say (GTK_WIDGET (self), _("Pasted. Undo takes it back whole."));
}

static gboolean
copy_cb (PbCellGrid *grid, PbBenchmarksTable *self)
{
  g_autofree char *text = pb_benchmarks_table_dup_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  pb_view_say (GTK_WIDGET (self), _("The table is copied, with its source."));
  return TRUE;
}

static void
refused_cb (PbCellGrid *grid, const char *sentence, PbBenchmarksTable *self)
{
  pb_view_say (GTK_WIDGET (self), sentence);
}

static void
pb_benchmarks_table_dispose (GObject *object)
{
  PbBenchmarksTable *self = PB_BENCHMARKS_TABLE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->facts, pb_benchmarks_facts_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_benchmarks_table_parent_class)->dispose (object);
}

static void
pb_benchmarks_table_class_init (PbBenchmarksTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_benchmarks_table_init (PbBenchmarksTable *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (PbTableRow));
  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  self->grid = PB_CELL_GRID (pb_cell_grid_new ());
  pb_view_set_accessible_label (GTK_WIDGET (self->grid), _("Values by municipality and year"));
  g_signal_connect_object (self->grid, "commit", G_CALLBACK (commit_cb), self, 0);
  g_signal_connect_object (self->grid, "paste", G_CALLBACK (paste_cb), self, 0);
  g_signal_connect_object (self->grid, "copy", G_CALLBACK (copy_cb), self, 0);
  g_signal_connect_object (self->grid, "refused", G_CALLBACK (refused_cb), self, 0);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_focusable (self->scroller, FALSE);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_table_new (void)
{
  return g_object_new (PB_TYPE_BENCHMARKS_TABLE, NULL);
}

static int
find_row (PbBenchmarksTable *self, const PbTableRow *wanted)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const PbTableRow *row = &g_array_index (self->rows, PbTableRow, r);

      if (row->kind == wanted->kind && row->entity == wanted->entity && row->gender == wanted->gender
          && row->value == wanted->value)
        return (int) r;
    }
  return -1;
}

/* Another program may give the table other rows and years while somebody types: the open cell goes with its municipality and
 * year, and where they are gone what was typed is said. */
static void
fill_while_typing (PbBenchmarksTable *self, const char *typed, guint row, guint column)
{
  PbTableRow at = g_array_index (self->rows, PbTableRow, row);
  g_autofree char *period = g_strdup (self->periods->pdata[column]);
  g_autofree char *sentence = NULL;
  int new_row, new_column;

  fill (self);
  new_row = find_row (self, &at);
  new_column = find_column (self, period);
  if (pb_cell_grid_is_editing (self->grid) && new_row == (int) row && new_column == (int) column)
    return;
  pb_cell_grid_stop (self->grid);
  if (new_row >= 0 && new_column >= 0
      && pb_cell_grid_edit (self->grid, (guint) new_row, (guint) new_column, typed))
    return;
  /* TRANSLATORS: what was typed */
  sentence = g_strdup_printf (_("The cell that you were writing in is gone. What you wrote was “%s”."), typed);
  pb_view_say (GTK_WIDGET (self), sentence);
}

void
pb_benchmarks_table_show (PbBenchmarksTable *self, PbBenchmarksFacts *facts)
{
  gint64 shown = pb_record_get_id (facts->indicator);
  gboolean same = shown == self->shown;
  g_autofree char *typed = NULL;
  guint row, column;

  g_return_if_fail (PB_IS_BENCHMARKS_TABLE (self));

  typed = pb_cell_grid_dup_typing (self->grid, &row, &column);
  if (shown != self->shown)
    {
      g_ptr_array_set_size (self->added, 0);
      self->all = self->wants_target = FALSE;
    }
  self->shown = shown;
  g_clear_pointer (&self->facts, pb_benchmarks_facts_free);
  self->facts = facts;
  if (typed && same)
    fill_while_typing (self, typed, row, column);
  else
    fill (self);
}

static int
find_own_row (PbBenchmarksTable *self, PbValueKind kind)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      const PbTableRow *row = &g_array_index (self->rows, PbTableRow, r);

      if (row->kind == PB_ROW_VALUE && row->value == kind && row->entity == self->facts->entity)
        return (int) r;
    }
  return -1;
}

void
pb_benchmarks_table_add_period (PbBenchmarksTable *self, const char *period)
{
  g_return_if_fail (PB_IS_BENCHMARKS_TABLE (self) && self->facts);

  if (find_column (self, period) < 0)
    {
      g_ptr_array_add (self->added, g_strdup (period));
      fill (self);
    }
  pb_cell_grid_focus_cell (self->grid, 0, (guint) find_column (self, period));
}

void
pb_benchmarks_table_type (PbBenchmarksTable *self, const char *period, PbValueKind kind)
{
  int row;

  g_return_if_fail (PB_IS_BENCHMARKS_TABLE (self) && self->facts);

  if (kind == PB_VALUE_TARGET && !self->wants_target)
    {
      self->wants_target = TRUE;
      fill (self);
    }
  pb_benchmarks_table_add_period (self, period);
  row = find_own_row (self, kind);
  if (row >= 0)
    pb_cell_grid_edit (self->grid, (guint) row, (guint) find_column (self, period), NULL);
}

/* And that what is computed from the values is not the source's. NULL where there is nothing to say. (transfer full) */
static char *
dup_source (PbBenchmarksTable *self)
{
  PbRecord *indicator = self->facts->indicator;
  const char *computed = pb_benchmarks_table_get_computed (self);
  g_autofree char *source = pb_attribution_dup_for (indicator, self->facts->series);
  g_autofree char *own = computed ? pb_attribution_dup_computed (computed) : NULL;

  if (source || pb_record_is_null (indicator, PB_INDICATOR_KOLADA))
    return pb_attribution_dup_with (indicator, self->facts->series, computed);
  return g_strjoin (" ", _("Source: Kolada, the database of municipalities and regions (RKA, kolada.se)."), own, NULL);
}

char *
pb_benchmarks_table_dup_text (PbBenchmarksTable *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *unit = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (PB_IS_BENCHMARKS_TABLE (self) && self->facts, g_string_free (text, FALSE));

  unit = pb_benchmarks_facts_dup_unit (self->facts);
  source = dup_source (self);
  g_string_append_printf (text, "%s\n%s", pb_record_get_title (self->facts->indicator), unit);
  for (guint c = 0; c < self->periods->len; c++)
    {
      g_autofree char *period = pb_period_format (self->periods->pdata[c]);

      g_string_append_printf (text, "\t%s", period);
    }
  for (guint r = 0; r < self->rows->len; r++)
    {
      g_autofree char *title = pb_benchmarks_table_dup_title (self, &g_array_index (self->rows, PbTableRow, r));

      g_string_append_printf (text, "\n%s", title);
      for (guint c = 0; c < self->periods->len; c++)
        {
          const char *cell = pb_cell_grid_get_text (self->grid, r, c);

          /* A spreadsheet would take a figure with its mark for text; the source below says of typed ones. */
          if (g_str_has_prefix (cell, PB_BENCHMARKS_TYPED))
            cell += strlen (PB_BENCHMARKS_TYPED);
          g_string_append_printf (text, "\t%s", cell);
        }
    }
  g_string_append_c (text, '\n');
  if (source)
    g_string_append_printf (text, "%s\n", source);
  return g_string_free (text, FALSE);
}

PbExtract *
pb_benchmarks_table_make_extract (PbBenchmarksTable *self)
{
  g_autofree char *unit = pb_benchmarks_facts_dup_unit (self->facts);
  g_autofree char *source = dup_source (self);
  PbExtract *extract = pb_extract_new (pb_record_get_title (self->facts->indicator), unit);
  double value;

  pb_extract_add_column (extract, _("Municipality"));
  for (guint c = 0; c < self->periods->len; c++)
    {
      g_autofree char *period = pb_period_format (self->periods->pdata[c]);

      pb_extract_add_number_column (extract, period, pb_series_get_decimals (self->facts->series));
    }
  for (guint r = 0; r < self->rows->len; r++)
    {
      const PbTableRow *row = &g_array_index (self->rows, PbTableRow, r);

      pb_extract_take_text (extract, pb_benchmarks_table_dup_title (self, row));
      for (guint c = 0; c < self->periods->len; c++)
        if (pb_benchmarks_table_get_number (self, row, self->periods->pdata[c], &value))
          {
            if (row->kind == PB_ROW_PERCENT)
              pb_extract_add_decimals (extract, value, 1);
            else
              pb_extract_add_number (extract, TRUE, value);
          }
        else if (row->kind == PB_ROW_PLACE || row->kind == PB_ROW_STATE)
          pb_extract_add_text (extract, pb_cell_grid_get_text (self->grid, r, c));
        else
          pb_extract_add_number (extract, FALSE, 0);
    }
  pb_extract_set_source (extract, source);
  return extract;
}

PbCellGrid *
pb_benchmarks_table_get_grid (PbBenchmarksTable *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_TABLE (self), NULL);

  return self->grid;
}
