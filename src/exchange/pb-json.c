/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as JSON for machines: English keys, dates as ISO 8601, absent as null. */
#include "pb-show-private.h"

#include <math.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-check.h"
#include "model/pb-follow-up.h"
#include "model/pb-history.h"
#include "model/pb-sheet.h"

void
pb_json_text (JsonBuilder *b, const char *name, const char *text)
{
  if (name != NULL)
    json_builder_set_member_name (b, name);
  if (text != NULL)
    json_builder_add_string_value (b, text);
  else
    json_builder_add_null_value (b);
}

void
pb_json_amount (JsonBuilder *b, const char *name, gboolean present, gint64 ore)
{
  if (name != NULL)
    json_builder_set_member_name (b, name);
  if (!present)
    json_builder_add_null_value (b);
  else if (ore % 100 == 0)
    json_builder_add_int_value (b, ore / 100);
  else
    json_builder_add_double_value (b, ore / 100.0);
}

void
pb_json_number (JsonBuilder *b, const char *name, gboolean present, double value)
{
  if (name != NULL)
    json_builder_set_member_name (b, name);
  if (!present || !isfinite (value))
    json_builder_add_null_value (b);
  else if (floor (value) == value && fabs (value) < 1e15)
    json_builder_add_int_value (b, (gint64)value);
  else
    json_builder_add_double_value (b, value);
}

static void
add_id (JsonBuilder *b, gint64 id)
{
  /* A string: many readers of JSON hold no 63 bits in a number. */
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  pb_json_text (b, "id", text);
}

static void
add_ref (JsonBuilder *b, const char *name, PbRecord *to)
{
  if (name != NULL)
    json_builder_set_member_name (b, name);
  if (to == NULL)
    json_builder_add_null_value (b);
  else if (pb_record_get_table (to) == PB_TABLE_ASSIGNMENT && !pb_record_is_null (to, PB_ASSIGNMENT_NUMBER))
    json_builder_add_int_value (b, pb_record_get_int (to, PB_ASSIGNMENT_NUMBER));
  else
    json_builder_add_string_value (b, pb_record_get_title (to));
}

static void
add_column (JsonBuilder *b, PbRecord *record, PbColumn column)
{
  const PbColumnInfo *info = pb_column_info (column);
  gboolean present = !pb_record_is_null (record, column);
  switch (info->type)
    {
    case PB_TYPE_POSITION_:
      break;
    case PB_TYPE_MONEY_:
      pb_json_amount (b, info->name, present, pb_record_get_int (record, column));
      break;
    case PB_TYPE_REAL_:
      pb_json_number (b, info->name, present, pb_record_get_real (record, column));
      break;
    case PB_TYPE_INT_:
      pb_json_number (b, info->name, present, pb_record_get_int (record, column));
      break;
    case PB_TYPE_BOOL_:
      json_builder_set_member_name (b, info->name);
      json_builder_add_boolean_value (b, pb_record_get_int (record, column) != 0);
      break;
    case PB_TYPE_REF_:
      /* Of a follow-up of an activity: whose activity it is. */
      add_ref (b, info->name, column == PB_FOLLOW_UP_ASSIGNMENT ? pb_follow_up_get_assignment (record)
                                                                : pb_record_get_ref (record, column));
      break;
    default:
      pb_json_text (b, info->name, pb_record_get_text (record, column));
      break;
    }
}

static void
add_columns (JsonBuilder *b, PbRecord *record)
{
  PbTable table = pb_record_get_table (record);
  add_id (b, pb_record_get_id (record));
  for (guint i = 0; i < pb_table_info (table)->n_columns; i++)
    add_column (b, record, PB_COLUMN (table, i));
}

void
pb_json_links (const PbShow *show, JsonBuilder *b, const char *name, PbRecord *record, PbColumn near, PbColumn far)
{
  g_autoptr (GPtrArray) linked = pb_show_list_links (show->plan, record, near, far);
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
  for (guint i = 0; i < linked->len; i++)
    add_ref (b, NULL, linked->pdata[i]);
  json_builder_end_array (b);
}

void
pb_json_rows (const PbShow *show, PbTable table, const char *name, JsonBuilder *b)
{
  const PbLayout *layout = pb_layout_for (table);
  GPtrArray *records = pb_plan_peek_records (show->plan, table);
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
  for (guint i = 0; i < records->len; i++)
    {
      if (!pb_show_wants (show, records->pdata[i]))
        continue;
      json_builder_begin_object (b);
      add_columns (b, records->pdata[i]);
      for (guint f = 0; f < layout->n_fields; f++)
        if (layout->fields[f].kind == PB_FIELD_LINKS)
          {
            PbTable far = pb_column_info (layout->fields[f].column)->extra;
            g_autofree char *links = g_strconcat (pb_table_info (far)->name, "s", NULL);
            pb_json_links (show, b, links, records->pdata[i], layout->fields[f].near, layout->fields[f].column);
          }
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_plan (const PbShow *show, JsonBuilder *b)
{
  GPtrArray *facts = pb_plan_peek_records (show->plan, PB_TABLE_FACT);
  json_builder_set_member_name (b, "plan");
  json_builder_begin_object (b);
  add_columns (b, pb_plan_get_document (show->plan));
  json_builder_set_member_name (b, "facts");
  json_builder_begin_array (b);
  for (guint i = 0; i < facts->len; i++)
    {
      json_builder_begin_object (b);
      pb_json_text (b, "name", pb_record_get_text (facts->pdata[i], PB_FACT_NAME));
      pb_json_text (b, "value", pb_record_get_text (facts->pdata[i], PB_FACT_VALUE));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
}

static void
add_effect (const PbShow *show, JsonBuilder *b, PbRecord *assignment, GArray *years)
{
  json_builder_set_member_name (b, "effect");
  json_builder_begin_object (b);
  for (guint i = 0; i < years->len; i++)
    {
      gint64 ore;
      int year = g_array_index (years, int, i);
      g_autofree char *name = g_strdup_printf ("%d", year);
      if (pb_effect_get (show->plan, pb_record_get_id (assignment), show->scenario, year, &ore))
        pb_json_amount (b, name, TRUE, ore);
    }
  json_builder_end_object (b);
}

void
pb_json_assignments (const PbShow *show, JsonBuilder *b)
{
  GPtrArray *assignments = pb_plan_peek_records (show->plan, PB_TABLE_ASSIGNMENT);
  g_autoptr (GArray) years = pb_effect_years (show->plan, show->scenario);
  json_builder_set_member_name (b, "assignments");
  json_builder_begin_array (b);
  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      if (!pb_show_wants (show, assignment))
        continue;
      guint done, all;
      pb_assignment_count_activities (assignment, &done, &all);
      json_builder_begin_object (b);
      add_columns (b, assignment);
      pb_json_links (show, b, "boards", assignment, PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD);
      pb_json_links (show, b, "roles", assignment, PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE);
      pb_json_links (show, b, "goals", assignment, PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL);
      pb_json_text (b, "assessment", pb_enum_nick (PB_ENUM_ASSESSMENT, pb_assignment_get_assessment (assignment)));
      pb_json_number (b, "activities", TRUE, all);
      pb_json_number (b, "activities_done", TRUE, done);
      add_effect (show, b, assignment, years);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pb_json_findings (const PbShow *show, JsonBuilder *b)
{
  static const char *const severities[] = { "error", "warning", "info" };
  g_autoptr (GPtrArray) findings = pb_check_all (show->plan);
  json_builder_set_member_name (b, "findings");
  json_builder_begin_array (b);
  for (guint i = 0; i < findings->len; i++)
    {
      PbFinding *finding = findings->pdata[i];
      gint64 ore = 0;
      json_builder_begin_object (b);
      pb_json_text (b, "severity", severities[pb_finding_get_severity (finding)]);
      pb_json_text (b, "code", pb_finding_get_code (finding));
      pb_json_text (b, "board", pb_finding_get_board (finding));
      pb_json_text (b, "table", pb_finding_get_table (finding));
      pb_json_text (b, "line", pb_finding_get_line (finding));
      pb_json_text (b, "column", pb_finding_get_column (finding));
      gboolean present = pb_finding_get_printed (finding, &ore);
      pb_json_amount (b, "printed", present, ore);
      present = pb_finding_get_computed (finding, &ore);
      pb_json_amount (b, "computed", present, ore);
      pb_json_text (b, "message", pb_finding_get_message (finding));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* What the log holds as JSON already, but for money, which it has in öre. */
static void
add_stored (JsonBuilder *b, const char *name, PbTable table, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  json_builder_set_member_name (b, name);
  if (object == NULL)
    {
      json_builder_add_null_value (b);
      return;
    }
  json_builder_begin_object (b);
  for (guint i = 0; i < pb_table_info (table)->n_columns; i++)
    {
      const PbColumnInfo *info = &pb_table_info (table)->columns[i];
      JsonNode *member = json_object_get_member (object, info->name);
      if (member == NULL)
        continue;
      if (info->type == PB_TYPE_MONEY_)
        {
          pb_json_amount (b, info->name, !JSON_NODE_HOLDS_NULL (member),
                          json_object_get_int_member_with_default (object, info->name, 0));
          continue;
        }
      json_builder_set_member_name (b, info->name);
      json_builder_add_value (b, json_node_copy (member));
    }
  json_builder_end_object (b);
}

static void
add_edit (JsonBuilder *b, PbHistoryEdit *edit)
{
  static const char *const states[] = { "done", "undone", "abandoned", "base" };
  g_autoptr (GPtrArray) changes = pb_history_edit_load_changes (edit, 0);
  PbEditState state = pb_history_edit_get_state (edit);
  json_builder_begin_object (b);
  add_id (b, pb_history_edit_get_id (edit));
  pb_json_text (b, "at", pb_history_edit_get_at (edit));
  pb_json_text (b, "author", pb_history_edit_get_author (edit));
  pb_json_text (b, "label", pb_history_edit_get_label (edit));
  json_builder_set_member_name (b, "undone");
  json_builder_add_boolean_value (b, state == PB_EDIT_UNDONE || state == PB_EDIT_ABANDONED);
  pb_json_text (b, "state", states[state]);
  json_builder_set_member_name (b, "changes");
  json_builder_begin_array (b);
  for (guint i = 0; i < changes->len; i++)
    {
      const PbHistoryChange *change = changes->pdata[i];
      g_autofree char *record = g_strdup_printf ("%" G_GINT64_FORMAT, change->record);
      json_builder_begin_object (b);
      pb_json_text (b, "table", pb_table_info (change->table)->name);
      pb_json_text (b, "record", record);
      pb_json_text (b, "op", change->op == 'i' ? "insert" : change->op == 'd' ? "delete" : "update");
      add_stored (b, "from", change->table, change->before);
      add_stored (b, "to", change->table, change->after);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
}

void
pb_json_history (const PbShow *show, JsonBuilder *b)
{
  g_autoptr (GListModel) edits = pb_history_new (show->plan);
  json_builder_set_member_name (b, "edits");
  json_builder_begin_array (b);
  for (guint i = 0; i < g_list_model_get_n_items (edits); i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (edits, i);
      add_edit (b, edit);
    }
  json_builder_end_array (b);
}
