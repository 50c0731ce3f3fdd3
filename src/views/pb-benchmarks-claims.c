/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-cards.h"

#include <glib/gi18n-lib.h>
#include "model/pb-number.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

typedef struct
{
  PbMarkKind mark;
  const char *word;
  gboolean wrong;
} Verdict;

static int
get_decimals (PbRecord *claim)
{
  return (int) pb_record_get_int (claim, PB_CLAIM_STATED_DECIMALS);
}

static char *
dup_stated (PbRecord *claim)
{
  return pb_money_format (pb_record_get_int (claim, PB_CLAIM_STATED_AMOUNT), PB_UNIT_MNKR, get_decimals (claim));
}

/* One decimal more than none, so that a rounding is seen. "–" where it cannot be computed. */
static char *
dup_computed (PbRecord *claim)
{
  gint64 difference, potential;

  if (!pb_claim_compute (claim, &difference, &potential))
    return g_strdup ("–");
  return pb_money_format (potential, PB_UNIT_MNKR, MAX (1, get_decimals (claim)));
}

static Verdict
judge (PbRecord *claim)
{
  gint64 stated = pb_record_get_int (claim, PB_CLAIM_STATED_AMOUNT);
  int decimals = MAX (1, get_decimals (claim));
  gint64 difference, potential;

  switch (pb_claim_judge (claim))
    {
    case PB_CLAIM_HOLDS:
      if (pb_claim_compute (claim, &difference, &potential)
          && pb_money_round (potential, PB_UNIT_MNKR, decimals) != pb_money_round (stated, PB_UNIT_MNKR, decimals))
        return (Verdict){ PB_MARK_PROOF_EQUAL, _("Adds up, rounded"), FALSE };
      return (Verdict){ PB_MARK_PROOF_EQUAL, _("Adds up"), FALSE };
    case PB_CLAIM_WRONG:
      return (Verdict){ PB_MARK_PROOF_MISMATCH, _("Does not add up"), TRUE };
    case PB_CLAIM_WRONG_BY_TEN:
      return (Verdict){ PB_MARK_PROOF_MISMATCH, _("Wrong by a factor of ten"), TRUE };
    case PB_CLAIM_UNKNOWN:
    default:
      return (Verdict){ PB_MARK_NOT_ASSESSED, _("Cannot be computed"), FALSE };
    }
}

static GtkWidget *
new_verdict (Verdict verdict)
{
  GtkWidget *label = pb_mark_label_new (verdict.mark, verdict.word);

  pb_mark_label_set_coloured (PB_MARK_LABEL (label), TRUE);
  return label;
}

/* Title, compared with, stated, computed, verdict, and the buttons after them: the same columns in the heading and every
 * row. */
typedef struct
{
  GtkSizeGroup *groups[6];
} Columns;

static void
append (GtkWidget *box, Columns *columns, int column, GtkWidget *cell)
{
  gtk_size_group_add_widget (columns->groups[column], cell);
  if (column == 0)
    gtk_widget_set_hexpand (cell, TRUE);
  if (GTK_IS_LABEL (cell) && column < 2)
    {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (cell), column == 0 ? 10 : 7);
    }
  gtk_box_append (GTK_BOX (box), cell);
}

static GtkWidget *
new_icon (const char *icon, const char *name, const char *action, PbRecord *claim)
{
  GtkWidget *button = pb_pane_icon_button (icon, name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pb_record_get_id (claim));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Beside the row, not in it: a button in a button cannot be reached. */
static GtkWidget *
new_line (PbRecord *claim, const char *title, GtkWidget *row, Columns *columns)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *change = g_strdup_printf (_("Change the claim about %s"), title);
  g_autofree char *remove = g_strdup_printf (_("Delete the claim about %s"), title);

  gtk_box_append (GTK_BOX (buttons), new_icon ("document-edit-symbolic", change, "benchmarks.edit-claim", claim));
  gtk_box_append (GTK_BOX (buttons), new_icon ("user-trash-symbolic", remove, "benchmarks.delete-claim", claim));
  gtk_widget_add_css_class (buttons, "pb-claim-buttons");
  gtk_size_group_add_widget (columns->groups[5], buttons);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (line), row);
  gtk_box_append (GTK_BOX (line), buttons);
  gtk_widget_add_css_class (line, "pb-claim-line");
  if (gtk_widget_has_css_class (row, "pb-bad-tint"))
    gtk_widget_add_css_class (line, "pb-bad-tint");
  return line;
}

static GtkWidget *
new_row (PbRecord *claim, Columns *columns)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  PbRecord *peer = pb_record_get_ref (claim, PB_CLAIM_PEER);
  Verdict verdict = judge (claim);
  g_autofree char *stated = dup_stated (claim);
  g_autofree char *computed = dup_computed (claim);
  g_autofree char *label = NULL;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  const char *weight = verdict.wrong ? "pb-semibold" : "";

  append (box, columns, 0, pb_view_label (indicator ? pb_benchmarks_get_short_title (indicator) : "", weight));
  append (box, columns, 1, pb_view_label (peer ? pb_record_get_title (peer) : "", weight));
  append (box, columns, 2, pb_view_number (stated, weight));
  append (box, columns, 3, pb_view_number (computed, weight));
  append (box, columns, 4, new_verdict (verdict));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pb-claim-row");
  if (verdict.wrong)
    gtk_widget_add_css_class (button, "pb-bad-tint");
  /* TRANSLATORS: indicator, municipality, amount, amount, verdict */
  label = g_strdup_printf (_("%s compared with %s: the plan %s MSEK, computed %s MSEK, %s"),
                           indicator ? pb_benchmarks_get_short_title (indicator) : "",
                           peer ? pb_record_get_title (peer) : "", stated, computed, verdict.word);
  pb_view_set_accessible_label (button, label);
  if (indicator)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pb_record_get_id (indicator));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "benchmarks.show");
  return new_line (claim, indicator ? pb_benchmarks_get_short_title (indicator) : "", button, columns);
}

static GtkWidget *
new_heading (Columns *columns)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *rest = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  /* TRANSLATORS: heading of a table of amounts */
  append (box, columns, 0, pb_view_label (_("The plan's claims, MSEK"), "pb-column-header"));
  append (box, columns, 1, pb_view_label (_("Compared with"), "pb-column-header"));
  append (box, columns, 2, pb_view_number (_("The plan"), "pb-column-header"));
  append (box, columns, 3, pb_view_number (_("Computed"), "pb-column-header"));
  append (box, columns, 4, pb_view_label (_("Check"), "pb-column-header"));
  gtk_widget_add_css_class (box, "pb-claim-head");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_size_group_add_widget (columns->groups[5], rest);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), rest);
  return line;
}

static GtkWidget *
new_calculation (PbRecord *claim)
{
  PbRecord *indicator = pb_record_get_ref (claim, PB_CLAIM_INDICATOR);
  g_autofree char *calculation = pb_benchmarks_dup_calculation (claim);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (!calculation || !indicator)
    return NULL;
  text = g_strdup_printf ("%s: %s", pb_benchmarks_get_short_title (indicator), calculation);
  label = pb_view_label (text, "pb-small pb-secondary pb-claim-note");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

GtkWidget *
pb_benchmarks_claims_card (PbPlan *plan)
{
  GPtrArray *claims = pb_plan_peek_records (plan, PB_TABLE_CLAIM);
  GtkWidget *card;
  Columns columns;

  if (claims->len == 0)
    return NULL;
  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (card, "pb-card");
  for (guint i = 0; i < G_N_ELEMENTS (columns.groups); i++)
    columns.groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_box_append (GTK_BOX (card), new_heading (&columns));
  for (guint i = 0; i < claims->len; i++)
    gtk_box_append (GTK_BOX (card), new_row (claims->pdata[i], &columns));
  for (guint i = 0; i < claims->len; i++)
    {
      GtkWidget *note = judge (claims->pdata[i]).wrong ? new_calculation (claims->pdata[i]) : NULL;

      if (note)
        gtk_box_append (GTK_BOX (card), note);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns.groups); i++)
    g_object_unref (columns.groups[i]);
  return card;
}
