/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-outcome-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-outcome.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

/* More lines than these are read in Benchmarks. */
#define MOST_LINES 24

enum { NAME, EARLIER, OUTCOME, TARGET, VERDICT, N_COLUMNS };

struct _PbOutcomeRow
{
  GtkWidget parent_instance;

  GtkWidget *note;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (PbOutcomeRow, pb_outcome_row, GTK_TYPE_WIDGET)

static void
pb_outcome_row_dispose (GObject *object)
{
  PbOutcomeRow *self = PB_OUTCOME_ROW (object);

  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_outcome_row_parent_class)->dispose (object);
}

static void
pb_outcome_row_class_init (PbOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_outcome_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-outcome-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_text (const char *css_classes)
{
  GtkWidget *label = pb_view_label ("", css_classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
pb_outcome_row_init (PbOutcomeRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_widget_add_css_class (self->grid, "pb-outcome-grid");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->note = new_text ("pb-small pb-secondary");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

GtkWidget *
pb_outcome_row_new (void)
{
  return g_object_new (PB_TYPE_OUTCOME_ROW, NULL);
}

/* The columns are as wide in every row, so that figures stand under each other down the list. */
static void
place (PbOutcomeRow *self, GtkWidget *child, int column, int top)
{
  if (column != NAME)
    gtk_widget_add_css_class (child, column == VERDICT ? "pb-outcome-verdict" : "pb-outcome-cell");
  gtk_grid_attach (GTK_GRID (self->grid), child, column, top, 1, 1);
}

static void
add_value (PbOutcomeRow *self, int column, int top, gboolean has, double value, int decimals, const char *when,
           const char *name, GString *spoken)
{
  g_autofree char *number = has ? pb_number_format (value, decimals) : g_strdup (_("not measured"));
  g_autofree char *text = has && when ? g_strdup_printf ("%s (%s)", number, when) : NULL;

  place (self, pb_view_number (has ? text ? text : number : "–", column == OUTCOME ? "pb-semibold" : "pb-secondary"),
         column, top);
  g_string_append_printf (spoken, ", %s %s", name, has && text ? text : number);
}

static GtkWidget *
new_verdict (PbTargetState state)
{
  GtkWidget *verdict;

  if (state == PB_TARGET_NOT_DUE)
    return pb_view_label ("", NULL);
  verdict = pb_mark_label_new (state == PB_TARGET_MET ? PB_MARK_MET : PB_MARK_NOT_MET,
                               state == PB_TARGET_MET ? _("Target met") : _("Target not met"));
  pb_mark_label_set_coloured (PB_MARK_LABEL (verdict), TRUE);
  return verdict;
}

static char *
dup_name (const PbOutcome *line)
{
  gboolean own = pb_record_get_int (line->entity, PB_ENTITY_OWN) != 0;

  if (line->gender == PB_GENDER_TOTAL)
    return g_strdup (pb_record_get_title (line->entity));
  return own ? g_strdup (pb_enum_label (PB_ENUM_GENDER, line->gender))
             : g_strdup_printf ("%s, %s", pb_record_get_title (line->entity), pb_enum_label (PB_ENUM_GENDER, line->gender));
}

static void
add_line (PbOutcomeRow *self, const PbOutcome *line, int decimals, int top, GString *spoken)
{
  g_autofree char *name = dup_name (line);
  g_autofree char *earlier = line->earlier_period ? pb_period_format (line->earlier_period) : NULL;
  /* The year stands above; a quarter of it is said. */
  gboolean part = line->period && strchr (line->period, '-');
  g_autofree char *when = part ? pb_period_format_short (line->period) : NULL;
  GtkWidget *label = new_text ("pb-secondary");

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, line->gender == PB_GENDER_TOTAL ? 0 : 16);
  place (self, label, NAME, top);
  g_string_append_printf (spoken, "; %s", name);
  add_value (self, EARLIER, top, line->has_earlier, line->earlier, decimals, earlier, _("earlier"), spoken);
  add_value (self, OUTCOME, top, line->has_outcome, line->outcome, decimals, when, _("outcome"), spoken);
  add_value (self, TARGET, top, line->has_target, line->target, decimals, NULL, _("target"), spoken);
  place (self, new_verdict (line->state), VERDICT, top);
  if (line->state != PB_TARGET_NOT_DUE)
    g_string_append_printf (spoken, ", %s", line->state == PB_TARGET_MET ? _("Target met") : _("Target not met"));
}

static void
add_headers (PbOutcomeRow *self, int year)
{
  g_autofree char *outcome = g_strdup_printf (_("Outcome %d"), year);
  g_autofree char *target = g_strdup_printf (_("Target %d"), year);
  const char *headers[] = { NULL, _("Earlier"), outcome, target };

  for (int i = EARLIER; i <= TARGET; i++)
    place (self, pb_view_number (headers[i], "pb-column-header"), i, 0);
}

/* Where the figures are from, and what is noted of them. (transfer full) */
static char *
dup_note (PbRecord *indicator, PbOutcomes *outcomes)
{
  const char *note = pb_record_get_text (indicator, PB_INDICATOR_NOTE);
  const char *const parts[] = { outcomes->source ? outcomes->source : note, outcomes->source ? note : NULL, NULL };

  return g_strjoinv ("\n", (char **) parts);
}

void
pb_outcome_row_show (PbOutcomeRow *self, PbFollowUpItem *item)
{
  g_autoptr (PbOutcomes) outcomes = NULL;
  g_autoptr (GString) spoken = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  GtkWidget *heading, *child;
  guint n;

  g_return_if_fail (PB_IS_OUTCOME_ROW (self));

  while ((child = gtk_widget_get_first_child (self->grid)))
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (item == NULL || !pb_record_is_live (item->record))
    return;
  title = item->about ? g_strdup_printf ("%s · %s", item->title, item->about) : g_strdup (item->title);
  spoken = g_string_new (title);
  heading = new_text ("pb-semibold");
  gtk_label_set_text (GTK_LABEL (heading), title);
  gtk_widget_set_hexpand (heading, TRUE);
  place (self, heading, NAME, 0);
  outcomes = pb_outcomes_new (item->record, item->year);
  note = dup_note (item->record, outcomes);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
  n = MIN (outcomes->lines->len, MOST_LINES);
  if (n > 0)
    add_headers (self, item->year);
  for (guint i = 0; i < n; i++)
    add_line (self, &g_array_index (outcomes->lines, PbOutcome, i), outcomes->decimals, (int) i + 1, spoken);
  if (n == 0)
    place (self, pb_view_label (_("not measured"), "pb-secondary"), NAME, 1);
  pb_view_set_accessible_label (GTK_WIDGET (self), spoken->str);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    pb_view_set_accessible_label (gtk_widget_get_parent (GTK_WIDGET (self)), spoken->str);
}
