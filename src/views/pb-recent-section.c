/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-recent-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-history.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define SHOWN 5

struct _PbRecentSection
{
  PbPaneSection parent_instance;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (PbRecentSection, pb_recent_section, PB_TYPE_PANE_SECTION)

static GtkWidget *
make_row (gpointer data)
{
  return pb_pane_row_new ();
}

static const char *
state_words (PbEditState state)
{
  switch (state)
    {
    case PB_EDIT_UNDONE:
    case PB_EDIT_ABANDONED:
      return _("undone");
    case PB_EDIT_BASE:
      return _("part of the plan from the start");
    default:
      return NULL;
    }
}

/* "Status: Ej påbörjad → Pågår", where that is all that the edit did. (transfer full) (nullable) */
static char *
dup_change (PbHistoryEdit *edit)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (pb_history_edit_get_state (edit) == PB_EDIT_BASE || pb_history_edit_get_n_changes (edit) != 1)
    return NULL;
  changes = pb_history_edit_load_changes (edit, 1);
  if (changes->len == 0 || ((PbHistoryChange *) changes->pdata[0])->op != 'u')
    return NULL;
  return g_strdup (((PbHistoryChange *) changes->pdata[0])->text);
}

static void
pb_recent_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbRecentSection *self = PB_RECENT_SECTION (section);
  g_autoptr (GPtrArray) edits = pb_history_of_assignment (assignment, SHOWN);

  for (guint i = 0; i < edits->len; i++)
    {
      PbHistoryEdit *edit = edits->pdata[i];
      PbPaneRow *row = PB_PANE_ROW (pb_pane_rows_get (self->rows, i, make_row, NULL));
      g_autofree char *when = pb_time_format (pb_history_edit_get_at (edit));
      g_autofree char *change = dup_change (edit);
      GString *second = g_string_new (NULL);

      pb_pane_append_part (second, change);
      pb_pane_append_part (second, pb_history_edit_get_author (edit));
      pb_pane_append_part (second, state_words (pb_history_edit_get_state (edit)));
      pb_pane_row_set_texts (row, pb_history_edit_get_label (edit), second->str, when);
      g_string_free (second, TRUE);
    }
  pb_pane_rows_end (self->rows, edits->len);
  pb_pane_section_set_empty (section, edits->len ? NULL : _("Nothing on the assignment has been changed yet."));
}

static void
link_cb (PbRecentSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "s", "history");
}

static void
pb_recent_section_class_init (PbRecentSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_recent_section_update;
}

static void
pb_recent_section_init (PbRecentSection *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("History"));
  pb_pane_section_set_link (PB_PANE_SECTION (self), _("The whole history"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->rows);
  g_signal_connect (self, "link", G_CALLBACK (link_cb), NULL);
}

GtkWidget *
pb_recent_section_new (void)
{
  return g_object_new (PB_TYPE_RECENT_SECTION, NULL);
}
