/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Asks where the new plan is to be kept, makes it, opens it and asks what it is called. */
void pb_new_plan_present (PbWindow *window);

G_END_DECLS
