/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-proof.h"

#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "model/pb-sheet-edit.h"
#include "pb-money-words.h"
#include "pb-pane-util.h"
#include "pb-view.h"

typedef struct
{
  PbPlan *plan;
  PbUnit unit;
  gint64 line;
  gint64 column;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *refusal;
} Proof;

static void
proof_free (Proof *proof)
{
  g_object_unref (proof->plan);
  g_free (proof);
}

static void
save_cb (Proof *proof)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (proof->entry))));
  g_autoptr (GError) error = NULL;
  gint64 ore;

  if ((!*text || pb_money_parse (text, proof->unit, &ore, &error))
      && pb_sheet_set_printed (proof->plan, proof->line, proof->column, *text ? &ore : NULL, &error))
    gtk_popover_popdown (GTK_POPOVER (proof->popover));
  else
    pb_pane_set_invalid (proof->entry, GTK_LABEL (proof->refusal), error->message);
}

static void
remove_cb (Proof *proof)
{
  gtk_editable_set_text (GTK_EDITABLE (proof->entry), "");
  save_cb (proof);
}

static GtkWidget *
new_entry (Proof *proof, PbSheet *sheet, guint line, guint column)
{
  GtkWidget *entry = gtk_entry_new ();
  gint64 ore;

  if (pb_sheet_get_printed (sheet, line, column, &ore))
    {
      g_autofree char *text = pb_money_format_exact (ore, proof->unit, pb_sheet_get_decimals (sheet));

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_widget_add_css_class (entry, "pb-numeric");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_sensitive (entry, !pb_plan_get_read_only (proof->plan));
  pb_view_set_accessible_label (entry, _ ("Printed in the plan"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), proof);
  return entry;
}

static void
add_row (GtkWidget *grid, int row, const char *name, GtkWidget *value)
{
  gtk_grid_attach (GTK_GRID (grid), pb_view_label (name, "pb-secondary"), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row, 1, 1);
}

/* Printed, computed and the difference below each other, as one would do the sum. */
static GtkWidget *
new_sum (Proof *proof, PbSheet *sheet, guint line, guint column, gboolean in_scenario)
{
  GtkWidget *grid = gtk_grid_new ();
  gint64 ore;
  g_autofree char *computed = pb_sheet_get_value (sheet, line, column, &ore)
                                  ? pb_money_format_exact (ore, proof->unit, pb_sheet_get_decimals (sheet))
                                  : g_strdup ("");
  g_autofree char *difference = pb_money_words_difference (sheet, line, column);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  proof->entry = new_entry (proof, sheet, line, column);
  /* What the document prints proves its own figures, whatever scenario is in force. */
  add_row (grid, 0, in_scenario ? _ ("Computed in the plan") : _ ("Computed here"), pb_view_number (computed, NULL));
  add_row (grid, 1, _ ("Printed in the plan"), proof->entry);
  if (*difference)
    add_row (grid, 2, _ ("Difference"), pb_view_number (difference, "pb-semibold"));
  return grid;
}

/* (transfer full) */
static char *
dup_rule (PbSheet *sheet, guint line, guint column)
{
  g_autofree char *tolerance = pb_money_format_exact (pb_sheet_get_tolerance (sheet, line, column),
                                                      pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));

  switch (pb_sheet_get_proof (sheet, line, column))
    {
    case PB_PROOF_EQUAL:
      return g_strdup (_ ("The printed total adds up."));
    case PB_PROOF_ROUNDING:
      /* TRANSLATORS: the tolerance */
      return g_strdup_printf (
          _ ("Rounding: half of the last printed digit for each line that is summed explains as much as "
             "%s."),
          tolerance);
    case PB_PROOF_MISMATCH:
      return g_strdup_printf (
          _ ("Does not add up: half of the last printed digit for each line that is summed explains no "
             "more than %s."),
          tolerance);
    case PB_PROOF_NONE:
    default:
      return g_strdup (_ ("Write what the document prints, and it is checked against what the lines add up to."));
    }
}

static GtkWidget *
new_buttons (Proof *proof, gboolean printed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_label (_ ("Save"));
  GtkWidget *remove = gtk_button_new_with_label (_ ("Remove"));

  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_visible (remove, printed);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_visible (box, !pb_plan_get_read_only (proof->plan));
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), proof);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), proof);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_box_append (GTK_BOX (box), save);
  return box;
}

static GtkWidget *
new_wrapping (const char *text, const char *classes)
{
  GtkWidget *label = pb_view_label (text, classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 42);
  return label;
}

GtkWidget *
pb_money_proof_new (PbPlan *plan, PbMoneyState *state, guint line, guint column)
{
  Proof *proof = g_new0 (Proof, 1);
  PbSheet *sheet = state->plan_sheet ? state->plan_sheet : state->sheet;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  g_autofree char *cell = pb_money_words_heading (sheet, line, (int)column);
  /* TRANSLATORS: a line and a column: "Printed total of Besparing 2025" */
  g_autofree char *name = g_strdup_printf (_ ("Printed total of %s"), cell);
  GtkWidget *heading = pb_view_label (name, "pb-semibold");
  g_autofree char *rule = dup_rule (sheet, line, column);

  proof->plan = g_object_ref (plan);
  proof->unit = pb_sheet_get_unit (sheet);
  proof->line = pb_record_get_id (pb_sheet_get_line (sheet, line));
  proof->column = pb_record_get_id (pb_sheet_get_column (sheet, column));
  proof->popover = gtk_popover_new ();
  proof->refusal = new_wrapping ("", "pb-note pb-bad");
  gtk_widget_set_visible (proof->refusal, FALSE);
  /* Wrapped, its second line would push the buttons out below: a popover's height is that of its natural width. */
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 42);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), new_sum (proof, sheet, line, column, state->scenario != 0));
  gtk_box_append (GTK_BOX (box), proof->refusal);
  gtk_box_append (GTK_BOX (box), new_wrapping (rule, "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), new_buttons (proof, pb_sheet_get_printed (sheet, line, column, NULL)));
  gtk_widget_add_css_class (box, "pb-money-popover");
  gtk_popover_set_child (GTK_POPOVER (proof->popover), box);
  pb_view_set_accessible_label (proof->popover, name);
  g_object_set_data_full (G_OBJECT (proof->popover), "proof", proof, (GDestroyNotify)proof_free);
  return proof->popover;
}
