/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose columns nobody knows are mapped, previewed, imported and remembered. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../model/test-util.h"
#include "app/pb-import-batch.h"
#include "app/pb-mapping-columns.h"
#include "app/pb-mapping-preview.h"

typedef struct
{
  TestPlan base;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_plan_set_up (&f->base, NULL);
  f->path = g_strconcat (pb_plan_get_path (f->base.plan), ".csv", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autofree char *memory = g_build_filename (g_get_user_config_dir (), "planbok", "columns.ini", NULL);

  g_remove (memory);
  g_remove (f->path);
  g_free (f->path);
  test_plan_tear_down (&f->base, NULL);
}

static PbImportBatch *
new_batch (Fixture *f, const char *content)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_assert_true (g_file_set_contents (f->path, content, -1, NULL));
  g_ptr_array_add (paths, f->path);
  return pb_import_batch_new (paths);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *key, gconstpointer value)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && g_object_get_data (G_OBJECT (widget), key) == value)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, key, value);

      if (found)
        return found;
    }
  return NULL;
}

static void
choose (GtkWidget *columns, guint column, const char *name)
{
  GtkWidget *choice = find (columns, GTK_TYPE_DROP_DOWN, "pb-column", GUINT_TO_POINTER (column));
  GListModel *names = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name) == 0)
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
        return;
      }
  g_error ("no choice %s", name);
}

static char *
dup_sentences (GtkWidget *preview)
{
  GtkWidget *view = find (preview, GTK_TYPE_TEXT_VIEW, "none", NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
assert_preview (GtkWidget *preview, PbImportBatch *batch, Fixture *f, PbImportSource *source, const char *part)
{
  g_autofree char *text = NULL;

  pb_mapping_preview_show (PB_MAPPING_PREVIEW (preview), batch, f->base.plan, source);
  text = dup_sentences (preview);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The header in row 3 is found, each choice is seen in the preview, and what is wrong is said as the import says it. */
static void
test_map (Fixture *f, gconstpointer data)
{
  g_autoptr (PbImportBatch) batch
      = new_batch (f, "Extract\n\nKst;Name;Boss\n7;New work;\nseven;Other;\n");
  PbImportSource *source = pb_import_batch_get_sources (batch, NULL)->pdata[0];
  GtkWidget *columns = g_object_ref_sink (pb_mapping_columns_new ());
  GtkWidget *preview = g_object_ref_sink (pb_mapping_preview_new ());
  guint n_changes = 0;

  g_signal_connect_swapped (columns, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_true (pb_import_batch_needs_map (batch));
  g_assert_cmpint (pb_import_source_get_origin (source), ==, PB_SOURCE_UNKNOWN);
  g_assert_cmpuint (pb_import_source_get_header_line (source), ==, 3);
  assert_preview (preview, batch, f, source, "passed by");
  pb_import_source_set_layout (source, pb_layout_by_name ("assignments"));
  pb_mapping_columns_show (PB_MAPPING_COLUMNS (columns), source);
  assert_preview (preview, batch, f, source, "nummer, titel");
  choose (columns, 0, "nummer");
  choose (columns, 1, "titel");
  g_assert_cmpuint (n_changes, ==, 2);
  assert_preview (preview, batch, f, source, "row 5, column “Kst”: “seven” is not a whole number");
  /* A name belongs to one column. */
  choose (columns, 2, "titel");
  g_assert_cmpstr (pb_import_source_get_name (source, 1), ==, "");
  choose (columns, 1, "titel");
  /* Another header row has everything told anew. */
  pb_import_source_set_header_line (source, 4);
  g_assert_cmpstr (pb_import_source_get_header (source, 1), ==, "New work");
  g_assert_cmpstr (pb_import_source_get_name (source, 1), ==, "");
  g_object_unref (columns);
  g_object_unref (preview);
}

/* What was imported so is read so again, also where the headers stand in another row. */
static void
test_remember (Fixture *f, gconstpointer data)
{
  g_autoptr (PbImportBatch) first = new_batch (f, "Group;Closing 2023\nIncome;10\n");
  g_autoptr (PbImportBatch) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = NULL;
  g_autoptr (PbImportReport) again = NULL;
  PbImportSource *source = pb_import_batch_get_sources (first, NULL)->pdata[0];
  g_autofree char *missing = NULL;

  pb_import_source_set_layout (source, pb_layout_by_name ("tables"));
  pb_import_source_set_name (source, 0, "rad");
  pb_import_source_set_name (source, 1, "2023 outcome");
  missing = pb_import_source_dup_missing (source);
  g_assert_cmpstr (missing, ==, "tabell");
  pb_import_source_set_given (source, "tabell", "From the system");
  pb_import_source_set_given (source, "enhet", "tkr");
  g_assert_null (pb_import_source_dup_missing (source));
  report = pb_import_batch_run (first, f->base.plan, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_plan_peek_records (f->base.plan, PB_TABLE_SHEET)->len, ==, 1);

  second = new_batch (f, "Title\n\nGROUP;closing 2023\nIncome;11\n");
  source = pb_import_batch_get_sources (second, NULL)->pdata[0];
  g_assert_cmpint (pb_import_source_get_origin (source), ==, PB_SOURCE_REMEMBERED);
  g_assert_cmpuint (pb_import_source_get_header_line (source), ==, 3);
  g_assert_cmpstr (pb_import_source_get_given (source, "enhet"), ==, "tkr");
  again = pb_import_batch_run (second, f->base.plan, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (again->changed);
  g_assert_cmpuint (pb_plan_peek_records (f->base.plan, PB_TABLE_SHEET)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("planbok-config-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (config, "planbok", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/mapping/map", Fixture, NULL, set_up, test_map, tear_down);
  g_test_add ("/mapping/remember", Fixture, NULL, set_up, test_remember, tear_down);
  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (config);
  return status;
}
