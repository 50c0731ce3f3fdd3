/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-report-choice.h"

void
pb_report_choice_free (PbReportChoice *self)
{
  g_free (self->period);
  g_free (self->board);
  g_free (self->scenario);
  g_free (self->parts);
  g_free (self->plan_path);
  g_free (self->author);
  g_free (self);
}

PbReportOptions
pb_report_choice_options (const PbReportChoice *self)
{
  return (PbReportOptions) { self->kind, self->period, self->board, self->scenario, self->parts, self->n_parts };
}
