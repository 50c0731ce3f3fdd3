/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-filter-choice.h"

#include "pb-pane-util.h"

struct _PbFilterChoice
{
  GtkWidget parent_instance;
  char *name;
  char *any;
  GtkDropDown *drop_down;
  GListStore *items; /* of GtkStringObject */
  char *signature;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (PbFilterChoice, pb_filter_choice, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define VALUE_KEY "pb-value"
#define SHORT_KEY "pb-short"

static gint64
value_of (gpointer item)
{
  const gint64 *value = g_object_get_data (item, VALUE_KEY);

  return value != NULL ? *value : 0;
}

static void
update_name (PbFilterChoice *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->drop_down);
  g_autofree char *name = g_strdup_printf ("%s: %s", self->name, item != NULL ? gtk_string_object_get_string (item) : self->any);

  pb_pane_name_inner (GTK_WIDGET (self->drop_down), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
}

static void
selected_cb (PbFilterChoice *self)
{
  update_name (self);
  if (!self->quiet)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
button_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_list_item_set_child (item, label);
}

static void
button_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  PbFilterChoice *self = data;
  gpointer object = gtk_list_item_get_item (item);
  const char *chosen = g_object_get_data (object, SHORT_KEY);
  g_autofree char *markup = NULL;

  if (chosen == NULL)
    chosen = gtk_string_object_get_string (object);
  markup = g_markup_printf_escaped ("<span weight=\"normal\">%s</span> %s", self->name, chosen);
  gtk_label_set_markup (GTK_LABEL (gtk_list_item_get_child (item)), markup);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  if (gtk_widget_get_parent (label) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
append_item (PbFilterChoice *self, gint64 value, const char *label, const char *short_label)
{
  g_autoptr (GtkStringObject) item = gtk_string_object_new (label);

  g_object_set_data_full (G_OBJECT (item), VALUE_KEY, g_memdup2 (&value, sizeof value), g_free);
  if (short_label != NULL)
    g_object_set_data_full (G_OBJECT (item), SHORT_KEY, g_strdup (short_label), g_free);
  g_list_store_append (self->items, item);
}

static void
pb_filter_choice_dispose (GObject *object)
{
  PbFilterChoice *self = PB_FILTER_CHOICE (object);

  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->any, g_free);
  g_clear_pointer (&self->signature, g_free);
  G_OBJECT_CLASS (pb_filter_choice_parent_class)->dispose (object);
}

static void
pb_filter_choice_class_init (PbFilterChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_filter_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
pb_filter_choice_init (PbFilterChoice *self)
{
}

GtkWidget *
pb_filter_choice_new (const char *name, const char *any)
{
  PbFilterChoice *self = g_object_new (PB_TYPE_FILTER_CHOICE, NULL);
  GtkListItemFactory *button = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *row = gtk_signal_list_item_factory_new ();

  self->name = g_strdup (name);
  self->any = g_strdup (any);
  self->items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  append_item (self, 0, any, NULL);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->items)), NULL));
  g_signal_connect_object (button, "setup", G_CALLBACK (button_setup_cb), self, 0);
  g_signal_connect_object (button, "bind", G_CALLBACK (button_bind_cb), self, 0);
  g_signal_connect_object (row, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (row, "bind", G_CALLBACK (row_bind_cb), self, 0);
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, row);
  g_object_unref (button);
  g_object_unref (row);
  gtk_widget_add_css_class (GTK_WIDGET (self->drop_down), "pb-dropdown");
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  update_name (self);
  return GTK_WIDGET (self);
}

static char *
make_signature (const PbFilterChoiceItem *items, guint n_items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\n", items[i].value, items[i].label,
                            items[i].short_label != NULL ? items[i].short_label : "");
  return g_string_free (text, FALSE);
}

void
pb_filter_choice_set_items (PbFilterChoice *self, const PbFilterChoiceItem *items, guint n_items)
{
  g_autofree char *signature = make_signature (items, n_items);
  gint64 value = pb_filter_choice_get_value (self);

  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);

  self->quiet = TRUE;
  g_list_store_splice (self->items, 1, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1, NULL, 0);
  for (guint i = 0; i < n_items; i++)
    append_item (self, items[i].value, items[i].label, items[i].short_label);
  self->quiet = FALSE;
  pb_filter_choice_set_value (self, value);
}

gint64
pb_filter_choice_get_value (PbFilterChoice *self)
{
  gpointer item = gtk_drop_down_get_selected_item (self->drop_down);

  return item != NULL ? value_of (item) : 0;
}

void
pb_filter_choice_set_value (PbFilterChoice *self, gint64 value)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (value_of (item) == value)
        selected = i;
    }
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->quiet = FALSE;
  update_name (self);
}

const char *
pb_filter_choice_get_label (PbFilterChoice *self)
{
  gpointer item = gtk_drop_down_get_selected_item (self->drop_down);

  return item != NULL && value_of (item) != 0 ? gtk_string_object_get_string (item) : NULL;
}
