/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

#define PB_TYPE_FOLLOW_UP_DIALOG (pb_follow_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbFollowUpDialog, pb_follow_up_dialog, PB, FOLLOW_UP_DIALOG, AdwWindow)

enum { PB_FOLLOW_UP_PROMPT_SEEN, PB_FOLLOW_UP_PROMPT_WHY, PB_FOLLOW_UP_PROMPT_ACTION, PB_N_FOLLOW_UP_PROMPTS };

struct _PbFollowUpDialog
{
  AdwWindow parent_instance;

  PbRecord *subject; /* an assignment or a goal */
  GPtrArray *walk; /* PbRecord: the subjects to report on, one after another; of one where it is no round */
  guint at; /* place of subject in walk */
  guint wanted; /* where the user asked to go, while a question is open */
  gboolean round;
  GPtrArray *periods; /* codes, newest first */
  char *code; /* the period reported on */
  char *stamp; /* when the period's report was written as it was loaded, NULL where there was none */
  gboolean loading;
  gboolean dirty; /* something was typed or chosen since it was loaded */
  gboolean done;
  gboolean status_chosen; /* by the user, since it was loaded */
  gint64 doubted; /* the amount that the user has been asked about, öre */

  GtkWidget *walk_bar; /* progress, back and skip; only in a round */
  GtkWidget *progress;
  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *period;
  GtkWidget *name;
  GtkWidget *previous;
  GtkWidget *previous_mark;
  GtkWidget *assessment;
  GtkWidget *assessment_note;
  GtkWidget *prompts[PB_N_FOLLOW_UP_PROMPTS];
  GtkWidget *status_box; /* an assignment's; a goal has none */
  GtkWidget *status;
  GtkWidget *hint; /* that the status does not go with the assessment */
  GtkWidget *money;
  GtkWidget *money_label;
  GtkWidget *realised;
  GtkWidget *money_of;
  GtkWidget *money_note;
};

extern const PbColumn pb_follow_up_prompt_columns[PB_N_FOLLOW_UP_PROMPTS];

/* Makes the widgets. */
void pb_follow_up_dialog_build (PbFollowUpDialog *self);
/* After the assessment or the status changed. */
void pb_follow_up_dialog_update_hint (PbFollowUpDialog *self);
/* Fills them with what is known of the period; keep: what is typed stays. */
void pb_follow_up_dialog_load  (PbFollowUpDialog *self, const char *code, gboolean keep);

/* Shows the subject at place for the period; NULL: the one to report now. */
void pb_follow_up_dialog_go_to (PbFollowUpDialog *self, guint place, const char *code);
/* On to the next one in the walk that is not reported. FALSE where none follows; a round then says how it ended. */
gboolean pb_follow_up_dialog_go_on (PbFollowUpDialog *self);

G_END_DECLS
