/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-history-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "model/pb-history.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-history-row.h"
#include "pb-list-focus.h"
#include "pb-refresh.h"
#include "pb-view.h"

struct _PbHistoryView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  GListModel *history; /* all edits */
  GtkFilterListModel *filtered;
  char *needle; /* casefolded; "" shows all */
  GHashTable *open; /* ids of edits whose changes are shown */
  GPtrArray *items; /* GtkListItem that have a row now; unowned */

  GtkStack *stack; /* "list", "empty", "nothing" */
  GtkListView *list;
  GtkWidget *search;
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbHistoryView, pb_history_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

/* Edits that undoing to the edit would take back; at most limit are counted, 0: all. */
static guint
count_done_after (PbHistoryView *self, gint64 id, guint limit)
{
  guint done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->history); i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (self->history, i);

      if (pb_history_edit_get_id (edit) == id || (limit && done >= limit))
        break;
      done += pb_history_edit_get_state (edit) == PB_EDIT_DONE;
    }
  return done;
}

static gboolean
can_undo_to (PbHistoryView *self, PbHistoryEdit *edit)
{
  PbEditState state = pb_history_edit_get_state (edit);

  return (state == PB_EDIT_DONE || state == PB_EDIT_BASE) && !pb_plan_get_read_only (self->plan)
         && count_done_after (self, pb_history_edit_get_id (edit), 1) > 0;
}

static void
show_item (PbHistoryView *self, GtkListItem *item)
{
  PbHistoryEdit *edit = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (PbHistoryEdit) above = NULL;
  gint64 id;
  gboolean open;

  if (!edit)
    return;
  if (position > 0)
    above = g_list_model_get_item (G_LIST_MODEL (self->filtered), position - 1);
  id = pb_history_edit_get_id (edit);
  open = g_hash_table_contains (self->open, &id);
  pb_history_row_show (PB_HISTORY_ROW (gtk_list_item_get_child (item)), edit, above, open,
                       open && can_undo_to (self, edit));
}

static void
show_page (PbHistoryView *self)
{
  gboolean none = g_list_model_get_n_items (self->history) == 0;
  gboolean nothing = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "empty" : nothing ? "nothing" : "list");
  gtk_widget_set_sensitive (self->search, !none);
}

/* Days and states of the rows on the screen follow what came, went or was undone. */
static void
refresh (GtkWidget *widget)
{
  PbHistoryView *self = PB_HISTORY_VIEW (widget);

  for (guint i = 0; i < self->items->len; i++)
    show_item (self, self->items->pdata[i]);
  show_page (self);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, PbHistoryView *self)
{
  pb_refresh_queue (GTK_WIDGET (self));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_history_row_new ());
  pb_list_focus_track (item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, PbHistoryView *self)
{
  g_ptr_array_add (self->items, item);
  show_item (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, PbHistoryView *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
set_open (PbHistoryView *self, guint position, gboolean open)
{
  g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  gint64 id = pb_history_edit_get_id (edit);

  if (open)
    g_hash_table_add (self->open, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->open, &id);
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_position (self->items->pdata[i]) == position)
      show_item (self, self->items->pdata[i]);
}

static gboolean
is_open (PbHistoryView *self, guint position)
{
  g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  gint64 id = edit ? pb_history_edit_get_id (edit) : 0;

  return g_hash_table_contains (self->open, &id);
}

static void
activate_cb (GtkListView *list, guint position, PbHistoryView *self)
{
  set_open (self, position, !is_open (self, position));
}

/* As in a tree: right opens, left closes. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbHistoryView *self)
{
  guint position = pb_list_focus_get (self->list);
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;

  if ((!right && !left) || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || position == GTK_INVALID_LIST_POSITION || is_open (self, position) == right)
    return GDK_EVENT_PROPAGATE;
  set_open (self, position, right);
  return GDK_EVENT_STOP;
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  PbHistoryView *self = user_data;
  g_autofree char *text = g_strconcat (pb_history_edit_get_label (item), "\n", pb_history_edit_get_author (item), NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, self->needle) != NULL;
}

static void
search_cb (GtkSearchEntry *entry, PbHistoryView *self)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GtkFilter) filter = NULL;

  g_free (self->needle);
  self->needle = g_utf8_casefold (trimmed, -1);
  if (*self->needle)
    filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, filter);
  pb_refresh_queue (GTK_WIDGET (self));
}

static void
undo_response_cb (AdwMessageDialog *dialog, const char *response, PbHistoryView *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (dialog), "pb-edit");
  GError *error = NULL;

  if (strcmp (response, "undo") != 0)
    return;
  if (pb_plan_undo_to (self->plan, id, &error))
    pb_view_say (GTK_WIDGET (self), _("Undone; Redo brings it back"));
  else
    pb_view_report (GTK_WIDGET (self), _("Could not undo"), error);
}

static PbHistoryEdit *
find_edit (PbHistoryView *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->history); i++)
    {
      g_autoptr (PbHistoryEdit) edit = g_list_model_get_item (self->history, i);

      if (pb_history_edit_get_id (edit) == id)
        return g_steal_pointer (&edit);
    }
  return NULL;
}

static void
undo_to_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbHistoryView *self = PB_HISTORY_VIEW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (PbHistoryEdit) edit = find_edit (self, id);
  guint n = count_done_after (self, id, 0);
  g_autofree char *heading = g_strdup_printf (ngettext ("Undo %u edit?", "Undo %u edits?", n), n);
  g_autofree char *answer = g_strdup_printf (ngettext ("_Undo %u edit", "_Undo %u edits", n), n);
  g_autofree char *at = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (!edit || n == 0)
    return;
  at = pb_time_format (pb_history_edit_get_at (edit));
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  /* TRANSLATORS: an edit's label, its time */
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("The plan becomes what it was after “%s”, %s. What is undone stays in the history and "
         "can be redone."),
      pb_history_edit_get_label (edit), at);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "undo", answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "pb-edit", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (undo_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
new_list (PbHistoryView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)))), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-history-list");
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _("History"));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 1000);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), 1000);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
new_status_page (const char *icon, const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static GtkWidget *
new_head (PbHistoryView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   _("History"), "xalign", 0.0, "hexpand", TRUE, NULL);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search edits and authors"), NULL);
  pb_view_set_accessible_label (self->search, _("Search edits and authors"));
  gtk_widget_add_css_class (self->search, "pb-search");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 24);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  gtk_widget_add_css_class (title, "pb-view-title");
  gtk_widget_add_css_class (head, "pb-history-head");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->search);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), head);
  return clamp;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbHistoryView *self = PB_HISTORY_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();

  g_ptr_array_add (list, pb_extracts_new_history (G_LIST_MODEL (self->filtered)));
  return list;
}

static void
pb_history_view_dispose (GObject *object)
{
  PbHistoryView *self = PB_HISTORY_VIEW (object);
  GtkWidget *child;

  if (self->filtered)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->filtered);
  g_clear_object (&self->history);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_history_view_parent_class)->dispose (object);
}

static void
pb_history_view_finalize (GObject *object)
{
  PbHistoryView *self = PB_HISTORY_VIEW (object);

  g_hash_table_unref (self->open);
  g_ptr_array_unref (self->items);
  g_free (self->needle);
  G_OBJECT_CLASS (pb_history_view_parent_class)->finalize (object);
}

static void
pb_history_view_class_init (PbHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_history_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_history_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "history.undo-to", "x", undo_to_action);
}

static void
pb_history_view_init (PbHistoryView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->needle = g_strdup ("");
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_ptr_array_new ();
  gtk_widget_set_parent (new_head (self), GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack,
                       new_status_page ("pb-history-symbolic", _("Nothing has been changed yet"),
                                        _("Every edit comes here, with who made it and when, and can be undone.")),
                       "empty");
  gtk_stack_add_named (
      self->stack,
      new_status_page ("pb-search-symbolic", _("No edit matches"), _("Search for another word or author.")),
      "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_history_view_new (PbPlan *plan)
{
  PbHistoryView *self = g_object_new (PB_TYPE_HISTORY_VIEW, NULL);

  self->plan = g_object_ref (plan);
  self->history = pb_history_new (plan);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  gtk_filter_list_model_set_model (self->filtered, self->history);
  g_signal_connect (self->filtered, "items-changed", G_CALLBACK (items_changed_cb), self);
  return GTK_WIDGET (self);
}
