/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-controls.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-peer-group.h"
#include "model/pb-price-index.h"
#include "pb-benchmarks-peers.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbBenchmarksControls
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbBenchmarksChoice *choice;
  gboolean filling;
  GArray *peers; /* gint64: entity of each line of the drop-down; 0 for the median and the best, that stand last */
  GPtrArray *bases; /* period of each line */
  GPtrArray *names; /* price index of each line */

  GtkWidget *box;
  GtkWidget *peer_box;
  GtkWidget *peer;
  GtkWidget *members; /* menu button */
  GtkWidget *popover;
  GtkWidget *scale;
  GtkWidget *base_box;
  GtkWidget *base;
  GtkWidget *prices;
  GtkWidget *price_button;
  GtkWidget *gender;
  GtkWidget *cells;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksControls, pb_benchmarks_controls, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static guint
selected (GtkWidget *drop_down)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
}

static void
changed_cb (PbBenchmarksControls *self, GParamSpec *pspec, GtkWidget *drop_down)
{
  PbBenchmarksChoice *choice = self->choice;
  guint line = selected (drop_down);

  if (self->filling || line == GTK_INVALID_LIST_POSITION)
    return;
  if (drop_down == self->peer && line < self->peers->len)
    {
      choice->peer_kind = line + 2 == self->peers->len   ? PB_PEER_MEDIAN
                          : line + 1 == self->peers->len ? PB_PEER_BEST
                                                         : PB_PEER_ENTITY;
      if (choice->peer_kind == PB_PEER_ENTITY)
        choice->peer = g_array_index (self->peers, gint64, line);
    }
  else if (drop_down == self->scale)
    {
      choice->scale = (PbScale) line;
      g_clear_pointer (&choice->base, g_free);
    }
  else if (drop_down == self->base && line < self->bases->len)
    set_text (&choice->base, self->bases->pdata[line]);
  else if (drop_down == self->prices && line < self->names->len)
    set_text (&choice->prices, self->names->pdata[line]);
  else if (drop_down == self->gender)
    choice->gender = (PbGender) line;
  else if (drop_down == self->cells)
    choice->cells = (PbCells) line;
  g_signal_emit (self, changed_signal, 0);
}

static void
members_cb (PbBenchmarksControls *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
new_choice (PbBenchmarksControls *self, const char *name, const char *const *words)
{
  GtkWidget *drop_down = pb_pane_drop_down (G_LIST_MODEL (gtk_string_list_new (words)));

  gtk_widget_add_css_class (drop_down, "pb-dropdown");
  pb_pane_name_inner (drop_down, name);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
add_labelled (PbBenchmarksControls *self, const char *label, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), pb_view_label (label, "pb-small pb-secondary"));
  gtk_box_append (GTK_BOX (box), control);
  gtk_box_append (GTK_BOX (self->box), box);
  return box;
}

static void
build (PbBenchmarksControls *self)
{
  /* TRANSLATORS: the figures as they are, as an index, in fixed prices */
  const char *const scales[] = { _("Values"), _("Index"), _("Fixed prices"), NULL };
  const char *const genders[] = { C_("sex", "Total"), _("Women"), _("Men"), NULL };
  const char *const cells[] = { _("Values"), _("Difference"), _("Difference in %"), NULL };
  g_autoptr (GtkExpression) name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->box = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (14, 8), NULL);
  self->peer = new_choice (self, _("Compare with"), NULL);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->peer), name);
  self->peer_box = add_labelled (self, _("Compare with"), self->peer);
  self->members = gtk_menu_button_new ();
  self->popover = pb_benchmarks_peers_new (self->plan, self->choice);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->members), self->popover);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->members), TRUE);
  g_signal_connect_object (self->popover, "changed", G_CALLBACK (members_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->members);
  self->scale = new_choice (self, _("How the figures are seen"), scales);
  add_labelled (self, _("Figures as"), self->scale);
  self->base = new_choice (self, _("Base year"), NULL);
  self->base_box = add_labelled (self, _("Base year"), self->base);
  self->prices = new_choice (self, _("Price index"), NULL);
  gtk_box_append (GTK_BOX (self->base_box), self->prices);
  self->price_button = gtk_button_new_with_label (_("Price indices…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->price_button), "benchmarks.prices");
  gtk_box_append (GTK_BOX (self->base_box), self->price_button);
  self->gender = new_choice (self, C_("sex", "Sex"), genders);
  gtk_box_append (GTK_BOX (self->box), self->gender);
  self->cells = new_choice (self, _("What the table says of the others"), cells);
  add_labelled (self, _("The table"), self->cells);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
pb_benchmarks_controls_dispose (GObject *object)
{
  PbBenchmarksControls *self = PB_BENCHMARKS_CONTROLS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->peers, g_array_unref);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_benchmarks_controls_parent_class)->dispose (object);
}

static void
pb_benchmarks_controls_class_init (PbBenchmarksControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_controls_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", PB_TYPE_BENCHMARKS_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pb_benchmarks_controls_init (PbBenchmarksControls *self)
{
  self->peers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->bases = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
pb_benchmarks_controls_new (PbPlan *plan, PbBenchmarksChoice *choice)
{
  PbBenchmarksControls *self = g_object_new (PB_TYPE_BENCHMARKS_CONTROLS, NULL);

  self->plan = g_object_ref (plan);
  self->choice = choice;
  build (self);
  return GTK_WIDGET (self);
}

static gboolean
same_words (GListModel *model, GPtrArray *words)
{
  if (!model || g_list_model_get_n_items (model) != words->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/* words ends without a NULL. An open list stays as it is where nothing in it is other than before. */
static void
set_words (GtkWidget *drop_down, GPtrArray *words, guint line)
{
  if (!same_words (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down)), words))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

      for (guint i = 0; i < words->len; i++)
        gtk_string_list_append (list, words->pdata[i]);
      gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), line);
}

static void
update_peer (PbBenchmarksControls *self, PbBenchmarksFacts *facts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint line = 0;
  gint64 none = 0;

  g_array_set_size (self->peers, 0);
  for (guint i = 0; i < facts->shown->len; i++)
    {
      int index = g_array_index (facts->shown, int, i);
      PbRecord *entity = pb_series_get_entity (facts->series, (guint) index);
      gint64 id = pb_record_get_id (entity);

      if (index == facts->own)
        continue;
      if (index == facts->peer)
        line = words->len;
      g_ptr_array_add (words, (gpointer) pb_record_get_title (entity));
      g_array_append_val (self->peers, id);
    }
  gtk_widget_set_visible (self->peer_box, words->len > 0);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->peer), words->len > 12);
  g_ptr_array_add (words, (gpointer) _("The median"));
  g_ptr_array_add (words, (gpointer) _("The best"));
  g_array_append_val (self->peers, none);
  g_array_append_val (self->peers, none);
  if (facts->compared.kind != PB_PEER_ENTITY)
    line = words->len - (facts->compared.kind == PB_PEER_MEDIAN ? 2 : 1);
  set_words (self->peer, words, line);
}

/* Those beside the own one. (transfer full) */
static GArray *
list_shown (PbBenchmarksFacts *facts)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < facts->shown->len + facts->without->len; i++)
    {
      PbRecord *entity = i < facts->shown->len
                             ? pb_series_get_entity (facts->series, (guint) g_array_index (facts->shown, int, i))
                             : facts->without->pdata[i - facts->shown->len];
      gint64 id = pb_record_get_id (entity);

      if (entity != facts->entity)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
update_members (PbBenchmarksControls *self, PbBenchmarksFacts *facts)
{
  guint n = facts->shown->len + facts->without->len;
  g_autofree char *text = NULL;

  if (facts->compared.group)
    text = pb_peer_group_dup_name (facts->compared.group);
  else
    /* TRANSLATORS: how many municipalities are shown */
    text = g_strdup_printf (ngettext ("%u is shown", "%u are shown", n), n);
  pb_benchmarks_peers_set_shown (PB_BENCHMARKS_PEERS (self->popover), list_shown (facts));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->members), text);
  pb_pane_name_inner (self->members, text);
}

static void
update_base (PbBenchmarksControls *self, PbBenchmarksFacts *facts)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = pb_price_index_list_names (self->plan);
  guint line = 0;

  g_ptr_array_set_size (self->bases, 0);
  for (guint i = 0; i < pb_series_get_n_periods (facts->series); i++)
    {
      const char *period = pb_series_get_period (facts->series, i);

      if (g_strcmp0 (period, facts->base) == 0)
        line = i;
      g_ptr_array_add (self->bases, g_strdup (period));
      g_ptr_array_add (words, pb_period_format (period));
    }
  set_words (self->base, words, line);
  line = 0;
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < names->len; i++)
    {
      if (g_strcmp0 (names->pdata[i], facts->prices) == 0)
        line = i;
      g_ptr_array_add (self->names, g_strdup (names->pdata[i]));
    }
  set_words (self->prices, self->names, line);
  gtk_widget_set_visible (self->base_box, facts->scale != PB_SCALE_VALUE);
  gtk_widget_set_visible (self->prices, facts->scale == PB_SCALE_REAL && names->len > 0);
  gtk_widget_set_visible (self->price_button, facts->scale == PB_SCALE_REAL || facts->lacks_prices);
}

void
pb_benchmarks_controls_update (PbBenchmarksControls *self, PbBenchmarksFacts *facts)
{
  g_return_if_fail (PB_IS_BENCHMARKS_CONTROLS (self));

  self->filling = TRUE;
  update_peer (self, facts);
  update_members (self, facts);
  update_base (self, facts);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scale), facts->lacks_prices ? PB_SCALE_REAL : facts->scale);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->cells), facts->cells);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->gender), facts->gender);
  gtk_widget_set_visible (self->gender, pb_series_is_divided (facts->series));
  gtk_widget_set_visible (gtk_widget_get_parent (self->cells), pb_series_get_n_entities (facts->series) > 1);
  self->filling = FALSE;
}
