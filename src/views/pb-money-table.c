/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <glib/gi18n-lib.h>
#include "pb-list-focus.h"
#include "pb-money-words.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

/* A table of more lines than this scrolls by itself, so that its heading and foot stay in sight; a shorter one with its
 * page. */
#define MANY_LINES 40
#define MAX_HEIGHT 520
/* A table that needs more than this, in em, scrolls sideways rather than push the page apart. */
#define MAX_LEAST_WIDTH 44

G_DEFINE_FINAL_TYPE (PbMoneyTable, pb_money_table, GTK_TYPE_WIDGET)

static gboolean
is_current (PbMoneyTable *self, PbMoneyItem *item)
{
  return item && item->id == self->current && item->kind == self->current_kind;
}

/* Where it was last is the likeliest place. */
PbMoneyItem *
pb_money_table_get_item (PbMoneyTable *self, guint *position)
{
  GListModel *items = G_LIST_MODEL (self->items);

  for (guint i = 0; i < g_list_model_get_n_items (items) + 1; i++)
    {
      guint at = i == 0 ? self->likely : i - 1;
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (items, at);

      if (!is_current (self, item))
        continue;
      self->likely = at;
      if (position)
        *position = at;
      return item;
    }
  return NULL;
}

PbMoneyRow *
pb_money_table_get_row (PbMoneyTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_parent (self->rows->pdata[i]) && is_current (self, pb_money_row_get_item (self->rows->pdata[i])))
      return self->rows->pdata[i];
  return NULL;
}

void
pb_money_table_redraw (PbMoneyTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_draw (self->rows->pdata[i]);
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text ? text : "") != 0)
    gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
update_sums (PbMoneyTable *self)
{
  g_autofree char *sums = NULL;
  g_autoptr (GArray) lines = NULL;
  int first, last;

  if (self->editor)
    sums = g_strdup (_ ("Enter saves, Esc restores"));
  else if (self->state.ranged)
    {
      lines = pb_money_table_get_range (self, &first, &last);
      sums = pb_money_words_sums (self->state.sheet, lines, first, last);
    }
  set_text (self->sums, sums);
}

void
pb_money_table_update_foot (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  g_autofree char *heading = NULL;
  g_autofree char *origin = NULL;

  if (item && item->kind == PB_MONEY_ROW_PRINTED)
    {
      heading = g_strdup (_ ("Printed in the plan"));
      origin = g_strdup (_ ("The document's own figures, kept beside what is computed here."));
    }
  else if (item && item->kind == PB_MONEY_ROW_PLAN)
    {
      heading = g_strdup (_ ("According to the plan"));
      origin = g_strdup (_ ("What the plan says without the scenario; a scenario never changes it."));
    }
  else if (item)
    {
      heading = pb_money_words_heading (self->state.sheet, item->line, self->state.cursor);
      origin = pb_money_words_origin (&self->state, item->line, self->state.cursor);
    }
  set_text (self->note_heading, heading);
  set_text (self->note, origin ? origin : _ ("Choose a figure with the arrow keys to see where it comes from."));
  update_sums (self);
}

void
pb_money_table_say (PbMoneyTable *self, const char *text, gboolean bad)
{
  GtkWidget *label = GTK_WIDGET (self->message);

  gtk_widget_remove_css_class (label, bad ? "pb-secondary" : "pb-bad");
  gtk_widget_add_css_class (label, bad ? "pb-bad" : "pb-secondary");
  set_text (self->message, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "", -1);
}

void
pb_money_table_refuse (PbMoneyTable *self, GError *error)
{
  pb_money_table_say (self, error->message, TRUE);
  g_error_free (error);
}

gboolean
pb_money_table_may_edit (PbMoneyTable *self)
{
  if (pb_plan_get_read_only (self->plan))
    pb_money_table_say (self, _ ("The plan is open for reading only: nothing can be changed here."), TRUE);
  return !pb_plan_get_read_only (self->plan);
}

static gboolean
is_same (PbMoneyItem *a, PbMoneyItem *b)
{
  return a->id == b->id && a->kind == b->kind;
}

/* Touches only rows that come or go, so that focus and scrolling stay. */
void
pb_money_table_sync (PbMoneyTable *self)
{
  g_autoptr (GPtrArray) wanted = pb_money_state_list (&self->state);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0, tail = 0;

  for (; head < MIN (n, wanted->len); head++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), head);

      if (!is_same (item, wanted->pdata[head]))
        break;
      item->line = ((PbMoneyItem *)wanted->pdata[head])->line;
    }
  for (; tail < MIN (n, wanted->len) - head; tail++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), n - tail - 1);

      if (!is_same (item, wanted->pdata[wanted->len - tail - 1]))
        break;
      item->line = ((PbMoneyItem *)wanted->pdata[wanted->len - tail - 1])->line;
    }
  if (head + tail < MAX (n, wanted->len))
    g_list_store_splice (self->items, head, n - head - tail, wanted->pdata + head, wanted->len - head - tail);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              wanted->len > MANY_LINES ? MAX_HEIGHT : -1);
}

static void
activate_cb (GtkListView *list, guint position, PbMoneyTable *self)
{
  g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (!item || item->kind != PB_MONEY_ROW_LINE)
    return;
  if (self->state.cursor >= 0)
    pb_money_table_edit (self, NULL);
  else if (!pb_money_table_follow (self, item->line) && pb_money_state_is_group (&self->state, item->line))
    pb_money_table_toggle (self, item->line);
}

static void
focus_cb (GtkWidget *item_widget, GParamSpec *pspec, PbMoneyRow *row)
{
  PbMoneyTable *self = PB_MONEY_TABLE (gtk_widget_get_ancestor (item_widget, PB_TYPE_MONEY_TABLE));

  if (!self)
    return;
  pb_money_row_set_active (row, gtk_widget_has_focus (item_widget));
  if (pb_money_row_get_active (row))
    pb_money_table_focused (self, row);
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
  pb_money_table_attach_row (self, PB_MONEY_ROW (row));
  pb_money_table_attach_drag (self, PB_MONEY_ROW (row));
  g_signal_connect (row, "destroy", G_CALLBACK (destroy_cb), self);
  g_signal_connect (row, "notify::parent", G_CALLBACK (parent_cb), NULL);
  g_ptr_array_add (self->rows, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PbMoneyTable *self)
{
  pb_money_row_set_item (PB_MONEY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

/* The line that was in edit is gone, or has gone elsewhere. */
static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, PbMoneyTable *self)
{
  if (self->editor && gtk_list_item_get_child (item) == GTK_WIDGET (self->edited_row))
    pb_money_table_cancel (self);
}

static void
pb_money_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  PbMoneyTable *self = PB_MONEY_TABLE (widget);
  int wished;

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (self->heading, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wished, NULL, NULL);
  *natural = MAX (*minimum, wished);
}

static void
pb_money_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbMoneyTable *self = PB_MONEY_TABLE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
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

  if (self->editor)
    pb_money_table_cancel (self);
  g_clear_handle_id (&self->leave_idle, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
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
  pb_money_table_install (widget_class);
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

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-money-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  pb_view_set_accessible_label (GTK_WIDGET (self->list), pb_record_get_title (pb_sheet_get_record (self->state.sheet)));
  pb_money_table_attach_keys (self);
  pb_money_table_attach_drop (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  return self->scroller;
}

static GtkLabel *
new_message (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap",
                                   TRUE, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, "pb-small");
  return GTK_LABEL (label);
}

static GtkWidget *
new_note (PbMoneyTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkLabel **const labels[] = { &self->note_heading, &self->note, &self->sign };
  const char *const classes[] = { "pb-small pb-semibold", "pb-small pb-secondary", "pb-small pb-tertiary" };

  self->message = new_message ();
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (labels[i] == &self->sign)
        gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->message));
      *labels[i] = GTK_LABEL (pb_view_label ("", classes[i]));
      gtk_label_set_wrap (*labels[i], TRUE);
      gtk_box_append (GTK_BOX (words), GTK_WIDGET (*labels[i]));
    }
  gtk_widget_set_hexpand (words, TRUE);
  self->sums = GTK_LABEL (pb_view_label ("", "pb-small pb-secondary pb-numeric"));
  gtk_label_set_wrap (self->sums, TRUE);
  gtk_label_set_natural_wrap_mode (self->sums, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (self->sums, GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (self->sums, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->sums), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  gtk_widget_add_css_class (box, "pb-money-note");
  return box;
}

static void
show_menu_button (PbMoneyTable *self, GParamSpec *pspec, GtkWidget *button)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->sideways));

  if (gtk_widget_has_focus (button))
    gtk_adjustment_set_value (adjustment, 0);
}

static GtkWidget *
new_menu_button (PbMoneyTable *self)
{
  g_autoptr (GMenuModel) menu = pb_money_table_new_menu ();
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name
      = g_strdup_printf (_ ("Menu of %s"), pb_record_get_title (pb_sheet_get_record (self->state.sheet)));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pb-money-menu");
  gtk_widget_set_tooltip_text (button, _ ("What can be done with the table, its lines and its columns"));
  pb_pane_name_inner (button, name);
  g_signal_connect_object (gtk_widget_get_first_child (button), "notify::has-focus", G_CALLBACK (show_menu_button), self,
                           G_CONNECT_SWAPPED);
  /* The button itself tells of it only from GTK 4.10 on. */
  g_signal_connect_object (gtk_widget_get_first_child (button), "notify::active",
                           G_CALLBACK (pb_money_table_update_actions), self, G_CONNECT_SWAPPED);
  return button;
}

static void
build (PbMoneyTable *self)
{
  GtkWidget *sideways = self->sideways = gtk_scrolled_window_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->heading = pb_money_row_new (&self->state);
  pb_money_row_set_child (PB_MONEY_ROW (self->heading), new_menu_button (self));
  gtk_box_append (GTK_BOX (inside), self->heading);
  gtk_box_append (GTK_BOX (inside), new_list (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (sideways), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (sideways), inside);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (sideways), TRUE);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (sideways))),
                                     GTK_SCROLL_NATURAL);
  /* A row is wider than what is seen of it: the table itself scrolls to its cell. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (sideways))), FALSE);
  gtk_widget_set_vexpand (sideways, TRUE);
  gtk_box_append (GTK_BOX (self->box), sideways);
  gtk_box_append (GTK_BOX (self->box), new_note (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-money-table");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* The plan's figures, or those of the scenario that is in force. FALSE where the rows are as they were. */
static gboolean
read_sheet (PbMoneyTable *self)
{
  gint64 scenario = pb_plan_get_scenario (self->plan);
  PbSheet *plan_sheet = scenario ? pb_sheet_get (self->plan, self->id, 0) : NULL;

  return pb_money_state_set (&self->state, pb_sheet_get (self->plan, self->id, scenario), plan_sheet, scenario);
}

GtkWidget *
pb_money_table_new (PbPlan *plan, gint64 sheet_id)
{
  PbMoneyTable *self = g_object_new (PB_TYPE_MONEY_TABLE, NULL);

  self->plan = g_object_ref (plan);
  self->id = sheet_id;
  read_sheet (self);
  build (self);
  pb_money_table_refresh (self);
  return GTK_WIDGET (self);
}

gint64
pb_money_table_get_id (PbMoneyTable *self)
{
  return self->id;
}

static gboolean
has_keyboard (PbMoneyTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* The keyboard stays with its line wherever that went; with the next where it is gone. */
static void
keep_keyboard (PbMoneyTable *self, gint64 line, PbMoneyRowKind kind, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items)), now;
  PbMoneyRow *row;

  self->current = line;
  self->current_kind = kind;
  if (!pb_money_table_get_item (self, &now))
    {
      g_autoptr (PbMoneyItem) next
          = n ? g_list_model_get_item (G_LIST_MODEL (self->items), MIN (position, n - 1)) : NULL;

      self->current = next ? next->id : 0;
      self->current_kind = next ? next->kind : PB_MONEY_ROW_LINE;
      now = MIN (position, n - 1);
    }
  row = pb_money_table_get_row (self);
  if (n && (!row || !gtk_widget_has_focus (gtk_widget_get_parent (GTK_WIDGET (row)))))
    pb_list_focus_show (self->list, now, TRUE);
}

/* A column that was moved takes the keyboard with it. */
static void
follow_column (PbMoneyTable *self)
{
  for (guint i = 0; self->wanted_column && i < pb_sheet_get_n_columns (self->state.sheet); i++)
    {
      PbRecord *column = pb_sheet_get_column (self->state.sheet, i);

      if (column && pb_record_get_id (column) == self->wanted_column)
        self->state.cursor = (int)i;
    }
  self->wanted_column = 0;
}

gboolean
pb_money_table_refresh (PbMoneyTable *self)
{
  g_autofree char *sign = NULL;
  gboolean focused, moved;
  gint64 line;
  PbMoneyRowKind kind;
  guint position = 0;

  g_return_val_if_fail (PB_IS_MONEY_TABLE (self), FALSE);

  if (!pb_plan_get_record (self->plan, PB_TABLE_SHEET, self->id))
    return FALSE;
  focused = (has_keyboard (self) || self->wants_keyboard) && !self->editor;
  self->wants_keyboard = FALSE;
  line = self->current;
  kind = self->current_kind;
  pb_money_table_get_item (self, &position);
  moved = read_sheet (self);
  follow_column (self);
  if (moved || g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    pb_money_table_sync (self);
  if (focused)
    keep_keyboard (self, line, kind, position);
  for (guint i = 0; i < self->rows->len; i++)
    pb_money_row_update (self->rows->pdata[i]);
  pb_money_row_update (PB_MONEY_ROW (self->heading));
  sign = pb_money_words_sign (self->state.sheet);
  set_text (self->sign, sign);
  pb_money_table_update_foot (self);
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
    pb_money_table_sync (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PbMoneyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->id == pb_record_get_id (line) && item->kind == PB_MONEY_ROW_LINE)
        {
          pb_money_table_go (self, i, self->state.cursor, FALSE);
          return TRUE;
        }
    }
  return FALSE;
}

void
pb_money_table_take_keyboard (PbMoneyTable *self)
{
  g_return_if_fail (PB_IS_MONEY_TABLE (self));

  pb_money_table_go (self, 0, self->state.cursor, FALSE);
}

int
pb_money_table_get_least_width (PbMoneyTable *self)
{
  int wanted;

  g_return_val_if_fail (PB_IS_MONEY_TABLE (self), 0);
  gtk_widget_measure (self->heading, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  return MIN (wanted, (int)(MAX_LEAST_WIDTH * self->state.em));
}
