/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meetings-forms.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-form-dialog.h"
#include "pb-pane-util.h"
#include "pb-view.h"

static const PbFormField meeting_fields[] = {
  { PB_MEETING_TITLE, N_("Meeting"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_MEETING_DATE, N_("Date"), PB_FORM_DATE, TRUE, NULL, NULL, 0 },
  { PB_MEETING_STARTS, N_("Starts, for example 09:00"), PB_FORM_TEXT, FALSE, NULL, pb_meeting_check_clock, 0 },
  { PB_MEETING_ENDS, N_("Ends"), PB_FORM_TEXT, FALSE, NULL, pb_meeting_check_clock, 0 },
  { PB_MEETING_PLACE, N_("Place"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_MEETING_BOARD, N_("Board"), PB_FORM_REF, FALSE, N_("No board"), NULL, 0 },
  { PB_MEETING_RECURRING, N_("One of the recurring"), PB_FORM_REF, FALSE, N_("Not a recurring meeting"), NULL, 0 },
  { PB_MEETING_NOTE, N_("Note"), PB_FORM_LINES, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo meeting_form = {
  .table = PB_TABLE_MEETING,
  .new_title = N_("New meeting"),
  .new_label = N_("New meeting"),
  .edit_title = N_("Edit meeting"),
  .edit_label = N_("Edit meeting"),
  .fields = meeting_fields,
  .n_fields = G_N_ELEMENTS (meeting_fields),
};

static const PbFormField recurring_fields[] = {
  { PB_RECURRING_TITLE, N_("Recurring meeting"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_RECURRING_FREQUENCY, N_("How often, for example every week, every month"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_RECURRING_PER_YEAR, N_("Times a year"), PB_FORM_INT, FALSE, NULL, NULL, 0 },
  { PB_RECURRING_MONTHS, N_("Months, for example March, Aug–Oct"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_RECURRING_PARTICIPANTS, N_("Participants"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_RECURRING_START, N_("From"), PB_FORM_DATE, FALSE, NULL, NULL, 0 },
  { PB_RECURRING_END, N_("To"), PB_FORM_DATE, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo recurring_form = {
  .table = PB_TABLE_RECURRING,
  .new_title = N_("New recurring meeting"),
  .new_label = N_("New recurring meeting"),
  .edit_title = N_("Edit recurring meeting"),
  .edit_label = N_("Edit recurring meeting"),
  .fields = recurring_fields,
  .n_fields = G_N_ELEMENTS (recurring_fields),
};

static const PbFormField item_fields[] = {
  { PB_AGENDA_ITEM_TITLE, N_("Matter"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_AGENDA_ITEM_KIND, N_("Kind"), PB_FORM_ENUM, TRUE, NULL, NULL, 0 },
  { PB_AGENDA_ITEM_REFERENCE, N_("Reference number"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_AGENDA_ITEM_NUMBER, N_("Number on the agenda"), PB_FORM_INT, FALSE, NULL, NULL, 0 },
  { PB_AGENDA_ITEM_DECISION, N_("Decision"), PB_FORM_REF, FALSE, N_("No decision yet"), NULL, 0 },
  { PB_AGENDA_ITEM_TEXT, N_("Text"), PB_FORM_LINES, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo item_form = {
  .table = PB_TABLE_AGENDA_ITEM,
  .new_title = N_("New matter"),
  .new_label = N_("Add a matter to the agenda"),
  .edit_title = N_("Edit matter"),
  .edit_label = N_("Edit the matter"),
  .fields = item_fields,
  .n_fields = G_N_ELEMENTS (item_fields),
  .owner = PB_AGENDA_ITEM_MEETING,
};

static const PbFormField decision_fields[] = {
  { PB_DECISION_TITLE, N_("What was decided"), PB_FORM_TEXT, TRUE, NULL, NULL, 0 },
  { PB_DECISION_DATE, N_("Date"), PB_FORM_DATE, FALSE, NULL, NULL, 0 },
  { PB_DECISION_BODY, N_("Deciding body"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_DECISION_SECTION, N_("Section (§)"), PB_FORM_TEXT, FALSE, NULL, NULL, 0 },
  { PB_DECISION_TEXT, N_("Text"), PB_FORM_LINES, FALSE, NULL, NULL, 0 },
};

static const PbFormInfo decision_form = {
  .table = PB_TABLE_DECISION,
  .new_title = N_("New decision"),
  .new_label = N_("New decision"),
  .edit_title = N_("Edit decision"),
  .edit_label = N_("Edit decision"),
  .fields = decision_fields,
  .n_fields = G_N_ELEMENTS (decision_fields),
};

static GtkWindow *
window_of (GtkWidget *from)
{
  return GTK_WINDOW (gtk_widget_get_root (from));
}

void
pb_meetings_edit_meeting (GtkWidget *from, PbPlan *plan, PbRecord *meeting, PbRecord *recurring, const GDate *date)
{
  g_autofree char *id = recurring ? g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (recurring)) : g_strdup ("");
  g_autofree char *day = date ? pb_date_format (date) : g_strdup ("");
  const PbFormStart starts[] = {
    { PB_MEETING_TITLE, recurring ? pb_record_get_title (recurring) : "" },
    { PB_MEETING_DATE, day },
    { PB_MEETING_RECURRING, id },
  };

  if (meeting)
    pb_form_dialog_present (window_of (from), &meeting_form, NULL, meeting);
  else
    pb_form_dialog_present_new (window_of (from), &meeting_form, pb_plan_get_document (plan), starts,
                                recurring ? G_N_ELEMENTS (starts) : date ? 2 : 0);
}

void
pb_meetings_edit_recurring (GtkWidget *from, PbPlan *plan, PbRecord *recurring)
{
  pb_form_dialog_present (window_of (from), &recurring_form, pb_plan_get_document (plan), recurring);
}

void
pb_meetings_edit_item (GtkWidget *from, PbRecord *meeting, PbRecord *item)
{
  g_autofree char *number = g_strdup_printf ("%u", item ? 0 : pb_agenda_get_next_number (meeting));
  const PbFormStart starts[] = { { PB_AGENDA_ITEM_NUMBER, number } };

  if (item)
    pb_form_dialog_present (window_of (from), &item_form, NULL, item);
  else
    pb_form_dialog_present_new (window_of (from), &item_form, meeting, starts, G_N_ELEMENTS (starts));
}

void
pb_meetings_edit_decision (GtkWidget *from, PbPlan *plan, PbRecord *decision)
{
  pb_form_dialog_present (window_of (from), &decision_form, pb_plan_get_document (plan), decision);
}

void
pb_meetings_delete (GtkWidget *from, PbRecord *record)
{
  PbTable table = pb_record_get_table (record);
  const char *label = table == PB_TABLE_MEETING     ? _("Delete the meeting")
                      : table == PB_TABLE_RECURRING ? _("Delete the recurring meeting")
                                                    : _("Delete the decision");
  g_autofree char *said = g_strdup_printf (_("Deleted: %s. Ctrl+Z brings it back."), pb_record_get_title (record));
  PbEdit *edit = pb_edit_new (pb_record_get_plan (record), label);

  pb_edit_delete (edit, table, pb_record_get_id (record));
  if (pb_pane_commit (from, edit))
    pb_view_say (from, said);
}
