/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan-cards.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-card-page.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* Fills the texts of one row; detail stays empty where there is nothing more to say. */
typedef void (*RowFunc) (PbRecord *record, GString *title, GString *detail);

static GtkWidget *
new_text (const char *text, const char *classes)
{
  GtkWidget *label = pb_view_label (text, classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  return label;
}

static GtkWidget *
new_row (const char *title, const char *detail)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_add_css_class (row, "pb-row");
  gtk_box_append (GTK_BOX (row), new_text (title, ""));
  if (*detail)
    gtk_box_append (GTK_BOX (row), new_text (detail, "pb-small pb-secondary"));
  return row;
}

static GtkWidget *
new_card (PbPlan *plan, PbTable table, const char *heading, RowFunc func)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);
  GtkWidget *card;

  if (records->len == 0)
    return NULL;
  card = pb_card_new (heading, "", NULL);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GString) title = g_string_new (pb_record_get_title (records->pdata[i]));
      g_autoptr (GString) detail = g_string_new (NULL);

      func (records->pdata[i], title, detail);
      gtk_box_append (GTK_BOX (card), new_row (title->str, detail->str));
    }
  return card;
}

static void
append_line (GString *text, const char *line)
{
  if (line && *line)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", line);
}

static void
append_span (GString *text, PbRecord *record, PbColumn from, PbColumn to)
{
  g_autofree char *start = NULL, *end = NULL, *span = NULL;
  GDate date;

  if (pb_record_get_date (record, from, &date))
    start = pb_date_format (&date);
  if (pb_record_get_date (record, to, &date))
    end = pb_date_format (&date);
  if (start || end)
    span = g_strdup_printf ("%s – %s", start ? start : "", end ? end : "");
  if (span)
    pb_pane_append_part (text, g_strstrip (span));
}

static void
show_goal (PbRecord *goal, GString *title, GString *detail)
{
  const char *number = pb_record_get_text (goal, PB_GOAL_NUMBER);

  if (number && *number)
    {
      g_string_prepend (title, " ");
      g_string_prepend (title, number);
    }
  pb_pane_append_part (detail, pb_record_get_text (goal, PB_GOAL_LEVEL));
  append_line (detail, pb_record_get_text (goal, PB_GOAL_NOTE));
}

static void
show_meeting (PbRecord *meeting, GString *title, GString *detail)
{
  const char *frequency = pb_record_get_text (meeting, PB_RECURRING_FREQUENCY);
  gint64 per_year = pb_record_get_int (meeting, PB_RECURRING_PER_YEAR);

  if (frequency && *frequency)
    pb_pane_append_part (detail, frequency);
  else if (per_year > 0)
    {
      g_autofree char *times = g_strdup_printf (ngettext ("%d time a year", "%d times a year", (gulong) per_year),
                                                (int) per_year);

      pb_pane_append_part (detail, times);
    }
  pb_pane_append_part (detail, pb_record_get_text (meeting, PB_RECURRING_MONTHS));
  append_span (detail, meeting, PB_RECURRING_START, PB_RECURRING_END);
  append_line (detail, pb_record_get_text (meeting, PB_RECURRING_PARTICIPANTS));
}

/* "16 Fordonsparken": an assignment as readers know it. */
static void
append_assignment (GString *text, PbRecord *assignment)
{
  g_autofree char *name = NULL;

  if (!assignment)
    return;
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    name = g_strdup (pb_assignment_get_short_title (assignment));
  else
    name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                            pb_assignment_get_short_title (assignment));
  append_line (text, name);
}

static void
show_funding (PbRecord *funding, GString *title, GString *detail)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (funding), PB_FUNDING_ASSIGNMENT_FUNDING,
                                            pb_record_get_id (funding));

  pb_pane_append_part (detail, pb_record_get_text (funding, PB_FUNDING_SOURCE));
  if (!pb_record_is_null (funding, PB_FUNDING_AMOUNT))
    {
      g_autofree char *number = pb_money_format (pb_record_get_int (funding, PB_FUNDING_AMOUNT), PB_UNIT_MNKR, 1);
      g_autofree char *amount = g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR));

      pb_pane_append_part (detail, amount);
    }
  append_span (detail, funding, PB_FUNDING_START, PB_FUNDING_END);
  append_line (detail, pb_record_get_text (funding, PB_FUNDING_TERMS));
  append_line (detail, pb_record_get_text (funding, PB_FUNDING_TEXT));
  for (guint i = 0; i < links->len; i++)
    append_assignment (detail, pb_record_get_ref (links->pdata[i], PB_FUNDING_ASSIGNMENT_ASSIGNMENT));
}

static void
show_risk (PbRecord *risk, GString *title, GString *detail)
{
  PbRecord *board = pb_record_get_ref (risk, PB_RISK_BOARD);
  const char *action = pb_record_get_text (risk, PB_RISK_ACTION);

  pb_pane_append_part (detail, board ? pb_record_get_title (board) : NULL);
  append_line (detail, pb_record_get_text (risk, PB_RISK_TEXT));
  if (action && *action)
    {
      g_autofree char *line = g_strdup_printf (_("What we do: %s"), action);

      append_line (detail, line);
    }
  append_assignment (detail, pb_record_get_ref (risk, PB_RISK_ASSIGNMENT));
}

static void
show_role (PbRecord *role, GString *title, GString *detail)
{
  const char *abbreviation = pb_record_get_text (role, PB_ROLE_SHORT_NAME);

  if (abbreviation && *abbreviation)
    g_string_append_printf (title, " (%s)", abbreviation);
}

/* Name and value on one line, as in the document's own table of facts. */
GtkWidget *
pb_plan_facts_card (PbPlan *plan)
{
  GPtrArray *facts = pb_plan_peek_records (plan, PB_TABLE_FACT);
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *card;

  if (facts->len == 0)
    return NULL;
  card = pb_card_new (_("Facts of the document"), "", NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      const char *value = pb_record_get_text (facts->pdata[i], PB_FACT_VALUE);
      GtkWidget *name = new_text (pb_record_get_title (facts->pdata[i]), "pb-secondary");
      GtkWidget *text = new_text (value ? value : "–", "");

      gtk_widget_add_css_class (row, "pb-row");
      gtk_label_set_yalign (GTK_LABEL (name), 0);
      gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
      gtk_size_group_add_widget (names, name);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (row), name);
      gtk_box_append (GTK_BOX (row), text);
      gtk_box_append (GTK_BOX (card), row);
    }
  return card;
}

GtkWidget *
pb_plan_goals_card (PbPlan *plan)
{
  return new_card (plan, PB_TABLE_GOAL, _("Goals"), show_goal);
}

GtkWidget *
pb_plan_meetings_card (PbPlan *plan)
{
  return new_card (plan, PB_TABLE_RECURRING, _("Recurring meetings"), show_meeting);
}

GtkWidget *
pb_plan_funding_card (PbPlan *plan)
{
  return new_card (plan, PB_TABLE_FUNDING, _("External funding"), show_funding);
}

GtkWidget *
pb_plan_risks_card (PbPlan *plan)
{
  return new_card (plan, PB_TABLE_RISK, _("Risks"), show_risk);
}

GtkWidget *
pb_plan_roles_card (PbPlan *plan)
{
  return new_card (plan, PB_TABLE_ROLE, _("Functions"), show_role);
}
