/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview's cards as tables. */
#include "pb-extracts.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"

/* Only where it has rows. Takes the table. */
static void
take (GPtrArray *to, PbExtract *extract)
{
  if (pb_extract_get_n_rows (extract))
    g_ptr_array_add (to, extract);
  else
    pb_extract_unref (extract);
}

static void
add_board (PbExtract *extract, const PbOverview *overview, const PbOverviewBoard *board)
{
  pb_extract_add_text (extract, board->board ? pb_record_get_title (board->board) : _("All boards"));
  for (guint i = 0; i < overview->n_years; i++)
    {
      pb_extract_add_money (extract, board->years[i].has, board->years[i].ore);
      pb_extract_add_text (extract, board->years[i].has ? pb_overview_word (board->years[i].state) : NULL);
    }
}

static PbExtract *
new_balance (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Balance"), overview->heading);

  pb_extract_add_column (extract, _("Board"));
  for (guint i = 0; i < overview->n_years; i++)
    {
      g_autofree char *year
          = g_strdup_printf ("%d, %s", overview->years[i], pb_enum_label (PB_ENUM_UNIT, overview->unit));

      pb_extract_add_money_column (extract, year, overview->unit, overview->decimals);
      pb_extract_add_column (extract, _("Verdict"));
    }
  for (guint i = 0; i < overview->boards->len; i++)
    add_board (extract, overview, overview->boards->pdata[i]);
  if (overview->together && overview->boards->len > 1)
    add_board (extract, overview, overview->together);
  if (overview->scenario)
    pb_extract_set_scenario (extract, pb_record_get_id (overview->scenario));
  return extract;
}

static PbExtract *
new_effects (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Effects"), "");
  g_autofree char *planned = g_strdup_printf (_("Planned, %s"), pb_enum_label (PB_ENUM_UNIT, overview->unit));
  g_autofree char *realised = g_strdup_printf (_("Realised, %s"), pb_enum_label (PB_ENUM_UNIT, overview->unit));

  pb_extract_add_column (extract, _("Year"));
  pb_extract_add_money_column (extract, planned, overview->unit, overview->decimals);
  pb_extract_add_money_column (extract, realised, overview->unit, overview->decimals);
  pb_extract_add_column (extract, _("Reported until"));
  for (guint i = 0; i < overview->effects->len; i++)
    {
      const PbOverviewEffect *effect = &g_array_index (overview->effects, PbOverviewEffect, i);

      pb_extract_take_text (extract, g_strdup_printf ("%d", effect->year));
      pb_extract_add_money (extract, effect->has_planned, effect->planned);
      pb_extract_add_money (extract, effect->has_realised, effect->realised);
      pb_extract_take_text (extract, effect->until ? pb_period_format (effect->until) : NULL);
    }
  return extract;
}

static PbExtract *
new_counts (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Assignments"), overview->summary);

  pb_extract_add_column (extract, _("What"));
  pb_extract_add_column (extract, _("Which"));
  pb_extract_add_number_column (extract, _("Number of assignments"), 0);
  for (guint i = 0; overview->n_assignments && i < G_N_ELEMENTS (overview->by_assessment); i++)
    {
      pb_extract_add_text (extract, _("Latest assessment"));
      pb_extract_add_text (extract, pb_enum_label (PB_ENUM_ASSESSMENT, (int) i));
      pb_extract_add_number (extract, TRUE, overview->by_assessment[i]);
    }
  for (guint i = 0; overview->n_assignments && i < G_N_ELEMENTS (overview->by_status); i++)
    {
      pb_extract_add_text (extract, _("Status"));
      pb_extract_add_text (extract, pb_enum_label (PB_ENUM_STATUS, (int) i));
      pb_extract_add_number (extract, TRUE, overview->by_status[i]);
    }
  return extract;
}

static PbExtract *
new_due (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Due"), "");

  pb_extract_add_date_column (extract, _("Date"));
  pb_extract_add_column (extract, _("What"));
  pb_extract_add_column (extract, _("Details"));
  pb_extract_add_column (extract, _("Late"));
  for (guint i = 0; i < overview->due->len; i++)
    {
      const PbOverviewDue *due = overview->due->pdata[i];

      pb_extract_add_day (extract, &due->date);
      pb_extract_add_text (extract, due->title);
      pb_extract_add_text (extract, due->detail);
      pb_extract_add_text (extract, due->late ? _("Late") : NULL);
    }
  return extract;
}

static PbExtract *
new_unreported (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Without follow-up"), overview->deadline);

  pb_extract_add_number_column (extract, _("Number"), 0);
  pb_extract_add_column (extract, _("Assignment"));
  pb_extract_add_column (extract, _("Responsible"));
  for (guint i = 0; i < overview->unreported->len; i++)
    {
      PbRecord *assignment = overview->unreported->pdata[i];

      pb_extract_add_number (extract, TRUE, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
      pb_extract_add_text (extract, pb_record_get_title (assignment));
      pb_extract_take_text (extract, pb_assignment_dup_roles (assignment, FALSE));
    }
  return extract;
}

static PbExtract *
new_findings (const PbOverview *overview)
{
  PbExtract *extract = pb_extract_new (_("Check"), "");

  pb_extract_add_column (extract, _("Severity"));
  pb_extract_add_column (extract, _("Finding"));
  pb_extract_add_column (extract, _("Column"));
  pb_extract_add_column (extract, _("Details"));
  for (guint i = 0; i < overview->findings->len; i++)
    {
      const PbOverviewFinding *finding = overview->findings->pdata[i];

      pb_extract_add_text (extract, finding->severity == PB_SEVERITY_ERROR     ? _("Error")
                                    : finding->severity == PB_SEVERITY_WARNING ? _("Warning")
                                                                               : _("Information"));
      pb_extract_add_text (extract, finding->heading);
      pb_extract_add_text (extract, finding->column);
      pb_extract_add_text (extract, finding->detail);
    }
  return extract;
}

void
pb_extracts_add_overview (GPtrArray *to, PbPlan *plan, const PbOverview *overview)
{
  take (to, new_balance (overview));
  take (to, new_effects (overview));
  take (to, new_counts (overview));
  take (to, new_due (overview));
  take (to, new_unreported (overview));
  take (to, new_findings (overview));
}
