/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-pane-section.h"

#include "pb-view.h"
#include "pb-wrap-layout.h"

typedef struct
{
  PbRecord *assignment;
  gboolean dirty;
  gboolean switched;

  GtkWidget *head;
  GtkWidget *title;
  GtkWidget *note;
  GtkWidget *controls;
  GtkWidget *link;
  GtkWidget *body;
  GtkWidget *empty;
} PbPaneSectionPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbPaneSection, pb_pane_section, GTK_TYPE_WIDGET)

#define PRIV(self) ((PbPaneSectionPrivate *) pb_pane_section_get_instance_private (self))

static guint link_signal;

static void
link_cb (PbPaneSection *self)
{
  g_signal_emit (self, link_signal, 0);
}

static void
pb_pane_section_dispose (GObject *object)
{
  PbPaneSectionPrivate *priv = PRIV (PB_PANE_SECTION (object));

  g_clear_object (&priv->assignment);
  g_clear_pointer (&priv->head, gtk_widget_unparent);
  g_clear_pointer (&priv->body, gtk_widget_unparent);
  g_clear_pointer (&priv->empty, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_pane_section_parent_class)->dispose (object);
}

static void
pb_pane_section_class_init (PbPaneSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_pane_section_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pb-section");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  link_signal = g_signal_new ("link", PB_TYPE_PANE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_pane_section_init (PbPaneSection *self)
{
  PbPaneSectionPrivate *priv = PRIV (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *words = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (10, 0), NULL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  priv->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  priv->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (priv->title, "pb-card-title");
  gtk_label_set_wrap (GTK_LABEL (priv->title), TRUE);
  gtk_widget_set_parent (priv->title, words);
  priv->note = pb_view_label ("", "pb-secondary pb-small pb-numeric");
  gtk_label_set_wrap (GTK_LABEL (priv->note), TRUE);
  gtk_widget_set_visible (priv->note, FALSE);
  gtk_widget_set_parent (priv->note, words);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (priv->head), words);
  priv->controls = g_object_new (GTK_TYPE_BOX, "spacing", 2, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_box_append (GTK_BOX (priv->head), priv->controls);
  gtk_widget_set_parent (priv->head, GTK_WIDGET (self));
  priv->empty = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (priv->empty), TRUE);
  gtk_widget_set_visible (priv->empty, FALSE);
  gtk_widget_set_parent (priv->empty, GTK_WIDGET (self));
}

void
pb_pane_section_set_assignment (PbPaneSection *self, PbRecord *assignment)
{
  PbPaneSectionPrivate *priv = PRIV (self);

  if (!g_set_object (&priv->assignment, assignment))
    return;
  priv->dirty = TRUE;
  priv->switched = TRUE;
}

PbRecord *
pb_pane_section_get_assignment (PbPaneSection *self)
{
  return PRIV (self)->assignment;
}

void
pb_pane_section_invalidate (PbPaneSection *self)
{
  PRIV (self)->dirty = TRUE;
}

static GtkWidget *
get_focus (PbPaneSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

void
pb_pane_section_refresh (PbPaneSection *self)
{
  PbPaneSectionPrivate *priv = PRIV (self);
  gboolean switched = priv->switched;
  GtkWidget *focus = get_focus (self);
  gboolean inside = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (!priv->dirty)
    return;
  priv->dirty = FALSE;
  priv->switched = FALSE;
  if (priv->assignment && pb_record_is_live (priv->assignment))
    PB_PANE_SECTION_GET_CLASS (self)->update (self, priv->assignment, switched);
  /* What had the keyboard was deleted: it stays in the section, at its heading. */
  focus = get_focus (self);
  if (!inside || (focus && gtk_widget_get_mapped (focus)))
    return;
  gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
pb_pane_section_set_title (PbPaneSection *self, const char *title)
{
  gtk_label_set_text (GTK_LABEL (PRIV (self)->title), title);
  pb_view_set_accessible_label (GTK_WIDGET (self), title);
}

void
pb_pane_section_set_note (PbPaneSection *self, const char *note)
{
  PbPaneSectionPrivate *priv = PRIV (self);

  gtk_label_set_text (GTK_LABEL (priv->note), note ? note : "");
  gtk_widget_set_visible (priv->note, note != NULL);
}

GtkWidget *
pb_pane_section_set_link (PbPaneSection *self, const char *label)
{
  PbPaneSectionPrivate *priv = PRIV (self);

  if (!priv->link)
    {
      priv->link = gtk_button_new ();
      gtk_widget_add_css_class (priv->link, "flat");
      gtk_widget_add_css_class (priv->link, "pb-link");
      g_signal_connect_object (priv->link, "clicked", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (priv->controls), priv->link);
    }
  gtk_widget_set_visible (priv->link, label != NULL);
  if (label)
    {
      gtk_button_set_label (GTK_BUTTON (priv->link), label);
      pb_view_set_accessible_label (priv->link, label);
    }
  return priv->link;
}

void
pb_pane_section_add_control (PbPaneSection *self, GtkWidget *control)
{
  gtk_box_append (GTK_BOX (PRIV (self)->controls), control);
}

void
pb_pane_section_set_body (PbPaneSection *self, GtkWidget *body)
{
  PbPaneSectionPrivate *priv = PRIV (self);

  g_return_if_fail (!priv->body);
  priv->body = body;
  gtk_widget_insert_after (body, GTK_WIDGET (self), priv->head);
}

void
pb_pane_section_set_empty (PbPaneSection *self, const char *sentence)
{
  PbPaneSectionPrivate *priv = PRIV (self);

  gtk_label_set_text (GTK_LABEL (priv->empty), sentence ? sentence : "");
  gtk_widget_set_visible (priv->empty, sentence != NULL);
  if (priv->body)
    gtk_widget_set_visible (priv->body, sentence == NULL);
}
