/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-layout.h"

#include <string.h>
#include "model/pb-date.h"
#include "model/pb-locale.h"

#define REQ (PB_FIELD_REQUIRED | PB_FIELD_FILLED)
/* clang-format off */
#define COL(sv, en, flags, column) { sv, en, flags, PB_FIELD_COLUMN, column, 0, 0 }
#define SUM(sv, en, flags, column, unit) { sv, en, flags, PB_FIELD_COLUMN, column, 0, unit }
#define LINKS(sv, en, near, far) { sv, en, 0, PB_FIELD_LINKS, far, near, 0 }
#define OWN(sv, en, flags) { sv, en, flags, PB_FIELD_OWN, 0, 0, 0 }
#define DERIVED(sv, en) { sv, en, 0, PB_FIELD_DERIVED, 0, 0, 0 }
#define LAYOUT(name, table, periods, fields) { name, PB_TABLE_##table, periods, G_N_ELEMENTS (fields), fields }
/* clang-format on */

static const PbField plan_fields[] = {
  [PB_PLAN_FIELD] = OWN ("fält", "field", REQ),
  [PB_PLAN_VALUE] = OWN ("värde", "value", PB_FIELD_REQUIRED),
};

static const PbField board_fields[] = {
  COL ("nämnd|namn", "board|name", REQ, PB_BOARD_NAME),
  COL ("förkortning|kort namn|kort", "short name|abbreviation", PB_FIELD_REQUIRED, PB_BOARD_SHORT_NAME),
};

static const PbField role_fields[] = {
  COL ("funktion|roll", "function|role", REQ, PB_ROLE_NAME),
  COL ("förkortning|kort namn|kort", "short name|abbreviation", PB_FIELD_REQUIRED, PB_ROLE_SHORT_NAME),
};

static const PbField period_fields[] = {
  COL ("period", "period", REQ, PB_PERIOD_CODE),
  COL ("start|från", "start|from", 0, PB_PERIOD_START),
  COL ("slut|till", "end|to", 0, PB_PERIOD_END),
  COL ("rapporteras senast", "report by", PB_FIELD_REQUIRED, PB_PERIOD_REPORT_BY),
};

static const PbField goal_fields[] = {
  [PB_GOALS_PARENT] = OWN ("fokusområde|hör till", "focus area|belongs to", 0),
  [PB_GOALS_LEVEL] = OWN ("nivå", "level", PB_FIELD_REQUIRED),
  [PB_GOALS_NUMBER] = OWN ("nummer|nr", "number|no", 0),
  [PB_GOALS_TITLE] = OWN ("titel|mål", "title|goal", REQ),
  [PB_GOALS_ASSESSMENT] = OWN ("bedömning", "assessment", 0),
  [PB_GOALS_COMMENT] = OWN ("kommentar", "comment", 0),
  [PB_GOALS_PERIOD] = OWN ("period", "period", 0),
  [PB_GOALS_NOTE] = OWN ("notering|anmärkning", "note", PB_FIELD_WIDE),
};

static const PbField assignment_fields[] = {
  COL ("nummer|nr", "number|no", REQ, PB_ASSIGNMENT_NUMBER),
  COL ("titel|uppdrag", "title|assignment", REQ | PB_FIELD_WIDE, PB_ASSIGNMENT_TITLE),
  COL ("kort titel", "short title", 0, PB_ASSIGNMENT_SHORT_TITLE),
  COL ("sammanfattning", "summary", PB_FIELD_WIDE, PB_ASSIGNMENT_SUMMARY),
  LINKS ("nämnd|nämnder", "board|boards", PB_ASSIGNMENT_BOARD_ASSIGNMENT, PB_ASSIGNMENT_BOARD_BOARD),
  LINKS ("ansvarig|ansvariga", "responsible", PB_ASSIGNMENT_ROLE_ASSIGNMENT, PB_ASSIGNMENT_ROLE_ROLE),
  COL ("status", "status", 0, PB_ASSIGNMENT_STATUS),
  COL ("start", "start", 0, PB_ASSIGNMENT_START),
  COL ("slut", "end|due", 0, PB_ASSIGNMENT_DUE),
  LINKS ("mål", "goal|goals", PB_ASSIGNMENT_GOAL_ASSIGNMENT, PB_ASSIGNMENT_GOAL_GOAL),
  LINKS ("effekt", "effect", PB_ASSIGNMENT_LINE_ASSIGNMENT, PB_ASSIGNMENT_LINE_LINE),
};

static const PbField indicator_fields[] = {
  COL ("nyckeltal|mått|indikator", "indicator", REQ, PB_INDICATOR_TITLE),
  COL ("kort titel", "short title", PB_FIELD_WIDE, PB_INDICATOR_SHORT_TITLE),
  COL ("enhet", "unit", 0, PB_INDICATOR_UNIT),
  COL ("bättre", "better", PB_FIELD_REQUIRED, PB_INDICATOR_BETTER),
  COL ("källa", "source", PB_FIELD_WIDE, PB_INDICATOR_SOURCE),
  COL ("kolada|kolada-id", "kolada|kolada id", 0, PB_INDICATOR_KOLADA),
  COL ("volym", "volume", 0, PB_INDICATOR_VOLUME),
  COL ("volymens enhet", "unit of the volume", 0, PB_INDICATOR_VOLUME_UNIT),
  COL ("volymens datum", "date of the volume", 0, PB_INDICATOR_VOLUME_DATE),
  COL ("volymens källa", "source of the volume", PB_FIELD_WIDE, PB_INDICATOR_VOLUME_NOTE),
  COL ("notering|anmärkning", "note", PB_FIELD_WIDE, PB_INDICATOR_NOTE),
  LINKS ("uppdrag", "assignment|assignments", PB_INDICATOR_ASSIGNMENT_INDICATOR, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT),
};

static const PbField activity_fields[] = {
  COL ("uppdrag", "assignment", REQ, PB_ACTIVITY_ASSIGNMENT),
  COL ("aktivitet", "activity", REQ, PB_ACTIVITY_TITLE),
  COL ("önskad effekt", "wanted effect", 0, PB_ACTIVITY_WANTED_EFFECT),
  COL ("ansvarig", "responsible", 0, PB_ACTIVITY_ROLE),
  COL ("start", "start", 0, PB_ACTIVITY_START),
  COL ("slut", "end|due", 0, PB_ACTIVITY_DUE),
  COL ("status", "status", 0, PB_ACTIVITY_STATUS),
  COL ("klar", "done on", 0, PB_ACTIVITY_DONE_ON),
};

static const PbField budget_fields[] = {
  [PB_BUDGET_BOARD] = OWN ("nämnd", "board", 0),
  [PB_BUDGET_TABLE] = OWN ("tabell", "table", REQ),
  [PB_BUDGET_UNIT] = OWN ("enhet", "unit", 0),
  [PB_BUDGET_SIGN] = OWN ("tecken", "sign", 0),
  [PB_BUDGET_GROUP] = OWN ("grupp", "group", 0),
  [PB_BUDGET_LINE] = OWN ("rad", "line|row", REQ),
  [PB_BUDGET_KIND] = OWN ("slag|kind", "kind", 0),
  [PB_BUDGET_LINK] = OWN ("länk", "link", 0),
  [PB_BUDGET_ASSIGNMENTS] = OWN ("uppdrag", "assignment|assignments", 0),
  [PB_BUDGET_NOTE] = OWN ("notering|anmärkning", "note", 0),
};

static const PbField value_fields[] = {
  [PB_VALUES_INDICATOR] = OWN ("nyckeltal|mått|indikator", "indicator", REQ),
  [PB_VALUES_UNIT] = OWN ("enhet", "unit", 0),
  [PB_VALUES_ENTITY] = OWN ("kommun", "municipality", REQ),
  [PB_VALUES_ENTITY_KIND] = OWN ("slag", "kind", 0),
  [PB_VALUES_GENDER] = OWN ("kön", "sex|gender", 0),
  [PB_VALUES_KIND] = OWN ("typ", "type", 0),
  [PB_VALUES_ASSIGNMENTS] = OWN ("uppdrag", "assignment|assignments", 0),
  [PB_VALUES_PERIOD] = OWN ("år|period", "year|period", 0),
  [PB_VALUES_VALUE] = OWN ("värde", "value", 0),
  [PB_VALUES_SOURCE] = DERIVED ("källa", "source"),
};

static const PbField claim_fields[] = {
  COL ("nyckeltal", "indicator", REQ, PB_CLAIM_INDICATOR),
  COL ("år|period", "year|period", REQ, PB_CLAIM_PERIOD),
  COL ("egen", "own", REQ, PB_CLAIM_OWN),
  COL ("jämförd", "compared with", REQ, PB_CLAIM_PEER),
  COL ("volym", "volume", 0, PB_CLAIM_VOLUME),
  COL ("volymens enhet", "unit of the volume", 0, PB_CLAIM_VOLUME_UNIT),
  SUM ("dokumentets skillnad per enhet", "stated difference per unit", 0, PB_CLAIM_STATED_DIFFERENCE, PB_UNIT_KR),
  SUM ("dokumentets potential mnkr", "stated potential MSEK", REQ, PB_CLAIM_STATED_AMOUNT, PB_UNIT_MNKR),
  DERIVED ("beräknad potential mnkr", "computed potential MSEK"),
  COL ("text", "text", PB_FIELD_WIDE, PB_CLAIM_TEXT),
};

static const PbField recurring_fields[] = {
  COL ("möte", "meeting", REQ, PB_RECURRING_TITLE),
  COL ("hur ofta", "how often", PB_FIELD_REQUIRED, PB_RECURRING_FREQUENCY),
  COL ("gånger per år", "times a year", 0, PB_RECURRING_PER_YEAR),
  COL ("månader", "months", 0, PB_RECURRING_MONTHS),
  COL ("deltagare", "participants", 0, PB_RECURRING_PARTICIPANTS),
  COL ("från", "from", 0, PB_RECURRING_START),
  COL ("till", "to", 0, PB_RECURRING_END),
};

static const PbField meeting_fields[] = {
  COL ("datum", "date", REQ, PB_MEETING_DATE),
  COL ("möte", "meeting", REQ, PB_MEETING_TITLE),
  COL ("återkommande", "recurring", 0, PB_MEETING_RECURRING),
  COL ("nämnd", "board", 0, PB_MEETING_BOARD),
  COL ("börjar", "starts", 0, PB_MEETING_STARTS),
  COL ("slutar", "ends", 0, PB_MEETING_ENDS),
  COL ("plats", "place", 0, PB_MEETING_PLACE),
  COL ("notering|anmärkning", "note", PB_FIELD_WIDE, PB_MEETING_NOTE),
};

static const PbField agenda_fields[] = {
  COL ("möte", "meeting", REQ, PB_AGENDA_ITEM_MEETING),
  COL ("nummer|nr", "number|no", 0, PB_AGENDA_ITEM_NUMBER),
  COL ("ärende", "matter", REQ, PB_AGENDA_ITEM_TITLE),
  COL ("slag", "kind", PB_FIELD_REQUIRED, PB_AGENDA_ITEM_KIND),
  COL ("diarienummer|dnr", "reference number", 0, PB_AGENDA_ITEM_REFERENCE),
  COL ("text", "text", PB_FIELD_WIDE, PB_AGENDA_ITEM_TEXT),
  COL ("beslut", "decision", 0, PB_AGENDA_ITEM_DECISION),
};

static const PbField risk_fields[] = {
  COL ("risk", "risk", REQ, PB_RISK_TITLE),
  COL ("beskrivning", "description", 0, PB_RISK_TEXT),
  COL ("nämnd", "board", 0, PB_RISK_BOARD),
  COL ("uppdrag", "assignment", 0, PB_RISK_ASSIGNMENT),
  COL ("sannolikhet", "likelihood", 0, PB_RISK_LIKELIHOOD),
  COL ("konsekvens", "consequence", 0, PB_RISK_CONSEQUENCE),
  COL ("åtgärd", "measure", 0, PB_RISK_ACTION),
};

static const PbField funding_fields[] = {
  COL ("finansiering", "funding", REQ, PB_FUNDING_TITLE),
  COL ("källa", "source", 0, PB_FUNDING_SOURCE),
  SUM ("belopp mnkr", "amount MSEK", 0, PB_FUNDING_AMOUNT, PB_UNIT_MNKR),
  COL ("från", "from", 0, PB_FUNDING_START),
  COL ("till", "to", 0, PB_FUNDING_END),
  COL ("villkor", "terms", 0, PB_FUNDING_TERMS),
  COL ("beskrivning", "description", PB_FIELD_WIDE, PB_FUNDING_TEXT),
  LINKS ("uppdrag", "assignment|assignments", PB_FUNDING_ASSIGNMENT_FUNDING, PB_FUNDING_ASSIGNMENT_ASSIGNMENT),
};

static const PbField decision_fields[] = {
  COL ("beslut", "decision", REQ, PB_DECISION_TITLE),
  COL ("datum", "date", 0, PB_DECISION_DATE),
  COL ("beslutad av", "decided by", 0, PB_DECISION_BODY),
  COL ("paragraf|§", "section", 0, PB_DECISION_SECTION),
  COL ("text", "text", PB_FIELD_WIDE, PB_DECISION_TEXT),
  LINKS ("uppdrag", "assignment|assignments", PB_DECISION_ASSIGNMENT_DECISION, PB_DECISION_ASSIGNMENT_ASSIGNMENT),
};

static const PbField follow_up_fields[] = {
  COL ("uppdrag", "assignment", PB_FIELD_REQUIRED, PB_FOLLOW_UP_ASSIGNMENT),
  COL ("mål", "goal", 0, PB_FOLLOW_UP_GOAL),
  COL ("aktivitet", "activity", 0, PB_FOLLOW_UP_ACTIVITY),
  COL ("period", "period", REQ, PB_FOLLOW_UP_PERIOD),
  COL ("bedömning", "assessment", REQ, PB_FOLLOW_UP_ASSESSMENT),
  COL ("status", "status", 0, PB_FOLLOW_UP_STATUS),
  COL ("samlad bedömning", "what we see", 0, PB_FOLLOW_UP_SEEN),
  COL ("orsaker", "why", 0, PB_FOLLOW_UP_WHY),
  COL ("åtgärder", "what we do about it", 0, PB_FOLLOW_UP_ACTION),
  SUM ("realiserat mnkr", "realised MSEK", 0, PB_FOLLOW_UP_REALISED, PB_UNIT_MNKR),
  COL ("författare|skriven av", "author", 0, PB_FOLLOW_UP_AUTHOR),
};

static const PbLayout layouts[] = {
  LAYOUT ("plan", PLAN, FALSE, plan_fields),
  LAYOUT ("boards", BOARD, FALSE, board_fields),
  LAYOUT ("roles", ROLE, FALSE, role_fields),
  LAYOUT ("periods", PERIOD, FALSE, period_fields),
  LAYOUT ("goals", GOAL, FALSE, goal_fields),
  LAYOUT ("assignments", ASSIGNMENT, FALSE, assignment_fields),
  LAYOUT ("activities", ACTIVITY, FALSE, activity_fields),
  LAYOUT ("tables", SHEET, TRUE, budget_fields),
  LAYOUT ("indicators", INDICATOR, FALSE, indicator_fields),
  LAYOUT ("benchmarks", INDICATOR_VALUE, TRUE, value_fields),
  LAYOUT ("claims", CLAIM, FALSE, claim_fields),
  LAYOUT ("recurring", RECURRING, FALSE, recurring_fields),
  LAYOUT ("meetings", MEETING, FALSE, meeting_fields),
  LAYOUT ("risks", RISK, FALSE, risk_fields),
  LAYOUT ("funding", FUNDING, FALSE, funding_fields),
  LAYOUT ("decisions", DECISION, FALSE, decision_fields),
  LAYOUT ("agenda", AGENDA_ITEM, FALSE, agenda_fields),
  LAYOUT ("followups", FOLLOW_UP, FALSE, follow_up_fields),
};

const PbLayout *
pb_layout_get (guint n)
{
  return n < G_N_ELEMENTS (layouts) ? &layouts[n] : NULL;
}

const PbLayout *
pb_layout_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (layouts[i].name, name) == 0)
      return &layouts[i];
  return NULL;
}

const PbLayout *
pb_layout_for (PbTable table)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].table == table)
      return &layouts[i];
  return NULL;
}

char *
pb_layout_dup_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", layouts[i].name);
  return g_string_free (names, FALSE);
}

static gboolean
names_contain (const char *names, const char *folded)
{
  g_auto (GStrv) parts = g_strsplit (names, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_utf8_casefold (parts[i], -1);
      if (strcmp (part, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

int
pb_layout_find_field (const PbLayout *self, const char *header)
{
  g_autofree char *normal = g_utf8_normalize (header, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : header, -1);
  for (guint i = 0; i < self->n_fields; i++)
    if (names_contain (self->fields[i].sv, folded) || names_contain (self->fields[i].en, folded))
      return (int)i;
  return -1;
}

char *
pb_field_dup_header (const PbField *field)
{
  const char *names = pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? field->sv : field->en;
  return g_strndup (names, strcspn (names, "|"));
}

char *
pb_field_dup_heading (const PbField *field)
{
  g_autofree char *header = pb_field_dup_header (field);
  g_autofree char *first = g_utf8_strup (header, g_utf8_next_char (header) - header);
  return g_strconcat (first, g_utf8_next_char (header), NULL);
}

/* The names that the plan's own columns have in a file; any other name is a fact. */
static const struct
{
  PbColumn column;
  const char *names;
} plan_names[] = {
  { PB_PLAN_TITLE, "titel|title" },
  { PB_PLAN_SHORT_TITLE, "kort titel|short title" },
  { PB_PLAN_MUNICIPALITY, "kommun|municipality" },
  { PB_PLAN_MUNICIPALITY_CODE, "kommunkod|municipality code" },
  { PB_PLAN_DOCUMENT_TYPE, "dokumenttyp|document type" },
  { PB_PLAN_DECIDED_BY, "beslutad av|decided by" },
  { PB_PLAN_ADOPTED, "antagen|adopted" },
  { PB_PLAN_DECISION_SECTION, "paragraf|section" },
  { PB_PLAN_VALID_FROM, "gäller från|valid from" },
  { PB_PLAN_VALID_TO, "gäller till|valid to" },
  { PB_PLAN_PERIOD_KIND, "uppföljningsperiod|reporting period" },
};

const char *
pb_layout_plan_name (guint n, PbColumn *column)
{
  if (n >= G_N_ELEMENTS (plan_names))
    return NULL;
  *column = plan_names[n].column;
  return plan_names[n].names;
}

gboolean
pb_layout_parse_period (const char *header, char **code, char **rest)
{
  g_autofree char *folded = g_utf8_strdown (header, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  guint n = 0, taken = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free (words[i]);
  words[n] = NULL;
  g_autofree char *found = pb_period_from_words (words, n, &taken);
  if (found == NULL && n == 2)
    {
      /* "budget 2025" as well as "2025 budget". */
      found = pb_period_from_words (words + 1, 1, &taken);
      if (found != NULL && rest != NULL)
        *rest = g_strdup (words[0]);
    }
  else if (found != NULL && rest != NULL)
    *rest = g_strjoinv (" ", words + taken);
  if (found == NULL)
    return FALSE;
  if (code != NULL)
    *code = g_steal_pointer (&found);
  return TRUE;
}
