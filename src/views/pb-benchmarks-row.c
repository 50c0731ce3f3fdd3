/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-row.h"

#include "pb-benchmarks-facts.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-spark.h"

struct _PbBenchmarksRow
{
  GtkWidget parent_instance;

  PbBenchmarksItem *item;
  gulong changed_id;
  GtkWidget *heading;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *value;
  GtkWidget *subtitle;
  GtkWidget *spark;
  GtkWidget *trend;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, GTK_TYPE_WIDGET)

static void
pb_benchmarks_row_dispose (GObject *object)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (object);

  pb_benchmarks_row_show (self, NULL);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_benchmarks_row_parent_class)->dispose (object);
}

static void
pb_benchmarks_row_class_init (PbBenchmarksRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
new_line (const char *classes)
{
  GtkWidget *label = pb_view_label ("", classes);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 17);
  return label;
}

static void
pb_benchmarks_row_init (PbBenchmarksRow *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->heading = pb_view_label ("", "pb-group-title pb-benchmarks-group");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  self->title = new_line ("pb-semibold");
  self->value = new_line ("pb-small pb-numeric");
  self->subtitle = new_line ("pb-small pb-secondary");
  self->trend = new_line ("pb-small pb-secondary");
  self->spark = pb_spark_new ();
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_widget_set_halign (self->spark, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->box, "pb-benchmarks-row");
  gtk_box_append (GTK_BOX (first), self->title);
  gtk_box_append (GTK_BOX (first), self->spark);
  gtk_box_append (GTK_BOX (self->box), first);
  gtk_box_append (GTK_BOX (self->box), self->subtitle);
  gtk_box_append (GTK_BOX (self->box), self->value);
  gtk_box_append (GTK_BOX (self->box), self->trend);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_row_new (void)
{
  return g_object_new (PB_TYPE_BENCHMARKS_ROW, NULL);
}

/* "1 620 454 kr per brukare". (transfer full) */
static char *
dup_value (const PbBenchmarksSummary *summary)
{
  return *summary->value && *summary->unit ? g_strdup_printf ("%s %s", summary->value, summary->unit)
                                           : g_strdup (summary->value);
}

/* "+38 % mot Kalmar · plats 2 av 2". (transfer full) */
static char *
dup_standing (const PbBenchmarksSummary *summary)
{
  GString *text = g_string_new (summary->subtitle);

  pb_pane_append_part (text, summary->place);
  return g_string_free (text, FALSE);
}

static void
name_row (PbBenchmarksRow *self, const char *name)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent)
    pb_view_set_accessible_label (parent, name);
}

static void
append_words (GString *text, const char *words)
{
  if (words && *words)
    g_string_append_printf (text, ", %s", words);
}

static void
update (PbBenchmarksRow *self)
{
  PbRecord *indicator = pb_benchmarks_item_get_record (self->item);
  const PbBenchmarksSummary *summary = pb_benchmarks_item_peek (self->item);
  g_autoptr (GString) name = g_string_new (pb_record_get_title (indicator));
  g_autofree char *value = summary ? dup_value (summary) : g_strdup ("");
  g_autofree char *standing = summary ? dup_standing (summary) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->title), pb_benchmarks_get_short_title (indicator));
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->subtitle), standing);
  gtk_label_set_text (GTK_LABEL (self->trend), summary ? summary->trend : "");
  gtk_widget_set_visible (self->value, *value != '\0');
  gtk_widget_set_visible (self->trend, summary && *summary->trend);
  gtk_widget_set_visible (self->spark, summary && summary->n_line > 0);
  if (summary)
    {
      pb_spark_set_values (PB_SPARK (self->spark), summary->line, summary->n_line);
      append_words (name, standing);
      append_words (name, value);
      append_words (name, summary->trend);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), pb_record_get_title (indicator));
  name_row (self, name->str);
}

void
pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item)
{
  gboolean heading = item && !pb_benchmarks_item_get_record (item);

  g_return_if_fail (PB_IS_BENCHMARKS_ROW (self));

  if (self->item)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (!item)
    return;
  gtk_widget_set_visible (self->heading, heading);
  gtk_widget_set_visible (self->box, !heading);
  if (heading)
    {
      gtk_label_set_text (GTK_LABEL (self->heading), pb_benchmarks_item_get_heading (item));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
      name_row (self, pb_benchmarks_item_get_heading (item));
      return;
    }
  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
}
