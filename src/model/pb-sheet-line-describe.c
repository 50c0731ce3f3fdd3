/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-line.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-sheet-edit-private.h"
#include "pb-sheet-line-private.h"
#include "pb-sheet-table.h"

/* No more names than this in a sentence. */
#define MAX_NAMES 6

/* What hangs on lines first to end of a sheet. */
typedef struct
{
  PbPlan *plan;
  PbSheet *sheet;
  int first;
  int end;
} Range;

static void
append_name (GString *names, guint n, const char *name)
{
  if (n < MAX_NAMES)
    g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", name);
}

/* n: how many there were to name. */
static void
append_rest (GString *names, guint n)
{
  if (n > MAX_NAMES)
    /* TRANSLATORS: after a list of names: "Löner, Hyror and 3 more" */
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", n - MAX_NAMES), n - MAX_NAMES);
}

/* Takes the sentence. */
static void
add (GStrvBuilder *sentences, char *sentence)
{
  g_strv_builder_add (sentences, sentence);
  g_free (sentence);
}

static void
add_lines (const Range *range, GStrvBuilder *sentences)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = (guint)(range->end - range->first - 1);

  for (guint i = 0; i < n; i++)
    append_name (names, i, pb_record_get_title (range->sheet->lines[range->first + 1 + (int)i].record));
  append_rest (names, n);
  if (n > 0)
    add (sentences, g_strdup_printf (ngettext ("%u line under it: %s.", "%u lines under it: %s.", n), n, names->str));
}

static guint
count_set (GPtrArray *records, PbColumn column)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += !pb_record_is_null (g_ptr_array_index (records, i), column);
  return n;
}

static void
add_scenarios (GStrvBuilder *sentences, GPtrArray *cells)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      PbRecord *scenario = pb_record_get_ref (g_ptr_array_index (cells, i), PB_SCENARIO_CELL_SCENARIO);

      if (scenario != NULL && g_hash_table_add (seen, scenario))
        append_name (names, g_hash_table_size (seen) - 1, pb_record_get_title (scenario));
    }
  append_rest (names, g_hash_table_size (seen));
  if (cells->len > 0)
    add (sentences,
         g_strdup_printf (ngettext ("%u figure in scenarios: %s.", "%u figures in scenarios: %s.", cells->len),
                          cells->len, names->str));
}

void
pb_sheet_describe_cells (GStrvBuilder *sentences, GPtrArray *cells, guint printed, GPtrArray *scenario_cells)
{
  guint figures = count_set (cells, PB_CELL_AMOUNT);
  guint notes = count_set (cells, PB_CELL_NOTE);

  if (figures > 0)
    add (sentences, g_strdup_printf (ngettext ("%u figure.", "%u figures.", figures), figures));
  if (notes > 0)
    add (sentences, g_strdup_printf (ngettext ("%u note on a figure.", "%u notes on figures.", notes), notes));
  if (printed > 0)
    add (sentences, g_strdup_printf (ngettext ("%u printed figure.", "%u printed figures.", printed), printed));
  add_scenarios (sentences, scenario_cells);
}

static void
add_figures (const Range *range, GStrvBuilder *sentences)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GPtrArray) scenario_cells = g_ptr_array_new ();
  guint printed = 0;

  for (int i = range->first; i < range->end; i++)
    {
      gint64 id = range->sheet->lines[i].id;

      g_ptr_array_extend (cells, pb_plan_peek_children (range->plan, PB_CELL_LINE, id), NULL, NULL);
      g_ptr_array_extend (scenario_cells, pb_plan_peek_children (range->plan, PB_SCENARIO_CELL_LINE, id), NULL, NULL);
      printed += pb_plan_peek_children (range->plan, PB_PRINTED_LINE, id)->len;
    }
  pb_sheet_describe_cells (sentences, cells, printed, scenario_cells);
}

static void
add_links (const Range *range, GStrvBuilder *sentences)
{
  for (int i = range->first; i < range->end; i++)
    {
      GPtrArray *links = pb_plan_peek_children (range->plan, PB_LINE_LINK, range->sheet->lines[i].id);

      for (guint link = 0; link < links->len; link++)
        {
          PbRecord *line = g_ptr_array_index (links, link);
          PbRecord *sheet = pb_record_get_ref (line, PB_LINE_SHEET);
          int at = pb_sheet_find_line (range->sheet, line);

          if (at >= range->first && at < range->end)
            continue;
          add (sentences, g_strdup_printf (_ ("“%s” in the table “%s” links to “%s” and will have no figures."),
                                           pb_record_get_title (line), sheet != NULL ? pb_record_get_title (sheet) : "",
                                           pb_record_get_title (range->sheet->lines[i].record)));
        }
    }
}

static void
add_assignments (const Range *range, GStrvBuilder *sentences)
{
  for (int i = range->first; i < range->end; i++)
    {
      GPtrArray *links = pb_plan_peek_children (range->plan, PB_ASSIGNMENT_LINE_LINE, range->sheet->lines[i].id);

      for (guint link = 0; link < links->len; link++)
        {
          PbRecord *assignment = pb_record_get_ref (g_ptr_array_index (links, link), PB_ASSIGNMENT_LINE_ASSIGNMENT);

          if (assignment != NULL)
            add (sentences, g_strdup_printf (_ ("“%s” is an effect of assignment %d %s, which loses it."),
                                             pb_record_get_title (range->sheet->lines[i].record),
                                             (int)pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                                             pb_assignment_get_short_title (assignment)));
        }
    }
}

static void
describe (const Range *range, GStrvBuilder *sentences)
{
  add_lines (range, sentences);
  add_figures (range, sentences);
  add_links (range, sentences);
  add_assignments (range, sentences);
}

char **
pb_sheet_describe_table (PbPlan *plan, gint64 sheet_id)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  PbSheet *sheet;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  sheet = g_hash_table_lookup (pb_book_get (plan, 0)->sheet_by_id, &sheet_id);
  if (sheet != NULL)
    {
      Range range = { plan, sheet, 0, (int)sheet->n_lines };

      if (sheet->n_lines > 0)
        add (sentences, g_strdup_printf (ngettext ("%u line.", "%u lines.", sheet->n_lines), sheet->n_lines));
      add_figures (&range, sentences);
      add_links (&range, sentences);
      add_assignments (&range, sentences);
    }
  return g_strv_builder_end (sentences);
}

char **
pb_sheet_describe_line (PbPlan *plan, gint64 line_id, gboolean under)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  PbLineSite site;
  Range range;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  if (pb_line_site_find (&site, plan, line_id, NULL))
    {
      range = (Range){ plan, site.sheet, site.at, under ? site.sheet->lines[site.at].end : site.at + 1 };
      describe (&range, sentences);
    }
  return g_strv_builder_end (sentences);
}

guint
pb_sheet_count_figures (PbPlan *plan, gint64 line_id)
{
  g_return_val_if_fail (PB_IS_PLAN (plan), 0);

  return count_set (pb_plan_peek_children (plan, PB_CELL_LINE, line_id), PB_CELL_AMOUNT)
         + count_set (pb_plan_peek_children (plan, PB_SCENARIO_CELL_LINE, line_id), PB_SCENARIO_CELL_AMOUNT);
}
