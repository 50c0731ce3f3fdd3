/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "bench-frame.h"
#include "bench-large.h"
#include "bench.h"

#include "model/pb-edit.h"
#include "model/pb-sheet-edit.h"
#include "views/pb-budget-view.h"
#include "views/pb-money-table.h"

/* A table of 5 000 lines × 12 columns in a window: a figure confirmed, a digit typed, the cursor moved, a page
 * scrolled, each to the frame that shows it. The floors are a bare GtkText that gets another text, and a list of as
 * many labels. */

#define N_LINES 5000
#define N_COLUMNS 12

typedef struct
{
  PbPlan *plan;
  gint64 sheet;
  gint64 line;
  gint64 column;
  guint n;

  GtkWidget *window;
  GtkWidget *view; /* the table alone, then the view that it is in */
  GtkWidget *bare; /* the floors' window */
  GtkWidget *text;
  GtkWidget *list;
} Bench;

static void
make_table (Bench *bench)
{
  PbEdit *edit = pb_edit_new (bench->plan, "Table");
  gint64 columns[N_COLUMNS], group = 0;
  g_autoptr (GError) error = NULL;

  bench->sheet = pb_edit_insert (edit, PB_TABLE_SHEET);
  pb_edit_set_text (edit, bench->sheet, PB_SHEET_TITLE, "Tabell");
  pb_edit_set_enum (edit, bench->sheet, PB_SHEET_UNIT, PB_UNIT_TKR);
  pb_edit_set_enum (edit, bench->sheet, PB_SHEET_SIGN, PB_SIGN_COST_NEGATIVE);
  pb_edit_set_int (edit, bench->sheet, PB_SHEET_DECIMALS, 0);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2020 + i);

      columns[i] = pb_edit_insert (edit, PB_TABLE_COLUMN);
      pb_edit_set_int (edit, columns[i], PB_COLUMN_SHEET, bench->sheet);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_PERIOD, year);
      pb_edit_set_enum (edit, columns[i], PB_COLUMN_MEASURE, PB_MEASURE_PLAN);
      pb_edit_set_text (edit, columns[i], PB_COLUMN_LABEL, year);
    }
  for (guint i = 0; i < N_LINES; i++)
    {
      PbLineKind kind = i == N_LINES - 1 ? PB_LINE_BALANCE : i % 20 == 0 ? PB_LINE_SUM : PB_LINE_GIVEN;
      gint64 line = pb_edit_insert (edit, PB_TABLE_LINE);
      g_autofree char *title = g_strdup_printf ("Verksamhet %u", i);

      pb_edit_set_int (edit, line, PB_LINE_SHEET, bench->sheet);
      pb_edit_set_text (edit, line, PB_LINE_TITLE, title);
      pb_edit_set_enum (edit, line, PB_LINE_KIND, kind);
      if (kind == PB_LINE_SUM)
        group = line;
      if (kind != PB_LINE_GIVEN)
        continue;
      pb_edit_set_int (edit, line, PB_LINE_PARENT, group);
      for (guint c = 0; c < N_COLUMNS; c++)
        {
          gint64 cell = pb_edit_insert (edit, PB_TABLE_CELL);

          pb_edit_set_int (edit, cell, PB_CELL_LINE, line);
          pb_edit_set_int (edit, cell, PB_CELL_COLUMN, columns[c]);
          pb_edit_set_int (edit, cell, PB_CELL_AMOUNT, -(gint64)(i * 100000 + c * 1000));
        }
      if (i == 2)
        bench->line = line;
    }
  bench->column = columns[0];
  bench_must (pb_edit_commit (edit, &error), &error);
}

static GtkWidget *
get_list (Bench *bench)
{
  return gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (bench->window)), GTK_TYPE_LIST_VIEW);
}

static void
press (Bench *bench, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (get_list (bench));
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
  if (!taken)
    g_error ("Nobody took the key %u", key);
}

static void
edit_ours (gpointer data)
{
  Bench *bench = data;
  g_autofree char *text = g_strdup_printf ("-%u", ++bench->n);
  g_autoptr (GError) error = NULL;

  bench_must (pb_sheet_set_text (bench->plan, 0, bench->line, bench->column, text, &error), &error);
  bench_frame_wait (bench->view);
}

static void
type_ours (gpointer data)
{
  Bench *bench = data;
  g_autofree char *text = g_strdup_printf ("-%u", ++bench->n);

  gtk_editable_set_text (GTK_EDITABLE (gtk_root_get_focus (GTK_ROOT (bench->window))), text);
  bench_frame_wait (bench->view);
}

static void
type_floor (gpointer data)
{
  Bench *bench = data;
  g_autofree char *text = g_strdup_printf ("-%u", ++bench->n);

  gtk_editable_set_text (GTK_EDITABLE (bench->text), text);
  bench_frame_wait (bench->text);
}

static void
move_ours (gpointer data)
{
  Bench *bench = data;

  press (bench, bench->n++ % 2 ? GDK_KEY_Up : GDK_KEY_Down);
  bench_frame_wait (bench->view);
}

static void
scroll_ours (gpointer data)
{
  Bench *bench = data;

  press (bench, GDK_KEY_Page_Down);
  bench_frame_wait (bench->view);
}

static void
scroll_floor (gpointer data)
{
  Bench *bench = data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->list));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + 0.9 * gtk_adjustment_get_page_size (adjustment));
  bench_frame_wait (bench->list);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
new_floor_list (void)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Verksamhet %u", i);

      gtk_string_list_append (titles, title);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (titles))), factory);
}

static void
open_floors (Bench *bench)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  bench->bare = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->bare), 1440, 900);
  bench->text = gtk_text_new ();
  bench->list = new_floor_list ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), bench->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bench->text);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_child (GTK_WINDOW (bench->bare), box);
  gtk_window_present (GTK_WINDOW (bench->bare));
}

static void
open_window (Bench *bench, GtkWidget *view)
{
  bench->view = view;
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1440, 900);
  gtk_window_set_child (GTK_WINDOW (bench->window), view);
  gtk_window_present (GTK_WINDOW (bench->window));
  bench_frame_rest (bench);
}

static void
wait_for_focus (Bench *bench)
{
  while (!gtk_root_get_focus (GTK_ROOT (bench->window)) || !get_list (bench))
    g_main_context_iteration (NULL, TRUE);
  press (bench, GDK_KEY_Right);
}

static void
bench_table (Bench *bench)
{
  GtkWidget *table = pb_money_table_new (bench->plan, bench->sheet);

  g_signal_connect_object (bench->plan, "changed", G_CALLBACK (pb_money_table_refresh), table, G_CONNECT_SWAPPED);
  open_window (bench, table);
  pb_money_table_show_line (PB_MONEY_TABLE (table), pb_plan_get_record (bench->plan, PB_TABLE_LINE, bench->line));
  wait_for_focus (bench);
  bench_compare ("figure confirmed, 5 000 × 12, to the frame", "GtkText, new text", 40, bench_frame_rest, edit_ours, type_floor,
                 bench);
  bench_compare ("cursor down and up, to the frame", "GtkText, new text", 40, bench_frame_rest, move_ours, type_floor, bench);
  bench_compare ("a page down, to the frame", "list of labels", 40, bench_frame_rest, scroll_ours, scroll_floor, bench);
  press (bench, GDK_KEY_F2);
  bench_compare ("text typed in the cell, to the frame", "GtkText, new text", 40, bench_frame_rest, type_ours, type_floor, bench);
  press (bench, GDK_KEY_Escape);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

/* With the charts below the table. */
static void
bench_view (Bench *bench)
{
  GtkWidget *view = pb_budget_view_new (bench->plan);

  open_window (bench, view);
  pb_budget_view_show_record (PB_BUDGET_VIEW (view), pb_plan_get_record (bench->plan, PB_TABLE_LINE, bench->line));
  wait_for_focus (bench);
  bench_compare ("the same in the view, with its charts", "GtkText, new text", 40, bench_frame_rest, edit_ours, type_floor, bench);
  gtk_window_destroy (GTK_WINDOW (bench->window));
}

int
main (void)
{
  g_autofree char *path = bench_path ("table.planbok");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  gtk_init ();
  adw_init ();
  /* What moves by itself would set the pace of the frames. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  bench.plan = pb_plan_create (path, &error);
  bench_must (bench.plan != NULL, &error);
  make_table (&bench);
  open_floors (&bench);
  bench_table (&bench);
  bench_view (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.bare));
  g_object_unref (bench.plan);
  bench_finish ();
  return 0;
}
