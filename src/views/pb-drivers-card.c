/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-drivers-card.h"

#include <glib/gi18n-lib.h>

#include "pb-driver-list.h"
#include "pb-pane-row.h"
#include "pb-scenario-actions.h"
#include "pb-view.h"

/* Rows with sliders are dear; more are shown when asked for. */
#define MAX_ROWS 40
/* Of a column of figures, in em. */
#define LEAST_AMOUNT 4.3

struct _PbDriversCard
{
  GtkWidget parent_instance;

  PbDriverColumns columns;
  PbBalanceScope *scope; /* unowned: the page has it */
  int year;
  gboolean all;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *restore;
  GtkWidget *closed; /* why nothing can be moved, with what to do */
  GtkLabel *why;
  GtkWidget *create;
  GtkWidget *heading;
  GtkWidget *rows;
  GtkWidget *more;
  GtkWidget *rest;
  GtkWidget *sum;
  GtkWidget *others; /* what the scenario changes besides the effects */
  GtkWidget *balance;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (PbDriversCard, pb_drivers_card, GTK_TYPE_WIDGET)

static void
moved_cb (PbDriverRow *row, int delay, double realisation, guint gesture, PbDriversCard *self)
{
  PbPlan *plan = self->scope->plan;
  g_autofree char *group = g_strdup_printf ("driver-%u", gesture);
  GError *error = NULL;

  if (!pb_scenario_set_driver (plan, pb_plan_get_scenario (plan), pb_driver_row_get_id (row), delay, realisation, group,
                               &error))
    {
      pb_view_report (GTK_WIDGET (self), _("The scenario was not changed"), error);
      pb_drivers_card_update (self, self->scope, self->year);
    }
}

static GtkWidget *
make_row (gpointer data)
{
  PbDriversCard *self = data;
  GtkWidget *row = pb_driver_row_new (&self->columns);

  g_signal_connect (row, "moved", G_CALLBACK (moved_cb), self);
  return row;
}

/* The row that has the keyboard, and in it the part. NULL where none has. */
static GtkWidget *
find_focus (PbDriversCard *self, guint *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, PB_TYPE_DRIVER_ROW) : NULL;

  if (row)
    *part = pb_driver_row_get_stop (PB_DRIVER_ROW (row));
  return row;
}

static void
leave (PbDriversCard *self, GtkDirectionType direction)
{
  /* The search for the next widget begins at the rows, which for that moment take no focus. */
  gtk_widget_set_can_focus (self->rows, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->rows)), direction);
  gtk_widget_set_can_focus (self->rows, TRUE);
}

/* As in the tables: up and down go between the rows; Tab goes through one of them and on, so that what stands below is
 * near. A slider is moved by left, right and the page keys. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, PbDriversCard *self)
{
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK);
  gboolean tab = key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_ISO_Left_Tab;
  guint part;
  GtkWidget *row = find_focus (self, &part);

  if (!row || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || (!up && !down && !tab))
    return GDK_EVENT_PROPAGATE;
  if (tab && part != (back ? 0 : PB_DRIVER_ROW_STOPS - 1))
    return GDK_EVENT_PROPAGATE;
  if (tab)
    leave (self, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  else
    {
      GtkWidget *next = down ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);

      if (next && gtk_widget_get_visible (next))
        pb_driver_row_focus_stop (PB_DRIVER_ROW (next), part);
    }
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_rows (PbDriversCard *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (rows, keys);
  return rows;
}

static void
more_cb (GtkButton *button, PbDriversCard *self)
{
  self->all = TRUE;
  pb_drivers_card_update (self, self->scope, self->year);
}

static GtkWidget *
new_head (PbDriversCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                         "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "pb-card-title");
  self->about = GTK_LABEL (pb_view_label ("", "pb-tertiary"));
  gtk_label_set_ellipsize (self->about, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->about), TRUE);
  self->restore = gtk_button_new_with_label (_("Restore all"));
  gtk_widget_add_css_class (self->restore, "flat");
  gtk_widget_add_css_class (self->restore, "pb-link");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (head), self->restore);
  gtk_widget_add_css_class (head, "pb-card-head");
  return head;
}

static GtkWidget *
new_closed (PbDriversCard *self)
{
  self->closed = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->why = GTK_LABEL (pb_view_label ("", "pb-secondary"));
  gtk_label_set_wrap (self->why, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->why), TRUE);
  self->create = gtk_button_new_with_label ("");
  gtk_widget_set_valign (self->create, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->closed), GTK_WIDGET (self->why));
  gtk_box_append (GTK_BOX (self->closed), self->create);
  gtk_widget_add_css_class (self->closed, "pb-drivers-closed");
  return self->closed;
}

static void
append (PbDriversCard *self, GtkWidget **place, GtkWidget *widget)
{
  *place = widget;
  gtk_box_append (GTK_BOX (self->box), widget);
}

static void
build (PbDriversCard *self)
{
  const char *const headings[PB_N_DRIVER_PARTS] = {
    [PB_DRIVER_TITLE] = _("Assignment"),   [PB_DRIVER_DELAY] = _("Delay"),        [PB_DRIVER_REALISATION] = _("Realisation"),
    [PB_DRIVER_PLANNED] = _("The plan"),   [PB_DRIVER_SCENARIO] = _("Scenario"),  [PB_DRIVER_DIFFERENCE] = _("Difference"),
  };

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), new_head (self));
  gtk_box_append (GTK_BOX (self->box), new_closed (self));
  append (self, &self->heading, pb_driver_plain_row_new (&self->columns, "heading"));
  pb_driver_plain_row_set (self->heading, headings);
  append (self, &self->rows, new_rows (self));
  append (self, &self->more, gtk_button_new_with_label (""));
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect (self->more, "clicked", G_CALLBACK (more_cb), self);
  append (self, &self->rest, pb_driver_plain_row_new (&self->columns, "rest"));
  append (self, &self->sum, pb_driver_plain_row_new (&self->columns, "sum"));
  append (self, &self->others, pb_driver_plain_row_new (&self->columns, "rest"));
  append (self, &self->balance, pb_driver_plain_row_new (&self->columns, "sum"));
  append (self, &self->empty, pb_view_label (_("No assignment has an effect line in these tables. Link an effect line to "
                                               "its assignment, and its delay can be tried here."),
                                             "pb-secondary pb-card-inside"));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
pb_drivers_card_dispose (GObject *object)
{
  g_clear_pointer (&PB_DRIVERS_CARD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pb_drivers_card_parent_class)->dispose (object);
}

static void
pb_drivers_card_class_init (PbDriversCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_drivers_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_drivers_card_init (PbDriversCard *self)
{
  self->columns.amount = LEAST_AMOUNT;
  self->columns.slider = 11;
  build (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pb_drivers_card_new (void)
{
  return g_object_new (PB_TYPE_DRIVERS_CARD, NULL);
}

/* The plan leads to a new scenario, a locked one to being unlocked. */
static void
update_closed (PbDriversCard *self, gint64 id)
{
  PbPlan *plan = self->scope->plan;
  const char *why;
  gboolean open = pb_scenario_can_change (plan, id, &why);

  gtk_widget_set_visible (self->closed, !open);
  gtk_widget_set_visible (self->restore, id != 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->restore), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->restore), open ? "scenario.restore" : NULL);
  gtk_widget_set_sensitive (self->restore, open);
  if (open)
    return;
  gtk_label_set_text (self->why, why);
  gtk_widget_set_visible (self->create, !pb_plan_get_read_only (plan));
  gtk_button_set_label (GTK_BUTTON (self->create), id ? _("Unlock") : _("New scenario…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->create), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->create), id ? "scenario.lock" : "scenario.new");
}

static void
update_rows (PbDriversCard *self, PbDriverList *list, gint64 id)
{
  PbPlan *plan = self->scope->plan;
  const char *why;
  gboolean open = pb_scenario_can_change (plan, id, &why);
  guint n = self->all ? list->entries->len : MIN (list->entries->len, MAX_ROWS);
  g_autofree char *more = g_strdup_printf (_("Show all %u assignments"), list->entries->len);

  for (guint i = 0; i < n; i++)
    {
      const PbDriverEntry *entry = &g_array_index (list->entries, PbDriverEntry, i);
      PbDriver driver = pb_scenario_get_driver (plan, id, pb_record_get_id (entry->assignment));
      PbDriverRow *row = PB_DRIVER_ROW (pb_pane_rows_get (self->rows, i, make_row, self));

      pb_driver_row_update (row, self->scope, entry->assignment, &driver, &entry->amounts);
      pb_driver_row_set_open (row, open);
    }
  pb_pane_rows_end (self->rows, n);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, n < list->entries->len);
}

/* The effects, what else the scenario changes, and the balance that both give: the card above, proved. */
static void
update_sums (PbDriversCard *self, PbDriverList *list, gint64 id)
{
  PbDriverAmounts balance = { 0, 0 }, others;
  g_autofree char *sum = g_strdup_printf (_("Effect %d"), self->year);
  g_autofree char *bottom = g_strdup_printf (_("Balance %d"), self->year);
  g_autofree char *other = g_strdup_printf (_("Everything else in the balance %d"), self->year);

  pb_balance_scope_get (self->scope, 0, self->year, &balance.planned, NULL);
  pb_balance_scope_get (self->scope, id, self->year, &balance.scenario, NULL);
  others.planned = balance.planned - list->sum.planned;
  others.scenario = balance.scenario - list->sum.scenario;
  gtk_widget_set_visible (self->rest, *list->rest_title != '\0');
  pb_driver_plain_row_set_amounts (self->rest, self->scope, list->rest_title, &list->rest);
  pb_driver_plain_row_set_amounts (self->sum, self->scope, sum, &list->sum);
  pb_driver_plain_row_set_amounts (self->others, self->scope, other, &others);
  pb_driver_plain_row_set_amounts (self->balance, self->scope, bottom, &balance);
}

static double
find_amount_width (PbBalanceScope *scope, PbDriverList *list)
{
  g_autofree char *planned = pb_balance_scope_format_signed (scope, list->sum.planned);
  g_autofree char *scenario = pb_balance_scope_format_signed (scope, list->sum.scenario);
  glong characters = MAX (g_utf8_strlen (planned, -1), g_utf8_strlen (scenario, -1));

  return MAX (LEAST_AMOUNT, 1 + 0.62 * (double) characters);
}

void
pb_drivers_card_update (PbDriversCard *self, PbBalanceScope *scope, int year)
{
  gint64 id = pb_plan_get_scenario (scope->plan);
  g_autoptr (PbDriverList) list = NULL;
  g_autofree char *about = g_strdup_printf (_("Effect %d, %s"), year, pb_balance_scope_unit (scope));
  GtkWidget *const parts[] = { self->heading, self->rows, self->sum, self->others, self->balance };

  g_return_if_fail (PB_IS_DRIVERS_CARD (self));
  self->scope = scope;
  self->year = year;
  list = pb_driver_list_new (scope, id, year);
  self->columns.amount = find_amount_width (scope, list);
  gtk_label_set_text (self->title, pb_scenario_get_name (scope->plan, id));
  gtk_label_set_text (self->about, about);
  update_closed (self, id);
  update_rows (self, list, id);
  update_sums (self, list, id);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], list->entries->len > 0);
  if (list->entries->len == 0)
    gtk_widget_set_visible (self->rest, FALSE);
  gtk_widget_set_visible (self->empty, list->entries->len == 0);
}
