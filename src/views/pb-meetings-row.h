/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "draw/pb-wheel-shape.h"

G_BEGIN_DECLS

/* A row of the lists of meetings: a shape or a number, a title with a second line, when it is, and buttons. Where it leads
 * somewhere it is itself a button. */
#define PB_TYPE_MEETINGS_ROW (pb_meetings_row_get_type ())
G_DECLARE_FINAL_TYPE (PbMeetingsRow, pb_meetings_row, PB, MEETINGS_ROW, GtkWidget)

typedef struct
{
  const char *icon;
  const char *name; /* translated */
  const char *action; /* takes the row's target */
} PbMeetingsButton;

/* buttons: static, n of them. */
GtkWidget *pb_meetings_row_new       (const PbMeetingsButton *buttons, guint n_buttons);
/* detail, when and day may be NULL. words: what a screen reader says of it all. */
void       pb_meetings_row_set_texts (PbMeetingsRow *self, const char *title, const char *detail, const char *when,
                                      const char *day, const char *words);
void       pb_meetings_row_set_shape (PbMeetingsRow *self, PbWheelShape shape, gboolean hollow, gboolean past);
/* What stands in the shape's place. */
void       pb_meetings_row_set_number (PbMeetingsRow *self, const char *number);
/* What the row's buttons and the row itself act on: the action of the row (NULL: it is no button) and its target. */
void       pb_meetings_row_set_target (PbMeetingsRow *self, const char *action, GVariant *target);
/* Something more beside the buttons, once a row. */
void       pb_meetings_row_add       (PbMeetingsRow *self, GtkWidget *widget);

G_END_DECLS
