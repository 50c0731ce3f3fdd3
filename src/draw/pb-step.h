/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the keyboard walks through a chart. */
typedef enum
{
  PB_STEP_PREVIOUS, /* left */
  PB_STEP_NEXT,     /* right */
  PB_STEP_UP,
  PB_STEP_DOWN,
  PB_STEP_FIRST,
  PB_STEP_LAST,
} PbStep;
