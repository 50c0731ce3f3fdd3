/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-parts.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-focus.h"

enum { CHANGED, N_SIGNALS };

typedef struct
{
  GtkWidget *row;
  GtkWidget *check;
  GtkWidget *up;
  GtkWidget *down;
} Row;

struct _PbReportParts
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PbReportPart order[PB_N_REPORT_PARTS];
  Row rows[PB_N_REPORT_PARTS]; /* by part */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PbReportParts, pb_report_parts, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static int
find_place (PbReportParts *self, GtkWidget *within)
{
  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    {
      GtkWidget *row = self->rows[self->order[i]].row;

      if (within == row || gtk_widget_is_ancestor (within, row))
        return (int) i;
    }
  return -1;
}

/* The rows stand as order has them. */
static void
arrange (PbReportParts *self)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    {
      Row *row = &self->rows[self->order[i]];

      gtk_box_reorder_child_after (GTK_BOX (self->box), row->row, last);
      gtk_widget_set_sensitive (row->up, i > 0);
      gtk_widget_set_sensitive (row->down, i + 1 < PB_N_REPORT_PARTS);
      last = row->row;
    }
}

static gboolean
move (PbReportParts *self, GtkWidget *within, int step)
{
  int from = find_place (self, within), to = from + step;
  PbReportPart part;

  if (from < 0 || to < 0 || to >= PB_N_REPORT_PARTS)
    return FALSE;
  part = self->order[from];
  self->order[from] = self->order[to];
  self->order[to] = part;
  arrange (self);
  /* The button that was pressed may have reached the end, and can no longer hold the focus. */
  if (!gtk_widget_get_sensitive (within))
    gtk_widget_grab_focus (self->rows[part].check);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* To the part above or below. */
static gboolean
go (PbReportParts *self, GtkWidget *within, int step)
{
  int from = find_place (self, within), to = from + step;

  return from >= 0 && to >= 0 && to < PB_N_REPORT_PARTS && gtk_widget_grab_focus (self->rows[self->order[to]].check);
}

static void
up_cb (GtkWidget *button, PbReportParts *self)
{
  move (self, button, -1);
}

static void
down_cb (GtkWidget *button, PbReportParts *self)
{
  move (self, button, 1);
}

static void
toggled_cb (PbReportParts *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PbReportParts *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  int step = key == GDK_KEY_Up ? -1 : key == GDK_KEY_Down ? 1 : 0;

  if (step == 0 || focus == NULL)
    return FALSE;
  return (state & GDK_ALT_MASK) != 0 ? move (self, focus, step) : go (self, focus, step);
}

static void
add_row (PbReportParts *self, PbReportPart part)
{
  Row *row = &self->rows[part];
  const char *title = pb_report_part_get_title (part);
  /* TRANSLATORS: the part of a report that a button moves. */
  g_autofree char *up = g_strdup_printf (_("Move “%s” up"), title);
  g_autofree char *down = g_strdup_printf (_("Move “%s” down"), title);

  row->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  row->check = gtk_check_button_new_with_label (title);
  gtk_widget_set_hexpand (row->check, TRUE);
  pb_view_set_accessible_label (row->check, title);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (toggled_cb), self);
  row->up = pb_pane_icon_button ("go-up-symbolic", up);
  row->down = pb_pane_icon_button ("go-down-symbolic", down);
  g_signal_connect (row->up, "clicked", G_CALLBACK (up_cb), self);
  g_signal_connect (row->down, "clicked", G_CALLBACK (down_cb), self);
  /* For the pointer; who has a keyboard has Alt and the arrows, and fewer stops on the way past the parts. */
  gtk_widget_set_focusable (row->up, FALSE);
  gtk_widget_set_focusable (row->down, FALSE);
  gtk_box_append (GTK_BOX (row->row), row->check);
  gtk_box_append (GTK_BOX (row->row), row->up);
  gtk_box_append (GTK_BOX (row->row), row->down);
  gtk_box_append (GTK_BOX (self->box), row->row);
}

static void
pb_report_parts_dispose (GObject *object)
{
  PbReportParts *self = PB_REPORT_PARTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_report_parts_parent_class)->dispose (object);
}

static void
pb_report_parts_class_init (PbReportPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_report_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_report_parts_init (PbReportParts *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  pb_focus_leave_on_tab (self->box);
  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    {
      self->order[i] = (PbReportPart) i;
      add_row (self, (PbReportPart) i);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
pb_report_parts_new (void)
{
  return g_object_new (PB_TYPE_REPORT_PARTS, NULL);
}

void
pb_report_parts_reset (PbReportParts *self, PbReportKind kind)
{
  gboolean placed[PB_N_REPORT_PARTS] = { FALSE };
  guint n_own, n = 0;
  const PbReportPart *own = pb_report_kind_get_parts (kind, &n_own);

  g_return_if_fail (PB_IS_REPORT_PARTS (self));

  self->filling = TRUE;
  for (guint i = 0; i < n_own; i++)
    {
      placed[own[i]] = TRUE;
      self->order[n++] = own[i];
    }
  for (guint part = 0; part < PB_N_REPORT_PARTS; part++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->rows[part].check), placed[part]);
      if (!placed[part])
        self->order[n++] = (PbReportPart) part;
    }
  arrange (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

PbReportPart *
pb_report_parts_dup (PbReportParts *self, guint *n_parts)
{
  PbReportPart *parts = g_new (PbReportPart, PB_N_REPORT_PARTS);

  g_return_val_if_fail (PB_IS_REPORT_PARTS (self), parts);

  *n_parts = 0;
  for (guint i = 0; i < PB_N_REPORT_PARTS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->rows[self->order[i]].check)))
      parts[(*n_parts)++] = self->order[i];
  return parts;
}
