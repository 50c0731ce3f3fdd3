/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "widgets/pb-mark-label.h"

static PbMarkKind
get_mark (PbSeverity severity)
{
  return severity == PB_SEVERITY_INFO ? PB_MARK_PROOF_ROUNDING : PB_MARK_PROOF_MISMATCH;
}

static guint
count_wrong (PbOverview *overview)
{
  guint n = 0;

  for (guint i = 0; i < overview->findings->len; i++)
    n += ((PbOverviewFinding *) overview->findings->pdata[i])->severity != PB_SEVERITY_INFO;
  return n;
}

static char *
dup_title (PbOverview *overview)
{
  guint wrong = count_wrong (overview);

  if (wrong == 0)
    return g_strdup (_("Everything in the plan adds up"));
  return g_strdup_printf (ngettext ("%u thing in the plan does not add up", "%u things in the plan do not add up", wrong),
                          wrong);
}

static void
add_finding (GtkWidget *page, PbOverviewFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "pb-slide-finding");
  gtk_box_append (GTK_BOX (box), pb_slide_verdict ((int) get_mark (finding->severity), finding->heading,
                                                   "pb-slide-text pb-slide-strong"));
  if (finding->detail && *finding->detail)
    gtk_box_append (GTK_BOX (box), pb_slide_text (finding->detail, "pb-slide-text pb-slide-detail"));
  gtk_box_append (GTK_BOX (page), box);
}

GtkWidget *
pb_slide_findings_new (PbSlideDeck *deck, guint page)
{
  PbOverview *overview = pb_slide_deck_get_overview (deck);
  guint first = page * PB_SLIDE_FINDINGS_PER_PAGE;
  guint pages = pb_slide_count_finding_pages (overview);
  g_autofree char *title = dup_title (overview);
  /* TRANSLATORS: the page of how many */
  g_autofree char *part = pages > 1 ? g_strdup_printf (_("part %u of %u"), page + 1, pages) : NULL;
  GtkWidget *widget = pb_slide_page_new (_("The check"), part, title);

  if (overview->findings->len == 0)
    gtk_box_append (GTK_BOX (widget), pb_slide_text (_("Sums, balances and claims are computed again and compared with what the plan prints."),
                                                     "pb-slide-text pb-slide-after"));
  for (guint i = first; i < MIN (first + PB_SLIDE_FINDINGS_PER_PAGE, overview->findings->len); i++)
    add_finding (widget, overview->findings->pdata[i]);
  return widget;
}
