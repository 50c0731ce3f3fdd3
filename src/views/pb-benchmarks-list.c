/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pb-benchmarks-row.h"
#include "pb-item-list.h"
#include "pb-list-focus.h"
#include "pb-slot-list.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

/* What may be read of indicators' values between two frames. */
#define READ_MICROSECONDS 6000

struct _PbBenchmarksList
{
  GtkWidget parent_instance;

  PbPlan *plan;
  GHashTable *known; /* PbRecord → PbBenchmarksItem: the same row is the same item */
  PbBenchmarksItem *headings[2];
  PbItemList *items; /* those that the search leaves */
  GtkSingleSelection *selection;
  gint64 chosen;
  gboolean filling;
  GPtrArray *groups[2]; /* of all indicators' items, those of assignments last; owned by known */
  guint reading;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *none;
  GtkWidget *scroller;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksList, pb_benchmarks_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Calls func for the rows that the view has made. */
static void
each_row (PbBenchmarksList *self, void (*func) (PbBenchmarksRow *row))
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child;
       child = gtk_widget_get_next_sibling (child))
    if (PB_IS_BENCHMARKS_ROW (gtk_widget_get_first_child (child)))
      func (PB_BENCHMARKS_ROW (gtk_widget_get_first_child (child)));
}

/* The next row whose values are yet to be read: those that are seen come first. */
static PbBenchmarksItem *
find_unread (PbBenchmarksList *self)
{
  PbBenchmarksItem *far = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      PbBenchmarksItem *item = PB_IS_BENCHMARKS_ROW (row) ? pb_benchmarks_row_get_item (PB_BENCHMARKS_ROW (row)) : NULL;

      if (!item || !pb_benchmarks_item_get_record (item) || pb_benchmarks_item_is_fresh (item))
        continue;
      if (pb_benchmarks_row_is_near (PB_BENCHMARKS_ROW (row)))
        return item;
      if (!far)
        far = item;
    }
  return far;
}

static gboolean
read_cb (gpointer data)
{
  PbBenchmarksList *self = data;
  gint64 until = g_get_monotonic_time () + READ_MICROSECONDS;
  PbBenchmarksItem *item = NULL;

  while (g_get_monotonic_time () < until && (item = find_unread (self)))
    pb_benchmarks_item_read (item);
  if (item)
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  return G_SOURCE_REMOVE;
}

static void
read_later (PbBenchmarksList *self)
{
  if (self->reading == 0)
    self->reading = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, read_cb, self, NULL);
}

static PbBenchmarksItem *
get_item (PbBenchmarksList *self, PbRecord *indicator)
{
  PbBenchmarksItem *item = g_hash_table_lookup (self->known, indicator);

  if (!item)
    {
      item = pb_benchmarks_item_new (indicator, NULL);
      g_hash_table_insert (self->known, indicator, item);
    }
  return item;
}

static gboolean
is_of_assignment (PbBenchmarksList *self, PbRecord *indicator)
{
  return pb_plan_peek_children (self->plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (indicator))->len > 0;
}

/* Every word of the search has to be somewhere in the title. */
static gboolean
matches (PbBenchmarksItem *item, char **words)
{
  for (; *words; words++)
    if (!strstr (pb_benchmarks_item_get_key (item), *words))
      return FALSE;
  return TRUE;
}

static void
append_group (PbBenchmarksList *self, GPtrArray *into, char **words, guint group)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->groups[group]->len; i++)
    {
      PbBenchmarksItem *item = self->groups[group]->pdata[i];

      if (!matches (item, words))
        continue;
      if (first)
        g_ptr_array_add (into, self->headings[group]);
      g_ptr_array_add (into, item);
      first = FALSE;
    }
}

static guint
find_position (PbBenchmarksList *self, gint64 id)
{
  GPtrArray *items = pb_item_list_peek (self->items);

  for (guint i = 0; i < items->len; i++)
    {
      PbRecord *indicator = pb_benchmarks_item_get_record (items->pdata[i]);

      if (indicator && (id == 0 || pb_record_get_id (indicator) == id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
fill (PbBenchmarksList *self)
{
  GPtrArray *items = g_ptr_array_new ();
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (folded), " \t", -1);

  append_group (self, items, words, 0);
  append_group (self, items, words, 1);
  self->filling = TRUE;
  pb_item_list_take (self->items, items);
  gtk_single_selection_set_selected (self->selection, find_position (self, self->chosen ? self->chosen : -1));
  self->filling = FALSE;
  read_later (self);
  gtk_widget_set_visible (self->none, items->len == 0);
  gtk_widget_set_visible (self->scroller, items->len > 0);
}

static void
set_chosen (PbBenchmarksList *self, gint64 id)
{
  if (id == self->chosen)
    return;
  self->chosen = id;
  g_signal_emit (self, signals[CHOSEN], 0, pb_benchmarks_list_get_chosen (self));
}

static void
selected_cb (PbBenchmarksList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GPtrArray *items = pb_item_list_peek (self->items);
  PbRecord *indicator;

  if (self->filling || position >= items->len)
    return;
  indicator = pb_benchmarks_item_get_record (items->pdata[position]);
  if (indicator)
    set_chosen (self, pb_record_get_id (indicator));
}

static void
activate_cb (PbBenchmarksList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int presses, double x, double y, PbBenchmarksList *self)
{
  if (presses == 1)
    g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               PbBenchmarksList *self)
{
  guint position;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  position = find_position (self, self->chosen);
  if (position == GTK_INVALID_LIST_POSITION)
    position = find_position (self, 0);
  if (position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_STOP;
  gtk_single_selection_set_selected (self->selection, position);
  pb_list_focus_show (self->list, position, TRUE);
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (PbBenchmarksList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  pb_benchmarks_list_focus (self);
}

static GtkWidget *
create_row (gpointer data)
{
  return pb_benchmarks_row_new ();
}

static void
show_row (GtkWidget *row, gpointer item, gpointer data)
{
  GtkListItem *list_item = pb_list_focus_get_item (row);
  gboolean indicator = item && pb_benchmarks_item_get_record (item);

  if (item && list_item)
    {
      gtk_list_item_set_selectable (list_item, indicator);
      gtk_list_item_set_activatable (list_item, indicator);
    }
  pb_benchmarks_row_show (PB_BENCHMARKS_ROW (row), item);
  if (indicator)
    read_later (data);
}

static void
scrolled_cb (PbBenchmarksList *self)
{
  each_row (self, pb_benchmarks_row_scrolled);
}

/* A list that nobody has been in yet is entered at its first row, here a heading that takes no focus: what gets it
 * then is the list's scroller. */
static void
enter_cb (GtkEventController *controller, PbBenchmarksList *self)
{
  if (gtk_widget_is_focus (self->scroller))
    pb_benchmarks_list_focus (self);
}

static void
build_list (PbBenchmarksList *self)
{
  GtkListItemFactory *factory = pb_slot_factory_new (create_row, show_row, G_OBJECT (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->items = pb_item_list_new (PB_TYPE_BENCHMARKS_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (pb_slot_list_new (G_LIST_MODEL (self->items))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-benchmarks-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _("Indicators"));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  pb_view_set_accessible_label (self->scroller, _("Indicators"));
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, 0);
  gtk_widget_add_controller (self->scroller, focus);
}

static void
build_search (PbBenchmarksList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "search-delay", 0, "placeholder-text", _("Search indicators"), NULL);
  gtk_widget_add_css_class (self->search, "pb-search");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 6);
  pb_view_set_accessible_label (self->search, _("Search indicators"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_widget_add_controller (self->search, keys);
}

static void
pb_benchmarks_list_dispose (GObject *object)
{
  PbBenchmarksList *self = PB_BENCHMARKS_LIST (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->headings[0]);
  g_clear_object (&self->headings[1]);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->groups[0], g_ptr_array_unref);
  g_clear_pointer (&self->groups[1], g_ptr_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_benchmarks_list_parent_class)->dispose (object);
}

static void
pb_benchmarks_list_class_init (PbBenchmarksListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", PB_TYPE_BENCHMARKS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PB_TYPE_RECORD);
  signals[OPENED] = g_signal_new ("opened", PB_TYPE_BENCHMARKS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
pb_benchmarks_list_init (PbBenchmarksList *self)
{
  self->known = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->groups[0] = g_ptr_array_new ();
  self->groups[1] = g_ptr_array_new ();
  self->headings[0] = pb_benchmarks_item_new (NULL, _("Benchmarks"));
  self->headings[1] = pb_benchmarks_item_new (NULL, _("The assignments' indicators"));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->none = pb_view_label (_("No indicator has these words."), "pb-secondary pb-benchmarks-none");
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_label_set_yalign (GTK_LABEL (self->none), 0);
  gtk_widget_set_vexpand (self->none, TRUE);
  build_search (self);
  build_list (self);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->none);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_list_new (PbPlan *plan)
{
  PbBenchmarksList *self = g_object_new (PB_TYPE_BENCHMARKS_LIST, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

/* Items of rows that went with the change go too; the rest is read again when it is next in a row. */
static void
forget_items (PbBenchmarksList *self)
{
  GHashTableIter iter;
  gpointer record, item;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &record, &item))
    if (pb_record_is_live (record))
      pb_benchmarks_item_forget (item);
    else
      g_hash_table_iter_remove (&iter);
}

static void
list_groups (PbBenchmarksList *self)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR);

  g_ptr_array_set_size (self->groups[0], 0);
  g_ptr_array_set_size (self->groups[1], 0);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (self->groups[is_of_assignment (self, all->pdata[i])], get_item (self, all->pdata[i]));
}

void
pb_benchmarks_list_update (PbBenchmarksList *self)
{
  guint focused;

  g_return_if_fail (PB_IS_BENCHMARKS_LIST (self));

  focused = pb_list_focus_get (self->list);
  forget_items (self);
  list_groups (self);
  if (self->chosen && !pb_benchmarks_list_get_chosen (self))
    self->chosen = 0;
  fill (self);
  if (self->chosen == 0)
    {
      guint first = find_position (self, 0);

      if (first != GTK_INVALID_LIST_POSITION)
        gtk_single_selection_set_selected (self->selection, first);
    }
  if (focused != GTK_INVALID_LIST_POSITION && find_position (self, self->chosen) != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->list, find_position (self, self->chosen), TRUE);
}

PbRecord *
pb_benchmarks_list_get_chosen (PbBenchmarksList *self)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_LIST (self), NULL);

  return self->chosen ? pb_plan_get_record (self->plan, PB_TABLE_INDICATOR, self->chosen) : NULL;
}

gboolean
pb_benchmarks_list_choose (PbBenchmarksList *self, gint64 id)
{
  g_return_val_if_fail (PB_IS_BENCHMARKS_LIST (self), FALSE);

  if (!pb_plan_get_record (self->plan, PB_TABLE_INDICATOR, id))
    return FALSE;
  if (find_position (self, id) == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      fill (self);
    }
  gtk_single_selection_set_selected (self->selection, find_position (self, id));
  set_chosen (self, id);
  pb_list_focus_show (self->list, find_position (self, id), FALSE);
  return TRUE;
}

void
pb_benchmarks_list_focus (PbBenchmarksList *self)
{
  guint position;

  g_return_if_fail (PB_IS_BENCHMARKS_LIST (self));

  position = find_position (self, self->chosen);
  if (position == GTK_INVALID_LIST_POSITION)
    position = find_position (self, 0);
  if (position != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->list, position, TRUE);
}

void
pb_benchmarks_list_focus_search (PbBenchmarksList *self)
{
  g_return_if_fail (PB_IS_BENCHMARKS_LIST (self));

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
