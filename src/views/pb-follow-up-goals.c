/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-goals.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-goal.h"
#include "pb-confirm.h"
#include "pb-follow-up-dialog.h"
#include "pb-follow-up-list.h"
#include "pb-follow-up-row.h"
#include "pb-form-dialog.h"
#include "pb-link-button.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-focus.h"

struct _PbFollowUpGoals
{
  GtkWidget parent_instance;

  PbPlan *plan;
  char *period;
  GHashTable *folded; /* ids of goals that are closed */
  GHashTable *unfolded; /* ids of assignments that are open */

  GtkStack *stack; /* "chain", "empty" */
  GtkWidget *links;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PbFollowUpGoals, pb_follow_up_goals, GTK_TYPE_WIDGET)

static const PbChoiceInfo assignment_links = {
  .owner = PB_ASSIGNMENT_GOAL_GOAL,
  .target = PB_ASSIGNMENT_GOAL_ASSIGNMENT,
  .heading = N_("Assignments that lead to the goal"),
  .edit_label = N_("Change the goal’s assignments"),
  .empty = N_("The plan has no assignments yet."),
};

static const PbFormField goal_fields[] = {
  { PB_GOAL_TITLE, N_("Title"), PB_FORM_TEXT, TRUE },
  { PB_GOAL_LEVEL, N_("Level"), PB_FORM_TEXT, FALSE },
  { PB_GOAL_NUMBER, N_("Number"), PB_FORM_TEXT, FALSE },
  { PB_GOAL_NOTE, N_("Note"), PB_FORM_LINES, FALSE },
};

#define GOAL_FORM(owner_column) \
  { \
    .table = PB_TABLE_GOAL, .new_title = N_("New goal"), .new_label = N_("Add goal"), .edit_title = N_("Change goal"), \
    .edit_label = N_("Change goal"), .fields = goal_fields, .n_fields = G_N_ELEMENTS (goal_fields), \
    .owner = owner_column, \
  }

static const PbFormInfo root_form = GOAL_FORM (0);
static const PbFormInfo child_form = GOAL_FORM (PB_GOAL_PARENT);

static PbRecord *
get_record (PbFollowUpGoals *self)
{
  PbFollowUpItem *item = pb_follow_up_list_get (PB_FOLLOW_UP_LIST (self->list));

  return item != NULL ? item->record : NULL;
}

static PbRecord *
get_goal (PbFollowUpGoals *self)
{
  PbRecord *record = get_record (self);

  return record != NULL && pb_record_get_table (record) == PB_TABLE_GOAL ? record : NULL;
}

static const struct
{
  const char *action;
  const char *label;
  const char *keys;
  const char *icon; /* NULL: the label is shown */
  PbGoalMove move;
} tools[] = {
  { "goals.report", N_("Report now"), N_("Enter"), NULL, 0 },
  { "goals.add-below", N_("New goal below"), N_("Insert"), NULL, 0 },
  { "goals.edit", N_("Change"), N_("F2"), NULL, 0 },
  { "goals.delete", N_("Delete goal"), N_("Delete"), "pb-delete-symbolic", 0 },
  { "goals.up", N_("Move up"), N_("Alt+Up"), "go-up-symbolic", PB_GOAL_UP },
  { "goals.down", N_("Move down"), N_("Alt+Down"), "go-down-symbolic", PB_GOAL_DOWN },
  { "goals.out", N_("Move out a level"), N_("Alt+Left"), "go-previous-symbolic", PB_GOAL_OUT },
  { "goals.in", N_("Move in a level"), N_("Alt+Right"), "go-next-symbolic", PB_GOAL_IN },
};

static void
update_tools (PbFollowUpGoals *self)
{
  PbFollowUpItem *item = pb_follow_up_list_get (PB_FOLLOW_UP_LIST (self->list));
  PbRecord *goal = get_goal (self);
  gboolean writable = !pb_plan_get_read_only (self->plan);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "goals.report", writable && item && pb_follow_up_item_is_subject (item));
  for (guint i = 1; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_action_set_enabled (widget, tools[i].action,
                                   writable && goal && (i < 4 || pb_goal_can_move (goal, tools[i].move)));
  gtk_widget_action_set_enabled (widget, "goals.add", writable);
  gtk_widget_set_sensitive (self->links, writable && goal != NULL);
  pb_link_button_bind (PB_LINK_BUTTON (self->links), goal);
}

static void
report (PbFollowUpGoals *self, PbRecord *subject)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    pb_follow_up_dialog_present_period (GTK_WINDOW (root), subject, self->period);
}

static void
move (PbFollowUpGoals *self, PbRecord *goal, PbGoalMove direction)
{
  GError *error = NULL;

  if (!pb_goal_move (goal, direction, &error))
    pb_view_report (GTK_WIDGET (self), _("The goal was not moved"), error);
}

static void
remove_goal (gpointer owner, gint64 id)
{
  PbFollowUpGoals *self = owner;
  PbRecord *goal = pb_plan_get_record (self->plan, PB_TABLE_GOAL, id);
  GError *error = NULL;

  if (goal == NULL)
    return;
  if (pb_goal_delete (goal, &error))
    pb_view_say (GTK_WIDGET (self), _("The goal was deleted; Undo brings it back"));
  else
    pb_view_report (GTK_WIDGET (self), _("The goal was not deleted"), error);
}

static void
ask_to_remove (PbFollowUpGoals *self, PbRecord *goal)
{
  g_auto (GStrv) hanging = pb_goal_dup_hanging (goal);
  g_autofree char *question = g_strdup_printf (_("Delete the goal “%s”?"), pb_record_get_title (goal));
  g_autoptr (GPtrArray) below = pb_goal_list_children (self->plan, goal);

  pb_confirm (GTK_WIDGET (self), question, below->len > 0 ? _("The goals below it stay, one level out.") : NULL, hanging,
              _("Delete"), pb_record_get_id (goal), remove_goal);
}

/* owner: the goal that it comes to stand below, NULL: a root. */
static void
add (PbFollowUpGoals *self, PbRecord *owner)
{
  const PbFormStart start = { PB_GOAL_LEVEL, pb_goal_suggest_level (self->plan, owner) };

  pb_form_dialog_present_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), owner ? &child_form : &root_form,
                              owner ? owner : pb_plan_get_document (self->plan), &start, 1);
}

static void
goals_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbFollowUpGoals *self = PB_FOLLOW_UP_GOALS (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  PbRecord *goal = get_goal (self);

  if (g_str_equal (action, "goals.add"))
    add (self, NULL);
  else if (g_str_equal (action, "goals.report"))
    report (self, get_record (self));
  else if (goal == NULL)
    return;
  else if (g_str_equal (action, "goals.add-below"))
    add (self, goal);
  else if (g_str_equal (action, "goals.edit"))
    pb_form_dialog_present (window, &child_form, NULL, goal);
  else if (g_str_equal (action, "goals.delete"))
    ask_to_remove (self, goal);
  for (guint i = 4; goal && i < G_N_ELEMENTS (tools); i++)
    if (g_str_equal (action, tools[i].action))
      move (self, goal, tools[i].move);
}

static gboolean
is_open (PbFollowUpGoals *self, PbRecord *record)
{
  gint64 id = pb_record_get_id (record);

  return pb_record_get_table (record) == PB_TABLE_ASSIGNMENT ? g_hash_table_contains (self->unfolded, &id)
                                                             : !g_hash_table_contains (self->folded, &id);
}

static void
fold (PbFollowUpGoals *self, PbRecord *record, gboolean open)
{
  gboolean is_goal = pb_record_get_table (record) == PB_TABLE_GOAL;
  gint64 id = pb_record_get_id (record);
  GHashTable *set = is_goal ? self->folded : self->unfolded;

  if (open != is_goal)
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (set, &id);
  pb_follow_up_goals_show (self, self->period);
}

/* As in a tree: right opens, left closes. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbFollowUpGoals *self)
{
  PbFollowUpItem *item = pb_follow_up_list_get (PB_FOLLOW_UP_LIST (self->list));
  gboolean right = keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right;
  gboolean left = keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left;

  if ((!right && !left) || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || item == NULL || !item->foldable
      || item->open == right)
    return GDK_EVENT_PROPAGATE;
  fold (self, item->record, right);
  return GDK_EVENT_STOP;
}

static void
activated_cb (PbFollowUpGoals *self, PbFollowUpItem *item)
{
  if (pb_follow_up_item_is_subject (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "goals.report", NULL);
  else if (item->record != NULL)
    pb_view_open_record (GTK_WIDGET (self), pb_table_info (pb_record_get_table (item->record))->name,
                         pb_record_get_id (item->record));
}

static GtkWidget *
create_row (gpointer data)
{
  return pb_follow_up_row_new ();
}

static void
show_row (GtkWidget *row, gpointer item, gpointer data)
{
  pb_follow_up_row_show (PB_FOLLOW_UP_ROW (row), item);
}

static void
pb_follow_up_goals_dispose (GObject *object)
{
  PbFollowUpGoals *self = PB_FOLLOW_UP_GOALS (object);

  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_pointer (&self->period, g_free);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_follow_up_goals_parent_class)->dispose (object);
}

static gboolean
pb_follow_up_goals_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_FOLLOW_UP_GOALS (widget)->list);
}

static void
pb_follow_up_goals_class_init (PbFollowUpGoalsClass *klass)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_F2, 0, "goals.edit" },          { GDK_KEY_Insert, 0, "goals.add-below" },
    { GDK_KEY_Delete, 0, "goals.delete" },    { GDK_KEY_Up, GDK_ALT_MASK, "goals.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "goals.down" }, { GDK_KEY_Left, GDK_ALT_MASK, "goals.out" },
    { GDK_KEY_Right, GDK_ALT_MASK, "goals.in" }, { GDK_KEY_Insert, GDK_SHIFT_MASK, "goals.add" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_goals_dispose;
  widget_class->grab_focus = pb_follow_up_goals_grab_focus;
  widget_class->focus = pb_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_class_install_action (widget_class, tools[i].action, NULL, goals_action);
  gtk_widget_class_install_action (widget_class, "goals.add", NULL, goals_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

static GtkWidget *
make_tool (guint i)
{
  const char *label = _(tools[i].label);
  g_autofree char *tip = g_strdup_printf ("%s (%s)", label, _(tools[i].keys));
  GtkWidget *button
      = tools[i].icon ? gtk_button_new_from_icon_name (tools[i].icon) : gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tools[i].action);
  gtk_widget_set_tooltip_text (button, tip);
  pb_view_set_accessible_label (button, label);
  return button;
}

static GtkWidget *
make_tools (PbFollowUpGoals *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (8, 6), NULL);
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = gtk_button_new_with_label (_("New focus area"));

  gtk_widget_add_css_class (moves, "linked");
  for (guint i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (bar), make_tool (i));
  self->links = pb_link_button_new (_("Link assignments"), &assignment_links);
  gtk_box_append (GTK_BOX (bar), self->links);
  for (guint i = 4; i < G_N_ELEMENTS (tools); i++)
    gtk_box_append (GTK_BOX (moves), make_tool (i));
  gtk_box_append (GTK_BOX (bar), moves);
  gtk_box_append (GTK_BOX (bar), make_tool (3));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "goals.add");
  gtk_widget_set_tooltip_text (add, _("Shift+Insert"));
  gtk_box_append (GTK_BOX (bar), add);
  pb_focus_leave_on_tab (bar);
  gtk_widget_add_css_class (bar, "pb-goal-tools");
  return bar;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("New focus area"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-follow-up-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No goals yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("The goal chain leads from focus areas over the council’s and the board’s goals to "
                                     "the assignments and their activities. Begin with a focus area."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "goals.add");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
pb_follow_up_goals_init (PbFollowUpGoals *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->list = pb_follow_up_list_new (_("Goal chain"), create_row, show_row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (update_tools), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_tools (self));
  gtk_box_append (GTK_BOX (box), self->list);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, box, "chain");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_follow_up_goals_new (PbPlan *plan)
{
  PbFollowUpGoals *self = g_object_new (PB_TYPE_FOLLOW_UP_GOALS, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

/* TRUE where the row at i has rows below it. */
static gboolean
has_below (PbGoalChain *chain, guint i)
{
  return i + 1 < chain->nodes->len
         && g_array_index (chain->nodes, PbChainNode, i + 1).parent == (int) i;
}

void
pb_follow_up_goals_show (PbFollowUpGoals *self, const char *period)
{
  g_autoptr (PbGoalChain) chain = pb_goal_chain_new (self->plan, period);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) hidden = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), chain->nodes->len);
  char *copy = g_strdup (period);

  /* period may be the view's own, which is gone from here on. */
  g_free (self->period);
  self->period = copy;
  g_array_set_size (hidden, chain->nodes->len);
  for (guint i = 0; i < chain->nodes->len; i++)
    {
      const PbChainNode *node = &g_array_index (chain->nodes, PbChainNode, i);
      gboolean *hide_below = &g_array_index (hidden, gboolean, i);
      PbFollowUpItem *item;

      if (node->parent >= 0 && g_array_index (hidden, gboolean, node->parent))
        {
          *hide_below = TRUE;
          continue;
        }
      item = pb_follow_up_item_new_chain (node, self->period);
      item->foldable = node->record != NULL && has_below (chain, i);
      item->open = item->foldable && is_open (self, node->record);
      *hide_below = item->foldable && !item->open;
      g_ptr_array_add (items, item);
    }
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "chain" : "empty");
  pb_follow_up_list_set_items (PB_FOLLOW_UP_LIST (self->list), items);
}
