/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-mapping-columns.h"

#include <glib/gi18n-lib.h>

#include "views/pb-pane-util.h"
#include "views/pb-view.h"

/* More columns than anybody chooses among; the others are passed by. */
#define MAX_COLUMNS 120
/* Of what stands in a column, to know it by. */
#define N_EXAMPLES 3
#define EXAMPLE_CHARS 40

struct _PbMappingColumns
{
  GtkBox parent_instance;

  PbImportSource *source;
  GtkWidget *list;
  GtkWidget *given;
  GtkWidget *given_title;
  GtkSizeGroup *widths;
  GPtrArray *choices; /* GtkDropDown of each column, NULL where it has none */
  gboolean updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbMappingColumns, pb_mapping_columns, GTK_TYPE_BOX)

static void show_given (PbMappingColumns *self);

static void
empty (GtkWidget *box)
{
  while (gtk_widget_get_first_child (box))
    gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
}

static char *
dup_examples (PbImportSource *source, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint row = 0; row < pb_import_source_get_n_rows (source) && n < N_EXAMPLES; row++)
    {
      const char *cell = pb_import_source_get_cell (source, row, column);

      if (!*cell)
        continue;
      pb_pane_append_part (text, cell);
      n++;
    }
  g_strdelimit (text->str, "\r\n", ' ');
  if (g_utf8_strlen (text->str, -1) > EXAMPLE_CHARS)
    {
      g_string_truncate (text, g_utf8_offset_to_pointer (text->str, EXAMPLE_CHARS) - text->str);
      g_string_append (text, "…");
    }
  return g_string_free (text, FALSE);
}

/* "C  Benämning"; a text file's columns have no letters. (transfer full) */
static char *
dup_title (PbImportSource *source, guint column)
{
  g_autofree char *letters = pb_import_source_dup_letters (source, column);
  const char *header = pb_import_source_get_header (source, column);

  if (!*header)
    header = _("(no header)");
  return letters ? g_strdup_printf ("%s  %s", letters, header) : g_strdup (header);
}

/* A source changed one column's name and may have taken it from another. */
static void
select_names (PbMappingColumns *self)
{
  self->updating = TRUE;
  for (guint c = 0; c < self->choices->len; c++)
    {
      GtkDropDown *choice = self->choices->pdata[c];
      const char *name = pb_import_source_get_name (self->source, c);
      GListModel *names = choice ? gtk_drop_down_get_model (choice) : NULL;

      for (guint i = 0; names && i < g_list_model_get_n_items (names); i++)
        {
          const char *text = gtk_string_list_get_string (GTK_STRING_LIST (names), i);

          if (*name ? g_str_equal (text, name) : i == 0)
            gtk_drop_down_set_selected (choice, i);
        }
    }
  self->updating = FALSE;
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, PbMappingColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "pb-column"));
  guint selected = gtk_drop_down_get_selected (choice);
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (choice));

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  pb_import_source_set_name (self->source, column, selected ? gtk_string_list_get_string (names, selected) : "");
  select_names (self);
  show_given (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_choice (PbMappingColumns *self, guint column)
{
  g_autoptr (GPtrArray) names = pb_import_source_list_names (self->source, column);
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget *choice;
  g_autofree char *title = dup_title (self->source, column);
  /* Translators: a column's letter and header. */
  g_autofree char *name = g_strdup_printf (_("What the column “%s” is"), title);

  gtk_string_list_append (strings, _("– passed by –"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (strings, names->pdata[i]);
  choice = pb_pane_drop_down (G_LIST_MODEL (strings));
  gtk_drop_down_set_expression (GTK_DROP_DOWN (choice),
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), names->len > 12);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  pb_pane_name_inner (choice, name);
  g_object_set_data (G_OBJECT (choice), "pb-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return choice;
}

static GtkWidget *
create_row (PbMappingColumns *self, guint column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dup_title (self->source, column);
  g_autofree char *examples = dup_examples (self->source, column);
  GtkWidget *head = pb_view_label (title, "pb-semibold");
  GtkWidget *second = pb_view_label (examples, "pb-secondary");
  GtkWidget *choice = create_choice (self, column);

  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), head);
  gtk_box_append (GTK_BOX (words), second);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_size_group_add_widget (self->widths, choice);
  self->choices->pdata[column] = choice;
  return row;
}

static void
given_cb (GtkEditable *entry, PbMappingColumns *self)
{
  const char *name = g_object_get_data (G_OBJECT (entry), "pb-name");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  pb_import_source_set_given (self->source, name, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_given (PbMappingColumns *self, const PbField *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  char *name = pb_field_dup_header (field);
  const char *text = pb_import_source_get_given (self->source, name);
  gboolean required = field->flags & PB_FIELD_REQUIRED;
  /* Translators: the name of a column that the layout cannot do without. */
  g_autofree char *shown = required ? g_strdup_printf (_("%s (must be there)"), name) : g_strdup (name);
  g_autofree char *accessible = g_strdup_printf (_("%s: the same on every row"), shown);
  GtkWidget *label = pb_view_label (shown, required ? "pb-semibold" : NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (text)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 14);
  pb_view_set_accessible_label (entry, accessible);
  g_object_set_data_full (G_OBJECT (entry), "pb-name", name, g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (given_cb), self, 0);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  return row;
}

static void
show_given (PbMappingColumns *self)
{
  g_autoptr (GPtrArray) lacking = pb_import_source_list_lacking (self->source);

  empty (self->given);
  for (guint i = 0; i < lacking->len; i++)
    gtk_box_append (GTK_BOX (self->given), create_given (self, lacking->pdata[i]));
  gtk_widget_set_visible (self->given_title, lacking->len > 0);
}

void
pb_mapping_columns_show (PbMappingColumns *self, PbImportSource *source)
{
  guint n = pb_import_source_get_n_columns (source);

  self->source = source;
  empty (self->list);
  g_ptr_array_set_size (self->choices, 0);
  g_ptr_array_set_size (self->choices, (int) MIN (n, MAX_COLUMNS));
  gtk_widget_set_visible (GTK_WIDGET (self), pb_import_source_get_layout (source) != NULL);
  if (pb_import_source_get_layout (source) == NULL)
    return;
  for (guint c = 0; c < MIN (n, MAX_COLUMNS); c++)
    {
      g_autofree char *examples = dup_examples (source, c);

      if (*pb_import_source_get_header (source, c) || *examples)
        gtk_box_append (GTK_BOX (self->list), create_row (self, c));
    }
  if (n > MAX_COLUMNS)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u column more is read as its header says.", "%u columns more are read as their headers say.",
                    n - MAX_COLUMNS),
          n - MAX_COLUMNS);

      gtk_box_append (GTK_BOX (self->list), pb_view_label (more, "pb-secondary"));
    }
  select_names (self);
  show_given (self);
}

static void
pb_mapping_columns_finalize (GObject *object)
{
  g_ptr_array_unref (PB_MAPPING_COLUMNS (object)->choices);
  g_object_unref (PB_MAPPING_COLUMNS (object)->widths);
  G_OBJECT_CLASS (pb_mapping_columns_parent_class)->finalize (object);
}

static void
pb_mapping_columns_class_init (PbMappingColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_mapping_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", PB_TYPE_MAPPING_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_mapping_columns_init (PbMappingColumns *self)
{
  GtkWidget *title = pb_view_label (_("Which column is which"), "pb-card-title");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->choices = g_ptr_array_new ();
  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->given = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->given_title = pb_view_label (_("What no column holds, and is the same on every row"), "pb-card-title");
  gtk_label_set_wrap (GTK_LABEL (self->given_title), TRUE);
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->given_title);
  gtk_box_append (GTK_BOX (self), self->given);
}

GtkWidget *
pb_mapping_columns_new (void)
{
  return g_object_new (PB_TYPE_MAPPING_COLUMNS, NULL);
}
