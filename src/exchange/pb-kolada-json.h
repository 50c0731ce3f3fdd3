/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-fetch.h"

G_BEGIN_DECLS

/* What Kolada's API answers with, read page by page: indicators, municipalities, groups and values, as version 3 or 2 of the
 * API shapes them, from the net or from files. Nothing is taken for granted: a row that lacks what it needs is counted and
 * passed by; what is no JSON, or none of Kolada's, is refused with a sentence. */

#define PB_KOLADA_MAX_BYTES (512 * 1024 * 1024) /* of a file */

typedef struct
{
  char *id; /* N25018 */
  char *title;
  char *description; /* NULL where none */
  gboolean divided; /* by sex */
} PbKoladaKpi;

typedef struct
{
  char *id; /* four digits, "0000" is the country; "G…" of a group */
  char *title;
  GPtrArray *members; /* of a group: PbKoladaPlace without members; else NULL */
} PbKoladaPlace;

typedef struct _PbKoladaBatch PbKoladaBatch;

PbKoladaBatch *pb_kolada_batch_new   (void);
void           pb_kolada_batch_free  (PbKoladaBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbKoladaBatch, pb_kolada_batch_free)

/* Could the text be Kolada's? Looks at its first character only. */
gboolean       pb_kolada_is_json     (const char *text, gsize length);
/* Adds a page. text[length] must be 0. name is what messages call it. *next, where not NULL, is set to the address of the page
 * after it, NULL where it is the last (transfer full). FALSE with a sentence, and the batch as it was. */
gboolean       pb_kolada_batch_add   (PbKoladaBatch *self, const char *name, const char *text, gsize length, char **next,
                                      GError **error);

/* In the order they came, each id once. (element-type PbKoladaKpi / PbKoladaPlace), owned by the batch. */
GPtrArray     *pb_kolada_batch_get_kpis (PbKoladaBatch *self);
GPtrArray     *pb_kolada_batch_get_places (PbKoladaBatch *self); /* municipalities and regions */
GPtrArray     *pb_kolada_batch_get_groups (PbKoladaBatch *self);
guint          pb_kolada_batch_get_n_values (PbKoladaBatch *self);
guint          pb_kolada_batch_get_n_skipped (PbKoladaBatch *self);
/* Titles that are known from elsewhere, where the pages have values by id alone. */
void           pb_kolada_batch_add_kpi (PbKoladaBatch *self, const char *id, const char *title);
void           pb_kolada_batch_add_place (PbKoladaBatch *self, const char *id, const char *title);
void           pb_kolada_batch_add_group (PbKoladaBatch *self, const PbKoladaPlace *group);
/* The group of that id is asked for, and becomes a comparison group also where it has no values of its own. */
void           pb_kolada_batch_ask_group (PbKoladaBatch *self, const char *id);
/* Where places are not told one by one, Kolada answers with all it has: of the pages that follow, only values of these places
 * are taken (element-type utf8), with NULL those of all but groups. */
void           pb_kolada_batch_keep    (PbKoladaBatch *self, GPtrArray *ids);

typedef struct
{
  PbBulkSummary values;
  guint n_new_indicators;
  guint n_new_entities;
  guint n_new_groups;
  guint n_unnamed_indicators; /* whose values came, and of which only the id is known */
  guint n_unnamed_entities;
  gboolean changed; /* anything at all */
  gint64 fetch; /* 0 where none was made */
} PbKoladaSummary;

/* Writes the batch within the edit. An indicator is the plan's one with that Kolada id, an entity the one with that code or,
 * where it has none, that name and kind; what the plan lacks is made. A group with members becomes a comparison group too.
 * All of it is the edit's; the values are a fetch (pb_bulk_write()). */
void           pb_kolada_batch_write (PbKoladaBatch *self, PbEdit *edit, const PbFetchFacts *facts, gboolean always,
                                      PbKoladaSummary *summary);
/* "1 indicator, 2 municipalities and units" that are called by their ids; NULL where all have names. (transfer full) */
char          *pb_kolada_summary_dup_unnamed (const PbKoladaSummary *summary);
/* "3 indicators, 3 480 values (12 missing), 4 revised, 1 removed". (transfer full) */
char          *pb_kolada_summary_dup_text (const PbKoladaSummary *summary);

G_END_DECLS
