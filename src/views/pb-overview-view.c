/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "pb-card-page.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-overview-cards.h"
#include "pb-refresh.h"
#include "pb-view.h"

struct _PbOverviewView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbOverview *overview;
  gboolean in_list; /* the full list is shown, else the page */
  PbOverviewList list;

  GtkStack *stack; /* "page", "list", "empty" */
  PbCardPage *page;
  GtkBox *full;
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbOverviewView, pb_overview_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

/* The key of the button inside the view that has the keyboard, NULL where none has. */
static char *
dup_focused (PbOverviewView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus || !GTK_IS_BUTTON (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (gtk_widget_get_name (focus));
}

static GtkWidget *
new_heading (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text,
                                   "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_answer (PbOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *summary = pb_view_label (overview->summary, "pb-secondary");

  gtk_label_set_wrap (GTK_LABEL (summary), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (summary), 30);
  gtk_box_append (GTK_BOX (box), new_heading (overview->heading, "pb-answer"));
  gtk_box_append (GTK_BOX (box), summary);
  return box;
}

static GtkWidget *
new_today (PbOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *today = pb_date_format_long (&overview->today);

  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), pb_view_number (today, "pb-secondary"));
  if (*overview->deadline)
    gtk_box_append (GTK_BOX (box), pb_view_number (overview->deadline, "pb-small pb-secondary"));
  return box;
}

static void
fill_page (PbOverviewView *self)
{
  PbOverview *overview = self->overview;

  pb_card_page_clear (self->page);
  pb_card_page_add (self->page, new_answer (overview), 0, 3);
  pb_card_page_add (self->page, new_today (overview), 0, 1);
  pb_card_page_add (self->page, pb_overview_balance_card (self->plan, overview), 1, 9);
  pb_card_page_add (self->page, pb_overview_effect_card (overview), 1, 4);
  if (overview->n_assignments > 0)
    {
      pb_card_page_add (self->page, pb_overview_assessment_card (overview), 2, 12);
      pb_card_page_add (self->page, pb_overview_status_card (overview), 2, 13);
    }
  pb_card_page_add (self->page, pb_overview_list_card (overview, PB_OVERVIEW_DUE), 3, 1);
  pb_card_page_add (self->page, pb_overview_list_card (overview, PB_OVERVIEW_UNREPORTED), 3, 1);
  pb_card_page_add (self->page, pb_overview_list_card (overview, PB_OVERVIEW_FINDINGS), 3, 1);
}

static void
fill_list (PbOverviewView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = pb_overview_button ("back", "overview.back", NULL, _("Back to the overview"));
  g_autofree char *title = pb_overview_list_title (self->list);
  g_autofree char *text = g_strdup_printf ("%s · %u", title, pb_overview_list_length (self->overview, self->list));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->full))))
    gtk_box_remove (self->full, child);
  gtk_button_set_icon_name (GTK_BUTTON (back), "go-previous-symbolic");
  gtk_widget_set_tooltip_text (back, _("Back to the overview"));
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), new_heading (text, "pb-view-title"));
  gtk_box_append (self->full, head);
  gtk_box_append (self->full, pb_overview_full_list (self->plan, self->overview, self->list));
}

static void
refresh (GtkWidget *widget)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (widget);
  g_autofree char *focused = dup_focused (self);
  GtkWidget *target;
  GDate today;

  pb_date_today (&today);
  g_clear_pointer (&self->overview, pb_overview_free);
  self->overview = pb_overview_new (self->plan, &today);
  if (self->overview->empty)
    {
      self->in_list = FALSE;
      pb_card_page_clear (self->page);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  fill_page (self);
  if (self->in_list)
    fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, self->in_list ? "list" : "page");
  target = focused ? find_named (gtk_stack_get_visible_child (self->stack), focused) : NULL;
  if (target)
    gtk_widget_grab_focus (target);
}

static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (widget);

  if (!self->overview)
    return;
  self->list = (PbOverviewList) g_variant_get_int32 (parameter);
  self->in_list = TRUE;
  fill_list (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (find_named (GTK_WIDGET (self->full), "back"));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (widget);
  GtkWidget *link;

  if (!self->in_list)
    return;
  self->in_list = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "page");
  link = find_named (GTK_WIDGET (self->page), self->list == PB_OVERVIEW_DUE ? "all-due" : "all-findings");
  if (link)
    gtk_widget_grab_focus (link);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (widget);

  if (!self->in_list)
    return GDK_EVENT_PROPAGATE;
  go_back (widget, NULL, NULL);
  return GDK_EVENT_STOP;
}

/* child in a clamp that scrolls down, and sideways only where a large text leaves no other way. */
static GtkWidget *
new_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_widget_add_css_class (child, "pb-view");
  gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Go to the assignments"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-overview-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The plan is empty"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("Add the plan's assignments first. Here you then see how it goes: whether the plan is in "
         "balance, what is late and what nobody has reported on."));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "assignments");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-view");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();

  if (self->overview && !self->overview->empty)
    pb_extracts_add_overview (list, self->plan, self->overview);
  return list;
}

static void
pb_overview_view_dispose (GObject *object)
{
  PbOverviewView *self = PB_OVERVIEW_VIEW (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->overview, pb_overview_free);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_overview_view_parent_class)->dispose (object);
}

static void
pb_overview_view_class_init (PbOverviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_overview_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "overview.show-all", "i", show_all);
  gtk_widget_class_install_action (widget_class, "overview.back", NULL, go_back);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pb_overview_view_init (PbOverviewView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->page = PB_CARD_PAGE (pb_card_page_new (14));
  self->full = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  gtk_stack_add_named (self->stack, new_scroller (GTK_WIDGET (self->page)), "page");
  gtk_stack_add_named (self->stack, new_scroller (GTK_WIDGET (self->full)), "list");
  gtk_stack_add_named (self->stack, new_empty_page (), "empty");
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_overview_view_new (PbPlan *plan)
{
  PbOverviewView *self = g_object_new (PB_TYPE_OVERVIEW_VIEW, NULL);

  self->plan = g_object_ref (plan);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}
