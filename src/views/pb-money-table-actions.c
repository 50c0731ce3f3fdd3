/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario.h"
#include "pb-money-title.h"

/* The actions of a money table, whichever way they are asked for: from its menus, by their keys, from a button. */

static const PbMoneyAction *const all_actions[]
    = { pb_money_cell_actions, pb_money_line_actions, pb_money_table_actions };

#define FOR_EACH_ACTION(action)                                                                                        \
  for (guint i_ = 0; i_ < G_N_ELEMENTS (all_actions); i_++)                                                            \
    for (const PbMoneyAction *action = all_actions[i_]; action->name; action++)

void
pb_money_table_run (PbMoneyTable *self, const char *name)
{
  FOR_EACH_ACTION (action)
  if (strcmp (action->name, name) == 0 && pb_money_table_commit (self))
    {
      action->run (self);
      return;
    }
}

static void
run_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pb_money_table_run (PB_MONEY_TABLE (widget), name);
}

void
pb_money_table_install (GtkWidgetClass *klass)
{
  FOR_EACH_ACTION (action)
  gtk_widget_class_install_action (klass, action->name, NULL, run_cb);
}

void
pb_money_table_update_actions (PbMoneyTable *self)
{
  FOR_EACH_ACTION (action)
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action->name, !action->can || action->can (self));
}

/* The keypad's keys do what the others do. */
static guint
plain_key (guint key)
{
  switch (key)
    {
    case GDK_KEY_KP_Delete:
      return GDK_KEY_Delete;
    case GDK_KEY_KP_Insert:
      return GDK_KEY_Insert;
    case GDK_KEY_KP_Enter:
      return GDK_KEY_Return;
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    default:
      return gdk_keyval_to_lower (key);
    }
}

gboolean
pb_money_table_action_key (PbMoneyTable *self, guint key, GdkModifierType modifiers)
{
  modifiers &= GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK;
  key = plain_key (key);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      pb_money_table_pop_up_menu (self);
      return TRUE;
    }
  if (key == GDK_KEY_BackSpace && !modifiers)
    key = GDK_KEY_Delete;
  FOR_EACH_ACTION (action)
  {
    guint wanted;
    GdkModifierType held;

    if (!action->accel || !gtk_accelerator_parse (action->accel, &wanted, &held) || wanted != key || held != modifiers)
      continue;
    action->run (self);
    return TRUE;
  }
  return FALSE;
}

static GMenu *
new_menu_of (PbMoneyMenu which)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  guint last = 0;

  FOR_EACH_ACTION (action)
  {
    g_autoptr (GMenuItem) item = g_menu_item_new (gettext (action->label), action->name);

    if (action->menu != which)
      continue;
    if (!section || action->section != last)
      {
        g_clear_object (&section);
        section = g_menu_new ();
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        last = action->section;
      }
    if (action->accel)
      g_menu_item_set_attribute (item, "accel", "s", action->accel);
    g_menu_append_item (section, item);
  }
  return menu;
}

GMenuModel *
pb_money_table_new_menu (void)
{
  static const char *const titles[] = { NULL, N_ ("Line"), N_ ("Column"), N_ ("Table") };
  GMenu *menu = new_menu_of (PB_MONEY_MENU_CELLS);
  g_autoptr (GMenu) below = g_menu_new ();

  for (guint i = PB_MONEY_MENU_LINE; i < PB_MONEY_N_MENUS; i++)
    {
      g_autoptr (GMenu) submenu = new_menu_of (i);

      g_menu_append_submenu (below, gettext (titles[i]), G_MENU_MODEL (submenu));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (below));
  return G_MENU_MODEL (menu);
}

/* Back to the cell that it stood at, unless the keyboard has gone elsewhere since. */
static void
closed_cb (GtkWidget *popover, PbMoneyTable *self)
{
  PbMoneyRow *row = pb_money_table_get_row (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (row && (!focus || focus == popover || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

void
pb_money_table_pop_up (PbMoneyTable *self, GtkWidget *popover)
{
  PbMoneyRow *row = pb_money_table_get_row (self);
  GdkRectangle place = { 0, 0, 1, 1 };

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (row && pb_money_row_get_place (row, self->state.cursor, GTK_WIDGET (self), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
pb_money_table_pop_up_menu (PbMoneyTable *self)
{
  g_autoptr (GMenuModel) model = pb_money_table_new_menu ();
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  pb_money_table_update_actions (self);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  pb_money_table_pop_up (self, menu);
}

PbRecord *
pb_money_table_get_line (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);

  return item && item->kind == PB_MONEY_ROW_LINE ? pb_sheet_get_line (self->state.sheet, item->line) : NULL;
}

PbRecord *
pb_money_table_get_column (PbMoneyTable *self)
{
  int column = self->state.cursor;

  return column >= 0 && column < (int)pb_sheet_get_n_columns (self->state.sheet)
             ? pb_sheet_get_column (self->state.sheet, (guint)column)
             : NULL;
}

gboolean
pb_money_table_can_change (PbMoneyTable *self)
{
  return !pb_plan_get_read_only (self->plan);
}

gboolean
pb_money_table_tell (PbMoneyTable *self, gboolean ok, GError **error, const char *done)
{
  if (!ok)
    pb_money_table_refuse (self, g_steal_pointer (error));
  else
    pb_money_table_say (self, done, FALSE);
  return ok;
}

char *
pb_money_table_dup_reach (PbMoneyTable *self)
{
  if (!self->state.scenario)
    return NULL;
  return g_strdup_printf (_ ("Lines and columns are shared: this is done in the plan and in every scenario, not only in “%s”."),
                          pb_scenario_get_name (self->plan, self->state.scenario));
}

gboolean
pb_money_table_tell_plan (PbMoneyTable *self, gboolean ok, GError **error, const char *done)
{
  g_autofree char *reach = ok ? pb_money_table_dup_reach (self) : NULL;
  g_autofree char *both = reach && done ? g_strconcat (done, " ", reach, NULL) : NULL;

  return pb_money_table_tell (self, ok, error, both ? both : reach ? reach : done);
}

void
pb_money_table_pop_up_title (PbMoneyTable *self, GtkWidget *popover)
{
  g_autofree char *reach = pb_money_table_dup_reach (self);

  if (reach)
    pb_money_title_set_about (popover, reach);
  pb_money_table_pop_up (self, popover);
}

void
pb_money_table_confirm (PbMoneyTable *self, const char *question, const char *stays, char **goes, const char *action,
                        gint64 id, PbConfirmed confirmed)
{
  g_auto (GStrv) taken = goes;
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (self->state.scenario)
    {
      g_autofree char *own = g_strdup_printf (_ ("The plan’s own and every scenario’s, not only that of “%s”."),
                                              pb_scenario_get_name (self->plan, self->state.scenario));

      g_strv_builder_add (all, own);
    }
  g_strv_builder_addv (all, (const char **) taken);
  sentences = g_strv_builder_end (all);
  pb_confirm (GTK_WIDGET (self), question, stays, sentences, action, id, confirmed);
}
