/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-potential.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-date.h"
#include "pb-number.h"
#include "pb-sheet-edit-private.h"

static void
term_free (gpointer data)
{
  PbTerm *term = data;

  g_free (term->label);
  g_free (term->unit);
  g_free (term->source);
  g_free (term);
}

void
pb_potential_free (PbPotential *self)
{
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_object (&self->indicator);
  g_free (self->period);
  g_free (self->peer_name);
  g_free (self);
}

static void
add_term (PbPotential *self, const char *sign, char *label, double value, const char *unit, char *source)
{
  PbTerm *term = g_new (PbTerm, 1);

  *term = (PbTerm){ sign, label, value, g_strdup (unit), source };
  g_ptr_array_add (self->terms, term);
}

/* Where one entity's value comes from; a median is computed of many. */
static char *
dup_value_source (PbPotential *self, PbSeries *series, PbRecord *entity)
{
  int e = entity != NULL ? pb_series_find_entity (series, entity) : -1;
  int p = pb_series_find_period (series, self->period);
  PbPoint point;

  if (entity == NULL)
    return g_strdup (pb_attribution_own ());
  if (e >= 0 && p >= 0
      && pb_series_get_point (series, (guint) e, (guint) p, self->gender, PB_VALUE_OUTCOME, &point))
    return pb_attribution_dup_point (self->indicator, series, self->gender, &point);
  return NULL;
}

static char *
dup_volume_source (PbRecord *indicator)
{
  const char *note = pb_record_get_text (indicator, PB_INDICATOR_VOLUME_NOTE);
  g_autofree char *day = NULL;
  GDate date;

  if (pb_record_get_date (indicator, PB_INDICATOR_VOLUME_DATE, &date))
    day = pb_date_format (&date);
  if (note != NULL && day != NULL)
    return g_strdup_printf ("%s, %s", note, day);
  return note != NULL ? g_strdup (note) : g_steal_pointer (&day);
}

static void
write_terms (PbPotential *self, PbSeries *series)
{
  PbRecord *own = pb_plan_get_own_entity (pb_record_get_plan (self->indicator));
  const char *unit = pb_record_get_text (self->indicator, PB_INDICATOR_UNIT);
  const char *volume_unit = pb_record_get_text (self->indicator, PB_INDICATOR_VOLUME_UNIT);
  g_autofree char *period = pb_period_format (self->period);

  add_term (self, "", g_strdup_printf ("%s %s", pb_record_get_title (own), period), self->own, unit,
            dup_value_source (self, series, own));
  add_term (self, "−", g_strdup_printf ("%s %s", self->peer_name, period), self->peer.value, unit,
            dup_value_source (self, series, self->peer.entity));
  add_term (self, "=", g_strdup (_("Difference")), self->difference, unit, g_strdup (pb_attribution_own ()));
  add_term (self, "×", g_strdup (_("Volume")), self->volume, volume_unit, dup_volume_source (self->indicator));
  add_term (self, "=", g_strdup (_("Potential")), (double) self->amount / 100, pb_enum_label (PB_ENUM_UNIT, PB_UNIT_KR),
            g_strdup (pb_attribution_own ()));
}

/* The newest period in which the own entity and the peer have a value, or the one that is asked for. */
static gboolean
find_values (PbPotential *self, PbSeries *series, const PbPeer *peer, const char *period)
{
  int own = pb_series_get_own (series);

  for (int p = (int) pb_series_get_n_periods (series) - 1; own >= 0 && p >= 0; p--)
    {
      const char *code = pb_series_get_period (series, (guint) p);

      if ((period == NULL || g_strcmp0 (period, code) == 0)
          && pb_series_get_value (series, (guint) own, (guint) p, self->gender, PB_VALUE_OUTCOME, &self->own)
          && pb_benchmark_get_peer (series, self->indicator, peer, code, self->gender, &self->peer))
        {
          self->period = g_strdup (code);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
compute (PbPotential *self, PbSeries *series, const PbPeer *peer, const char *period, GError **error)
{
  double factor = pb_benchmark_get_kronor (self->indicator);
  const char *title = pb_record_get_title (self->indicator);

  if (pb_record_is_null (self->indicator, PB_INDICATOR_UNIT))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("“%s” has no unit, so it is not known whether it is kronor. Enter its unit, such as kr/brukare."), title);
      return FALSE;
    }
  if (!pb_benchmark_check_money (self->indicator, error))
    return FALSE;
  if (pb_record_is_null (self->indicator, PB_INDICATOR_VOLUME))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("“%s” has no volume. Enter how many the cost is to be multiplied by, and where the figure comes from."), title);
      return FALSE;
    }
  /* The volume is of women and men together: times the difference of one sex it would be an amount of nothing. */
  if (self->gender != PB_GENDER_TOTAL)
    {
      g_autofree char *sex = g_utf8_strdown (pb_enum_label (PB_ENUM_GENDER, self->gender), -1);

      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("The volume of “%s” counts women and men together, so there is no amount to compute for %s. Choose the "
                     "total."), title, sex);
      return FALSE;
    }
  if (!find_values (self, series, peer, period))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("“%s”: there is no year in which both have a value."), title);
      return FALSE;
    }
  self->difference = self->own - self->peer.value;
  self->volume = pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME);
  if (!pb_money_from_kronor (((long double) self->own - self->peer.value) * self->volume * factor, &self->amount))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("“%s”: the amount is larger than a plan can hold."), title);
      return FALSE;
    }
  return TRUE;
}

PbPotential *
pb_potential_new (PbRecord *indicator, PbSeries *series, const PbPeer *peer, const char *period, PbGender gender,
                  GError **error)
{
  g_autoptr (PbPotential) self = g_new0 (PbPotential, 1);

  self->indicator = g_object_ref (indicator);
  self->gender = gender;
  self->terms = g_ptr_array_new_with_free_func (term_free);
  if (!compute (self, series, peer, period, error))
    return NULL;
  self->peer_name = pb_benchmark_dup_peer_name (peer, &self->peer);
  write_terms (self, series);
  return g_steal_pointer (&self);
}

static char *
with_unit (char *number, const char *unit)
{
  g_autofree char *bare = number;

  return unit != NULL ? g_strdup_printf ("%s %s", bare, unit) : g_steal_pointer (&bare);
}

char *
pb_potential_dup_formula (const PbPotential *self)
{
  g_autofree char *own = pb_number_format (self->own, -1);
  g_autofree char *peer = pb_number_format (self->peer.value, -1);
  g_autofree char *volume
    = with_unit (pb_number_format (self->volume, -1), pb_record_get_text (self->indicator, PB_INDICATOR_VOLUME_UNIT));
  g_autofree char *amount = pb_money_format (self->amount, PB_UNIT_KR, 0);
  const char *unit = pb_record_get_text (self->indicator, PB_INDICATOR_UNIT);

  return g_strdup_printf ("(%s − %s) %s × %s = %s %s", own, peer, unit != NULL ? unit : pb_enum_label (PB_ENUM_UNIT, PB_UNIT_KR),
                          volume, amount, pb_enum_label (PB_ENUM_UNIT, PB_UNIT_KR));
}

char *
pb_potential_dup_note (const PbPotential *self)
{
  GString *note = g_string_new (NULL);
  PbRecord *own = pb_plan_get_own_entity (pb_record_get_plan (self->indicator));
  g_autofree char *formula = pb_potential_dup_formula (self);
  g_autofree char *period = pb_period_format (self->period);

  /* TRANSLATORS: a formula */
  g_string_append_printf (note, _("Own calculation: %s."), formula);
  g_string_append_c (note, '\n');
  /* TRANSLATORS: indicator, own municipality, what it is compared with, period */
  g_string_append_printf (note, _("%s, %s compared with %s, %s."), pb_record_get_title (self->indicator),
                          own != NULL ? pb_record_get_title (own) : "", self->peer_name, period);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const PbTerm *term = self->terms->pdata[i];

      if (term->source == NULL || *term->sign == '=')
        continue;
      g_string_append_printf (note, "\n%s: %s.", term->label, term->source);
    }
  return g_string_free (note, FALSE);
}

PbUnit
pb_potential_get_unit (gint64 amount)
{
  return ABS (amount) < pb_unit_ore (PB_UNIT_MNKR) ? PB_UNIT_KR : PB_UNIT_MNKR;
}

char *
pb_potential_dup_amount (gint64 amount, gboolean with_sign)
{
  PbUnit unit = pb_potential_get_unit (amount);
  int decimals = unit == PB_UNIT_MNKR ? 1 : 0;
  g_autofree char *number
    = with_sign ? pb_money_format_signed (amount, unit, decimals) : pb_money_format (amount, unit, decimals);

  return g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, unit));
}

char *
pb_potential_dup_headline (const PbPotential *self)
{
  g_autofree char *amount = pb_potential_dup_amount (ABS (self->amount), FALSE);

  if (self->amount == 0)
    return g_strdup_printf (_("With the cost of %s: no difference"), self->peer_name);
  /* TRANSLATORS: a municipality or "the median of …", an amount */
  return g_strdup_printf (self->amount > 0 ? _("With the cost of %s: %s lower") : _("With the cost of %s: %s higher"),
                          self->peer_name, amount);
}

static void
write_cell (PbEdit *edit, PbPlan *plan, gint64 line, gint64 column, gint64 scenario, gint64 amount, const char *note)
{
  gboolean own = scenario == 0;
  PbRecord *cell = pb_sheet_find_cell (plan, scenario, line, column);
  gint64 id = cell != NULL ? pb_record_get_id (cell) : pb_edit_insert (edit, own ? PB_TABLE_CELL : PB_TABLE_SCENARIO_CELL);

  if (cell == NULL)
    {
      pb_edit_set_int (edit, id, own ? PB_CELL_LINE : PB_SCENARIO_CELL_LINE, line);
      pb_edit_set_int (edit, id, own ? PB_CELL_COLUMN : PB_SCENARIO_CELL_COLUMN, column);
      if (!own)
        pb_edit_set_int (edit, id, PB_SCENARIO_CELL_SCENARIO, scenario);
    }
  pb_edit_set_int (edit, id, own ? PB_CELL_AMOUNT : PB_SCENARIO_CELL_AMOUNT, amount);
  pb_edit_set_text (edit, id, own ? PB_CELL_NOTE : PB_SCENARIO_CELL_NOTE, note);
}

gboolean
pb_potential_send_to_cell (const PbPotential *self, gint64 line, gint64 column, gint64 scenario, gint64 amount, GError **error)
{
  PbPlan *plan = pb_record_get_plan (self->indicator);
  g_autofree char *note = pb_potential_dup_note (self);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (PbSheet) sheet = NULL;
  guint line_at, column_at;
  PbEdit *edit;

  if (!pb_sheet_locate (plan, scenario, line, column, &sheet, &line_at, &column_at, error)
      || !pb_sheet_can_edit (sheet, line_at, column_at, error))
    return FALSE;
  name = pb_sheet_name_cell (sheet, line_at, column_at);
  /* TRANSLATORS: an indicator; a line and column of a budget table */
  label = g_strdup_printf (_("Potential of %s to %s"), pb_record_get_title (self->indicator), name);
  edit = pb_edit_new (plan, label);
  pb_sheet_check_scenario (edit, plan, scenario);
  write_cell (edit, plan, line, column, scenario, amount, note);
  return pb_edit_commit (edit, error);
}

static gboolean
is_linked (PbRecord *indicator, PbRecord *assignment)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (indicator), PB_INDICATOR_ASSIGNMENT_INDICATOR,
                                            pb_record_get_id (indicator));

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) == pb_record_get_id (assignment))
      return TRUE;
  return FALSE;
}

gboolean
pb_potential_send_to_assignment (const PbPotential *self, PbRecord *assignment, GError **error)
{
  PbPlan *plan = pb_record_get_plan (self->indicator);
  const char *short_title = pb_record_get_text (self->indicator, PB_INDICATOR_SHORT_TITLE);
  const char *name = short_title != NULL ? short_title : pb_record_get_title (self->indicator);
  g_autofree char *amount = pb_potential_dup_amount (ABS (self->amount), FALSE);
  g_autofree char *note = pb_potential_dup_note (self);
  /* TRANSLATORS: an indicator, an amount, a municipality or "the median of …" */
  g_autofree char *title = g_strdup_printf (_("Examine the potential in %s: %s with the cost of %s"), name, amount,
                                            self->peer_name);
  /* TRANSLATORS: an indicator, an assignment's number */
  g_autofree char *label = g_strdup_printf (_("Potential of %s to assignment %d"), name,
                                            (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER));
  PbEdit *edit = pb_edit_new (plan, label);
  gint64 id = pb_edit_insert (edit, PB_TABLE_ACTIVITY);

  pb_edit_set_int (edit, id, PB_ACTIVITY_ASSIGNMENT, pb_record_get_id (assignment));
  pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, title);
  pb_edit_set_text (edit, id, PB_ACTIVITY_WANTED_EFFECT, note);
  pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_NOT_STARTED);
  if (!is_linked (self->indicator, assignment))
    {
      id = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);
      pb_edit_set_int (edit, id, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (self->indicator));
      pb_edit_set_int (edit, id, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_record_get_id (assignment));
    }
  return pb_edit_commit (edit, error);
}
