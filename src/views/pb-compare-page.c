/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-compare-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pb-board-choice.h"
#include "pb-card-page.h"
#include "pb-certainty-card.h"
#include "pb-compare-card.h"
#include "pb-compare-choice.h"
#include "pb-compare-lines.h"
#include "pb-drivers-card.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-latest-card.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-tornado-card.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-focus.h"

struct _PbComparePage
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbBalanceScope scope;

  GtkStack *stack; /* "page", "empty" */
  GtkWidget *back;
  PbBoardChoice *choice;
  PbCompareChoice *which;
  PbCardPage *cards;
  GPtrArray *shown; /* PbCompareCard, unowned: the page of cards has them */
  PbDriversCard *drivers;
  PbTornadoCard *tornado;
  PbCertaintyCard *certainty;
  PbLatestCard *latest;
  PbCompareLines *lines;
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbComparePage, pb_compare_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

/* As many cards as are compared; those that stand already stay, with the keyboard where it is. */
static void
ensure_cards (PbComparePage *self, guint n)
{
  while (self->shown->len > n)
    {
      gtk_widget_unparent (self->shown->pdata[self->shown->len - 1]);
      g_ptr_array_set_size (self->shown, (int) self->shown->len - 1);
    }
  while (self->shown->len < n)
    {
      GtkWidget *card = pb_compare_card_new ();

      pb_card_page_add (self->cards, card, 0, 1);
      g_ptr_array_add (self->shown, card);
    }
}

static void
refresh (GtkWidget *widget)
{
  PbComparePage *self = PB_COMPARE_PAGE (widget);
  gboolean any = pb_board_choice_update (self->choice);
  int year = pb_board_choice_get_year (self->choice);
  g_autoptr (GArray) ids = NULL;

  gtk_stack_set_visible_child_name (self->stack, any ? "page" : "empty");
  if (!any)
    return;
  pb_compare_choice_update (self->which);
  ids = pb_compare_choice_list (self->which);
  ensure_cards (self, ids->len);
  for (guint i = 0; i < ids->len; i++)
    pb_compare_card_update (self->shown->pdata[i], &self->scope, g_array_index (ids, gint64, i), year);
  pb_drivers_card_update (self->drivers, &self->scope, year);
  pb_tornado_card_update (self->tornado, &self->scope, year);
  pb_certainty_card_update (self->certainty, &self->scope, year);
  pb_latest_card_update (self->latest, &self->scope, year);
  pb_compare_lines_update (self->lines, &self->scope, ids);
}

static void
chosen_cb (PbComparePage *self)
{
  refresh (GTK_WIDGET (self));
}

static int
get_one_line (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
new_head (PbComparePage *self)
{
  GtkWidget *head = pb_card_page_new (8);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *right = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (8, 8), NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                   _("Compare scenarios"), "xalign", 0.0, NULL);
  GtkWidget *create = gtk_button_new_with_label (_("New scenario"));

  self->back = pb_pane_icon_button ("go-previous-symbolic", _("Back to the tables (Esc)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "budget.back");
  gtk_widget_add_css_class (title, "pb-view-title");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (left), self->back);
  gtk_box_append (GTK_BOX (left), title);
  self->choice = PB_BOARD_CHOICE (pb_board_choice_new (self->plan, &self->scope));
  g_signal_connect_swapped (self->choice, "changed", G_CALLBACK (chosen_cb), self);
  self->which = PB_COMPARE_CHOICE (pb_compare_choice_new (self->plan));
  g_signal_connect_swapped (self->which, "changed", G_CALLBACK (chosen_cb), self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (create), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "scenario.new");
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->which));
  gtk_box_append (GTK_BOX (right), create);
  gtk_widget_set_halign (right, GTK_ALIGN_END);
  pb_card_page_add (PB_CARD_PAGE (head), left, 0, 1);
  pb_card_page_add (PB_CARD_PAGE (head), right, 0, 1);
  pb_card_page_set_least (right, get_one_line);
  return head;
}

static GtkWidget *
new_content (PbComparePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *parts = pb_card_page_new (14);
  GtkWidget *sides[2];

  self->cards = PB_CARD_PAGE (pb_card_page_new (14));
  pb_focus_leave_on_tab (GTK_WIDGET (self->cards));
  self->drivers = PB_DRIVERS_CARD (pb_drivers_card_new ());
  self->tornado = PB_TORNADO_CARD (pb_tornado_card_new ());
  self->certainty = PB_CERTAINTY_CARD (pb_certainty_card_new ());
  self->latest = PB_LATEST_CARD (pb_latest_card_new ());
  self->lines = PB_COMPARE_LINES (pb_compare_lines_new ());
  for (guint i = 0; i < 2; i++)
    sides[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (GTK_BOX (sides[0]), GTK_WIDGET (self->drivers));
  gtk_box_append (GTK_BOX (sides[0]), GTK_WIDGET (self->certainty));
  gtk_box_append (GTK_BOX (sides[1]), GTK_WIDGET (self->tornado));
  gtk_box_append (GTK_BOX (sides[1]), GTK_WIDGET (self->latest));
  pb_card_page_add (PB_CARD_PAGE (parts), sides[0], 0, 9);
  pb_card_page_add (PB_CARD_PAGE (parts), sides[1], 0, 4);
  pb_card_page_add (PB_CARD_PAGE (parts), GTK_WIDGET (self->lines), 1, 1);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), parts);
  gtk_widget_add_css_class (box, "pb-view");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1600);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1600);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
new_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Back to the tables"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-compare-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("There is no balance to compare"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Scenarios are compared by the balance of a board’s table. Give a table a line of "
                                     "the kind balance, or take in tables that have one."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "budget.back");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static gboolean
pb_compare_page_grab_focus (GtkWidget *widget)
{
  PbComparePage *self = PB_COMPARE_PAGE (widget);

  return gtk_widget_get_mapped (self->back) ? gtk_widget_grab_focus (self->back)
                                            : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbComparePage *self = PB_COMPARE_PAGE (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  g_autoptr (GArray) ids = pb_compare_choice_list (self->which);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "page") == 0)
    pb_extracts_add_comparison (list, &self->scope, ids);
  return list;
}

static void
pb_compare_page_dispose (GObject *object)
{
  PbComparePage *self = PB_COMPARE_PAGE (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_compare_page_parent_class)->dispose (object);
}

static void
pb_compare_page_finalize (GObject *object)
{
  PbComparePage *self = PB_COMPARE_PAGE (object);

  pb_balance_scope_clear (&self->scope);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (pb_compare_page_parent_class)->finalize (object);
}

static void
pb_compare_page_class_init (PbComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_compare_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_compare_page_finalize;
  widget_class->grab_focus = pb_compare_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "budget.back", NULL);
}

static void
pb_compare_page_init (PbComparePage *self)
{
  self->shown = g_ptr_array_new ();
}

GtkWidget *
pb_compare_page_new (PbPlan *plan)
{
  PbComparePage *self = g_object_new (PB_TYPE_COMPARE_PAGE, NULL);

  self->plan = g_object_ref (plan);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_content (self), "page");
  gtk_stack_add_named (self->stack, new_empty (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_compare_page_set_board (PbComparePage *self, gint64 board)
{
  g_return_if_fail (PB_IS_COMPARE_PAGE (self));
  pb_board_choice_set_board (self->choice, board);
  pb_refresh_queue (GTK_WIDGET (self));
}
