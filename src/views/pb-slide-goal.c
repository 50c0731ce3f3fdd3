/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "model/pb-goal.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

/* The assessment, or the status of a goal that is reported by that alone. */
static GtkWidget *
new_verdict (PbRecord *follow_up, const char *classes)
{
  int assessment = follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) : PB_ASSESSMENT_NOT_ASSESSED;

  if (follow_up && pb_follow_up_is_by_status (follow_up))
    {
      int status = pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS);

      return pb_slide_verdict (PB_MARK_STATUS_NOT_STARTED + status, pb_enum_label (PB_ENUM_STATUS, status), classes);
    }
  return pb_slide_verdict (PB_MARK_MET + assessment, pb_enum_label (PB_ENUM_ASSESSMENT, assessment), classes);
}

/* "Tertial 1 2022"; NULL where it was never reported. */
static char *
dup_period (PbRecord *follow_up)
{
  PbRecord *period = follow_up ? pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD) : NULL;
  g_autofree char *name = period ? pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE)) : NULL;

  return name ? pb_pane_capitalise (name) : NULL;
}

static void
add_goal (GtkGrid *grid, int *row, PbRecord *goal)
{
  g_autoptr (GPtrArray) below = pb_goal_list_children (pb_record_get_plan (goal), goal);
  PbRecord *follow_up = pb_follow_up_get_latest (goal);
  g_autofree char *period = dup_period (follow_up);
  int status = follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_STATUS) : -1;
  GString *about = g_string_new (NULL);
  GtkWidget *title = pb_slide_text (pb_record_get_title (goal), "pb-slide-text pb-slide-strong");

  pb_pane_append_part (about, pb_record_get_text (goal, PB_GOAL_LEVEL));
  pb_pane_append_part (about, period);
  if (status >= 0 && !pb_follow_up_is_by_status (follow_up))
    pb_pane_append_part (about, pb_enum_label (PB_ENUM_STATUS, status));
  gtk_widget_set_hexpand (title, TRUE);
  gtk_grid_attach (grid, title, 0, *row, 1, 1);
  if (follow_up || below->len == 0)
    {
      GtkWidget *verdict = new_verdict (follow_up, "pb-slide-text pb-slide-strong");

      gtk_widget_set_valign (verdict, GTK_ALIGN_START);
      gtk_grid_attach (grid, verdict, 1, *row, 1, 1);
    }
  gtk_grid_attach (grid, pb_slide_text (about->str, "pb-slide-small pb-secondary"), 0, *row + 1, 2, 1);
  *row += 2;
  g_string_free (about, TRUE);
}

void
pb_slide_add_follow_up (GtkWidget *box, PbRecord *follow_up)
{
  const struct
  {
    PbColumn column;
    const char *heading;
  } parts[] = { { PB_FOLLOW_UP_SEEN, _("What we see") }, { PB_FOLLOW_UP_WHY, _("Why") }, { PB_FOLLOW_UP_ACTION, _("What we do") } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = pb_record_get_text (follow_up, parts[i].column);

      if (!text || !*text)
        continue;
      gtk_box_append (GTK_BOX (box), pb_slide_text (parts[i].heading, "pb-slide-kicker pb-slide-after"));
      gtk_box_append (GTK_BOX (box), pb_slide_text (text, "pb-slide-text"));
    }
}

GtkWidget *
pb_slide_goal_new (PbSlideDeck *deck, PbRecord *goal, guint page_number)
{
  PbRecord *follow_up = pb_follow_up_get_latest (goal);
  g_autoptr (GPtrArray) below = pb_slide_list_goals (goal);
  guint pages = pb_slide_count_goal_pages (goal), first = page_number * PB_SLIDE_GOALS_PER_PAGE;
  g_autofree char *period = dup_period (follow_up);
  g_autofree char *part = pages > 1 ? g_strdup_printf (_("part %u of %u"), page_number + 1, pages) : NULL;
  GString *right = g_string_new (NULL);
  GtkWidget *page, *grid = gtk_grid_new ();
  int row = 0;

  pb_pane_append_part (right, period);
  pb_pane_append_part (right, part);
  page = pb_slide_page_new (pb_record_get_text (goal, PB_GOAL_LEVEL), right->len > 0 ? right->str : NULL,
                            pb_record_get_title (goal));
  g_string_free (right, TRUE);
  if (follow_up || below->len == 0)
    gtk_box_append (GTK_BOX (page), new_verdict (follow_up, "pb-slide-verdict"));
  if (follow_up && page_number == 0)
    pb_slide_add_follow_up (page, follow_up);
  gtk_widget_add_css_class (grid, "pb-slide-goals");
  gtk_widget_add_css_class (grid, "pb-slide-body");
  for (guint i = first; i < MIN (below->len, first + PB_SLIDE_GOALS_PER_PAGE); i++)
    add_goal (GTK_GRID (grid), &row, below->pdata[i]);
  gtk_box_append (GTK_BOX (page), grid);
  return page;
}
