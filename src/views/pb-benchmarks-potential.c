/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-benchmarks-potential.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "model/pb-potential.h"
#include "pb-pane-util.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"

struct _PbBenchmarksPotential
{
  GtkWidget parent_instance;

  PbBenchmarksChoice *choice;
  GPtrArray *periods; /* code of each line of the drop-down */
  gboolean filling;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *year;
  GtkWidget *answer; /* a box: the amount large and its unit */
  GtkWidget *amount;
  GtkWidget *unit;
  GtkWidget *words;
  GtkWidget *why_not;
  GtkWidget *volume; /* button to where the volume is written */
  GtkWidget *sum; /* a box: how it was reckoned */
  GtkGrid *terms;
  GtkWidget *others;
  GtkWidget *source;
  GtkWidget *send;
};

G_DEFINE_FINAL_TYPE (PbBenchmarksPotential, pb_benchmarks_potential, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
year_cb (PbBenchmarksPotential *self)
{
  guint line = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->year));

  if (self->filling || line >= self->periods->len)
    return;
  g_free (self->choice->period);
  self->choice->period = g_strdup (self->periods->pdata[line]);
  g_signal_emit (self, changed_signal, 0);
}

static void
other_cb (GtkButton *button, PbBenchmarksPotential *self)
{
  self->choice->peer_kind = (PbPeerKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "pb-kind"));
  g_signal_emit (self, changed_signal, 0);
}

static void
pb_benchmarks_potential_dispose (GObject *object)
{
  PbBenchmarksPotential *self = PB_BENCHMARKS_POTENTIAL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_benchmarks_potential_parent_class)->dispose (object);
}

static void
pb_benchmarks_potential_class_init (PbBenchmarksPotentialClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_benchmarks_potential_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", PB_TYPE_BENCHMARKS_POTENTIAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static GtkWidget *
add_wrapped (PbBenchmarksPotential *self, const char *classes)
{
  GtkWidget *label = pb_view_label ("", classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->box), label);
  return label;
}

static GtkWidget *
new_send (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
build_head (PbBenchmarksPotential *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = add_wrapped (self, "pb-card-title");
  self->about = pb_view_label ("", "pb-secondary");
  gtk_label_set_ellipsize (GTK_LABEL (self->about), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->about, TRUE);
  self->year = pb_pane_drop_down (G_LIST_MODEL (gtk_string_list_new (NULL)));
  gtk_widget_add_css_class (self->year, "pb-dropdown");
  pb_pane_name_inner (self->year, _("Year of the calculation"));
  g_signal_connect_object (self->year, "notify::selected", G_CALLBACK (year_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->about);
  gtk_box_append (GTK_BOX (line), self->year);
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
build_answer (PbBenchmarksPotential *self)
{
  self->answer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->amount = pb_view_label ("", "pb-key-number");
  self->unit = pb_view_label ("", "pb-overview-number");
  gtk_widget_set_valign (self->amount, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (self->unit, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (self->answer), self->amount);
  gtk_box_append (GTK_BOX (self->answer), self->unit);
  gtk_box_append (GTK_BOX (self->box), self->answer);
  self->words = add_wrapped (self, "pb-secondary");
  self->why_not = add_wrapped (self, "");
  self->volume = new_send (_("Enter the volume…"), "benchmarks.edit");
  gtk_widget_set_halign (self->volume, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), self->volume);
}

static void
pb_benchmarks_potential_init (PbBenchmarksPotential *self)
{
  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "pb-card");
  gtk_widget_add_css_class (self->box, "pb-card-inside");
  build_head (self);
  build_answer (self);
  self->sum = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->sum), pb_view_label (_("This is how it is reckoned"), "pb-group-title pb-potential-head"));
  self->terms = GTK_GRID (gtk_grid_new ());
  gtk_box_append (GTK_BOX (self->sum), GTK_WIDGET (self->terms));
  gtk_box_append (GTK_BOX (self->box), self->sum);
  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->others);
  self->source = add_wrapped (self, "pb-small pb-secondary");
  self->send = g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (8, 8), NULL);
  gtk_box_append (GTK_BOX (self->send), new_send (_("Send to an assignment…"), "benchmarks.send-assignment"));
  gtk_box_append (GTK_BOX (self->send), new_send (_("Send to a budget or scenario…"), "benchmarks.send-budget"));
  gtk_box_append (GTK_BOX (self->box), self->send);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
pb_benchmarks_potential_new (PbBenchmarksChoice *choice)
{
  PbBenchmarksPotential *self = g_object_new (PB_TYPE_BENCHMARKS_POTENTIAL, NULL);

  self->choice = choice;
  return GTK_WIDGET (self);
}

/* "Om vi hade Kalmars kostnad". (transfer full) */
static char *
dup_title (PbBenchmarksFacts *facts)
{
  const char *name = facts->compared.entity ? pb_record_get_title (facts->compared.entity) : NULL;

  if (facts->compared.kind == PB_PEER_MEDIAN)
    return g_strdup (_("If we had the median's cost"));
  if (facts->compared.kind == PB_PEER_BEST)
    return g_strdup (_("If we had the cost of the best"));
  if (!name || !*name)
    return g_strdup (_("If we had another's cost"));
  if (strchr ("sxzSXZ", name[strlen (name) - 1]))
    /* TRANSLATORS: a name that ends in s, x or z */
    return g_strdup_printf (_("If we had %s’ cost"), name);
  return g_strdup_printf (_("If we had %s’s cost"), name);
}

static void
fill_years (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, const char *chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint line = 0;

  g_ptr_array_set_size (self->periods, 0);
  for (guint i = pb_series_get_n_periods (facts->series); i-- > 0;)
    {
      const char *period = pb_series_get_period (facts->series, i);
      g_autofree char *word = pb_period_format (period);
      PbPeerValue peer;
      double own;

      if (!pb_benchmarks_facts_get_value (facts, facts->own, i, &own)
          || !pb_benchmark_get_peer (facts->series, facts->indicator, &facts->compared, period, facts->gender, &peer))
        continue;
      if (g_strcmp0 (period, chosen) == 0)
        line = self->periods->len;
      g_ptr_array_add (self->periods, g_strdup (period));
      gtk_string_list_append (words, word);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->year), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year), line);
  self->filling = FALSE;
  gtk_widget_set_visible (self->year, self->periods->len > 1);
}

/* What the sign of the amount means in words. (transfer full) */
static char *
dup_words (PbBenchmarksFacts *facts, PbPotential *potential)
{
  int better = pb_record_get_enum (facts->indicator, PB_INDICATOR_BETTER);
  PbDifference difference;

  if (potential->amount == 0)
    return g_strdup (_("The cost is the same."));
  if (better != PB_BETTER_HIGHER && potential->amount > 0)
    return g_strdup (_("lower cost a year"));
  if (!pb_benchmark_get_difference (facts->indicator, potential->own, potential->peer.value, &difference))
    return g_strdup ("");
  if (better == PB_BETTER_HIGHER)
    return g_strdup (potential->amount > 0 ? _("less a year: a higher value is better here, and ours is the higher")
                                           : _("more a year: a higher value is better here, and theirs is the higher"));
  return g_strdup_printf (_("higher cost a year"));
}

/* "Karlskrona är redan 6 % billigare"; NULL where it is not. (transfer full) */
static char *
dup_already (PbBenchmarksFacts *facts, PbPotential *potential)
{
  const char *own = facts->entity ? pb_record_get_title (facts->entity) : "";
  g_autofree char *percent = NULL;
  PbDifference difference;

  if (!pb_benchmark_get_difference (facts->indicator, potential->own, potential->peer.value, &difference)
      || !difference.has_percent)
    return NULL;
  percent = pb_number_format (fabs (difference.percent), fabs (difference.percent) < 0.95 ? 1 : 0);
  if (pb_record_get_enum (facts->indicator, PB_INDICATOR_BETTER) == PB_BETTER_HIGHER)
    return potential->amount > 0
               /* TRANSLATORS: municipality, number */
               ? g_strdup_printf (_("%s is already %s %% higher."), own, percent) : NULL;
  return potential->amount < 0 ? g_strdup_printf (_("%s is already %s %% cheaper."), own, percent) : NULL;
}

static void
show_answer (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, PbPotential *potential)
{
  PbUnit in = pb_potential_get_unit (potential->amount);
  g_autofree char *amount = pb_money_format (ABS (potential->amount), in, in == PB_UNIT_MNKR ? 1 : 0);
  g_autofree char *words = dup_words (facts, potential);
  g_autofree char *already = dup_already (facts, potential);
  g_autofree char *text = already ? g_strdup_printf ("%s %s", already, words) : g_strdup (words);
  g_autofree char *said = NULL;
  const char *unit = pb_enum_label (PB_ENUM_UNIT, in);

  gtk_label_set_text (GTK_LABEL (self->amount), amount);
  gtk_label_set_text (GTK_LABEL (self->unit), unit);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->why_not), already ? already : "");
  gtk_widget_set_visible (self->why_not, already != NULL);
  gtk_widget_add_css_class (self->why_not, "pb-overview-number");
  said = g_strdup_printf ("%s %s %s", amount, unit, text);
  pb_view_set_accessible_label (self->amount, said);
  gtk_box_reorder_child_after (GTK_BOX (self->box), self->why_not, gtk_widget_get_prev_sibling (self->answer));
}

static void
show_refusal (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->why_not), sentence);
  gtk_widget_set_visible (self->why_not, TRUE);
  gtk_widget_remove_css_class (self->why_not, "pb-overview-number");
  gtk_widget_set_visible (self->volume, pb_record_is_null (facts->indicator, PB_INDICATOR_VOLUME)
                                            && !pb_plan_get_read_only (pb_record_get_plan (facts->indicator)));
}

static void
add_term (PbBenchmarksPotential *self, const PbTerm *term, int row, gboolean result)
{
  const char *classes = result ? "pb-semibold pb-term pb-term-result" : "pb-term";
  g_autofree char *bare = pb_number_format (term->value, -1);
  g_autofree char *number = *term->sign && !result ? g_strdup_printf ("%s %s", term->sign, bare) : g_strdup (bare);
  g_autofree char *words = g_strdup_printf ("%s: %s %s %s%s%s", term->label, term->sign, bare, term->unit ? term->unit : "",
                                            term->source ? ", " : "", term->source ? term->source : "");
  GtkWidget *label = pb_view_label (term->label, classes);
  GtkWidget *figure = pb_view_number (number, classes);
  GtkWidget *unit = pb_view_label (term->unit ? term->unit : "", classes);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, term->source);
  gtk_widget_add_css_class (unit, "pb-secondary");
  gtk_widget_add_css_class (unit, "pb-term-unit");
  pb_view_set_accessible_label (figure, words);
  gtk_grid_attach (self->terms, label, 0, row, 1, 1);
  gtk_grid_attach (self->terms, figure, 1, row, 1, 1);
  gtk_grid_attach (self->terms, unit, 2, row, 1, 1);
}

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_widget_unparent (child);
}

/* Where the two values come from: one may be typed and the other fetched. A median is of what the indicator has. */
static void
append_data (GString *text, PbPotential *potential, PbBenchmarksFacts *facts)
{
  const PbTerm *own = potential->terms->pdata[0], *peer = potential->terms->pdata[1];
  g_autofree char *all = pb_attribution_dup_for (facts->indicator, facts->series);

  if (potential->peer.entity == NULL || g_strcmp0 (own->source, peer->source) == 0)
    {
      const char *data = potential->peer.entity != NULL ? own->source : all;

      if (data != NULL)
        /* TRANSLATORS: where the values come from: "Values – Source: Kolada, fetched 22 Nov 2026." */
        g_string_append_printf (text, _("\nValues – %s."), data);
      return;
    }
  if (own->source != NULL)
    g_string_append_printf (text, "\n%s – %s.", own->label, own->source);
  if (peer->source != NULL)
    g_string_append_printf (text, "\n%s – %s.", peer->label, peer->source);
}

/* The sources are said once each, below: a source in every line would hide the figures. (transfer full) */
static char *
dup_sources (PbPotential *potential, PbBenchmarksFacts *facts)
{
  g_autofree char *own = pb_pane_capitalise (pb_attribution_own ());
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s.", own);
  append_data (text, potential, facts);
  for (guint i = 0; i < potential->terms->len; i++)
    {
      const PbTerm *term = potential->terms->pdata[i];

      if (g_str_equal (term->sign, "×") && term->source)
        g_string_append_printf (text, _("\nVolume – %s."), term->source);
    }
  return g_string_free (text, FALSE);
}

static void
show_sum (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, PbPotential *potential)
{
  g_autofree char *sources = dup_sources (potential, facts);

  clear_children (GTK_WIDGET (self->terms));
  for (guint i = 0; i < potential->terms->len; i++)
    {
      const PbTerm *term = potential->terms->pdata[i];

      add_term (self, term, (int) i, g_str_equal (term->sign, "="));
    }
  gtk_label_set_text (GTK_LABEL (self->source), sources);
}

static void
add_other (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, PbPeerKind kind)
{
  PbPeer peer = { kind, facts->compared.entity, facts->compared.group };
  g_autoptr (PbPotential) potential
      = pb_potential_new (facts->indicator, facts->series, &peer, self->choice->period, facts->gender, NULL);
  g_autofree char *amount = NULL, *text = NULL;
  GtkWidget *button, *line, *name;

  if (!potential || kind == facts->compared.kind || (kind != PB_PEER_ENTITY && potential->peer.n < 2))
    return;
  amount = pb_potential_dup_amount (potential->amount, TRUE);
  button = gtk_button_new ();
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  name = pb_view_label (potential->peer_name, "");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), pb_view_number (amount, ""));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pb-potential-other");
  g_object_set_data (G_OBJECT (button), "pb-kind", GINT_TO_POINTER (kind));
  g_signal_connect_object (button, "clicked", G_CALLBACK (other_cb), self, 0);
  text = g_strdup_printf (_("Compared with %s instead: %s"), potential->peer_name, amount);
  pb_view_set_accessible_label (button, text);
  gtk_box_append (GTK_BOX (self->others), button);
}

static void
show_about (PbBenchmarksPotential *self, PbBenchmarksFacts *facts, const char *period)
{
  g_autofree char *title = dup_title (facts);
  /* The choice of year says it where there is one. */
  g_autofree char *when = period && self->periods->len < 2 ? pb_period_format (period) : NULL;
  g_autofree char *about = g_strjoin (" ", pb_benchmarks_get_short_title (facts->indicator), when, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->about), about);
}

void
pb_benchmarks_potential_show (PbBenchmarksPotential *self, PbBenchmarksFacts *facts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPotential) potential = NULL;

  g_return_if_fail (PB_IS_BENCHMARKS_POTENTIAL (self));

  potential = pb_potential_new (facts->indicator, facts->series, &facts->compared, self->choice->period, facts->gender, &error);
  /* A year that was chosen for another indicator may be unknown here. */
  if (!potential && self->choice->period)
    {
      g_clear_error (&error);
      potential = pb_potential_new (facts->indicator, facts->series, &facts->compared, NULL, facts->gender, &error);
    }
  fill_years (self, facts, potential ? potential->period : NULL);
  show_about (self, facts, potential ? potential->period : NULL);
  gtk_widget_set_visible (self->answer, potential != NULL);
  gtk_widget_set_visible (self->words, potential != NULL);
  gtk_widget_set_visible (self->sum, potential != NULL);
  gtk_widget_set_visible (self->source, potential != NULL);
  gtk_widget_set_visible (self->send, potential && !pb_plan_get_read_only (pb_record_get_plan (facts->indicator)));
  gtk_widget_set_visible (self->volume, FALSE);
  clear_children (self->others);
  if (!potential)
    {
      show_refusal (self, facts, error->message);
      return;
    }
  show_answer (self, facts, potential);
  show_sum (self, facts, potential);
  add_other (self, facts, PB_PEER_ENTITY);
  add_other (self, facts, PB_PEER_MEDIAN);
  add_other (self, facts, PB_PEER_BEST);
}
