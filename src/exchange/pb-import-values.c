/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmarks: a column a year, or a row a value. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "model/pb-series.h"

typedef struct
{
  PbDraftRow *indicator;
  PbDraftRow *entity;
  const char *gender; /* nicks */
  const char *kind;
} Series;

static PbDraftRow *
take_indicator (PbImport *self, const char *title)
{
  g_autofree char *key = pb_draft_key (title, NULL), *name = pb_draft_key ("name", title, NULL);
  PbDraftRow *row = pb_draft_find (self->draft, PB_TABLE_INDICATOR, key);
  if (row == NULL)
    row = pb_draft_find (self->draft, PB_TABLE_INDICATOR, name);
  if (row == NULL)
    {
      row = pb_draft_add (self->draft, PB_TABLE_INDICATOR, key);
      pb_draft_set_text (row, PB_INDICATOR_TITLE, title);
    }
  return row;
}

/* A value's row: of this import, else the plan's, else a new one. */
static PbDraftRow *
take_value (PbImport *self, const Series *series, const char *period)
{
  g_autofree char *indicator = pb_draft_row_key (series->indicator), *entity = pb_draft_row_key (series->entity);
  g_autofree char *key = g_strconcat (indicator, entity, series->gender, series->kind, "/", period, NULL);
  PbDraftRow *row = pb_draft_find (self->draft, PB_TABLE_INDICATOR_VALUE, key);
  gint64 indicator_id = pb_draft_row_id (series->indicator), entity_id = pb_draft_row_id (series->entity);
  double value;
  if (row == NULL && indicator_id != 0 && entity_id != 0)
    {
      gint64 id = pb_series_find (self->plan, indicator_id, entity_id, period,
                                  pb_enum_from_nick (PB_ENUM_GENDER, series->gender),
                                  pb_enum_from_nick (PB_ENUM_VALUE_KIND, series->kind), &value);
      if (id != 0)
        row = pb_draft_add_stored (self->draft, PB_TABLE_INDICATOR_VALUE, id, key, PB_INDICATOR_VALUE_VALUE, value);
    }
  if (row != NULL)
    return row;
  row = pb_draft_add (self->draft, PB_TABLE_INDICATOR_VALUE, key);
  pb_draft_set_ref (row, PB_INDICATOR_VALUE_INDICATOR, series->indicator);
  pb_draft_set_ref (row, PB_INDICATOR_VALUE_ENTITY, series->entity);
  pb_draft_set_text (row, PB_INDICATOR_VALUE_PERIOD, period);
  pb_draft_set_text (row, PB_INDICATOR_VALUE_GENDER, series->gender);
  pb_draft_set_text (row, PB_INDICATOR_VALUE_KIND, series->kind);
  return row;
}

/* What statistics and spreadsheets write where there is no value. */
static gboolean
is_no_value (const char *text)
{
  static const char *const marks[] = { "", "..", "…", "-", "–", "—", "−", NULL };
  return g_strv_contains (marks, text);
}

/* Two rows of the import about the same value are told: the later one counts. */
static void
warn_twice (PbImport *self, const PbImportPlace *place, PbDraftRow *row)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->values_read, row));
  if (before != 0)
    pb_import_warn (self, place, g_strdup_printf (_ ("the value is given in row %u already. The later one counts."), before));
  g_hash_table_insert (self->values_read, row, GUINT_TO_POINTER (pb_text_table_get_line (place->file->text, place->row)));
}

static PbDraftState
read_value (PbImport *self, const PbImportPlace *place, const Series *series, const char *period, const char *text)
{
  if (is_no_value (text))
    return PB_DRAFT_UNCHANGED;
  PbDraftRow *row = take_value (self, series, period);
  if (pb_import_set (self, place, row, PB_INDICATOR_VALUE_VALUE, 0, text))
    {
      warn_twice (self, place, row);
      return pb_draft_row_state (row);
    }
  pb_draft_delete (self->draft, row);
  return PB_DRAFT_UNCHANGED;
}

/* The nick that a cell's word stands for, absent where it is empty; NULL, and the import fails, where it is no such
 * word. */
static const char *
word (PbImport *self, const PbImportPlace *place, PbEnum e, const char *text, int absent)
{
  int value = *text != '\0' ? pb_import_word (self, place, e, text) : absent;
  return value >= 0 ? pb_enum_nick (e, value) : NULL;
}

/* Units and groups within the municipality; where the cell is empty, the name tells. */
static void
read_entity_kind (PbImport *self, PbImportFile *file, guint row, PbDraftRow *entity)
{
  PbImportPlace place = pb_import_place (file, row, PB_VALUES_ENTITY_KIND);
  const char *text = pb_import_cell (file, row, PB_VALUES_ENTITY_KIND);
  const char *kind = *text != '\0' ? word (self, &place, PB_ENUM_ENTITY_KIND, text, -1) : NULL;
  if (kind != NULL && entity != NULL)
    pb_draft_set_text (entity, PB_ENTITY_KIND, kind);
}

static gboolean
begin_row (PbImport *self, PbImportFile *file, guint row, Series *series)
{
  static const int filled[] = { PB_VALUES_INDICATOR, PB_VALUES_ENTITY };
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    if (*pb_import_cell (file, row, filled[i]) == '\0')
      {
        PbImportPlace place = pb_import_place (file, row, filled[i]);
        pb_import_fail (self, &place, g_strdup (_ ("the cell is empty, but every row must have a value here.")));
        return FALSE;
      }
  PbImportPlace entity = pb_import_place (file, row, PB_VALUES_ENTITY),
                gender = pb_import_place (file, row, PB_VALUES_GENDER);
  PbImportPlace kind = pb_import_place (file, row, PB_VALUES_KIND),
                links = pb_import_place (file, row, PB_VALUES_ASSIGNMENTS);
  series->indicator = take_indicator (self, pb_import_cell (file, row, PB_VALUES_INDICATOR));
  series->entity = pb_import_resolve (self, &entity, PB_TABLE_ENTITY, pb_import_cell (file, row, PB_VALUES_ENTITY));
  read_entity_kind (self, file, row, series->entity);
  series->gender = word (self, &gender, PB_ENUM_GENDER, pb_import_cell (file, row, PB_VALUES_GENDER), PB_GENDER_TOTAL);
  series->kind = word (self, &kind, PB_ENUM_VALUE_KIND, pb_import_cell (file, row, PB_VALUES_KIND), PB_VALUE_OUTCOME);
  if (*pb_import_cell (file, row, PB_VALUES_UNIT) != '\0')
    pb_draft_set_text (series->indicator, PB_INDICATOR_UNIT, pb_import_cell (file, row, PB_VALUES_UNIT));
  pb_import_link (self, &links, series->indicator, PB_INDICATOR_ASSIGNMENT_INDICATOR,
                  PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_import_cell (file, row, PB_VALUES_ASSIGNMENTS));
  return series->gender != NULL && series->kind != NULL;
}

static void
read_row (PbImport *self, PbImportFile *file, guint row)
{
  PbImportPlace place = pb_import_place (file, row, PB_VALUES_PERIOD);
  PbDraftState state = PB_DRAFT_UNCHANGED;
  Series series = { NULL };
  if (!begin_row (self, file, row, &series))
    return;
  for (guint i = 0; i < file->periods->len; i++)
    {
      const PbImportPeriod *period = &g_array_index (file->periods, PbImportPeriod, i);
      PbImportPlace cell = { file, row, period->column };
      Series here = series;
      if (*period->rest != '\0')
        here.kind = word (self, &cell, PB_ENUM_VALUE_KIND, period->rest, PB_VALUE_OUTCOME);
      if (here.kind == NULL)
        return;
      PbDraftState read
          = read_value (self, &cell, &here, period->code, pb_text_table_get_cell (file->text, row, period->column));
      state = MAX (state, read);
    }
  if (pb_import_has_field (file, PB_VALUES_PERIOD) && file->columns[PB_VALUES_VALUE] >= 0)
    {
      PbImportPlace cell = pb_import_place (file, row, PB_VALUES_VALUE);
      const char *text = pb_import_cell (file, row, PB_VALUES_PERIOD);
      g_autofree char *code = NULL, *rest = NULL;
      if (pb_layout_parse_period (text, &code, &rest) && *rest == '\0')
        {
          PbDraftState read = read_value (self, &cell, &series, code, pb_import_cell (file, row, PB_VALUES_VALUE));
          state = MAX (state, read);
        }
      else
        pb_import_fail (self, &place,
                        g_strdup_printf (_ ("“%s” is no period. Write for example 2024, 2024-T1 or 2024-Q3."), text));
    }
  pb_import_note (self, &place, PB_TABLE_INDICATOR_VALUE, state,
                  pb_draft_row_text (series.indicator, PB_INDICATOR_TITLE));
}

void
pb_import_read_values (PbImport *self, PbImportFile *file)
{
  g_hash_table_remove_all (self->values_read);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    read_row (self, file, row);
}
