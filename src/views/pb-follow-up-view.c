/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-round.h"
#include "pb-assignment-filter.h"
#include "pb-card-page.h"
#include "pb-deadline-button.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-follow-up-dialog.h"
#include "pb-follow-up-goals.h"
#include "pb-follow-up-list.h"
#include "pb-follow-up-money.h"
#include "pb-follow-up-row.h"
#include "pb-outcome-row.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-role-question.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-focus.h"

enum { ROUND, GOALS, MONEY, OUTCOMES, N_PAGES };

static const struct
{
  const char *name;
  const char *label;
} pages[] = {
  { "round", N_("Reporting round") },
  { "goals", N_("Goal chain") },
  { "money", N_("Operating statement") },
  { "outcomes", N_("Indicators") },
};

struct _PbFollowUpView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  GSettings *settings;
  PbRound *round;
  GPtrArray *periods; /* codes, newest first */
  char *period;
  gboolean filling;

  GtkWidget *box;
  GtkWidget *answer;
  GtkWidget *summary;
  GtkWidget *chooser;
  GtkWidget *deadline;
  GtkWidget *report;
  GtkWidget *segments[N_PAGES];
  GtkStack *stack; /* by the pages' names, and "nothing" below them */
  GtkStack *round_stack; /* "list", "empty" */
  GtkWidget *round_list;
  GtkWidget *goals;
  GtkStack *money_stack;
  GtkWidget *money;
  GtkStack *outcome_stack;
  GtkWidget *outcomes;
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbFollowUpView, pb_follow_up_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

static void
fill_periods (PbFollowUpView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *spoken = NULL;
  guint selected = 0;
  GDate today;

  pb_date_today (&today);
  if (self->period == NULL)
    self->period = pb_round_dup_period (self->plan, &today);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  self->periods = pb_follow_up_list_periods (self->plan, NULL, self->period, &today);
  for (guint i = 0; i < self->periods->len; i++)
    {
      g_autofree char *words = pb_period_format (self->periods->pdata[i]);
      g_autofree char *capital = pb_pane_capitalise (words);

      gtk_string_list_append (names, capital);
      if (g_str_equal (self->periods->pdata[i], self->period))
        selected = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), selected);
  self->filling = FALSE;
  spoken = g_strdup_printf (_("Period: %s"), gtk_string_list_get_string (names, selected));
  pb_pane_name_inner (self->chooser, spoken);
}

/* "Senast 31 dec. 2026 (om 39 dagar) · 19 saknas" */
static char *
dup_summary (PbFollowUpView *self)
{
  GString *text = g_string_new (NULL);
  guint missing = self->round->n_items - self->round->n_reported;
  GDate today;

  pb_date_today (&today);
  if (self->round->has_deadline)
    {
      g_autofree char *date = pb_date_format (&self->round->deadline);
      g_autofree char *distance = missing > 0 ? pb_date_format_distance (&self->round->deadline, &today) : NULL;

      if (self->round->stated)
        /* Translators: a date. */
        g_string_append_printf (text, _("To be reported by %s"), date);
      else
        /* Translators: a period's last day. */
        g_string_append_printf (text, _("The period ends on %s"), date);
      if (distance != NULL)
        g_string_append_printf (text, " (%s)", distance);
      if (!self->round->stated)
        pb_pane_append_part (text, _("the last day to report is not decided"));
    }
  if (missing > 0)
    {
      g_autofree char *left = g_strdup_printf (ngettext ("%u is missing", "%u are missing", missing), missing);

      pb_pane_append_part (text, left);
    }
  return g_string_free (text, FALSE);
}

static void
show_head (PbFollowUpView *self)
{
  g_autofree char *period = pb_period_format (self->period);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *answer = NULL;

  if (self->round->n_items == 0)
    answer = g_strdup_printf (_("Nothing to report for %s"), period);
  else if (self->round->n_reported == self->round->n_items)
    /* Translators: a number, and a period: "All 19 are reported for tertial 1 2022". */
    answer = g_strdup_printf (_("All %u are reported for %s"), self->round->n_items, period);
  else
    answer = g_strdup_printf (_("%u of %u are reported for %s"), self->round->n_reported, self->round->n_items, period);
  gtk_label_set_text (GTK_LABEL (self->answer), answer);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  pb_deadline_button_show (PB_DEADLINE_BUTTON (self->deadline), self->plan, self->period);
  gtk_widget_set_visible (self->summary, self->round->n_items > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-ups.report",
                                 self->round->n_items > 0 && !pb_plan_get_read_only (self->plan));
}

static void
fill_round (PbFollowUpView *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->round->roles->len; i++)
    {
      PbRoundRole *role = self->round->roles->pdata[i];

      g_ptr_array_add (items, pb_follow_up_item_new_role (role));
      for (guint j = 0; j < role->items->len; j++)
        g_ptr_array_add (items, pb_follow_up_item_new_due (&g_array_index (role->items, PbRoundItem, j), self->period));
    }
  gtk_stack_set_visible_child_name (self->round_stack, items->len > 0 ? "list" : "empty");
  pb_follow_up_list_set_items (PB_FOLLOW_UP_LIST (self->round_list), items);
}

static void
fill_outcomes (PbFollowUpView *self)
{
  GPtrArray *indicators = pb_plan_peek_records (self->plan, PB_TABLE_INDICATOR);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < indicators->len; i++)
    g_ptr_array_add (items, pb_follow_up_item_new_indicator (indicators->pdata[i], pb_period_year (self->period)));
  gtk_stack_set_visible_child_name (self->outcome_stack, items->len > 0 ? "list" : "empty");
  pb_follow_up_list_set_items (PB_FOLLOW_UP_LIST (self->outcomes), items);
}

/* Only the page that is seen is filled; the others when they are. */
static void
fill_page (PbFollowUpView *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (page, pages[GOALS].name) == 0)
    pb_follow_up_goals_show (PB_FOLLOW_UP_GOALS (self->goals), self->period);
  else if (g_strcmp0 (page, pages[MONEY].name) == 0)
    gtk_stack_set_visible_child_name (
        self->money_stack,
        pb_follow_up_money_fill (PB_CARD_PAGE (self->money), self->plan, pb_period_year (self->period)) > 0 ? "list"
                                                                                                          : "empty");
  else if (g_strcmp0 (page, pages[OUTCOMES].name) == 0)
    fill_outcomes (self);
  else
    fill_round (self);
}

static void
refresh (GtkWidget *widget)
{
  PbFollowUpView *self = PB_FOLLOW_UP_VIEW (widget);

  fill_periods (self);
  g_clear_pointer (&self->round, pb_round_free);
  self->round = pb_round_new (self->plan, self->period);
  show_head (self);
  fill_page (self);
}

static void
period_cb (PbFollowUpView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->filling && self->periods != NULL && selected < self->periods->len)
    pb_follow_up_view_set_period (self, self->periods->pdata[selected]);
}

static void
segment_cb (PbFollowUpView *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_PAGES; i++)
    if (self->segments[i] == GTK_WIDGET (button))
      gtk_stack_set_visible_child_name (self->stack, pages[i].name);
  if (self->round != NULL)
    fill_page (self);
}

/* From the first that is missing; where all are reported, from the first. */
static void
walk (PbFollowUpView *self, PbRoundRole *role)
{
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint first = 0;

  for (guint i = role->items->len; i > 0; i--)
    if (g_array_index (role->items, PbRoundItem, i - 1).follow_up == NULL)
      first = i - 1;
  for (guint i = 0; i < role->items->len; i++)
    g_ptr_array_add (subjects, g_array_index (role->items, PbRoundItem, i).subject);
  if (GTK_IS_WINDOW (root) && subjects->len > 0)
    pb_follow_up_dialog_present_round (GTK_WINDOW (root), subjects, first, self->period);
}

static void
walk_own (PbFollowUpView *self, PbRecord *record)
{
  PbRoundRole *role = pb_round_find_role (self->round, pb_record_get_id (record));
  g_autofree char *text = NULL;

  if (role != NULL)
    {
      walk (self, role);
      return;
    }
  /* Translators: %s is a function. */
  text = g_strdup_printf (_("%s has nothing to report for the period"), pb_record_get_title (record));
  pb_view_say (GTK_WIDGET (self), text);
}

static void
role_answered_cb (PbRecord *role, gpointer data)
{
  PbFollowUpView *self = data;

  if (role == NULL)
    return;
  if (self->settings != NULL)
    pb_role_question_remember (self->settings, role);
  walk_own (self, role);
}

static void
report_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbFollowUpView *self = PB_FOLLOW_UP_VIEW (widget);
  g_autofree char *name = self->settings != NULL ? g_settings_get_string (self->settings, "my-role") : NULL;
  PbRecord *own = name != NULL && *name != '\0' ? pb_assignment_find_role (self->plan, name) : NULL;

  if (own != NULL)
    walk_own (self, own);
  else if (self->round->roles->len == 1)
    walk (self, self->round->roles->pdata[0]);
  else
    pb_role_question_ask (self->report, self->plan, role_answered_cb, self);
}

static void
round_activated_cb (PbFollowUpView *self, PbFollowUpItem *item)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PbRoundRole *role;

  if (!GTK_IS_WINDOW (root) || pb_plan_get_read_only (self->plan))
    return;
  if (item->kind == PB_FOLLOW_UP_ITEM_DUE)
    {
      pb_follow_up_dialog_present_period (GTK_WINDOW (root), item->record, self->period);
      return;
    }
  role = pb_round_find_role (self->round, item->record != NULL ? pb_record_get_id (item->record) : 0);
  if (role != NULL)
    walk (self, role);
}

static void
outcome_activated_cb (PbFollowUpView *self, PbFollowUpItem *item)
{
  pb_view_open_record (GTK_WIDGET (self), pb_table_info (PB_TABLE_INDICATOR)->name, pb_record_get_id (item->record));
}

static GtkWidget *
create_follow_up_row (gpointer data)
{
  return pb_follow_up_row_new ();
}

static void
show_follow_up_row (GtkWidget *row, gpointer item, gpointer data)
{
  pb_follow_up_row_show (PB_FOLLOW_UP_ROW (row), item);
}

static GtkWidget *
create_outcome_row (gpointer data)
{
  return pb_outcome_row_new ();
}

static void
show_outcome_row (GtkWidget *row, gpointer item, gpointer data)
{
  pb_outcome_row_show (PB_OUTCOME_ROW (row), item);
}

static gboolean
pb_follow_up_view_grab_focus (GtkWidget *widget)
{
  PbFollowUpView *self = PB_FOLLOW_UP_VIEW (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  GtkWidget *target = g_strcmp0 (page, "goals") == 0      ? self->goals
                      : g_strcmp0 (page, "outcomes") == 0 ? self->outcomes
                      : g_strcmp0 (page, "round") == 0    ? self->round_list
                                                          : NULL;

  if (target != NULL && gtk_widget_get_mapped (target) && gtk_widget_grab_focus (target))
    return TRUE;
  for (guint i = 0; i < N_PAGES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->segments[i])))
      return gtk_widget_grab_focus (self->segments[i]);
  return FALSE;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbFollowUpView *self = PB_FOLLOW_UP_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (self->round == NULL)
    return list;
  if (g_strcmp0 (page, pages[GOALS].name) == 0)
    g_ptr_array_add (list, pb_extracts_new_goals (self->plan, self->period));
  else if (g_strcmp0 (page, pages[MONEY].name) == 0)
    pb_extracts_add_tables (list, self->plan, NULL, pb_period_year (self->period));
  else if (g_strcmp0 (page, pages[OUTCOMES].name) == 0)
    g_ptr_array_add (list, pb_extracts_new_outcomes (self->plan, pb_period_year (self->period)));
  else
    g_ptr_array_add (list, pb_extracts_new_round (self->round));
  return list;
}

static void
pb_follow_up_view_dispose (GObject *object)
{
  PbFollowUpView *self = PB_FOLLOW_UP_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->round, pb_round_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->period, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_follow_up_view_parent_class)->dispose (object);
}

static void
pb_follow_up_view_class_init (PbFollowUpViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_view_dispose;
  widget_class->grab_focus = pb_follow_up_view_grab_focus;
  widget_class->focus = pb_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "follow-ups.report", NULL, report_action);
}

static GtkWidget *
new_empty (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-follow-up-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static GtkStack *
new_stack (GtkWidget *list, const char *title, const char *description)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  gtk_stack_add_named (stack, list, "list");
  gtk_stack_add_named (stack, new_empty (title, description), "empty");
  return stack;
}

static GtkWidget *
new_money_page (PbFollowUpView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->money = pb_card_page_new (14);
  gtk_widget_add_css_class (self->money, "pb-follow-up-cards");
  gtk_widget_set_valign (self->money, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->money);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
make_pages (PbFollowUpView *self)
{
  self->round_list = pb_follow_up_list_new (_("Reporting round"), create_follow_up_row, show_follow_up_row);
  self->round_stack = new_stack (self->round_list, _("Nothing to report"),
                                 _("Add the plan’s assignments and goals first. Here you then see who has reported on "
                                   "them, and what is missing."));
  self->money_stack = new_stack (new_money_page (self), _("No operating statement"),
                                 _("No budget table has columns for budget, forecast or outcome of the period’s year. Add "
                                   "them in Budget, or import a table with such columns."));
  self->outcomes = pb_follow_up_list_new (_("Indicators"), create_outcome_row, show_outcome_row);
  self->outcome_stack = new_stack (self->outcomes, _("No indicators"),
                                   _("Import indicators with outcomes and targets, or add them in Benchmarks."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->round_stack), pages[ROUND].name);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->money_stack), pages[MONEY].name);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->outcome_stack), pages[OUTCOMES].name);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  g_signal_connect_object (self->round_list, "activated", G_CALLBACK (round_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outcomes, "activated", G_CALLBACK (outcome_activated_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_report_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Report now")));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Ctrl+R"), "pb-key"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow-ups.report");
  pb_view_set_accessible_label (button, _("Report what is mine"));
  return button;
}

static GtkWidget *
new_segments (PbFollowUpView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "pb-segments");
  pb_focus_leave_on_tab (box);
  for (guint i = 0; i < N_PAGES; i++)
    {
      self->segments[i] = gtk_toggle_button_new_with_label (_(pages[i].label));
      pb_view_set_accessible_label (self->segments[i], _(pages[i].label));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->segments[i]), GTK_TOGGLE_BUTTON (self->segments[0]));
      gtk_box_append (GTK_BOX (box), self->segments[i]);
      g_signal_connect_object (self->segments[i], "toggled", G_CALLBACK (segment_cb), self, G_CONNECT_SWAPPED);
    }
  return box;
}

static GtkWidget *
new_head (PbFollowUpView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tools = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (12, 8), NULL);

  self->answer = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap",
                               TRUE, NULL);
  gtk_widget_add_css_class (self->answer, "pb-view-title");
  gtk_box_append (GTK_BOX (head), self->answer);
  self->summary = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_box_append (GTK_BOX (head), self->summary);
  self->chooser = pb_pane_drop_down (NULL);
  gtk_widget_add_css_class (self->chooser, "pb-dropdown");
  gtk_box_append (GTK_BOX (tools), self->chooser);
  self->deadline = pb_deadline_button_new ();
  gtk_box_append (GTK_BOX (tools), self->deadline);
  gtk_box_append (GTK_BOX (tools), new_segments (self));
  self->report = new_report_button ();
  gtk_box_append (GTK_BOX (tools), self->report);
  gtk_widget_add_css_class (tools, "pb-follow-up-tools");
  gtk_box_append (GTK_BOX (head), tools);
  gtk_widget_add_css_class (head, "pb-follow-up-view-head");
  return head;
}

static gboolean
report_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, "follow-ups.report", NULL);
}

/* Wherever the focus is in the window, as in the sidebar, while the view is shown. */
static void
add_key (PbFollowUpView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_r, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (report_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
pb_follow_up_view_init (PbFollowUpView *self)
{
  add_key (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_pages (self);
  gtk_box_append (GTK_BOX (self->box), new_head (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pb_follow_up_view_new (PbPlan *plan, GSettings *settings)
{
  PbFollowUpView *self = g_object_new (PB_TYPE_FOLLOW_UP_VIEW, NULL);

  self->plan = g_object_ref (plan);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->goals = pb_follow_up_goals_new (plan);
  gtk_stack_add_named (self->stack, self->goals, pages[GOALS].name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->segments[ROUND]), TRUE);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_follow_up_view_show_page (PbFollowUpView *self, const char *page)
{
  g_return_if_fail (PB_IS_FOLLOW_UP_VIEW (self));

  for (guint i = 0; i < N_PAGES; i++)
    if (g_str_equal (pages[i].name, page))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->segments[i]), TRUE);
}

void
pb_follow_up_view_set_period (PbFollowUpView *self, const char *code)
{
  g_return_if_fail (PB_IS_FOLLOW_UP_VIEW (self));
  g_return_if_fail (pb_period_parse (code, NULL, NULL));

  if (g_strcmp0 (self->period, code) == 0)
    return;
  g_free (self->period);
  self->period = g_strdup (code);
  pb_refresh_queue (GTK_WIDGET (self));
}
