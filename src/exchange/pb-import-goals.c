/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals, with what is assessed of them. */
#include "pb-import-private.h"

#include <glib/gi18n-lib.h>
#include "model/pb-date.h"

static PbDraftRow *
take_goal (PbImport *self, PbDraftRow *parent, const char *title)
{
  g_autofree char *key = pb_draft_key (parent != NULL ? pb_draft_row_text (parent, PB_GOAL_TITLE) : "", title, NULL);
  PbDraftRow *goal = pb_draft_find (self->draft, PB_TABLE_GOAL, key);
  if (goal != NULL)
    return goal;
  goal = pb_draft_add (self->draft, PB_TABLE_GOAL, key);
  pb_draft_set_text (goal, PB_GOAL_TITLE, title);
  if (parent != NULL)
    pb_draft_set_ref (goal, PB_GOAL_PARENT, parent);
  return goal;
}

/* A focus area, or any goal of that name, that the goal belongs to. */
static PbDraftRow *
take_parent (PbImport *self, const char *title)
{
  g_autofree char *name = pb_draft_key ("name", title, NULL);
  PbDraftRow *parent = pb_draft_find (self->draft, PB_TABLE_GOAL, name);
  if (parent != NULL)
    return parent;
  parent = take_goal (self, NULL, title);
  pb_draft_set_text (parent, PB_GOAL_LEVEL, _ ("Focus area"));
  pb_draft_index_row (self->draft, parent);
  return parent;
}

/* The period of an assessment that names none: the one that now is. */
static char *
dup_current_period (PbImport *self)
{
  GPtrArray *plans = pb_draft_peek_rows (self->draft, PB_TABLE_PLAN);
  const char *nick = plans->len > 0 ? pb_draft_row_text (plans->pdata[0], PB_PLAN_PERIOD_KIND) : NULL;
  int kind = pb_enum_from_nick (PB_ENUM_PERIOD_KIND, nick);
  GDate today;
  pb_date_today (&today);
  return pb_period_at (kind >= 0 ? kind : PB_PERIOD_KIND_TERTIAL, &today);
}

static void
assess (PbImport *self, PbImportFile *file, guint row, PbDraftRow *goal)
{
  PbImportPlace place = pb_import_place (file, row, PB_GOALS_PERIOD);
  PbImportPlace word = pb_import_place (file, row, PB_GOALS_ASSESSMENT);
  const char *text = pb_import_cell (file, row, PB_GOALS_PERIOD);
  g_autofree char *current = *text == '\0' ? dup_current_period (self) : NULL;
  const char *said = pb_import_cell (file, row, PB_GOALS_ASSESSMENT);
  /* Goals that are assignments of the council are reported with their status in the same column. */
  int status = pb_enum_from_word (PB_ENUM_ASSESSMENT, said) < 0 ? pb_enum_from_word (PB_ENUM_STATUS, said) : -1;
  int assessment = status >= 0 ? PB_ASSESSMENT_NOT_ASSESSED : pb_import_word (self, &word, PB_ENUM_ASSESSMENT, said);
  PbDraftRow *period = pb_import_resolve (self, &place, PB_TABLE_PERIOD, current != NULL ? current : text);
  if (assessment < 0 || period == NULL)
    return;
  g_autofree char *period_key = pb_draft_row_key (period), *none = pb_draft_row_key (NULL);
  g_autofree char *goal_key = pb_draft_row_key (goal);
  g_autofree char *key = pb_draft_key (period_key, none, goal_key, none, NULL);
  PbDraftRow *follow_up = pb_draft_find (self->draft, PB_TABLE_FOLLOW_UP, key);
  if (follow_up == NULL)
    {
      follow_up = pb_draft_add (self->draft, PB_TABLE_FOLLOW_UP, key);
      pb_draft_set_ref (follow_up, PB_FOLLOW_UP_PERIOD, period);
      pb_draft_set_ref (follow_up, PB_FOLLOW_UP_GOAL, goal);
      pb_import_fill_new (self, follow_up);
    }
  pb_draft_set_text (follow_up, PB_FOLLOW_UP_ASSESSMENT, pb_enum_nick (PB_ENUM_ASSESSMENT, assessment));
  if (status >= 0)
    pb_draft_set_text (follow_up, PB_FOLLOW_UP_STATUS, pb_enum_nick (PB_ENUM_STATUS, status));
  if (*pb_import_cell (file, row, PB_GOALS_COMMENT) != '\0')
    pb_draft_set_text (follow_up, PB_FOLLOW_UP_SEEN, pb_import_cell (file, row, PB_GOALS_COMMENT));
}

void
pb_import_read_goals (PbImport *self, PbImportFile *file)
{
  static const struct
  {
    int field;
    PbColumn column;
  } texts[]
      = { { PB_GOALS_LEVEL, PB_GOAL_LEVEL }, { PB_GOALS_NUMBER, PB_GOAL_NUMBER }, { PB_GOALS_NOTE, PB_GOAL_NOTE } };
  for (guint row = 0; row < pb_text_table_get_n_rows (file->text); row++)
    {
      const char *title = pb_import_cell (file, row, PB_GOALS_TITLE);
      const char *parent = pb_import_cell (file, row, PB_GOALS_PARENT);
      PbImportPlace place = pb_import_place (file, row, PB_GOALS_TITLE);
      if (*title == '\0')
        {
          pb_import_fail (self, &place, g_strdup (_ ("the cell is empty, but every row must have a value here.")));
          continue;
        }
      PbDraftRow *goal = take_goal (self, *parent != '\0' ? take_parent (self, parent) : NULL, title);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        if (*pb_import_cell (file, row, texts[i].field) != '\0')
          pb_draft_set_text (goal, texts[i].column, pb_import_cell (file, row, texts[i].field));
      pb_draft_index_row (self->draft, goal);
      pb_import_note (self, &place, PB_TABLE_GOAL, pb_draft_row_state (goal), title);
      if (*pb_import_cell (file, row, PB_GOALS_ASSESSMENT) != '\0')
        assess (self, file, row, goal);
    }
}
