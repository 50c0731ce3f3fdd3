/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-sheet-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-sheet-table.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define MAX_YEARS 20
#define MAX_DECIMALS 4

#define PB_TYPE_SHEET_DIALOG (pb_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbSheetDialog, pb_sheet_dialog, PB, SHEET_DIALOG, AdwWindow)

struct _PbSheetDialog
{
  AdwWindow parent_instance;

  PbPlan *plan;
  PbRecord *sheet; /* NULL: a new one */
  GArray *boards;  /* gint64, as in the drop-down */

  GtkWidget *form;
  GtkWidget *title;
  GtkWidget *refusal;
  GtkWidget *board;
  GtkWidget *unit;
  GtkWidget *decimals;
  GtkWidget *sign;
  GtkWidget *unjudged;
  GtkWidget *turn;
  GtkWidget *first_year;
  GtkWidget *year_refusal; /* NULL where no year is asked for */
  GtkWidget *n_years;
};

G_DEFINE_FINAL_TYPE (PbSheetDialog, pb_sheet_dialog, ADW_TYPE_WINDOW)

static guint
get_choice (GtkWidget *drop_down)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

/* FALSE, and said below it, where it is no year. */
static gboolean
read_year (PbSheetDialog *self, double *year)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->first_year));
  gboolean ok = pb_number_parse (text, year, NULL) && *year >= 1000 && *year <= 9999 && *year == (int)*year;

  pb_pane_set_invalid (self->first_year, GTK_LABEL (self->year_refusal),
                       ok ? NULL : _ ("Write the first year with four digits."));
  return ok;
}

static gboolean
add_table (PbSheetDialog *self, const char *title, double year, GError **error)
{
  return pb_sheet_add_table (self->plan, g_array_index (self->boards, gint64, get_choice (self->board)), title,
                             (PbUnit)get_choice (self->unit), (PbSign)get_choice (self->sign), (int)year,
                             get_choice (self->n_years) + 1, error)
         != 0;
}

static gboolean
change_table (PbSheetDialog *self, const char *title, GError **error)
{
  PbSheetProperties properties = {
    .title = title,
    .board = g_array_index (self->boards, gint64, get_choice (self->board)),
    .unit = (PbUnit)get_choice (self->unit),
    .decimals = (int)get_choice (self->decimals),
    .sign = (PbSign)get_choice (self->sign),
    .turn = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->turn)),
  };

  return pb_sheet_set_properties (self->plan, pb_record_get_id (self->sheet), &properties, error);
}

static void
save (PbSheetDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  g_autoptr (GError) error = NULL;
  double year = 0;

  pb_pane_set_invalid (self->title, GTK_LABEL (self->refusal), NULL);
  if (!self->sheet && !read_year (self, &year))
    gtk_widget_grab_focus (self->first_year);
  else if (self->sheet ? change_table (self, title, &error) : add_table (self, title, year, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    {
      pb_pane_set_invalid (self->title, GTK_LABEL (self->refusal), error->message);
      gtk_widget_grab_focus (self->title);
    }
}

static void
form_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (strcmp (action, "form.save") == 0)
    save (PB_SHEET_DIALOG (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_sheet_dialog_dispose (GObject *object)
{
  PbSheetDialog *self = PB_SHEET_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->boards, g_array_unref);
  G_OBJECT_CLASS (pb_sheet_dialog_parent_class)->dispose (object);
}

static void
pb_sheet_dialog_class_init (PbSheetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_sheet_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "form.save", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, form_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save", NULL);
}

static void
pb_sheet_dialog_init (PbSheetDialog *self)
{
  self->boards = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GtkWidget *
add_field (PbSheetDialog *self, const char *label, GtkWidget *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  if (GTK_IS_DROP_DOWN (field))
    {
      pb_pane_name_inner (field, label);
      gtk_widget_set_halign (field, GTK_ALIGN_START);
    }
  else
    pb_view_set_accessible_label (field, label);
  gtk_box_append (GTK_BOX (box), pb_view_label (label, "pb-semibold"));
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (self->form), box);
  return field;
}

/* What is refused of the field above it. */
static GtkWidget *
add_refusal (PbSheetDialog *self)
{
  GtkWidget *refusal = pb_view_label ("", "pb-note pb-bad");

  gtk_label_set_wrap (GTK_LABEL (refusal), TRUE);
  gtk_widget_set_visible (refusal, FALSE);
  gtk_box_append (GTK_BOX (self->form), refusal);
  return refusal;
}

static GtkWidget *
new_entry (PbSheetDialog *self, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
new_choice (GtkStringList *words, guint chosen)
{
  GtkWidget *choice = pb_pane_drop_down (G_LIST_MODEL (words));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  return choice;
}

static GtkWidget *
new_numbers (int from, int to, int chosen)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (int i = from; i <= to; i++)
    {
      g_autofree char *word = g_strdup_printf ("%d", i);

      gtk_string_list_append (words, word);
    }
  return new_choice (words, (guint)(CLAMP (chosen, from, to) - from));
}

static GtkWidget *
new_units (PbUnit chosen)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < pb_enum_n_values (PB_ENUM_UNIT); i++)
    gtk_string_list_append (words, pb_enum_label (PB_ENUM_UNIT, (int)i));
  return new_choice (words, chosen);
}

static GtkWidget *
new_signs (PbSign chosen)
{
  const char *const words[] = { [PB_SIGN_COST_POSITIVE] = _ ("Costs are positive, income is negative"),
                                [PB_SIGN_COST_NEGATIVE] = _ ("Costs are negative, income is positive"),
                                NULL };

  return new_choice (gtk_string_list_new (words), chosen);
}

static GtkWidget *
new_boards (PbSheetDialog *self, gint64 board)
{
  GPtrArray *boards = pb_plan_peek_records (self->plan, PB_TABLE_BOARD);
  GtkStringList *words = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint chosen = boards->len;

  for (guint i = 0; i < boards->len; i++)
    {
      gint64 id = pb_record_get_id (boards->pdata[i]);

      g_array_append_val (self->boards, id);
      gtk_string_list_append (words, pb_record_get_title (boards->pdata[i]));
      if (id == board)
        chosen = i;
    }
  g_array_append_val (self->boards, none);
  gtk_string_list_append (words, _ ("The whole plan"));
  return new_choice (words, chosen);
}

static void
sign_cb (PbSheetDialog *self)
{
  gtk_widget_set_visible (self->unjudged, get_choice (self->sign) == PB_SIGN_COST_POSITIVE);
  if (self->sheet)
    gtk_widget_set_visible (self->turn,
                            (int)get_choice (self->sign) != pb_record_get_enum (self->sheet, PB_SHEET_SIGN));
}

static void
add_sign (PbSheetDialog *self, PbSign chosen)
{
  const char *words = _ ("With costs positive the table is not judged: it has no verdict, and is not counted in the "
                         "balance of its board or of all boards together.");

  self->sign = add_field (self, _ ("Sign"), new_signs (chosen));
  self->unjudged = pb_view_label (words, "pb-small pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->unjudged), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_box_append (GTK_BOX (self->form), self->unjudged);
  if (self->sheet)
    {
      self->turn = gtk_check_button_new_with_label (_ ("Change the sign of all its figures too"));
      pb_view_set_accessible_label (self->turn, _ ("Change the sign of all its figures too"));
      gtk_box_append (GTK_BOX (self->form), self->turn);
    }
  sign_cb (self);
  g_signal_connect_object (self->sign, "notify::selected", G_CALLBACK (sign_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_header (const char *title, const char *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  GtkWidget *accept = gtk_button_new_with_label (action);

  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_widget_set_tooltip_text (accept, _ ("Ctrl+Enter"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "form.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "form.save");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  return header;
}

static PbSheetDialog *
new_dialog (GtkWindow *parent, PbPlan *plan, const char *heading, const char *action, const char *title)
{
  PbSheetDialog *self = g_object_new (PB_TYPE_SHEET_DIALOG, "modal", TRUE, "transient-for", parent, "default-width",
                                      460, "title", heading, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->plan = g_object_ref (plan);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->form, "pb-form");
  self->title = add_field (self, _ ("Title"), new_entry (self, title));
  self->refusal = add_refusal (self);
  gtk_box_append (GTK_BOX (content), new_header (heading, action));
  gtk_box_append (GTK_BOX (content), self->form);
  adw_window_set_content (ADW_WINDOW (self), content);
  return self;
}

GtkWidget *
pb_sheet_dialog_present_new (GtkWindow *parent, PbPlan *plan, gint64 board)
{
  PbSheetDialog *self = new_dialog (parent, plan, _ ("New table"), _ ("Create"), "");
  g_autofree char *year = NULL;
  GDate today;

  pb_date_today (&today);
  year = g_strdup_printf ("%d", g_date_get_year (&today));
  self->board = add_field (self, _ ("Board"), new_boards (self, board));
  self->unit = add_field (self, _ ("Unit"), new_units (PB_UNIT_MNKR));
  add_sign (self, PB_SIGN_COST_NEGATIVE);
  self->first_year = add_field (self, _ ("First year"), new_entry (self, year));
  self->year_refusal = add_refusal (self);
  self->n_years = add_field (self, _ ("Number of years"), new_numbers (1, MAX_YEARS, 4));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->title);
  return GTK_WIDGET (self);
}

GtkWidget *
pb_sheet_dialog_present (GtkWindow *parent, PbRecord *sheet)
{
  PbSheetDialog *self = new_dialog (parent, pb_record_get_plan (sheet), _ ("Properties of the table"), _ ("Save"),
                                    pb_record_get_title (sheet));

  self->sheet = g_object_ref (sheet);
  self->board = add_field (self, _ ("Board"), new_boards (self, pb_record_get_int (sheet, PB_SHEET_BOARD)));
  self->unit = add_field (self, _ ("Unit"), new_units ((PbUnit)pb_record_get_enum (sheet, PB_SHEET_UNIT)));
  self->decimals = add_field (self, _ ("Decimals"),
                              new_numbers (0, MAX_DECIMALS, (int)pb_record_get_int (sheet, PB_SHEET_DECIMALS)));
  add_sign (self, (PbSign)pb_record_get_enum (sheet, PB_SHEET_SIGN));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->title);
  return GTK_WIDGET (self);
}
