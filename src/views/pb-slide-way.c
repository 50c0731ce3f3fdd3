/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-waterfall.h"
#include "report/pb-picture-data.h"
#include "widgets/pb-bar-chart.h"

/* Bars of a kind that stand by themselves: more are not read from the back of a room. */
#define MOST_STEPS 4

GtkWidget *
pb_slide_way_new (PbSlideDeck *deck, PbRecord *board)
{
  PbPlan *plan = pb_slide_deck_get_plan (deck);
  gint64 scenario = pb_plan_get_scenario (plan), id = board ? pb_record_get_id (board) : 0;
  g_autoptr (GArray) years = pb_waterfall_years (plan, id, scenario);
  int year = years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;
  g_autoptr (PbWaterfall) way = pb_waterfall_new (plan, id, scenario, year, MOST_STEPS);
  const PbWaterfallStep *first = way ? pb_waterfall_get_step (way, 0) : NULL;
  gboolean deficit = first && first->kind == PB_WATERFALL_START && first->ore < 0;
  g_autofree char *title = g_strdup_printf (deficit ? _("From today's deficit to %d") : _("The way to %d"), year);
  GtkWidget *page, *chart = pb_bar_chart_new ();

  page = pb_slide_page_new (board ? pb_record_get_title (board) : _("The whole plan"), NULL, title);
  pb_slide_add_scenario (page, plan);
  if (way)
    {
      g_autoptr (PbBarData) data = pb_picture_data_new_way (way, title);

      pb_bar_chart_set_data (PB_BAR_CHART (chart), data);
    }
  pb_slide_add_chart (page, chart);
  return page;
}
