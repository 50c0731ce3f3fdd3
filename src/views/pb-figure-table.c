/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-figure-table.h"

#include "pb-figure-row.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"
#include "widgets/pb-widget-palette.h"

struct _PbFigureTable
{
  GtkWidget parent_instance;

  PbFigureColumns columns;
  double max_em;
  GtkWidget *sideways;
  GtkWidget *heading;
  GtkWidget *scroller;
  GtkWidget *list;
  GListStore *items;
  GPtrArray *pending; /* PbFigureItem, between begin and end */
};

G_DEFINE_FINAL_TYPE (PbFigureTable, pb_figure_table, GTK_TYPE_WIDGET)

static char *
dup_name (PbFigureTable *self, PbFigureItem *item)
{
  GString *name = g_string_new (item->title);

  if (item->detail)
    g_string_append_printf (name, ", %s", item->detail);
  for (guint i = 0; i < self->columns.n_columns && item->cells[i]; i++)
    if (*item->cells[i])
      g_string_append_printf (name, ", %s %s", self->columns.headings[i], item->cells[i]);
  return g_string_free (name, FALSE);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PbFigureTable *self)
{
  gtk_list_item_set_child (item, pb_figure_row_new (&self->columns));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PbFigureTable *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *name = dup_name (self, gtk_list_item_get_item (item));

  pb_figure_row_set_item (PB_FIGURE_ROW (row), gtk_list_item_get_item (item));
  pb_view_set_accessible_label (gtk_widget_get_parent (row), name);
}

static GtkSizeRequestMode
pb_figure_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_figure_table_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PbFigureTable *self = PB_FIGURE_TABLE (widget);

  GTK_WIDGET_CLASS (pb_figure_table_parent_class)->css_changed (widget, change);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) (self->max_em * pb_widgets_get_em (widget)));
}

static void
clear_columns (PbFigureColumns *columns)
{
  g_clear_pointer (&columns->corner, g_free);
  g_clear_pointer (&columns->headings, g_strfreev);
  g_clear_pointer (&columns->longest, g_strfreev);
  columns->n_columns = 0;
}

static void
pb_figure_table_dispose (GObject *object)
{
  PbFigureTable *self = PB_FIGURE_TABLE (object);

  g_clear_pointer (&self->sideways, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_figure_table_parent_class)->dispose (object);
}

static void
pb_figure_table_finalize (GObject *object)
{
  PbFigureTable *self = PB_FIGURE_TABLE (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  clear_columns (&self->columns);
  G_OBJECT_CLASS (pb_figure_table_parent_class)->finalize (object);
}

static void
pb_figure_table_class_init (PbFigureTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_figure_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_figure_table_finalize;
  widget_class->css_changed = pb_figure_table_css_changed;
  widget_class->get_request_mode = pb_figure_table_get_request_mode;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
build (PbFigureTable *self, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory);
  gtk_widget_add_css_class (self->list, "pb-figure-list");
  pb_focus_leave_on_tab (self->list);
  pb_view_set_accessible_label (self->list, name);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  self->heading = pb_figure_row_new (&self->columns);
  gtk_box_append (GTK_BOX (inside), self->heading);
  gtk_box_append (GTK_BOX (inside), self->scroller);
  self->sideways = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->sideways), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->sideways), inside);
  gtk_widget_set_parent (self->sideways, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-figure-table");
}

static void
pb_figure_table_init (PbFigureTable *self)
{
  self->items = g_list_store_new (PB_TYPE_FIGURE_ITEM);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns.corner = g_strdup ("");
  self->columns.headings = g_new0 (char *, 1);
  self->columns.longest = g_new0 (char *, 1);
}

GtkWidget *
pb_figure_table_new (const char *name, double max_em)
{
  PbFigureTable *self = g_object_new (PB_TYPE_FIGURE_TABLE, NULL);

  self->max_em = max_em;
  build (self, name);
  return GTK_WIDGET (self);
}

void
pb_figure_table_begin (PbFigureTable *self, const char *corner, const char *const *headings)
{
  g_return_if_fail (PB_IS_FIGURE_TABLE (self));

  /* The rows that show now are drawn by the columns that they were made for. */
  g_list_store_remove_all (self->items);
  clear_columns (&self->columns);
  self->columns.corner = g_strdup (corner);
  self->columns.headings = g_strdupv ((char **) headings);
  self->columns.n_columns = g_strv_length (self->columns.headings);
  self->columns.longest = g_new0 (char *, self->columns.n_columns + 1);
  for (guint i = 0; i < self->columns.n_columns; i++)
    self->columns.longest[i] = g_strdup ("");
}

void
pb_figure_table_add (PbFigureTable *self, const char *title, const char *detail, const char *const *cells, gboolean sum)
{
  g_return_if_fail (PB_IS_FIGURE_TABLE (self));

  for (guint i = 0; i < self->columns.n_columns; i++)
    if (g_utf8_strlen (cells[i], -1) > g_utf8_strlen (self->columns.longest[i], -1))
      {
        g_free (self->columns.longest[i]);
        self->columns.longest[i] = g_strdup (cells[i]);
      }
  g_ptr_array_add (self->pending, pb_figure_item_new (title, detail, cells, sum));
}

void
pb_figure_table_end (PbFigureTable *self)
{
  g_return_if_fail (PB_IS_FIGURE_TABLE (self));

  g_list_store_splice (self->items, 0, 0, self->pending->pdata, self->pending->len);
  g_ptr_array_set_size (self->pending, 0);
  pb_figure_row_update (PB_FIGURE_ROW (self->heading));
}

guint
pb_figure_table_get_n_rows (PbFigureTable *self)
{
  g_return_val_if_fail (PB_IS_FIGURE_TABLE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

int
pb_figure_table_get_least (PbFigureTable *self)
{
  int least;

  g_return_val_if_fail (PB_IS_FIGURE_TABLE (self), 0);
  gtk_widget_measure (gtk_widget_get_parent (self->heading), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}
