/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-slide-facts.h"
#include "pb-slide.h"

G_BEGIN_DECLS

/* What the slides are built of. */

/* kicker and right stand above the title and may be NULL. */
GtkWidget *pb_slide_page_new   (const char *kicker, const char *right, const char *title);
/* Where figures are another scenario's than the plan's, it is said. */
void       pb_slide_add_scenario (GtkWidget *page, PbPlan *plan);
/* A label that wraps; classes as pb_view_label() takes. */
GtkWidget *pb_slide_text       (const char *text, const char *classes);
/* Two columns of equal width that fill what is left of the page; each a vertical box. */
void       pb_slide_add_columns (GtkWidget *page, GtkWidget **left, GtkWidget **right);
/* A mark and its word in the mark's colour. */
GtkWidget *pb_slide_verdict    (int mark, const char *word, const char *classes);
/* The mark of a balance, and its class. */
int        pb_slide_balance_mark  (PbBalance state);
/* A chart that fills what is left, and takes neither keyboard nor pointer. */
void       pb_slide_add_chart  (GtkWidget *box, GtkWidget *chart);

/* A table of figures, years beside each other: one grid whose rows are added from the top. */
GtkWidget *pb_slide_table_new  (void);
/* cells: n texts, "" where absent. classes of name and cells. */
void       pb_slide_table_add  (GtkWidget *table, const char *name, char **cells, guint n, const char *classes);
int        pb_slide_table_take_row (GtkWidget *table);
void       pb_slide_table_attach (GtkWidget *table, GtkWidget *cell, guint column, int row);
void       pb_slide_table_rule (GtkWidget *table, guint n, gboolean strong);

/* What it says, each text below its heading; nothing where it has none. */
void       pb_slide_add_follow_up (GtkWidget *box, PbRecord *follow_up);

/* The slides, one a kind. */
GtkWidget *pb_slide_title_new      (PbSlideDeck *deck);
GtkWidget *pb_slide_overview_new   (PbSlideDeck *deck);
GtkWidget *pb_slide_assignment_new (PbSlideDeck *deck, PbRecord *assignment);
GtkWidget *pb_slide_money_new      (PbSlideDeck *deck, PbRecord *assignment);
GtkWidget *pb_slide_goal_new       (PbSlideDeck *deck, PbRecord *goal, guint page);
GtkWidget *pb_slide_sheet_new      (PbSlideDeck *deck, PbRecord *sheet);
GtkWidget *pb_slide_balance_new    (PbSlideDeck *deck, PbRecord *board);
GtkWidget *pb_slide_comparison_slide_new (PbSlideDeck *deck, PbRecord *indicator);
GtkWidget *pb_slide_way_new        (PbSlideDeck *deck, PbRecord *board);
GtkWidget *pb_slide_findings_new   (PbSlideDeck *deck, guint page);

G_END_DECLS
