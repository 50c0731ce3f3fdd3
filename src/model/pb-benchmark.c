/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pb-date.h"
#include "pb-edit.h"
#include "pb-error.h"
#include "pb-number.h"
#include "pb-price-index.h"

PbRecord *
pb_plan_get_own_entity (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN) != 0)
      return entities->pdata[i];
  return NULL;
}

static gboolean
get_outcome (PbSeries *series, int entity, int period, PbGender gender, double *value)
{
  return entity >= 0 && period >= 0
         && pb_series_get_value (series, (guint) entity, (guint) period, gender, PB_VALUE_OUTCOME, value);
}

/* The period's place; of NULL the newest in which the own entity has a value. */
static int
find_period (PbSeries *series, const char *period, PbGender gender)
{
  int own = pb_series_get_own (series);

  if (period != NULL)
    return pb_series_find_period (series, period);
  for (int p = (int) pb_series_get_n_periods (series) - 1; own >= 0 && p >= 0; p--)
    if (get_outcome (series, own, p, gender, NULL))
      return p;
  return -1;
}

/* Whether the entity is one that own is placed among. */
static gboolean
is_compared (PbRecord *entity, PbRecord *own, GHashTable *members)
{
  if (members != NULL)
    return g_hash_table_contains (members, entity);
  return pb_record_get_enum (entity, PB_ENTITY_KIND) == pb_record_get_enum (own, PB_ENTITY_KIND);
}

/* The group's entities; NULL for no group. */
static GHashTable *
collect_members (PbRecord *group)
{
  GHashTable *members;
  GPtrArray *rows;

  if (group == NULL)
    return NULL;
  members = g_hash_table_new (NULL, NULL);
  rows = pb_plan_peek_children (pb_record_get_plan (group), PB_PEER_GROUP_MEMBER_PEER_GROUP, pb_record_get_id (group));
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (members, pb_record_get_ref (rows->pdata[i], PB_PEER_GROUP_MEMBER_ENTITY));
  return members;
}

typedef struct
{
  double value;
  PbRecord *entity;
} Compared;

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double first = ((const Compared *) a)->value, second = ((const Compared *) b)->value;

  return (first > second) - (first < second);
}

/* The others' values in the period, ascending. */
static GArray *
collect_others (PbSeries *series, PbRecord *own, GHashTable *members, int period, PbGender gender)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (Compared));

  for (guint e = 0; e < pb_series_get_n_entities (series); e++)
    {
      Compared other = { 0, pb_series_get_entity (series, e) };

      if (pb_record_get_int (other.entity, PB_ENTITY_OWN) == 0 && is_compared (other.entity, own, members)
          && get_outcome (series, (int) e, period, gender, &other.value))
        g_array_append_val (others, other);
    }
  g_array_sort (others, compare_values);
  return others;
}

static guint
count_asked (GHashTable *members)
{
  GHashTableIter iter;
  gpointer entity;
  guint n = 0;

  if (members == NULL)
    return 0;
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    n += entity != NULL && pb_record_get_int (entity, PB_ENTITY_OWN) == 0;
  return n;
}

static gboolean
take_from_others (PbRecord *indicator, PbPeerKind kind, GArray *others, PbPeerValue *value)
{
  const Compared *all = (const Compared *) (gpointer) others->data;
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);
  guint n = others->len;

  if (n == 0 || (kind == PB_PEER_BEST && better < 0))
    return FALSE;
  value->n = n;
  if (kind == PB_PEER_BEST)
    {
      const Compared *best = better == PB_BETTER_LOWER ? &all[0] : &all[n - 1];

      value->value = best->value;
      value->entity = best->entity;
    }
  else
    value->value = n % 2 == 1 ? all[n / 2].value : all[n / 2 - 1].value / 2 + all[n / 2].value / 2;
  return TRUE;
}

gboolean
pb_benchmark_get_peer (PbSeries *series, PbRecord *indicator, const PbPeer *peer, const char *period, PbGender gender,
                       PbPeerValue *value)
{
  PbRecord *own = pb_plan_get_own_entity (pb_record_get_plan (indicator));
  int at = find_period (series, period, gender);
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GArray) others = NULL;

  *value = (PbPeerValue){ 0 };
  if (at < 0)
    return FALSE;
  if (peer->kind == PB_PEER_ENTITY)
    {
      value->n = value->n_asked = 1;
      value->entity = peer->entity;
      return get_outcome (series, pb_series_find_entity (series, peer->entity), at, gender, &value->value);
    }
  if (own == NULL)
    return FALSE;
  members = collect_members (peer->group);
  others = collect_others (series, own, members, at, gender);
  value->n_asked = count_asked (members);
  return take_from_others (indicator, peer->kind, others, value);
}

/* "7 municipalities", "7 of 8 in Liknande kommuner LSS": of how many. */
static char *
dup_of_how_many (const PbPeer *peer, const PbPeerValue *value)
{
  if (peer->group == NULL)
    return g_strdup_printf (ngettext ("%u municipality", "%u municipalities", value->n), value->n);
  if (value->n < value->n_asked)
    /* TRANSLATORS: two numbers and a group: "7 of 8 in Liknande kommuner LSS" */
    return g_strdup_printf (_("%u of %u in %s"), value->n, value->n_asked, pb_record_get_title (peer->group));
  /* TRANSLATORS: a number and a group */
  return g_strdup_printf (_("%u in %s"), value->n, pb_record_get_title (peer->group));
}

char *
pb_benchmark_dup_peer_name (const PbPeer *peer, const PbPeerValue *value)
{
  g_autofree char *of = NULL;

  if (peer->kind == PB_PEER_ENTITY)
    return g_strdup (pb_record_get_title (peer->entity));
  of = dup_of_how_many (peer, value);
  if (peer->kind == PB_PEER_MEDIAN)
    /* TRANSLATORS: "median of 7 municipalities" */
    return g_strdup_printf (_("the median of %s"), of);
  /* TRANSLATORS: "Ale, the best of 7 municipalities" */
  return g_strdup_printf (_("%s, the best of %s"), value->entity != NULL ? pb_record_get_title (value->entity) : "", of);
}

gboolean
pb_benchmark_get_place (PbSeries *series, PbRecord *indicator, PbRecord *group, const char *period, PbGender gender,
                        PbPlace *place)
{
  PbRecord *own = pb_plan_get_own_entity (pb_record_get_plan (indicator));
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);
  int at = find_period (series, period, gender);
  g_autoptr (GHashTable) members = NULL;
  g_autoptr (GArray) others = NULL;

  *place = (PbPlace){ NULL };
  if (own == NULL || !get_outcome (series, pb_series_get_own (series), at, gender, &place->value))
    return FALSE;
  place->period = pb_series_get_period (series, (guint) at);
  members = collect_members (group);
  others = collect_others (series, own, members, at, gender);
  place->n = others->len + 1;
  if (better < 0)
    return TRUE;
  place->rank = 1;
  for (guint i = 0; i < others->len; i++)
    {
      double other = g_array_index (others, Compared, i).value;

      place->rank += better == PB_BETTER_LOWER ? other < place->value : other > place->value;
      place->tied |= other == place->value;
    }
  return TRUE;
}

char *
pb_benchmark_dup_place (const PbPlace *place)
{
  if (place->n < 2)
    return g_strdup (_("nothing to compare with"));
  if (place->rank == 0)
    /* TRANSLATORS: how many are compared, where it is not said what is better */
    return g_strdup_printf (_("of %u compared"), place->n);
  return g_strdup_printf (place->tied ? _("shared place %u of %u") : _("place %u of %u"), place->rank, place->n);
}

static int
judge (PbRecord *indicator, double change)
{
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);

  if (better < 0 || change == 0)
    return 0;
  return (change < 0) == (better == PB_BETTER_LOWER) ? 1 : -1;
}

gboolean
pb_benchmark_get_difference (PbRecord *indicator, double own, double peer, PbDifference *difference)
{
  *difference = (PbDifference){ own - peer };
  if (!isfinite (difference->difference))
    return FALSE;
  difference->has_percent = peer != 0;
  if (difference->has_percent)
    difference->percent = 100 * (own - peer) / fabs (peer);
  difference->better = judge (indicator, difference->difference);
  return TRUE;
}

/* A quarter is no year: only periods of one length are compared. The longest of which two are known, 0 where there is none. */
static int
find_months (PbSeries *series, guint entity, PbGender gender)
{
  static const int lengths[] = { 12, 6, 4, 3, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      guint n = 0;

      for (int p = 0; p < (int) pb_series_get_n_periods (series) && n < 2; p++)
        n += pb_period_months (pb_series_get_period (series, (guint) p)) == lengths[i]
             && get_outcome (series, (int) entity, p, gender, NULL);
      if (n == 2)
        return lengths[i];
    }
  return 0;
}

gboolean
pb_benchmark_get_trend (PbSeries *series, PbRecord *indicator, guint entity, PbGender gender, PbTrend *trend)
{
  int first = -1, last = -1;
  int months = find_months (series, entity, gender);
  double size;

  *trend = (PbTrend){ NULL };
  for (int p = 0; p < (int) pb_series_get_n_periods (series); p++)
    if (pb_period_months (pb_series_get_period (series, (guint) p)) == months
        && get_outcome (series, (int) entity, p, gender, first < 0 ? &trend->first : &trend->last))
      {
        if (first < 0)
          first = p;
        last = p;
      }
  if (first < 0 || last == first)
    return FALSE;
  trend->from = pb_series_get_period (series, (guint) first);
  trend->to = pb_series_get_period (series, (guint) last);
  trend->has_percent = trend->first != 0;
  if (trend->has_percent)
    trend->percent = 100 * (trend->last - trend->first) / fabs (trend->first);
  size = trend->has_percent ? fabs (trend->percent) : fabs (trend->last);
  if (size >= 0.5)
    trend->direction = trend->last > trend->first ? 1 : -1;
  trend->better = judge (indicator, trend->direction);
  return TRUE;
}

static int
find_latest (PbSeries *series, guint entity, PbGender gender)
{
  for (int p = (int) pb_series_get_n_periods (series) - 1; p > 0; p--)
    if (get_outcome (series, (int) entity, p, gender, NULL))
      return p;
  return 0;
}

char *
pb_benchmark_dup_trend (PbSeries *series, PbRecord *indicator, guint entity, PbGender gender)
{
  g_autofree char *since = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *number = NULL;
  PbTrend trend;
  int latest;

  if (!pb_benchmark_get_trend (series, indicator, entity, gender, &trend))
    return g_strdup (pb_series_get_latest (series, entity) >= 0 ? _("one year only") : _("not measured"));
  since = pb_period_format (trend.from);
  if (trend.direction == 0)
    /* TRANSLATORS: a year: the value is the same as then */
    return g_strdup_printf (_("as in %s"), since);
  number = trend.has_percent ? pb_number_format (fabs (trend.percent), fabs (trend.percent) < 10 ? 1 : 0)
                             : pb_number_format (fabs (trend.last), -1);
  if (trend.has_percent)
    /* TRANSLATORS: a number and a year */
    moved = g_strdup_printf (trend.direction > 0 ? _("up %s %% since %s") : _("down %s %% since %s"), number, since);
  else
    moved = g_strdup_printf (trend.direction > 0 ? _("up %s since %s") : _("down %s since %s"), number, since);
  latest = find_latest (series, entity, gender);
  if (g_strcmp0 (pb_series_get_period (series, (guint) latest), trend.to) != 0)
    {
      g_autofree char *whole = g_steal_pointer (&moved), *until = pb_period_format (trend.to);

      /* TRANSLATORS: "up 12 % since 2019", a year: where a later quarter is known, which no year is compared with */
      moved = g_strdup_printf (_("%s until %s"), whole, until);
    }
  if (trend.better == 0)
    return g_steal_pointer (&moved);
  /* TRANSLATORS: "up 12 % since 2019, worse" */
  return g_strdup_printf (trend.better > 0 ? _("%s, better") : _("%s, worse"), moved);
}

GArray *
pb_benchmark_list_values (PbSeries *series, guint entity, PbGender gender)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  int months = find_months (series, entity, gender);

  for (int p = 0; p < (int) pb_series_get_n_periods (series); p++)
    {
      double value = NAN;

      if (months != 0 && pb_period_months (pb_series_get_period (series, (guint) p)) != months)
        continue;
      if (!get_outcome (series, (int) entity, p, gender, &value))
        value = NAN;
      g_array_append_val (values, value);
    }
  return values;
}

static gboolean
get_index (PbSeries *series, guint entity, const char *base, PbGender gender, double *value)
{
  double first = 0;
  int at = base != NULL ? pb_series_find_period (series, base) : -1;

  for (int p = 0; base == NULL && at < 0 && p < (int) pb_series_get_n_periods (series); p++)
    if (get_outcome (series, (int) entity, p, gender, NULL))
      at = p;
  if (!get_outcome (series, (int) entity, at, gender, &first) || first == 0)
    return FALSE;
  *value = 100 * *value / first;
  return isfinite (*value);
}

gboolean
pb_benchmark_get_scaled (PbSeries *series, guint entity, guint period, PbGender gender, PbScale scale, const char *base,
                         const char *price_index, double *value)
{
  PbPlan *plan;
  guint n = pb_series_get_n_periods (series);

  if (!get_outcome (series, (int) entity, (int) period, gender, value))
    return FALSE;
  switch (scale)
    {
    case PB_SCALE_INDEX:
      return get_index (series, entity, base, gender, value);
    case PB_SCALE_REAL:
      plan = pb_record_get_plan (pb_series_get_entity (series, entity));
      if (base == NULL)
        base = pb_series_get_period (series, n - 1);
      return pb_price_index_adjust (plan, price_index, *value, pb_period_year (pb_series_get_period (series, period)),
                                    pb_period_year (base), value);
    case PB_SCALE_VALUE:
    default:
      return TRUE;
    }
}

/* A target may stand where nothing was measured, and the own entity is among the series' then too. */
GArray *
pb_benchmark_list_targets (PbSeries *series, PbRecord *indicator, PbGender gender)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (PbTargetStep));
  int own = pb_series_get_own (series);
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);

  for (guint p = 0; own >= 0 && p < pb_series_get_n_periods (series); p++)
    {
      PbTargetStep step = { pb_series_get_period (series, p) };

      step.has_outcome = get_outcome (series, own, (int) p, gender, &step.outcome);
      step.has_target = pb_series_get_value (series, (guint) own, p, gender, PB_VALUE_TARGET, &step.target);
      if (!step.has_outcome && !step.has_target)
        continue;
      if (step.has_outcome && step.has_target)
        {
          gboolean met = better == PB_BETTER_LOWER ? step.outcome <= step.target : step.outcome >= step.target;

          step.state = better < 0 && step.outcome != step.target ? PB_TARGET_NOT_DUE
                       : met                                    ? PB_TARGET_MET
                                                                : PB_TARGET_NOT_MET;
        }
      g_array_append_val (steps, step);
    }
  return steps;
}

static void
write_value (PbEdit *edit, gint64 row, PbRecord *indicator, PbRecord *entity, const char *period, PbGender gender,
             PbValueKind kind, double value)
{
  if (row == 0)
    {
      row = pb_edit_insert (edit, PB_TABLE_INDICATOR_VALUE);
      pb_edit_set_int (edit, row, PB_INDICATOR_VALUE_INDICATOR, pb_record_get_id (indicator));
      pb_edit_set_int (edit, row, PB_INDICATOR_VALUE_ENTITY, pb_record_get_id (entity));
      pb_edit_set_text (edit, row, PB_INDICATOR_VALUE_PERIOD, period);
      pb_edit_set_enum (edit, row, PB_INDICATOR_VALUE_GENDER, gender);
      pb_edit_set_enum (edit, row, PB_INDICATOR_VALUE_KIND, kind);
    }
  pb_edit_set_real (edit, row, PB_INDICATOR_VALUE_VALUE, value);
}

gboolean
pb_benchmark_set_value (PbRecord *indicator, PbRecord *entity, const char *period, PbGender gender, PbValueKind kind,
                        const double *value, GError **error)
{
  PbPlan *plan = pb_record_get_plan (indicator);
  g_autofree char *words = pb_period_format (period);
  /* TRANSLATORS: an indicator, a municipality, a period */
  g_autofree char *label = g_strdup_printf (_("Change value: %s, %s, %s"), pb_record_get_title (indicator),
                                            pb_record_get_title (entity), words);
  PbEdit *edit;
  double before;
  gint64 row;

  if (!pb_period_parse (period, NULL, NULL))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _("“%s” is no period. Write for example 2024, 2024-T1 or 2024-Q3."), period);
      return FALSE;
    }
  edit = pb_edit_new (plan, label);
  row = pb_series_find (plan, pb_record_get_id (indicator), pb_record_get_id (entity), period, gender, kind, &before);
  if (value != NULL)
    write_value (edit, row, indicator, entity, period, gender, kind, *value);
  else if (row != 0)
    pb_edit_delete (edit, PB_TABLE_INDICATOR_VALUE, row);
  return pb_edit_commit (edit, error);
}

double
pb_benchmark_get_kronor (PbRecord *indicator)
{
  const char *unit = pb_record_get_text (indicator, PB_INDICATOR_UNIT);
  g_auto (GStrv) words = g_strsplit_set (unit != NULL ? unit : "", "/ ,", 2);
  int money = words[0] != NULL ? pb_enum_from_word (PB_ENUM_UNIT, words[0]) : -1;

  return money >= 0 ? (double) pb_unit_ore (money) / 100 : 0;
}

gboolean
pb_benchmark_check_money (PbRecord *indicator, GError **error)
{
  const char *unit = pb_record_get_text (indicator, PB_INDICATOR_UNIT);

  if (unit == NULL || pb_benchmark_get_kronor (indicator) > 0)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _("“%s” is measured in %s, not in kronor, so there is no amount to compute."),
               pb_record_get_title (indicator), unit);
  return FALSE;
}

gboolean
pb_benchmark_is_share (PbRecord *indicator)
{
  const char *unit = pb_record_get_text (indicator, PB_INDICATOR_UNIT);

  return unit != NULL && (*unit == '%' || g_ascii_strcasecmp (unit, "procent") == 0);
}
