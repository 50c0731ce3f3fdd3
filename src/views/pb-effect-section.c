/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-effect-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "pb-effect-table.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbEffectSection
{
  PbPaneSection parent_instance;

  GtkWidget *table;
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (PbEffectSection, pb_effect_section, PB_TYPE_PANE_SECTION)

static void
open_cb (PbPaneRow *row, PbEffectSection *self)
{
  PbRecord *line = pb_pane_row_get_record (row);

  if (line)
    pb_view_open_record (GTK_WIDGET (self), pb_table_info (PB_TABLE_LINE)->name, pb_record_get_id (line));
}

static GtkWidget *
make_row (gpointer data)
{
  GtkWidget *row = pb_pane_row_new ();

  pb_pane_row_set_open (PB_PANE_ROW (row), _("Show in the budget"));
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), data, 0);
  return row;
}

/* How many assignments share the line; a share is told only where it is not the whole. */
static char *
dup_share (PbPlan *plan, PbRecord *link, PbRecord *line)
{
  GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_LINE, pb_record_get_id (line));
  double share = pb_record_get_real (link, PB_ASSIGNMENT_LINE_SHARE);
  g_autofree char *percent = NULL;

  if (!pb_record_is_null (link, PB_ASSIGNMENT_LINE_SHARE))
    {
      percent = pb_number_format (share <= 1.0 ? share * 100 : share, -1);
      return g_strdup_printf (_("%s %% of the line"), percent);
    }
  if (links->len > 1)
    return g_strdup_printf (_("shared by %u assignments, in equal parts"), links->len);
  return NULL;
}

static void
show_line (PbEffectSection *self, PbPlan *plan, PbRecord *link, guint index)
{
  PbRecord *line = pb_record_get_ref (link, PB_ASSIGNMENT_LINE_LINE);
  PbRecord *sheet = pb_record_get_ref (line, PB_LINE_SHEET);
  PbRecord *board = sheet ? pb_record_get_ref (sheet, PB_SHEET_BOARD) : NULL;
  PbPaneRow *row = PB_PANE_ROW (pb_pane_rows_get (self->lines, index, make_row, self));
  g_autofree char *share = dup_share (plan, link, line);
  GString *where = g_string_new (NULL);

  if (board)
    pb_pane_append_part (where, pb_record_get_title (board));
  if (sheet)
    pb_pane_append_part (where, pb_record_get_title (sheet));
  pb_pane_append_part (where, share);
  pb_pane_row_set_texts (row, pb_record_get_title (line), where->str, NULL);
  pb_pane_row_set_record (row, line);
  g_string_free (where, TRUE);
}

static void
pb_effect_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbEffectSection *self = PB_EFFECT_SECTION (section);
  PbPlan *plan = pb_record_get_plan (assignment);
  GPtrArray *links = pb_plan_peek_children (plan, PB_ASSIGNMENT_LINE_ASSIGNMENT, pb_record_get_id (assignment));
  gboolean any = pb_effect_table_show (PB_EFFECT_TABLE (self->table), assignment);
  guint shown = 0;

  for (guint i = 0; i < links->len; i++)
    if (pb_record_get_ref (links->pdata[i], PB_ASSIGNMENT_LINE_LINE))
      show_line (self, plan, links->pdata[i], shown++);
  pb_pane_rows_end (self->lines, shown);
  gtk_widget_set_visible (self->table, any);
  pb_pane_section_set_link (section, shown ? _("Show in the budget") : NULL);
  pb_pane_section_set_empty (section,
                             any || shown ? NULL : _("The plan counts on no effect in money from this assignment."));
}

static void
link_cb (PbEffectSection *self)
{
  PbRecord *line = pb_pane_row_get_record (PB_PANE_ROW (gtk_widget_get_first_child (self->lines)));

  if (line)
    pb_view_open_record (GTK_WIDGET (self), pb_table_info (PB_TABLE_LINE)->name, pb_record_get_id (line));
}

static void
pb_effect_section_class_init (PbEffectSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_effect_section_update;
}

static void
pb_effect_section_init (PbEffectSection *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "pb-card");
  self->table = pb_effect_table_new ();
  gtk_box_append (GTK_BOX (card), self->table);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->lines, "pb-lines");
  gtk_box_append (GTK_BOX (card), self->lines);
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Money"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), card);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_effect_section_new (void)
{
  return g_object_new (PB_TYPE_EFFECT_SECTION, NULL);
}
