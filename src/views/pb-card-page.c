/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-card-page.h"

#include "pb-view.h"

struct _PbCardPage
{
  GtkWidget parent_instance;
  int spacing;
};

G_DEFINE_FINAL_TYPE (PbCardPage, pb_card_page, GTK_TYPE_WIDGET)

static int
get_row (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "pb-row"));
}

static int
get_weight (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "pb-weight"));
}

static int
get_min_width (GtkWidget *child)
{
  int min;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return min;
}

/* In a line with others. */
static int
get_least_width (GtkWidget *child)
{
  PbCardLeastFunc least = g_object_get_data (G_OBJECT (child), "pb-least");

  return MAX (get_min_width (child), least ? least (child) : 0);
}

/* TRUE where the children, k to a line, fit in width. */
static gboolean
fits (PbCardPage *self, GPtrArray *row, guint k, int width)
{
  for (guint first = 0; first < row->len; first += k)
    {
      guint last = MIN (first + k, row->len);
      int needed = (int) (last - first - 1) * self->spacing;

      for (guint i = first; i < last; i++)
        needed += get_least_width (row->pdata[i]);
      if (needed > width)
        return FALSE;
    }
  return TRUE;
}

/* By weight, but nobody less than they need: those who would get less get their least, the others share what is left.
 */
static void
share_out (PbCardPage *self, GtkWidget **line, guint n, int width, int *widths)
{
  int (*get_least) (GtkWidget *) = n > 1 ? get_least_width : get_min_width;
  int left = width - (int) (n - 1) * self->spacing;
  gboolean again = TRUE;

  for (guint i = 0; i < n; i++)
    widths[i] = -1;
  while (again)
    {
      int weights = 0, room = left;

      again = FALSE;
      for (guint i = 0; i < n; i++)
        if (widths[i] < 0)
          weights += get_weight (line[i]);
      for (guint i = 0; i < n && weights > 0; i++)
        if (widths[i] < 0 && room * get_weight (line[i]) / weights < get_least (line[i]))
          {
            widths[i] = get_least (line[i]);
            left -= widths[i];
            again = TRUE;
            break;
          }
      if (again)
        continue;
      for (guint i = 0; i < n; i++)
        if (widths[i] < 0)
          {
            widths[i] = room * get_weight (line[i]) / weights;
            room -= widths[i];
            weights -= get_weight (line[i]);
          }
    }
}

/* One line of a row, at y where it is to be placed there (y >= 0). Returns its height. */
static int
lay_out_line (PbCardPage *self, GtkWidget **line, guint n, int width, int y)
{
  g_autofree int *widths = g_new (int, n);
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int height = 0;
  int x = 0;

  share_out (self, line, n, width, widths);
  for (guint i = 0; i < n; i++)
    {
      int natural;

      gtk_widget_measure (line[i], GTK_ORIENTATION_VERTICAL, widths[i], NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  for (guint i = 0; i < n && y >= 0; i++)
    {
      GtkAllocation place = { from_right ? width - x - widths[i] : x, y, widths[i], height };

      gtk_widget_size_allocate (line[i], &place, -1);
      x += widths[i] + self->spacing;
    }
  return height;
}

static int
lay_out_row (PbCardPage *self, GPtrArray *row, int width, int y)
{
  guint k = row->len;
  int height = 0;

  while (k > 1 && !fits (self, row, k, width))
    k--;
  for (guint first = 0; first < row->len; first += k)
    {
      guint n = MIN (k, row->len - first);

      if (first > 0)
        height += self->spacing;
      height += lay_out_line (self, (GtkWidget **) row->pdata + first, n, width, y < 0 ? -1 : y + height);
    }
  return height;
}

/* The whole page; place: FALSE only measures. Returns its height. */
static int
lay_out (PbCardPage *self, int width, gboolean place)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int y = 0;

  while (child)
    {
      int number = get_row (child);

      g_ptr_array_set_size (row, 0);
      for (; child && get_row (child) == number; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          g_ptr_array_add (row, child);
      if (row->len == 0)
        continue;
      if (y > 0)
        y += self->spacing;
      y += lay_out_row (self, row, width, place ? y : -1);
    }
  return y;
}

static void
pb_card_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  PbCardPage *self = PB_CARD_PAGE (widget);
  int row_natural = 0;
  int row = -1;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int min, nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      row_natural = get_row (child) == row ? row_natural + self->spacing + nat : nat;
      row = get_row (child);
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, row_natural);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, MAX (for_size < 0 ? *natural : for_size, *minimum), FALSE);
}

static void
pb_card_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (PB_CARD_PAGE (widget), width, TRUE);
}

static GtkSizeRequestMode
pb_card_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pb_card_page_dispose (GObject *object)
{
  pb_card_page_clear (PB_CARD_PAGE (object));
  G_OBJECT_CLASS (pb_card_page_parent_class)->dispose (object);
}

static void
pb_card_page_class_init (PbCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_card_page_dispose;
  widget_class->measure = pb_card_page_measure;
  widget_class->size_allocate = pb_card_page_size_allocate;
  widget_class->get_request_mode = pb_card_page_get_request_mode;
}

static void
pb_card_page_init (PbCardPage *self)
{
}

GtkWidget *
pb_card_page_new (int spacing)
{
  PbCardPage *self = g_object_new (PB_TYPE_CARD_PAGE, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

void
pb_card_page_add (PbCardPage *self, GtkWidget *child, int row, int weight)
{
  g_return_if_fail (PB_IS_CARD_PAGE (self));
  g_return_if_fail (weight > 0);

  g_object_set_data (G_OBJECT (child), "pb-row", GINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (child), "pb-weight", GINT_TO_POINTER (weight));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
pb_card_page_set_least (GtkWidget *child, PbCardLeastFunc least)
{
  g_object_set_data (G_OBJECT (child), "pb-least", (gpointer) least);
}

void
pb_card_page_clear (PbCardPage *self)
{
  GtkWidget *child;

  g_return_if_fail (PB_IS_CARD_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

GtkWidget *
pb_card_new (const char *title, const char *subtitle, GtkWidget *link)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", title,
                                     "xalign", 0.0, NULL);
  GtkWidget *about = pb_view_label (subtitle, "pb-tertiary");

  gtk_widget_add_css_class (card, "pb-card");
  gtk_widget_add_css_class (head, "pb-card-head");
  gtk_widget_add_css_class (heading, "pb-card-title");
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (about, TRUE);
  gtk_widget_set_valign (about, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (heading, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), about);
  if (link)
    {
      gtk_widget_set_valign (link, GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (head), link);
    }
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

void
pb_card_set_title (GtkWidget *card, const char *title, const char *subtitle)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (card));

  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (heading)), subtitle);
}
