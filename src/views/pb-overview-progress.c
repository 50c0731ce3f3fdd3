/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-cards.h"

#include <glib/gi18n-lib.h>
#include "pb-card-page.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-segment-bar.h"

typedef struct
{
  int value;
  PbMarkKind mark;
  PbTone tone;
  PbSegmentStyle style;
} Part;

/* Worst first: what needs somebody. */
static const Part assessment_parts[] = {
  { PB_ASSESSMENT_NOT_MET, PB_MARK_NOT_MET, PB_TONE_BAD, PB_SEGMENT_HATCHED },
  { PB_ASSESSMENT_PARTLY, PB_MARK_PARTLY, PB_TONE_WARN_MARK, PB_SEGMENT_SOLID },
  { PB_ASSESSMENT_MET, PB_MARK_MET, PB_TONE_GOOD, PB_SEGMENT_SOLID },
  { PB_ASSESSMENT_NOT_ASSESSED, PB_MARK_NOT_ASSESSED, PB_TONE_INK_3, PB_SEGMENT_DASHED },
};

static const Part status_parts[] = {
  { PB_STATUS_NOT_STARTED, PB_MARK_STATUS_NOT_STARTED, PB_TONE_INK_2, PB_SEGMENT_OUTLINED },
  { PB_STATUS_STARTED, PB_MARK_STATUS_STARTED, PB_TONE_INK_3, PB_SEGMENT_SOLID },
  { PB_STATUS_ONGOING, PB_MARK_STATUS_ONGOING, PB_TONE_ACCENT, PB_SEGMENT_SOLID },
  { PB_STATUS_DONE, PB_MARK_STATUS_DONE, PB_TONE_TOTAL, PB_SEGMENT_SOLID },
  { PB_STATUS_CANCELLED, PB_MARK_STATUS_CANCELLED, PB_TONE_PEER, PB_SEGMENT_HATCHED },
};

static GtkWidget *
new_count (PbEnum vocabulary, const char *word, const Part *part, guint count)
{
  const char *name = pb_enum_label (vocabulary, part->value);
  g_autofree char *target = g_strdup_printf ("%s=%s", word, pb_enum_nick (vocabulary, part->value));
  g_autofree char *key = g_strdup_printf ("count-%s", target);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *label = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figure = pb_view_label (number, "pb-count");
  GtkWidget *mark = pb_mark_label_new (part->mark, name);
  GtkWidget *button;

  /* TRANSLATORS: assessment or status, number: "Ej uppfyllt: 3 uppdrag" */
  label = g_strdup_printf (ngettext ("%s: %u assignment", "%s: %u assignments", count), name, count);
  button = pb_overview_button (key, "win.filter-assignments", g_variant_new_string (target), label);
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "pb-count-word");
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-count-button");
  return button;
}

static GtkWidget *
new_progress_card (PbOverview *overview, const char *title, PbEnum vocabulary, const char *word, const Part *parts,
                   guint n_parts, const guint *counts)
{
  g_autofree char *about = g_strdup_printf (ngettext ("%u assignment", "%u assignments", overview->n_assignments),
                                            overview->n_assignments);
  GtkWidget *card = pb_card_new (title, about, NULL);
  GtkWidget *bar = pb_segment_bar_new (title);
  GtkWidget *row = pb_card_page_new (4);
  PbSegment segments[5];

  g_return_val_if_fail (n_parts <= G_N_ELEMENTS (segments), card);
  for (guint i = 0; i < n_parts; i++)
    {
      segments[i].value = counts[parts[i].value];
      segments[i].tone = parts[i].tone;
      segments[i].style = parts[i].style;
      segments[i].label = pb_enum_label (vocabulary, parts[i].value);
      pb_card_page_add (PB_CARD_PAGE (row), new_count (vocabulary, word, &parts[i], counts[parts[i].value]), 0, 1);
    }
  pb_segment_bar_set_segments (PB_SEGMENT_BAR (bar), segments, (int) n_parts);
  gtk_widget_add_css_class (bar, "pb-progress-bar");
  gtk_widget_add_css_class (row, "pb-counts");
  gtk_box_append (GTK_BOX (card), bar);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

GtkWidget *
pb_overview_assessment_card (PbOverview *overview)
{
  return new_progress_card (overview, _("Latest assessment"), PB_ENUM_ASSESSMENT, "assessment", assessment_parts,
                            G_N_ELEMENTS (assessment_parts), overview->by_assessment);
}

GtkWidget *
pb_overview_status_card (PbOverview *overview)
{
  return new_progress_card (overview, _("Status"), PB_ENUM_STATUS, "status", status_parts, G_N_ELEMENTS (status_parts),
                            overview->by_status);
}
