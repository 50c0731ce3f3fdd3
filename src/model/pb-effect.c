/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "pb-book-private.h"
#include "pb-date.h"
#include "pb-sheet-share.h"

/* An effect is what is planned; a table that only follows up still has its latest figure. */
static const PbMeasure effect_measures[]
    = { PB_MEASURE_PLAN, PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_OUTCOME };

typedef struct
{
  PbBook *book;
  GPtrArray **links; /* per node: its ASSIGNMENT_LINE rows, or NULL */
  gboolean *counted; /* per node: it is an effect line already */
  gboolean *groups;  /* per node: an effect line stands in it */
} Finder;

PbEffectPart *
pb_effect_divide (GPtrArray *links)
{
  PbEffectPart *parts = g_new (PbEffectPart, links->len);
  g_autofree double *shares = g_new (double, links->len);
  double total = 0;
  double so_far = 0;
  guint n_open = 0;
  gint64 given = 0;

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *link = g_ptr_array_index (links, i);
      double share = pb_record_get_real (link, PB_ASSIGNMENT_LINE_SHARE);

      parts[i].assignment = pb_record_get_int (link, PB_ASSIGNMENT_LINE_ASSIGNMENT);
      shares[i] = pb_record_is_null (link, PB_ASSIGNMENT_LINE_SHARE) ? -1 : CLAMP (share, 0.0, 1e6);
      if (shares[i] < 0)
        n_open++;
      else
        total += shares[i];
    }
  for (guint i = 0; i < links->len; i++)
    if (shares[i] < 0)
      shares[i] = MAX (1 - total, 0) / n_open;
  total = n_open > 0 ? MAX (total, 1) : total;
  /* The parts of a running sum add up to the whole, whatever each is rounded to. */
  for (guint i = 0; i < links->len; i++)
    {
      gint64 end;

      so_far += total > 0 ? shares[i] / total : 1.0 / links->len;
      end = i + 1 == links->len ? PB_PART_WHOLE : llround (MIN (so_far, 1) * PB_PART_WHOLE);
      parts[i].part = end - given;
      given = end;
    }
  return parts;
}

static void
count_line (Finder *finder, guint node, GPtrArray *links)
{
  PbEffectLine line = { node, 0, NULL };

  if (finder->counted[node])
    return;
  finder->counted[node] = TRUE;
  if (links != NULL)
    {
      line.n_parts = links->len;
      line.parts = pb_effect_divide (links);
    }
  g_array_append_val (finder->book->effect_lines, line);
}

/* The given lines that a line sums, through groups and links. (element-type guint: node) (transfer full) */
static GArray *
list_given (PbBook *book, guint start)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *given = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      guint node = g_array_index (stack, guint, stack->len - 1);
      guint line;
      PbSheet *sheet = pb_book_get_line (book, node, &line);
      const PbSheetLine *l = &sheet->lines[line];

      g_array_set_size (stack, stack->len - 1);
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (node)))
        continue;
      if (l->kind == PB_LINE_GIVEN)
        g_array_append_val (given, node);
      else if (l->kind == PB_LINE_LINKED && l->link >= 0)
        g_array_append_val (stack, l->link);
      else if (l->kind == PB_LINE_SUM)
        for (int child = line + 1; child < l->end; child = sheet->lines[child].end)
          {
            guint next = sheet->first_node + child;

            g_array_append_val (stack, next);
          }
    }
  return given;
}

static void
count_under (Finder *finder, guint start, GPtrArray *links)
{
  g_autoptr (GArray) given = list_given (finder->book, start);

  for (guint i = 0; i < given->len; i++)
    count_line (finder, g_array_index (given, guint, i), links);
}

static void
read_links (Finder *finder, PbPlan *plan)
{
  GPtrArray *records = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT_LINE);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *link = g_ptr_array_index (records, i);
      int node = pb_book_find_line (finder->book, pb_record_get_int (link, PB_ASSIGNMENT_LINE_LINE));
      guint line;
      PbSheet *sheet;

      if (node < 0)
        continue;
      sheet = pb_book_get_line (finder->book, node, &line);
      if (finder->links[node] == NULL)
        finder->links[node] = g_ptr_array_new ();
      g_ptr_array_add (finder->links[node], link);
      if (sheet->lines[line].parent >= 0)
        finder->groups[sheet->first_node + sheet->lines[line].parent] = TRUE;
    }
}

/* The other lines of a group that an effect line stands in: effect that no assignment carries. */
static void
count_group (Finder *finder, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (finder->book, node, &line);

  for (int child = line + 1; child < sheet->lines[line].end; child = sheet->lines[child].end)
    {
      const PbSheetLine *l = &sheet->lines[child];

      if (l->kind == PB_LINE_LINKED || (l->kind == PB_LINE_GIVEN && l->end == child + 1))
        count_under (finder, sheet->first_node + child, NULL);
    }
}

static void
collect_years (PbBook *book)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, book->n_sheets + 1);
  GArray *years = book->effect_years;

  for (guint i = 0; i < book->n_sheets; i++)
    wanted[i] = book->sheets[i]->balance_line >= 0 && book->sheets[i]->sign == PB_SIGN_COST_NEGATIVE;
  for (guint i = 0; i < book->effect_lines->len; i++)
    wanted[book->node_sheet[g_array_index (book->effect_lines, PbEffectLine, i).node]] = TRUE;
  for (guint i = 0; i < book->n_sheets; i++)
    for (guint column = 0; wanted[i] && column < book->sheets[i]->n_columns; column++)
      {
        const PbSheetColumn *c = &book->sheets[i]->columns[column];
        guint at = 0;

        if (c->months != 12 || c->measure == PB_MEASURE_VARIANCE)
          continue;
        while (at < years->len && g_array_index (years, gint, at) < c->year)
          at++;
        if (at == years->len || g_array_index (years, gint, at) != c->year)
          g_array_insert_val (years, at, c->year);
      }
}

void
pb_book_find_effect_lines (PbBook *self, PbPlan *plan)
{
  Finder finder = { self, NULL, NULL, NULL };

  finder.links = g_new0 (GPtrArray *, self->n_nodes + 1);
  finder.counted = g_new0 (gboolean, self->n_nodes + 1);
  finder.groups = g_new0 (gboolean, self->n_nodes + 1);
  read_links (&finder, plan);

  /* A line's own assignments come before those of the group that it stands in. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint node = 0; node < self->n_nodes; node++)
      {
        guint line;
        PbSheet *sheet = pb_book_get_line (self, node, &line);

        if (finder.links[node] != NULL && (sheet->lines[line].kind == PB_LINE_GIVEN) == (pass == 0))
          count_under (&finder, node, finder.links[node]);
      }
  for (guint node = 0; node < self->n_nodes; node++)
    if (finder.groups[node])
      count_group (&finder, node);
  collect_years (self);
  self->effect_of = g_new (int, self->n_nodes + 1);
  for (guint node = 0; node < self->n_nodes; node++)
    self->effect_of[node] = -1;
  for (guint i = 0; i < self->effect_lines->len; i++)
    self->effect_of[g_array_index (self->effect_lines, PbEffectLine, i).node] = (int) i;

  for (guint node = 0; node < self->n_nodes; node++)
    if (finder.links[node] != NULL)
      g_ptr_array_unref (finder.links[node]);
  g_free (finder.links);
  g_free (finder.counted);
  g_free (finder.groups);
}

static void
add_effect (PbBook *book, gint64 assignment, guint year, gint64 ore)
{
  PbEffectSum *sums = g_hash_table_lookup (book->effects, &assignment);

  if (sums == NULL)
    {
      sums = g_new0 (PbEffectSum, book->effect_years->len);
      g_hash_table_insert (book->effects, g_memdup2 (&assignment, sizeof assignment), sums);
    }
  if (__builtin_add_overflow (sums[year].ore, ore, &sums[year].ore))
    sums[year].ore = ore < 0 ? G_MININT64 : G_MAXINT64;
  sums[year].has = TRUE;
}

gint64
pb_effect_take_part (gint64 ore, gint64 part)
{
  __int128 half = PB_PART_WHOLE / 2;
  __int128 product = (__int128) ore * part;

  return (gint64) ((product < 0 ? product - half : product + half) / PB_PART_WHOLE);
}

/* For each year, the table's column of each effect measure, -1 where none. (transfer full) */
static int *
find_year_columns (PbBook *book, PbSheet *sheet)
{
  int *columns = g_new (int, (book->effect_years->len + 1) * G_N_ELEMENTS (effect_measures));

  for (guint year = 0; year < book->effect_years->len; year++)
    for (guint m = 0; m < G_N_ELEMENTS (effect_measures); m++)
      columns[year * G_N_ELEMENTS (effect_measures) + m]
          = pb_sheet_find_year (sheet, g_array_index (book->effect_years, gint, year), &effect_measures[m], 1);
  return columns;
}

/* The line's effect of a year, FALSE where it has none. columns: of the year, by measure. */
static gboolean
get_effect (PbBook *book, guint node, const int *columns, gint64 *ore)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, node, &line);

  for (guint m = 0; m < G_N_ELEMENTS (effect_measures); m++)
    if (columns[m] >= 0 && pb_sheet_get_value (sheet, line, columns[m], ore))
      return TRUE;
  return FALSE;
}

/* Each assignment's part of an amount: those of a running sum, so that they add up to it. parts: n_parts of the line. */
static void
divide_amount (const PbEffectLine *effect, gint64 ore, gint64 *parts)
{
  gint64 part = 0;
  gint64 given = 0;

  for (guint i = 0; i < effect->n_parts; i++)
    {
      gint64 end;

      part += effect->parts[i].part;
      end = pb_effect_take_part (ore, part);
      parts[i] = end - given;
      given = end;
    }
}

static void
sum_line (PbBook *book, const PbEffectLine *effect, guint year, const int *columns)
{
  g_autofree gint64 *parts = NULL;
  gint64 ore;

  if (!get_effect (book, effect->node, columns, &ore))
    return;
  add_effect (book, 0, year, ore);
  parts = g_new (gint64, effect->n_parts);
  divide_amount (effect, ore, parts);
  for (guint i = 0; i < effect->n_parts; i++)
    add_effect (book, effect->parts[i].assignment, year, parts[i]);
}

static void
sum_effects (PbBook *self)
{
  g_autofree int *columns = NULL;
  PbSheet *last = NULL;

  for (guint i = 0; i < self->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (self->effect_lines, PbEffectLine, i);
      guint line;
      PbSheet *sheet = pb_book_get_line (self, effect->node, &line);

      if (sheet != last)
        {
          g_free (columns);
          columns = find_year_columns (self, sheet);
          last = sheet;
        }
      for (guint year = 0; year < self->effect_years->len; year++)
        sum_line (self, effect, year, columns + year * G_N_ELEMENTS (effect_measures));
    }
}

GHashTable *
pb_book_peek_effects (PbBook *self)
{
  if (self->effects_stale)
    {
      g_hash_table_remove_all (self->effects);
      sum_effects (self);
    }
  self->effects_stale = FALSE;
  return self->effects;
}

GArray *
pb_effect_years (PbPlan *plan, gint64 scenario_id)
{
  return g_array_copy (pb_book_get (plan, scenario_id)->effect_years);
}

gboolean
pb_effect_get (PbPlan *plan, gint64 assignment_id, gint64 scenario_id, int year, gint64 *ore)
{
  PbBook *book = pb_book_get (plan, scenario_id);
  const PbEffectSum *sums = g_hash_table_lookup (pb_book_peek_effects (book), &assignment_id);

  for (guint i = 0; sums != NULL && i < book->effect_years->len; i++)
    if (g_array_index (book->effect_years, gint, i) == year && sums[i].has)
      {
        if (ore != NULL)
          *ore = sums[i].ore;
        return TRUE;
      }
  return FALSE;
}

/* What of one effect line is the assignment's, or the whole (0). */
static gboolean
add_share (PbBook *book, const PbEffectLine *effect, gint64 assignment, int year, gint64 *sum)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, effect->node, &line);
  int columns[G_N_ELEMENTS (effect_measures)];
  g_autofree gint64 *parts = g_new (gint64, effect->n_parts);
  gboolean any = assignment == 0;
  gint64 ore;
  gint64 share;

  for (guint m = 0; m < G_N_ELEMENTS (effect_measures); m++)
    columns[m] = pb_sheet_find_year (sheet, year, &effect_measures[m], 1);
  if (!get_effect (book, effect->node, columns, &ore))
    return FALSE;
  share = assignment == 0 ? ore : 0;
  divide_amount (effect, ore, parts);
  for (guint i = 0; assignment != 0 && i < effect->n_parts; i++)
    if (effect->parts[i].assignment == assignment)
      {
        share += parts[i];
        any = TRUE;
      }
  return any && !__builtin_add_overflow (*sum, share, sum);
}

gboolean
pb_share_get_amount (PbPlan *plan, gint64 line_id, gint64 assignment_id, gint64 scenario_id, int year, gint64 *ore)
{
  PbBook *book;
  g_autoptr (GHashTable) under = NULL;
  g_autoptr (GArray) given = NULL;
  gboolean any = FALSE;
  int node;

  g_return_val_if_fail (PB_IS_PLAN (plan) && ore != NULL, FALSE);

  book = pb_book_get (plan, scenario_id);
  node = pb_book_find_line (book, line_id);
  if (node < 0)
    return FALSE;
  *ore = 0;
  under = g_hash_table_new (NULL, NULL);
  given = list_given (book, (guint) node);
  for (guint i = 0; i < given->len; i++)
    g_hash_table_add (under, GUINT_TO_POINTER (g_array_index (given, guint, i)));
  for (guint i = 0; i < book->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (book->effect_lines, PbEffectLine, i);

      if (g_hash_table_contains (under, GUINT_TO_POINTER (effect->node)))
        any |= add_share (book, effect, assignment_id, year, ore);
    }
  return any;
}

static void
append_share (GArray *shares, gint64 assignment, PbRecord *line, gint64 ore)
{
  PbEffectShare share = { assignment, line, ore };

  g_array_append_val (shares, share);
}

GArray *
pb_effect_list (PbPlan *plan, const gint64 *board, gint64 scenario_id, int year)
{
  PbBook *book = pb_book_get (plan, scenario_id);
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (PbEffectShare));
  int columns[G_N_ELEMENTS (effect_measures)];
  PbSheet *last = NULL;

  for (guint i = 0; i < book->effect_lines->len; i++)
    {
      const PbEffectLine *effect = &g_array_index (book->effect_lines, PbEffectLine, i);
      g_autofree gint64 *parts = NULL;
      guint line;
      PbSheet *sheet = pb_book_get_line (book, effect->node, &line);
      gint64 ore;

      if (board != NULL && pb_record_get_int (sheet->record, PB_SHEET_BOARD) != *board)
        continue;
      for (guint m = 0; sheet != last && m < G_N_ELEMENTS (effect_measures); m++)
        columns[m] = pb_sheet_find_year (sheet, year, &effect_measures[m], 1);
      last = sheet;
      if (!get_effect (book, effect->node, columns, &ore))
        continue;
      parts = g_new (gint64, effect->n_parts + 1);
      divide_amount (effect, ore, parts);
      for (guint k = 0; k < effect->n_parts; k++)
        append_share (shares, effect->parts[k].assignment, sheet->lines[line].record, parts[k]);
      if (effect->n_parts == 0)
        append_share (shares, 0, sheet->lines[line].record, ore);
    }
  return shares;
}

/* The follow-up of the year, with a realised amount, whose period ends last and that was written last. */
static PbRecord *
find_realised (PbPlan *plan, gint64 assignment, int year, const GDate *last, GDate *latest)
{
  GPtrArray *follow_ups = pb_plan_peek_children (plan, PB_FOLLOW_UP_ASSIGNMENT, assignment);
  PbRecord *found = NULL;

  for (guint i = 0; i < follow_ups->len; i++)
    {
      PbRecord *follow_up = g_ptr_array_index (follow_ups, i);
      PbRecord *period = pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD);
      int order;
      GDate end;

      if (period == NULL || pb_record_is_null (follow_up, PB_FOLLOW_UP_REALISED)
          || !pb_period_parse (pb_record_get_text (period, PB_PERIOD_CODE), NULL, &end)
          || g_date_get_year (&end) != year
          || (last != NULL && g_date_compare (&end, last) > 0))
        continue;
      order = found != NULL ? g_date_compare (&end, latest) : 1;
      if (order == 0)
        order
            = g_strcmp0 (pb_record_get_text (follow_up, PB_FOLLOW_UP_AT), pb_record_get_text (found, PB_FOLLOW_UP_AT));
      if (order >= 0)
        {
          found = follow_up;
          *latest = end;
        }
    }
  return found;
}

gboolean
pb_effect_get_realised (PbPlan *plan, gint64 assignment_id, int year, gint64 *ore, const char **until)
{
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  const char *last = NULL;
  gint64 sum = 0;
  GDate last_end;

  for (guint i = 0; i < (assignment_id == 0 ? assignments->len : 1); i++)
    {
      gint64 id = assignment_id != 0 ? assignment_id : pb_record_get_id (g_ptr_array_index (assignments, i));
      GDate end;
      PbRecord *follow_up = find_realised (plan, id, year, NULL, &end);

      if (follow_up == NULL || __builtin_add_overflow (sum, pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED), &sum))
        continue;
      if (last == NULL || g_date_compare (&end, &last_end) > 0)
        {
          last = pb_record_get_text (pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD), PB_PERIOD_CODE);
          last_end = end;
        }
    }
  if (last == NULL)
    return FALSE;
  if (ore != NULL)
    *ore = sum;
  if (until != NULL)
    *until = last;
  return TRUE;
}

gboolean
pb_effect_get_realised_until (PbPlan *plan, gint64 assignment_id, int year, const char *last, gint64 *ore)
{
  GDate bound, end;
  gboolean bounded = last != NULL && pb_period_parse (last, NULL, &bound);
  PbRecord *follow_up = find_realised (plan, assignment_id, year, bounded ? &bound : NULL, &end);

  if (follow_up != NULL)
    *ore = pb_record_get_int (follow_up, PB_FOLLOW_UP_REALISED);
  return follow_up != NULL;
}
