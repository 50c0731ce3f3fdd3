/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "pb-pane-util.h"

/* "Kommunfullmäktige · 12 december 2024 · § 123" */
static char *
dup_decision (PbRecord *document)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = NULL;
  GDate date;

  pb_pane_append_part (text, pb_record_get_text (document, PB_PLAN_DECIDED_BY));
  if (pb_record_get_date (document, PB_PLAN_ADOPTED, &date))
    day = pb_date_format_long (&date);
  pb_pane_append_part (text, day);
  pb_pane_append_part (text, pb_record_get_text (document, PB_PLAN_DECISION_SECTION));
  return g_string_free (text, FALSE);
}

/* "24 uppdrag · 2 nämnder" */
static char *
dup_contents (PbPlan *plan, PbOverview *overview)
{
  GString *text = g_string_new (NULL);
  guint boards = pb_plan_peek_records (plan, PB_TABLE_BOARD)->len;
  g_autofree char *assignments
      = g_strdup_printf (ngettext ("%u assignment", "%u assignments", overview->n_assignments), overview->n_assignments);
  g_autofree char *of_boards = g_strdup_printf (ngettext ("%u board", "%u boards", boards), boards);

  if (overview->n_assignments > 0)
    pb_pane_append_part (text, assignments);
  if (boards > 0)
    pb_pane_append_part (text, of_boards);
  return g_string_free (text, FALSE);
}

static char *
dup_years (PbRecord *document)
{
  GDate from, to;

  if (!pb_record_get_date (document, PB_PLAN_VALID_FROM, &from) || !pb_record_get_date (document, PB_PLAN_VALID_TO, &to))
    return NULL;
  if (g_date_get_year (&from) == g_date_get_year (&to))
    return g_strdup_printf ("%d", g_date_get_year (&from));
  return g_strdup_printf ("%d–%d", g_date_get_year (&from), g_date_get_year (&to));
}

GtkWidget *
pb_slide_title_new (PbSlideDeck *deck)
{
  PbPlan *plan = pb_slide_deck_get_plan (deck);
  PbRecord *document = pb_plan_get_document (plan);
  g_autofree char *years = dup_years (document);
  g_autofree char *decision = dup_decision (document);
  g_autofree char *contents = dup_contents (plan, pb_slide_deck_get_overview (deck));
  GtkWidget *page
      = pb_slide_page_new (pb_record_get_text (document, PB_PLAN_MUNICIPALITY), years, pb_record_get_title (document));

  gtk_widget_add_css_class (page, "pb-slide-first");
  if (*decision)
    gtk_box_append (GTK_BOX (page), pb_slide_text (decision, "pb-slide-text pb-secondary pb-slide-after"));
  if (*contents)
    gtk_box_append (GTK_BOX (page), pb_slide_text (contents, "pb-slide-text pb-slide-after"));
  pb_slide_add_scenario (page, plan);
  return page;
}
