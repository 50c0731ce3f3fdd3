/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-benchmark.h"

G_BEGIN_DECLS

/* One step of a calculation as it is written out: "− 1 171 522 kr/brukare  Kalmar 2023  Källa: Kolada, hämtat …". */
typedef struct
{
  const char *sign; /* "", "−", "×", "=" */
  char *label;
  double value;
  char *unit; /* NULL where none */
  char *source; /* NULL where not told */
} PbTerm;

/* (own − peer) × volume: what having the peer's cost would mean. Greater than 0: the own cost is the higher. */
typedef struct
{
  PbRecord *indicator;
  char *period;
  PbGender gender;
  double own;
  PbPeerValue peer;
  char *peer_name;
  double difference; /* own − peer in the indicator's unit */
  double volume;
  gint64 amount; /* öre */
  GPtrArray *terms; /* PbTerm: own, peer, difference, volume, potential */
} PbPotential;

/* period NULL: the newest that both have. NULL with a sentence where a value or the volume is missing, the indicator is not one
 * of money, or the values are of one sex: the volume is of both. (transfer full) */
PbPotential *pb_potential_new         (PbRecord *indicator, PbSeries *series, const PbPeer *peer, const char *period,
                                       PbGender gender, GError **error);
void         pb_potential_free        (PbPotential *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPotential, pb_potential_free)

/* "(1 620 454 − 1 171 522) kr/brukare × 238 brukare = 106 845 816 kr". (transfer full) */
char        *pb_potential_dup_formula (const PbPotential *self);
/* The whole derivation as text, to stand as a note: own calculation, formula, what it compares, sources. (transfer full) */
char        *pb_potential_dup_note    (const PbPotential *self);
/* What an amount in öre is told in: MSEK with a decimal, and kronor where that would be hardly any figure. */
PbUnit       pb_potential_get_unit   (gint64 amount);
/* "106,8 mnkr", "45 200 kr"; with_sign: "+106,8 mnkr". (transfer full) */
char        *pb_potential_dup_amount (gint64 amount, gboolean with_sign);
/* "If we had Kalmar’s cost: 106.8 MSEK lower". (transfer full) */
char        *pb_potential_dup_headline (const PbPotential *self);

/* Puts the amount into a cell of a budget table, or of a scenario where that is not 0, with the derivation as its note: one
 * edit. amount as the table shall have it, in öre; mostly self->amount. */
gboolean     pb_potential_send_to_cell (const PbPotential *self, gint64 line, gint64 column, gint64 scenario, gint64 amount,
                                        GError **error);
/* Gives the assignment an activity that names the potential, with the derivation as its wanted effect, and links the
 * indicator to it: one edit. */
gboolean     pb_potential_send_to_assignment (const PbPotential *self, PbRecord *assignment, GError **error);

G_END_DECLS
