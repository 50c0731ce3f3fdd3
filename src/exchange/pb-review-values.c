/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of indicators, in the blocks of a sheet: the indicator's title, then a header of periods, then a row for
 * each municipality. They are known by these words, so that rows may be put between. */
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-series.h"

/* What a figure may differ by, of itself, for being written and read again: a spreadsheet keeps 15 digits. */
#define NEAR 1e-13

char *
pb_review_dup_value_name (gint64 entity, const char *period, PbValueKind kind)
{
  return g_strdup_printf ("v%" G_GINT64_FORMAT "/%s/%d", entity, period, kind);
}

/* The municipality that was written so, whatever it is called now; NULL: none. */
static PbRecord *
find_entity_by (PbReviewReader *self, const char *what, const char *title)
{
  g_autofree char *plain = pb_review_normalize (title), *key = g_strdup_printf ("%s/%s", what, plain);
  const char *id = g_hash_table_lookup (self->titles, key);
  return id != NULL ? pb_plan_get_record (self->review->plan, PB_TABLE_ENTITY, g_ascii_strtoll (id, NULL, 10)) : NULL;
}

/* The municipality of a row; *kind says whether it is its values or its targets. */
static PbRecord *
find_entity (PbReviewReader *self, const char *title, PbValueKind *kind)
{
  PbRecord *entity = find_entity_by (self, PB_REVIEW_ENTITY, title);
  *kind = entity != NULL ? PB_VALUE_OUTCOME : PB_VALUE_TARGET;
  return entity != NULL ? entity : find_entity_by (self, PB_REVIEW_TARGET, title);
}

static gboolean
is_header (PbReviewReader *self, guint row)
{
  return pb_period_parse (pb_text_table_get_cell (self->text, row, 1), NULL, NULL)
         && find_entity_by (self, PB_REVIEW_ENTITY, pb_text_table_get_cell (self->text, row, 0)) == NULL;
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= NEAR * MAX (fabs (a), fabs (b));
}

static char *
dup_value (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

static char *
dup_shown (gboolean has, double value)
{
  return has ? pb_number_format (value, -1) : g_strdup (_ ("empty"));
}

static void
compare_value (PbReviewReader *self, guint row, guint at, PbRecord *indicator, PbRecord *entity, const char *period,
               PbValueKind kind)
{
  gint64 id = pb_record_get_id (indicator), of = pb_record_get_id (entity);
  g_autofree char *name = pb_review_dup_value_name (of, period, kind);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, name);
  const char *kept = g_hash_table_lookup (self->kept, key), *text = pb_text_table_get_cell (self->text, row, at);
  double before = kept != NULL ? g_ascii_strtod (kept, NULL) : 0, now = 0, theirs = 0;
  gboolean had = kept != NULL && *kept != '\0', has = *text != '\0';
  gboolean is = pb_series_lookup (self->review->plan, id, of, period, PB_GENDER_TOTAL, kind, &now);
  if (kept != NULL)
    pb_review_see (self, row, at);
  if (has && !pb_number_parse (text, &theirs, NULL))
    {
      pb_review_see (self, row, at);
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” is not a number; it is ignored."), text);
      pb_review_note (self, row, at, sentence);
      return;
    }
  if (kept == NULL || (has == had && is_near (theirs, before)) || (has == is && is_near (theirs, now)))
    return;
  if (!has && pb_series_find (self->review->plan, id, of, period, PB_GENDER_TOTAL, kind, &(double){ 0 }) == 0)
    {
      pb_review_note (self, row, at, _ ("a value that was fetched cannot be emptied; that is ignored."));
      return;
    }
  PbReviewChange *change = g_new0 (PbReviewChange, 1);
  g_autofree char *target = g_strdup_printf (_ ("%s, target"), pb_record_get_title (entity));
  g_autofree char *label
      = g_strdup_printf ("%s %s", kind == PB_VALUE_TARGET ? target : pb_record_get_title (entity), period);
  change->table = PB_TABLE_INDICATOR;
  change->record = id;
  change->column = PB_INDICATOR_VALUE_VALUE;
  change->entity = of;
  change->period = g_strdup (period);
  change->kind = kind;
  change->place = pb_review_dup_place (self, row, at);
  change->what = pb_review_dup_what (PB_TABLE_INDICATOR, pb_record_get_title (indicator), label);
  change->before = dup_shown (had, before);
  change->now = dup_shown (is, now);
  change->theirs = dup_shown (has, theirs);
  change->conflict = change->overtaken = had != is || !is_near (before, now);
  change->now_value = is ? dup_value (now) : g_strdup ("");
  change->value = has ? dup_value (theirs) : g_strdup ("");
  pb_review_add (self->review, change, g_steal_pointer (&key));
}

/* The rows below a header of periods. Gives the row that the block ends before. */
static guint
compare_block (PbReviewReader *self, guint header, PbRecord *indicator)
{
  guint row = header + 1, n_columns = pb_text_table_get_n_cells (self->text, header);
  for (; row < pb_text_table_get_n_rows (self->text); row++)
    {
      const char *title = pb_text_table_get_cell (self->text, row, 0);
      PbValueKind kind;
      PbRecord *entity = find_entity (self, title, &kind);
      if (*title != '\0' && entity == NULL)
        break;
      for (guint at = 1; entity != NULL && at < n_columns; at++)
        {
          const char *period = pb_text_table_get_cell (self->text, header, at);
          if (pb_period_parse (period, NULL, NULL))
            compare_value (self, row, at, indicator, entity, period, kind);
        }
    }
  return row;
}

static int
find_header_cell (PbReviewReader *self, guint row, const char *header)
{
  for (guint at = 0; at < pb_text_table_get_n_cells (self->text, row); at++)
    if (strcmp (pb_text_table_get_cell (self->text, row, at), header) == 0)
      return (int)at;
  return -1;
}

/* The newest values of a row of the sheet of indicators, for the period that stands beside. */
static void
compare_newest (PbReviewReader *self, guint header, guint row, PbRecord *indicator, PbRecord *own)
{
  const struct
  {
    const char *period;
    const char *value;
    PbValueKind kind;
  } pairs[] = { { _ ("Latest outcome for"), _ ("Outcome"), PB_VALUE_OUTCOME },
                { _ ("Target for"), _ ("Target"), PB_VALUE_TARGET } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      int at = find_header_cell (self, header, pairs[i].value), of = find_header_cell (self, header, pairs[i].period);
      const char *period = of >= 0 ? pb_text_table_get_cell (self->text, row, of) : "";
      if (at >= 0 && pb_period_parse (period, NULL, NULL))
        compare_value (self, row, at, indicator, own, period, pairs[i].kind);
    }
}

static PbRecord *
find_own (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  for (guint i = 0; i < entities->len; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN))
      return entities->pdata[i];
  return NULL;
}

/* The indicator whose block begins with the row; of several that have its title, the next. NULL: none. */
static PbRecord *
find_indicator (PbReviewReader *self, guint row, GHashTable *seen)
{
  const char *text = pb_text_table_get_cell (self->text, row, 0);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, text));
  g_autofree char *plain = pb_review_normalize (text);
  GString *key = g_string_new (PB_REVIEW_INDICATOR "/");
  g_string_append (key, plain);
  for (guint i = 0; i < n; i++)
    g_string_append_c (key, '\n');
  const char *id = *plain != '\0' ? g_hash_table_lookup (self->titles, key->str) : NULL;
  g_string_free (key, TRUE);
  if (id == NULL)
    return NULL;
  g_hash_table_insert (seen, (gpointer)text, GUINT_TO_POINTER (n + 1));
  return pb_plan_get_record (self->review->plan, PB_TABLE_INDICATOR, g_ascii_strtoll (id, NULL, 10));
}

void
pb_review_values (PbReviewReader *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  PbRecord *indicator = NULL, *own = find_own (self->review->plan);
  int newest = -1; /* the header of the sheet of indicators */
  guint row = 0;
  while (row < pb_text_table_get_n_rows (self->text))
    {
      PbRecord *found = find_indicator (self, row, seen);
      if (newest < 0 && found == NULL && find_header_cell (self, row, _ ("Latest outcome for")) > 0)
        newest = (int)row;
      if (found != NULL && newest >= 0 && own != NULL)
        compare_newest (self, newest, row, found, own);
      if (found != NULL)
        indicator = found;
      if (found == NULL && indicator != NULL && is_header (self, row))
        {
          row = compare_block (self, row, indicator);
          indicator = NULL;
        }
      else
        row++;
    }
}
