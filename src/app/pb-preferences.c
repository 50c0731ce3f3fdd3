/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-preferences.h"

#include <glib/gi18n-lib.h>

#include "exchange/pb-http.h"
#include "views/pb-pane-util.h"

struct _PbPreferences
{
  AdwPreferencesWindow parent_instance;
  GSettings *settings;
  GPtrArray *roles; /* what is stored for each line of my_role; NULL for none */
  AdwEntryRow *author;
  AdwEntryRow *kolada_url;
  GtkLabel *kolada_note;
  AdwComboRow *my_role;
  AdwComboRow *language;
  AdwComboRow *color_scheme;
  AdwComboRow *text_size;
};

G_DEFINE_FINAL_TYPE (PbPreferences, pb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "sv", "en", "system" };
static const char *const color_schemes[] = { "system", "light", "dark" };
static const double text_sizes[] = { 1.0, 1.15, 1.3, 1.5, 2.0 };

static guint
word_index (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (words[i], word))
        return i;
    }
  return 0;
}

static void
save_author_cb (PbPreferences *self)
{
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;

  /* The focus leaves once more while the window is taken apart. */
  if (self->author == NULL || self->settings == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author))));
  old = g_settings_get_string (self->settings, "author");
  if (!g_str_equal (text, old))
    g_settings_set_string (self->settings, "author", text);
}

/* What cannot be asked is not kept; empty is Kolada's own address. */
static void
save_url_cb (PbPreferences *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->kolada_url))));
  g_autoptr (GError) error = NULL;
  g_autofree char *address = *text ? pb_http_normalize (text, &error) : NULL;
  g_autofree char *kept = NULL;

  pb_pane_set_invalid (GTK_WIDGET (self->kolada_url), self->kolada_note, error ? error->message : NULL);
  if (error)
    return;
  if (address)
    g_settings_set_string (self->settings, "kolada-url", address);
  else
    g_settings_reset (self->settings, "kolada-url");
  kept = g_settings_get_string (self->settings, "kolada-url");
  gtk_editable_set_text (GTK_EDITABLE (self->kolada_url), kept);
}

static void
role_changed_cb (PbPreferences *self)
{
  guint i = adw_combo_row_get_selected (self->my_role);

  if (i < self->roles->len)
    g_settings_set_string (self->settings, "my-role", self->roles->pdata[i]);
}

static void
restart_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "restart"))
    pb_application_restart (PB_APPLICATION (g_application_get_default ()));
}

static void
language_changed_cb (PbPreferences *self)
{
  guint i = adw_combo_row_get_selected (self->language);
  g_autofree char *old = g_settings_get_string (self->settings, "language");
  AdwMessageDialog *dialog;

  if (i >= G_N_ELEMENTS (languages) || g_str_equal (old, languages[i]))
    return;
  g_settings_set_string (self->settings, "language", languages[i]);
  dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (self), _("The language changes when Planbok starts again"),
                              _("Everything is saved. Planbok can start again now and show the same plan.")));
  adw_message_dialog_add_responses (dialog, "later", _("_Later"), "restart", _("Start _Again"), NULL);
  adw_message_dialog_set_default_response (dialog, "restart");
  adw_message_dialog_set_close_response (dialog, "later");
  g_signal_connect (dialog, "response", G_CALLBACK (restart_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
color_scheme_changed_cb (PbPreferences *self)
{
  guint i = adw_combo_row_get_selected (self->color_scheme);

  if (i < G_N_ELEMENTS (color_schemes))
    g_settings_set_string (self->settings, "color-scheme", color_schemes[i]);
}

static void
text_size_changed_cb (PbPreferences *self)
{
  guint i = adw_combo_row_get_selected (self->text_size);

  if (i < G_N_ELEMENTS (text_sizes))
    g_settings_set_double (self->settings, "text-scale", text_sizes[i]);
}

static void
add_role (PbPreferences *self, GtkStringList *list, const char *stored, const char *shown)
{
  g_ptr_array_add (self->roles, g_strdup (stored));
  gtk_string_list_append (list, shown);
}

static void
fill_roles (PbPreferences *self, PbPlan *plan)
{
  g_autofree char *mine = g_settings_get_string (self->settings, "my-role");
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GPtrArray *roles = plan ? pb_plan_peek_records (plan, PB_TABLE_ROLE) : NULL;
  guint selected = 0;

  add_role (self, list, "", _("None"));
  for (guint i = 0; roles && i < roles->len; i++)
    {
      const char *name = pb_record_get_text (roles->pdata[i], PB_ROLE_NAME);
      const char *abbreviation = pb_record_get_text (roles->pdata[i], PB_ROLE_SHORT_NAME);
      g_autofree char *shown = abbreviation ? g_strdup_printf ("%s (%s)", name, abbreviation) : g_strdup (name);

      if (g_str_equal (mine, name) || g_strcmp0 (mine, abbreviation) == 0)
        selected = self->roles->len;
      add_role (self, list, abbreviation ? abbreviation : name, shown);
    }
  if (*mine && selected == 0)
    {
      selected = self->roles->len;
      add_role (self, list, mine, mine);
    }
  adw_combo_row_set_model (self->my_role, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->my_role, selected);
}

static void
fill_text_sizes (PbPreferences *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  double scale = g_settings_get_double (self->settings, "text-scale");
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (text_sizes); i++)
    {
      /* Translators: a size in per cent. */
      g_autofree char *text = g_strdup_printf (C_("text size", "%d %%"), (int)(text_sizes[i] * 100 + 0.5));

      gtk_string_list_append (list, text);
      if (ABS (text_sizes[i] - scale) < ABS (text_sizes[selected] - scale))
        selected = i;
    }
  adw_combo_row_set_model (self->text_size, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->text_size, selected);
}

static void
fill (PbPreferences *self, PbPlan *plan)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");
  g_autofree char *language = g_settings_get_string (self->settings, "language");
  g_autofree char *color_scheme = g_settings_get_string (self->settings, "color-scheme");
  g_autofree char *url = g_settings_get_string (self->settings, "kolada-url");

  gtk_editable_set_text (GTK_EDITABLE (self->author), author);
  gtk_editable_set_text (GTK_EDITABLE (self->kolada_url), url);
  fill_roles (self, plan);
  fill_text_sizes (self);
  adw_combo_row_set_selected (self->language, word_index (languages, G_N_ELEMENTS (languages), language));
  adw_combo_row_set_selected (self->color_scheme,
                              word_index (color_schemes, G_N_ELEMENTS (color_schemes), color_scheme));
}

static void
listen (PbPreferences *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (save_author_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->author), focus);
  g_signal_connect_object (self->author, "entry-activated", G_CALLBACK (save_author_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kolada_url, "apply", G_CALLBACK (save_url_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->my_role, "notify::selected", G_CALLBACK (role_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->color_scheme, "notify::selected", G_CALLBACK (color_scheme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_size, "notify::selected", G_CALLBACK (text_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
update_check (GtkListItem *item, GParamSpec *pspec, AdwComboRow *row)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  if (GTK_IS_IMAGE (check))
    gtk_widget_set_opacity (check, adw_combo_row_get_selected (row) == gtk_list_item_get_position (item));
}

/* What the closed row shows. */
static void
setup_current_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update_check), item, G_CONNECT_SWAPPED);
}

/* The row of a list has no name of its own. */
static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  update_check (item, NULL, row);
}

static GtkListItemFactory *
create_factory (AdwComboRow *row, GCallback setup_cb)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup_cb, row, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_choice_cb), row, 0);
  return factory;
}

static void
name_choices (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) current = create_factory (row, G_CALLBACK (setup_current_cb));
  g_autoptr (GtkListItemFactory) list = create_factory (row, G_CALLBACK (setup_choice_cb));

  g_object_set (row, "factory", current, "list-factory", list, NULL);
}

/* The lists that the rows open are named after their class otherwise. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_VIEW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    name_lists (child,
                ADW_IS_PREFERENCES_ROW (child) ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child)) : name);
}

static gboolean
pb_preferences_close_request (GtkWindow *window)
{
  save_author_cb (PB_PREFERENCES (window));
  return GTK_WINDOW_CLASS (pb_preferences_parent_class)->close_request (window);
}

static void
pb_preferences_dispose (GObject *object)
{
  PbPreferences *self = PB_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PREFERENCES);
  G_OBJECT_CLASS (pb_preferences_parent_class)->dispose (object);
}

static void
pb_preferences_finalize (GObject *object)
{
  g_ptr_array_unref (PB_PREFERENCES (object)->roles);
  G_OBJECT_CLASS (pb_preferences_parent_class)->finalize (object);
}

static void
pb_preferences_class_init (PbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_preferences_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pb_preferences_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/se/planbok/Planbok/pb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, author);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, kolada_url);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, kolada_note);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, my_role);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, PbPreferences, text_size);
}

static void
pb_preferences_init (PbPreferences *self)
{
  self->roles = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pb_preferences_new (PbWindow *window)
{
  PbApplication *application = PB_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  PbPreferences *self = g_object_new (PB_TYPE_PREFERENCES, "transient-for", window, NULL);

  self->settings = g_object_ref (pb_application_get_settings (application));
  fill (self, pb_window_get_plan (window));
  name_choices (self->my_role);
  name_choices (self->language);
  name_choices (self->color_scheme);
  name_choices (self->text_size);
  listen (self);
  name_lists (GTK_WIDGET (self), _("Preferences"));
  return GTK_WIDGET (self);
}
