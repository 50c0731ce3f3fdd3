/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-benchmark.h"
#include "model/pb-error.h"
#include "model/pb-series.h"
#include "pb-http.h"
#include "pb-kolada-query.h"
#include "pb-kolada-store.h"

/* Of one question; a server that always has one page more must not go on for ever. */
#define MAX_PAGES 20000
/* Where a plan has more places than this, all are asked for at once by year. */
#define MANY_PLACES 75

struct _PbKolada
{
  GObject parent_instance;
  PbHttp *http;
  char *base_url;
  gboolean busy;
  double progress;
  char *status;
};

enum
{
  PROP_0,
  PROP_BASE_URL,
  PROP_BUSY,
  PROP_PROGRESS,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbKolada, pb_kolada, G_TYPE_OBJECT)

/* One question of a caller's: the addresses that answer it, one after the other. */
typedef struct
{
  GPtrArray *addresses;
  guint next;
  guint n_pages;
  PbKoladaBatch *batch;
  char *asked; /* the address that is being asked */
  char *status;
  PbPlan *plan; /* where values are written to, NULL where they are not */
  gboolean must_have_values;
  GPtrArray *kpis; /* ids, where groups were asked for by id alone: their members' values come after the list of them */
  GPtrArray *codes; /* that were asked for */
  int first_year, last_year;
  PbKoladaSummary summary;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_clear_pointer (&job->addresses, g_ptr_array_unref);
  g_clear_pointer (&job->batch, pb_kolada_batch_free);
  g_clear_object (&job->plan);
  g_clear_pointer (&job->kpis, g_ptr_array_unref);
  g_clear_pointer (&job->codes, g_ptr_array_unref);
  g_free (job->asked);
  g_free (job->status);
  g_free (job);
}

static void
tell (PbKolada *self, gboolean busy, double progress, const char *status)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->busy != busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (self->progress != progress)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  if (g_strcmp0 (self->status, status) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  self->busy = busy;
  self->progress = progress;
  g_free (self->status);
  self->status = g_strdup (status);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fail (GTask *task, GError *error)
{
  tell (g_task_get_source_object (task), FALSE, 0, NULL);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  if (!pb_kolada_store_finish (job->plan, result, &job->summary, &error))
    {
      fail (task, error);
      return;
    }
  tell (g_task_get_source_object (task), FALSE, 1, NULL);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* All has come: into the plan with it. */
static void
store (GTask *task, PbKolada *self, Job *job)
{
  if (pb_kolada_batch_get_n_values (job->batch) > 0)
    {
      tell (self, TRUE, 1, _ ("Writing to the plan"));
      pb_kolada_store_async (job->plan, job->batch, self->base_url, g_task_get_cancellable (task), stored_cb, task);
      return;
    }
  if (job->must_have_values)
    {
      fail (task, g_error_new_literal (PB_ERROR, PB_ERROR_NOT_FOUND,
                                       _ ("Kolada has no values of these indicators for these municipalities and years.")));
      return;
    }
  tell (self, FALSE, 1, NULL);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
finish (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  PbKolada *self = g_task_get_source_object (task);
  if (job->plan != NULL)
    {
      store (task, self, job);
      return;
    }
  tell (self, FALSE, 1, NULL);
  g_task_return_pointer (task, g_steal_pointer (&job->batch), (GDestroyNotify) pb_kolada_batch_free);
  g_object_unref (task);
}

/* The page after this one comes next. Only from where the user told it to ask. */
static gboolean
follow (Job *job, const char *next, GError **error)
{
  g_autofree char *address = g_uri_resolve_relative (job->asked, next, G_URI_FLAGS_ENCODED, NULL);
  if (address == NULL || !pb_http_same_origin (job->asked, address))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_FAILED,
                   _ ("The answer goes on in another place (%s), where nothing is asked. Nothing was fetched."), next);
      return FALSE;
    }
  if (strcmp (address, job->asked) == 0 || job->n_pages >= MAX_PAGES)
    {
      g_set_error_literal (error, PB_ERROR, PB_ERROR_FAILED,
                           _ ("The answer has no end: its pages go on and on. Nothing was fetched."));
      return FALSE;
    }
  g_ptr_array_insert (job->addresses, (int) job->next, g_steal_pointer (&address));
  return TRUE;
}

static void ask_next (GTask *task);

/* A page on its way through the thread that reads it. The batch is the job's, which waits meanwhile. */
typedef struct
{
  PbKoladaBatch *batch;
  char *text;
  gsize length;
  char *next;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;
  g_free (page->text);
  g_free (page->next);
  g_free (page);
}

/* Networks answer in others' place, mostly with a page to log in on. */
static gboolean
is_page (const Page *page)
{
  const char *at = page->text, *end = at + page->length;
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at < end && *at == '<';
}

static void
read_thread (GTask *reading, gpointer source, gpointer data, GCancellable *cancellable)
{
  Page *page = data;
  GError *error = NULL;
  if (is_page (page))
    g_task_return_new_error (reading, PB_ERROR, PB_ERROR_INVALID,
                             _ ("It was not Kolada that answered but a web page, perhaps one to log in on. "
                                "Check the address in the preferences, and the network."));
  else if (pb_kolada_batch_add (page->batch, _ ("The answer"), page->text, page->length, &page->next, &error))
    g_task_return_boolean (reading, TRUE);
  else
    g_task_return_error (reading, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Page *page = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || (page->next != NULL && !follow (g_task_get_task_data (task), page->next, &error)))
    fail (task, error);
  else
    ask_next (task);
}

/* A page may hold megabytes: the window goes on while it is read. */
static void
got_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length;
  char *text = pb_http_get_finish (result, &length, &error);
  g_autoptr (GTask) reading = NULL;
  Page *page;
  job->n_pages++;
  if (text == NULL)
    {
      fail (task, error);
      return;
    }
  page = g_new0 (Page, 1);
  *page = (Page){ job->batch, text, length, NULL };
  /* The thread lets go of it last, and nothing of the caller's must end there. */
  reading = g_task_new (NULL, g_task_get_cancellable (task), read_cb, task);
  g_task_set_task_data (reading, page, page_free);
  g_task_run_in_thread (reading, read_thread);
}

/* A comparison with a group is one with its members: they are asked for too, and named. codes: of whom there are already. */
static void
add_members (PbKoladaBatch *batch, const PbKoladaPlace *group, GPtrArray *codes)
{
  for (guint i = 0; i < group->members->len; i++)
    {
      const PbKoladaPlace *member = group->members->pdata[i];
      if (member->title != NULL && strcmp (member->title, member->id) != 0)
        pb_kolada_batch_add_place (batch, member->id, member->title);
      if (!g_ptr_array_find_with_equal_func (codes, member->id, g_str_equal, NULL))
        g_ptr_array_add (codes, g_strdup (member->id));
    }
}

/* The groups that were asked for by id alone have come with their members by now. */
static void
ask_members (PbKolada *self, Job *job)
{
  GPtrArray *groups = pb_kolada_batch_get_groups (job->batch);
  g_autoptr (GPtrArray) kpis = g_steal_pointer (&job->kpis), members = g_ptr_array_new ();
  guint n = job->codes->len;
  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_find_with_equal_func (job->codes, ((const PbKoladaPlace *) groups->pdata[i])->id, g_str_equal, NULL))
      add_members (job->batch, groups->pdata[i], job->codes);
  for (guint i = n; i < job->codes->len; i++)
    g_ptr_array_add (members, job->codes->pdata[i]);
  if (members->len > 0)
    g_ptr_array_extend_and_steal (job->addresses, pb_kolada_query_values (self->base_url, kpis, members, job->first_year,
                                                                          job->last_year, NULL));
}

static void
ask_next (GTask *task)
{
  PbKolada *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autofree char *status = NULL;
  if (job->next >= job->addresses->len && job->kpis != NULL)
    ask_members (self, job);
  if (job->next >= job->addresses->len)
    {
      finish (task);
      return;
    }
  /* Translators: what is being fetched, and two numbers. */
  status = g_strdup_printf (_ ("%s: page %u of %u"), job->status, job->next + 1, job->addresses->len);
  tell (self, TRUE, (double) job->next / job->addresses->len, status);
  g_free (job->asked);
  job->asked = g_strdup (job->addresses->pdata[job->next++]);
  pb_http_get_async (self->http, job->asked, g_task_get_cancellable (task), got_cb, task);
}

/* Takes the addresses. */
static void
start (PbKolada *self, Job *job, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE);
  if (self->busy)
    {
      g_task_return_new_error (task, PB_ERROR, PB_ERROR_BUSY, "%s",
                               _ ("Something is being fetched already. Wait until that is done, or cancel it."));
      g_object_unref (task);
      return;
    }
  ask_next (task);
}

static Job *
new_job (const char *status, GPtrArray *addresses, PbKoladaBatch *batch)
{
  Job *job = g_new0 (Job, 1);
  job->addresses = addresses;
  job->batch = batch;
  job->status = g_strdup (status);
  return job;
}

void
pb_kolada_search_async (PbKolada *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  g_return_if_fail (PB_IS_KOLADA (self) && text != NULL);
  g_ptr_array_add (addresses, pb_kolada_query_search (self->base_url, text));
  start (self, new_job (_ ("Searching"), addresses, pb_kolada_batch_new ()), pb_kolada_search_async, cancellable, callback, user_data);
}

PbKoladaBatch *
pb_kolada_search_finish (PbKolada *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pb_kolada_list_places_async (PbKolada *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);
  g_return_if_fail (PB_IS_KOLADA (self));
  g_ptr_array_add (addresses, pb_kolada_query_list (self->base_url, "municipality"));
  g_ptr_array_add (addresses, pb_kolada_query_list (self->base_url, "municipality_groups"));
  start (self, new_job (_ ("Municipalities"), addresses, pb_kolada_batch_new ()), pb_kolada_list_places_async, cancellable, callback, user_data);
}

PbKoladaBatch *
pb_kolada_list_places_finish (PbKolada *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static int
get_year (void)
{
  GDate today;
  pb_date_today (&today);
  return g_date_get_year (&today);
}

/* What must be asked before the values, which come by id alone. */
enum
{
  ASK_PLACES = 1 << 0,
  ASK_GROUPS = 1 << 1,
};

/* What places lack to be named; those that lack nothing are named here. */
static guint
name_places (PbKoladaBatch *batch, GPtrArray *places)
{
  guint asks = places == NULL ? ASK_PLACES : 0;
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const PbKoladaPlace *place = places->pdata[i];
      if (*place->id == 'G' || place->members != NULL)
        pb_kolada_batch_ask_group (batch, place->id);
      if (place->members != NULL)
        pb_kolada_batch_add_group (batch, place);
      else if (*place->id == 'G')
        asks |= ASK_GROUPS;
      else if (place->title != NULL)
        pb_kolada_batch_add_place (batch, place->id, place->title);
      else
        asks |= ASK_PLACES;
    }
  return asks;
}

/* With the members of those that are groups. */
static GPtrArray *
list_ids (PbKoladaBatch *batch, GPtrArray *places)
{
  GPtrArray *ids = places != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_ptr_array_add (ids, g_strdup (((const PbKoladaPlace *) places->pdata[i])->id));
  for (guint i = 0; places != NULL && i < places->len; i++)
    if (((const PbKoladaPlace *) places->pdata[i])->members != NULL)
      add_members (batch, places->pdata[i], ids);
  return ids;
}

/* A group is fetched to compare with: the own municipality comes with it, though nobody ticked it. */
static void
add_own (PbKoladaBatch *batch, PbPlan *plan, GPtrArray *ids)
{
  PbRecord *own = pb_plan_get_own_entity (plan), *document = pb_plan_get_document (plan);
  const char *code = own != NULL ? pb_record_get_text (own, PB_ENTITY_CODE)
                                 : pb_record_get_text (document, PB_PLAN_MUNICIPALITY_CODE);
  const char *name = own != NULL ? pb_record_get_title (own) : pb_record_get_text (document, PB_PLAN_MUNICIPALITY);
  gboolean group = FALSE;
  for (guint i = 0; i < ids->len; i++)
    group |= *(const char *)ids->pdata[i] == 'G';
  if (!group || code == NULL || g_ptr_array_find_with_equal_func (ids, code, g_str_equal, NULL))
    return;
  g_ptr_array_add (ids, g_strdup (code));
  if (name != NULL)
    pb_kolada_batch_add_place (batch, code, name);
}

/* Takes the batch, which knows some titles already. */
static Job *
new_fetch (PbKolada *self, PbPlan *plan, PbKoladaBatch *batch, GPtrArray *kpis, GPtrArray *unnamed, GPtrArray *places, guint asks,
           int first_year, int last_year, const char *from_date)
{
  GPtrArray *addresses = pb_kolada_query_kpis (self->base_url, unnamed);
  GPtrArray *values = pb_kolada_query_values (self->base_url, kpis, places, first_year,
                                              last_year != 0 ? last_year : get_year (), from_date);
  Job *job;
  if (asks & ASK_PLACES)
    g_ptr_array_add (addresses, pb_kolada_query_list (self->base_url, "municipality"));
  if (asks & ASK_GROUPS)
    g_ptr_array_add (addresses, pb_kolada_query_list (self->base_url, "municipality_groups"));
  g_ptr_array_extend_and_steal (addresses, values);
  job = new_job (_ ("Fetching values"), addresses, batch);
  job->plan = g_object_ref (plan);
  return job;
}

static gpointer
copy_text (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

void
pb_kolada_fetch_async (PbKolada *self, PbPlan *plan, GPtrArray *kpis, GPtrArray *places, int first_year, int last_year,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), unnamed = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = NULL;
  PbKoladaBatch *batch;
  guint asks;
  Job *job;
  g_return_if_fail (PB_IS_KOLADA (self) && PB_IS_PLAN (plan) && kpis != NULL);
  batch = pb_kolada_batch_new ();
  for (guint i = 0; i < kpis->len; i++)
    {
      const PbKoladaKpi *kpi = kpis->pdata[i];
      g_ptr_array_add (ids, kpi->id);
      if (kpi->title != NULL)
        pb_kolada_batch_add_kpi (batch, kpi->id, kpi->title);
      else
        g_ptr_array_add (unnamed, kpi->id);
    }
  asks = name_places (batch, places);
  codes = list_ids (batch, places);
  if (codes == NULL)
    pb_kolada_batch_keep (batch, NULL);
  else
    add_own (batch, plan, codes);
  job = new_fetch (self, plan, batch, ids, unnamed, codes, asks, first_year, last_year, NULL);
  job->must_have_values = TRUE;
  if (asks & ASK_GROUPS)
    {
      job->kpis = g_ptr_array_copy (ids, copy_text, NULL);
      g_ptr_array_set_free_func (job->kpis, g_free);
      job->codes = g_steal_pointer (&codes);
      job->first_year = first_year;
      job->last_year = last_year != 0 ? last_year : get_year ();
    }
  start (self, job, pb_kolada_fetch_async, cancellable, callback, user_data);
}

static gboolean
finish_values (PbKolada *self, GAsyncResult *result, PbKoladaSummary *summary, GError **error)
{
  Job *job;
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  job = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (summary != NULL)
    *summary = job->summary;
  return TRUE;
}

gboolean
pb_kolada_fetch_finish (PbKolada *self, GAsyncResult *result, PbKoladaSummary *summary, GError **error)
{
  return finish_values (self, result, summary, error);
}

/* The plan's indicators from Kolada, those among them of which only the id is known, and the day of the oldest of their
 * newest fetches. */
static GPtrArray *
list_fetched (PbPlan *plan, GPtrArray *unnamed, char **oldest)
{
  GPtrArray *ids = g_ptr_array_new ();
  GPtrArray *indicators = pb_plan_peek_records (plan, PB_TABLE_INDICATOR);
  *oldest = NULL;
  for (guint i = 0; i < indicators->len; i++)
    {
      const char *id = pb_record_get_text (indicators->pdata[i], PB_INDICATOR_KOLADA);
      PbRecord *fetch = id != NULL ? pb_indicator_get_fetch (indicators->pdata[i]) : NULL;
      const char *at = fetch != NULL ? pb_record_get_text (fetch, PB_FETCH_AT) : NULL;
      if (at == NULL || strlen (at) < 10)
        continue;
      g_ptr_array_add (ids, (gpointer) id);
      if (strcmp (pb_record_get_title (indicators->pdata[i]), id) == 0)
        g_ptr_array_add (unnamed, (gpointer) id);
      if (*oldest == NULL || strncmp (at, *oldest, 10) < 0)
        {
          g_free (*oldest);
          *oldest = g_strndup (at, 10);
        }
    }
  return ids;
}

/* asks: what must be asked to name them. */
static GPtrArray *
list_codes (PbPlan *plan, guint *asks)
{
  GPtrArray *codes = g_ptr_array_new ();
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);
  for (guint i = 0; i < entities->len; i++)
    {
      const char *code = pb_record_get_text (entities->pdata[i], PB_ENTITY_CODE);
      if (code == NULL)
        continue;
      g_ptr_array_add (codes, (gpointer) code);
      if (strcmp (pb_record_get_title (entities->pdata[i]), code) == 0)
        *asks |= *code == 'G' ? ASK_GROUPS : ASK_PLACES;
    }
  return codes;
}

void
pb_kolada_refresh_async (PbKolada *self, PbPlan *plan, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autofree char *oldest = NULL;
  g_autoptr (GPtrArray) ids = NULL, codes = NULL;
  g_autoptr (GPtrArray) unnamed = g_ptr_array_new ();
  PbKoladaBatch *batch;
  guint asks = 0;
  g_return_if_fail (PB_IS_KOLADA (self) && PB_IS_PLAN (plan));
  ids = list_fetched (plan, unnamed, &oldest);
  codes = list_codes (plan, &asks);
  /* An indicator without a name came from a file, which need not have held all of it: it is asked for whole. */
  if (unnamed->len > 0)
    g_clear_pointer (&oldest, g_free);
  if (ids->len == 0)
    {
      g_task_report_new_error (self, callback, user_data, pb_kolada_refresh_async, PB_ERROR, PB_ERROR_NOTHING, "%s",
                               _ ("The plan has no values from Kolada yet, so there is nothing to refresh."));
      return;
    }
  batch = pb_kolada_batch_new ();
  if (codes->len > MANY_PLACES)
    {
      pb_kolada_batch_keep (batch, codes);
      g_clear_pointer (&codes, g_ptr_array_unref);
    }
  start (self, new_fetch (self, plan, batch, ids, unnamed, codes, asks, 0, 0, oldest), pb_kolada_refresh_async, cancellable,
         callback, user_data);
}

gboolean
pb_kolada_refresh_finish (PbKolada *self, GAsyncResult *result, PbKoladaSummary *summary, GError **error)
{
  return finish_values (self, result, summary, error);
}

void
pb_kolada_set_timeout (PbKolada *self, guint seconds)
{
  pb_http_set_timeout (self->http, seconds);
}

void
pb_kolada_set_second (PbKolada *self, guint milliseconds)
{
  pb_http_set_second (self->http, milliseconds);
}

const char *
pb_kolada_get_base_url (PbKolada *self)
{
  return self->base_url;
}

void
pb_kolada_set_base_url (PbKolada *self, const char *base_url)
{
  g_autofree char *normal = pb_http_normalize (base_url != NULL ? base_url : PB_KOLADA_DEFAULT_URL, NULL);
  /* What is no address fails when it is asked, with a sentence. */
  g_autofree char *url = normal != NULL ? g_steal_pointer (&normal) : g_strdup (base_url);
  if (g_strcmp0 (self->base_url, url) == 0)
    return;
  g_free (self->base_url);
  self->base_url = g_steal_pointer (&url);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASE_URL]);
}

gboolean
pb_kolada_get_busy (PbKolada *self)
{
  return self->busy;
}

double
pb_kolada_get_progress (PbKolada *self)
{
  return self->progress;
}

const char *
pb_kolada_get_status (PbKolada *self)
{
  return self->status;
}

static void
pb_kolada_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbKolada *self = PB_KOLADA (object);
  switch (id)
    {
    case PROP_BASE_URL:
      g_value_set_string (value, self->base_url);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pb_kolada_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BASE_URL)
    pb_kolada_set_base_url (PB_KOLADA (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_kolada_finalize (GObject *object)
{
  PbKolada *self = PB_KOLADA (object);
  pb_http_free (self->http);
  g_free (self->base_url);
  g_free (self->status);
  G_OBJECT_CLASS (pb_kolada_parent_class)->finalize (object);
}

static void
pb_kolada_class_init (PbKoladaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->get_property = pb_kolada_get_property;
  object_class->set_property = pb_kolada_set_property;
  object_class->finalize = pb_kolada_finalize;
  properties[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, told | G_PARAM_WRITABLE);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, told);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, told);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_kolada_init (PbKolada *self)
{
  self->http = pb_http_new ();
  self->base_url = g_strdup (PB_KOLADA_DEFAULT_URL);
}

PbKolada *
pb_kolada_new (const char *base_url)
{
  return g_object_new (PB_TYPE_KOLADA, "base-url", base_url, NULL);
}
