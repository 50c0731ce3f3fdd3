/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-card.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-mark-label.h"

enum { SEEN, WHY, ACTION, REST, N_LINES };

struct _PbFollowUpCard
{
  GtkWidget parent_instance;

  PbRecord *record;
  GtkWidget *head;
  GtkWidget *verdict;
  GtkWidget *meta;
  GtkWidget *grid;
  GtkWidget *keys[N_LINES];
  GtkWidget *values[N_LINES];
};

G_DEFINE_FINAL_TYPE (PbFollowUpCard, pb_follow_up_card, GTK_TYPE_WIDGET)

enum { EDIT, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
edit_cb (PbFollowUpCard *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
remove_cb (PbFollowUpCard *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
pb_follow_up_card_dispose (GObject *object)
{
  PbFollowUpCard *self = PB_FOLLOW_UP_CARD (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_follow_up_card_parent_class)->dispose (object);
}

static void
pb_follow_up_card_class_init (PbFollowUpCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_card_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-follow-up-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[EDIT] = g_signal_new ("edit", PB_TYPE_FOLLOW_UP_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE]
      = g_signal_new ("remove", PB_TYPE_FOLLOW_UP_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_head (PbFollowUpCard *self)
{
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (14, 2), "hexpand", TRUE,
                                   "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *edit = pb_pane_icon_button ("pb-edit-symbolic", _("Edit follow-up"));
  GtkWidget *remove = pb_pane_icon_button ("pb-delete-symbolic", _("Delete follow-up"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->verdict = pb_mark_label_new (PB_MARK_NOT_ASSESSED, "");
  pb_mark_label_set_coloured (PB_MARK_LABEL (self->verdict), TRUE);
  pb_mark_label_set_em (PB_MARK_LABEL (self->verdict), 1.3);
  gtk_widget_add_css_class (self->verdict, "pb-verdict");
  gtk_widget_set_parent (self->verdict, words);
  self->meta = pb_view_label ("", "pb-secondary pb-small");
  gtk_label_set_wrap (GTK_LABEL (self->meta), TRUE);
  gtk_widget_set_valign (self->meta, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->meta, words);
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_widget_add_css_class (edit, "pb-quiet");
  gtk_widget_add_css_class (remove, "pb-quiet");
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->head), edit);
  gtk_box_append (GTK_BOX (self->head), remove);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
pb_follow_up_card_init (PbFollowUpCard *self)
{
  const char *keys[N_LINES] = { _("What we see"), _("Why"), _("What we do"), _("Status") };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  build_head (self);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 20);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 5);
  for (guint i = 0; i < N_LINES; i++)
    {
      self->keys[i] = pb_view_label (keys[i], "pb-secondary");
      gtk_label_set_yalign (GTK_LABEL (self->keys[i]), 0);
      gtk_grid_attach (GTK_GRID (self->grid), self->keys[i], 0, i, 1, 1);
      self->values[i] = pb_view_label ("", NULL);
      gtk_label_set_wrap (GTK_LABEL (self->values[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->values[i]), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_yalign (GTK_LABEL (self->values[i]), 0);
      gtk_widget_set_hexpand (self->values[i], TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), self->values[i], 1, i, 1, 1);
    }
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
pb_follow_up_card_new (void)
{
  return g_object_new (PB_TYPE_FOLLOW_UP_CARD, NULL);
}

static char *
dup_local_date (PbRecord *record)
{
  const char *at = pb_record_get_text (record, PB_FOLLOW_UP_AT);
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  GDate date;

  if (!local)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  return pb_date_format (&date);
}

static char *
dup_meta (PbRecord *record)
{
  PbRecord *period = pb_record_get_ref (record, PB_FOLLOW_UP_PERIOD);
  g_autofree char *words = period ? pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE)) : NULL;
  g_autofree char *when = pb_pane_capitalise (words);
  g_autofree char *date = dup_local_date (record);
  GString *meta = g_string_new (NULL);

  pb_pane_append_part (meta, when);
  pb_pane_append_part (meta, pb_record_get_text (record, PB_FOLLOW_UP_AUTHOR));
  pb_pane_append_part (meta, date);
  return g_string_free (meta, FALSE);
}

/* The status then, and the amount where one was given. */
static char *
dup_rest (PbRecord *record)
{
  PbRecord *period = pb_record_get_ref (record, PB_FOLLOW_UP_PERIOD);
  int status = pb_record_get_enum (record, PB_FOLLOW_UP_STATUS);
  GString *rest = g_string_new (status >= 0 ? pb_enum_label (PB_ENUM_STATUS, status) : NULL);

  if (!pb_record_is_null (record, PB_FOLLOW_UP_REALISED) && period)
    {
      g_autofree char *amount = pb_money_format (pb_record_get_int (record, PB_FOLLOW_UP_REALISED), PB_UNIT_MNKR, 1);
      g_autofree char *words = g_strdup_printf (_("realised %d: %s MSEK"),
                                                pb_period_year (pb_record_get_text (period, PB_PERIOD_CODE)), amount);

      pb_pane_append_part (rest, words);
    }
  return g_string_free (rest, FALSE);
}

static void
set_line (PbFollowUpCard *self, int line, const char *text)
{
  gboolean shown = text && *text;

  gtk_label_set_text (GTK_LABEL (self->values[line]), shown ? text : "");
  gtk_widget_set_visible (self->values[line], shown);
  gtk_widget_set_visible (self->keys[line], shown);
}

void
pb_follow_up_card_set_record (PbFollowUpCard *self, PbRecord *record)
{
  g_autofree char *meta = NULL, *rest = NULL, *name = NULL;
  int assessment;

  g_return_if_fail (PB_IS_FOLLOW_UP_CARD (self));

  g_set_object (&self->record, record);
  if (!record)
    return;
  assessment = pb_record_get_enum (record, PB_FOLLOW_UP_ASSESSMENT);
  meta = dup_meta (record);
  rest = dup_rest (record);
  pb_mark_label_set (PB_MARK_LABEL (self->verdict), PB_MARK_MET + assessment,
                     pb_enum_label (PB_ENUM_ASSESSMENT, assessment));
  gtk_label_set_text (GTK_LABEL (self->meta), meta);
  set_line (self, SEEN, pb_record_get_text (record, PB_FOLLOW_UP_SEEN));
  set_line (self, WHY, pb_record_get_text (record, PB_FOLLOW_UP_WHY));
  set_line (self, ACTION, pb_record_get_text (record, PB_FOLLOW_UP_ACTION));
  set_line (self, REST, rest);
  name = g_strdup_printf ("%s, %s", pb_enum_label (PB_ENUM_ASSESSMENT, assessment), meta);
  pb_view_set_accessible_label (GTK_WIDGET (self), name);
}

PbRecord *
pb_follow_up_card_get_record (PbFollowUpCard *self)
{
  g_return_val_if_fail (PB_IS_FOLLOW_UP_CARD (self), NULL);

  return self->record;
}
