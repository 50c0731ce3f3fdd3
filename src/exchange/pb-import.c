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

static void
period_clear (gpointer data)
{
  PbImportPeriod *period = data;
  g_free (period->code);
  g_free (period->rest);
}

static void
file_free (gpointer data)
{
  PbImportFile *file = data;
  g_free (file->name);
  g_free (file->columns);
  g_array_unref (file->periods);
  pb_text_table_free (file->text);
  g_free (file);
}

PbImport *
pb_import_new (PbPlan *plan)
{
  PbImport *self = g_new0 (PbImport, 1);
  self->plan = g_object_ref (plan);
  self->draft = pb_draft_new (plan);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->kolada_names = g_ptr_array_new_with_free_func (g_free);
  self->errors = g_ptr_array_new_with_free_func (g_free);
  self->later = g_ptr_array_new_with_free_func (g_free);
  self->report = g_new0 (PbImportReport, 1);
  self->report->counts = g_array_new (FALSE, TRUE, sizeof (PbImportCount));
  self->report->rows = g_ptr_array_new_with_free_func (g_free);
  self->report->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pb_import_free (PbImport *self)
{
  g_clear_pointer (&self->report, pb_import_report_free);
  g_clear_pointer (&self->line_names, g_hash_table_unref);
  g_ptr_array_unref (self->later);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->kolada_names);
  g_clear_pointer (&self->kolada, pb_kolada_batch_free);
  pb_draft_free (self->draft);
  g_object_unref (self->plan);
  g_free (self);
}

void
pb_import_report_free (PbImportReport *report)
{
  g_array_unref (report->counts);
  g_ptr_array_unref (report->rows);
  g_ptr_array_unref (report->warnings);
  g_free (report);
}

const char *
pb_import_cell (PbImportFile *file, guint row, int field)
{
  const char *text = file->columns[field] < 0 ? "" : pb_text_table_get_cell (file->text, row, file->columns[field]);
  /* The apostrophe that keeps a spreadsheet from taking text for a formula is no part of the text. */
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
  return g_strdup_printf (_ ("%s, row %u, column “%s”: %s"), place->file->name, line,
                          pb_text_table_get_header (place->file->text, place->column), sentence);
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

/* FALSE where the file has the period and what stands beside it in an earlier column already. */
static gboolean
take_period (PbImportFile *file, PbImportPeriod *period)
{
  for (guint i = 0; i < file->periods->len; i++)
    {
      const PbImportPeriod *other = &g_array_index (file->periods, PbImportPeriod, i);
      if (strcmp (other->code, period->code) == 0 && strcmp (other->rest, period->rest) == 0)
        {
          period_clear (period);
          return FALSE;
        }
    }
  g_array_append_vals (file->periods, period, 1);
  return TRUE;
}

/* Points the file's columns at the layout's fields. How many columns were understood, -1 where a required one is
 * missing. */
static int
match (PbImportFile *file, const PbLayout *layout, GPtrArray *aside)
{
  int understood = 0;
  file->layout = layout;
  g_free (file->columns);
  file->columns = g_new (int, layout->n_fields);
  for (guint i = 0; i < layout->n_fields; i++)
    file->columns[i] = -1;
  g_array_set_size (file->periods, 0);
  for (guint c = 0; c < pb_text_table_get_n_columns (file->text); c++)
    {
      const char *header = pb_text_table_get_header (file->text, c);
      PbImportPeriod period = { c, NULL, NULL };
      int field = pb_layout_find_field (layout, header);
      if (field >= 0 && file->columns[field] < 0)
        file->columns[field] = c;
      else if (field >= 0 || !layout->has_periods || !pb_layout_parse_period (header, &period.code, &period.rest)
               || !take_period (file, &period))
        {
          if (aside != NULL && *header != '\0')
            g_ptr_array_add (aside, (gpointer)header);
          continue;
        }
      understood++;
    }
  for (guint i = 0; i < layout->n_fields; i++)
    if ((layout->fields[i].flags & PB_FIELD_REQUIRED) && file->columns[i] < 0)
      return -1;
  gboolean is_long = layout->table == PB_TABLE_INDICATOR_VALUE && file->columns[PB_VALUES_PERIOD] >= 0
                     && file->columns[PB_VALUES_VALUE] >= 0;
  return layout->has_periods && file->periods->len == 0 && !is_long ? -1 : understood;
}

static const PbLayout *
guess (PbImportFile *file)
{
  const PbLayout *best = NULL;
  int most = 0;
  for (guint i = 0; pb_layout_get (i) != NULL; i++)
    {
      int understood = match (file, pb_layout_get (i), NULL);
      if (understood > most)
        {
          most = understood;
          best = pb_layout_get (i);
        }
    }
  return best;
}

/* What the file, as matched last, lacks of its layout. */
static char *
dup_missing (PbImportFile *file)
{
  const PbLayout *layout = file->layout;
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < layout->n_fields; i++)
    if ((layout->fields[i].flags & PB_FIELD_REQUIRED) && file->columns[i] < 0)
      {
        g_autofree char *name = pb_field_dup_header (&layout->fields[i]);
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      }
  if (layout->has_periods && file->periods->len == 0)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ ("a column for each year"));
  return g_string_free (names, FALSE);
}

/* The layout that most of the columns belong to although it lacks some; NULL where no column belongs to any. */
static const PbLayout *
find_nearest (PbImportFile *file)
{
  const PbLayout *nearest = NULL;
  guint most = 0;
  for (guint i = 0; pb_layout_get (i) != NULL; i++)
    {
      guint fitting = 0;
      match (file, pb_layout_get (i), NULL);
      for (guint f = 0; f < file->layout->n_fields; f++)
        fitting += file->columns[f] >= 0;
      if (fitting > most)
        {
          most = fitting;
          nearest = pb_layout_get (i);
        }
    }
  return nearest;
}

static char *
dup_headers (PbImportFile *file)
{
  GString *names = g_string_new (NULL);
  for (guint c = 0; c < pb_text_table_get_n_columns (file->text) && c < 12; c++)
    g_string_append_printf (names, "%s%s", c > 0 ? ", " : "", pb_text_table_get_header (file->text, c));
  return g_string_free (names, FALSE);
}

static void
set_no_layout (PbImportFile *file, GError **error)
{
  const PbLayout *nearest = find_nearest (file);
  g_autofree char *headers = dup_headers (file);
  if (nearest == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s: Planbok knows none of the columns in the first row (%s). The first row must hold the columns' "
                      "names."),
                   file->name, headers);
      return;
    }
  match (file, nearest, NULL);
  g_autofree char *missing = dup_missing (file);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("%s: the columns in the first row (%s) almost fit the table “%s”, but it lacks: %s."), file->name,
               headers, g_dgettext (GETTEXT_PACKAGE, pb_table_info (nearest->table)->label), missing);
}

static gboolean
add_table (PbImport *self, const char *name, PbTextTable *text, const char *layout_name, GError **error)
{
  PbImportFile *file = g_new0 (PbImportFile, 1);
  g_autofree char *layouts = pb_layout_dup_names ();
  file->name = g_strdup (name);
  file->text = text;
  file->periods = g_array_new (FALSE, TRUE, sizeof (PbImportPeriod));
  g_array_set_clear_func (file->periods, period_clear);
  g_ptr_array_add (self->files, file);
  const PbLayout *layout = layout_name != NULL ? pb_layout_by_name (layout_name) : guess (file);
  if (layout == NULL && layout_name != NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no layout. The layouts are %s."), layout_name,
                   layouts);
      return FALSE;
    }
  if (layout == NULL)
    {
      set_no_layout (file, error);
      return FALSE;
    }
  g_autoptr (GPtrArray) aside = g_ptr_array_new ();
  if (match (file, layout, aside) < 0)
    {
      g_autofree char *missing = dup_missing (file);
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s lacks what the layout %s must have: %s."), name,
                   layout->name, missing);
      return FALSE;
    }
  for (guint i = 0; i < aside->len; i++)
    g_ptr_array_add (self->report->warnings, g_strdup_printf (_ ("%s: column “%s” is not known and was kept aside."),
                                                              name, (const char *)aside->pdata[i]));
  return TRUE;
}

static gboolean
add_kolada (PbImport *self, const char *name, const char *data, gsize length, GError **error)
{
  if (self->kolada == NULL)
    self->kolada = pb_kolada_batch_new ();
  if (!pb_kolada_batch_add (self->kolada, name, data, length, NULL, error))
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
pb_import_add_file (PbImport *self, const char *path, const char *layout, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  if (layout == NULL && is_kolada_file (path))
    return load_kolada (self, name, path, error);
  PbTextTable *text = pb_text_table_load (path, error);
  return text != NULL && add_table (self, name, text, layout, error);
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

static void
read_file (PbImport *self, PbImportFile *file)
{
  check_lengths (self, file);
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
  guint n = self->files->len + self->kolada_names->len;
  if (n == 1)
    return g_strdup_printf (_ ("Import %s"), self->files->len == 1 ? ((PbImportFile *)self->files->pdata[0])->name
                                                                   : (const char *)self->kolada_names->pdata[0]);
  return g_strdup_printf (ngettext ("Import %u file", "Import %u files", n), n);
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
  g_autofree char *names = NULL, *text = NULL;
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
