/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/pb-error.h"
#include "pb-review-item.h"
#include "views/pb-pane-util.h"
#include "views/pb-view.h"
#include "widgets/pb-focus.h"
#include "widgets/pb-widget-palette.h"

#define WIDTH_EM 58
#define HEIGHT_EM 46
#define NOTES_EM 11

struct _PbReviewDialog
{
  AdwWindow parent_instance;

  PbReview *review;
  PbPlan *plan;
  gboolean overtaken; /* the plan changed below what was ticked */
  gboolean accepting;
  GListStore *items;
  GtkListView *list;
  GtkWidget *summary;
  GtkWidget *notes;
  GtkTextBuffer *notes_text;
};

G_DEFINE_FINAL_TYPE (PbReviewDialog, pb_review_dialog, ADW_TYPE_WINDOW)

static guint
count_accepted (PbReviewDialog *self)
{
  GPtrArray *changes = pb_review_get_changes (self->review);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    n += ((PbReviewChange *) changes->pdata[i])->accepted;
  return n;
}

static void
update (PbReviewDialog *self)
{
  GPtrArray *changes = pb_review_get_changes (self->review);
  guint n = count_accepted (self), n_conflicts = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    n_conflicts += ((PbReviewChange *) changes->pdata[i])->conflict;
  /* Translators: how many changes are ticked, of how many. */
  g_string_append_printf (text, ngettext ("%u of %u change is ticked.", "%u of %u changes are ticked.", changes->len), n,
                          changes->len);
  if (n_conflicts)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u is in conflict: choose which holds.", "%u are in conflict: choose which hold.",
                                        n_conflicts),
                              n_conflicts);
    }
  gtk_label_set_text (GTK_LABEL (self->summary), changes->len ? text->str : _("The workbooks change nothing."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept", n > 0);
}

/* The ticks of several rows may have changed. */
static void
notify_items (PbReviewDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PbReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      pb_review_item_notify (item);
    }
  update (self);
}

static void
set_accepted (PbReviewDialog *self, PbReviewItem *item, gboolean accepted)
{
  pb_review_set_accepted (self->review, pb_review_item_get_change (item), accepted);
  notify_items (self);
}

static void
toggled_cb (GtkCheckButton *check, PbReviewDialog *self)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (check), "pb-list-item");
  PbReviewItem *item = list_item ? gtk_list_item_get_item (list_item) : NULL;

  if (item && pb_review_item_get_change (item)
      && pb_review_item_get_accepted (item) != gtk_check_button_get_active (check))
    set_accepted (self, item, gtk_check_button_get_active (check));
}

static void
activate_cb (GtkListView *list, guint position, PbReviewDialog *self)
{
  g_autoptr (PbReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (pb_review_item_get_change (item))
    set_accepted (self, item, !pb_review_item_get_accepted (item));
}

static void
set_all (PbReviewDialog *self, gboolean accepted)
{
  pb_review_accept_all (self->review, accepted);
  notify_items (self);
}

/* Space ticks, as Enter does: the row has the keyboard, not its check button. The list would keep Ctrl+A to itself, to
 * select what cannot be selected. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PbReviewDialog *self)
{
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *check = row ? gtk_widget_get_first_child (row) : NULL;

  if ((keyval == GDK_KEY_a || keyval == GDK_KEY_A) && (state & GDK_CONTROL_MASK))
    {
      set_all (self, !(state & GDK_SHIFT_MASK));
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_space || !GTK_IS_CHECK_BUTTON (check) || !gtk_widget_get_sensitive (check))
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbReviewDialog *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), pb_review_item_new_words ());
  /* Not focusable is not enough: asked by Tab, a check button says that it took the keyboard, and nothing moves. */
  gtk_widget_set_can_focus (check, FALSE);
  g_object_set_data (G_OBJECT (check), "pb-list-item", list_item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_list_item_set_child (list_item, check);
}

static void
accepted_cb (PbReviewItem *item, GParamSpec *pspec, GtkCheckButton *check)
{
  gtk_check_button_set_active (check, pb_review_item_get_accepted (item));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbReviewDialog *self)
{
  PbReviewItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  gboolean is_change = pb_review_item_get_change (item) != NULL;
  g_autofree char *name = pb_review_item_dup_name (item);

  pb_review_item_show (item, gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  if (is_change)
    gtk_widget_remove_css_class (check, "pb-review-heading");
  else
    gtk_widget_add_css_class (check, "pb-review-heading");
  gtk_list_item_set_activatable (list_item, is_change);
  gtk_widget_set_sensitive (check, is_change);
  accepted_cb (item, NULL, GTK_CHECK_BUTTON (check));
  g_signal_connect_object (item, "notify::accepted", G_CALLBACK (accepted_cb), check, 0);
  pb_view_set_accessible_label (gtk_widget_get_parent (check), name);
  pb_view_set_accessible_label (check, name);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, PbReviewDialog *self)
{
  PbReviewItem *item = gtk_list_item_get_item (list_item);

  g_signal_handlers_disconnect_by_func (item, accepted_cb, gtk_list_item_get_child (list_item));
}

static void
accept (PbReviewDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *said = NULL;
  guint n = count_accepted (self);
  GError *error = NULL;

  if (n == 0)
    return;
  /* What another program did to the file is seen now, not after. */
  self->overtaken = FALSE;
  pb_plan_poll (self->plan, NULL);
  if (self->overtaken)
    return;
  self->accepting = TRUE;
  if (!pb_review_apply (self->review, &error))
    {
      self->accepting = FALSE;
      pb_pane_report_in (GTK_WINDOW (self), _("The changes were not taken in"), error);
      return;
    }
  said = g_strdup_printf (ngettext ("%u change is taken in. Undo takes it back.",
                                    "%u changes are taken in. Undo takes all of them back.", n),
                          n);
  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", said);
  gtk_window_close (GTK_WINDOW (self));
}

static void
review_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (widget);

  if (g_str_equal (action, "review.accept"))
    accept (self);
  else if (g_str_equal (action, "review.close"))
    gtk_window_close (GTK_WINDOW (self));
  else
    set_all (self, g_str_equal (action, "review.all"));
}

static void
pb_review_dialog_finalize (GObject *object)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (object);

  g_clear_object (&self->items);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->review, pb_review_free);
  G_OBJECT_CLASS (pb_review_dialog_parent_class)->finalize (object);
}

static void
pb_review_dialog_class_init (PbReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pb_review_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "review.accept", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "review.close", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "review.all", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "review.none", NULL, review_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "review.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "review.all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.none", NULL);
}

static void
pb_review_dialog_init (PbReviewDialog *self)
{
  self->items = g_list_store_new (PB_TYPE_REVIEW_ITEM);
}

static GtkWidget *
build_tools (PbReviewDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Tick _All"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_("Tick _None"));

  self->summary = pb_view_label ("", "pb-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "review.all");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "review.none");
  gtk_widget_set_tooltip_text (all, _("Ctrl+A"));
  gtk_widget_set_tooltip_text (none, _("Ctrl+Shift+A"));
  gtk_box_append (GTK_BOX (line), self->summary);
  gtk_box_append (GTK_BOX (line), all);
  gtk_box_append (GTK_BOX (line), none);
  return line;
}

static GtkWidget *
build_list (PbReviewDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pb-tick-list");
  pb_view_set_accessible_label (GTK_WIDGET (self->list), _("Changes"));
  pb_focus_leave_on_tab (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "pb-import-text");
  return scroller;
}

static void
fill_notes (PbReviewDialog *self)
{
  GPtrArray *notes = pb_review_get_notes (self->review);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", (const char *) notes->pdata[i]);
  gtk_text_buffer_set_text (self->notes_text, text->str, -1);
  gtk_widget_set_visible (self->notes, notes->len > 0);
}

/* What is ignored, and why: never silent. */
static GtkWidget *
build_notes (PbReviewDialog *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->notes_text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_object_set (view, "editable", FALSE, "cursor-visible", FALSE, "accepts-tab", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                NULL);
  pb_view_set_accessible_label (view, _("What is ignored"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              (int) (NOTES_EM * pb_widgets_get_em (GTK_WIDGET (self))));
  gtk_widget_add_css_class (scroller, "pb-import-text");
  gtk_box_append (GTK_BOX (self->notes), pb_view_label (_("What is ignored"), "pb-semibold"));
  gtk_box_append (GTK_BOX (self->notes), scroller);
  return self->notes;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const PbReviewChange *first = *(PbReviewChange *const *) a, *second = *(PbReviewChange *const *) b;

  if (first->conflict != second->conflict)
    return second->conflict - first->conflict;
  return (first->table > second->table) - (first->table < second->table);
}

/* Conflicts first, then kind by kind, in the order of the workbooks. */
static void
fill (PbReviewDialog *self)
{
  GPtrArray *changes = pb_review_get_changes (self->review);
  const PbReviewChange *last = NULL;

  g_ptr_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    {
      PbReviewChange *change = changes->pdata[i];
      g_autoptr (PbReviewItem) item = pb_review_item_new (self->review, change, NULL);

      if (last == NULL || last->conflict != change->conflict || (!change->conflict && last->table != change->table))
        {
          g_autoptr (PbReviewItem) heading = pb_review_item_new (
              self->review, NULL, change->conflict ? _("Conflicts: the plan was changed meanwhile, or two workbooks differ")
                                     : _(pb_table_info (change->table)->label));

          g_list_store_append (self->items, heading);
        }
      g_list_store_append (self->items, item);
      last = change;
    }
}

/* The plan was changed: every change is compared anew, and none of the old ones may be asked for again. */
static void
plan_changed_cb (PbReviewDialog *self)
{
  if (self->accepting)
    return;
  g_list_store_remove_all (self->items);
  self->overtaken |= pb_review_refresh (self->review);
  fill (self);
  fill_notes (self);
  update (self);
  if (self->overtaken)
    pb_pane_report_in (GTK_WINDOW (self), _("The plan was changed meanwhile"),
                       g_error_new_literal (PB_ERROR, PB_ERROR_CONFLICT,
                                            _("What was changed on both sides is in conflict now. Look at it, and tick "
                                              "what holds.")));
}

GtkWidget *
pb_review_dialog_present (GtkWindow *parent, PbPlan *plan, PbReview *review)
{
  PbReviewDialog *self = g_object_new (PB_TYPE_REVIEW_DIALOG, "transient-for", parent, "modal", TRUE, "title",
                                       _("Changes in Workbooks"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  double em = pb_widgets_get_em (parent ? GTK_WIDGET (parent) : GTK_WIDGET (self));

  self->review = review;
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), pb_pane_dialog_header (_("Changes in Workbooks"), "review.close", "review.accept",
                                                        _("Take In")));
  g_object_set (content, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (content), build_tools (self));
  gtk_box_append (GTK_BOX (content), build_list (self));
  gtk_box_append (GTK_BOX (content), build_notes (self));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  fill (self);
  fill_notes (self);
  update (self);
  gtk_window_set_default_size (GTK_WINDOW (self), (int) (WIDTH_EM * em), (int) (HEIGHT_EM * em));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET (self);
}
