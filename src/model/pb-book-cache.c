/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-book-private.h"
#include "pb-value.h"

/* The plan's books: its own figures and each scenario asked for. What an edit changes is noted by the book that it
 * concerns, which is brought up to date when it is next asked for; a change of the tables' structure drops it. */

/* From this part of its lines on, computing a book afresh is cheaper. */
#define MAX_NOTED_PART 4
#define MIN_NOTED 64

typedef struct
{
  PbBook *book;
  PbBookChanges changes;
  gboolean stale; /* there are any */
} CachedBook;

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static CachedBook *
cached_book_new (PbPlan *plan, gint64 scenario_id)
{
  CachedBook *self = g_new0 (CachedBook, 1);

  self->book = pb_book_new_what_if (plan, scenario_id, NULL, 0);
  self->changes = (PbBookChanges){ new_ids (), new_ids (), new_ids () };
  return self;
}

static void
cached_book_free (gpointer data)
{
  CachedBook *self = data;

  pb_book_free (self->book);
  g_hash_table_unref (self->changes.cells);
  g_hash_table_unref (self->changes.printed);
  g_hash_table_unref (self->changes.assignments);
  g_free (self);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("pb-book-cache");
}

PbBook *
pb_book_get (PbPlan *plan, gint64 scenario_id)
{
  GHashTable *books = g_object_get_qdata (G_OBJECT (plan), get_quark ());
  CachedBook *cached;

  if (books == NULL)
    {
      books = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, cached_book_free);
      g_object_set_qdata_full (G_OBJECT (plan), get_quark (), books, (GDestroyNotify)g_hash_table_unref);
    }
  cached = g_hash_table_lookup (books, &scenario_id);
  if (cached == NULL)
    {
      cached = cached_book_new (plan, scenario_id);
      g_hash_table_insert (books, g_memdup2 (&scenario_id, sizeof scenario_id), cached);
    }
  else if (cached->stale)
    {
      pb_book_update (cached->book, plan, scenario_id, &cached->changes);
      g_hash_table_remove_all (cached->changes.cells);
      g_hash_table_remove_all (cached->changes.printed);
      g_hash_table_remove_all (cached->changes.assignments);
      cached->stale = FALSE;
    }
  return cached->book;
}

/* What a changed row means for the books. */
typedef enum
{
  NOTE_NOTHING,
  NOTE_CELL,
  NOTE_PRINTED,
  NOTE_SCENARIO_CELL,
  NOTE_DRIVER,
  NOTE_SCENARIOS, /* all scenarios' books are to be computed afresh */
  NOTE_ALL,
} Note;

#define BIT(column) (G_GUINT64_CONSTANT (1) << PB_COLUMN_INDEX (column))

/* Where the row is changed in place: what it belongs to must stay, and what is not computed with does not matter. */
static Note
note_columns (const PbChange *change, guint64 owners, guint64 ignored, Note note, Note otherwise)
{
  if (change->op != PB_OP_UPDATE)
    return note;
  if ((change->mask & ~ignored) == 0)
    return NOTE_NOTHING;
  return (change->mask & owners) != 0 ? otherwise : note;
}

static Note
find_note (const PbChange *change)
{
  switch (change->table)
    {
    case PB_TABLE_CELL:
      return note_columns (change, BIT (PB_CELL_LINE) | BIT (PB_CELL_COLUMN), BIT (PB_CELL_NOTE), NOTE_CELL, NOTE_ALL);
    case PB_TABLE_PRINTED:
      return note_columns (change, BIT (PB_PRINTED_LINE) | BIT (PB_PRINTED_COLUMN), 0, NOTE_PRINTED, NOTE_ALL);
    case PB_TABLE_SCENARIO_CELL:
      return note_columns (
          change, BIT (PB_SCENARIO_CELL_SCENARIO) | BIT (PB_SCENARIO_CELL_LINE) | BIT (PB_SCENARIO_CELL_COLUMN),
          BIT (PB_SCENARIO_CELL_NOTE), NOTE_SCENARIO_CELL, NOTE_SCENARIOS);
    case PB_TABLE_SCENARIO_DRIVER:
      return note_columns (change, BIT (PB_SCENARIO_DRIVER_SCENARIO) | BIT (PB_SCENARIO_DRIVER_ASSIGNMENT), 0,
                           NOTE_DRIVER, NOTE_SCENARIOS);
    case PB_TABLE_SCENARIO:
      return note_columns (change, 0, ~BIT (PB_SCENARIO_PARENT), NOTE_SCENARIOS, NOTE_SCENARIOS);
    case PB_TABLE_SHEET:
      return note_columns (change, 0, BIT (PB_SHEET_TITLE) | BIT (PB_SHEET_NOTE) | BIT (PB_SHEET_BOARD), NOTE_ALL,
                           NOTE_ALL);
    case PB_TABLE_LINE:
      return note_columns (change, 0, BIT (PB_LINE_TITLE) | BIT (PB_LINE_NOTE), NOTE_ALL, NOTE_ALL);
    case PB_TABLE_COLUMN:
    case PB_TABLE_ASSIGNMENT_LINE:
      return NOTE_ALL;
    default:
      return NOTE_NOTHING;
    }
}

/* What the row says in a REF column before it changes, or as it is inserted. FALSE where memory does not have it. */
static gboolean
get_id (PbPlan *plan, const PbChange *change, PbColumn column, gint64 *id)
{
  PbRecord *record;

  if (change->op == PB_OP_INSERT)
    {
      *id = change->after[PB_COLUMN_INDEX (column)].v.i;
      return TRUE;
    }
  record = pb_plan_get_record (plan, change->table, change->id);
  if (record == NULL)
    return FALSE;
  *id = pb_record_get_int (record, column);
  return TRUE;
}

static PbColumn
get_note_column (Note note)
{
  switch (note)
    {
    case NOTE_CELL:
      return PB_CELL_LINE;
    case NOTE_PRINTED:
      return PB_PRINTED_LINE;
    case NOTE_SCENARIO_CELL:
      return PB_SCENARIO_CELL_LINE;
    default:
      return PB_SCENARIO_DRIVER_ASSIGNMENT;
    }
}

/* Notes the change in every book that it concerns. FALSE where a book has too much noted to be worth it. */
static gboolean
note_in_books (GHashTable *books, Note note, gint64 id)
{
  GHashTableIter iter;
  gpointer scenario, value;

  g_hash_table_iter_init (&iter, books);
  while (g_hash_table_iter_next (&iter, &scenario, &value))
    {
      CachedBook *cached = value;
      GHashTable *ids = note == NOTE_PRINTED  ? cached->changes.printed
                        : note == NOTE_DRIVER ? cached->changes.assignments
                                              : cached->changes.cells;

      if (*(gint64 *)scenario == 0 && (note == NOTE_SCENARIO_CELL || note == NOTE_DRIVER))
        continue;
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
      cached->stale = TRUE;
      if (g_hash_table_size (ids) > MAX (MIN_NOTED, cached->book->n_nodes / MAX_NOTED_PART))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_scenario (gpointer scenario, gpointer value, gpointer data)
{
  return *(gint64 *)scenario != 0;
}

void
pb_book_note_changes (PbPlan *plan, GPtrArray *changes)
{
  GHashTable *books = g_object_get_qdata (G_OBJECT (plan), get_quark ());

  for (guint i = 0; books != NULL && g_hash_table_size (books) > 0 && i < changes->len; i++)
    {
      const PbChange *change = g_ptr_array_index (changes, i);
      Note note = find_note (change);
      gint64 id = 0;

      if (note == NOTE_NOTHING)
        continue;
      if (note == NOTE_SCENARIOS)
        g_hash_table_foreach_remove (books, is_scenario, NULL);
      else if (note == NOTE_ALL || !get_id (plan, change, get_note_column (note), &id)
               || !note_in_books (books, note, id))
        g_hash_table_remove_all (books);
    }
}
