/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-follow-up-item.h"

#include <glib/gi18n-lib.h>

#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-pane-util.h"

G_DEFINE_FINAL_TYPE (PbFollowUpItem, pb_follow_up_item, G_TYPE_OBJECT)

static void
pb_follow_up_item_finalize (GObject *object)
{
  PbFollowUpItem *self = PB_FOLLOW_UP_ITEM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->follow_up);
  for (guint i = 0; i < PB_FOLLOW_UP_EARLIER; i++)
    g_clear_object (&self->earlier[i]);
  g_free (self->title);
  g_free (self->about);
  g_free (self->trend);
  g_free (self->below);
  G_OBJECT_CLASS (pb_follow_up_item_parent_class)->finalize (object);
}

static void
pb_follow_up_item_class_init (PbFollowUpItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_follow_up_item_finalize;
}

static void
pb_follow_up_item_init (PbFollowUpItem *self)
{
}

static PbFollowUpItem *
new_item (PbFollowUpItemKind kind, PbRecord *record)
{
  PbFollowUpItem *self = g_object_new (PB_TYPE_FOLLOW_UP_ITEM, NULL);

  self->kind = kind;
  self->record = record != NULL ? g_object_ref (record) : NULL;
  return self;
}

static char *
dup_subject_title (PbRecord *record)
{
  if (pb_record_get_table (record) != PB_TABLE_ASSIGNMENT)
    return pb_pane_dup_record_title (record);
  if (pb_record_is_null (record, PB_ASSIGNMENT_NUMBER))
    return g_strdup (pb_record_get_title (record));
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", pb_record_get_int (record, PB_ASSIGNMENT_NUMBER),
                          pb_record_get_title (record));
}

PbFollowUpItem *
pb_follow_up_item_new_role (const PbRoundRole *role)
{
  PbFollowUpItem *self = new_item (PB_FOLLOW_UP_ITEM_ROLE, role->role);

  self->title = g_strdup (role->role != NULL ? pb_record_get_title (role->role) : _("Nobody responsible"));
  self->n = role->items->len;
  self->n_reported = role->n_reported;
  /* Translators: how many of a function's assignments and goals are reported. */
  self->about = g_strdup_printf (_("%u of %u reported"), self->n_reported, self->n);
  return self;
}

/* Who reported, and what they see. */
static char *
dup_reported (PbRecord *follow_up)
{
  GString *text = g_string_new (NULL);

  pb_pane_append_part (text, pb_record_get_text (follow_up, PB_FOLLOW_UP_AUTHOR));
  pb_pane_append_part (text, pb_record_get_text (follow_up, PB_FOLLOW_UP_SEEN));
  g_strdelimit (text->str, "\n", ' ');
  return g_string_free (text, text->len == 0);
}

static void
set_follow_up (PbFollowUpItem *self, PbRecord *follow_up, const char *period)
{
  if (follow_up == NULL)
    return;
  self->follow_up = g_object_ref (follow_up);
  self->trend = pb_follow_up_dup_trend (self->record, period);
}

static void
set_earlier (PbFollowUpItem *self, const char *period)
{
  for (guint i = 0; i < PB_FOLLOW_UP_EARLIER && period != NULL; i++)
    {
      PbRecord *before = pb_follow_up_get_previous (self->record, period);
      PbRecord *of = before != NULL ? pb_record_get_ref (before, PB_FOLLOW_UP_PERIOD) : NULL;

      if (of == NULL)
        return;
      self->earlier[i] = g_object_ref (before);
      period = pb_record_get_text (of, PB_PERIOD_CODE);
    }
}

/* What a goal is, who is responsible for an assignment, how far an activity that is reported has come. */
static char *
dup_kind (PbRecord *record, PbRecord *follow_up)
{
  if (pb_record_get_table (record) == PB_TABLE_GOAL)
    return g_strdup (pb_record_is_null (record, PB_GOAL_LEVEL) ? _("Goal") : pb_record_get_text (record, PB_GOAL_LEVEL));
  if (pb_record_get_table (record) == PB_TABLE_ASSIGNMENT)
    {
      g_autofree char *roles = pb_assignment_dup_roles (record, TRUE);

      return *roles != '\0' ? g_strdup_printf ("%s · %s", _("Assignment"), roles) : g_strdup (_("Assignment"));
    }
  if (follow_up == NULL)
    return g_strdup (_("Activity"));
  /* Its assessment stands where the status of those that are not assessed does. */
  return g_strdup_printf ("%s · %s", _("Activity"),
                          pb_enum_label (PB_ENUM_STATUS, pb_record_get_enum (record, PB_ACTIVITY_STATUS)));
}

PbFollowUpItem *
pb_follow_up_item_new_due (const PbRoundItem *item, const char *period)
{
  PbFollowUpItem *self = new_item (PB_FOLLOW_UP_ITEM_DUE, item->subject);

  self->title = dup_subject_title (item->subject);
  set_follow_up (self, item->follow_up, period);
  self->about = item->follow_up != NULL ? dup_reported (item->follow_up) : dup_kind (item->subject, NULL);
  self->depth = 1;
  return self;
}

/* How many of an assignment's activities are done, before how they are assessed. */
static void
add_done (PbFollowUpItem *self)
{
  g_autofree char *assessed = g_steal_pointer (&self->below);
  g_autofree char *words = NULL;
  guint done, all;

  pb_assignment_count_activities (self->record, &done, &all);
  if (all == 0)
    return;
  words = g_strdup_printf (ngettext ("%u of %u activity done", "%u of %u activities done", all), done, all);
  self->below = g_strdup_printf ("%s · %s", words, assessed);
}

PbFollowUpItem *
pb_follow_up_item_new_chain (const PbChainNode *node, const char *period)
{
  PbFollowUpItem *self = new_item (PB_FOLLOW_UP_ITEM_CHAIN, node->record);
  g_autofree char *counts = pb_goal_chain_dup_below (node);

  self->depth = node->depth;
  if (counts != NULL)
    /* Translators: the fulfilment of the goals, assignments or activities below a row: "Below: 1 fully, 5 partly, …". */
    self->below = g_strdup_printf (_("Below: %s"), counts);
  if (node->record == NULL)
    {
      self->title = g_strdup (_("Assignments without a goal"));
      return self;
    }
  self->title = dup_subject_title (node->record);
  self->about = dup_kind (node->record, node->follow_up);
  set_follow_up (self, node->follow_up, period);
  if (pb_follow_up_item_is_subject (self))
    set_earlier (self, period);
  if (pb_record_get_table (node->record) == PB_TABLE_ASSIGNMENT)
    add_done (self);
  return self;
}

PbFollowUpItem *
pb_follow_up_item_new_indicator (PbRecord *indicator, int year)
{
  PbFollowUpItem *self = new_item (PB_FOLLOW_UP_ITEM_INDICATOR, indicator);

  self->title = g_strdup (pb_record_get_title (indicator));
  self->about = g_strdup (pb_record_get_text (indicator, PB_INDICATOR_UNIT));
  self->year = year;
  return self;
}

gboolean
pb_follow_up_item_is_subject (PbFollowUpItem *self)
{
  return self->record != NULL && pb_follow_up_is_subject (self->record);
}
