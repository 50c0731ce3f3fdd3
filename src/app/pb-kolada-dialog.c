/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-kolada-progress.h"
#include "views/pb-pane-util.h"
#include "views/pb-view.h"
#include "widgets/pb-tick-list.h"

/* A search waits until somebody has stopped typing for this long. */
#define PAUSE 250
#define LEAST_CHARACTERS 2

#define PB_TYPE_KOLADA_DIALOG (pb_kolada_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbKoladaDialog, pb_kolada_dialog, PB, KOLADA_DIALOG, AdwWindow)

struct _PbKoladaDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  /* One question at a time each. */
  PbKolada *searching;
  PbKolada *listing;
  PbKolada *fetching;
  GCancellable *search;
  GCancellable *list;
  GCancellable *fetch; /* NULL while nothing is fetched */
  GtkWidget *focus; /* what had the keyboard when the fetch began; held weakly */
  guint pause;
  gboolean again; /* what is asked for now was cancelled, and another search waits for it to end */
  GPtrArray *batches; /* what was found, so that what is ticked outlives its search */
  PbKoladaBatch *places;

  GtkWidget *indicators;
  GtkWidget *search_state;
  GtkWidget *members;
  GtkWidget *list_state;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *year_note;
  GtkWidget *fetch_state;
  GtkWidget *columns;
};

G_DEFINE_FINAL_TYPE (PbKoladaDialog, pb_kolada_dialog, ADW_TYPE_WINDOW)

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
update (PbKoladaDialog *self)
{
  /* Before the municipalities have come nobody can have chosen among them, and none chosen is all. */
  gboolean ready = !self->fetch && self->places && pb_tick_list_count (PB_TICK_LIST (self->indicators)) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kolada.fetch", ready);
  gtk_widget_set_sensitive (self->columns, !self->fetch);
}

static PbKoladaKpi *
find_kpi (PbKoladaDialog *self, const char *id)
{
  for (guint b = 0; b < self->batches->len; b++)
    {
      GPtrArray *kpis = pb_kolada_batch_get_kpis (self->batches->pdata[b]);

      for (guint i = 0; i < kpis->len; i++)
        if (g_str_equal (((PbKoladaKpi *) kpis->pdata[i])->id, id))
          return kpis->pdata[i];
    }
  return NULL;
}

static void
show_found (PbKoladaDialog *self, PbKoladaBatch *batch)
{
  GPtrArray *kpis = pb_kolada_batch_get_kpis (batch);
  g_autofree char *text = NULL;

  pb_tick_list_clear_rest (PB_TICK_LIST (self->indicators));
  for (guint i = 0; i < kpis->len; i++)
    {
      PbKoladaKpi *kpi = kpis->pdata[i];
      g_autofree char *detail = g_strdup_printf (kpi->divided ? _("%s, women and men too") : "%s", kpi->id);

      pb_tick_list_add (PB_TICK_LIST (self->indicators), kpi->id, kpi->title, detail);
    }
  text = kpis->len ? g_strdup_printf (ngettext ("%u indicator found", "%u indicators found", kpis->len), kpis->len)
                   : g_strdup (_("No indicator's title has these words."));
  pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->search_state), text);
  g_ptr_array_add (self->batches, batch);
}

static void search_now (PbKoladaDialog *self);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbKoladaDialog) self = data;
  g_autoptr (GError) error = NULL;
  PbKoladaBatch *batch = pb_kolada_search_finish (PB_KOLADA (source), result, &error);

  if (!self->indicators || is_cancelled (error))
    {
      g_clear_pointer (&batch, pb_kolada_batch_free);
      if (self->indicators && self->again)
        search_now (self);
    }
  else if (batch)
    show_found (self, batch);
  else
    pb_kolada_progress_fail (PB_KOLADA_PROGRESS (self->search_state), error);
}

static void
search_now (PbKoladaDialog *self)
{
  GtkWidget *entry = pb_tick_list_get_search (PB_TICK_LIST (self->indicators));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  g_cancellable_cancel (self->search);
  self->again = pb_kolada_get_busy (self->searching);
  if (self->again)
    return;
  g_object_unref (self->search);
  self->search = g_cancellable_new ();
  if (g_utf8_strlen (text, -1) < LEAST_CHARACTERS)
    {
      pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->search_state),
                              _("Write a few letters of the indicator's title."));
      return;
    }
  pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->search_state), _("Searching at Kolada…"));
  pb_kolada_search_async (self->searching, text, self->search, found_cb, g_object_ref (self));
}

static gboolean
pause_cb (gpointer data)
{
  PbKoladaDialog *self = data;

  self->pause = 0;
  search_now (self);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (PbKoladaDialog *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

static gboolean
is_in_plan (PbKoladaDialog *self, PbKoladaPlace *place)
{
  GPtrArray *entities = pb_plan_peek_records (self->plan, PB_TABLE_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    {
      const char *code = pb_record_get_text (entities->pdata[i], PB_ENTITY_CODE);

      if (code ? g_str_equal (code, place->id) : g_strcmp0 (pb_record_get_title (entities->pdata[i]), place->title) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_places (PbKoladaDialog *self, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      PbKoladaPlace *place = places->pdata[i];
      guint n = place->members ? place->members->len : 0;
      g_autofree char *detail
          = n ? g_strdup_printf (ngettext ("group of %u municipality", "group of %u municipalities", n), n) : NULL;

      pb_tick_list_add (PB_TICK_LIST (self->members), place->id, place->title, detail);
      pb_tick_list_set_ticked (PB_TICK_LIST (self->members), place->id, !n && is_in_plan (self, place));
    }
}

/* How many are ticked; none is all. */
static void
say_members (PbKoladaDialog *self)
{
  guint n = pb_tick_list_count (PB_TICK_LIST (self->members));
  g_autofree char *text = n ? g_strdup_printf (ngettext ("%u is chosen", "%u are chosen", n), n)
                            : g_strdup (_("Nothing is ticked: all municipalities are fetched."));

  pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->list_state), text);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbKoladaDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbKoladaBatch) batch = pb_kolada_list_places_finish (PB_KOLADA (source), result, &error);

  if (!self->members || is_cancelled (error))
    return;
  if (!batch)
    {
      pb_kolada_progress_fail (PB_KOLADA_PROGRESS (self->list_state), error);
      return;
    }
  g_clear_pointer (&self->places, pb_kolada_batch_free);
  self->places = g_steal_pointer (&batch);
  add_places (self, pb_kolada_batch_get_places (self->places));
  add_places (self, pb_kolada_batch_get_groups (self->places));
  say_members (self);
  update (self);
}

static void
list_places (PbKoladaDialog *self)
{
  if (!pb_kolada_get_busy (self->listing))
    pb_kolada_list_places_async (self->listing, self->list, listed_cb, g_object_ref (self));
}

static GPtrArray *
list_kpis (PbKoladaDialog *self)
{
  g_autoptr (GPtrArray) ids = pb_tick_list_list (PB_TICK_LIST (self->indicators));
  GPtrArray *kpis = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (find_kpi (self, ids->pdata[i]))
      g_ptr_array_add (kpis, find_kpi (self, ids->pdata[i]));
  return kpis;
}

static void
append_ticked (PbKoladaDialog *self, GPtrArray *into, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    if (pb_tick_list_is_ticked (PB_TICK_LIST (self->members), ((PbKoladaPlace *) places->pdata[i])->id))
      g_ptr_array_add (into, places->pdata[i]);
}

/* NULL: all. */
static GPtrArray *
list_ticked_places (PbKoladaDialog *self)
{
  GPtrArray *places;

  if (pb_tick_list_count (PB_TICK_LIST (self->members)) == 0)
    return NULL;
  places = g_ptr_array_new ();
  append_ticked (self, places, pb_kolada_batch_get_places (self->places));
  append_ticked (self, places, pb_kolada_batch_get_groups (self->places));
  return places;
}

static gboolean
read_year (PbKoladaDialog *self, GtkWidget *entry, int *year)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gint64 value = 0;

  if (*text && !g_ascii_string_to_signed (text, 10, 1970, 2100, &value, NULL))
    {
      pb_pane_set_invalid (entry, GTK_LABEL (self->year_note),
                           _("Write a year with four figures, or leave the field empty for all years."));
      gtk_widget_grab_focus (entry);
      return FALSE;
    }
  pb_pane_set_invalid (entry, GTK_LABEL (self->year_note), NULL);
  *year = (int) value;
  return TRUE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbKoladaDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *said = NULL;
  PbKoladaSummary summary = { 0 };
  gboolean ok = pb_kolada_fetch_finish (PB_KOLADA (source), result, &summary, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_clear_object (&self->fetch);
  if (!self->fetch_state)
    return;
  update (self);
  if (!ok && is_cancelled (error))
    pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->fetch_state), _("Stopped. The plan is as it was."));
  else if (!ok)
    pb_kolada_progress_fail (PB_KOLADA_PROGRESS (self->fetch_state), error);
  /* What was insensitive meanwhile has lost the keyboard. */
  if (!ok && self->focus)
    gtk_widget_grab_focus (self->focus);
  if (!ok)
    return;
  text = pb_kolada_summary_dup_text (&summary);
  said = g_strdup_printf (_("Fetched from Kolada: %s"), text);
  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fetch (PbKoladaDialog *self)
{
  g_autoptr (GPtrArray) kpis = list_kpis (self);
  g_autoptr (GPtrArray) places = list_ticked_places (self);
  GDate today;
  int from = 0, to = 0;

  if (!self->fetch)
    pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->fetch_state), NULL);
  if (self->fetch || kpis->len == 0 || !read_year (self, self->from, &from) || !read_year (self, self->to, &to))
    return;
  pb_date_today (&today);
  if (from && !to)
    to = g_date_get_year (&today);
  if (to && !from)
    from = 1990;
  if (from > to)
    {
      pb_pane_set_invalid (self->from, GTK_LABEL (self->year_note), _("The first year is after the last."));
      return;
    }
  self->fetch = g_cancellable_new ();
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (GTK_ROOT (self)));
  update (self);
  pb_kolada_fetch_async (self->fetching, self->plan, kpis, places, from, to, self->fetch, fetched_cb, g_object_ref (self));
}

static void
stop_cb (PbKoladaDialog *self)
{
  g_cancellable_cancel (self->fetch);
}

static void
kolada_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbKoladaDialog *self = PB_KOLADA_DIALOG (widget);

  if (g_str_equal (action, "kolada.fetch"))
    fetch (self);
  else if (self->fetch)
    g_cancellable_cancel (self->fetch);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_kolada_dialog_dispose (GObject *object)
{
  PbKoladaDialog *self = PB_KOLADA_DIALOG (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->search);
  g_cancellable_cancel (self->list);
  g_cancellable_cancel (self->fetch);
  self->indicators = self->members = self->fetch_state = NULL;
  g_clear_weak_pointer (&self->focus);
  G_OBJECT_CLASS (pb_kolada_dialog_parent_class)->dispose (object);
}

static void
pb_kolada_dialog_finalize (GObject *object)
{
  PbKoladaDialog *self = PB_KOLADA_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->searching);
  g_clear_object (&self->listing);
  g_clear_object (&self->fetching);
  g_clear_object (&self->search);
  g_clear_object (&self->list);
  g_clear_object (&self->fetch);
  g_clear_pointer (&self->places, pb_kolada_batch_free);
  g_ptr_array_unref (self->batches);
  G_OBJECT_CLASS (pb_kolada_dialog_parent_class)->finalize (object);
}

/* Closing stops what goes on: the answer that may still come finds the lists gone. */
static gboolean
pb_kolada_dialog_close_request (GtkWindow *window)
{
  PbKoladaDialog *self = PB_KOLADA_DIALOG (window);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->search);
  g_cancellable_cancel (self->list);
  g_cancellable_cancel (self->fetch);
  return GTK_WINDOW_CLASS (pb_kolada_dialog_parent_class)->close_request (window);
}

static void
pb_kolada_dialog_class_init (PbKoladaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_kolada_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_kolada_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pb_kolada_dialog_close_request;
  gtk_widget_class_install_action (widget_class, "kolada.fetch", NULL, kolada_action);
  gtk_widget_class_install_action (widget_class, "kolada.cancel", NULL, kolada_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "kolada.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "kolada.fetch", NULL);
}

static void
pb_kolada_dialog_init (PbKoladaDialog *self)
{
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_kolada_batch_free);
  self->search = g_cancellable_new ();
  self->list = g_cancellable_new ();
}

static GtkWidget *
new_column (const char *title, GtkWidget *list, GtkWidget *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_vexpand (list, TRUE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), pb_view_label (title, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), state);
  return box;
}

static GtkWidget *
new_year (GtkWidget *line, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  pb_view_set_accessible_label (entry, label);
  gtk_box_append (GTK_BOX (line), pb_view_label (label, "pb-secondary"));
  gtk_box_append (GTK_BOX (line), entry);
  return entry;
}

static GtkWidget *
build_years (PbKoladaDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->from = new_year (line, _("From year"));
  self->to = new_year (line, _("to year"));
  gtk_box_append (GTK_BOX (line), pb_view_label (_("Empty: all years."), "pb-small pb-secondary"));
  self->year_note = pb_view_label ("", "pb-note pb-bad");
  gtk_widget_set_visible (self->year_note, FALSE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->year_note);
  return box;
}

static void
build_lists (PbKoladaDialog *self)
{
  self->indicators = pb_tick_list_new (_("Indicators at Kolada"), _("Search among Kolada's indicators"));
  pb_tick_list_set_filter (PB_TICK_LIST (self->indicators), FALSE);
  g_signal_connect_object (self->indicators, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indicators, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  self->search_state = pb_kolada_progress_new (self->searching, FALSE);
  pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->search_state), _("Write a few letters of the indicator's title."));
  g_signal_connect_object (self->search_state, "retry", G_CALLBACK (search_now), self, G_CONNECT_SWAPPED);
  self->members = pb_tick_list_new (_("Municipalities and groups"), _("Search municipalities"));
  g_signal_connect_object (self->members, "changed", G_CALLBACK (say_members), self, G_CONNECT_SWAPPED);
  self->list_state = pb_kolada_progress_new (self->listing, FALSE);
  g_signal_connect_object (self->list_state, "retry", G_CALLBACK (list_places), self, G_CONNECT_SWAPPED);
  self->fetch_state = pb_kolada_progress_new (self->fetching, TRUE);
  g_signal_connect_object (self->fetch_state, "cancel", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fetch_state, "retry", G_CALLBACK (fetch), self, G_CONNECT_SWAPPED);
}

static void
build (PbKoladaDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *where = NULL;
  GtkWidget *terms;

  build_lists (self);
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), TRUE);
  gtk_box_append (GTK_BOX (self->columns), new_column (_("Indicators"), self->indicators, self->search_state));
  gtk_box_append (GTK_BOX (self->columns), new_column (_("Municipalities and groups"), self->members, self->list_state));
  gtk_widget_set_vexpand (self->columns, TRUE);
  /* TRANSLATORS: an address */
  where = g_strdup_printf (_("From %s. Kolada's terms: name Kolada as the source of the values, and say of what is computed "
                             "from them that it is your own calculation."), pb_kolada_get_base_url (self->fetching));
  terms = pb_view_label (where, "pb-small pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (terms), TRUE);
  gtk_box_append (GTK_BOX (form), self->columns);
  gtk_box_append (GTK_BOX (form), build_years (self));
  gtk_box_append (GTK_BOX (form), self->fetch_state);
  gtk_box_append (GTK_BOX (form), terms);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_widget_set_vexpand (form, TRUE);
  gtk_box_append (GTK_BOX (box),
                  pb_pane_dialog_header (_("Fetch from Kolada"), "kolada.cancel", "kolada.fetch", C_("verb", "Fetch")));
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
pb_kolada_dialog_present (GtkWindow *parent, PbPlan *plan, const char *base_url)
{
  PbKoladaDialog *self = g_object_new (PB_TYPE_KOLADA_DIALOG, "modal", TRUE, "transient-for", parent, "default-width", 820,
                                       "default-height", 640, "title", _("Fetch from Kolada"), NULL);

  self->plan = g_object_ref (plan);
  self->searching = pb_kolada_new (base_url);
  self->listing = pb_kolada_new (base_url);
  self->fetching = pb_kolada_new (base_url);
  build (self);
  update (self);
  list_places (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (pb_tick_list_get_search (PB_TICK_LIST (self->indicators)));
  return GTK_WIDGET (self);
}
