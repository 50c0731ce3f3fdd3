/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-draft-keys.h"
#include "pb-import-memory.h"
#include "pb-import.h"
#include "pb-kolada-json.h"
#include "pb-layout.h"
#include "pb-text-table.h"

G_BEGIN_DECLS

typedef struct
{
  int column;
  char *code;
  char *rest; /* what the header says beside the period */
} PbImportPeriod;

typedef struct
{
  char *name;
  PbTextTable *text;
  const PbLayout *layout;
  int *columns; /* the text table's column of each field, -1 where the file lacks it */
  GHashTable *given; /* a column's name → what stands in it on every row, where the file lacks it; NULL: none */
  const char **constants; /* of each field what is given, NULL where nothing is */
  gboolean mapped; /* read otherwise than its headers say */
  GArray *periods; /* PbImportPeriod */
} PbImportFile;

/* A cell of a file: what an error names. */
typedef struct
{
  PbImportFile *file;
  guint row;
  int column; /* -1: the row */
} PbImportPlace;

typedef void (*PbImportLater) (PbImport *self, const PbImportPlace *place, PbDraftRow *row);

struct _PbImport
{
  PbPlan *plan;
  PbDraft *draft;
  GPtrArray *files; /* PbImportFile: text tables, and sheets of workbooks */
  guint n_files; /* that were added, a workbook as one */
  char *first_name;
  const char *last_source; /* the file of the source that was added last; owned by it */
  PbKoladaBatch *kolada; /* of files that hold what Kolada answers; NULL where none does */
  GPtrArray *kolada_names; /* of those files */
  char *kolada_more; /* where the latest of them goes on, NULL where it is whole */
  GHashTable *values_read; /* PbDraftRow of a value → the line of the file that gave it */
  GPtrArray *errors; /* sentences */
  guint n_errors;
  GHashTable *statuses; /* follow-ups whose status a file changed, assignments whose status a file tells */
  GPtrArray *later; /* what must wait until every file was read */
  GHashTable *line_names; /* folded title → the line that has it, NULL where several have; made when first asked for */
  char *map_sheet; /* NULL: every sheet */
  guint map_row; /* 0: looked for */
  GHashTable *map_columns; /* header → name, NULL: none */
  GHashTable *map_found; /* headers of map_columns that a file has */
  GHashTable *map_given; /* name → text, NULL: none */
  PbImportReport *report;
  gboolean done;
  gboolean dry_run;
};

/* Takes the text. */
PbImportFile *pb_import_file_new   (const char *name, PbTextTable *text);
void         pb_import_file_free   (PbImportFile *file);
/* Points the file's columns at the layout's fields. How many columns were understood, -1 where a required one is
 * missing. aside: takes the headers that were not; may be NULL. */
int          pb_import_match       (PbImportFile *file, const PbLayout *layout, GPtrArray *aside);
/* TRUE where every row has something to be read for the field, of a column or given. */
gboolean     pb_import_has_field   (PbImportFile *file, int field);
/* Has the file read as the same headers were before, where they have been mapped and no other map is told; then *layout is what
 * it holds, and the report says so. Else FALSE. */
gboolean     pb_import_recall      (PbImport *self, PbImportFile *file, const PbLayout **layout);
/* Counted from the table's first row, the one that the map tells; 0 where it tells none. */
guint        pb_import_find_told_row (PbImport *self, PbTextTable *text);
/* Gives the columns the names that the map has for them. */
void         pb_import_rename      (PbImport *self, PbImportFile *file);
/* The layout that understands most of the file's columns; NULL where it is in none. understood may be NULL. */
const PbLayout *pb_import_guess    (PbImportFile *file, int *understood);
/* What the file, as matched last, lacks of its layout. (transfer full) */
char        *pb_import_dup_missing (PbImportFile *file);
/* Says what is wrong in what the map tells of the file, else what it lacks of the layout that it is nearest to. */
void         pb_import_set_no_layout (PbImport *self, PbImportFile *file, GError **error);
/* FALSE with a sentence: where the file lacks the row that the map tells; where a header of the file is mapped to what is no
 * column of the layout (NULL: of any), or to what another is; where no file that was added has a mapped header. */
gboolean     pb_import_check_row   (PbImport *self, PbImportFile *file, GError **error);
gboolean     pb_import_check_map   (PbImport *self, PbImportFile *file, const PbLayout *layout, GError **error);
gboolean     pb_import_check_headers (PbImport *self, GError **error);
/* One more file was added by the user, a workbook is one. */
void         pb_import_count_file  (PbImport *self, const char *name);
/* Has the file read as the layout. Takes the file. */
gboolean     pb_import_take_file   (PbImport *self, PbImportFile *file, const PbLayout *layout, GError **error);
/* The sheets of a workbook that are in a layout (NULL: in any). */
gboolean     pb_import_add_workbook (PbImport *self, const char *name, GBytes *bytes, const PbLayout *layout,
                                     GError **error);

/* "" where the file lacks the column. */
const char  *pb_import_cell        (PbImportFile *file, guint row, int field);
PbImportPlace pb_import_place      (PbImportFile *file, guint row, int field);
/* Takes the sentence. */
void         pb_import_fail        (PbImport *self, const PbImportPlace *place, char *sentence);
void         pb_import_warn        (PbImport *self, const PbImportPlace *place, char *sentence);
/* Notes what comes of a row. */
void         pb_import_note        (PbImport *self, const PbImportPlace *place, PbTable table, PbDraftState state,
                                    const char *title);
void         pb_import_postpone    (PbImport *self, PbImportLater later, const PbImportPlace *place, PbDraftRow *row);

/* Sets a column from text as people write it. FALSE where it is not that, and the import fails. Empty text sets
 * nothing. */
gboolean     pb_import_set         (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn column,
                                    PbUnit unit, const char *text);
/* -1, and the import fails, where the text is none of the words. */
int          pb_import_word        (PbImport *self, const PbImportPlace *place, PbEnum e, const char *text);
/* The row of a table that a name stands for. Boards, functions, goals, entities and periods that the plan lacks are
 * made; NULL, and the import fails, for others. */
PbDraftRow  *pb_import_resolve     (PbImport *self, const PbImportPlace *place, PbTable table, const char *text);
/* "tabell/rad", a table of the board before others; or a title that only one line has. Asked when every file was
 * read. */
PbDraftRow  *pb_import_find_line   (PbImport *self, const char *text, PbDraftRow *board);
/* Makes the rows of a link table say what the cell lists. TRUE where that changed something. */
gboolean     pb_import_link        (PbImport *self, const PbImportPlace *place, PbDraftRow *row, PbColumn near,
                                    PbColumn far, const char *text);
/* What the file's kinds demand of a new row and the layouts do not say. */
void         pb_import_fill_new    (PbImport *self, PbDraftRow *row);

/* The readers of a file. */
void         pb_import_read_rows   (PbImport *self, PbImportFile *file);
void         pb_import_read_plan   (PbImport *self, PbImportFile *file);
void         pb_import_read_goals  (PbImport *self, PbImportFile *file);
void         pb_import_read_tables (PbImport *self, PbImportFile *file);
void         pb_import_read_values (PbImport *self, PbImportFile *file);
/* When all is read: gives assignments the status that a file's follow-up of the latest period tells, unless a file tells the
 * assignment's itself. */
void         pb_import_take_statuses (PbImport *self);

G_END_DECLS
