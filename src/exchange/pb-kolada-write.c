/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came from Kolada into the plan. */
#include "pb-kolada-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-benchmark.h"
#include "model/pb-entity.h"
#include "model/pb-number.h"

typedef struct
{
  PbKoladaBatch *batch;
  PbEdit *edit;
  PbPlan *plan;
  GHashTable *kpi_rows; /* Kolada's id → gint64, the indicator */
  GHashTable *place_rows; /* Kolada's id → gint64, the entity */
  GHashTable *titles; /* folded title → PbRecord, of indicators without an id */
  GHashTable *names; /* folded name → PbRecord, of entities without a code */
  gboolean has_own;
  PbKoladaSummary *summary;
} Writer;

static char *
fold (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  return g_utf8_casefold (stripped, -1);
}

static void
put (GHashTable *table, const char *key, gint64 id)
{
  g_hash_table_replace (table, g_strdup (key), g_memdup2 (&id, sizeof id));
}

static gint64
get (GHashTable *table, const char *key)
{
  const gint64 *id = g_hash_table_lookup (table, key);
  return id != NULL ? *id : 0;
}

/* The plan's rows by Kolada's id, and by title those that have none. */
static void
index_rows (Writer *self, PbTable table, PbColumn code, GHashTable *by_code, GHashTable *by_title)
{
  GPtrArray *records = pb_plan_peek_records (self->plan, table);
  for (guint i = 0; i < records->len; i++)
    {
      const char *text = pb_record_get_text (records->pdata[i], code);
      if (text != NULL)
        put (by_code, text, pb_record_get_id (records->pdata[i]));
      else
        g_hash_table_replace (by_title, fold (pb_record_get_title (records->pdata[i])), records->pdata[i]);
    }
}

static void
writer_init (Writer *self, PbKoladaBatch *batch, PbEdit *edit, PbKoladaSummary *summary)
{
  *self = (Writer){ batch, edit, pb_edit_get_plan (edit) };
  self->kpi_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->place_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->summary = summary;
  self->has_own = pb_plan_get_own_entity (self->plan) != NULL;
  index_rows (self, PB_TABLE_INDICATOR, PB_INDICATOR_KOLADA, self->kpi_rows, self->titles);
  index_rows (self, PB_TABLE_ENTITY, PB_ENTITY_CODE, self->place_rows, self->names);
}

static void
writer_clear (Writer *self)
{
  g_hash_table_unref (self->kpi_rows);
  g_hash_table_unref (self->place_rows);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->names);
}

/* Kolada has no field for the unit: the title ends with it, "…, kr/inv" or "…, andel (%)". (transfer full) */
static char *
dup_unit (const char *title)
{
  const char *comma = strrchr (title, ',');
  const char *open = strrchr (title, '('), *shut = open != NULL ? strchr (open, ')') : NULL;
  if (comma != NULL && (g_str_has_prefix (comma, ", kr") || g_str_has_prefix (comma, ", tkr") || g_str_has_prefix (comma, ", mnkr")))
    return g_strstrip (g_strdup (comma + 1));
  if (shut != NULL && shut[1] == '\0' && shut - open < 16)
    return g_strndup (open + 1, (gsize) (shut - open - 1));
  return NULL;
}

static gint64
add_indicator (Writer *self, const char *id, const char *title, const char *description)
{
  gint64 row = pb_edit_insert (self->edit, PB_TABLE_INDICATOR);
  g_autofree char *unit = dup_unit (title);
  pb_edit_set_text (self->edit, row, PB_INDICATOR_TITLE, title);
  pb_edit_set_text (self->edit, row, PB_INDICATOR_KOLADA, id);
  pb_edit_set_text (self->edit, row, PB_INDICATOR_UNIT, unit);
  pb_edit_set_text (self->edit, row, PB_INDICATOR_SOURCE, "Kolada");
  pb_edit_set_text (self->edit, row, PB_INDICATOR_NOTE, description);
  self->summary->n_new_indicators++;
  return row;
}

/* Where only the id was known before, its title now comes in its place: the plan may have an indicator of that title already,
 * and then the two are one. */
static void
name_indicator (Writer *self, gint64 row, const char *id, const PbKoladaKpi *kpi, const char *key)
{
  PbRecord *record = pb_plan_get_record (self->plan, PB_TABLE_INDICATOR, row);
  PbRecord *same = g_hash_table_lookup (self->titles, key);
  if (kpi == NULL || record == NULL || strcmp (pb_record_get_title (record), id) != 0 || strcmp (kpi->title, id) == 0)
    return;
  pb_edit_set_text (self->edit, row, PB_INDICATOR_TITLE, kpi->title);
  if (same != NULL)
    {
      g_hash_table_remove (self->titles, key);
      pb_indicator_merge (self->edit, same, record);
    }
  self->summary->changed = TRUE;
}

/* The indicator that a Kolada id stands for: by id; else the plan's own of that title, which gets the id; else a new one. */
static gint64
take_indicator (Writer *self, const char *id)
{
  gint64 row = get (self->kpi_rows, id);
  const PbKoladaKpi *kpi = g_hash_table_lookup (self->batch->kpis_by_id, id);
  g_autofree char *key = fold (kpi != NULL ? kpi->title : id);
  PbRecord *same = g_hash_table_lookup (self->titles, key);
  if (row != 0)
    {
      name_indicator (self, row, id, kpi, key);
      return row;
    }
  if (same != NULL)
    {
      row = pb_record_get_id (same);
      pb_edit_set_text (self->edit, row, PB_INDICATOR_KOLADA, id);
      g_hash_table_remove (self->titles, key);
      self->summary->changed = TRUE;
    }
  else
    row = add_indicator (self, id, kpi != NULL ? kpi->title : id, kpi != NULL ? kpi->description : NULL);
  put (self->kpi_rows, id, row);
  return row;
}

/* 0000 is the country, 00… are regions, G… groups, other four digits municipalities. */
static PbEntityKind
find_kind (const char *id)
{
  if (strcmp (id, "0000") == 0)
    return PB_ENTITY_COUNTRY;
  if (*id == 'G')
    return PB_ENTITY_GROUP;
  return strlen (id) == 4 && strspn (id, "0123456789") == 4 && strncmp (id, "00", 2) != 0 ? PB_ENTITY_MUNICIPALITY
                                                                                      : PB_ENTITY_UNIT;
}

static gboolean
is_own (Writer *self, const char *id, const char *name)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  const char *code = pb_record_get_text (document, PB_PLAN_MUNICIPALITY_CODE);
  if (self->has_own)
    return FALSE;
  return code != NULL ? strcmp (code, id) == 0
                      : g_strcmp0 (pb_record_get_text (document, PB_PLAN_MUNICIPALITY), name) == 0;
}

static gint64
add_entity (Writer *self, const char *id, const char *name)
{
  gint64 row = pb_edit_insert (self->edit, PB_TABLE_ENTITY);
  gboolean own = is_own (self, id, name);
  const char *municipality = pb_record_get_text (pb_plan_get_document (self->plan), PB_PLAN_MUNICIPALITY);
  pb_edit_set_enum (self->edit, row, PB_ENTITY_KIND, find_kind (id));
  pb_edit_set_text (self->edit, row, PB_ENTITY_CODE, id);
  pb_edit_set_text (self->edit, row, PB_ENTITY_NAME, own && municipality != NULL ? municipality : name);
  pb_edit_set_int (self->edit, row, PB_ENTITY_OWN, own);
  self->has_own |= own;
  self->summary->n_new_entities++;
  return row;
}

/* The plan's one of that name that has no code yet, and no longer waits for one. */
static PbRecord *
steal_namesake (Writer *self, const char *id, const char *name)
{
  g_autofree char *key = fold (name);
  PbRecord *same = g_hash_table_lookup (self->names, key);
  if (same == NULL || pb_record_get_enum (same, PB_ENTITY_KIND) != (int) find_kind (id))
    return NULL;
  g_hash_table_remove (self->names, key);
  return same;
}

/* A row that was called by its id, because its values came before its name: the plan may know the place by name already, and
 * then the two are one. */
static void
name_entity (Writer *self, PbRecord *record, const char *id, const char *name)
{
  PbRecord *same;
  if (strcmp (pb_record_get_title (record), id) != 0 || strcmp (name, id) == 0)
    return;
  same = steal_namesake (self, id, name);
  pb_edit_set_text (self->edit, pb_record_get_id (record), PB_ENTITY_NAME, name);
  if (same != NULL)
    pb_entity_merge (self->edit, same, record);
  self->summary->changed = TRUE;
}

static gint64
take_entity (Writer *self, const char *id, const char *title)
{
  gint64 row = get (self->place_rows, id);
  const PbKoladaPlace *known = g_hash_table_lookup (self->batch->places_by_id, id);
  const char *name = title != NULL ? title : known != NULL && known->title != NULL ? known->title : id;
  PbRecord *record = row != 0 ? pb_plan_get_record (self->plan, PB_TABLE_ENTITY, row) : NULL;
  PbRecord *same;
  if (record != NULL)
    name_entity (self, record, id, name);
  if (row != 0)
    return row;
  same = steal_namesake (self, id, name);
  if (same != NULL)
    {
      row = pb_record_get_id (same);
      pb_edit_set_text (self->edit, row, PB_ENTITY_CODE, id);
      self->summary->changed = TRUE;
    }
  else
    row = add_entity (self, id, name);
  put (self->place_rows, id, row);
  return row;
}

/* "Liknande kommuner LSS, Karlskrona, 2023": groups are made anew each year. 0 where no year ends the title. */
static int
find_year (const char *title)
{
  const char *comma = strrchr (title, ',');
  g_autofree char *last = comma != NULL ? g_strstrip (g_strdup (comma + 1)) : NULL;
  gint64 year = 0;
  if (last == NULL || strlen (last) != 4 || !g_ascii_string_to_signed (last, 10, 1990, 2100, &year, NULL))
    return 0;
  return (int) year;
}

/* Beside values, only the groups that have some or were asked for. */
static void
write_groups (Writer *self)
{
  GPtrArray *known = pb_plan_peek_records (self->plan, PB_TABLE_PEER_GROUP);
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (titles, (gpointer) pb_record_get_title (known->pdata[i]));
  for (guint i = 0; i < self->batch->groups->len; i++)
    {
      const PbKoladaPlace *group = self->batch->groups->pdata[i];
      gint64 row;
      gboolean wanted = self->batch->values->len == 0 || g_hash_table_contains (self->batch->place_numbers, group->id)
                        || g_hash_table_contains (self->batch->asked_groups, group->id);
      if (!wanted || !g_hash_table_add (titles, group->title))
        continue;
      row = pb_edit_insert (self->edit, PB_TABLE_PEER_GROUP);
      pb_edit_set_text (self->edit, row, PB_PEER_GROUP_TITLE, group->title);
      pb_edit_set_text (self->edit, row, PB_PEER_GROUP_NOTE, "Kolada");
      if (find_year (group->title) != 0)
        pb_edit_set_int (self->edit, row, PB_PEER_GROUP_YEAR, find_year (group->title));
      self->summary->n_new_groups++;
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint m = 0; m < group->members->len; m++)
        {
          const PbKoladaPlace *place = group->members->pdata[m];
          gint64 entity, member;
          if (!g_hash_table_add (seen, place->id))
            continue;
          entity = take_entity (self, place->id, strcmp (place->title, place->id) != 0 ? place->title : NULL);
          member = pb_edit_insert (self->edit, PB_TABLE_PEER_GROUP_MEMBER);
          pb_edit_set_int (self->edit, member, PB_PEER_GROUP_MEMBER_PEER_GROUP, row);
          pb_edit_set_int (self->edit, member, PB_PEER_GROUP_MEMBER_ENTITY, entity);
        }
    }
}

/* Lists that stand alone are what was asked for; beside values they only tell names. */
static void
write_lists (Writer *self)
{
  if (self->batch->values->len > 0)
    return;
  for (guint i = 0; i < self->batch->kpis->len; i++)
    take_indicator (self, ((PbKoladaKpi *) self->batch->kpis->pdata[i])->id);
  for (guint i = 0; i < self->batch->places->len; i++)
    take_entity (self, ((PbKoladaPlace *) self->batch->places->pdata[i])->id, NULL);
}

/* By what came or what the plan calls it already. */
static gboolean
has_name (Writer *self, PbTable table, gint64 row, const char *id, const char *told)
{
  PbRecord *record = pb_plan_get_record (self->plan, table, row);
  return (told != NULL && strcmp (told, id) != 0) || (record != NULL && strcmp (pb_record_get_title (record), id) != 0);
}

static void
count_unnamed (Writer *self, const gint64 *indicators, const gint64 *entities)
{
  PbKoladaBatch *batch = self->batch;
  for (guint i = 0; i < batch->kpi_ids->len; i++)
    {
      const PbKoladaKpi *kpi = g_hash_table_lookup (batch->kpis_by_id, batch->kpi_ids->pdata[i]);
      self->summary->n_unnamed_indicators += !has_name (self, PB_TABLE_INDICATOR, indicators[i], batch->kpi_ids->pdata[i],
                                                        kpi != NULL ? kpi->title : NULL);
    }
  for (guint i = 0; i < batch->place_ids->len; i++)
    {
      const PbKoladaPlace *place = g_hash_table_lookup (batch->places_by_id, batch->place_ids->pdata[i]);
      self->summary->n_unnamed_entities += !has_name (self, PB_TABLE_ENTITY, entities[i], batch->place_ids->pdata[i],
                                                      place != NULL ? place->title : NULL);
    }
}

static void
write_values (Writer *self, const PbFetchFacts *facts, gboolean always)
{
  PbKoladaBatch *batch = self->batch;
  g_autofree gint64 *indicators = g_new (gint64, batch->kpi_ids->len);
  g_autofree gint64 *entities = g_new (gint64, batch->place_ids->len);
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  for (guint i = 0; i < batch->kpi_ids->len; i++)
    indicators[i] = take_indicator (self, batch->kpi_ids->pdata[i]);
  for (guint i = 0; i < batch->place_ids->len; i++)
    entities[i] = take_entity (self, batch->place_ids->pdata[i], NULL);
  count_unnamed (self, indicators, entities);
  for (guint i = 0; i < batch->values->len; i++)
    {
      const PbKoladaValue *value = &g_array_index (batch->values, PbKoladaValue, i);
      if (!pb_bulk_add (bulk, indicators[value->kpi], entities[value->place], value->year, value->gender, value->state,
                        value->value, value->count))
        batch->n_skipped++;
    }
  self->summary->fetch = pb_bulk_write (bulk, self->edit, facts, always, &self->summary->values);
}

/* As Kolada tells it, else as the plan calls it; NULL where only the id is known. */
static const char *
find_title (Writer *self, const char *id)
{
  const PbKoladaKpi *kpi = g_hash_table_lookup (self->batch->kpis_by_id, id);
  PbRecord *record = pb_plan_get_record (self->plan, PB_TABLE_INDICATOR, get (self->kpi_rows, id));
  const char *title = kpi != NULL ? kpi->title : record != NULL ? pb_record_get_title (record) : NULL;
  return g_strcmp0 (title, id) != 0 ? title : NULL;
}

/* Titles as they are now: they may read otherwise when somebody looks. */
static char *
dup_titles (Writer *self)
{
  GPtrArray *ids = self->batch->kpi_ids;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *title = find_title (self, ids->pdata[i]);
      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "", (const char *) ids->pdata[i], title != NULL ? " " : "",
                              title != NULL ? title : "");
    }
  return g_string_free (text, FALSE);
}

void
pb_kolada_batch_write (PbKoladaBatch *self, PbEdit *edit, const PbFetchFacts *facts, gboolean always, PbKoladaSummary *summary)
{
  Writer writer;
  PbFetchFacts own = *facts;
  g_autofree char *titles = NULL;
  memset (summary, 0, sizeof *summary);
  writer_init (&writer, self, edit, summary);
  titles = facts->title == NULL ? dup_titles (&writer) : NULL;
  if (own.title == NULL && *titles != '\0')
    own.title = titles;
  write_lists (&writer);
  write_groups (&writer);
  if (self->values->len > 0 || always)
    write_values (&writer, &own, always);
  summary->changed |= summary->fetch != 0 || summary->n_new_indicators + summary->n_new_entities + summary->n_new_groups > 0;
  writer_clear (&writer);
}

static void
append_count (GString *text, guint n, const char *what)
{
  g_autofree char *number = pb_number_format (n, 0);
  if (n > 0)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", number, what);
}

/* TRANSLATORS: a number stands before each of these words */
char *
pb_kolada_summary_dup_unnamed (const PbKoladaSummary *summary)
{
  guint n_indicators = summary->n_unnamed_indicators, n_entities = summary->n_unnamed_entities;
  GString *text = g_string_new (NULL);
  append_count (text, n_indicators, ngettext ("indicator", "indicators", n_indicators));
  append_count (text, n_entities, ngettext ("municipality or unit", "municipalities and units", n_entities));
  return g_string_free (text, text->len == 0);
}

char *
pb_kolada_summary_dup_text (const PbKoladaSummary *summary)
{
  GString *text = g_string_new (NULL);
  const PbBulkSummary *values = &summary->values;
  guint n_indicators = MAX (values->n_indicators, summary->n_new_indicators);
  append_count (text, n_indicators, ngettext ("indicator", "indicators", n_indicators));
  append_count (text, values->n_values, ngettext ("value", "values", values->n_values));
  append_count (text, values->n_missing, ngettext ("missing value", "missing values", values->n_missing));
  append_count (text, values->n_revised, ngettext ("revised", "revised", values->n_revised));
  append_count (text, values->n_removed, ngettext ("removed", "removed", values->n_removed));
  append_count (text, summary->n_new_groups, ngettext ("comparison group", "comparison groups", summary->n_new_groups));
  if (values->n_values == 0)
    append_count (text, summary->n_new_entities,
                  ngettext ("municipality or unit", "municipalities and units", summary->n_new_entities));
  return g_string_free (text, FALSE);
}
