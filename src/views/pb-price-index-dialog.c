/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-price-index-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "model/pb-price-index.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-cell-grid.h"

/* Years that are offered before today's. */
#define YEARS_BACK 12

#define PB_TYPE_PRICE_INDEX_DIALOG (pb_price_index_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbPriceIndexDialog, pb_price_index_dialog, PB, PRICE_INDEX_DIALOG, AdwWindow)

struct _PbPriceIndexDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  GArray *years; /* int, of each row */
  GtkWidget *names; /* a button for each index that the plan has */
  GtkWidget *name;
  GtkWidget *source;
  PbCellGrid *grid;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (PbPriceIndexDialog, pb_price_index_dialog, ADW_TYPE_WINDOW)

static char *
dup_name (PbPriceIndexDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
list_years (PbPriceIndexDialog *self, const char *name)
{
  GPtrArray *rows = pb_plan_peek_records (self->plan, PB_TABLE_PRICE_INDEX);
  GDate today;
  int last;

  pb_date_today (&today);
  last = g_date_get_year (&today) + 1;
  g_array_set_size (self->years, 0);
  for (int year = last - YEARS_BACK; year <= last; year++)
    g_array_append_val (self->years, year);
  for (guint i = 0; i < rows->len; i++)
    {
      int year = (int) pb_record_get_int (rows->pdata[i], PB_PRICE_INDEX_YEAR);

      if (g_strcmp0 (pb_record_get_text (rows->pdata[i], PB_PRICE_INDEX_NAME), name) == 0
          && (year < last - YEARS_BACK || year > last))
        g_array_append_val (self->years, year);
    }
  g_array_sort (self->years, compare_years);
}

static void
fill (PbPriceIndexDialog *self)
{
  g_autofree char *name = dup_name (self);
  const char *why = pb_plan_get_read_only (self->plan) ? _("The plan is open for reading only.") : NULL;
  const char *source = NULL;

  list_years (self, name);
  pb_cell_grid_set_shape (self->grid, self->years->len, 1);
  pb_cell_grid_set_corner (self->grid, _("Year"));
  pb_cell_grid_set_column (self->grid, 0, _("Factor"));
  for (guint r = 0; r < self->years->len; r++)
    {
      int year = g_array_index (self->years, int, r);
      g_autofree char *title = g_strdup_printf ("%d", year);
      g_autofree char *text = NULL, *words = NULL;
      double factor;

      if (pb_price_index_get (self->plan, name, year, &factor))
        {
          text = pb_number_format (factor, -1);
          source = pb_price_index_get_source (self->plan, name, year);
        }
      words = g_strdup_printf ("%s %d: %s", name, year, text ? text : _("not entered"));
      pb_cell_grid_set_row (self->grid, r, title, NULL);
      pb_cell_grid_set_cell (self->grid, r, 0, text ? text : "–", words, why ? NULL : text ? text : "", why);
    }
  if (source && !*gtk_editable_get_text (GTK_EDITABLE (self->source)))
    gtk_editable_set_text (GTK_EDITABLE (self->source), source);
}

/* Why nothing can be written yet, NULL where it can. */
static const char *
find_lack (const char *name, const char *source)
{
  if (!*name)
    return _("Give the index a name first, such as KPI.");
  return !*source ? _("Say first where the factors come from.") : NULL;
}

static char *
dup_source (PbPriceIndexDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->source))));
}

/* One factor. NULL where it was written, else the sentence. (transfer full) */
static char *
write_factor (PbPriceIndexDialog *self, guint row, const char *text)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *source = dup_source (self);
  const char *lack = find_lack (name, *text ? source : "-");
  g_autoptr (GError) error = NULL;
  int year = g_array_index (self->years, int, row);
  double factor;
  gboolean ok;

  if (lack)
    return g_strdup (lack);
  if (!*text)
    ok = pb_price_index_remove (self->plan, name, year, &error);
  else
    ok = pb_number_parse (text, &factor, &error)
         && pb_price_index_set (self->plan, name, year, factor, source, &error);
  return ok ? NULL : g_strdup (error->message);
}

/* "103,5" of the year of the row, or "2021<tab>103,5" of the year it says. */
static gboolean
read_line (PbPriceIndexDialog *self, guint row, const char *line, PbPriceFactor *factor, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 2);
  double year = row < self->years->len ? g_array_index (self->years, int, row) : 0;
  const char *text = cells[1] ? g_strstrip (cells[1]) : cells[0];

  if (!cells[1] && year == 0)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           _("What was copied has more rows than the table has from here on. Choose a cell higher up."));
      return FALSE;
    }
  if (cells[1] && !pb_number_parse (g_strstrip (cells[0]), &year, error))
    return FALSE;
  factor->year = (int) CLAMP (year, 0, G_MAXINT16);
  if (pb_number_parse (text, &factor->factor, error))
    return TRUE;
  g_prefix_error (error, "%d: ", factor->year);
  return FALSE;
}

/* All lines as one edit, or none. NULL where they were written, else the sentence. (transfer full) */
static char *
write_lines (PbPriceIndexDialog *self, guint row, char **lines)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *source = dup_source (self);
  g_autoptr (GArray) factors = g_array_new (FALSE, FALSE, sizeof (PbPriceFactor));
  const char *lack = pb_plan_get_read_only (self->plan) ? _("The plan is open for reading only.") : find_lack (name, source);
  g_autoptr (GError) error = NULL;

  if (lack)
    return g_strdup (lack);
  for (guint i = 0; lines[i] && !error; i++)
    {
      PbPriceFactor factor;

      if (*g_strstrip (lines[i]) && read_line (self, row + i, lines[i], &factor, &error))
        g_array_append_val (factors, factor);
    }
  if (!error && factors->len > 0)
    pb_price_index_set_all (self->plan, name, factors, source, &error);
  return error ? g_strdup (error->message) : NULL;
}

static char *
commit_cb (PbCellGrid *grid, guint row, guint column, const char *text, PbPriceIndexDialog *self)
{
  return write_factor (self, row, text);
}

static void
say (PbPriceIndexDialog *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->note), sentence ? sentence : "");
  gtk_widget_set_visible (self->note, sentence != NULL);
}

static void
refused_cb (PbCellGrid *grid, const char *sentence, PbPriceIndexDialog *self)
{
  say (self, sentence);
}

static void
paste_cb (PbCellGrid *grid, guint row, guint column, const char *text, PbPriceIndexDialog *self)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *sentence = write_lines (self, row, lines);

  say (self, sentence);
}

static void
name_cb (PbPriceIndexDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->source), "");
  fill (self);
}

static void
chosen_cb (GtkButton *button, PbPriceIndexDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), gtk_button_get_label (button));
  name_cb (self);
}

static void
fill_names (PbPriceIndexDialog *self)
{
  g_autoptr (GPtrArray) names = pb_price_index_list_names (self->plan);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->names)))
    gtk_box_remove (GTK_BOX (self->names), child);
  for (guint i = 0; i < names->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (names->pdata[i]);

      g_signal_connect_object (button, "clicked", G_CALLBACK (chosen_cb), self, 0);
      gtk_box_append (GTK_BOX (self->names), button);
    }
  gtk_widget_set_visible (self->names, names->len > 1);
}

static void
changed_cb (PbPriceIndexDialog *self)
{
  fill (self);
  fill_names (self);
}

static void
pb_price_index_dialog_dispose (GObject *object)
{
  PbPriceIndexDialog *self = PB_PRICE_INDEX_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->years, g_array_unref);
  G_OBJECT_CLASS (pb_price_index_dialog_parent_class)->dispose (object);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_price_index_dialog_class_init (PbPriceIndexDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_price_index_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "prices.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "prices.close", NULL);
}

static void
pb_price_index_dialog_init (PbPriceIndexDialog *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
}

static GtkWidget *
add_entry (GtkWidget *form, const char *label, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  pb_view_set_accessible_label (entry, label);
  gtk_box_append (GTK_BOX (box), pb_view_label (label, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (form), box);
  return entry;
}

static void
build (PbPriceIndexDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *about = pb_view_label (_("A year's amount in another year's prices is the amount times that year's factor, divided "
                                      "by its own. Any base will do, as long as it is the same for all years."),
                                    "pb-secondary");
  g_autoptr (GPtrArray) names = pb_price_index_list_names (self->plan);

  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_box_append (GTK_BOX (form), about);
  self->names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (form), self->names);
  self->name = add_entry (form, _("Name of the index, such as KPI or PKV"), names->len ? names->pdata[0] : "");
  self->source = add_entry (form, _("Source of its factors"), "");
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  self->grid = PB_CELL_GRID (pb_cell_grid_new ());
  pb_view_set_accessible_label (GTK_WIDGET (self->grid), _("Factors by year"));
  g_signal_connect_object (self->grid, "commit", G_CALLBACK (commit_cb), self, 0);
  g_signal_connect_object (self->grid, "paste", G_CALLBACK (paste_cb), self, 0);
  g_signal_connect_object (self->grid, "refused", G_CALLBACK (refused_cb), self, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "pb-card");
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->grid));
  self->note = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (form), self->note);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Price indices"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
pb_price_index_dialog_present (GtkWindow *parent, PbPlan *plan)
{
  PbPriceIndexDialog *self = g_object_new (PB_TYPE_PRICE_INDEX_DIALOG, "modal", TRUE, "transient-for", parent,
                                           "default-width", 460, "default-height", 640, "title", _("Price indices"), NULL);

  self->plan = g_object_ref (plan);
  build (self);
  g_signal_connect_object (plan, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->name);
  return GTK_WIDGET (self);
}
