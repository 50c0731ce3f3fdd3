/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-board-choice.h"

#include <glib/gi18n-lib.h>

#include "pb-pane-util.h"

struct _PbBoardChoice
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbBalanceScope *scope;
  GtkDropDown *boards;
  GtkDropDown *years;
  GArray *ids; /* gint64, as in the drop-down */
  gint64 board;
  int year;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PbBoardChoice, pb_board_choice, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
has_balance (PbBoardChoice *self, gint64 board)
{
  g_autoptr (GArray) years = pb_balance_years (self->plan);

  for (guint i = 0; i < years->len; i++)
    if (pb_balance_get (self->plan, board, 0, g_array_index (years, gint, i), NULL, NULL))
      return TRUE;
  return FALSE;
}

static void
add_board (PbBoardChoice *self, GtkStringList *names, gint64 id, const char *name)
{
  g_array_append_val (self->ids, id);
  gtk_string_list_append (names, name);
}

/* (transfer full) */
static GtkStringList *
list_boards (PbBoardChoice *self)
{
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < boards->len; i++)
    if (has_balance (self, pb_record_get_id (boards->pdata[i])))
      add_board (self, names, pb_record_get_id (boards->pdata[i]), pb_record_get_title (boards->pdata[i]));
  if (has_balance (self, 0))
    add_board (self, names, 0, _("The whole plan"));
  if (self->ids->len > 1)
    add_board (self, names, PB_BALANCE_ALL, _("All boards together"));
  return names;
}

static gboolean
has_same_names (GListModel *a, GListModel *b)
{
  if (!a || g_list_model_get_n_items (a) != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (a); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (a), i), gtk_string_list_get_string (GTK_STRING_LIST (b), i)))
      return FALSE;
  return TRUE;
}

static void
fill (PbBoardChoice *self, GtkDropDown *drop_down, GtkStringList *names, guint selected, const char *format)
{
  const char *chosen = gtk_string_list_get_string (names, selected);
  g_autofree char *name = g_strdup_printf ("%s: %s", format, chosen ? chosen : "");

  self->filling = TRUE;
  if (!has_same_names (gtk_drop_down_get_model (drop_down), G_LIST_MODEL (names)))
    gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
  self->filling = FALSE;
  pb_pane_name_inner (GTK_WIDGET (drop_down), name);
}

static void
fill_boards (PbBoardChoice *self)
{
  g_autoptr (GtkStringList) names = list_boards (self);
  guint selected = 0;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == self->board)
      selected = i;
  if (self->ids->len)
    self->board = g_array_index (self->ids, gint64, selected);
  fill (self, self->boards, names, selected, _("Board"));
  gtk_widget_set_visible (GTK_WIDGET (self->boards), self->ids->len > 1);
}

static void
fill_years (PbBoardChoice *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *years = self->scope->years;
  guint selected = years->len ? years->len - 1 : 0;

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", g_array_index (years, gint, i));

      gtk_string_list_append (names, name);
      if (g_array_index (years, gint, i) == self->year)
        selected = i;
    }
  fill (self, self->years, names, selected, _("Year"));
  gtk_widget_set_visible (GTK_WIDGET (self->years), years->len > 1);
}

static void
board_cb (PbBoardChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->boards);

  if (self->filling || selected >= self->ids->len)
    return;
  self->board = g_array_index (self->ids, gint64, selected);
  pb_board_choice_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
year_cb (PbBoardChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->years);

  if (self->filling || selected >= self->scope->years->len)
    return;
  self->year = g_array_index (self->scope->years, gint, selected);
  pb_board_choice_update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pb_board_choice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&PB_BOARD_CHOICE (object)->plan);
  g_clear_pointer (&PB_BOARD_CHOICE (object)->ids, g_array_unref);
  G_OBJECT_CLASS (pb_board_choice_parent_class)->dispose (object);
}

static void
pb_board_choice_class_init (PbBoardChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_board_choice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_board_choice_init (PbBoardChoice *self)
{
  GtkDropDown **const drop_downs[] = { &self->boards, &self->years };

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    {
      GtkWidget *drop_down = pb_pane_drop_down (G_LIST_MODEL (gtk_string_list_new (NULL)));

      *drop_downs[i] = GTK_DROP_DOWN (drop_down);
      gtk_widget_add_css_class (drop_down, "pb-dropdown");
      gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
      gtk_widget_set_parent (drop_down, GTK_WIDGET (self));
    }
  g_signal_connect_swapped (self->boards, "notify::selected", G_CALLBACK (board_cb), self);
  g_signal_connect_swapped (self->years, "notify::selected", G_CALLBACK (year_cb), self);
}

GtkWidget *
pb_board_choice_new (PbPlan *plan, PbBalanceScope *scope)
{
  PbBoardChoice *self = g_object_new (PB_TYPE_BOARD_CHOICE, NULL);

  self->plan = g_object_ref (plan);
  self->scope = scope;
  return GTK_WIDGET (self);
}

void
pb_board_choice_set_board (PbBoardChoice *self, gint64 board)
{
  g_return_if_fail (PB_IS_BOARD_CHOICE (self));
  if (board == PB_BALANCE_ALL || has_balance (self, board))
    self->board = board;
}

gboolean
pb_board_choice_update (PbBoardChoice *self)
{
  g_return_val_if_fail (PB_IS_BOARD_CHOICE (self), FALSE);

  fill_boards (self);
  pb_balance_scope_set (self->scope, self->plan, self->board);
  if (!pb_balance_scope_has_year (self->scope, self->year))
    self->year = pb_balance_scope_last_year (self->scope);
  fill_years (self);
  return self->ids->len > 0;
}

int
pb_board_choice_get_year (PbBoardChoice *self)
{
  g_return_val_if_fail (PB_IS_BOARD_CHOICE (self), 0);
  return self->year;
}
