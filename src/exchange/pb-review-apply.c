/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was accepted, as one edit. */
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "model/pb-error.h"
#include "model/pb-follow-up.h"
#include "model/pb-series.h"

/* The row of a cell's amount, NULL where it has none. */
static PbRecord *
find_cell (PbPlan *plan, const PbReviewChange *change)
{
  GPtrArray *cells = pb_plan_peek_children (plan, PB_CELL_LINE, change->record);
  for (guint i = 0; i < cells->len; i++)
    if (pb_record_get_int (cells->pdata[i], PB_CELL_COLUMN) == change->cell_column)
      return cells->pdata[i];
  return NULL;
}

static void
set (PbEdit *edit, gint64 id, PbColumn column, const char *value)
{
  const PbColumnInfo *info = pb_column_info (column);
  if (*value == '\0')
    pb_edit_set_null (edit, id, column);
  else if (info->type == PB_TYPE_MONEY_ || info->type == PB_TYPE_REF_)
    pb_edit_set_int (edit, id, column, g_ascii_strtoll (value, NULL, 10));
  else if (info->type == PB_TYPE_ENUM_)
    pb_edit_set_enum (edit, id, column, pb_enum_from_nick (info->extra, value));
  else
    pb_edit_set_text (edit, id, column, value);
}

static void
take_value (PbReview *self, PbEdit *edit, const PbReviewChange *change)
{
  gint64 id = pb_series_find (self->plan, change->record, change->entity, change->period, PB_GENDER_TOTAL, change->kind,
                              &(double){ 0 });
  if (id != 0 && *change->value == '\0')
    pb_edit_delete (edit, PB_TABLE_INDICATOR_VALUE, id);
  if (*change->value == '\0')
    return;
  if (id == 0)
    {
      id = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);
      pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_INDICATOR, change->record);
      pb_edit_set_int (edit, id, PB_INDICATOR_VALUE_ENTITY, change->entity);
      pb_edit_set_text (edit, id, PB_INDICATOR_VALUE_PERIOD, change->period);
      pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_GENDER, PB_GENDER_TOTAL);
      pb_edit_set_enum (edit, id, PB_INDICATOR_VALUE_KIND, change->kind);
    }
  pb_edit_set_real (edit, id, PB_INDICATOR_VALUE_VALUE, g_ascii_strtod (change->value, NULL));
}

/* The period's own follow-up where the plan has one, as for whoever reports in the window; else a new one. made: those
 * of this edit, "owner/period" → id. */
static gint64
place_follow_up (PbReview *self, PbEdit *edit, const PbReviewChange *change, GHashTable *made)
{
  static const PbColumn columns[] = { PB_FOLLOW_UP_ASSIGNMENT, PB_FOLLOW_UP_GOAL, PB_FOLLOW_UP_ACTIVITY };
  PbRecord *owner = NULL;
  guint of = 0;
  while (of < G_N_ELEMENTS (columns)
         && (owner = pb_plan_get_record (self->plan, pb_column_info (columns[of])->extra, change->owner)) == NULL)
    of++;
  PbRecord *own = owner != NULL ? pb_follow_up_get (owner, change->period) : NULL;
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", change->owner, change->period);
  gint64 *found = g_hash_table_lookup (made, key), id, period;
  if (own != NULL || found != NULL)
    return own != NULL ? pb_record_get_id (own) : *found;
  g_autofree char *period_key = g_strdup_printf ("period/%s", change->period);
  found = g_hash_table_lookup (made, period_key);
  period = found != NULL ? *found : pb_edit_ensure_period (edit, change->period);
  g_hash_table_insert (made, g_steal_pointer (&period_key), g_memdup2 (&period, sizeof period));
  id = pb_edit_insert (edit, PB_TABLE_FOLLOW_UP);
  pb_edit_set_int (edit, id, columns[owner != NULL ? of : 0], change->owner);
  pb_edit_set_int (edit, id, PB_FOLLOW_UP_PERIOD, period);
  g_hash_table_insert (made, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}

static void
take_row (PbReview *self, PbEdit *edit, const PbReviewChange *change, GHashTable *made)
{
  gint64 id = change->table == PB_TABLE_FOLLOW_UP ? place_follow_up (self, edit, change, made)
                                                  : pb_edit_insert (edit, change->table);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const PbReviewField *field = change->fields->pdata[i];
      set (edit, id, field->column, field->value);
    }
  if (change->table != PB_TABLE_FOLLOW_UP)
    return;
  g_autofree char *now = pb_time_now ();
  pb_edit_set_text (edit, id, PB_FOLLOW_UP_AT, now);
}

static void
take (PbReview *self, PbEdit *edit, const PbReviewChange *change)
{
  PbRecord *cell = change->cell_column != 0 ? find_cell (self->plan, change) : NULL;
  gint64 id = change->cell_column == 0 ? change->record : cell != NULL ? pb_record_get_id (cell) : 0;
  if (id == 0)
    {
      id = pb_edit_insert (edit, PB_TABLE_CELL);
      pb_edit_set_int (edit, id, PB_CELL_LINE, change->record);
      pb_edit_set_int (edit, id, PB_CELL_COLUMN, change->cell_column);
    }
  set (edit, id, change->column, change->value);
  if (change->author != NULL)
    pb_edit_set_text (edit, id, PB_FOLLOW_UP_AUTHOR, change->author);
}

gboolean
pb_review_apply (PbReview *self, GError **error)
{
  if (pb_review_refresh (self))
    {
      g_set_error (
          error, PB_ERROR, PB_ERROR_CONFLICT,
          _ ("The plan was changed meanwhile. Nothing is taken in: look at what is in conflict now, and try again."));
      return FALSE;
    }
  g_autofree char *label = g_strdup_printf (_ ("Take in changes from %s"), self->label != NULL ? self->label : "");
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PbEdit *edit = pb_edit_new (self->plan, label);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbReviewChange *change = self->changes->pdata[i];
      if (!change->accepted)
        continue;
      if (change->fields != NULL)
        take_row (self, edit, change, made);
      else if (change->entity != 0)
        take_value (self, edit, change);
      else
        take (self, edit, change);
    }
  return pb_edit_commit (edit, error);
}
