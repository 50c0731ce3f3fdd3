/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-extractable.h"

G_DEFINE_INTERFACE (PbExtractable, pb_extractable, GTK_TYPE_WIDGET)

static void
pb_extractable_default_init (PbExtractableInterface *iface)
{
}

GPtrArray *
pb_extractable_list (PbExtractable *self)
{
  g_return_val_if_fail (PB_IS_EXTRACTABLE (self), pb_extractable_new_list ());
  return PB_EXTRACTABLE_GET_IFACE (self)->list (self);
}

GPtrArray *
pb_extractable_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pb_extract_unref);
}
