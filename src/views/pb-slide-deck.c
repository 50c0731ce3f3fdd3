/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-goal.h"
#include "model/pb-waterfall.h"
#include "pb-benchmarks-facts.h"
#include "pb-slide-facts.h"

struct _PbSlideDeck
{
  PbPlan *plan;
  PbOverview *overview;
  GPtrArray *rows; /* of GPtrArray of PbSlide, the top first */
};

static const char *const kind_names[PB_N_SLIDE_KINDS]
    = { "title", "overview", "assignment", "money", "goal", "balance", "sheet", "comparison", "way", "findings" };

static void
slide_free (PbSlide *slide)
{
  g_clear_object (&slide->record);
  g_free (slide);
}

static void
add_slide (GPtrArray *row, PbSlideKind kind, PbRecord *record, guint page)
{
  PbSlide *slide = g_new0 (PbSlide, 1);

  slide->kind = kind;
  slide->record = record ? g_object_ref (record) : NULL;
  slide->page = page;
  g_ptr_array_add (row, slide);
}

static GPtrArray *
add_row (PbSlideDeck *self, PbSlideKind kind, PbRecord *record, guint page)
{
  GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) slide_free);

  add_slide (row, kind, record, page);
  g_ptr_array_add (self->rows, row);
  return row;
}

static gboolean
has_balance (PbSlideDeck *self, gint64 board)
{
  g_autoptr (GArray) years = pb_waterfall_years (self->plan, board, pb_plan_get_scenario (self->plan));

  return years->len > 0;
}

/* The board of the first effect line that counts in a balance: its way is where the assignment's money goes. */
static void
add_way (PbSlideDeck *self, GPtrArray *row, PbRecord *assignment)
{
  GPtrArray *links = pb_plan_peek_children (self->plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, pb_record_get_id (assignment));

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *line = pb_record_get_ref (links->pdata[i], PB_ASSIGNMENT_LINE_LINE);
      PbRecord *sheet = line ? pb_record_get_ref (line, PB_LINE_SHEET) : NULL;

      if (sheet && has_balance (self, pb_record_get_int (sheet, PB_SHEET_BOARD)))
        {
          add_slide (row, PB_SLIDE_WAY, pb_record_get_ref (sheet, PB_SHEET_BOARD), 0);
          return;
        }
    }
}

static void
add_assignment (PbSlideDeck *self, PbRecord *assignment)
{
  GPtrArray *row = add_row (self, PB_SLIDE_ASSIGNMENT, assignment, 0);
  GPtrArray *links
      = pb_plan_peek_children (self->plan, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_record_get_id (assignment));

  if (pb_slide_has_money (assignment))
    add_slide (row, PB_SLIDE_MONEY, assignment, 0);
  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *indicator = pb_record_get_ref (links->pdata[i], PB_INDICATOR_ASSIGNMENT_INDICATOR);

      if (indicator && pb_slide_has_comparison (indicator))
        add_slide (row, PB_SLIDE_COMPARISON, indicator, 0);
    }
  add_way (self, row, assignment);
}

static void
add_balance (PbSlideDeck *self, PbRecord *board)
{
  if (has_balance (self, board ? pb_record_get_id (board) : 0))
    add_slide (add_row (self, PB_SLIDE_BALANCE, board, 0), PB_SLIDE_WAY, board, 0);
}

/* The areas with all below them, where goals are what is followed up. */
static void
add_goals (PbSlideDeck *self)
{
  g_autoptr (GPtrArray) goals = pb_goal_list_children (self->plan, NULL);

  if (self->overview->n_assignments > 0
      && self->overview->goals_by_assessment[PB_ASSESSMENT_NOT_ASSESSED] == self->overview->n_goals)
    return;
  for (guint i = 0; i < goals->len; i++)
    for (guint page = 0; page < pb_slide_count_goal_pages (goals->pdata[i]); page++)
      add_row (self, PB_SLIDE_GOAL, goals->pdata[i], page);
}

static void
add_sheets (PbSlideDeck *self)
{
  GPtrArray *sheets = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (PbSheet) sheet
          = pb_sheet_get (self->plan, pb_record_get_id (sheets->pdata[i]), pb_plan_get_scenario (self->plan));

      if (pb_sheet_get_sign (sheet) == PB_SIGN_COST_POSITIVE && pb_sheet_get_n_lines (sheet) > 0
          && pb_sheet_get_n_columns (sheet) > 0)
        add_row (self, PB_SLIDE_SHEET, sheets->pdata[i], 0);
    }
}

static void
add_rows (PbSlideDeck *self)
{
  GPtrArray *assignments = pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT);
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  GPtrArray *indicators = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR);
  guint pages = pb_slide_count_finding_pages (self->overview);

  add_row (self, PB_SLIDE_TITLE, NULL, 0);
  add_row (self, PB_SLIDE_OVERVIEW, NULL, 0);
  for (guint i = 0; i < assignments->len; i++)
    add_assignment (self, assignments->pdata[i]);
  add_goals (self);
  for (guint i = 0; i < boards->len; i++)
    add_balance (self, boards->pdata[i]);
  add_balance (self, NULL);
  add_sheets (self);
  for (guint i = 0; i < indicators->len; i++)
    if (pb_slide_has_comparison (indicators->pdata[i]))
      add_row (self, PB_SLIDE_COMPARISON, indicators->pdata[i], 0);
  for (guint i = 0; i < pages; i++)
    add_row (self, PB_SLIDE_FINDINGS, NULL, i);
}

PbSlideDeck *
pb_slide_deck_new (PbPlan *plan, const GDate *today)
{
  PbSlideDeck *self = g_new0 (PbSlideDeck, 1);

  self->plan = g_object_ref (plan);
  self->overview = pb_overview_new (plan, today);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_rows (self);
  return self;
}

void
pb_slide_deck_free (PbSlideDeck *self)
{
  g_ptr_array_unref (self->rows);
  pb_overview_free (self->overview);
  g_object_unref (self->plan);
  g_free (self);
}

PbPlan *
pb_slide_deck_get_plan (PbSlideDeck *self)
{
  return self->plan;
}

PbOverview *
pb_slide_deck_get_overview (PbSlideDeck *self)
{
  return self->overview;
}

guint
pb_slide_deck_get_n_rows (PbSlideDeck *self)
{
  return self->rows->len;
}

guint
pb_slide_deck_get_depth (PbSlideDeck *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);
  return ((GPtrArray *) self->rows->pdata[row])->len;
}

const PbSlide *
pb_slide_deck_get_slide (PbSlideDeck *self, const PbSlidePlace *place)
{
  g_return_val_if_fail (place->row < self->rows->len, NULL);
  g_return_val_if_fail (place->depth < pb_slide_deck_get_depth (self, place->row), NULL);
  return g_ptr_array_index ((GPtrArray *) self->rows->pdata[place->row], place->depth);
}

static gboolean
move_to (PbSlidePlace *place, guint row, guint depth)
{
  if (place->row == row && place->depth == depth)
    return FALSE;
  *place = (PbSlidePlace) { row, depth };
  return TRUE;
}

gboolean
pb_slide_deck_step (PbSlideDeck *self, PbSlidePlace *place, PbSlideStep step)
{
  switch (step)
    {
    case PB_SLIDE_FORWARD:
      return place->row + 1 < self->rows->len && move_to (place, place->row + 1, 0);
    case PB_SLIDE_BACK:
      return place->row > 0 && move_to (place, place->row - 1, 0);
    case PB_SLIDE_DEEPER:
      return place->depth + 1 < pb_slide_deck_get_depth (self, place->row)
             && move_to (place, place->row, place->depth + 1);
    case PB_SLIDE_UP:
      return place->depth > 0 && move_to (place, place->row, place->depth - 1);
    case PB_SLIDE_FIRST:
      return move_to (place, 0, 0);
    case PB_SLIDE_LAST:
    default:
      return move_to (place, self->rows->len - 1, 0);
    }
}

gboolean
pb_slide_deck_toggle (PbSlideDeck *self, PbSlidePlace *place, PbSlideKind kind)
{
  PbSlidePlace there = { place->row, 0 };

  if (pb_slide_deck_get_slide (self, place)->kind == kind && place->depth > 0)
    return move_to (place, place->row, 0);
  for (there.depth = 1; there.depth < pb_slide_deck_get_depth (self, place->row); there.depth++)
    if (pb_slide_deck_get_slide (self, &there)->kind == kind)
      return move_to (place, there.row, there.depth);
  return FALSE;
}

gboolean
pb_slide_deck_find_number (PbSlideDeck *self, gint64 number, PbSlidePlace *place)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PbSlide *slide = pb_slide_deck_get_slide (self, &(PbSlidePlace) { i, 0 });

      if (slide->kind == PB_SLIDE_ASSIGNMENT && !pb_record_is_null (slide->record, PB_ASSIGNMENT_NUMBER)
          && pb_record_get_int (slide->record, PB_ASSIGNMENT_NUMBER) == number)
        {
          *place = (PbSlidePlace) { i, 0 };
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pb_slide_deck_find_record (PbSlideDeck *self, PbRecord *record, PbSlidePlace *place)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (pb_slide_deck_get_slide (self, &(PbSlidePlace) { i, 0 })->record == record)
      {
        *place = (PbSlidePlace) { i, 0 };
        return TRUE;
      }
  return FALSE;
}

char *
pb_slide_deck_dup_key (PbSlideDeck *self, const PbSlidePlace *place)
{
  const PbSlide *top = pb_slide_deck_get_slide (self, &(PbSlidePlace) { place->row, 0 });

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%u/%u", kind_names[top->kind],
                          top->record ? pb_record_get_id (top->record) : 0, top->page, place->depth);
}

gboolean
pb_slide_deck_find_key (PbSlideDeck *self, const char *key, PbSlidePlace *place)
{
  const char *deep = strrchr (key, '/');

  if (deep == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbSlidePlace there = { i, 0 };
      g_autofree char *own = pb_slide_deck_dup_key (self, &there);

      if (strncmp (own, key, (gsize) (deep - key) + 1) != 0)
        continue;
      there.depth = (guint) MIN (g_ascii_strtoull (deep + 1, NULL, 10), pb_slide_deck_get_depth (self, i) - 1);
      *place = there;
      return TRUE;
    }
  return FALSE;
}

void
pb_slide_deck_count_kind (PbSlideDeck *self, guint row, guint *number, guint *count)
{
  PbSlideKind kind = pb_slide_deck_get_slide (self, &(PbSlidePlace) { row, 0 })->kind;

  *number = *count = 0;
  for (guint i = 0; i < self->rows->len; i++)
    if (pb_slide_deck_get_slide (self, &(PbSlidePlace) { i, 0 })->kind == kind)
      {
        (*count)++;
        if (i == row)
          *number = *count;
      }
}

static char *
dup_assignment_name (PbRecord *assignment)
{
  if (pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER))
    return g_strdup (pb_assignment_get_short_title (assignment));
  return g_strdup_printf (_("Assignment %d"), (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
}

static char *
dup_comparison_name (PbRecord *indicator)
{
  g_autoptr (PbSlideComparison) comparison = pb_slide_comparison_new (indicator);
  const char *title = pb_benchmarks_get_short_title (indicator);

  return comparison->peer_name ? g_strdup_printf (_("Comparison: %s"), title) : g_strdup (title);
}

static char *
dup_goal_name (const PbSlide *slide)
{
  guint pages = pb_slide_count_goal_pages (slide->record);
  g_autofree char *part = g_strdup_printf (_("part %u of %u"), slide->page + 1, pages);

  return pages > 1 ? g_strdup_printf ("%s · %s", pb_record_get_title (slide->record), part)
                   : g_strdup (pb_record_get_title (slide->record));
}

char *
pb_slide_dup_name (const PbSlide *slide)
{
  switch (slide->kind)
    {
    case PB_SLIDE_TITLE:
      return g_strdup (_("Title page"));
    case PB_SLIDE_OVERVIEW:
      return g_strdup (_("Overview"));
    case PB_SLIDE_ASSIGNMENT:
      return dup_assignment_name (slide->record);
    case PB_SLIDE_MONEY:
      return g_strdup (_("Money"));
    case PB_SLIDE_BALANCE:
      return g_strdup (slide->record ? pb_record_get_title (slide->record) : _("The whole plan"));
    case PB_SLIDE_GOAL:
      return dup_goal_name (slide);
    case PB_SLIDE_SHEET:
      return g_strdup (pb_record_get_title (slide->record));
    case PB_SLIDE_COMPARISON:
      return dup_comparison_name (slide->record);
    case PB_SLIDE_WAY:
      return g_strdup (_("The way to balance"));
    case PB_SLIDE_FINDINGS:
    default:
      return g_strdup (_("The check"));
    }
}
