/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-year.h"
#include "pb-meetings-row.h"
#include "pb-meetings-view.h"
#include "widgets/pb-chart.h"

G_BEGIN_DECLS

typedef enum
{
  PB_MEETINGS_WHEEL,
  PB_MEETINGS_CALENDAR,
  PB_MEETINGS_AGENDA,
  PB_MEETINGS_DECISIONS,
  PB_MEETINGS_N_PAGES
} PbMeetingsPage;

/* Lists are read more easily when their ends lie near each other. */
#define PB_MEETINGS_LIST_WIDTH 1000

struct _PbMeetingsView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  int year_shown;
  PbYear *year;
  gint64 meeting; /* whose agenda is shown; 0: none yet */
  gboolean filling;

  GtkWidget *tabs[PB_MEETINGS_N_PAGES];
  GtkStack *stack;
  GtkLabel *year_label;
  GtkWidget *years; /* the year and what leads to the next */

  PbChart *wheel;
  GtkWidget *menu; /* PbPictureMenu */
  GtkWidget *next; /* cards, their rows, and what is said where they have none */
  GtkWidget *next_rows;
  GtkWidget *recurring_rows;
  GtkWidget *recurring_empty;
  GtkWidget *elsewhere;
  GtkWidget *elsewhere_rows;
  GtkWidget *latest; /* the latest decision */
  GtkWidget *latest_rows;

  GtkWidget *months; /* of the calendar */
  GtkDropDown *choice; /* of a meeting */
  GArray *meetings; /* gint64: as in choice */
  GtkLabel *facts;
  GtkWidget *items;
  GtkWidget *no_items;
  GtkStack *agenda;
  GtkWidget *decisions;
  GtkStack *decided;
};

/* The kind's shape in the wheel and in lists. */
PbWheelShape pb_meetings_get_shape      (const PbYear *year, guint ring);
/* Fills a row with an occasion. */
void         pb_meetings_show_occasion  (PbMeetingsRow *row, const PbYear *year, const PbOccasion *occasion);

/* The pages, and filling them with what the plan holds. */
GtkWidget   *pb_meetings_wheel_new      (PbMeetingsView *self);
void         pb_meetings_wheel_update   (PbMeetingsView *self);
GtkWidget   *pb_meetings_calendar_new   (PbMeetingsView *self);
void         pb_meetings_calendar_update (PbMeetingsView *self);
GtkWidget   *pb_meetings_agenda_new     (PbMeetingsView *self);
void         pb_meetings_agenda_update  (PbMeetingsView *self);
GtkWidget   *pb_meetings_decisions_new  (PbMeetingsView *self);
void         pb_meetings_decisions_update (PbMeetingsView *self);

void         pb_meetings_view_install   (GtkWidgetClass *klass);
void         pb_meetings_view_set_page  (PbMeetingsView *self, PbMeetingsPage page);
void         pb_meetings_view_set_year  (PbMeetingsView *self, int year);
void         pb_meetings_view_fill      (PbMeetingsView *self);

/* A page that scrolls, its content no wider than most. */
GtkWidget   *pb_meetings_scroll         (GtkWidget *content, int most);
/* A card with a title, and the box for its rows. link: nullable. */
GtkWidget   *pb_meetings_card           (const char *title, const char *subtitle, GtkWidget *link, GtkWidget **rows);
/* A flat button of an action, for the head of a card. */
GtkWidget   *pb_meetings_link           (const char *label, const char *action);

G_END_DECLS
