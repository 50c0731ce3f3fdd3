/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-chip.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"

/* A menu is no place for more; the comparison shows them all. */
#define MAX_IN_MENU 12
#define WIDE_CHARS 24
#define NARROW_CHARS 14

struct _PbScenarioChip
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *icon;
  GtkLabel *label;
  PbPlan *plan;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (PbScenarioChip, pb_scenario_chip, GTK_TYPE_WIDGET)

static PbRecord *
get_scenario (PbScenarioChip *self)
{
  gint64 id = self->plan ? pb_plan_get_scenario (self->plan) : 0;

  return id ? pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, id) : NULL;
}

static void
append_choice (GMenu *menu, const char *name, gint64 id)
{
  g_autoptr (GMenuItem) item = NULL;
  g_autoptr (GString) label = g_string_new (name);

  g_string_replace (label, "_", "__", 0);
  item = g_menu_item_new (label->str, NULL);
  g_menu_item_set_action_and_target (item, "scenario.choose", "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_menu (PbScenarioChip *self)
{
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  gint64 chosen = pb_plan_get_scenario (self->plan);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenuItem) create = g_menu_item_new (_("_New Scenario…"), NULL);

  append_choice (choices, _("Back to the plan’s own figures"), 0);
  for (guint i = 0; i < scenarios->len; i++)
    if (i < MAX_IN_MENU || pb_record_get_id (scenarios->pdata[i]) == chosen)
      append_choice (choices, pb_record_get_title (scenarios->pdata[i]), pb_record_get_id (scenarios->pdata[i]));
  g_menu_item_set_action_and_target (create, "scenario.new", "x", G_GINT64_CONSTANT (0));
  g_menu_append (more, scenarios->len > MAX_IN_MENU ? _("_Compare All Scenarios") : _("_Compare Scenarios"),
                 "win.compare-scenarios");
  g_menu_append_item (more, create);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenuModel) menu = new_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
update (PbScenarioChip *self)
{
  PbRecord *scenario = get_scenario (self);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), scenario != NULL);
  if (!scenario)
    return;
  name = g_strdup_printf (_("Scenario: %s"), pb_record_get_title (scenario));
  gtk_label_set_text (self->label, self->narrow ? pb_record_get_title (scenario) : name);
  gtk_label_set_max_width_chars (self->label, self->narrow ? NARROW_CHARS : WIDE_CHARS);
  gtk_widget_set_tooltip_text (self->button, name);
  pb_pane_name_inner (self->button, name);
}

static void
pb_scenario_chip_dispose (GObject *object)
{
  PbScenarioChip *self = PB_SCENARIO_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_scenario_chip_parent_class)->dispose (object);
}

static void
pb_scenario_chip_class_init (PbScenarioChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_scenario_chip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_scenario_chip_init (PbScenarioChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->icon = pb_pane_decoration ("pb-scenario-symbolic");
  self->label = GTK_LABEL (pb_view_label ("", NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup_cb, self, NULL);
  gtk_widget_add_css_class (self->button, "pb-scenario-chip");
  gtk_widget_add_css_class (gtk_widget_get_first_child (self->button), "pb-raised");
  pb_pane_hide_tip_while_open (self->button);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pb_scenario_chip_set_plan (PbScenarioChip *self, PbPlan *plan)
{
  g_return_if_fail (PB_IS_SCENARIO_CHIP (self) && !self->plan);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
pb_scenario_chip_set_narrow (PbScenarioChip *self, gboolean narrow)
{
  g_return_if_fail (PB_IS_SCENARIO_CHIP (self));
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update (self);
}
