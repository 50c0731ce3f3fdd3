/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-send.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "model/pb-sheet.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define PB_TYPE_BENCHMARKS_SEND (pb_benchmarks_send_get_type ())
G_DECLARE_FINAL_TYPE (PbBenchmarksSend, pb_benchmarks_send, PB, BENCHMARKS_SEND, AdwWindow)

struct _PbBenchmarksSend
{
  AdwWindow parent_instance;

  PbPlan *plan;
  PbPotential *potential;
  GtkWidget *from; /* in the window that says what was done */
  gboolean to_assignment;
  gboolean filling;
  GPtrArray *owners; /* PbRecord: assignments or tables */
  GPtrArray *lines; /* PbRecord of each line of the drop-down; NULL: as an activity */
  GPtrArray *columns;
  GPtrArray *scenarios; /* NULL: the plan itself */

  GtkWidget *owner;
  GtkWidget *line;
  GtkWidget *cell; /* a box: what a cell asks for */
  GtkWidget *column;
  GtkWidget *scenario;
  GtkWidget *amount;
  GtkWidget *amount_label;
  GtkWidget *amount_note;
  GtkWidget *now;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksSend, pb_benchmarks_send, ADW_TYPE_WINDOW)

static void
unref_record (gpointer record)
{
  if (record)
    g_object_unref (record);
}

/* Held: another program may delete it while the dialog is open. */
static void
add_record (GPtrArray *records, PbRecord *record)
{
  g_ptr_array_add (records, record ? g_object_ref (record) : NULL);
}

static PbRecord *
get_chosen (GtkWidget *drop_down, GPtrArray *records)
{
  guint line = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return line < records->len ? records->pdata[line] : NULL;
}

static void
set_words (GtkWidget *drop_down, GPtrArray *words, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < words->len; i++)
    gtk_string_list_append (list, words->pdata[i]);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
}

/* What stands in the cell now: nobody should lose a figure unseen. */
static void
show_now (PbBenchmarksSend *self)
{
  PbRecord *line = get_chosen (self->line, self->lines);
  PbRecord *column = get_chosen (self->column, self->columns);
  PbRecord *scenario = get_chosen (self->scenario, self->scenarios);
  g_autoptr (PbSheet) sheet = NULL;
  g_autofree char *amount = NULL, *text = NULL;
  gint64 ore;
  int row, place = -1;

  gtk_widget_set_visible (self->cell, line != NULL);
  if (!line || !column)
    return;
  sheet = pb_sheet_get (self->plan, pb_record_get_int (line, PB_LINE_SHEET), scenario ? pb_record_get_id (scenario) : 0);
  row = pb_sheet_find_line (sheet, line);
  for (guint c = 0; c < pb_sheet_get_n_columns (sheet); c++)
    if (pb_sheet_get_column (sheet, c) == column)
      place = (int) c;
  if (row >= 0 && place >= 0 && pb_sheet_get_value (sheet, (guint) row, (guint) place, &ore))
    {
      amount = pb_money_format (ore, pb_sheet_get_unit (sheet), pb_sheet_get_decimals (sheet));
      /* TRANSLATORS: amount, unit */
      text = g_strdup_printf (_("There is %s %s now; it is replaced, and Undo brings it back."), amount,
                              pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
    }
  gtk_label_set_text (GTK_LABEL (self->now), text ? text : _("The cell is empty now."));
}

static void
fill_columns (PbBenchmarksSend *self, PbRecord *line)
{
  GPtrArray *all = line ? pb_plan_peek_children (self->plan, PB_COLUMN_SHEET, pb_record_get_int (line, PB_LINE_SHEET)) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *label = NULL, *amount = NULL;
  PbRecord *sheet = line ? pb_record_get_ref (line, PB_LINE_SHEET) : NULL;
  PbUnit unit = sheet ? (PbUnit) pb_record_get_enum (sheet, PB_SHEET_UNIT) : PB_UNIT_MNKR;

  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; all && i < all->len; i++)
    {
      if (pb_record_get_enum (all->pdata[i], PB_COLUMN_MEASURE) == PB_MEASURE_VARIANCE)
        continue;
      add_record (self->columns, all->pdata[i]);
      g_ptr_array_add (words, (gpointer) pb_record_get_title (all->pdata[i]));
    }
  set_words (self->column, words, words->len ? words->len - 1 : 0);
  /* TRANSLATORS: unit of the table */
  label = g_strdup_printf (_("Amount, %s"), pb_enum_label (PB_ENUM_UNIT, unit));
  amount = pb_money_format_exact (self->potential->amount, unit, 0);
  gtk_label_set_text (GTK_LABEL (self->amount_label), label);
  pb_view_set_accessible_label (self->amount, label);
  gtk_editable_set_text (GTK_EDITABLE (self->amount), amount);
}

static void
line_cb (PbBenchmarksSend *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_columns (self, get_chosen (self->line, self->lines));
  self->filling = FALSE;
  show_now (self);
}

static void
add_line (PbBenchmarksSend *self, GPtrArray *words, PbRecord *line)
{
  PbRecord *sheet = pb_record_get_ref (line, PB_LINE_SHEET);

  if (pb_record_get_enum (line, PB_LINE_KIND) != PB_LINE_GIVEN)
    return;
  add_record (self->lines, line);
  if (self->to_assignment)
    /* TRANSLATORS: line, table */
    g_ptr_array_add (words, g_strdup_printf (_("%s, in %s"), pb_record_get_title (line), sheet ? pb_record_get_title (sheet) : ""));
  else
    g_ptr_array_add (words, g_strdup (pb_record_get_title (line)));
}

static void
fill_lines (PbBenchmarksSend *self)
{
  PbRecord *owner = get_chosen (self->owner, self->owners);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *children;

  g_ptr_array_set_size (self->lines, 0);
  children = owner ? pb_plan_peek_children (self->plan, self->to_assignment ? PB_ASSIGNMENT_LINE_ASSIGNMENT : PB_LINE_SHEET,
                                            pb_record_get_id (owner)) : NULL;
  for (guint i = 0; children && i < children->len; i++)
    {
      PbRecord *line = self->to_assignment ? pb_record_get_ref (children->pdata[i], PB_ASSIGNMENT_LINE_LINE) : children->pdata[i];

      if (line)
        add_line (self, words, line);
    }
  if (self->to_assignment)
    {
      add_record (self->lines, NULL);
      g_ptr_array_add (words, g_strdup (_("A new activity of the assignment")));
    }
  set_words (self->line, words, 0);
  fill_columns (self, get_chosen (self->line, self->lines));
}

static void
owner_cb (PbBenchmarksSend *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_lines (self);
  self->filling = FALSE;
  show_now (self);
}

static void
cell_cb (PbBenchmarksSend *self)
{
  if (!self->filling)
    show_now (self);
}

/* Sends it. FALSE with a sentence. */
static gboolean
send (PbBenchmarksSend *self, PbRecord *line, gint64 amount, GError **error)
{
  PbRecord *column = get_chosen (self->column, self->columns);
  PbRecord *scenario = get_chosen (self->scenario, self->scenarios);

  if (!line)
    return pb_potential_send_to_assignment (self->potential, get_chosen (self->owner, self->owners), error);
  return pb_potential_send_to_cell (self->potential, pb_record_get_id (line), column ? pb_record_get_id (column) : 0,
                                    scenario ? pb_record_get_id (scenario) : 0, amount, error);
}

/* Where it went, and into which scenario where it is not the plan's own figures. (transfer full) */
static char *
dup_said (PbBenchmarksSend *self, PbRecord *owner, PbRecord *line)
{
  PbRecord *scenario = line ? get_chosen (self->scenario, self->scenarios) : NULL;
  const char *title = pb_record_get_title (line ? line : owner);

  if (!scenario)
    return g_strdup_printf (_("Sent to “%s”, with its derivation as a note."), title);
  /* TRANSLATORS: a line of a budget table, a scenario */
  return g_strdup_printf (_("Sent to “%s” in the scenario “%s”, with its derivation as a note."), title,
                          pb_record_get_title (scenario));
}

static void
accept (PbBenchmarksSend *self)
{
  PbRecord *owner = get_chosen (self->owner, self->owners);
  PbRecord *line = get_chosen (self->line, self->lines);
  PbRecord *sheet = line ? pb_record_get_ref (line, PB_LINE_SHEET) : NULL;
  g_autofree char *said = NULL;
  GError *error = NULL;
  gint64 amount = 0;

  if (!owner || (!line && !self->to_assignment))
    return;
  if (line
      && !pb_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->amount)),
                          sheet ? (PbUnit) pb_record_get_enum (sheet, PB_SHEET_UNIT) : PB_UNIT_MNKR, &amount, &error))
    {
      pb_pane_set_invalid (self->amount, GTK_LABEL (self->amount_note), error->message);
      gtk_widget_grab_focus (self->amount);
      g_error_free (error);
      return;
    }
  if (!send (self, line, amount, &error))
    {
      pb_pane_report_in (GTK_WINDOW (self), _("The change was not saved"), error);
      return;
    }
  said = dup_said (self, owner, line);
  pb_view_say (self->from, said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
send_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "send.accept"))
    accept (PB_BENCHMARKS_SEND (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_benchmarks_send_dispose (GObject *object)
{
  PbBenchmarksSend *self = PB_BENCHMARKS_SEND (object);

  self->filling = TRUE;
  g_clear_object (&self->plan);
  g_clear_object (&self->from);
  g_clear_pointer (&self->potential, pb_potential_free);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->scenarios, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_benchmarks_send_parent_class)->dispose (object);
}

static void
pb_benchmarks_send_class_init (PbBenchmarksSendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_send_dispose;
  gtk_widget_class_install_action (widget_class, "send.accept", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "send.cancel", NULL, send_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "send.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "send.accept", NULL);
}

static void
pb_benchmarks_send_init (PbBenchmarksSend *self)
{
  self->owners = g_ptr_array_new_with_free_func (unref_record);
  self->lines = g_ptr_array_new_with_free_func (unref_record);
  self->columns = g_ptr_array_new_with_free_func (unref_record);
  self->scenarios = g_ptr_array_new_with_free_func (unref_record);
}

static GtkWidget *
add_choice (PbBenchmarksSend *self, GtkWidget *form, const char *label, GCallback callback)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *drop_down = pb_pane_long_drop_down (G_LIST_MODEL (gtk_string_list_new (NULL)));
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (drop_down), name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  pb_pane_name_inner (drop_down, label);
  g_signal_connect_object (drop_down, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), pb_view_label (label, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_box_append (GTK_BOX (form), box);
  return drop_down;
}

static void
build_cell (PbBenchmarksSend *self, GtkWidget *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  self->column = add_choice (self, self->cell, _("Column"), G_CALLBACK (cell_cb));
  self->scenario = add_choice (self, self->cell, _("In the plan or in a scenario"), G_CALLBACK (cell_cb));
  self->amount_label = pb_view_label ("", "pb-semibold");
  self->amount = gtk_entry_new ();
  self->amount_note = pb_view_label ("", "pb-note pb-bad");
  gtk_widget_set_visible (self->amount_note, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->amount_note), TRUE);
  self->now = pb_view_label ("", "pb-small pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->now), TRUE);
  g_signal_connect_object (self->amount, "activate", G_CALLBACK (accept), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->amount_label);
  gtk_box_append (GTK_BOX (box), self->amount);
  gtk_box_append (GTK_BOX (box), self->amount_note);
  gtk_box_append (GTK_BOX (box), self->now);
  gtk_box_append (GTK_BOX (self->cell), box);
  gtk_box_append (GTK_BOX (form), self->cell);
}

static void
build (PbBenchmarksSend *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *note = pb_potential_dup_note (self->potential);
  GtkWidget *derivation = pb_view_label (note, "pb-small");

  self->filling = TRUE;
  self->owner = add_choice (self, form, self->to_assignment ? _("Assignment") : _("Table"), G_CALLBACK (owner_cb));
  self->line = add_choice (self, form, self->to_assignment ? _("As") : _("Line"), G_CALLBACK (line_cb));
  build_cell (self, form);
  gtk_label_set_wrap (GTK_LABEL (derivation), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (derivation), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (form), pb_view_label (_("The note that goes with it"), "pb-semibold"));
  gtk_box_append (GTK_BOX (form), derivation);
  gtk_widget_add_css_class (form, "pb-form");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 620);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (gtk_window_get_title (GTK_WINDOW (self)), "send.cancel",
                                                        "send.accept", _("Send")));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
fill (PbBenchmarksSend *self, PbRecord *assignment)
{
  GPtrArray *owners = pb_plan_peek_records (self->plan, self->to_assignment ? PB_TABLE_ASSIGNMENT : PB_TABLE_SHEET);
  GPtrArray *scenarios = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint selected = 0;

  for (guint i = 0; i < owners->len; i++)
    {
      PbRecord *owner = owners->pdata[i];

      if (owner == assignment)
        selected = i;
      add_record (self->owners, owner);
      if (self->to_assignment && !pb_record_is_null (owner, PB_ASSIGNMENT_NUMBER))
        g_ptr_array_add (words, g_strdup_printf ("%d %s", (int) pb_record_get_int (owner, PB_ASSIGNMENT_NUMBER),
                                                 pb_record_get_title (owner)));
      else
        g_ptr_array_add (words, g_strdup (pb_record_get_title (owner)));
    }
  set_words (self->owner, words, selected);
  g_ptr_array_set_size (words, 0);
  add_record (self->scenarios, NULL);
  g_ptr_array_add (words, g_strdup (_("The plan")));
  for (guint i = 0; i < scenarios->len; i++)
    if (!pb_record_get_int (scenarios->pdata[i], PB_SCENARIO_LOCKED))
      {
        add_record (self->scenarios, scenarios->pdata[i]);
        g_ptr_array_add (words, g_strdup (pb_record_get_title (scenarios->pdata[i])));
      }
  set_words (self->scenario, words, 0);
  fill_lines (self);
  self->filling = FALSE;
  show_now (self);
}

GtkWidget *
pb_benchmarks_send_present (GtkWindow *parent, GtkWidget *from, PbPotential *potential, gboolean to_assignment,
                            PbRecord *assignment)
{
  PbBenchmarksSend *self = g_object_new (PB_TYPE_BENCHMARKS_SEND, "modal", TRUE, "transient-for", parent, "default-width",
                                         520, "title", to_assignment ? _("Send to an assignment")
                                                                     : _("Send to a budget or scenario"), NULL);

  self->potential = potential;
  self->plan = g_object_ref (pb_record_get_plan (potential->indicator));
  self->from = g_object_ref (from);
  self->to_assignment = to_assignment;
  build (self);
  fill (self, assignment);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->owner);
  return GTK_WIDGET (self);
}
