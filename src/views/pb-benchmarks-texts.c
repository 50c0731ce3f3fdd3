/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-cards.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-fetch.h"
#include "model/pb-number.h"
#include "model/pb-price-index.h"
#include "pb-card-page.h"
#include "pb-view.h"

/* More than this are in the history of fetches. */
#define MAX_REVISIONS 12
/* More than this are told in their cells. */
#define MAX_OVERRIDDEN 5

char *
pb_benchmarks_dup_about (PbBenchmarksFacts *facts)
{
  g_autofree char *unit = pb_benchmarks_dup_unit (facts->indicator);
  int better = pb_record_get_enum (facts->indicator, PB_INDICATOR_BETTER);
  g_autofree char *first = g_utf8_strup (unit, *unit ? (gssize) (g_utf8_next_char (unit) - unit) : 0);
  GString *text = g_string_new (NULL);

  if (*unit)
    g_string_append_printf (text, "%s%s.", first, g_utf8_next_char (unit));
  if (better >= 0)
    g_string_append_printf (text, "%s%s", text->len ? " " : "",
                            better == PB_BETTER_LOWER ? _("Lower is better.") : _("Higher is better."));
  return g_string_free (text, FALSE);
}

static void
add_line (GString *text, char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

/* The source's own name of the indicator, where the plan calls it something else. Its terms ask that what is computed is
 * not taken for its own, and of another source's values that is as true. */
static void
add_computed (GString *text, PbBenchmarksFacts *facts, PbRecord *fetch)
{
  const char *id = pb_record_get_text (facts->indicator, PB_INDICATOR_KOLADA);

  if (id && fetch)
    /* TRANSLATORS: an id such as N25018 */
    add_line (text, g_strdup_printf (_("Kolada's indicator %s. What is computed from the values is Planbok's own "
                                       "calculation, not Kolada's."), id));
  else if (facts->common >= 0 || pb_benchmarks_facts_get_computed (facts))
    add_line (text, pb_attribution_dup_computed (_("Differences and what else is computed")));
}

static void
add_missing (GString *text, PbBenchmarksFacts *facts)
{
  int newest = facts->latest;
  guint n = newest >= 0 ? pb_series_count_missing (facts->series, (guint) newest, facts->gender) : 0;
  g_autofree char *period = NULL;

  if (n == 0)
    return;
  period = pb_period_format (pb_series_get_period (facts->series, (guint) newest));
  add_line (text, g_strdup_printf (ngettext ("%u of those asked for has no value for %s.",
                                             "%u of those asked for have no value for %s.", n), n, period));
}

/* Its newest value, and of how many it is the mean where the source tells that. (transfer full) */
static char *
dup_group (PbBenchmarksFacts *facts, guint entity)
{
  const char *name = pb_record_get_title (pb_series_get_entity (facts->series, entity));
  PbPoint point;

  for (guint p = pb_series_get_n_periods (facts->series); p > 0; p--)
    if (pb_series_get_point (facts->series, entity, p - 1, facts->gender, PB_VALUE_OUTCOME, &point)
        && point.state == PB_POINT_VALUE)
      {
        g_autofree char *period = pb_period_format (pb_series_get_period (facts->series, p - 1));

        if (point.count == 0)
          break;
        /* TRANSLATORS: a group of municipalities, number, period */
        return g_strdup_printf (ngettext ("%s: the mean of %u member in %s, each counted alike.",
                                          "%s: the mean of %u members in %s, each counted alike.", point.count),
                                name, point.count, period);
      }
  return g_strdup_printf (_("%s: the mean of its members, each counted alike."), name);
}

static void
add_groups (GString *text, PbBenchmarksFacts *facts)
{
  for (guint i = 0; i < facts->shown->len; i++)
    {
      guint entity = (guint) g_array_index (facts->shown, int, i);

      if (pb_record_get_enum (pb_series_get_entity (facts->series, entity), PB_ENTITY_KIND) == PB_ENTITY_GROUP)
        add_line (text, dup_group (facts, entity));
    }
}

/* "Kalmar 2022: 1 072 320 är inskrivet och gäller; Kolada: 1 080 000."; NULL where the source does not say otherwise. (transfer
 * full) */
static char *
dup_overridden (PbBenchmarksFacts *facts, int entity, int period, const PbPoint *point)
{
  g_autofree char *source = pb_benchmarks_facts_dup_overridden (facts, point);
  g_autofree char *number = pb_number_format (point->value, pb_series_get_decimals (facts->series));
  g_autofree char *when = pb_period_format (pb_series_get_period (facts->series, (guint) period));

  if (!source)
    return NULL;
  /* TRANSLATORS: municipality, period, the typed value, "Kolada: 1 080 000" */
  return g_strdup_printf (_("%s %s: %s is typed and counts; %s."),
                          pb_record_get_title (pb_series_get_entity (facts->series, (guint) entity)), when, number, source);
}

/* What the table's mark means, and where the source says otherwise than what was typed. */
static void
add_typed (GString *text, PbBenchmarksFacts *facts)
{
  guint n = 0, n_told = 0;
  PbPoint point;

  for (guint i = 0; i < facts->shown->len; i++)
    for (guint p = 0; p < pb_series_get_n_periods (facts->series); p++)
      {
        int entity = g_array_index (facts->shown, int, i);
        char *line;

        if (!pb_benchmarks_facts_get_typed (facts, entity, (int) p, facts->gender, &point))
          continue;
        if (n++ == 0)
          add_line (text, g_strdup_printf (_("%s: typed in the plan. A typed value counts before a fetched one."), "*"));
        line = dup_overridden (facts, entity, (int) p, &point);
        if (line && n_told++ < MAX_OVERRIDDEN)
          add_line (text, line);
        else
          g_free (line);
      }
  if (n_told > MAX_OVERRIDDEN)
    add_line (text, g_strdup_printf (ngettext ("and %u more", "and %u more", n_told - MAX_OVERRIDDEN),
                                     n_told - MAX_OVERRIDDEN));
}

/* The price index of fixed prices, and where it is from, told of the base year. */
static void
add_prices (GString *text, PbBenchmarksFacts *facts)
{
  const char *source = facts->scale == PB_SCALE_REAL && facts->base
                           ? pb_price_index_get_source (pb_record_get_plan (facts->indicator), facts->prices,
                                                        pb_period_year (facts->base))
                           : NULL;

  if (source && *source)
    /* TRANSLATORS: the name of a price index, its source */
    add_line (text, g_strdup_printf (_("Fixed prices by the price index %s. Source of the index: %s."), facts->prices, source));
}

char *
pb_benchmarks_dup_sources (PbBenchmarksFacts *facts)
{
  GString *text = g_string_new (NULL);
  char *source = pb_attribution_dup_for (facts->indicator, facts->series);
  PbRecord *fetch = pb_series_get_fetch (facts->series, facts->gender);

  if (source)
    add_line (text, source);
  add_computed (text, facts, fetch);
  add_prices (text, facts);
  if (facts->lacks_prices)
    add_line (text, g_strdup (_("No price index has been entered yet, so the values are shown as they are: choose “Price "
                                "indices…” above.")));
  add_typed (text, facts);
  add_missing (text, facts);
  add_groups (text, facts);
  if (pb_record_get_text (facts->indicator, PB_INDICATOR_NOTE))
    add_line (text, g_strdup (pb_record_get_text (facts->indicator, PB_INDICATOR_NOTE)));
  if (facts->shown->len > PB_BENCHMARKS_LINES)
    add_line (text, g_strdup_printf (_("The chart draws the first %d; the table lists all %u."), PB_BENCHMARKS_LINES,
                                     facts->shown->len));
  return g_string_free (text, FALSE);
}

static char *
dup_revision (PbBenchmarksFacts *facts, const PbRevision *revision)
{
  g_autofree char *before = pb_benchmarks_facts_dup_number (facts, revision->before);
  g_autofree char *after = NULL, *words = NULL, *code = NULL;
  const char *name = pb_record_get_title (revision->entity);
  PbPoint point;

  if (revision->state != PB_POINT_VALUE)
    /* TRANSLATORS: municipality, year, value */
    return g_strdup_printf (_("%s %d: %s, taken away"), name, revision->year, before);
  after = pb_benchmarks_facts_dup_number (facts, revision->after);
  /* TRANSLATORS: municipality, year, value before, value now */
  words = g_strdup_printf (_("%s %d: %s, was %s"), name, revision->year, after, before);
  code = g_strdup_printf ("%d", revision->year);
  if (pb_benchmarks_facts_get_typed (facts, pb_series_find_entity (facts->series, revision->entity),
                                     pb_series_find_period (facts->series, code), revision->gender, &point))
    {
      g_autofree char *number = pb_benchmarks_facts_dup_number (facts, point.value);

      /* TRANSLATORS: what the source changed, and the typed value that counts all the same */
      return g_strdup_printf (_("%s. The typed value counts: %s"), words, number);
    }
  return g_steal_pointer (&words);
}

GtkWidget *
pb_benchmarks_revisions_card (PbBenchmarksFacts *facts)
{
  g_autoptr (GPtrArray) revisions = pb_indicator_list_revisions (facts->indicator, 0);
  PbRecord *fetch = pb_indicator_get_fetch (facts->indicator);
  g_autofree char *when = fetch ? pb_time_format (pb_record_get_text (fetch, PB_FETCH_AT)) : NULL;
  GtkWidget *card, *box;

  if (revisions->len == 0)
    return NULL;
  card = pb_card_new (_("Changed by the source in the latest fetch"), when ? when : "", NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  for (guint i = 0; i < MIN (revisions->len, MAX_REVISIONS); i++)
    {
      g_autofree char *text = dup_revision (facts, revisions->pdata[i]);
      GtkWidget *label = pb_view_label (text, "pb-numeric");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (revisions->len > MAX_REVISIONS)
    {
      guint more = revisions->len - MAX_REVISIONS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      gtk_box_append (GTK_BOX (box), pb_view_label (text, "pb-secondary"));
    }
  gtk_widget_add_css_class (box, "pb-revisions");
  gtk_box_append (GTK_BOX (card), box);
  return card;
}
