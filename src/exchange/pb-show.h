/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-certainty.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SHOW_TEXT, /* for a reader: columns under each other, in the reader's language */
  PB_SHOW_CSV, /* in the layouts that import takes */
  PB_SHOW_JSON, /* for machines: English keys, money in SEK */
} PbShowFormat;

/* What is asked of scenarios: tornado, certainty and latest delays. */
typedef struct
{
  int year; /* 0: every year, or the last one where one is needed */
  int delay; /* months */
  double realisation; /* percent */
  guint draws;
  guint64 seed;
  PbRange range; /* of assignments that the plan says nothing of */
} PbAssumptions;

/* What the tools assume where nothing else is told; what is shown says so. */
extern const PbAssumptions pb_assumptions_default;

typedef struct
{
  PbShowFormat format;
  const char *board; /* name or short name; NULL for all */
  const char *scenario; /* name; NULL for the plan's own figures */
  const PbAssumptions *assumptions; /* NULL: the default */
  const char *period; /* code, of the round and the goal chain; NULL: the one to look at now */
  const char *decision; /* title; NULL: at the date */
  const char *date; /* end of that day */
} PbShowOptions;

/* Everything that can be shown, as "plan, boards, …". (transfer full) */
char     *pb_show_dup_names (void);
/* What of the plan as text that ends a line. NULL with a sentence where there is no such thing. (transfer full) */
char     *pb_show           (PbPlan *plan, const char *what, const PbShowOptions *options, GError **error);
/* Everything as one JSON object, whatever format options name. (transfer full) */
char     *pb_show_all       (PbPlan *plan, const PbShowOptions *options, GError **error);
/* FALSE where it is no format's name. */
gboolean  pb_show_format_from_name (const char *name, PbShowFormat *format);

G_END_DECLS
