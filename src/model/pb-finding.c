/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-finding-private.h"

G_DEFINE_FINAL_TYPE (PbFinding, pb_finding, G_TYPE_OBJECT)

static void
pb_finding_finalize (GObject *object)
{
  PbFinding *self = PB_FINDING (object);

  g_free (self->board);
  g_free (self->table);
  g_free (self->line);
  g_free (self->column);
  g_free (self->message);
  g_free (self->heading);
  g_free (self->detail);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_finding_parent_class)->finalize (object);
}

static void
pb_finding_class_init (PbFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_finding_finalize;
}

static void
pb_finding_init (PbFinding *self)
{
}

PbFinding *
pb_finding_new (PbSeverity severity, const char *code, PbRecord *record)
{
  PbFinding *self = g_object_new (PB_TYPE_FINDING, NULL);

  self->severity = severity;
  self->code = code;
  g_set_object (&self->record, record);
  return self;
}

PbSeverity
pb_finding_get_severity (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), PB_SEVERITY_INFO);

  return self->severity;
}

const char *
pb_finding_get_code (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->code;
}

const char *
pb_finding_get_board (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->board;
}

const char *
pb_finding_get_table (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->table;
}

const char *
pb_finding_get_line (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->line;
}

const char *
pb_finding_get_column (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->column;
}

gboolean
pb_finding_get_printed (PbFinding *self, gint64 *ore)
{
  g_return_val_if_fail (PB_IS_FINDING (self), FALSE);

  if (self->has_printed && ore != NULL)
    *ore = self->printed;
  return self->has_printed;
}

gboolean
pb_finding_get_computed (PbFinding *self, gint64 *ore)
{
  g_return_val_if_fail (PB_IS_FINDING (self), FALSE);

  if (self->has_computed && ore != NULL)
    *ore = self->computed;
  return self->has_computed;
}

const char *
pb_finding_get_message (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->message;
}

PbRecord *
pb_finding_get_record (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->record;
}

const char *
pb_finding_get_heading (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->heading;
}

const char *
pb_finding_get_detail (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->detail;
}
