/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pb-plan.h"

G_BEGIN_DECLS

/* role: NULL where the user left without an answer. */
typedef void (*PbRoleAnswer) (PbRecord *role, gpointer user_data);

/* Asks beside anchor which of the plan's functions is the user's own. The answer comes once. */
void pb_role_question_ask (GtkWidget *anchor, PbPlan *plan, PbRoleAnswer answer, gpointer user_data);

/* Keeps role as the user's own: the keys my-role, and author where nobody has said who writes. */
void pb_role_question_remember (GSettings *settings, PbRecord *role);

G_END_DECLS
