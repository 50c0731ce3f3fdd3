/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-layout.h"
#include "pb-text-table.h"

G_BEGIN_DECLS

/* How tables in no layout of Planbok's own were read, remembered by their headers: in the user's configuration, since
 * the same system's extracts go into one plan after another. */
typedef struct
{
  const PbLayout *layout;
  GStrv names; /* of each column what it is taken for; "": passed by */
  GHashTable *given; /* a column's name in the layout → what stands in it on every row; owned texts */
  guint row; /* of the header, counted from the table's first */
  guint n_rows; /* of the header: 1 or 2 */
} PbImportMemo;

void          pb_import_memo_free   (PbImportMemo *memo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportMemo, pb_import_memo_free)

/* The first header in the table that has been mapped before, which is set as the table's; NULL where none has.
 * (transfer full) */
PbImportMemo *pb_import_memory_find (PbTextTable *text);
/* The same of the header that the table has. */
PbImportMemo *pb_import_memory_find_here (PbTextTable *text);
/* Remembers how the table is read, by the header that it has. names and given as in the memo; given may be NULL.
 * FALSE with a sentence where the file could not be written. */
gboolean      pb_import_memory_keep (PbTextTable *text, const PbLayout *layout, const char *const *names,
                                     GHashTable *given, GError **error);

G_END_DECLS
