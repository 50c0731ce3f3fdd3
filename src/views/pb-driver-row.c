/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-driver-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "pb-driver-field.h"
#include "pb-view.h"

struct _PbDriverRow
{
  GtkWidget parent_instance;

  GtkWidget *parts[PB_N_DRIVER_PARTS];
  gint64 id;
};

G_DEFINE_FINAL_TYPE (PbDriverRow, pb_driver_row, GTK_TYPE_WIDGET)

enum { MOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkWidget *
new_label (guint part)
{
  static const char *const classes[PB_N_DRIVER_PARTS] = {
    [PB_DRIVER_NUMBER] = "pb-numeric pb-semibold pb-accent",
    [PB_DRIVER_PLANNED] = "pb-numeric pb-secondary",
    [PB_DRIVER_SCENARIO] = "pb-numeric scenario",
    [PB_DRIVER_DIFFERENCE] = "pb-numeric",
  };
  GtkWidget *label = pb_view_label ("", classes[part]);
  gboolean figure = part == PB_DRIVER_NUMBER || part >= PB_DRIVER_PLANNED;

  gtk_label_set_xalign (GTK_LABEL (label), figure ? 1 : 0);
  if (part == PB_DRIVER_TITLE)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
moved_cb (PbDriverField *field, double value, guint gesture, PbDriverRow *self)
{
  double delay = pb_driver_field_get_value (PB_DRIVER_FIELD (self->parts[PB_DRIVER_DELAY]));
  double realisation = pb_driver_field_get_value (PB_DRIVER_FIELD (self->parts[PB_DRIVER_REALISATION]));

  g_signal_emit (self, signals[MOVED], 0, (int) delay, realisation, gesture);
}

static void
pb_driver_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_driver_row_parent_class)->dispose (object);
}

static void
pb_driver_row_class_init (PbDriverRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_driver_row_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_UINT);
}

static void
pb_driver_row_init (PbDriverRow *self)
{
  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++)
    {
      if (i == PB_DRIVER_DELAY || i == PB_DRIVER_REALISATION)
        {
          self->parts[i]
            = pb_driver_field_new (i == PB_DRIVER_DELAY ? PB_DRIVER_FIELD_MONTHS : PB_DRIVER_FIELD_PERCENT);
          g_signal_connect (self->parts[i], "changed", G_CALLBACK (moved_cb), self);
        }
      else
        self->parts[i] = new_label (i);
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-driver-row");
}

GtkWidget *
pb_driver_row_new (const PbDriverColumns *columns)
{
  PbDriverRow *self = g_object_new (PB_TYPE_DRIVER_ROW, NULL);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), pb_driver_layout_new (columns));
  return GTK_WIDGET (self);
}

static void
set_amounts (GtkWidget *const *parts, PbBalanceScope *scope, const PbDriverAmounts *amounts)
{
  g_autofree char *planned = pb_balance_scope_format (scope, amounts->planned);
  g_autofree char *scenario = pb_balance_scope_format (scope, amounts->scenario);
  g_autofree char *difference = amounts->scenario == amounts->planned
                                  ? g_strdup ("–")
                                  : pb_balance_scope_format_signed (scope, amounts->scenario - amounts->planned);

  gtk_label_set_text (GTK_LABEL (parts[PB_DRIVER_PLANNED]), planned);
  gtk_label_set_text (GTK_LABEL (parts[PB_DRIVER_SCENARIO]), scenario);
  gtk_label_set_text (GTK_LABEL (parts[PB_DRIVER_DIFFERENCE]), difference);
}

static void
name_it (PbDriverRow *self, const char *title)
{
  g_autofree char *delay = g_strdup_printf (_("Delay in months, %s"), title);
  g_autofree char *realisation = g_strdup_printf (_("Realisation in percent, %s"), title);
  g_autofree char *row = g_strdup_printf (_("%s: planned %s, scenario %s, difference %s"), title,
                                          gtk_label_get_text (GTK_LABEL (self->parts[PB_DRIVER_PLANNED])),
                                          gtk_label_get_text (GTK_LABEL (self->parts[PB_DRIVER_SCENARIO])),
                                          gtk_label_get_text (GTK_LABEL (self->parts[PB_DRIVER_DIFFERENCE])));

  pb_driver_field_set_name (PB_DRIVER_FIELD (self->parts[PB_DRIVER_DELAY]), delay);
  pb_driver_field_set_name (PB_DRIVER_FIELD (self->parts[PB_DRIVER_REALISATION]), realisation);
  pb_view_set_accessible_label (GTK_WIDGET (self), row);
}

void
pb_driver_row_update (PbDriverRow *self, PbBalanceScope *scope, PbRecord *assignment, const PbDriver *driver,
                      const PbDriverAmounts *amounts)
{
  const char *title = pb_assignment_get_short_title (assignment);
  g_autofree char *number
    = g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));

  g_return_if_fail (PB_IS_DRIVER_ROW (self));
  self->id = pb_record_get_id (assignment);
  gtk_label_set_text (GTK_LABEL (self->parts[PB_DRIVER_NUMBER]), number);
  gtk_label_set_text (GTK_LABEL (self->parts[PB_DRIVER_TITLE]), title);
  gtk_widget_set_tooltip_text (self->parts[PB_DRIVER_TITLE], pb_record_get_text (assignment, PB_ASSIGNMENT_TITLE));
  pb_driver_field_set_value (PB_DRIVER_FIELD (self->parts[PB_DRIVER_DELAY]), driver->delay);
  pb_driver_field_set_value (PB_DRIVER_FIELD (self->parts[PB_DRIVER_REALISATION]), driver->realisation);
  set_amounts (self->parts, scope, amounts);
  name_it (self, title);
}

void
pb_driver_row_set_open (PbDriverRow *self, gboolean open)
{
  g_return_if_fail (PB_IS_DRIVER_ROW (self));
  gtk_widget_set_sensitive (self->parts[PB_DRIVER_DELAY], open);
  gtk_widget_set_sensitive (self->parts[PB_DRIVER_REALISATION], open);
}

gint64
pb_driver_row_get_id (PbDriverRow *self)
{
  g_return_val_if_fail (PB_IS_DRIVER_ROW (self), 0);
  return self->id;
}

/* The slider or the figure of the delay or the realisation. */
static GtkWidget *
get_stop (PbDriverRow *self, guint stop)
{
  PbDriverField *field = PB_DRIVER_FIELD (self->parts[stop < 2 ? PB_DRIVER_DELAY : PB_DRIVER_REALISATION]);

  return stop % 2 == 0 ? pb_driver_field_get_scale (field) : pb_driver_field_get_entry (field);
}

guint
pb_driver_row_get_stop (PbDriverRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  g_return_val_if_fail (PB_IS_DRIVER_ROW (self), 0);
  for (guint stop = 0; focus && stop < PB_DRIVER_ROW_STOPS; stop++)
    if (focus == get_stop (self, stop) || gtk_widget_is_ancestor (focus, get_stop (self, stop)))
      return stop;
  return 0;
}

void
pb_driver_row_focus_stop (PbDriverRow *self, guint stop)
{
  g_return_if_fail (PB_IS_DRIVER_ROW (self) && stop < PB_DRIVER_ROW_STOPS);
  gtk_widget_grab_focus (get_stop (self, stop));
}

GtkWidget *
pb_driver_plain_row_new (const PbDriverColumns *columns, const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean heading = g_str_equal (css_class, "heading");

  gtk_widget_set_layout_manager (row, pb_driver_layout_new (columns));
  gtk_widget_add_css_class (row, "pb-driver-row");
  gtk_widget_add_css_class (row, css_class);
  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++)
    {
      GtkWidget *label = new_label (i);

      if (heading)
        gtk_widget_set_css_classes (label, (const char *[]){ "pb-column-header", NULL });
      gtk_widget_set_parent (label, row);
    }
  return row;
}

void
pb_driver_plain_row_set (GtkWidget *row, const char *const *texts)
{
  GtkWidget *label = gtk_widget_get_first_child (row);

  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), texts[i] ? texts[i] : "");
}

void
pb_driver_plain_row_set_amounts (GtkWidget *row, PbBalanceScope *scope, const char *title,
                                 const PbDriverAmounts *amounts)
{
  GtkWidget *parts[PB_N_DRIVER_PARTS];
  GtkWidget *label = gtk_widget_get_first_child (row);

  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++, label = gtk_widget_get_next_sibling (label))
    parts[i] = label;
  gtk_label_set_text (GTK_LABEL (parts[PB_DRIVER_TITLE]), title);
  gtk_widget_set_tooltip_text (parts[PB_DRIVER_TITLE], title);
  set_amounts (parts, scope, amounts);
}
