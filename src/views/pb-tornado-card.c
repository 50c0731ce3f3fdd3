/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tornado-card.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-number.h"
#include "model/pb-scenario.h"
#include "model/pb-tornado.h"
#include "pb-card-page.h"
#include "pb-pane-util.h"
#include "pb-picture-menu.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-bar-chart.h"

#define MONTHS 6
#define PERCENT 80
/* More bars than this are no picture; the rest matter less. */
#define MAX_BARS 14

struct _PbTornadoCard
{
  GtkWidget parent_instance;

  PbBalanceScope *scope; /* unowned: the page has it */
  int year;

  GtkWidget *card;
  GtkLabel *about;
  GtkSpinButton *months;
  GtkSpinButton *percent;
  GtkLabel *refusal; /* of what was typed in one of them */
  GtkWidget *chart;
  GtkWidget *menu;
  GtkWidget *empty;
  GtkLabel *more;
  GArray *bars; /* PbTornadoBar, as the chart has them */
};

G_DEFINE_FINAL_TYPE (PbTornadoCard, pb_tornado_card, GTK_TYPE_WIDGET)

static void
add_swing (PbTornadoCard *self, PbBarData *data, const PbTornadoBar *bar)
{
  g_autofree char *number
    = bar->assignment ? g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (bar->assignment, PB_ASSIGNMENT_NUMBER))
                      : NULL;
  const char *label
    = bar->assignment ? pb_assignment_get_short_title (bar->assignment) : pb_record_get_title (bar->line);

  pb_bar_data_add_swing (data, number, label, pb_balance_scope_in_unit (self->scope, bar->both),
                         pb_balance_scope_in_unit (self->scope, bar->better));
}

static void
show_bars (PbTornadoCard *self, int months, int percent)
{
  g_autofree char *title = g_strdup_printf (_("Which assignment matters most %d?"), self->year);
  g_autoptr (PbBarData) data = pb_balance_scope_new_bars (self->scope, PB_BARS_TORNADO, title);
  /* TRANSLATORS: the ends of a tornado's bars: so many months late and so much realised */
  g_autofree char *worse = months ? g_strdup_printf (_("%d mo. late, %d %%"), months, percent)
                                  : g_strdup_printf ("%d %%", percent);
  g_autofree char *better = g_strdup_printf ("%d %%", 200 - percent);
  g_autofree char *subtitle = pb_balance_scope_dup_subtitle (self->scope);
  g_autofree char *more = NULL;
  guint n = MIN (self->bars->len, MAX_BARS);

  pb_bar_data_set_ends (data, worse, better);
  for (guint i = 0; i < n; i++)
    add_swing (self, data, &g_array_index (self->bars, PbTornadoBar, i));
  pb_bar_chart_set_data (PB_BAR_CHART (self->chart), data);
  pb_picture_menu_set_words (PB_PICTURE_MENU (self->menu), title, subtitle,
                             pb_record_get_title (pb_plan_get_document (self->scope->plan)));
  gtk_widget_set_visible (self->chart, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  more = g_strdup_printf (ngettext ("%u more matters less.", "%u more matter less.", self->bars->len - n),
                          self->bars->len - n);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->bars->len > n);
}

static void
update (PbTornadoCard *self)
{
  int months = gtk_spin_button_get_value_as_int (self->months);
  int percent = gtk_spin_button_get_value_as_int (self->percent);
  g_autofree char *about = g_strdup_printf (_("What the balance %d loses and gains, one at a time, %s"), self->year,
                                            pb_balance_scope_unit (self->scope));

  g_clear_pointer (&self->bars, g_array_unref);
  self->bars = pb_tornado_compute (self->scope->plan, pb_plan_get_scenario (self->scope->plan),
                                   pb_balance_scope_board_id (self->scope), self->year, months, percent);
  gtk_label_set_text (self->about, about);
  show_bars (self, months, percent);
}

static void
set_cb (PbTornadoCard *self)
{
  if (self->scope)
    update (self);
}

static void
activated_cb (PbChart *chart, int item, PbTornadoCard *self)
{
  const PbTornadoBar *bar;

  if (item < 0 || (guint) item >= self->bars->len)
    return;
  bar = &g_array_index (self->bars, PbTornadoBar, item);
  if (bar->assignment)
    pb_view_open_record (GTK_WIDGET (self), "assignment", pb_record_get_id (bar->assignment));
  else
    pb_view_open_record (GTK_WIDGET (self), "table_line", pb_record_get_id (bar->line));
}

static void
pb_tornado_card_dispose (GObject *object)
{
  g_clear_pointer (&PB_TORNADO_CARD (object)->card, gtk_widget_unparent);
  g_clear_pointer (&PB_TORNADO_CARD (object)->bars, g_array_unref);
  G_OBJECT_CLASS (pb_tornado_card_parent_class)->dispose (object);
}

static void
pb_tornado_card_class_init (PbTornadoCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_tornado_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clear_cb (PbTornadoCard *self, GtkAdjustment *adjustment)
{
  GtkSpinButton *spin = gtk_spin_button_get_adjustment (self->months) == adjustment ? self->months : self->percent;

  pb_pane_set_invalid (GTK_WIDGET (spin), self->refusal, NULL);
}

/* What is no such number is refused in words, and the field keeps what it had. */
static int
input_cb (GtkSpinButton *spin, double *value, PbTornadoCard *self)
{
  double most = gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (spin));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  g_autofree char *sentence = NULL;

  if (pb_number_parse (text, value, NULL) && *value >= 0 && *value <= most && *value == (int) *value)
    return TRUE;
  sentence = g_strdup_printf (spin == self->months ? _("Write the delay as whole months from 0 to %d.")
                                                   : _("Write the realisation in percent from 0 to %d."),
                              (int) most);
  pb_pane_set_invalid (GTK_WIDGET (spin), self->refusal, sentence);
  return GTK_INPUT_ERROR;
}

static GtkSpinButton *
add_spin (PbTornadoCard *self, GtkWidget *box, const char *label, double most, double value)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  pb_view_set_accessible_label (spin, label);
  gtk_spin_button_set_update_policy (GTK_SPIN_BUTTON (spin), GTK_UPDATE_IF_VALID);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (set_cb), self);
  gtk_box_append (GTK_BOX (pair), pb_view_label (label, "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (pair), spin);
  gtk_widget_set_parent (pair, box);
  g_signal_connect_swapped (gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value-changed",
                            G_CALLBACK (clear_cb), self);
  return GTK_SPIN_BUTTON (spin);
}

static void
pb_tornado_card_init (PbTornadoCard *self)
{
  GtkWidget *settings = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->bars = g_array_new (FALSE, FALSE, sizeof (PbTornadoBar));
  self->chart = pb_bar_chart_new ();
  self->menu = pb_picture_menu_new (PB_CHART (self->chart));
  self->card = pb_card_new (_("Which assignment matters most?"), "", self->menu);
  self->about = GTK_LABEL (pb_view_label ("", "pb-small pb-secondary pb-card-line"));
  gtk_label_set_wrap (self->about, TRUE);
  gtk_widget_set_layout_manager (settings, pb_wrap_layout_new (14, 6));
  gtk_widget_add_css_class (settings, "pb-card-settings");
  self->months = add_spin (self, settings, _("Months late"), PB_SCENARIO_MAX_DELAY, MONTHS);
  self->percent = add_spin (self, settings, _("Percent realised"), 100, PERCENT);
  gtk_widget_add_css_class (self->chart, "pb-picture");
  g_signal_connect (self->chart, "item-activated", G_CALLBACK (activated_cb), self);
  self->refusal = GTK_LABEL (pb_view_label ("", "pb-note pb-bad pb-card-line"));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  self->empty = pb_view_label (_("No effect reaches the balance of the year."), "pb-secondary pb-card-inside");
  self->more = GTK_LABEL (pb_view_label ("", "pb-small pb-tertiary pb-card-line"));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (self->card), settings);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (self->card), self->chart);
  gtk_box_append (GTK_BOX (self->card), self->empty);
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->more));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
pb_tornado_card_new (void)
{
  return g_object_new (PB_TYPE_TORNADO_CARD, NULL);
}

void
pb_tornado_card_update (PbTornadoCard *self, PbBalanceScope *scope, int year)
{
  g_return_if_fail (PB_IS_TORNADO_CARD (self));
  self->scope = scope;
  self->year = year;
  update (self);
}
