/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sidebar.h"
#include "pb-welcome.h"
#include "pb-window.h"
#include "views/pb-scenario-chip.h"

G_BEGIN_DECLS

struct _PbWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  PbPlan *plan;
  char *trouble; /* what the last poll said */
  char *dismissed; /* the trouble that the user has closed the notice on */
  char *unsaved; /* why the last edit failed, until the next succeeds */
  gboolean narrow;
  guint narrow_id;
  GSignalGroup *focus_signals; /* of the widget that has the keyboard */
  guint focus_id;
  gboolean close_anyway; /* though a text could not be saved */
  gboolean showing; /* a view is being shown: the sidebar follows, and must not lead */

  AdwToastOverlay *toasts;
  GtkStack *pages;
  PbWelcome *welcome; /* made when first needed, gone when a plan is shown */
  GtkWidget *plan_page;
  PbSidebar *sidebar;
  AdwWindowTitle *title;
  PbScenarioChip *scenario_chip;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *menu_button;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkStack *views; /* pages made when first shown */
  GtkLabel *announcer;
  GMenu *menu;
  AdwToast *toast; /* the last one; weak */
};

/* The view's widget, made now where it has not been shown yet. */
GtkWidget *pb_window_ensure_view     (PbWindow *self, const char *view);
void       pb_window_show_view       (PbWindow *self, const char *view);
/* What the plan says of itself; in no place of the sidebar's. */
void       pb_window_show_document   (PbWindow *self);
/* The welcome, with why the file could not be opened on top; sentence NULL: nothing went wrong. backups: offers them. */
void       pb_window_show_welcome    (PbWindow *self, const char *path, const char *sentence, gboolean backups);
/* The plan at path could not be opened: says why where the user looks, and offers its backups where they would help. */
void       pb_window_refuse          (PbWindow *self, const char *path, GError *error);
/* Saves what is being written in widget's fields. FALSE where a text could not be saved. */
gboolean   pb_window_finish_texts    (GtkWidget *widget);
/* sentence: why the last edit was not written, NULL when one was. */
void       pb_window_set_unsaved     (PbWindow *self, const char *sentence);
void       pb_window_install_actions (GtkWidgetClass *klass);
void       pb_window_install_files   (GtkWidgetClass *klass);
void       pb_window_install_kolada_actions (GtkWidgetClass *klass);
/* What is dropped on the window: plans are opened, text tables imported. */
void       pb_window_add_drop_target (PbWindow *self);

G_END_DECLS
