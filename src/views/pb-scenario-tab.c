/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-tab.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario.h"
#include "pb-pane-util.h"
#include "pb-scenario-actions.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

#define MAX_NAME_CHARS 26

struct _PbScenarioTab
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *menu;
  GtkWidget *lock;
  GtkLabel *name;
  GtkLabel *amount;
  PbMarkLabel *verdict;
  PbPlan *plan; /* unowned: the bar has it */
  gint64 id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PbScenarioTab, pb_scenario_tab, GTK_TYPE_WIDGET)

/* The button only shows what is chosen; choosing is the action's, and the plan tells when it is done. */
static void
clicked_cb (GtkToggleButton *button, PbScenarioTab *self)
{
  if (self->updating)
    return;
  if (gtk_toggle_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "scenario.choose", "x", self->id);
  else
    gtk_toggle_button_set_active (button, TRUE);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  PbScenarioTab *self = user_data;
  g_autoptr (GMenuModel) menu = pb_scenario_actions_menu (self->plan, self->id);

  gtk_menu_button_set_menu_model (button, menu);
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (PB_SCENARIO_TAB (widget)->menu));
  return GDK_EVENT_STOP;
}

static void
secondary_cb (GtkGestureClick *gesture, int presses, double x, double y, PbScenarioTab *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
}

static void
pb_scenario_tab_dispose (GObject *object)
{
  PbScenarioTab *self = PB_SCENARIO_TAB (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_scenario_tab_parent_class)->dispose (object);
}

static void
pb_scenario_tab_class_init (PbScenarioTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_scenario_tab_dispose;
  gtk_widget_class_set_css_name (widget_class, "pb-scenario-tab");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
}

static GtkWidget *
new_inside (PbScenarioTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->lock = pb_pane_decoration ("pb-locked-symbolic");
  self->name = GTK_LABEL (pb_view_label ("", "name"));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->name, MAX_NAME_CHARS);
  self->amount = GTK_LABEL (pb_view_label ("", "amount pb-numeric"));
  self->verdict = PB_MARK_LABEL (pb_mark_label_new (PB_MARK_BALANCE_KEPT, ""));
  pb_mark_label_set_coloured (self->verdict, TRUE);
  pb_mark_label_set_em (self->verdict, 0.95);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "pb-small");
  gtk_box_append (GTK_BOX (box), self->lock);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  return box;
}

static void
pb_scenario_tab_init (PbScenarioTab *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), new_inside (self));
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect (self->button, "toggled", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "pb-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_popup_cb, self, NULL);
  gtk_widget_add_css_class (self->menu, "flat");
  pb_pane_hide_tip_while_open (self->menu);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
pb_scenario_tab_new (void)
{
  return g_object_new (PB_TYPE_SCENARIO_TAB, NULL);
}

static void
update_verdict (PbScenarioTab *self, PbBalanceScope *scope, int year, GString *spoken)
{
  gint64 ore;
  PbBalance state;
  gboolean has = pb_balance_scope_get (scope, self->id, year, &ore, &state);
  g_autofree char *amount = has ? pb_balance_scope_format (scope, ore) : g_strdup ("");
  g_autofree char *verdict
    = g_strdup_printf (!has || state != PB_BALANCE_DEFICIT ? _("In balance %d") : _("Deficit %d"), year);

  gtk_label_set_text (self->amount, amount);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), has);
  if (!has)
    return;
  pb_mark_label_set (self->verdict, pb_balance_scope_mark (state), verdict);
  g_string_append_printf (spoken, ": %s %s, %s", amount, pb_balance_scope_unit (scope), verdict);
}

void
pb_scenario_tab_update (PbScenarioTab *self, PbBalanceScope *scope, gint64 id, int year)
{
  PbRecord *scenario = id ? pb_plan_get_record (scope->plan, PB_TABLE_SCENARIO, id) : NULL;
  const char *name = pb_scenario_get_name (scope->plan, id);
  gboolean locked = scenario && pb_record_get_int (scenario, PB_SCENARIO_LOCKED);
  gboolean chosen = pb_plan_get_scenario (scope->plan) == id;
  g_autoptr (GString) spoken = g_string_new (name);
  g_autofree char *menu = g_strdup_printf (_("More about %s"), name);

  g_return_if_fail (PB_IS_SCENARIO_TAB (self));
  self->plan = scope->plan;
  self->id = id;
  gtk_label_set_text (self->name, name);
  gtk_widget_set_visible (self->lock, locked);
  if (locked)
    g_string_append_printf (spoken, ", %s", _("locked"));
  update_verdict (self, scope, year, spoken);
  gtk_widget_set_tooltip_text (self->button, spoken->str);
  pb_view_set_accessible_label (self->button, spoken->str);
  gtk_widget_set_tooltip_text (self->menu, menu);
  pb_pane_name_inner (self->menu, menu);
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), chosen);
  self->updating = FALSE;
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}

gint64
pb_scenario_tab_get_id (PbScenarioTab *self)
{
  g_return_val_if_fail (PB_IS_SCENARIO_TAB (self), 0);
  return self->id;
}
