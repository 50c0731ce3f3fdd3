/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year, an agenda, decisions, and the history. */
#include "pb-extracts-meetings.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-history.h"
#include "model/pb-meeting.h"
#include "pb-extracts.h"

/* More edits than this are not asked what they changed: each asks the file. */
#define MAX_EXPLAINED 2000

PbExtract *
pb_extracts_new_year (const PbYear *year)
{
  g_autofree char *about = g_strdup_printf ("%d", year->year);
  PbExtract *extract = pb_extract_new (_("Year wheel"), about);

  pb_extract_add_date_column (extract, _("From"));
  pb_extract_add_date_column (extract, _("To"));
  pb_extract_add_column (extract, _("When"));
  pb_extract_add_column (extract, _("Kind"));
  pb_extract_add_column (extract, _("Title"));
  pb_extract_add_column (extract, _("Details"));
  for (guint i = 0; i < year->occasions->len; i++)
    {
      const PbOccasion *occasion = year->occasions->pdata[i];
      const PbRing *ring = year->rings->pdata[occasion->ring];

      pb_extract_add_day (extract, &occasion->start);
      pb_extract_add_day (extract, &occasion->end);
      pb_extract_add_text (extract, occasion->when);
      pb_extract_add_text (extract, ring->title);
      pb_extract_add_text (extract, occasion->title);
      pb_extract_add_text (extract, occasion->detail);
    }
  return extract;
}

PbExtract *
pb_extracts_new_agenda (PbRecord *meeting)
{
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  const char *date = pb_record_get_text (meeting, PB_MEETING_DATE);
  g_autofree char *about
      = g_strdup_printf ("%s%s%s", pb_record_get_title (meeting), date ? ", " : "", date ? date : "");
  PbExtract *extract = pb_extract_new (_("Agenda"), about);

  pb_extract_add_number_column (extract, _("Number"), 0);
  pb_extract_add_column (extract, _("Matter"));
  pb_extract_add_column (extract, _("Kind"));
  pb_extract_add_column (extract, _("Reference number"));
  pb_extract_add_column (extract, _("Text"));
  pb_extract_add_column (extract, _("Decision"));
  for (guint i = 0; i < items->len; i++)
    {
      PbRecord *item = items->pdata[i], *decision = pb_record_get_ref (item, PB_AGENDA_ITEM_DECISION);

      pb_extract_add_number (extract, TRUE, pb_agenda_get_number (item));
      pb_extract_add_text (extract, pb_record_get_title (item));
      pb_extract_add_text (extract,
                           pb_enum_label (PB_ENUM_MATTER_KIND, pb_record_get_enum (item, PB_AGENDA_ITEM_KIND)));
      pb_extract_add_text (extract, pb_record_get_text (item, PB_AGENDA_ITEM_REFERENCE));
      pb_extract_add_text (extract, pb_record_get_text (item, PB_AGENDA_ITEM_TEXT));
      pb_extract_add_text (extract, decision ? pb_record_get_title (decision) : NULL);
    }
  return extract;
}

/* "2, 16". (transfer full) */
static char *
dup_assignments (PbPlan *plan, PbRecord *decision)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_DECISION_ASSIGNMENT_DECISION, pb_record_get_id (decision));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *assignment = pb_record_get_ref (links->pdata[i], PB_DECISION_ASSIGNMENT_ASSIGNMENT);

      if (assignment)
        g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len ? ", " : "",
                                pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
    }
  return g_string_free (text, FALSE);
}

PbExtract *
pb_extracts_new_decisions (PbPlan *plan)
{
  GPtrArray *decisions = pb_plan_peek_records (plan, PB_TABLE_DECISION);
  PbExtract *extract = pb_extract_new (_("Decisions"), "");

  pb_extract_add_date_column (extract, _("Date"));
  pb_extract_add_column (extract, _("Decided by"));
  pb_extract_add_column (extract, _("Section"));
  pb_extract_add_column (extract, _("Title"));
  pb_extract_add_column (extract, _("Text"));
  pb_extract_add_column (extract, _("Assignments"));
  for (guint i = 0; i < decisions->len; i++)
    {
      PbRecord *decision = decisions->pdata[i];

      pb_extract_add_date (extract, pb_record_get_text (decision, PB_DECISION_DATE));
      pb_extract_add_text (extract, pb_record_get_text (decision, PB_DECISION_BODY));
      pb_extract_add_text (extract, pb_record_get_text (decision, PB_DECISION_SECTION));
      pb_extract_add_text (extract, pb_record_get_title (decision));
      pb_extract_add_text (extract, pb_record_get_text (decision, PB_DECISION_TEXT));
      pb_extract_take_text (extract, dup_assignments (plan, decision));
    }
  return extract;
}

static const char *
state_word (PbEditState state)
{
  return state == PB_EDIT_DONE || state == PB_EDIT_BASE ? NULL : _("Undone");
}

static void
add_edit (PbExtract *extract, PbHistoryEdit *edit, const char *what, const char *text)
{
  pb_extract_take_text (extract, pb_time_format (pb_history_edit_get_at (edit)));
  pb_extract_add_text (extract, pb_history_edit_get_author (edit));
  pb_extract_add_text (extract, pb_history_edit_get_label (edit));
  pb_extract_add_text (extract, state_word (pb_history_edit_get_state (edit)));
  pb_extract_add_text (extract, what);
  pb_extract_add_text (extract, text);
}

PbExtract *
pb_extracts_new_history (GListModel *edits)
{
  PbExtract *extract = pb_extract_new (_("History"), "");
  guint n = g_list_model_get_n_items (edits);

  pb_extract_add_column (extract, _("Time"));
  pb_extract_add_column (extract, _("Author"));
  pb_extract_add_column (extract, _("What was done"));
  pb_extract_add_column (extract, _("Undone"));
  pb_extract_add_column (extract, _("What was changed"));
  pb_extract_add_column (extract, _("From and to"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (edits, i);
      g_autoptr (GPtrArray) changes = i < MAX_EXPLAINED ? pb_history_edit_load_changes (edit, 0) : g_ptr_array_new ();

      for (guint j = 0; j < changes->len; j++)
        {
          const PbHistoryChange *change = changes->pdata[j];

          add_edit (extract, edit, change->what, change->text);
        }
      if (changes->len == 0)
        add_edit (extract, edit, NULL, NULL);
    }
  return extract;
}
