/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-edit.h"
#include "pb-series-block.h"

G_BEGIN_DECLS

/* Values in bulk: what was fetched, or read from a file that can be read again.
 *
 * A fetch is one edit. Its values are not rows of the edit log but packed (PbSeriesBlock), each indicator whole: what was
 * known before with the new laid over it. What the log holds is that the fetch came into force, so undoing and redoing it,
 * and taking it back later, cost one row whatever its size; the values stay in the file until the fetch can come back no
 * more. Indicators and entities that the fetch brings are ordinary rows of the same edit.
 * PB_FETCH_STATUS says "ok" of a fetch that is in force, "taken-back" of one that was taken back; absent: undone. */

typedef struct _PbBulk PbBulk;

typedef struct
{
  const char *source; /* "Kolada" */
  const char *address; /* a URL or a file's name; NULL where none */
  const char *title; /* what was asked for, in words, as its names were then; NULL where none */
  const char *note; /* NULL where none */
} PbFetchFacts;

/* What a bulk would do, or did, to what was known. */
typedef struct
{
  guint n_indicators;
  guint n_values; /* of those that came */
  guint n_missing; /* asked for, and the source gives none */
  guint n_new; /* values where none was known */
  guint n_revised; /* another value than was known */
  guint n_removed; /* a value was known, and the source has taken it away */
  guint n_twice; /* came more than once, and not the same */
} PbBulkSummary;

PbBulk     *pb_bulk_new      (void);
void        pb_bulk_free     (PbBulk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbBulk, pb_bulk_free)

/* One value; a later one takes an earlier one's place. The indicator and entity may be rows that the edit inserts. value
 * counts where state is PB_POINT_VALUE, and must be finite. FALSE where the year or the number of years is out of bounds. */
gboolean    pb_bulk_add      (PbBulk *self, gint64 indicator, gint64 entity, int year, PbGender gender, PbPointState state,
                              double value, guint count);
/* Writes it within the edit, as a fetch that comes into force with it. Where nothing differs from what is known no fetch is
 * made, unless always. The fetch's id, 0 where none was made or the edit fails; of what failed commit tells. */
gint64      pb_bulk_write    (PbBulk *self, PbEdit *edit, const PbFetchFacts *facts, gboolean always,
                              PbBulkSummary *summary);

/* In force? */
gboolean    pb_fetch_is_in_force (PbRecord *fetch);
/* The fetches that are in force, newest first. (element-type PbRecord) (transfer container) */
GPtrArray  *pb_fetch_list    (PbPlan *plan);
/* The fetch, and those made after it that took over values from it. (element-type PbRecord) (transfer container) */
GPtrArray  *pb_fetch_list_built_on (PbRecord *fetch);
/* Takes back the fetch and what was built on it: what was known before shows again. One edit, which can be undone. */
gboolean    pb_fetch_take_back (PbRecord *fetch, GError **error);
/* How many indicators it has values of. */
guint       pb_fetch_count_indicators (PbRecord *fetch);

/* A value that a fetch brought another of than was known before it. */
typedef struct
{
  PbRecord *indicator;
  PbRecord *entity;
  int year;
  PbGender gender;
  double before;
  PbPointState state; /* VALUE: revised; REMOVED, MISSING, HIDDEN: taken away */
  double after;
} PbRevision;

/* By indicator, entity and year, at most limit (0: all). (element-type PbRevision) (transfer full) */
GPtrArray  *pb_fetch_list_revisions (PbRecord *fetch, guint limit);
/* The same of one indicator in the fetch that its newest values come from. */
GPtrArray  *pb_indicator_list_revisions (PbRecord *indicator, guint limit);

/* The fetch that the indicator's newest values came with; NULL where none is in force. Owned by the plan. */
PbRecord   *pb_indicator_get_fetch (PbRecord *indicator);

G_END_DECLS
