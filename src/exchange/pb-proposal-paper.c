/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-proposal-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "model/pb-proposal.h"
#include "model/pb-scenario-words.h"
#include "model/pb-sheet-edit.h"
#include "pb-show.h"
#include "pb-target.h"

/* A4 in points, with margins of 20 mm. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN 56.693

#define TEXT 10
#define HEADING 13
#define TITLE 21

/* Who proposes what, from where. */
static void
add_head (PbPaper *paper, const PbProposal *proposal)
{
  PbPlan *plan = pb_record_get_plan (proposal->scenario);
  PbRecord *document = pb_plan_get_document (plan);
  const char *proposer = pb_record_get_text (proposal->scenario, PB_SCENARIO_PROPOSER);
  const char *note = pb_record_get_text (proposal->scenario, PB_SCENARIO_NOTE);
  const char *municipality = pb_record_get_text (document, PB_PLAN_MUNICIPALITY);
  g_autofree char *base = g_strdup_printf (_("Against: %s"), proposal->base ? pb_record_get_title (proposal->base)
                                                                           : _("The plan"));
  g_autofree char *by = proposer ? g_strdup_printf (_("Proposed by: %s"), proposer) : NULL;
  g_autofree char *of = g_strdup_printf ("%s%s%s", pb_record_get_title (document), municipality ? ", " : "",
                                         municipality ? municipality : "");

  pb_paper_add_text (paper,
                     pb_enum_label (PB_ENUM_SCENARIO_KIND, pb_record_get_enum (proposal->scenario, PB_SCENARIO_KIND)),
                     TEXT, PANGO_WEIGHT_SEMIBOLD, PB_TONE_INK_2);
  pb_paper_add_text (paper, pb_record_get_title (proposal->scenario), TITLE, PANGO_WEIGHT_BOLD, PB_TONE_INK);
  pb_paper_add_space (paper, 4);
  if (by)
    pb_paper_add_text (paper, by, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK);
  pb_paper_add_text (paper, of, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2);
  pb_paper_add_text (paper, base, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2);
  pb_paper_add_space (paper, 12);
  if (*proposal->verdict)
    pb_paper_add_marked (paper, proposal->balanced ? PB_MARK_BALANCE_KEPT : PB_MARK_BALANCE_DEFICIT, proposal->verdict,
                         HEADING);
  if (*proposal->without)
    pb_paper_add_text (paper, proposal->without, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK);
  if (proposal->notice)
    pb_paper_add_marked (paper, PB_MARK_BALANCE_DEFICIT, proposal->notice, TEXT);
  if (note)
    {
      pb_paper_add_space (paper, 8);
      pb_paper_add_text (paper, note, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK);
    }
}

static void
add_heading (PbPaper *paper, const char *text)
{
  pb_paper_add_space (paper, 18);
  pb_paper_add_text (paper, text, HEADING, PANGO_WEIGHT_BOLD, PB_TONE_INK);
}

typedef gint64 (*YearFunc) (const PbProposalYear *year);

static gint64
get_base (const PbProposalYear *year)
{
  return year->base_balance;
}

static gint64
get_added (const PbProposalYear *year)
{
  return -year->added;
}

static gint64
get_removed (const PbProposalYear *year)
{
  return year->removed;
}

static gint64
get_balance (const PbProposalYear *year)
{
  return year->balance;
}

static void
add_year_row (PbPaper *paper, const PbProposal *proposal, const char *title, YearFunc func, gboolean sign, gboolean sum)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < proposal->years->len; i++)
    {
      gint64 ore = func (&g_array_index (proposal->years, PbProposalYear, i));

      g_ptr_array_add (cells, sign ? pb_money_format_signed (ore, proposal->unit, proposal->decimals)
                                   : pb_money_format (ore, proposal->unit, proposal->decimals));
    }
  g_ptr_array_add (cells, NULL);
  pb_paper_add_row (paper, title, NULL, (const char *const *) cells->pdata, sum);
}

static void
add_verdict_row (PbPaper *paper, const PbProposal *proposal)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < proposal->years->len; i++)
    g_ptr_array_add (cells, (gpointer) (g_array_index (proposal->years, PbProposalYear, i).state == PB_BALANCE_DEFICIT
                                          ? _("Deficit")
                                          : _("In balance")));
  g_ptr_array_add (cells, NULL);
  pb_paper_add_row (paper, "", NULL, (const char *const *) cells->pdata, FALSE);
}

static void
add_years (PbPaper *paper, const PbProposal *proposal)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  if (proposal->years->len == 0)
    return;
  for (guint i = 0; i < proposal->years->len; i++)
    g_ptr_array_add (headings, g_strdup_printf ("%d", g_array_index (proposal->years, PbProposalYear, i).year));
  g_ptr_array_add (headings, NULL);
  add_heading (paper, _("Year by year"));
  pb_paper_begin_table (paper, pb_enum_label (PB_ENUM_UNIT, proposal->unit), (const char *const *) headings->pdata);
  add_year_row (paper, proposal, _("Balance without it, all boards together"), get_base, FALSE, FALSE);
  add_year_row (paper, proposal, _("Added: more cost, less income or saving"), get_added, TRUE, FALSE);
  add_year_row (paper, proposal, _("Removed: less cost, more income or saving"), get_removed, TRUE, FALSE);
  add_year_row (paper, proposal, _("Balance, all boards together"), get_balance, FALSE, TRUE);
  add_verdict_row (paper, proposal);
  pb_paper_end_table (paper);
}

static void
add_drivers (PbPaper *paper, const PbProposal *proposal)
{
  if (proposal->drivers->len == 0)
    return;
  add_heading (paper, _("Assignments that come otherwise"));
  pb_paper_add_space (paper, 4);
  for (guint i = 0; i < proposal->drivers->len; i++)
    {
      const PbScenarioDriver *driver = &g_array_index (proposal->drivers, PbScenarioDriver, i);
      g_autofree char *words = pb_scenario_words_driver (driver);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT ". %s",
                                               pb_record_get_int (driver->assignment, PB_ASSIGNMENT_NUMBER), words);

      pb_paper_add_text (paper, text, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK);
    }
}

static char *
dup_place (const PbProposalChange *change)
{
  PbRecord *board = pb_record_get_ref (change->change.sheet, PB_SHEET_BOARD);

  return g_strdup_printf ("%s%s%s, %s", board ? pb_record_get_title (board) : "", board ? " · " : "",
                          pb_record_get_title (change->change.sheet), pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (change->change.sheet, PB_SHEET_UNIT)));
}

static void
add_changes (PbPaper *paper, const PbProposal *proposal)
{
  const char *const headings[] = { _("Column"), _("From"), _("To"), _("Difference"), NULL };

  add_heading (paper, _("What is added and removed"));
  if (proposal->changes->len == 0)
    {
      pb_paper_add_text (paper, _("Nothing: all figures are as in what it is compared with."), TEXT,
                         PANGO_WEIGHT_NORMAL, PB_TONE_INK_2);
      return;
    }
  pb_paper_begin_table (paper, _("Line"), headings);
  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const PbProposalChange *change = &g_array_index (proposal->changes, PbProposalChange, i);
      g_autofree char *place = dup_place (change);
      g_autofree char *from = pb_proposal_change_dup_from (change);
      g_autofree char *to = pb_proposal_change_dup_to (change);
      g_autofree char *difference = pb_proposal_change_dup_difference (change);
      const char *const cells[] = { pb_record_get_title (change->change.column), from, to, difference, NULL };

      pb_paper_add_row (paper, pb_record_get_title (change->change.line), place, cells, FALSE);
    }
  pb_paper_end_table (paper);
}

/* What is noted of a changed figure: of one that comparisons gave, how it was computed and from whose values. */
static void
add_notes (PbPaper *paper, const PbProposal *proposal)
{
  PbPlan *plan = pb_record_get_plan (proposal->scenario);
  gboolean first = TRUE;

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (proposal->changes, PbProposalChange, i).change;
      const char *note = pb_sheet_get_note (plan, pb_record_get_id (proposal->scenario), pb_record_get_id (change->line),
                                            pb_record_get_id (change->column));
      g_autofree char *text = NULL;

      if (!note)
        continue;
      if (first)
        add_heading (paper, _("Notes"));
      first = FALSE;
      text = g_strdup_printf ("%s, %s: %s", pb_record_get_title (change->line), pb_record_get_title (change->column), note);
      pb_paper_add_space (paper, 4);
      pb_paper_add_text (paper, text, TEXT, PANGO_WEIGHT_NORMAL, PB_TONE_INK_2);
    }
}

PbPaper *
pb_proposal_paper_new (PbPlan *plan, gint64 scenario, PangoContext *context, double width, double height)
{
  g_autoptr (PbProposal) proposal = pb_proposal_new (plan, scenario);
  g_autofree char *footer = NULL;
  g_autofree char *day = NULL;
  PbPaper *paper;
  GDate today;

  if (!proposal)
    return NULL;
  pb_date_today (&today);
  day = pb_date_format (&today);
  footer = g_strdup_printf ("%s · %s · %s", pb_record_get_title (proposal->scenario),
                            pb_record_get_title (pb_plan_get_document (plan)), day);
  paper = pb_paper_new (context, width, height);
  pb_paper_set_footer (paper, footer);
  add_head (paper, proposal);
  add_years (paper, proposal);
  add_drivers (paper, proposal);
  add_changes (paper, proposal);
  add_notes (paper, proposal);
  return paper;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                       _("The scenario is no longer in the plan: somebody has deleted it."));
  return FALSE;
}

gboolean
pb_proposal_write_pdf (PbPlan *plan, gint64 scenario, const char *path, GError **error)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *context;
  PbPaper *paper;

  if (!record)
    return refuse_missing (error);
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pb_record_get_title (record));
  cr = cairo_create (surface);
  context = pango_cairo_create_context (cr);
  paper = pb_proposal_paper_new (plan, scenario, context, PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - 2 * MARGIN);
  for (guint i = 0; i < pb_paper_get_n_pages (paper); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, MARGIN);
      pb_paper_draw (paper, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  pb_paper_free (paper);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return pb_target_write (path, (const char *) bytes->data, bytes->len, error);
}

gboolean
pb_proposal_write_csv (PbPlan *plan, gint64 scenario, const char *path, GError **error)
{
  PbRecord *record = pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario);
  PbShowOptions options = { .format = PB_SHOW_CSV, .scenario = record ? pb_record_get_title (record) : NULL };
  g_autofree char *table = NULL;
  g_autofree char *text = NULL;

  if (!record)
    return refuse_missing (error);
  table = pb_show (plan, "proposal", &options, error);
  if (!table)
    return FALSE;
  /* Swedish Excel takes a file without the mark for Windows-1252. */
  text = g_strconcat ("\xef\xbb\xbf", table, NULL);
  return pb_target_write (path, text, strlen (text), error);
}
