/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-http.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>
#include "model/pb-error.h"

#define DEFAULT_TIMEOUT 30
#define WHOLE_ANSWER 8 /* × the timeout */
#define MAX_WAITS 3 /* 2, 4 and 8 s */
#define MAX_REDIRECTS 5
#define CHUNK (64 * 1024)
#define STATUS_TOO_MANY 429

struct _PbHttp
{
  SoupSession *session;
  guint timeout;
  guint second;
};

/* One question, the task's data. */
typedef struct
{
  SoupSession *session; /* a reference: an answer may come when the asker is gone */
  guint timeout;
  guint second;
  char *address;
  char *host;
  GCancellable *inner; /* of the request itself: the user's wish, or the time being out */
  GCancellable *outer;
  gulong outer_handler;
  guint timer; /* of the whole answer, or of patience */
  gboolean too_slow;
  guint waits;
  guint redirects;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
} Question;

static void ask (GTask *task);

static void
question_free (gpointer data)
{
  Question *question = data;
  g_clear_handle_id (&question->timer, g_source_remove);
  if (question->outer_handler != 0)
    g_cancellable_disconnect (question->outer, question->outer_handler);
  g_clear_object (&question->outer);
  g_clear_object (&question->inner);
  g_clear_object (&question->message);
  g_clear_object (&question->stream);
  g_clear_object (&question->session);
  g_clear_pointer (&question->body, g_byte_array_unref);
  g_free (question->address);
  g_free (question->host);
  g_free (question);
}

PbHttp *
pb_http_new (void)
{
  PbHttp *self = g_new0 (PbHttp, 1);
  self->timeout = DEFAULT_TIMEOUT;
  self->second = 1000;
  self->session = soup_session_new_with_options ("timeout", self->timeout, "user-agent", "Planbok/" PB_VERSION, NULL);
  return self;
}

void
pb_http_free (PbHttp *self)
{
  g_object_unref (self->session);
  g_free (self);
}

void
pb_http_set_timeout (PbHttp *self, guint seconds)
{
  self->timeout = MAX (seconds, 1);
  g_object_unref (self->session);
  self->session = soup_session_new_with_options ("timeout", self->timeout, "user-agent", "Planbok/" PB_VERSION, NULL);
}

void
pb_http_set_second (PbHttp *self, guint milliseconds)
{
  self->second = milliseconds;
}

static gboolean
is_server (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  return (strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0) && g_uri_get_host (uri) != NULL
         && *g_uri_get_host (uri) != '\0';
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

gboolean
pb_http_same_origin (const char *address, const char *other)
{
  g_autoptr (GUri) first = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) second = g_uri_parse (other, SOUP_HTTP_URI_FLAGS, NULL);
  return first != NULL && second != NULL && is_server (first) && is_server (second)
         && strcmp (g_uri_get_scheme (first), g_uri_get_scheme (second)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (first), g_uri_get_host (second)) == 0 && get_port (first) == get_port (second);
}

char *
pb_http_normalize (const char *address, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (address));
  g_autoptr (GUri) uri = g_uri_parse (stripped, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) bare = NULL;
  g_autofree char *path = NULL;
  gsize length;
  if (uri == NULL || !is_server (uri) || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("“%s” is no address of a server. It begins with https:// and looks like https://api.kolada.se/v3."),
                   stripped);
      return NULL;
    }
  path = g_strdup (g_uri_get_path (uri));
  for (length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  bare = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri), path, NULL,
                      NULL);
  g_free (path);
  path = g_uri_to_string (bare);
  /* An empty path is written as one. */
  for (length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  return g_steal_pointer (&path);
}

static char *
describe (Question *question, GError *error)
{
  if (question->too_slow || error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup_printf (_ ("%s takes too long to answer. Try again later."), question->host);
  if (error->domain == G_TLS_ERROR)
    return g_strdup_printf (_ ("No secure connection to %s could be made: %s"), question->host, error->message);
  if (error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return g_strdup_printf (
        _ ("%s cannot be reached. Is the computer connected to the network? What was fetched before is still in the plan."),
        question->host);
  return g_strdup_printf (_ ("The connection to %s was cut before the whole answer had come. Try again."), question->host);
}

static void
give_up (GTask *task, GError *error)
{
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) taken = error;
  g_autofree char *sentence = NULL;
  g_clear_handle_id (&question->timer, g_source_remove);
  if (question->outer != NULL && g_cancellable_is_cancelled (question->outer))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Cancelled. The plan is as it was."));
  else
    {
      sentence = describe (question, taken);
      g_task_return_new_error (task, PB_ERROR, PB_ERROR_FAILED, "%s", sentence);
    }
  g_object_unref (task);
}

static void
refuse (GTask *task, char *sentence)
{
  Question *question = g_task_get_task_data (task);
  g_autofree char *taken = sentence;
  g_clear_handle_id (&question->timer, g_source_remove);
  g_task_return_new_error (task, PB_ERROR, PB_ERROR_FAILED, "%s", taken);
  g_object_unref (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;
  if (bytes == NULL)
    {
      give_up (task, error);
      return;
    }
  size = g_bytes_get_size (bytes);
  if (question->body->len + size > PB_HTTP_MAX_BYTES)
    {
      refuse (task, g_strdup_printf (_ ("%s answers with more than %d MB at once, so its answer was not read."), question->host,
                                     PB_HTTP_MAX_BYTES / (1024 * 1024)));
      return;
    }
  if (size > 0)
    {
      g_byte_array_append (question->body, g_bytes_get_data (bytes, NULL), (guint) size);
      g_input_stream_read_bytes_async (question->stream, CHUNK, G_PRIORITY_DEFAULT, question->inner, read_cb, task);
      return;
    }
  g_clear_handle_id (&question->timer, g_source_remove);
  g_byte_array_append (question->body, (const guint8 *) "", 1);
  g_task_return_pointer (task, g_steal_pointer (&question->body), (GDestroyNotify) g_byte_array_unref);
  g_object_unref (task);
}

static gboolean
patience_cb (gpointer data)
{
  GTask *task = data;
  Question *question = g_task_get_task_data (task);
  question->timer = 0;
  if (g_cancellable_is_cancelled (question->inner))
    give_up (task, NULL);
  else
    ask (task);
  return G_SOURCE_REMOVE;
}

static void
wait_and_ask_again (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  guint wait = (2u << question->waits) * question->second;
  g_autoptr (GSource) source = g_timeout_source_new (wait);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (question->inner);
  question->waits++;
  g_clear_handle_id (&question->timer, g_source_remove);
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  g_source_set_callback (source, patience_cb, task, NULL);
  question->timer = g_source_attach (source, NULL);
}

/* Elsewhere than where the user told it to ask, nothing is asked. */
static void
go_along (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (question->message), "Location");
  g_autofree char *target
      = location != NULL ? g_uri_resolve_relative (question->address, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  if (target == NULL || question->redirects++ >= MAX_REDIRECTS || !pb_http_same_origin (question->address, target))
    {
      refuse (task, g_strdup_printf (_ ("%s sends on to another place (%s), where nothing is asked. Is the address right?"),
                                     question->host, location != NULL ? location : "?"));
      return;
    }
  g_free (question->address);
  question->address = g_steal_pointer (&target);
  ask (task);
}

static char *
describe_status (Question *question, guint status)
{
  if (status == STATUS_TOO_MANY)
    return g_strdup_printf (_ ("%s asks for patience: too much was asked in a short time. Try again in some minutes."),
                            question->host);
  if (status == SOUP_STATUS_BAD_REQUEST)
    return g_strdup_printf (_ ("%s does not understand the question (400). Is the address, with its version, right?"),
                            question->host);
  if (status == SOUP_STATUS_NOT_FOUND)
    return g_strdup_printf (
        _ ("%s has nothing at this address (404): what was asked for is gone, or the address is not right."), question->host);
  if (status >= 500)
    return g_strdup_printf (_ ("%s has a fault of its own (%u). Try again later."), question->host, status);
  return g_strdup_printf (_ ("%s does not answer the question (%u)."), question->host, status);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;
  question->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (question->stream == NULL)
    {
      give_up (task, error);
      return;
    }
  status = soup_message_get_status (question->message);
  if (status == STATUS_TOO_MANY && question->waits < MAX_WAITS)
    wait_and_ask_again (task);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    go_along (task);
  else if (status != SOUP_STATUS_OK)
    refuse (task, describe_status (question, status));
  else
    g_input_stream_read_bytes_async (question->stream, CHUNK, G_PRIORITY_DEFAULT, question->inner, read_cb, task);
}

static gboolean
too_slow_cb (gpointer data)
{
  Question *question = data;
  question->timer = 0;
  question->too_slow = TRUE;
  g_cancellable_cancel (question->inner);
  return G_SOURCE_REMOVE;
}

static void
ask (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  g_clear_object (&question->stream);
  g_clear_object (&question->message);
  question->message = soup_message_new (SOUP_METHOD_GET, question->address);
  soup_message_add_flags (question->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (question->message), "Accept", "application/json");
  g_clear_handle_id (&question->timer, g_source_remove);
  question->timer = g_timeout_add_seconds (question->timeout * WHOLE_ANSWER, too_slow_cb, question);
  soup_session_send_async (question->session, question->message, G_PRIORITY_DEFAULT, question->inner, sent_cb, task);
}

static void
cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

void
pb_http_get_async (PbHttp *self, const char *address, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Question *question = g_new0 (Question, 1);
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_task_set_source_tag (task, pb_http_get_async);
  g_task_set_task_data (task, question, question_free);
  question->session = g_object_ref (self->session);
  question->timeout = self->timeout;
  question->second = self->second;
  question->address = g_strdup (address);
  question->host = g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : address);
  question->inner = g_cancellable_new ();
  question->body = g_byte_array_new ();
  if (cancellable != NULL)
    {
      question->outer = g_object_ref (cancellable);
      question->outer_handler
          = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), g_object_ref (question->inner), g_object_unref);
    }
  if (uri == NULL || !is_server (uri))
    refuse (task, g_strdup_printf (_ ("“%s” is no address of a server."), address));
  else
    ask (task);
}

char *
pb_http_get_finish (GAsyncResult *result, gsize *length, GError **error)
{
  GByteArray *body = g_task_propagate_pointer (G_TASK (result), error);
  if (body == NULL)
    return NULL;
  *length = body->len - 1;
  return (char *) g_byte_array_free (body, FALSE);
}
