/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layouts where a row of the file is a row of the plan. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "model/pb-number.h"

static void
fill_period (PbDraftRow *row)
{
  GDate start, end;
  const char *code = pb_draft_row_text (row, PB_PERIOD_CODE);
  if (code == NULL || !pb_period_parse (code, &start, &end))
    return;
  g_autofree char *from = pb_date_to_iso (&start), *to = pb_date_to_iso (&end);
  if (pb_draft_row_text (row, PB_PERIOD_START) == NULL)
    pb_draft_set_text (row, PB_PERIOD_START, from);
  if (pb_draft_row_text (row, PB_PERIOD_END) == NULL)
    pb_draft_set_text (row, PB_PERIOD_END, to);
}

static void
fill_entity (PbDraftRow *row)
{
  g_autofree char *name = g_utf8_strdown (pb_draft_row_text (row, PB_ENTITY_NAME), -1);
  gboolean country = strcmp (name, "riket") == 0 || strcmp (name, "sverige") == 0 || strcmp (name, "sweden") == 0;
  gboolean group = g_str_has_prefix (name, "liknande kommuner") || g_str_has_prefix (name, "alla kommuner")
                   || g_str_has_suffix (name, "läns kommuner");
  pb_draft_set_text (row, PB_ENTITY_KIND, country ? "country" : group ? "group" : "municipality");
  pb_draft_set_int (row, PB_ENTITY_OWN, 0);
}

void
pb_import_fill_new (PbImport *self, PbDraftRow *row)
{
  switch (pb_draft_row_table (row))
    {
    case PB_TABLE_ASSIGNMENT:
      if (pb_draft_row_text (row, PB_ASSIGNMENT_STATUS) == NULL)
        pb_draft_set_text (row, PB_ASSIGNMENT_STATUS, pb_enum_nick (PB_ENUM_STATUS, PB_STATUS_NOT_STARTED));
      break;
    case PB_TABLE_ACTIVITY:
      if (pb_draft_row_text (row, PB_ACTIVITY_STATUS) == NULL)
        pb_draft_set_text (row, PB_ACTIVITY_STATUS, pb_enum_nick (PB_ENUM_STATUS, PB_STATUS_NOT_STARTED));
      break;
    case PB_TABLE_AGENDA_ITEM:
      if (pb_draft_row_text (row, PB_AGENDA_ITEM_KIND) == NULL)
        pb_draft_set_text (row, PB_AGENDA_ITEM_KIND, pb_enum_nick (PB_ENUM_MATTER_KIND, PB_MATTER_INFORMATION));
      break;
    case PB_TABLE_PERIOD:
      fill_period (row);
      break;
    case PB_TABLE_ENTITY:
      fill_entity (row);
      break;
    case PB_TABLE_FOLLOW_UP:
      {
        g_autofree char *now = pb_time_now ();
        pb_draft_set_text (row, PB_FOLLOW_UP_AT, now);
        if (pb_draft_row_text (row, PB_FOLLOW_UP_AUTHOR) == NULL && pb_plan_get_author (self->plan) != NULL)
          pb_draft_set_text (row, PB_FOLLOW_UP_AUTHOR, pb_plan_get_author (self->plan));
        break;
      }
    default:
      break;
    }
}

static int
field_of (const PbLayout *layout, PbColumn column)
{
  for (guint i = 0; i < layout->n_fields; i++)
    if (layout->fields[i].kind == PB_FIELD_COLUMN && layout->fields[i].column == column)
      return (int)i;
  return -1;
}

/* The activity that a follow-up is of, by its assignment and its title. NULL, and the import fails, where there is none. */
static PbDraftRow *
find_activity (PbImport *self, const PbImportPlace *place)
{
  PbImportFile *file = place->file;
  const char *title = pb_import_cell (file, place->row, field_of (file->layout, PB_FOLLOW_UP_ACTIVITY));
  int field = field_of (file->layout, PB_FOLLOW_UP_ASSIGNMENT);
  const char *name = pb_import_cell (file, place->row, field);
  PbImportPlace beside = pb_import_place (file, place->row, field);
  PbDraftRow *assignment = *name != '\0' ? pb_import_resolve (self, &beside, PB_TABLE_ASSIGNMENT, name) : NULL;
  g_autofree char *owner = pb_draft_row_key (assignment);
  g_autofree char *key = pb_draft_key (owner, title, NULL);
  PbDraftRow *activity = assignment != NULL ? pb_draft_find (self->draft, PB_TABLE_ACTIVITY, key) : NULL;
  if (activity != NULL)
    return activity;
  if (*name == '\0')
    pb_import_fail (self, place, g_strdup_printf (_ ("name the assignment that the activity “%s” belongs to."), title));
  else if (assignment != NULL)
    pb_import_fail (self, place,
                    g_strdup_printf (_ ("the assignment “%s” has no activity “%s”. Write its title as in the plan."),
                                     pb_draft_row_text (assignment, PB_ASSIGNMENT_TITLE), title));
  return NULL;
}

/* In a follow-up of an activity the assignment only says whose activity it is. */
static gboolean
is_of_activity (PbImportFile *file, guint row)
{
  return file->layout->table == PB_TABLE_FOLLOW_UP
         && *pb_import_cell (file, row, field_of (file->layout, PB_FOLLOW_UP_ACTIVITY)) != '\0';
}

/* What a row's key column will hold, as a part of its key; NULL, and the import fails, where the text is not that. */
static char *
key_part (PbImport *self, const PbImportPlace *place, PbColumn column, const char *text)
{
  const PbColumnInfo *info = pb_column_info (column);
  double number = 0;
  GDate date;
  switch (info->type)
    {
    case PB_TYPE_REF_:
      {
        PbDraftRow *to = *text == '\0' ? NULL
                         : column == PB_FOLLOW_UP_ACTIVITY ? find_activity (self, place)
                                                           : pb_import_resolve (self, place, info->extra, text);
        return *text == '\0' || to != NULL ? pb_draft_row_key (to) : NULL;
      }
    case PB_TYPE_INT_:
      if (!pb_number_parse (text, &number, NULL) || fabs (number) > 1e15 || number != (gint64)number)
        {
          pb_import_fail (self, place,
                          g_strdup_printf (_ ("“%s” is not a whole number. Write for example %s."), text, "12"));
          return NULL;
        }
      return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)number);
    case PB_TYPE_DATE_:
      return *text != '\0' && pb_date_parse (text, &date, NULL) ? pb_date_to_iso (&date) : g_strdup (text);
    case PB_TYPE_PERIOD_:
      {
        char *code = NULL;
        g_autofree char *rest = NULL;
        return pb_layout_parse_period (text, &code, &rest) ? code : g_strdup (text);
      }
    default:
      return g_strdup (text);
    }
}

/* The row of the plan that a row of the file is, a new one where it has none. NULL where its key cannot be read. */
static PbDraftRow *
take_row (PbImport *self, PbImportFile *file, guint row)
{
  PbTable table = file->layout->table;
  const PbColumn *columns = pb_draft_key_columns (table);
  char *parts[5] = { NULL };
  gboolean complete = TRUE;
  for (guint i = 0; complete && i < 4 && columns[i] != 0; i++)
    {
      int field = field_of (file->layout, columns[i]);
      PbImportPlace place = pb_import_place (file, row, field);
      gboolean beside = columns[i] == PB_FOLLOW_UP_ASSIGNMENT && is_of_activity (file, row);
      parts[i] = key_part (self, &place, columns[i], field >= 0 && !beside ? pb_import_cell (file, row, field) : "");
      complete = parts[i] != NULL;
    }
  g_autofree char *key = complete ? pb_draft_key (parts[0], parts[1], parts[2], parts[3], NULL) : NULL;
  for (guint i = 0; i < 4; i++)
    g_free (parts[i]);
  if (key == NULL)
    return NULL;
  PbDraftRow *found = pb_draft_find (self->draft, table, key);
  return found != NULL ? found : pb_draft_add (self->draft, table, key);
}

static gboolean
is_filled (PbImport *self, PbImportFile *file, guint row)
{
  gboolean filled = TRUE;
  for (guint i = 0; i < file->layout->n_fields; i++)
    if ((file->layout->fields[i].flags & PB_FIELD_FILLED) && *pb_import_cell (file, row, i) == '\0')
      {
        PbImportPlace place = pb_import_place (file, row, i);
        pb_import_fail (self, &place, g_strdup (_ ("the cell is empty, but every row must have a value here.")));
        filled = FALSE;
      }
  return filled;
}

static const PbField *
field_at (const PbImportPlace *place)
{
  for (guint i = 0; i < place->file->layout->n_fields; i++)
    if (place->file->columns[i] == place->column)
      return &place->file->layout->fields[i];
  g_assert_not_reached ();
}

static void
link_later (PbImport *self, const PbImportPlace *place, PbDraftRow *row)
{
  const PbField *field = field_at (place);
  pb_import_link (self, place, row, field->near, field->column,
                  pb_text_table_get_cell (place->file->text, place->row, place->column));
}

/* With how many decimals a claim is stated decides what it is held against. */
static void
set_stated_decimals (PbImportFile *file, guint row, PbDraftRow *claim)
{
  int field = field_of (file->layout, PB_CLAIM_STATED_AMOUNT);
  pb_draft_set_int (claim, PB_CLAIM_STATED_DECIMALS, pb_number_decimals (pb_import_cell (file, row, field)));
}

static void
check_follow_up (PbImport *self, const PbImportPlace *place, PbDraftRow *row)
{
  guint n = !pb_draft_row_is_null (row, PB_FOLLOW_UP_ASSIGNMENT) + !pb_draft_row_is_null (row, PB_FOLLOW_UP_GOAL)
            + !pb_draft_row_is_null (row, PB_FOLLOW_UP_ACTIVITY);
  if (n != 1)
    pb_import_fail (self, place,
                    g_strdup (_ ("a follow-up is of an assignment, of a goal or of an assignment's activity: name one of them.")));
}

/* Words such as "ca 14:00" are kept as they are; what is all figures is a time, or wrong. */
static void
check_clock (PbImport *self, const PbImportPlace *place, const char *text)
{
  g_autoptr (GError) error = NULL;
  guint minutes;
  if (text != NULL && *text != '\0' && strspn (text, "0123456789:. ") == strlen (text)
      && !pb_clock_parse (text, &minutes, &error))
    pb_import_fail (self, place, g_strdup (error->message));
}

static void
check_meeting (PbImport *self, const PbImportPlace *place, PbDraftRow *row)
{
  g_autoptr (GError) error = NULL;
  const char *starts = pb_draft_row_text (row, PB_MEETING_STARTS), *ends = pb_draft_row_text (row, PB_MEETING_ENDS);
  check_clock (self, place, starts);
  check_clock (self, place, ends);
  if (!pb_meeting_check_span (starts, ends, &error))
    pb_import_fail (self, place, g_strdup (error->message));
}

/* What ends before it starts, by what the row of the file tells of either. */
static void
check_days (PbImport *self, PbImportFile *file, guint row, PbDraftRow *target)
{
  gboolean is_assignment = file->layout->table == PB_TABLE_ASSIGNMENT;
  PbColumn first = is_assignment ? PB_ASSIGNMENT_START : PB_ACTIVITY_START;
  PbColumn last = is_assignment ? PB_ASSIGNMENT_DUE : PB_ACTIVITY_DUE;
  const char *start = pb_draft_row_text (target, first), *due = pb_draft_row_text (target, last);
  int from = field_of (file->layout, first), to = field_of (file->layout, last);
  gboolean tells_start = from >= 0 && *pb_import_cell (file, row, from) != '\0';
  gboolean tells_due = to >= 0 && *pb_import_cell (file, row, to) != '\0';
  if (start == NULL || due == NULL || strcmp (start, due) <= 0 || (!tells_start && !tells_due))
    return;
  PbImportPlace place = pb_import_place (file, row, tells_due ? to : from);
  pb_import_fail (self, &place,
                  g_strdup_printf (_ ("the end %s comes before the start %s. Mend one of them."), due, start));
}

/* Asked when every file was read: until then the matters may be changing places. */
static void
check_number (PbImport *self, const PbImportPlace *place, PbDraftRow *row)
{
  PbDraftRow *meeting = pb_draft_row_ref (self->draft, row, PB_AGENDA_ITEM_MEETING);
  g_autoptr (GPtrArray) matters = meeting ? pb_draft_list_links (self->draft, PB_AGENDA_ITEM_MEETING, meeting) : NULL;

  if (matters == NULL || pb_draft_row_is_null (row, PB_AGENDA_ITEM_NUMBER))
    return;
  for (guint i = 0; i < matters->len; i++)
    if (matters->pdata[i] != row && !pb_draft_row_is_null (matters->pdata[i], PB_AGENDA_ITEM_NUMBER)
        && pb_draft_row_int (matters->pdata[i], PB_AGENDA_ITEM_NUMBER) == pb_draft_row_int (row, PB_AGENDA_ITEM_NUMBER))
      {
        pb_import_fail (self, place,
                        g_strdup_printf (_ ("the meeting has number %d twice: “%s” and “%s”. Give each matter a number of "
                                            "its own, or none."),
                                         (int)pb_draft_row_int (row, PB_AGENDA_ITEM_NUMBER),
                                         pb_draft_row_text (row, PB_AGENDA_ITEM_TITLE),
                                         pb_draft_row_text (matters->pdata[i], PB_AGENDA_ITEM_TITLE)));
        return;
      }
}

/* Two rows of a file about the same thing are told: the later one counts. */
static void
warn_twice (PbImport *self, const PbImportPlace *place, GHashTable *read, PbDraftRow *target)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (read, target));
  guint line = pb_text_table_get_line (place->file->text, place->row);
  if (before != 0)
    pb_import_warn (self, place,
                    g_strdup_printf (_ ("the row is about the same as row %u. The later one counts."), before));
  g_hash_table_insert (read, target, GUINT_TO_POINTER (line));
}

/* before: the status that a follow-up had. */
static void
note_status (PbImport *self, PbImportFile *file, guint row, PbDraftRow *target, const char *before)
{
  PbTable table = file->layout->table;
  int field = field_of (file->layout, PB_ASSIGNMENT_STATUS);
  if (table == PB_TABLE_ASSIGNMENT ? field >= 0 && *pb_import_cell (file, row, field) != '\0'
                                   : table == PB_TABLE_FOLLOW_UP
                                         && g_strcmp0 (pb_draft_row_text (target, PB_FOLLOW_UP_STATUS), before) != 0)
    g_hash_table_add (self->statuses, target);
}

static void
read_row (PbImport *self, PbImportFile *file, guint row, GHashTable *read)
{
  PbImportPlace whole = { file, row, -1 };
  if (!is_filled (self, file, row))
    return;
  PbDraftRow *target = take_row (self, file, row);
  if (target == NULL)
    return;
  warn_twice (self, &whole, read, target);
  gboolean linked = FALSE;
  g_autofree char *status = file->layout->table == PB_TABLE_FOLLOW_UP
                                ? g_strdup (pb_draft_row_text (target, PB_FOLLOW_UP_STATUS))
                                : NULL;
  for (guint i = 0; i < file->layout->n_fields; i++)
    {
      const PbField *field = &file->layout->fields[i];
      PbImportPlace place = pb_import_place (file, row, i);
      const char *text = pb_import_cell (file, row, i);
      if (field->kind == PB_FIELD_COLUMN && field->column == PB_FOLLOW_UP_ACTIVITY)
        {
          if (*text != '\0')
            pb_draft_set_ref (target, field->column, find_activity (self, &place));
        }
      else if (field->kind == PB_FIELD_COLUMN && field->column == PB_FOLLOW_UP_ASSIGNMENT && is_of_activity (file, row))
        continue;
      else if (field->kind == PB_FIELD_COLUMN)
        pb_import_set (self, &place, target, field->column, field->unit, text);
      else if (field->kind == PB_FIELD_LINKS && pb_column_info (field->column)->extra == PB_TABLE_LINE)
        {
          if (*text != '\0')
            pb_import_postpone (self, link_later, &place, target);
        }
      else if (field->kind == PB_FIELD_LINKS)
        linked |= pb_import_link (self, &place, target, field->near, field->column, text);
    }
  if (file->layout->table == PB_TABLE_CLAIM)
    set_stated_decimals (file, row, target);
  if (pb_draft_row_state (target) == PB_DRAFT_NEW)
    pb_import_fill_new (self, target);
  if (file->layout->table == PB_TABLE_FOLLOW_UP)
    check_follow_up (self, &whole, target);
  if (file->layout->table == PB_TABLE_AGENDA_ITEM)
    pb_import_postpone (self, check_number, &whole, target);
  if (file->layout->table == PB_TABLE_MEETING)
    check_meeting (self, &whole, target);
  if (file->layout->table == PB_TABLE_ASSIGNMENT || file->layout->table == PB_TABLE_ACTIVITY)
    check_days (self, file, row, target);
  note_status (self, file, row, target, status);
  pb_draft_index_row (self->draft, target);
  PbDraftState state = pb_draft_row_state (target);
  pb_import_note (self, &whole, file->layout->table, state == PB_DRAFT_UNCHANGED && linked ? PB_DRAFT_CHANGED : state,
                  pb_import_cell (file, row, file->layout->table == PB_TABLE_ASSIGNMENT ? 1 : 0));
}

void
pb_import_read_rows (PbImport *self, PbImportFile *file)
{
  g_autoptr (GHashTable) read = g_hash_table_new (NULL, NULL);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    read_row (self, file, row, read);
}

static gboolean
find_plan_column (const char *name, PbColumn *column)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  const char *alternatives;
  for (guint i = 0; (alternatives = pb_layout_plan_name (i, column)) != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (alternatives, "|", -1);
      if (g_strv_contains ((const char *const *)names, folded))
        return TRUE;
    }
  return FALSE;
}

void
pb_import_read_plan (PbImport *self, PbImportFile *file)
{
  GPtrArray *plans = pb_draft_peek_rows (self->draft, PB_TABLE_PLAN);
  g_return_if_fail (plans->len == 1);
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    {
      const char *name = pb_import_cell (file, row, PB_PLAN_FIELD), *value = pb_import_cell (file, row, PB_PLAN_VALUE);
      PbImportPlace place = pb_import_place (file, row, PB_PLAN_VALUE);
      PbDraftRow *target = plans->pdata[0];
      PbColumn column;
      if (!is_filled (self, file, row))
        continue;
      if (find_plan_column (name, &column))
        pb_import_set (self, &place, target, column, PB_UNIT_KR, value);
      else
        {
          g_autofree char *key = pb_draft_key (name, NULL);
          target = pb_draft_find (self->draft, PB_TABLE_FACT, key);
          if (target == NULL)
            target = pb_draft_add (self->draft, PB_TABLE_FACT, key);
          pb_draft_set_text (target, PB_FACT_NAME, name);
          if (*value != '\0')
            pb_draft_set_text (target, PB_FACT_VALUE, value);
        }
      pb_import_note (self, &place, pb_draft_row_table (target), pb_draft_row_state (target), name);
    }
}
