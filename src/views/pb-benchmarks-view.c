/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-view-private.h"

#include <glib/gi18n-lib.h>

#include "pb-extractable.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-view.h"

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbBenchmarksView, pb_benchmarks_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

static void
chosen_cb (PbBenchmarksList *list, PbRecord *indicator, PbBenchmarksView *self)
{
  if (indicator)
    pb_benchmarks_detail_show (self->detail, indicator);
}

/* Beside each other the detail follows the choice; one at a time, a click or Enter goes there, the arrows do not. */
static void
opened_cb (PbBenchmarksList *list, PbBenchmarksView *self)
{
  if (adw_leaflet_get_folded (self->leaflet) && pb_benchmarks_list_get_chosen (list))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
}

static void
refresh (GtkWidget *widget)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);
  gboolean any = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR)->len > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "page" : "empty");
  pb_benchmarks_view_update_actions (self);
  if (self->choice->group && !pb_plan_get_record (self->plan, PB_TABLE_PEER_GROUP, self->choice->group))
    self->choice->group = 0;
  pb_benchmarks_list_update (self->list);
  if (pb_benchmarks_list_get_chosen (self->list))
    pb_benchmarks_detail_show (self->detail, pb_benchmarks_list_get_chosen (self->list));
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);

  if (!pb_benchmarks_list_choose (self->list, g_variant_get_int64 (parameter)))
    return;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
  pb_benchmarks_list_focus (self->list);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  pb_benchmarks_list_focus (self->list);
}

static void
folded_cb (AdwLeaflet *leaflet, GParamSpec *pspec, PbBenchmarksView *self)
{
  pb_benchmarks_detail_set_alone (self->detail, adw_leaflet_get_folded (leaflet));
}

static GtkWidget *
new_add_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Fetch from Kolada…"), "win.kolada");
  g_menu_append (menu, _("Refresh what was fetched…"), "win.kolada-refresh");
  g_menu_append (menu, _("Import indicators…"), "win.import");
  g_menu_append (menu, _("Write one by hand…"), "benchmarks.add");
  gtk_box_append (GTK_BOX (label), pb_pane_decoration ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (label), pb_view_label (_("Add indicators"), "pb-semibold"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  pb_pane_name_inner (button, _("Add indicators"));
  return button;
}

static GtkWidget *
new_side (PbBenchmarksView *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (foot), new_add_button ());
  gtk_widget_add_css_class (foot, "pb-benchmarks-foot");
  gtk_box_append (GTK_BOX (side), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (side), foot);
  gtk_widget_set_size_request (side, 290, -1);
  gtk_widget_add_css_class (side, "pb-benchmarks-side");
  return side;
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *fetch = new_button (_("Fetch from Kolada…"), "win.kolada");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-benchmarks-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The plan has no indicators yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("Indicators are fetched from Kolada, come in as text with a row for each municipality and a column for each "
        "year, or are written by hand."));
  gtk_widget_add_css_class (fetch, "suggested-action");
  gtk_box_append (GTK_BOX (box), fetch);
  gtk_box_append (GTK_BOX (box), new_button (_("Import indicators…"), "win.import"));
  gtk_box_append (GTK_BOX (box), new_button (_("Write one by hand…"), "benchmarks.add"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  PbBenchmarksFacts *facts = pb_benchmarks_detail_get_facts (self->detail);

  if (facts)
    g_ptr_array_add (list, pb_benchmarks_table_make_extract (pb_benchmarks_detail_get_table (self->detail)));
  return list;
}

static void
pb_benchmarks_view_dispose (GObject *object)
{
  PbBenchmarksView *self = PB_BENCHMARKS_VIEW (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_benchmarks_view_parent_class)->dispose (object);
}

static void
pb_benchmarks_view_finalize (GObject *object)
{
  pb_benchmarks_choice_free (PB_BENCHMARKS_VIEW (object)->choice);
  G_OBJECT_CLASS (pb_benchmarks_view_parent_class)->finalize (object);
}

static void
pb_benchmarks_view_class_init (PbBenchmarksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_benchmarks_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "benchmarks.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "benchmarks.back", NULL, back_action);
  pb_benchmarks_view_install_actions (widget_class);
}

static void
pb_benchmarks_view_init (PbBenchmarksView *self)
{
  self->choice = pb_benchmarks_choice_new ();
}

static void
build (PbBenchmarksView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->list = PB_BENCHMARKS_LIST (pb_benchmarks_list_new (self->plan));
  self->detail = PB_BENCHMARKS_DETAIL (pb_benchmarks_detail_new (self->plan, self->choice));
  self->side = new_side (self);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, 0);
  adw_leaflet_append (self->leaflet, self->side);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->detail));
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, 0);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->leaflet), "page");
  gtk_stack_add_named (self->stack, new_empty_page (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_view_new (PbPlan *plan)
{
  PbBenchmarksView *self = g_object_new (PB_TYPE_BENCHMARKS_VIEW, NULL);

  self->plan = g_object_ref (plan);
  build (self);
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
  pb_benchmarks_list_update (self->list);
  if (pb_benchmarks_list_choose (self->list, pb_record_get_id (indicator)))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
}

void
pb_benchmarks_view_focus_search (PbBenchmarksView *self)
{
  g_return_if_fail (PB_IS_BENCHMARKS_VIEW (self));

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  pb_benchmarks_list_focus_search (self->list);
}
