/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Many things to tick, with a search above them. Space and Enter tick the row that has the keyboard.
 *
 * Signals: "changed": what is ticked is other than before; "search-changed" (const char *text): somebody else may fill the
 * list by it. */
#define PB_TYPE_TICK_LIST (pb_tick_list_get_type ())
G_DECLARE_FINAL_TYPE (PbTickList, pb_tick_list, PB, TICK_LIST, GtkWidget)

/* name: of the list to a screen reader; search: of the search field. */
GtkWidget *pb_tick_list_new        (const char *name, const char *search);
/* FALSE: the search only tells its signal; what is in the list stays. TRUE at first. */
void       pb_tick_list_set_filter (PbTickList *self, gboolean filter);
/* Takes all rows away, and what was ticked. */
void       pb_tick_list_clear      (PbTickList *self);
/* Takes away the rows that are not ticked. */
void       pb_tick_list_clear_rest (PbTickList *self);
/* detail: a second line, NULL for none. A row that has the id already stays as it is. */
void       pb_tick_list_add        (PbTickList *self, const char *id, const char *title, const char *detail);
void       pb_tick_list_set_ticked (PbTickList *self, const char *id, gboolean ticked);
gboolean   pb_tick_list_is_ticked  (PbTickList *self, const char *id);
/* The ids that are ticked, in the order of the list. (element-type utf8) (transfer full) */
GPtrArray *pb_tick_list_list       (PbTickList *self);
/* NULL where the list has no such row. */
const char *pb_tick_list_get_title (PbTickList *self, const char *id);
guint      pb_tick_list_count      (PbTickList *self);
guint      pb_tick_list_get_n_rows (PbTickList *self);
GtkWidget *pb_tick_list_get_search (PbTickList *self);

G_END_DECLS
