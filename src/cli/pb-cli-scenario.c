/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-cli-scenario-values.h"
#include "pb-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-adoption.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"

/* What is asked of the scenario. */
typedef struct
{
  PbPlan *plan;
  const char *name;
  PbRecord *scenario; /* NULL: to be made */
  gint64 id;
  gint64 based_on;
  char *base, *by, *note, *rename;
  GPtrArray *delays, *realisations, *cells, *ranges;
  gboolean proposal, adopt, remove, lock, unlock;
} Request;

typedef struct
{
  int delay;
  double realisation;
} Setting;

/* Delays and realisations by assignment: where only one is told the other stays. */
static gboolean
read_drivers (const Request *request, GHashTable *settings, GError **error)
{
  GPtrArray *lists[] = { request->delays, request->realisations };
  for (guint kind = 0; kind < G_N_ELEMENTS (lists); kind++)
    for (guint i = 0; i < lists[kind]->len; i++)
      {
        PbRecord *assignment;
        const char *value;
        if (!pb_cli_read_assignment (request->plan, lists[kind]->pdata[i], &assignment, &value, error))
          return FALSE;
        Setting *setting = g_hash_table_lookup (settings, assignment);
        if (setting == NULL)
          {
            PbDriver driver
                = pb_scenario_get_driver (request->plan, request->scenario != NULL ? request->id : request->based_on,
                                          pb_record_get_id (assignment));
            setting = g_new (Setting, 1);
            *setting = (Setting){ driver.delay, driver.realisation };
            g_hash_table_insert (settings, assignment, setting);
          }
        if (kind == 0 ? !pb_cli_read_months (value, &setting->delay, error)
                      : !pb_cli_read_percent (value, &setting->realisation, error))
          return FALSE;
      }
  return TRUE;
}

/* "TABLE/LINE/COLUMN=AMOUNT", the amount in the table's unit, also as a sum; nothing empties the cell. told: what later
 * options said holds. */
static gboolean
set_cell (const Request *request, PbEdit *edit, const char *text, GHashTable *told, GError **error)
{
  const char *slash = strrchr (text, '/'), *equals = slash != NULL ? strchr (slash, '=') : NULL;
  gint64 sheet, line, column, ore;
  if (equals == NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("“%s” is no cell and amount. Write TABLE/LINE/COLUMN=AMOUNT."),
                   text);
      return FALSE;
    }
  g_autofree char *address = g_strndup (text, equals - text);
  g_autofree char *amount = g_strstrip (g_strdup (equals + 1));
  if (!pb_sheet_find_address (request->plan, address, &sheet, &line, &column, error))
    return FALSE;
  int unit = pb_record_get_enum (pb_plan_get_record (request->plan, PB_TABLE_SHEET, sheet), PB_SHEET_UNIT);
  if (*amount != '\0' && !pb_money_parse_sum (amount, unit < 0 ? PB_UNIT_MNKR : unit, &ore, error))
    return FALSE;
  if (g_hash_table_add (told, g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, line, column)))
    pb_scenario_step_cell (edit, request->plan, request->id, line, column, *amount != '\0' ? &ore : NULL);
  return TRUE;
}

static gboolean
set_range (const Request *request, PbEdit *edit, const char *text, GHashTable *told, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_autofree char *head = g_strconcat (parts[0] != NULL ? parts[0] : "", ":", NULL);
  PbRecord *assignment;
  const char *value;
  PbRange range;
  if (!pb_cli_read_assignment (request->plan, head, &assignment, &value, error)
      || !pb_cli_read_range (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", &range, error))
    return FALSE;
  gint64 id = pb_record_get_id (assignment);
  if (g_hash_table_add (told, g_strdup_printf ("%" G_GINT64_FORMAT, id)))
    pb_range_step (edit, request->plan, request->id, id, &range, NULL);
  return TRUE;
}

/* All that is told, as steps of one edit. */
static gboolean
fill_edit (Request *request, PbEdit *edit, GError **error)
{
  g_autoptr (GHashTable) settings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer assignment, setting;
  if (request->scenario == NULL)
    request->id
        = pb_scenario_step_create (edit, request->plan, request->name, request->based_on,
                                   request->proposal ? PB_SCENARIO_PROPOSAL : PB_SCENARIO_SCENARIO, request->by);
  else
    {
      if (request->base != NULL)
        pb_scenario_step_base (edit, request->plan, request->id, request->based_on);
      if (request->proposal)
        pb_edit_set_enum (edit, request->id, PB_SCENARIO_KIND, PB_SCENARIO_PROPOSAL);
      if (request->by != NULL)
        pb_edit_set_text (edit, request->id, PB_SCENARIO_PROPOSER, request->by);
    }
  if (request->id == 0)
    return TRUE;
  if (request->note != NULL)
    pb_edit_set_text (edit, request->id, PB_SCENARIO_NOTE, request->note);
  if (!read_drivers (request, settings, error))
    return FALSE;
  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &assignment, &setting))
    pb_scenario_step_driver (edit, request->plan, request->id, request->based_on, pb_record_get_id (assignment),
                             ((Setting *)setting)->delay, ((Setting *)setting)->realisation);
  for (guint i = request->cells->len; i > 0; i--)
    if (!set_cell (request, edit, request->cells->pdata[i - 1], told, error))
      return FALSE;
  for (guint i = request->ranges->len; i > 0; i--)
    if (!set_range (request, edit, request->ranges->pdata[i - 1], told, error))
      return FALSE;
  return TRUE;
}

static gboolean
change (Request *request, GError **error)
{
  g_autofree char *label = NULL;
  if (request->scenario != NULL && !pb_scenario_check_open (request->plan, request->id, error))
    return FALSE;
  if (request->scenario != NULL)
    label = g_strdup_printf (_ ("Change scenario “%s”"), pb_record_get_title (request->scenario));
  else
    label
        = g_strdup_printf (request->proposal ? _ ("New budget proposal “%s”") : _ ("New scenario “%s”"), request->name);
  g_autoptr (PbEdit) edit = pb_edit_new (request->plan, label);
  return fill_edit (request, edit, error) && pb_edit_commit (g_steal_pointer (&edit), error);
}

/* What it does besides, which can be told only before it is done. */
static gboolean
adopt (const Request *request, GError **error)
{
  g_autoptr (PbAdoption) adoption = pb_adoption_new (request->plan, request->id);
  g_autofree char *lost = pb_adoption_dup_lost (adoption);
  g_autoptr (GString) besides = g_string_new (NULL);
  if (lost != NULL)
    g_string_append_printf (besides, "%s\n", lost);
  for (guint i = 0; i < adoption->effects->len; i++)
    {
      g_autofree char *words
          = pb_adoption_effect_dup_words (&g_array_index (adoption->effects, PbAdoptionEffect, i));
      g_string_append_printf (besides, "%s\n", words);
    }
  if (!pb_scenario_adopt (request->plan, request->id, error))
    return FALSE;
  g_print ("%s", besides->str);
  return TRUE;
}

/* One of the things that are done to a scenario as a whole. */
static gboolean
act (const Request *request, GError **error)
{
  if (request->adopt)
    return adopt (request, error);
  if (request->remove)
    return pb_scenario_delete (request->plan, request->id, error);
  if (request->rename != NULL)
    return pb_scenario_rename (request->plan, request->id, request->rename, error);
  return pb_scenario_set_locked (request->plan, request->id, request->lock, error);
}

static gboolean
run (Request *request, GError **error)
{
  guint n_acts = request->adopt + request->remove + request->lock + request->unlock + (request->rename != NULL);
  gboolean changes
      = request->base != NULL || request->by != NULL || request->note != NULL || request->proposal
        || request->delays->len + request->realisations->len + request->cells->len + request->ranges->len > 0;
  request->scenario = n_acts > 0 ? pb_scenario_look_up (request->plan, request->name, error)
                                 : pb_scenario_find (request->plan, request->name);
  if (n_acts > 0 && request->scenario == NULL)
    return FALSE;
  if (n_acts > 1 || (n_acts > 0 && changes))
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           _ ("--adopt, --delete, --lock, --unlock and --rename are done one at a time and alone."));
      return FALSE;
    }
  if (request->scenario != NULL)
    {
      request->id = pb_record_get_id (request->scenario);
      request->based_on = pb_record_get_int (request->scenario, PB_SCENARIO_PARENT);
    }
  if (n_acts > 0)
    return act (request, error);
  if (request->base != NULL && !pb_cli_read_base (request->plan, request->base, &request->based_on, error))
    return FALSE;
  return change (request, error);
}

int
pb_cli_scenario (int argc, char **argv)
{
  g_autoptr (GPtrArray) delays = g_ptr_array_new (), realisations = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new (), ranges = g_ptr_array_new ();
  Request request = { .delays = delays, .realisations = realisations, .cells = cells, .ranges = ranges };
  const PbCliOption options[] = {
    { "based-on", &request.base },
    { "by", &request.by },
    { "note", &request.note },
    { "rename", &request.rename },
    { "proposal", NULL, &request.proposal },
    { "adopt", NULL, &request.adopt },
    { "delete", NULL, &request.remove },
    { "lock", NULL, &request.lock },
    { "unlock", NULL, &request.unlock },
    { "delay", .list = delays },
    { "realise", .list = realisations },
    { "set", .list = cells },
    { "range", .list = ranges },
  };
  g_autoptr (GError) error = NULL;
  if (!pb_cli_parse ("scenario", &argc, argv, options, G_N_ELEMENTS (options), 2, 2))
    return PB_CLI_USAGE;
  g_autoptr (PbPlan) plan = pb_cli_open (argv[0]);
  if (plan == NULL)
    return PB_CLI_FAILED;
  request.plan = plan;
  request.name = argv[1];
  guint64 generation = pb_plan_get_generation (plan);
  if (!run (&request, &error))
    {
      pb_cli_complain (error);
      return PB_CLI_FAILED;
    }
  if (pb_plan_get_generation (plan) == generation)
    g_print (_ ("“%s” is so already. Nothing is changed.\n"), request.name);
  else
    g_print ("%s\n", pb_plan_get_undo_label (plan));
  return PB_CLI_OK;
}
