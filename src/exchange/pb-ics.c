/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-ics.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "model/pb-meeting.h"
#include "pb-target.h"

#define MAX_OCTETS 75

typedef struct
{
  PbPlan *plan;
  int year;
  char *stamp;
  GString *to;
  GString *line; /* that is being built */
} Calendar;

/* Swedish time as it has been since 1996. */
static const char *const zone[] = {
  "BEGIN:VTIMEZONE",      "TZID:Europe/Stockholm",
  "BEGIN:DAYLIGHT",       "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",     "TZNAME:CEST",
  "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",         "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",   "TZOFFSETTO:+0100",
  "TZNAME:CET",           "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
  "END:VTIMEZONE",
};

/* A line is at most 75 octets; what is left goes on after a space, and no character is divided. */
static void
put (Calendar *self, const char *line)
{
  gsize room = MAX_OCTETS;
  while (strlen (line) > room)
    {
      gsize n = room;
      while (n > 0 && ((guchar)line[n] & 0xc0) == 0x80)
        n--;
      g_string_append_len (self->to, line, n);
      g_string_append (self->to, "\r\n ");
      line += n;
      room = MAX_OCTETS - 1;
    }
  g_string_append (self->to, line);
  g_string_append (self->to, "\r\n");
}

static void
append_escaped (GString *to, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (to, "\\n");
      else if (strchr ("\\;,", *p) != NULL)
        g_string_append_printf (to, "\\%c", *p);
      else if ((guchar)*p >= 0x20 && *p != 0x7f)
        g_string_append_c (to, *p);
      else if (*p == '\t')
        g_string_append_c (to, ' ');
    }
}

static void
put_text (Calendar *self, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_printf (self->line, "%s:", name);
  append_escaped (self->line, text);
  put (self, self->line->str);
}

static void
put_day (Calendar *self, const char *name, const GDate *date)
{
  g_string_printf (self->line, "%s;VALUE=DATE:%04d%02d%02d", name, g_date_get_year (date), g_date_get_month (date),
                   g_date_get_day (date));
  put (self, self->line->str);
}

static void
put_time (Calendar *self, const char *name, const GDate *date, guint minutes)
{
  g_string_printf (self->line, "%s;TZID=Europe/Stockholm:%04d%02d%02dT%02u%02u00", name, g_date_get_year (date),
                   g_date_get_month (date), g_date_get_day (date), minutes / 60, minutes % 60);
  put (self, self->line->str);
}

static gboolean
find_day (Calendar *self, PbRecord *record, PbColumn column, GDate *date)
{
  return pb_record_get_date (record, column, date) && (self->year == 0 || g_date_get_year (date) == self->year);
}

/* what: tells the dates of one row apart; may be NULL. */
static void
begin_event (Calendar *self, PbRecord *record, const char *what, const char *summary, const char *category)
{
  put (self, "BEGIN:VEVENT");
  g_string_printf (self->line, "UID:%s-%" G_GINT64_FORMAT "%s%s@planbok", pb_table_info (pb_record_get_table (record))->name,
                   pb_record_get_id (record), what != NULL ? "-" : "", what != NULL ? what : "");
  put (self, self->line->str);
  put_text (self, "DTSTAMP", self->stamp);
  put_text (self, "SUMMARY", summary);
  put_text (self, "CATEGORIES", category);
}

static void
put_whole_day (Calendar *self, const GDate *date)
{
  GDate next = *date;
  g_date_add_days (&next, 1);
  put_day (self, "DTSTART", date);
  put_day (self, "DTEND", &next);
  /* Nobody is busy for that. */
  put (self, "TRANSP:TRANSPARENT");
}

static void
append_agenda (GString *text, PbRecord *meeting)
{
  g_autoptr (GPtrArray) items = pb_agenda_list (meeting);
  for (guint i = 0; i < items->len; i++)
    {
      const char *reference = pb_record_get_text (items->pdata[i], PB_AGENDA_ITEM_REFERENCE);
      g_string_append_printf (text, "%s%u. %s", text->len > 0 ? "\n" : "", pb_agenda_get_number (items->pdata[i]),
                              pb_record_get_title (items->pdata[i]));
      if (reference != NULL)
        g_string_append_printf (text, " (%s)", reference);
    }
}

/* A time that is none ("ca 14") is told in words, and a meeting that ends before it starts ends the next day. */
static void
put_meeting_time (Calendar *self, PbRecord *meeting, const GDate *date, GString *text)
{
  const char *starts = pb_record_get_text (meeting, PB_MEETING_STARTS), *ends = pb_record_get_text (meeting, PB_MEETING_ENDS);
  g_autofree char *words = pb_meeting_dup_time (meeting);
  guint start, end;
  GDate until = *date;
  gboolean has_start = starts != NULL && pb_clock_parse (starts, &start, NULL);
  gboolean has_end = ends != NULL && pb_clock_parse (ends, &end, NULL);
  if (words != NULL && (!has_start || (ends != NULL && !has_end)))
    g_string_append (text, words);
  if (!has_start)
    {
      put_whole_day (self, date);
      return;
    }
  put_time (self, "DTSTART", date, start);
  if (has_end && end < start)
    g_date_add_days (&until, 1);
  if (has_end && end != start)
    put_time (self, "DTEND", &until, end);
}

static void
put_meeting (Calendar *self, PbRecord *meeting)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PbRecord *board = pb_record_get_ref (meeting, PB_MEETING_BOARD);
  const char *note = pb_record_get_text (meeting, PB_MEETING_NOTE);
  GDate date;
  if (!find_day (self, meeting, PB_MEETING_DATE, &date))
    return;
  begin_event (self, meeting, NULL, pb_record_get_title (meeting), _ ("Meeting"));
  put_meeting_time (self, meeting, &date, text);
  put_text (self, "LOCATION", pb_record_get_text (meeting, PB_MEETING_PLACE));
  if (board != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", pb_record_get_title (board));
  if (note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
  append_agenda (text, meeting);
  put_text (self, "DESCRIPTION", text->str);
  put (self, "END:VEVENT");
}

static void
put_milestone (Calendar *self, PbRecord *record, PbColumn column, const char *what, const char *words, const char *title)
{
  g_autofree char *summary = NULL;
  GDate date;
  if (!find_day (self, record, column, &date))
    return;
  summary = g_strdup_printf (_ ("%s: %s"), words, title);
  begin_event (self, record, what, summary, _ ("Assignment"));
  put_whole_day (self, &date);
  put (self, "END:VEVENT");
}

static void
put_assignment (Calendar *self, PbRecord *record)
{
  g_autofree char *title = pb_record_is_null (record, PB_ASSIGNMENT_NUMBER)
                               ? g_strdup (pb_assignment_get_short_title (record))
                               : g_strdup_printf ("%d %s", (int)pb_record_get_int (record, PB_ASSIGNMENT_NUMBER),
                                                  pb_assignment_get_short_title (record));
  put_milestone (self, record, PB_ASSIGNMENT_START, "start", _ ("Start"), title);
  put_milestone (self, record, PB_ASSIGNMENT_DUE, "due", _ ("Done by"), title);
}

static void
put_activity (Calendar *self, PbRecord *record)
{
  put_milestone (self, record, PB_ACTIVITY_DUE, NULL, _ ("Activity due"), pb_record_get_title (record));
}

static void
put_period (Calendar *self, PbRecord *record)
{
  g_autofree char *name = NULL, *summary = NULL;
  GDate date;
  if (!find_day (self, record, PB_PERIOD_REPORT_BY, &date))
    return;
  name = pb_period_format (pb_record_get_text (record, PB_PERIOD_CODE));
  summary = g_strdup_printf (_ ("Follow-up of %s is due"), name);
  begin_event (self, record, NULL, summary, _ ("Follow-up"));
  put_whole_day (self, &date);
  put (self, "END:VEVENT");
}

static void
warn_undated (PbPlan *plan, int year, GPtrArray *warnings)
{
  GPtrArray *recurring = pb_plan_peek_records (plan, PB_TABLE_RECURRING);
  guint n = 0;
  for (guint i = 0; i < recurring->len; i++)
    {
      GPtrArray *meetings = pb_plan_peek_children (plan, PB_MEETING_RECURRING, pb_record_get_id (recurring->pdata[i]));
      gboolean dated = FALSE;
      GDate date;
      for (guint k = 0; k < meetings->len && !dated; k++)
        dated = pb_record_get_date (meetings->pdata[k], PB_MEETING_DATE, &date)
                && (year == 0 || g_date_get_year (&date) == year);
      n += !dated;
    }
  if (n > 0 && warnings != NULL)
    g_ptr_array_add (warnings,
                     g_strdup_printf (ngettext ("%u recurring meeting has no date yet and is not in the calendar.",
                                                "%u recurring meetings have no dates yet and are not in the calendar.", n),
                                      n));
}

/* "2026-11-22T10:00:00Z" as RFC 5545 has it. */
static char *
dup_stamp (void)
{
  g_autofree char *now = pb_time_now ();
  GString *stamp = g_string_new (NULL);
  for (const char *p = now; *p != '\0'; p++)
    if (*p != '-' && *p != ':')
      g_string_append_c (stamp, *p);
  return g_string_free (stamp, FALSE);
}

char *
pb_ics_dup (PbPlan *plan, int year, GPtrArray *warnings)
{
  static const struct
  {
    PbTable table;
    void (*put) (Calendar *self, PbRecord *record);
  } kinds[] = {
    { PB_TABLE_MEETING, put_meeting },
    { PB_TABLE_PERIOD, put_period },
    { PB_TABLE_ASSIGNMENT, put_assignment },
    { PB_TABLE_ACTIVITY, put_activity },
  };
  g_autofree char *stamp = dup_stamp ();
  g_autoptr (GString) line = g_string_new (NULL);
  Calendar self = { plan, year, stamp, g_string_new (NULL), line };
  put (&self, "BEGIN:VCALENDAR");
  put (&self, "VERSION:2.0");
  put (&self, "PRODID:-//Planbok//Planbok " PB_VERSION "//SV");
  put (&self, "CALSCALE:GREGORIAN");
  put_text (&self, "X-WR-CALNAME", pb_record_get_title (pb_plan_get_document (plan)));
  for (guint i = 0; i < G_N_ELEMENTS (zone); i++)
    put (&self, zone[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *records = pb_plan_peek_records (plan, kinds[i].table);
      for (guint k = 0; k < records->len; k++)
        kinds[i].put (&self, records->pdata[k]);
    }
  put (&self, "END:VCALENDAR");
  warn_undated (plan, year, warnings);
  return g_string_free (self.to, FALSE);
}

gboolean
pb_ics_write (PbPlan *plan, int year, const char *path, GPtrArray *warnings, GError **error)
{
  g_autofree char *text = pb_ics_dup (plan, year, warnings);
  return pb_target_write (path, text, strlen (text), error);
}
