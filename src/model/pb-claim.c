/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-benchmark.h"
#include "pb-date.h"
#include "pb-finding-private.h"
#include "pb-number.h"
#include "pb-series.h"

static gboolean
find_volume (PbRecord *claim, double *volume)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);

  if (!pb_record_is_null (claim, PB_CLAIM_VOLUME))
    *volume = pb_record_get_real (claim, PB_CLAIM_VOLUME);
  else if (indicator != NULL && !pb_record_is_null (indicator, PB_INDICATOR_VOLUME))
    *volume = pb_record_get_real (indicator, PB_INDICATOR_VOLUME);
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_value (PbRecord *claim, PbColumn entity, double *value)
{
  return pb_series_lookup (pb_record_get_plan (claim), pb_record_get_int (claim, PB_CLAIM_INDICATOR),
                           pb_record_get_int (claim, entity), pb_record_get_text (claim, PB_CLAIM_PERIOD),
                           PB_GENDER_TOTAL, PB_VALUE_OUTCOME, value);
}

/* What its indicator is measured in where that is no money, so that there is no amount; else NULL. */
static const char *
get_no_money (PbRecord *claim)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);

  return indicator != NULL && !pb_benchmark_check_money (indicator, NULL) ? pb_record_get_text (indicator, PB_INDICATOR_UNIT)
                                                                          : NULL;
}

gboolean
pb_claim_compute (PbRecord *claim, gint64 *difference, gint64 *potential)
{
  double own, peer, volume;
  gint64 apart, sum;

  g_return_val_if_fail (PB_IS_RECORD (claim) && pb_record_get_table (claim) == PB_TABLE_CLAIM, FALSE);

  if (get_no_money (claim) != NULL || !find_volume (claim, &volume) || !find_value (claim, PB_CLAIM_OWN, &own)
      || !find_value (claim, PB_CLAIM_PEER, &peer) || !pb_money_from_kronor ((long double) own - peer, &apart)
      || !pb_money_from_kronor (((long double) own - peer) * volume, &sum))
    return FALSE;
  if (difference != NULL)
    *difference = apart;
  if (potential != NULL)
    *potential = sum;
  return TRUE;
}

/* The document's own difference times the volume; the computed difference where the document states none. */
static gboolean
find_own_potential (PbRecord *claim, gint64 *ore)
{
  double volume;

  if (pb_record_is_null (claim, PB_CLAIM_STATED_DIFFERENCE))
    return pb_claim_compute (claim, NULL, ore);
  return find_volume (claim, &volume)
         && pb_money_from_kronor ((long double) pb_record_get_int (claim, PB_CLAIM_STATED_DIFFERENCE) / 100 * volume, ore);
}

static int
stated_decimals (PbRecord *claim)
{
  return (int) CLAMP (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 0, 8);
}

/* Whether a is b at the precision that b is stated with, b having been moved by factor. A tenth of a large figure need only be
 * a as it would be stated, which differs by no more than a hundredth of it. */
static gboolean
is_near (gint64 a, long double b, long double factor, int decimals)
{
  long double half = 0.5L * pb_unit_ore (PB_UNIT_MNKR) / powl (10, decimals);

  return fabsl (a - b * factor) <= MAX (half * factor, MIN (half, fabsl (b * factor) / 100));
}

PbClaimVerdict
pb_claim_judge (PbRecord *claim)
{
  gint64 stated, potential, own;
  int decimals;

  g_return_val_if_fail (PB_IS_RECORD (claim) && pb_record_get_table (claim) == PB_TABLE_CLAIM, PB_CLAIM_UNKNOWN);

  if (pb_record_is_null (claim, PB_CLAIM_STATED_AMOUNT) || !pb_claim_compute (claim, NULL, &potential))
    return PB_CLAIM_UNKNOWN;
  decimals = stated_decimals (claim);
  stated = pb_record_get_int (claim, PB_CLAIM_STATED_AMOUNT);
  if (pb_money_round (potential, PB_UNIT_MNKR, decimals) == pb_money_round (stated, PB_UNIT_MNKR, decimals))
    return PB_CLAIM_HOLDS;
  if (stated != 0 && find_own_potential (claim, &own)
      && (is_near (own, stated, 10, decimals) || is_near (own, stated, 0.1L, decimals)))
    return PB_CLAIM_WRONG_BY_TEN;
  return PB_CLAIM_WRONG;
}

static const char *
title_of (PbRecord *claim, PbColumn ref)
{
  PbRecord *record = pb_record_get_ref (claim, ref);

  return record != NULL ? pb_record_get_title (record) : "";
}

static char *
format_computation (PbRecord *claim, gint64 difference, gint64 potential)
{
  g_autofree char *each = pb_money_format (difference, PB_UNIT_KR, 0);
  g_autofree char *sum = pb_money_format (potential, PB_UNIT_MNKR, MAX (1, stated_decimals (claim)));
  g_autofree char *number = NULL;
  const char *unit = pb_record_get_text (claim, PB_CLAIM_VOLUME_UNIT);
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  double volume = 0;

  if (unit == NULL && indicator != NULL)
    unit = pb_record_get_text (indicator, PB_INDICATOR_VOLUME_UNIT);
  find_volume (claim, &volume);
  number = pb_number_format (volume, -1);
  if (unit != NULL)
    {
      g_autofree char *bare = g_steal_pointer (&number);

      number = g_strconcat (bare, " ", unit, NULL);
    }
  /* Translators: difference in kronor × volume = potential in MSEK. */
  return g_strdup_printf (_("%s SEK × %s = %s MSEK"), each, number, sum);
}

static char *
describe (PbRecord *claim, PbClaimVerdict verdict, const char *stated)
{
  g_autofree char *period = pb_period_format (pb_record_get_text (claim, PB_CLAIM_PERIOD));
  g_autofree char *where = NULL;
  g_autofree char *computation = NULL;
  g_autofree char *own_computation = NULL;
  gint64 difference, potential, own;

  /* Translators: indicator, own municipality compared with another, period. */
  where = g_strdup_printf (_("%s, %s compared with %s, %s"), title_of (claim, PB_CLAIM_INDICATOR),
                           title_of (claim, PB_CLAIM_OWN), title_of (claim, PB_CLAIM_PEER), period);
  if (get_no_money (claim) != NULL)
    return g_strdup_printf (
        _("%s: the plan states %s MSEK, but the indicator is measured in %s, not in kronor, so it cannot be checked."),
        where, stated, get_no_money (claim));
  if (verdict == PB_CLAIM_UNKNOWN || !pb_claim_compute (claim, &difference, &potential))
    return g_strdup_printf (
        _("%s: the plan states %s MSEK, but a value or the volume is missing, so it cannot be checked."), where,
        stated);
  computation = format_computation (claim, difference, potential);
  if (verdict != PB_CLAIM_WRONG_BY_TEN)
    return g_strdup_printf (_("%s: the plan states %s MSEK, but computed it is %s."), where, stated, computation);
  if (pb_record_is_null (claim, PB_CLAIM_STATED_DIFFERENCE) || !find_own_potential (claim, &own))
    return g_strdup_printf (
        _("%s: the plan states %s MSEK, but computed it is %s. The plan is wrong by a factor of ten."), where, stated,
        computation);
  own_computation = format_computation (claim, pb_record_get_int (claim, PB_CLAIM_STATED_DIFFERENCE), own);
  return g_strdup_printf (
      _("%s: the plan states %s MSEK, but computed it is %s. The plan’s own difference gives %s: it is "
         "wrong by a factor of ten."),
      where, stated, computation, own_computation);
}

static char *
make_heading (PbRecord *claim, PbClaimVerdict verdict)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  const char *title = indicator != NULL ? pb_record_get_text (indicator, PB_INDICATOR_SHORT_TITLE) : NULL;

  if (title == NULL)
    title = title_of (claim, PB_CLAIM_INDICATOR);
  switch (verdict)
    {
    case PB_CLAIM_WRONG_BY_TEN:
      return g_strdup_printf (_("%s: wrong by a factor of ten"), title);
    case PB_CLAIM_WRONG:
      return g_strdup_printf (_("%s: the claim is wrong"), title);
    case PB_CLAIM_UNKNOWN:
    case PB_CLAIM_HOLDS:
    default:
      return g_strdup_printf (_("%s: the claim cannot be checked"), title);
    }
}

void
pb_claim_check (PbRecord *claim, GPtrArray *findings)
{
  PbClaimVerdict verdict = pb_claim_judge (claim);
  gboolean unknown = verdict == PB_CLAIM_UNKNOWN;
  g_autofree char *stated = NULL;
  PbFinding *finding;

  if (verdict == PB_CLAIM_HOLDS || pb_record_is_null (claim, PB_CLAIM_STATED_AMOUNT))
    return;
  finding = pb_finding_new (unknown ? PB_SEVERITY_WARNING : PB_SEVERITY_ERROR,
                            unknown ? "claim-incomputable" : "claim-mismatch", claim);
  finding->line = g_strdup (title_of (claim, PB_CLAIM_INDICATOR));
  finding->column = g_strdup (pb_record_get_text (claim, PB_CLAIM_PERIOD));
  finding->has_printed = TRUE;
  finding->printed = pb_record_get_int (claim, PB_CLAIM_STATED_AMOUNT);
  finding->has_computed = pb_claim_compute (claim, NULL, &finding->computed);
  stated = pb_money_format (finding->printed, PB_UNIT_MNKR, stated_decimals (claim));
  finding->message = describe (claim, verdict, stated);
  finding->heading = make_heading (claim, verdict);
  if (finding->has_computed)
    {
      g_autofree char *computed = pb_money_format (finding->computed, PB_UNIT_MNKR, MAX (1, stated_decimals (claim)));

      finding->detail = g_strdup_printf (_("the plan states %s · computed %s MSEK"), stated, computed);
    }
  else if (get_no_money (claim) != NULL)
    finding->detail = g_strdup_printf (_("the plan states %s MSEK · measured in %s, not in kronor"), stated,
                                       get_no_money (claim));
  else
    finding->detail = g_strdup_printf (_("the plan states %s MSEK · a value or the volume is missing"), stated);
  g_ptr_array_add (findings, finding);
}
