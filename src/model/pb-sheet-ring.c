/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-line-private.h"

#include <glib/gi18n-lib.h>

#include "pb-sheet-edit-private.h"

/* Whether lines would come to rest on each other in a ring, before anything is written: the book's lines are copied
 * with the change made, and what the changed line then rests on is searched for the line itself. */

PbLineChange
pb_line_change_none (const PbLineSite *site)
{
  const PbSheetLine *line = &site->sheet->lines[site->at];

  return (PbLineChange){ site->sheet, site->at, site->at, line->parent, line->kind, line->link, -1 };
}

/* Where each line stands after the change: places[old] = new. */
static int *
find_places (const PbLineChange *change)
{
  guint n = change->sheet->n_lines;
  int first = change->line;
  int end = change->sheet->lines[first].end;
  int *places = g_new (int, n + 1);
  int place = 0;

  /* Within the moved lines themselves means where they are. */
  for (int i = 0; i <= (int)n; i++)
    {
      if (i == (change->before > first && change->before < end ? first : change->before))
        for (int moved = first; moved < end; moved++)
          places[moved] = place++;
      if (i < (int)n && (i < first || i >= end))
        places[i] = place++;
    }
  return places;
}

static PbSheet *
copy_sheet (const PbSheet *sheet)
{
  PbSheet *copy = g_new0 (PbSheet, 1);

  copy->first_node = sheet->first_node;
  copy->n_lines = sheet->n_lines;
  copy->lines = g_memdup2 (sheet->lines, sheet->n_lines * sizeof *sheet->lines);
  return copy;
}

static void
change_sheet (PbSheet *copy, const PbLineChange *change, const int *places)
{
  for (guint i = 0; i < copy->n_lines; i++)
    {
      PbSheetLine line = change->sheet->lines[i];

      if ((int)i == change->line)
        {
          line.parent = change->parent;
          line.kind = change->kind;
          line.link = change->link;
        }
      if ((int)i == change->sum)
        line.kind = PB_LINE_SUM;
      line.parent = line.parent < 0 ? -1 : places[line.parent];
      copy->lines[places[i]] = line;
    }
  pb_sheet_shape_lines (copy->lines, copy->n_lines);
}

/* A book of lines only, as it would be. */
static void
copy_book (PbBook *copy, const PbBook *self, const PbLineChange *change, const int *places)
{
  int first = (int)change->sheet->first_node;

  *copy = *self;
  copy->sheets = g_new (PbSheet *, self->n_sheets);
  for (guint i = 0; i < self->n_sheets; i++)
    {
      copy->sheets[i] = copy_sheet (self->sheets[i]);
      if (self->sheets[i] == change->sheet)
        change_sheet (copy->sheets[i], change, places);
      for (guint line = 0; line < copy->sheets[i]->n_lines; line++)
        {
          int *link = &copy->sheets[i]->lines[line].link;

          if (*link >= first && *link < first + (int)change->sheet->n_lines)
            *link = first + places[*link - first];
        }
    }
}

static void
clear_book (PbBook *copy)
{
  for (guint i = 0; i < copy->n_sheets; i++)
    {
      g_free (copy->sheets[i]->lines);
      g_free (copy->sheets[i]);
    }
  g_free (copy->sheets);
}

static void
append_title (GString *names, PbBook *book, guint node)
{
  guint line;
  PbSheet *sheet = pb_book_get_line (book, node, &line);

  if (names->len > 0)
    g_string_append (names, " → ");
  g_string_append (names, pb_record_get_title (sheet->lines[line].record));
}

/* The way from a line back to itself. */
static char *
search_ring (PbBook *book, guint start)
{
  g_autofree gboolean *seen = g_new0 (gboolean, book->n_nodes);
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (PbBookVisit));
  PbBookVisit first = { start, -1 };
  GString *names = NULL;

  g_array_append_val (visits, first);
  while (visits->len > 0 && names == NULL)
    {
      int next = pb_book_next_dependency (book, &g_array_index (visits, PbBookVisit, visits->len - 1));

      if (next == (int)start)
        {
          names = g_string_new (NULL);
          for (guint i = 0; i < visits->len; i++)
            append_title (names, book, g_array_index (visits, PbBookVisit, i).node);
          append_title (names, book, start);
        }
      else if (next < 0)
        g_array_set_size (visits, visits->len - 1);
      else if (!seen[next])
        {
          PbBookVisit visit = { (guint)next, -1 };

          seen[next] = TRUE;
          g_array_append_val (visits, visit);
        }
    }
  return names != NULL ? g_string_free (names, FALSE) : NULL;
}

char *
pb_book_find_ring (PbBook *self, const PbLineChange *change)
{
  g_autofree int *places = find_places (change);
  PbBook copy;
  char *names;

  copy_book (&copy, self, change, places);
  names = search_ring (&copy, change->sheet->first_node + places[change->line]);
  clear_book (&copy);
  return names;
}

gboolean
pb_line_change_check (const PbLineChange *self, PbEdit *edit, PbPlan *plan)
{
  g_autofree char *ring = pb_book_find_ring (pb_book_get (plan, 0), self);

  if (ring != NULL)
    pb_sheet_refuse (edit, _ ("The figures would rest on themselves: %s. Nothing was changed."), ring);
  return ring == NULL;
}
