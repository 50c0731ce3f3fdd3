/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-waterfall.h"

#include <glib/gi18n-lib.h>
#include "pb-waterfall-private.h"

struct _PbWaterfall
{
  PbUnit unit;
  int decimals;
  GArray *steps; /* PbWaterfallStep */
};

typedef struct
{
  PbBook *book;
  GHashTable *effects; /* node → PbEffectLine */
  GArray *terms;
} Collector;

static void
add_term (Collector *collector, PbSheet *sheet, guint line, guint column)
{
  PbBalanceTerm term = { .line = sheet->lines[line].record };

  if (!pb_sheet_get_value (sheet, line, column, &term.ore))
    return;
  term.effect = g_hash_table_lookup (collector->effects, GUINT_TO_POINTER (sheet->first_node + line));
  g_array_append_val (collector->terms, term);
}

typedef struct
{
  PbSheet *sheet;
  guint line;
  guint column;
} Place;

/* The children of a group, the last first: the stack gives them back in order. */
static void
push_children (GArray *stack, const Place *place)
{
  const PbSheetLine *lines = place->sheet->lines;
  guint first = stack->len;

  for (int child = (int) place->line + 1; child < lines[place->line].end; child = lines[child].end)
    if (lines[child].kind != PB_LINE_BALANCE)
      g_array_append_vals (stack, &(Place) { place->sheet, (guint) child, place->column }, 1);
  for (guint i = first, k = stack->len; i + 1 < k; i++)
    {
      Place other = g_array_index (stack, Place, --k);

      g_array_index (stack, Place, k) = g_array_index (stack, Place, i);
      g_array_index (stack, Place, i) = other;
    }
}

/* FALSE where the link leads to no figure. */
static gboolean
follow_link (PbBook *book, const Place *place, Place *target)
{
  const PbSheetLine *line = &place->sheet->lines[place->line];
  const PbSheetColumn *column = &place->sheet->columns[place->column];
  int found;

  if (line->link < 0)
    return FALSE;
  target->sheet = pb_book_get_line (book, line->link, &target->line);
  found = target->sheet == place->sheet ? (int) place->column
                                        : pb_sheet_find_column (target->sheet, column->period, column->measure);
  target->column = (guint) found;
  return found >= 0;
}

/* Opens groups and links down to the lines that have figures of their own. Lines on a ring of links have no value, and
 * what has one cannot rest on a ring: the walk ends. */
static void
collect (Collector *collector, PbSheet *sheet, guint line, guint column)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Place));

  g_array_append_vals (stack, &(Place) { sheet, line, column }, 1);
  while (stack->len > 0)
    {
      Place place = g_array_index (stack, Place, stack->len - 1);
      Place target;

      g_array_set_size (stack, stack->len - 1);
      if (!pb_sheet_get_value (place.sheet, place.line, place.column, NULL))
        continue;
      if (place.sheet->lines[place.line].kind == PB_LINE_SUM)
        push_children (stack, &place);
      else if (place.sheet->lines[place.line].kind != PB_LINE_LINKED)
        add_term (collector, place.sheet, place.line, place.column);
      else if (!follow_link (collector->book, &place, &target))
        continue;
      else if (target.sheet->lines[target.line].kind == PB_LINE_BALANCE)
        add_term (collector, place.sheet, place.line, place.column);
      else
        g_array_append_val (stack, target);
    }
}

static void
collect_sheet (Collector *collector, PbSheet *sheet, guint column)
{
  guint first = collector->terms->len;

  for (guint root = 0; root < (guint) sheet->balance_line; root = (guint) sheet->lines[root].end)
    if (sheet->lines[root].kind != PB_LINE_BALANCE)
      collect (collector, sheet, root, column);
  if (first == 0 && collector->terms->len > 0 && sheet->n_lines > 0 && sheet->lines[0].kind == PB_LINE_GIVEN)
    {
      PbBalanceTerm *term = &g_array_index (collector->terms, PbBalanceTerm, 0);

      term->start = term->line == sheet->lines[0].record && term->effect == NULL;
    }
}

GHashTable *
pb_balance_index_effects (PbBook *book)
{
  GHashTable *effects = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < book->effect_lines->len; i++)
    {
      PbEffectLine *line = &g_array_index (book->effect_lines, PbEffectLine, i);

      g_hash_table_insert (effects, GUINT_TO_POINTER (line->node), line);
    }
  return effects;
}

GArray *
pb_balance_list_terms (PbBook *book, GHashTable *effects, gint64 board_id, int year, PbSheet **first)
{
  Collector collector = { book, effects, g_array_new (FALSE, FALSE, sizeof (PbBalanceTerm)) };

  *first = NULL;
  for (guint i = 0; i < book->n_sheets; i++)
    {
      PbSheet *sheet = book->sheets[i];
      int column = pb_record_get_int (sheet->record, PB_SHEET_BOARD) == board_id ? pb_sheet_find_balance (sheet, year) : -1;

      if (column < 0)
        continue;
      if (*first == NULL)
        *first = sheet;
      collect_sheet (&collector, sheet, (guint) column);
    }
  return collector.terms;
}

static void
clear_step (gpointer data)
{
  PbWaterfallStep *step = data;

  g_free ((char *) step->label);
  g_clear_object (&step->line);
}

static void
add_step (PbWaterfall *self, PbWaterfallKind kind, char *label, PbRecord *line, gint64 ore)
{
  gint64 before
      = self->steps->len > 0 ? g_array_index (self->steps, PbWaterfallStep, self->steps->len - 1).level : 0;
  PbWaterfallStep step = { kind, label, line ? g_object_ref (line) : NULL, ore, ore };

  /* On the way the sum may leave what an amount can hold and come back: it comes back exactly. */
  if (kind != PB_WATERFALL_END && kind != PB_WATERFALL_START)
    step.level = (gint64) ((guint64) before + (guint64) ore);
  g_array_append_val (self->steps, step);
}

static guint64
get_size (const PbBalanceTerm *term)
{
  return term->ore < 0 ? -(guint64) term->ore : (guint64) term->ore;
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const PbBalanceTerm *one = *(PbBalanceTerm *const *) a;
  const PbBalanceTerm *other = *(PbBalanceTerm *const *) b;

  if (get_size (one) != get_size (other))
    return get_size (one) > get_size (other) ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* Changes (by place) or effects (by size): the smallest of them gathered where they are more than most. */
static void
add_steps (PbWaterfall *self, GArray *terms, gboolean effects, guint most)
{
  g_autoptr (GPtrArray) by_size = g_ptr_array_new ();
  g_autoptr (GHashTable) gathered = g_hash_table_new (NULL, NULL);
  gint64 sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      PbBalanceTerm *term = &g_array_index (terms, PbBalanceTerm, i);

      if (!term->start && term->ore != 0 && (term->effect != NULL) == effects)
        g_ptr_array_add (by_size, term);
    }
  g_ptr_array_sort (by_size, compare_sizes);
  for (guint i = most - 1; most > 0 && by_size->len > most && i < by_size->len; i++)
    {
      g_hash_table_add (gathered, by_size->pdata[i]);
      sum = (gint64) ((guint64) sum + (guint64) ((PbBalanceTerm *) by_size->pdata[i])->ore);
    }
  for (guint i = 0; i < (effects ? by_size->len : terms->len); i++)
    {
      PbBalanceTerm *term = effects ? by_size->pdata[i] : &g_array_index (terms, PbBalanceTerm, i);

      if (term->start || term->ore == 0 || (term->effect != NULL) != effects || g_hash_table_contains (gathered, term))
        continue;
      add_step (self, effects ? PB_WATERFALL_EFFECT : PB_WATERFALL_CHANGE, g_strdup (pb_record_get_title (term->line)),
                term->line, term->ore);
    }
  if (g_hash_table_size (gathered) > 0)
    add_step (self, PB_WATERFALL_GATHERED, pb_waterfall_dup_gathered (effects, g_hash_table_size (gathered)), NULL, sum);
}

char *
pb_waterfall_dup_gathered (gboolean effects, guint n)
{
  static const char *const words[]
      = { NC_ ("gathered", "Two"), NC_ ("gathered", "Three"), NC_ ("gathered", "Four"), NC_ ("gathered", "Five"),
          NC_ ("gathered", "Six"), NC_ ("gathered", "Seven"), NC_ ("gathered", "Eight"), NC_ ("gathered", "Nine"),
          NC_ ("gathered", "Ten"), NC_ ("gathered", "Eleven"), NC_ ("gathered", "Twelve") };
  g_autofree char *digits = g_strdup_printf ("%u", n);
  const char *number = n >= 2 && n < 2 + G_N_ELEMENTS (words) ? g_dpgettext2 (GETTEXT_PACKAGE, "gathered", words[n - 2]) : digits;

  /* TRANSLATORS: the number of them, at the start: "Five smaller effects" */
  return effects ? g_strdup_printf (_("%s smaller effects"), number) : g_strdup_printf (_("%s smaller changes"), number);
}

PbWaterfall *
pb_waterfall_new (PbPlan *plan, gint64 board_id, gint64 scenario_id, int year, guint most)
{
  g_autoptr (GHashTable) effects = NULL;
  g_autoptr (GArray) terms = NULL;
  PbWaterfall *self;
  PbRecord *line;
  PbBook *book;
  PbSheet *sheet;
  gint64 ore;

  g_return_val_if_fail (PB_IS_PLAN (plan), NULL);

  if (!pb_balance_get (plan, board_id, scenario_id, year, &ore, NULL))
    return NULL;
  book = pb_book_get (plan, scenario_id);
  effects = pb_balance_index_effects (book);
  terms = pb_balance_list_terms (book, effects, board_id, year, &sheet);
  self = g_new0 (PbWaterfall, 1);
  self->unit = pb_sheet_get_unit (sheet);
  self->decimals = pb_sheet_get_decimals (sheet);
  self->steps = g_array_new (FALSE, TRUE, sizeof (PbWaterfallStep));
  g_array_set_clear_func (self->steps, clear_step);
  if (terms->len > 0 && g_array_index (terms, PbBalanceTerm, 0).start)
    {
      const PbBalanceTerm *start = &g_array_index (terms, PbBalanceTerm, 0);

      add_step (self, PB_WATERFALL_START, g_strdup (pb_record_get_title (start->line)), start->line, start->ore);
    }
  add_steps (self, terms, FALSE, most);
  add_steps (self, terms, TRUE, most);
  line = pb_sheet_get_line (sheet, (guint) pb_sheet_get_balance_line (sheet));
  add_step (self, PB_WATERFALL_END, g_strdup_printf ("%s %d", pb_record_get_title (line), year), line, ore);
  return self;
}

void
pb_waterfall_free (PbWaterfall *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self);
}

guint
pb_waterfall_get_n_steps (PbWaterfall *self)
{
  return self->steps->len;
}

const PbWaterfallStep *
pb_waterfall_get_step (PbWaterfall *self, guint step)
{
  g_return_val_if_fail (step < self->steps->len, NULL);

  return &g_array_index (self->steps, PbWaterfallStep, step);
}

PbUnit
pb_waterfall_get_unit (PbWaterfall *self)
{
  return self->unit;
}

int
pb_waterfall_get_decimals (PbWaterfall *self)
{
  return self->decimals;
}

GArray *
pb_waterfall_years (PbPlan *plan, gint64 board_id, gint64 scenario_id)
{
  g_autoptr (GArray) all = pb_balance_years (plan);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (gint));

  for (guint i = 0; i < all->len; i++)
    {
      int year = g_array_index (all, gint, i);

      if (pb_balance_get (plan, board_id, scenario_id, year, NULL, NULL))
        g_array_append_val (years, year);
    }
  return years;
}
