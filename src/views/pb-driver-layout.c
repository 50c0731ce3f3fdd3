/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-driver-layout.h"

#include "widgets/pb-widget-palette.h"

struct _PbDriverLayout
{
  GtkLayoutManager parent_instance;
  const PbDriverColumns *columns;
};

G_DEFINE_FINAL_TYPE (PbDriverLayout, pb_driver_layout, GTK_TYPE_LAYOUT_MANAGER)

#define NUMBER_EM 1.9
#define LEAST_TITLE_EM 7.5
#define GAP_EM 0.6
#define LINE_SPACING 2

typedef struct
{
  GtkWidget *parts[PB_N_DRIVER_PARTS];
  int widths[PB_N_DRIVER_PARTS];
  int gap;
} Row;

static void
read_row (PbDriverLayout *self, GtkWidget *widget, Row *row)
{
  double em = pb_widgets_get_em (widget);
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && n < PB_N_DRIVER_PARTS;
       child = gtk_widget_get_next_sibling (child))
    row->parts[n++] = child;
  g_assert (n == PB_N_DRIVER_PARTS);
  row->gap = (int) (GAP_EM * em);
  row->widths[PB_DRIVER_NUMBER] = (int) (NUMBER_EM * em);
  row->widths[PB_DRIVER_TITLE] = (int) (LEAST_TITLE_EM * em);
  row->widths[PB_DRIVER_DELAY] = row->widths[PB_DRIVER_REALISATION] = (int) (self->columns->slider * em);
  for (guint i = PB_DRIVER_PLANNED; i < PB_N_DRIVER_PARTS; i++)
    row->widths[i] = (int) (self->columns->amount * em);
}

static int
sum_widths (const Row *row, gboolean sliders)
{
  int sum = 0;

  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++)
    if (sliders || (i != PB_DRIVER_DELAY && i != PB_DRIVER_REALISATION))
      sum += row->widths[i] + (i > 0 ? row->gap : 0);
  return sum;
}

static int
least_width (const Row *row)
{
  return MAX (sum_widths (row, FALSE), 2 * row->widths[PB_DRIVER_DELAY] + row->gap);
}

static gboolean
is_blank (GtkWidget *part)
{
  return GTK_IS_LABEL (part) && *gtk_label_get_text (GTK_LABEL (part)) == '\0';
}

/* Gives the title what is left of the width; in a row without sliders their room too. FALSE where the sliders need a line
 * of their own. */
static gboolean
share_out (Row *row, int width)
{
  gboolean blank = is_blank (row->parts[PB_DRIVER_DELAY]) && is_blank (row->parts[PB_DRIVER_REALISATION]);
  gboolean wide = !blank && sum_widths (row, TRUE) <= width;

  row->widths[PB_DRIVER_TITLE] += MAX (0, width - sum_widths (row, wide));
  if (blank)
    row->widths[PB_DRIVER_DELAY] = row->widths[PB_DRIVER_REALISATION] = -row->gap;
  return wide || blank;
}

static int
line_height (const Row *row, gboolean sliders, gboolean rest)
{
  int height = 0;

  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++)
    {
      gboolean slider = i == PB_DRIVER_DELAY || i == PB_DRIVER_REALISATION;
      int natural;

      if (slider ? !sliders : !rest)
        continue;
      gtk_widget_measure (row->parts[i], GTK_ORIENTATION_VERTICAL, row->widths[i] > 0 ? row->widths[i] : -1, NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
pb_driver_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  Row row;

  read_row (PB_DRIVER_LAYOUT (manager), widget, &row);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least_width (&row);
      *natural = MAX (*minimum, sum_widths (&row, TRUE));
    }
  else if (share_out (&row, for_size < 0 ? sum_widths (&row, TRUE) : for_size))
    *minimum = *natural = line_height (&row, TRUE, TRUE);
  else
    *minimum = *natural = line_height (&row, FALSE, TRUE) + LINE_SPACING + line_height (&row, TRUE, FALSE);
}

static void
place (GtkWidget *widget, GtkWidget *part, int x, int y, int part_width, int height, int width)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (part, &(GtkAllocation){ mirrored ? width - x - part_width : x, y, part_width, height }, -1);
}

static void
pb_driver_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Row row;
  gboolean wide;
  int first, x = 0;

  read_row (PB_DRIVER_LAYOUT (manager), widget, &row);
  wide = share_out (&row, width);
  first = wide ? height : line_height (&row, FALSE, TRUE);
  for (guint i = 0; i < PB_N_DRIVER_PARTS; i++)
    if (wide || (i != PB_DRIVER_DELAY && i != PB_DRIVER_REALISATION))
      {
        place (widget, row.parts[i], x, 0, MAX (row.widths[i], 0), first, width);
        x += row.widths[i] + row.gap;
      }
  if (wide)
    return;
  x = MIN (row.widths[PB_DRIVER_NUMBER] + row.gap,
           width - 2 * row.widths[PB_DRIVER_DELAY] - row.gap);
  for (guint i = PB_DRIVER_DELAY; i <= PB_DRIVER_REALISATION; i++)
    {
      place (widget, row.parts[i], x, first + LINE_SPACING, row.widths[i], height - first - LINE_SPACING, width);
      x += row.widths[i] + row.gap;
    }
}

static GtkSizeRequestMode
pb_driver_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_driver_layout_class_init (PbDriverLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = pb_driver_layout_measure;
  layout_class->allocate = pb_driver_layout_allocate;
  layout_class->get_request_mode = pb_driver_layout_get_request_mode;
}

static void
pb_driver_layout_init (PbDriverLayout *self)
{
}

GtkLayoutManager *
pb_driver_layout_new (const PbDriverColumns *columns)
{
  PbDriverLayout *self = g_object_new (PB_TYPE_DRIVER_LAYOUT, NULL);

  self->columns = columns;
  return GTK_LAYOUT_MANAGER (self);
}
