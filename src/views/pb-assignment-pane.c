/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pb-activity-list.h"
#include "pb-assignment-head.h"
#include "pb-assignment-pane-private.h"
#include "pb-decisions-section.h"
#include "pb-effect-section.h"
#include "pb-follow-up-section.h"
#include "pb-funding-section.h"
#include "pb-indicator-section.h"
#include "pb-pane-util.h"
#include "pb-recent-section.h"
#include "pb-risk-section.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

#define N_SECTIONS 8
/* These are on the first screen and filled in at once, the others when there is time. */
#define N_URGENT 2

struct _PbAssignmentPane
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbRecord *assignment;

  GtkWidget *overlay;
  GtkWidget *stack;
  GtkWidget *number;
  GtkWidget *scroller;
  GtkWidget *head;
  GtkWidget *sections[N_SECTIONS];
  GtkWidget *status; /* what screen readers are told */

  AdwToast *toast;
  guint update_id;
  guint fill_id;
  guint next; /* the section to fill in next */
};

G_DEFINE_FINAL_TYPE (PbAssignmentPane, pb_assignment_pane, GTK_TYPE_WIDGET)

static gboolean
fill_cb (gpointer data)
{
  PbAssignmentPane *self = data;

  pb_pane_section_refresh (PB_PANE_SECTION (self->sections[self->next++]));
  if (self->next < N_SECTIONS)
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_later (PbAssignmentPane *self)
{
  self->next = N_URGENT;
  if (!self->fill_id)
    self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static void
show_number (PbAssignmentPane *self)
{
  g_autofree char *text = NULL;

  if (pb_record_is_null (self->assignment, PB_ASSIGNMENT_NUMBER))
    text = g_strdup (_("Assignment"));
  else
    /* Translators: the assignment's number. */
    text = g_strdup_printf (_("Assignment %d"), (int) pb_record_get_int (self->assignment, PB_ASSIGNMENT_NUMBER));
  gtk_label_set_text (GTK_LABEL (self->number), text);
}

static void
refresh (PbAssignmentPane *self)
{
  gboolean any = self->assignment && pb_record_is_live (self->assignment);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any ? "assignment" : "none");
  if (!any)
    return;
  show_number (self);
  pb_assignment_head_update (PB_ASSIGNMENT_HEAD (self->head));
  for (guint i = 0; i < N_URGENT; i++)
    pb_pane_section_refresh (PB_PANE_SECTION (self->sections[i]));
  fill_later (self);
}

static gboolean
update_cb (gpointer data)
{
  PbAssignmentPane *self = data;

  self->update_id = 0;
  for (guint i = 0; i < N_SECTIONS; i++)
    pb_pane_section_invalidate (PB_PANE_SECTION (self->sections[i]));
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
dismiss_toast (PbAssignmentPane *self)
{
  AdwToast *toast = g_steal_pointer (&self->toast);

  if (toast)
    {
      adw_toast_dismiss (toast);
      g_object_unref (toast);
    }
}

static void
plan_changed_cb (PbAssignmentPane *self)
{
  dismiss_toast (self);
  if (!self->update_id && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

static void
toast_gone_cb (PbAssignmentPane *self, AdwToast *toast)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

void
pb_assignment_pane_offer_undo (PbAssignmentPane *self, const char *said)
{
  AdwToast *toast = adw_toast_new (said);

  dismiss_toast (self);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  self->toast = g_object_ref (toast);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->overlay), toast);
  gtk_label_set_text (GTK_LABEL (self->status), said);
  pb_view_set_accessible_label (self->status, said);
}

/* What begins with writing is not offered where nothing can be written. */
static void
read_only_cb (PbAssignmentPane *self)
{
  static const char *const writing[] = { "pane.new-follow-up", "pane.number", "pane.delete" };

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], !pb_plan_get_read_only (self->plan));
}

static void
pb_assignment_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_assignment_pane_parent_class)->map (widget);
  update_cb (widget);
}

static gboolean
pb_assignment_pane_grab_focus (GtkWidget *widget)
{
  PbAssignmentPane *self = PB_ASSIGNMENT_PANE (widget);

  return gtk_widget_grab_focus (pb_assignment_head_get_title (PB_ASSIGNMENT_HEAD (self->head)));
}

static void
pb_assignment_pane_dispose (GObject *object)
{
  PbAssignmentPane *self = PB_ASSIGNMENT_PANE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->assignment);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_assignment_pane_parent_class)->dispose (object);
}

static void
pb_assignment_pane_class_init (PbAssignmentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_pane_dispose;
  widget_class->map = pb_assignment_pane_map;
  widget_class->focus = pb_focus_children;
  widget_class->grab_focus = pb_assignment_pane_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-assignment-pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  pb_assignment_pane_install_actions (widget_class);
}

static GtkWidget *
make_new_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), pb_pane_decoration ("pb-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("New follow-up")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("New follow-up (Ctrl+R)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pane.new-follow-up");
  pb_view_set_accessible_label (button, _("New follow-up"));
  return button;
}

static GtkWidget *
make_top (PbAssignmentPane *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenu) model = pb_assignment_pane_make_menu ();

  self->number = pb_view_label ("", "pb-secondary pb-semibold pb-numeric");
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_box_append (GTK_BOX (top), self->number);
  gtk_box_append (GTK_BOX (top), make_new_button ());
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "pb-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (model));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (menu, _("More about the assignment"));
  pb_pane_name_inner (menu, _("More about the assignment"));
  pb_pane_hide_tip_while_open (menu);
  gtk_box_append (GTK_BOX (top), menu);
  gtk_widget_add_css_class (top, "pb-pane-top");
  return top;
}

static GtkWidget *
make_content (PbAssignmentPane *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *top = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (top), 760);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (top), 760);
  adw_clamp_set_child (ADW_CLAMP (top), make_top (self));
  gtk_box_append (GTK_BOX (page), top);
  gtk_widget_add_css_class (content, "pb-pane-content");
  self->head = pb_assignment_head_new ();
  gtk_box_append (GTK_BOX (content), self->head);
  self->sections[0] = pb_follow_up_section_new ();
  self->sections[1] = pb_activity_list_new ();
  self->sections[2] = pb_effect_section_new ();
  self->sections[3] = pb_indicator_section_new ();
  self->sections[4] = pb_decisions_section_new ();
  self->sections[5] = pb_risk_section_new ();
  self->sections[6] = pb_funding_section_new ();
  self->sections[7] = pb_recent_section_new ();
  for (guint i = 0; i < N_SECTIONS; i++)
    gtk_box_append (GTK_BOX (content), self->sections[i]);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (page), self->scroller);
  return page;
}

static void
pb_assignment_pane_init (PbAssignmentPane *self)
{
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No assignment is chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("Choose one in the list to see everything about it."));
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_content (self), "assignment");
  gtk_widget_set_vexpand (self->stack, TRUE);
  /* Toasts are not read out by every screen reader: the same sentence as a status, too small to see. */
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->status, "pb-spoken");
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->status);
  self->overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), box);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  pb_view_set_accessible_label (GTK_WIDGET (self), _("The assignment"));
}

GtkWidget *
pb_assignment_pane_new (PbPlan *plan)
{
  PbAssignmentPane *self = g_object_new (PB_TYPE_ASSIGNMENT_PANE, NULL);

  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (read_only_cb), self, G_CONNECT_SWAPPED);
  read_only_cb (self);
  return GTK_WIDGET (self);
}

void
pb_assignment_pane_set_assignment (PbAssignmentPane *self, PbRecord *assignment)
{
  g_return_if_fail (PB_IS_ASSIGNMENT_PANE (self));

  if (self->assignment == assignment)
    return;
  g_set_object (&self->assignment, assignment);
  pb_assignment_head_bind (PB_ASSIGNMENT_HEAD (self->head), assignment);
  for (guint i = 0; i < N_SECTIONS; i++)
    pb_pane_section_set_assignment (PB_PANE_SECTION (self->sections[i]), assignment);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

PbRecord *
pb_assignment_pane_get_assignment (PbAssignmentPane *self)
{
  g_return_val_if_fail (PB_IS_ASSIGNMENT_PANE (self), NULL);

  return self->assignment;
}

GtkWidget *
pb_assignment_pane_get_head (PbAssignmentPane *self)
{
  g_return_val_if_fail (PB_IS_ASSIGNMENT_PANE (self), NULL);

  return self->head;
}

GtkWidget *
pb_assignment_pane_get_section (PbAssignmentPane *self, GType type)
{
  g_return_val_if_fail (PB_IS_ASSIGNMENT_PANE (self), NULL);

  for (guint i = 0; i < N_SECTIONS; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (self->sections[i], type))
      return self->sections[i];
  return NULL;
}
