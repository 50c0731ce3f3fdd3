/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-activity-details.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-edit.h"
#include "pb-date-field.h"
#include "pb-editable-text.h"
#include "pb-pane-util.h"
#include "pb-status-drop-down.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbActivityDetails
{
  GtkWidget parent_instance;

  PbRecord *record;
  GtkWidget *effect;
  GtkWidget *role;
  GtkWidget *start;
  GtkWidget *due;
  GtkWidget *status;
  gboolean silent;
};

G_DEFINE_FINAL_TYPE (PbActivityDetails, pb_activity_details, GTK_TYPE_WIDGET)

static GPtrArray *
peek_roles (PbActivityDetails *self)
{
  return pb_plan_peek_records (pb_record_get_plan (self->record), PB_TABLE_ROLE);
}

/* Nobody first, then the plan's functions. */
static void
show_role (PbActivityDetails *self)
{
  GPtrArray *roles = peek_roles (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = pb_record_get_int (self->record, PB_ACTIVITY_ROLE);
  guint selected = 0;
  g_autofree char *spoken = NULL;

  gtk_string_list_append (names, _("Nobody in particular"));
  for (guint i = 0; i < roles->len; i++)
    {
      gtk_string_list_append (names, pb_record_get_title (roles->pdata[i]));
      if (pb_record_get_id (roles->pdata[i]) == chosen)
        selected = i + 1;
    }
  self->silent = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->role), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), selected);
  self->silent = FALSE;
  /* Translators: the button that shows and changes who is responsible. */
  spoken = g_strdup_printf (_("Responsible: %s"), gtk_string_list_get_string (names, selected));
  pb_pane_name_inner (self->role, spoken);
}

static void
role_cb (PbActivityDetails *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role));
  GPtrArray *roles;
  PbEdit *edit;

  if (self->silent || !self->record || selected == GTK_INVALID_LIST_POSITION)
    return;
  roles = peek_roles (self);
  if (selected > roles->len)
    return;
  edit = pb_edit_new (pb_record_get_plan (self->record), _("Change responsible for activity"));
  if (selected == 0)
    pb_edit_set_null (edit, pb_record_get_id (self->record), PB_ACTIVITY_ROLE);
  else
    pb_edit_set_int (edit, pb_record_get_id (self->record), PB_ACTIVITY_ROLE,
                     pb_record_get_id (roles->pdata[selected - 1]));
  pb_pane_commit (GTK_WIDGET (self), edit);
}

static void
status_cb (PbActivityDetails *self, int status)
{
  GError *error = NULL;
  PbEdit *edit;

  if (status == PB_STATUS_DONE)
    {
      gboolean ok = pb_activity_set_done (self->record, TRUE, &error);

      pb_pane_check (GTK_WIDGET (self), ok, error);
      return;
    }
  edit = pb_edit_new (pb_record_get_plan (self->record), _("Change the activity's status"));
  pb_edit_set_enum (edit, pb_record_get_id (self->record), PB_ACTIVITY_STATUS, status);
  pb_edit_set_null (edit, pb_record_get_id (self->record), PB_ACTIVITY_DONE_ON);
  pb_pane_commit (GTK_WIDGET (self), edit);
}

static void
pb_activity_details_dispose (GObject *object)
{
  PbActivityDetails *self = PB_ACTIVITY_DETAILS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_activity_details_parent_class)->dispose (object);
}

static void
pb_activity_details_class_init (PbActivityDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_activity_details_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-activity-details");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_field (GtkWidget *parent, const char *name, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), pb_view_label (name, "pb-secondary pb-small"));
  gtk_box_append (GTK_BOX (box), field);
  gtk_widget_set_parent (box, parent);
  return field;
}

static void
pb_activity_details_init (PbActivityDetails *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *wrap = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (14, 8), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  pb_view_set_accessible_label (GTK_WIDGET (self), _("Details"));
  self->effect = add_field (GTK_WIDGET (self), _("Wanted effect"),
                            pb_editable_text_new (_("Wanted effect"), _("Write what the activity is to lead to"),
                                                  PB_EDITABLE_LINES));
  self->status = add_field (wrap, _("Status"), pb_status_drop_down_new ());
  self->start = add_field (wrap, _("Start"), pb_date_field_new (_("Start")));
  self->due = add_field (wrap, _("Due"), pb_date_field_new (_("Due")));
  pb_date_field_set_bound (PB_DATE_FIELD (self->start), PB_ACTIVITY_DUE, FALSE);
  pb_date_field_set_bound (PB_DATE_FIELD (self->due), PB_ACTIVITY_START, TRUE);
  self->role = add_field (wrap, _("Responsible"), pb_pane_drop_down (NULL));
  gtk_widget_set_parent (wrap, GTK_WIDGET (self));
  g_signal_connect_object (self->status, "chosen", G_CALLBACK (status_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->role, "notify::selected", G_CALLBACK (role_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pb_activity_details_new (void)
{
  return g_object_new (PB_TYPE_ACTIVITY_DETAILS, NULL);
}

void
pb_activity_details_update (PbActivityDetails *self)
{
  g_return_if_fail (PB_IS_ACTIVITY_DETAILS (self));

  if (!self->record || !pb_record_is_live (self->record))
    return;
  show_role (self);
  pb_status_drop_down_set_status (PB_STATUS_DROP_DOWN (self->status),
                                  pb_record_get_enum (self->record, PB_ACTIVITY_STATUS));
}

void
pb_activity_details_bind (PbActivityDetails *self, PbRecord *activity)
{
  g_return_if_fail (PB_IS_ACTIVITY_DETAILS (self));

  g_set_object (&self->record, activity);
  pb_editable_text_bind (PB_EDITABLE_TEXT (self->effect), activity, PB_ACTIVITY_WANTED_EFFECT,
                         _("Change wanted effect"));
  pb_date_field_bind (PB_DATE_FIELD (self->start), activity, PB_ACTIVITY_START, _("Change the activity's start"));
  pb_date_field_bind (PB_DATE_FIELD (self->due), activity, PB_ACTIVITY_DUE, _("Change the activity's due date"));
  pb_activity_details_update (self);
}
