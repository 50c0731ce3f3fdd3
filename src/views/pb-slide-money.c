/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* Lines that are named; more are counted. */
#define MOST_LINES 4

typedef struct
{
  char *years[PB_SLIDE_MOST_YEARS];
  char *planned[PB_SLIDE_MOST_YEARS];
  char *realised[PB_SLIDE_MOST_YEARS];
  gboolean any_realised;
  int last_year; /* with a planned amount; 0: none */
  gint64 last;
} Rows;

static char *
dup_amount (gboolean has, gint64 ore)
{
  return has ? pb_money_format (ore, PB_UNIT_MNKR, 1) : g_strdup ("");
}

static void
read_year (Rows *rows, guint column, PbRecord *assignment, int year)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  gint64 id = pb_record_get_id (assignment), planned = 0, realised = 0;
  gboolean has_planned = pb_effect_get (plan, id, pb_plan_get_scenario (plan), year, &planned);
  gboolean has_realised = pb_effect_get_realised (plan, id, year, &realised, NULL);

  rows->years[column] = g_strdup_printf ("%d", year);
  rows->planned[column] = dup_amount (has_planned, planned);
  rows->realised[column] = dup_amount (has_realised, realised);
  rows->any_realised |= has_realised;
  if (has_planned)
    {
      rows->last_year = year;
      rows->last = planned;
    }
}

static GtkWidget *
new_table (Rows *rows, guint n)
{
  GtkWidget *table = pb_slide_table_new ();

  pb_slide_table_add (table, pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR), rows->years, n,
                      "pb-slide-small pb-slide-strong pb-secondary");
  pb_slide_table_rule (table, n, FALSE);
  pb_slide_table_add (table, _("Planned effect"), rows->planned, n, "pb-slide-total");
  if (rows->any_realised)
    {
      pb_slide_table_rule (table, n, FALSE);
      pb_slide_table_add (table, _("Realised"), rows->realised, n, "pb-slide-figure");
    }
  return table;
}

/* "Funktionsstödsnämnden · Budget i balans · Bostadskarriär" */
static void
add_lines (GtkWidget *page, PbPlan *plan, PbRecord *assignment)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, pb_record_get_id (assignment));

  if (links->len > 0)
    gtk_box_append (GTK_BOX (page), pb_slide_text (_("Where in the budget"), "pb-slide-kicker pb-slide-after"));
  for (guint i = 0; i < MIN (links->len, MOST_LINES); i++)
    {
      PbRecord *line = pb_record_get_ref (links->pdata[i], PB_ASSIGNMENT_LINE_LINE);
      PbRecord *sheet = line ? pb_record_get_ref (line, PB_LINE_SHEET) : NULL;
      PbRecord *board = sheet ? pb_record_get_ref (sheet, PB_SHEET_BOARD) : NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      if (!line)
        continue;
      pb_pane_append_part (text, board ? pb_record_get_title (board) : NULL);
      pb_pane_append_part (text, pb_record_get_title (line));
      gtk_box_append (GTK_BOX (page), pb_slide_text (text->str, "pb-slide-text"));
    }
  if (links->len > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", links->len - MOST_LINES),
                                                links->len - MOST_LINES);

      gtk_box_append (GTK_BOX (page), pb_slide_text (more, "pb-slide-small pb-secondary"));
    }
}

static char *
dup_title (Rows *rows)
{
  g_autofree char *amount = pb_money_format (rows->last, PB_UNIT_MNKR, 1);

  if (rows->last_year == 0)
    return g_strdup (_("Realised, but not planned"));
  /* TRANSLATORS: an amount, a year */
  return g_strdup_printf (_("Worth %s MSEK in %d"), amount, rows->last_year);
}

GtkWidget *
pb_slide_money_new (PbSlideDeck *deck, PbRecord *assignment)
{
  PbPlan *plan = pb_slide_deck_get_plan (deck);
  g_autoptr (GArray) years = pb_effect_years (plan, pb_plan_get_scenario (plan));
  g_autofree char *name = pb_slide_dup_name (&(PbSlide) { PB_SLIDE_ASSIGNMENT, assignment, 0 });
  g_autofree char *title = NULL;
  Rows rows = { 0 };
  GtkWidget *page, *table;
  guint first, n;

  pb_slide_choose_years (years, &pb_slide_deck_get_overview (deck)->today, &first, &n);
  for (guint i = 0; i < n; i++)
    read_year (&rows, i, assignment, g_array_index (years, int, first + i));
  title = dup_title (&rows);
  page = pb_slide_page_new (name, pb_record_get_title (assignment), title);
  pb_slide_add_scenario (page, plan);
  table = new_table (&rows, n);
  gtk_widget_add_css_class (table, "pb-slide-body");
  gtk_box_append (GTK_BOX (page), table);
  add_lines (page, plan, assignment);
  for (guint i = 0; i < n; i++)
    {
      g_free (rows.years[i]);
      g_free (rows.planned[i]);
      g_free (rows.realised[i]);
    }
  return page;
}
