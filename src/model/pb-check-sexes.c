/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether women and men add up to all, where an indicator counts something. */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-finding-private.h"
#include "pb-number.h"
#include "pb-plan-private.h"

#define MAX_DECIMALS 6

/* How many decimals the value was written with. */
static int
count_decimals (double value)
{
  double scaled = fabs (value);

  for (int n = 0; n < MAX_DECIMALS; n++, scaled *= 10)
    if (fabs (scaled - round (scaled)) < 1e-6 * MAX (1.0, scaled))
      return n;
  return MAX_DECIMALS;
}

static void
add_finding (PbPlan *plan, sqlite3_stmt *stmt, double all, double parts, int decimals, gboolean rounding, GPtrArray *to)
{
  PbRecord *indicator = pb_plan_get_record (plan, PB_TABLE_INDICATOR, sqlite3_column_int64 (stmt, 0));
  PbRecord *entity = pb_plan_get_record (plan, PB_TABLE_ENTITY, sqlite3_column_int64 (stmt, 1));
  g_autofree char *stated = pb_number_format (all, decimals);
  g_autofree char *computed = pb_number_format (parts, decimals);
  PbFinding *finding;

  if (indicator == NULL || entity == NULL)
    return;
  finding = pb_finding_new (rounding ? PB_SEVERITY_INFO : PB_SEVERITY_WARNING,
                            rounding ? "sexes-rounding" : "sexes-mismatch", indicator);
  finding->line = g_strdup (pb_record_get_title (indicator));
  finding->column = g_strdup ((const char *) sqlite3_column_text (stmt, 2));
  /* Translators: indicator, municipality, period; what all is, what women and men are together. */
  finding->message = g_strdup_printf (rounding ? _("“%s”, %s %s: all is %s, women and men are %s together: a rounding.")
                                               : _("“%s”, %s %s: all is %s, but women and men are %s together."),
                                      finding->line, pb_record_get_title (entity), finding->column, stated, computed);
  finding->heading = g_strdup_printf (_("%s %s: women and men"), finding->line, finding->column);
  finding->detail = g_strdup_printf (_("all %s · together %s"), stated, computed);
  g_ptr_array_add (to, finding);
}

/* A share or a mean lies between that of women and that of men; what lies above both is a number of something. */
static void
check_row (PbPlan *plan, sqlite3_stmt *stmt, GPtrArray *warnings, GPtrArray *infos)
{
  double all = sqlite3_column_double (stmt, 3), women = sqlite3_column_double (stmt, 4);
  double men = sqlite3_column_double (stmt, 5);
  int decimals = MAX (count_decimals (all), MAX (count_decimals (women), count_decimals (men)));
  double difference = fabs (women + men - all);
  /* Half the last digit of each of the three. */
  double tolerance = 1.5 * pow (10, -decimals);

  if (women < 0 || men < 0 || all <= MAX (women, men) || difference < 0.1 * pow (10, -decimals))
    return;
  add_finding (plan, stmt, all, women + men, decimals, difference <= tolerance + 1e-9,
               difference <= tolerance + 1e-9 ? infos : warnings);
}

GPtrArray *
pb_check_all (PbPlan *plan)
{
  GPtrArray *findings = pb_check (plan);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  PbDb *db = pb_plan_get_db (plan);
  sqlite3_stmt *stmt = db == NULL ? NULL
                                  : pb_db_prepare (db,
                                                   "SELECT t.indicator, t.entity, t.period, t.value, k.value, m.value"
                                                   " FROM indicator_value k"
                                                   " JOIN indicator_value m ON m.indicator = k.indicator AND m.entity = k.entity"
                                                   " AND m.gender = 'M' AND m.kind = k.kind AND m.period = k.period"
                                                   " JOIN indicator_value t ON t.indicator = k.indicator AND t.entity = k.entity"
                                                   " AND t.gender = 'T' AND t.kind = k.kind AND t.period = k.period"
                                                   " WHERE k.gender = 'K' AND k.kind = 'outcome'"
                                                   " ORDER BY t.indicator, t.entity, t.period",
                                                   NULL);

  if (stmt == NULL)
    return findings;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    check_row (plan, stmt, findings, infos);
  pb_db_done (stmt);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&infos));
  return findings;
}
