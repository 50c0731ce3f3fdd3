/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-ranges-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/pb-assignment.h"
#include "model/pb-number.h"
#include "pb-driver-list.h"
#include "pb-pane-util.h"
#include "pb-view.h"

/* Low, likely and high of the delay, then of the realisation. */
#define N_FIGURES 6

typedef struct
{
  gint64 assignment; /* 0: those that nothing is said of */
  GtkWidget *entries[N_FIGURES];
  char *shown[N_FIGURES]; /* as the dialog opened */
} Row;

struct _PbRangesDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  gint64 scenario;
  PbRange otherwise;
  GArray *rows;
  GtkGrid *grid;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (PbRangesDialog, pb_ranges_dialog, ADW_TYPE_WINDOW)

enum { OTHERWISE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
get_figures (const PbRange *range, double *figures)
{
  const double all[N_FIGURES] = { range->delay_low,       range->delay_likely,       range->delay_high,
                                  range->realisation_low, range->realisation_likely, range->realisation_high };

  memcpy (figures, all, sizeof all);
}

static void
set_figures (PbRange *range, const double *figures)
{
  *range = (PbRange){ (int) figures[0], (int) figures[1], (int) figures[2], figures[3], figures[4], figures[5] };
}

static void
row_clear (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_FIGURES; i++)
    g_free (row->shown[i]);
}

static gboolean
is_changed (const Row *row)
{
  for (guint i = 0; i < N_FIGURES; i++)
    if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row->entries[i])), row->shown[i]) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_empty (const Row *row)
{
  for (guint i = 0; i < N_FIGURES; i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (row->entries[i])))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (PbRangesDialog *self, GtkWidget *entry, const char *sentence)
{
  pb_pane_set_invalid (entry, self->note, sentence);
  gtk_widget_grab_focus (entry);
  return FALSE;
}

/* Each figure by itself: whole months, percent, within their bounds. */
static gboolean
read_figure (PbRangesDialog *self, const Row *row, guint i, double *figure)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->entries[i]));
  gboolean delay = i < 3;
  double most = delay ? PB_SCENARIO_MAX_DELAY : PB_SCENARIO_MAX_REALISATION;
  g_autofree char *sentence = NULL;

  pb_pane_set_invalid (row->entries[i], self->note, NULL);
  if (pb_number_parse (text, figure, NULL) && *figure >= 0 && *figure <= most && (!delay || *figure == round (*figure)))
    return TRUE;
  sentence = delay ? g_strdup_printf (_("A delay is written as whole months from 0 to %d. Fill all six fields, or none."),
                                      (int) most)
                   : g_strdup_printf (_("A realisation is written in percent from 0 to %d. Fill all six fields, or none."),
                                      (int) most);
  return refuse (self, row->entries[i], sentence);
}

static gboolean
read_row (PbRangesDialog *self, const Row *row, PbRange *range)
{
  double figures[N_FIGURES];

  for (guint i = 0; i < N_FIGURES; i++)
    if (!read_figure (self, row, i, &figures[i]))
      return FALSE;
  for (guint i = 1; i < N_FIGURES; i++)
    if (i != 3 && figures[i] < figures[i - 1])
      return refuse (self, row->entries[i], _("Low comes first, then likely, then high: none may be less than the one "
                                              "before it."));
  set_figures (range, figures);
  return TRUE;
}

/* What the changed rows say. FALSE where one cannot be read: then nothing is written. The first row is no assignment's,
 * and is kept by the screen alone. */
static gboolean
read_rows (PbRangesDialog *self, GArray *changes, PbRange *otherwise)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      PbRangeChange change = { row->assignment, is_empty (row) && row->assignment };

      if (!is_changed (row))
        continue;
      if (!change.clear && !read_row (self, row, &change.range))
        return FALSE;
      if (row->assignment)
        g_array_append_val (changes, change);
      else
        *otherwise = change.range;
    }
  return TRUE;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbRangesDialog *self = PB_RANGES_DIALOG (widget);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (PbRangeChange));
  PbRange otherwise = self->otherwise;
  GError *error = NULL;

  if (!read_rows (self, changes, &otherwise))
    return;
  if (changes->len > 0
      && !pb_range_apply (self->plan, self->scenario, (const PbRangeChange *) changes->data, changes->len, &error))
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The uncertainty was not saved"), error);
      return;
    }
  if (is_changed (&g_array_index (self->rows, Row, 0)))
    {
      self->otherwise = otherwise;
      g_signal_emit (self, signals[OTHERWISE_CHANGED], 0);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_ranges_dialog_dispose (GObject *object)
{
  g_clear_object (&PB_RANGES_DIALOG (object)->plan);
  G_OBJECT_CLASS (pb_ranges_dialog_parent_class)->dispose (object);
}

static void
pb_ranges_dialog_finalize (GObject *object)
{
  g_array_unref (PB_RANGES_DIALOG (object)->rows);
  G_OBJECT_CLASS (pb_ranges_dialog_parent_class)->finalize (object);
}

static void
pb_ranges_dialog_class_init (PbRangesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_ranges_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_ranges_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "ranges.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "ranges.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "ranges.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "ranges.save", NULL);
  signals[OTHERWISE_CHANGED] = g_signal_new ("otherwise-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_ranges_dialog_init (PbRangesDialog *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
}

static const char *
get_heading (guint i)
{
  const char *const headings[N_FIGURES] = { _("Delay, low"),       _("Delay, likely"),       _("Delay, high"),
                                            _("Realisation, low"), _("Realisation, likely"), _("Realisation, high") };

  return headings[i];
}

static void
add_headings (PbRangesDialog *self)
{
  const char *const short_headings[N_FIGURES] = {
    C_ ("range", "low"), C_ ("range", "likely"), C_ ("range", "high"),
    C_ ("range", "low"), C_ ("range", "likely"), C_ ("range", "high")
  };

  gtk_grid_attach (self->grid, pb_view_label (_("Delay, months"), "pb-column-header"), 1, 0, 3, 1);
  gtk_grid_attach (self->grid, pb_view_label (_("Realisation, percent"), "pb-column-header"), 4, 0, 3, 1);
  gtk_grid_attach (self->grid, pb_view_label (_("Assignment"), "pb-column-header"), 0, 1, 1, 1);
  for (int i = 0; i < N_FIGURES; i++)
    gtk_grid_attach (self->grid, pb_view_number (short_headings[i], "pb-column-header"), i + 1, 1, 1, 1);
}

/* range NULL: nothing is said. */
static void
add_row (PbRangesDialog *self, gint64 assignment, const char *title, const PbRange *range)
{
  Row row = { .assignment = assignment };
  int at = (int) self->rows->len + 2;
  GtkWidget *name = pb_view_label (title, assignment ? "" : "pb-semibold");
  double figures[N_FIGURES];

  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (self->grid, name, 0, at, 1, 1);
  if (range)
    get_figures (range, figures);
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s, %s", get_heading (i), title);

      row.shown[i] = range ? pb_number_format (figures[i], -1) : g_strdup ("");
      row.entries[i] = gtk_entry_new ();
      gtk_editable_set_width_chars (GTK_EDITABLE (row.entries[i]), 4);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (row.entries[i]), 5);
      gtk_editable_set_alignment (GTK_EDITABLE (row.entries[i]), 1);
      gtk_editable_set_text (GTK_EDITABLE (row.entries[i]), row.shown[i]);
      pb_view_set_accessible_label (row.entries[i], label);
      gtk_grid_attach (self->grid, row.entries[i], (int) i + 1, at, 1, 1);
    }
  g_array_append_val (self->rows, row);
}

static void
add_rows (PbRangesDialog *self, PbBalanceScope *scope, int year)
{
  g_autoptr (PbDriverList) list = pb_driver_list_new (scope, self->scenario, year);

  add_row (self, 0, _("All that nothing is said of"), &self->otherwise);
  for (guint i = 0; i < list->entries->len; i++)
    {
      PbRecord *assignment = g_array_index (list->entries, PbDriverEntry, i).assignment;
      g_autofree char *title
        = g_strdup_printf ("%" G_GINT64_FORMAT "  %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                           pb_assignment_get_short_title (assignment));
      PbRange range;
      gint64 layer;
      gboolean own = pb_range_get (self->plan, self->scenario, pb_record_get_id (assignment), &range, &layer);

      add_row (self, pb_record_get_id (assignment), title, own && layer == self->scenario ? &range : NULL);
    }
}

static GtkWidget *
new_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *save = gtk_button_new_with_label (_("Save"));

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_tooltip_text (save, _("Ctrl+Enter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "ranges.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "ranges.save");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("How uncertain are they?"), NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  return header;
}

static GtkWidget *
new_form (PbRangesDialog *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *about
    = pb_view_label (_("The months are added to the delay of the scenario, and the percent are of what it realises. Leave a "
                       "row empty where nothing can be said: then the first row holds."),
                     "pb-secondary");
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  self->note = GTK_LABEL (pb_view_label ("", "pb-note pb-bad"));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (form), about);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (form), scroller);
  gtk_widget_add_css_class (form, "pb-form");
  return form;
}

GtkWidget *
pb_ranges_dialog_new (GtkWindow *parent, PbBalanceScope *scope, int year, const PbRange *otherwise)
{
  PbRangesDialog *self = g_object_new (PB_TYPE_RANGES_DIALOG, "modal", TRUE, "transient-for", parent, "default-width",
                                       720, "title", _("How uncertain are they?"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->plan = g_object_ref (scope->plan);
  self->scenario = pb_plan_get_scenario (scope->plan);
  self->otherwise = *otherwise;
  gtk_box_append (GTK_BOX (box), new_header ());
  gtk_box_append (GTK_BOX (box), new_form (self));
  add_headings (self);
  add_rows (self, scope, year);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}

const PbRange *
pb_ranges_dialog_get_otherwise (PbRangesDialog *self)
{
  g_return_val_if_fail (PB_IS_RANGES_DIALOG (self), NULL);
  return &self->otherwise;
}
