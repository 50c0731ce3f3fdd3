/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-latest-card.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-latest-delay.h"
#include "pb-card-page.h"
#include "pb-figure-table.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define MAX_EM 26

struct _PbLatestCard
{
  GtkWidget parent_instance;

  GtkWidget *card;
  GtkLabel *about;
  PbFigureTable *table;
};

G_DEFINE_FINAL_TYPE (PbLatestCard, pb_latest_card, GTK_TYPE_WIDGET)

/* The answer stands below the title: the card is too narrow for a column of answers beside them. How late each is now, the
 * drivers' card says. */
static void
add_assignment (PbLatestCard *self, const PbLatestDelay *latest)
{
  const char *const cells[] = { NULL };
  g_autofree char *title
    = g_strdup_printf ("%" G_GINT64_FORMAT "  %s", pb_record_get_int (latest->assignment, PB_ASSIGNMENT_NUMBER),
                       pb_assignment_get_short_title (latest->assignment));
  g_autofree char *words = pb_latest_delay_dup_words (latest);

  pb_figure_table_add (self->table, title, words, cells, FALSE);
}

static void
pb_latest_card_dispose (GObject *object)
{
  g_clear_pointer (&PB_LATEST_CARD (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_latest_card_parent_class)->dispose (object);
}

static void
pb_latest_card_class_init (PbLatestCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_latest_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_latest_card_init (PbLatestCard *self)
{
  self->card = pb_card_new (_("How late may each come?"), "", NULL);
  self->about = GTK_LABEL (pb_view_label ("", "pb-small pb-secondary pb-card-line"));
  gtk_label_set_wrap (self->about, TRUE);
  self->table = PB_FIGURE_TABLE (pb_figure_table_new (_("How late may each come?"), MAX_EM));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (self->card), GTK_WIDGET (self->table));
  gtk_widget_set_overflow (self->card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
pb_latest_card_new (void)
{
  return g_object_new (PB_TYPE_LATEST_CARD, NULL);
}

/* Where nothing balances whatever one of them does, a column of the same words would hide the answer. */
static gboolean
is_hopeless (GArray *latest)
{
  for (guint i = 0; i < latest->len; i++)
    if (g_array_index (latest, PbLatestDelay, i).kind != PB_LATEST_NEVER)
      return FALSE;
  return TRUE;
}

void
pb_latest_card_update (PbLatestCard *self, PbBalanceScope *scope, int year)
{
  g_autoptr (GArray) latest = pb_scenario_list_latest_delays (scope->plan, pb_plan_get_scenario (scope->plan),
                                                              pb_balance_scope_board_id (scope), year);
  g_autofree char *heading = g_strdup_printf (_("In balance %d"), year);
  const char *const headings[] = { NULL };
  g_autoptr (GString) corner = g_string_new (NULL);
  gboolean hopeless = is_hopeless (latest);
  gboolean all = pb_balance_scope_board_id (scope) == 0;
  g_autofree char *outside
    = all ? pb_latest_delay_dup_outside (scope->plan, pb_plan_get_scenario (scope->plan), year) : NULL;
  g_autofree char *about = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PB_IS_LATEST_CARD (self));
  if (latest->len == 0)
    about = g_strdup_printf (_("No assignment’s effect reaches the balance %d."), year);
  else if (hopeless)
    about = g_strdup_printf (_("%d is not in balance however early or late one of them comes: it takes more than one."), year);
  else if (all)
    about = g_strdup_printf (
      _("How late each may be for %d to balance in the boards that its effect reaches, the others as they are."), year);
  else
    about = g_strdup_printf (_("How late each may be for %d to balance, the others as they are."), year);
  text = outside != NULL && latest->len > 0 ? g_strconcat (about, " ", outside, NULL) : NULL;
  gtk_label_set_text (self->about, text != NULL ? text : about);
  pb_pane_append_part (corner, _("Assignment"));
  pb_pane_append_part (corner, heading);
  pb_figure_table_begin (self->table, corner->str, headings);
  for (guint i = 0; !hopeless && i < latest->len; i++)
    add_assignment (self, &g_array_index (latest, PbLatestDelay, i));
  pb_figure_table_end (self->table);
  gtk_widget_set_visible (GTK_WIDGET (self->table), !hopeless && latest->len > 0);
}
