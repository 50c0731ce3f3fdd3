/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-row-private.h"

#include <glib/gi18n-lib.h>
#include "pb-money-words.h"
#include "pb-view.h"
#include "widgets/pb-widget-palette.h"

G_DEFINE_FINAL_TYPE (PbMoneyRow, pb_money_row, GTK_TYPE_WIDGET)

enum
{
  CLICKED,
  PRESSED,
  DRAGGED,
  MENU,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
pb_money_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);

  pb_money_row_draw (self, snapshot);
  if (self->child)
    gtk_widget_snapshot_child (widget, self->child, snapshot);
}

static void
pb_money_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);

  pb_money_state_measure (self->state, self->painter);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = pb_money_row_get_height (self);
  else
    {
      int columns = self->state->columns_width + self->state->number_width + 2 * PB_MONEY_MARGIN;

      *minimum = columns + (int)(11 * self->state->em);
      *natural = columns + (int)(20 * self->state->em);
    }
}

/* The menu stands right after the heading's title. */
static void
allocate_menu (PbMoneyRow *self)
{
  g_autofree char *corner = pb_money_words_corner (self->state->sheet);
  int wanted = pb_row_painter_text_width (self->painter, 0, corner, PB_ROW_SMALL_SEMIBOLD);
  double x = PB_MONEY_MARGIN + MIN (wanted, pb_money_row_get_heading_room (self)) + 4;
  int width, height, room = gtk_widget_get_height (GTK_WIDGET (self)) - 1;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  height = MAX (height, room);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ (int)x, (room - height) / 2, width, height }, -1);
}

static void
allocate_editor (PbMoneyRow *self)
{
  graphene_rect_t cell;
  int width, height;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  pb_money_row_get_cell (self, self->state->edited, &cell);
  if (self->state->edited < 0)
    {
      double start = pb_money_row_get_title_start (self);

      if (pb_money_state_is_group (self->state, self->item->line))
        start += 1.15 * self->state->em;
      cell.size.width -= start;
      cell.origin.x = start;
    }
  else
    {
      pb_money_row_widen (self, &cell);
      cell.origin.x += 4;
      cell.size.width -= 4 + 5; /* the caret stands in the editor's own 2 px after the last digit */
    }
  gtk_widget_size_allocate (self->child,
                            &(GtkAllocation){ (int)cell.origin.x, ((int)cell.size.height - height) / 2,
                                              MAX (width, (int)cell.size.width), height },
                            -1);
}

static void
pb_money_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);

  if (self->child && !self->item)
    allocate_menu (self);
  else if (self->child)
    allocate_editor (self);
  if (self->refusal)
    gtk_popover_present (GTK_POPOVER (self->refusal));
}

double
pb_money_row_get_heading_room (PbMoneyRow *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PB_MONEY_MARGIN - self->state->columns_width;
  int menu = 0;

  if (self->child)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &menu, NULL, NULL);
  return MAX (0, room - menu);
}

static PbMoneyPart
find_part (PbMoneyRow *self, double x)
{
  PbRecord *line;
  double start = pb_money_row_get_title_start (self);

  if (!self->item || self->item->kind != PB_MONEY_ROW_LINE)
    return PB_MONEY_PART_CELL;
  line = pb_sheet_get_line (self->state->sheet, self->item->line);
  if (pb_money_state_is_group (self->state, self->item->line) && x >= start - 8 && x < start + 1.15 * self->state->em)
    return PB_MONEY_PART_TRIANGLE;
  if (x > self->title_end + 1.1 * self->state->em)
    return PB_MONEY_PART_CELL;
  if (pb_money_row_get_kind (self) == PB_LINE_LINKED || pb_money_find_assignment (line))
    return PB_MONEY_PART_LINK;
  return PB_MONEY_PART_CELL;
}

static PbMoneyPart
find_cell_part (PbMoneyRow *self, guint column, double x)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double start = pb_money_state_get_end (self->state, width, column) - self->state->column_widths[column];

  if (self->item->kind == PB_MONEY_ROW_LINE && x < start + PB_MONEY_GAP + self->state->mark_width
      && pb_sheet_get_proof (self->state->sheet, self->item->line, column) != PB_PROOF_NONE)
    return PB_MONEY_PART_MARK;
  return PB_MONEY_PART_CELL;
}

static PbMoneyPart
find_part_at (PbMoneyRow *self, double x)
{
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x);

  if (!self->item)
    return PB_MONEY_PART_CELL;
  return column < 0 ? find_part (self, x) : find_cell_part (self, (guint)column, x);
}

static void
released_cb (GtkGestureClick *gesture, int presses, double x, double y, PbMoneyRow *self)
{
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x);

  if (self->item)
    g_signal_emit (self, signals[CLICKED], 0, column, find_part_at (self, x), presses);
}

static gboolean
is_in_editor (PbMoneyRow *self, double x)
{
  GtkAllocation box;

  if (!self->child)
    return FALSE;
  gtk_widget_get_allocation (self->child, &box);
  return x >= box.x && x < box.x + box.width;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PbMoneyRow *self)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x);

  if (self->item && !is_in_editor (self, x))
    g_signal_emit (self, signals[PRESSED], 0, column, (guint)modifiers);
}

/* From a title the line itself is dragged, not a range. */
static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, PbMoneyRow *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->item && !is_in_editor (self, x)
      && pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x) >= 0
      && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)offset_x, (int)offset_y))
    g_signal_emit (self, signals[DRAGGED], 0, x + offset_x, y + offset_y);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int presses, double x, double y, PbMoneyRow *self)
{
  if (!self->item || is_in_editor (self, x))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, pb_money_state_hit (self->state, gtk_widget_get_width (GTK_WIDGET (self)), x));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, PbMoneyRow *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_part_at (self, x) == PB_MONEY_PART_CELL ? NULL : "pointer");
}

static gboolean
pb_money_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PbMoneyRow *self = PB_MONEY_ROW (widget);
  int column = pb_money_state_hit (self->state, gtk_widget_get_width (widget), x);
  g_autofree char *text = NULL;

  if (!self->item || self->item->kind != PB_MONEY_ROW_LINE || keyboard)
    return FALSE;
  if (column < 0 && self->title_cut)
    text = g_strdup (pb_record_get_title (pb_sheet_get_line (self->state->sheet, self->item->line)));
  else if (column >= 0 && pb_sheet_get_proof (self->state->sheet, self->item->line, (guint)column) != PB_PROOF_NONE)
    text = pb_money_words_origin (self->state, self->item->line, column);
  if (!text)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pb_money_row_dispose (GObject *object)
{
  PbMoneyRow *self = PB_MONEY_ROW (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->refusal, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_money_row_parent_class)->dispose (object);
}

static void
pb_money_row_finalize (GObject *object)
{
  PbMoneyRow *self = PB_MONEY_ROW (object);

  g_clear_pointer (&self->painter, pb_row_painter_free);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (pb_money_row_parent_class)->finalize (object);
}

static void
pb_money_row_class_init (PbMoneyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_money_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_money_row_finalize;
  widget_class->size_allocate = pb_money_row_size_allocate;
  widget_class->measure = pb_money_row_measure;
  widget_class->snapshot = pb_money_row_snapshot;
  widget_class->query_tooltip = pb_money_row_query_tooltip;
  /* Not PRESENTATION: that would hide the editor in it, too. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  signals[CLICKED] = g_signal_new ("clicked", PB_TYPE_MONEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[PRESSED] = g_signal_new ("pressed", PB_TYPE_MONEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_INT, G_TYPE_UINT);
  signals[DRAGGED] = g_signal_new ("dragged", PB_TYPE_MONEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[MENU]
      = g_signal_new ("menu", PB_TYPE_MONEY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pb_money_row_init (PbMoneyRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->painter = pb_row_painter_new (GTK_WIDGET (self));
  pb_widgets_follow_style (GTK_WIDGET (self));
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_money_row_new (PbMoneyState *state)
{
  PbMoneyRow *self = g_object_new (PB_TYPE_MONEY_ROW, NULL);

  self->state = state;
  return GTK_WIDGET (self);
}

static char *
dup_label (PbMoneyRow *self)
{
  PbMoneyState *state = self->state;

  if (self->item->kind == PB_MONEY_ROW_PRINTED)
    return pb_money_words_printed_row (state->sheet, self->item->line);
  if (self->item->kind == PB_MONEY_ROW_PLAN)
    return pb_money_words_plan_row (state->plan_sheet, self->item->line);
  return pb_money_words_cell (state, self->item->line, self->active ? state->cursor : -1);
}

/* The row's name to a screen reader stands on the list's own item widget: that is what has the focus. */
static void
update_label (PbMoneyRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (!self->item || !parent)
    return;
  label = dup_label (self);
  pb_view_set_accessible_label (parent, label);
}

void
pb_money_row_set_item (PbMoneyRow *self, PbMoneyItem *item)
{
  if (g_set_object (&self->item, item))
    {
      self->shown = 0;
      pb_money_row_update (self);
    }
}

PbMoneyItem *
pb_money_row_get_item (PbMoneyRow *self)
{
  return self->item;
}

void
pb_money_row_set_active (PbMoneyRow *self, gboolean active)
{
  self->active = active;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
pb_money_row_get_active (PbMoneyRow *self)
{
  return self->active;
}

static guint
digest (guint sum, guint more)
{
  return (sum ^ more) * 16777619u;
}

static guint
digest_cell (PbMoneyRow *self, guint sum, guint column)
{
  PbMoneyState *state = self->state;
  PbSheet *sheet = self->item->kind == PB_MONEY_ROW_PLAN ? state->plan_sheet : state->sheet;
  gint64 ore = 0, printed = 0;
  guint flags = pb_sheet_get_value (sheet, self->item->line, column, &ore);

  flags |= pb_sheet_get_printed (sheet, self->item->line, column, &printed) ? 2 : 0;
  flags |= pb_money_state_is_changed (state, self->item->line, column) ? 4 : 0;
  flags |= (guint)pb_sheet_get_proof (sheet, self->item->line, column) << 4;
  if (pb_money_row_is_bottom (self))
    flags |= (guint)pb_sheet_get_balance (sheet, column) << 8;
  sum = digest (sum, flags);
  sum = digest (digest (sum, (guint)ore), (guint)(ore >> 32));
  sum = digest (digest (sum, (guint)printed), (guint)(printed >> 32));
  return digest (sum, (guint)state->column_widths[column]);
}

static guint
digest_notes (guint sum, GPtrArray *cells, PbColumn column, PbColumn note)
{
  for (guint i = 0; i < cells->len; i++)
    if (!pb_record_is_null (cells->pdata[i], note))
      sum = digest (sum, (guint)pb_record_get_int (cells->pdata[i], column));
  return sum;
}

static guint
get_heading_digest (PbMoneyRow *self)
{
  PbMoneyState *state = self->state;
  g_autofree char *corner = pb_money_words_corner (state->sheet);
  guint sum = digest (2166136261u, g_str_hash (corner));

  for (guint i = 0; i < pb_sheet_get_n_columns (state->sheet); i++)
    sum = digest (digest (sum, g_str_hash (pb_sheet_get_column_label (state->sheet, i))),
                  (guint)state->column_widths[i]);
  return sum ? sum : 1;
}

/* What the row shows, in a number: an edit touches few rows, and only those are to be drawn and named anew. */
static guint
get_digest (PbMoneyRow *self)
{
  PbMoneyState *state = self->state;
  PbRecord *line = pb_sheet_get_line (state->sheet, self->item->line);
  PbPlan *plan = pb_record_get_plan (line);
  g_autofree char *numbers = pb_money_words_numbers (line);
  guint sum = 2166136261u;

  sum = digest (sum, g_str_hash (pb_record_get_title (line)));
  sum = digest (sum, g_str_hash (numbers));
  sum = digest (sum, (guint)pb_record_get_enum (line, PB_LINE_KIND));
  sum = digest (sum, pb_sheet_get_line_depth (state->sheet, self->item->line));
  sum = digest (sum, pb_money_state_is_group (state, self->item->line)
                         ? 1 + pb_money_state_is_open (state, self->item->line)
                         : 0);
  sum = digest (sum, (guint)state->number_width + ((guint)state->scenario << 8));
  sum = digest (sum, pb_sheet_get_decimals (state->sheet) + ((guint)pb_sheet_get_unit (state->sheet) << 4));
  sum = digest_notes (sum, pb_plan_peek_children (plan, PB_CELL_LINE, self->item->id), PB_CELL_COLUMN, PB_CELL_NOTE);
  if (state->scenario)
    sum = digest_notes (sum, pb_plan_peek_children (plan, PB_SCENARIO_CELL_LINE, self->item->id),
                        PB_SCENARIO_CELL_COLUMN, PB_SCENARIO_CELL_NOTE);
  for (guint i = 0; i < pb_sheet_get_n_columns (state->sheet); i++)
    sum = digest_cell (self, sum, i);
  return sum ? sum : 1;
}

void
pb_money_row_update (PbMoneyRow *self)
{
  int height;
  guint shown;

  pb_money_state_measure (self->state, self->painter);
  height = pb_money_row_get_height (self);
  shown = self->item ? get_digest (self) : get_heading_digest (self);
  if (self->shown == shown && height == self->height)
    return;
  if (height != self->height || !self->item)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->height = height;
  self->shown = shown;
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_money_row_set_drop (PbMoneyRow *self, PbMoneyDrop drop)
{
  if (self->drop == drop)
    return;
  self->drop = drop;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_money_row_set_child (PbMoneyRow *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  pb_money_row_refuse (self, NULL);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_money_row_refuse (PbMoneyRow *self, const char *sentence)
{
  graphene_rect_t cell;
  GtkWidget *label;

  g_clear_pointer (&self->refusal, gtk_widget_unparent);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!sentence)
    return;
  label = pb_view_label (sentence, "pb-small pb-bad");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  self->refusal = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->refusal), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->refusal), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->refusal), label);
  gtk_widget_set_can_focus (self->refusal, FALSE);
  gtk_widget_set_parent (self->refusal, GTK_WIDGET (self));
  pb_money_row_get_cell (self, self->state->edited, &cell);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->refusal),
                               &(GdkRectangle){ (int)cell.origin.x, 0, (int)cell.size.width, (int)cell.size.height });
  gtk_popover_popup (GTK_POPOVER (self->refusal));
}

gboolean
pb_money_row_get_place (PbMoneyRow *self, int column, GtkWidget *ancestor, GdkRectangle *place)
{
  graphene_rect_t cell;
  graphene_point_t corner;

  pb_money_row_get_cell (self, column, &cell);
  if (!gtk_widget_compute_point (GTK_WIDGET (self), ancestor, &cell.origin, &corner))
    return FALSE;
  *place = (GdkRectangle){ (int)corner.x, (int)corner.y, (int)cell.size.width, (int)cell.size.height };
  return TRUE;
}
