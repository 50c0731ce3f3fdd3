/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-view.h"

#include "model/pb-error.h"

void
pb_view_open_record (GtkWidget *widget, const char *table, gint64 id)
{
  gtk_widget_activate_action (widget, "win.open-record", "(sx)", table, id);
}

void
pb_view_filter_assignments (GtkWidget *widget, const char *spec)
{
  gtk_widget_activate_action (widget, "win.filter-assignments", "s", spec);
}

void
pb_view_say (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.say", "s", text);
}

/* Is it the file that could not be written, and not the change that could not be made? */
static gboolean
is_unwritten (GError *error)
{
  return g_error_matches (error, PB_ERROR, PB_ERROR_FULL) || g_error_matches (error, PB_ERROR, PB_ERROR_READ_ONLY)
         || g_error_matches (error, PB_ERROR, PB_ERROR_BUSY) || g_error_matches (error, PB_ERROR, PB_ERROR_DAMAGED)
         || g_error_matches (error, PB_ERROR, PB_ERROR_FAILED);
}

void
pb_view_report (GtkWidget *widget, const char *heading, GError *error)
{
  gtk_widget_activate_action (widget, is_unwritten (error) ? "win.show-unsaved" : "win.show-error", "(ss)", heading,
                              error->message);
  g_error_free (error);
}

GtkWidget *
pb_view_label (const char *text, const char *css_classes)
{
  GtkWidget *label = gtk_label_new (text);
  g_auto (GStrv) classes = g_strsplit (css_classes ? css_classes : "", " ", -1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) classes);
  return label;
}

GtkWidget *
pb_view_number (const char *text, const char *css_classes)
{
  GtkWidget *label = pb_view_label (text, css_classes);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "pb-numeric");
  return label;
}

void
pb_view_set_accessible_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
