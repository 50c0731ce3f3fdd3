/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-assignment-row.h"

#include <glib/gi18n-lib.h>

#include "model/pb-number.h"
#include "model/pb-sheet.h"

struct _PbAssignmentRow
{
  GObject parent_instance;
  PbRecord *record;
  PbAssignmentFacts facts;
  char *haystack;
  guint64 links; /* what hangs on the assignment, mixed into one number */
  int year;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (PbAssignmentRow, pb_assignment_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Ten times as fast as g_utf8_casefold(), and ten thousand assignments are folded while somebody types. Letters that
 * consist of two characters are composed first; their marks are all in U+0300–U+036F. */
char *
pb_assignment_fold (const char *text)
{
  g_autofree char *composed = NULL;
  GString *folded;

  if (strpbrk (text, "\xcc\xcd") != NULL)
    {
      composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      text = composed != NULL ? composed : "";
    }
  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        g_string_append_c (folded, g_ascii_tolower (*p));
      else
        g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));
    }
  return g_string_free (folded, FALSE);
}

/* Debian may lack the Swedish locale, so the alphabet's end is placed here: å, ä, ö after z. */
static char *
make_title_key (const char *title)
{
  g_autofree char *folded = pb_assignment_fold (title);
  GString *key = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case 0xe5: /* å */
          g_string_append_c (key, '{');
          break;
        case 0xe4: /* ä */
        case 0xe6: /* æ */
          g_string_append_c (key, '|');
          break;
        case 0xf6: /* ö */
        case 0xf8: /* ø */
          g_string_append_c (key, '}');
          break;
        case 0xe9: /* é */
        case 0xe8: /* è */
          g_string_append_c (key, 'e');
          break;
        default:
          g_string_append_unichar (key, c);
        }
    }
  return g_string_free (key, FALSE);
}

static void
clear_facts (PbAssignmentFacts *facts)
{
  g_clear_pointer (&facts->title, g_free);
  g_clear_pointer (&facts->full_title, g_free);
  g_clear_pointer (&facts->title_key, g_free);
  g_clear_pointer (&facts->boards, g_free);
  g_clear_pointer (&facts->roles, g_free);
  g_clear_pointer (&facts->amount, g_free);
}

static gboolean
same_facts (const PbAssignmentFacts *a, const PbAssignmentFacts *b)
{
  return a->number == b->number && a->status == b->status && a->assessment == b->assessment
         && a->reported == b->reported && a->unreported == b->unreported && a->late == b->late
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->full_title, b->full_title) == 0
         && g_strcmp0 (a->boards, b->boards) == 0 && g_strcmp0 (a->roles, b->roles) == 0;
}

static guint64
mix_children (guint64 hash, PbRecord *record, PbColumn ref)
{
  GPtrArray *children = pb_plan_peek_children (pb_record_get_plan (record), ref, pb_record_get_id (record));

  for (guint i = 0; i < children->len; i++)
    hash = (hash ^ (guint64) pb_record_get_id (children->pdata[i])) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash * 31 + children->len;
}

static guint64
mix_links (PbRecord *record)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  hash = mix_children (hash, record, PB_ASSIGNMENT_BOARD_ASSIGNMENT);
  hash = mix_children (hash, record, PB_ASSIGNMENT_ROLE_ASSIGNMENT);
  hash = mix_children (hash, record, PB_ACTIVITY_ASSIGNMENT);
  return mix_children (hash, record, PB_FOLLOW_UP_ASSIGNMENT);
}

static void
read_facts (PbRecord *record, const PbAssignmentContext *context, PbAssignmentFacts *facts)
{
  int status = pb_record_get_enum (record, PB_ASSIGNMENT_STATUS);
  gboolean open;

  facts->id = pb_record_get_id (record);
  facts->number = (int) pb_record_get_int (record, PB_ASSIGNMENT_NUMBER);
  facts->title = g_strdup (pb_assignment_get_short_title (record));
  facts->full_title = g_strdup (pb_record_get_title (record));
  facts->title_key = make_title_key (facts->title);
  facts->boards = pb_assignment_dup_boards (record, TRUE);
  facts->roles = pb_assignment_dup_roles (record, TRUE);
  facts->status = status < 0 ? PB_STATUS_NOT_STARTED : (PbStatus) status;
  facts->assessment = pb_assignment_get_assessment (record);
  facts->reported = pb_assignment_get_latest (record) != NULL;
  open = facts->status != PB_STATUS_DONE && facts->status != PB_STATUS_CANCELLED;
  facts->unreported = open && pb_assignment_get_follow_up (record, context->period) == NULL;
  facts->late = pb_assignment_is_late (record, &context->today);
}

static gboolean
update_effect (PbAssignmentRow *self, int year)
{
  PbAssignmentFacts *facts = &self->facts;
  PbPlan *plan = pb_record_get_plan (self->record);
  gint64 ore = 0;
  gboolean has_effect = FALSE;

  if (year != 0)
    has_effect = pb_effect_get (plan, facts->id, pb_plan_get_scenario (plan), year, &ore);
  if (!has_effect)
    ore = 0;
  if (facts->amount != NULL && self->year == year && facts->has_effect == has_effect && facts->effect == ore)
    return FALSE;

  self->year = year;
  facts->has_effect = has_effect;
  facts->effect = ore;
  g_free (facts->amount);
  facts->amount = has_effect ? pb_money_format (ore, PB_UNIT_MNKR, 1) : g_strdup ("–");
  return TRUE;
}

gboolean
pb_assignment_row_update (PbAssignmentRow *self, const PbAssignmentContext *context, gboolean dirty)
{
  guint64 links = mix_links (self->record);
  gboolean changed = FALSE;

  if (dirty || !self->filled || links != self->links)
    {
      PbAssignmentFacts facts = { 0 };

      read_facts (self->record, context, &facts);
      changed = !same_facts (&facts, &self->facts);
      facts.amount = g_steal_pointer (&self->facts.amount);
      facts.has_effect = self->facts.has_effect;
      facts.effect = self->facts.effect;
      clear_facts (&self->facts);
      self->facts = facts;
      self->links = links;
      self->filled = TRUE;
      g_clear_pointer (&self->haystack, g_free);
    }
  changed = update_effect (self, context->year) || changed;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  return changed;
}

static void
append (GString *text, const char *part)
{
  if (part == NULL)
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

static void
append_children (GString *text, PbRecord *record, PbColumn ref, const PbColumn *columns, guint n_columns)
{
  GPtrArray *children = pb_plan_peek_children (pb_record_get_plan (record), ref, pb_record_get_id (record));

  for (guint i = 0; i < children->len; i++)
    for (guint j = 0; j < n_columns; j++)
      append (text, pb_record_get_text (children->pdata[i], columns[j]));
}

const char *
pb_assignment_row_get_haystack (PbAssignmentRow *self)
{
  static const PbColumn activity_columns[] = { PB_ACTIVITY_TITLE, PB_ACTIVITY_WANTED_EFFECT };
  static const PbColumn follow_up_columns[] = { PB_FOLLOW_UP_SEEN, PB_FOLLOW_UP_WHY, PB_FOLLOW_UP_ACTION };
  g_autoptr (GString) text = NULL;
  g_autofree char *boards = NULL;
  g_autofree char *roles = NULL;

  if (self->haystack != NULL)
    return self->haystack;

  text = g_string_sized_new (512);
  boards = pb_assignment_dup_boards (self->record, FALSE);
  roles = pb_assignment_dup_roles (self->record, FALSE);
  if (self->facts.number != 0)
    g_string_append_printf (text, "%d\n", self->facts.number);
  append (text, pb_record_get_text (self->record, PB_ASSIGNMENT_TITLE));
  append (text, pb_record_get_text (self->record, PB_ASSIGNMENT_SHORT_TITLE));
  append (text, pb_record_get_text (self->record, PB_ASSIGNMENT_SUMMARY));
  append (text, self->facts.boards);
  append (text, boards);
  append (text, self->facts.roles);
  append (text, roles);
  append_children (text, self->record, PB_ACTIVITY_ASSIGNMENT, activity_columns, G_N_ELEMENTS (activity_columns));
  append_children (text, self->record, PB_FOLLOW_UP_ASSIGNMENT, follow_up_columns, G_N_ELEMENTS (follow_up_columns));
  self->haystack = pb_assignment_fold (text->str);
  return self->haystack;
}

char *
pb_assignment_row_dup_label (PbAssignmentRow *self, int year)
{
  const PbAssignmentFacts *facts = &self->facts;
  g_autofree char *boards = pb_assignment_dup_boards (self->record, FALSE);
  g_autofree char *roles = pb_assignment_dup_roles (self->record, FALSE);
  GString *label = g_string_new (NULL);

  if (facts->number != 0)
    g_string_append_printf (label, "%d ", facts->number);
  g_string_append (label, facts->full_title);
  if (*roles != '\0')
    g_string_append_printf (label, ", %s", roles);
  if (*boards != '\0')
    g_string_append_printf (label, ", %s", boards);
  g_string_append_printf (label, _(", status: %s"), pb_enum_label (PB_ENUM_STATUS, facts->status));
  g_string_append_printf (label, _(", assessment: %s"), pb_enum_label (PB_ENUM_ASSESSMENT, facts->assessment));
  if (facts->late)
    g_string_append (label, _(", late"));
  if (facts->unreported)
    g_string_append (label, _(", not reported this period"));
  if (facts->has_effect)
    g_string_append_printf (label, _(", effect %d: %s MSEK"), year, facts->amount);
  return g_string_free (label, FALSE);
}

PbRecord *
pb_assignment_row_get_record (PbAssignmentRow *self)
{
  return self->record;
}

const PbAssignmentFacts *
pb_assignment_row_peek (PbAssignmentRow *self)
{
  return &self->facts;
}

static void
pb_assignment_row_finalize (GObject *object)
{
  PbAssignmentRow *self = PB_ASSIGNMENT_ROW (object);

  clear_facts (&self->facts);
  g_free (self->haystack);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_assignment_row_parent_class)->finalize (object);
}

static void
pb_assignment_row_class_init (PbAssignmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_assignment_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pb_assignment_row_init (PbAssignmentRow *self)
{
}

PbAssignmentRow *
pb_assignment_row_new (PbRecord *assignment)
{
  PbAssignmentRow *self = g_object_new (PB_TYPE_ASSIGNMENT_ROW, NULL);

  self->record = g_object_ref (assignment);
  self->facts.id = pb_record_get_id (assignment);
  return self;
}
