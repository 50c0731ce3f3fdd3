/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table.h"

#include <glib/gi18n-lib.h>
#include "pb-list-focus.h"
#include "pb-money-row.h"
#include "pb-money-words.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

/* A table higher than this scrolls by itself; a lower one with its page. */
#define MAX_HEIGHT 1240
/* A table that needs more than this, in em, scrolls sideways rather than push the page apart. */
#define MAX_MIN_WIDTH 44

struct _PbMoneyTable
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 id;
  PbMoneyState state;
  GListStore *items;
  GPtrArray *rows; /* the row widgets that live now; unowned */

  GtkWidget *box;
  GtkWidget *heading;
  GtkListView *list;
  GtkLabel *note_heading;
  GtkLabel *note;
  GtkLabel *sign;
};

G_DEFINE_FINAL_TYPE (PbMoneyTable, pb_money_table, GTK_TYPE_WIDGET)

static PbMoneyRow *
find_focused (PbMoneyTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *parent = gtk_widget_get_parent (self->rows->pdata[i]);

      if (parent && gtk_widget_has_focus (parent))
        return self->rows->pdata[i];
    }
  return NULL;
}

static void
update_note (PbMoneyTable *self, PbMoneyItem *item)
{
  g_autofree char *heading = NULL;
  g_autofree char *origin = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->note_heading), item != NULL);
  if (!item)
    {
      gtk_label_set_text (self->note, _("Choose a figure with the arrow keys to see where it comes from."));
      return;
    }
  if (item->printed)
    {
      heading = g_strdup (_("Printed in the plan"));
      origin = g_strdup (_("The document's own figures, kept beside what is computed here."));
    }
  else
    {
      heading = pb_money_words_heading (self->state.sheet, item->line, self->state.cursor);
      origin = pb_money_words_origin (self->state.sheet, item->line, self->state.cursor);
    }
  gtk_label_set_text (self->note_heading, heading);
  gtk_label_set_text (self->note, origin);
}

static gboolean
is_same (PbMoneyItem *a, PbMoneyItem *b)
{
  return a->id == b->id && a->printed == b->printed;
}

/* Brings the list to what the state shows, touching only rows that come or go, so that focus and scrolling stay. */
static void
sync_items (PbMoneyTable *self)
{
  g_autoptr (GPtrArray) wanted = pb_money_state_list (&self->state);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0, tail = 0;

  for (; head < MIN (n, wanted->len); head++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), head);

      if (!is_same (item, wanted->pdata[head]))
        break;
      item->line = ((PbMoneyItem *) wanted->pdata[head])->line;
    }
  for (; tail < MIN (n, wanted->len) - head; tail++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), n - tail - 1);

      if (!is_same (item, wanted->pdata[wanted->len - tail - 1]))
        break;
      item->line = ((PbMoneyItem *) wanted->pdata[wanted->len - tail - 1])->line;
    }
  g_list_store_splice (self->items, head, n - head - tail, wanted->pdata + head, wanted->len - head - tail);
  for (guint i = 0; i < self->rows->len; i++)
    pb_money_row_update (self->rows->pdata[i]);
}

static void
toggle_group (PbMoneyTable *self, guint line)
{
  gint64 id = pb_record_get_id (pb_sheet_get_line (self->state.sheet, line));

  if (!g_hash_table_remove (self->state.collapsed, &id))
    g_hash_table_add (self->state.collapsed, g_memdup2 (&id, sizeof id));
  sync_items (self);
}

/* Where the line leads: the line it links to, or the assignment it is an effect of. FALSE where nowhere. */
static gboolean
follow (PbMoneyTable *self, guint line)
{
  PbRecord *record = pb_sheet_get_line (self->state.sheet, line);
  PbRecord *target = pb_record_get_ref (record, PB_LINE_LINK);
  PbRecord *assignment = pb_money_find_assignment (record);

  if (target)
    pb_view_open_record (GTK_WIDGET (self), "table_line", pb_record_get_id (target));
  else if (assignment)
    pb_view_open_record (GTK_WIDGET (self), "assignment", pb_record_get_id (assignment));
  return target || assignment;
}

static void
activate_item (PbMoneyTable *self, PbMoneyItem *item)
{
  if (item->printed || follow (self, item->line))
    return;
  if (pb_money_state_is_group (&self->state, item->line))
    toggle_group (self, item->line);
}

static void
activate_cb (GtkListView *list, guint position, PbMoneyTable *self)
{
  g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  activate_item (self, item);
}

static void
clicked_cb (PbMoneyRow *row, int column, int part, int presses, PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_row_get_item (row);

  self->state.cursor = column;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  pb_money_row_set_active (row, TRUE);
  update_note (self, item);
  if (part == PB_MONEY_PART_TRIANGLE && presses == 1)
    toggle_group (self, item->line);
  else if (part == PB_MONEY_PART_LINK && presses == 1)
    follow (self, item->line);
}

static void
focus_cb (GtkWidget *item_widget, GParamSpec *pspec, PbMoneyRow *row)
{
  PbMoneyTable *self = PB_MONEY_TABLE (gtk_widget_get_ancestor (item_widget, PB_TYPE_MONEY_TABLE));
  gboolean focused = gtk_widget_has_focus (item_widget);

  if (!self)
    return;
  pb_money_row_set_active (row, focused);
  if (focused)
    update_note (self, pb_money_row_get_item (row));
}

/* Not on teardown: the list has taken its child away by then. */
static void
destroy_cb (GtkWidget *row, PbMoneyTable *self)
{
  g_ptr_array_remove_fast (self->rows, row);
}

/* The list gives the row its place only after the setup; what is focused is the list's own widget around it. */
static void
parent_cb (GtkWidget *row, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *parent = gtk_widget_get_parent (row);

  if (parent)
    g_signal_connect_object (parent, "notify::has-focus", G_CALLBACK (focus_cb), row, 0);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, PbMoneyTable *self)
{
  GtkWidget *row = pb_money_row_new (&self->state);

  gtk_list_item_set_child (item, row);
  pb_list_focus_track (item);
  g_signal_connect (row, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (row, "destroy", G_CALLBACK (destroy_cb), self);
  g_signal_connect (row, "notify::parent", G_CALLBACK (parent_cb), NULL);
  g_ptr_array_add (self->rows, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PbMoneyTable *self)
{
  pb_money_row_set_item (PB_MONEY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
copy (PbMoneyTable *self, int line)
{
  g_autofree char *text = pb_money_words_copy (self->state.sheet, line);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  pb_view_say (GTK_WIDGET (self), line < 0 ? _("The table is copied") : _("The line is copied"));
}

/* Left and right move between the figures of the row; at its title they close and open the group, as in a tree. */
static gboolean
move_cursor (PbMoneyTable *self, PbMoneyRow *row, int step)
{
  PbMoneyItem *item = pb_money_row_get_item (row);
  gboolean group = !item->printed && pb_money_state_is_group (&self->state, item->line);
  int n = (int) pb_sheet_get_n_columns (self->state.sheet);

  if (self->state.cursor < 0 && group && pb_money_state_is_open (&self->state, item->line) == (step < 0))
    {
      toggle_group (self, item->line);
      return TRUE;
    }
  self->state.cursor = CLAMP (self->state.cursor + step, -1, n - 1);
  pb_money_row_set_active (row, TRUE);
  update_note (self, item);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbMoneyTable *self)
{
  PbMoneyRow *row = find_focused (self);
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!row)
    return GDK_EVENT_PROPAGATE;
  if (control && (key == GDK_KEY_c || key == GDK_KEY_C))
    {
      PbMoneyItem *item = pb_money_row_get_item (row);

      copy (self, modifiers & GDK_SHIFT_MASK ? -1 : (int) item->line);
      return GDK_EVENT_STOP;
    }
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    return move_cursor (self, row, from_right ? 1 : -1);
  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    return move_cursor (self, row, from_right ? -1 : 1);
  return GDK_EVENT_PROPAGATE;
}

static void
copy_clicked_cb (GtkButton *button, PbMoneyTable *self)
{
  copy (self, -1);
}

static void
pb_money_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  PbMoneyTable *self = PB_MONEY_TABLE (widget);
  int wanted, wished;

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (self->heading, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, &wished, NULL, NULL);
  *minimum = MAX (*minimum, MIN (wanted, (int) (MAX_MIN_WIDTH * self->state.em)));
  *natural = MAX (*minimum, wished);
}

static void
pb_money_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (PB_MONEY_TABLE (widget)->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
pb_money_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_money_table_dispose (GObject *object)
{
  PbMoneyTable *self = PB_MONEY_TABLE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_money_table_parent_class)->dispose (object);
}

static void
pb_money_table_finalize (GObject *object)
{
  PbMoneyTable *self = PB_MONEY_TABLE (object);

  g_clear_object (&self->items);
  g_ptr_array_unref (self->rows);
  pb_money_state_clear (&self->state);
  G_OBJECT_CLASS (pb_money_table_parent_class)->finalize (object);
}

static void
pb_money_table_class_init (PbMoneyTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_money_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_money_table_finalize;
  widget_class->measure = pb_money_table_measure;
  widget_class->size_allocate = pb_money_table_size_allocate;
  widget_class->get_request_mode = pb_money_table_get_request_mode;
}

static void
pb_money_table_init (PbMoneyTable *self)
{
  pb_money_state_init (&self->state);
  self->items = g_list_store_new (PB_TYPE_MONEY_ITEM);
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
new_list (PbMoneyTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-money-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  pb_view_set_accessible_label (GTK_WIDGET (self->list), pb_record_get_title (pb_sheet_get_record (self->state.sheet)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_note (PbMoneyTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_with_label (_("Copy the table"));
  GtkLabel **const labels[] = { &self->note_heading, &self->note, &self->sign };
  const char *const classes[] = { "pb-small pb-semibold", "pb-small pb-secondary", "pb-small pb-tertiary" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      *labels[i] = GTK_LABEL (pb_view_label ("", classes[i]));
      gtk_label_set_wrap (*labels[i], TRUE);
      gtk_box_append (GTK_BOX (words), GTK_WIDGET (*labels[i]));
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pb-link");
  gtk_widget_set_tooltip_text (button, _("Copy the table to a spreadsheet (Ctrl+Shift+C); Ctrl+C copies a line"));
  g_signal_connect (button, "clicked", G_CALLBACK (copy_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "pb-money-note");
  return box;
}

static void
build (PbMoneyTable *self)
{
  GtkWidget *sideways = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = pb_money_row_new (&self->state);
  gtk_box_append (GTK_BOX (inside), self->heading);
  gtk_box_append (GTK_BOX (inside), new_list (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), inside);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (sideways), TRUE);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (sideways))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_vexpand (sideways, TRUE);
  gtk_box_append (GTK_BOX (self->box), sideways);
  gtk_box_append (GTK_BOX (self->box), new_note (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-money-table");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_money_table_new (PbPlan *plan, gint64 sheet_id)
{
  PbMoneyTable *self = g_object_new (PB_TYPE_MONEY_TABLE, NULL);

  self->plan = g_object_ref (plan);
  self->id = sheet_id;
  pb_money_state_set (&self->state, pb_sheet_get (plan, sheet_id, 0));
  build (self);
  pb_money_table_refresh (self);
  update_note (self, NULL);
  return GTK_WIDGET (self);
}

gint64
pb_money_table_get_id (PbMoneyTable *self)
{
  return self->id;
}

gboolean
pb_money_table_refresh (PbMoneyTable *self)
{
  g_autofree char *sign = NULL;
  PbMoneyRow *focused;

  g_return_val_if_fail (PB_IS_MONEY_TABLE (self), FALSE);

  if (!pb_plan_get_record (self->plan, PB_TABLE_SHEET, self->id))
    return FALSE;
  pb_money_state_set (&self->state, pb_sheet_get (self->plan, self->id, 0));
  sync_items (self);
  pb_money_row_update (PB_MONEY_ROW (self->heading));
  sign = pb_money_words_sign (self->state.sheet);
  gtk_label_set_text (self->sign, sign);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), *sign != '\0');
  focused = find_focused (self);
  if (focused)
    update_note (self, pb_money_row_get_item (focused));
  return TRUE;
}

gboolean
pb_money_table_show_line (PbMoneyTable *self, PbRecord *line)
{
  gboolean opened = FALSE;

  g_return_val_if_fail (PB_IS_MONEY_TABLE (self), FALSE);

  if (pb_sheet_find_line (self->state.sheet, line) < 0)
    return FALSE;
  for (PbRecord *group = pb_record_get_ref (line, PB_LINE_PARENT); group;
       group = pb_record_get_ref (group, PB_LINE_PARENT))
    {
      gint64 id = pb_record_get_id (group);

      opened |= g_hash_table_remove (self->state.collapsed, &id);
    }
  if (opened)
    sync_items (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->id == pb_record_get_id (line) && !item->printed)
        {
          pb_list_focus_show (self->list, i, TRUE);
          return TRUE;
        }
    }
  return FALSE;
}
