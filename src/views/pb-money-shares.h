/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-sheet.h"

G_BEGIN_DECLS

/* A window on which assignments a line is an effect of: each one's share, and what that amounts to a year. What is changed is
 * so at once, an edit each; sheet tells the years and the unit. */
GtkWidget *pb_money_shares_present (GtkWindow *parent, PbRecord *line, PbSheet *sheet);

G_END_DECLS
