/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-table-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-sheet-line.h"
#include "pb-line-chooser.h"
#include "pb-money-shares.h"
#include "pb-money-title.h"

/* What can be done with the lines of a money table. */

static gint64
get_id (PbMoneyTable *self)
{
  PbRecord *line = pb_money_table_get_line (self);

  return line ? pb_record_get_id (line) : 0;
}

static gboolean
has_line (PbMoneyTable *self)
{
  return pb_money_table_can_change (self) && pb_money_table_get_line (self);
}

/* The line to act on, 0 where there is none or it may not be: then the user has been told. */
static gint64
begin (PbMoneyTable *self)
{
  if (!pb_money_table_may_edit (self))
    return 0;
  if (!get_id (self))
    pb_money_table_say (self, _ ("Choose a line first."), TRUE);
  return get_id (self);
}

/* The keyboard goes to a line that was just made, once the table shows it. */
static gboolean
go_to_new (PbMoneyTable *self, gint64 id)
{
  if (!id)
    return FALSE;
  self->current = id;
  self->current_kind = PB_MONEY_ROW_LINE;
  self->wants_keyboard = TRUE;
  pb_money_state_unrange (&self->state);
  return TRUE;
}

static void
pop_up_at_title (PbMoneyTable *self, GtkWidget *popover)
{
  int cursor = self->state.cursor;

  self->state.cursor = -1;
  pb_money_table_pop_up_title (self, popover);
  self->state.cursor = cursor;
}

/* Below the keyboard's line; in a group, if it heads an open one. */
static gboolean
add_line (gpointer owner, const char *text, guint choice, GError **error)
{
  static const PbLineKind kinds[] = { PB_LINE_GIVEN, PB_LINE_SUM, PB_LINE_BALANCE };
  PbMoneyTable *self = owner;
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);
  PbRecord *line = pb_money_table_get_line (self);
  gboolean under = line && pb_money_state_is_group (&self->state, item->line)
                   && pb_money_state_is_open (&self->state, item->line) && kinds[choice] != PB_LINE_BALANCE;
  gboolean balance = line && pb_record_get_enum (line, PB_LINE_KIND) == PB_LINE_BALANCE;

  return go_to_new (self, pb_sheet_add_line (self->plan, self->id, line ? pb_record_get_id (line) : 0,
                                             under     ? PB_PLACE_UNDER
                                             : balance ? PB_PLACE_BEFORE
                                                       : PB_PLACE_AFTER,
                                             text, kinds[choice], error));
}

static void
new_line (PbMoneyTable *self)
{
  const char *const kinds[] = { _ ("With figures of its own"), _ ("Sum of the lines under it"), _ ("Balance"), NULL };

  if (pb_money_table_may_edit (self))
    pop_up_at_title (self, pb_money_title_new (_ ("New line"), _ ("Title of the line"), NULL, _ ("Add"),
                                               _ ("Kind of line"), kinds, add_line, self));
}

static void
rename_line (PbMoneyTable *self)
{
  guint position;

  if (!begin (self) || !pb_money_table_get_item (self, &position))
    return;
  pb_money_table_go (self, position, -1, FALSE);
  pb_money_table_edit (self, NULL);
}

static gboolean
write_note (gpointer owner, const char *text, guint choice, GError **error)
{
  PbMoneyTable *self = owner;

  return pb_sheet_set_line_note (self->plan, get_id (self), text, error);
}

static void
edit_note (PbMoneyTable *self)
{
  PbRecord *line = pb_money_table_get_line (self);

  if (begin (self))
    pop_up_at_title (self, pb_money_title_new (_ ("Note on the line"), _ ("Note on the line"),
                                               pb_record_get_text (line, PB_LINE_NOTE), _ ("Save"), NULL, NULL,
                                               write_note, self));
}

static void
shift (PbMoneyTable *self, PbLineShift where)
{
  gint64 id = begin (self);
  GError *error = NULL;

  if (id && pb_sheet_can_shift_line (self->plan, id, where))
    pb_money_table_tell_plan (self, pb_sheet_shift_line (self->plan, id, where, &error), &error, NULL);
}

static gboolean
can_shift (PbMoneyTable *self, PbLineShift where)
{
  return has_line (self) && pb_sheet_can_shift_line (self->plan, get_id (self), where);
}

static void
move_up (PbMoneyTable *self)
{
  shift (self, PB_SHIFT_UP);
}

static void
move_down (PbMoneyTable *self)
{
  shift (self, PB_SHIFT_DOWN);
}

static void
move_in (PbMoneyTable *self)
{
  shift (self, PB_SHIFT_IN);
}

static void
move_out (PbMoneyTable *self)
{
  shift (self, PB_SHIFT_OUT);
}

static gboolean
can_move_up (PbMoneyTable *self)
{
  return can_shift (self, PB_SHIFT_UP);
}

static gboolean
can_move_down (PbMoneyTable *self)
{
  return can_shift (self, PB_SHIFT_DOWN);
}

static gboolean
can_move_in (PbMoneyTable *self)
{
  return can_shift (self, PB_SHIFT_IN);
}

static gboolean
can_move_out (PbMoneyTable *self)
{
  return can_shift (self, PB_SHIFT_OUT);
}

/* The chosen lines, or the keyboard's, under a sum of their own. */
static gboolean
write_group (gpointer owner, const char *text, guint choice, GError **error)
{
  PbMoneyTable *self = owner;
  int first, last;
  g_autoptr (GArray) places = pb_money_table_get_range (self, &first, &last);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < places->len; i++)
    {
      gint64 id = pb_record_get_id (pb_sheet_get_line (self->state.sheet, g_array_index (places, guint, i)));

      g_array_append_val (ids, id);
    }
  return go_to_new (self, pb_sheet_group_lines (self->plan, (const gint64 *)ids->data, ids->len, text, error));
}

static void
group (PbMoneyTable *self)
{
  if (begin (self))
    pop_up_at_title (self, pb_money_title_new (_ ("Gather in a group"), _ ("Title of the group’s sum"), NULL,
                                               _ ("Gather"), NULL, NULL, write_group, self));
}

static gboolean
can_ungroup (PbMoneyTable *self)
{
  PbMoneyItem *item = pb_money_table_get_item (self, NULL);

  return has_line (self) && pb_money_state_is_group (&self->state, item->line);
}

static void
remove_group (gpointer owner, gint64 id)
{
  PbMoneyTable *self = owner;
  GError *error = NULL;

  pb_money_table_tell_plan (self, pb_sheet_ungroup_line (self->plan, id, &error), &error, NULL);
}

static void
remove_line (gpointer owner, gint64 id)
{
  PbMoneyTable *self = owner;
  PbRecord *line = pb_plan_get_record (self->plan, PB_TABLE_LINE, id);
  g_autofree char *done
      = g_strdup_printf (_ ("“%s” was deleted. Ctrl+Z brings it back."), line ? pb_record_get_title (line) : "");
  GError *error = NULL;

  pb_money_table_tell_plan (self, pb_sheet_delete_line (self->plan, id, &error), &error, done);
}

/* TRANSLATORS: the title of what is to be deleted */
#define DELETE_QUESTION _ ("Delete “%s”?")

static void
ungroup (PbMoneyTable *self)
{
  gint64 id = begin (self);
  g_autofree char *question = NULL;

  if (!id || !can_ungroup (self))
    return;
  question = g_strdup_printf (_ ("Dissolve “%s”?"), pb_record_get_title (pb_money_table_get_line (self)));
  pb_money_table_confirm (self, question, _ ("The lines of the group stay."),
                          pb_sheet_describe_line (self->plan, id, FALSE), _ ("Dissolve"), id, remove_group);
}

static void
delete_line (PbMoneyTable *self)
{
  gint64 id = begin (self);
  g_autofree char *question = NULL;

  if (!id)
    return;
  question = g_strdup_printf (DELETE_QUESTION, pb_record_get_title (pb_money_table_get_line (self)));
  pb_money_table_confirm (self, question, NULL, pb_sheet_describe_line (self->plan, id, TRUE), _ ("Delete"), id,
                          remove_line);
}

/* A change of kind that waits for an answer: what is to become of the line's figures. */
typedef struct
{
  PbMoneyTable *table;
  gint64 line;
  gint64 target; /* of a link */
  PbLineKind kind;
} KindChange;

static gboolean
change_kind (const KindChange *change, PbFigures figures, GError **error)
{
  PbPlan *plan = change->table->plan;

  return change->kind == PB_LINE_LINKED ? pb_sheet_set_line_link (plan, change->line, change->target, figures, error)
                                        : pb_sheet_set_line_kind (plan, change->line, change->kind, figures, error);
}

static void
kind_response_cb (AdwMessageDialog *dialog, const char *response, KindChange *change)
{
  gboolean drop = strcmp (response, "drop") == 0;
  GError *error = NULL;

  if (drop || strcmp (response, "keep") == 0)
    pb_money_table_tell_plan (change->table, change_kind (change, drop ? PB_FIGURES_DROP : PB_FIGURES_KEEP, &error),
                              &error, NULL);
}

static void
kind_change_free (gpointer data, GClosure *closure)
{
  g_object_unref (((KindChange *)data)->table);
  g_free (data);
}

static void
ask_of_figures (const KindChange *change, PbRecord *line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (change->table));
  g_autofree char *heading
      = g_strdup_printf (_ ("What is to become of the figures of “%s”?"), pb_record_get_title (line));
  const char *ask = _ ("From now on the line is computed. Its own figures can be kept beside it as printed totals, to "
                       "be checked against.");
  g_autofree char *reach = pb_money_table_dup_reach (change->table);
  g_autofree char *body = g_strconcat (ask, reach ? "\n\n" : NULL, reach, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  KindChange *kept = g_memdup2 (change, sizeof *change);

  g_object_ref (kept->table);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("Cancel"), "drop", _ ("Remove them"),
                                    "keep", _ ("Keep as printed totals"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (kind_response_cb), kept, kind_change_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* FALSE where the model refuses at once. */
static gboolean
begin_change (const KindChange *change, GError **error)
{
  PbRecord *line = pb_plan_get_record (change->table->plan, PB_TABLE_LINE, change->line);

  if (line && pb_record_get_enum (line, PB_LINE_KIND) == PB_LINE_GIVEN
      && pb_sheet_count_figures (change->table->plan, change->line) > 0)
    {
      if (!pb_sheet_check_line_kind (change->table->plan, change->line, change->kind, change->target, error))
        return FALSE;
      ask_of_figures (change, line);
      return TRUE;
    }
  return change_kind (change, PB_FIGURES_KEEP, error);
}

static void
set_kind (PbMoneyTable *self, PbLineKind kind)
{
  KindChange change = { self, begin (self), 0, kind };
  GError *error = NULL;

  if (change.line)
    pb_money_table_tell_plan (self, begin_change (&change, &error), &error, NULL);
}

static gboolean
has_kind (PbMoneyTable *self, PbLineKind kind)
{
  return pb_record_get_enum (pb_money_table_get_line (self), PB_LINE_KIND) == (int)kind;
}

static void
make_given (PbMoneyTable *self)
{
  set_kind (self, PB_LINE_GIVEN);
}

static void
make_sum (PbMoneyTable *self)
{
  set_kind (self, PB_LINE_SUM);
}

static void
make_balance (PbMoneyTable *self)
{
  set_kind (self, PB_LINE_BALANCE);
}

static gboolean
can_be_given (PbMoneyTable *self)
{
  return has_line (self) && !has_kind (self, PB_LINE_GIVEN);
}

static gboolean
can_be_sum (PbMoneyTable *self)
{
  return has_line (self) && !has_kind (self, PB_LINE_SUM);
}

static gboolean
can_be_balance (PbMoneyTable *self)
{
  return has_line (self) && !has_kind (self, PB_LINE_BALANCE);
}

static gboolean
chosen_cb (PbRecord *target, gpointer owner, GError **error)
{
  PbMoneyTable *self = owner;
  KindChange change = { self, get_id (self), pb_record_get_id (target), PB_LINE_LINKED };

  return change.line && begin_change (&change, error);
}

static void
link_line (PbMoneyTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (begin (self))
    pb_line_chooser_present (GTK_WINDOW (root), self->plan, _ ("Link to a line"), pb_money_table_get_line (self),
                             chosen_cb, G_OBJECT (self));
}

static void
edit_shares (PbMoneyTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (begin (self))
    pb_money_shares_present (GTK_WINDOW (root), pb_money_table_get_line (self), self->state.sheet);
}

const PbMoneyAction pb_money_line_actions[] = {
  { "money.add-line", N_ ("New line…"), "Insert", PB_MONEY_MENU_LINE, 0, new_line, pb_money_table_can_change },
  { "money.rename-line", N_ ("Rename"), NULL, PB_MONEY_MENU_LINE, 0, rename_line, has_line },
  { "money.line-note", N_ ("Note on the line…"), NULL, PB_MONEY_MENU_LINE, 0, edit_note, has_line },
  { "money.shares", N_ ("Assignments and shares…"), NULL, PB_MONEY_MENU_LINE, 0, edit_shares, has_line },
  { "money.line-up", N_ ("Move up"), "<Alt>Up", PB_MONEY_MENU_LINE, 1, move_up, can_move_up },
  { "money.line-down", N_ ("Move down"), "<Alt>Down", PB_MONEY_MENU_LINE, 1, move_down, can_move_down },
  { "money.line-in", N_ ("Into the group above"), "<Alt>Right", PB_MONEY_MENU_LINE, 1, move_in, can_move_in },
  { "money.line-out", N_ ("Out of the group"), "<Alt>Left", PB_MONEY_MENU_LINE, 1, move_out, can_move_out },
  { "money.group", N_ ("Gather in a group…"), "<Control>g", PB_MONEY_MENU_LINE, 1, group, has_line },
  { "money.ungroup", N_ ("Dissolve the group…"), "<Control><Shift>g", PB_MONEY_MENU_LINE, 1, ungroup, can_ungroup },
  { "money.make-given", N_ ("Give it figures of its own"), NULL, PB_MONEY_MENU_LINE, 2, make_given, can_be_given },
  { "money.make-sum", N_ ("Make it the sum of the lines under it"), NULL, PB_MONEY_MENU_LINE, 2, make_sum, can_be_sum },
  { "money.make-balance", N_ ("Make it the balance"), NULL, PB_MONEY_MENU_LINE, 2, make_balance, can_be_balance },
  { "money.link-line", N_ ("Link it to a line…"), "<Control>l", PB_MONEY_MENU_LINE, 2, link_line, has_line },
  { "money.delete-line", N_ ("Delete…"), "<Control>Delete", PB_MONEY_MENU_LINE, 3, delete_line, has_line },
  { NULL },
};
