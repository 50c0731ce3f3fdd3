/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mapping-dialog.h"

#include <glib/gi18n-lib.h>

#include "pb-mapping-columns.h"
#include "pb-mapping-preview.h"
#include "views/pb-pane-util.h"
#include "views/pb-view.h"
#include "views/pb-width-bin.h"
#include "views/pb-wrap-layout.h"
#include "widgets/pb-widget-palette.h"

#define WIDTH_EM 76
#define HEIGHT_EM 48
/* Where columns and preview stand beside each other. */
#define WIDE_EM 64
#define LEAST_EM 24
#define UPDATE_MS 120

struct _PbMappingDialog
{
  AdwWindow parent_instance;

  PbPlan *plan; /* NULL: a new one */
  PbImportBatch *batch;
  PbMappingDone done;
  gpointer data;
  GDestroyNotify destroy;

  GtkWidget *table;
  GtkWidget *header_row;
  GtkWidget *holds;
  GtkWidget *note;
  GtkWidget *columns;
  GtkWidget *preview;
  GtkWidget *body;
  GtkWidget *bin;
  gboolean updating;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (PbMappingDialog, pb_mapping_dialog, ADW_TYPE_WINDOW)

static PbImportSource *
get_source (PbMappingDialog *self)
{
  GPtrArray *sources = pb_import_batch_get_sources (self->batch, NULL);

  return sources->pdata[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->table))];
}

/* Something is taken, and nothing that is taken lacks what it must have. */
static gboolean
is_ready (PbMappingDialog *self)
{
  GPtrArray *sources = pb_import_batch_get_sources (self->batch, NULL);
  gboolean taken = FALSE;

  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *missing = pb_import_source_dup_missing (sources->pdata[i]);

      if (missing)
        return FALSE;
      taken |= pb_import_source_get_layout (sources->pdata[i]) != NULL;
    }
  return taken;
}

static void
update_note (PbMappingDialog *self)
{
  PbImportSource *source = get_source (self);
  PbSourceOrigin origin = pb_import_source_get_origin (source);
  const char *text = origin == PB_SOURCE_REMEMBERED
                         ? _("These headers have been mapped before, and the columns are as they were then.")
                     : origin == PB_SOURCE_KNOWN ? _("The headers tell what the table holds.")
                                                 : _("Planbok does not know these headers. Choose what the table holds, and "
                                                     "which column is which; next time it is remembered.");

  gtk_label_set_text (GTK_LABEL (self->note), text);
}

static gboolean
update_cb (gpointer data)
{
  PbMappingDialog *self = data;

  self->update_id = 0;
  pb_mapping_preview_show (PB_MAPPING_PREVIEW (self->preview), self->batch, self->plan, get_source (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.accept", is_ready (self));
  return G_SOURCE_REMOVE;
}

/* However much is changed at once, and whatever is being typed, it is read once. */
static void
queue_update (PbMappingDialog *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (UPDATE_MS, update_cb, self);
}

/* 0: passed by; then the layouts in their order. */
static guint
find_layout (const PbLayout *layout)
{
  guint n = 0;

  while (layout && pb_layout_get (n) != layout)
    n++;
  return layout ? n + 1 : 0;
}

static void
show_source (PbMappingDialog *self)
{
  PbImportSource *source = get_source (self);

  self->updating = TRUE;
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->header_row), 1, pb_import_source_get_last_line (source));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->header_row), pb_import_source_get_header_line (source));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->holds), find_layout (pb_import_source_get_layout (source)));
  self->updating = FALSE;
  pb_mapping_columns_show (PB_MAPPING_COLUMNS (self->columns), source);
  update_note (self);
  queue_update (self);
}

static void
table_cb (PbMappingDialog *self)
{
  show_source (self);
}

static void
header_row_cb (PbMappingDialog *self)
{
  if (self->updating)
    return;
  pb_import_source_set_header_line (get_source (self),
                                    (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->header_row)));
  show_source (self);
}

static void
holds_cb (PbMappingDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->holds));

  if (self->updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  pb_import_source_set_layout (get_source (self), chosen ? pb_layout_get (chosen - 1) : NULL);
  pb_mapping_columns_show (PB_MAPPING_COLUMNS (self->columns), get_source (self));
  queue_update (self);
}

static void
wide_cb (PbMappingDialog *self)
{
  gboolean wide = pb_width_bin_is_wide (PB_WIDTH_BIN (self->bin));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
mapping_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbMappingDialog *self = PB_MAPPING_DIALOG (widget);

  if (g_str_equal (action, "mapping.accept") && !is_ready (self))
    return;
  gtk_widget_set_visible (widget, FALSE);
  if (g_str_equal (action, "mapping.accept"))
    self->done (self->data);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
pb_mapping_dialog_finalize (GObject *object)
{
  PbMappingDialog *self = PB_MAPPING_DIALOG (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->batch, pb_import_batch_unref);
  if (self->destroy)
    self->destroy (self->data);
  G_OBJECT_CLASS (pb_mapping_dialog_parent_class)->finalize (object);
}

static void
pb_mapping_dialog_class_init (PbMappingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_mapping_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "mapping.accept", NULL, mapping_action);
  gtk_widget_class_install_action (widget_class, "mapping.close", NULL, mapping_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "mapping.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "mapping.accept", NULL);
}

static void
pb_mapping_dialog_init (PbMappingDialog *self)
{
}

static GtkWidget *
add_control (GtkWidget *box, const char *label, GtkWidget *control)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (pair), pb_view_label (label, "pb-secondary"));
  gtk_box_append (GTK_BOX (pair), control);
  gtk_box_append (GTK_BOX (box), pair);
  return control;
}

static GtkWidget *
create_tables (PbMappingDialog *self)
{
  GPtrArray *sources = pb_import_batch_get_sources (self->batch, NULL);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < sources->len; i++)
    {
      const char *title = pb_import_source_get_title (sources->pdata[i]);
      /* Translators: file and sheet. */
      g_autofree char *hidden = g_strdup_printf (_("%s (hidden)"), title);

      gtk_string_list_append (titles, pb_import_source_is_hidden (sources->pdata[i]) ? hidden : title);
    }
  choice = pb_pane_long_drop_down (G_LIST_MODEL (titles));
  pb_pane_name_inner (choice, _("Table"));
  return choice;
}

static GtkWidget *
create_holds (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (names, _("– passed by –"));
  for (guint i = 0; pb_layout_get (i); i++)
    gtk_string_list_append (names, _(pb_table_info (pb_layout_get (i)->table)->label));
  choice = pb_pane_drop_down (G_LIST_MODEL (names));
  pb_pane_name_inner (choice, _("What it holds"));
  return choice;
}

/* How much a table asks to be looked at: what nobody can tell the contents of, then what was chosen, then what is
 * known. */
static guint
rank (PbImportSource *source)
{
  gboolean taken = pb_import_source_get_layout (source) != NULL;

  if (!taken)
    return pb_import_source_get_n_rows (source) > 0 && !pb_import_source_is_hidden (source) ? 3 : 0;
  return pb_import_source_get_origin (source) == PB_SOURCE_KNOWN ? 1 : 2;
}

static guint
find_first (PbMappingDialog *self)
{
  GPtrArray *sources = pb_import_batch_get_sources (self->batch, NULL);
  guint best = 0;

  for (guint i = 1; i < sources->len; i++)
    if (rank (sources->pdata[i]) > rank (sources->pdata[best]))
      best = i;
  return best;
}

static GtkWidget *
build_controls (PbMappingDialog *self)
{
  GtkWidget *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (controls, pb_wrap_layout_new (18, 8));
  self->table = add_control (controls, _("Table"), create_tables (self));
  self->header_row = add_control (controls, _("The header’s row"), gtk_spin_button_new_with_range (1, 1, 1));
  self->holds = add_control (controls, _("What it holds"), create_holds ());
  pb_view_set_accessible_label (self->header_row, _("The header’s row"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->table), find_first (self));
  g_signal_connect_swapped (self->table, "notify::selected", G_CALLBACK (table_cb), self);
  g_signal_connect_swapped (self->header_row, "value-changed", G_CALLBACK (header_row_cb), self);
  g_signal_connect_swapped (self->holds, "notify::selected", G_CALLBACK (holds_cb), self);
  return controls;
}

static GtkWidget *
build_content (PbMappingDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  self->columns = pb_mapping_columns_new ();
  self->preview = pb_mapping_preview_new ();
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  self->bin = pb_width_bin_new (WIDE_EM, LEAST_EM);
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->bin, "wide-changed", G_CALLBACK (wide_cb), self);
  gtk_widget_set_hexpand (self->columns, TRUE);
  gtk_widget_set_hexpand (self->preview, TRUE);
  gtk_box_append (GTK_BOX (self->body), self->columns);
  gtk_box_append (GTK_BOX (self->body), self->preview);
  gtk_box_append (GTK_BOX (content), build_controls (self));
  gtk_box_append (GTK_BOX (content), self->note);
  gtk_box_append (GTK_BOX (content), self->body);
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 18);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  pb_width_bin_set_child (PB_WIDTH_BIN (self->bin), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->bin);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
pb_mapping_dialog_present (GtkWindow *parent, PbPlan *plan, PbImportBatch *batch, PbMappingDone done, gpointer data,
                           GDestroyNotify destroy)
{
  PbMappingDialog *self = g_object_new (PB_TYPE_MAPPING_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                                        _("Map Columns"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->plan = plan ? g_object_ref (plan) : NULL;
  self->batch = pb_import_batch_ref (batch);
  self->done = done;
  self->data = data;
  self->destroy = destroy;
  gtk_box_append (GTK_BOX (box),
                  pb_pane_dialog_header (_("Map Columns"), "mapping.close", "mapping.accept", _("Continue")));
  gtk_box_append (GTK_BOX (box), build_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  show_source (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  update_cb (self);
  gtk_window_set_default_size (GTK_WINDOW (self), (int) (WIDTH_EM * pb_widgets_get_em (GTK_WIDGET (parent))),
                               (int) (HEIGHT_EM * pb_widgets_get_em (GTK_WIDGET (parent))));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->holds);
  return GTK_WIDGET (self);
}
