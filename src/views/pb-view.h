/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the views ask of the window that they stand in: actions by name, so that a view knows no window.
 * The window has: show-view (s), open-record (sx), filter-assignments (s), new-follow-up (x), say (s), report (ss), report-unsaved (ss), undo,
 * redo, compare-scenarios, show-proposal (x), export-proposal (xs:
 * "pdf" or "csv"), print-proposal (x), export-calendar, export-assignment (x), copy-assignment (x); and the actions of pb-scenario-actions.h as scenario.*. */

/* Shows record where it belongs: its assignment, its table, its indicator. table: the SQL name. */
void pb_view_open_record        (GtkWidget *widget, const char *table, gint64 id);
/* "all", "mine", "late", "unreported", "status=ongoing", "assessment=not-met", "board=ID", "role=ID" */
void pb_view_filter_assignments (GtkWidget *widget, const char *spec);
/* A toast, and a status message to screen readers. */
void pb_view_say                (GtkWidget *widget, const char *text);
/* A failed edit as a dialog: a heading, and error's sentence. Where the file could not be written, the window says so until
 * an edit succeeds. Takes the error. */
void pb_view_report             (GtkWidget *widget, const char *heading, GError *error);

/* A label with classes, separated by spaces; left-aligned, ellipsizing at the end only where asked. */
GtkWidget *pb_view_label        (const char *text, const char *css_classes);
/* Numbers: right-aligned, tabular. */
GtkWidget *pb_view_number       (const char *text, const char *css_classes);
void pb_view_set_accessible_label (GtkWidget *widget, const char *label);

G_END_DECLS
