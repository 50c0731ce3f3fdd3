/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-record.h"

G_BEGIN_DECLS

/* A date of a record: an entry that takes dates as people write them, and a calendar (Alt+Down). Written on Enter and
 * when the focus leaves, each as one edit. What is no date stays in the field, marked, with a sentence below. */
#define PB_TYPE_DATE_FIELD (pb_date_field_get_type ())
G_DECLARE_FINAL_TYPE (PbDateField, pb_date_field, PB, DATE_FIELD, GtkWidget)

GtkWidget *pb_date_field_new       (const char *name);
void       pb_date_field_bind      (PbDateField *self, PbRecord *record, PbColumn column, const char *edit_label);
/* The other end of a span: this date may not lie before it (after: TRUE) or after it. Same record. */
void       pb_date_field_set_bound (PbDateField *self, PbColumn other, gboolean after);

/* Without a record: a form's field. FALSE, and the sentence shown, where it is no date; *has FALSE where it is empty. */
gboolean   pb_date_field_read      (PbDateField *self, gboolean *has, GDate *date);
void       pb_date_field_write     (PbDateField *self, const GDate *date);

GtkEditable *pb_date_field_get_editable (PbDateField *self);

G_END_DECLS
