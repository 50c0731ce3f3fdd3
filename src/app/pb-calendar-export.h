/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-window.h"

G_BEGIN_DECLS

/* Asks where to, and writes the plan's dates as a calendar file. */
void pb_calendar_export (PbWindow *window);

G_END_DECLS
