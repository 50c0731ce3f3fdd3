/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-review-item.h"

#include <glib/gi18n-lib.h>

struct _PbReviewItem
{
  GObject parent_instance;
  PbReview *review;
  PbReviewChange *change;
  char *heading;
};

G_DEFINE_FINAL_TYPE (PbReviewItem, pb_review_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACCEPTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  WHAT,
  VALUES,
  PLACE,
  N_LABELS
};

static void
pb_review_item_finalize (GObject *object)
{
  g_free (PB_REVIEW_ITEM (object)->heading);
  G_OBJECT_CLASS (pb_review_item_parent_class)->finalize (object);
}

static void
pb_review_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, pb_review_item_get_accepted (PB_REVIEW_ITEM (object)));
}

static void
pb_review_item_class_init (PbReviewItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pb_review_item_finalize;
  object_class->get_property = pb_review_item_get_property;
  properties[PROP_ACCEPTED]
      = g_param_spec_boolean ("accepted", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_review_item_init (PbReviewItem *self)
{
}

PbReviewItem *
pb_review_item_new (PbReview *review, PbReviewChange *change, const char *heading)
{
  PbReviewItem *self = g_object_new (PB_TYPE_REVIEW_ITEM, NULL);

  self->review = review;
  self->change = change;
  self->heading = g_strdup (heading);
  return self;
}

PbReviewChange *
pb_review_item_get_change (PbReviewItem *self)
{
  return self->change;
}

gboolean
pb_review_item_get_accepted (PbReviewItem *self)
{
  return self->change && self->change->accepted;
}

void
pb_review_item_notify (PbReviewItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCEPTED]);
}

/* All values of a conflict, the two of a change. (transfer full) */
static char *
dup_values (PbReviewItem *self)
{
  const PbReviewChange *change = self->change;
  g_autofree char *three = NULL, *rivals = NULL;

  if (change->fields && !change->conflict)
    return g_strdup (change->theirs);
  if (!change->conflict)
    /* Translators: what a value was, and what it is in the workbook. */
    return g_strdup_printf (_("%s → %s"), change->before, change->theirs);
  three = g_strdup_printf (_("Conflict\nwhen the workbook was written: %s\nin the plan now: %s\nin the workbook: %s"),
                           change->before, change->now, change->theirs);
  if (!change->contested)
    return g_steal_pointer (&three);
  rivals = pb_review_dup_conflict (self->review, change);
  return g_strdup_printf ("%s\n%s", three, rivals);
}

char *
pb_review_item_dup_name (PbReviewItem *self)
{
  g_autofree char *values = self->change ? dup_values (self) : NULL;

  return self->change ? g_strdup_printf ("%s: %s. %s", self->change->what, values, self->change->place)
                      : g_strdup (self->heading);
}

GtkWidget *
pb_review_item_new_words (void)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < N_LABELS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                       "max-width-chars", 80, NULL);

      if (i == PLACE)
        {
          gtk_widget_add_css_class (label, "pb-small");
          gtk_widget_add_css_class (label, "pb-secondary");
        }
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

void
pb_review_item_show (PbReviewItem *self, GtkWidget *words)
{
  GtkWidget *what = gtk_widget_get_first_child (words);
  GtkWidget *values = gtk_widget_get_next_sibling (what);
  GtkWidget *place = gtk_widget_get_next_sibling (values);
  g_autofree char *text = self->change ? dup_values (self) : NULL;

  gtk_label_set_text (GTK_LABEL (what), self->change ? self->change->what : self->heading);
  gtk_label_set_text (GTK_LABEL (values), text ? text : "");
  gtk_label_set_text (GTK_LABEL (place), self->change ? self->change->place : "");
  gtk_widget_set_visible (values, self->change != NULL);
  gtk_widget_set_visible (place, self->change != NULL);
  gtk_widget_set_css_classes (what, (const char *[]){ self->change ? "pb-semibold" : "pb-card-title", NULL });
  gtk_widget_set_css_classes (values, (const char *[]){ self->change && self->change->conflict ? "pb-warn" : "pb-numeric",
                                                        NULL });
}
