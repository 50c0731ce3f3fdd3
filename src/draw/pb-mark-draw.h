/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-palette.h"

G_BEGIN_DECLS

typedef enum
{
  PB_MARK_MET,
  PB_MARK_PARTLY,
  PB_MARK_NOT_MET,
  PB_MARK_NOT_ASSESSED,
  PB_MARK_STATUS_NOT_STARTED,
  PB_MARK_STATUS_STARTED,
  PB_MARK_STATUS_ONGOING,
  PB_MARK_STATUS_DONE,
  PB_MARK_STATUS_CANCELLED,
  PB_MARK_BALANCE_KEPT,
  PB_MARK_BALANCE_ROUNDED,
  PB_MARK_BALANCE_DEFICIT,
  PB_MARK_PROOF_EQUAL,
  PB_MARK_PROOF_ROUNDING,
  PB_MARK_PROOF_MISMATCH,
  PB_MARK_LATE,
  PB_N_MARKS
} PbMarkKind;

/* The colour of the mark; words beside it use pb_mark_kind_text_tone(), which has the text's contrast. */
PbTone pb_mark_kind_tone      (PbMarkKind       kind);
PbTone pb_mark_kind_text_tone (PbMarkKind       kind);

/* Draws the mark in the square (x, y, size, size); sizes from 12 to 48 px are what it is made for. */
void   pb_mark_draw           (cairo_t         *cr,
                               PbMarkKind       kind,
                               double           x,
                               double           y,
                               double           size,
                               const PbPalette *palette);

G_END_DECLS
