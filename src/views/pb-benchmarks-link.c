/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-link.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-edit.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-tick-list.h"

#define PB_TYPE_BENCHMARKS_LINK (pb_benchmarks_link_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksLink, pb_benchmarks_link, PB, BENCHMARKS_LINK, AdwWindow)

struct _PbBenchmarksLink
{
  AdwWindow parent_instance;

  PbRecord *indicator;
  GtkWidget *ticks;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksLink, pb_benchmarks_link, ADW_TYPE_WINDOW)

static char *
dup_id (PbRecord *assignment)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_id (assignment));
}

static PbRecord *
find_link (PbBenchmarksLink *self, PbRecord *assignment)
{
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (self->indicator), PB_INDICATOR_ASSIGNMENT_INDICATOR,
                                            pb_record_get_id (self->indicator));

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_int (links->pdata[i], PB_INDICATOR_ASSIGNMENT_ASSIGNMENT) == pb_record_get_id (assignment))
      return links->pdata[i];
  return NULL;
}

static void
save (PbBenchmarksLink *self)
{
  PbPlan *plan = pb_record_get_plan (self->indicator);
  GPtrArray *assignments = pb_plan_peek_records (plan, PB_TABLE_ASSIGNMENT);
  PbEdit *edit = pb_edit_new (plan, _("Change the indicator's assignments"));
  GError *error = NULL;

  for (guint i = 0; i < assignments->len; i++)
    {
      g_autofree char *id = dup_id (assignments->pdata[i]);
      gboolean ticked = pb_tick_list_is_ticked (PB_TICK_LIST (self->ticks), id);
      PbRecord *link = find_link (self, assignments->pdata[i]);

      if (link && !ticked)
        pb_edit_delete (edit, PB_TABLE_INDICATOR_ASSIGNMENT, pb_record_get_id (link));
      else if (!link && ticked)
        {
          gint64 row = pb_edit_insert (edit, PB_TABLE_INDICATOR_ASSIGNMENT);

          pb_edit_set_int (edit, row, PB_INDICATOR_ASSIGNMENT_INDICATOR, pb_record_get_id (self->indicator));
          pb_edit_set_int (edit, row, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_record_get_id (assignments->pdata[i]));
        }
    }
  if (pb_edit_commit (edit, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    pb_pane_report_in (GTK_WINDOW (self), _("The change was not saved"), error);
}

static void
link_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "link.save"))
    save (PB_BENCHMARKS_LINK (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_benchmarks_link_dispose (GObject *object)
{
  g_clear_object (&PB_BENCHMARKS_LINK (object)->indicator);
  G_OBJECT_CLASS (pb_benchmarks_link_parent_class)->dispose (object);
}

static void
pb_benchmarks_link_class_init (PbBenchmarksLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_link_dispose;
  gtk_widget_class_install_action (widget_class, "link.save", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "link.cancel", NULL, link_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "link.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "link.save", NULL);
}

static void
pb_benchmarks_link_init (PbBenchmarksLink *self)
{
}

static void
fill (PbBenchmarksLink *self)
{
  GPtrArray *assignments = pb_plan_peek_records (pb_record_get_plan (self->indicator), PB_TABLE_ASSIGNMENT);

  for (guint i = 0; i < assignments->len; i++)
    {
      PbRecord *assignment = assignments->pdata[i];
      g_autofree char *id = dup_id (assignment);
      g_autofree char *title
          = g_strdup_printf ("%d %s", (int) pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER), pb_record_get_title (assignment));

      pb_tick_list_add (PB_TICK_LIST (self->ticks), id,
                        pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER) ? pb_record_get_title (assignment) : title, NULL);
      pb_tick_list_set_ticked (PB_TICK_LIST (self->ticks), id, find_link (self, assignment) != NULL);
    }
}

GtkWidget *
pb_benchmarks_link_present (GtkWindow *parent, PbRecord *indicator)
{
  PbBenchmarksLink *self = g_object_new (PB_TYPE_BENCHMARKS_LINK, "modal", TRUE, "transient-for", parent, "default-width",
                                         480, "default-height", 560, "title", _("Assignments that it measures"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->indicator = g_object_ref (indicator);
  self->ticks = pb_tick_list_new (_("Assignments"), _("Search assignments"));
  gtk_widget_set_vexpand (self->ticks, TRUE);
  gtk_widget_add_css_class (self->ticks, "pb-form");
  fill (self);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (gtk_window_get_title (GTK_WINDOW (self)), "link.cancel",
                                                        "link.save", _("Save")));
  gtk_box_append (GTK_BOX (box), self->ticks);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (pb_tick_list_get_search (PB_TICK_LIST (self->ticks)));
  return GTK_WIDGET (self);
}
