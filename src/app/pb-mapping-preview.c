/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mapping-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "views/pb-pane-util.h"
#include "views/pb-view.h"

/* Rows that are shown as cells, and rows that are tried. */
#define N_SHOWN 6
#define N_TRIED 200
#define CELL_CHARS 24
/* Sentences that are shown. */
#define MAX_SENTENCES 30

struct _PbMappingPreview
{
  GtkBox parent_instance;

  GtkWidget *scroller; /* of the cells */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (PbMappingPreview, pb_mapping_preview, GTK_TYPE_BOX)

static GtkWidget *
create_cell (const char *text, const char *css)
{
  GtkWidget *label = pb_view_label (text, css);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

/* A column under what it is taken for. */
static void
add_column (GtkGrid *grid, int at, const char *name, PbImportSource *source, guint column, const char *given)
{
  guint n_rows = MIN (pb_import_source_get_n_rows (source), N_SHOWN);

  gtk_grid_attach (grid, create_cell (name, "pb-column-header"), at, 0, 1, 1);
  for (guint row = 0; row < n_rows; row++)
    gtk_grid_attach (grid, create_cell (given ? given : pb_import_source_get_cell (source, row, column), NULL), at,
                     (int) row + 1, 1, 1);
}

static GtkWidget *
create_grid (PbImportSource *source)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GPtrArray) lacking = pb_import_source_list_lacking (source);
  int at = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "pb-mapping-grid");
  for (guint c = 0; c < pb_import_source_get_n_columns (source); c++)
    {
      const char *name = pb_import_source_get_name (source, c);

      if (*name)
        add_column (GTK_GRID (grid), at++, name, source, c, NULL);
    }
  for (guint i = 0; i < lacking->len; i++)
    {
      g_autofree char *name = pb_field_dup_header (lacking->pdata[i]);
      const char *given = pb_import_source_get_given (source, name);

      if (given)
        add_column (GTK_GRID (grid), at++, name, source, 0, given);
    }
  return grid;
}

static void
append_lines (GString *text, GPtrArray *lines, const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_SENTENCES; i++)
    {
      if (prefix && !g_str_has_prefix (lines->pdata[i], prefix))
        continue;
      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", (const char *) lines->pdata[i]);
      n++;
    }
}

/* What the import says of the first rows. */
static char *
dup_sentences (PbImportBatch *batch, PbPlan *plan, PbImportSource *source)
{
  g_autofree char *missing = pb_import_source_dup_missing (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = NULL;
  GString *text;

  if (pb_import_source_get_layout (source) == NULL)
    return g_strdup (_("The table is passed by. Choose what it holds, and it is read."));
  if (missing)
    /* Translators: names of columns. */
    return g_strdup_printf (_("It cannot be read yet: choose which column is %s, or write what stands on every row."),
                            missing);
  report = pb_import_batch_preview (batch, plan, N_TRIED, &error);
  if (report == NULL)
    {
      /* The last sentence says that nothing was imported; nobody meant to yet. */
      const char *last = strrchr (error->message, '\n');

      return g_strndup (error->message, last ? (gsize) (last - error->message) : strlen (error->message));
    }
  text = g_string_new (NULL);
  append_lines (text, report->warnings, NULL);
  append_lines (text, report->rows, pb_import_source_get_title (source));
  if (text->len == 0)
    g_string_append (text, _("There is no row below the header."));
  return g_string_free (text, FALSE);
}

void
pb_mapping_preview_show (PbMappingPreview *self, PbImportBatch *batch, PbPlan *plan, PbImportSource *source)
{
  g_autofree char *sentences = dup_sentences (batch, plan, source);
  gboolean taken = pb_import_source_get_layout (source) != NULL;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), taken ? create_grid (source) : NULL);
  gtk_widget_set_visible (self->scroller, taken);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), sentences, -1);
}

static void
pb_mapping_preview_class_init (PbMappingPreviewClass *klass)
{
}

static void
pb_mapping_preview_init (PbMappingPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_add_css_class (self->scroller, "pb-import-text");
  pb_view_set_accessible_label (self->scroller, _("The first rows as they are read"));
  self->text = gtk_text_view_new ();
  g_object_set (self->text, "editable", FALSE, "cursor-visible", FALSE, "accepts-tab", FALSE, "wrap-mode",
                GTK_WRAP_WORD_CHAR, NULL);
  pb_view_set_accessible_label (self->text, _("What comes of the first rows"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "pb-import-text");
  gtk_box_append (GTK_BOX (self), pb_view_label (_("The first rows as they are read"), "pb-card-title"));
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
pb_mapping_preview_new (void)
{
  return g_object_new (PB_TYPE_MAPPING_PREVIEW, NULL);
}
