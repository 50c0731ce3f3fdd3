/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-picture-menu.h"

#include <glib/gi18n-lib.h>
#include "draw/pb-page.h"
#include "model/pb-date.h"
#include "pb-pane-util.h"
#include "pb-save-name.h"
#include "pb-view.h"

struct _PbPictureMenu
{
  GtkWidget parent_instance;

  GtkWidget *button;
  PbChart *chart;
  char *title;
  char *subtitle;
  char *foot;
};

G_DEFINE_FINAL_TYPE (PbPictureMenu, pb_picture_menu, GTK_TYPE_WIDGET)

static double
get_height (PangoContext *context, double width, gpointer chart)
{
  return pb_chart_get_height (chart, context, width);
}

static void
draw (cairo_t *cr, PangoContext *context, double width, double height, const PbPalette *palette, gpointer chart)
{
  pb_chart_draw (chart, cr, context, width, height, palette);
}

/* Figures change: on paper it is said when they were these. (transfer full) */
static char *
dup_foot (PbPictureMenu *self)
{
  g_autofree char *date = NULL;
  GString *foot = g_string_new (NULL);
  GDate today;

  pb_date_today (&today);
  date = pb_date_format (&today);
  pb_pane_append_part (foot, self->foot);
  pb_pane_append_part (foot, date);
  return g_string_free (foot, FALSE);
}

static PbPage
get_page (PbPictureMenu *self, const char *foot)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->chart));

  return (PbPage) {
    .title = self->title,
    .subtitle = self->subtitle,
    .foot = foot,
    .description = pb_chart_get_description (self->chart),
    .font = pango_font_description_get_family (pango_context_get_font_description (context)),
    .get_height = get_height,
    .draw = draw,
    .user_data = self->chart,
  };
}

gboolean
pb_picture_menu_save (PbPictureMenu *self, const char *path, GError **error)
{
  PbPageFormat format = PB_PAGE_PDF;
  g_autofree char *foot = dup_foot (self);
  PbPage page = get_page (self, foot);

  g_return_val_if_fail (PB_IS_PICTURE_MENU (self), FALSE);

  pb_page_find_format (path, &format);
  return pb_page_write (&page, path, format, error);
}

/* "Från dagens underskott till 2027.pdf" */
static char *
dup_name (PbPictureMenu *self)
{
  g_autofree char *name = g_strdup (self->title ? self->title : _("Picture"));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  /* A question's mark leaves no stroke. */
  for (gsize length = strlen (name); length > 0 && strchr ("- .", name[length - 1]); length--)
    name[length - 1] = '\0';
  return g_strconcat (*name ? name : _("Picture"), ".pdf", NULL);
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, PbPageFormat format)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, pb_page_get_suffix (format));
  g_object_set_data (G_OBJECT (filter), "pb-suffix", (gpointer) pb_page_get_suffix (format));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/* Who typed another ending than the proposed one means it; else who chose a kind of file means that. */
static char *
dup_path (GtkFileChooserNative *chooser, const char *chosen)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (chooser));
  const char *suffix = filter ? g_object_get_data (G_OBJECT (filter), "pb-suffix") : "pdf";
  g_autofree char *end = g_strconcat (".", suffix, NULL);
  g_autofree char *stem = g_strdup (chosen);
  PbPageFormat format;

  if (pb_page_find_format (chosen, &format))
    {
      if (!filter || format != PB_PAGE_PDF || g_str_equal (suffix, pb_page_get_suffix (format)))
        return g_strdup (chosen);
      *strrchr (stem, '.') = '\0';
    }
  return pb_save_name_dup (stem, end);
}

static void
write_picture (const char *path, gpointer user_data)
{
  PbPictureMenu *self = user_data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = g_strdup_printf (_("The picture is saved as %s"), name);
  GError *error = NULL;

  if (pb_picture_menu_save (self, path, &error))
    pb_view_say (GTK_WIDGET (self), words);
  else
    pb_view_report (GTK_WIDGET (self), _("The picture could not be saved"), error);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, PbPictureMenu *self)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *chosen = file ? g_file_get_path (file) : NULL;

  if (chosen)
    {
      g_autofree char *path = dup_path (GTK_FILE_CHOOSER_NATIVE (chooser), chosen);

      pb_save_name_settle (gtk_native_dialog_get_transient_for (chooser), chosen, path, write_picture, g_object_ref (self),
                           g_object_unref);
    }
  g_object_unref (chooser);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PbPictureMenu *self = PB_PICTURE_MENU (widget);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Save Picture"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *proposed = dup_name (self);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposed);
  add_filter (chooser, _("PDF, for paper"), PB_PAGE_PDF);
  add_filter (chooser, _("PNG, for slides and web pages"), PB_PAGE_PNG);
  add_filter (chooser, _("SVG, for drawing programs"), PB_PAGE_SVG);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, PbPictureMenu *self)
{
  g_autofree char *foot = dup_foot (self);
  PbPage page = get_page (self, foot);

  pb_page_draw (&page, gtk_print_context_get_cairo_context (context), gtk_print_context_get_width (context),
                gtk_print_context_get_height (context));
}

GtkPrintOperation *
pb_picture_menu_new_print (PbPictureMenu *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_return_val_if_fail (PB_IS_PICTURE_MENU (self), operation);

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  if (self->title)
    gtk_print_operation_set_job_name (operation, self->title);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  return operation;
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkPrintOperation) operation = pb_picture_menu_new_print (PB_PICTURE_MENU (widget));
  GError *error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    pb_view_report (widget, _("The picture could not be printed"), error);
}

static void
pb_picture_menu_dispose (GObject *object)
{
  PbPictureMenu *self = PB_PICTURE_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_weak_pointer (&self->chart);
  G_OBJECT_CLASS (pb_picture_menu_parent_class)->dispose (object);
}

static void
pb_picture_menu_finalize (GObject *object)
{
  PbPictureMenu *self = PB_PICTURE_MENU (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  G_OBJECT_CLASS (pb_picture_menu_parent_class)->finalize (object);
}

static void
pb_picture_menu_class_init (PbPictureMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_picture_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_picture_menu_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "picture.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "picture.print", NULL, print_cb);
}

static void
pb_picture_menu_init (PbPictureMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Save Picture…"), "picture.save");
  g_menu_append (menu, _("Print…"), "picture.print");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pb-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (self->button, _("Save or print the picture"));
  pb_pane_name_inner (self->button, _("Save or print the picture"));
  pb_pane_hide_tip_while_open (self->button);
}

GtkWidget *
pb_picture_menu_new (PbChart *chart)
{
  PbPictureMenu *self = g_object_new (PB_TYPE_PICTURE_MENU, NULL);

  g_set_weak_pointer (&self->chart, chart);
  return GTK_WIDGET (self);
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

void
pb_picture_menu_set_words (PbPictureMenu *self, const char *title, const char *subtitle, const char *foot)
{
  g_autofree char *name = g_strdup_printf (_("Save or print the picture: %s"), title);

  g_return_if_fail (PB_IS_PICTURE_MENU (self));

  replace (&self->title, title);
  replace (&self->subtitle, subtitle);
  replace (&self->foot, foot);
  pb_pane_name_inner (self->button, name);
}
