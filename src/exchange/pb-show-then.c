/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between the plan at a decision, or at the end of a day, and the plan now. */
#include "pb-show-private.h"

#include <glib/gi18n-lib.h>

static const char *
word_for (char op)
{
  return op == 'i' ? _ ("New since") : op == 'd' ? _ ("Gone since") : _ ("Changed");
}

void
pb_show_then (const PbShow *show, PbGrid *grid)
{
  const char *const headers[] = { _ ("Change"), _ ("What"), _ ("Difference") };
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    pb_grid_add_column (grid, headers[i], FALSE);
  for (guint i = 0; i < show->differences->len; i++)
    {
      const PbHistoryChange *change = show->differences->pdata[i];
      pb_grid_add (grid, word_for (change->op));
      pb_grid_add (grid, change->what);
      pb_grid_take (grid, g_strdelimit (g_strdup (change->text), "\n", ';'));
    }
}

void
pb_show_then_text (const PbShow *show, GString *to)
{
  g_autoptr (PbGrid) grid = pb_grid_new ();
  if (pb_then_is_before_log (show->then))
    g_string_append_printf (to, "%s\n\n",
                            _ ("That moment is before what Planbok knows of the plan. The plan as it was first put in, held "
                               "against the plan now:"));
  pb_show_then (show, grid);
  pb_grid_print (grid, 200, to);
  g_string_append_printf (to, "\n%s\n", pb_then_get_left_out ());
}

void
pb_json_then (const PbShow *show, JsonBuilder *b)
{
  json_builder_set_member_name (b, "then");
  json_builder_begin_object (b);
  pb_json_text (b, "at", pb_then_get_at (show->then));
  json_builder_set_member_name (b, "before_log");
  json_builder_add_boolean_value (b, pb_then_is_before_log (show->then));
  json_builder_set_member_name (b, "differences");
  json_builder_begin_array (b);
  for (guint i = 0; i < show->differences->len; i++)
    {
      const PbHistoryChange *change = show->differences->pdata[i];
      json_builder_begin_object (b);
      pb_json_text (b, "change", change->op == 'i' ? "new" : change->op == 'd' ? "gone" : "changed");
      pb_json_text (b, "table", pb_table_info (change->table)->name);
      pb_json_number (b, "id", TRUE, (double)change->record);
      pb_json_text (b, "what", change->what);
      pb_json_text (b, "text", change->text);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
}
