/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the document claims that a peer's cost would be worth, checked against the values above it. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "model/pb-attribution.h"
#include "model/pb-benchmark.h"
#include "model/pb-check.h"
#include "model/pb-number.h"

enum
{
  C_PEER,
  C_YEAR,
  C_VOLUME,
  C_DIFFERENCE,
  C_CLAIMED,
  C_COMPUTED,
  C_CHECK
};
G_STATIC_ASSERT (C_CHECK + 1 == PB_CLAIM_COLUMNS);

static const char *
verdict_word (PbClaimVerdict verdict)
{
  return verdict == PB_CLAIM_HOLDS          ? _ ("adds up")
         : verdict == PB_CLAIM_WRONG        ? _ ("does not add up")
         : verdict == PB_CLAIM_WRONG_BY_TEN ? _ ("wrong by a factor of ten")
                                            : _ ("cannot be computed");
}

static int
find_entity (const PbWorkbookBlock *self, PbRecord *entity)
{
  for (guint e = 0; e < pb_series_get_n_entities (self->series); e++)
    if (pb_series_get_entity (self->series, e) == entity)
      return (int)e;
  return -1;
}

static int
find_period (const PbWorkbookBlock *self, const char *code)
{
  for (guint p = 0; p < self->n_periods; p++)
    if (g_strcmp0 (pb_series_get_period (self->series, p), code) == 0)
      return (int)p;
  return -1;
}

/* The claim's volume: the indicator's, or one of its own. FALSE where nobody knows it. */
static gboolean
write_volume (PbWorkbookBlock *self, PbRecord *claim, guint row, double *volume)
{
  if (!pb_record_is_null (claim, PB_CLAIM_VOLUME))
    *volume = pb_record_get_real (claim, PB_CLAIM_VOLUME);
  else if (!pb_record_is_null (self->indicator, PB_INDICATOR_VOLUME))
    *volume = pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME);
  else
    {
      pb_worksheet_text (self->to, row, C_VOLUME, PB_LOOK_PLAIN, NULL);
      return FALSE;
    }
  if (self->volume_row >= 0 && *volume == pb_record_get_real (self->indicator, PB_INDICATOR_VOLUME))
    {
      g_autofree char *cell = pb_worksheet_dup_cell (self->volume_row, 1);
      g_autofree char *formula = g_strdup_printf ("=IF(COUNT(%s)=0,\"\",%s)", cell, cell);
      pb_worksheet_number_formula (self->to, row, C_VOLUME, PB_LOOK_PLAIN, formula, *volume, 0);
    }
  else
    pb_worksheet_number (self->to, row, C_VOLUME, PB_LOOK_PLAIN, *volume, 0);
  return TRUE;
}

/* The claim's sum, from the values above. NULL where they do not give what the model has. (transfer full) */
static char *
dup_claim_formula (const PbWorkbookBlock *self, PbRecord *claim, guint row, double volume, gint64 potential)
{
  int own = find_entity (self, pb_record_get_ref (claim, PB_CLAIM_OWN));
  int peer = find_entity (self, pb_record_get_ref (claim, PB_CLAIM_PEER));
  int period = find_period (self, pb_record_get_text (claim, PB_CLAIM_PERIOD));
  double ours, theirs;
  if (own < 0 || peer < 0 || period < 0 || !pb_workbook_get_outcome (self, own, period, &ours)
      || !pb_workbook_get_outcome (self, peer, period, &theirs)
      || llround ((ours - theirs) * volume * 100) != potential)
    return NULL;
  g_autofree char *first = pb_worksheet_dup_cell (pb_workbook_entity_row (self, own), 1 + period);
  g_autofree char *second = pb_worksheet_dup_cell (pb_workbook_entity_row (self, peer), 1 + period);
  g_autofree char *number = pb_worksheet_dup_cell (row, C_VOLUME);
  return g_strdup_printf ("=IF(COUNT(%s,%s,%s)<3,\"\",ROUND((%s-%s)*%s/1000000,8))", first, second, number, first,
                          second, number);
}

/* As pb_claim_judge() has it: equal at the precision that is claimed, else near ten times that or a tenth. */
static void
write_check (PbWorkbookBlock *self, PbRecord *claim, guint row, PbClaimVerdict verdict)
{
  g_autofree char *computed = pb_worksheet_dup_cell (row, C_COMPUTED);
  g_autofree char *claimed = pb_worksheet_dup_cell (row, C_CLAIMED);
  g_autofree char *difference = pb_worksheet_dup_cell (row, C_DIFFERENCE);
  g_autofree char *volume = pb_worksheet_dup_cell (row, C_VOLUME);
  g_autofree char *own = g_strdup_printf ("IF(COUNT(%s)=0,%s,ROUND(%s*%s/1000000,8))", difference, computed, difference,
                                          volume);
  int decimals = CLAMP (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 0, 8);
  char most[G_ASCII_DTOSTR_BUF_SIZE], half[G_ASCII_DTOSTR_BUF_SIZE], tenth[G_ASCII_DTOSTR_BUF_SIZE];
  /* Fractions of numbers gather: the limits are a little beyond a half. */
  g_ascii_formatd (most, sizeof most, "%.12g", 5 * pow (10, -decimals) + 1e-9);
  g_ascii_formatd (half, sizeof half, "%.12g", 0.5 * pow (10, -decimals) + 1e-9);
  g_ascii_formatd (tenth, sizeof tenth, "%.12g", 0.05 * pow (10, -decimals) + 1e-9);
  g_autofree char *formula = g_strdup_printf (
      "=IF(COUNT(%s,%s)<2,\"%s\",IF(ROUND(%s,%d)=ROUND(%s,%d),\"%s\",IF(AND(%s<>0,OR(ABS(%s-%s*10)<=%s,"
      "ABS(%s-%s/10)<=MAX(%s,MIN(%s,ABS(%s)/1000)))),\"%s\",\"%s\")))",
      claimed, computed, verdict_word (PB_CLAIM_UNKNOWN), computed, decimals, claimed, decimals,
      verdict_word (PB_CLAIM_HOLDS), claimed, own, claimed, most, own, claimed, tenth, half, claimed,
      verdict_word (PB_CLAIM_WRONG_BY_TEN), verdict_word (PB_CLAIM_WRONG));
  pb_worksheet_text_formula (self->to, row, C_CHECK, PB_LOOK_PLAIN, formula, verdict_word (verdict));
}

static void
write_amount (PbWorkbookBlock *self, PbRecord *claim, guint row, guint column, PbColumn amount, PbUnit unit,
              int decimals)
{
  if (pb_record_is_null (claim, amount))
    pb_worksheet_text (self->to, row, column, PB_LOOK_PLAIN, NULL);
  else
    pb_worksheet_money (self->to, row, column, PB_LOOK_PLAIN, pb_record_get_int (claim, amount), unit, decimals);
}

static void
write_claim (PbWorkbookBlock *self, PbRecord *claim)
{
  gint64 potential;
  double volume;
  guint row = self->row++;
  int decimals = MAX (pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS), 1);
  PbRecord *peer = pb_record_get_ref (claim, PB_CLAIM_PEER);
  pb_worksheet_text (self->to, row, C_PEER, PB_LOOK_PLAIN, peer != NULL ? pb_record_get_title (peer) : NULL);
  pb_worksheet_text (self->to, row, C_YEAR, PB_LOOK_PLAIN, pb_record_get_text (claim, PB_CLAIM_PERIOD));
  write_amount (self, claim, row, C_DIFFERENCE, PB_CLAIM_STATED_DIFFERENCE, PB_UNIT_KR, 0);
  write_amount (self, claim, row, C_CLAIMED, PB_CLAIM_STATED_AMOUNT, PB_UNIT_MNKR, decimals);
  if (!write_volume (self, claim, row, &volume) || !pb_claim_compute (claim, NULL, &potential))
    pb_worksheet_text (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, NULL);
  else
    {
      g_autofree char *formula = dup_claim_formula (self, claim, row, volume, potential);
      if (formula != NULL)
        pb_worksheet_money_formula (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, formula, TRUE, potential, PB_UNIT_MNKR,
                                    decimals);
      else
        pb_worksheet_money (self->to, row, C_COMPUTED, PB_LOOK_PLAIN, potential, PB_UNIT_MNKR, decimals);
    }
  write_check (self, claim, row, pb_claim_judge (claim));
}

void
pb_workbook_write_claims (PbWorkbookBlock *self)
{
  static const struct
  {
    guint column;
    const char *text;
  } heads[] = { { C_VOLUME, N_ ("Volume") },
                { C_DIFFERENCE, N_ ("Claimed difference, SEK") },
                { C_CLAIMED, N_ ("Claimed, MSEK") },
                { C_COMPUTED, N_ ("Computed, MSEK") } };
  static const PbClaimVerdict wrong[] = { PB_CLAIM_WRONG, PB_CLAIM_WRONG_BY_TEN };
  GPtrArray *claims
      = pb_plan_peek_children (self->to->book->plan, PB_CLAIM_INDICATOR, pb_record_get_id (self->indicator));
  if (claims->len == 0)
    return;
  self->row++;
  pb_worksheet_text (self->to, self->row, C_PEER, PB_LOOK_HEADER, _ ("What the document claims, against"));
  pb_worksheet_text (self->to, self->row, C_YEAR, PB_LOOK_HEADER, _ ("Year"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    pb_worksheet_text (self->to, self->row, heads[i].column, PB_LOOK_HEADER_RIGHT, _ (heads[i].text));
  pb_worksheet_text (self->to, self->row, C_CHECK, PB_LOOK_HEADER, _ ("Check"));
  guint first = ++self->row;
  for (guint i = 0; i < claims->len; i++)
    write_claim (self, claims->pdata[i]);
  guint last = self->row - 1;
  pb_worksheet_take_text (self->to, self->row++, C_PEER, PB_LOOK_QUIET,
                          pb_attribution_dup_computed (_ ("Computed, MSEK")));
  pb_worksheet_colour_text (self->to, first, C_CHECK, last, C_CHECK, verdict_word (PB_CLAIM_HOLDS), PB_LOOK_GOOD);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    pb_worksheet_colour_text (self->to, first, C_CHECK, last, C_CHECK, verdict_word (wrong[i]), PB_LOOK_BAD);
}
