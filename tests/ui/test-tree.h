/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pb-history.h"
#include "../model/test-util.h"

/* Finding widgets and waiting for what they do. */

#define TEST_PATIENCE (5 * G_TIME_SPAN_SECOND)

/* The n:th widget of the type below root, in reading order, hidden ones not counted; NULL where there is none. */
static inline GtkWidget *
test_find_nth (GtkWidget *root, GType type, guint *n)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_find_nth (child, type, n);

      if (found)
        return found;
    }
  return NULL;
}

static inline GtkWidget *
test_find (GtkWidget *root, GType type, guint n)
{
  return test_find_nth (root, type, &n);
}

static inline GtkWidget *
test_find_label (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = test_find (root, GTK_TYPE_LABEL, i)); i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), text))
      return label;
  return NULL;
}

static inline void
test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define test_wait_until(condition) \
  G_STMT_START \
  { \
    gint64 test_end = g_get_monotonic_time () + TEST_PATIENCE; \
    while (!(condition) && g_get_monotonic_time () < test_end) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (1000); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/* A key as the widget's own controllers get it, in the phase; TRUE where one of them took it. */
static inline gboolean
test_key (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == phase)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
    }
  return taken;
}

static inline guint
test_count_edits (PbPlan *plan)
{
  g_autoptr (GListModel) history = pb_history_new (plan);

  return g_list_model_get_n_items (history);
}

/* Types at the end of what stands there. */
static inline void
test_type (GtkWidget *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
}

static inline char *
test_view_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Every focusable widget below root has a name for screen readers: its own, or the field's that it is the inside of. */
static inline void
test_assert_named (GtkWidget *root)
{
  GtkWidget *parent = gtk_widget_get_parent (root);

  if (!gtk_widget_get_visible (root))
    return;
  if (gtk_widget_get_focusable (root) && !GTK_IS_SCROLLED_WINDOW (root)
      && !(GTK_IS_TEXT (root)
           && gtk_test_accessible_has_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL))
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("%s in %s has no accessible name", G_OBJECT_TYPE_NAME (root), G_OBJECT_TYPE_NAME (parent));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    test_assert_named (child);
}
