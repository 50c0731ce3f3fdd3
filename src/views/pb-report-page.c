/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-page.h"

#include <glib/gi18n-lib.h>

/* Px of a point's 96/72 at most, and the narrowest page that tells anything. */
#define NATURAL_SCALE 1.1
#define LEAST_WIDTH 180

struct _PbReportPage
{
  GtkWidget parent_instance;

  PbReportLayout *layout; /* the preview's */
  guint page;
};

G_DEFINE_FINAL_TYPE (PbReportPage, pb_report_page, GTK_TYPE_WIDGET)

static void
pb_report_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  PbReportPage *self = PB_REPORT_PAGE (widget);
  double width = 1, height = 1;

  *minimum = *natural = 0;
  if (self->layout == NULL)
    return;
  pb_report_layout_get_size (self->layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = (int) (width * NATURAL_SCALE);
    }
  else
    *minimum = *natural = (int) ((for_size > 0 ? for_size : width * NATURAL_SCALE) * height / width);
}

static GtkSizeRequestMode
pb_report_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_report_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbReportPage *self = PB_REPORT_PAGE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double width, height;
  cairo_t *cr;

  if (self->layout == NULL)
    return;
  pb_report_layout_get_size (self->layout, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, bounds.size.width / width, bounds.size.height / height);
  pb_report_layout_draw_page (self->layout, self->page, cr);
  cairo_destroy (cr);
}

static void
pb_report_page_class_init (PbReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pb_report_page_measure;
  widget_class->get_request_mode = pb_report_page_get_request_mode;
  widget_class->snapshot = pb_report_page_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "reportpage");
}

static void
pb_report_page_init (PbReportPage *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_report_page_new (void)
{
  return g_object_new (PB_TYPE_REPORT_PAGE, NULL);
}

void
pb_report_page_show (PbReportPage *self, PbReportLayout *layout, guint page)
{
  g_return_if_fail (PB_IS_REPORT_PAGE (self));

  self->layout = layout;
  self->page = page;
  if (layout)
    {
      g_autofree char *name
          = g_strdup_printf (_("page %u of %u"), page + 1, pb_report_layout_get_n_pages (layout));
      g_autofree char *text = pb_report_layout_dup_text (layout, page);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
