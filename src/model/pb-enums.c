/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_VALUES 5

typedef struct
{
  const char *nick;
  const char *label; /* msgid with context "enum" */
  const char *words; /* what people write, casefolded, separated by | */
} EnumValue;

/* Assessment and status: the scale of a tertial report; the words are the field's own. */
static const EnumValue values[][MAX_VALUES + 1] = {
  [PB_ENUM_PERIOD_KIND] = { { "tertial", NC_ ("enum", "Four months"), "tertial" },
                            { "quarter", NC_ ("enum", "Quarter"), "kvartal|quarter" },
                            { "half-year", NC_ ("enum", "Half-year"), "halvår|delår|half-year" },
                            { "year", NC_ ("enum", "Year"), "år|helår|year" } },
  [PB_ENUM_STATUS] = { { "not-started", NC_ ("enum", "Not started"), "ej påbörjad|inte påbörjad|not started" },
                       { "started", NC_ ("enum", "Started"), "påbörjad|started" },
                       { "ongoing", NC_ ("enum", "Ongoing"), "pågår|pågående|ongoing" },
                       { "done", NC_ ("enum", "Done"), "klar|klart|avslutad|done" },
                       { "cancelled", NC_ ("enum", "Cancelled"), "avbruten|avbrutet|cancelled" } },
  [PB_ENUM_ASSESSMENT]
  = { { "met", NC_ ("enum", "Fully met"), "helt uppfyllt|helt|uppfyllt|fully met" },
      { "partly", NC_ ("enum", "Partly met"), "delvis uppfyllt|delvis|partly met" },
      { "not-met", NC_ ("enum", "Not met"), "ej uppfyllt|inte uppfyllt|ej|not met" },
      { "not-assessed", NC_ ("enum", "Not assessed"), "ej utvärderad|ej utvärderat|inte utvärderad|not assessed" } },
  [PB_ENUM_BETTER] = { { "lower", NC_ ("enum", "Lower is better"), "lägre|mindre|lower" },
                       { "higher", NC_ ("enum", "Higher is better"), "högre|större|higher" } },
  [PB_ENUM_ENTITY_KIND] = { { "municipality", NC_ ("enum", "Municipality"), "kommun|municipality" },
                            { "unit", NC_ ("enum", "Unit"), "enhet|unit" },
                            { "group", NC_ ("enum", "Group"), "grupp|group" },
                            { "country", NC_ ("enum", "Country"), "riket|country" } },
  [PB_ENUM_GENDER] = { { "T", NC_ ("enum", "Total"), "t|totalt|alla|total" },
                       { "K", NC_ ("enum", "Women"), "k|kvinnor|kvinna|women" },
                       { "M", NC_ ("enum", "Men"), "m|män|man|men" } },
  [PB_ENUM_VALUE_KIND] = { { "outcome", NC_ ("enum", "Outcome"), "utfall|outcome" },
                           { "target", NC_ ("enum", "Target"), "mål|målvärde|target" },
                           { "forecast", NC_ ("enum", "Forecast"), "prognos|forecast" } },
  [PB_ENUM_UNIT] = { { "kr", NC_ ("enum", "SEK"), "kr|kronor|sek" },
                     { "tkr", NC_ ("enum", "kSEK"), "tkr|tusen kronor|ksek" },
                     { "mnkr", NC_ ("enum", "MSEK"), "mnkr|mkr|miljoner kronor|msek" } },
  [PB_ENUM_SIGN]
  = { { "cost-positive", NC_ ("enum", "Costs are positive"), "kostnad +|kostnad+|cost +|cost+" },
      { "cost-negative", NC_ ("enum", "Costs are negative"), "kostnad −|kostnad -|kostnad–|kostnad-|kostnad−|cost -|cost −|cost-" } },
  [PB_ENUM_MEASURE] = { { "plan", NC_ ("enum", "Plan"), "plan" },
                        { "budget", NC_ ("enum", "Budget"), "budget" },
                        { "forecast", NC_ ("enum", "Forecast"), "prognos|forecast" },
                        { "outcome", NC_ ("enum", "Outcome"), "utfall|outcome" },
                        { "variance", NC_ ("enum", "Variance"), "avvikelse|variance" } },
  [PB_ENUM_LINE_KIND] = { { "given", NC_ ("enum", "Given"), "given" },
                          { "sum", NC_ ("enum", "Sum"), "sum|summa" },
                          { "link", NC_ ("enum", "Link"), "link|länk" },
                          { "balance", NC_ ("enum", "Balance"), "balance|balans" } },
  [PB_ENUM_SCENARIO_KIND] = { { "scenario", NC_ ("enum", "Scenario"), "scenario" },
                              { "proposal", NC_ ("enum", "Alternative budget"), "förslag|proposal" } },
  [PB_ENUM_MATTER_KIND] = { { "decision", NC_ ("enum", "Decision matter"), "beslut|beslutsärende|decision" },
                            { "information", NC_ ("enum", "Information matter"), "information|informationsärende" } },
  [PB_ENUM_FETCH_STATUS] = { { "ok", NC_ ("enum", "In force"), "gäller|in force" },
                             { "taken-back", NC_ ("enum", "Taken back"), "återtagen|taken back" } },
};

guint
pb_enum_n_values (PbEnum e)
{
  guint n = 0;

  g_return_val_if_fail (e > 0 && e < G_N_ELEMENTS (values), 0);
  while (n < MAX_VALUES && values[e][n].nick)
    n++;
  return n;
}

const char *
pb_enum_nick (PbEnum e, int value)
{
  g_return_val_if_fail (value >= 0 && (guint) value < pb_enum_n_values (e), NULL);
  return values[e][value].nick;
}

const char *
pb_enum_label (PbEnum e, int value)
{
  g_return_val_if_fail (value >= 0 && (guint) value < pb_enum_n_values (e), NULL);
  return g_dpgettext2 (NULL, "enum", values[e][value].label);
}

int
pb_enum_from_nick (PbEnum e, const char *nick)
{
  guint n = pb_enum_n_values (e);

  for (guint i = 0; nick && i < n; i++)
    if (strcmp (values[e][i].nick, nick) == 0)
      return (int) i;
  return -1;
}

int
pb_enum_from_word (PbEnum e, const char *word)
{
  g_autofree char *stripped = g_strstrip (g_strdup (word ? word : ""));
  g_autofree char *folded = g_utf8_strdown (stripped, -1);
  guint n = pb_enum_n_values (e);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (values[e][i].words, "|", -1);

      if (g_ascii_strcasecmp (values[e][i].nick, folded) == 0 || g_strv_contains ((const char *const *) words, folded))
        return (int) i;
    }
  return -1;
}
