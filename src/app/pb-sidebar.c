/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sidebar.h"

#include <glib/gi18n-lib.h>

#include "widgets/pb-focus.h"

#define WIDTH 208
#define NARROW_WIDTH 56

struct _PbSidebar
{
  GtkBox parent_instance;
  GtkWidget *heading;
  GtkListBox *list;
  GtkWidget *foot;
  GtkImage *state_icon;
  GtkLabel *state_label;
  gboolean narrow;
  gboolean read_only;
  char *unsaved;
};

G_DEFINE_FINAL_TYPE (PbSidebar, pb_sidebar, GTK_TYPE_BOX)

const char *const pb_sidebar_views[] = { "overview", "assignments", "budget", "benchmarks", "follow-up",
                                          "meetings", "history", NULL };

static const struct
{
  const char *title;
  const char *icon;
} views[] = {
  { N_("Overview"), "pb-overview-symbolic" }, { N_("Assignments"), "pb-assignments-symbolic" },
  { N_("Budget"), "pb-budget-symbolic" },     { N_("Benchmarks"), "pb-benchmarks-symbolic" },
  { N_("Follow-up"), "pb-follow-up-symbolic" }, { N_("Meetings and decisions"), "pb-meetings-symbolic" },
  { N_("History"), "pb-history-symbolic" },
};

static int
view_index (const char *view)
{
  for (int i = 0; pb_sidebar_views[i]; i++)
    {
      if (g_strcmp0 (pb_sidebar_views[i], view) == 0)
        return i;
    }
  return -1;
}

/* The list is one stop for Tab, at the chosen row; the arrow keys move in it. */
static void
update_focusable (PbSidebar *self, GtkListBoxRow *chosen)
{
  gtk_widget_set_focusable (GTK_WIDGET (chosen), TRUE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  for (int i = 0; pb_sidebar_views[i]; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != chosen)
        gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
    }
}

static void
row_selected_cb (PbSidebar *self, GtkListBoxRow *row)
{
  if (row == NULL)
    return;
  update_focusable (self, row);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s",
                              pb_sidebar_views[gtk_list_box_row_get_index (row)]);
}

static GtkWidget *
create_row (int i)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", views[i].icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (_(views[i].title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "label", label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(views[i].title), -1);
  return row;
}

static GtkWidget *
create_header (PbSidebar *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->heading = gtk_label_new (_("Planbok"));
  gtk_widget_add_css_class (self->heading, "title");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->heading);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  return header;
}

static GtkWidget *
create_list (PbSidebar *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-sidebar-list");
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Views"), -1);
  for (int i = 0; pb_sidebar_views[i]; i++)
    gtk_list_box_append (self->list, create_row (i));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->list);
}

/* A status message: screen readers say it when its name changes. */
static GtkWidget *
create_foot (PbSidebar *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->state_icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->state_label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                                    "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 6, "ellipsize",
                                    PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->state_icon), GTK_ALIGN_START);
  gtk_widget_add_css_class (self->foot, "pb-sidebar-foot");
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->state_icon));
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->state_label));
  return self->foot;
}

static void
update_foot (PbSidebar *self)
{
  g_autofree char *text = self->unsaved ? g_strdup_printf (_("Not saved: %s"), self->unsaved)
                                        : g_strdup (self->read_only ? _("Can only be read") : _("Everything is saved"));

  gtk_image_set_from_icon_name (self->state_icon, self->unsaved     ? "dialog-warning-symbolic"
                                                  : self->read_only ? "changes-prevent-symbolic"
                                                                    : "pb-saved-symbolic");
  gtk_label_set_text (self->state_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (self->foot, self->narrow || self->unsaved ? text : NULL);
  if (self->unsaved)
    gtk_widget_add_css_class (self->foot, "pb-bad");
  else
    gtk_widget_remove_css_class (self->foot, "pb-bad");
}

static void
pb_sidebar_finalize (GObject *object)
{
  g_free (PB_SIDEBAR (object)->unsaved);
  G_OBJECT_CLASS (pb_sidebar_parent_class)->finalize (object);
}

static void
pb_sidebar_class_init (PbSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_sidebar_finalize;
}

static void
pb_sidebar_init (PbSidebar *self)
{
  GtkWidget *spring = gtk_window_handle_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-sidebar");
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), create_header (self));
  gtk_box_append (GTK_BOX (self), create_list (self));
  gtk_widget_set_vexpand (spring, TRUE);
  gtk_box_append (GTK_BOX (self), spring);
  gtk_box_append (GTK_BOX (self), create_foot (self));
  update_foot (self);
}

GtkWidget *
pb_sidebar_new (void)
{
  return g_object_new (PB_TYPE_SIDEBAR, NULL);
}

const char *
pb_sidebar_get_title (const char *view)
{
  int i = view_index (view);

  return i >= 0 ? _(views[i].title) : NULL;
}

void
pb_sidebar_select (PbSidebar *self, const char *view)
{
  int i = view_index (view);

  g_return_if_fail (PB_IS_SIDEBAR (self));

  gtk_list_box_select_row (self->list, i >= 0 ? gtk_list_box_get_row_at_index (self->list, i) : NULL);
}

void
pb_sidebar_focus (PbSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (PB_IS_SIDEBAR (self));
  row = gtk_list_box_get_selected_row (self->list);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
pb_sidebar_set_narrow (PbSidebar *self, gboolean narrow)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_size_request (GTK_WIDGET (self), narrow ? NARROW_WIDTH : WIDTH, -1);
  gtk_widget_set_visible (self->heading, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), !narrow);
  for (int i = 0; pb_sidebar_views[i]; i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i));

      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "label"), !narrow);
      gtk_widget_set_tooltip_text (row, narrow ? _(views[i].title) : NULL);
    }
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  update_foot (self);
}

void
pb_sidebar_set_read_only (PbSidebar *self, gboolean read_only)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));

  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  update_foot (self);
}

void
pb_sidebar_set_unsaved (PbSidebar *self, const char *sentence)
{
  g_return_if_fail (PB_IS_SIDEBAR (self));

  if (g_strcmp0 (self->unsaved, sentence) == 0)
    return;
  g_free (self->unsaved);
  self->unsaved = g_strdup (sentence);
  update_foot (self);
}
