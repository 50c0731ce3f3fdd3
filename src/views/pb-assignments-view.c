/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignments-view-private.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-pane.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-width-bin.h"
#include "widgets/pb-focus.h"

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbAssignmentsView, pb_assignments_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

/* Width, in em of the text, from which the list has columns, and from which list and assignment stand beside each
 * other. */
#define COLUMNS_EM 41
#define BESIDE_EM 54
#define LEAST_EM 20

const char *const pb_assignments_mode_names[PB_N_MODES] = { "list", "board", "timeline" };

PbAssignmentsMode
pb_assignments_view_get_mode (PbAssignmentsView *self)
{
  return pb_assignment_filter_bar_get_mode (PB_ASSIGNMENT_FILTER_BAR (self->bar));
}

/* The board and the timeline want the whole width. */
gboolean
pb_assignments_view_is_beside (PbAssignmentsView *self)
{
  return pb_assignments_view_get_mode (self) == PB_MODE_LIST && pb_width_bin_is_wide (PB_WIDTH_BIN (self->outer));
}

static void
update_layout (PbAssignmentsView *self)
{
  gboolean beside = pb_assignments_view_is_beside (self);
  gboolean focus_inside = gtk_widget_get_focus_child (self->paned) != NULL;

  gtk_widget_set_visible (self->side, beside || !self->open);
  gtk_widget_set_visible (self->detail, beside || self->open);
  gtk_widget_set_visible (self->back, !beside);
  /* While there was room for one only, the divider has lost its place. */
  if (beside && !self->beside)
    self->placed = FALSE;
  self->beside = beside;
  if (focus_inside && !beside)
    gtk_widget_child_focus (self->open ? self->detail : self->stack, GTK_DIR_TAB_FORWARD);
}

static void
show_chosen (PbAssignmentsView *self)
{
  PbRecord *record = self->chosen != 0 ? pb_plan_get_record (self->plan, PB_TABLE_ASSIGNMENT, self->chosen) : NULL;
  gboolean listed = g_list_model_get_n_items (G_LIST_MODEL (self->index)) > 0;

  /* Beside an empty list nobody sees whom a report would be about; the choice itself waits for the hits to come back. */
  pb_assignment_pane_set_assignment (PB_ASSIGNMENT_PANE (self->pane), listed ? record : NULL);
}

static void
choose (PbAssignmentsView *self, gint64 id)
{
  guint position = G_MAXUINT;

  self->chosen = id;
  self->deleted = 0;
  if (id != 0)
    pb_assignment_index_find (self->index, id, &position);
  if (position != G_MAXUINT)
    self->chosen_position = position;
  pb_assignment_list_choose (self->list, id);
  show_chosen (self);
}

void
pb_assignments_view_set_open (PbAssignmentsView *self, gboolean open)
{
  if (self->open == open)
    return;
  self->open = open;
  update_layout (self);
}

void
pb_assignments_view_focus_items (PbAssignmentsView *self)
{
  /* With nothing to show, the way on is the button that says so. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0)
    {
      gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
      return;
    }
  switch (pb_assignments_view_get_mode (self))
    {
    case PB_MODE_BOARD:
      pb_assignment_board_focus (self->board, self->chosen);
      break;
    case PB_MODE_TIMELINE:
      pb_assignment_timeline_focus (self->timeline, self->chosen);
      break;
    case PB_MODE_LIST:
    case PB_N_MODES:
    default:
      pb_assignment_list_focus (self->list);
    }
}

static void
chosen_cb (PbAssignmentsView *self, gint64 id)
{
  guint position = G_MAXUINT;

  self->chosen = id;
  self->deleted = 0;
  pb_assignment_index_find (self->index, id, &position);
  if (position != G_MAXUINT)
    self->chosen_position = position;
  show_chosen (self);
}

/* Enter leads from the list into the assignment. */
static void
activated_cb (PbAssignmentsView *self, gint64 id)
{
  choose (self, id);
  pb_assignments_view_set_open (self, TRUE);
  gtk_widget_child_focus (self->pane, GTK_DIR_TAB_FORWARD);
}

static void
show_page (PbAssignmentsView *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->index));
  const char *page = pb_assignments_mode_names[pb_assignments_view_get_mode (self)];

  if (pb_assignment_index_get_total (self->index) == 0)
    page = "empty";
  else if (shown == 0)
    page = "no-hits";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static void
refreshed_cb (PbAssignmentsView *self)
{
  guint position = G_MAXUINT;

  show_page (self);
  if (self->deleted != 0 && pb_assignment_index_find (self->index, self->deleted, &position) != NULL
      && position != G_MAXUINT)
    {
      /* It came back by undo: the user is where they were. */
      choose (self, self->deleted);
    }
  else if (self->chosen != 0 && pb_assignment_index_find (self->index, self->chosen, &position) == NULL)
    {
      gint64 deleted = self->chosen;
      /* It was deleted: the one that took its place is chosen. */
      guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->index));
      g_autoptr (PbAssignmentRow) next = NULL;

      if (shown > 0)
        next = g_list_model_get_item (G_LIST_MODEL (self->index), MIN (self->chosen_position, shown - 1));
      choose (self, next != NULL ? pb_assignment_row_peek (next)->id : 0);
      self->deleted = deleted;
      if (next == NULL)
        pb_assignments_view_set_open (self, FALSE);
    }
  else if (self->chosen == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->index)) > 0)
    {
      g_autoptr (PbAssignmentRow) first = g_list_model_get_item (G_LIST_MODEL (self->index), 0);

      choose (self, pb_assignment_row_peek (first)->id);
    }
  else if (position != G_MAXUINT)
    {
      self->chosen_position = position;
    }
}

/* Whoever searches for a number alone means the assignment that has it, and not those that mention it. */
static PbAssignmentRow *
find_numbered (PbAssignmentsView *self)
{
  char **words = pb_assignment_index_get_filter (self->index)->words;
  guint64 number = 0;

  if (words == NULL || words[1] != NULL || !g_ascii_string_to_unsigned (words[0], 10, 1, G_MAXINT, &number, NULL))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->index)); i++)
    {
      g_autoptr (PbAssignmentRow) row = g_list_model_get_item (G_LIST_MODEL (self->index), i);

      if (pb_assignment_row_peek (row)->number == (int) number)
        return row; /* the index holds it */
    }
  return NULL;
}

/* A search that leaves one assignment means that one. What is chosen comes into view again when the search is over. */
static void
filtered_cb (PbAssignmentsView *self)
{
  PbAssignmentRow *numbered = find_numbered (self);
  guint position = G_MAXUINT;

  if (self->chosen != 0)
    pb_assignment_index_find (self->index, self->chosen, &position);
  if (numbered != NULL)
    {
      choose (self, pb_assignment_row_peek (numbered)->id);
    }
  else if (position != G_MAXUINT)
    {
      if (pb_assignment_filter_is_empty (pb_assignment_index_get_filter (self->index)))
        pb_assignment_list_choose (self->list, self->chosen);
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 1)
    {
      g_autoptr (PbAssignmentRow) only = g_list_model_get_item (G_LIST_MODEL (self->index), 0);

      choose (self, pb_assignment_row_peek (only)->id);
    }
  show_chosen (self);
}

static void
mode_changed_cb (PbAssignmentsView *self)
{
  self->open = FALSE;
  show_page (self);
  update_layout (self);
}

static void
side_wide_changed_cb (PbAssignmentsView *self)
{
  pb_assignment_filter_bar_set_narrow (PB_ASSIGNMENT_FILTER_BAR (self->bar),
                                       !pb_width_bin_is_wide (PB_WIDTH_BIN (self->side)));
}

/* The first width that the view is given decides where the divider stands, unless the user has once moved it. */
static void
place_divider (PbAssignmentsView *self)
{
  int width = gtk_widget_get_width (self->paned);
  int position = self->settings != NULL ? g_settings_get_int (self->settings, "split-position") : 0;

  if (self->placed || width <= 0)
    return;
  self->placed = TRUE;
  if (position <= 0 || position > width - 280)
    position = (int) (width * (width < 1100 ? 0.445 : 0.56));
  gtk_paned_set_position (GTK_PANED (self->paned), position);
}

static gboolean
place_divider_cb (gpointer data)
{
  place_divider (data);
  return G_SOURCE_REMOVE;
}

static void
pb_assignments_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbAssignmentsView *self = PB_ASSIGNMENTS_VIEW (widget);

  self->allocating = TRUE;
  gtk_widget_allocate (self->outer, width, height, baseline, NULL);
  self->allocating = FALSE;
  if (!self->placed)
    g_idle_add_full (G_PRIORITY_HIGH, place_divider_cb, g_object_ref (self), g_object_unref);
}

static void
pb_assignments_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PB_ASSIGNMENTS_VIEW (widget)->outer, orientation, for_size, minimum, natural, NULL, NULL);
}

/* What the user moves is remembered, not what a smaller window makes of it. */
static void
divider_moved_cb (PbAssignmentsView *self)
{
  if (self->placed && !self->allocating && self->settings != NULL && pb_assignments_view_is_beside (self)
      && gtk_widget_get_mapped (self->paned))
    g_settings_set_int (self->settings, "split-position", gtk_paned_get_position (GTK_PANED (self->paned)));
}

static GtkWidget *
make_message (const char *title, const char *text, const char *button_label, const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = pb_view_label (title, "pb-card-title");
  GtkWidget *body = pb_view_label (text, "pb-secondary");
  GtkWidget *button = gtk_button_new_with_label (button_label);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_add_css_class (box, "pb-assignments-message");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_justify (GTK_LABEL (body), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (body), 0.5);
  gtk_label_set_xalign (GTK_LABEL (heading), 0.5);
  gtk_label_set_max_width_chars (GTK_LABEL (body), 40);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  pb_view_set_accessible_label (button, button_label);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 8);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), body);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
make_side (PbAssignmentsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->bar = pb_assignment_filter_bar_new (self->index, self->settings);
  self->list = PB_ASSIGNMENT_LIST (pb_assignment_list_new (self->index));
  self->board = PB_ASSIGNMENT_BOARD (pb_assignment_board_new (self->index));
  self->timeline = PB_ASSIGNMENT_TIMELINE (pb_assignment_timeline_new (self->index));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->list), pb_assignments_mode_names[PB_MODE_LIST]);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->board), pb_assignments_mode_names[PB_MODE_BOARD]);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->timeline),
                       pb_assignments_mode_names[PB_MODE_TIMELINE]);
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_message (_("No assignments yet"),
                                     _("Add the first one here, or import a table of assignments from the menu."),
                                     _("New assignment"), "view.new-assignment"),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       make_message (_("No assignment matches"), _("Change the search or the filters, or show all."),
                                     _("Clear filters"), "view.clear-filters"),
                       "no-hits");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->side = pb_width_bin_new (COLUMNS_EM, LEAST_EM);
  pb_width_bin_set_child (PB_WIDTH_BIN (self->side), box);

  g_signal_connect_object (self->side, "wide-changed", G_CALLBACK (side_wide_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "mode-changed", G_CALLBACK (mode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "filtered", G_CALLBACK (filtered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "leave", G_CALLBACK (pb_assignments_view_focus_items), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

static void
make_detail (PbAssignmentsView *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pb_pane_decoration ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("All assignments")));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Back (Esc)"));
  pb_view_set_accessible_label (button, _("Back to all assignments"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "view.back");
  self->back = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->back, "pb-back-bar");
  gtk_box_append (GTK_BOX (self->back), button);

  self->pane = pb_assignment_pane_new (self->plan);
  gtk_widget_set_vexpand (self->pane, TRUE);
  gtk_widget_set_hexpand (self->pane, TRUE);
  self->detail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->detail, "pb-assignment-detail");
  gtk_box_append (GTK_BOX (self->detail), self->back);
  gtk_box_append (GTK_BOX (self->detail), self->pane);
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbAssignmentsView *self = PB_ASSIGNMENTS_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  PbRecord *assignment = pb_assignment_pane_get_assignment (PB_ASSIGNMENT_PANE (self->pane));

  /* Where the keyboard stands in the assignment, or nothing but it is shown, it is the assignment that is meant. */
  if (assignment && ((focus && gtk_widget_is_ancestor (focus, self->pane)) || (self->open && !self->beside)))
    pb_extracts_add_assignment (list, assignment);
  else
    g_ptr_array_add (list, pb_extracts_new_assignments (self->index));
  return list;
}

static void
pb_assignments_view_dispose (GObject *object)
{
  PbAssignmentsView *self = PB_ASSIGNMENTS_VIEW (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->outer, gtk_widget_unparent);
  g_clear_object (&self->index);
  g_clear_object (&self->settings);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_assignments_view_parent_class)->dispose (object);
}

static gboolean
pb_assignments_view_grab_focus (GtkWidget *widget)
{
  pb_assignments_view_focus_items (PB_ASSIGNMENTS_VIEW (widget));
  return TRUE;
}

static void
pb_assignments_view_class_init (PbAssignmentsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignments_view_dispose;
  widget_class->measure = pb_assignments_view_measure;
  widget_class->size_allocate = pb_assignments_view_size_allocate;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_assignments_view_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, pb_assignments_view_escape, NULL);
}

static void
pb_assignments_view_init (PbAssignmentsView *self)
{
}

GtkWidget *
pb_assignments_view_new (PbPlan *plan, GSettings *settings)
{
  PbAssignmentsView *self = g_object_new (PB_TYPE_ASSIGNMENTS_VIEW, NULL);

  self->plan = g_object_ref (plan);
  g_set_object (&self->settings, settings);
  self->index = pb_assignment_index_new (plan);
  make_side (self);
  make_detail (self);
  pb_assignments_view_add_actions (self);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->paned), self->side);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->detail);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_add_css_class (self->paned, "pb-split");
  pb_view_set_accessible_label (self->paned, _("Assignments and the chosen one"));
  self->outer = pb_width_bin_new (BESIDE_EM, LEAST_EM);
  pb_width_bin_set_child (PB_WIDTH_BIN (self->outer), self->paned);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));

  g_signal_connect_object (self->outer, "wide-changed", G_CALLBACK (update_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (divider_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  refreshed_cb (self);
  update_layout (self);
  return GTK_WIDGET (self);
}

void
pb_assignments_view_select (PbAssignmentsView *self, gint64 assignment_id)
{
  guint position;

  if (pb_assignment_index_find (self->index, assignment_id, &position) == NULL)
    return;
  if (position == G_MAXUINT)
    pb_assignment_filter_bar_clear (PB_ASSIGNMENT_FILTER_BAR (self->bar));
  choose (self, assignment_id);
  pb_assignments_view_set_open (self, TRUE);
}

/* Also a question that is being asked is inside. */
static gboolean
has_focus_inside (PbAssignmentsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

void
pb_assignments_view_filter (PbAssignmentsView *self, const char *spec)
{
  pb_assignments_view_set_open (self, FALSE);
  if (g_str_has_prefix (spec, "year="))
    {
      /* A sum of one year's effects: what it is made of, the largest first. */
      pb_assignment_index_set_effect_year (self->index, atoi (spec + strlen ("year=")));
      pb_assignment_index_set_sort (self->index, PB_SORT_EFFECT, TRUE);
      spec = "all";
    }
  pb_assignment_filter_bar_apply_spec (PB_ASSIGNMENT_FILTER_BAR (self->bar), spec);
  if (!has_focus_inside (self))
    pb_assignments_view_focus_items (self);
}

void
pb_assignments_view_focus_search (PbAssignmentsView *self)
{
  pb_assignments_view_set_open (self, FALSE);
  pb_assignment_filter_bar_focus_search (PB_ASSIGNMENT_FILTER_BAR (self->bar));
}

GListModel *
pb_assignments_view_get_model (PbAssignmentsView *self)
{
  return G_LIST_MODEL (self->index);
}

gint64
pb_assignments_view_get_chosen (PbAssignmentsView *self)
{
  return self->chosen;
}
