/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-form-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-edit.h"
#include "model/pb-number.h"
#include "pb-date-field.h"
#include "pb-pane-util.h"
#include "pb-view.h"

#define WIDTH_EM 33
#define MAX_FIELDS 12

#define PB_TYPE_FORM_DIALOG (pb_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbFormDialog, pb_form_dialog, PB, FORM_DIALOG, AdwWindow)

struct _PbFormDialog
{
  AdwWindow parent_instance;

  const PbFormInfo *info;
  PbPlan *plan;
  PbRecord *owner;
  PbRecord *record;
  const PbFormStart *starts; /* only while the dialog is made */
  guint n_starts;

  GtkWidget *fields[MAX_FIELDS]; /* GtkEntry, GtkTextView, PbDateField or GtkDropDown */
  GtkWidget *notes[MAX_FIELDS];
  char *shown[MAX_FIELDS]; /* what the field held as the dialog opened */
  gint64 *targets[MAX_FIELDS]; /* of a PB_FORM_REF: the ids, as they were when the dialog opened */
  gboolean done;
  GtkWidget *form;
};

G_DEFINE_FINAL_TYPE (PbFormDialog, pb_form_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (PbFormDialog *self, guint i)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (self->info->fields[i].kind != PB_FORM_LINES)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->fields[i]))));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->fields[i]));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* What the field holds, whatever its kind. (transfer full) */
static char *
dup_field (PbFormDialog *self, guint i)
{
  switch (self->info->fields[i].kind)
    {
    case PB_FORM_SCALE:
    case PB_FORM_ENUM:
    case PB_FORM_REF:
      return g_strdup_printf ("%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields[i])));
    case PB_FORM_BOOL:
      return g_strdup_printf ("%d", gtk_check_button_get_active (GTK_CHECK_BUTTON (self->fields[i])));
    case PB_FORM_DATE:
      return g_strdup (gtk_editable_get_text (pb_date_field_get_editable (PB_DATE_FIELD (self->fields[i]))));
    default:
      return dup_text (self, i);
    }
}

static gboolean
is_changed (PbFormDialog *self, guint i)
{
  g_autofree char *now = dup_field (self, i);

  return g_strcmp0 (now, self->shown[i]) != 0;
}

static gboolean
refuse (PbFormDialog *self, guint i, const char *sentence)
{
  pb_pane_set_invalid (self->fields[i], GTK_LABEL (self->notes[i]), sentence);
  gtk_widget_grab_focus (self->fields[i]);
  return FALSE;
}

static gboolean
write_int (PbFormDialog *self, guint i, PbEdit *edit, gint64 id, const char *text)
{
  PbColumn column = self->info->fields[i].column;
  char *end;
  gint64 value;

  if (!*text)
    {
      pb_edit_set_null (edit, id, column);
      return TRUE;
    }
  value = g_ascii_strtoll (text, &end, 10);
  if (*end || value < 0 || value > 1000000)
    return refuse (self, i, _("Write a whole number, or leave the field empty."));
  pb_edit_set_int (edit, id, column, value);
  return TRUE;
}

static gboolean
write_number (PbFormDialog *self, guint i, PbEdit *edit, gint64 id, const char *text)
{
  const PbFormField *field = &self->info->fields[i];
  PbUnit unit = field->kind == PB_FORM_MNKR ? PB_UNIT_MNKR : PB_UNIT_KR;
  g_autoptr (GError) error = NULL;
  double value;
  gint64 ore;

  if (!*text)
    {
      pb_edit_set_null (edit, id, field->column);
      return TRUE;
    }
  if (field->kind == PB_FORM_NUMBER ? !pb_number_parse (text, &value, &error)
                                    : !pb_money_parse (text, unit, &ore, &error))
    return refuse (self, i, error->message);
  if (field->kind == PB_FORM_NUMBER)
    pb_edit_set_real (edit, id, field->column, value);
  else
    pb_edit_set_int (edit, id, field->column, ore);
  if (field->decimals)
    pb_edit_set_int (edit, id, field->decimals, pb_number_decimals (text));
  return TRUE;
}

static gboolean
write_period (PbFormDialog *self, guint i, PbEdit *edit, gint64 id, const char *text)
{
  if (!pb_period_parse (text, NULL, NULL))
    return refuse (self, i, _("Write a year such as 2025, or a quarter such as 2025-Q3."));
  pb_edit_set_text (edit, id, self->info->fields[i].column, text);
  return TRUE;
}

static gboolean
check_text (PbFormDialog *self, guint i, const char *text)
{
  const PbFormField *field = &self->info->fields[i];
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (field->required && !*text)
    {
      sentence = g_strdup_printf (_("%s is needed."), gettext (field->label));
      return refuse (self, i, sentence);
    }
  if (field->check && !field->check (self->plan, text, self->record ? pb_record_get_id (self->record) : 0, &error))
    return refuse (self, i, error->message);
  return TRUE;
}

static gboolean
write_date (PbFormDialog *self, guint i, PbEdit *edit, gint64 id)
{
  gboolean has;
  GDate date;

  if (!pb_date_field_read (PB_DATE_FIELD (self->fields[i]), &has, &date))
    {
      gtk_widget_grab_focus (self->fields[i]);
      return FALSE;
    }
  if (!has && self->info->fields[i].required)
    return check_text (self, i, "");
  if (has)
    pb_edit_set_date (edit, id, self->info->fields[i].column, &date);
  else
    pb_edit_set_null (edit, id, self->info->fields[i].column);
  return TRUE;
}

/* The rows that a REF column can point at, in the drop-down's order. */
static GPtrArray *
peek_targets (PbFormDialog *self, PbColumn column)
{
  return pb_plan_peek_records (self->plan, pb_column_info (column)->extra);
}

static gboolean
write_choice (PbFormDialog *self, guint i, PbEdit *edit, gint64 id)
{
  const PbFormField *field = &self->info->fields[i];
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->fields[i]));
  guint first = field->kind == PB_FORM_SCALE || field->none ? 1 : 0;

  if (selected < first || selected == GTK_INVALID_LIST_POSITION)
    pb_edit_set_null (edit, id, field->column);
  else if (field->kind == PB_FORM_ENUM)
    pb_edit_set_enum (edit, id, field->column, (int) (selected - first));
  else if (field->kind == PB_FORM_REF)
    pb_edit_set_int (edit, id, field->column, self->targets[i][selected - first]);
  else
    pb_edit_set_int (edit, id, field->column, selected);
  return TRUE;
}

static gboolean
write_field (PbFormDialog *self, guint i, PbEdit *edit, gint64 id)
{
  const PbFormField *field = &self->info->fields[i];
  g_autofree char *text = NULL;

  if (field->kind == PB_FORM_DATE)
    return write_date (self, i, edit, id);
  if (field->kind == PB_FORM_SCALE || field->kind == PB_FORM_ENUM || field->kind == PB_FORM_REF)
    return write_choice (self, i, edit, id);
  if (field->kind == PB_FORM_BOOL)
    {
      pb_edit_set_int (edit, id, field->column, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->fields[i])));
      return TRUE;
    }
  text = dup_text (self, i);
  pb_pane_set_invalid (self->fields[i], GTK_LABEL (self->notes[i]), NULL);
  if (!check_text (self, i, text))
    return FALSE;
  if (field->kind == PB_FORM_INT)
    return write_int (self, i, edit, id, text);
  if (field->kind == PB_FORM_PERIOD)
    return write_period (self, i, edit, id, text);
  if (field->kind == PB_FORM_NUMBER || field->kind == PB_FORM_KR || field->kind == PB_FORM_MNKR)
    return write_number (self, i, edit, id, text);
  pb_edit_set_text (edit, id, field->column, text);
  return TRUE;
}

static gint64
begin_row (PbFormDialog *self, PbEdit *edit)
{
  const PbFormInfo *info = self->info;
  gint64 id, link;

  if (self->record)
    return pb_record_get_id (self->record);
  id = pb_edit_insert (edit, info->table);
  if (info->fill)
    info->fill (edit, id);
  if (info->owner)
    pb_edit_set_int (edit, id, info->owner, pb_record_get_id (self->owner));
  if (info->link_owner)
    {
      link = pb_edit_insert (edit, PB_COLUMN_TABLE (info->link_owner));
      pb_edit_set_int (edit, link, info->link_owner, pb_record_get_id (self->owner));
      pb_edit_set_int (edit, link, info->link_target, id);
    }
  return id;
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* The question stands on the dialog: it has to be gone before the dialog goes. */
static void
close_later (PbFormDialog *self)
{
  self->done = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
save (PbFormDialog *self)
{
  const PbFormInfo *info = self->info;
  PbEdit *edit = pb_edit_new (self->plan, gettext (self->record ? info->edit_label : info->new_label));
  GError *error = NULL;
  gint64 id = begin_row (self, edit);

  for (guint i = 0; i < info->n_fields; i++)
    /* Somebody else may have changed the other fields of the row meanwhile. */
    if ((!self->record || is_changed (self, i)) && !write_field (self, i, edit, id))
      {
        pb_edit_abort (edit);
        return;
      }
  if (pb_edit_commit (edit, &error))
    {
      if (!self->record && info->saved)
        info->saved (self->plan, id);
      close_later (self);
    }
  else
    pb_pane_report_in (GTK_WINDOW (self), _("The change was not saved"), error);
}

/* In the capture phase: a text view takes Enter whatever is held with it. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbFormDialog *self)
{
  if (!(state & GDK_CONTROL_MASK) || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;
  save (self);
  return GDK_EVENT_STOP;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, PbFormDialog *self)
{
  if (g_str_equal (response, "save"))
    save (self);
  else if (g_str_equal (response, "discard"))
    close_later (self);
}

static gboolean
pb_form_dialog_close_request (GtkWindow *window)
{
  PbFormDialog *self = PB_FORM_DIALOG (window);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->info->n_fields; i++)
    changed |= is_changed (self, i);
  if (self->done || !changed)
    return GTK_WINDOW_CLASS (pb_form_dialog_parent_class)->close_request (window);
  pb_pane_ask_to_save (window, G_CALLBACK (response_cb));
  return TRUE;
}

static void
form_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (g_str_equal (action, "form.save"))
    save (PB_FORM_DIALOG (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
pb_form_dialog_dispose (GObject *object)
{
  PbFormDialog *self = PB_FORM_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->owner);
  g_clear_object (&self->record);
  for (guint i = 0; i < MAX_FIELDS; i++)
    {
      g_clear_pointer (&self->shown[i], g_free);
      g_clear_pointer (&self->targets[i], g_free);
    }
  G_OBJECT_CLASS (pb_form_dialog_parent_class)->dispose (object);
}

static void
pb_form_dialog_class_init (PbFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_form_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pb_form_dialog_close_request;
  gtk_widget_class_install_action (widget_class, "form.save", NULL, form_action);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, form_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.cancel", NULL);
}

static void
pb_form_dialog_init (PbFormDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_lines (const char *text)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "pb-field");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text ? text : "", -1);
  return view;
}

static GtkWidget *
make_scale (gint64 value)
{
  const char *const degrees[] = { _("Not estimated"), "1", "2", "3", "4", "5", NULL };
  GtkWidget *drop_down = pb_pane_drop_down (G_LIST_MODEL (gtk_string_list_new (degrees)));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), CLAMP (value, 0, 5));
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  return drop_down;
}

/* What a new row's field starts with, NULL for nothing. */
static const char *
get_start (PbFormDialog *self, PbColumn column)
{
  for (guint i = 0; !self->record && i < self->n_starts; i++)
    if (self->starts[i].column == column)
      return self->starts[i].text;
  return NULL;
}

static GtkWidget *
make_words (PbFormDialog *self, const PbFormField *field)
{
  PbEnum words = pb_column_info (field->column)->extra;
  GtkStringList *names = gtk_string_list_new (NULL);
  const char *start = get_start (self, field->column);
  int value = self->record ? pb_record_get_enum (self->record, field->column) : start ? pb_enum_from_nick (words, start) : -1;
  guint first = field->none ? 1 : 0;
  GtkWidget *drop_down;

  if (field->none)
    gtk_string_list_append (names, gettext (field->none));
  for (guint i = 0; i < pb_enum_n_values (words); i++)
    gtk_string_list_append (names, pb_enum_label (words, (int) i));
  drop_down = pb_pane_drop_down (G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), value < 0 ? 0 : (guint) value + first);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  return drop_down;
}

static GtkWidget *
make_bool (PbFormDialog *self, const PbFormField *field)
{
  GtkWidget *check = gtk_check_button_new ();
  gboolean active = self->record ? pb_record_get_int (self->record, field->column) != 0
                                 : g_strcmp0 (get_start (self, field->column), "1") == 0;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_halign (check, GTK_ALIGN_START);
  return check;
}

/* A row never points at itself. */
static GtkWidget *
make_ref (PbFormDialog *self, guint i)
{
  const PbFormField *field = &self->info->fields[i];
  GPtrArray *targets = peek_targets (self, field->column);
  const char *start = get_start (self, field->column);
  PbRecord *chosen = self->record ? pb_record_get_ref (self->record, field->column) : self->owner;
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) name_of = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gint64 wanted = start ? g_ascii_strtoll (start, NULL, 10) : chosen ? pb_record_get_id (chosen) : 0;
  guint n = 0, selected = 0;
  GtkWidget *drop_down;

  self->targets[i] = g_new (gint64, targets->len + 1);
  if (field->none)
    gtk_string_list_append (names, gettext (field->none));
  for (guint k = 0; k < targets->len; k++)
    if (targets->pdata[k] != self->record)
      {
        if (pb_record_get_id (targets->pdata[k]) == wanted)
          selected = n + (field->none ? 1 : 0);
        gtk_string_list_append (names, pb_record_get_title (targets->pdata[k]));
        self->targets[i][n++] = pb_record_get_id (targets->pdata[k]);
      }
  drop_down = pb_pane_long_drop_down (G_LIST_MODEL (names));
  gtk_drop_down_set_expression (GTK_DROP_DOWN (drop_down), name_of);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), n > 10);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  return drop_down;
}

static GtkWidget *
make_date (PbFormDialog *self, PbColumn column, const char *label)
{
  GtkWidget *field = pb_date_field_new (label);
  GDate date;

  gtk_widget_set_halign (field, GTK_ALIGN_START);
  if (self->record && pb_record_get_date (self->record, column, &date))
    pb_date_field_write (PB_DATE_FIELD (field), &date);
  return field;
}

/* What the record holds, as it is written in the field. (transfer full) */
static char *
dup_stored (PbFormDialog *self, const PbFormField *field)
{
  if (!self->record || pb_record_is_null (self->record, field->column))
    return g_strdup (get_start (self, field->column));
  switch (field->kind)
    {
    case PB_FORM_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (self->record, field->column));
    case PB_FORM_NUMBER:
      return pb_number_format (pb_record_get_real (self->record, field->column), -1);
    case PB_FORM_KR:
      return pb_money_format_exact (pb_record_get_int (self->record, field->column), PB_UNIT_KR, 0);
    case PB_FORM_MNKR:
      return pb_money_format_exact (pb_record_get_int (self->record, field->column), PB_UNIT_MNKR,
                                    field->decimals ? (int) pb_record_get_int (self->record, field->decimals) : 0);
    default:
      return g_strdup (pb_record_get_text (self->record, field->column));
    }
}

static GtkWidget *
make_entry (PbFormDialog *self, const PbFormField *field)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = dup_stored (self, field);

  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  g_signal_connect_object (entry, "activate", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
add_field (PbFormDialog *self, guint i)
{
  const PbFormField *field = &self->info->fields[i];
  const char *label = gettext (field->label);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name = pb_view_label (label, "pb-semibold");

  /* A long one would make the dialog wider than the window in large text. */
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  switch (field->kind)
    {
    case PB_FORM_LINES:
      self->fields[i] = make_lines (self->record ? pb_record_get_text (self->record, field->column) : NULL);
      break;
    case PB_FORM_SCALE:
      self->fields[i] = make_scale (self->record ? pb_record_get_int (self->record, field->column) : 0);
      pb_pane_name_inner (self->fields[i], label);
      break;
    case PB_FORM_BOOL:
      self->fields[i] = make_bool (self, field);
      break;
    case PB_FORM_ENUM:
      self->fields[i] = make_words (self, field);
      pb_pane_name_inner (self->fields[i], label);
      break;
    case PB_FORM_REF:
      self->fields[i] = make_ref (self, i);
      pb_pane_name_inner (self->fields[i], label);
      break;
    case PB_FORM_DATE:
      self->fields[i] = make_date (self, field->column, label);
      break;
    default:
      self->fields[i] = make_entry (self, field);
    }
  self->notes[i] = pb_view_label ("", "pb-note pb-bad");
  gtk_widget_set_visible (self->notes[i], FALSE);
  pb_view_set_accessible_label (self->fields[i], label);
  self->shown[i] = dup_field (self, i);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), self->fields[i]);
  gtk_box_append (GTK_BOX (box), self->notes[i]);
  gtk_box_append (GTK_BOX (self->form), box);
}

static GtkWidget *
present (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner, PbRecord *record, const PbFormStart *starts,
         guint n_starts)
{
  PbFormDialog *self
      = g_object_new (PB_TYPE_FORM_DIALOG, "modal", TRUE, "transient-for", parent, "default-width",
                      pb_pane_get_dialog_side (parent, WIDTH_EM, gtk_widget_get_width (GTK_WIDGET (parent))), NULL);
  const char *title = gettext (record ? info->edit_title : info->new_title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_assert (info->n_fields <= MAX_FIELDS);
  self->info = info;
  self->starts = starts;
  self->n_starts = n_starts;
  self->plan = g_object_ref (pb_record_get_plan (record ? record : owner));
  g_set_object (&self->owner, owner);
  g_set_object (&self->record, record);
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->form, "pb-form");
  for (guint i = 0; i < info->n_fields; i++)
    add_field (self, i);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 640);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (title, "form.cancel", "form.save", _("Save")));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->fields[0]);
  self->starts = NULL;
  self->n_starts = 0;
  return GTK_WIDGET (self);
}

GtkWidget *
pb_form_dialog_present (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner, PbRecord *record)
{
  return present (parent, info, owner, record, NULL, 0);
}

GtkWidget *
pb_form_dialog_present_new (GtkWindow *parent, const PbFormInfo *info, PbRecord *owner, const PbFormStart *starts,
                            guint n_starts)
{
  return present (parent, info, owner, NULL, starts, n_starts);
}
