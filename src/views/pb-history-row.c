/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-history-row.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"
#include "pb-view.h"

/* More changes than this in one edit, an import, are summed up rather than listed. */
#define MOST 100
/* More than this, and the first of them does not stand for the edit. */
#define FEW 4

struct _PbHistoryRow
{
  GtkWidget parent_instance;

  PbHistoryEdit *edit;
  GtkWidget *box;
  GtkWidget *day;
  GtkWidget *arrow;
  GtkWidget *clock;
  GtkWidget *label;
  GtkWidget *summary; /* what was changed, from what to what */
  GtkWidget *about;
  GtkWidget *state;
  GtkWidget *changes; /* filled when it is opened */
};

G_DEFINE_FINAL_TYPE (PbHistoryRow, pb_history_row, GTK_TYPE_WIDGET)

static gboolean
get_day (PbHistoryEdit *edit, GDate *day)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (pb_history_edit_get_at (edit), NULL);
  g_autoptr (GDateTime) local = at ? g_date_time_to_local (at) : NULL;
  int year, month, number;

  g_date_clear (day, 1);
  if (!local)
    return FALSE;
  g_date_time_get_ymd (local, &year, &month, &number);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
dup_day (const GDate *day)
{
  g_autofree char *text = pb_date_format_long (day);
  GDate today;
  int ago;

  pb_date_today (&today);
  ago = g_date_days_between (day, &today);
  if (ago == 0)
    return g_strdup_printf (_("Today, %s"), text);
  if (ago == 1)
    return g_strdup_printf (_("Yesterday, %s"), text);
  return g_steal_pointer (&text);
}

static const char *
get_state_word (PbEditState state)
{
  switch (state)
    {
    case PB_EDIT_UNDONE:
      return _("Undone");
    case PB_EDIT_ABANDONED:
      return _("Abandoned");
    case PB_EDIT_BASE:
      return _("As delivered");
    case PB_EDIT_DONE:
    default:
      return NULL;
    }
}

static void
append_change (PbHistoryRow *self, PbHistoryChange *change)
{
  static const struct { char op; const char *word; } words[] = {
    { 'i', N_("Added") }, { 'u', N_("Changed") }, { 'd', N_("Deleted") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *heading = NULL;
  GtkWidget *what, *text;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].op == change->op)
      /* TRANSLATORS: what was done, to what: "Changed: Uppdrag 16 Fordonsparken" */
      heading = g_strdup_printf (C_("change", "%s: %s"), _(words[i].word), change->what);
  what = pb_view_label (heading ? heading : change->what, "pb-small pb-semibold");
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_box_append (GTK_BOX (box), what);
  if (change->text && *change->text)
    {
      text = pb_view_label (change->text, "pb-small pb-secondary");
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), text);
    }
  gtk_box_append (GTK_BOX (self->changes), box);
}

static void
append_button (PbHistoryRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Undo to here"));
  g_autofree char *label = g_strdup_printf (_("Undo everything done after %s"), pb_history_edit_get_label (self->edit));

  gtk_widget_set_tooltip_text (button, label);
  pb_view_set_accessible_label (button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pb_history_edit_get_id (self->edit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "history.undo-to");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->changes), button);
}

static void
empty_changes (PbHistoryRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->changes)))
    gtk_box_remove (GTK_BOX (self->changes), child);
}

static void
fill_changes (PbHistoryRow *self, gboolean can_undo)
{
  g_autoptr (GPtrArray) changes = pb_history_edit_load_changes (self->edit, MOST);
  guint n = pb_history_edit_get_n_changes (self->edit);

  empty_changes (self);
  for (guint i = 0; i < changes->len; i++)
    append_change (self, changes->pdata[i]);
  if (n > changes->len)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more change", "and %u more changes", n - changes->len),
                                               n - changes->len);

      gtk_box_append (GTK_BOX (self->changes), pb_view_label (text, "pb-small pb-tertiary"));
    }
  if (can_undo)
    append_button (self);
}

static char *
dup_about (PbHistoryEdit *edit)
{
  guint n = pb_history_edit_get_n_changes (edit);
  const char *author = pb_history_edit_get_author (edit);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);

  return author && *author ? g_strdup_printf ("%s · %s", author, changes) : g_steal_pointer (&changes);
}

/* Of what came along, as the period of a first report, the reader knows without being told. */
static PbHistoryChange *
find_most_telling (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      PbHistoryChange *change = changes->pdata[i];

      if (change->table == PB_TABLE_FOLLOW_UP)
        return change;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      PbHistoryChange *change = changes->pdata[i];

      if (change->table != PB_TABLE_PERIOD)
        return change;
    }
  return changes->len ? changes->pdata[0] : NULL;
}

/* "Uppdrag 16 Fordonsparken, Status: Ej påbörjad → Pågår": one change, which is all that most edits have. Of an import it
 * would say next to nothing. */
static char *
dup_summary (PbHistoryEdit *edit)
{
  gboolean few = pb_history_edit_get_n_changes (edit) <= FEW;
  g_autoptr (GPtrArray) changes = few ? pb_history_edit_load_changes (edit, FEW) : g_ptr_array_new ();
  PbHistoryChange *change = find_most_telling (changes);
  g_autofree char *text = change && change->op == 'u' ? g_strdup (change->text) : NULL;

  if (!change)
    return g_strdup ("");
  if (!text || !*text)
    return g_strdup (change->what);
  return g_strdup_printf ("%s, %s", change->what, g_strdelimit (text, "\n", ' '));
}

/* An edit's changes never change: they are read once. */
static const char *
get_summary (PbHistoryEdit *edit)
{
  char *summary = g_object_get_data (G_OBJECT (edit), "pb-summary");

  if (!summary)
    {
      summary = dup_summary (edit);
      g_object_set_data_full (G_OBJECT (edit), "pb-summary", summary, g_free);
    }
  return summary;
}

static void
update_accessible (PbHistoryRow *self, const char *about, gboolean open)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *at = pb_time_format (pb_history_edit_get_at (self->edit));
  const char *state = get_state_word (pb_history_edit_get_state (self->edit));
  const char *summary = get_summary (self->edit);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s%s%s%s%s", at, pb_history_edit_get_label (self->edit), summary,
                                            *summary ? ", " : "", about, state ? ", " : "", state ? state : "");

  if (!parent)
    return;
  pb_view_set_accessible_label (parent, label);
  gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
show_day (PbHistoryRow *self, PbHistoryEdit *above)
{
  GDate day, day_above;
  gboolean known = get_day (self->edit, &day);
  gboolean shown = known && (!above || !get_day (above, &day_above) || g_date_compare (&day, &day_above) != 0);

  if (shown)
    {
      g_autofree char *text = dup_day (&day);

      gtk_label_set_text (GTK_LABEL (self->day), text);
    }
  gtk_widget_set_visible (self->day, shown);
}

void
pb_history_row_show (PbHistoryRow *self, PbHistoryEdit *edit, PbHistoryEdit *above, gboolean open, gboolean can_undo)
{
  PbEditState state = pb_history_edit_get_state (edit);
  const char *word = get_state_word (state);
  g_autofree char *clock = pb_time_format_clock (pb_history_edit_get_at (edit));
  g_autofree char *about = dup_about (edit);
  gboolean gone = state == PB_EDIT_UNDONE || state == PB_EDIT_ABANDONED;

  g_set_object (&self->edit, edit);
  show_day (self, above);
  gtk_label_set_text (GTK_LABEL (self->clock), clock);
  gtk_label_set_text (GTK_LABEL (self->label), pb_history_edit_get_label (edit));
  gtk_label_set_text (GTK_LABEL (self->summary), get_summary (edit));
  gtk_widget_set_tooltip_text (self->summary, open ? NULL : get_summary (edit));
  gtk_widget_set_visible (self->summary, !open && *get_summary (edit));
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_label_set_text (GTK_LABEL (self->state), word ? word : "");
  gtk_widget_set_visible (self->state, word != NULL);
  gtk_widget_set_css_classes (self->label, (const char *[]){ gone ? "pb-secondary" : "pb-semibold", NULL });
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (open)
    fill_changes (self, can_undo);
  else
    empty_changes (self);
  gtk_widget_set_visible (self->changes, open);
  update_accessible (self, about, open);
}

PbHistoryEdit *
pb_history_row_get_edit (PbHistoryRow *self)
{
  return self->edit;
}

static void
pb_history_row_dispose (GObject *object)
{
  PbHistoryRow *self = PB_HISTORY_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->edit);
  G_OBJECT_CLASS (pb_history_row_parent_class)->dispose (object);
}

static void
pb_history_row_class_init (PbHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_history_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_history_row_init (PbHistoryRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->day = pb_view_label ("", "pb-card-title pb-history-day");
  self->arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->clock = pb_view_number ("", "pb-secondary");
  self->label = pb_view_label ("", "pb-semibold");
  self->summary = pb_view_label ("", "pb-small pb-secondary");
  self->about = pb_view_label ("", "pb-small pb-secondary");
  self->state = pb_view_label ("", "pb-pill");
  self->changes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->about), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 12);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->label);
  gtk_box_append (GTK_BOX (words), self->summary);
  gtk_widget_set_valign (self->state, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "pb-history-line");
  gtk_widget_add_css_class (self->changes, "pb-history-changes");
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_box_append (GTK_BOX (line), self->clock);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->state);
  gtk_box_append (GTK_BOX (line), self->about);
  gtk_box_append (GTK_BOX (self->box), self->day);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->changes);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_history_row_new (void)
{
  return g_object_new (PB_TYPE_HISTORY_ROW, NULL);
}
