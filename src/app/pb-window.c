/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-window-private.h"

#include <glib/gi18n-lib.h>

#include "pb-recent.h"
#include "views/pb-assignments-view.h"
#include "views/pb-benchmarks-view.h"
#include "views/pb-budget-view.h"
#include "views/pb-editable-text.h"
#include "views/pb-follow-up-view.h"
#include "views/pb-history-view.h"
#include "views/pb-meetings-view.h"
#include "views/pb-overview-view.h"
#include "views/pb-plan-view.h"
#include "views/pb-scenario-actions.h"

/* Narrower than this, times the text's size, the sidebar shows icons only. */
#define NARROW_BELOW 1100

G_DEFINE_FINAL_TYPE (PbWindow, pb_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
create_view (PbWindow *self, const char *view)
{
  if (g_str_equal (view, "assignments"))
    return pb_assignments_view_new (self->plan, self->settings);
  if (g_str_equal (view, "budget"))
    return pb_budget_view_new (self->plan);
  if (g_str_equal (view, "benchmarks"))
    return pb_benchmarks_view_new (self->plan);
  if (g_str_equal (view, "follow-up"))
    return pb_follow_up_view_new (self->plan, self->settings);
  if (g_str_equal (view, "meetings"))
    return pb_meetings_view_new (self->plan);
  if (g_str_equal (view, "history"))
    return pb_history_view_new (self->plan);
  if (g_str_equal (view, "plan"))
    return pb_plan_view_new (self->plan);
  return pb_overview_view_new (self->plan);
}

GtkWidget *
pb_window_ensure_view (PbWindow *self, const char *view)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->views, view);
  gboolean is_plan = g_str_equal (view, "plan");

  if (child == NULL)
    {
      child = create_view (self, view);
      gtk_stack_add_titled (self->views, child, view,
                            is_plan ? _("About the plan") : pb_sidebar_get_title (view));
    }
  return child;
}

void
pb_window_show_view (PbWindow *self, const char *view)
{
  if (self->plan == NULL || self->showing || pb_sidebar_get_title (view) == NULL)
    return;
  self->showing = TRUE;
  gtk_stack_set_visible_child (self->views, pb_window_ensure_view (self, view));
  pb_sidebar_select (self->sidebar, view);
  self->showing = FALSE;
  g_settings_set_string (self->settings, "last-view", view);
}

void
pb_window_show_document (PbWindow *self)
{
  GtkWidget *view;

  if (self->plan == NULL)
    return;
  view = pb_window_ensure_view (self, "plan");
  gtk_stack_set_visible_child (self->views, view);
  pb_sidebar_select (self->sidebar, NULL);
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
update_title (PbWindow *self)
{
  PbRecord *document = pb_plan_get_document (self->plan);
  const char *title = pb_application_get_plan_title (self->plan);
  const char *municipality = pb_record_get_text (document, PB_PLAN_MUNICIPALITY);
  g_autoptr (GString) subtitle = g_string_new (municipality);
  g_autofree char *window_title = NULL;
  GDate from, to;

  if (pb_record_get_date (document, PB_PLAN_VALID_FROM, &from) && pb_record_get_date (document, PB_PLAN_VALID_TO, &to))
    {
      g_string_append (subtitle, subtitle->len ? " · " : "");
      if (g_date_get_year (&from) == g_date_get_year (&to))
        g_string_append_printf (subtitle, "%d", g_date_get_year (&from));
      else
        g_string_append_printf (subtitle, "%d–%d", g_date_get_year (&from), g_date_get_year (&to));
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle->str);
  pb_recent_rename (self->settings, pb_plan_get_path (self->plan), title);
  window_title = g_strdup_printf ("%s – %s", title, _("Planbok"));
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
name_button (GtkButton *button, const char *name, const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", name, keys);

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_undo (PbWindow *self)
{
  const char *undo = self->plan ? pb_plan_get_undo_label (self->plan) : NULL;
  const char *redo = self->plan ? pb_plan_get_redo_label (self->plan) : NULL;
  gboolean writable = self->plan && !pb_plan_get_read_only (self->plan);
  /* Translators: the name of an edit follows, "Undo: Change status". */
  g_autofree char *undo_name = undo ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  g_autofree char *redo_name = redo ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));

  name_button (self->undo_button, undo_name, _("Ctrl+Z"));
  name_button (self->redo_button, redo_name, _("Ctrl+Shift+Z"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo && writable);
}

/* What needs a plan is not there on the welcome. */
static void
update_actions (PbWindow *self)
{
  static const char *const actions[] = { "win.search", "win.save-copy",  "win.show-view", "win.go-to",
                                         "win.export", "win.report",     "win.about-plan", "win.back",
                                         "win.compare-scenarios", "win.show-proposal", "win.kolada", "win.kolada-refresh",
                                         "win.present",  "win.export-calendar", "win.new-meeting",
                                         "win.forms", "win.export-view", "win.copy-view", "win.export-assignment",
                                         "win.copy-assignment" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->plan != NULL);
}

static void
plan_changed_cb (PbWindow *self)
{
  pb_window_set_unsaved (self, NULL);
  update_title (self);
}

static void
update_saved (PbWindow *self)
{
  pb_sidebar_set_read_only (self->sidebar, self->plan && pb_plan_get_read_only (self->plan));
  pb_sidebar_set_unsaved (self->sidebar, self->unsaved ? self->unsaved : self->trouble);
}

void
pb_window_set_unsaved (PbWindow *self, const char *sentence)
{
  g_free (self->unsaved);
  self->unsaved = g_strdup (sentence);
  update_saved (self);
}

static void
update_recent_menu (PbWindow *self)
{
  g_autoptr (GPtrArray) recents = pb_recent_load (self->settings);
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  for (guint i = 0; i < recents->len; i++)
    {
      PbRecent *recent = recents->pdata[i];
      g_autofree char *place = pb_recent_dup_place (recent->path);
      g_autoptr (GString) label = g_string_new (recent->title);
      g_autoptr (GMenuItem) entry = NULL;

      g_string_append_printf (label, " – %s", place);
      g_string_replace (label, "_", "__", 0);
      entry = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (entry, "win.open-path", "s", recent->path);
      g_menu_append_item (submenu, entry);
    }
  item = g_menu_item_new_submenu (_("Open _Recent"), G_MENU_MODEL (submenu));
  g_menu_remove_all (self->menu);
  if (recents->len)
    g_menu_append_item (self->menu, item);
}

static const char *
get_notice (PbWindow *self)
{
  if (self->trouble)
    return self->trouble;
  if (self->plan && pb_plan_get_hold_reason (self->plan))
    return pb_plan_get_hold_reason (self->plan);
  return self->plan && pb_plan_get_read_only (self->plan)
             ? _("This plan can be read, but not changed: the file or its folder is write-protected.")
             : NULL;
}

static void
update_notice (PbWindow *self)
{
  const char *sentence = get_notice (self);
  gboolean shown = sentence && g_strcmp0 (sentence, self->dismissed) != 0;

  if (sentence == NULL)
    g_clear_pointer (&self->dismissed, g_free);
  if (shown)
    gtk_label_set_text (self->notice_label, sentence);
  gtk_widget_set_visible (self->notice, shown);
}

static void
read_only_changed_cb (PbWindow *self)
{
  update_undo (self);
  update_saved (self);
  update_notice (self);
}

static void
dismiss_notice_cb (PbWindow *self)
{
  g_free (self->dismissed);
  self->dismissed = g_strdup (get_notice (self));
  update_notice (self);
}

/* A window that opens a plan never makes the welcome. */
static void
pb_window_map (GtkWidget *widget)
{
  PbWindow *self = PB_WINDOW (widget);

  if (self->plan == NULL && self->welcome == NULL)
    pb_window_show_welcome (self, NULL, NULL, FALSE);
  GTK_WIDGET_CLASS (pb_window_parent_class)->map (widget);
}

/* The sidebar's width hangs on the window's, and nothing may change size while sizes are being given out. */
static gboolean
narrow_cb (gpointer user_data)
{
  PbWindow *self = user_data;

  self->narrow_id = 0;
  pb_sidebar_set_narrow (self->sidebar, self->narrow);
  pb_scenario_chip_set_narrow (self->scenario_chip, self->narrow);
  return G_SOURCE_REMOVE;
}

/* GTK leaves the keyboard with a widget that is no longer shown, and then no key works. */
static gboolean
mend_focus_cb (gpointer user_data)
{
  PbWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *view = gtk_stack_get_visible_child (self->views);

  self->focus_id = 0;
  if (focus == NULL || gtk_widget_get_mapped (focus) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (view == NULL || !gtk_widget_get_mapped (view) || !gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  return G_SOURCE_REMOVE;
}

static void
focus_unmap_cb (PbWindow *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (mend_focus_cb, self);
}

static gboolean
is_narrow (PbWindow *self, int width)
{
  double scale = g_settings_get_double (self->settings, "text-scale");

  return width < NARROW_BELOW * MAX (scale, 1.0);
}

static void
pb_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbWindow *self = PB_WINDOW (widget);
  gboolean narrow = is_narrow (self, width);

  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->narrow_id == 0)
        self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
    }
  GTK_WIDGET_CLASS (pb_window_parent_class)->size_allocate (widget, width, height, baseline);
}

gboolean
pb_window_finish_texts (GtkWidget *widget)
{
  gboolean done = !PB_IS_EDITABLE_TEXT (widget) || pb_editable_text_finish (PB_EDITABLE_TEXT (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    done &= pb_window_finish_texts (child);
  return done;
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  PbWindow *self = user_data;

  if (!g_str_equal (response, "close"))
    return;
  self->close_anyway = TRUE;
  /* Not now: the dialog that is answering closes itself after, and must have its window until then. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask_to_close (PbWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _("Close without saving?"),
      _("A text that you are writing could not be saved. The reason stands below it, and the text is still there: try "
        "again in a while, or copy it to another place."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Keep Open"), "close", _("Close _Anyway"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
pb_window_close_request (GtkWindow *window)
{
  PbWindow *self = PB_WINDOW (window);
  int width, height;

  if (!self->close_anyway && !pb_window_finish_texts (GTK_WIDGET (self)))
    {
      ask_to_close (self);
      return TRUE;
    }
  /* A date that is being written becomes an edit when it loses the focus. */
  gtk_window_set_focus (window, NULL);
  if (!gtk_window_is_maximized (window))
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (pb_window_parent_class)->close_request (window);
}

static void
set_up (PbWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (self->settings, "changed::recent", G_CALLBACK (update_recent_menu), self, G_CONNECT_SWAPPED);
  update_recent_menu (self);
  self->narrow = is_narrow (self, g_settings_get_int (self->settings, "window-width"));
  pb_sidebar_set_narrow (self->sidebar, self->narrow);
  pb_scenario_chip_set_narrow (self->scenario_chip, self->narrow);
  update_undo (self);
  update_actions (self);
}

static void
remove_views (PbWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->views))))
    gtk_stack_remove (self->views, child);
}

static void
pb_window_dispose (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  /* GTK keeps the group, and so the plan, for longer than the window. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scenario", NULL);
  g_clear_object (&self->focus_signals);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->views)
    {
      self->showing = TRUE;
      remove_views (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_WINDOW);
  g_clear_object (&self->plan);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_window_parent_class)->dispose (object);
}

static void
pb_window_finalize (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  g_free (self->trouble);
  g_free (self->dismissed);
  g_free (self->unsaved);
  G_OBJECT_CLASS (pb_window_parent_class)->finalize (object);
}

static void
pb_window_class_init (PbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_window_dispose;
  object_class->finalize = pb_window_finalize;
  widget_class->map = pb_window_map;
  widget_class->size_allocate = pb_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = pb_window_close_request;

  g_type_ensure (PB_TYPE_SIDEBAR);
  g_type_ensure (PB_TYPE_SCENARIO_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/se/planbok/Planbok/pb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, plan_page);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, scenario_chip);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, announcer);
  gtk_widget_class_bind_template_child_full (widget_class, "recent_menu", FALSE, G_STRUCT_OFFSET (PbWindow, menu));
  gtk_widget_class_bind_template_callback (widget_class, dismiss_notice_cb);

  pb_window_install_actions (widget_class);
  pb_window_install_kolada_actions (widget_class);
  pb_window_install_files (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
pb_window_init (PbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_window_add_drop_target (self);
  self->focus_signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->focus_signals, "unmap", G_CALLBACK (focus_unmap_cb), self);
  g_object_bind_property (self, "focus-widget", self->focus_signals, "target", G_BINDING_SYNC_CREATE);
}

PbWindow *
pb_window_new (PbApplication *application)
{
  PbWindow *self = g_object_new (PB_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (pb_application_get_settings (application));
  set_up (self);
  return self;
}

PbPlan *
pb_window_get_plan (PbWindow *self)
{
  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);
  return self->plan;
}

void
pb_window_set_plan (PbWindow *self, PbPlan *plan)
{
  g_autoptr (GSimpleActionGroup) scenarios = NULL;
  g_autofree char *view = NULL;

  g_return_if_fail (PB_IS_WINDOW (self));
  g_return_if_fail (PB_IS_PLAN (plan) && self->plan == NULL);

  self->plan = g_object_ref (plan);
  scenarios = pb_scenario_actions_new (GTK_WIDGET (self), plan);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "scenario", G_ACTION_GROUP (scenarios));
  pb_scenario_chip_set_plan (self->scenario_chip, plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::undo-label", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::redo-label", G_CALLBACK (update_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plan, "notify::read-only", G_CALLBACK (read_only_changed_cb), self,
                           G_CONNECT_SWAPPED);
  plan_changed_cb (self);
  read_only_changed_cb (self);
  update_actions (self);
  view = g_settings_get_string (self->settings, "last-view");
  pb_window_show_view (self, view);
  gtk_widget_set_visible (self->plan_page, TRUE);
  gtk_stack_set_visible_child_name (self->pages, "plan");
  if (self->welcome)
    gtk_stack_remove (self->pages, GTK_WIDGET (g_steal_pointer (&self->welcome)));
  pb_sidebar_focus (self->sidebar);
}

void
pb_window_show_welcome (PbWindow *self, const char *path, const char *sentence, gboolean backups)
{
  if (self->welcome == NULL)
    {
      self->welcome = PB_WELCOME (pb_welcome_new (self->settings));
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->welcome), "welcome");
    }
  pb_welcome_set_error (self->welcome, path, sentence, backups);
  gtk_stack_set_visible_child_name (self->pages, "welcome");
  gtk_window_set_title (GTK_WINDOW (self), _("Planbok"));
}

void
pb_window_open (PbWindow *self, const char *path)
{
  PbApplication *application;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPlan) plan = NULL;
  GtkWindow *other;
  PbWindow *window = self;

  g_return_if_fail (PB_IS_WINDOW (self));

  application = PB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  other = pb_application_find_window (application, path);
  if (other)
    {
      gtk_window_present (other);
      return;
    }
  plan = pb_application_open_plan (application, path, &error);
  if (plan == NULL)
    {
      pb_window_refuse (self, path, error);
      return;
    }
  if (self->plan)
    window = pb_window_new (application);
  pb_window_set_plan (window, plan);
  gtk_window_present (GTK_WINDOW (window));
}

void
pb_window_set_trouble (PbWindow *self, const char *sentence)
{
  g_return_if_fail (PB_IS_WINDOW (self));

  if (g_strcmp0 (self->trouble, sentence) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  update_saved (self);
  update_notice (self);
}

void
pb_window_say (PbWindow *self, const char *text)
{
  pb_window_say_with_action (self, text, NULL, NULL, NULL);
}

void
pb_window_say_with_action (PbWindow *self, const char *text, const char *label, const char *action, GVariant *target)
{
  AdwToast *toast;

  g_return_if_fail (PB_IS_WINDOW (self));

  /* Toasts read their title as markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, label ? 10 : 4);
  if (label)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  /* Toasts wait for each other: after three fast undos the first would still be told of. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_label_set_text (self->announcer, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->announcer), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
pb_window_report (PbWindow *self, const char *heading, const char *sentence)
{
  GtkWidget *dialog;

  g_return_if_fail (PB_IS_WINDOW (self));

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
