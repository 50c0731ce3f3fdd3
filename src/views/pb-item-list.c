/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-item-list.h"

struct _PbItemList
{
  GObject parent_instance;

  GType item_type;
  GPtrArray *items;
};

static GType
get_item_type (GListModel *model)
{
  return PB_ITEM_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return PB_ITEM_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PbItemList *self = PB_ITEM_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbItemList, pb_item_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
pb_item_list_finalize (GObject *object)
{
  g_ptr_array_unref (PB_ITEM_LIST (object)->items);
  G_OBJECT_CLASS (pb_item_list_parent_class)->finalize (object);
}

static void
pb_item_list_class_init (PbItemListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_item_list_finalize;
}

static void
pb_item_list_init (PbItemList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

PbItemList *
pb_item_list_new (GType item_type)
{
  PbItemList *self = g_object_new (PB_TYPE_ITEM_LIST, NULL);

  self->item_type = item_type;
  return self;
}

void
pb_item_list_take (PbItemList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) before = NULL;
  guint shorter, first = 0, last = 0;

  g_return_if_fail (PB_IS_ITEM_LIST (self) && items);

  before = self->items;
  shorter = MIN (before->len, items->len);
  for (guint i = 0; i < items->len; i++)
    g_object_ref (items->pdata[i]);
  g_ptr_array_set_free_func (items, g_object_unref);
  while (first < shorter && before->pdata[first] == items->pdata[first])
    first++;
  while (last < shorter - first && before->pdata[before->len - 1 - last] == items->pdata[items->len - 1 - last])
    last++;
  self->items = items;
  if (before->len != items->len || first < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last, items->len - first - last);
}

GPtrArray *
pb_item_list_peek (PbItemList *self)
{
  g_return_val_if_fail (PB_IS_ITEM_LIST (self), NULL);

  return self->items;
}
