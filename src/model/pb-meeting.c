/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-meeting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pb-date.h"
#include "pb-error.h"
#include "pb-locale.h"

static gboolean
read_clock (const char *text, guint *minutes)
{
  guint digits[4], n = 0, before = 0;
  gboolean parted = FALSE;

  for (; *text; text++)
    if (g_ascii_isdigit (*text))
      {
        if (n == G_N_ELEMENTS (digits))
          return FALSE;
        digits[n++] = (guint) (*text - '0');
        before += !parted;
      }
    else if ((*text == ':' || *text == '.') && !parted && n > 0)
      parted = TRUE;
    else
      return FALSE;
  if (n == 0 || (parted && n - before != 2) || (!parted && n == 3))
    return FALSE;
  if (!parted)
    before = n == 4 ? 2 : n;
  if (before == 0 || before > 2)
    return FALSE;
  *minutes = 60 * (before == 2 ? 10 * digits[0] + digits[1] : digits[0]);
  if (n > before && digits[before] > 5)
    return FALSE;
  if (n > before)
    *minutes += 10 * digits[before] + digits[before + 1];
  return *minutes < 24 * 60;
}

gboolean
pb_clock_parse (const char *text, guint *minutes, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_strdown (text ? text : "", -1));
  const char *start = trimmed;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (g_str_has_prefix (start, "kl"))
    start += strspn (start, "kl. ");
  if (read_clock (start, minutes))
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("“%s” is not a time of day. Write one such as 09:00."), trimmed);
  return FALSE;
}

char *
pb_clock_to_text (guint minutes)
{
  return g_strdup_printf ("%02u:%02u", minutes / 60 % 24, minutes % 60);
}

/* Minutes of the day: what begins in the evening may end in the small hours. */
#define EVENING (16 * 60)
#define MORNING (6 * 60)

gboolean
pb_meeting_check_span (const char *starts, const char *ends, GError **error)
{
  guint start, end;

  if (starts == NULL || ends == NULL || !pb_clock_parse (starts, &start, NULL) || !pb_clock_parse (ends, &end, NULL)
      || end >= start || (start >= EVENING && end <= MORNING))
    return TRUE;
  /* Translators: two times of day. */
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, _("the meeting ends at %s, before it begins at %s."), ends, starts);
  return FALSE;
}

static char *
dup_clock (PbRecord *meeting, PbColumn column)
{
  const char *text = pb_record_get_text (meeting, column);
  guint minutes;

  if (!text || !*text)
    return NULL;
  if (!pb_clock_parse (text, &minutes, NULL))
    return g_strdup (text);
  return g_strdup_printf (pb_locale_get_language () == PB_LANGUAGE_SWEDISH ? "%u.%02u" : "%02u:%02u", minutes / 60,
                          minutes % 60);
}

char *
pb_meeting_dup_time (PbRecord *meeting)
{
  g_autofree char *starts = dup_clock (meeting, PB_MEETING_STARTS), *ends = dup_clock (meeting, PB_MEETING_ENDS);

  if (starts && ends)
    return g_strdup_printf ("%s–%s", starts, ends);
  if (starts)
    return g_strdup_printf (_("from %s"), starts);
  return ends ? g_strdup_printf (_("until %s"), ends) : NULL;
}

gboolean
pb_meeting_check_clock (PbPlan *plan, const char *text, gint64 id, GError **error)
{
  guint minutes;

  return !*text || pb_clock_parse (text, &minutes, error);
}

int
pb_meeting_find_year (PbPlan *plan, const GDate *today)
{
  GPtrArray *meetings = pb_plan_peek_records (plan, PB_TABLE_MEETING);
  int now = g_date_get_year (today), found = now, away = G_MAXINT;
  GDate date;

  /* What recurs is in every year. */
  if (pb_plan_peek_records (plan, PB_TABLE_RECURRING)->len > 0)
    return now;
  for (guint i = 0; i < meetings->len; i++)
    {
      int year, distance;

      if (!pb_record_get_date (meetings->pdata[i], PB_MEETING_DATE, &date))
        continue;
      year = g_date_get_year (&date);
      distance = ABS (year - now);
      if (distance < away || (distance == away && year > found))
        {
          found = year;
          away = distance;
        }
    }
  return found;
}

GPtrArray *
pb_agenda_list (PbRecord *meeting)
{
  GPtrArray *items
    = pb_plan_peek_children (pb_record_get_plan (meeting), PB_AGENDA_ITEM_MEETING, pb_record_get_id (meeting));
  GPtrArray *list = g_ptr_array_sized_new (items->len);

  g_ptr_array_extend (list, items, NULL, NULL);
  return list;
}

guint
pb_agenda_get_number (PbRecord *item)
{
  PbRecord *meeting = pb_record_get_ref (item, PB_AGENDA_ITEM_MEETING);
  g_autoptr (GPtrArray) items = meeting ? pb_agenda_list (meeting) : NULL;
  guint place = 0;

  if (!pb_record_is_null (item, PB_AGENDA_ITEM_NUMBER))
    return (guint) pb_record_get_int (item, PB_AGENDA_ITEM_NUMBER);
  return items && g_ptr_array_find (items, item, &place) ? place + 1 : 0;
}

guint
pb_agenda_get_next_number (PbRecord *meeting)
{
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  guint last = 0;

  for (guint i = 0; i < items->len; i++)
    last = MAX (last, pb_agenda_get_number (items->pdata[i]));
  return last + 1;
}

/* The numbers stay as they are, from the first one on; the matters take them in their order. */
static void
number (PbEdit *edit, GPtrArray *items, guint first)
{
  for (guint i = 0; i < items->len; i++)
    if (pb_record_is_null (items->pdata[i], PB_AGENDA_ITEM_NUMBER)
        || pb_record_get_int (items->pdata[i], PB_AGENDA_ITEM_NUMBER) != first + i)
      pb_edit_set_int (edit, pb_record_get_id (items->pdata[i]), PB_AGENDA_ITEM_NUMBER, first + i);
}

gboolean
pb_agenda_move (PbRecord *item, int places, GError **error)
{
  PbRecord *meeting = pb_record_get_ref (item, PB_AGENDA_ITEM_MEETING);
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  guint first = items->len ? pb_agenda_get_number (items->pdata[0]) : 1, place = 0;
  int target;
  PbEdit *edit;

  g_ptr_array_find (items, item, &place);
  target = (int) place + places;
  if (places == 0 || target < 0 || target >= (int) items->len)
    {
      g_set_error (error, PB_ERROR, PB_ERROR_NOTHING,
                   places < 0 ? _("The matter is already the first one.") : _("The matter is already the last one."));
      return FALSE;
    }
  g_ptr_array_remove_index (items, place);
  g_ptr_array_insert (items, target, item);
  edit = pb_edit_new (pb_record_get_plan (item), _("Move the matter"));
  pb_edit_reorder (edit, PB_TABLE_AGENDA_ITEM, items);
  number (edit, items, first);
  return pb_edit_commit (edit, error);
}

gboolean
pb_agenda_delete (PbRecord *item, GError **error)
{
  PbRecord *meeting = pb_record_get_ref (item, PB_AGENDA_ITEM_MEETING);
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  guint first = pb_agenda_get_number (items->pdata[0]);
  PbEdit *edit = pb_edit_new (pb_record_get_plan (item), _("Take the matter off the agenda"));

  pb_edit_delete (edit, PB_TABLE_AGENDA_ITEM, pb_record_get_id (item));
  g_ptr_array_remove (items, item);
  number (edit, items, first);
  return pb_edit_commit (edit, error);
}

char *
pb_decision_dup_section (PbRecord *decision)
{
  const char *section = pb_record_get_text (decision, PB_DECISION_SECTION);

  if (!section || !*section)
    return g_strdup (_("§ not known"));
  return g_str_has_prefix (section, "§") ? g_strdup (section) : g_strdup_printf ("§ %s", section);
}

char *
pb_decision_dup_facts (PbRecord *decision)
{
  const char *body = pb_record_get_text (decision, PB_DECISION_BODY);
  g_autofree char *section = pb_decision_dup_section (decision), *day = NULL;
  GDate date;

  if (pb_record_get_date (decision, PB_DECISION_DATE, &date))
    day = pb_date_format (&date);
  return g_strconcat (body && *body ? body : "", body && *body ? " · " : "", section, day ? " · " : "", day, NULL);
}
