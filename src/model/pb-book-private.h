/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-sheet.h"

G_BEGIN_DECLS

/* All tables of the plan computed together, since lines link from one to another. Tables, lines and cells stand in arrays; a
 * line is named by its table and its place in reading order, or, across tables, by its node: its place among all lines. */

enum
{
  PB_CELL_HAS = 1 << 0,
  PB_CELL_PRINTED = 1 << 1,
  PB_CELL_BROKEN = 1 << 2, /* rests on a ring of links, or does not fit: has no value, nor has what rests on it */
};

typedef struct
{
  PbRecord *record; /* NULL for a variance column that the program adds */
  gint64 id;
  char *label;
  char *period;
  PbMeasure measure;
  int year; /* 0 where the period is none */
  int months; /* that the period covers */
  int index; /* of the period among those of its length: consecutive periods have consecutive numbers */
  int budget; /* what a variance is computed from; -1 where it is not computed */
  int actual;
} PbSheetColumn;

typedef struct
{
  PbRecord *record;
  gint64 id;
  PbLineKind kind;
  int parent; /* -1 where it stands in no group */
  int root; /* the line without group that it stands under, or itself */
  int end; /* the line after the last one under it */
  int before; /* the balance line before it, -1 where none */
  int after; /* the balance line after it, -1 where none */
  int link; /* of a link: the other line's node, -1 where it is missing */
  guint depth;
  gboolean circular;
} PbSheetLine;

struct _PbSheet
{
  gatomicrefcount ref_count;
  PbRecord *record;
  PbUnit unit;
  int decimals;
  PbSign sign;
  guint first_node;
  guint n_columns;
  PbSheetColumn *columns; /* columns and lines are shared by the sheets of the same table, in boxes that count their owners */
  guint n_lines;
  PbSheetLine *lines;
  int balance_line;
  /* n_lines × n_columns */
  gint64 *values;
  gint64 *printed; /* NULL where nothing is */
  guint32 *rows; /* leaf rows that the value sums */
  guint8 *flags;
  GHashTable *index; /* PbRecord → line + 1; made when first asked for */
  GHashTable *linked; /* first node of a table → int *: its column for each of ours, -1 where none; made when a line links to it */
};

#define PB_SHEET_CELL(sheet, line, column) ((gsize) (line) * (sheet)->n_columns + (column))

/* An assignment's part in an effect line, in billionths; a line's parts add up to one. */
#define PB_PART_WHOLE G_GINT64_CONSTANT (1000000000)

typedef struct
{
  gint64 assignment;
  gint64 part;
} PbEffectPart;

typedef struct
{
  guint node;
  guint n_parts; /* 0 where no assignment carries it */
  PbEffectPart *parts;
} PbEffectLine;

typedef struct
{
  guint n_sheets;
  PbSheet **sheets; /* in the plan's order */
  guint n_nodes;
  guint *node_sheet; /* node → table */
  GHashTable *sheet_by_id; /* gint64 * → PbSheet */
  GHashTable *node_by_id; /* gint64 * → node */
  GArray *effect_lines; /* PbEffectLine */
  GArray *effect_years; /* gint */
  GHashTable *effects; /* gint64 * assignment, 0 all together → PbEffectSum[number of years]; see pb_book_peek_effects() */
  gboolean effects_stale;
  /* Per node */
  guint *ranks; /* the order that lines are computed in: each after what it rests on */
  int *first_link; /* a line that links to it, -1 where none */
  int *next_link; /* the next line that links to the same as it, -1 where none */
  int *effect_of; /* its place in effect_lines, -1 where none */
} PbBook;

typedef struct
{
  gboolean has;
  gint64 ore;
} PbEffectSum;

/* The book of the plan as it is now; owned by the plan, valid until its next change. */
PbBook  *pb_book_get              (PbPlan *plan, gint64 scenario_id);

PbSheet *pb_book_get_line         (PbBook *self, guint node, guint *line);
/* The node of a line's id, -1 where there is none. */
int      pb_book_find_line        (PbBook *self, gint64 id);
/* The column for a whole year that comes first in measures, -1 where there is none. */
int      pb_sheet_find_year       (PbSheet *self, int year, const PbMeasure *measures, guint n_measures);

/* The column that the table's bottom line of a year stands in, -1 where it has none to judge. */
int      pb_sheet_find_balance    (PbSheet *self, int year);

/* The column of the same length and measure some periods before; -1 where there is none. */
int      pb_sheet_find_before     (PbSheet *self, guint column, int periods);
/* "2025", "2025 budget" in the reader's language. (transfer full) */
char    *pb_sheet_make_label      (const char *period, PbMeasure measure);
/* The sheet itself where nobody else holds it, else a copy in its place: who holds one keeps what it showed. Takes self. */
PbSheet *pb_sheet_make_own        (PbSheet *self);
/* Its column for each of the sheet's, -1 where none. Owned by the sheet. */
const int *pb_sheet_match_columns (PbSheet *self, PbSheet *other);
PbSheet *pb_sheet_new             (PbPlan *plan, PbRecord *record, guint first_node);
/* Fills in depth, root, end, before and after of lines in reading order from their parents and kinds. The last balance line. */
int      pb_sheet_shape_lines     (PbSheetLine *lines, guint n_lines);
/* The parts of a line's ASSIGNMENT_LINE rows, one for each. Shares as written; where they are fewer than the assignments the rest
 * is divided equally; where they do not add up to one they hold as proportions. (transfer full) */
PbEffectPart *pb_effect_divide    (GPtrArray *links);
void     pb_book_find_effect_lines (PbBook *self, PbPlan *plan);
/* Sums them where a line's figures changed since. */
GHashTable *pb_book_peek_effects  (PbBook *self);
/* A driver that the scenario would have if somebody asked. */
typedef struct
{
  gint64 assignment; /* 0: of the line, which no assignment carries */
  gint64 line;
  int delay; /* months */
  gint64 realisation; /* in PB_REALISED_WHOLE */
} PbWhatIf;

#define PB_REALISED_WHOLE G_GINT64_CONSTANT (1000000)
/* A file from elsewhere may say anything; these are months and percent that can still be computed with. */
#define PB_BOOK_MAX_DELAY 1200
#define PB_BOOK_MAX_REALISATION 1000.0

/* The scenario (0: one based on the plan) as it would be with other drivers of its own. (transfer full) */
PbBook  *pb_book_new_what_if      (PbPlan *plan, gint64 scenario_id, const PbWhatIf *what_ifs, guint n);
/* The figures that the scenario's own drivers move: the plan's with those set in the layers below, nothing moved or computed
 * yet. (transfer full) */
PbBook  *pb_book_new_profile      (PbPlan *plan, gint64 scenario_id);
void     pb_book_free             (PbBook *self);
/* board NULL: all. As pb_balance_get(). */
gboolean pb_book_get_balance      (PbBook *self, const gint64 *board, int year, gint64 *ore, PbBalance *state);
/* Half a rounding of the rows that the same bottom lines sum. Öre. */
gint64   pb_book_get_tolerance    (PbBook *self, const gint64 *board, int year);
/* How many times each node's figure counts in a table's bottom line, through sums, links and balances; 0 for what it does not
 * rest on. Figures count in the columns that pb_sheet_find_column() gives for the bottom line's period and measure. (transfer
 * full) (array length n_nodes) */
double  *pb_book_weigh            (PbBook *self, PbSheet *sheet, const char *period, PbMeasure measure);
/* FALSE where a board is in deficit that year. */
gboolean pb_book_all_in_balance   (PbBook *self, int year);

void     pb_book_apply_scenario   (PbBook *self, PbPlan *plan, gint64 scenario_id, const PbWhatIf *what_ifs, guint n);
/* The same with other layers than a scenario has; (element-type PbRecord), the lowest first. */
void     pb_book_apply_layers     (PbBook *self, PbPlan *plan, GPtrArray *layers, const PbWhatIf *what_ifs, guint n);
/* A given line's own figure, before anything is computed; nothing where there is no such cell. */
void     pb_book_set_given        (PbBook *self, gint64 line_id, gint64 column_id, gboolean has, gint64 ore);
void     pb_book_apply_base       (PbBook *self, PbPlan *plan, gint64 scenario_id);
/* part: in billionths; half away from zero to whole öre. */
gint64   pb_effect_take_part      (gint64 ore, gint64 part);
/* The same for some lines alone, whose own figures have been read anew. */
void     pb_book_apply_scenario_lines (PbBook *self, PbPlan *plan, gint64 scenario_id, const guint *nodes, guint n);
/* Reads a line's own figures, and what is printed for it, as they are in the plan. */
void     pb_book_read_line        (PbBook *self, PbPlan *plan, guint node);
void     pb_book_read_printed     (PbBook *self, PbPlan *plan, guint node);
void     pb_book_compute          (PbBook *self);
/* Computes some columns of a line from what it rests on. A column's variance is computed where it is among them. */
void     pb_book_compute_line     (PbBook *self, guint node, const guint *columns, guint n);

/* What has changed in a book since it was computed. */
typedef struct
{
  GHashTable *cells; /* gint64 *: lines of which figures changed */
  GHashTable *printed; /* gint64 *: lines of which printed totals changed */
  GHashTable *assignments; /* gint64 *: of which drivers changed */
} PbBookChanges;

/* Computes what rests on the changes, and only that. The book is then as one computed afresh. */
void     pb_book_update           (PbBook *self, PbPlan *plan, gint64 scenario_id, const PbBookChanges *changes);
/* Tells the plan's books of rows that are about to change in memory. changes: (element-type PbChange) */
void     pb_book_note_changes     (PbPlan *plan, GPtrArray *changes);

/* A line being visited, and where in what it rests on the visit has come. */
typedef struct
{
  guint node;
  int cursor; /* -1 before the first */
} PbBookVisit;

/* The next line that the visited one rests on; -1 after the last. */
int      pb_book_next_dependency  (PbBook *self, PbBookVisit *visit);

G_END_DECLS
