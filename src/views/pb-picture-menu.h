/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/pb-chart.h"

G_BEGIN_DECLS

/* The menu of a chart's card: save the picture (PDF, PNG, SVG), print it. */
#define PB_TYPE_PICTURE_MENU (pb_picture_menu_get_type ())
G_DECLARE_FINAL_TYPE (PbPictureMenu, pb_picture_menu, PB, PICTURE_MENU, GtkWidget)

GtkWidget         *pb_picture_menu_new       (PbChart       *chart);
/* What stands around the chart on paper: title, subtitle, and at the foot, before today's date, where the figures come
 * from. */
void               pb_picture_menu_set_words (PbPictureMenu *self,
                                              const char    *title,
                                              const char    *subtitle,
                                              const char    *foot);
/* The format is that of the name's ending; without one of ours, a PDF. FALSE with error where it was not written. */
gboolean           pb_picture_menu_save      (PbPictureMenu *self,
                                              const char    *path,
                                              GError       **error);
/* One page, ready to run. (transfer full) */
GtkPrintOperation *pb_picture_menu_new_print (PbPictureMenu *self);

G_END_DECLS
