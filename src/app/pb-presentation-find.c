/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-presentation-find.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "views/pb-assignment-row.h"
#include "views/pb-view.h"

/* As many as are read at a glance. */
#define MOST_FOUND 7

typedef struct
{
  guint row;
  char *label;
  char *folded; /* what is searched */
} Entry;

struct _PbPresentationFind
{
  GtkWidget parent_instance;

  GPtrArray *entries;
  GtkWidget *box;
  GtkEditable *text;
  GtkListBox *list;
  GtkLabel *none;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (PbPresentationFind, pb_presentation_find, GTK_TYPE_WIDGET)

static void
entry_free (Entry *entry)
{
  g_free (entry->label);
  g_free (entry->folded);
  g_free (entry);
}

/* "12 Gemensam fordonspark"; searched with the full title and the functions too. */
static Entry *
entry_new (PbSlideDeck *deck, guint row)
{
  const PbSlide *slide = pb_slide_deck_get_slide (deck, &(PbSlidePlace) { row, 0 });
  g_autofree char *name = pb_slide_dup_name (slide);
  gboolean assignment = slide->kind == PB_SLIDE_ASSIGNMENT;
  g_autofree char *roles = assignment ? pb_assignment_dup_roles (slide->record, FALSE) : NULL;
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *all = NULL;

  entry->row = row;
  entry->label = assignment ? g_strdup_printf ("%s: %s", name, pb_assignment_get_short_title (slide->record))
                            : g_strdup (name);
  all = g_strjoin (" ", entry->label, slide->record ? pb_record_get_title (slide->record) : "", roles ? roles : "", NULL);
  entry->folded = pb_assignment_fold (all);
  return entry;
}

static gboolean
matches (Entry *entry, char **parts)
{
  for (guint i = 0; parts[i]; i++)
    if (strstr (entry->folded, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_found (PbPresentationFind *self, Entry *entry)
{
  GtkWidget *label = pb_view_label (entry->label, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data (G_OBJECT (row), "row", GUINT_TO_POINTER (entry->row));
  pb_view_set_accessible_label (row, entry->label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
search_cb (PbPresentationFind *self)
{
  g_autofree char *folded = pb_assignment_fold (gtk_editable_get_text (self->text));
  g_auto (GStrv) parts = g_strsplit (g_strstrip (folded), " ", -1);
  GtkWidget *child;
  guint n = 0;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->entries->len && n < MOST_FOUND; i++)
    if (matches (self->entries->pdata[i], parts))
      {
        add_found (self, self->entries->pdata[i]);
        n++;
      }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->none), n == 0);
}

static void
close_find (PbPresentationFind *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_window_set_focus (GTK_WINDOW (root), NULL);
}

static void
choose (PbPresentationFind *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  guint found;

  if (row == NULL)
    return;
  found = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "row"));
  close_find (self);
  g_signal_emit (self, chosen_signal, 0, found);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PbPresentationFind *self)
{
  gtk_list_box_select_row (list, row);
  choose (self);
}

static void
move_selection (PbPresentationFind *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *other
      = row ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step) : NULL;

  if (other)
    gtk_list_box_select_row (self->list, other);
}

gboolean
pb_presentation_find_key (PbPresentationFind *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      close_find (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose (self);
      return TRUE;
    case GDK_KEY_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Down:
      move_selection (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pb_presentation_find_dispose (GObject *object)
{
  PbPresentationFind *self = PB_PRESENTATION_FIND (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_presentation_find_parent_class)->dispose (object);
}

static void
pb_presentation_find_class_init (PbPresentationFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_presentation_find_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
}

static void
pb_presentation_find_init (PbPresentationFind *self)
{
  GtkWidget *text = gtk_entry_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "pb-stage-find");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->text = GTK_EDITABLE (text);
  gtk_entry_set_placeholder_text (GTK_ENTRY (text), _("Find an assignment, a board or an indicator"));
  pb_view_set_accessible_label (text, _("Find an assignment, a board or an indicator"));
  gtk_editable_set_width_chars (self->text, 42);
  g_signal_connect_swapped (text, "changed", G_CALLBACK (search_cb), self);
  gtk_box_append (GTK_BOX (self->box), text);
  self->list = GTK_LIST_BOX (list);
  pb_view_set_accessible_label (list, _("Found"));
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_focusable (list, FALSE);
  gtk_box_append (GTK_BOX (self->box), list);
  self->none = GTK_LABEL (pb_view_label (_("Nothing is called that."), NULL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->none));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pb_presentation_find_new (void)
{
  return g_object_new (PB_TYPE_PRESENTATION_FIND, NULL);
}

void
pb_presentation_find_open (PbPresentationFind *self, PbSlideDeck *deck)
{
  g_return_if_fail (PB_IS_PRESENTATION_FIND (self));

  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < pb_slide_deck_get_n_rows (deck); i++)
    g_ptr_array_add (self->entries, entry_new (deck, i));
  gtk_editable_set_text (self->text, "");
  search_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
