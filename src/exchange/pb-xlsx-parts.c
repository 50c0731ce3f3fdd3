/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workbook's archive says of its parts, the styles and the shared strings. */
#include "pb-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-error.h"

#define MAX_STYLES 65536

static gboolean
fail (PbXlsx *self, const char *sentence, GError **error)
{
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _ ("%s: %s"), self->name, sentence);
  return FALSE;
}

/* Which kind each part is of, as [Content_Types].xml has it. */
typedef struct
{
  GHashTable *parts; /* folded name → kind */
  GHashTable *extensions;
} Kinds;

static void
kinds_start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Kinds *kinds = data;
  const char *kind = pb_xml_attribute (attributes, "ContentType");
  const char *part = pb_xml_attribute (attributes, "PartName");
  const char *extension = pb_xml_attribute (attributes, "Extension");
  if (strcmp (name, "Override") == 0 && part != NULL && kind != NULL)
    g_hash_table_insert (kinds->parts, g_ascii_strdown (*part == '/' ? part + 1 : part, -1), g_strdup (kind));
  else if (strcmp (name, "Default") == 0 && extension != NULL && kind != NULL)
    g_hash_table_insert (kinds->extensions, g_ascii_strdown (extension, -1), g_strdup (kind));
}

typedef struct
{
  char *id;
  char *type;
  char *part;
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
  g_free (relation);
}

typedef struct
{
  const char *folder; /* of the part that the relations are of: "xl/" */
  GPtrArray *relations;
} Relations;

/* The target from the archive's root; whatever it climbs, it stays in the archive. (transfer full) */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *whole = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) steps = g_strsplit (whole, "/", 64);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  for (guint i = 0; steps[i] != NULL; i++)
    if (strcmp (steps[i], "..") == 0)
      g_ptr_array_set_size (kept, kept->len > 0 ? kept->len - 1 : 0);
    else if (*steps[i] != '\0' && strcmp (steps[i], ".") != 0)
      g_ptr_array_add (kept, steps[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **)kept->pdata);
}

static void
relations_start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Relations *relations = data;
  const char *id = pb_xml_attribute (attributes, "Id"), *type = pb_xml_attribute (attributes, "Type");
  const char *target = pb_xml_attribute (attributes, "Target"), *mode = pb_xml_attribute (attributes, "TargetMode");
  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL
      || g_strcmp0 (mode, "External") == 0 || relations->relations->len >= PB_ZIP_MAX_ENTRIES)
    return;
  const char *slash = strrchr (type, '/');
  Relation *relation = g_new (Relation, 1);
  *relation
      = (Relation){ g_strdup (id), g_strdup (slash != NULL ? slash + 1 : type), resolve (relations->folder, target) };
  g_ptr_array_add (relations->relations, relation);
}

/* Those of a part ("" is the archive); none where it has none. */
static gboolean
read_relations (PbXlsx *self, const char *part, GPtrArray *list, GError **error)
{
  static const PbXmlHandler handler = { relations_start, NULL, NULL };
  const char *slash = strrchr (part, '/'), *base = slash != NULL ? slash + 1 : part;
  g_autofree char *folder = g_strndup (part, base - part);
  g_autofree char *name = g_strconcat (folder, "_rels/", base, ".rels", NULL);
  Relations relations = { folder, list };
  return !pb_zip_has_part (self->zip, name) || pb_xml_read (self->zip, name, &handler, &relations, NULL, error);
}

static const Relation *
find_relation (GPtrArray *relations, const char *type, const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];
      if ((type == NULL || strcmp (relation->type, type) == 0) && (id == NULL || strcmp (relation->id, id) == 0))
        return relation;
    }
  return NULL;
}

/* The part that is the workbook. (transfer full) */
static char *
find_workbook (PbXlsx *self, GError **error)
{
  static const PbXmlHandler handler = { kinds_start, NULL, NULL };
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) extensions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  Kinds kinds = { parts, extensions };
  if (!pb_zip_has_part (self->zip, "[Content_Types].xml"))
    {
      fail (self,
            _ ("the file is no Excel workbook. Open it in the program that made it and save it as an Excel workbook "
               "(.xlsx)."),
            error);
      return NULL;
    }
  if (!pb_xml_read (self->zip, "[Content_Types].xml", &handler, &kinds, NULL, error)
      || !read_relations (self, "", relations, error))
    return NULL;
  const Relation *document = find_relation (relations, "officeDocument", NULL);
  g_autofree char *folded = document != NULL ? g_ascii_strdown (document->part, -1) : NULL;
  const char *kind = folded != NULL ? g_hash_table_lookup (parts, folded) : NULL;
  const char *dot = folded != NULL ? strrchr (folded, '.') : NULL;
  if (kind == NULL && dot != NULL)
    kind = g_hash_table_lookup (extensions, dot + 1);
  if (kind != NULL && strstr (kind, "sheet.binary") != NULL)
    fail (self, _ ("the file is a binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx)."),
          error);
  else if (kind == NULL || !g_str_has_suffix (kind, ".main+xml")
           || (strstr (kind, "spreadsheetml") == NULL && strstr (kind, "ms-excel") == NULL))
    fail (self, _ ("the file is no Excel workbook, though it is packed as one. Save it as an Excel workbook (.xlsx)."),
          error);
  else
    return g_strdup (document->part);
  return NULL;
}

typedef struct
{
  PbXlsx *xlsx;
  GPtrArray *relations;
} Book;

static void
book_start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Book *book = data;
  if (strcmp (name, "workbookPr") == 0)
    {
      const char *from = pb_xml_attribute (attributes, "date1904");
      book->xlsx->from_1904 = g_strcmp0 (from, "1") == 0 || g_strcmp0 (from, "true") == 0;
    }
  if (strcmp (name, "sheet") != 0)
    return;
  const char *id = pb_xml_attribute (attributes, "id"), *title = pb_xml_attribute (attributes, "name");
  const char *state = pb_xml_attribute (attributes, "state");
  const Relation *relation = id != NULL ? find_relation (book->relations, "worksheet", id) : NULL;
  /* A sheet that is a chart and nothing else has no cells. */
  if (relation == NULL || book->xlsx->sheets->len >= PB_ZIP_MAX_ENTRIES)
    return;
  PbXlsxEntry *entry = g_new (PbXlsxEntry, 1);
  *entry = (PbXlsxEntry){ g_strdup (title != NULL ? title : relation->part), g_strdup (relation->part),
                          state != NULL && strcmp (state, "visible") != 0 };
  g_ptr_array_add (book->xlsx->sheets, entry);
}

typedef struct
{
  PbXlsx *xlsx;
  GHashTable *dates; /* ids of the workbook's own number formats that show dates */
  GHashTable *others;
  gboolean in_cells;
} Styles;

/* The formats that have no code in the file (ECMA-376, 18.8.30, with the East Asian ones). */
static gboolean
is_built_in_date (guint id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static void
styles_start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Styles *styles = data;
  const char *id = pb_xml_attribute (attributes, "numFmtId"), *code = pb_xml_attribute (attributes, "formatCode");
  guint number = id != NULL ? (guint)g_ascii_strtoull (id, NULL, 10) : 0;
  if (strcmp (name, "numFmt") == 0 && code != NULL)
    g_hash_table_add (pb_xlsx_format_is_date (code) ? styles->dates : styles->others, GUINT_TO_POINTER (number));
  else if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = TRUE;
  else if (strcmp (name, "xf") == 0 && styles->in_cells && styles->xlsx->date_styles->len < MAX_STYLES)
    {
      gpointer key = GUINT_TO_POINTER (number);
      guint8 is_date = g_hash_table_contains (styles->dates, key)
                       || (is_built_in_date (number) && !g_hash_table_contains (styles->others, key));
      g_byte_array_append (styles->xlsx->date_styles, &is_date, 1);
    }
}

static void
styles_end (PbXml *xml, const char *name, gpointer data)
{
  Styles *styles = data;
  if (strcmp (name, "cellXfs") == 0)
    styles->in_cells = FALSE;
}

static gboolean
read_styles (PbXlsx *self, const char *part, GError **error)
{
  static const PbXmlHandler handler = { styles_start, styles_end, NULL };
  g_autoptr (GHashTable) dates = g_hash_table_new (NULL, NULL), others = g_hash_table_new (NULL, NULL);
  Styles styles = { self, dates, others, FALSE };
  return pb_xml_read (self->zip, part, &handler, &styles, NULL, error);
}

typedef struct
{
  PbXlsx *xlsx;
  PbXlsxText text;
} Strings;

static void
strings_start (PbXml *xml, const char *name, const char *const *attributes, gpointer data)
{
  Strings *strings = data;
  pb_xlsx_text_start (&strings->text, name);
  if (strcmp (name, "si") == 0)
    {
      g_string_truncate (strings->text.text, 0);
      strings->text.n_characters = 0;
    }
}

static void
strings_end (PbXml *xml, const char *name, gpointer data)
{
  Strings *strings = data;
  pb_xlsx_text_end (&strings->text, name);
  if (strcmp (name, "si") == 0)
    g_ptr_array_add (strings->xlsx->strings, (gpointer)pb_xlsx_keep_text (strings->xlsx, strings->text.text->str));
}

static void
strings_text (PbXml *xml, const char *text, gsize length, gpointer data)
{
  Strings *strings = data;
  if (strings->text.in_text && !strings->text.in_reading)
    pb_xlsx_text_add (&strings->text, xml, text, length);
}

static gboolean
read_strings (PbXlsx *self, const char *part, GError **error)
{
  static const PbXmlHandler handler = { strings_start, strings_end, strings_text };
  g_autoptr (GString) text = g_string_new (NULL);
  Strings strings = { self, { text, 0, FALSE, FALSE } };
  return pb_xml_read (self->zip, part, &handler, &strings, NULL, error);
}

gboolean
pb_xlsx_read_parts (PbXlsx *self, GError **error)
{
  static const PbXmlHandler handler = { book_start, NULL, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *workbook = find_workbook (self, error);
  Book book = { self, relations };
  if (workbook == NULL || !read_relations (self, workbook, relations, error)
      || !pb_xml_read (self->zip, workbook, &handler, &book, NULL, error))
    return FALSE;
  if (self->sheets->len == 0)
    return fail (self, _ ("the workbook has no sheet with cells."), error);
  const Relation *styles = find_relation (relations, "styles", NULL);
  const Relation *strings = find_relation (relations, "sharedStrings", NULL);
  return (styles == NULL || !pb_zip_has_part (self->zip, styles->part) || read_styles (self, styles->part, error))
         && (strings == NULL || !pb_zip_has_part (self->zip, strings->part)
             || read_strings (self, strings->part, error));
}
