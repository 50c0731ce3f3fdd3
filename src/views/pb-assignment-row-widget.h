/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"
#include "widgets/pb-row-painter.h"

G_BEGIN_DECLS

/* Where the columns of the list stand, in px: the same for its header and every row. */
typedef struct
{
  gboolean wide; /* FALSE: status and assessment stand on the second line */
  double number; /* right edge */
  double title;
  double title_width;
  double status;
  double status_width;
  double assessment;
  double assessment_width;
  double amount; /* left edge */
  double amount_end;
} PbAssignmentColumns;

void       pb_assignment_columns_compute      (PbAssignmentColumns *columns, double width, double em, guint digits);

#define PB_TYPE_ASSIGNMENT_ROW_WIDGET (pb_assignment_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentRowWidget, pb_assignment_row_widget, PB, ASSIGNMENT_ROW_WIDGET, GtkWidget)

/* A row of the list, two lines, drawn by itself. It gives its parent, the list's item, the row in words. */
GtkWidget *pb_assignment_row_widget_new       (PbAssignmentIndex *index);
/* NULL where the list has no use for the widget now. */
void       pb_assignment_row_widget_set_row   (PbAssignmentRowWidget *self, PbAssignmentRow *row);

/* The mark of a status or an assessment. */
#define PB_MARK_OF_STATUS(status) ((PbMarkKind) (PB_MARK_STATUS_NOT_STARTED + (int) (status)))
#define PB_MARK_OF_ASSESSMENT(assessment) ((PbMarkKind) (PB_MARK_MET + (int) (assessment)))

/* "AC-FGI · SN, FSN". (transfer full) */
char      *pb_assignment_row_dup_places       (PbAssignmentRow *row);
/* "late, not reported": what asks for something; NULL where nothing does. */
const char *pb_assignment_row_get_flag        (PbAssignmentRow *row);
/* How the flag is written: what holds for most is said quietly, so that the exception stands out. */
void       pb_assignment_row_get_flag_style   (PbAssignmentRow *row, PbAssignmentIndex *index, PbRowFont *font, PbTone *tone);

G_END_DECLS
