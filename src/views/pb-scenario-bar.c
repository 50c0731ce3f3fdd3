/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-plan.h"
#include "pb-scenario-tab.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-focus.h"

/* More tabs than this scroll. Fewer stand free: a scrolled window does not ask how high they get when they wrap. */
#define MAX_STANDING 12
#define MIN_HEIGHT 140

struct _PbScenarioBar
{
  GtkWidget parent_instance;

  GtkWidget *page;
  AdwBin *holder; /* has the tabs, or the scroller around them */
  gboolean scrolling;
  GtkWidget *tabs;
  GtkWidget *create;
  GtkBox *end;
};

G_DEFINE_FINAL_TYPE (PbScenarioBar, pb_scenario_bar, GTK_TYPE_WIDGET)

static GtkWidget *
new_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                   icon, NULL);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  pb_view_set_accessible_label (button, label);
  return button;
}

static void
pb_scenario_bar_dispose (GObject *object)
{
  PbScenarioBar *self = PB_SCENARIO_BAR (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_scenario_bar_parent_class)->dispose (object);
}

static void
pb_scenario_bar_class_init (PbScenarioBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_scenario_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* From one to the next, also where the next stands on another line. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbScenarioBar *self)
{
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if ((!left && !right) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (self->tabs, right ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return GDK_EVENT_STOP;
}

static void
pb_scenario_bar_init (PbScenarioBar *self)
{
  GtkWidget *compare = new_button ("pb-compare-symbolic", _("Compare"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->tabs, pb_wrap_layout_new (8, 8));
  gtk_widget_add_css_class (self->tabs, "pb-scenario-tabs");
  self->create = new_button ("pb-add-symbolic", _("New scenario"));
  gtk_widget_add_css_class (self->create, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->create), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create), "scenario.new");
  gtk_widget_set_parent (self->create, self->tabs);
  self->holder = ADW_BIN (adw_bin_new ());
  adw_bin_set_child (self->holder, self->tabs);

  self->end = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  gtk_widget_set_halign (GTK_WIDGET (self->end), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->end), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->end), 2);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (compare), "win.compare-scenarios");
  gtk_box_append (self->end, compare);

  self->page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_hexpand (GTK_WIDGET (self->holder), TRUE);
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->holder));
  gtk_box_append (GTK_BOX (self->page), GTK_WIDGET (self->end));
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  pb_view_set_accessible_label (self->tabs, _("Scenarios"));
  pb_focus_leave_on_tab (self->tabs);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->tabs, keys);
}

GtkWidget *
pb_scenario_bar_new (void)
{
  return g_object_new (PB_TYPE_SCENARIO_BAR, NULL);
}

/* The tab at a place, made where there is none yet. */
static GtkWidget *
ensure_tab (PbScenarioBar *self, GtkWidget *before)
{
  GtkWidget *next = before ? gtk_widget_get_next_sibling (before) : gtk_widget_get_first_child (self->tabs);

  if (next == self->create)
    {
      next = pb_scenario_tab_new ();
      gtk_widget_insert_before (next, self->tabs, self->create);
    }
  return next;
}

static void
set_scrolling (PbScenarioBar *self, gboolean scrolling)
{
  g_autoptr (GtkWidget) tabs = NULL;
  GtkWidget *scroller;

  if (self->scrolling == scrolling)
    return;
  self->scrolling = scrolling;
  tabs = g_object_ref (self->tabs);
  if (scrolling)
    {
      adw_bin_set_child (self->holder, NULL);
      scroller = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MIN_HEIGHT);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), tabs);
      adw_bin_set_child (self->holder, scroller);
    }
  else
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (adw_bin_get_child (self->holder)), NULL);
      adw_bin_set_child (self->holder, tabs);
    }
}

void
pb_scenario_bar_update (PbScenarioBar *self, PbBalanceScope *scope, int year)
{
  GPtrArray *scenarios = pb_plan_peek_records (scope->plan, PB_TABLE_SCENARIO);
  GtkWidget *tab = ensure_tab (self, NULL);
  GtkWidget *surplus;

  g_return_if_fail (PB_IS_SCENARIO_BAR (self));
  pb_scenario_tab_update (PB_SCENARIO_TAB (tab), scope, 0, year);
  for (guint i = 0; i < scenarios->len; i++)
    {
      tab = ensure_tab (self, tab);
      pb_scenario_tab_update (PB_SCENARIO_TAB (tab), scope, pb_record_get_id (scenarios->pdata[i]), year);
    }
  set_scrolling (self, scenarios->len > MAX_STANDING);
  while ((surplus = gtk_widget_get_next_sibling (tab)) != self->create)
    gtk_widget_unparent (surplus);
}

void
pb_scenario_bar_add (PbScenarioBar *self, GtkWidget *button)
{
  g_return_if_fail (PB_IS_SCENARIO_BAR (self));
  gtk_box_append (self->end, button);
}
