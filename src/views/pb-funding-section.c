/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-funding-section.h"

#include <glib/gi18n-lib.h>

#include "model/pb-date.h"
#include "model/pb-number.h"
#include "pb-pane-row.h"
#include "pb-pane-util.h"
#include "pb-view.h"

struct _PbFundingSection
{
  PbPaneSection parent_instance;

  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (PbFundingSection, pb_funding_section, PB_TYPE_PANE_SECTION)

static GtkWidget *
make_row (gpointer data)
{
  return pb_pane_row_new ();
}

static char *
dup_span (PbRecord *funding)
{
  g_autofree char *from = NULL, *to = NULL;
  GDate date;

  if (pb_record_get_date (funding, PB_FUNDING_START, &date))
    from = pb_date_format_month (&date);
  if (pb_record_get_date (funding, PB_FUNDING_END, &date))
    to = pb_date_format_month (&date);
  if (!from && !to)
    return NULL;
  return g_strdup_printf ("%s – %s", from ? from : "", to ? to : "");
}

static void
show_funding (PbPaneRow *row, PbRecord *funding)
{
  const char *terms = pb_record_get_text (funding, PB_FUNDING_TERMS);
  g_autofree char *amount = NULL, *span = dup_span (funding);
  GString *second = g_string_new (NULL);

  if (!pb_record_is_null (funding, PB_FUNDING_AMOUNT))
    {
      g_autofree char *number = pb_money_format (pb_record_get_int (funding, PB_FUNDING_AMOUNT), PB_UNIT_MNKR, 1);

      amount = g_strdup_printf ("%s %s", number, pb_enum_label (PB_ENUM_UNIT, PB_UNIT_MNKR));
    }
  pb_pane_append_part (second, pb_record_get_text (funding, PB_FUNDING_SOURCE));
  pb_pane_append_part (second, span);
  if (terms && *terms)
    g_string_append_printf (second, "%s%s", second->len ? "\n" : "", terms);
  pb_pane_row_set_texts (row, pb_record_get_title (funding), second->str, amount);
  g_string_free (second, TRUE);
}

static void
pb_funding_section_update (PbPaneSection *section, PbRecord *assignment, gboolean switched)
{
  PbFundingSection *self = PB_FUNDING_SECTION (section);
  GPtrArray *links = pb_plan_peek_children (pb_record_get_plan (assignment), PB_FUNDING_ASSIGNMENT_ASSIGNMENT,
                                            pb_record_get_id (assignment));
  guint shown = 0;

  for (guint i = 0; i < links->len; i++)
    {
      PbRecord *funding = pb_record_get_ref (links->pdata[i], PB_FUNDING_ASSIGNMENT_FUNDING);

      if (funding)
        show_funding (PB_PANE_ROW (pb_pane_rows_get (self->rows, shown++, make_row, NULL)), funding);
    }
  pb_pane_rows_end (self->rows, shown);
  gtk_widget_set_visible (GTK_WIDGET (self), shown > 0);
}

static void
pb_funding_section_class_init (PbFundingSectionClass *klass)
{
  PB_PANE_SECTION_CLASS (klass)->update = pb_funding_section_update;
}

static void
pb_funding_section_init (PbFundingSection *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "pb-card");
  pb_pane_section_set_title (PB_PANE_SECTION (self), _("External funding"));
  pb_pane_section_set_body (PB_PANE_SECTION (self), self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pb_funding_section_new (void)
{
  return g_object_new (PB_TYPE_FUNDING_SECTION, NULL);
}
