/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-workbook.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "pb-review-private.h"
#include "pb-target.h"
#include "pb-workbook-private.h"

/* More rows than this and they are not kept in memory, at the price of texts being written once for each cell. */
#define MANY_ROWS 20000
/* The part of the work that is left when all sheets are made: the file itself. */
#define SHEETS_SHARE 0.7
/* Rows between two looks at whether anybody wants it stopped. */
#define STEP 256

static const struct
{
  const char *name;  /* --what=NAME */
  const char *title; /* of the sheet; NULL: each has its own */
  void (*write) (PbWorkbook *self);
} parts[PB_N_PARTS] = {
  [PB_PART_OVERVIEW] = { "overview", N_ ("Overview"), pb_workbook_write_overview },
  [PB_PART_ASSIGNMENTS] = { "assignments", N_ ("Assignments"), pb_workbook_write_assignments },
  [PB_PART_ACTIVITIES] = { "activities", N_ ("Activities"), pb_workbook_write_activities },
  [PB_PART_TABLES] = { "tables", NULL, NULL },
  [PB_PART_EFFECTS] = { "effects", N_ ("Effects"), pb_workbook_write_effects },
  [PB_PART_SCENARIOS] = { "scenarios", N_ ("Scenarios"), pb_workbook_write_scenarios },
  [PB_PART_BENCHMARKS] = { "benchmarks", N_ ("Benchmarks"), pb_workbook_write_benchmarks },
  [PB_PART_INDICATORS] = { "indicators", N_ ("Indicators"), pb_workbook_write_indicators },
  [PB_PART_FOLLOW_UPS] = { "followups", N_ ("Follow-up"), pb_workbook_write_follow_ups },
  [PB_PART_ABOUT] = { "about", N_ ("About"), pb_workbook_write_about },
};

char *
pb_workbook_dup_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < PB_N_PARTS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", parts[i].name);
  return g_string_free (names, FALSE);
}

gboolean
pb_workbook_step (PbWorkbook *self)
{
  if (++self->done % STEP == 0 && g_cancellable_is_cancelled (self->cancellable))
    self->stopped = TRUE;
  return !self->stopped;
}

static void
tell (PbWorkbook *self, double fraction, const char *what)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    self->stopped = TRUE;
  if (self->watch != NULL && self->watch->progress != NULL)
    self->watch->progress (fraction, what, self->watch->data);
}

void
pb_workbook_tell (PbWorkbook *self, const char *what)
{
  tell (self, SHEETS_SHARE * MIN ((double)self->done / MAX (self->all, 1), 1), what);
}

PbWorksheet *
pb_workbook_find_table (PbWorkbook *self, PbRecord *table)
{
  gint64 id = pb_record_get_id (table);
  return g_hash_table_lookup (self->tables, &id);
}

guint
pb_workbook_line_row (guint line)
{
  return PB_SHEET_FIRST + line;
}

guint
pb_workbook_value_column (guint column)
{
  return 2 + column;
}

int
pb_workbook_find_year (PbSheet *sheet, guint line, int year, const PbMeasure *measures)
{
  g_autofree char *period = g_strdup_printf ("%d", year);
  for (guint m = 0; m < 4; m++)
    {
      int column = pb_sheet_find_column (sheet, period, measures[m]);
      if (column >= 0 && pb_sheet_get_value (sheet, line, column, &(gint64){ 0 }))
        return column;
    }
  return -1;
}

/* What amounts of several tables are told in: the unit of the first that has it. */
static void
choose_unit (PbWorkbook *self)
{
  GPtrArray *tables = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  self->unit = PB_UNIT_MNKR;
  self->decimals = pb_unit_decimals (PB_UNIT_MNKR);
  for (guint i = 0; i < tables->len; i++)
    if (pb_show_wants (&self->show, tables->pdata[i]))
      {
        self->unit = pb_record_get_enum (tables->pdata[i], PB_SHEET_UNIT);
        self->decimals = MAX (pb_unit_decimals (self->unit), pb_record_get_int (tables->pdata[i], PB_SHEET_DECIMALS));
        return;
      }
}

static gboolean
choose_parts (PbWorkbook *self, const char *what, GError **error)
{
  for (guint i = 0; i < PB_N_PARTS; i++)
    self->parts[i] = what == NULL || strcmp (what, parts[i].name) == 0;
  for (guint i = 0; i < PB_N_PARTS; i++)
    if (self->parts[i])
      return TRUE;
  g_autofree char *names = pb_workbook_dup_names ();
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no part of a workbook. The parts are %s."), what, names);
  return FALSE;
}

/* Whether a part has anything to tell. */
static gboolean
has_rows (PbWorkbook *self, PbPart part)
{
  static const PbTable tables[PB_N_PARTS] = {
    [PB_PART_ASSIGNMENTS] = PB_TABLE_ASSIGNMENT,  [PB_PART_ACTIVITIES] = PB_TABLE_ACTIVITY,
    [PB_PART_EFFECTS] = PB_TABLE_ASSIGNMENT_LINE, [PB_PART_SCENARIOS] = PB_TABLE_SCENARIO,
    [PB_PART_BENCHMARKS] = PB_TABLE_INDICATOR,    [PB_PART_INDICATORS] = PB_TABLE_INDICATOR,
    [PB_PART_FOLLOW_UPS] = PB_TABLE_FOLLOW_UP,
  };
  return part == PB_PART_OVERVIEW || part == PB_PART_ABOUT || pb_plan_peek_records (self->plan, tables[part])->len > 0;
}

char *
pb_workbook_dup_table_name (PbRecord *table)
{
  PbRecord *board = pb_record_get_ref (table, PB_SHEET_BOARD);
  const char *name = board != NULL ? pb_record_get_text (board, PB_BOARD_SHORT_NAME) : NULL;
  if (board == NULL)
    return g_strdup (pb_record_get_title (table));
  return g_strdup_printf ("%s %s", name != NULL ? name : pb_record_get_title (board), pb_record_get_title (table));
}

void
pb_workbook_make_table (PbWorkbook *self, PbRecord *record)
{
  g_autofree char *name = pb_workbook_dup_table_name (record);
  gint64 id = pb_record_get_id (record);
  g_hash_table_insert (self->tables, g_memdup2 (&id, sizeof id), pb_worksheet_new (self, name));
}

static void
make_tables (PbWorkbook *self)
{
  GPtrArray *tables = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  for (guint i = 0; i < tables->len; i++)
    if (pb_show_wants (&self->show, tables->pdata[i]))
      pb_workbook_make_table (self, tables->pdata[i]);
}

/* All sheets have their names before the first is written: they refer to each other. A part that was asked for is there
 * though it is empty. */
static void
make_sheets (PbWorkbook *self)
{
  for (guint part = 0; part < PB_N_PARTS; part++)
    if (self->parts[part] && part == PB_PART_TABLES)
      make_tables (self);
    else if (self->parts[part] && (!self->whole || has_rows (self, part)))
      self->sheets[part] = pb_worksheet_new (self, _ (parts[part].title));
}

static guint64
count_wanted (PbWorkbook *self, PbTable table)
{
  GPtrArray *records = pb_plan_peek_records (self->plan, table);
  guint64 n = 0;
  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];
      PbRecord *of = table == PB_TABLE_LINE ? pb_record_get_ref (record, PB_LINE_SHEET) : record;
      n += of != NULL && pb_show_wants (&self->show, of);
    }
  return n;
}

/* Of the parts and the board that are written. */
static guint64
count_rows (PbWorkbook *self)
{
  static const struct
  {
    PbPart part;
    PbTable table;
  } counted[] = { { PB_PART_ASSIGNMENTS, PB_TABLE_ASSIGNMENT }, { PB_PART_ACTIVITIES, PB_TABLE_ACTIVITY },
                  { PB_PART_TABLES, PB_TABLE_LINE },            { PB_PART_EFFECTS, PB_TABLE_ASSIGNMENT },
                  { PB_PART_BENCHMARKS, PB_TABLE_INDICATOR },   { PB_PART_INDICATORS, PB_TABLE_INDICATOR },
                  { PB_PART_FOLLOW_UPS, PB_TABLE_FOLLOW_UP } };
  guint64 n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    n += self->parts[counted[i].part] ? count_wanted (self, counted[i].table) : 0;
  return n;
}

static void
keep_row (GHashTable *rows, gint64 id, guint row)
{
  g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row));
}

/* Where each assignment comes to stand, for the links between sheets. */
static void
place_rows (PbWorkbook *self)
{
  GPtrArray *assignments = pb_plan_peek_records (self->plan, PB_TABLE_ASSIGNMENT);
  guint row = PB_SHEET_FIRST, activity_row = PB_SHEET_FIRST;
  for (guint i = 0; i < assignments->len; i++)
    {
      gint64 id = pb_record_get_id (assignments->pdata[i]);
      GPtrArray *activities = pb_plan_peek_children (self->plan, PB_ACTIVITY_ASSIGNMENT, id);
      if (!pb_show_wants (&self->show, assignments->pdata[i]))
        continue;
      keep_row (self->assignment_rows, id, row);
      keep_row (self->effect_rows, id, row++);
      if (activities->len > 0)
        keep_row (self->activity_rows, id, activity_row);
      activity_row += activities->len;
    }
  /* Below the sum of the assignments and what none of them carries. */
  self->effect_row = row + 2;
}

static void
write_sheets (PbWorkbook *self)
{
  GPtrArray *tables = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  make_sheets (self);
  place_rows (self);
  self->years = pb_effect_years (self->plan, self->show.scenario);
  self->all = count_rows (self);
  for (guint part = 0; part < PB_N_PARTS && !self->stopped; part++)
    if (self->sheets[part] != NULL)
      {
        pb_workbook_tell (self, self->sheets[part]->name);
        parts[part].write (self);
      }
    else
      for (guint i = 0; part == PB_PART_TABLES && i < tables->len && !self->stopped; i++)
        if (pb_workbook_find_table (self, tables->pdata[i]) != NULL)
          {
            pb_workbook_tell (self, pb_workbook_find_table (self, tables->pdata[i])->name);
            pb_workbook_write_table (self, tables->pdata[i]);
          }
}

static void
set_properties (PbWorkbook *self)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  const char *municipality = pb_record_get_text (document, PB_PLAN_MUNICIPALITY);
  g_autofree char *comments = self->scenario != NULL
                                  ? g_strdup_printf (_ ("Written by Planbok. Scenario: %s."), self->scenario)
                                  : g_strdup (_ ("Written by Planbok. The plan's own figures."));
  lxw_doc_properties properties = {
    .title = (char *)pb_record_get_title (document),
    .subject = (char *)pb_record_get_text (document, PB_PLAN_DOCUMENT_TYPE),
    .author = (char *)pb_plan_get_author (self->plan),
    .company = (char *)municipality,
    .comments = comments,
  };
  workbook_set_properties (self->book, &properties);
}

static void
workbook_clear (PbWorkbook *self)
{
  for (guint i = 0; i < PB_N_PARTS; i++)
    g_clear_pointer (&self->sheets[i], pb_worksheet_free);
  g_hash_table_unref (self->formats);
  g_hash_table_unref (self->sheet_names);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->assignment_rows);
  g_hash_table_unref (self->activity_rows);
  g_hash_table_unref (self->effect_rows);
  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->extract_sheets, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
}

static GHashTable *
row_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
workbook_init (PbWorkbook *self)
{
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sheet_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tables = row_table ((GDestroyNotify)pb_worksheet_free);
  self->assignment_rows = row_table (NULL);
  self->activity_rows = row_table (NULL);
  self->effect_rows = row_table (NULL);
}

/* Writes to the temporary file, and closes it whichever way it goes: the library frees itself on no other way. 0, or
 * the system's error. */
static int
write_book (PbWorkbook *self, const char *temporary)
{
  g_autofree char *folder = g_path_get_dirname (temporary);
  self->many = self->write == write_sheets && count_rows (self) > MANY_ROWS;
  lxw_workbook_options options = { .constant_memory = self->many, .tmpdir = folder };
  self->book = workbook_new_opt (temporary, &options);
  if (self->book == NULL)
    return ENOMEM;
  set_properties (self);
  /* Many rows are not kept in memory. */
  if (self->comes_back && !self->many)
    {
      g_autofree char *folded = g_utf8_casefold (PB_REVIEW_SHEET, -1);
      g_hash_table_add (self->sheet_names, g_steal_pointer (&folded));
      self->kept = g_ptr_array_new_with_free_func (g_free);
      self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    }
  self->write (self);
  tell (self, SHEETS_SHARE, _ ("Writing the file"));
  pb_workbook_write_kept (self);
  errno = 0;
  lxw_error status = workbook_close (self->book);
  return self->stopped || status == LXW_NO_ERROR ? 0 : errno != 0 ? errno : EIO;
}

static void
warn (PbWorkbook *self, GPtrArray *warnings)
{
  if (warnings == NULL)
    return;
  if (self->comes_back && self->many)
    g_ptr_array_add (warnings, g_strdup (_ ("The workbook is so large that changes made in it cannot be taken back. "
                                            "Export one board at a time, or one part, for that.")));
  if (self->n_cut > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (ngettext ("%u text is longer than a cell takes (32,767 characters) and was cut.",
                                                "%u texts are longer than a cell takes (32,767 characters) and "
                                                "were cut.",
                                                self->n_cut),
                                      self->n_cut));
  if (self->n_rounded > 0)
    g_ptr_array_add (
        warnings,
        g_strdup_printf (ngettext ("%u amount has more digits than a spreadsheet keeps (15) and is rounded there.",
                                   "%u amounts have more digits than a spreadsheet keeps (15) and are rounded "
                                   "there.",
                                   self->n_rounded),
                         self->n_rounded));
}

/* The book to a temporary file, which takes the place of path's when it is whole. */
gboolean
pb_workbook_write_sheets (PbWorkbook *self, const char *path, GPtrArray *warnings, GError **error)
{
  if (!pb_target_check (path, error))
    return FALSE;
  g_autofree char *temporary = pb_target_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  choose_unit (self);
  workbook_init (self);
  int status = write_book (self, temporary);
  workbook_clear (self);
  if (!pb_target_finish (temporary, path, status, self->cancellable, error))
    return FALSE;
  warn (self, warnings);
  return TRUE;
}

gboolean
pb_workbook_write (PbPlan *plan, const char *path, const PbExportOptions *options, const PbExportWatch *watch,
                   GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  PbWorkbook self = { .plan = plan,
                      .write = write_sheets,
                      .comes_back = TRUE,
                      .whole = options->what == NULL,
                      .watch = watch,
                      .cancellable = cancellable,
                      .scenario = options->scenario };
  if (!pb_show_init (&self.show, plan, PB_SHOW_CSV, options->board, options->scenario, error)
      || !choose_parts (&self, options->what, error))
    return FALSE;
  return pb_workbook_write_sheets (&self, path, warnings, error);
}

gboolean
pb_workbook_write_extracts_file (const char *plan_path, const char *author, const char *path, GPtrArray *extracts,
                                 const PbExportWatch *watch, GCancellable *cancellable, GPtrArray *warnings, GError **error)
{
  g_autoptr (PbPlan) plan = pb_plan_open (plan_path, error);
  gint64 scenario = 0;
  for (guint i = 0; i < extracts->len; i++)
    if (pb_extract_get_scenario (extracts->pdata[i]) != 0)
      scenario = pb_extract_get_scenario (extracts->pdata[i]);
  if (plan == NULL)
    return FALSE;
  pb_plan_set_read_only (plan, TRUE);
  pb_plan_set_author (plan, author);
  PbRecord *record = scenario != 0 ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, scenario) : NULL;
  PbWorkbook self = { .plan = plan,
                      .write = pb_workbook_write_extracts,
                      .extracts = extracts,
                      .watch = watch,
                      .cancellable = cancellable,
                      .scenario = record != NULL ? pb_record_get_title (record) : NULL };
  if (!pb_show_init (&self.show, plan, PB_SHOW_CSV, NULL, NULL, error))
    return FALSE;
  self.show.scenario = record != NULL ? scenario : 0;
  return pb_workbook_write_sheets (&self, path, warnings, error);
}
