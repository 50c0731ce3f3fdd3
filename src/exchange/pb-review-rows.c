/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that were added to a workbook, and the follow-ups that a Blankett was filled in with. */
#include "pb-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-follow-up.h"
#include "pb-layout.h"

gboolean
pb_review_form_column (guint n, PbColumn *column)
{
  static const PbColumn columns[]
      = { PB_FOLLOW_UP_ASSESSMENT, PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY, PB_FOLLOW_UP_ACTION, PB_FOLLOW_UP_REALISED };
  if (n < G_N_ELEMENTS (columns))
    *column = columns[n];
  return n < G_N_ELEMENTS (columns);
}

static void
field_free (gpointer data)
{
  PbReviewField *field = data;
  g_free (field->value);
  g_free (field);
}

static PbReviewField *
find_field (GPtrArray *fields, PbColumn column)
{
  for (guint i = 0; i < fields->len; i++)
    if (((PbReviewField *)fields->pdata[i])->column == column)
      return fields->pdata[i];
  return NULL;
}

/* Takes value. */
static void
add_field (GPtrArray *fields, PbColumn column, char *value)
{
  PbReviewField *field = g_new (PbReviewField, 1);
  field->column = column;
  field->value = value;
  g_ptr_array_add (fields, field);
}

/* What the layout says of a column that a new row can have. */
static const PbField *
field_of (PbColumn column)
{
  const PbLayout *layout = pb_layout_for (PB_COLUMN_TABLE (column));
  guint i = 0;
  while (layout->fields[i].kind != PB_FIELD_COLUMN || layout->fields[i].column != column)
    i++;
  return &layout->fields[i];
}

/* "Assessment: Partly met · Why: …" of fields, or of what record has in their columns. (transfer full) */
static char *
dup_words (PbReview *self, GPtrArray *fields, PbRecord *record)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      const PbReviewField *field = fields->pdata[i];
      const PbField *known = field_of (field->column);
      g_autofree char *value = record != NULL ? pb_review_dup_value (record, field->column) : g_strdup (field->value);
      if (value == NULL)
        continue;
      g_autofree char *shown = pb_review_dup_shown (self->plan, field->column, known->unit, value);
      g_autofree char *header = pb_field_dup_heading (known);
      g_string_append_printf (words, "%s%s: %s", words->len > 0 ? " · " : "", header, shown);
    }
  return g_string_free (words, FALSE);
}

/* The plan's follow-up holds all that the new one says. */
static gboolean
says_the_same (PbRecord *follow_up, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const PbReviewField *field = fields->pdata[i];
      g_autofree char *value = pb_review_dup_value (follow_up, field->column);
      g_autofree char *now = pb_review_normalize (value);
      if (strcmp (now, field->value) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Takes fields. period: of a follow-up, else NULL. */
static void
add_row (PbReviewReader *self, guint row, PbTable table, PbRecord *owner, const char *period, GPtrArray *fields)
{
  PbRecord *own = period != NULL ? pb_follow_up_get (owner, period) : NULL;
  if (own != NULL && says_the_same (own, fields))
    {
      g_ptr_array_unref (fields);
      return;
    }
  PbReviewChange *change = g_new0 (PbReviewChange, 1);
  g_autofree char *shown_period = period != NULL ? pb_period_format (period) : NULL;
  const PbReviewField *title = find_field (fields, PB_ACTIVITY_TITLE);
  change->table = table;
  change->place = pb_review_dup_place (self, row, 0);
  /* Translators: an assignment's or a goal's title, a period: "tertial 1 2025". */
  change->what = period != NULL
                     ? g_strdup_printf (_ ("New follow-up of “%s”, %s"), pb_record_get_title (owner), shown_period)
                     /* Translators: an assignment's title. */
                     : g_strdup_printf (_ ("New activity of “%s”"), pb_record_get_title (owner));
  change->before = g_strdup (_ ("empty"));
  change->now = own != NULL ? dup_words (self->review, fields, own) : g_strdup (_ ("empty"));
  change->theirs = dup_words (self->review, fields, NULL);
  change->conflict = change->overtaken = own != NULL;
  change->now_value = g_strdup (change->now);
  change->value = g_strdup (change->theirs);
  change->fields = fields;
  change->owner = pb_record_get_id (owner);
  change->period = g_strdup (period);
  pb_review_add (
      self->review, change,
      g_strdup_printf ("new/%" G_GINT64_FORMAT "/%s", change->owner, period != NULL ? period : title->value));
}

static const char *
find_kept (PbReviewReader *self, gint64 id, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, name);
  return g_hash_table_lookup (self->kept, key);
}

/* A field of a Blankett's row: compared with the period's follow-up where the plan has one, else gathered. FALSE, and a
 * note, where it cannot be read. */
static gboolean
read_form_cell (PbReviewReader *self, guint row, guint at, PbColumn column, PbUnit unit, PbRecord *assignment,
                PbRecord *own, GPtrArray *fields)
{
  g_autofree char *key = g_strdup_printf (PB_REVIEW_FORM "-%s", pb_column_info (column)->name);
  if (own != NULL)
    {
      PbReviewCell cell = { own,
                            column,
                            unit,
                            0,
                            pb_record_get_id (assignment),
                            key,
                            pb_text_table_get_header (self->text, at),
                            find_kept (self, 0, PB_REVIEW_FORM_ROLE),
                            pb_review_dup_value (own, column) };
      pb_review_compare (self, row, at, &cell);
      g_free (cell.now);
      return TRUE;
    }
  pb_review_see (self, row, at);
  g_autofree char *value = pb_review_dup_read (self, row, at, column, unit);
  gboolean is_readable = value != NULL;
  if (is_readable && *value != '\0')
    add_field (fields, column, g_steal_pointer (&value));
  return is_readable;
}

static void
finish_form_row (PbReviewReader *self, guint row, PbRecord *assignment, const char *period, GPtrArray *fields)
{
  const PbLayout *layout = pb_layout_for (PB_TABLE_ASSIGNMENT);
  const char *role = find_kept (self, 0, PB_REVIEW_FORM_ROLE);
  if (find_field (fields, PB_FOLLOW_UP_ASSESSMENT) == NULL)
    add_field (fields, PB_FOLLOW_UP_ASSESSMENT,
               g_strdup (pb_enum_nick (PB_ENUM_ASSESSMENT, PB_ASSESSMENT_NOT_ASSESSED)));
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      if (field < 0 || layout->fields[field].kind != PB_FIELD_COLUMN
          || layout->fields[field].column != PB_ASSIGNMENT_STATUS)
        continue;
      int status = pb_enum_from_word (PB_ENUM_STATUS, pb_text_table_get_cell (self->text, row, at));
      if (status >= 0)
        add_field (fields, PB_FOLLOW_UP_STATUS, g_strdup (pb_enum_nick (PB_ENUM_STATUS, status)));
    }
  if (role != NULL)
    add_field (fields, PB_FOLLOW_UP_AUTHOR, g_strdup (role));
  add_row (self, row, PB_TABLE_FOLLOW_UP, assignment, period, g_ptr_array_ref (fields));
}

/* What a row of a Blankett says is one: the follow-up and the status that it gives. */
static void
hold_together (PbReviewReader *self, guint first, PbRecord *assignment)
{
  for (guint i = first; i < self->review->changes->len; i++)
    {
      PbReviewChange *change = self->review->changes->pdata[i];
      change->group = g_strdup_printf ("%p/%" G_GINT64_FORMAT, (gpointer)self->kept, pb_record_get_id (assignment));
    }
}

void
pb_review_form_row (PbReviewReader *self, guint row, PbRecord *assignment, guint first)
{
  const PbLayout *layout = pb_layout_for (PB_TABLE_FOLLOW_UP);
  const char *period = find_kept (self, pb_record_get_id (assignment), PB_REVIEW_FORM);
  PbColumn column;
  if (period == NULL || !pb_period_parse (period, NULL, NULL))
    return;
  PbRecord *own = pb_assignment_get_follow_up (assignment, period);
  gboolean is_assessed = TRUE;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      for (guint i = 0; field >= 0 && pb_review_form_column (i, &column); i++)
        if (layout->fields[field].kind == PB_FIELD_COLUMN && layout->fields[field].column == column
            && !read_form_cell (self, row, at, column, layout->fields[field].unit, assignment, own, fields)
            && column == PB_FOLLOW_UP_ASSESSMENT)
          is_assessed = FALSE;
    }
  if (!is_assessed && fields->len > 0)
    pb_review_note (self, row, 0,
                    _ ("its assessment cannot be read, so the whole follow-up is ignored. Mend it and import again."));
  else if (fields->len > 0)
    finish_form_row (self, row, assignment, period, fields);
  hold_together (self, first, assignment);
}

static gboolean
is_called (PbRecord *record, const char *text, const char *folded)
{
  PbTable table = pb_record_get_table (record);
  const char *brief = table == PB_TABLE_ROLE ? pb_record_get_text (record, PB_ROLE_SHORT_NAME) : NULL;
  g_autofree char *title = g_utf8_casefold (pb_record_get_title (record), -1);
  g_autofree char *folded_brief = brief != NULL ? g_utf8_casefold (brief, -1) : NULL;
  g_autofree char *number
      = table == PB_TABLE_ASSIGNMENT && !pb_record_is_null (record, PB_ASSIGNMENT_NUMBER)
            ? g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (record, PB_ASSIGNMENT_NUMBER))
            : NULL;
  return strcmp (title, folded) == 0 || g_strcmp0 (folded_brief, folded) == 0 || g_strcmp0 (number, text) == 0;
}

PbRecord *
pb_review_find (PbPlan *plan, PbTable table, const char *text)
{
  GPtrArray *records = pb_plan_peek_records (plan, table);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < records->len; i++)
    if (is_called (records->pdata[i], text, folded))
      return records->pdata[i];
  return NULL;
}

/* What a new row's cell says. FALSE, and a note, where the row cannot be without it. */
static gboolean
read_new_cell (PbReviewReader *self, guint row, guint at, const PbField *field, GPtrArray *fields, char **period)
{
  const PbColumnInfo *info = pb_column_info (field->column);
  const char *text = pb_text_table_get_cell (self->text, row, at);
  if (*text == '\0')
    return TRUE;
  if (field->column == PB_FOLLOW_UP_PERIOD)
    {
      g_autofree char *code = NULL, *rest = NULL;
      if (!pb_layout_parse_period (text, &code, &rest) || *rest != '\0')
        {
          pb_review_note (self, row, at,
                          _ ("the row is new, but this is no period as 2025-T1 or tertial 1 2025; it is ignored."));
          return FALSE;
        }
      *period = g_steal_pointer (&code);
      return TRUE;
    }
  /* Several assignments may have an activity of the title: find_owner() looks among those of the row's own. */
  if (field->column == PB_FOLLOW_UP_ACTIVITY)
    {
      add_field (fields, field->column, g_strdup (text));
      return TRUE;
    }
  if (info->type == PB_TYPE_REF_)
    {
      PbRecord *to = pb_review_find (self->review->plan, info->extra, text);
      if (to != NULL)
        add_field (fields, field->column, g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (to)));
      else
        pb_review_note (self, row, at, _ ("the row is new, but the plan has nothing of this name; it is ignored."));
      return to != NULL;
    }
  g_autofree char *value = pb_review_dup_read (self, row, at, field->column, field->unit);
  gboolean is_readable = value != NULL;
  if (is_readable)
    add_field (fields, field->column, g_steal_pointer (&value));
  /* A follow-up whose assessment cannot be read is not one that says nothing of it. */
  return is_readable || field->column != PB_FOLLOW_UP_ASSESSMENT;
}

static gboolean
is_blank (PbReviewReader *self, guint row)
{
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    if (*pb_text_table_get_cell (self->text, row, at) != '\0')
      return FALSE;
  return TRUE;
}

/* What every row of the table has. */
static void
complete (PbTable table, GPtrArray *fields)
{
  if (table == PB_TABLE_ACTIVITY && find_field (fields, PB_ACTIVITY_STATUS) == NULL)
    add_field (fields, PB_ACTIVITY_STATUS, g_strdup (pb_enum_nick (PB_ENUM_STATUS, PB_STATUS_NOT_STARTED)));
  if (table == PB_TABLE_FOLLOW_UP && find_field (fields, PB_FOLLOW_UP_ASSESSMENT) == NULL)
    add_field (fields, PB_FOLLOW_UP_ASSESSMENT,
               g_strdup (pb_enum_nick (PB_ENUM_ASSESSMENT, PB_ASSESSMENT_NOT_ASSESSED)));
}

static gboolean
names_subject (PbColumn column)
{
  return column == PB_FOLLOW_UP_ASSIGNMENT || column == PB_FOLLOW_UP_GOAL || column == PB_FOLLOW_UP_ACTIVITY;
}

/* Whether a new follow-up says anything besides what it is of, when, and by whom. */
static gboolean
says_something (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      PbColumn column = ((PbReviewField *)fields->pdata[i])->column;
      if (!names_subject (column) && column != PB_FOLLOW_UP_AUTHOR)
        return TRUE;
    }
  return FALSE;
}

/* owner: what else the row names. */
static PbRecord *
find_activity (PbPlan *plan, PbRecord *owner, const char *title)
{
  GPtrArray *activities
      = owner != NULL && pb_record_get_table (owner) == PB_TABLE_ASSIGNMENT
            ? pb_plan_peek_children (plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (owner))
            : NULL;
  g_autofree char *wanted = g_utf8_casefold (title, -1);
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    {
      g_autofree char *own = g_utf8_casefold (pb_record_get_title (activities->pdata[i]), -1);
      if (strcmp (own, wanted) == 0)
        return activities->pdata[i];
    }
  return NULL;
}

/* What the row is of: an assignment; of a follow-up, a goal or the assignment's activity too. NULL where it says none of
 * them, or two. */
static PbRecord *
find_owner (PbReviewReader *self, GPtrArray *fields)
{
  static const PbColumn columns[] = { PB_ACTIVITY_ASSIGNMENT, PB_FOLLOW_UP_ASSIGNMENT, PB_FOLLOW_UP_GOAL };
  const PbReviewField *activity = find_field (fields, PB_FOLLOW_UP_ACTIVITY);
  PbRecord *owner = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const PbReviewField *of = find_field (fields, columns[i]);
      if (of != NULL && owner != NULL)
        return NULL;
      if (of != NULL)
        owner = pb_plan_get_record (self->review->plan, pb_column_info (columns[i])->extra,
                                    g_ascii_strtoll (of->value, NULL, 10));
    }
  return activity != NULL ? find_activity (self->review->plan, owner, activity->value) : owner;
}

static void
add_new_row (PbReviewReader *self, guint row, GPtrArray *fields, const char *period)
{
  const PbReviewField *title = find_field (fields, PB_ACTIVITY_TITLE);
  PbRecord *owner = find_owner (self, fields);
  if (owner == NULL || (self->table == PB_TABLE_ACTIVITY ? title == NULL : period == NULL))
    {
      pb_review_note (self, row, 0,
                      self->table == PB_TABLE_ACTIVITY
                          ? _ ("the row is new, but lacks its assignment or its activity; it is ignored.")
                          : _ ("the row is new, but lacks its period, or names no assignment or goal, or both, or an activity that "
                               "the assignment does not have; it is ignored."));
      return;
    }
  if (self->table == PB_TABLE_FOLLOW_UP && !says_something (fields))
    {
      pb_review_note (self, row, 0,
                      _ ("the row is new, but has neither an assessment nor anything else to tell; it is ignored."));
      return;
    }
  const PbReviewField *start = find_field (fields, PB_ACTIVITY_START), *due = find_field (fields, PB_ACTIVITY_DUE);
  if (start != NULL && due != NULL && *due->value != '\0' && strcmp (start->value, due->value) > 0)
    {
      pb_review_note (self, row, 0, _ ("the row is new, but its end comes before its start; it is ignored."));
      return;
    }
  GPtrArray *activities = pb_plan_peek_children (self->review->plan, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (owner));
  for (guint i = 0; self->table == PB_TABLE_ACTIVITY && i < activities->len; i++)
    if (strcmp (pb_record_get_title (activities->pdata[i]), title->value) == 0)
      return;
  complete (self->table, fields);
  /* place_follow_up() sets them. */
  for (guint i = 0; i < fields->len; i++)
    {
      PbColumn column = ((PbReviewField *)fields->pdata[i])->column;
      if (names_subject (column))
        g_ptr_array_remove_index (fields, i--);
    }
  add_row (self, row, self->table, owner, period, g_ptr_array_ref (fields));
}

void
pb_review_new_row (PbReviewReader *self, guint row)
{
  const PbLayout *layout = pb_layout_for (self->table);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (field_free);
  g_autofree char *period = NULL;
  if (is_blank (self, row))
    return;
  if (self->table != PB_TABLE_ACTIVITY && self->table != PB_TABLE_FOLLOW_UP)
    {
      if (*pb_text_table_get_cell (self->text, row, 1) != '\0' && *pb_text_table_get_cell (self->text, row, 0) != '\0')
        {
          pb_review_see_row (self, row);
          pb_review_note (self, row, 0, _ ("the row is new; it is ignored. Make it in Planbok."));
        }
      return;
    }
  pb_review_see_row (self, row);
  for (guint at = 0; at < pb_text_table_get_n_columns (self->text); at++)
    {
      int field = pb_layout_find_field (layout, pb_text_table_get_header (self->text, at));
      if (field >= 0 && layout->fields[field].kind == PB_FIELD_COLUMN
          && !read_new_cell (self, row, at, &layout->fields[field], fields, &period))
        return;
    }
  add_new_row (self, row, fields, period);
}
