/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-compare-card.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario-words.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

enum { ROW_YEAR, ROW_BALANCE, ROW_DIFFERENCE, N_ROWS };

struct _PbCompareCard
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *editing;
  GtkLabel *amount;
  GtkLabel *unit;
  PbMarkLabel *verdict;
  GtkGrid *grid;
  guint n_years;
  gint64 id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PbCompareCard, pb_compare_card, GTK_TYPE_WIDGET)

static void
toggled_cb (GtkToggleButton *button, PbCompareCard *self)
{
  if (self->updating)
    return;
  if (gtk_toggle_button_get_active (button))
    gtk_widget_activate_action (GTK_WIDGET (self), "scenario.choose", "x", self->id);
  else
    gtk_toggle_button_set_active (button, TRUE);
}

static void
pb_compare_card_dispose (GObject *object)
{
  g_clear_pointer (&PB_COMPARE_CARD (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_compare_card_parent_class)->dispose (object);
}

static void
pb_compare_card_class_init (PbCompareCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_compare_card_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pb-compare-card");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_editing (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_box_append (GTK_BOX (box), pb_pane_decoration ("pb-edit-symbolic"));
  gtk_box_append (GTK_BOX (box), pb_view_label (_("Changed below"), "pb-small pb-semibold"));
  gtk_widget_add_css_class (box, "pb-accent");
  return box;
}

static GtkWidget *
new_head (PbCompareCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->name = GTK_LABEL (pb_view_label ("", "pb-card-title"));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  self->about = GTK_LABEL (pb_view_label ("", "pb-small pb-tertiary"));
  gtk_label_set_ellipsize (self->about, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->about), TRUE);
  gtk_label_set_width_chars (self->about, 3);
  gtk_label_set_width_chars (self->name, 8);
  self->editing = new_editing ();
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (head), self->editing);
  return head;
}

static GtkWidget *
new_answer (PbCompareCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->amount = GTK_LABEL (pb_view_label ("", "pb-key-number"));
  self->unit = GTK_LABEL (pb_view_label ("", "pb-semibold"));
  self->verdict = PB_MARK_LABEL (pb_mark_label_new (PB_MARK_BALANCE_KEPT, ""));
  pb_mark_label_set_coloured (self->verdict, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "pb-semibold");
  gtk_widget_set_valign (GTK_WIDGET (self->amount), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->unit), GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (GTK_WIDGET (self->verdict), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (number, TRUE);
  gtk_box_append (GTK_BOX (number), GTK_WIDGET (self->amount));
  gtk_box_append (GTK_BOX (number), GTK_WIDGET (self->unit));
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  return box;
}

static void
pb_compare_card_init (PbCompareCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "pb-compare-years");
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 4);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), new_answer (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  self->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "pb-card");
  g_signal_connect (self->button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
pb_compare_card_new (void)
{
  return g_object_new (PB_TYPE_COMPARE_CARD, NULL);
}

static void
make_grid (PbCompareCard *self, guint n_years)
{
  const char *const names[N_ROWS] = { "", _("Balance"), _("Against the plan") };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  for (int row = 0; row < N_ROWS; row++)
    {
      GtkWidget *name = pb_view_label (names[row], row == ROW_YEAR ? "pb-column-header" : "pb-secondary");

      gtk_widget_set_hexpand (name, TRUE);
      gtk_grid_attach (self->grid, name, 0, row, 1, 1);
      for (guint i = 0; i < n_years; i++)
        gtk_grid_attach (self->grid,
                         pb_view_number ("", row == ROW_YEAR         ? "year pb-column-header"
                                             : row == ROW_DIFFERENCE ? "year pb-secondary"
                                                                     : "year"),
                         (int) i + 1, row, 1, 1);
    }
  self->n_years = n_years;
}

static void
set_cell (PbCompareCard *self, guint year, int row, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (self->grid, (int) year + 1, row)), text);
}

static void
update_year (PbCompareCard *self, PbBalanceScope *scope, guint i, GString *spoken)
{
  int year = g_array_index (scope->years, gint, i);
  gint64 ore = 0, plan = 0;
  gboolean has = pb_balance_scope_get (scope, self->id, year, &ore, NULL);
  g_autofree char *name = g_strdup_printf ("%d", year);
  g_autofree char *balance = has ? pb_balance_scope_format (scope, ore) : g_strdup ("");
  g_autofree char *difference = NULL;

  pb_balance_scope_get (scope, 0, year, &plan, NULL);
  difference = has && ore != plan ? pb_balance_scope_format_signed (scope, ore - plan) : g_strdup ("–");
  set_cell (self, i, ROW_YEAR, name);
  set_cell (self, i, ROW_BALANCE, balance);
  set_cell (self, i, ROW_DIFFERENCE, difference);
  if (self->id && has)
    /* TRANSLATORS: year, balance, difference from the plan's */
    g_string_append_printf (spoken, _(" %d: %s, against the plan %s."), year, balance, difference);
  else if (has)
    g_string_append_printf (spoken, " %d: %s.", year, balance);
}

static void
update_answer (PbCompareCard *self, PbBalanceScope *scope, int year, GString *spoken)
{
  gint64 ore = 0;
  PbBalance state;
  gboolean has = pb_balance_scope_get (scope, self->id, year, &ore, NULL);
  g_autofree char *verdict = pb_balance_scope_dup_verdict (scope, self->id, &state);
  g_autofree char *amount = has ? pb_balance_scope_format (scope, ore) : g_strdup ("–");
  g_autofree char *unit = g_strdup_printf ("%s %d", pb_balance_scope_unit (scope), year);

  gtk_label_set_text (self->amount, amount);
  gtk_label_set_text (self->unit, unit);
  pb_mark_label_set (self->verdict, pb_balance_scope_mark (state), verdict);
  g_string_append_printf (spoken, ": %s %s. %s.", amount, unit, verdict);
}

void
pb_compare_card_update (PbCompareCard *self, PbBalanceScope *scope, gint64 id, int year)
{
  g_autofree char *about = pb_scenario_words_numbers (scope->plan, id);
  g_autoptr (GString) spoken = g_string_new (pb_scenario_get_name (scope->plan, id));
  gboolean chosen = pb_plan_get_scenario (scope->plan) == id;

  g_return_if_fail (PB_IS_COMPARE_CARD (self));
  self->id = id;
  if (self->n_years != scope->years->len)
    make_grid (self, scope->years->len);
  gtk_label_set_text (self->name, spoken->str);
  gtk_widget_set_tooltip_text (self->button, spoken->str);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (self->editing, chosen && id != 0);
  update_answer (self, scope, year, spoken);
  for (guint i = 0; i < scope->years->len; i++)
    update_year (self, scope, i, spoken);
  pb_view_set_accessible_label (self->button, spoken->str);
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), chosen);
  self->updating = FALSE;
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}
