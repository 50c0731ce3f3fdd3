/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-slide-private.h"

#include <glib/gi18n-lib.h>
#include "widgets/pb-mark-label.h"

static PbMarkKind
get_mark (PbSeverity severity)
{
  return severity == PB_SEVERITY_INFO ? PB_MARK_PROOF_ROUNDING : PB_MARK_PROOF_MISMATCH;
}

static char *
dup_title (PbOverview *overview, gboolean wrong)
{
  guint n = pb_slide_count_wrong (overview);

  if (overview->findings->len == 0)
    return g_strdup (_("Everything in the plan adds up"));
  if (!wrong)
    return g_strdup (_("Roundings in the plan's tables"));
  return g_strdup_printf (ngettext ("%u thing in the plan does not add up", "%u things in the plan do not add up", n), n);
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
  guint pages = pb_slide_count_finding_pages (overview), first, n;
  gboolean wrong = pb_slide_get_finding_page (overview, page, &first, &n);
  g_autofree char *title = dup_title (overview, wrong);
  /* TRANSLATORS: the page of how many */
  g_autofree char *part = pages > 1 ? g_strdup_printf (_("part %u of %u"), page + 1, pages) : NULL;
  GtkWidget *widget = pb_slide_page_new (_("The check"), part, title);

  for (guint i = first; i < first + n; i++)
    add_finding (widget, overview->findings->pdata[i]);
  if (!wrong)
    gtk_box_append (GTK_BOX (widget), pb_slide_text (n > 0 ? _("The plan prints a rounded figure; the rows below it add up to the other. It is no error.")
                                                           : _("Sums, balances and claims are computed again and compared with what the plan prints."),
                                                     "pb-slide-text pb-secondary pb-slide-after"));
  return widget;
}
