/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-import.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include "model/pb-edit.h"
#include "model/pb-error.h"
#include "pb-import-private.h"

#define MAX_ERRORS 20

typedef struct
{
  PbImportLater call;
  PbImportPlace place;
  PbDraftRow *row;
} Later;

PbImport *
pb_import_new (PbPlan *plan)
{
  PbImport *self = g_new0 (PbImport, 1);
  self->plan = g_object_ref (plan);
  self->draft = pb_draft_new (plan);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_import_file_free);
  self->kolada_names = g_ptr_array_new_with_free_func (g_free);
  self->map_found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->values_read = g_hash_table_new (NULL, NULL);
  self->errors = g_ptr_array_new_with_free_func (g_free);
  self->statuses = g_hash_table_new (NULL, NULL);
  self->later = g_ptr_array_new_with_free_func (g_free);
  self->report = g_new0 (PbImportReport, 1);
  self->report->counts = g_array_new (FALSE, TRUE, sizeof (PbImportCount));
  self->report->rows = g_ptr_array_new_with_free_func (g_free);
  self->report->sheets = g_ptr_array_new_with_free_func (g_free);
  self->report->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pb_import_free (PbImport *self)
{
  g_clear_pointer (&self->report, pb_import_report_free);
  g_clear_pointer (&self->line_names, g_hash_table_unref);
  g_hash_table_unref (self->statuses);
  g_ptr_array_unref (self->later);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->kolada_names);
  g_hash_table_unref (self->values_read);
  g_free (self->kolada_more);
  g_clear_pointer (&self->kolada, pb_kolada_batch_free);
  pb_draft_free (self->draft);
  g_free (self->first_name);
  g_free (self->map_sheet);
  g_clear_pointer (&self->map_columns, g_hash_table_unref);
  g_clear_pointer (&self->map_given, g_hash_table_unref);
  g_hash_table_unref (self->map_found);
  g_object_unref (self->plan);
  g_free (self);
}

void
pb_import_report_free (PbImportReport *report)
{
  g_array_unref (report->counts);
  g_ptr_array_unref (report->rows);
  g_ptr_array_unref (report->sheets);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

const char *
pb_import_cell (PbImportFile *file, guint row, int field)
{
  if (file->columns[field] < 0)
    return file->constants[field] != NULL ? file->constants[field] : "";
  const char *text = pb_text_table_get_cell (file->text, row, file->columns[field]);
  /* The apostrophe that keeps a spreadsheet from taking text for a formula is no part of the text; a workbook's text is
   * told from its formulas without one. */
  if (pb_text_table_is_sheet (file->text))
    return text;
  const char *start = text + strspn (text, "'");
  return start != text && *start != '\0' && strchr ("=+-@", *start) != NULL ? text + 1 : text;
}

PbImportPlace
pb_import_place (PbImportFile *file, guint row, int field)
{
  return (PbImportPlace){ file, row, field < 0 ? -1 : file->columns[field] };
}

static char *
say_where (const PbImportPlace *place, const char *sentence)
{
  guint line = pb_text_table_get_line (place->file->text, place->row);
  if (place->column < 0)
    return g_strdup_printf (_ ("%s, row %u: %s"), place->file->name, line, sentence);
  const char *header = pb_text_table_get_header (place->file->text, place->column);
  if (!pb_text_table_is_sheet (place->file->text))
    return g_strdup_printf (_ ("%s, row %u, column “%s”: %s"), place->file->name, line, header, sentence);
  g_autofree char *letters = pb_xlsx_dup_letters (place->column);
  /* Translators: file and sheet, row number, a column's letter, its header, sentence. */
  return g_strdup_printf (_ ("%s, row %u, column %s “%s”: %s"), place->file->name, line, letters, header, sentence);
}

void
pb_import_fail (PbImport *self, const PbImportPlace *place, char *sentence)
{
  if (self->n_errors++ < MAX_ERRORS)
    g_ptr_array_add (self->errors, say_where (place, sentence));
  g_free (sentence);
}

void
pb_import_warn (PbImport *self, const PbImportPlace *place, char *sentence)
{
  g_ptr_array_add (self->report->warnings, say_where (place, sentence));
  g_free (sentence);
}

void
pb_import_note (PbImport *self, const PbImportPlace *place, PbTable table, PbDraftState state, const char *title)
{
  /* A million sentences that nobody reads are not made. */
  if (!self->dry_run)
    return;
  const char *kind = g_dgettext (GETTEXT_PACKAGE, pb_table_info (table)->label);
  const char *format = state == PB_DRAFT_NEW       ? _ ("new: %s “%s”")
                       : state == PB_DRAFT_CHANGED ? _ ("changed: %s “%s”")
                                                   : _ ("unchanged: %s “%s”");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *sentence = g_strdup_printf (format, kind, title);
#pragma GCC diagnostic pop
  PbImportPlace row = { place->file, place->row, -1 };
  g_ptr_array_add (self->report->rows, say_where (&row, sentence));
}

void
pb_import_postpone (PbImport *self, PbImportLater later, const PbImportPlace *place, PbDraftRow *row)
{
  Later *item = g_new (Later, 1);
  *item = (Later){ later, *place, row };
  g_ptr_array_add (self->later, item);
}

gboolean
pb_import_take_file (PbImport *self, PbImportFile *file, const PbLayout *layout, GError **error)
{
  g_autoptr (GPtrArray) aside = g_ptr_array_new ();
  g_ptr_array_add (self->files, file);
  if (!pb_import_check_map (self, file, layout, error))
    return FALSE;
  if (pb_import_match (file, layout, aside) < 0)
    {
      g_autofree char *missing = pb_import_dup_missing (file);
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s lacks what the layout %s must have: %s."), file->name,
                   layout->name, missing);
      return FALSE;
    }
  for (guint i = 0; i < aside->len; i++)
    g_ptr_array_add (self->report->warnings, g_strdup_printf (_ ("%s: column “%s” is not known and was kept aside."),
                                                              file->name, (const char *)aside->pdata[i]));
  return TRUE;
}

/* NULL is any layout. FALSE with a sentence where no layout has the name. */
static gboolean
find_layout (const char *name, const PbLayout **layout, GError **error)
{
  g_autofree char *layouts = pb_layout_dup_names ();
  *layout = name != NULL ? pb_layout_by_name (name) : NULL;
  if (name == NULL || *layout != NULL)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no layout. The layouts are %s."), name, layouts);
  return FALSE;
}

void
pb_import_set_map (PbImport *self, const PbImportMap *map)
{
  g_free (self->map_sheet);
  self->map_sheet = g_strdup (map->sheet);
  self->map_row = map->header_row;
  g_clear_pointer (&self->map_columns, g_hash_table_unref);
  self->map_columns = map->columns != NULL ? g_hash_table_ref (map->columns) : NULL;
  g_clear_pointer (&self->map_given, g_hash_table_unref);
  self->map_given = map->given != NULL ? g_hash_table_ref (map->given) : NULL;
}

static gboolean
has_map (PbImport *self)
{
  return self->map_row > 0 || (self->map_columns != NULL && g_hash_table_size (self->map_columns) > 0)
         || (self->map_given != NULL && g_hash_table_size (self->map_given) > 0);
}

guint
pb_import_find_told_row (PbImport *self, PbTextTable *text)
{
  for (guint row = 0; self->map_row > 0 && row < pb_text_table_get_n_rows (text); row++)
    if (pb_text_table_get_line (text, row) == self->map_row)
      return row + 1;
  return 0;
}

void
pb_import_rename (PbImport *self, PbImportFile *file)
{
  if (self->map_given != NULL && file->given == NULL)
    file->given = g_hash_table_ref (self->map_given);
  file->mapped = has_map (self);
  for (guint c = 0; self->map_columns != NULL && c < pb_text_table_get_n_columns (file->text); c++)
    {
      const char *name = g_hash_table_lookup (self->map_columns, pb_text_table_get_header (file->text, c));
      if (name != NULL)
        pb_text_table_rename (file->text, c, name);
    }
}

gboolean
pb_import_recall (PbImport *self, PbImportFile *file, const PbLayout **layout)
{
  g_autoptr (PbImportMemo) memo = has_map (self) ? NULL : pb_import_memory_find (file->text);
  if (memo == NULL)
    return FALSE;
  for (guint c = 0; memo->names[c] != NULL; c++)
    pb_text_table_rename (file->text, c, memo->names[c]);
  g_clear_pointer (&file->given, g_hash_table_unref);
  file->given = g_hash_table_ref (memo->given);
  file->mapped = TRUE;
  *layout = memo->layout;
  /* Translators: file and sheet. */
  g_ptr_array_add (self->report->sheets,
                   g_strdup_printf (_ ("%s: the same headers have been mapped before, and are read as they were then."),
                                    file->name));
  return TRUE;
}

void
pb_import_count_file (PbImport *self, const char *name)
{
  if (self->n_files++ == 0)
    self->first_name = g_strdup (name);
}

static gboolean
add_table (PbImport *self, const char *name, PbTextTable *text, const char *layout_name, GError **error)
{
  PbImportFile *file = pb_import_file_new (name, text);
  const PbLayout *layout;
  if (!find_layout (layout_name, &layout, error))
    {
      pb_import_file_free (file);
      return FALSE;
    }
  if (layout == NULL && pb_import_recall (self, file, &layout))
    return pb_import_take_file (self, file, layout, error);
  if (!pb_import_check_row (self, file, error))
    {
      pb_import_file_free (file);
      return FALSE;
    }
  if (self->map_row > 0)
    pb_text_table_set_header (text, pb_import_find_told_row (self, text), 1);
  pb_import_rename (self, file);
  if (layout == NULL)
    layout = pb_import_guess (file, NULL);
  if (layout != NULL)
    return pb_import_take_file (self, file, layout, error);
  pb_import_set_no_layout (self, file, error);
  pb_import_file_free (file);
  return FALSE;
}

static gboolean
add_kolada (PbImport *self, const char *name, const char *data, gsize length, GError **error)
{
  pb_import_count_file (self, name);
  if (self->kolada == NULL)
    self->kolada = pb_kolada_batch_new ();
  g_clear_pointer (&self->kolada_more, g_free);
  if (!pb_kolada_batch_add (self->kolada, name, data, length, &self->kolada_more, error))
    return FALSE;
  g_ptr_array_add (self->kolada_names, g_strdup (name));
  return TRUE;
}

/* Only as much as tells what the file is: a table of any size is read by its own reader. */
static gboolean
is_kolada_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[64];
  gssize length = stream != NULL ? g_input_stream_read (G_INPUT_STREAM (stream), start, sizeof start, NULL, NULL) : -1;
  return length > 0 && pb_kolada_is_json (start, (gsize) length);
}

static gboolean
load_kolada (PbImport *self, const char *name, const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) local = NULL;
  GStatBuf info;
  gsize length;
  if (g_stat (path, &info) == 0 && info.st_size > PB_KOLADA_MAX_BYTES)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s is larger than %d MB. Fetch fewer indicators to a file."), name,
                   PB_KOLADA_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (!g_file_get_contents (path, &data, &length, &local))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED, _ ("%s could not be read: %s"), name, local->message);
      return FALSE;
    }
  return add_kolada (self, name, data, length, error);
}

gboolean
pb_import_add_bytes (PbImport *self, const char *name, GBytes *bytes, const char *layout_name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const PbLayout *layout;
  if (pb_xlsx_sniff (data, length))
    return find_layout (layout_name, &layout, error) && pb_import_add_workbook (self, name, bytes, layout, error);
  return pb_import_add_text (self, name, data, length, layout_name, error);
}

gboolean
pb_import_add_file (PbImport *self, const char *path, const char *layout, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  if (layout == NULL && is_kolada_file (path))
    return load_kolada (self, name, path, error);
  g_autoptr (GBytes) bytes = pb_text_table_load_bytes (path, error);
  return bytes != NULL && pb_import_add_bytes (self, name, bytes, layout, error);
}

gboolean
pb_import_add_text (PbImport *self, const char *name, const char *data, gsize length, const char *layout,
                    GError **error)
{
  if (layout == NULL && pb_kolada_is_json (data, length))
    {
      g_autofree char *ended = g_strndup (data, length);
      return add_kolada (self, name, ended, length, error);
    }
  PbTextTable *text = pb_text_table_parse (data, length, name, error);
  pb_import_count_file (self, name);
  return text != NULL && add_table (self, name, text, layout, error);
}

static void
check_lengths (PbImport *self, PbImportFile *file)
{
  guint n_columns = pb_text_table_get_n_columns (file->text);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    for (guint c = n_columns; c < pb_text_table_get_n_cells (file->text, row); c++)
      if (*pb_text_table_get_cell (file->text, row, c) != '\0')
        {
          PbImportPlace place = { file, row, -1 };
          pb_import_fail (
              self, &place,
              g_strdup_printf (_ ("“%s” stands to the right of the last column. Give its column a name, or put "
                                  "text that holds the separator in quotation marks."),
                               pb_text_table_get_cell (file->text, row, c)));
          break;
        }
}

/* Whether something of the layout stands in the file's column. */
static gboolean
is_read (PbImportFile *file, int column)
{
  for (guint i = 0; i < file->layout->n_fields; i++)
    if (file->columns[i] == column)
      return TRUE;
  for (guint i = 0; i < file->periods->len; i++)
    if (g_array_index (file->periods, PbImportPeriod, i).column == column)
      return TRUE;
  return FALSE;
}

gboolean
pb_import_remember (PbImport *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      PbImportFile *file = self->files->pdata[i];
      guint n_columns = pb_text_table_get_n_columns (file->text);
      g_autofree const char **names = g_new0 (const char *, n_columns + 1);
      if (!file->mapped)
        continue;
      for (guint c = 0; c < n_columns; c++)
        names[c] = is_read (file, c) ? pb_text_table_get_name (file->text, c) : "";
      if (!pb_import_memory_keep (file->text, file->layout, names, file->given, error))
        return FALSE;
    }
  return TRUE;
}

/* What a workbook's formulas failed to give is no value. */
static gboolean
check_formulas (PbImport *self, PbImportFile *file)
{
  guint before = self->n_errors;
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    for (guint c = 0; c < pb_text_table_get_n_cells (file->text, row); c++)
      {
        PbTextCellKind kind = pb_text_table_get_kind (file->text, row, c);
        PbImportPlace place = { file, row, c };
        if ((kind != PB_TEXT_CELL_ERROR && kind != PB_TEXT_CELL_UNCOMPUTED) || !is_read (file, c))
          continue;
        pb_import_fail (self, &place,
                        kind == PB_TEXT_CELL_ERROR
                            ? g_strdup_printf (_ ("the cell's formula gives %s. Mend it, or write the value."),
                                               pb_text_table_get_cell (file->text, row, c))
                            : g_strdup (_ ("the cell's formula has no result. Open the workbook in Excel or "
                                           "LibreOffice, save it and try again.")));
      }
  return self->n_errors == before;
}

/* Beside a table on a sheet there may be notes; they are told once. */
static void
warn_beside (PbImport *self, PbImportFile *file)
{
  guint n_columns = pb_text_table_get_n_columns (file->text);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    for (guint c = n_columns; c < pb_text_table_get_n_cells (file->text, row); c++)
      if (*pb_text_table_get_cell (file->text, row, c) != '\0')
        {
          PbImportPlace place = { file, row, -1 };
          pb_import_warn (self, &place,
                          g_strdup_printf (_ ("“%s” stands beside the table, in a column without a name, and was passed "
                                              "by."),
                                           pb_text_table_get_cell (file->text, row, c)));
          return;
        }
}

static void
read_file (PbImport *self, PbImportFile *file)
{
  if (!pb_text_table_is_sheet (file->text))
    check_lengths (self, file);
  else if (check_formulas (self, file))
    warn_beside (self, file);
  else
    return;
  switch (file->layout->table)
    {
    case PB_TABLE_PLAN:
      pb_import_read_plan (self, file);
      break;
    case PB_TABLE_GOAL:
      pb_import_read_goals (self, file);
      break;
    case PB_TABLE_SHEET:
      pb_import_read_tables (self, file);
      break;
    case PB_TABLE_INDICATOR_VALUE:
      pb_import_read_values (self, file);
      break;
    default:
      pb_import_read_rows (self, file);
      break;
    }
}

/* The entity that carries the name of the plan's municipality is our own. */
static void
mark_own (PbImport *self)
{
  GPtrArray *plans = pb_draft_peek_rows (self->draft, PB_TABLE_PLAN);
  if (plans->len == 0)
    return;
  const char *name = pb_draft_row_text (plans->pdata[0], PB_PLAN_MUNICIPALITY);
  const char *code = pb_draft_row_text (plans->pdata[0], PB_PLAN_MUNICIPALITY_CODE);
  if (name == NULL)
    return;
  g_autofree char *key = pb_draft_key (name, NULL);
  PbDraftRow *own = pb_draft_find (self->draft, PB_TABLE_ENTITY, key);
  if (own == NULL)
    return;
  pb_draft_set_int (own, PB_ENTITY_OWN, 1);
  if (code != NULL && pb_draft_row_text (own, PB_ENTITY_CODE) == NULL)
    pb_draft_set_text (own, PB_ENTITY_CODE, code);
}

static void
read_all (PbImport *self)
{
  gboolean concerns_entities = FALSE;
  for (guint i = 0; pb_layout_get (i) != NULL; i++)
    for (guint j = 0; j < self->files->len; j++)
      {
        PbImportFile *file = self->files->pdata[j];
        PbTable table = file->layout->table;
        concerns_entities |= table == PB_TABLE_PLAN || table == PB_TABLE_INDICATOR_VALUE || table == PB_TABLE_CLAIM;
        if (file->layout == pb_layout_get (i))
          read_file (self, file);
      }
  for (guint i = 0; i < self->later->len; i++)
    {
      Later *later = self->later->pdata[i];
      later->call (self, &later->place, later->row);
    }
  if (concerns_entities)
    mark_own (self);
  if (g_hash_table_size (self->statuses) > 0)
    pb_import_take_statuses (self);
}

static void
count (PbImport *self)
{
  guint counts[PB_N_TABLES][4] = { 0 };
  gboolean concerned[PB_N_TABLES] = { FALSE };
  for (guint i = 0; i < self->files->len; i++)
    concerned[((PbImportFile *)self->files->pdata[i])->layout->table] = TRUE;
  pb_draft_count (self->draft, counts);
  for (guint t = 0; t < PB_N_TABLES; t++)
    {
      const guint *c = counts[t];
      PbImportCount item = { t, c[PB_DRAFT_NEW], c[PB_DRAFT_CHANGED], c[PB_DRAFT_DELETED], c[PB_DRAFT_UNCHANGED] };
      gboolean changed = item.added + item.changed + item.removed > 0;
      self->report->changed |= changed;
      if (changed || concerned[t])
        g_array_append_val (self->report->counts, item);
    }
}

static void
set_errors (PbImport *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < self->errors->len; i++)
    g_string_append_printf (text, "%s\n", (const char *)self->errors->pdata[i]);
  if (self->n_errors > self->errors->len)
    {
      guint more = self->n_errors - self->errors->len;
      g_string_append_printf (text, ngettext ("And %u error more.\n", "And %u errors more.\n", more), more);
    }
  g_string_append (text, _ ("Nothing was imported."));
  g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, text->str);
}

static char *
dup_label (PbImport *self)
{
  if (self->n_files == 1)
    return g_strdup_printf (_ ("Import %s"), self->first_name);
  return g_strdup_printf (ngettext ("Import %u file", "Import %u files", self->n_files), self->n_files);
}

static void
add_count (PbImport *self, PbTable table, guint added)
{
  for (guint i = 0; i < self->report->counts->len; i++)
    {
      PbImportCount *count = &g_array_index (self->report->counts, PbImportCount, i);
      if (count->table == table)
        {
          count->added += added;
          return;
        }
    }
  PbImportCount count = { table, added };
  if (added > 0)
    g_array_append_val (self->report->counts, count);
}

/* What came from Kolada becomes a fetch of the same edit. */
static void
write_kolada (PbImport *self, PbEdit *edit, gboolean has_label)
{
  g_autofree char *names = NULL, *text = NULL, *unnamed = NULL;
  PbKoladaSummary summary;
  if (self->kolada == NULL)
    return;
  g_ptr_array_add (self->kolada_names, NULL);
  names = g_strjoinv (", ", (char **)self->kolada_names->pdata);
  g_ptr_array_set_size (self->kolada_names, (int)self->kolada_names->len - 1);
  PbFetchFacts facts = { "Kolada", names, NULL, NULL };
  pb_kolada_batch_write (self->kolada, edit, &facts, FALSE, &summary);
  add_count (self, PB_TABLE_INDICATOR, summary.n_new_indicators);
  add_count (self, PB_TABLE_ENTITY, summary.n_new_entities);
  add_count (self, PB_TABLE_PEER_GROUP, summary.n_new_groups);
  add_count (self, PB_TABLE_FETCH, summary.fetch != 0);
  self->report->changed |= summary.changed;
  text = pb_kolada_summary_dup_text (&summary);
  g_ptr_array_add (self->report->rows, g_strdup_printf ("%s: %s", names, text));
  if (self->files->len == 0 && !has_label)
    {
      /* Translators: a file's name and what came of it: "Import kolada.json: 3 indicators, 3 480 values". */
      g_autofree char *label = g_strdup_printf (_ ("Import %s: %s"), names, text);
      pb_edit_set_label (edit, label);
    }
  unnamed = pb_kolada_summary_dup_unnamed (&summary);
  if (unnamed != NULL)
    /* Translators: a file, and what: "1 indicator, 2 municipalities and units". */
    g_ptr_array_add (self->report->warnings,
                     g_strdup_printf (_ ("%s tells ids but no names: %s will be called by their ids. Import Kolada's lists of "
                                         "names as well, or refresh from Kolada, and the names take the ids' place."),
                                      names, unnamed));
  if (self->kolada_more != NULL)
    /* Translators: a file, an address. */
    g_ptr_array_add (self->report->warnings,
                     g_strdup_printf (_ ("%s is not all of Kolada's answer: it goes on at %s. Save that page as well and import it "
                                         "after this one."),
                                      (const char *)self->kolada_names->pdata[self->kolada_names->len - 1], self->kolada_more));
  if (summary.values.n_twice > 0)
    {
      guint n = summary.values.n_twice;
      g_ptr_array_add (self->report->warnings,
                       g_strdup_printf (ngettext ("%s: %u value comes twice, and not the same. The later one counts.",
                                                  "%s: %u values come twice, and not the same. The later ones count.", n),
                                        names, n));
    }
  if (pb_kolada_batch_get_n_skipped (self->kolada) > 0)
    {
      guint n = pb_kolada_batch_get_n_skipped (self->kolada);
      g_ptr_array_add (self->report->warnings,
                       g_strdup_printf (ngettext ("%s: %u row lacks what it needs and was passed by.",
                                                  "%s: %u rows lack what they need and were passed by.", n),
                                        names, n));
    }
}

/* The edit begins before the files are compared with the plan: what another program imports meanwhile would come
 * twice. */
static PbEdit *
begin_edit (PbImport *self, const char *label)
{
  g_autofree char *own_label = label != NULL ? g_strdup (label) : dup_label (self);
  return pb_edit_new (self->plan, own_label);
}

PbImportReport *
pb_import_run (PbImport *self, gboolean dry_run, const char *label, GError **error)
{
  g_return_val_if_fail (!self->done, NULL);
  self->done = TRUE;
  self->dry_run = dry_run;
  if (!pb_import_check_headers (self, error))
    return NULL;
  /* Values in bulk are compared with the plan's as they are written: a dry run writes them, and takes all of it back. */
  g_autoptr (PbEdit) edit = dry_run && self->kolada == NULL ? NULL : begin_edit (self, label);
  read_all (self);
  if (self->n_errors > 0)
    {
      set_errors (self, error);
      return NULL;
    }
  count (self);
  if (edit != NULL)
    write_kolada (self, edit, label != NULL);
  if (!dry_run && self->report->changed)
    {
      pb_draft_write (self->draft, edit);
      if (!pb_edit_commit (g_steal_pointer (&edit), error))
        return NULL;
    }
  return g_steal_pointer (&self->report);
}
