/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A question, the fixed heading that its answer goes under, and room for the answer. What was answered last can be
 * fetched with the link or Alt+H. Tab goes from text to text; the link is reached backwards.
 *
 * Signal "changed": the text changed. */
#define PB_TYPE_PROMPT_FIELD (pb_prompt_field_get_type ())
G_DECLARE_FINAL_TYPE (PbPromptField, pb_prompt_field, PB, PROMPT_FIELD, GtkWidget)

GtkWidget *pb_prompt_field_new          (const char *question, const char *heading);
/* (transfer full), without space at its ends. */
char      *pb_prompt_field_dup_text     (PbPromptField *self);
void       pb_prompt_field_set_text     (PbPromptField *self, const char *text);
/* label: "Fetch the text from tertial 2". NULL text: no link. */
void       pb_prompt_field_set_previous (PbPromptField *self, const char *label, const char *text);
/* After what is typed already, on a line of its own. FALSE where there is nothing to fetch. */
gboolean   pb_prompt_field_fetch        (PbPromptField *self);

G_END_DECLS
