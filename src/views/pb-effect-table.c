/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-effect-table.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-view.h"

#define MAX_YEARS 12

enum { HEADER, PLANNED, REALISED, N_KINDS };

/* labels[kind][0] is the kind's own name, then one a year. */
struct _PbEffectTable
{
  GtkWidget parent_instance;

  GtkWidget *labels[N_KINDS][MAX_YEARS + 1];
  guint n_years;
};

G_DEFINE_FINAL_TYPE (PbEffectTable, pb_effect_table, GTK_TYPE_WIDGET)

static int
label_size (GtkWidget *label, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (label, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
widest (PbEffectTable *self, int kind, guint from, guint to)
{
  int width = 0;

  for (guint i = from; i <= to; i++)
    width = MAX (width, label_size (self->labels[kind][i], GTK_ORIENTATION_HORIZONTAL));
  return width;
}

static int
row_height (PbEffectTable *self)
{
  int height = 0;

  for (int kind = 0; kind < N_KINDS; kind++)
    height = MAX (height, label_size (self->labels[kind][0], GTK_ORIENTATION_VERTICAL));
  return height;
}

static int
name_width (PbEffectTable *self)
{
  return MAX (widest (self, HEADER, 0, 0), MAX (widest (self, PLANNED, 0, 0), widest (self, REALISED, 0, 0)));
}

static int
year_width (PbEffectTable *self)
{
  return MAX (widest (self, HEADER, 1, self->n_years),
              MAX (widest (self, PLANNED, 1, self->n_years), widest (self, REALISED, 1, self->n_years)));
}

static int
wide_width (PbEffectTable *self)
{
  return name_width (self) + self->n_years * year_width (self);
}

static int
tall_width (PbEffectTable *self)
{
  return widest (self, HEADER, 0, self->n_years) + widest (self, PLANNED, 0, self->n_years)
         + widest (self, REALISED, 0, self->n_years);
}

static GtkSizeRequestMode
pb_effect_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_effect_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  PbEffectTable *self = PB_EFFECT_TABLE (widget);
  int wide = wide_width (self), tall = tall_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (wide, tall);
      *natural = MAX (wide, tall);
    }
  else
    *minimum = *natural = row_height (self) * (for_size < 0 || for_size >= wide ? N_KINDS : self->n_years + 1);
}

static void
place (GtkWidget *label, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (label, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
allocate_wide (PbEffectTable *self, int width)
{
  int row = row_height (self), year = year_width (self);

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      gtk_label_set_xalign (GTK_LABEL (self->labels[kind][0]), 0);
      place (self->labels[kind][0], 0, kind * row, width - self->n_years * year, row);
      for (guint i = 1; i <= self->n_years; i++)
        {
          gtk_label_set_xalign (GTK_LABEL (self->labels[kind][i]), 1);
          place (self->labels[kind][i], width - (self->n_years - i + 1) * year, kind * row, year, row);
        }
    }
}

/* The years below each other; the first column takes what is left, so that the lines below the rows reach all the way. */
static void
allocate_tall (PbEffectTable *self, int width)
{
  int row = row_height (self), x = 0;

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      int column = widest (self, kind, 0, self->n_years) + (kind == HEADER ? MAX (0, width - tall_width (self)) : 0);

      for (guint i = 0; i <= self->n_years; i++)
        {
          gtk_label_set_xalign (GTK_LABEL (self->labels[kind][i]), kind == HEADER ? 0 : 1);
          place (self->labels[kind][i], x, i * row, column, row);
        }
      x += column;
    }
}

static void
pb_effect_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbEffectTable *self = PB_EFFECT_TABLE (widget);

  if (width >= wide_width (self))
    allocate_wide (self, width);
  else
    allocate_tall (self, width);
}

static void
pb_effect_table_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pb_effect_table_parent_class)->dispose (object);
}

static void
pb_effect_table_class_init (PbEffectTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_effect_table_dispose;
  widget_class->get_request_mode = pb_effect_table_get_request_mode;
  widget_class->measure = pb_effect_table_measure;
  widget_class->size_allocate = pb_effect_table_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pb-effect-table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
pb_effect_table_init (PbEffectTable *self)
{
  const char *names[N_KINDS] = { pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR), _("Planned effect"), _("Realised") };

  for (int kind = 0; kind < N_KINDS; kind++)
    {
      self->labels[kind][0] = pb_view_label (names[kind], kind == HEADER ? "cell name header" : "cell name");
      gtk_widget_set_parent (self->labels[kind][0], GTK_WIDGET (self));
    }
}

static void
set_cell (PbEffectTable *self, int kind, guint i, const char *text, gboolean current)
{
  GtkWidget **label = &self->labels[kind][i];

  if (!*label)
    {
      *label = pb_view_number ("", kind == HEADER ? "cell header" : "cell");
      gtk_widget_set_parent (*label, GTK_WIDGET (self));
    }
  gtk_label_set_text (GTK_LABEL (*label), text);
  gtk_widget_set_visible (*label, TRUE);
  if (current)
    gtk_widget_add_css_class (*label, "current");
  else
    gtk_widget_remove_css_class (*label, "current");
}

static char *
dup_amount (gboolean has, gint64 ore)
{
  return has ? pb_money_format (ore, PB_UNIT_MNKR, 1) : g_strdup ("–");
}

/* One year's column, and its words. */
static gboolean
show_year (PbEffectTable *self, PbRecord *assignment, guint i, int year, gboolean current, GString *spoken)
{
  PbPlan *plan = pb_record_get_plan (assignment);
  gint64 id = pb_record_get_id (assignment), planned = 0, realised = 0;
  gboolean has_planned = pb_effect_get (plan, id, pb_plan_get_scenario (plan), year, &planned);
  gboolean has_realised = pb_effect_get_realised (plan, id, year, &realised, NULL);
  g_autofree char *name = g_strdup_printf ("%d", year);
  g_autofree char *planned_text = dup_amount (has_planned, planned);
  g_autofree char *realised_text = dup_amount (has_realised, realised);

  set_cell (self, HEADER, i, name, current);
  set_cell (self, PLANNED, i, planned_text, current);
  set_cell (self, REALISED, i, realised_text, current);
  g_string_append_printf (spoken, _("%d: planned %s, realised %s. "), year, has_planned ? planned_text : _("nothing"),
                          has_realised ? realised_text : _("nothing reported"));
  return has_planned || has_realised;
}

/* Whose the planned figures are. */
static void
name_planned (PbEffectTable *self, PbPlan *plan, GString *spoken)
{
  PbRecord *scenario = pb_plan_get_record (plan, PB_TABLE_SCENARIO, pb_plan_get_scenario (plan));
  g_autofree char *name
    = scenario ? g_strdup_printf (_("Effect in %s"), pb_record_get_title (scenario)) : g_strdup (_("Planned effect"));

  gtk_label_set_text (GTK_LABEL (self->labels[PLANNED][0]), name);
  gtk_widget_set_tooltip_text (self->labels[PLANNED][0], name);
  gtk_label_set_ellipsize (GTK_LABEL (self->labels[PLANNED][0]), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->labels[PLANNED][0]), 24);
  if (scenario)
    g_string_append_printf (spoken, "%s. ", name);
}

gboolean
pb_effect_table_show (PbEffectTable *self, PbRecord *assignment)
{
  g_autoptr (GArray) years = NULL;
  GString *spoken = g_string_new (NULL);
  gboolean any = FALSE;
  GDate today;

  g_return_val_if_fail (PB_IS_EFFECT_TABLE (self), FALSE);

  years = pb_effect_years (pb_record_get_plan (assignment), 0);
  self->n_years = MIN (years->len, MAX_YEARS);
  pb_date_today (&today);
  for (guint i = 1; i <= self->n_years; i++)
    {
      int year = g_array_index (years, int, i - 1);

      any |= show_year (self, assignment, i, year, year == g_date_get_year (&today), spoken);
    }
  for (guint i = self->n_years + 1; i <= MAX_YEARS; i++)
    for (int kind = 0; kind < N_KINDS; kind++)
      if (self->labels[kind][i])
        gtk_widget_set_visible (self->labels[kind][i], FALSE);
  name_planned (self, pb_record_get_plan (assignment), spoken);
  g_string_prepend (spoken, _("Effect in MSEK. "));
  pb_view_set_accessible_label (GTK_WIDGET (self), spoken->str);
  g_string_free (spoken, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return any;
}

GtkWidget *
pb_effect_table_new (void)
{
  return g_object_new (PB_TYPE_EFFECT_TABLE, NULL);
}
