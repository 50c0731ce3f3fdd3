/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "pb-benchmarks-detail.h"
#include "pb-benchmarks-item.h"
#include "pb-list-focus.h"
#include "pb-refresh.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

struct _PbBenchmarksView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 chosen; /* indicator, 0 before one is */
  gboolean filling;
  GListStore *items;
  GtkSingleSelection *selection;

  GtkStack *stack; /* "page", "empty" */
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  GtkListView *list;
  GtkWidget *back;
  GtkLabel *title;
  GtkLabel *about;
  GtkLabel *sources;
  PbCardPage *page;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksView, pb_benchmarks_view, GTK_TYPE_WIDGET)

static void
show_detail (PbBenchmarksView *self, PbRecord *indicator)
{
  g_autoptr (PbBenchmarksFacts) facts = pb_benchmarks_facts_new (indicator);
  g_autofree char *about = pb_benchmarks_dup_about (facts);
  g_autofree char *sources = pb_benchmarks_dup_sources (facts);
  GtkWidget *claims = pb_benchmarks_claims_card (self->plan);

  gtk_label_set_text (self->title, pb_record_get_title (indicator));
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->sources, sources);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), *sources != '\0');
  pb_card_page_clear (self->page);
  if (pb_series_get_n_periods (facts->series) > 0)
    {
      pb_card_page_add (self->page, pb_benchmarks_chart_card (facts), 0, 1);
      pb_card_page_add (self->page, pb_benchmarks_table_card (facts), 1, 1);
    }
  else
    pb_card_page_add (self->page, pb_view_label (_("Nothing has been measured yet."), "pb-secondary"), 0, 1);
  if (claims)
    pb_card_page_add (self->page, claims, 2, 1);
}

static PbRecord *
get_indicator (PbBenchmarksView *self, guint position)
{
  g_autoptr (PbBenchmarksItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item ? item->indicator : NULL;
}

static guint
find_position (PbBenchmarksView *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      PbRecord *indicator = get_indicator (self, i);

      if (indicator && (id == 0 || pb_record_get_id (indicator) == id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, PbBenchmarksView *self)
{
  PbRecord *indicator = get_indicator (self, gtk_single_selection_get_selected (selection));

  if (self->filling || !indicator || pb_record_get_id (indicator) == self->chosen)
    return;
  self->chosen = pb_record_get_id (indicator);
  show_detail (self, indicator);
}

static void
activate_cb (GtkListView *list, guint position, PbBenchmarksView *self)
{
  if (get_indicator (self, position))
    adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

/* Beside each other the detail follows the choice; one at a time, a click on an indicator goes there, the arrows do
 * not. */
static void
released_cb (GtkGestureClick *gesture, int presses, double x, double y, PbBenchmarksView *self)
{
  if (adw_leaflet_get_folded (self->leaflet) && presses == 1)
    adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static gboolean
is_of_assignment (PbBenchmarksView *self, PbRecord *indicator)
{
  return pb_plan_peek_children (self->plan, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (indicator))->len > 0;
}

static void
append_group (PbBenchmarksView *self, GPtrArray *into, gboolean of_assignments, const char *heading)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR);
  gboolean first = TRUE;

  for (guint i = 0; i < all->len; i++)
    {
      if (is_of_assignment (self, all->pdata[i]) != of_assignments)
        continue;
      if (first)
        g_ptr_array_add (into, pb_benchmarks_item_new (NULL, heading));
      g_ptr_array_add (into, pb_benchmarks_item_new (all->pdata[i], NULL));
      first = FALSE;
    }
}

static void
refresh (GtkWidget *widget)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint focused = pb_list_focus_get (self->list);
  guint position;

  append_group (self, items, FALSE, _("Benchmarks"));
  append_group (self, items, TRUE, _("The assignments' indicators"));
  gtk_stack_set_visible_child_name (self->stack, items->len ? "page" : "empty");
  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  position = find_position (self, self->chosen);
  if (position == GTK_INVALID_LIST_POSITION)
    position = find_position (self, 0);
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->chosen = pb_record_get_id (get_indicator (self, position));
  show_detail (self, get_indicator (self, position));
  if (focused != GTK_INVALID_LIST_POSITION)
    pb_list_focus_show (self->list, position, TRUE);
}

static void
choose (PbBenchmarksView *self, gint64 id)
{
  guint position = find_position (self, id);

  if (id == 0 || position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  pb_list_focus_show (self->list, position, FALSE);
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);

  choose (self, g_variant_get_int64 (parameter));
  pb_list_focus_show (self->list, find_position (self, self->chosen), TRUE);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  pb_list_focus_show (self->list, find_position (self, self->chosen), TRUE);
}

static void
folded_cb (AdwLeaflet *leaflet, GParamSpec *pspec, PbBenchmarksView *self)
{
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (leaflet));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_benchmarks_row_new ());
  pb_list_focus_track (item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  PbBenchmarksItem *shown = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, shown->indicator != NULL);
  gtk_list_item_set_activatable (item, shown->indicator != NULL);
  pb_benchmarks_row_show (PB_BENCHMARKS_ROW (gtk_list_item_get_child (item)), shown);
}

/* A list that nobody has been in yet is entered at its first row, here a heading that takes no focus: what gets it
 * then is the list's scroller. */
static void
enter_side_cb (GtkEventController *controller, PbBenchmarksView *self)
{
  if (gtk_widget_is_focus (self->side))
    pb_list_focus_show (self->list, find_position (self, self->chosen), TRUE);
}

static GtkWidget *
new_side (PbBenchmarksView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->items = g_list_store_new (PB_TYPE_BENCHMARKS_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-benchmarks-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _("Indicators"));
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, 290, -1);
  gtk_widget_add_css_class (scroller, "pb-benchmarks-side");
  pb_view_set_accessible_label (scroller, _("Indicators"));
  g_signal_connect (focus, "enter", G_CALLBACK (enter_side_cb), self);
  gtk_widget_add_controller (scroller, focus);
  return scroller;
}

static GtkWidget *
new_head (PbBenchmarksView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "benchmarks.back");
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_valign (self->back, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->back, _("Back to the list of indicators"));
  pb_view_set_accessible_label (self->back, _("Back to the list of indicators"));
  gtk_widget_set_visible (self->back, FALSE);
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap",
                              TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "pb-view-title");
  self->about = GTK_LABEL (pb_view_label ("", "pb-secondary"));
  gtk_label_set_wrap (self->about, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (head), self->back);
  gtk_box_append (GTK_BOX (head), words);
  return head;
}

static GtkWidget *
new_detail (PbBenchmarksView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->page = PB_CARD_PAGE (pb_card_page_new (14));
  self->sources = GTK_LABEL (pb_view_label ("", "pb-small pb-secondary"));
  gtk_label_set_wrap (self->sources, TRUE);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sources));
  gtk_widget_add_css_class (box, "pb-view");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Import indicators…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-benchmarks-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The plan has no indicators yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("Indicators come in as text, with a row for each municipality and a column for each year."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
pb_benchmarks_view_dispose (GObject *object)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_benchmarks_view_parent_class)->dispose (object);
}

static void
pb_benchmarks_view_class_init (PbBenchmarksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "benchmarks.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.back", NULL, back_action);
}

static void
pb_benchmarks_view_init (PbBenchmarksView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->side = new_side (self);
  self->detail = new_detail (self);
  adw_leaflet_append (self->leaflet, self->side);
  adw_leaflet_append (self->leaflet, self->detail);
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  g_signal_connect (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->leaflet), "page");
  gtk_stack_add_named (self->stack, new_empty_page (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_view_new (PbPlan *plan)
{
  PbBenchmarksView *self = g_object_new (PB_TYPE_BENCHMARKS_VIEW, NULL);

  self->plan = g_object_ref (plan);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_benchmarks_view_show_record (PbBenchmarksView *self, PbRecord *indicator_or_claim)
{
  PbRecord *indicator = pb_record_get_table (indicator_or_claim) == PB_TABLE_CLAIM
                          ? pb_record_get_ref (indicator_or_claim, PB_CLAIM_INDICATOR) : indicator_or_claim;

  g_return_if_fail (PB_IS_BENCHMARKS_VIEW (self));
  if (!indicator || pb_record_get_table (indicator) != PB_TABLE_INDICATOR)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    {
      self->chosen = pb_record_get_id (indicator);
      refresh (GTK_WIDGET (self));
    }
  choose (self, pb_record_get_id (indicator));
}
