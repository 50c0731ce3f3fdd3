/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-palette.h"
#include "draw/pb-step.h"

G_BEGIN_DECLS

/* What all charts share: an image to screen readers, described by every value in words, that the arrow keys, Home and End
 * walk item by item; the item's value then stands beside it and is the image's name. Enter or a double click activates it.
 *
 * Signal: "item-activated" (int item). */
#define PB_TYPE_CHART (pb_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbChart, pb_chart, PB, CHART, GtkWidget)

struct _PbChartClass
{
  GtkWidgetClass parent_class;

  /* NULL where there is no data. */
  const char *(*get_title)     (PbChart         *self);
  /* (transfer full) */
  char       *(*describe)      (PbChart         *self);
  char       *(*describe_item) (PbChart         *self,
                                int              item);
  /* Whether the item is there and has a value. */
  gboolean    (*has_item)      (PbChart         *self,
                                int              item);
  /* The item that a step leads to from item (-1: from outside), -1 where there is none. */
  int         (*step)          (PbChart         *self,
                                int              item,
                                PbStep           step);
  double      (*get_height)    (PbChart         *self,
                                PangoContext    *context,
                                double           width);
  /* NULL where there is no data. */
  gpointer    (*plot_new)      (PbChart         *self,
                                PangoContext    *context,
                                double           width,
                                double           height);
  void        (*plot_free)     (PbChart         *self,
                                gpointer         plot);
  void        (*plot_draw)     (PbChart         *self,
                                gpointer         plot,
                                cairo_t         *cr,
                                const PbPalette *palette,
                                int              item);
  int         (*plot_hit)      (PbChart         *self,
                                gpointer         plot,
                                double           x,
                                double           y);
};

/* For the charts: their data is another. keep_item: the keyboard stays where it is if the item is still there. */
void        pb_chart_data_changed    (PbChart         *self,
                                      gboolean         keep_item);

/* NULL where there is no data. */
const char *pb_chart_get_title       (PbChart         *self);
/* The text alternative, the same as the accessible description. */
const char *pb_chart_get_description (PbChart         *self);
/* The item that has the keyboard, -1 where none has. */
int         pb_chart_get_item        (PbChart         *self);
void        pb_chart_set_item        (PbChart         *self,
                                      int              item);
/* FALSE where there is nothing in that direction. */
gboolean    pb_chart_step            (PbChart         *self,
                                      PbStep           step);
/* The same drawing elsewhere: on paper, in a file. */
void        pb_chart_draw            (PbChart         *self,
                                      cairo_t         *cr,
                                      PangoContext    *context,
                                      double           width,
                                      double           height,
                                      const PbPalette *palette);
double      pb_chart_get_height      (PbChart         *self,
                                      PangoContext    *context,
                                      double           width);

G_END_DECLS
