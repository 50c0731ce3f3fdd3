/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-preview.h"

#include <glib/gi18n-lib.h>

#include "pb-report-page.h"
#include "pb-view.h"

struct _PbReportPreview
{
  GtkWidget parent_instance;

  PbReportLayout *layout;
  GtkWidget *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (PbReportPreview, pb_report_preview, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *page = pb_report_page_new ();

  gtk_widget_set_halign (page, GTK_ALIGN_FILL);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, page);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PbReportPreview *self)
{
  GtkWidget *page = gtk_list_item_get_child (item);
  guint position = gtk_list_item_get_position (item);
  g_autofree char *name = NULL;

  if (self->layout == NULL)
    return;
  pb_report_page_show (PB_REPORT_PAGE (page), self->layout, position);
  name = g_strdup_printf (_("page %u of %u"), position + 1, pb_report_layout_get_n_pages (self->layout));
  pb_view_set_accessible_label (gtk_widget_get_parent (page), name);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  pb_report_page_show (PB_REPORT_PAGE (gtk_list_item_get_child (item)), NULL, 0);
}

static void
pb_report_preview_dispose (GObject *object)
{
  PbReportPreview *self = PB_REPORT_PREVIEW (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->layout, pb_report_layout_free);
  G_OBJECT_CLASS (pb_report_preview_parent_class)->dispose (object);
}

static void
pb_report_preview_class_init (PbReportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_report_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_report_preview_init (PbReportPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-report-pages");
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _("Preview"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pb_report_preview_new (void)
{
  return g_object_new (PB_TYPE_REPORT_PREVIEW, NULL);
}

typedef struct
{
  GtkAdjustment *adjustment;
  double value;
} Place;

static gboolean
restore_cb (gpointer data)
{
  Place *place = data;

  gtk_adjustment_set_value (place->adjustment, place->value);
  g_object_unref (place->adjustment);
  g_free (place);
  return G_SOURCE_REMOVE;
}

void
pb_report_preview_take (PbReportPreview *self, PbReportLayout *layout)
{
  GtkAdjustment *adjustment;
  g_autoptr (GtkStringList) pages = gtk_string_list_new (NULL);
  PbReportLayout *old;
  Place *place;

  g_return_if_fail (PB_IS_REPORT_PREVIEW (self));

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  place = g_new (Place, 1);
  *place = (Place) { g_object_ref (adjustment), gtk_adjustment_get_value (adjustment) };
  for (guint i = 0; layout && i < pb_report_layout_get_n_pages (layout); i++)
    gtk_string_list_append (pages, "");
  gtk_list_view_set_model (self->list, NULL);
  old = g_steal_pointer (&self->layout);
  self->layout = layout;
  if (layout)
    {
      g_autoptr (GtkNoSelection) selection
          = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&pages)));

      gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
    }
  g_clear_pointer (&old, pb_report_layout_free);
  g_idle_add_full (G_PRIORITY_LOW, restore_cb, place, NULL);
}

PbReportLayout *
pb_report_preview_get_layout (PbReportPreview *self)
{
  g_return_val_if_fail (PB_IS_REPORT_PREVIEW (self), NULL);

  return self->layout;
}
