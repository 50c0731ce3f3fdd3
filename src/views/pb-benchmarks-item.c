/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "pb-benchmarks-facts.h"
#include "pb-view.h"
#include "widgets/pb-spark.h"

G_DEFINE_FINAL_TYPE (PbBenchmarksItem, pb_benchmarks_item, G_TYPE_OBJECT)

static void
pb_benchmarks_item_finalize (GObject *object)
{
  g_clear_object (&PB_BENCHMARKS_ITEM (object)->indicator);
  G_OBJECT_CLASS (pb_benchmarks_item_parent_class)->finalize (object);
}

static void
pb_benchmarks_item_class_init (PbBenchmarksItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_benchmarks_item_finalize;
}

static void
pb_benchmarks_item_init (PbBenchmarksItem *self)
{
}

PbBenchmarksItem *
pb_benchmarks_item_new (PbRecord *indicator, const char *heading)
{
  PbBenchmarksItem *self = g_object_new (PB_TYPE_BENCHMARKS_ITEM, NULL);

  self->indicator = indicator ? g_object_ref (indicator) : NULL;
  self->heading = heading;
  return self;
}

struct _PbBenchmarksRow
{
  GtkWidget parent_instance;
  GtkWidget *heading;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *spark;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksRow, pb_benchmarks_row, GTK_TYPE_WIDGET)

static void
pb_benchmarks_row_dispose (GObject *object)
{
  PbBenchmarksRow *self = PB_BENCHMARKS_ROW (object);

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

static void
pb_benchmarks_row_init (PbBenchmarksRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->heading = pb_view_label ("", "pb-group-title pb-benchmarks-group");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->title = pb_view_label ("", "pb-semibold");
  self->subtitle = pb_view_label ("", "pb-small pb-secondary");
  self->spark = pb_spark_new ();
  self->value = pb_view_number ("", "pb-semibold");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 17);
  gtk_label_set_width_chars (GTK_LABEL (self->subtitle), 17);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->box, "pb-benchmarks-row");
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), self->spark);
  gtk_box_append (GTK_BOX (self->box), self->value);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_row_new (void)
{
  return g_object_new (PB_TYPE_BENCHMARKS_ROW, NULL);
}

/* The own outcomes; a line of fewer than two points says nothing. FALSE then. */
static gboolean
show_line (PbBenchmarksRow *self, PbBenchmarksFacts *facts)
{
  guint n = pb_series_get_n_periods (facts->series);
  g_autofree double *values = g_new (double, MAX (n, 1));
  guint measured = 0;

  for (guint i = 0; i < n; i++)
    if (pb_benchmarks_facts_get_value (facts, facts->own, i, &values[i]))
      measured++;
    else
      values[i] = NAN;
  pb_spark_set_values (PB_SPARK (self->spark), values, (int) n);
  return measured > 1;
}

void
pb_benchmarks_row_show (PbBenchmarksRow *self, PbBenchmarksItem *item)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (PbBenchmarksFacts) facts = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  gboolean line;

  gtk_widget_set_visible (self->heading, item->indicator == NULL);
  gtk_widget_set_visible (self->box, item->indicator != NULL);
  if (!item->indicator)
    {
      gtk_label_set_text (GTK_LABEL (self->heading), item->heading);
      if (parent)
        pb_view_set_accessible_label (parent, item->heading);
      return;
    }
  facts = pb_benchmarks_facts_new (item->indicator);
  subtitle = pb_benchmarks_facts_dup_subtitle (facts);
  line = facts->common >= 0 && show_line (self, facts);
  value = !line && facts->latest >= 0 ? pb_benchmarks_facts_dup_number (facts, facts->latest_value) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->title), pb_benchmarks_get_short_title (item->indicator));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), pb_record_get_title (item->indicator));
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_widget_set_visible (self->spark, line);
  gtk_widget_set_visible (self->value, !line);
  label = g_strdup_printf ("%s, %s%s%s", pb_record_get_title (item->indicator), subtitle, *value ? ", " : "", value);
  if (parent)
    pb_view_set_accessible_label (parent, label);
}
