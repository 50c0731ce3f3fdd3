/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-line-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"

#define PB_TYPE_LINE_CHOOSER (pb_line_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PbLineChooser, pb_line_chooser, PB, LINE_CHOOSER, AdwWindow)

struct _PbLineChooser
{
  AdwWindow parent_instance;

  PbRecord *except;
  PbLineChosen chosen;
  GObject *owner;
  char **words; /* of the search, in small letters */

  GtkWidget *search;
  GtkFilter *filter;
  GListModel *found;
  GtkSingleSelection *selection;
  GtkListView *list;
  GtkWidget *refusal;
};

G_DEFINE_FINAL_TYPE (PbLineChooser, pb_line_chooser, ADW_TYPE_WINDOW)

/* The table that a line stands in, and whose it is. (transfer full) */
static char *
dup_place (PbRecord *line)
{
  PbRecord *sheet = pb_record_get_ref (line, PB_LINE_SHEET);
  PbRecord *board = sheet ? pb_record_get_ref (sheet, PB_SHEET_BOARD) : NULL;
  GString *text = g_string_new (NULL);

  if (board)
    pb_pane_append_part (text, pb_record_get_title (board));
  if (sheet)
    pb_pane_append_part (text, pb_record_get_title (sheet));
  return g_string_free (text, FALSE);
}

static gboolean
match (gpointer item, gpointer data)
{
  PbLineChooser *self = data;
  g_autofree char *place = NULL;
  g_autofree char *all = NULL;
  g_autofree char *small = NULL;

  if (item == self->except)
    return FALSE;
  place = dup_place (item);
  all = g_strconcat (pb_record_get_title (item), " ", place, NULL);
  small = g_utf8_casefold (all, -1);
  for (char **word = self->words; word && *word; word++)
    if (!strstr (small, *word))
      return FALSE;
  return TRUE;
}

#define N_KEYS 7

/* The table and the board of the line that is asked for come first, then the others in the plan's order. */
static void
read_keys (PbLineChooser *self, PbRecord *line, gint64 *keys)
{
  PbRecord *sheet = pb_record_get_ref (line, PB_LINE_SHEET);
  PbRecord *board = sheet ? pb_record_get_ref (sheet, PB_SHEET_BOARD) : NULL;
  PbRecord *own = self->except ? pb_record_get_ref (self->except, PB_LINE_SHEET) : NULL;

  keys[0] = sheet != own;
  keys[1] = own && board != pb_record_get_ref (own, PB_SHEET_BOARD);
  keys[2] = board ? pb_record_get_int (board, PB_BOARD_POSITION) : -1;
  keys[3] = sheet ? pb_record_get_int (sheet, PB_SHEET_POSITION) : -1;
  keys[4] = sheet ? pb_record_get_id (sheet) : 0;
  keys[5] = pb_record_get_int (line, PB_LINE_POSITION);
  keys[6] = pb_record_get_id (line);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer self)
{
  gint64 first[N_KEYS], second[N_KEYS];

  read_keys (self, (PbRecord *)a, first);
  read_keys (self, (PbRecord *)b, second);
  for (guint i = 0; i < N_KEYS; i++)
    if (first[i] != second[i])
      return first[i] < second[i] ? -1 : 1;
  return 0;
}

static void
search_cb (PbLineChooser *self)
{
  g_autofree char *small = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  g_strfreev (self->words);
  self->words = g_strsplit (g_strstrip (small), " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (PbLineChooser *self, guint position)
{
  g_autoptr (PbRecord) line = g_list_model_get_item (self->found, position);
  g_autoptr (GError) error = NULL;

  if (!line)
    return;
  if (self->chosen (line, self->owner, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    pb_pane_set_invalid (self->search, GTK_LABEL (self->refusal), error->message);
}

static void
choose_selected_cb (PbLineChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
activate_cb (GtkListView *list, guint position, PbLineChooser *self)
{
  choose (self, position);
}

/* Up and down in the search field go in the list, so that the hands stay where they are. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbLineChooser *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (self->found);

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  selected = key == GDK_KEY_Down ? MIN (selected + 1, n - 1) : MAX (selected, 1) - 1;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (box), pb_view_label ("", NULL));
  gtk_box_append (GTK_BOX (box), pb_view_label ("", "pb-small pb-secondary"));
  gtk_widget_add_css_class (box, "pb-row");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  PbRecord *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *place = dup_place (line);
  g_autofree char *name = g_strdup_printf ("%s, %s", pb_record_get_title (line), place);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), pb_record_get_title (line));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), place);
  pb_view_set_accessible_label (gtk_widget_get_parent (box), name);
}

static void
pb_line_chooser_dispose (GObject *object)
{
  PbLineChooser *self = PB_LINE_CHOOSER (object);

  g_clear_object (&self->except);
  g_clear_object (&self->owner);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (pb_line_chooser_parent_class)->dispose (object);
}

static void
pb_line_chooser_class_init (PbLineChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_line_chooser_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_line_chooser_init (PbLineChooser *self)
{
}

static GtkWidget *
new_list (PbLineChooser *self, PbPlan *plan)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  sorted = gtk_sort_list_model_new (pb_plan_list_records (plan, PB_TABLE_LINE),
                                    GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL)));
  self->found = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (sorted), self->filter));
  self->selection = gtk_single_selection_new (self->found);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _ ("Lines"));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "pb-card");
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_search (PbLineChooser *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), 0);
  g_object_set (self->search, "placeholder-text", _ ("Search by line, table or board"), NULL);
  pb_view_set_accessible_label (self->search, _ ("Search lines"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (choose_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  return self->search;
}

static GtkWidget *
new_header (PbLineChooser *self, const char *heading)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *choose_button = gtk_button_new_with_label (_ ("Choose"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (heading, NULL));
  gtk_widget_add_css_class (choose_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (choose_button, "clicked", G_CALLBACK (choose_selected_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), choose_button);
  return header;
}

GtkWidget *
pb_line_chooser_present (GtkWindow *parent, PbPlan *plan, const char *heading, PbRecord *except, PbLineChosen chosen,
                         GObject *owner)
{
  PbLineChooser *self = g_object_new (PB_TYPE_LINE_CHOOSER, "modal", TRUE, "transient-for", parent, "default-width",
                                      520, "default-height", 520, "title", heading, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  g_set_object (&self->except, except);
  self->chosen = chosen;
  self->owner = g_object_ref (owner);
  self->refusal = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (self->refusal), TRUE);
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_widget_add_css_class (box, "pb-form");
  gtk_box_append (GTK_BOX (box), new_search (self));
  gtk_box_append (GTK_BOX (box), self->refusal);
  gtk_box_append (GTK_BOX (box), new_list (self, plan));
  gtk_box_append (GTK_BOX (content), new_header (self, heading));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->search);
  return GTK_WIDGET (self);
}
