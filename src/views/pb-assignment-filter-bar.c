/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "pb-filter-choice.h"
#include "pb-pane-util.h"
#include "pb-role-question.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

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
  GtkWidget *scope_buttons[3];
  GtkWidget *board;
  GtkWidget *role;
  GtkWidget *status;
  GtkWidget *sort; /* narrow only: there every column has no header */
  GtkWidget *count;
  GtkWidget *chips;
  GtkWidget *chip_count;
};

G_DEFINE_FINAL_TYPE (PbAssignmentFilterBar, pb_assignment_filter_bar, GTK_TYPE_WIDGET)

enum
{
  MODE_CHANGED,
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
      const char *name = pb_record_get_text (role, PB_ROLE_SHORT_NAME);

      self->filter.my_role = pb_record_get_id (role);
      if (self->settings != NULL)
        g_settings_set_string (self->settings, "my-role", name != NULL ? name : pb_record_get_title (role));
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
  for (int i = 0; i < 3; i++)
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

enum
{
  CHIP_SCOPE,
  CHIP_BOARD,
  CHIP_ROLE,
  CHIP_STATUS,
  CHIP_ASSESSMENT,
  CHIP_UNREPORTED,
  N_CHIPS
};

/* What a chip says; NULL where that filter is not set, or is seen elsewhere. (transfer full) */
static char *
dup_chip_text (PbAssignmentFilterBar *self, int chip)
{
  const PbAssignmentFilter *filter = &self->filter;

  if (!self->narrow && chip < CHIP_ASSESSMENT)
    return NULL;
  switch (chip)
    {
    case CHIP_SCOPE:
      if (filter->scope == PB_SCOPE_ALL)
        return NULL;
      return g_strdup (filter->scope == PB_SCOPE_MINE ? C_("assignments", "Mine") : C_("assignments", "Late"));
    case CHIP_BOARD:
      return g_strdup (pb_filter_choice_get_label (PB_FILTER_CHOICE (self->board)));
    case CHIP_ROLE:
      return g_strdup (pb_filter_choice_get_label (PB_FILTER_CHOICE (self->role)));
    case CHIP_STATUS:
      return filter->status >= 0 ? g_strdup (pb_enum_label (PB_ENUM_STATUS, filter->status)) : NULL;
    case CHIP_ASSESSMENT:
      return filter->assessment >= 0 ? g_strdup (pb_enum_label (PB_ENUM_ASSESSMENT, filter->assessment)) : NULL;
    case CHIP_UNREPORTED:
    default:
      return filter->unreported ? g_strdup (_("Not reported")) : NULL;
    }
}

static void
chip_clicked_cb (PbAssignmentFilterBar *self, GtkButton *button)
{
  switch (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pb-chip")))
    {
    case CHIP_SCOPE:
      self->filter.scope = PB_SCOPE_ALL;
      break;
    case CHIP_BOARD:
      self->filter.board = 0;
      break;
    case CHIP_ROLE:
      self->filter.role = 0;
      break;
    case CHIP_STATUS:
      self->filter.status = -1;
      break;
    case CHIP_ASSESSMENT:
      self->filter.assessment = -1;
      break;
    case CHIP_UNREPORTED:
    default:
      self->filter.unreported = FALSE;
    }
  gtk_widget_grab_focus (self->search);
  apply (self);
}

static GtkWidget *
make_chip (PbAssignmentFilterBar *self, int chip, const char *text)
{
  g_autofree char *name = g_strdup_printf (_("Remove the filter %s"), text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-chip");
  gtk_widget_set_tooltip_text (button, name);
  pb_view_set_accessible_label (button, name);
  g_object_set_data (G_OBJECT (button), "pb-chip", GINT_TO_POINTER (chip));
  g_signal_connect_object (button, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
update_chips (PbAssignmentFilterBar *self)
{
  GtkWidget *child;
  guint n_chips = 0;

  while ((child = gtk_widget_get_last_child (self->chips)) != NULL && child != self->chip_count)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (int i = 0; i < N_CHIPS; i++)
    {
      g_autofree char *text = dup_chip_text (self, i);

      if (text == NULL)
        continue;
      gtk_box_append (GTK_BOX (self->chips), make_chip (self, i, text));
      n_chips++;
    }
  gtk_widget_set_visible (self->chip_count, self->narrow);
  gtk_widget_set_visible (self->chips, n_chips > 0 || (self->narrow && !pb_assignment_filter_is_empty (&self->filter)));
}

static void
update_count (PbAssignmentFilterBar *self)
{
  guint total = pb_assignment_index_get_total (self->index);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->index));
  g_autofree char *placeholder = g_strdup_printf (ngettext ("Search %u assignment", "Search %u assignments", total), total);
  g_autofree char *text = NULL;
  GtkWidget *count = self->narrow ? self->chip_count : self->count;

  if (!pb_assignment_filter_is_empty (&self->filter))
    text = g_strdup_printf (_("%u of %u"), shown, total);
  gtk_label_set_text (GTK_LABEL (count), text != NULL ? text : "");
  /* The label is a status: screen readers say it when it changes. */
  g_free (text);
  text = g_strdup_printf (ngettext ("%u assignment shown of %u", "%u assignments shown of %u", shown), shown, total);
  pb_view_set_accessible_label (count, text);
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
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->board), self->filter.board);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->role), self->filter.role);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->status), self->filter.status + 1);
  pb_filter_choice_set_value (PB_FILTER_CHOICE (self->sort), pb_assignment_index_get_sort (self->index, NULL));
  self->updating = FALSE;
  update_chips (self);
  update_count (self);
}

static void
refreshed_cb (PbAssignmentFilterBar *self)
{
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

  self->modes = make_segments (self, _("Show as"), labels, PB_N_MODES, self->mode_buttons, G_CALLBACK (mode_toggled_cb));
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
  const char *const labels[] = { C_("assignments", "All"), C_("assignments", "Mine"), C_("assignments", "Late") };
  PbFilterChoiceItem statuses[5];
  PbFilterChoiceItem sorts[PB_N_SORTS - 1];

  self->second_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scopes = make_segments (self, _("Which assignments"), labels, 3, self->scope_buttons, G_CALLBACK (scope_toggled_cb));
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "pb-small");
  gtk_widget_add_css_class (self->count, "pb-secondary");
  gtk_widget_add_css_class (self->count, "pb-numeric");
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->count, TRUE);

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
  gtk_box_append (GTK_BOX (self->second_line), self->count);
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
    }
  else
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->menu));
      move_to (self->modes, self->menu_box, self->first_line);
      gtk_box_reorder_child_after (GTK_BOX (self->first_line), self->modes, self->search);
      move_to (self->scopes, self->menu_box, self->second_line);
      gtk_box_reorder_child_after (GTK_BOX (self->second_line), self->scopes, NULL);
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
  signals[MODE_CHANGED] = g_signal_new ("mode-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_assignment_filter_bar_init (PbAssignmentFilterBar *self)
{
  pb_assignment_filter_init (&self->filter);
  make_first_line (self);
  make_second_line (self);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, pb_wrap_layout_new (8, 6));
  gtk_widget_set_visible (self->chips, FALSE);
  self->chip_count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->chip_count, "pb-small");
  gtk_widget_add_css_class (self->chip_count, "pb-secondary");
  gtk_box_append (GTK_BOX (self->chips), self->chip_count);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "pb-filter-bar");
  gtk_box_append (GTK_BOX (self->box), self->first_line);
  gtk_box_append (GTK_BOX (self->box), self->second_line);
  gtk_box_append (GTK_BOX (self->box), self->chips);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_assignment_filter_bar_new (PbAssignmentIndex *index, GSettings *settings)
{
  PbAssignmentFilterBar *self = g_object_new (PB_TYPE_ASSIGNMENT_FILTER_BAR, NULL);

  self->index = g_object_ref (index);
  g_set_object (&self->settings, settings);
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
