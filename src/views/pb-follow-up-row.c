/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-mark-label.h"

/* In em of the text; deeper levels than these are told by their words alone. */
#define INDENT 24
#define MAX_DEPTH 6

struct _PbFollowUpRow
{
  GtkWidget parent_instance;

  GtkWidget *arrow;
  GtkWidget *text;
  GtkWidget *title;
  GtkWidget *words; /* what wraps: verdict, trend, about, below */
  GtkWidget *verdict;
  GtkWidget *missing;
  GtkWidget *trend;
  GtkWidget *about;
  GtkWidget *below;
  GtkWidget *earlier[PB_FOLLOW_UP_EARLIER];
  GtkWidget *progress;
};

G_DEFINE_FINAL_TYPE (PbFollowUpRow, pb_follow_up_row, GTK_TYPE_WIDGET)

static void
pb_follow_up_row_dispose (GObject *object)
{
  PbFollowUpRow *self = PB_FOLLOW_UP_ROW (object);

  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->progress, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_follow_up_row_parent_class)->dispose (object);
}

static void
pb_follow_up_row_class_init (PbFollowUpRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_follow_up_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-follow-up-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_words (PbFollowUpRow *self, const char *css_classes)
{
  GtkWidget *label = pb_view_label ("", css_classes);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (label, self->words);
  return label;
}

static void
pb_follow_up_row_init (PbFollowUpRow *self)
{
  self->arrow = pb_pane_decoration ("pan-end-symbolic");
  gtk_widget_set_valign (self->arrow, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->arrow, "pb-row-arrow");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->text, TRUE);
  self->title = pb_view_label ("", NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->text), self->title);
  self->words = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (14, 1), NULL);
  self->verdict = pb_mark_label_new (PB_MARK_NOT_ASSESSED, "");
  pb_mark_label_set_coloured (PB_MARK_LABEL (self->verdict), TRUE);
  gtk_widget_add_css_class (self->verdict, "pb-small");
  gtk_widget_set_parent (self->verdict, self->words);
  self->missing = add_words (self, "pb-small pb-semibold pb-warn");
  gtk_label_set_text (GTK_LABEL (self->missing), _("not reported"));
  self->trend = add_words (self, "pb-small pb-secondary");
  self->about = add_words (self, "pb-small pb-secondary");
  self->below = add_words (self, "pb-small pb-secondary");
  for (guint i = 0; i < PB_FOLLOW_UP_EARLIER; i++)
    {
      self->earlier[i] = pb_mark_label_new (PB_MARK_NOT_ASSESSED, "");
      gtk_widget_add_css_class (self->earlier[i], "pb-small");
      gtk_widget_add_css_class (self->earlier[i], "pb-secondary");
      gtk_widget_set_parent (self->earlier[i], self->words);
    }
  gtk_box_append (GTK_BOX (self->text), self->words);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->progress, GTK_WIDGET (self));
}

GtkWidget *
pb_follow_up_row_new (void)
{
  return g_object_new (PB_TYPE_FOLLOW_UP_ROW, NULL);
}

static void
show_words (GtkWidget *label, const char *text, GString *spoken)
{
  gtk_widget_set_visible (label, text != NULL);
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  if (text != NULL)
    g_string_append_printf (spoken, ", %s", text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_verdict (PbFollowUpRow *self, PbFollowUpItem *item, GString *spoken)
{
  int value = item->follow_up != NULL ? pb_record_get_enum (item->follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1;
  int status = item->follow_up != NULL ? pb_record_get_enum (item->follow_up, PB_FOLLOW_UP_STATUS) : -1;
  gboolean is_goal = item->record != NULL && pb_record_get_table (item->record) == PB_TABLE_GOAL;
  gboolean is_activity = item->record != NULL && pb_record_get_table (item->record) == PB_TABLE_ACTIVITY;
  PbMarkKind mark = PB_MARK_MET + MAX (value, 0);
  const char *word = value >= 0 ? pb_enum_label (PB_ENUM_ASSESSMENT, value) : NULL;

  /* A goal that is the council's assignment is reported with its status; an activity shows its own until it is reported. */
  if (is_activity)
    status = pb_record_get_enum (item->record, PB_ACTIVITY_STATUS);
  if (status >= 0 && ((is_activity && value < 0) || (is_goal && value == PB_ASSESSMENT_NOT_ASSESSED)))
    {
      mark = PB_MARK_STATUS_NOT_STARTED + status;
      word = pb_enum_label (PB_ENUM_STATUS, status);
    }
  gtk_widget_set_visible (self->verdict, word != NULL);
  gtk_widget_set_visible (self->missing, word == NULL && item->kind == PB_FOLLOW_UP_ITEM_DUE);
  if (word != NULL)
    pb_mark_label_set (PB_MARK_LABEL (self->verdict), mark, word);
  if (word != NULL || item->kind == PB_FOLLOW_UP_ITEM_DUE)
    g_string_append_printf (spoken, ", %s", word != NULL ? word : _("not reported"));
}

static void
show_earlier (PbFollowUpRow *self, PbFollowUpItem *item, GString *spoken)
{
  for (guint i = 0; i < PB_FOLLOW_UP_EARLIER; i++)
    {
      PbRecord *follow_up = item->earlier[i];
      PbRecord *period = follow_up ? pb_record_get_ref (follow_up, PB_FOLLOW_UP_PERIOD) : NULL;
      int value = follow_up ? pb_record_get_enum (follow_up, PB_FOLLOW_UP_ASSESSMENT) : -1;
      g_autofree char *when = NULL, *text = NULL;

      gtk_widget_set_visible (self->earlier[i], period != NULL && value >= 0);
      if (period == NULL || value < 0)
        continue;
      when = pb_period_format (pb_record_get_text (period, PB_PERIOD_CODE));
      /* Translators: a period and the assessment that was made then: "tertial 1 2026: Partly met". */
      text = g_strdup_printf (C_("assessment", "%s: %s"), when, pb_enum_label (PB_ENUM_ASSESSMENT, value));
      pb_mark_label_set (PB_MARK_LABEL (self->earlier[i]), PB_MARK_MET + value, text);
      g_string_append_printf (spoken, ", %s", text);
    }
}

void
pb_follow_up_row_show (PbFollowUpRow *self, PbFollowUpItem *item)
{
  g_autoptr (GString) spoken = NULL;
  gboolean is_role;

  g_return_if_fail (PB_IS_FOLLOW_UP_ROW (self));

  if (item == NULL)
    return;
  spoken = g_string_new (item->title);
  is_role = item->kind == PB_FOLLOW_UP_ITEM_ROLE;
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT * (int) MIN (item->depth, MAX_DEPTH));
  gtk_widget_set_visible (self->arrow, item->kind == PB_FOLLOW_UP_ITEM_CHAIN);
  gtk_widget_set_opacity (self->arrow, item->foldable ? 1 : 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), item->open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_label_set_text (GTK_LABEL (self->title), item->title);
  set_class (self->title, "pb-semibold", is_role || (item->kind == PB_FOLLOW_UP_ITEM_CHAIN && item->depth == 0));
  set_class (GTK_WIDGET (self), "pb-follow-up-head", is_role);
  show_verdict (self, item, spoken);
  show_words (self->trend, item->trend, spoken);
  show_words (self->about, item->about, spoken);
  show_words (self->below, item->below, spoken);
  show_earlier (self, item, spoken);
  gtk_widget_set_visible (self->words, is_role || item->about != NULL || item->below != NULL || item->follow_up != NULL
                                           || item->earlier[0] != NULL);
  gtk_widget_set_visible (self->progress, is_role);
  if (is_role)
    {
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), item->n ? (double) item->n_reported / item->n : 0);
      pb_view_set_accessible_label (self->progress, item->about);
    }
  if (item->foldable)
    g_string_append_printf (spoken, ", %s", item->open ? C_("row of a tree", "open") : C_("row of a tree", "closed"));
  pb_view_set_accessible_label (GTK_WIDGET (self), spoken->str);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    pb_view_set_accessible_label (gtk_widget_get_parent (GTK_WIDGET (self)), spoken->str);
}
