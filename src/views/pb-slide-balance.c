/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "model/pb-waterfall.h"
#include "pb-view.h"

typedef struct
{
  PbUnit unit;
  int decimals;
  guint n;
  PbSlideBalance years[PB_SLIDE_MOST_YEARS];
} Balances;

static gboolean
read_balances (Balances *self, PbPlan *plan, gint64 board, const GDate *today)
{
  g_autoptr (GArray) years = pb_waterfall_years (plan, board, pb_plan_get_scenario (plan));
  g_autoptr (PbWaterfall) way = NULL;
  guint first, n;

  self->n = 0;
  pb_slide_choose_years (years, today, &first, &n);
  for (guint i = first; i < first + n; i++)
    if (pb_slide_get_balance (plan, board, g_array_index (years, int, i), &self->years[self->n]))
      self->n++;
  if (self->n == 0)
    return FALSE;
  way = pb_waterfall_new (plan, board, pb_plan_get_scenario (plan), self->years[0].year, 0);
  self->unit = pb_waterfall_get_unit (way);
  self->decimals = pb_waterfall_get_decimals (way);
  return TRUE;
}

static char *
dup_amount (Balances *self, gint64 ore)
{
  return pb_money_format (ore, self->unit, self->decimals);
}

/* The first year from which there is no deficit to the last; 0 where the last has one. */
static int
find_first_year (Balances *self)
{
  int year = 0;

  for (guint i = self->n; i > 0 && self->years[i - 1].state != PB_BALANCE_DEFICIT; i--)
    year = self->years[i - 1].year;
  return year;
}

static char *
dup_title (Balances *self)
{
  PbSlideBalance *last = &self->years[self->n - 1];
  int year = find_first_year (self);
  g_autofree char *amount = dup_amount (self, ABS (last->balance));

  if (year == 0)
    /* TRANSLATORS: a year, an amount, its unit */
    return g_strdup_printf (_("Deficit in %d: %s %s"), last->year, amount, pb_enum_label (PB_ENUM_UNIT, self->unit));
  if (year == self->years[0].year)
    return g_strdup (_("In balance every year"));
  return g_strdup_printf (_("In balance from %d"), year);
}

/* part: 0 start, 1 changes, 2 effects. */
static void
add_part (GtkWidget *table, Balances *self, const char *name, int part)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean any = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      g_ptr_array_add (cells, self->years[i].has[part] ? dup_amount (self, self->years[i].sums[part]) : g_strdup (""));
      any |= self->years[i].has[part];
    }
  if (!any)
    return;
  pb_slide_table_add (table, name, (char **) cells->pdata, self->n, "pb-slide-figure");
  pb_slide_table_rule (table, self->n, FALSE);
}

static void
add_head (GtkWidget *table, Balances *self)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (cells, g_strdup_printf ("%d", self->years[i].year));
  pb_slide_table_add (table, pb_enum_label (PB_ENUM_UNIT, self->unit), (char **) cells->pdata, self->n, "pb-slide-small pb-slide-strong pb-secondary");
  pb_slide_table_rule (table, self->n, FALSE);
}

/* The amount, its verdict in words below it, on a tint where it is a deficit. */
static GtkWidget *
new_balance_cell (Balances *self, PbSlideBalance *year)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *amount = dup_amount (self, year->balance);
  /* What is rounded is told by its mark, and in the sentence below the table. */
  PbBalance word = year->state == PB_BALANCE_ROUNDED ? PB_BALANCE_KEPT : year->state;
  GtkWidget *verdict = pb_slide_verdict (pb_slide_balance_mark (year->state), pb_overview_word (word),
                                         "pb-slide-small pb-slide-strong");

  gtk_widget_add_css_class (box, "pb-slide-balance");
  if (year->state == PB_BALANCE_DEFICIT)
    gtk_widget_add_css_class (box, "pb-slide-bad");
  gtk_widget_set_halign (verdict, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), pb_view_number (amount, "pb-slide-total"));
  gtk_box_append (GTK_BOX (box), verdict);
  return box;
}

static void
add_balance (GtkWidget *table, Balances *self)
{
  GtkWidget *name = pb_slide_text (_("Balance"), "pb-slide-total");
  int row;

  pb_slide_table_rule (table, self->n, TRUE);
  row = pb_slide_table_take_row (table);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_add_css_class (name, "pb-slide-balance");
  gtk_grid_attach (GTK_GRID (table), name, 0, row, 1, 1);
  for (guint i = 0; i < self->n; i++)
    pb_slide_table_attach (table, new_balance_cell (self, &self->years[i]), i, row);
}

/* The amounts that are rounding, each once, in one sentence. NULL where none is. */
static char *
dup_rounding (Balances *self)
{
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *amount = dup_amount (self, self->years[i].balance);

      if (self->years[i].state == PB_BALANCE_ROUNDED
          && !g_ptr_array_find_with_equal_func (amounts, amount, g_str_equal, NULL))
        g_ptr_array_add (amounts, g_steal_pointer (&amount));
    }
  if (amounts->len == 0)
    return NULL;
  g_ptr_array_add (amounts, NULL);
  list = g_strjoinv (C_ ("between the last two of a list", " and "), (char **) amounts->pdata);
  /* TRANSLATORS: one or more amounts: "−0,1 och −0,2" */
  return g_strdup_printf (_("%s is rounding in the plan's tables and counts as balance."), list);
}

GtkWidget *
pb_slide_balance_new (PbSlideDeck *deck, PbRecord *board)
{
  PbPlan *plan = pb_slide_deck_get_plan (deck);
  g_autofree char *title = NULL;
  g_autofree char *rounding = NULL;
  const char *start = NULL;
  Balances balances;
  GtkWidget *page, *table = pb_slide_table_new ();

  if (!read_balances (&balances, plan, board ? pb_record_get_id (board) : 0,
                      &pb_slide_deck_get_overview (deck)->today))
    balances.n = 0;
  title = balances.n > 0 ? dup_title (&balances) : g_strdup ("");
  for (guint i = 0; i < balances.n && !start; i++)
    start = balances.years[i].start_label;
  page = pb_slide_page_new (board ? pb_record_get_title (board) : _("The whole plan"), NULL, title);
  pb_slide_add_scenario (page, plan);
  gtk_widget_add_css_class (table, "pb-slide-body");
  add_head (table, &balances);
  add_part (table, &balances, start ? start : _("Today's deficit"), 0);
  add_part (table, &balances, _("Budget changes"), 1);
  add_part (table, &balances, _("Savings of the plan"), 2);
  add_balance (table, &balances);
  gtk_box_append (GTK_BOX (page), table);
  rounding = dup_rounding (&balances);
  if (rounding)
    gtk_box_append (GTK_BOX (page), pb_slide_text (rounding, "pb-slide-small pb-secondary pb-slide-after"));
  return page;
}
