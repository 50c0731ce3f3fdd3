/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-history-private.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment.h"
#include "pb-date.h"
#include "pb-edit-log.h"
#include "pb-follow-up.h"
#include "pb-number.h"

/* A comment of a page is cut here; the whole text stands in the row itself. */
#define MAX_CHARACTERS 200

static char *
dup_quoted (const char *text)
{
  g_autofree char *flat = g_strdelimit (g_strdup (text), "\n\r\t", ' ');

  if (g_utf8_strlen (flat, -1) > MAX_CHARACTERS)
    {
      g_autofree char *head = g_utf8_substring (flat, 0, MAX_CHARACTERS);

      return g_strdup_printf (_("“%s…”"), head);
    }
  return g_strdup_printf (_("“%s”"), flat);
}

static PbUnit
find_unit (PbPlan *plan, const PbChange *change)
{
  PbColumn line = change->table == PB_TABLE_CELL            ? PB_CELL_LINE
                  : change->table == PB_TABLE_PRINTED       ? PB_PRINTED_LINE
                  : change->table == PB_TABLE_SCENARIO_CELL ? PB_SCENARIO_CELL_LINE
                                                            : 0;
  PbRecord *record = line ? pb_plan_get_record (plan, change->table, change->id) : NULL;
  PbRecord *row = record ? pb_record_get_ref (record, line) : NULL;
  PbRecord *sheet = row ? pb_record_get_ref (row, PB_LINE_SHEET) : NULL;
  int unit = sheet ? pb_record_get_enum (sheet, PB_SHEET_UNIT) : PB_UNIT_MNKR;

  return unit < 0 ? PB_UNIT_MNKR : unit;
}

static char *
dup_amount (PbPlan *plan, const PbChange *change, gint64 ore)
{
  PbUnit unit = find_unit (plan, change);
  g_autofree char *number = NULL;

  if (change->table == PB_TABLE_CLAIM && ore > -pb_unit_ore (PB_UNIT_MNKR) && ore < pb_unit_ore (PB_UNIT_MNKR))
    unit = PB_UNIT_KR;
  number = pb_money_format_exact (ore, unit, pb_unit_decimals (unit));
  return g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, unit));
}

static char *
dup_value (PbPlan *plan, const PbChange *change, guint index, const PbValue *value)
{
  const PbColumnInfo *info = &pb_table_info (change->table)->columns[index];
  GDate date;

  if (value->type == PB_VALUE_NULL)
    return g_strdup (_("empty"));
  if (value->type == PB_VALUE_REAL)
    return pb_number_format (value->v.r, -1);
  if (value->type == PB_VALUE_INT)
    {
      if (info->type == PB_TYPE_REF_)
        {
          PbRecord *target = pb_table_info (info->extra)->keep == PB_KEEP_MIRROR
                               ? pb_plan_get_record (plan, info->extra, value->v.i)
                               : NULL;

          if (target && info->extra == PB_TABLE_PERIOD)
            return pb_period_format (pb_record_get_title (target));
          return g_strdup (target ? pb_record_get_title (target) : _("something since deleted"));
        }
      if (info->type == PB_TYPE_MONEY_)
        return dup_amount (plan, change, value->v.i);
      if (info->type == PB_TYPE_BOOL_)
        return g_strdup (value->v.i ? _("yes") : _("no"));
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->v.i);
    }

  if (info->type == PB_TYPE_ENUM_ && pb_enum_from_nick (info->extra, value->v.s) >= 0)
    return g_strdup (pb_enum_label (info->extra, pb_enum_from_nick (info->extra, value->v.s)));
  if (info->type == PB_TYPE_DATE_ && pb_date_from_iso (value->v.s, &date))
    return pb_date_format (&date);
  if (info->type == PB_TYPE_TIME_)
    return pb_time_format (value->v.s);
  if (info->type == PB_TYPE_PERIOD_)
    return pb_period_format (value->v.s);
  return dup_quoted (value->v.s);
}

/* What the row is called: as it is in the plan now, or as it was when it went. */
static char *
dup_row_title (PbPlan *plan, const PbChange *change)
{
  const PbTableInfo *info = pb_table_info (change->table);
  PbRecord *record = info->keep == PB_KEEP_MIRROR ? pb_plan_get_record (plan, change->table, change->id) : NULL;
  const PbValue *values = change->before ? change->before : change->after;
  guint title = PB_COLUMN_INDEX (info->title);

  if (record)
    {
      if (change->table == PB_TABLE_ASSIGNMENT)
        return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (record, PB_ASSIGNMENT_NUMBER),
                                pb_assignment_get_short_title (record));
      if (change->table == PB_TABLE_PERIOD)
        return pb_period_format (pb_record_get_title (record));
      if (change->table == PB_TABLE_CELL)
        return g_strdup_printf ("%s, %s", pb_record_get_title (record),
                                pb_record_get_title (pb_record_get_ref (record, PB_CELL_COLUMN)));
      if (change->table == PB_TABLE_FOLLOW_UP)
        {
          PbRecord *of = pb_follow_up_get_subject (record);

          if (of && pb_record_get_table (of) == PB_TABLE_ASSIGNMENT)
            return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (of, PB_ASSIGNMENT_NUMBER),
                                    pb_assignment_get_short_title (of));
          return g_strdup (of ? pb_record_get_title (of) : "");
        }
      return g_strdup (pb_record_get_title (record));
    }
  if (!(change->mask & (G_GUINT64_CONSTANT (1) << title)) || values[title].type == PB_VALUE_NULL)
    return g_strdup ("");
  return values[title].type == PB_VALUE_TEXT ? g_strdup (values[title].v.s) : dup_value (plan, change, title, &values[title]);
}

static char *
dup_text (PbPlan *plan, const PbChange *change)
{
  const PbTableInfo *info = pb_table_info (change->table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < info->n_columns; i++)
    {
      const PbValue *held = change->after ? &change->after[i] : &change->before[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!(change->mask & (G_GUINT64_CONSTANT (1) << i))
          || (change->op != PB_OP_UPDATE && (held->type == PB_VALUE_NULL || (int) i == info->position)))
        continue;
      if (text->len)
        g_string_append_c (text, '\n');
      after = dup_value (plan, change, i, held);
      if (change->op != PB_OP_UPDATE)
        {
          g_string_append_printf (text, _("%s: %s"), _(info->columns[i].label), after);
          continue;
        }
      if ((int) i == info->position)
        {
          g_string_append (text, _("Moved"));
          continue;
        }
      before = dup_value (plan, change, i, &change->before[i]);
      g_string_append_printf (text, _("%s: %s → %s"), _(info->columns[i].label), before, after);
    }
  return g_string_free (text, FALSE);
}

PbHistoryChange *
pb_history_describe (PbPlan *plan, const PbChange *change)
{
  static const char ops[] = { 'i', 'u', 'd' };
  PbHistoryChange *words = g_new0 (PbHistoryChange, 1);
  g_autofree char *title = dup_row_title (plan, change);
  const char *kind = _(pb_table_info (change->table)->label);

  words->table = change->table;
  words->record = change->id;
  words->op = ops[change->op];
  words->what = *title ? g_strdup_printf ("%s %s", kind, title) : g_strdup (kind);
  words->text = dup_text (plan, change);
  words->before = pb_edit_log_to_json (change->table, change->before, change->mask);
  words->after = pb_edit_log_to_json (change->table, change->after, change->mask);
  return words;
}

void
pb_history_change_free (PbHistoryChange *change)
{
  g_free (change->what);
  g_free (change->text);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}
