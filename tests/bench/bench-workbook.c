/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "bench-large.h"

#include <expat.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "exchange/pb-import.h"
#include "exchange/pb-workbook.h"
#include "exchange/pb-xlsx-read.h"
#include "model/pb-edit.h"

/* Activities, ten columns and a header, out to a workbook and in again: against libxlsxwriter writing cells of the same
 * size in a loop, and against unzipping and parsing the XML alone. Few rows are kept in memory by both, many by neither. */

#define MANY 100000
#define FEW 19000
#define N_COLUMNS 10
#define TITLE "Översyn av verksamhet %d och dess lokaler"

typedef struct
{
  PbPlan *plan;
  char *ours;
  char *floor;
  int n_rows;
  gboolean constant; /* the floor's memory */
} Bench;

static PbPlan *
make_plan (const char *path, int n_rows)
{
  g_autoptr (GError) error = NULL;
  PbPlan *plan = pb_plan_create (path, &error);
  PbEdit *edit = plan ? pb_edit_new (plan, "Bench") : NULL;
  gint64 assignment, role, board, link;

  bench_must (plan != NULL, &error);
  assignment = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);
  role = pb_edit_insert (edit, PB_TABLE_ROLE);
  board = pb_edit_insert (edit, PB_TABLE_BOARD);
  link = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT_BOARD);
  pb_edit_set_text (edit, role, PB_ROLE_NAME, "Avdelningschef");
  pb_edit_set_text (edit, board, PB_BOARD_NAME, "Socialnämnden");
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_ASSIGNMENT, assignment);
  pb_edit_set_int (edit, link, PB_ASSIGNMENT_BOARD_BOARD, board);
  pb_edit_set_int (edit, assignment, PB_ASSIGNMENT_NUMBER, 1);
  pb_edit_set_text (edit, assignment, PB_ASSIGNMENT_TITLE, "Uppdrag");
  pb_edit_set_enum (edit, assignment, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING);
  for (int i = 0; i < n_rows; i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ACTIVITY);
      g_autofree char *title = g_strdup_printf (TITLE, i);

      pb_edit_set_int (edit, id, PB_ACTIVITY_ASSIGNMENT, assignment);
      pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, title);
      pb_edit_set_text (edit, id, PB_ACTIVITY_WANTED_EFFECT, "Färre kvadratmeter");
      pb_edit_set_int (edit, id, PB_ACTIVITY_ROLE, role);
      pb_edit_set_text (edit, id, PB_ACTIVITY_START, "2026-01-01");
      pb_edit_set_text (edit, id, PB_ACTIVITY_DUE, "2026-12-31");
      pb_edit_set_enum (edit, id, PB_ACTIVITY_STATUS, PB_STATUS_ONGOING);
      pb_edit_set_text (edit, id, PB_ACTIVITY_DONE_ON, "2026-11-30");
    }
  bench_must (pb_edit_commit (edit, &error), &error);
  return plan;
}

static void
export_ours (gpointer data)
{
  Bench *bench = data;
  const PbExportOptions options = { NULL, NULL, "activities" };
  g_autoptr (GError) error = NULL;

  bench_must (pb_workbook_write (bench->plan, bench->ours, &options, NULL, NULL, NULL, &error), &error);
}

static void
export_floor (gpointer data)
{
  Bench *bench = data;
  lxw_workbook_options options = { .constant_memory = bench->constant };
  lxw_workbook *book = workbook_new_opt (bench->floor, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *date = workbook_add_format (book);

  format_set_num_format (date, "yyyy-mm-dd");
  for (int row = 0; row < bench->n_rows; row++)
    {
      char title[128];

      g_snprintf (title, sizeof title, TITLE, row);
      worksheet_write_number (sheet, row, 0, 1, NULL);
      worksheet_write_string (sheet, row, 1, "Uppdrag", NULL);
      worksheet_write_string (sheet, row, 2, title, NULL);
      worksheet_write_string (sheet, row, 3, "Färre kvadratmeter", NULL);
      worksheet_write_string (sheet, row, 4, "Avdelningschef", NULL);
      worksheet_write_number (sheet, row, 5, 46023, date);
      worksheet_write_number (sheet, row, 6, 46387, date);
      worksheet_write_string (sheet, row, 7, "Pågår", NULL);
      worksheet_write_number (sheet, row, 8, 46356, date);
      worksheet_write_string (sheet, row, 9, "Socialnämnden", NULL);
    }
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("libxlsxwriter could not write");
}

static PbXlsx *
open_book (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;
  PbXlsx *xlsx;

  bench_must (g_file_get_contents (bench->ours, &data, &length, &error), &error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  xlsx = pb_xlsx_open (bytes, "bok.xlsx", &error);
  bench_must (xlsx != NULL, &error);
  return xlsx;
}

static void
read_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (PbXlsx) xlsx = open_book (bench);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbXlsxSheet) sheet = pb_xlsx_read_sheet (xlsx, 0, NULL, &error);

  bench_must (sheet != NULL, &error);
  if (pb_xlsx_sheet_get_n_rows (sheet) != (guint) bench->n_rows + 3)
    g_error ("not all rows were read");
}

static void
import_ours (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImport) import = pb_import_new (bench->plan);
  g_autoptr (PbImportReport) report = NULL;

  bench_must (pb_import_add_file (import, bench->ours, "activities", &error), &error);
  report = pb_import_run (import, TRUE, NULL, &error);
  bench_must (report != NULL, &error);
}

static void
parse_floor (gpointer data)
{
  Bench *bench = data;
  unzFile file = unzOpen64 (bench->ours);

  for (int status = unzGoToFirstFile (file); status == UNZ_OK; status = unzGoToNextFile (file))
    {
      XML_Parser parser = XML_ParserCreate (NULL);
      int n = 1;

      unzOpenCurrentFile (file);
      while (n > 0)
        {
          n = unzReadCurrentFile (file, XML_GetBuffer (parser, 65536), 65536);
          if (XML_ParseBuffer (parser, n, n == 0) != XML_STATUS_OK)
            g_error ("%s", XML_ErrorString (XML_GetErrorCode (parser)));
        }
      unzCloseCurrentFile (file);
      XML_ParserFree (parser);
    }
  unzClose (file);
}

static guint64
read_status (const char *field)
{
  g_autofree char *status = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  at = strstr (status, field);
  return at ? g_ascii_strtoull (at + strlen (field) + 1, NULL, 10) : 0;
}

/* KiB that it takes at most, above what was there before. */
static double
measure_peak (BenchFunc func, gpointer data)
{
  guint64 before;

  /* What was freed goes back, and Linux begins to count the peak anew. */
  malloc_trim (0);
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0666, NULL);
  before = read_status ("VmRSS");
  func (data);
  return MAX (1, (double) read_status ("VmHWM") - (double) before);
}

static void
compare_peaks (const char *what, const char *floor_name, BenchFunc ours, BenchFunc floor, Bench *bench)
{
  double floor_kib = measure_peak (floor, bench);
  double ours_kib = measure_peak (ours, bench);

  printf ("%-42s %8.1f MiB %8.1f MiB %7.2fx  %s\n", what, ours_kib / 1024, floor_kib / 1024, ours_kib / floor_kib,
           floor_name);
}

static void
run (Bench *bench, const char *plan_name, int n_rows, gboolean constant)
{
  g_autofree char *path = bench_path (plan_name);
  g_autofree char *out = g_strdup_printf ("export %d rows × %d columns", n_rows, N_COLUMNS);
  g_autofree char *out_peak = g_strconcat (out, ", peak memory", NULL);
  const char *floor_name = constant ? "libxlsxwriter, constant memory" : "libxlsxwriter, normal memory";

  bench->plan = make_plan (path, n_rows);
  bench->n_rows = n_rows;
  bench->constant = constant;
  compare_peaks (out_peak, floor_name, export_ours, export_floor, bench);
  bench_compare (out, floor_name, 3, NULL, export_ours, export_floor, bench);
  if (constant)
    {
      compare_peaks ("read the same, peak memory", "unzip and parse the XML", read_ours, parse_floor, bench);
      bench_compare ("read the same", "unzip and parse the XML", 3, NULL, read_ours, parse_floor, bench);
      bench_compare ("import the same, dry", "unzip and parse the XML", 1, NULL, import_ours, parse_floor, bench);
    }
  pb_plan_close (bench->plan);
  g_clear_object (&bench->plan);
}

int
main (void)
{
  Bench bench = { .ours = bench_path ("ours.xlsx"), .floor = bench_path ("floor.xlsx") };

  run (&bench, "many.planbok", MANY, TRUE);
  run (&bench, "few.planbok", FEW, FALSE);
  g_free (bench.ours);
  g_free (bench.floor);
  bench_finish ();
  return 0;
}
