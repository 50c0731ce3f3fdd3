/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed in a workbook and is not taken in: told by the marks of what its cells held when they were written.
 */
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-number.h"

/* Cells of a row in the set of those seen, and the place in it of the row itself. */
#define ROW_BITS 10
#define WHOLE_ROW ((1 << ROW_BITS) - 1)
#define FIRST_MARK 2
/* The row of a sheet's header, where it has one. */
#define HEADER 3

typedef struct
{
  PbReviewReader *reader;
  GPtrArray *rows;    /* marks as text */
  GArray *columns;    /* gint: the column that stood where this one stands now, -1: none */
  GHashTable *same;   /* the rows' marks */
  GHashTable *places; /* the mark that a row is known by → the first row that has it */
  GHashTable *found;  /* rows that are still there */
  guint known_by;     /* column: of the ids, or the first */
  gboolean has_ids;
} Others;

guint32
pb_review_mark_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (text, sizeof text, "%.12g", number == 0 ? 0 : number);
  return MAX (g_str_hash (text) & ((1 << 4 * PB_REVIEW_MARK_DIGITS) - 1), FIRST_MARK);
}

guint32
pb_review_mark_text (const char *text)
{
  g_autofree char *plain = pb_review_normalize (text);
  if (*plain == '\0')
    return 0;
  /* A number that was written as text may come back as a number. */
  if (strspn (plain, "0123456789") == strlen (plain))
    return pb_review_mark_number (g_ascii_strtod (plain, NULL));
  /* What is cut in its cell cannot be told from what was cut by hand. */
  if (g_utf8_strlen (plain, -1) >= PB_REVIEW_MAX_TEXT)
    return FIRST_MARK;
  return MAX (g_str_hash (plain) & ((1 << 4 * PB_REVIEW_MARK_DIGITS) - 1), FIRST_MARK);
}

char *
pb_review_dup_marks (GArray *marks)
{
  GString *text = g_string_new (NULL);
  guint n = marks->len;
  while (n > 0 && g_array_index (marks, guint32, n - 1) == 0)
    n--;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%0*x", PB_REVIEW_MARK_DIGITS, g_array_index (marks, guint32, i));
  return g_string_free (text, FALSE);
}

static guint
count_marks (const char *marks)
{
  return marks != NULL ? strlen (marks) / PB_REVIEW_MARK_DIGITS : 0;
}

static guint32
get_mark (const char *marks, guint column)
{
  char digits[PB_REVIEW_MARK_DIGITS + 1] = "";
  if (column >= count_marks (marks))
    return 0;
  memcpy (digits, marks + column * PB_REVIEW_MARK_DIGITS, PB_REVIEW_MARK_DIGITS);
  return g_ascii_strtoull (digits, NULL, 16);
}

static const char *
get_row (Others *self, guint row)
{
  return row < self->rows->len ? self->rows->pdata[row] : NULL;
}

static gpointer
cell_key (guint row, guint column)
{
  return GUINT_TO_POINTER ((row + 1) << ROW_BITS | MIN (column, WHOLE_ROW - 1));
}

void
pb_review_see (PbReviewReader *self, guint row, guint column)
{
  g_hash_table_add (self->seen, cell_key (row, column));
}

void
pb_review_see_row (PbReviewReader *self, guint row)
{
  g_hash_table_add (self->seen, GUINT_TO_POINTER ((row + 1) << ROW_BITS | WHOLE_ROW));
}

static gboolean
is_seen (PbReviewReader *self, guint row, guint column)
{
  return g_hash_table_contains (self->seen, cell_key (row, column))
         || g_hash_table_contains (self->seen, GUINT_TO_POINTER ((row + 1) << ROW_BITS | WHOLE_ROW));
}

static guint32
read_mark (PbReviewReader *self, guint row, guint column)
{
  const char *text = pb_text_table_get_cell (self->text, row, column);
  PbTextCellKind kind = pb_text_table_get_kind (self->text, row, column);
  double number;
  if (pb_text_table_is_formula (self->text, row, column) || kind == PB_TEXT_CELL_UNCOMPUTED)
    return PB_REVIEW_FORMULA;
  return kind == PB_TEXT_CELL_NUMBER && pb_number_parse (text, &number, NULL) ? pb_review_mark_number (number)
                                                                              : pb_review_mark_text (text);
}

static int
get_column (Others *self, guint at)
{
  if (!self->has_ids)
    return (int)at;
  return at < self->columns->len ? g_array_index (self->columns, gint, at) : -1;
}

/* The column that had the header, of those that no column has been found to be yet. */
static int
find_column (Others *self, guint at, GArray *taken)
{
  const char *header = get_row (self, HEADER);
  guint32 mark = pb_review_mark_text (pb_text_table_get_header (self->reader->text, at));
  for (guint c = 0; mark != 0 && c < count_marks (header); c++)
    if (get_mark (header, c) == mark && !g_array_index (taken, gboolean, c))
      return (int)c;
  if (at < taken->len && !g_array_index (taken, gboolean, at)
      && (get_mark (header, at) == PB_REVIEW_FORMULA || (mark == 0 && get_mark (header, at) == 0)))
    return (int)at;
  return -1;
}

/* In a sheet that has ids columns are known by their headers, so that others may stand between. */
static void
map_columns (Others *self)
{
  PbTextTable *text = self->reader->text;
  guint n = count_marks (get_row (self, HEADER)), n_gone = 0;
  g_autoptr (GArray) taken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_size (taken, MAX (n, pb_text_table_get_n_columns (text)));
  for (guint at = 0; at < pb_text_table_get_n_columns (text); at++)
    {
      int column = find_column (self, at, taken);
      const char *header = pb_text_table_get_header (text, at);
      g_array_append_val (self->columns, column);
      if (column >= 0)
        g_array_index (taken, gboolean, column) = TRUE;
      else if (*header != '\0')
        pb_review_take_note (self->reader->review,
                             g_strdup_printf (_ ("%s: the column “%s” is not one that was written; it is ignored."),
                                              self->reader->name, header));
    }
  for (guint c = 0; c < n; c++)
    n_gone += get_mark (get_row (self, HEADER), c) != 0 && !g_array_index (taken, gboolean, c);
  if (n_gone > 0)
    pb_review_take_note (
        self->reader->review,
        g_strdup_printf (ngettext ("%s: %u column is gone or has another header; nothing of it is taken in.",
                                   "%s: %u columns are gone or have other headers; nothing of them is taken in.",
                                   n_gone),
                         self->reader->name, n_gone));
}

/* As it would have been written. (transfer full) */
static char *
dup_row_marks (Others *self, guint row, guint32 *known_by)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (guint32));
  for (guint at = 0; at < pb_text_table_get_n_cells (self->reader->text, row); at++)
    {
      int column = get_column (self, at);
      if (column < 0)
        continue;
      if (marks->len <= (guint)column)
        g_array_set_size (marks, column + 1);
      g_array_index (marks, guint32, column) = read_mark (self->reader, row, at);
    }
  *known_by = self->known_by < marks->len ? g_array_index (marks, guint32, self->known_by) : 0;
  return pb_review_dup_marks (marks);
}

/* The row that this one was: that of its id, else the one in its place, or elsewhere, that begins as it does. -1: none.
 */
static int
find_written (Others *self, guint row, guint32 known_by)
{
  guint line = pb_text_table_get_line (self->reader->text, row) - 1;
  gpointer place;
  if (!self->has_ids && get_row (self, line) != NULL && get_mark (get_row (self, line), 0) == known_by)
    return (int)line;
  if (known_by != 0 && g_hash_table_lookup_extended (self->places, GUINT_TO_POINTER (known_by), NULL, &place))
    return GPOINTER_TO_INT (place);
  return !self->has_ids && get_row (self, line) != NULL ? (int)line : -1;
}

static void
compare_cells (Others *self, guint row, const char *written)
{
  guint n = MAX (count_marks (written), pb_text_table_get_n_cells (self->reader->text, row));
  for (guint at = 0; at < n; at++)
    {
      int column = get_column (self, at);
      guint32 mark = column >= 0 ? get_mark (written, column) : 0;
      guint32 now = column >= 0 ? read_mark (self->reader, row, at) : 0;
      /* A formula that gives nothing is read as an empty cell. */
      if (column < 0 || is_seen (self->reader, row, at) || now == mark || (mark == PB_REVIEW_FORMULA && now == 0))
        continue;
      pb_review_note (self->reader, row, at,
                      mark == PB_REVIEW_FORMULA
                          ? _ ("the plan computes this figure; what is written over it is ignored.")
                          : _ ("this is not taken in from a workbook; it is ignored. Change it in Planbok."));
    }
}

static void
compare_row (Others *self, guint row)
{
  guint32 known_by;
  g_autofree char *marks = dup_row_marks (self, row, &known_by);
  int written = find_written (self, row, known_by);
  if (written >= 0)
    g_hash_table_add (self->found, GINT_TO_POINTER (written));
  if (*marks == '\0' || g_hash_table_contains (self->same, marks))
    return;
  if (written >= 0)
    compare_cells (self, row, get_row (self, written));
  else if (!is_seen (self->reader, row, 0))
    pb_review_note (self->reader, row, 0, _ ("the row is not one that was written; it is ignored."));
}

static void
count_gone (Others *self)
{
  guint n = 0;
  for (guint row = HEADER + 1; row < self->rows->len; row++)
    n += get_mark (get_row (self, row), self->known_by) != 0
         && !g_hash_table_contains (self->found, GINT_TO_POINTER (row));
  if (n > 0)
    pb_review_take_note (
        self->reader->review,
        g_strdup_printf (ngettext ("%s: %u row is gone; it stays in the plan. Take it away in Planbok.",
                                   "%s: %u rows are gone; they stay in the plan. Take them away in Planbok.", n),
                         self->reader->name, n));
}

/* FALSE, and a note, where the sheet has lost its ids. */
static gboolean
find_known_by (Others *self)
{
  const char *header = get_row (self, HEADER);
  guint32 id = pb_review_mark_text (PB_REVIEW_ID);
  for (guint c = 0; c < count_marks (header); c++)
    if (get_mark (header, c) == id)
      {
        self->known_by = c;
        self->has_ids = TRUE;
      }
  if (!self->has_ids || self->reader->originals != NULL)
    return TRUE;
  pb_review_take_note (
      self->reader->review,
      g_strdup_printf (_ ("%s: its hidden column %s is gone, by which rows are known; nothing of the sheet "
                          "is taken in."),
                       self->reader->name, PB_REVIEW_ID));
  return FALSE;
}

void
pb_review_others (PbReviewReader *self, GPtrArray *rows)
{
  Others others = { .reader = self, .rows = rows };
  if (rows == NULL || !find_known_by (&others))
    return;
  others.columns = g_array_new (FALSE, FALSE, sizeof (gint));
  others.same = g_hash_table_new (g_str_hash, g_str_equal);
  others.places = g_hash_table_new (NULL, NULL);
  others.found = g_hash_table_new (NULL, NULL);
  for (guint row = 0; row < rows->len; row++)
    if (rows->pdata[row] != NULL)
      {
        gpointer mark = GUINT_TO_POINTER (get_mark (rows->pdata[row], others.known_by));
        g_hash_table_add (others.same, rows->pdata[row]);
        if (!g_hash_table_contains (others.places, mark))
          g_hash_table_insert (others.places, mark, GUINT_TO_POINTER (row));
      }
  if (others.has_ids)
    map_columns (&others);
  for (guint row = 0; row < pb_text_table_get_n_rows (self->text); row++)
    compare_row (&others, row);
  if (others.has_ids)
    count_gone (&others);
  g_array_unref (others.columns);
  g_hash_table_unref (others.same);
  g_hash_table_unref (others.places);
  g_hash_table_unref (others.found);
}
