/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-indicator-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-attribution.h"
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-choice-popover.h"
#include "pb-link-button.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbIndicatorSection
{
  PbPaneSection parent_instance;

  GtkWidget *rows;
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (PbIndicatorSection, pb_indicator_section, PB_TYPE_PANE_SECTION)

static const PbChoiceInfo choice = {
  .owner = PB_INDICATOR_ASSIGNMENT_ASSIGNMENT,
  .target = PB_INDICATOR_ASSIGNMENT_INDICATOR,
  .heading = N_("Indicators"),
  .edit_label = N_("Change the assignment's indicators"),
  .empty = N_("The plan has no indicators yet. They come in with the benchmarks."),
};

static void
open_cb (PbPaneRow *row, PbIndicatorSection *self)
{
  PbRecord *indicator = pb_pane_row_get_record (row);

  if (indicator)
    pb_view_open_record (GTK_WIDGET (self), pb_table_info (PB_TABLE_INDICATOR)->name, pb_record_get_id (indicator));
}

static GtkWidget *
make_row (gpointer data)
{
  GtkWidget *row = pb_pane_row_new ();

  pb_pane_row_set_open (PB_PANE_ROW (row), _("Show among the benchmarks"));
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), data, 0);
  return row;
}

/* The own entity: the series' own, or where only targets are known the plan's. */
static PbRecord *
own_entity (PbPlan *plan)
{
  GPtrArray *entities = pb_plan_peek_records (plan, PB_TABLE_ENTITY);

  for (guint i = 0; i < entities->len; i++)
    if (pb_record_get_int (entities->pdata[i], PB_ENTITY_OWN))
      return entities->pdata[i];
  return NULL;
}

/* The target of the outcome's own period, else the nearest that comes after it, else the last there is. */
static gboolean
find_target (PbPlan *plan, PbSeries *series, PbRecord *indicator, PbRecord *own, const char *since, const char **period,
             double *target)
{
  gboolean found = FALSE;

  for (guint i = 0; own && i < pb_series_get_n_periods (series); i++)
    {
      const char *code = pb_series_get_period (series, i);
      double value;

      if (!pb_series_lookup (plan, pb_record_get_id (indicator), pb_record_get_id (own), code, PB_GENDER_TOTAL,
                             PB_VALUE_TARGET, &value))
        continue;
      found = TRUE;
      *target = value;
      *period = code;
      if (since && g_strcmp0 (code, since) >= 0)
        break;
    }
  return found;
}

/* "Utfall 2023: 41,0 · mål 2025: 45,0 · når inte målet · Källa: Kolada, hämtat 25 nov. 2026" */
static char *
dup_state (PbPlan *plan, PbRecord *indicator)
{
  g_autoptr (PbSeries) series = pb_series_load (plan, pb_record_get_id (indicator));
  int entity = pb_series_get_own (series), decimals = pb_series_get_decimals (series);
  int latest = entity < 0 ? -1 : pb_series_get_latest (series, entity);
  const char *since = latest < 0 ? NULL : pb_series_get_period (series, latest), *until = NULL;
  double outcome = 0, target = 0;
  gboolean has = since && pb_series_get_value (series, entity, latest, PB_GENDER_TOTAL, PB_VALUE_OUTCOME, &outcome);
  gboolean aims = find_target (plan, series, indicator, own_entity (plan), since, &until, &target);
  int better = pb_record_get_enum (indicator, PB_INDICATOR_BETTER);
  g_autofree char *source = NULL;
  GString *state = g_string_new (NULL);

  if (has)
    {
      g_autofree char *value = pb_number_format (outcome, decimals);
      g_autofree char *period = pb_period_format (since);
      g_autofree char *words = g_strdup_printf (_("outcome %s: %s"), period, value);

      pb_pane_append_part (state, words);
    }
  else
    pb_pane_append_part (state, _("not measured yet"));
  if (aims)
    {
      g_autofree char *value = pb_number_format (target, decimals);
      g_autofree char *period = pb_period_format (until);
      g_autofree char *words = g_strdup_printf (_("target %s: %s"), period, value);

      pb_pane_append_part (state, words);
    }
  if (has && aims && better >= 0 && g_strcmp0 (since, until) == 0)
    pb_pane_append_part (state, (better == PB_BETTER_HIGHER ? outcome >= target : outcome <= target)
                                  ? _("reaches the target") : _("does not reach the target"));
  if ((source = pb_attribution_dup_for (indicator, series)))
    pb_pane_append_part (state, source);
  return g_string_free (state, FALSE);
}

static void
pb_indicator_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbIndicatorSection *self = PB_INDICATOR_SECTION (section);
  PbPlan *plan = pb_record_get_plan (assignment);
  GPtrArray *links = pb_plan_peek_children (plan, PB_INDICATOR_ASSIGNMENT_ASSIGNMENT, pb_record_get_id (assignment));
  guint shown = 0;

  pb_link_button_bind (PB_LINK_BUTTON (self->choose), assignment);
  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *indicator = pb_record_get_ref (links->pdata[i], PB_INDICATOR_ASSIGNMENT_INDICATOR);
      g_autofree char *state = NULL;
      const char *title, *unit;
      PbPaneRow *row;

      if (!indicator)
        continue;
      row = PB_PANE_ROW (pb_pane_rows_get (self->rows, shown++, make_row, self));
      state = dup_state (plan, indicator);
      title = pb_record_get_text (indicator, PB_INDICATOR_SHORT_TITLE);
      unit = pb_record_get_text (indicator, PB_INDICATOR_UNIT);
      pb_pane_row_set_texts (row, title && *title ? title : pb_record_get_title (indicator), state, unit);
      pb_pane_row_set_record (row, indicator);
    }
  pb_pane_rows_end (self->rows, shown);
  pb_pane_section_set_empty (section, shown ? NULL : _("No indicator is linked to the assignment."));
}

static void
pb_indicator_section_class_init (PbIndicatorSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_indicator_section_update;
}

static void
pb_indicator_section_init (PbIndicatorSection *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  self->choose = pb_link_button_new (_("Link indicators"), &choice);
  pb_pane_section_add_control (PB_PANE_SECTION (self), self->choose);
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("Indicators"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->rows);
}

GtkWidget *
pb_indicator_section_new (void)
{
  return g_object_new (PB_TYPE_INDICATOR_SECTION, NULL);
}
