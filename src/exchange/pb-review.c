/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"
#include "pb-review-private.h"

#define MAX_NOTES 200

static void
change_free (gpointer data)
{
  PbReviewChange *change = data;
  g_clear_pointer (&change->fields, g_ptr_array_unref);
  g_free (change->group);
  g_free (change->key);
  g_free (change->now_value);
  g_free (change->author);
  g_free (change->period);
  g_free (change->place);
  g_free (change->what);
  g_free (change->before);
  g_free (change->now);
  g_free (change->theirs);
  g_free (change->value);
  g_free (change);
}

static void
clear (PbReview *self)
{
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->n_notes = 0;
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

PbReview *
pb_review_new (PbPlan *plan)
{
  PbReview *self = g_new0 (PbReview, 1);
  self->plan = g_object_ref (plan);
  self->books = g_ptr_array_new_with_free_func ((GDestroyNotify)pb_review_book_free);
  self->generation = pb_plan_get_generation (plan);
  clear (self);
  return self;
}

void
pb_review_free (PbReview *self)
{
  g_ptr_array_unref (self->books);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->taken);
  g_object_unref (self->plan);
  g_free (self->label);
  g_free (self);
}

GPtrArray *
pb_review_get_changes (PbReview *self)
{
  return self->changes;
}

GPtrArray *
pb_review_get_notes (PbReview *self)
{
  return self->notes;
}

void
pb_review_take_note (PbReview *self, char *sentence)
{
  guint more = ++self->n_notes > MAX_NOTES ? self->n_notes - MAX_NOTES : 0;
  if (more > 1)
    g_ptr_array_remove_index (self->notes, MAX_NOTES);
  if (more > 0)
    {
      g_free (sentence);
      /* Translators: after a list of what was ignored. */
      sentence = g_strdup_printf (ngettext ("… and %u more that is ignored.", "… and %u more that are ignored.", more),
                                  more);
    }
  g_ptr_array_add (self->notes, sentence);
}

void
pb_review_add (PbReview *self, PbReviewChange *change, char *key)
{
  GPtrArray *rivals = g_hash_table_lookup (self->taken, key);
  gboolean differ = FALSE;
  if (rivals == NULL)
    {
      rivals = g_ptr_array_new ();
      g_hash_table_insert (self->taken, g_strdup (key), rivals);
    }
  change->key = key;
  for (guint i = 0; i < rivals->len; i++)
    differ |= strcmp (((PbReviewChange *)rivals->pdata[i])->value, change->value) != 0;
  g_ptr_array_add (rivals, change);
  g_ptr_array_add (self->changes, change);
  change->accepted = !change->conflict;
  for (guint i = 0; differ && i < rivals->len; i++)
    {
      PbReviewChange *rival = rivals->pdata[i];
      rival->conflict = rival->contested = TRUE;
      rival->accepted = FALSE;
    }
}

/* A follow-up is one person's: parts of two must not become one. */
static void
settle_groups (PbReview *self)
{
  enum
  {
    CONFLICT = 1,
    CONTESTED = 2
  };
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const PbReviewChange *change = self->changes->pdata[i];
      guint flags = (change->conflict ? CONFLICT : 0) | (change->contested ? CONTESTED : 0);
      if (change->group != NULL)
        flags |= GPOINTER_TO_UINT (g_hash_table_lookup (found, change->group));
      if (change->group != NULL)
        g_hash_table_insert (found, change->group, GUINT_TO_POINTER (flags));
    }
  for (guint i = 0; i < self->changes->len; i++)
    {
      PbReviewChange *change = self->changes->pdata[i];
      guint flags = change->group != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (found, change->group)) : 0;
      gboolean conflict = flags != 0, contested = (flags & CONTESTED) != 0;
      if ((conflict && !change->conflict) || (contested && !change->contested))
        change->accepted = FALSE;
      change->conflict |= conflict;
      change->contested |= contested;
    }
}

static gboolean
has_sheet (PbReviewBook *book, const char *title)
{
  for (guint i = 0; i < book->sheets->len; i++)
    if (strcmp (((PbReviewSheet *)book->sheets->pdata[i])->title, title) == 0)
      return TRUE;
  return FALSE;
}

static void
note_gone_sheets (PbReview *self, PbReviewBook *book)
{
  g_autoptr (GList) titles = g_list_sort (g_hash_table_get_keys (book->marks), (GCompareFunc)strcmp);
  for (GList *l = titles; l != NULL; l = l->next)
    if (!has_sheet (book, l->data))
      pb_review_take_note (
          self, g_strdup_printf (_ ("%s: the sheet “%s” is gone, hidden or has another name; the plan keeps what it has."),
                                 book->name, (const char *)l->data));
}

static void
review_book (PbReview *self, PbReviewBook *book)
{
  for (guint i = 0; i < book->sheets->len; i++)
    pb_review_sheet (self, book, book->sheets->pdata[i]);
  note_gone_sheets (self, book);
  settle_groups (self);
}

gboolean
pb_review_add_book (PbReview *self, PbReviewBook *book, GError **error)
{
  if (book->plan_id != pb_record_get_id (pb_plan_get_document (self->plan)))
    {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   _ ("%s was written from another plan. Open that plan and try again."), book->name);
      pb_review_book_free (book);
      return FALSE;
    }
  char *label = self->label != NULL ? g_strdup_printf ("%s, %s", self->label, book->name) : g_strdup (book->name);
  g_free (self->label);
  self->label = label;
  g_ptr_array_add (self->books, book);
  review_book (self, book);
  return TRUE;
}

gboolean
pb_review_add_file (PbReview *self, const char *path, GError **error)
{
  PbReviewBook *book = pb_review_book_load (path, error);
  return book != NULL && pb_review_add_book (self, book, error);
}

/* What of the change must be as it was for an answer to hold. (transfer full) */
static char *
dup_answered (const PbReviewChange *change)
{
  return g_strjoin ("\n", change->key, change->place, change->value, change->now_value, change->conflict ? "!" : "", NULL);
}

gboolean
pb_review_refresh (PbReview *self)
{
  if (self->generation == pb_plan_get_generation (self->plan))
    return FALSE;
  g_autoptr (GPtrArray) changes = self->changes, notes = self->notes;
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_accepted = 0, n_same = 0;
  g_hash_table_unref (self->taken);
  self->generation = pb_plan_get_generation (self->plan);
  for (guint i = 0; i < changes->len; i++)
    {
      PbReviewChange *change = changes->pdata[i];
      n_accepted += change->accepted;
      g_hash_table_insert (answers, dup_answered (change), change);
    }
  clear (self);
  for (guint i = 0; i < self->books->len; i++)
    review_book (self, self->books->pdata[i]);
  for (guint i = 0; i < self->changes->len; i++)
    {
      PbReviewChange *change = self->changes->pdata[i];
      g_autofree char *key = dup_answered (change);
      const PbReviewChange *answered = g_hash_table_lookup (answers, key);
      change->accepted = answered != NULL ? answered->accepted : change->accepted;
      n_same += answered != NULL && answered->accepted;
    }
  return n_same < n_accepted;
}

static GPtrArray *
get_rivals (PbReview *self, const PbReviewChange *change)
{
  return g_hash_table_lookup (self->taken, change->key);
}

void
pb_review_set_accepted (PbReview *self, PbReviewChange *change, gboolean accepted)
{
  GPtrArray *rivals = get_rivals (self, change);
  change->accepted = accepted;
  for (guint i = 0; accepted && i < rivals->len; i++)
    if (strcmp (((PbReviewChange *)rivals->pdata[i])->value, change->value) != 0)
      ((PbReviewChange *)rivals->pdata[i])->accepted = FALSE;
}

void
pb_review_accept_all (PbReview *self, gboolean accepted)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      PbReviewChange *change = self->changes->pdata[i];
      change->accepted = accepted && (change->accepted || !change->contested);
    }
}

char *
pb_review_dup_conflict (PbReview *self, const PbReviewChange *change)
{
  GPtrArray *rivals = get_rivals (self, change);
  GString *text = g_string_new (NULL);
  if (change->overtaken)
    g_string_append_printf (text, _ ("meanwhile it has become %s in the plan"), change->now);
  for (guint i = 0; i < rivals->len; i++)
    {
      const PbReviewChange *rival = rivals->pdata[i];
      if (strcmp (rival->value, change->value) == 0)
        continue;
      g_string_append (text, text->len > 0 ? "; " : "");
      /* Translators: a cell of another workbook, what it holds. */
      g_string_append_printf (text, _ ("%s says %s"), rival->place, rival->theirs);
    }
  if (text->len == 0)
    g_string_append (text, _ ("it goes with what stands beside it in the form, which is in conflict"));
  return g_string_free (text, FALSE);
}
