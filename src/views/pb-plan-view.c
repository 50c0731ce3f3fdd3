/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-plan-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "model/pb-edit.h"
#include "pb-card-page.h"
#include "pb-date-field.h"
#include "pb-editable-text.h"
#include "pb-pane-util.h"
#include "pb-plan-cards.h"
#include "pb-refresh.h"
#include "pb-view.h"

struct _PbPlanView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  GtkWidget *scroller;
  GtkBox *left;
  GtkBox *right;
  GtkWidget *form; /* stays: somebody may be writing in it when the rest is drawn anew */
};

G_DEFINE_FINAL_TYPE (PbPlanView, pb_plan_view, GTK_TYPE_WIDGET)

static const struct
{
  PbColumn column;
  const char *edit_label;
  PbEditableFlags flags;
} texts[] = {
  { PB_PLAN_TITLE, N_("Change the plan's title"), PB_EDITABLE_REQUIRED },
  { PB_PLAN_SHORT_TITLE, N_("Change the plan's short title"), PB_EDITABLE_LINE },
  { PB_PLAN_MUNICIPALITY, N_("Change municipality"), PB_EDITABLE_LINE },
  { PB_PLAN_DOCUMENT_TYPE, N_("Change document type"), PB_EDITABLE_LINE },
  { PB_PLAN_DECIDED_BY, N_("Change who decided the plan"), PB_EDITABLE_LINE },
  { PB_PLAN_DECISION_SECTION, N_("Change the decision's section"), PB_EDITABLE_LINE },
};

static const struct
{
  PbColumn column;
  const char *edit_label;
} dates[] = {
  { PB_PLAN_ADOPTED, N_("Change when the plan was adopted") },
  { PB_PLAN_VALID_FROM, N_("Change when the plan begins to hold") },
  { PB_PLAN_VALID_TO, N_("Change how long the plan holds") },
};

static void
append_field (GtkWidget *card, PbColumn column, GtkWidget *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = pb_view_label (_(pb_column_info (column)->label), "pb-secondary");

  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_widget_add_css_class (row, "pb-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), field);
  gtk_box_append (GTK_BOX (card), row);
}

static PbPeriodKind
get_kind (PbRecord *document)
{
  int kind = pb_record_get_enum (document, PB_PLAN_PERIOD_KIND);

  return kind >= 0 ? (PbPeriodKind) kind : PB_PERIOD_KIND_TERTIAL;
}

static void
show_kind_cb (GtkDropDown *kinds, guint64 columns, PbRecord *document)
{
  gtk_drop_down_set_selected (kinds, get_kind (document));
}

static void
kind_cb (PbRecord *document, GParamSpec *pspec, GtkDropDown *kinds)
{
  guint selected = gtk_drop_down_get_selected (kinds);
  g_autoptr (GError) error = NULL;

  if (selected == get_kind (document) || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (pb_plan_edit_enum (pb_record_get_plan (document), _("Change the reporting period"), pb_record_get_id (document),
                         PB_PLAN_PERIOD_KIND, (int) selected, &error))
    return;
  gtk_drop_down_set_selected (kinds, get_kind (document));
  pb_view_report (GTK_WIDGET (kinds), _("The reporting period was not changed"), g_steal_pointer (&error));
}

/* How often the plan is followed up. */
static GtkWidget *
new_kind (PbRecord *document)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget *kinds;

  for (guint i = 0; i < pb_enum_n_values (PB_ENUM_PERIOD_KIND); i++)
    gtk_string_list_append (words, pb_enum_label (PB_ENUM_PERIOD_KIND, (int) i));
  kinds = pb_pane_drop_down (G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), get_kind (document));
  gtk_widget_set_halign (kinds, GTK_ALIGN_START);
  pb_pane_name_inner (kinds, _(pb_column_info (PB_PLAN_PERIOD_KIND)->label));
  g_signal_connect_object (document, "changed", G_CALLBACK (show_kind_cb), kinds, G_CONNECT_SWAPPED);
  g_signal_connect_object (kinds, "notify::selected", G_CALLBACK (kind_cb), document, G_CONNECT_SWAPPED);
  return kinds;
}

static GtkWidget *
new_form (PbPlan *plan)
{
  PbRecord *document = pb_plan_get_document (plan);
  GtkWidget *card = pb_card_new (_("The document"), "", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *field
          = pb_editable_text_new (_(pb_column_info (texts[i].column)->label), _("Not stated"), texts[i].flags);

      pb_editable_text_bind (PB_EDITABLE_TEXT (field), document, texts[i].column, _(texts[i].edit_label));
      append_field (card, texts[i].column, field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GtkWidget *field = pb_date_field_new (_(pb_column_info (dates[i].column)->label));

      pb_date_field_bind (PB_DATE_FIELD (field), document, dates[i].column, _(dates[i].edit_label));
      if (dates[i].column == PB_PLAN_VALID_FROM)
        pb_date_field_set_bound (PB_DATE_FIELD (field), PB_PLAN_VALID_TO, FALSE);
      if (dates[i].column == PB_PLAN_VALID_TO)
        pb_date_field_set_bound (PB_DATE_FIELD (field), PB_PLAN_VALID_FROM, TRUE);
      gtk_widget_set_halign (field, GTK_ALIGN_START);
      append_field (card, dates[i].column, field);
    }
  append_field (card, PB_PLAN_PERIOD_KIND, new_kind (document));
  return card;
}

static void
append (GtkBox *box, GtkWidget *card)
{
  if (card)
    gtk_box_append (box, card);
}

static void
clear (GtkBox *box, GtkWidget *but)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != but)
        gtk_box_remove (box, child);
      child = next;
    }
}

static void
refresh (GtkWidget *widget)
{
  PbPlanView *self = PB_PLAN_VIEW (widget);

  clear (self->left, self->form);
  clear (self->right, NULL);
  append (self->left, pb_plan_facts_card (self->plan));
  append (self->left, pb_plan_funding_card (self->plan));
  append (self->right, pb_plan_goals_card (self->plan));
  append (self->right, pb_plan_risks_card (self->plan));
  append (self->right, pb_plan_meetings_card (self->plan));
  append (self->right, pb_plan_roles_card (self->plan));
}

static GtkWidget *
new_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   _("About the plan"), "xalign", 0.0, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (back, _("Back (Esc)"));
  pb_view_set_accessible_label (back, _("Back"));
  gtk_widget_add_css_class (title, "pb-view-title");
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), title);
  return head;
}

static GtkWidget *
new_page (PbPlanView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *page = pb_card_page_new (16);

  self->left = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  self->right = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  pb_card_page_add (PB_CARD_PAGE (page), GTK_WIDGET (self->left), 0, 6);
  pb_card_page_add (PB_CARD_PAGE (page), GTK_WIDGET (self->right), 0, 5);
  gtk_box_append (GTK_BOX (box), new_head ());
  gtk_box_append (GTK_BOX (box), page);
  gtk_widget_add_css_class (box, "pb-view");
  gtk_widget_add_css_class (box, "pb-plan");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1400);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return gtk_widget_activate_action (widget, "win.back", NULL);
}

static void
pb_plan_view_dispose (GObject *object)
{
  PbPlanView *self = PB_PLAN_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_plan_view_parent_class)->dispose (object);
}

static void
pb_plan_view_class_init (PbPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_plan_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pb_plan_view_init (PbPlanView *self)
{
  self->scroller = new_page (self);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pb_plan_view_new (PbPlan *plan)
{
  PbPlanView *self = g_object_new (PB_TYPE_PLAN_VIEW, NULL);

  self->plan = g_object_ref (plan);
  self->form = new_form (plan);
  gtk_box_append (self->left, self->form);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}
