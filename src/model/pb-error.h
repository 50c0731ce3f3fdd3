/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Every message is a sentence in the user's language that says what happened and what to do. */
typedef enum
{
  PB_ERROR_FAILED,
  PB_ERROR_EXISTS, /* the target file is there already */
  PB_ERROR_NOT_FOUND,
  PB_ERROR_NOT_A_PLAN,
  PB_ERROR_NEWER, /* made by a later version of the program */
  PB_ERROR_DAMAGED,
  PB_ERROR_BUSY, /* another program holds the file */
  PB_ERROR_READ_ONLY,
  PB_ERROR_FULL,
  PB_ERROR_CONFLICT, /* a row is not as the edit log says */
  PB_ERROR_NOTHING, /* nothing to undo or redo */
  PB_ERROR_INVALID, /* a value that the plan does not take */
} PbError;

#define PB_ERROR (pb_error_quark ())
GQuark pb_error_quark (void);

G_END_DECLS
