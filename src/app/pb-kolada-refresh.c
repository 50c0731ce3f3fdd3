/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-kolada-dialog.h"

#include <glib/gi18n-lib.h>

#include "pb-kolada-progress.h"
#include "views/pb-view.h"

#define PB_TYPE_KOLADA_REFRESH (pb_kolada_refresh_get_type ())
G_DECLARE_FINAL_TYPE (PbKoladaRefresh, pb_kolada_refresh, PB, KOLADA_REFRESH, AdwWindow)

struct _PbKoladaRefresh
{
  AdwWindow parent_instance;

  PbPlan *plan;
  PbKolada *kolada;
  GCancellable *cancellable;
  GtkWidget *progress;
  GtkWidget *news;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (PbKoladaRefresh, pb_kolada_refresh, ADW_TYPE_WINDOW)

/* The first of what the source has changed; the rest stands at each indicator. */
#define MAX_NEWS 12

static void
show_news (PbKoladaRefresh *self, gint64 fetch)
{
  PbRecord *record = fetch ? pb_plan_get_record (self->plan, PB_TABLE_FETCH, fetch) : NULL;
  g_autoptr (GPtrArray) revisions = record ? pb_fetch_list_revisions (record, MAX_NEWS) : NULL;

  for (guint i = 0; revisions && i < revisions->len; i++)
    {
      PbRevision *revision = revisions->pdata[i];
      g_autofree char *text
          /* TRANSLATORS: indicator, municipality, year */
          = g_strdup_printf (revision->state == PB_POINT_VALUE ? _("%s, %s %d: revised") : _("%s, %s %d: taken away"),
                             pb_record_get_title (revision->indicator), pb_record_get_title (revision->entity), revision->year);
      GtkWidget *label = pb_view_label (text, "pb-small");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (self->news), label);
    }
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbKoladaRefresh) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PbKoladaSummary summary = { 0 };
  gboolean ok = pb_kolada_refresh_finish (PB_KOLADA (source), result, &summary, &error);

  self->busy = FALSE;
  if (!self->progress)
    return;
  if (ok && summary.fetch == 0)
    pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->progress), _("Nothing has changed at Kolada since the last fetch."));
  else if (ok)
    {
      text = pb_kolada_summary_dup_text (&summary);
      pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->progress), text);
      show_news (self, summary.fetch);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pb_kolada_progress_say (PB_KOLADA_PROGRESS (self->progress), _("Stopped. The plan is as it was."));
  else
    pb_kolada_progress_fail (PB_KOLADA_PROGRESS (self->progress), error);
}

static void
start (PbKoladaRefresh *self)
{
  if (self->busy)
    return;
  self->busy = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pb_kolada_refresh_async (self->kolada, self->plan, self->cancellable, refreshed_cb, g_object_ref (self));
}

static void
stop (PbKoladaRefresh *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
pb_kolada_refresh_close_request (GtkWindow *window)
{
  stop (PB_KOLADA_REFRESH (window));
  return GTK_WINDOW_CLASS (pb_kolada_refresh_parent_class)->close_request (window);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_kolada_refresh_dispose (GObject *object)
{
  PB_KOLADA_REFRESH (object)->progress = NULL;
  G_OBJECT_CLASS (pb_kolada_refresh_parent_class)->dispose (object);
}

static void
pb_kolada_refresh_finalize (GObject *object)
{
  PbKoladaRefresh *self = PB_KOLADA_REFRESH (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->kolada);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pb_kolada_refresh_parent_class)->finalize (object);
}

static void
pb_kolada_refresh_class_init (PbKoladaRefreshClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_kolada_refresh_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_kolada_refresh_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pb_kolada_refresh_close_request;
  gtk_widget_class_install_action (widget_class, "refresh.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "refresh.close", NULL);
}

static void
pb_kolada_refresh_init (PbKoladaRefresh *self)
{
}

GtkWidget *
pb_kolada_refresh_present (GtkWindow *parent, PbPlan *plan, const char *base_url)
{
  PbKoladaRefresh *self = g_object_new (PB_TYPE_KOLADA_REFRESH, "modal", TRUE, "transient-for", parent, "default-width", 480,
                                        "title", _("Refresh from Kolada"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *close = gtk_button_new_with_label (_("Close"));
  GtkWidget *header = adw_header_bar_new ();

  self->plan = g_object_ref (plan);
  self->kolada = pb_kolada_new (base_url);
  self->progress = pb_kolada_progress_new (self->kolada, TRUE);
  self->news = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_signal_connect_object (self->progress, "cancel", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->progress, "retry", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "refresh.close");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Refresh from Kolada"), NULL));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), close);
  gtk_box_append (GTK_BOX (form), self->progress);
  gtk_box_append (GTK_BOX (form), self->news);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (close);
  start (self);
  return GTK_WIDGET (self);
}
