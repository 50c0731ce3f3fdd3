/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a workbook that is being written: how they look and what they hold. */
#include "pb-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-review-private.h"

/* Longer texts are wrapped. */
#define MAX_WIDTH 60
#define MAX_WRAPPED 36
#define MIN_WIDTH 6
#define LINE_HEIGHT 15
#define DATE_FORMAT "yyyy\\-mm\\-dd"
/* Excel takes no higher row. */
#define MAX_LINES 27
/* Öre beyond this have more than the fifteen digits that a spreadsheet keeps. */
#define MAX_EXACT (G_GINT64_CONSTANT (999999999999999))

/* The palette of the program's light look. */
#define INK 0x1b1b1f
#define SECOND 0x54545d
#define ACCENT 0x1a5fb4
#define LINE 0xdcdce1
#define SHADE 0xf1f1f3
#define ENTRY 0xfffbea
#define EDGE 0xa9a9b3
#define GOOD 0x0b6b5d
#define WARN 0x8a5200
#define BAD 0xb3321b

static void
set_look (lxw_format *format, PbLook look)
{
  static const lxw_color_t colours[] = {
    [PB_LOOK_PLAIN] = INK,   [PB_LOOK_WRAPPED] = INK,   [PB_LOOK_TITLE] = INK,           [PB_LOOK_QUIET] = SECOND,
    [PB_LOOK_HEADING] = INK, [PB_LOOK_HEADER] = SECOND, [PB_LOOK_HEADER_RIGHT] = SECOND, [PB_LOOK_ID] = INK,
    [PB_LOOK_SUM] = INK,     [PB_LOOK_BALANCE] = INK,   [PB_LOOK_LINK] = ACCENT,         [PB_LOOK_GOOD] = GOOD,
    [PB_LOOK_ENTRY] = INK,   [PB_LOOK_WARN] = WARN,     [PB_LOOK_BAD] = BAD,             [PB_LOOK_PROSE] = INK,
    [PB_LOOK_NOTE] = SECOND, [PB_LOOK_WIDE_HEADING] = INK, [PB_LOOK_ACTIVE] = ACCENT,       [PB_LOOK_IDLE] = SECOND,
  };
  gboolean header = look == PB_LOOK_HEADER || look == PB_LOOK_HEADER_RIGHT;
  gboolean heading = look == PB_LOOK_HEADING || look == PB_LOOK_WIDE_HEADING;
  format_set_font_color (format, colours[look]);
  format_set_align (format, header ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
  if (look == PB_LOOK_TITLE || heading)
    format_set_font_size (format, look == PB_LOOK_TITLE ? 16 : 12);
  if (look == PB_LOOK_TITLE || heading || look == PB_LOOK_SUM || look == PB_LOOK_BALANCE || header
      || look == PB_LOOK_GOOD || look == PB_LOOK_WARN || look == PB_LOOK_BAD)
    format_set_bold (format);
  if (look == PB_LOOK_WRAPPED || look == PB_LOOK_ENTRY || look == PB_LOOK_PROSE || look == PB_LOOK_NOTE
      || look == PB_LOOK_WIDE_HEADING || header)
    format_set_text_wrap (format);
  if (look == PB_LOOK_HEADER_RIGHT || look == PB_LOOK_ID)
    format_set_align (format, look == PB_LOOK_ID ? LXW_ALIGN_CENTER : LXW_ALIGN_RIGHT);
  if (look == PB_LOOK_SUM || look == PB_LOOK_BALANCE || header)
    format_set_bg_color (format, SHADE);
  if (header || look == PB_LOOK_PLAIN || look == PB_LOOK_WRAPPED || look == PB_LOOK_SUM || look == PB_LOOK_LINK
      || look == PB_LOOK_ID)
    {
      format_set_bottom (format, header ? LXW_BORDER_MEDIUM : LXW_BORDER_HAIR);
      format_set_bottom_color (format, header ? SECOND : LINE);
    }
  if (look == PB_LOOK_BALANCE)
    {
      format_set_top (format, LXW_BORDER_MEDIUM);
      format_set_top_color (format, INK);
    }
  if (look == PB_LOOK_ENTRY)
    {
      format_set_unlocked (format);
      format_set_bg_color (format, ENTRY);
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, EDGE);
    }
  if (look == PB_LOOK_LINK)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
}

lxw_format *
pb_workbook_format (PbWorkbook *self, PbLook look, guint indent, const char *number_format)
{
  lxw_format **plain = number_format == NULL ? &self->plain_formats[look][MIN (indent, 15)] : NULL;
  if (plain != NULL && *plain != NULL)
    return *plain;
  g_autofree char *key = g_strdup_printf ("%d/%u/%s", look, indent, number_format != NULL ? number_format : "");
  lxw_format *format = g_hash_table_lookup (self->formats, key);
  if (format != NULL)
    return format;
  format = workbook_add_format (self->book);
  set_look (format, look);
  if (indent > 0)
    format_set_indent (format, MIN (indent, 15));
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  if (plain != NULL)
    *plain = format;
  g_hash_table_insert (self->formats, g_steal_pointer (&key), format);
  return format;
}

char *
pb_workbook_dup_money_format (int decimals)
{
  g_autofree char *zeros = g_strnfill (CLAMP (decimals, 0, 8), '0');
  return g_strconcat ("#,##0", decimals > 0 ? "." : "", zeros, NULL);
}

int
pb_workbook_exact_decimals (PbUnit unit)
{
  return unit == PB_UNIT_MNKR ? 8 : unit == PB_UNIT_TKR ? 5 : 2;
}

/* The column is as wide as the longest line in it. What spans the sheet, as its title, does not count. */
static void
widen (PbWorksheet *self, guint column, PbLook look, double width)
{
  if (look == PB_LOOK_TITLE || look == PB_LOOK_QUIET || look == PB_LOOK_HEADING)
    return;
  if (self->widths->len <= column)
    g_array_set_size (self->widths, column + 1);
  double *widest = &g_array_index (self->widths, double, column);
  *widest = MAX (*widest, CLAMP (width, MIN_WIDTH, look == PB_LOOK_WRAPPED ? MAX_WRAPPED : MAX_WIDTH));
}

/* A row is as high as the cell of it that takes most lines: not every program measures wrapped text by itself. */
static void
heighten (PbWorksheet *self, guint row, guint n_lines)
{
  if (self->row != row)
    self->n_lines = 1;
  self->row = row;
  if (n_lines <= self->n_lines)
    return;
  self->n_lines = MIN (n_lines, MAX_LINES);
  worksheet_set_row (self->sheet, row, self->n_lines * LINE_HEIGHT + 1, NULL);
}

static double
measure (const char *text, PbLook look)
{
  guint longest = 0, line = 0, word = 0;
  gboolean header = look == PB_LOOK_HEADER || look == PB_LOOK_HEADER_RIGHT;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      line = *p == '\n' ? 0 : line + 1;
      word = g_ascii_isspace (*p) ? 0 : word + 1;
      /* A header breaks between words. */
      longest = MAX (longest, header ? word : line);
    }
  /* A header is bold, and may take two lines. */
  return header ? MAX (longest, g_utf8_strlen (text, -1) / 2.0) * 1.15 + 2 : longest * 1.05 + 1.5;
}

guint
pb_worksheet_count_lines (const char *text, guint width)
{
  guint lines = 1, at = 0;
  for (const char *p = text; *p != '\0';)
    {
      gsize word = strcspn (p, " \n");
      guint length = g_utf8_strlen (p, word);
      if (at > 0 && at + length > width)
        {
          lines++;
          at = 0;
        }
      /* A word that is longer than the line is broken. */
      lines += length / width;
      at += length % width + 1;
      p += word;
      if (*p == '\n')
        {
          lines++;
          at = 0;
        }
      p += *p != '\0';
    }
  return lines;
}

/* As nearly all texts are: short, and with nothing in them that has to be written in another way. */
static gboolean
is_safe (const char *text)
{
  gsize length = strlen (text);
  if (length > PB_XLSX_MAX_TEXT || !g_utf8_validate (text, length, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (((guchar)*p < 0x20 && *p != '\t' && *p != '\n') || (*p == '_' && p[1] == 'x') || (guchar)*p == 0xef)
      return FALSE;
  return TRUE;
}

char *
pb_workbook_dup_safe (PbWorkbook *book, const char *text)
{
  if (is_safe (text))
    return g_strdup (text);
  g_autofree char *utf8 = g_utf8_make_valid (text, -1);
  GString *safe = g_string_sized_new (strlen (utf8));
  guint units = 0;
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char escape[16] = "";
      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      if (c == 0xfffe || c == 0xffff || (c < 0x20 && c != '\t' && c != '\n'))
        g_snprintf (escape, sizeof escape, "_x%04X_", c);
      else if (c == '_' && p[1] == 'x' && strspn (p + 2, "0123456789abcdefABCDEF") >= 4 && p[6] == '_')
        g_snprintf (escape, sizeof escape, "_x005F_");
      guint more = *escape != '\0' ? 7 : c > 0xffff ? 2 : 1;
      if (units + more > PB_XLSX_MAX_TEXT)
        {
          book->n_cut++;
          break;
        }
      units += more;
      if (*escape != '\0')
        g_string_append (safe, escape);
      else
        g_string_append_unichar (safe, c);
    }
  return g_string_free (safe, FALSE);
}

void
pb_worksheet_indented (PbWorksheet *self, guint row, guint column, PbLook look, guint indent, const char *text)
{
  gboolean header = look == PB_LOOK_HEADER || look == PB_LOOK_HEADER_RIGHT;
  /* Text to the right of a number keeps its distance. */
  if (column > 0 && look != PB_LOOK_HEADER_RIGHT && look != PB_LOOK_ID)
    indent++;
  pb_worksheet_remember (self, row, column, pb_review_mark_text (text));
  if (text == NULL || *text == '\0')
    {
      /* What is written in it later stands as what is there already. */
      worksheet_write_blank (self->sheet, row, column,
                             pb_workbook_format (self->book, look, look == PB_LOOK_ENTRY ? indent : 0, NULL));
      return;
    }
  g_autofree char *safe = pb_workbook_dup_safe (self->book, text);
  double width = measure (safe, look) + 1.5 * indent;
  if (look == PB_LOOK_WRAPPED || look == PB_LOOK_ENTRY || (look == PB_LOOK_PLAIN && width > MAX_WIDTH))
    heighten (self, row,
              pb_worksheet_count_lines (safe, (look == PB_LOOK_PLAIN ? MAX_WIDTH : MAX_WRAPPED) - 2 * MIN (indent, 8) - 1));
  if (header && strpbrk (safe, " \n") != NULL)
    heighten (self, row, 2);
  lxw_format *format = pb_workbook_format (
      self->book, look == PB_LOOK_PLAIN && width > MAX_WIDTH ? PB_LOOK_WRAPPED : look, indent, NULL);
  worksheet_write_string (self->sheet, row, column, safe, format);
  widen (self, column, look, width);
}

void
pb_worksheet_paragraph (PbWorksheet *self, guint row, guint last_column, PbLook look, guint width, const char *text)
{
  g_autofree char *safe = pb_workbook_dup_safe (self->book, text);
  lxw_format *format = pb_workbook_format (self->book, look, 0, NULL);
  heighten (self, row, pb_worksheet_count_lines (safe, width));
  if (last_column > 0)
    worksheet_merge_range (self->sheet, row, 0, row, last_column, "", format);
  worksheet_write_string (self->sheet, row, 0, safe, format);
}

void
pb_worksheet_text (PbWorksheet *self, guint row, guint column, PbLook look, const char *text)
{
  pb_worksheet_indented (self, row, column, look, 0, text);
}

void
pb_worksheet_take_text (PbWorksheet *self, guint row, guint column, PbLook look, char *text)
{
  pb_worksheet_text (self, row, column, look, text);
  g_free (text);
}

static void
widen_number (PbWorksheet *self, guint column, PbLook look, double number, int decimals)
{
  double digits = fabs (number) < 1 ? 1 : floor (log10 (fabs (number))) + 1;
  widen (self, column, look, (digits + floor ((digits - 1) / 3) + (decimals > 0 ? decimals + 1 : 0) + 1) * 1.1 + 2);
}

void
pb_worksheet_number (PbWorksheet *self, guint row, guint column, PbLook look, double number, int decimals)
{
  g_autofree char *code = pb_workbook_dup_money_format (decimals);
  pb_worksheet_remember (self, row, column, pb_review_mark_number (number));
  worksheet_write_number (self->sheet, row, column, number, pb_workbook_format (self->book, look, 0, code));
  widen_number (self, column, look, number, decimals);
}

void
pb_worksheet_noted (PbWorksheet *self, guint row, guint column, PbLook look, double number, int decimals, const char *after)
{
  g_autofree char *code = pb_workbook_dup_money_format (decimals);
  g_auto (GStrv) parts = g_strsplit (after, "\"", -1);
  g_autofree char *words = g_strjoinv ("", parts), *whole = g_strdup_printf ("%s\" (%s)\"", code, words);
  worksheet_write_number (self->sheet, row, column, number, pb_workbook_format (self->book, look, 0, whole));
  widen (self, column, look, 2 * g_utf8_strlen (words, -1) + 5);
}

void
pb_worksheet_name (PbWorksheet *self, guint row, guint column, PbLook look, double number)
{
  pb_worksheet_remember (self, row, column, pb_review_mark_number (number));
  worksheet_write_number (self->sheet, row, column, number, pb_workbook_format (self->book, look, 0, "0"));
  widen_number (self, column, look, number, 0);
}

static double
in_unit (PbWorkbook *book, gint64 ore, PbUnit unit)
{
  if (ore > MAX_EXACT || ore < -MAX_EXACT)
    book->n_rounded++;
  return (double)ore / (double)pb_unit_ore (unit);
}

void
pb_worksheet_money (PbWorksheet *self, guint row, guint column, PbLook look, gint64 ore, PbUnit unit, int decimals)
{
  pb_worksheet_number (self, row, column, look, in_unit (self->book, ore, unit), decimals);
}

void
pb_worksheet_number_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula,
                             double number, int decimals)
{
  g_autofree char *code = pb_workbook_dup_money_format (decimals);
  pb_worksheet_remember (self, row, column, PB_REVIEW_FORMULA);
  worksheet_write_formula_num (self->sheet, row, column, formula, pb_workbook_format (self->book, look, 0, code),
                               number);
  widen_number (self, column, look, number, decimals);
}

void
pb_worksheet_money_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula, gboolean has,
                            gint64 ore, PbUnit unit, int decimals)
{
  g_autofree char *code = pb_workbook_dup_money_format (decimals);
  if (has)
    pb_worksheet_number_formula (self, row, column, look, formula, in_unit (self->book, ore, unit), decimals);
  else
    {
      pb_worksheet_remember (self, row, column, PB_REVIEW_FORMULA);
      worksheet_write_formula_str (self->sheet, row, column, formula, pb_workbook_format (self->book, look, 0, code), "");
    }
}

void
pb_worksheet_text_formula (PbWorksheet *self, guint row, guint column, PbLook look, const char *formula,
                           const char *text)
{
  guint indent = look == PB_LOOK_PLAIN && column > 0 ? 1 : 0;
  if (look == PB_LOOK_HEADER_RIGHT && strchr (text, ' ') != NULL)
    heighten (self, row, 2);
  pb_worksheet_remember (self, row, column, PB_REVIEW_FORMULA);
  worksheet_write_formula_str (self->sheet, row, column, formula, pb_workbook_format (self->book, look, indent, NULL),
                               text);
  widen (self, column, look, measure (text, look));
}

static void
write_date (PbWorksheet *self, guint row, guint column, PbLook look, PbLook blank, const char *iso)
{
  GDate date;
  if (iso == NULL || !pb_date_from_iso (iso, &date) || g_date_get_year (&date) < 1901)
    {
      if (blank == PB_LOOK_ENTRY && iso == NULL)
        worksheet_write_blank (self->sheet, row, column, pb_workbook_format (self->book, look, 0, DATE_FORMAT));
      else
        pb_worksheet_text (self, row, column, blank, iso);
      return;
    }
  pb_worksheet_remember (self, row, column, pb_review_mark_text (iso));
  lxw_datetime day = { g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0 };
  worksheet_write_datetime (self->sheet, row, column, &day,
                            pb_workbook_format (self->book, look, 0, DATE_FORMAT));
  widen (self, column, PB_LOOK_PLAIN, 11.5);
}

void
pb_worksheet_date (PbWorksheet *self, guint row, guint column, const char *iso)
{
  write_date (self, row, column, PB_LOOK_ID, PB_LOOK_PLAIN, iso);
}

void
pb_worksheet_entry_date (PbWorksheet *self, guint row, guint column, const char *iso)
{
  write_date (self, row, column, PB_LOOK_ENTRY, PB_LOOK_ENTRY, iso);
}

/* The sheet's name as formulas and links write it. (transfer full) */
static char *
dup_quoted (PbWorksheet *self)
{
  g_auto (GStrv) parts = g_strsplit (self->name, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);
  return g_strdup_printf ("'%s'", doubled);
}

char *
pb_workbook_dup_brief (const char *text, guint length)
{
  if (g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);
  g_autofree char *start = g_utf8_substring (text, 0, length);
  char *space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

void
pb_worksheet_link (PbWorksheet *self, guint row, guint column, const char *text, PbWorksheet *to, guint to_row)
{
  /* Not every program wraps a link; what it leads to has all of the text. */
  g_autofree char *brief = pb_workbook_dup_brief (text, MAX_WIDTH - 4);
  g_autofree char *safe = pb_workbook_dup_safe (self->book, brief), *sheet = dup_quoted (to);
  g_autofree char *address = g_strdup_printf ("internal:%s!A%u", sheet, to_row + 1);
  lxw_format *format = pb_workbook_format (self->book, PB_LOOK_LINK, column > 0 ? 1 : 0, NULL);
  pb_worksheet_remember (self, row, column, pb_review_mark_text (brief));
  worksheet_write_url (self->sheet, row, column, address, format);
  worksheet_write_string (self->sheet, row, column, safe, format);
  widen (self, column, PB_LOOK_LINK, measure (safe, PB_LOOK_LINK));
}

char *
pb_worksheet_dup_cell (guint row, guint column)
{
  g_autofree char *letters = pb_xlsx_dup_letters (column);
  return g_strdup_printf ("%s%u", letters, row + 1);
}

char *
pb_worksheet_dup_far_cell (PbWorksheet *self, guint row, guint column)
{
  g_autofree char *sheet = dup_quoted (self), *cell = pb_worksheet_dup_cell (row, column);
  return g_strdup_printf ("%s!%s", sheet, cell);
}

static lxw_format *
condition_format (PbWorkbook *book, PbLook look)
{
  static const struct
  {
    lxw_color_t ink;
    lxw_color_t tint;
  } colours[PB_N_LOOKS] = { [PB_LOOK_GOOD] = { GOOD, 0xe3f2ef },
                            [PB_LOOK_WARN] = { WARN, 0xfbf0d8 },
                            [PB_LOOK_BAD] = { BAD, 0xfbe9e4 },
                            [PB_LOOK_ACTIVE] = { ACCENT, 0xe4edf8 },
                            [PB_LOOK_IDLE] = { SECOND, 0 } };
  g_autofree char *key = g_strdup_printf ("condition/%d", look);
  lxw_format *format = g_hash_table_lookup (book->formats, key);
  if (format != NULL)
    return format;
  format = workbook_add_format (book->book);
  format_set_font_color (format, colours[look].ink);
  if (colours[look].tint != 0)
    format_set_bg_color (format, colours[look].tint);
  g_hash_table_insert (book->formats, g_steal_pointer (&key), format);
  return format;
}

void
pb_worksheet_colour_text (PbWorksheet *self, guint row, guint column, guint last_row, guint last_column,
                          const char *text, PbLook look)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts), *value = g_strdup_printf ("=\"%s\"", doubled);
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = value,
                                       .format = condition_format (self->book, look) };
  worksheet_conditional_format_range (self->sheet, row, column, last_row, last_column, &condition);
}

void
pb_worksheet_colour_negative (PbWorksheet *self, guint row, guint column, guint last_row, guint last_column)
{
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
                                       .value = 0,
                                       .format = condition_format (self->book, PB_LOOK_BAD) };
  worksheet_conditional_format_range (self->sheet, row, column, last_row, last_column, &condition);
}

static PbLook
look_of (PbEnum e, guint value)
{
  if (e == PB_ENUM_STATUS)
    return value == PB_STATUS_DONE          ? PB_LOOK_GOOD
           : value == PB_STATUS_CANCELLED   ? PB_LOOK_BAD
           : value == PB_STATUS_NOT_STARTED ? PB_LOOK_IDLE
                                            : PB_LOOK_ACTIVE;
  return value == PB_ASSESSMENT_MET       ? PB_LOOK_GOOD
         : value == PB_ASSESSMENT_PARTLY  ? PB_LOOK_WARN
         : value == PB_ASSESSMENT_NOT_MET ? PB_LOOK_BAD
                                          : PB_LOOK_IDLE;
}

void
pb_worksheet_choices (PbWorksheet *self, guint row, guint last_row, guint column, PbEnum e)
{
  guint n = pb_enum_n_values (e);
  g_autofree char **words = g_new0 (char *, n + 1);
  if (last_row < row)
    return;
  for (guint i = 0; i < n; i++)
    {
      words[i] = (char *)pb_enum_label (e, i);
      pb_worksheet_colour_text (self, row, column, last_row, column, words[i], look_of (e, i));
    }
  lxw_data_validation choice = { .validate = LXW_VALIDATION_TYPE_LIST,
                                 .value_list = words,
                                 .error_title = _ ("Choose from the list"),
                                 .error_message = _ ("Choose one of the words in the list.") };
  worksheet_data_validation_range (self->sheet, row, column, last_row, column, &choice);
}

char *
pb_workbook_dup_column_sum (guint first_row, guint last_row, guint column, PbUnit unit)
{
  g_autofree char *first = pb_worksheet_dup_cell (first_row, column), *last = pb_worksheet_dup_cell (last_row, column);
  return g_strdup_printf ("=IF(COUNT(%s:%s)=0,\"\",ROUND(SUM(%s:%s),%d))", first, last, first, last,
                          pb_workbook_exact_decimals (unit));
}

void
pb_workbook_append_term (GString *terms, const char *cell, double factor)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (number, sizeof number, "%.15g", factor);
  /* N: a formula that gives "" counts as nothing, where it would be an error. */
  g_string_append_printf (terms, "%sN(%s)", terms->len > 0 ? "+" : "", cell);
  if (factor != 1)
    g_string_append_printf (terms, "*%s", number);
}

char *
pb_workbook_dup_rounded (const char *terms, PbUnit unit)
{
  gboolean in_name = FALSE, computes = FALSE;
  for (const char *p = terms; *p != '\0'; p++)
    {
      in_name ^= *p == '\'';
      computes |= !in_name && (*p == '+' || *p == '*');
    }
  return computes ? g_strdup_printf ("=ROUND(%s,%d)", terms, pb_workbook_exact_decimals (unit))
                  : g_strdup_printf ("=%.*s", (int)strlen (terms) - 3, terms + 2);
}
