/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-balance-scope.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/pb-number.h"
#include "model/pb-scenario.h"

/* Of the first balance table that counts; tables that all are in thousands are shown in thousands. */
static void
choose_unit (PbBalanceScope *self)
{
  GPtrArray *sheets = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  gboolean found = FALSE;

  self->unit = PB_UNIT_MNKR;
  self->decimals = pb_unit_decimals (PB_UNIT_MNKR);
  for (guint i = 0; i < sheets->len; i++)
    {
      g_autoptr (PbSheet) sheet = NULL;

      if (self->board != PB_BALANCE_ALL && pb_record_get_int (sheets->pdata[i], PB_SHEET_BOARD) != self->board)
        continue;
      sheet = pb_sheet_get (self->plan, pb_record_get_id (sheets->pdata[i]), 0);
      if (pb_sheet_get_balance_line (sheet) < 0)
        continue;
      /* The largest unit of several: a board in kr beside one in mnkr is told in mnkr. */
      if (!found || pb_sheet_get_unit (sheet) > self->unit)
        {
          self->unit = pb_sheet_get_unit (sheet);
          self->decimals = pb_sheet_get_decimals (sheet);
        }
      found = TRUE;
    }
}

void
pb_balance_scope_set (PbBalanceScope *self, PbPlan *plan, gint64 board)
{
  g_autoptr (GArray) years = pb_balance_years (plan);

  pb_balance_scope_clear (self);
  self->plan = plan;
  self->board = board;
  self->years = g_array_new (FALSE, FALSE, sizeof (gint));
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, gint, i);

      if (pb_balance_scope_get (self, 0, year, NULL, NULL))
        g_array_append_val (self->years, year);
    }
  choose_unit (self);
}

void
pb_balance_scope_clear (PbBalanceScope *self)
{
  g_clear_pointer (&self->years, g_array_unref);
}

int
pb_balance_scope_last_year (PbBalanceScope *self)
{
  return self->years->len ? g_array_index (self->years, gint, self->years->len - 1) : 0;
}

gboolean
pb_balance_scope_has_year (PbBalanceScope *self, int year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, gint, i) == year)
      return TRUE;
  return FALSE;
}

gboolean
pb_balance_scope_get (PbBalanceScope *self, gint64 scenario, int year, gint64 *ore, PbBalance *state)
{
  return self->board == PB_BALANCE_ALL ? pb_balance_get_all (self->plan, scenario, year, ore, state)
                                       : pb_balance_get (self->plan, self->board, scenario, year, ore, state);
}

char *
pb_balance_scope_format (PbBalanceScope *self, gint64 ore)
{
  return pb_money_format (ore, self->unit, self->decimals);
}

char *
pb_balance_scope_format_signed (PbBalanceScope *self, gint64 ore)
{
  return pb_money_format_signed (ore, self->unit, self->decimals);
}

const char *
pb_balance_scope_unit (PbBalanceScope *self)
{
  return pb_enum_label (PB_ENUM_UNIT, self->unit);
}

char *
pb_balance_scope_dup_verdict (PbBalanceScope *self, gint64 scenario, PbBalance *state)
{
  guint n = self->years->len;
  guint kept_from = n; /* the first year from which all are in balance */
  guint n_kept = 0;
  PbBalance last = PB_BALANCE_NONE;

  for (guint i = 0; i < n; i++)
    {
      pb_balance_scope_get (self, scenario, g_array_index (self->years, gint, i), NULL, &last);
      n_kept += last != PB_BALANCE_DEFICIT;
      kept_from = last == PB_BALANCE_DEFICIT ? n : MIN (kept_from, i);
    }
  if (state)
    *state = last;
  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup_printf (n_kept ? _("In balance %d") : _("Deficit %d"), pb_balance_scope_last_year (self));
  if (n_kept == n)
    return g_strdup (_("In balance every year"));
  if (n_kept == 0)
    return g_strdup (_("Deficit every year"));
  if (kept_from < n)
    return g_strdup_printf (_("In balance from %d"), g_array_index (self->years, gint, kept_from));
  return g_strdup_printf (_("Deficit %d"), pb_balance_scope_last_year (self));
}

PbMarkKind
pb_balance_scope_mark (PbBalance state)
{
  switch (state)
    {
    case PB_BALANCE_DEFICIT:
      return PB_MARK_BALANCE_DEFICIT;
    case PB_BALANCE_ROUNDED:
      return PB_MARK_BALANCE_ROUNDED;
    case PB_BALANCE_KEPT:
    case PB_BALANCE_NONE:
    default:
      return PB_MARK_BALANCE_KEPT;
    }
}

char *
pb_balance_scope_dup_difference (PbBalanceScope *self, gint64 scenario)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->years->len; i++)
    {
      int year = g_array_index (self->years, gint, i);
      gint64 plan = 0, ore = 0;
      g_autofree char *amount = NULL;
      g_autofree char *part = NULL;

      if (!pb_balance_scope_get (self, 0, year, &plan, NULL)
          || !pb_balance_scope_get (self, scenario, year, &ore, NULL) || ore == plan)
        continue;
      amount = pb_balance_scope_format_signed (self, ore - plan);
      part = g_strdup_printf ("%d %s", year, amount);
      g_string_append_printf (text, text->len ? " · %s" : "%s", part);
    }
  if (text->len == 0)
    g_string_append (text, _("no difference"));
  else
    g_string_append_printf (text, " %s", pb_balance_scope_unit (self));
  return g_string_free (text, FALSE);
}

const char *
pb_balance_scope_board (PbBalanceScope *self)
{
  PbRecord *board = self->board > 0 ? pb_plan_get_record (self->plan, PB_TABLE_BOARD, self->board) : NULL;

  if (board)
    return pb_record_get_title (board);
  return self->board == PB_BALANCE_ALL ? _("All boards together") : _("The whole plan");
}

char *
pb_balance_scope_dup_subtitle (PbBalanceScope *self)
{
  return g_strdup_printf ("%s · %s · %s", pb_balance_scope_board (self), pb_balance_scope_unit (self),
                          pb_scenario_get_name (self->plan, pb_plan_get_scenario (self->plan)));
}

gint64
pb_balance_scope_board_id (PbBalanceScope *self)
{
  return self->board == PB_BALANCE_ALL ? 0 : self->board;
}

typedef struct
{
  PbUnit unit;
  int decimals;
} Format;

static char *
format_cb (double value, gpointer data)
{
  const Format *format = data;
  double ore = round (value * (double) pb_unit_ore (format->unit));

  return pb_money_format ((gint64) CLAMP (ore, -9e18, 9e18), format->unit, format->decimals);
}

PbBarData *
pb_balance_scope_new_bars (PbBalanceScope *self, PbBarsKind kind, const char *title)
{
  PbBarData *data = pb_bar_data_new (kind);
  Format *format = g_new (Format, 1);

  *format = (Format){ self->unit, self->decimals };
  pb_bar_data_set_title (data, title);
  pb_bar_data_set_unit (data, pb_balance_scope_unit (self));
  pb_bar_data_set_format (data, format_cb, format, g_free);
  return data;
}

double
pb_balance_scope_in_unit (PbBalanceScope *self, gint64 ore)
{
  return (double) ore / (double) pb_unit_ore (self->unit);
}
