/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include "model/pb-sheet-line.h"

/* Lines of a money table taken by their titles and put elsewhere in it. */

static PbMoneyRow *
find_row (PbMoneyTable *self, double y, PbMoneyDrop *drop)
{
  PbMoneyRow *found = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PbMoneyRow *row = self->rows->pdata[i];
      graphene_rect_t box;

      if (!pb_money_row_get_item (row) || !gtk_widget_get_mapped (GTK_WIDGET (row))
          || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &box) || y < box.origin.y
          || y >= box.origin.y + box.size.height)
        continue;
      *drop = y < box.origin.y + box.size.height / 2 ? PB_MONEY_DROP_ABOVE : PB_MONEY_DROP_BELOW;
      found = pb_money_row_get_item (row)->kind == PB_MONEY_ROW_LINE ? row : NULL;
    }
  return found;
}

static void
show_drop (PbMoneyTable *self, PbMoneyRow *row, PbMoneyDrop drop)
{
  for (guint i = 0; i < self->rows->len; i++)
    pb_money_row_set_drop (self->rows->pdata[i], self->rows->pdata[i] == row ? drop : PB_MONEY_DROP_NONE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, PbMoneyTable *self)
{
  PbMoneyDrop drop = PB_MONEY_DROP_NONE;
  PbMoneyRow *row = find_row (self, y, &drop);

  show_drop (self, row, drop);
  return row ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (PbMoneyTable *self)
{
  show_drop (self, NULL, PB_MONEY_DROP_NONE);
}

/* Below the head of an open group is first in it: that is where the mark stands. */
static gboolean
move (PbMoneyTable *self, PbMoneyItem *dragged, PbMoneyItem *at, PbMoneyDrop drop, GError **error)
{
  gint64 other = at->id;
  PbLinePlace place = drop == PB_MONEY_DROP_ABOVE ? PB_PLACE_BEFORE : PB_PLACE_AFTER;

  if (dragged->id == at->id)
    return TRUE;
  if (drop == PB_MONEY_DROP_BELOW && pb_money_state_is_group (&self->state, at->line)
      && pb_money_state_is_open (&self->state, at->line))
    {
      other = pb_record_get_id (pb_sheet_get_line (self->state.sheet, at->line + 1));
      place = PB_PLACE_BEFORE;
    }
  return dragged->id == other || pb_sheet_move_line (self->plan, dragged->id, other, place, error);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PbMoneyTable *self)
{
  PbMoneyItem *dragged = g_value_get_object (value);
  PbMoneyDrop drop = PB_MONEY_DROP_NONE;
  PbMoneyRow *row = find_row (self, y, &drop);
  GError *error = NULL;

  show_drop (self, NULL, PB_MONEY_DROP_NONE);
  /* Another table's lines have other columns. */
  if (!row || !g_list_store_find (self->items, dragged, NULL) || !pb_money_table_may_edit (self))
    return FALSE;
  return pb_money_table_tell_plan (self, move (self, dragged, pb_money_row_get_item (row), drop, &error), &error, NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, PbMoneyRow *row)
{
  PbMoneyItem *item = pb_money_row_get_item (row);
  PbMoneyTable *self = PB_MONEY_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (row), PB_TYPE_MONEY_TABLE));

  if (!self || self->editor || !item || item->kind != PB_MONEY_ROW_LINE || pb_plan_get_read_only (self->plan)
      || pb_money_state_hit (&self->state, gtk_widget_get_width (GTK_WIDGET (row)), x) >= 0)
    return NULL;
  return gdk_content_provider_new_typed (PB_TYPE_MONEY_ITEM, item);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

void
pb_money_table_attach_drag (PbMoneyTable *self, PbMoneyRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
}

void
pb_money_table_attach_drop (PbMoneyTable *self)
{
  GtkDropTarget *target = gtk_drop_target_new (PB_TYPE_MONEY_ITEM, GDK_ACTION_MOVE);

  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}
