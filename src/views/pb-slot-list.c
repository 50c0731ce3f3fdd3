/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slot-list.h"

#include "pb-list-focus.h"

struct _PbSlot
{
  GObject parent_instance;
  gpointer item;
};

G_DEFINE_FINAL_TYPE (PbSlot, pb_slot, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gpointer
pb_slot_get_item (PbSlot *self)
{
  return self->item;
}

static void
pb_slot_take_item (PbSlot *self, gpointer item)
{
  gboolean changed = item != self->item;

  g_clear_object (&self->item);
  self->item = item;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
pb_slot_finalize (GObject *object)
{
  g_clear_object (&PB_SLOT (object)->item);
  G_OBJECT_CLASS (pb_slot_parent_class)->finalize (object);
}

static void
pb_slot_class_init (PbSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_slot_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
pb_slot_init (PbSlot *self)
{
}

struct _PbSlotList
{
  GObject parent_instance;
  GListModel *source;
  GPtrArray *slots; /* by place; NULL where nobody has asked */
};

static GType
get_item_type (GListModel *model)
{
  return PB_TYPE_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return PB_SLOT_LIST (model)->slots->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PbSlotList *self = PB_SLOT_LIST (model);

  if (position >= self->slots->len)
    return NULL;
  if (self->slots->pdata[position] == NULL)
    {
      PbSlot *slot = g_object_new (PB_TYPE_SLOT, NULL);

      slot->item = g_list_model_get_item (self->source, position);
      self->slots->pdata[position] = slot;
    }
  return g_object_ref (self->slots->pdata[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbSlotList, pb_slot_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
clear_slot (gpointer slot)
{
  g_clear_object (&slot);
}

static void
items_changed_cb (PbSlotList *self, guint position, guint removed, guint added)
{
  guint before = self->slots->len;
  guint after = before - removed + added;

  g_ptr_array_set_size (self->slots, (int) after);
  /* Where as many came as went, what stands after them stands where it stood. */
  for (guint i = position; i < MIN (removed == added ? position + added : after, MIN (before, after)); i++)
    if (self->slots->pdata[i] != NULL)
      pb_slot_take_item (self->slots->pdata[i], g_list_model_get_item (self->source, i));
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
  else if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
}

static void
pb_slot_list_finalize (GObject *object)
{
  PbSlotList *self = PB_SLOT_LIST (object);

  g_clear_object (&self->source);
  g_ptr_array_unref (self->slots);
  G_OBJECT_CLASS (pb_slot_list_parent_class)->finalize (object);
}

static void
pb_slot_list_class_init (PbSlotListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_slot_list_finalize;
}

static void
pb_slot_list_init (PbSlotList *self)
{
  self->slots = g_ptr_array_new_with_free_func (clear_slot);
}

PbSlotList *
pb_slot_list_new (GListModel *source)
{
  PbSlotList *self = g_object_new (PB_TYPE_SLOT_LIST, NULL);

  self->source = g_object_ref (source);
  g_ptr_array_set_size (self->slots, (int) g_list_model_get_n_items (source));
  g_signal_connect_object (source, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

typedef struct
{
  PbSlotCreate create;
  PbSlotShow show;
  gpointer owner;
} Factory;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Factory *data)
{
  gtk_list_item_set_child (item, data->create (data->owner));
  pb_list_focus_track (item);
  g_object_set_data (G_OBJECT (item), "pb-factory", data);
}

static void
slot_changed_cb (GtkListItem *item, PbSlot *slot)
{
  Factory *data = g_object_get_data (G_OBJECT (item), "pb-factory");

  data->show (gtk_list_item_get_child (item), pb_slot_get_item (slot), data->owner);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Factory *data)
{
  PbSlot *slot = gtk_list_item_get_item (item);

  g_signal_connect_object (slot, "changed", G_CALLBACK (slot_changed_cb), item, G_CONNECT_SWAPPED);
  data->show (gtk_list_item_get_child (item), pb_slot_get_item (slot), data->owner);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Factory *data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), slot_changed_cb, item);
  data->show (gtk_list_item_get_child (item), NULL, data->owner);
}

GtkListItemFactory *
pb_slot_factory_new (PbSlotCreate create, PbSlotShow show, GObject *owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Factory *data = g_new (Factory, 1);

  *data = (Factory) { create, show, owner };
  g_object_set_data_full (G_OBJECT (factory), "pb-factory", data, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  return factory;
}

void
pb_slot_view_redraw (GtkListView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_first_child (child) != NULL)
      gtk_widget_queue_draw (gtk_widget_get_first_child (child));
}
