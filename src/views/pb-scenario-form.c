/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-scenario-form.h"

#include <glib/gi18n-lib.h>

#include "model/pb-scenario.h"
#include "pb-form-dialog.h"

static void
fill_cb (PbEdit *edit, gint64 id)
{
  pb_edit_set_int (edit, id, PB_SCENARIO_LOCKED, FALSE);
}

static const PbFormField new_fields[] = {
  { .column = PB_SCENARIO_NAME, .label = N_("Name"), .kind = PB_FORM_TEXT, .check = pb_scenario_check_name },
  { .column = PB_SCENARIO_PARENT, .label = N_("Based on"), .kind = PB_FORM_REF, .none = N_("The plan") },
  { .column = PB_SCENARIO_KIND, .label = N_("Kind"), .kind = PB_FORM_ENUM },
  { .column = PB_SCENARIO_PROPOSER, .label = N_("Proposed by"), .kind = PB_FORM_TEXT },
  { .column = PB_SCENARIO_NOTE, .label = N_("Note"), .kind = PB_FORM_LINES },
};

static const PbFormField edit_fields[] = {
  { .column = PB_SCENARIO_NAME, .label = N_("Name"), .kind = PB_FORM_TEXT, .check = pb_scenario_check_name },
  { .column = PB_SCENARIO_KIND, .label = N_("Kind"), .kind = PB_FORM_ENUM },
  { .column = PB_SCENARIO_PROPOSER, .label = N_("Proposed by"), .kind = PB_FORM_TEXT },
  { .column = PB_SCENARIO_NOTE, .label = N_("Note"), .kind = PB_FORM_LINES },
};

static const PbFormInfo new_form = {
  .table = PB_TABLE_SCENARIO,
  .new_title = N_("New scenario"),
  .new_label = N_("New scenario"),
  .fields = new_fields,
  .n_fields = G_N_ELEMENTS (new_fields),
  .fill = fill_cb,
  .saved = pb_plan_set_scenario,
};

static const PbFormInfo edit_form = {
  .table = PB_TABLE_SCENARIO,
  .edit_title = N_("Edit scenario"),
  .edit_label = N_("Edit scenario"),
  .fields = edit_fields,
  .n_fields = G_N_ELEMENTS (edit_fields),
};

void
pb_scenario_form_new (GtkWindow *parent, PbPlan *plan, gint64 based_on)
{
  PbRecord *base = based_on ? pb_plan_get_record (plan, PB_TABLE_SCENARIO, based_on) : NULL;

  pb_form_dialog_present (parent, &new_form, base ? base : pb_plan_get_document (plan), NULL);
}

void
pb_scenario_form_edit (GtkWindow *parent, PbRecord *scenario)
{
  pb_form_dialog_present (parent, &edit_form, NULL, scenario);
}
