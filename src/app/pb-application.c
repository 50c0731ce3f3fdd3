/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-application.h"

#include <glib/gi18n-lib.h>

#include "model/pb-backup.h"
#include "model/pb-error.h"
#include "pb-backups.h"
#include "pb-first-frame.h"
#include "pb-recent.h"
#include "pb-sidebar.h"
#include "pb-window.h"

/* Another program's edit must be on the screen within two seconds. */
#define POLL_MS 700
/* The hint of files that are to be shown to a meeting. */
#define PRESENT "present"

struct _PbApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  guint poll_id;
  gboolean new_instance;
  char **restart;
};

G_DEFINE_FINAL_TYPE (PbApplication, pb_application, ADW_TYPE_APPLICATION)

/* The name that the kernel knows, so that a link and its target are one file. */
char *
pb_application_resolve_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *result = real ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return result;
}

static PbWindow *
find_window (PbApplication *self, const char *path)
{
  g_autofree char *real = pb_application_resolve_path (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      PbPlan *plan = PB_IS_WINDOW (l->data) ? pb_window_get_plan (l->data) : NULL;

      if (plan && g_strcmp0 (pb_plan_get_path (plan), real) == 0)
        return l->data;
    }
  return NULL;
}

/* A window without a plan, to open one in; made where there is none. */
static PbWindow *
empty_window (PbApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      if (PB_IS_WINDOW (l->data) && pb_window_get_plan (l->data) == NULL)
        return l->data;
    }
  return pb_window_new (self);
}

/* Each with a reference: what is done to one can close another. */
static GList *
dup_windows (PbApplication *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  g_list_foreach (windows, (GFunc)(void *)g_object_ref, NULL);
  return windows;
}

static void
poll_window_plan (PbApplication *self, PbPlan *plan, GList *windows)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = pb_plan_poll (plan, &error);

  /* Somebody is writing just now: the next look comes in a moment, and an edit meanwhile says it. */
  if (g_error_matches (error, PB_ERROR, PB_ERROR_BUSY))
    return;
  for (GList *l = windows; l; l = l->next)
    {
      if (PB_IS_WINDOW (l->data) && pb_window_get_plan (l->data) == plan)
        pb_window_set_trouble (l->data, ok ? NULL : error->message);
    }
}

static gboolean
poll_cb (gpointer user_data)
{
  PbApplication *self = user_data;
  GList *windows = dup_windows (self);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *l = windows; l; l = l->next)
    {
      PbPlan *plan = PB_IS_WINDOW (l->data) ? pb_window_get_plan (l->data) : NULL;

      if (plan && !g_ptr_array_find (plans, plan, NULL))
        g_ptr_array_add (plans, g_object_ref (plan));
    }
  for (guint i = 0; i < plans->len; i++)
    poll_window_plan (self, plans->pdata[i], windows);
  g_list_free_full (windows, g_object_unref);
  return G_SOURCE_CONTINUE;
}

static char *
dup_author (PbApplication *self)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");
  g_autofree char *role = g_settings_get_string (self->settings, "my-role");
  const char *real = g_get_real_name ();

  if (*author)
    return g_steal_pointer (&author);
  /* Accounts without a name of their own have the login's there. */
  if (real && *real && !g_str_equal (real, "Unknown") && !g_str_equal (real, g_get_user_name ()))
    return g_strdup (real);
  return *role ? g_steal_pointer (&role) : g_strdup (g_get_user_name ());
}

static void
author_changed_cb (PbApplication *self)
{
  g_autofree char *author = dup_author (self);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      PbPlan *plan = PB_IS_WINDOW (l->data) ? pb_window_get_plan (l->data) : NULL;

      if (plan)
        pb_plan_set_author (plan, author);
    }
}

static void
color_scheme_changed_cb (PbApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)), value);
}

static void
text_scale_changed_cb (PbApplication *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  double scale = g_settings_get_double (self->settings, "text-scale");
  int dpi;

  if (settings == NULL)
    return;
  /* Reset first: the system's own value is the one to multiply. */
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  if (scale == 1.0)
    return;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (int)((dpi > 0 ? dpi : 96 * 1024) * scale + 0.5), NULL);
}

/* A screen without a desktop that tells GTK its settings gets "Sans 10", which is small and wide; the desktop's
 * settings are there to read all the same. */
static void
adopt_desktop_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) desktop = NULL;
  g_autofree char *current = NULL;
  g_autofree char *font = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "gtk-font-name", &current, NULL);
  schema = g_settings_schema_source_lookup (source, "org.gnome.desktop.interface", TRUE);
  if (schema == NULL || g_strcmp0 (current, "Sans 10") != 0)
    return;
  desktop = g_settings_new_full (schema, NULL, NULL);
  font = g_settings_get_string (desktop, "font-name");
  g_object_set (settings, "gtk-font-name", font, NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  /* By way of each window, so that a text being written is kept. One window's end can be another's. */
  GList *windows = dup_windows (user_data);

  for (GList *l = windows; l; l = l->next)
    {
      if (gtk_window_get_application (l->data))
        gtk_window_close (l->data);
    }
  g_list_free_full (windows, g_object_unref);
  /* A window that stays, with a text that could not be saved, is not started again when it closes some day. */
  if (gtk_application_get_windows (user_data))
    g_clear_pointer (&PB_APPLICATION (user_data)->restart, g_strfreev);
}

static void
set_accels (GtkApplication *app, const char *action, const char *first, const char *second)
{
  const char *accels[] = { first, second, NULL };

  gtk_application_set_accels_for_action (app, action, accels);
}

static void
add_shortcuts (GtkApplication *app)
{
  /* Undo and redo are bound by the window class: text fields take Ctrl+Z first while they have something to undo. */
  set_accels (app, "app.quit", "<Control>q", NULL);
  set_accels (app, "win.new-plan", "<Control>n", NULL);
  set_accels (app, "win.new-window", "<Control><Shift>n", NULL);
  set_accels (app, "win.open", "<Control>o", NULL);
  set_accels (app, "win.save-copy", "<Control><Shift>s", NULL);
  set_accels (app, "win.about-plan", "<Alt>Return", NULL);
  set_accels (app, "win.import", "<Control>i", NULL);
  set_accels (app, "win.export", "<Control>e", NULL);
  set_accels (app, "win.export-view", "<Control><Alt>e", NULL);
  set_accels (app, "win.copy-view", "<Control><Alt>c", NULL);
  set_accels (app, "win.new-meeting", "<Control>m", NULL);
  set_accels (app, "win.kolada", "<Control>k", NULL);
  set_accels (app, "win.report", "<Control><Shift>e", NULL);
  set_accels (app, "win.search", "<Control>f", NULL);
  set_accels (app, "win.present", "F5", NULL);
  set_accels (app, "win.preferences", "<Control>comma", NULL);
  set_accels (app, "win.shortcuts", "<Control>question", "<Control>F1");
  set_accels (app, "win.menu", "F10", NULL);
  set_accels (app, "window.close", "<Control>w", NULL);
  for (guint i = 0; pb_sidebar_views[i]; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go-to::%s", pb_sidebar_views[i]);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      set_accels (app, action, accel, NULL);
    }
}

static void
pb_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", quit_cb } };
  PbApplication *self = PB_APPLICATION (application);

  G_APPLICATION_CLASS (pb_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PB_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_shortcuts (GTK_APPLICATION (self));
  adopt_desktop_font ();
  pb_first_frame_watch (GTK_APPLICATION (self));
  color_scheme_changed_cb (self);
  text_scale_changed_cb (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_scale_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::author", G_CALLBACK (author_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::my-role", G_CALLBACK (author_changed_cb), self, G_CONNECT_SWAPPED);
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
}

static void
pb_application_shutdown (GApplication *application)
{
  PbApplication *self = PB_APPLICATION (application);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  G_APPLICATION_CLASS (pb_application_parent_class)->shutdown (application);
}

static void
pb_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (empty_window (PB_APPLICATION (application)));
  gtk_window_present (window);
}

static void
pb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  PbApplication *self = PB_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);
      PbWindow *window = path ? find_window (self, path) : NULL;

      if (window == NULL)
        {
          window = empty_window (self);
          pb_window_open (window, path ? path : uri);
        }
      gtk_window_present (GTK_WINDOW (window));
      if (g_str_equal (hint, PRESENT))
        gtk_widget_activate_action (GTK_WIDGET (window), "win.present", NULL);
    }
}

/* Opens it where a program runs already, else here; from then on as for any file. FALSE with a sentence. */
static gboolean
present_file (PbApplication *self, const char *argument, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);

  if (!g_application_register (G_APPLICATION (self), NULL, error))
    return FALSE;
  g_application_open (G_APPLICATION (self), &file, 1, PRESENT);
  return TRUE;
}

static int
pb_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PbApplication *self = PB_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  const char *present;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("planbok %s\n", PB_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-instance"))
    {
      self->new_instance = TRUE;
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  if (!g_variant_dict_lookup (options, "present", "^&ay", &present))
    return -1;
  if (present_file (self, present, &error))
    return 0;
  g_printerr ("planbok: %s\n", error->message);
  return 1;
}

static void
pb_application_dispose (GObject *object)
{
  PbApplication *self = PB_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->restart, g_strfreev);
  G_OBJECT_CLASS (pb_application_parent_class)->dispose (object);
}

static void
pb_application_class_init (PbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_application_dispose;
  application_class->startup = pb_application_startup;
  application_class->shutdown = pb_application_shutdown;
  application_class->activate = pb_application_activate;
  application_class->open = pb_application_open;
  application_class->handle_local_options = pb_application_handle_local_options;
}

static void
pb_application_init (PbApplication *self)
{
  const GOptionEntry options[] = {
    { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Start a program of its own, not a window of one that runs"),
      NULL },
    { "present", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open the plan and show it to a meeting"), N_("PLAN") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PLAN…]"));
}

PbApplication *
pb_application_new (GSettings *settings)
{
  PbApplication *self = g_object_new (PB_TYPE_APPLICATION, "application-id", PB_APP_ID, "flags",
                                      G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/se/planbok/Planbok", NULL);

  self->settings = g_object_ref (settings);
  return self;
}

GSettings *
pb_application_get_settings (PbApplication *self)
{
  g_return_val_if_fail (PB_IS_APPLICATION (self), NULL);
  return self->settings;
}

GtkWindow *
pb_application_find_window (PbApplication *self, const char *path)
{
  g_return_val_if_fail (PB_IS_APPLICATION (self), NULL);
  return (GtkWindow *)find_window (self, path);
}

const char *
pb_application_get_plan_title (PbPlan *plan)
{
  PbRecord *document = pb_plan_get_document (plan);
  const char *title = pb_record_get_text (document, PB_PLAN_SHORT_TITLE);

  return title && *title ? title : pb_record_get_title (document);
}

typedef struct
{
  PbApplication *application;
  PbPlan *plan;
} BackupJob;

static void
backup_job_free (BackupJob *job)
{
  g_object_unref (job->application);
  g_object_unref (job->plan);
  g_free (job);
}

/* After the window is up: the copy costs a few disk writes that nobody should wait for. */
static gboolean
backup_cb (gpointer user_data)
{
  BackupJob *job = user_data;
  g_autofree char *root = pb_backups_dup_root ();
  g_autoptr (GError) error = NULL;
  PbWindow *window = find_window (job->application, pb_plan_get_path (job->plan));

  if (!pb_backup_keep (job->plan, root, &error) && window)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.say", "s", error->message);
  return G_SOURCE_REMOVE;
}

static void
keep_backup_soon (PbApplication *self, PbPlan *plan)
{
  BackupJob *job = g_new0 (BackupJob, 1);

  job->application = g_object_ref (self);
  job->plan = g_object_ref (plan);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, 3, backup_cb, job, (GDestroyNotify)backup_job_free);
}

PbPlan *
pb_application_open_plan (PbApplication *self, const char *path, GError **error)
{
  g_autofree char *real = pb_application_resolve_path (path);
  g_autofree char *author = NULL;
  PbWindow *window;
  PbPlan *plan;

  g_return_val_if_fail (PB_IS_APPLICATION (self), NULL);

  window = find_window (self, real);
  if (window)
    return g_object_ref (pb_window_get_plan (window));
  plan = pb_plan_open (real, error);
  if (plan == NULL)
    return NULL;
  author = dup_author (self);
  pb_plan_set_author (plan, author);
  pb_recent_add (self->settings, real, pb_application_get_plan_title (plan));
  keep_backup_soon (self, plan);
  return plan;
}

static gboolean
quit_idle_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_REMOVE;
}

void
pb_application_restart (PbApplication *self)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_return_if_fail (PB_IS_APPLICATION (self));

  g_ptr_array_add (argv, g_strdup ("planbok"));
  if (self->new_instance)
    g_ptr_array_add (argv, g_strdup ("--new-instance"));
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      PbPlan *plan = PB_IS_WINDOW (l->data) ? pb_window_get_plan (l->data) : NULL;

      if (plan)
        g_ptr_array_add (argv, g_strdup (pb_plan_get_path (plan)));
    }
  g_ptr_array_add (argv, NULL);
  g_strfreev (self->restart);
  self->restart = (char **)g_ptr_array_free (g_steal_pointer (&argv), FALSE);
  /* Not now: a dialog that is answering this closes itself after. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, quit_idle_cb, g_object_ref (self), g_object_unref);
}

char **
pb_application_steal_restart (PbApplication *self)
{
  g_return_val_if_fail (PB_IS_APPLICATION (self), NULL);
  return g_steal_pointer (&self->restart);
}
