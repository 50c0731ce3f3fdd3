/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-budget-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "pb-balance-scope.h"
#include "pb-budget-pictures.h"
#include "pb-card-page.h"
#include "pb-compare-page.h"
#include "pb-extractable.h"
#include "pb-extracts.h"
#include "pb-money-table.h"
#include "pb-pane-util.h"
#include "pb-proposal-page.h"
#include "pb-refresh.h"
#include "pb-scenario-bar.h"
#include "pb-scenario-summary.h"
#include "pb-sheet-dialog.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"

struct _PbBudgetView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 board; /* chosen; 0: the tables of no board */
  GArray *boards; /* gint64, as in the drop-down */
  gboolean filling;
  PbBalanceScope scope; /* of the board */
  const char *mode; /* the child of the stack that is shown where there are tables */

  GtkStack *stack; /* "page", "empty", and once they are asked for "compare" and "proposal" */
  GtkDropDown *choice;
  GtkLabel *about;
  PbScenarioBar *bar;
  PbCardPage *page;
  PbScenarioSummary *note;
  GPtrArray *tables; /* PbMoneyTable, unowned: the page has them */
  GtkWidget *pictures; /* made with the plan, below the page */
};

static GPtrArray *list_extracts (PbExtractable *extractable);

static void
extractable_init (PbExtractableInterface *iface)
{
  iface->list = list_extracts;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbBudgetView, pb_budget_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_EXTRACTABLE, extractable_init))

static gint64
get_board (PbRecord *sheet)
{
  return pb_record_get_int (sheet, PB_SHEET_BOARD);
}

/* The tables of the chosen board, in the plan's order. (transfer container) */
static GPtrArray *
list_sheets (PbBudgetView *self)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);
  GPtrArray *sheets = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (get_board (all->pdata[i]) == self->board)
      g_ptr_array_add (sheets, all->pdata[i]);
  return sheets;
}

static gboolean
has_sheet (PbBudgetView *self, gint64 board)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_SHEET);

  for (guint i = 0; i < all->len; i++)
    if (get_board (all->pdata[i]) == board)
      return TRUE;
  return FALSE;
}

static gboolean
is_balance (PbBudgetView *self, PbRecord *record)
{
  g_autoptr (PbSheet) sheet = pb_sheet_get (self->plan, pb_record_get_id (record), 0);

  return pb_sheet_get_balance_line (sheet) >= 0;
}

/* What is on the page already, in the same order? Then its tables only read themselves anew. */
static gboolean
is_shown (PbBudgetView *self, GPtrArray *sheets)
{
  if (self->tables->len != sheets->len)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    if (pb_money_table_get_id (self->tables->pdata[i]) != pb_record_get_id (sheets->pdata[i]))
      return FALSE;
  return TRUE;
}

static int
get_least_width (GtkWidget *side)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (side); child; child = gtk_widget_get_next_sibling (child))
    least = MAX (least, pb_money_table_get_least_width (PB_MONEY_TABLE (child)));
  return least;
}

static int
get_whole_width (GtkWidget *side)
{
  int whole;

  gtk_widget_measure (side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &whole, NULL, NULL);
  return whole;
}

static void
fill_page (PbBudgetView *self, GPtrArray *sheets)
{
  GtkWidget *sides[2];
  guint balances = 0;

  pb_card_page_clear (self->page);
  g_ptr_array_set_size (self->tables, 0);
  for (guint i = 0; i < 2; i++)
    sides[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  for (guint i = 0; i < sheets->len; i++)
    balances += is_balance (self, sheets->pdata[i]);
  /* The balance stands left of what it is built of; tables all of one kind take turns. */
  for (guint i = 0; i < sheets->len; i++)
    {
      GtkWidget *table = pb_money_table_new (self->plan, pb_record_get_id (sheets->pdata[i]));
      gboolean mixed = balances > 0 && balances < sheets->len;
      gboolean left = mixed ? is_balance (self, sheets->pdata[i]) : i % 2 == 0;

      gtk_widget_set_valign (table, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (sides[left ? 0 : 1]), table);
      g_ptr_array_add (self->tables, table);
    }
  pb_card_page_add (self->page, sides[0], 0, 6);
  if (gtk_widget_get_first_child (sides[1]))
    {
      pb_card_page_add (self->page, sides[1], 0, 5);
      for (guint i = 0; i < 2; i++)
        pb_card_page_set_least (sides[i], get_least_width);
    }
  else
    {
      /* Alone, a table as wide as the page would part its titles from its figures; but the room that its figures or
       * large text need is its own. */
      pb_card_page_set_least (sides[0], get_whole_width);
      pb_card_page_add (self->page, sides[1], 0, 2);
    }
}

static void
update_about (PbBudgetView *self, GPtrArray *sheets)
{
  PbRecord *sheet = sheets->pdata[0];
  g_autofree char *text = NULL;

  for (guint i = 0; i < sheets->len; i++)
    if (is_balance (self, sheets->pdata[i]))
      {
        sheet = sheets->pdata[i];
        break;
      }
  text = g_strdup_printf ("%s, %s", pb_record_get_title (sheet),
                          pb_enum_label (PB_ENUM_UNIT, pb_record_get_enum (sheet, PB_SHEET_UNIT)));
  gtk_label_set_text (self->about, text);
}

/* The table of the page that has the keyboard; -1 where none has. */
static int
find_keyboard (PbBudgetView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus && i < self->tables->len; i++)
    if (gtk_widget_is_ancestor (focus, self->tables->pdata[i]))
      return (int) i;
  return -1;
}

/* Tables that came or went: the keyboard, where it was in one, goes to the new one, else stays with its own, else goes to
 * what stands in its place. */
static void
fill_page_keeping (PbBudgetView *self, GPtrArray *sheets)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  int had = find_keyboard (self);
  gint64 own = had >= 0 ? pb_money_table_get_id (self->tables->pdata[had]) : 0;
  int to = -1;

  for (guint i = 0; i < self->tables->len; i++)
    {
      gint64 id = pb_money_table_get_id (self->tables->pdata[i]);

      g_hash_table_add (before, g_memdup2 (&id, sizeof id));
    }
  fill_page (self, sheets);
  if (had < 0)
    return;
  for (guint i = self->tables->len; i-- > 0;)
    {
      gint64 id = pb_money_table_get_id (self->tables->pdata[i]);

      if (!g_hash_table_contains (before, &id))
        {
          to = (int) i;
          break;
        }
      if (id == own)
        to = (int) i;
    }
  pb_money_table_take_keyboard (self->tables->pdata[to >= 0 ? to : MIN (had, (int) self->tables->len - 1)]);
}

static void
show_board (PbBudgetView *self)
{
  g_autoptr (GPtrArray) sheets = list_sheets (self);

  if (sheets->len == 0)
    return;
  update_about (self, sheets);
  pb_balance_scope_set (&self->scope, self->plan, self->board);
  pb_scenario_bar_update (self->bar, &self->scope, pb_balance_scope_last_year (&self->scope));
  pb_scenario_summary_update (self->note, &self->scope);
  if (is_shown (self, sheets))
    for (guint i = 0; i < self->tables->len; i++)
      pb_money_table_refresh (self->tables->pdata[i]);
  else
    fill_page_keeping (self, sheets);
  pb_budget_pictures_show (PB_BUDGET_PICTURES (self->pictures), self->board);
}

/* The boards that have tables, and after them the tables that belong to none. */
static GtkStringList *
list_boards (PbBudgetView *self, guint *chosen)
{
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  GtkStringList *names = gtk_string_list_new (NULL);
  gint64 none = 0;

  g_array_set_size (self->boards, 0);
  for (guint i = 0; i < boards->len; i++)
    {
      gint64 id = pb_record_get_id (boards->pdata[i]);

      if (!has_sheet (self, id))
        continue;
      g_array_append_val (self->boards, id);
      gtk_string_list_append (names, pb_record_get_title (boards->pdata[i]));
    }
  if (has_sheet (self, 0))
    {
      g_array_append_val (self->boards, none);
      gtk_string_list_append (names, _("The whole plan"));
    }
  *chosen = 0;
  for (guint i = 0; i < self->boards->len; i++)
    if (g_array_index (self->boards, gint64, i) == self->board)
      *chosen = i;
  return names;
}

static gboolean
has_same_names (GListModel *a, GListModel *b)
{
  if (!a || g_list_model_get_n_items (a) != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (a); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                gtk_string_list_get_string (GTK_STRING_LIST (b), i))
        != 0)
      return FALSE;
  return TRUE;
}

static void
name_choice (PbBudgetView *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->choice);
  g_autofree char *name = g_strdup_printf (_("Board: %s"), chosen ? gtk_string_object_get_string (chosen) : "");

  pb_pane_name_inner (GTK_WIDGET (self->choice), name);
}

static void
refresh (GtkWidget *widget)
{
  PbBudgetView *self = PB_BUDGET_VIEW (widget);
  guint chosen;
  g_autoptr (GtkStringList) names = list_boards (self, &chosen);

  if (self->boards->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  self->filling = TRUE;
  if (!has_same_names (gtk_drop_down_get_model (self->choice), G_LIST_MODEL (names)))
    gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, chosen);
  self->filling = FALSE;
  self->board = g_array_index (self->boards, gint64, chosen);
  name_choice (self);
  gtk_stack_set_visible_child_name (self->stack, self->mode);
  show_board (self);
}

/* Shows another child of the stack and takes the keyboard there. */
static void
set_mode (PbBudgetView *self, const char *mode)
{
  GtkWidget *child;

  self->mode = mode;
  refresh (GTK_WIDGET (self));
  child = gtk_stack_get_visible_child (self->stack);
  if (!gtk_widget_grab_focus (child))
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_mode (PB_BUDGET_VIEW (widget), "page");
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, PbBudgetView *self)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (self->filling || chosen >= self->boards->len)
    return;
  self->board = g_array_index (self->boards, gint64, chosen);
  name_choice (self);
  show_board (self);
}

static void
setup_title_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_view_label ("", "pb-view-title"));
}

static void
bind_title_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, pb_view_label ("", "pb-budget-choice-row"));
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), name);
  pb_view_set_accessible_label (gtk_widget_get_parent (label), name);
}

static GtkListItemFactory *
new_factory (GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static GtkWidget *
new_choice (PbBudgetView *self)
{
  g_autoptr (GtkListItemFactory) title = new_factory (G_CALLBACK (setup_title_cb), G_CALLBACK (bind_title_cb));
  g_autoptr (GtkListItemFactory) row = new_factory (G_CALLBACK (setup_row_cb), G_CALLBACK (bind_row_cb));

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->choice, title);
  gtk_drop_down_set_list_factory (self->choice, row);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "pb-title-choice");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choice), _("Choose a board"));
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_CENTER);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  return GTK_WIDGET (self->choice);
}

static GtkWidget *
new_legend (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  const struct { PbMarkKind mark; const char *word; } marks[] = {
    { PB_MARK_PROOF_EQUAL, _("as printed in the plan") },
    { PB_MARK_PROOF_ROUNDING, _("rounding") },
    { PB_MARK_PROOF_MISMATCH, _("does not add up") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_box_append (GTK_BOX (box), pb_mark_label_new (marks[i].mark, marks[i].word));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "pb-small");
  gtk_widget_add_css_class (box, "pb-secondary");
  return box;
}

static GtkWidget *
new_head (PbBudgetView *self)
{
  GtkWidget *head = pb_card_page_new (8);
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->about = GTK_LABEL (pb_view_label ("", "pb-secondary"));
  gtk_label_set_ellipsize (self->about, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->about, 20);
  gtk_widget_set_hexpand (GTK_WIDGET (self->about), TRUE);
  gtk_box_append (GTK_BOX (title), new_choice (self));
  gtk_box_append (GTK_BOX (title), GTK_WIDGET (self->about));
  pb_card_page_add (PB_CARD_PAGE (head), title, 0, 1);
  pb_card_page_add (PB_CARD_PAGE (head), new_legend (), 0, 1);
  return head;
}

static GtkWidget *
new_page (PbBudgetView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->page = PB_CARD_PAGE (pb_card_page_new (16));
  self->bar = PB_SCENARIO_BAR (pb_scenario_bar_new ());
  self->note = PB_SCENARIO_SUMMARY (pb_scenario_summary_new ());
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->page));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_widget_add_css_class (box, "pb-view");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1600);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1600);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
new_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Import tables…"));
  GtkWidget *table = gtk_button_new_with_label (_("New table…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "pb-budget-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The plan has no budget yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Tables come in from Excel workbooks and text files, or are made here."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (table), "budget.new-table");
  gtk_widget_add_css_class (table, "pill");
  gtk_box_append (GTK_BOX (buttons), button);
  gtk_box_append (GTK_BOX (buttons), table);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}

static GPtrArray *
list_extracts (PbExtractable *extractable)
{
  PbBudgetView *self = PB_BUDGET_VIEW (extractable);
  GPtrArray *list = pb_extractable_new_list ();
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (PB_IS_EXTRACTABLE (child))
    {
      g_ptr_array_unref (list);
      return pb_extractable_list (PB_EXTRACTABLE (child));
    }
  if (self->boards->len)
    pb_extracts_add_tables (list, self->plan, &self->board, 0);
  return list;
}

static void
pb_budget_view_dispose (GObject *object)
{
  PbBudgetView *self = PB_BUDGET_VIEW (object);

  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_budget_view_parent_class)->dispose (object);
}

static void
pb_budget_view_finalize (GObject *object)
{
  PbBudgetView *self = PB_BUDGET_VIEW (object);

  pb_balance_scope_clear (&self->scope);
  g_array_unref (self->boards);
  g_ptr_array_unref (self->tables);
  G_OBJECT_CLASS (pb_budget_view_parent_class)->finalize (object);
}

static void
new_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbBudgetView *self = PB_BUDGET_VIEW (widget);

  pb_sheet_dialog_present_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->plan, self->board);
}

static void
pb_budget_view_class_init (PbBudgetViewClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "budget.new-table", NULL, new_table);
  G_OBJECT_CLASS (klass)->dispose = pb_budget_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_budget_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "budget.back", NULL, back_cb);
}

static void
pb_budget_view_init (PbBudgetView *self)
{
  self->mode = "page";
  self->boards = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tables = g_ptr_array_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_page (self), "page");
  gtk_stack_add_named (self->stack, new_empty_page (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
pb_budget_view_new (PbPlan *plan)
{
  PbBudgetView *self = g_object_new (PB_TYPE_BUDGET_VIEW, NULL);

  self->plan = g_object_ref (plan);
  self->pictures = pb_budget_pictures_new (plan);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->page))), self->pictures);
  pb_refresh_attach (GTK_WIDGET (self), plan, refresh);
  return GTK_WIDGET (self);
}

void
pb_budget_view_show_record (PbBudgetView *self, PbRecord *sheet_or_line)
{
  gboolean line = pb_record_get_table (sheet_or_line) == PB_TABLE_LINE;
  PbRecord *sheet = line ? pb_record_get_ref (sheet_or_line, PB_LINE_SHEET) : sheet_or_line;

  g_return_if_fail (PB_IS_BUDGET_VIEW (self));
  if (!sheet || pb_record_get_table (sheet) != PB_TABLE_SHEET)
    return;
  self->board = get_board (sheet);
  self->mode = "page";
  refresh (GTK_WIDGET (self));
  for (guint i = 0; line && i < self->tables->len; i++)
    if (pb_money_table_get_id (self->tables->pdata[i]) == pb_record_get_id (sheet))
      pb_money_table_show_line (self->tables->pdata[i], sheet_or_line);
}

void
pb_budget_view_compare (PbBudgetView *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "compare");

  g_return_if_fail (PB_IS_BUDGET_VIEW (self));
  if (!page)
    {
      page = pb_compare_page_new (self->plan);
      gtk_stack_add_named (self->stack, page, "compare");
    }
  if (self->boards->len)
    pb_compare_page_set_board (PB_COMPARE_PAGE (page), self->board);
  set_mode (self, "compare");
}

void
pb_budget_view_show_proposal (PbBudgetView *self, gint64 scenario)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "proposal");

  g_return_if_fail (PB_IS_BUDGET_VIEW (self));
  if (!page)
    {
      page = pb_proposal_page_new (self->plan);
      gtk_stack_add_named (self->stack, page, "proposal");
    }
  pb_proposal_page_set_scenario (PB_PROPOSAL_PAGE (page), scenario);
  set_mode (self, "proposal");
}
