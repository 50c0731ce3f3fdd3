/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-filter-chips.h"
#include "pb-filter-choice.h"
#include "pb-pane-util.h"
#include "pb-role-question.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

#define N_SCOPES 2

struct _PbAssignmentFilterBar
{
  GtkWidget parent_instance;
  PbAssignmentIndex *index;
  GSettings *settings;
  PbAssignmentFilter filter;
  PbAssignmentsMode mode;
  gboolean narrow;
  gboolean updating; /* the widgets are being set from the filter */

  GtkWidget *box;
  GtkWidget *first_line;
  GtkWidget *second_line;
  GtkWidget *search;
  GtkWidget *modes;
  GtkWidget *mode_buttons[PB_N_MODES];
  GtkWidget *add;
  GtkWidget *menu; /* narrow only */
  GtkWidget *menu_box;
  GtkWidget *scopes;
  GtkWidget *scope_buttons[N_SCOPES];
  GtkWidget *late;
  GtkWidget *late_box;
  GtkWidget *board;
  GtkWidget *role;
  GtkWidget *status;
  GtkWidget *sort; /* narrow only: there every column has no header */
  GtkWidget *chips;
};

G_DEFINE_FINAL_TYPE (PbAssignmentFilterBar, pb_assignment_filter_bar, GTK_TYPE_WIDGET)

enum
{
  MODE_CHANGED,
  FILTERED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const mode_names[] = { "list", "board", "timeline" };

static void show_filter (PbAssignmentFilterBar *self);

static void
apply (PbAssignmentFilterBar *self)
{
  pb_assignment_index_set_filter (self->index, &self->filter);
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
search_changed_cb (PbAssignmentFilterBar *self)
{
  if (self->updating)
    return;
  if (pb_assignment_filter_set_search (&self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search))))
    apply (self);
}

static gboolean
search_key_cb (PbAssignmentFilterBar *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (PbAssignmentFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
mode_toggled_cb (PbAssignmentFilterBar *self, GtkToggleButton *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < PB_N_MODES; i++)
    if (self->mode_buttons[i] == GTK_WIDGET (button))
      pb_assignment_filter_bar_set_mode (self, i);
}

static void
role_answered_cb (PbRecord *role, gpointer data)
{
  PbAssignmentFilterBar *self = data;

  if (role != NULL)
    {
      self->filter.my_role = pb_record_get_id (role);
      if (self->settings != NULL)
        pb_role_question_remember (self->settings, role);
      self->filter.scope = PB_SCOPE_MINE;
      apply (self);
    }
  show_filter (self);
}

static void
choose_mine (PbAssignmentFilterBar *self)
{
  PbPlan *plan = pb_assignment_index_get_plan (self->index);

  if (self->filter.my_role == 0 && pb_plan_peek_records (plan, PB_TABLE_ROLE)->len > 0)
    {
      GtkWidget *anchor = self->scope_buttons[PB_SCOPE_MINE];

      if (!gtk_widget_get_mapped (anchor))
        anchor = GTK_WIDGET (self);
      pb_role_question_ask (anchor, plan, role_answered_cb, self);
      return;
    }
  self->filter.scope = PB_SCOPE_MINE;
  apply (self);
}

static void
scope_toggled_cb (PbAssignmentFilterBar *self, GtkToggleButton *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_SCOPES; i++)
    if (self->scope_buttons[i] == GTK_WIDGET (button))
      {
        if (i == PB_SCOPE_MINE)
          {
            choose_mine (self);
            return;
          }
        self->filter.scope = i;
      }
  apply (self);
}

static void
late_toggled_cb (PbAssignmentFilterBar *self)
{
  if (self->updating)
    return;
  self->filter.late = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->late));
  apply (self);
}

static void
choice_changed_cb (PbAssignmentFilterBar *self)
{
  self->filter.board = pb_filter_choice_get_value (PB_FILTER_CHOICE (self->board));
  self->filter.role = pb_filter_choice_get_value (PB_FILTER_CHOICE (self->role));
  self->filter.status = (int) pb_filter_choice_get_value (PB_FILTER_CHOICE (self->status)) - 1;
  apply (self);
}

static void
sort_changed_cb (PbAssignmentFilterBar *self)
{
  int sort = (int) pb_filter_choice_get_value (PB_FILTER_CHOICE (self->sort));

  pb_assignment_index_set_sort (self->index, sort, sort == PB_SORT_EFFECT);
}

static void
chip_removed_cb (PbAssignmentFilterBar *self, int part)
{
  pb_assignment_filter_reset (&self->filter, part);
  gtk_widget_grab_focus (self->search);
  apply (self);
}

static void
lacking_cb (PbAssignmentFilterBar *self)
{
  self->filter.unreported = TRUE;
  gtk_widget_grab_focus (self->search);
  apply (self);
}

static void
update_counts (PbAssignmentFilterBar *self)
{
  guint total = pb_assignment_index_get_total (self->index);
  g_autofree char *placeholder
      = g_strdup_printf (ngettext ("Search %u assignment", "Search %u assignments", total), total);

  /* Where there is room for them, all but the last two have controls of their own. */
  pb_assignment_filter_chips_show (PB_ASSIGNMENT_FILTER_CHIPS (self->chips), self->index,
                                   self->narrow ? PB_FILTER_SCOPE : PB_FILTER_ASSESSMENT);
  g_object_set (self->search, "placeholder-text", self->narrow ? _("Search") : placeholder, NULL);
}

static void
update_choices (PbAssignmentFilterBar *self)
{
  PbPlan *plan = pb_assignment_index_get_plan (self->index);
  const struct
  {
    GtkWidget *choice;
    PbTable table;
    PbColumn short_name;
  } choices[] = {
    { self->board, PB_TABLE_BOARD, PB_BOARD_SHORT_NAME },
    { self->role, PB_TABLE_ROLE, PB_ROLE_SHORT_NAME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GPtrArray *records = pb_plan_peek_records (plan, choices[i].table);
      g_autofree PbFilterChoiceItem *items = g_new (PbFilterChoiceItem, records->len + 1);

      for (guint j = 0; j < records->len; j++)
        items[j] = (PbFilterChoiceItem) { pb_record_get_id (records->pdata[j]), pb_record_get_title (records->pdata[j]),
                                          pb_record_get_text (records->pdata[j], choices[i].short_name) };
      pb_filter_choice_set_items (PB_FILTER_CHOICE (choices[i].choice), items, records->len);
    }
}

static void
show_filter (PbAssignmentFilterBar *self)
{
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->scope_buttons[self->filter.scope]), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->late), self->filter.late);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->board), self->filter.board);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->role), self->filter.role);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->status), self->filter.status + 1);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->sort), pb_assignment_index_get_sort (self->index, NULL));
  self->updating = FALSE;
  update_counts (self);
}

/* A board or a function that is gone from the plan cannot be chosen away any more. */
static gboolean
is_gone (PbAssignmentFilterBar *self, PbTable table, gint64 id)
{
  return id != 0 && pb_plan_get_record (pb_assignment_index_get_plan (self->index), table, id) == NULL;
}

static void
refreshed_cb (PbAssignmentFilterBar *self)
{
  gboolean no_board = is_gone (self, PB_TABLE_BOARD, self->filter.board);
  gboolean no_role = is_gone (self, PB_TABLE_ROLE, self->filter.role);

  if (no_board || no_role)
    {
      self->filter.board = no_board ? 0 : self->filter.board;
      self->filter.role = no_role ? 0 : self->filter.role;
      apply (self);
      return;
    }
  update_choices (self);
  show_filter (self);
}

static void
my_role_changed_cb (PbAssignmentFilterBar *self)
{
  g_autofree char *name = self->settings != NULL ? g_settings_get_string (self->settings, "my-role") : NULL;
  PbRecord *role = pb_assignment_find_role (pb_assignment_index_get_plan (self->index), name);

  self->filter.my_role = role != NULL ? pb_record_get_id (role) : 0;
  if (self->filter.scope == PB_SCOPE_MINE)
    apply (self);
}

static GtkWidget *
make_segments (PbAssignmentFilterBar *self, const char *name, const char *const *labels, guint n, GtkWidget **buttons,
               GCallback callback)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "pb-segments");
  pb_view_set_accessible_label (box, name);
  for (guint i = 0; i < n; i++)
    {
      buttons[i] = gtk_toggle_button_new_with_label (labels[i]);
      pb_view_set_accessible_label (buttons[i], labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (buttons[i]), GTK_TOGGLE_BUTTON (buttons[0]));
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[0]), TRUE);
  for (guint i = 0; i < n; i++)
    g_signal_connect_object (buttons[i], "toggled", callback, self, G_CONNECT_SWAPPED);
  /* One stop for Tab; arrows go between the segments. */
  pb_focus_leave_on_tab (box);
  return box;
}

static void
make_first_line (PbAssignmentFilterBar *self)
{
  const char *const labels[] = { C_("view of assignments", "List"), C_("view of assignments", "Board"),
                                C_("view of assignments", "Timeline") };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->first_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "search-delay", 0, NULL);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_widget_add_css_class (self->search, "pb-search");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 6);
  pb_view_set_accessible_label (self->search, _("Search assignments"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);

  self->modes
      = make_segments (self, _("Show as"), labels, PB_N_MODES, self->mode_buttons, G_CALLBACK (mode_toggled_cb));
  for (int i = 0; i < PB_N_MODES; i++)
    {
      g_autofree char *tip = g_strdup_printf ("%s (Ctrl+%d)", labels[i], i + 1);

      gtk_widget_set_tooltip_text (self->mode_buttons[i], tip);
    }
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "view.new-assignment");
  gtk_widget_set_tooltip_text (self->add, _("New assignment (Ctrl+Shift+L)"));
  pb_view_set_accessible_label (self->add, _("New assignment"));

  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_widget_set_tooltip_text (self->menu, _("View and filters"));
  pb_pane_name_inner (self->menu, _("View and filters"));
  pb_pane_hide_tip_while_open (self->menu);
  self->menu_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->menu), gtk_popover_new ());
  gtk_popover_set_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->menu)), self->menu_box);
  gtk_widget_add_css_class (self->menu_box, "pb-filter-menu");
  gtk_widget_set_visible (self->menu, FALSE);

  gtk_box_append (GTK_BOX (self->first_line), self->search);
  gtk_box_append (GTK_BOX (self->first_line), self->modes);
  gtk_box_append (GTK_BOX (self->first_line), self->menu);
  gtk_box_append (GTK_BOX (self->first_line), self->add);
}

static void
make_second_line (PbAssignmentFilterBar *self)
{
  const char *const labels[] = { C_("assignments", "All"), C_("assignments", "Mine") };
  PbFilterChoiceItem statuses[5];
  PbFilterChoiceItem sorts[PB_N_SORTS - 1];
  GtkWidget *space;

  self->second_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scopes = make_segments (self, _("Which assignments"), labels, N_SCOPES, self->scope_buttons,
                                G_CALLBACK (scope_toggled_cb));
  self->late = gtk_toggle_button_new_with_label (C_("assignments", "Late"));
  pb_view_set_accessible_label (self->late, C_("assignments", "Late"));
  gtk_widget_set_hexpand (self->late, TRUE);
  g_signal_connect_object (self->late, "toggled", G_CALLBACK (late_toggled_cb), self, G_CONNECT_SWAPPED);
  self->late_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (self->late_box, FALSE);
  gtk_widget_add_css_class (self->late_box, "pb-segments");
  gtk_box_append (GTK_BOX (self->late_box), self->late);
  space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (space, TRUE);

  self->board = pb_filter_choice_new (_("Board"), C_("boards", "all"));
  self->role = pb_filter_choice_new (_("Responsible"), C_("roles", "all"));
  self->status = pb_filter_choice_new (_("Status"), C_("statuses", "all"));
  self->sort = g_object_ref_sink (pb_filter_choice_new (_("Sort by"), C_("sort by", "number")));
  for (int i = 0; i < 5; i++)
    statuses[i] = (PbFilterChoiceItem) { i + 1, pb_enum_label (PB_ENUM_STATUS, i), NULL };
  pb_filter_choice_set_items (PB_FILTER_CHOICE (self->status), statuses, 5);
  for (int i = 1; i < PB_N_SORTS; i++)
    {
      const char *const titles[] = { NULL, C_("sort by", "title"), C_("sort by", "status"), C_("sort by", "assessment"),
                                     C_("sort by", "effect") };

      sorts[i - 1] = (PbFilterChoiceItem) { i, titles[i], NULL };
    }
  pb_filter_choice_set_items (PB_FILTER_CHOICE (self->sort), sorts, PB_N_SORTS - 1);
  g_signal_connect_object (self->board, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->role, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->status, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort, "changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (self->second_line), self->scopes);
  gtk_box_append (GTK_BOX (self->second_line), self->late_box);
  gtk_box_append (GTK_BOX (self->second_line), space);
  gtk_box_append (GTK_BOX (self->second_line), self->board);
  gtk_box_append (GTK_BOX (self->second_line), self->role);
  gtk_box_append (GTK_BOX (self->second_line), self->status);
}

static void
move_to (GtkWidget *widget, GtkWidget *from, GtkWidget *to)
{
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (from), widget);
  gtk_box_append (GTK_BOX (to), widget);
  g_object_unref (widget);
}

void
pb_assignment_filter_bar_set_narrow (PbAssignmentFilterBar *self, gboolean narrow)
{
  GtkWidget *line[] = { self->board, self->role, self->status };

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (self->menu, narrow);
  gtk_widget_set_visible (self->second_line, !narrow);
  if (narrow)
    {
      move_to (self->modes, self->first_line, self->menu_box);
      move_to (self->scopes, self->second_line, self->menu_box);
      move_to (self->late_box, self->second_line, self->menu_box);
    }
  else
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
      move_to (self->modes, self->menu_box, self->first_line);
      gtk_box_reorder_child_after (GTK_BOX (self->first_line), self->modes, self->search);
      move_to (self->scopes, self->menu_box, self->second_line);
      gtk_box_reorder_child_after (GTK_BOX (self->second_line), self->scopes, NULL);
      move_to (self->late_box, self->menu_box, self->second_line);
      gtk_box_reorder_child_after (GTK_BOX (self->second_line), self->late_box, self->scopes);
      gtk_box_remove (GTK_BOX (self->menu_box), self->sort);
    }
  for (guint i = 0; i < G_N_ELEMENTS (line); i++)
    move_to (line[i], narrow ? self->second_line : self->menu_box, narrow ? self->menu_box : self->second_line);
  if (narrow)
    gtk_box_append (GTK_BOX (self->menu_box), self->sort);
  gtk_box_set_homogeneous (GTK_BOX (self->modes), narrow);
  gtk_box_set_homogeneous (GTK_BOX (self->scopes), narrow);
  show_filter (self);
}

static void
pb_assignment_filter_bar_dispose (GObject *object)
{
  PbAssignmentFilterBar *self = PB_ASSIGNMENT_FILTER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->sort);
  g_clear_object (&self->index);
  g_clear_object (&self->settings);
  pb_assignment_filter_clear (&self->filter);
  G_OBJECT_CLASS (pb_assignment_filter_bar_parent_class)->dispose (object);
}

static void
pb_assignment_filter_bar_class_init (PbAssignmentFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[MODE_CHANGED] = g_signal_new ("mode-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[FILTERED] = g_signal_new ("filtered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[LEAVE]
      = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_assignment_filter_bar_init (PbAssignmentFilterBar *self)
{
  pb_assignment_filter_init (&self->filter);
  make_first_line (self);
  make_second_line (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "pb-filter-bar");
  gtk_box_append (GTK_BOX (self->box), self->first_line);
  gtk_box_append (GTK_BOX (self->box), self->second_line);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_assignment_filter_bar_new (PbAssignmentIndex *index, GSettings *settings)
{
  PbAssignmentFilterBar *self = g_object_new (PB_TYPE_ASSIGNMENT_FILTER_BAR, NULL);

  self->index = g_object_ref (index);
  g_set_object (&self->settings, settings);
  self->chips = pb_assignment_filter_chips_new (pb_assignment_index_get_plan (index));
  gtk_box_append (GTK_BOX (self->box), self->chips);
  g_signal_connect_object (self->chips, "removed", G_CALLBACK (chip_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chips, "lacking", G_CALLBACK (lacking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  refreshed_cb (self);
  my_role_changed_cb (self);
  if (settings != NULL)
    {
      g_autofree char *name = g_settings_get_string (settings, "assignments-mode");

      g_signal_connect_object (settings, "changed::my-role", G_CALLBACK (my_role_changed_cb), self, G_CONNECT_SWAPPED);
      for (int i = 0; i < PB_N_MODES; i++)
        if (g_strcmp0 (name, mode_names[i]) == 0)
          pb_assignment_filter_bar_set_mode (self, i);
    }
  return GTK_WIDGET (self);
}

PbAssignmentsMode
pb_assignment_filter_bar_get_mode (PbAssignmentFilterBar *self)
{
  return self->mode;
}

void
pb_assignment_filter_bar_set_mode (PbAssignmentFilterBar *self, PbAssignmentsMode mode)
{
  if (self->mode == mode)
    return;
  self->mode = mode;
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->mode_buttons[mode]), TRUE);
  self->updating = FALSE;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "assignments-mode", mode_names[mode]);
  g_signal_emit (self, signals[MODE_CHANGED], 0);
}

void
pb_assignment_filter_bar_apply_spec (PbAssignmentFilterBar *self, const char *spec)
{
  if (!pb_assignment_filter_set_spec (&self->filter, spec))
    return;
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->updating = FALSE;
  if (self->filter.scope == PB_SCOPE_MINE && self->filter.my_role == 0)
    {
      self->filter.scope = PB_SCOPE_ALL;
      apply (self);
      choose_mine (self);
      return;
    }
  apply (self);
}

void
pb_assignment_filter_bar_clear (PbAssignmentFilterBar *self)
{
  pb_assignment_filter_bar_apply_spec (self, "all");
}

void
pb_assignment_filter_bar_focus_search (PbAssignmentFilterBar *self)
{
  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
