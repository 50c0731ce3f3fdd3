/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Cards in rows. Those of a row stand beside each other where their least widths leave room, and give way to fewer
 * columns where they do not: a narrow window, a large text. */
#define PB_TYPE_CARD_PAGE (pb_card_page_get_type ())
G_DECLARE_FINAL_TYPE (PbCardPage, pb_card_page, PB, CARD_PAGE, GtkWidget)

GtkWidget *pb_card_page_new    (int         spacing);
/* Rows are numbered in the order they are added; weight shares out the width of a row. */
void       pb_card_page_add    (PbCardPage *self,
                                GtkWidget  *child,
                                int         row,
                                int         weight);
/* px that a child is to have beside others, where that is more than its least width: on a line of its own it can do with
 * that, and scrolls or breaks its words. Asked at every layout. */
typedef int (*PbCardLeastFunc) (GtkWidget *child);
void       pb_card_page_set_least (GtkWidget       *child,
                                   PbCardLeastFunc  least);
void       pb_card_page_clear  (PbCardPage *self);

/* A card: a box with the title, what it is about, and (nullable) a link on the right. */
GtkWidget *pb_card_new         (const char *title,
                                const char *subtitle,
                                GtkWidget  *link);
void       pb_card_set_title   (GtkWidget  *card,
                                const char *title,
                                const char *subtitle);

G_END_DECLS
