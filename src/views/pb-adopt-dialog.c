/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-adopt-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-adoption.h"
#include "model/pb-comparison.h"
#include "model/pb-number.h"
#include "pb-balance-scope.h"
#include "pb-figure-table.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-view.h"

/* As wide and high as its text wants, where the window behind it has that much. */
#define WIDTH_EM 42
#define HEIGHT_EM 38
#define MARGIN 24 /* of a form, at each side */

#define PB_TYPE_ADOPT_DIALOG (pb_adopt_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbAdoptDialog, pb_adopt_dialog, PB, ADOPT_DIALOG, AdwWindow)

struct _PbAdoptDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  gint64 scenario;
  int width, height; /* that it is asked for */
  GtkLabel *sentence;
  GtkWidget *scroller;
  GtkWidget *besides;
  PbFigureTable *table;
};

G_DEFINE_FINAL_TYPE (PbAdoptDialog, pb_adopt_dialog, ADW_TYPE_WINDOW)

/* What is written is exact: as many decimals as the longest in its column needs, and the others as many. */
static char *
dup_amount (const PbScenarioChange *change, gboolean has, gint64 ore, int decimals)
{
  PbUnit unit = (PbUnit) pb_record_get_enum (change->sheet, PB_SHEET_UNIT);

  return has ? pb_money_format_exact (ore, unit, MAX (decimals, pb_unit_decimals (unit))) : g_strdup ("–");
}

/* decimals: of the column From and the column To. */
static void
count_decimals (GArray *changes, int *decimals)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PbScenarioChange *change = &g_array_index (changes, PbScenarioChange, i);
      g_autofree char *from = dup_amount (change, change->has_from, change->from, 0);
      g_autofree char *to = dup_amount (change, change->has_to, change->to, 0);

      decimals[0] = MAX (decimals[0], pb_number_decimals (from));
      decimals[1] = MAX (decimals[1], pb_number_decimals (to));
    }
}

static void
add_change (PbAdoptDialog *self, const PbScenarioChange *change, const int *decimals)
{
  PbRecord *board = pb_record_get_ref (change->sheet, PB_SHEET_BOARD);
  g_autofree char *detail
    = g_strdup_printf ("%s%s%s, %s", board ? pb_record_get_title (board) : "", board ? " · " : "",
                       pb_record_get_title (change->sheet),
                       pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (change->sheet, PB_SHEET_UNIT)));
  g_autofree char *from = dup_amount (change, change->has_from, change->from, decimals[0]);
  g_autofree char *to = dup_amount (change, change->has_to, change->to, decimals[1]);
  const char *const cells[] = { pb_record_get_title (change->column), from, to, NULL };

  pb_figure_table_add (self->table, pb_record_get_title (change->line), detail, cells, FALSE);
}

static char *
dup_sentence (guint n)
{
  if (n == 0)
    return g_strdup (_("The scenario has the same figures as the plan: there is nothing to take over."));
  return g_strdup_printf (ngettext ("%u figure of the plan is replaced by the scenario’s, and the scenario, which then "
                                    "has nothing left to say, goes. It is one edit: Undo brings both back.",
                                    "%u figures of the plan are replaced by the scenario’s, and the scenario, which "
                                    "then has nothing left to say, goes. It is one edit: Undo brings all of it back.",
                                    n),
                          n);
}

static void
add_besides (PbAdoptDialog *self, const char *words)
{
  GtkWidget *label = pb_view_label (words, "");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self->besides), label);
}

/* "2026 −0,1 → −4,3 · 2027 …", the years that the balance of the board changes; empty where it stays. */
static char *
dup_years (PbBalanceScope *scope, const PbComparison *comparison, const PbComparedBoard *board)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->n_years; i++)
    {
      const PbComparedBalance *from = pb_comparison_get_balance (comparison, board, i, 0);
      const PbComparedBalance *to = pb_comparison_get_balance (comparison, board, i, 1);
      g_autofree char *before = from->has ? pb_balance_scope_format (scope, from->ore) : g_strdup ("–");
      g_autofree char *after = to->has ? pb_balance_scope_format (scope, to->ore) : g_strdup ("–");
      g_autofree char *part = g_strdup_printf ("%d\u00a0%s\u00a0→\u00a0%s", comparison->years[i], before, after);

      if (from->has != to->has || from->ore != to->ore)
        pb_pane_append_part (text, part);
    }
  return g_string_free (text, FALSE);
}

/* The plan's balances are then the scenario's, but for outcome that it loses. */
static void
show_balances (PbAdoptDialog *self)
{
  const gint64 both[] = { 0, self->scenario };
  g_autoptr (PbComparison) comparison = pb_scenario_compare (self->plan, both, G_N_ELEMENTS (both));

  for (guint i = 0; i < comparison->boards->len; i++)
    {
      const PbComparedBoard *board = comparison->boards->pdata[i];
      PbBalanceScope scope = { 0 };
      g_autofree char *years = NULL;

      pb_balance_scope_set (&scope, self->plan, pb_record_get_id (board->board));
      years = dup_years (&scope, comparison, board);
      if (*years)
        {
          /* TRANSLATORS: a board, its balances before and after year by year, the unit */
          g_autofree char *words = g_strdup_printf (_("The balance of %s: %s %s."), pb_record_get_title (board->board),
                                                    years, pb_balance_scope_unit (&scope));

          add_besides (self, words);
        }
      pb_balance_scope_clear (&scope);
    }
}

/* A scrolled window asks for the height of lines that do not wrap, and would cut the last of those that do. */
static void
fit_besides (PbAdoptDialog *self)
{
  int height, most = self->height / 3;

  gtk_widget_measure (self->besides, GTK_ORIENTATION_VERTICAL, self->width - 2 * MARGIN, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), most);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), MIN (height, most));
}

/* What else it does: the balances, outcome that goes, other scenarios that it reaches. */
static void
show_besides (PbAdoptDialog *self, const PbAdoption *adoption)
{
  g_autofree char *lost = pb_adoption_dup_lost (adoption);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->besides)))
    gtk_box_remove (GTK_BOX (self->besides), child);
  if (lost)
    add_besides (self, lost);
  else
    show_balances (self);
  for (guint i = 0; i < adoption->effects->len; i++)
    {
      g_autofree char *words
        = pb_adoption_effect_dup_words (&g_array_index (adoption->effects, PbAdoptionEffect, i));

      add_besides (self, words);
    }
  fit_besides (self);
  gtk_widget_set_visible (self->scroller,
                          adoption->changes->len > 0 && gtk_widget_get_first_child (self->besides) != NULL);
}

/* The plan may change while the dialog is open: it shows what would be done now. */
static void
refresh (GtkWidget *widget)
{
  PbAdoptDialog *self = PB_ADOPT_DIALOG (widget);
  const char *const headings[] = { _("Column"), _("From"), _("To"), NULL };
  g_autoptr (PbAdoption) adoption = pb_adoption_new (self->plan, self->scenario);
  g_autofree char *sentence = dup_sentence (adoption ? adoption->changes->len : 0);
  guint n = adoption ? adoption->changes->len : 0;
  int decimals[2] = { 0, 0 };

  if (adoption)
    count_decimals (adoption->changes, decimals);
  pb_figure_table_begin (self->table, _("Line"), headings);
  for (guint i = 0; i < n; i++)
    add_change (self, &g_array_index (adoption->changes, PbScenarioChange, i), decimals);
  pb_figure_table_end (self->table);
  gtk_widget_set_visible (GTK_WIDGET (self->table), n > 0);
  gtk_label_set_text (self->sentence, sentence);
  if (adoption)
    show_besides (self, adoption);
  gtk_widget_action_set_enabled (widget, "adopt.do", n > 0 && !pb_plan_get_read_only (self->plan));
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
adopt_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbAdoptDialog *self = PB_ADOPT_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *said
    = g_strdup_printf (_("The plan has the figures of “%s”; Undo takes it back"),
                       pb_scenario_get_name (self->plan, self->scenario));
  GError *error = NULL;

  if (!pb_scenario_adopt (self->plan, self->scenario, &error))
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The plan’s figures were not changed"), error);
      return;
    }
  if (parent)
    pb_view_say (GTK_WIDGET (parent), said);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_adopt_dialog_dispose (GObject *object)
{
  g_clear_object (&PB_ADOPT_DIALOG (object)->plan);
  G_OBJECT_CLASS (pb_adopt_dialog_parent_class)->dispose (object);
}

static void
pb_adopt_dialog_class_init (PbAdoptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_adopt_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "adopt.do", NULL, adopt_cb);
  gtk_widget_class_install_action (widget_class, "adopt.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "adopt.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "adopt.do", NULL);
}

static GtkWidget *
new_header (const char *title)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *adopt = gtk_button_new_with_label (_("Replace"));

  gtk_widget_add_css_class (adopt, "suggested-action");
  gtk_widget_set_tooltip_text (adopt, _("Ctrl+Enter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "adopt.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (adopt), "adopt.do");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), adopt);
  return header;
}

static void
pb_adopt_dialog_init (PbAdoptDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->sentence = GTK_LABEL (pb_view_label ("", NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  self->besides = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "child", self->besides, NULL);
  self->table = PB_FIGURE_TABLE (pb_figure_table_new (_("Figures that change"), 30));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (card, "pb-card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (form), self->scroller);
  gtk_box_append (GTK_BOX (form), card);
  g_object_bind_property (self->table, "visible", card, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_widget_set_vexpand (form, TRUE);
  gtk_box_append (GTK_BOX (box), new_header (_("Make these the plan’s figures")));
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self), box);
}

void
pb_adopt_dialog_present (GtkWindow *parent, PbRecord *scenario)
{
  PbAdoptDialog *self
    = g_object_new (PB_TYPE_ADOPT_DIALOG, "modal", TRUE, "transient-for", parent, NULL);
  g_autofree char *title = g_strdup_printf (_("Make “%s” the plan’s figures?"), pb_record_get_title (scenario));

  self->plan = g_object_ref (pb_record_get_plan (scenario));
  self->scenario = pb_record_get_id (scenario);
  self->width = pb_pane_get_dialog_side (parent, WIDTH_EM, gtk_widget_get_width (GTK_WIDGET (parent)));
  self->height = pb_pane_get_dialog_side (parent, HEIGHT_EM, gtk_widget_get_height (GTK_WIDGET (parent)));
  gtk_window_set_default_size (GTK_WINDOW (self), self->width, self->height);
  gtk_window_set_title (GTK_WINDOW (self), title);
  pb_refresh_attach (GTK_WIDGET (self), self->plan, refresh);
  gtk_window_present (GTK_WINDOW (self));
}
