/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pb-assignment-index.h"

G_BEGIN_DECLS

/* The list's column headers: buttons that sort, standing where the rows' columns stand, and the choice of the effect's year. */
#define PB_TYPE_ASSIGNMENT_HEADER (pb_assignment_header_get_type ())
G_DECLARE_FINAL_TYPE (PbAssignmentHeader, pb_assignment_header, PB, ASSIGNMENT_HEADER, GtkWidget)

GtkWidget  *pb_assignment_header_new     (PbAssignmentIndex *index);

/* "Nr", "Assignment" …, translated. (transfer full) */
char       *pb_assignment_dup_sort_title (PbAssignmentIndex *index, PbAssignmentSort sort);

G_END_DECLS
