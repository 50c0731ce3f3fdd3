/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include "pb-view.h"

/* The next free row is kept with the grid, and so is what makes the columns equally wide. */
int
pb_slide_table_take_row (GtkWidget *table)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (table), "row"));

  g_object_set_data (G_OBJECT (table), "row", GINT_TO_POINTER (row + 1));
  return row;
}

GtkWidget *
pb_slide_table_new (void)
{
  GtkWidget *table = gtk_grid_new ();

  gtk_widget_add_css_class (table, "pb-slide-table");
  g_object_set_data_full (G_OBJECT (table), "columns", gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL), g_object_unref);
  return table;
}

void
pb_slide_table_attach (GtkWidget *table, GtkWidget *cell, guint column, int row)
{
  gtk_size_group_add_widget (g_object_get_data (G_OBJECT (table), "columns"), cell);
  gtk_grid_attach (GTK_GRID (table), cell, (int) column + 1, row, 1, 1);
}

void
pb_slide_table_add (GtkWidget *table, const char *name, char **cells, guint n, const char *classes)
{
  GtkWidget *label = pb_slide_text (name, classes);
  int row = pb_slide_table_take_row (table);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (table), label, 0, row, 1, 1);
  for (guint i = 0; i < n; i++)
    {
      /* What is absent is nothing to screen readers either. */
      GtkWidget *cell = *cells[i] ? pb_view_number (cells[i], classes)
                                  : g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_add_css_class (cell, "pb-slide-cell");
      pb_slide_table_attach (table, cell, i, row);
    }
}

void
pb_slide_table_rule (GtkWidget *table, guint n, gboolean strong)
{
  GtkWidget *rule = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (rule, strong ? "pb-slide-rule" : "pb-slide-line");
  gtk_grid_attach (GTK_GRID (table), rule, 0, pb_slide_table_take_row (table), (int) n + 1, 1);
}
