/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../model/test-tables.h"
#include "app/pb-presentation-monitor.h"
#include "app/pb-presentation-place.h"
#include "app/pb-presentation.h"
#include "model/pb-assignment.h"
#include "model/pb-locale.h"
#include "model/pb-scenario.h"
#include "test-tree.h"
#include "views/pb-slide.h"
#include "widgets/pb-widget-palette.h"

typedef struct
{
  char *folder;
  PbPlan *plan;
  GSettings *settings;
  GtkWidget *from;
  PbPresentation *shown; /* weak */
} Fixture;

/* A copy of the released file of the whole plan, since opening it migrates it; or an empty plan. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *released = g_build_filename (g_getenv ("PB_FIXTURES"), "v1.planbok", NULL);
  g_autofree char *source = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("planbok-presentation-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "plan.planbok", NULL);
  source = g_build_filename (f->folder, "released.planbok", NULL);
  g_assert_true (g_file_get_contents (released, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (source, bytes, (gssize) size, &error));
  f->plan = data ? pb_plan_create (path, &error) : pb_plan_create_from (path, source, &error);
  g_assert_no_error (error);
  f->settings = g_settings_new (PB_APP_ID);
  g_settings_reset (f->settings, "presentation-places");
  f->from = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (f->from));
}

static void
leave (Fixture *f)
{
  if (f->shown)
    gtk_window_destroy (GTK_WINDOW (f->shown));
  test_wait_until (f->shown == NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  leave (f);
  gtk_window_destroy (GTK_WINDOW (f->from));
  test_settle ();
  g_assert_finalize_object (f->plan);
  g_object_unref (f->settings);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static void
show (Fixture *f)
{
  g_set_weak_pointer (&f->shown, PB_PRESENTATION (pb_presentation_new (GTK_WINDOW (f->from), f->plan, f->settings)));
  gtk_window_present (GTK_WINDOW (f->shown));
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (f->shown)));
  test_settle ();
}

static gboolean
key (Fixture *f, guint keyval, GdkModifierType state)
{
  gboolean taken = test_key (GTK_WIDGET (f->shown), GTK_PHASE_CAPTURE, keyval, state);

  test_settle ();
  return taken;
}

static const PbSlide *
get_slide (Fixture *f)
{
  return pb_slide_deck_get_slide (pb_presentation_get_deck (f->shown), pb_presentation_get_place (f->shown));
}

static int
get_number (Fixture *f)
{
  const PbSlide *slide = get_slide (f);

  return slide->kind == PB_SLIDE_ASSIGNMENT ? (int) pb_record_get_int (slide->record, PB_ASSIGNMENT_NUMBER) : 0;
}

static PbSlideDeck *
new_deck (PbPlan *plan)
{
  GDate today;

  g_date_set_dmy (&today, 22, 11, 2026);
  return pb_slide_deck_new (plan, &today);
}

static guint
count (PbSlideDeck *deck, PbSlideKind kind)
{
  guint n = 0;

  for (guint i = 0; i < pb_slide_deck_get_n_rows (deck); i++)
    n += pb_slide_deck_get_slide (deck, &(PbSlidePlace) { i, 0 })->kind == kind;
  return n;
}

/* Title, overview, every assignment by number, a balance a board, comparisons, findings: in that order. */
static void
test_order (Fixture *f, gconstpointer data)
{
  static const PbSlideKind order[]
      = { PB_SLIDE_TITLE, PB_SLIDE_OVERVIEW, PB_SLIDE_ASSIGNMENT, PB_SLIDE_BALANCE, PB_SLIDE_COMPARISON, PB_SLIDE_FINDINGS };
  g_autoptr (PbSlideDeck) deck = new_deck (f->plan);
  guint at = 0;
  gint64 last = 0;

  g_assert_cmpuint (count (deck, PB_SLIDE_TITLE), ==, 1);
  g_assert_cmpuint (count (deck, PB_SLIDE_OVERVIEW), ==, 1);
  g_assert_cmpuint (count (deck, PB_SLIDE_ASSIGNMENT), ==, 24);
  g_assert_cmpuint (count (deck, PB_SLIDE_BALANCE), ==, 2);
  g_assert_cmpuint (count (deck, PB_SLIDE_COMPARISON), >=, 5);
  g_assert_cmpuint (count (deck, PB_SLIDE_FINDINGS), >=, 1);
  for (guint i = 0; i < pb_slide_deck_get_n_rows (deck); i++)
    {
      const PbSlide *slide = pb_slide_deck_get_slide (deck, &(PbSlidePlace) { i, 0 });

      while (at < G_N_ELEMENTS (order) && order[at] != slide->kind)
        at++;
      g_assert_cmpuint (at, <, G_N_ELEMENTS (order));
      if (slide->kind == PB_SLIDE_ASSIGNMENT)
        {
          g_assert_cmpint (pb_record_get_int (slide->record, PB_ASSIGNMENT_NUMBER), ==, last + 1);
          last++;
        }
    }
}

/* Every slide of a plan, at every depth, can be made, and is named by a heading of its own. */
static void
make_all (PbPlan *plan)
{
  g_autoptr (PbSlideDeck) deck = new_deck (plan);

  for (guint row = 0; row < pb_slide_deck_get_n_rows (deck); row++)
    for (guint depth = 0; depth < pb_slide_deck_get_depth (deck, row); depth++)
      {
        g_autoptr (GtkWidget) slide = g_object_ref_sink (pb_slide_new (deck, &(PbSlidePlace) { row, depth }, 0));

        g_assert_cmpstr (pb_slide_get_heading (slide), !=, "");
        g_assert_true (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (slide)) == GTK_ACCESSIBLE_ROLE_GROUP);
        gtk_test_accessible_assert_property (GTK_ACCESSIBLE (slide), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             pb_slide_get_heading (slide));
      }
}

static void
test_all_slides (Fixture *f, gconstpointer data)
{
  make_all (f->plan);
}

/* No assignments at all; then 200, and one board with a table but no benchmarks. */
static void
test_any_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (PbSlideDeck) empty = new_deck (f->plan);
  g_autoptr (PbSlideDeck) full = NULL;
  PbEdit *edit;
  gint64 board, sheet, columns[4], line;

  g_assert_cmpuint (pb_slide_deck_get_n_rows (empty), ==, 3);
  make_all (f->plan);
  edit = pb_edit_new (f->plan, "Fill");
  for (int i = 1; i <= 200; i++)
    {
      gint64 id = pb_edit_insert (edit, PB_TABLE_ASSIGNMENT);

      pb_edit_set_int (edit, id, PB_ASSIGNMENT_NUMBER, i);
      pb_edit_set_text (edit, id, PB_ASSIGNMENT_TITLE, "Ett uppdrag");
      pb_edit_set_enum (edit, id, PB_ASSIGNMENT_STATUS, PB_STATUS_ONGOING);
    }
  board = test_add_board (edit, "Nämnden");
  sheet = test_add_sheet (edit, board, "Ekonomi i balans", PB_UNIT_MNKR, PB_SIGN_COST_NEGATIVE);
  test_add_years (edit, sheet, columns);
  line = test_add_line (edit, sheet, 0, "Underskott i dag", PB_LINE_GIVEN);
  test_set_cell (edit, line, columns[0], MNKR (-50));
  test_add_line (edit, sheet, 0, "Balans", PB_LINE_BALANCE);
  test_commit (edit);
  full = new_deck (f->plan);
  g_assert_cmpuint (count (full, PB_SLIDE_ASSIGNMENT), ==, 200);
  g_assert_cmpuint (count (full, PB_SLIDE_BALANCE), ==, 1);
  g_assert_cmpuint (count (full, PB_SLIDE_COMPARISON), ==, 0);
  make_all (f->plan);
}

/* Four rows, the verdict below each year, and what is rounded in a sentence: the document's own figures. */
static void
test_balance (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "−45.0", "−22.7", "67.6", "109.3", "−30.1", "Deficit", "In balance",
                                       "Funktionsstödsnämnden" };
  g_autoptr (PbSlideDeck) deck = new_deck (f->plan);

  for (guint row = 0; row < pb_slide_deck_get_n_rows (deck); row++)
    {
      PbSlidePlace place = { row, 0 };
      const PbSlide *slide = pb_slide_deck_get_slide (deck, &place);
      g_autoptr (GtkWidget) widget = NULL;

      if (slide->kind != PB_SLIDE_BALANCE
          || g_strcmp0 (pb_record_get_title (slide->record), "Funktionsstödsnämnden") != 0)
        continue;
      widget = g_object_ref_sink (pb_slide_new (deck, &place, 0));
      g_assert_cmpstr (pb_slide_get_heading (widget), ==, "In balance from 2025");
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        g_assert_nonnull (test_find_label (widget, texts[i]));
      g_assert_nonnull (test_find_label (widget, "−0.1 is rounding in the plan's tables and counts as balance."));
      g_assert_null (test_find_label (widget, "Scenario"));
      return;
    }
  g_assert_not_reached ();
}

/* What is in force is what is shown, and it says so. */
static void
test_scenario (Fixture *f, gconstpointer data)
{
  gint64 scenario = pb_scenario_create (f->plan, "Försiktigt", 0, PB_SCENARIO_SCENARIO, NULL, NULL);
  GPtrArray *assignments = pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT);

  for (guint i = 0; i < assignments->len; i++)
    g_assert_true (pb_scenario_set_driver (f->plan, scenario, pb_record_get_id (assignments->pdata[i]), 0, 0, NULL, NULL));
  show (f);
  pb_plan_set_scenario (f->plan, scenario);
  test_settle ();
  key (f, GDK_KEY_2, 0);
  key (f, GDK_KEY_Return, 0);
  g_assert_nonnull (test_find_label (pb_presentation_get_slide (f->shown), "Scenario Försiktigt"));
  for (int i = 0; i < 24; i++)
    key (f, GDK_KEY_Right, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_BALANCE);
  g_assert_nonnull (test_find_label (pb_presentation_get_slide (f->shown), "Scenario Försiktigt"));
  g_assert_nonnull (strstr (pb_slide_get_heading (pb_presentation_get_slide (f->shown)), "Deficit in 2027"));
}

/* Every key that leads on or back, and that each does it. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  static const guint forward[] = { GDK_KEY_Right, GDK_KEY_space, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down,
                                   GDK_KEY_Forward, GDK_KEY_AudioNext, GDK_KEY_Return };
  static const guint back[] = { GDK_KEY_Left, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_KEY_Back, GDK_KEY_AudioPrev,
                                GDK_KEY_BackSpace };

  show (f);
  for (guint i = 0; i < G_N_ELEMENTS (forward); i++)
    {
      g_assert_true (key (f, forward[i], 0));
      g_assert_cmpuint (pb_presentation_get_place (f->shown)->row, ==, i + 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_assert_true (key (f, back[i], 0));
      g_assert_cmpuint (pb_presentation_get_place (f->shown)->row, ==, G_N_ELEMENTS (forward) - i - 1);
    }
  key (f, GDK_KEY_space, GDK_SHIFT_MASK);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_TITLE);
  key (f, GDK_KEY_Left, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_TITLE);
  key (f, GDK_KEY_End, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_FINDINGS);
  key (f, GDK_KEY_Right, 0);
  g_assert_nonnull (pb_presentation_get_plate (f->shown));
  key (f, GDK_KEY_Home, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_TITLE);
  g_assert_null (pb_presentation_get_plate (f->shown));
}

/* Gives assignment 2 an indicator, so that it has all that lies deeper. */
static void
add_comparison (PbPlan *plan)
{
  GPtrArray *indicators = pb_plan_peek_records (plan, PB_TABLE_INDICATOR);
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  PbEdit *edit = pb_edit_new (plan, "Link");
  gint64 id = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);

  pb_edit_set_int (edit, id, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (indicators->pdata[0]));
  pb_edit_set_int (edit, id, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_record_get_id (assignments->pdata[1]));
  test_commit (edit);
}

/* Assignment, money, comparison, the way; with the arrows, and with one key each. */
static void
test_deeper (Fixture *f, gconstpointer data)
{
  static const PbSlideKind chain[] = { PB_SLIDE_ASSIGNMENT, PB_SLIDE_MONEY, PB_SLIDE_COMPARISON, PB_SLIDE_WAY };

  add_comparison (f->plan);
  show (f);
  key (f, GDK_KEY_2, 0);
  key (f, GDK_KEY_Return, 0);
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      g_assert_cmpint (get_slide (f)->kind, ==, chain[i]);
      key (f, GDK_KEY_Down, 0);
    }
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_WAY);
  g_assert_nonnull (pb_presentation_get_plate (f->shown));
  for (guint i = G_N_ELEMENTS (chain); i > 0; i--)
    {
      g_assert_cmpint (get_slide (f)->kind, ==, chain[i - 1]);
      key (f, GDK_KEY_Up, 0);
    }
  g_assert_cmpint (get_number (f), ==, 2);
  key (f, GDK_KEY_m, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_MONEY);
  key (f, GDK_KEY_j, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_COMPARISON);
  key (f, GDK_KEY_j, 0);
  g_assert_cmpint (get_number (f), ==, 2);
  key (f, GDK_KEY_v, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_WAY);
  key (f, GDK_KEY_u, 0);
  g_assert_cmpint (get_number (f), ==, 2);
  key (f, GDK_KEY_m, 0);
  key (f, GDK_KEY_Right, 0);
  g_assert_cmpint (get_number (f), ==, 3);
  key (f, GDK_KEY_j, 0);
  g_assert_cmpint (get_number (f), ==, 3);
  g_assert_nonnull (strstr (pb_presentation_get_plate (f->shown), "no comparison"));
}

/* The typed number is seen, can be changed, and leads there with Enter only. */
static void
test_jump (Fixture *f, gconstpointer data)
{
  show (f);
  key (f, GDK_KEY_1, 0);
  key (f, GDK_KEY_7, 0);
  g_assert_nonnull (strstr (pb_presentation_get_plate (f->shown), "17"));
  key (f, GDK_KEY_BackSpace, 0);
  key (f, GDK_KEY_KP_6, 0);
  g_assert_nonnull (strstr (pb_presentation_get_plate (f->shown), "16"));
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_TITLE);
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_number (f), ==, 16);
  g_assert_null (pb_presentation_get_plate (f->shown));
  key (f, GDK_KEY_7, 0);
  key (f, GDK_KEY_7, 0);
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_number (f), ==, 16);
  g_assert_nonnull (strstr (pb_presentation_get_plate (f->shown), "no assignment 77"));
  key (f, GDK_KEY_3, 0);
  key (f, GDK_KEY_Escape, 0);
  g_assert_nonnull (f->shown);
  g_assert_cmpint (get_number (f), ==, 16);
}

/* Black until any key is pressed, which does nothing else. */
static void
test_blank (Fixture *f, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_b, GDK_KEY_B, GDK_KEY_period };

  show (f);
  key (f, GDK_KEY_Right, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      key (f, keys[i], 0);
      g_assert_true (pb_presentation_is_blank (f->shown));
      key (f, GDK_KEY_Right, 0);
      g_assert_false (pb_presentation_is_blank (f->shown));
      g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_OVERVIEW);
    }
}

static GtkWidget *
find_text (Fixture *f)
{
  GtkWidget *entry = test_find (GTK_WIDGET (f->shown), GTK_TYPE_ENTRY, 0);

  return entry && gtk_widget_get_mapped (entry) ? entry : NULL;
}

static void
test_find_slide (Fixture *f, gconstpointer data)
{
  show (f);
  key (f, GDK_KEY_slash, 0);
  test_wait_until (find_text (f));
  gtk_editable_set_text (GTK_EDITABLE (find_text (f)), "FORDONSpark");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_number (f), ==, 16);
  g_assert_null (find_text (f));
  key (f, GDK_KEY_f, GDK_CONTROL_MASK);
  test_wait_until (find_text (f));
  gtk_editable_set_text (GTK_EDITABLE (find_text (f)), "lss boende");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_COMPARISON);
  key (f, GDK_KEY_slash, 0);
  test_wait_until (find_text (f));
  gtk_editable_set_text (GTK_EDITABLE (find_text (f)), "inget sådant");
  key (f, GDK_KEY_Return, 0);
  g_assert_nonnull (find_text (f));
  key (f, GDK_KEY_Escape, 0);
  g_assert_null (find_text (f));
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_COMPARISON);
}

/* Where the presenter left, depth and all, also after an assignment before it has gone; another plan begins anew. */
static void
test_place (Fixture *f, gconstpointer data)
{
  g_autoptr (PbSlideDeck) deck = NULL;
  g_autofree char *unknown = pb_presentation_place_load (f->settings, "/another");
  PbEdit *edit;

  g_assert_null (unknown);
  show (f);
  key (f, GDK_KEY_2, 0);
  key (f, GDK_KEY_Return, 0);
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_Escape, 0);
  test_wait_until (f->shown == NULL);
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT,
                  pb_record_get_id (pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->pdata[0]));
  test_commit (edit);
  show (f);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_MONEY);
  g_assert_cmpint (pb_record_get_int (get_slide (f)->record, PB_ASSIGNMENT_NUMBER), ==, 2);
  g_assert_nonnull (pb_presentation_get_plate (f->shown));
  leave (f);
  edit = pb_edit_new (f->plan, "Delete");
  pb_edit_delete (edit, PB_TABLE_ASSIGNMENT,
                  pb_record_get_id (pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->pdata[0]));
  test_commit (edit);
  show (f);
  g_assert_cmpint (get_slide (f)->kind, ==, PB_SLIDE_TITLE);
  leave (f);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-%d", i);

      pb_presentation_place_save (f->settings, path, "title/0/0/0");
    }
  {
    g_autoptr (GVariant) places = g_settings_get_value (f->settings, "presentation-places");

    g_assert_cmpuint (g_variant_n_children (places), ==, 20);
  }
}

/* The model refuses, whoever asks; no key changes anything; and afterwards the plan is as before and can be edited. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  PbRecord *first = pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->pdata[0];
  g_autoptr (GError) error = NULL;
  guint64 generation;

  g_assert_true (pb_plan_edit_enum (f->plan, "Change status", pb_record_get_id (first), PB_ASSIGNMENT_STATUS,
                                    PB_STATUS_ONGOING, NULL));
  generation = pb_plan_get_generation (f->plan);
  show (f);
  g_assert_false (pb_plan_edit_enum (f->plan, "Change status", pb_record_get_id (first), PB_ASSIGNMENT_STATUS,
                                     PB_STATUS_DONE, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Esc"));
  g_assert_false (pb_plan_undo (f->plan, NULL));
  for (guint keyval = GDK_KEY_space; keyval <= GDK_KEY_asciitilde; keyval++)
    if (keyval != GDK_KEY_slash)
      key (f, keyval, 0);
  key (f, GDK_KEY_z, GDK_CONTROL_MASK);
  key (f, GDK_KEY_Delete, 0);
  key (f, GDK_KEY_F2, 0);
  g_assert_cmpuint (pb_plan_get_generation (f->plan), ==, generation);
  g_assert_cmpint (pb_record_get_enum (first, PB_ASSIGNMENT_STATUS), ==, PB_STATUS_ONGOING);
  if (pb_presentation_is_blank (f->shown))
    key (f, GDK_KEY_b, 0);
  leave (f);
  g_assert_false (pb_plan_get_read_only (f->plan));
  g_assert_true (pb_plan_undo (f->plan, NULL));
  g_assert_true (pb_plan_edit_enum (f->plan, "Change status", pb_record_get_id (first), PB_ASSIGNMENT_STATUS,
                                    PB_STATUS_DONE, NULL));
}

/* The last slide of a plan that another program shortened meanwhile; and that what is shown follows the plan. */
static void
test_follows_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (PbPlan) other = pb_plan_open (pb_plan_get_path (f->plan), NULL);
  GPtrArray *rows = pb_plan_peek_records (other, PB_TABLE_ASSIGNMENT);
  PbEdit *edit = pb_edit_new (other, "Shorten");

  show (f);
  key (f, GDK_KEY_2, 0);
  key (f, GDK_KEY_4, 0);
  key (f, GDK_KEY_Return, 0);
  pb_edit_set_text (edit, pb_record_get_id (rows->pdata[23]), PB_ASSIGNMENT_TITLE, "Ett annat namn");
  for (guint i = 0; i < 10; i++)
    pb_edit_delete (edit, PB_TABLE_ASSIGNMENT, pb_record_get_id (rows->pdata[i]));
  test_commit (edit);
  g_assert_true (pb_plan_poll (f->plan, NULL));
  test_wait_until (g_str_equal (pb_slide_get_heading (pb_presentation_get_slide (f->shown)), "Ett annat namn"));
  g_assert_cmpint (get_number (f), ==, 24);
}

/* A status message says which slide it is, and every focusable widget has a name. */
static void
test_screen_reader (Fixture *f, gconstpointer data)
{
  GtkWidget *status = NULL;

  show (f);
  key (f, GDK_KEY_2, 0);
  key (f, GDK_KEY_Return, 0);
  for (guint i = 0; (status = test_find (GTK_WIDGET (f->shown), GTK_TYPE_LABEL, i)); i++)
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (status)) == GTK_ACCESSIBLE_ROLE_STATUS)
      break;
  g_assert_nonnull (status);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (status)), "Slide 4 of "));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (status)), "Assignment 2: Bostadskarriär"));
  test_assert_named (pb_presentation_get_slide (f->shown));
  key (f, GDK_KEY_slash, 0);
  test_wait_until (find_text (f));
  test_assert_named (GTK_WIDGET (f->shown));
}

/* However long the texts and however small the screen: no text beside the window's edge, and what is below it is shown by
 * the key that leads on, before the next slide. */
static void
test_fits (Fixture *f, gconstpointer data)
{
  PbRecord *first = pb_plan_peek_records (f->plan, PB_TABLE_ASSIGNMENT)->pdata[0];
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *slide;
  graphene_rect_t bounds;
  PbEdit *edit = pb_edit_new (f->plan, "Lengthen");
  int presses = 0;

  for (int i = 0; i < 120; i++)
    g_string_append (text, "Översyn av funktionsstödsförvaltningens lokaler. ");
  pb_edit_set_text (edit, pb_record_get_id (first), PB_ASSIGNMENT_SUMMARY, text->str);
  text->str[600] = '\0';
  pb_edit_set_text (edit, pb_record_get_id (first), PB_ASSIGNMENT_TITLE, text->str);
  test_commit (edit);
  show (f);
  key (f, GDK_KEY_1, 0);
  key (f, GDK_KEY_Return, 0);
  slide = pb_presentation_get_slide (f->shown);
  test_wait_until (gtk_widget_get_width (slide) > 0);
  g_assert_true (gtk_widget_compute_bounds (slide, GTK_WIDGET (f->shown), &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (f->shown)));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, >, gtk_widget_get_height (GTK_WIDGET (f->shown)));
  while (get_number (f) == 1 && presses < 50)
    {
      key (f, GDK_KEY_Right, 0);
      presses++;
    }
  g_assert_cmpint (presses, >, 1);
  g_assert_cmpint (get_number (f), ==, 2);
}

static void
test_monitors (void)
{
  static const struct
  {
    const char *name;
    PbMonitorFacts monitors[3];
    guint n;
    int chosen;
  } cases[] = {
    { "none", { { NULL } }, 0, -1 },
    { "one", { { "eDP-1", 1920, 1080, TRUE } }, 1, 0 },
    { "laptop and projector", { { "eDP-1", 2560, 1600, TRUE }, { "HDMI-A-1", 1280, 720, FALSE } }, 2, 1 },
    { "window on the projector", { { "eDP-1", 2560, 1600, FALSE }, { "HDMI-A-1", 1280, 720, TRUE } }, 2, 1 },
    { "two desks' screens", { { "DP-1", 1920, 1080, TRUE }, { "DP-2", 1920, 1080, FALSE } }, 2, 1 },
    { "the larger", { { "LVDS-1", 1280, 800, TRUE }, { "DP-1", 1280, 720, FALSE }, { "DP-2", 3840, 2160, FALSE } }, 3, 2 },
    { "not told", { { NULL, 1920, 1080, TRUE }, { NULL, 1280, 720, FALSE } }, 2, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (pb_presentation_rank_monitors (cases[i].monitors, cases[i].n), ==, cases[i].chosen);
    }
}

#define add(path, function, data) g_test_add (path, Fixture, data, set_up, function, tear_down)

/* Who reads large text in the window has it 1.6 times as large here, and the footer says where the key that leads on only shows
 * more of the same slide. */
static void
test_large_text (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  double em;
  guint n = 0;

  g_object_set (settings, "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  test_settle ();
  em = pb_widgets_get_em (f->from);
  show (f);
  for (guint row = 0; row < 4; row++)
    {
      GtkWidget *label;

      g_assert_cmpuint (pb_presentation_get_place (f->shown)->row, ==, row);
      for (guint i = 0; (label = test_find (pb_presentation_get_slide (f->shown), GTK_TYPE_LABEL, i)); i++)
        if (gtk_widget_has_css_class (label, "pb-slide-text"))
          {
            g_assert_cmpfloat (pb_widgets_get_em (label), >=, 1.6 * em - 1);
            n++;
          }
      for (int i = 0; i < 20 && test_find_label (GTK_WIDGET (f->shown), "More of this slide"); i++)
        key (f, GDK_KEY_Right, 0);
      g_assert_null (test_find_label (GTK_WIDGET (f->shown), "More of this slide"));
      key (f, GDK_KEY_Right, 0);
    }
  g_assert_cmpuint (n, >, 3);
  leave (f);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  test_settle ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  pb_locale_init ("en");
  adw_init ();
  add ("/presentation/order", test_order, NULL);
  add ("/presentation/all-slides", test_all_slides, NULL);
  add ("/presentation/any-plan", test_any_plan, "empty");
  add ("/presentation/balance", test_balance, NULL);
  add ("/presentation/scenario", test_scenario, NULL);
  add ("/presentation/keys", test_keys, NULL);
  add ("/presentation/deeper", test_deeper, NULL);
  add ("/presentation/jump", test_jump, NULL);
  add ("/presentation/blank", test_blank, NULL);
  add ("/presentation/find", test_find_slide, NULL);
  add ("/presentation/place", test_place, NULL);
  add ("/presentation/read-only", test_read_only, NULL);
  add ("/presentation/follows-plan", test_follows_plan, NULL);
  add ("/presentation/screen-reader", test_screen_reader, NULL);
  add ("/presentation/fits", test_fits, NULL);
  add ("/presentation/large-text", test_large_text, NULL);
  g_test_add_func ("/presentation/monitors", test_monitors);
  return g_test_run ();
}
