/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "bench-frame.h"
#include "bench-large.h"
#include "bench.h"

#include "model/pb-fetch.h"
#include "views/pb-benchmarks-view.h"

/* Search as you type among as many indicators as a municipality may fetch, and among far more: from the keystroke to the
 * list that is left, against a plain strstr over the same titles, and to the frame that shows it, against a bare GtkText
 * that gets another text. Every indicator has values, so that its row has a line to draw. */

#define N_PLACES 8
#define N_YEARS 12
#define FIRST_YEAR 2012

typedef struct
{
  PbPlan *plan;
  GPtrArray *titles; /* folded */
  GtkWidget *window;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *bare; /* the floor's window */
  GtkWidget *text;
  guint key;
  guint found;
} Bench;

static const char *const subjects[] = { "LSS boende", "hemtjänst", "förskola", "missbruksvård", "gymnasieskola" };

/* As typed, a letter at a time, and taken back. */
static const char *const keystrokes[] = { "h", "he", "hem", "hemt", "hemtjänst", "hemtjänst 1", "hemtjänst 17", "hemtj", "h", "" };

static const char *
get_text (const Bench *bench)
{
  return keystrokes[bench->key % G_N_ELEMENTS (keystrokes)];
}

static gint64
add_place (PbEdit *edit, guint i)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_ENTITY);
  g_autofree char *name = g_strdup_printf ("Kommun %u", i);

  pb_edit_set_enum (edit, id, PB_ENTITY_KIND, PB_ENTITY_MUNICIPALITY);
  pb_edit_set_text (edit, id, PB_ENTITY_NAME, name);
  pb_edit_set_int (edit, id, PB_ENTITY_OWN, i == 0);
  return id;
}

static void
add_indicator (Bench *bench, PbEdit *edit, PbBulk *bulk, const gint64 *places, guint i)
{
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR);
  char *title = g_strdup_printf ("Kostnad %s %u", subjects[i % G_N_ELEMENTS (subjects)], i);

  pb_edit_set_text (edit, id, PB_INDICATOR_TITLE, title);
  pb_edit_set_text (edit, id, PB_INDICATOR_UNIT, "kr/inv");
  pb_edit_set_enum (edit, id, PB_INDICATOR_BETTER, PB_BETTER_LOWER);
  for (guint p = 0; p < N_PLACES; p++)
    for (guint y = 0; y < N_YEARS; y++)
      pb_bulk_add (bulk, id, places[p], FIRST_YEAR + (int) y, PB_GENDER_TOTAL, PB_POINT_VALUE,
                   (i * 7919u + p * 104729u + y * 1299709u) % 100000u, 1);
  g_ptr_array_add (bench->titles, g_utf8_casefold (title, -1));
  g_free (title);
}

static void
make_plan (Bench *bench, const char *path, guint n)
{
  const PbFetchFacts facts = { "Kolada", NULL, NULL, NULL };
  g_autoptr (PbBulk) bulk = pb_bulk_new ();
  g_autoptr (GError) error = NULL;
  gint64 places[N_PLACES];
  PbEdit *edit;

  bench->plan = pb_plan_create (path, &error);
  bench_must (bench->plan != NULL, &error);
  edit = pb_edit_new (bench->plan, "Fetch");
  for (guint p = 0; p < N_PLACES; p++)
    places[p] = add_place (edit, p);
  for (guint i = 0; i < n; i++)
    add_indicator (bench, edit, bulk, places, i);
  pb_bulk_write (bulk, edit, &facts, FALSE, NULL);
  bench_must (pb_edit_commit (edit, &error), &error);
}

static void
searched_cb (GtkWidget *search, gboolean *searched)
{
  *searched = TRUE;
}

/* What is new at the end comes, or what is there too much goes: to set the text would empty the field first. */
static void
type (GtkEditable *editable, const char *text)
{
  g_autofree char *before = g_strdup (gtk_editable_get_text (editable));
  int position = (int) g_utf8_strlen (text, -1);

  if (g_str_has_prefix (text, before))
    {
      position = (int) g_utf8_strlen (before, -1);
      gtk_editable_insert_text (editable, text + strlen (before), -1, &position);
    }
  else
    gtk_editable_delete_text (editable, position, -1);
}

/* The entry tells of the text when it comes to it. */
static void
search_ours (gpointer data)
{
  Bench *bench = data;
  gboolean searched = FALSE;
  gulong handler = g_signal_connect (bench->search, "search-changed", G_CALLBACK (searched_cb), &searched);

  type (GTK_EDITABLE (bench->search), get_text (bench));
  while (!searched)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (bench->search, handler);
  bench->found = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (bench->list))));
}

static void
search_floor (gpointer data)
{
  Bench *bench = data;
  g_auto (GStrv) words = g_strsplit (get_text (bench), " ", -1);
  guint found = 0;

  for (guint i = 0; i < bench->titles->len; i++)
    {
      gboolean all = TRUE;

      for (char **word = words; *word && all; word++)
        all = strstr (bench->titles->pdata[i], *word) != NULL;
      found += all;
    }
  /* And the heading above them. */
  if (found + (found > 0) != bench->found)
    g_error ("“%s” gives %u rows, but %u have it", get_text (bench), bench->found, found);
  bench->key++;
}

static void
show_ours (gpointer data)
{
  Bench *bench = data;

  search_ours (bench);
  bench_frame_wait (bench->window);
}

static void
show_floor (gpointer data)
{
  Bench *bench = data;

  type (GTK_EDITABLE (bench->text), get_text (bench));
  bench_frame_wait (bench->bare);
  bench->key++;
}

static GtkWidget *
open_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  bench_frame_rest (NULL);
  return window;
}

static GtkWidget *
find (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, css_class))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find (child, css_class);
  return found;
}

static void
bench_search (guint n)
{
  g_autofree char *name = g_strdup_printf ("%u.planbok", n);
  g_autofree char *path = bench_path (name);
  g_autofree char *filtered = g_strdup_printf ("search keystroke, %u indicators", n);
  g_autofree char *shown = g_strdup_printf ("the same to the frame, %u indicators", n);
  Bench bench = { .titles = g_ptr_array_new_with_free_func (g_free), .text = gtk_text_new () };

  make_plan (&bench, path, n);
  bench.bare = open_window (bench.text);
  bench.window = open_window (pb_benchmarks_view_new (bench.plan));
  bench.search = find (find (bench.window, "pb-benchmarks-side"), "pb-search");
  bench.list = find (bench.window, "pb-benchmarks-list");
  bench_compare (filtered, "strstr over the same titles", 100, bench_frame_rest, search_ours, search_floor, &bench);
  bench_compare (shown, "GtkText, new text", 100, bench_frame_rest, show_ours, show_floor, &bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  gtk_window_destroy (GTK_WINDOW (bench.bare));
  bench_frame_rest (NULL);
  pb_plan_close (bench.plan);
  g_object_unref (bench.plan);
  g_ptr_array_unref (bench.titles);
}

int
main (void)
{
  gtk_init ();
  adw_init ();
  /* What moves by itself would set the pace of the frames. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  bench_search (300);
  bench_search (10000);
  bench_finish ();
  return 0;
}
