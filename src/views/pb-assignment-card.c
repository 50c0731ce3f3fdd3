/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-card.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-binding.h"
#include "pb-assignment-row-widget.h"
#include "widgets/pb-widget-palette.h"

struct _PbAssignmentCard
{
  GtkWidget parent_instance;
  PbAssignmentBinding shown;
  PangoLayout *title;
};

G_DEFINE_FINAL_TYPE (PbAssignmentCard, pb_assignment_card, GTK_TYPE_WIDGET)

enum
{
  SLOT_NUMBER,
  SLOT_AMOUNT,
  SLOT_PLACES,
  SLOT_ASSESSMENT,
  SLOT_FLAG,
};

#define GAP 4
#define TITLE_LINES 3

/* The title's layout for a width, at most three lines. */
static PangoLayout *
lay_out_title (PbAssignmentCard *self, int width)
{
  if (self->title == NULL)
    {
      self->title = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_wrap (self->title, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (self->title, -TITLE_LINES);
    }
  pango_layout_set_text (self->title, self->shown.row != NULL ? pb_assignment_row_peek (self->shown.row)->title : "",
                         -1);
  pango_layout_set_width (self->title, MAX (width, 1) * PANGO_SCALE);
  return self->title;
}

static int
title_height (PbAssignmentCard *self, int width)
{
  int height;

  pango_layout_get_pixel_size (lay_out_title (self, width), NULL, &height);
  return height;
}

static void
pb_assignment_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  PbAssignmentCard *self = PB_ASSIGNMENT_CARD (widget);
  int small = pb_row_painter_line_height (self->shown.painter, PB_ROW_SMALL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 60;
      *natural = 200;
    }
  else
    {
      gboolean flag = self->shown.row != NULL && pb_assignment_row_get_flag (self->shown.row) != NULL;

      *minimum = *natural = (flag ? 4 : 3) * (small + GAP) + title_height (self, for_size >= 0 ? for_size : 200);
    }
}

static GtkSizeRequestMode
pb_assignment_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw_card (PbAssignmentCard *self, GtkSnapshot *snapshot, double width)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (self->shown.row);
  PbRowPainter *painter = self->shown.painter;
  GdkRGBA ink = pb_widgets_get_rgba (pb_widgets_get_palette (GTK_WIDGET (self)), PB_TONE_INK);
  g_autofree char *number = facts->number != 0 ? g_strdup_printf ("%d", facts->number) : g_strdup ("");
  g_autofree char *amount = facts->has_effect ? g_strdup_printf (_("%s MSEK"), facts->amount) : NULL;
  g_autofree char *places = pb_assignment_row_dup_places (self->shown.row);
  double small = pb_row_painter_line_height (painter, PB_ROW_SMALL);
  double size = 0.95 * pb_row_painter_em (painter);
  double text = size + 0.4 * pb_row_painter_em (painter);
  double y = 0;
  PangoLayout *title = lay_out_title (self, (int) width);
  PbRowFont font;
  PbTone tone;

  pb_row_painter_text (painter, SLOT_NUMBER, number, PB_ROW_SMALL_SEMIBOLD, PB_TONE_INK_2, PB_ROW_START, 0, y,
                       width / 2);
  if (amount != NULL)
    pb_row_painter_text (painter, SLOT_AMOUNT, amount, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_END, width / 3, y,
                         width * 2 / 3);
  y += small + GAP;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_snapshot_append_layout (snapshot, title, &ink);
  gtk_snapshot_restore (snapshot);
  y += title_height (self, (int) width) + GAP;

  pb_row_painter_text (painter, SLOT_PLACES, places, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START, 0, y, width);
  y += small + GAP;
  pb_row_painter_mark (painter, PB_MARK_OF_ASSESSMENT (facts->assessment), 0, y + (small - size) / 2, size);
  pb_row_painter_text (painter, SLOT_ASSESSMENT, pb_enum_label (PB_ENUM_ASSESSMENT, facts->assessment), PB_ROW_SMALL,
                       PB_TONE_INK_2, PB_ROW_START, text, y, width - text);
  y += small + GAP;
  if (pb_assignment_row_get_flag (self->shown.row) == NULL)
    return;
  pb_assignment_row_get_flag_style (self->shown.row, self->shown.index, &font, &tone);
  pb_row_painter_text (painter, SLOT_FLAG, pb_assignment_row_get_flag (self->shown.row), font, tone, PB_ROW_START, 0, y,
                       width);
}

static void
pb_assignment_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbAssignmentCard *self = PB_ASSIGNMENT_CARD (widget);

  if (self->shown.row == NULL)
    return;
  pb_row_painter_begin (self->shown.painter, snapshot);
  draw_card (self, snapshot, gtk_widget_get_width (widget));
  pb_row_painter_end (self->shown.painter);
}

static void
row_changed_cb (PbAssignmentCard *self)
{
  g_autofree char *label = NULL;

  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->shown.row == NULL)
    return;
  label = pb_assignment_row_dup_label (self->shown.row, pb_assignment_index_get_effect_year (self->shown.index));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), pb_assignment_row_peek (self->shown.row)->full_title);
  pb_assignment_binding_name_item (&self->shown, label);
}

static void
pb_assignment_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&PB_ASSIGNMENT_CARD (widget)->title);
  GTK_WIDGET_CLASS (pb_assignment_card_parent_class)->css_changed (widget, change);
}

static GdkContentProvider *
prepare_cb (PbAssignmentCard *self)
{
  if (self->shown.row == NULL)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64, pb_assignment_row_peek (self->shown.row)->id);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (data));

  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

void
pb_assignment_card_set_row (PbAssignmentCard *self, PbAssignmentRow *row)
{
  pb_assignment_binding_set_row (&self->shown, row);
}

static void
pb_assignment_card_dispose (GObject *object)
{
  PbAssignmentCard *self = PB_ASSIGNMENT_CARD (object);

  pb_assignment_binding_clear (&self->shown);
  g_clear_object (&self->title);
  G_OBJECT_CLASS (pb_assignment_card_parent_class)->dispose (object);
}

static void
pb_assignment_card_class_init (PbAssignmentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_card_dispose;
  widget_class->snapshot = pb_assignment_card_snapshot;
  widget_class->measure = pb_assignment_card_measure;
  widget_class->get_request_mode = pb_assignment_card_get_request_mode;
  widget_class->css_changed = pb_assignment_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "assignmentcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_assignment_card_init (PbAssignmentCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

GtkWidget *
pb_assignment_card_new (PbAssignmentIndex *index)
{
  PbAssignmentCard *self = g_object_new (PB_TYPE_ASSIGNMENT_CARD, NULL);

  pb_assignment_binding_init (&self->shown, GTK_WIDGET (self), index, G_CALLBACK (row_changed_cb));
  return GTK_WIDGET (self);
}
