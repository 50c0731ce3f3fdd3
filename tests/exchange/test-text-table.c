/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>
#include "exchange/pb-text-table.h"

/* The table as text: cells between bars, each row after its line number. */
static char *
describe (PbTextTable *table)
{
  GString *text = g_string_new (NULL);
  for (guint c = 0; c < pb_text_table_get_n_columns (table); c++)
    g_string_append_printf (text, "%s|", pb_text_table_get_header (table, c));
  for (guint r = 0; r < pb_text_table_get_n_rows (table); r++)
    {
      g_string_append_printf (text, " %u:", pb_text_table_get_line (table, r));
      for (guint c = 0; c < MAX (pb_text_table_get_n_columns (table), pb_text_table_get_n_cells (table, r)); c++)
        g_string_append_printf (text, "%s|", pb_text_table_get_cell (table, r, c));
    }
  return g_string_free (text, FALSE);
}

#define BYTES(s) s, sizeof s - 1

static const struct
{
  const char *name;
  const char *data;
  gsize length;
  const char *expected; /* NULL: refused */
} cases[] = {
  { "tabs", BYTES ("a\tb\n1\t2\n"), "a|b| 2:1|2|" },
  { "semicolons", BYTES ("a;b,c\n1;2\n"), "a|b,c| 2:1|2|" },
  { "commas", BYTES ("a,b\n1,2\n"), "a|b| 2:1|2|" },
  { "one column", BYTES ("a\n1\n2"), "a| 2:1| 3:2|" },
  { "separator by the header, quotes respected", BYTES ("\"a;b;c\",d\n1;2,3\n"), "a;b;c|d| 2:1;2|3|" },
  { "CRLF", BYTES ("a,b\r\n1,2\r\n"), "a|b| 2:1|2|" },
  { "CR alone", BYTES ("a,b\r1,2\r3,4"), "a|b| 2:1|2| 3:3|4|" },
  { "UTF-8 with mark", BYTES ("\xef\xbb\xbfn\xc3\xa4mnd,b\n1,2\n"), "nämnd|b| 2:1|2|" },
  { "Windows-1252", BYTES ("n\xe4mnd;\x80\n\x96 7,1;2\n"), "nämnd|€| 2:– 7,1|2|" },
  { "UTF-16 little",
    BYTES ("\xff\xfe"
           "a\0;\0b\0\n\0\xe4\0;\0"
           "1\0"),
    "a|b| 2:ä|1|" },
  { "UTF-16 big",
    BYTES ("\xfe\xff\0a\0;\0b\0\n\0\xe4\0;\0"
           "1"),
    "a|b| 2:ä|1|" },
  { "half a UTF-16 character",
    BYTES ("\xff\xfe"
           "a\0;"),
    NULL },
  { "UTF-8 mark and no UTF-8",
    BYTES ("\xef\xbb\xbf"
           "a,\xff\n"),
    NULL },
  { "bytes that Windows-1252 has not", BYTES ("a,b\n\x81,\x8d\n"), NULL },
  { "zero bytes", BYTES ("a,b\n1,\0\n"), NULL },
  { "comments before the header, not after", BYTES ("# one\n#two;;;;\n\na;b\n# three;4\n"), "a|b| 5:# three|4|" },
  { "blank lines", BYTES ("\n \na,b\n\n1,2\n,\n  \n3,4\n"), "a|b| 5:1|2| 8:3|4|" },
  { "quotes", BYTES ("a,b\n\"x, \"\"y\"\"\",\"\"\n"), "a|b| 2:x, \"y\"||" },
  { "line break in a cell", BYTES ("a,b\n\"one\r\ntwo\",2\n3,4\n"), "a|b| 2:one\ntwo|2| 4:3|4|" },
  { "text after a quote", BYTES ("a,b\n\"x\"y,2\n"), "a|b| 2:xy|2|" },
  { "a quote inside text", BYTES ("a,b\n5\" pipe,2\n"), "a|b| 2:5\" pipe|2|" },
  { "a quote that never ends", BYTES ("a,b\n1,2\n\"x,y\nz"), NULL },
  { "short and long rows", BYTES ("a,b\n1\n1,2,3\n"), "a|b| 2:1|| 3:1|2|3|" },
  { "spaces around", BYTES (" a , b\n 1 ,\t2 \n"), "a|b| 2:1|2|" },
  { "Excel's own line", BYTES ("sep=;\na,x;b\n1;2\n"), "a,x|b| 3:1|2|" },
  { "header alone", BYTES ("a,b"), "a|b|" },
  { "only comments", BYTES ("# a\n# b"), NULL },
  { "nothing", BYTES (""), NULL },
  { "a mark and nothing", BYTES ("\xef\xbb\xbf"), NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PbTextTable) table = pb_text_table_parse (cases[i].data, cases[i].length, "fil.csv", &error);
      g_test_message ("%s", cases[i].name);
      if (cases[i].expected == NULL)
        {
          g_assert_null (table);
          g_assert_nonnull (strstr (error->message, "fil.csv"));
          continue;
        }
      g_assert_no_error (error);
      g_autofree char *text = describe (table);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
refuse (GString *data, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (pb_text_table_parse (data->str, data->len, "fil.csv", &error));
  g_assert_nonnull (strstr (error->message, sentence));
  g_string_free (data, TRUE);
}

static GString *
repeat (const char *start, const char *text, guint n)
{
  GString *data = g_string_new (start);
  for (guint i = 0; i < n; i++)
    g_string_append (data, text);
  return data;
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  refuse (repeat ("a;b\n", ";x", 1001), "row 2: the row has more than 1,000 columns");
  refuse (repeat ("a;b\n", "1;2\n", 1000 * 1000 + 1), "more than a million rows");
  refuse (repeat ("a;b\n1;", "0123456789", 110 * 1000), "row 2: a cell holds more than 1 MB");
  g_assert_null (pb_text_table_parse ("", (gsize)PB_TEXT_TABLE_MAX_BYTES + 1, "fil.csv", &error));
  g_assert_nonnull (strstr (error->message, "larger than 64 MB"));

  GString *most = repeat ("a;b\n", "1;2\n", 1000 * 1000);
  g_autoptr (PbTextTable) table = pb_text_table_parse (most->str, most->len, "fil.csv", NULL);
  g_assert_cmpuint (pb_text_table_get_n_rows (table), ==, 1000 * 1000);
  g_assert_cmpuint (pb_text_table_get_line (table, 999999), ==, 1000 * 1000 + 1);
  g_string_free (most, TRUE);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (pb_text_table_load ("/nowhere/fil.csv", &error));
  g_assert_nonnull (strstr (error->message, "There is no file /nowhere/fil.csv"));
  g_clear_error (&error);
  g_assert_null (pb_text_table_load (g_get_tmp_dir (), &error));
  g_assert_nonnull (strstr (error->message, "is a folder"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-table/cases", test_cases);
  g_test_add_func ("/text-table/limits", test_limits);
  g_test_add_func ("/text-table/files", test_files);
  return g_test_run ();
}
