/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-row-widget.h"

#include <glib/gi18n-lib.h>

#include "pb-assignment-binding.h"

struct _PbAssignmentRowWidget
{
  GtkWidget parent_instance;
  PbAssignmentBinding shown;
};

G_DEFINE_FINAL_TYPE (PbAssignmentRowWidget, pb_assignment_row_widget, GTK_TYPE_WIDGET)

enum
{
  SLOT_NUMBER,
  SLOT_TITLE,
  SLOT_PLACES,
  SLOT_DOT,
  SLOT_FLAG,
  SLOT_STATUS,
  SLOT_ASSESSMENT,
  SLOT_AMOUNT,
};

/* From this width on status and assessment get columns of their own. */
#define WIDE_EM 41.0
#define PADDING 8
/* The choice of the year stands in it, so that its column's word ends where the amounts end. */
#define MARGIN_EM 1.7

void
pb_assignment_columns_compute (PbAssignmentColumns *columns, double width, double em, guint digits)
{
  columns->wide = width >= WIDE_EM * em;
  columns->number = 12 + MAX (digits, 3) * 0.64 * em;
  columns->title = columns->number + em;
  columns->amount_end = width - MARGIN_EM * em;
  columns->amount = columns->amount_end - (columns->wide ? 5.2 : 4.4) * em;
  columns->assessment_width = 9 * em;
  columns->assessment = columns->amount - 0.4 * em - columns->assessment_width;
  columns->status_width = 7.6 * em;
  columns->status = columns->assessment - 0.5 * em - columns->status_width;
  columns->title_width = MAX (0, (columns->wide ? columns->status : columns->amount) - 0.6 * em - columns->title);
}

char *
pb_assignment_row_dup_places (PbAssignmentRow *row)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (row);

  if (*facts->roles == '\0' || *facts->boards == '\0')
    return g_strdup (*facts->roles == '\0' ? facts->boards : facts->roles);
  return g_strdup_printf ("%s · %s", facts->roles, facts->boards);
}

const char *
pb_assignment_row_get_flag (PbAssignmentRow *row)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (row);

  if (facts->late)
    return facts->unreported ? _("late, not reported") : _("late");
  return facts->unreported ? _("not reported") : NULL;
}

void
pb_assignment_row_get_flag_style (PbAssignmentRow *row, PbAssignmentIndex *index, PbRowFont *font, PbTone *tone)
{
  gboolean late = pb_assignment_row_peek (row)->late;
  gboolean quiet = !late && pb_assignment_index_most_unreported (index);

  *font = quiet ? PB_ROW_SMALL : PB_ROW_SMALL_SEMIBOLD;
  *tone = late ? PB_TONE_BAD : quiet ? PB_TONE_INK_2 : PB_TONE_WARN;
}

static int
row_height (PbAssignmentRowWidget *self)
{
  return pb_row_painter_line_height (self->shown.painter, PB_ROW_TEXT)
         + pb_row_painter_line_height (self->shown.painter, PB_ROW_SMALL) + 2 * PADDING + 2;
}

/* Draws a mark and its word; returns where the next may begin. */
static double
draw_marked (PbAssignmentRowWidget *self, int slot, PbMarkKind kind, const char *word, PbRowFont font, double x,
             double y, double width)
{
  double size = pb_row_painter_em (self->shown.painter) * (font == PB_ROW_SMALL ? 0.95 : 1.1);
  double line = pb_row_painter_line_height (self->shown.painter, font);
  double text = x + size + 0.45 * pb_row_painter_em (self->shown.painter);

  if (width <= text - x)
    return x + width;
  pb_row_painter_mark (self->shown.painter, kind, x, y + (line - size) / 2, size);
  return text
         + pb_row_painter_text (self->shown.painter, slot, word, font, PB_TONE_INK_2, PB_ROW_START, text, y,
                                width - (text - x));
}

/* What is missing is kept whole, the places give way. */
static void
draw_places (PbAssignmentRowWidget *self, const char *places, double x, double y, double width)
{
  const char *flag = pb_assignment_row_get_flag (self->shown.row);
  PbRowFont font;
  PbTone tone;
  double dot_width = 0.9 * pb_row_painter_em (self->shown.painter);
  double flag_width;

  if (flag == NULL)
    {
      pb_row_painter_text (self->shown.painter, SLOT_PLACES, places, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START, x, y,
                           width);
      return;
    }
  pb_assignment_row_get_flag_style (self->shown.row, self->shown.index, &font, &tone);
  flag_width = pb_row_painter_text_width (self->shown.painter, SLOT_FLAG, flag, font) + 1;
  if (*places != '\0' && width - flag_width - dot_width > 2 * pb_row_painter_em (self->shown.painter))
    {
      x += pb_row_painter_text (self->shown.painter, SLOT_PLACES, places, PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_START, x,
                                y, width - flag_width - dot_width);
      pb_row_painter_text (self->shown.painter, SLOT_DOT, "·", PB_ROW_SMALL, PB_TONE_INK_2, PB_ROW_CENTER, x, y,
                           dot_width);
      x += dot_width;
      width = flag_width;
    }
  pb_row_painter_text (self->shown.painter, SLOT_FLAG, flag, font, tone, PB_ROW_START, x, y, MIN (flag_width, width));
}

static void
draw_second_line_narrow (PbAssignmentRowWidget *self, const PbAssignmentColumns *columns, double y)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (self->shown.row);
  double gap = pb_row_painter_em (self->shown.painter);
  double end = columns->amount_end;
  double x = draw_marked (self, SLOT_STATUS, PB_MARK_OF_STATUS (facts->status),
                          pb_enum_label (PB_ENUM_STATUS, facts->status), PB_ROW_SMALL, columns->title, y,
                          end - columns->title);

  /* Never reported says already that nothing is assessed. */
  if (facts->reported || !facts->unreported)
    x = draw_marked (self, SLOT_ASSESSMENT, PB_MARK_OF_ASSESSMENT (facts->assessment),
                     pb_enum_label (PB_ENUM_ASSESSMENT, facts->assessment), PB_ROW_SMALL, x + gap, y, end - x - gap);
  if (end - x - gap > 2 * gap)
    draw_places (self, facts->roles, x + gap, y, end - x - gap);
}

static void
draw_row (PbAssignmentRowWidget *self, double width)
{
  const PbAssignmentFacts *facts = pb_assignment_row_peek (self->shown.row);
  g_autofree char *number = facts->number != 0 ? g_strdup_printf ("%d", facts->number) : g_strdup ("");
  double first = pb_row_painter_line_height (self->shown.painter, PB_ROW_TEXT);
  double second = PADDING + first + 1;
  double middle = (row_height (self) - first) / 2;
  PbAssignmentColumns columns;
  g_autofree char *places = NULL;

  pb_assignment_columns_compute (&columns, width, pb_row_painter_em (self->shown.painter),
                                 pb_assignment_index_get_digits (self->shown.index));
  pb_row_painter_text (self->shown.painter, SLOT_NUMBER, number, PB_ROW_TEXT, PB_TONE_INK_2, PB_ROW_END, 0, middle,
                       columns.number);
  pb_row_painter_text (self->shown.painter, SLOT_TITLE, facts->title, PB_ROW_TEXT, PB_TONE_INK, PB_ROW_START,
                       columns.title, PADDING, columns.title_width);
  pb_row_painter_text (self->shown.painter, SLOT_AMOUNT, facts->amount, PB_ROW_TEXT,
                       facts->has_effect ? PB_TONE_INK : PB_TONE_INK_2, PB_ROW_END, columns.amount,
                       columns.wide ? middle : PADDING, columns.amount_end - columns.amount);
  if (!columns.wide)
    {
      draw_second_line_narrow (self, &columns, second);
      return;
    }
  places = pb_assignment_row_dup_places (self->shown.row);
  draw_places (self, places, columns.title, second, columns.title_width);
  draw_marked (self, SLOT_STATUS, PB_MARK_OF_STATUS (facts->status), pb_enum_label (PB_ENUM_STATUS, facts->status),
               PB_ROW_TEXT, columns.status, middle, columns.status_width);
  draw_marked (self, SLOT_ASSESSMENT, PB_MARK_OF_ASSESSMENT (facts->assessment),
               pb_enum_label (PB_ENUM_ASSESSMENT, facts->assessment), PB_ROW_TEXT, columns.assessment, middle,
               columns.assessment_width);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbAssignmentRowWidget *self = PB_ASSIGNMENT_ROW_WIDGET (widget);

  if (self->shown.row == NULL)
    return;
  pb_row_painter_begin (self->shown.painter, snapshot);
  draw_row (self, gtk_widget_get_width (widget));
  pb_row_painter_end (self->shown.painter);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  PbAssignmentRowWidget *self = PB_ASSIGNMENT_ROW_WIDGET (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 400;
    }
  else
    {
      *minimum = *natural = row_height (self);
    }
}

static void
row_changed_cb (PbAssignmentRowWidget *self)
{
  g_autofree char *label = NULL;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->shown.row == NULL)
    return;
  label = pb_assignment_row_dup_label (self->shown.row, pb_assignment_index_get_effect_year (self->shown.index));
  pb_assignment_binding_name_item (&self->shown, label);
}

/* The title may be cut and the functions are abbreviated: the tip has them whole. */
static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PbAssignmentRowWidget *self = PB_ASSIGNMENT_ROW_WIDGET (widget);
  g_autofree char *boards = NULL;
  g_autofree char *roles = NULL;
  g_autofree char *text = NULL;

  if (self->shown.row == NULL)
    return FALSE;
  boards = pb_assignment_dup_boards (pb_assignment_row_get_record (self->shown.row), FALSE);
  roles = pb_assignment_dup_roles (pb_assignment_row_get_record (self->shown.row), FALSE);
  text = g_strjoin ("\n", pb_assignment_row_peek (self->shown.row)->full_title, *roles != '\0' ? roles : boards,
                    *roles != '\0' ? boards : NULL, NULL);
  g_strchomp (text);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

void
pb_assignment_row_widget_set_row (PbAssignmentRowWidget *self, PbAssignmentRow *row)
{
  pb_assignment_binding_set_row (&self->shown, row);
}

static void
pb_assignment_row_widget_dispose (GObject *object)
{
  PbAssignmentRowWidget *self = PB_ASSIGNMENT_ROW_WIDGET (object);

  pb_assignment_binding_clear (&self->shown);
  G_OBJECT_CLASS (pb_assignment_row_widget_parent_class)->dispose (object);
}

static void
pb_assignment_row_widget_class_init (PbAssignmentRowWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_assignment_row_widget_dispose;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->query_tooltip = query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pb_assignment_row_widget_init (PbAssignmentRowWidget *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
pb_assignment_row_widget_new (PbAssignmentIndex *index)
{
  PbAssignmentRowWidget *self = g_object_new (PB_TYPE_ASSIGNMENT_ROW_WIDGET, NULL);

  pb_assignment_binding_init (&self->shown, GTK_WIDGET (self), index, G_CALLBACK (row_changed_cb));
  return GTK_WIDGET (self);
}
