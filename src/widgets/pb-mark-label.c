/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mark-label.h"

#include "pb-mark.h"

struct _PbMarkLabel
{
  GtkWidget parent_instance;

  GtkWidget *mark;
  GtkWidget *label;
  const char *tone_class;
  gboolean coloured;
};

G_DEFINE_FINAL_TYPE (PbMarkLabel, pb_mark_label, GTK_TYPE_WIDGET)

static const char *
class_of_tone (PbTone tone)
{
  switch ((int) tone)
    {
    case PB_TONE_GOOD:
      return "pb-good";
    case PB_TONE_WARN:
      return "pb-warn";
    case PB_TONE_BAD:
      return "pb-bad";
    case PB_TONE_INK_2:
      return "pb-secondary";
    default:
      return NULL;
    }
}

static void
update_tone (PbMarkLabel *self)
{
  PbMarkKind kind = pb_mark_get_kind (PB_MARK (self->mark));
  const char *tone_class = self->coloured ? class_of_tone (pb_mark_kind_text_tone (kind)) : NULL;

  if (g_strcmp0 (tone_class, self->tone_class) == 0)
    return;
  if (self->tone_class)
    gtk_widget_remove_css_class (self->label, self->tone_class);
  if (tone_class)
    gtk_widget_add_css_class (self->label, tone_class);
  self->tone_class = tone_class;
}

static void
pb_mark_label_dispose (GObject *object)
{
  PbMarkLabel *self = PB_MARK_LABEL (object);

  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_mark_label_parent_class)->dispose (object);
}

static void
pb_mark_label_class_init (PbMarkLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_mark_label_dispose;
  gtk_widget_class_set_css_name (widget_class, "pb-mark-label");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
pb_mark_label_init (PbMarkLabel *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->mark = pb_mark_new (PB_MARK_NOT_ASSESSED);
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  /* The whole carries the word, so that it is not read twice. */
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "xalign", 0.0,
                              "wrap", TRUE,
                              "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                              NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
pb_mark_label_new (PbMarkKind  kind,
                   const char *text)
{
  PbMarkLabel *self = g_object_new (PB_TYPE_MARK_LABEL, NULL);

  pb_mark_label_set (self, kind, text);
  return GTK_WIDGET (self);
}

void
pb_mark_label_set (PbMarkLabel *self,
                   PbMarkKind   kind,
                   const char  *text)
{
  g_return_if_fail (PB_IS_MARK_LABEL (self));
  g_return_if_fail (text != NULL);

  pb_mark_set_kind (PB_MARK (self->mark), kind);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  update_tone (self);
}

PbMarkKind
pb_mark_label_get_kind (PbMarkLabel *self)
{
  g_return_val_if_fail (PB_IS_MARK_LABEL (self), PB_MARK_NOT_ASSESSED);

  return pb_mark_get_kind (PB_MARK (self->mark));
}

const char *
pb_mark_label_get_text (PbMarkLabel *self)
{
  g_return_val_if_fail (PB_IS_MARK_LABEL (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

void
pb_mark_label_set_coloured (PbMarkLabel *self,
                            gboolean     coloured)
{
  g_return_if_fail (PB_IS_MARK_LABEL (self));

  self->coloured = coloured;
  update_tone (self);
}

void
pb_mark_label_set_em (PbMarkLabel *self,
                      double       em)
{
  g_return_if_fail (PB_IS_MARK_LABEL (self));

  pb_mark_set_em (PB_MARK (self->mark), em);
}
