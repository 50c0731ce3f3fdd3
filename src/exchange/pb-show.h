/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-plan.h"

G_BEGIN_DECLS

typedef enum
{
  PB_SHOW_TEXT, /* for a reader: columns under each other, in the reader's language */
  PB_SHOW_CSV, /* in the layouts that import takes */
  PB_SHOW_JSON, /* for machines: English keys, money in SEK */
} PbShowFormat;

typedef struct
{
  PbShowFormat format;
  const char *board; /* name or short name; NULL for all */
  const char *scenario; /* name; NULL for the plan's own figures */
} PbShowOptions;

/* Everything that can be shown, as "plan, boards, …". (transfer full) */
char     *pb_show_dup_names (void);
/* What of the plan as text that ends a line. NULL with a sentence where there is no such thing. (transfer full) */
char     *pb_show           (PbPlan *plan, const char *what, const PbShowOptions *options, GError **error);
/* FALSE where it is no format's name. */
gboolean  pb_show_format_from_name (const char *name, PbShowFormat *format);

G_END_DECLS
