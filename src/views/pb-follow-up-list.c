/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-list.h"

#include "pb-list-focus.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

struct _PbFollowUpList
{
  GtkWidget parent_instance;

  GListStore *items;
  GtkSingleSelection *selection;
  GtkListView *view;
  GtkWidget *scroller;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PbFollowUpList, pb_follow_up_list, GTK_TYPE_WIDGET)

enum { CHOSEN, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static PbFollowUpItem *
peek_item (PbFollowUpList *self, guint position)
{
  g_autoptr (PbFollowUpItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The store keeps it. */
  return item;
}

static void
selected_cb (PbFollowUpList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activate_cb (PbFollowUpList *self, guint position)
{
  g_autoptr (PbFollowUpItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static gboolean
pb_follow_up_list_grab_focus (GtkWidget *widget)
{
  PbFollowUpList *self = PB_FOLLOW_UP_LIST (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return FALSE;
  pb_list_focus_show (self->view, position != GTK_INVALID_LIST_POSITION ? position : 0, TRUE);
  return TRUE;
}

static void
pb_follow_up_list_dispose (GObject *object)
{
  PbFollowUpList *self = PB_FOLLOW_UP_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (pb_follow_up_list_parent_class)->dispose (object);
}

static void
pb_follow_up_list_class_init (PbFollowUpListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_list_dispose;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_follow_up_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN]
      = g_signal_new ("chosen", PB_TYPE_FOLLOW_UP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", PB_TYPE_FOLLOW_UP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, PB_TYPE_FOLLOW_UP_ITEM);
}

static void
pb_follow_up_list_init (PbFollowUpList *self)
{
  self->items = g_list_store_new (PB_TYPE_FOLLOW_UP_ITEM);
}

GtkWidget *
pb_follow_up_list_new (const char *name, PbSlotCreate create, PbSlotShow show)
{
  PbFollowUpList *self = g_object_new (PB_TYPE_FOLLOW_UP_LIST, NULL);
  PbSlotList *slots = pb_slot_list_new (G_LIST_MODEL (self->items));

  self->selection = gtk_single_selection_new (G_LIST_MODEL (slots));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                                 pb_slot_factory_new (create, show, G_OBJECT (self))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "pb-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->view));
  pb_view_set_accessible_label (GTK_WIDGET (self->view), name);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* The role that the row at position stands under; NULL for that of nobody, and where there are no roles. */
static PbRecord *
role_above (PbFollowUpList *self, guint position)
{
  for (guint i = position + 1; i > 0; i--)
    {
      PbFollowUpItem *item = peek_item (self, i - 1);

      if (item->kind == PB_FOLLOW_UP_ITEM_ROLE)
        return item->record;
    }
  return NULL;
}

static guint
find (PbFollowUpList *self, PbRecord *record, gboolean of_role, PbRecord *role)
{
  guint first = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      if (peek_item (self, i)->record != record)
        continue;
      if (!of_role || role_above (self, i) == role)
        return i;
      if (first == GTK_INVALID_LIST_POSITION)
        first = i;
    }
  return first;
}

void
pb_follow_up_list_set_items (PbFollowUpList *self, GPtrArray *items)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  PbFollowUpItem *item = pb_follow_up_list_get (self);
  g_autoptr (PbRecord) record = item != NULL && item->record != NULL ? g_object_ref (item->record) : NULL;
  PbRecord *role = item != NULL ? role_above (self, selected) : NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;
  guint position;

  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  position = record != NULL ? find (self, record, TRUE, role) : GTK_INVALID_LIST_POSITION;
  /* What was chosen is gone: its place, or the last one. At first: the first. */
  if (position == GTK_INVALID_LIST_POSITION && items->len > 0)
    position = selected != GTK_INVALID_LIST_POSITION ? MIN (selected, items->len - 1) : 0;
  gtk_single_selection_set_selected (self->selection, position);
  if (had_focus && position != selected && position != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->view, position, TRUE);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0);
}

PbFollowUpItem *
pb_follow_up_list_get (PbFollowUpList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position < g_list_model_get_n_items (G_LIST_MODEL (self->items)) ? peek_item (self, position) : NULL;
}

gboolean
pb_follow_up_list_choose (PbFollowUpList *self, PbRecord *record, gboolean grab)
{
  guint position = find (self, record, FALSE, NULL);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  pb_list_focus_show (self->view, position, grab);
  return TRUE;
}
