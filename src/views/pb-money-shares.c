/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-money-shares.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-error.h"
#include "model/pb-number.h"
#include "model/pb-sheet-share.h"
#include "pb-link-button.h"
#include "pb-pane-util.h"
#include "pb-refresh.h"
#include "pb-view.h"

#define PB_TYPE_MONEY_SHARES (pb_money_shares_get_type ())
G_DECLARE_FINAL_TYPE (PbMoneyShares, pb_money_shares, PB, MONEY_SHARES, AdwWindow)

struct _PbMoneyShares
{
  AdwWindow parent_instance;

  PbPlan *plan;
  PbRecord *line;
  gint64 sheet;
  GtkWidget *rows;
  GtkWidget *sum;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (PbMoneyShares, pb_money_shares, ADW_TYPE_WINDOW)

static gboolean
set_linked (PbRecord *line, PbRecord *assignment, gboolean linked, GError **error)
{
  gint64 line_id = pb_record_get_id (line), assignment_id = pb_record_get_id (assignment);
  PbPlan *plan = pb_record_get_plan (line);

  return linked ? pb_share_link (plan, line_id, assignment_id, error)
                : pb_share_unlink (plan, line_id, assignment_id, error);
}

static const PbChoiceInfo links = {
  .owner = PB_ASSIGNMENT_LINE_LINE,
  .target = PB_ASSIGNMENT_LINE_ASSIGNMENT,
  .heading = N_ ("Assignments of the line"),
  .set_linked = set_linked,
  .empty = N_ ("The plan has no assignments yet."),
};

/* One assignment's share. */
typedef struct
{
  PbMoneyShares *window;
  gint64 assignment;
  GtkWidget *entry;
  GtkWidget *amounts;
  GtkWidget *refusal;
  gboolean busy;
} Row;

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

/* Halves away from zero. */
static gint64
round_to (gint64 ore, gint64 step)
{
  return (ore + (ore < 0 ? -step / 2 : step / 2)) / step * step;
}

/* The amount of a year as it is shown: with the decimals of the table, one more where those would hide that it is divided,
 * and rounded so that what is shown of all of them adds up to the line. (transfer full) NULL where there is no figure. */
static char *
dup_amount (PbMoneyShares *self, PbSheet *sheet, gint64 assignment, int year)
{
  g_autoptr (GArray) shares = pb_share_list (self->plan, pb_record_get_id (self->line));
  gint64 scenario = pb_plan_get_scenario (self->plan);
  int decimals = pb_sheet_get_decimals (sheet) + 1;
  gint64 step = pb_unit_ore (pb_sheet_get_unit (sheet)), before = 0, sum = 0, own = 0;
  gboolean any = FALSE, divided = FALSE;

  for (int i = 0; i < decimals && step % 10 == 0; i++)
    step /= 10;
  for (guint i = 0; i < shares->len; i++)
    {
      gint64 id = g_array_index (shares, PbShare, i).assignment, ore;

      if (!pb_share_get_amount (self->plan, pb_record_get_id (self->line), id, scenario, year, &ore))
        continue;
      divided |= shares->len > 1 && ore % (10 * step) != 0;
      sum += ore;
      if (id == assignment)
        {
          own = round_to (sum, step) - round_to (before, step);
          any = TRUE;
        }
      before = sum;
    }
  return any ? pb_money_format (own, pb_sheet_get_unit (sheet), divided ? decimals : decimals - 1) : NULL;
}

/* "2025 1,0 · 2026 3,9 · 2027 7,4 mnkr". (transfer full) */
static char *
dup_amounts (PbMoneyShares *self, gint64 assignment)
{
  gint64 scenario = pb_plan_get_scenario (self->plan);
  g_autoptr (PbSheet) sheet = pb_sheet_get (self->plan, self->sheet, scenario);
  GString *text = g_string_new (NULL);
  int last = 0;

  for (guint i = 0; sheet && i < pb_sheet_get_n_columns (sheet); i++)
    {
      int year = atoi (pb_sheet_get_column_period (sheet, i));
      g_autofree char *amount = year == last ? NULL : dup_amount (self, sheet, assignment, year);
      g_autofree char *part = amount ? g_strdup_printf ("%d %s", year, amount) : NULL;

      if (!amount)
        continue;
      pb_pane_append_part (text, part);
      last = year;
    }
  if (text->len)
    g_string_append_printf (text, " %s", pb_enum_label (PB_ENUM_UNIT, pb_sheet_get_unit (sheet)));
  else
    g_string_append (text, _ ("The line has no figures yet."));
  return g_string_free (text, FALSE);
}

static char *
dup_percent (const PbShare *share)
{
  return pb_number_format (share->percent, share->given ? -1 : 1);
}

static gboolean
read_percent (const char *text, double *percent, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "%", ' ');

  g_strstrip (plain);
  *percent = -1;
  if (!*plain || (pb_number_parse (plain, percent, NULL) && *percent >= 0 && *percent <= 100))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               _ ("“%s” is no share. Write a percentage from 0 to 100, for example 40, or nothing for an equal part."),
               plain);
  return FALSE;
}

static void
save (Row *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row->entry));
  PbMoneyShares *self = row->window;
  GError *error = NULL;
  double percent;

  if (row->busy)
    return;
  row->busy = TRUE;
  if (read_percent (text, &percent, &error)
      && pb_share_set_percent (self->plan, pb_record_get_id (self->line), row->assignment, percent, &error))
    pb_pane_set_invalid (row->entry, GTK_LABEL (row->refusal), NULL);
  else
    pb_pane_set_invalid (row->entry, GTK_LABEL (row->refusal), error->message);
  g_clear_error (&error);
  row->busy = FALSE;
}

static void
left_cb (GtkEventController *controller, Row *row)
{
  if (gtk_editable_get_editable (GTK_EDITABLE (row->entry)))
    save (row);
}

static GtkWidget *
new_entry (Row *row, const char *name)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *label = g_strdup_printf (_ ("Share of %s in per cent"), name);

  row->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (row->entry), 7);
  gtk_entry_set_alignment (GTK_ENTRY (row->entry), 1);
  gtk_widget_add_css_class (row->entry, "pb-numeric");
  gtk_widget_set_valign (row->entry, GTK_ALIGN_CENTER);
  pb_view_set_accessible_label (row->entry, label);
  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (save), row);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), row);
  gtk_widget_add_controller (row->entry, focus);
  return row->entry;
}

static GtkWidget *
new_row (PbMoneyShares *self, gint64 id)
{
  Row *row = g_new0 (Row, 1);
  PbRecord *assignment = pb_plan_get_record (self->plan, PB_TABLE_ASSIGNMENT, id);
  g_autofree char *name
      = g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER),
                         pb_assignment_get_short_title (assignment));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = pb_view_label (name, "pb-semibold");

  row->window = self;
  row->assignment = id;
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  row->amounts = pb_view_label ("", "pb-small pb-secondary pb-numeric");
  gtk_label_set_wrap (GTK_LABEL (row->amounts), TRUE);
  row->refusal = pb_view_label ("", "pb-note pb-bad");
  gtk_label_set_wrap (GTK_LABEL (row->refusal), TRUE);
  gtk_widget_set_visible (row->refusal, FALSE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), row->amounts);
  gtk_box_append (GTK_BOX (words), row->refusal);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), new_entry (row, name));
  gtk_box_append (GTK_BOX (box), pb_view_label ("%", "pb-secondary"));
  gtk_widget_add_css_class (box, "pb-row");
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  return box;
}

/* The text that is being written is left alone. */
static void
show_share (PbMoneyShares *self, Row *row, const PbShare *share)
{
  g_autofree char *percent = dup_percent (share);
  g_autofree char *amounts = dup_amounts (self, share->assignment);
  g_autofree char *words = share->given ? NULL : g_strdup_printf (_ ("An equal part. %s"), amounts);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  gtk_label_set_text (GTK_LABEL (row->amounts), words ? words : amounts);
  gtk_entry_set_placeholder_text (GTK_ENTRY (row->entry), percent);
  if (!row->busy && focus && gtk_widget_is_ancestor (focus, row->entry))
    return;
  gtk_editable_set_text (GTK_EDITABLE (row->entry), share->given ? percent : "");
}

static gboolean
has_rows (PbMoneyShares *self, GArray *shares)
{
  GtkWidget *child = gtk_widget_get_first_child (self->rows);

  for (guint i = 0; i < shares->len; i++, child = gtk_widget_get_next_sibling (child))
    if (!child || get_row (child)->assignment != g_array_index (shares, PbShare, i).assignment)
      return FALSE;
  return child == NULL;
}

static void
make_rows (PbMoneyShares *self, GArray *shares)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rows)))
    {
      gtk_editable_set_editable (GTK_EDITABLE (get_row (child)->entry), FALSE);
      gtk_box_remove (GTK_BOX (self->rows), child);
    }
  for (guint i = 0; i < shares->len; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, g_array_index (shares, PbShare, i).assignment));
}

static void
refresh (GtkWidget *widget)
{
  PbMoneyShares *self = PB_MONEY_SHARES (widget);
  g_autoptr (GArray) shares = NULL;
  GtkWidget *child;

  if (!pb_record_is_live (self->line))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  shares = pb_share_list (self->plan, pb_record_get_id (self->line));
  if (!has_rows (self, shares))
    make_rows (self, shares);
  child = gtk_widget_get_first_child (self->rows);
  for (guint i = 0; i < shares->len; i++, child = gtk_widget_get_next_sibling (child))
    show_share (self, get_row (child), &g_array_index (shares, PbShare, i));
  gtk_widget_set_visible (self->rows, shares->len > 0);
  gtk_label_set_text (GTK_LABEL (self->sum),
                      shares->len > 0
                          ? _ ("The shares never come to more than the line: what is not given is divided equally.")
                          : _ ("No assignment gives the line’s figures yet. Choose those that do."));
}

static void
pb_money_shares_dispose (GObject *object)
{
  PbMoneyShares *self = PB_MONEY_SHARES (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->line);
  G_OBJECT_CLASS (pb_money_shares_parent_class)->dispose (object);
}

static void
pb_money_shares_class_init (PbMoneySharesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_money_shares_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_money_shares_init (PbMoneyShares *self)
{
}

static GtkWidget *
new_header (const char *line)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_label (_ ("Close"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Assignments and shares"), line));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), close);
  return header;
}

GtkWidget *
pb_money_shares_present (GtkWindow *parent, PbRecord *line, PbSheet *sheet)
{
  PbMoneyShares *self = g_object_new (PB_TYPE_MONEY_SHARES, "modal", TRUE, "transient-for", parent, "default-width",
                                      520, "title", _ ("Assignments and shares"), NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->plan = g_object_ref (pb_record_get_plan (line));
  self->line = g_object_ref (line);
  self->sheet = pb_record_get_id (pb_sheet_get_record (sheet));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  self->sum = pb_view_label ("", "pb-small pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->sum), TRUE);
  self->button = pb_link_button_new (_ ("Choose assignments"), &links);
  pb_link_button_bind (PB_LINK_BUTTON (self->button), line);
  pb_link_button_set_text (PB_LINK_BUTTON (self->button), _ ("Choose assignments"), _ ("Choose assignments"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "pb-form");
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->sum);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (content), new_header (pb_record_get_title (line)));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  pb_refresh_attach (GTK_WIDGET (self), self->plan, refresh);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
