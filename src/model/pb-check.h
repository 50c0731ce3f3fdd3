/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-plan.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SEVERITY_ERROR,
  PB_SEVERITY_WARNING,
  PB_SEVERITY_INFO,
} PbSeverity;

#define PB_TYPE_FINDING (pb_finding_get_type ())
G_DECLARE_FINAL_TYPE (PbFinding, pb_finding, PB, FINDING, GObject)

/* What the check found. Codes: "printed-rounding" (info), "printed-mismatch" (error), "not-balanced" (warning),
 * "claim-mismatch" (error), "link-circular" (error), "link-missing" (warning), "claim-incomputable" (warning),
 * "balance-twice" (warning): a copy of a table is added up with it. */
PbSeverity  pb_finding_get_severity  (PbFinding *self);
const char *pb_finding_get_code      (PbFinding *self);
/* NULL where the finding is not about one. Owned by the finding. */
const char *pb_finding_get_board     (PbFinding *self);
const char *pb_finding_get_table     (PbFinding *self);
const char *pb_finding_get_line      (PbFinding *self);
const char *pb_finding_get_column    (PbFinding *self);
gboolean    pb_finding_get_printed   (PbFinding *self, gint64 *ore);
gboolean    pb_finding_get_computed  (PbFinding *self, gint64 *ore);
/* One sentence in the user's language. */
const char *pb_finding_get_message   (PbFinding *self);
/* The line or claim that it is about, NULL where none. Owned by the plan. */
PbRecord   *pb_finding_get_record    (PbFinding *self);
/* Short heading for lists, and a second line: "Barn- och ungdomsvård: fel med faktor tio", "planen säger 6,6 · uträknat 63,3 mnkr". */
const char *pb_finding_get_heading   (PbFinding *self);
const char *pb_finding_get_detail    (PbFinding *self);

/* Errors first, then warnings, then roundings; each in the plan's order. (element-type PbFinding) (transfer full) */
GPtrArray  *pb_check                 (PbPlan *plan);
/* The same, and whether women and men add up to all in what was typed: "sexes-mismatch" (warning), "sexes-rounding" (info).
 * Reads every typed value. (element-type PbFinding) (transfer full) */
GPtrArray  *pb_check_all             (PbPlan *plan);
/* The file itself: SQLite's own integrity and foreign keys. Slow for large files. FALSE with PB_ERROR_DAMAGED. */
gboolean    pb_check_file            (PbPlan *plan, GError **error);

/* A claim computed: (own − peer) × volume in öre. FALSE where a value or the volume is missing, or the
 * indicator is not one of money. difference in öre per unit. */
gboolean    pb_claim_compute         (PbRecord *claim, gint64 *difference, gint64 *potential);
typedef enum
{
  PB_CLAIM_HOLDS, /* equal at the precision the document states it with */
  PB_CLAIM_WRONG,
  PB_CLAIM_WRONG_BY_TEN, /* the document's own difference × volume is ten times, or a tenth of, what it states */
  PB_CLAIM_UNKNOWN,
} PbClaimVerdict;
PbClaimVerdict pb_claim_judge        (PbRecord *claim);

G_END_DECLS
