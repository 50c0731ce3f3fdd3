/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-error.h"
#include "pb-json-reader.h"

/* Far more than Kolada has of anything; a file from elsewhere may claim what it likes. */
#define MAX_VALUES (20 * 1000 * 1000)
#define MAX_LEVELS 4

/* What one object says, whatever it turns out to be. */
typedef struct
{
  GString *id, *title, *description, *kpi, *place;
  GArray *points; /* PbKoladaValue, of values that lie in it */
  GPtrArray *members; /* PbKoladaPlace */
  gboolean has_members;
  gboolean is_kpi;
  gboolean is_point;
  gboolean divided;
  double year;
  PbKoladaValue point;
  gboolean has_value;
  gboolean hidden;
  gboolean removed;
} Row;

typedef struct
{
  PbKoladaBatch *batch;
  PbJsonReader *reader;
  Row rows[MAX_LEVELS]; /* one a level of objects, used again and again */
  char *next;
  gboolean has_values; /* a list of that name was there */
} Parser;

static void
place_free (gpointer data)
{
  PbKoladaPlace *place = data;
  g_free (place->id);
  g_free (place->title);
  g_clear_pointer (&place->members, g_ptr_array_unref);
  g_free (place);
}

static void
kpi_free (gpointer data)
{
  PbKoladaKpi *kpi = data;
  g_free (kpi->id);
  g_free (kpi->title);
  g_free (kpi->description);
  g_free (kpi);
}

PbKoladaBatch *
pb_kolada_batch_new (void)
{
  PbKoladaBatch *self = g_new0 (PbKoladaBatch, 1);
  self->kpis = g_ptr_array_new_with_free_func (kpi_free);
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->groups = g_ptr_array_new_with_free_func (place_free);
  self->kpis_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->places_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->kpi_ids = g_ptr_array_new_with_free_func (g_free);
  self->place_ids = g_ptr_array_new_with_free_func (g_free);
  self->kpi_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->place_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_array_new (FALSE, FALSE, sizeof (PbKoladaValue));
  self->asked_groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pb_kolada_batch_free (PbKoladaBatch *self)
{
  g_hash_table_unref (self->kpis_by_id);
  g_hash_table_unref (self->places_by_id);
  g_hash_table_unref (self->kpi_numbers);
  g_hash_table_unref (self->place_numbers);
  g_hash_table_unref (self->asked_groups);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_ptr_array_unref (self->kpis);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->kpi_ids);
  g_ptr_array_unref (self->place_ids);
  g_array_unref (self->values);
  g_free (self);
}

GPtrArray *
pb_kolada_batch_get_kpis (PbKoladaBatch *self)
{
  return self->kpis;
}

GPtrArray *
pb_kolada_batch_get_places (PbKoladaBatch *self)
{
  return self->places;
}

GPtrArray *
pb_kolada_batch_get_groups (PbKoladaBatch *self)
{
  return self->groups;
}

guint
pb_kolada_batch_get_n_values (PbKoladaBatch *self)
{
  return self->values->len;
}

guint
pb_kolada_batch_get_n_skipped (PbKoladaBatch *self)
{
  return self->n_skipped;
}

/* The place of an id among those that values have. The latest is asked for again, mostly. */
static guint
find_number (GPtrArray *ids, GHashTable *numbers, const char *id)
{
  guint number;
  if (ids->len > 0 && strcmp (ids->pdata[ids->len - 1], id) == 0)
    return ids->len - 1;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));
  if (number == 0)
    {
      g_ptr_array_add (ids, g_strdup (id));
      number = ids->len;
      g_hash_table_insert (numbers, ids->pdata[number - 1], GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static PbKoladaPlace *
new_place (const char *id, const char *title)
{
  PbKoladaPlace *place = g_new0 (PbKoladaPlace, 1);
  place->id = g_strdup (id);
  place->title = g_strdup (*title != '\0' ? title : id);
  return place;
}

void
pb_kolada_batch_add_kpi (PbKoladaBatch *self, const char *id, const char *title)
{
  PbKoladaKpi *kpi;
  if (g_hash_table_contains (self->kpis_by_id, id))
    return;
  kpi = g_new0 (PbKoladaKpi, 1);
  kpi->id = g_strdup (id);
  kpi->title = g_strdup (title);
  g_ptr_array_add (self->kpis, kpi);
  g_hash_table_insert (self->kpis_by_id, kpi->id, kpi);
}

void
pb_kolada_batch_add_place (PbKoladaBatch *self, const char *id, const char *title)
{
  PbKoladaPlace *place;
  if (g_hash_table_contains (self->places_by_id, id))
    return;
  place = new_place (id, title);
  g_ptr_array_add (self->places, place);
  g_hash_table_insert (self->places_by_id, place->id, place);
}

void
pb_kolada_batch_add_group (PbKoladaBatch *self, const PbKoladaPlace *group)
{
  PbKoladaPlace *copy;
  if (g_hash_table_contains (self->places_by_id, group->id))
    return;
  copy = new_place (group->id, group->title);
  copy->members = g_ptr_array_new_with_free_func (place_free);
  for (guint i = 0; i < group->members->len; i++)
    {
      const PbKoladaPlace *member = group->members->pdata[i];
      g_ptr_array_add (copy->members, new_place (member->id, member->title));
    }
  g_ptr_array_add (self->groups, copy);
  g_hash_table_insert (self->places_by_id, copy->id, copy);
}

void
pb_kolada_batch_ask_group (PbKoladaBatch *self, const char *id)
{
  g_hash_table_add (self->asked_groups, g_strdup (id));
}

void
pb_kolada_batch_keep (PbKoladaBatch *self, GPtrArray *ids)
{
  self->filters = TRUE;
  g_clear_pointer (&self->kept, g_hash_table_unref);
  if (ids == NULL)
    return;
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->kept, g_strdup (ids->pdata[i]));
}

static gboolean
is_kept (PbKoladaBatch *self, const char *place)
{
  if (!self->filters)
    return TRUE;
  return self->kept != NULL ? g_hash_table_contains (self->kept, place) : *place != 'G';
}

static void
row_clear (Row *row)
{
  GString *const texts[] = { row->id, row->title, row->description, row->kpi, row->place };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_truncate (texts[i], 0);
  g_array_set_size (row->points, 0);
  g_ptr_array_set_size (row->members, 0);
  row->has_members = row->is_kpi = row->is_point = row->divided = row->has_value = row->hidden = row->removed = FALSE;
  row->year = 0;
  row->point = (PbKoladaValue){ 0 };
}

static void
parser_init (Parser *self, PbKoladaBatch *batch, const char *name, const char *text, gsize length)
{
  *self = (Parser){ batch, pb_json_reader_new (name, text, length) };
  for (guint i = 0; i < MAX_LEVELS; i++)
    {
      Row *row = &self->rows[i];
      row->id = g_string_new (NULL);
      row->title = g_string_new (NULL);
      row->description = g_string_new (NULL);
      row->kpi = g_string_new (NULL);
      row->place = g_string_new (NULL);
      row->points = g_array_new (FALSE, FALSE, sizeof (PbKoladaValue));
      row->members = g_ptr_array_new_with_free_func (place_free);
    }
}

static void
parser_clear (Parser *self)
{
  for (guint i = 0; i < MAX_LEVELS; i++)
    {
      Row *row = &self->rows[i];
      g_string_free (row->id, TRUE);
      g_string_free (row->title, TRUE);
      g_string_free (row->description, TRUE);
      g_string_free (row->kpi, TRUE);
      g_string_free (row->place, TRUE);
      g_array_unref (row->points);
      g_ptr_array_unref (row->members);
    }
  pb_json_reader_free (self->reader);
  g_free (self->next);
}

/* A text, or a number where somebody took the quotation marks away: "0180" may come as 180. */
static void
take_text (Parser *self, PbJsonToken token, GString *to, int digits)
{
  gsize length;
  const char *text;
  g_string_truncate (to, 0);
  if (token == PB_JSON_STRING)
    {
      text = pb_json_reader_peek_text (self->reader, &length);
      g_string_append_len (to, text, (gssize) length);
    }
  else if (token == PB_JSON_NUMBER && digits > 0)
    {
      double number = pb_json_reader_get_number (self->reader);
      if (number >= 0 && number < 1e9 && floor (number) == number)
        g_string_append_printf (to, "%0*d", digits, (int) number);
    }
}

static double
take_number (Parser *self, PbJsonToken token)
{
  g_autofree char *copy = NULL;
  char *end = NULL;
  double number;
  gsize length;
  const char *text;
  if (token == PB_JSON_NUMBER)
    return pb_json_reader_get_number (self->reader);
  if (token != PB_JSON_STRING)
    return NAN;
  text = pb_json_reader_peek_text (self->reader, &length);
  copy = g_strndup (text, MIN (length, 64));
  number = g_ascii_strtod (copy, &end);
  return end != copy && *end == '\0' ? number : NAN;
}

static void
take_gender (Parser *self, PbJsonToken token, Row *row)
{
  static const char *const genders[] = { "T", "K", "M" };
  row->point.gender = G_N_ELEMENTS (genders);
  for (guint i = 0; token == PB_JSON_STRING && i < G_N_ELEMENTS (genders); i++)
    if (pb_json_reader_text_is (self->reader, genders[i]))
      row->point.gender = (guint8) i;
}

static gboolean
is_true (Parser *self, PbJsonToken token)
{
  return token == PB_JSON_TRUE || (token == PB_JSON_NUMBER && pb_json_reader_get_number (self->reader) != 0);
}

static void
take_point_member (Parser *self, PbJsonToken token, const char *name, Row *row)
{
  double number;
  row->is_point = TRUE;
  if (strcmp (name, "gender") == 0)
    take_gender (self, token, row);
  else if (strcmp (name, "isdeleted") == 0)
    row->removed = is_true (self, token);
  else if (strcmp (name, "status") == 0)
    row->hidden = token == PB_JSON_STRING && pb_json_reader_text_is (self->reader, "Private");
  else
    {
      number = take_number (self, token);
      if (strcmp (name, "count") == 0)
        row->point.count = number >= 0 && number <= G_MAXUINT16 ? (guint16) number : 0;
      else if (!isnan (number))
        {
          row->has_value = TRUE;
          row->point.value = number;
        }
    }
}

static void
add_member (Row *row, const char *id, const char *title)
{
  if (*id != '\0')
    g_ptr_array_add (row->members, new_place (id, title));
}

static gboolean parse_members (Parser *self, Row *row, guint level);
static gboolean parse_list (Parser *self, Row *row, guint level);

/* The members of an object by name. What is not among them is passed by. */
static gboolean
take_member (Parser *self, Row *row, guint level, const char *name, PbJsonToken token)
{
  static const char *const point[] = { "gender", "status", "value", "count", "isdeleted", NULL };
  static const char *const of_kpi[] = { "municipality_type", "operating_area", "perspective", "auspices", "has_ou_data", NULL };
  if (token == PB_JSON_BEGIN_ARRAY && strcmp (name, "values") == 0)
    return parse_list (self, row, level);
  if (token == PB_JSON_BEGIN_ARRAY && strcmp (name, "members") == 0)
    return parse_members (self, row, level);
  if (token == PB_JSON_BEGIN_ARRAY || token == PB_JSON_BEGIN_OBJECT)
    return pb_json_reader_skip (self->reader);
  if (strcmp (name, "id") == 0 || strcmp (name, "member_id") == 0)
    take_text (self, token, row->id, 4);
  else if (strcmp (name, "title") == 0 || strcmp (name, "member_title") == 0)
    take_text (self, token, row->title, 0);
  else if (strcmp (name, "description") == 0)
    take_text (self, token, row->description, 0);
  else if (strcmp (name, "kpi") == 0)
    take_text (self, token, row->kpi, 0);
  else if (strcmp (name, "municipality") == 0 || strcmp (name, "ou") == 0)
    take_text (self, token, row->place, 4);
  else if (strcmp (name, "period") == 0)
    row->year = take_number (self, token);
  else if (strcmp (name, "is_divided_by_gender") == 0)
    {
      row->is_kpi = TRUE;
      row->divided = is_true (self, token);
    }
  else if (g_strv_contains (of_kpi, name))
    row->is_kpi = TRUE;
  else if (g_strv_contains (point, name))
    take_point_member (self, token, name, row);
  else if (level == 0 && (strcmp (name, "next_url") == 0 || strcmp (name, "next_page") == 0) && token == PB_JSON_STRING)
    {
      gsize length;
      const char *text = pb_json_reader_peek_text (self->reader, &length);
      g_free (self->next);
      self->next = length > 0 ? g_strndup (text, length) : NULL;
    }
  return TRUE;
}

static void
finish_point (Row *row)
{
  row->point.state = row->removed     ? PB_POINT_REMOVED
                     : row->has_value ? PB_POINT_VALUE
                     : row->hidden    ? PB_POINT_HIDDEN
                                      : PB_POINT_MISSING;
  if (row->point.state != PB_POINT_VALUE)
    row->point.value = 0;
}

static void
add_values (Parser *self, Row *row)
{
  PbKoladaBatch *batch = self->batch;
  gboolean usable = row->kpi->len > 0 && row->place->len > 0 && row->year >= 1900 && row->year <= 2200
                    && floor (row->year) == row->year;
  guint kpi, place;
  if (row->is_point)
    {
      finish_point (row);
      g_array_append_val (row->points, row->point);
    }
  if (usable && !is_kept (batch, row->place->str))
    return;
  if (!usable)
    {
      batch->n_skipped += MAX (row->points->len, 1);
      return;
    }
  kpi = find_number (batch->kpi_ids, batch->kpi_numbers, row->kpi->str);
  place = find_number (batch->place_ids, batch->place_numbers, row->place->str);
  for (guint i = 0; i < row->points->len; i++)
    {
      PbKoladaValue value = g_array_index (row->points, PbKoladaValue, i);
      if (value.gender > PB_GENDER_MEN || batch->values->len >= MAX_VALUES)
        {
          batch->n_skipped++;
          continue;
        }
      value.kpi = kpi;
      value.place = place;
      value.year = (guint16) row->year;
      g_array_append_val (batch->values, value);
    }
}

static gboolean
looks_like_kpi (const char *id)
{
  return (*id == 'N' || *id == 'U') && g_ascii_isdigit (id[1]);
}

static void
add_group (PbKoladaBatch *batch, Row *row)
{
  PbKoladaPlace *group = new_place (row->id->str, row->title->str);
  group->members = g_steal_pointer (&row->members);
  row->members = g_ptr_array_new_with_free_func (place_free);
  g_ptr_array_add (batch->groups, group);
  g_hash_table_insert (batch->places_by_id, group->id, group);
}

static void
add_kpi (PbKoladaBatch *batch, Row *row)
{
  PbKoladaKpi *kpi;
  if (g_hash_table_contains (batch->kpis_by_id, row->id->str))
    return;
  pb_kolada_batch_add_kpi (batch, row->id->str, row->title->str);
  kpi = batch->kpis->pdata[batch->kpis->len - 1];
  kpi->description = row->description->len > 0 ? g_strdup (row->description->str) : NULL;
  kpi->divided = row->divided;
}

static void
add_named (Parser *self, Row *row)
{
  PbKoladaBatch *batch = self->batch;
  if (row->title->len == 0)
    batch->n_skipped++;
  else if (row->has_members && !g_hash_table_contains (batch->places_by_id, row->id->str))
    add_group (batch, row);
  else if (row->is_kpi || looks_like_kpi (row->id->str))
    add_kpi (batch, row);
  else
    pb_kolada_batch_add_place (batch, row->id->str, row->title->str);
}

/* What an object that has been read to its end turned out to be. */
static void
finish_row (Parser *self, Row *row, guint level, gboolean is_page)
{
  if (row->kpi->len > 0 || row->place->len > 0 || row->points->len > 0)
    add_values (self, row);
  else if (row->id->len > 0)
    add_named (self, row);
  else if (level > 0 && !is_page)
    self->batch->n_skipped++;
}

/* The object whose beginning was read. within: the row whose list it stands in, NULL of none. */
static gboolean
parse_object (Parser *self, Row *within, guint level)
{
  Row *row = &self->rows[MIN (level, MAX_LEVELS - 1)];
  gboolean is_page = FALSE;
  PbJsonToken token;
  if (level >= MAX_LEVELS)
    return pb_json_reader_skip (self->reader);
  row_clear (row);
  if (level == 0)
    g_clear_pointer (&self->next, g_free);
  while ((token = pb_json_reader_next (self->reader)) == PB_JSON_NAME)
    {
      char name[32];
      gsize length;
      const char *text = pb_json_reader_peek_text (self->reader, &length);
      length = MIN (length, sizeof name - 1);
      memcpy (name, text, length);
      name[length] = '\0';
      token = pb_json_reader_next (self->reader);
      is_page |= token == PB_JSON_BEGIN_ARRAY && strcmp (name, "values") == 0;
      if (token == PB_JSON_FAILED || !take_member (self, row, level, name, token))
        return FALSE;
    }
  if (token != PB_JSON_END_OBJECT)
    return FALSE;
  if (within != NULL && row->is_point && row->kpi->len == 0)
    {
      finish_point (row);
      g_array_append_val (within->points, row->point);
    }
  else
    finish_row (self, row, level, is_page);
  return TRUE;
}

/* The list whose beginning was read: rows of a page, or values of a row. */
static gboolean
parse_list (Parser *self, Row *row, guint level)
{
  PbJsonToken token;
  self->has_values = TRUE;
  while ((token = pb_json_reader_next (self->reader)) != PB_JSON_END_ARRAY)
    {
      if (token == PB_JSON_FAILED)
        return FALSE;
      if (token != PB_JSON_BEGIN_OBJECT)
        self->batch->n_skipped++;
      if (token == PB_JSON_BEGIN_OBJECT ? !parse_object (self, row, level + 1) : !pb_json_reader_skip (self->reader))
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_members (Parser *self, Row *row, guint level)
{
  PbJsonToken token;
  row->has_members = TRUE;
  while ((token = pb_json_reader_next (self->reader)) != PB_JSON_END_ARRAY)
    {
      Row *member = &self->rows[MIN (level + 1, MAX_LEVELS - 1)];
      if (token == PB_JSON_FAILED)
        return FALSE;
      if (token != PB_JSON_BEGIN_OBJECT || member == row)
        {
          g_autoptr (GString) id = g_string_new (NULL);
          take_text (self, token, id, 4);
          add_member (row, id->str, "");
          if (!pb_json_reader_skip (self->reader))
            return FALSE;
          continue;
        }
      row_clear (member);
      while ((token = pb_json_reader_next (self->reader)) == PB_JSON_NAME)
        {
          gboolean is_id = pb_json_reader_text_is (self->reader, "member_id") || pb_json_reader_text_is (self->reader, "id");
          gboolean is_title
              = pb_json_reader_text_is (self->reader, "member_title") || pb_json_reader_text_is (self->reader, "title");
          token = pb_json_reader_next (self->reader);
          if (is_id || is_title)
            take_text (self, token, is_id ? member->id : member->title, is_id ? 4 : 0);
          if (token == PB_JSON_FAILED || !pb_json_reader_skip (self->reader))
            return FALSE;
        }
      if (token != PB_JSON_END_OBJECT)
        return FALSE;
      add_member (row, member->id->str, member->title->str);
    }
  return TRUE;
}

/* A page, or a list of pages or rows. */
static gboolean
parse_text (Parser *self)
{
  PbJsonToken token = pb_json_reader_next (self->reader);
  if (token == PB_JSON_BEGIN_OBJECT && !parse_object (self, NULL, 0))
    return FALSE;
  if (token == PB_JSON_BEGIN_ARRAY)
    while ((token = pb_json_reader_next (self->reader)) != PB_JSON_END_ARRAY)
      if (token == PB_JSON_FAILED
          || (token == PB_JSON_BEGIN_OBJECT ? !parse_object (self, NULL, 0) : !pb_json_reader_skip (self->reader)))
        return FALSE;
  return token != PB_JSON_FAILED && pb_json_reader_next (self->reader) == PB_JSON_END;
}

typedef struct
{
  guint kpis, places, groups, values, skipped;
} Mark;

static Mark
set_mark (PbKoladaBatch *self)
{
  return (Mark){ self->kpis->len, self->places->len, self->groups->len, self->values->len, self->n_skipped };
}

static void
forget (GHashTable *by_id, GPtrArray *array, guint from)
{
  /* Each begins with its id. */
  for (guint i = from; i < array->len; i++)
    g_hash_table_remove (by_id, *(char **) array->pdata[i]);
  g_ptr_array_set_size (array, (int) from);
}

static void
go_back (PbKoladaBatch *self, const Mark *mark)
{
  forget (self->kpis_by_id, self->kpis, mark->kpis);
  forget (self->places_by_id, self->places, mark->places);
  forget (self->places_by_id, self->groups, mark->groups);
  g_array_set_size (self->values, mark->values);
  self->n_skipped = mark->skipped;
}

gboolean
pb_kolada_is_json (const char *text, gsize length)
{
  gsize at = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < length && strchr (" \t\r\n", text[at]) != NULL && text[at] != '\0')
    at++;
  return at < length && (text[at] == '{' || text[at] == '[');
}

gboolean
pb_kolada_batch_add (PbKoladaBatch *self, const char *name, const char *text, gsize length, char **next, GError **error)
{
  Mark mark = set_mark (self), after;
  Parser parser;
  gboolean ok;
  parser_init (&parser, self, name, text, length);
  ok = parse_text (&parser);
  after = set_mark (self);
  if (!ok)
    g_propagate_error (error, pb_json_reader_dup_error (parser.reader));
  else if ((!parser.has_values || after.skipped != mark.skipped) && after.kpis == mark.kpis && after.places == mark.places && after.groups == mark.groups
           && after.values == mark.values)
    {
      ok = FALSE;
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s is JSON, but holds nothing that Kolada answers with: no indicators, municipalities or values."), name);
    }
  if (!ok)
    go_back (self, &mark);
  else if (next != NULL)
    *next = g_steal_pointer (&parser.next);
  parser_clear (&parser);
  return ok;
}
