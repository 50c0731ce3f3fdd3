/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tick-list.h"

#include <string.h>

#include "pb-focus.h"

#define PB_TYPE_TICK_ITEM (pb_tick_item_get_type ())
G_DECLARE_FINAL_TYPE (PbTickItem, pb_tick_item, PB, TICK_ITEM, GObject)

struct _PbTickItem
{
  GObject parent_instance;
  char *id;
  char *title;
  char *detail;
  char *key; /* folded, for the search */
  gboolean ticked;
  GtkWidget *row; /* the check button that shows it now, NULL where none */
};

G_DEFINE_FINAL_TYPE (PbTickItem, pb_tick_item, G_TYPE_OBJECT)

struct _PbTickList
{
  GtkWidget parent_instance;

  GListStore *items;
  GHashTable *by_id; /* id → PbTickItem, owned by items */
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  gboolean filters;
  char *wanted;
  guint n_ticked;
  gboolean setting;

  GtkWidget *box;
  GtkWidget *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (PbTickList, pb_tick_list, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  SEARCH_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pb_tick_item_finalize (GObject *object)
{
  PbTickItem *self = PB_TICK_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->key);
  G_OBJECT_CLASS (pb_tick_item_parent_class)->finalize (object);
}

static void
pb_tick_item_class_init (PbTickItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_tick_item_finalize;
}

static void
pb_tick_item_init (PbTickItem *self)
{
}

static gboolean
matches_cb (gpointer item, gpointer data)
{
  PbTickList *self = data;

  return !self->filters || !self->wanted || strstr (PB_TICK_ITEM (item)->key, self->wanted) != NULL;
}

static void
search_cb (PbTickList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_free (self->wanted);
  self->wanted = g_strstrip (g_utf8_casefold (text, -1));
  if (self->filters)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  g_signal_emit (self, signals[SEARCH_CHANGED], 0, text);
}

/* TRUE where it was otherwise. */
static gboolean
set_ticked (PbTickList *self, PbTickItem *item, gboolean ticked)
{
  if (item->ticked == ticked)
    return FALSE;
  item->ticked = ticked;
  self->n_ticked += ticked ? 1 : -1;
  if (item->row)
    {
      self->setting = TRUE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (item->row), ticked);
      self->setting = FALSE;
    }
  return TRUE;
}

static void
toggled_cb (GtkCheckButton *check, PbTickList *self)
{
  PbTickItem *item = g_object_get_data (G_OBJECT (check), "pb-item");

  if (!self->setting && item && set_ticked (self, item, gtk_check_button_get_active (check)))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (GtkListView *list, guint position, PbTickList *self)
{
  g_autoptr (PbTickItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item && set_ticked (self, item, !item->ticked))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbTickList *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "max-width-chars", 48, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (detail, "pb-small");
  gtk_widget_add_css_class (detail, "pb-secondary");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), detail);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  /* Not focusable is not enough: asked by Tab, a check button says that it took the keyboard, and nothing moves. */
  gtk_widget_set_can_focus (check, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_list_item_set_child (list_item, check);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbTickList *self)
{
  PbTickItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  g_autofree char *name = item->detail ? g_strdup_printf ("%s, %s", item->title, item->detail) : g_strdup (item->title);

  gtk_label_set_text (GTK_LABEL (title), item->title);
  gtk_label_set_text (GTK_LABEL (detail), item->detail ? item->detail : "");
  gtk_widget_set_visible (detail, item->detail != NULL);
  self->setting = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->ticked);
  self->setting = FALSE;
  item->row = check;
  g_object_set_data (G_OBJECT (check), "pb-item", item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (check)), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbTickList *self)
{
  PbTickItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);

  if (item && item->row == check)
    item->row = NULL;
  g_object_set_data (G_OBJECT (check), "pb-item", NULL);
}

/* A search entry keeps Escape to itself: the first takes away what is searched for, the next closes what the list is in. */
static void
stop_search_cb (PbTickList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

/* Space ticks, as Enter does: the row has the keyboard, not its check button. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbTickList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *check = row ? gtk_widget_get_first_child (row) : NULL;

  if (keyval != GDK_KEY_space || !GTK_IS_CHECK_BUTTON (check))
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  return GDK_EVENT_STOP;
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbTickList *self)
{
  GtkWidget *row;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  while (row && !gtk_widget_grab_focus (row))
    row = gtk_widget_get_next_sibling (row);
  return GDK_EVENT_STOP;
}

static void
pb_tick_list_dispose (GObject *object)
{
  PbTickList *self = PB_TICK_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (pb_tick_list_parent_class)->dispose (object);
}

static void
pb_tick_list_class_init (PbTickListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_tick_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_TICK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCH_CHANGED] = g_signal_new ("search-changed", PB_TYPE_TICK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pb_tick_list_init (PbTickList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *search_keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->filters = TRUE;
  self->items = g_list_store_new (PB_TYPE_TICK_ITEM);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (self->filter));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)))), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-tick-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "search-delay", 0, NULL);
  gtk_widget_add_css_class (self->search, "pb-search");
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search_keys, "key-pressed", G_CALLBACK (search_key_cb), self, 0);
  gtk_event_controller_set_propagation_phase (search_keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, search_keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_tick_list_new (const char *name, const char *search)
{
  PbTickList *self = g_object_new (PB_TYPE_TICK_LIST, NULL);

  g_object_set (self->search, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
pb_tick_list_set_filter (PbTickList *self, gboolean filter)
{
  g_return_if_fail (PB_IS_TICK_LIST (self));

  self->filters = filter;
}

void
pb_tick_list_clear (PbTickList *self)
{
  g_return_if_fail (PB_IS_TICK_LIST (self));

  g_hash_table_remove_all (self->by_id);
  g_list_store_remove_all (self->items);
  self->n_ticked = 0;
}

void
pb_tick_list_clear_rest (PbTickList *self)
{
  g_return_if_fail (PB_IS_TICK_LIST (self));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i-- > 0;)
    {
      g_autoptr (PbTickItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->ticked)
        continue;
      g_hash_table_remove (self->by_id, item->id);
      g_list_store_remove (self->items, i);
    }
}

void
pb_tick_list_add (PbTickList *self, const char *id, const char *title, const char *detail)
{
  g_autoptr (PbTickItem) item = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (PB_IS_TICK_LIST (self));

  if (g_hash_table_contains (self->by_id, id))
    return;
  item = g_object_new (PB_TYPE_TICK_ITEM, NULL);
  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->detail = g_strdup (detail);
  words = g_strjoin ("\n", title, id, detail, NULL);
  item->key = g_utf8_casefold (words, -1);
  g_hash_table_insert (self->by_id, item->id, item);
  g_list_store_append (self->items, item);
}

void
pb_tick_list_set_ticked (PbTickList *self, const char *id, gboolean ticked)
{
  PbTickItem *item;

  g_return_if_fail (PB_IS_TICK_LIST (self));

  item = g_hash_table_lookup (self->by_id, id);
  if (item)
    set_ticked (self, item, ticked);
}

gboolean
pb_tick_list_is_ticked (PbTickList *self, const char *id)
{
  PbTickItem *item;

  g_return_val_if_fail (PB_IS_TICK_LIST (self), FALSE);

  item = g_hash_table_lookup (self->by_id, id);
  return item && item->ticked;
}

GPtrArray *
pb_tick_list_list (PbTickList *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (PB_IS_TICK_LIST (self), ids);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PbTickItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (item->ticked)
        g_ptr_array_add (ids, g_strdup (item->id));
    }
  return ids;
}

const char *
pb_tick_list_get_title (PbTickList *self, const char *id)
{
  PbTickItem *item;

  g_return_val_if_fail (PB_IS_TICK_LIST (self), NULL);

  item = g_hash_table_lookup (self->by_id, id);
  return item ? item->title : NULL;
}

guint
pb_tick_list_count (PbTickList *self)
{
  g_return_val_if_fail (PB_IS_TICK_LIST (self), 0);

  return self->n_ticked;
}

guint
pb_tick_list_get_n_rows (PbTickList *self)
{
  g_return_val_if_fail (PB_IS_TICK_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

GtkWidget *
pb_tick_list_get_search (PbTickList *self)
{
  g_return_val_if_fail (PB_IS_TICK_LIST (self), NULL);

  return self->search;
}
