/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>
#include "pb-show-private.h"
#include "pb-form.h"
#include "pb-workbook.h"
#include "model/pb-extract.h"
#include "model/pb-series.h"
#include "model/pb-sheet.h"
#include "pb-xlsx-read.h"

G_BEGIN_DECLS

/* The kinds of sheets that a workbook can hold, in the order that they stand in it. */
typedef enum
{
  PB_PART_OVERVIEW,
  PB_PART_ASSIGNMENTS,
  PB_PART_ACTIVITIES,
  PB_PART_TABLES, /* one sheet a table */
  PB_PART_EFFECTS,
  PB_PART_SCENARIOS,
  PB_PART_BENCHMARKS,
  PB_PART_INDICATORS,
  PB_PART_FOLLOW_UPS,
  PB_PART_ABOUT,
  PB_N_PARTS
} PbPart;

/* How a cell looks; numbers of it in a format of their own. */
typedef enum
{
  PB_LOOK_PLAIN,
  PB_LOOK_WRAPPED, /* text over several lines, in a narrower column */
  PB_LOOK_TITLE,
  PB_LOOK_QUIET, /* explanation */
  PB_LOOK_HEADING, /* of a block within a sheet */
  PB_LOOK_HEADER,
  PB_LOOK_HEADER_RIGHT, /* above numbers */
  PB_LOOK_ID, /* a number that is a name */
  PB_LOOK_SUM,
  PB_LOOK_BALANCE,
  PB_LOOK_LINK,
  PB_LOOK_ENTRY, /* to be filled in though the sheet is protected */
  PB_LOOK_GOOD,
  PB_LOOK_WARN,
  PB_LOOK_BAD,
  PB_LOOK_PROSE, /* a paragraph */
  PB_LOOK_NOTE, /* one that explains */
  PB_LOOK_WIDE_HEADING, /* a heading as a paragraph */
  PB_LOOK_ACTIVE, /* by the text of a cell: under way */
  PB_LOOK_IDLE, /* not begun */
  PB_N_LOOKS
} PbLook;

/* What every sheet begins with: title, explanation, an empty row, the header; then the rows. */
#define PB_SHEET_HEADER 3
#define PB_SHEET_FIRST 4
/* Columns of the assignments' sheet that the overview counts in. */
#define PB_SHEET_STATUS 4
#define PB_SHEET_ASSESSMENT 5

typedef struct _PbWorkbook PbWorkbook;

typedef struct
{
  PbWorkbook *book;
  lxw_worksheet *sheet;
  char *name;
  GArray *widths; /* double: of each column, in characters */
  guint row; /* the one whose height is known */
  guint n_lines;
} PbWorksheet;

struct _PbWorkbook
{
  lxw_workbook *book;
  PbPlan *plan;
  void (*write) (PbWorkbook *self); /* the sheets */
  gpointer data; /* the writer's */
  gboolean comes_back; /* what it is written from is kept in it */
  gboolean whole; /* parts that have nothing to tell are left out */
  PbShow show; /* board and scenario */
  const char *scenario; /* name; NULL: the plan's own */
  gboolean parts[PB_N_PARTS];
  gboolean many; /* rows: none are kept in memory, and none lead to other sheets */
  PbUnit unit; /* of what is gathered from several tables, and its decimals */
  int decimals;
  GHashTable *formats; /* "look/indent/number format" → lxw_format */
  lxw_format *plain_formats[PB_N_LOOKS][16]; /* of looks and indents, with no number format */
  GHashTable *sheet_names; /* folded names that are taken */
  GHashTable *names; /* defined names that are taken */
  PbWorksheet *sheets[PB_N_PARTS]; /* NULL where it is left out; of TABLES always */
  GHashTable *tables; /* id of a budget table → PbWorksheet */
  GHashTable *assignment_rows; /* id → row of its sheet */
  GHashTable *activity_rows; /* id of an assignment → row of its first activity */
  GHashTable *effect_rows; /* id of an assignment → row */
  GArray *years; /* gint: that effects are told for */
  guint effect_row; /* of the whole plan's effect */
  GPtrArray *kept; /* owned texts, three to a value: what a review compares with; NULL where none is made */
  GPtrArray *extracts; /* PbExtract: all that is written, with what it is; NULL: the plan's parts */
  GPtrArray *extract_sheets; /* their sheets, but those of budget tables */
  GHashTable *marks; /* name of a sheet → what was written in its rows, GArray of guint32; with kept */
  gint64 role; /* whom a Blankett is for; 0: a workbook of the plan */
  const char *role_name;
  const char *period; /* code, that the Blankett is about */
  const char *last_day; /* ISO; NULL: the period's own */
  guint n_cut; /* texts that were longer than a cell takes */
  guint n_rounded; /* amounts with more digits than a spreadsheet keeps */

  const PbExportWatch *watch;
  GCancellable *cancellable;
  guint64 done; /* rows of all */
  guint64 all;
  gboolean stopped;
};

/* Names. */
/* A name for a sheet: valid, and no other's, with or without regard to case. (transfer full) */
char        *pb_workbook_take_sheet_name (PbWorkbook *self, const char *wanted);
/* A name for a range, valid and no other's, made of its parts. (transfer full) */
char        *pb_workbook_take_name   (PbWorkbook *self, const char *first, const char *second);
/* Defines it for cells of a row. */
void         pb_workbook_define_row  (PbWorksheet *self, const char *first, const char *second, guint row, guint column,
                                      guint last_column);

/* Writes a workbook whose plan, show, write, watch and cancellable are set, as pb_workbook_write() does. */
gboolean     pb_workbook_write_sheets (PbWorkbook *self, const char *path, GPtrArray *warnings, GError **error);
/* A sheet for a budget table, to be written by pb_workbook_write_table(). */
void         pb_workbook_make_table (PbWorkbook *self, PbRecord *record);
/* What is written now, to whom it watches. */
void         pb_workbook_tell        (PbWorkbook *self, const char *what);

/* Sheets. */
PbWorksheet *pb_worksheet_new        (PbWorkbook *book, const char *name);
void         pb_worksheet_free       (PbWorksheet *self);
/* Title and explanation, what the printed page says, and its header row. */
void         pb_worksheet_begin      (PbWorksheet *self, const char *title, const char *explanation);
/* Sets what follows from the sheet's size: header row frozen and repeated, filter (where wanted), widths, paper. */
void         pb_worksheet_end        (PbWorksheet *self, guint first_frozen_column, guint n_columns, guint n_rows,
                                      gboolean filter);
/* One row more is done. FALSE where the export has been stopped. */
gboolean     pb_workbook_step        (PbWorkbook *self);

lxw_format  *pb_workbook_format      (PbWorkbook *self, PbLook look, guint indent, const char *number_format);
/* "#,##0.0": spaces and comma are the reader's. (transfer full) */
char        *pb_workbook_dup_money_format (int decimals);

/* What the file can hold and what is read again as it was: no more than Excel's 32,767 characters, no character that XML
 * lacks, and nothing that looks as an escape of one. (transfer full) */
char        *pb_workbook_dup_safe    (PbWorkbook *self, const char *text);

/* Cells. Text is always text, whatever it begins with; NULL and "" are an empty cell. */
void         pb_worksheet_text       (PbWorksheet *self, guint row, guint column, PbLook look, const char *text);
void         pb_worksheet_take_text  (PbWorksheet *self, guint row, guint column, PbLook look, char *text);
void         pb_worksheet_indented   (PbWorksheet *self, guint row, guint column, PbLook look, guint indent,
                                      const char *text);
/* A paragraph across the columns to last_column, which together take about width characters. */
void         pb_worksheet_paragraph  (PbWorksheet *self, guint row, guint last_column, PbLook look, guint width,
                                      const char *text);
/* Lines that a paragraph takes in so many characters. */
guint        pb_worksheet_count_lines (const char *text, guint width);
void         pb_worksheet_number     (PbWorksheet *self, guint row, guint column, PbLook look, double number,
                                      int decimals);
/* öre as a number in unit. */
void         pb_worksheet_money      (PbWorksheet *self, guint row, guint column, PbLook look, gint64 ore, PbUnit unit,
                                      int decimals);
/* What the cell holds, for its way back: pb_review_mark_…() */
void         pb_worksheet_remember   (PbWorksheet *self, guint row, guint column, guint32 mark);
/* A number that is a name: a year, of an assignment. */
void         pb_worksheet_name       (PbWorksheet *self, guint row, guint column, PbLook look, double number);
/* "2 494 (2022)": a number, and words after it that are no part of it. */
void         pb_worksheet_noted      (PbWorksheet *self, guint row, guint column, PbLook look, double number, int decimals,
                                      const char *after);
/* ISO date. */
void         pb_worksheet_date       (PbWorksheet *self, guint row, guint column, const char *iso);
/* The same to be filled in. */
void         pb_worksheet_entry_date (PbWorksheet *self, guint row, guint column, const char *iso);
/* A formula whose result the model knows; has FALSE: it is "". */
void         pb_worksheet_money_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula,
                                         gboolean has, gint64 ore, PbUnit unit, int decimals);
void         pb_worksheet_number_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula,
                                          double number, int decimals);
void         pb_worksheet_text_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula,
                                        const char *text);
/* So many characters of a text, ended after a word. (transfer full) */
char        *pb_workbook_dup_brief   (const char *text, guint length);
/* Text that leads to a cell of another sheet. */
void         pb_worksheet_link       (PbWorksheet *self, guint row, guint column, const char *text, PbWorksheet *to,
                                      guint to_row);
/* A choice of an enum's words in the cells, and the colours that go with them. */
void         pb_worksheet_choices    (PbWorksheet *self, guint row, guint last_row, guint column, PbEnum e);
/* Colour for cells that hold the text. */
void         pb_worksheet_colour_text (PbWorksheet *self, guint row, guint column, guint last_row, guint last_column,
                                       const char *text, PbLook look);
/* Negative amounts in the colour of a deficit. */
void         pb_worksheet_colour_negative (PbWorksheet *self, guint row, guint column, guint last_row,
                                           guint last_column);
/* "C5", and "'Blad'!C5" from another sheet. (transfer full) */
char        *pb_worksheet_dup_cell   (guint row, guint column);
char        *pb_worksheet_dup_far_cell (PbWorksheet *self, guint row, guint column);
/* Decimals that öre need in unit: 2, 5 or 8. */
int          pb_workbook_exact_decimals (PbUnit unit);

/* The row's id, in a column that is hidden, by which a review knows it again; then its values are kept. */
void         pb_worksheet_id         (PbWorksheet *self, guint row, guint column, gint64 id);
void         pb_worksheet_id_column  (PbWorksheet *self, guint column);
/* What a cell that may come back changed was written from. value NULL: nothing. */
void         pb_workbook_keep        (PbWorkbook *self, gint64 id, const char *column, const char *value);
void         pb_workbook_keep_record (PbWorkbook *self, PbRecord *record);
/* The hidden sheet of what was kept. */
void         pb_workbook_write_kept  (PbWorkbook *self);

/* The header that import knows for a column, with a capital. */
void         pb_workbook_write_header (PbWorksheet *self, guint column, PbColumn names, gboolean is_number);
/* The sum of what is there, rounded to öre; "" of nothing. (transfer full) */
char        *pb_workbook_dup_column_sum (guint first_row, guint last_row, guint column, PbUnit unit);

/* A cell times a factor, after the terms there are. */
void         pb_workbook_append_term (GString *terms, const char *cell, double factor);
/* Such terms as a formula, rounded to öre where it is more than one cell: fractions of numbers gather in sums.
 * (transfer full) */
char        *pb_workbook_dup_rounded (const char *terms, PbUnit unit);

/* Where a figure of a budget table stands. NULL where the workbook does not hold the table. */
PbWorksheet *pb_workbook_find_table  (PbWorkbook *self, PbRecord *table);
guint        pb_workbook_line_row    (guint line);
guint        pb_workbook_value_column (guint column);
/* The column of a table for a whole year, of the first of the measures that has a value in the line; -1 where none. */
int          pb_workbook_find_year   (PbSheet *sheet, guint line, int year, const PbMeasure *measures);

/* The balance of a board (NULL: of all) in a year as the tables' bottom lines give it by formula, where the workbook holds
 * that scenario's tables; else the figure. */
void         pb_workbook_write_balance (PbWorksheet *self, guint row, guint column, PbLook look, PbRecord *board,
                                        gint64 scenario, int year, gint64 ore);

/* "I balans" and the like, of a balance in the same column: öre that rounding explains, unit of the sheet's amounts. */
void         pb_workbook_write_verdict (PbWorksheet *self, guint row, guint column, guint balance_row, gint64 tolerance,
                                        PbUnit unit, PbBalance state);
void         pb_workbook_colour_verdicts (PbWorksheet *self, guint row, guint column, guint last_column);

/* In the sheet of effects: the row of the assignments together, and a year's column of what is realised. */
guint        pb_workbook_effect_sum_row (PbWorkbook *self);
guint        pb_workbook_realised_column (PbWorkbook *self, guint year);

/* A figure that a scenario has, or by its driver may have, otherwise than the plan. */
typedef struct
{
  guint scenario; /* index */
  PbRecord *table;
  PbRecord *line;
  guint column; /* of the computed table */
  int year; /* 0: a part of one */
  PbRecord *driver; /* NULL: the scenario's own figure, or not to be had by formula */
  guint driver_row;
  gboolean has_own;
  gboolean has_theirs;
  gint64 own; /* öre, 0 where absent */
  gint64 theirs;
} PbWorkbookFigure;

/* A scenario's balance: where it stands. board NULL: all. */
typedef struct
{
  guint scenario;
  PbRecord *board;
  int year;
  guint row;
  guint column;
} PbWorkbookTotal;

/* By scenario. driver_row: where their drivers begin. (element-type PbWorkbookFigure) (transfer full) */
GArray      *pb_workbook_list_figures (PbWorkbook *self, GPtrArray *scenarios, guint driver_row);
/* The first in row, below a heading and a header. */
void         pb_workbook_write_figures (PbWorksheet *self, guint row, GPtrArray *scenarios, GArray *figures);
/* What they add to a balance, as a term; NULL where that is not ore. first: the row they begin in. (transfer full) */
char        *pb_workbook_dup_differences (PbWorkbook *self, GArray *figures, guint first, const PbWorkbookTotal *total,
                                          gint64 ore);

/* An indicator's block in the sheet of comparisons. */
typedef struct
{
  PbWorksheet *to;
  PbRecord *indicator;
  PbSeries *series;
  guint header; /* the row that the periods stand in */
  guint n_periods;
  int own; /* index of the entity, -1 where it has no value */
  int decimals;
  guint row; /* the next */
  int target; /* the row of the own targets, -1 where there are none */
  PbRecord *own_entity; /* NULL where the plan has none */
  int volume_row; /* -1 where the sheet does not tell it */
} PbWorkbookBlock;

/* Columns of the claims; the chart stands beside them. */
#define PB_CLAIM_COLUMNS 7
guint        pb_workbook_entity_row    (const PbWorkbookBlock *self, guint entity);
gboolean     pb_workbook_get_outcome   (const PbWorkbookBlock *self, guint entity, guint period, double *value);
void         pb_workbook_write_claims  (PbWorkbookBlock *self);

/* The sheets. Each is called when all have their names. */
void         pb_workbook_write_overview    (PbWorkbook *self);
void         pb_workbook_write_assignments (PbWorkbook *self);
void         pb_workbook_write_activities  (PbWorkbook *self);
void         pb_workbook_write_table       (PbWorkbook *self, PbRecord *table);
void         pb_workbook_write_effects     (PbWorkbook *self);
void         pb_workbook_write_scenarios   (PbWorkbook *self);
void         pb_workbook_write_benchmarks  (PbWorkbook *self);
void         pb_workbook_write_indicators  (PbWorkbook *self);
void         pb_workbook_write_follow_ups  (PbWorkbook *self);
void         pb_workbook_write_about       (PbWorkbook *self);
/* "SN Socialnämndens budget": of the table's sheet. (transfer full) */
char        *pb_workbook_dup_table_name    (PbRecord *table);
/* The sheets of what views show. */
void         pb_workbook_write_extracts    (PbWorkbook *self);
/* The sheets of a Blankett. */
void         pb_workbook_write_form        (PbWorkbook *self);

G_END_DECLS
