/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  char *author;
  char *address;
  PbKoladaBatch *batch; /* the caller's */
  PbKoladaSummary summary;
} Store;

static void
store_free (gpointer data)
{
  Store *store = data;
  g_free (store->path);
  g_free (store->author);
  g_free (store->address);
  g_free (store);
}

static gboolean
write_batch (Store *store, PbPlan *plan, GCancellable *cancellable, GError **error)
{
  PbFetchFacts facts = { "Kolada", store->address, NULL, NULL };
  PbEdit *edit = pb_edit_new (plan, _ ("Fetch from Kolada"));
  pb_kolada_batch_write (store->batch, edit, &facts, FALSE, &store->summary);
  g_autofree char *text = pb_kolada_summary_dup_text (&store->summary);
  /* Translators: what was fetched: "Fetch from Kolada: 3 indicators, 3 480 values". */
  g_autofree char *label = g_strdup_printf (_ ("Fetch from Kolada: %s"), text);
  pb_edit_set_label (edit, label);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      pb_edit_abort (edit);
      return FALSE;
    }
  return pb_edit_commit (edit, error);
}

static void
store_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Store *store = data;
  GError *error = NULL;
  g_autoptr (PbPlan) plan = pb_plan_open (store->path, &error);
  if (plan != NULL)
    pb_plan_set_author (plan, store->author);
  if (plan != NULL && write_batch (store, plan, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  if (plan != NULL)
    pb_plan_close (plan);
}

/* An edit that changes nothing tells what stands in the way of one that does. */
static gboolean
check_writable (PbPlan *plan, GError **error)
{
  return pb_edit_commit (pb_edit_new (plan, _ ("Fetch from Kolada")), error);
}

void
pb_kolada_store_async (PbPlan *plan, PbKoladaBatch *batch, const char *address, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  /* The thread lets go of the task last: the plan must not end in it. */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  Store *store;
  g_return_if_fail (PB_IS_PLAN (plan) && batch != NULL);
  /* What is on disk is told, also where the user was too late to stop it. */
  g_task_set_check_cancellable (task, FALSE);
  if (!check_writable (plan, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  store = g_new0 (Store, 1);
  store->path = g_strdup (pb_plan_get_path (plan));
  store->author = g_strdup (pb_plan_get_author (plan));
  store->address = g_strdup (address);
  store->batch = batch;
  g_task_set_task_data (task, store, store_free);
  pb_plan_hold (plan, _ ("What was fetched from Kolada is being written to the plan. Wait a moment and try again."));
  g_task_run_in_thread (task, store_thread);
}

gboolean
pb_kolada_store_finish (PbPlan *plan, GAsyncResult *result, PbKoladaSummary *summary, GError **error)
{
  Store *store;
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  store = g_task_get_task_data (G_TASK (result));
  if (store != NULL)
    pb_plan_release (plan);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *summary = store->summary;
  /* Where the plan was closed meanwhile, or another program has it for the moment, it comes to know of it later. */
  pb_plan_poll (plan, NULL);
  return TRUE;
}
