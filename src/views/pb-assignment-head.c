/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-head.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "pb-date-field.h"
#include "pb-editable-text.h"
#include "pb-link-button.h"
#include "pb-pane-util.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbAssignmentHead
{
  GtkWidget parent_instance;

  PbRecord *assignment;
  GtkWidget *title;
  GtkWidget *short_title;
  GtkWidget *status;
  GtkWidget *roles;
  GtkWidget *boards;
  GtkWidget *dates;
  GtkWidget *dates_label;
  GtkWidget *start; /* NULL until the dates are first opened */
  GtkWidget *due;
  GtkWidget *goals;
  GtkWidget *summary;
};

G_DEFINE_FINAL_TYPE (PbAssignmentHead, pb_assignment_head, GTK_TYPE_WIDGET)

static const PbChoiceInfo role_choice = {
  .owner = PB_ASSIGNMENT_ROLE_ASSIGNMENT,
  .target = PB_ASSIGNMENT_ROLE_ROLE,
  .heading = N_("Responsible functions"),
  .edit_label = N_("Change responsible"),
  .empty = N_("The plan has no functions yet. Add the first one below."),
  .add_placeholder = N_("New function, Enter adds it"),
  .add_label = N_("New function"),
};

static const PbChoiceInfo board_choice = {
  .owner = PB_ASSIGNMENT_BOARD_ASSIGNMENT,
  .target = PB_ASSIGNMENT_BOARD_BOARD,
  .heading = N_("Boards"),
  .edit_label = N_("Change boards"),
  .empty = N_("The plan has no boards yet. Add the first one below."),
  .add_placeholder = N_("New board, Enter adds it"),
  .add_label = N_("New board"),
};

static const PbChoiceInfo goal_choice = {
  .owner = PB_ASSIGNMENT_GOAL_ASSIGNMENT,
  .target = PB_ASSIGNMENT_GOAL_GOAL,
  .heading = N_("Goals that the assignment serves"),
  .edit_label = N_("Change goals"),
  .empty = N_("The plan has no goals yet."),
};

static void
status_cb (PbAssignmentHead *self, int status)
{
  GError *error = NULL;
  gboolean ok = pb_plan_edit_enum (pb_record_get_plan (self->assignment), _("Change status"),
                                   pb_record_get_id (self->assignment), PB_ASSIGNMENT_STATUS, status, &error);

  if (!pb_pane_check (GTK_WIDGET (self), ok, error))
    pb_assignment_head_update (self);
}

static void
bind_dates (PbAssignmentHead *self)
{
  if (!self->start)
    return;
  pb_date_field_bind (PB_DATE_FIELD (self->start), self->assignment, PB_ASSIGNMENT_START, _("Change start"));
  pb_date_field_bind (PB_DATE_FIELD (self->due), self->assignment, PB_ASSIGNMENT_DUE, _("Change end"));
}

static void
make_dates_cb (GtkMenuButton *button, gpointer data)
{
  PbAssignmentHead *self = data;
  GtkWidget *popover, *box;

  if (self->start)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "pb-choices");
  self->start = pb_date_field_new (_("Start"));
  self->due = pb_date_field_new (_("End"));
  pb_date_field_set_bound (PB_DATE_FIELD (self->start), PB_ASSIGNMENT_DUE, FALSE);
  pb_date_field_set_bound (PB_DATE_FIELD (self->due), PB_ASSIGNMENT_START, TRUE);
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Start"), "pb-semibold"));
  gtk_box_append (GTK_BOX (box), self->start);
  gtk_box_append (GTK_BOX (box), pb_view_label (_("End"), "pb-semibold"));
  gtk_box_append (GTK_BOX (box), self->due);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  pb_view_set_accessible_label (popover, _("Start and end"));
  gtk_menu_button_set_popover (button, popover);
  bind_dates (self);
}

static void
pb_assignment_head_dispose (GObject *object)
{
  PbAssignmentHead *self = PB_ASSIGNMENT_HEAD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->assignment);
  G_OBJECT_CLASS (pb_assignment_head_parent_class)->dispose (object);
}

static void
pb_assignment_head_class_init (PbAssignmentHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-assignment-head");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_short_title (PbAssignmentHead *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (line), pb_view_label (_("Short title"), "pb-tertiary pb-small"));
  self->short_title = pb_editable_text_new (_("Short title"), _("as the list calls it"), PB_EDITABLE_LINE);
  pb_editable_text_style (PB_EDITABLE_TEXT (self->short_title), "pb-secondary pb-small");
  gtk_widget_set_hexpand (self->short_title, TRUE);
  gtk_box_append (GTK_BOX (line), self->short_title);
  return line;
}

static GtkWidget *
make_dates (PbAssignmentHead *self)
{
  self->dates = gtk_menu_button_new ();
  self->dates_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->dates_label), TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->dates), self->dates_label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->dates), make_dates_cb, self, NULL);
  gtk_widget_add_css_class (self->dates, "flat");
  pb_pane_hide_tip_while_open (self->dates);
  return self->dates;
}

static void
pb_assignment_head_init (PbAssignmentHead *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *facts = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (2, 2), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->title = pb_editable_text_new (_("Title"), NULL, PB_EDITABLE_LINE | PB_EDITABLE_REQUIRED);
  pb_editable_text_style (PB_EDITABLE_TEXT (self->title), "pb-assignment-title");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (make_short_title (self), GTK_WIDGET (self));
  self->status = pb_status_drop_down_new ();
  self->roles = pb_link_button_new ("", &role_choice);
  self->boards = pb_link_button_new ("", &board_choice);
  self->goals = pb_link_button_new ("", &goal_choice);
  gtk_widget_set_parent (self->status, facts);
  gtk_widget_set_parent (self->roles, facts);
  gtk_widget_set_parent (self->boards, facts);
  gtk_widget_set_parent (make_dates (self), facts);
  gtk_widget_set_parent (self->goals, facts);
  gtk_widget_add_css_class (facts, "pb-facts");
  gtk_widget_set_parent (facts, GTK_WIDGET (self));
  self->summary = pb_editable_text_new (_("Summary"), _("Write what the assignment is about"), PB_EDITABLE_LINES);
  gtk_widget_set_parent (self->summary, GTK_WIDGET (self));
  g_signal_connect_object (self->status, "chosen", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  pb_view_set_accessible_label (GTK_WIDGET (self), _("Assignment"));
}

GtkWidget *
pb_assignment_head_new (void)
{
  return g_object_new (PB_TYPE_ASSIGNMENT_HEAD, NULL);
}

void
pb_assignment_head_bind (PbAssignmentHead *self, PbRecord *assignment)
{
  g_return_if_fail (PB_IS_ASSIGNMENT_HEAD (self));

  g_set_object (&self->assignment, assignment);
  pb_editable_text_bind (PB_EDITABLE_TEXT (self->title), assignment, PB_ASSIGNMENT_TITLE, _("Change title"));
  pb_editable_text_bind (PB_EDITABLE_TEXT (self->short_title), assignment, PB_ASSIGNMENT_SHORT_TITLE,
                         _("Change short title"));
  pb_editable_text_bind (PB_EDITABLE_TEXT (self->summary), assignment, PB_ASSIGNMENT_SUMMARY, _("Change summary"));
  pb_link_button_bind (PB_LINK_BUTTON (self->roles), assignment);
  pb_link_button_bind (PB_LINK_BUTTON (self->boards), assignment);
  pb_link_button_bind (PB_LINK_BUTTON (self->goals), assignment);
  bind_dates (self);
}

static void
show_names (GtkWidget *button, const char *brief, const char *full, const char *none, const char *what)
{
  g_autofree char *spoken = NULL;

  spoken = g_strdup_printf (_("%s: %s"), what, *full ? full : none);
  pb_link_button_set_text (PB_LINK_BUTTON (button), *brief ? brief : none, spoken);
  if (*brief)
    gtk_widget_remove_css_class (button, "pb-missing");
  else
    gtk_widget_add_css_class (button, "pb-missing");
}

static void
show_dates (PbAssignmentHead *self)
{
  g_autofree char *brief = NULL, *full = NULL, *from = NULL, *to = NULL, *from_day = NULL, *to_day = NULL;
  GDate date;

  if (pb_record_get_date (self->assignment, PB_ASSIGNMENT_START, &date))
    {
      from = pb_date_format_month (&date);
      from_day = pb_date_format_long (&date);
    }
  if (pb_record_get_date (self->assignment, PB_ASSIGNMENT_DUE, &date))
    {
      to = pb_date_format_month (&date);
      to_day = pb_date_format_long (&date);
    }
  if (from && to)
    brief = g_strdup_printf ("%s – %s", from, to);
  else if (from)
    brief = g_strdup_printf (_("from %s"), from);
  else if (to)
    brief = g_strdup_printf (_("until %s"), to);
  else
    brief = g_strdup (_("No dates"));
  /* Translators: start and end of the assignment; either may be the word "unknown". */
  full = g_strdup_printf (_("Start: %s, end: %s"), from_day ? from_day : _("unknown"), to_day ? to_day : _("unknown"));
  gtk_label_set_text (GTK_LABEL (self->dates_label), brief);
  gtk_widget_set_tooltip_text (self->dates, full);
  pb_pane_name_inner (self->dates, full);
}

/* One goal by its name, several by their number. */
static void
show_goals (PbAssignmentHead *self)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (self->assignment), PB_ASSIGNMENT_GOAL_ASSIGNMENT,
                                            pb_record_get_id (self->assignment));
  g_autofree char *brief = NULL;
  GString *full = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *goal = pb_record_get_ref (links->pdata[i], PB_ASSIGNMENT_GOAL_GOAL);
      g_autofree char *title = goal ? pb_pane_dup_record_title (goal) : NULL;

      if (title)
        g_string_append_printf (full, "%s%s", full->len ? "; " : "", title);
    }
  if (links->len)
    brief = g_strdup_printf (ngettext ("%u goal", "%u goals", links->len), links->len);
  else
    brief = g_strdup ("");
  show_names (self->goals, brief, full->str, _("No goal"), _("Goals"));
  g_string_free (full, TRUE);
}

void
pb_assignment_head_update (PbAssignmentHead *self)
{
  g_autofree char *roles = NULL, *all_roles = NULL, *boards = NULL;

  g_return_if_fail (PB_IS_ASSIGNMENT_HEAD (self));

  if (!self->assignment || !pb_record_is_live (self->assignment))
    return;
  pb_status_drop_down_set_status (PB_STATUS_DROP_DOWN (self->status),
                                  pb_record_get_enum (self->assignment, PB_ASSIGNMENT_STATUS));
  roles = pb_assignment_dup_roles (self->assignment, TRUE);
  all_roles = pb_assignment_dup_roles (self->assignment, FALSE);
  boards = pb_assignment_dup_boards (self->assignment, FALSE);
  show_names (self->roles, roles, all_roles, _("Nobody responsible"), _("Responsible"));
  show_names (self->boards, boards, boards, _("No board"), _("Boards"));
  show_dates (self);
  show_goals (self);
}

GtkWidget *
pb_assignment_head_get_title (PbAssignmentHead *self)
{
  g_return_val_if_fail (PB_IS_ASSIGNMENT_HEAD (self), NULL);

  return self->title;
}

GtkWidget *
pb_assignment_head_get_date (PbAssignmentHead *self, PbColumn column)
{
  g_return_val_if_fail (PB_IS_ASSIGNMENT_HEAD (self), NULL);

  make_dates_cb (GTK_MENU_BUTTON (self->dates), self);
  return column == PB_ASSIGNMENT_START ? self->start : self->due;
}
