/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-overview-cards.h"

#include <glib/gi18n-lib.h>
#include "model/pb-assignment.h"
#include "model/pb-date.h"
#include "pb-card-page.h"
#include "pb-view.h"
#include "widgets/pb-mark-label.h"
#include "widgets/pb-mark.h"

#define SHOWN 5
/* More than anybody reads on a page; the row after them says how many there are. */
#define MOST 500

GtkWidget *
pb_overview_button (const char *key, const char *action, GVariant *target, const char *label)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_name (button, key);
  gtk_widget_add_css_class (button, "flat");
  if (target)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (label)
    pb_view_set_accessible_label (button, label);
  return button;
}

static GtkWidget *
new_text (const char *text, const char *classes)
{
  GtkWidget *label = pb_view_label (text, classes);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

static GtkWidget *
new_two_lines (const char *title, const char *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = new_text (title, "");

  gtk_label_set_width_chars (GTK_LABEL (first), 16);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), new_text (detail, "pb-small pb-secondary"));
  return box;
}

static GtkWidget *
new_chevron (void)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-classes", (const char *[]){ "pb-tertiary", NULL }, NULL);
}

/* box as a row: a button where it leads somewhere, else only a row. target is taken. */
static GtkWidget *
new_row (GtkWidget *box, const char *key, const char *action, GVariant *target, const char *label)
{
  GtkWidget *button;

  if (!action)
    {
      gtk_widget_add_css_class (box, "pb-overview-row");
      return box;
    }
  button = pb_overview_button (key, action, target, label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pb-overview-row");
  return button;
}

static GtkWidget *
new_date (PbOverview *overview, PbOverviewDue *due)
{
  g_autofree char *day = NULL;
  g_autofree char *distance = pb_date_format_distance (&due->date, &overview->today);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  int years = (int) g_date_get_year (&due->date) - (int) g_date_get_year (&overview->today);

  /* A date in another year than this or the next few weeks' needs its year to be understood. */
  day = due->late && years != 0 ? pb_date_format (&due->date) : pb_date_format_short (&due->date);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pb_view_number (day, "pb-semibold"));
  if (due->late)
    {
      GtkWidget *late = pb_mark_label_new (PB_MARK_LATE, distance);

      pb_mark_label_set_coloured (PB_MARK_LABEL (late), TRUE);
      gtk_widget_add_css_class (late, "pb-small");
      gtk_widget_set_halign (late, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), late);
    }
  else
    gtk_box_append (GTK_BOX (box), pb_view_number (distance, "pb-small pb-secondary"));
  return box;
}

static GtkWidget *
new_due_row (PbOverview *overview, guint i)
{
  PbOverviewDue *due = overview->due->pdata[i];
  g_autofree char *day = pb_date_format (&due->date);
  g_autofree char *distance = pb_date_format_distance (&due->date, &overview->today);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s, %s", due->title, due->detail, day, distance);
  g_autofree char *key = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), new_two_lines (due->title, due->detail));
  gtk_box_append (GTK_BOX (box), new_date (overview, due));
  if (due->kind != PB_DUE_MEETING)
    gtk_box_append (GTK_BOX (box), new_chevron ());
  if (due->kind == PB_DUE_PERIOD)
    return new_row (box, "due-period", "win.filter-assignments", g_variant_new_string ("unreported"), label);
  if (due->kind == PB_DUE_MEETING)
    return new_row (box, NULL, NULL, NULL, NULL);
  key = g_strdup_printf ("due-%" G_GINT64_FORMAT, pb_record_get_id (due->record));
  return new_row (box, key, "win.open-record",
                  g_variant_new ("(sx)", due->kind == PB_DUE_ACTIVITY ? "activity" : "assignment",
                                 pb_record_get_id (due->record)),
                  label);
}

/* "senast tertial 2", "senast tertial 3 2024", "aldrig rapporterat" */
static char *
dup_last_report (PbOverview *overview, PbRecord *assignment)
{
  PbRecord *latest = pb_assignment_get_latest (assignment);
  PbRecord *period = latest ? pb_record_get_ref (latest, PB_FOLLOW_UP_PERIOD) : NULL;
  const char *code = period ? pb_record_get_text (period, PB_PERIOD_CODE) : NULL;
  g_autofree char *name = NULL;

  if (!code)
    return g_strdup (_("never reported"));
  name = pb_period_year (code) == g_date_get_year (&overview->today) ? pb_period_format_short (code)
                                                                      : pb_period_format (code);
  /* TRANSLATORS: a period: "last tertial 2" */
  return g_strdup_printf (_("last %s"), name);
}

static GtkWidget *
new_unreported_row (PbOverview *overview, guint i)
{
  PbRecord *assignment = overview->unreported->pdata[i];
  const char *title = pb_assignment_get_short_title (assignment);
  gboolean numbered = !pb_record_is_null (assignment, PB_ASSIGNMENT_NUMBER);
  g_autofree char *number
      = numbered ? g_strdup_printf ("%" G_GINT64_FORMAT, pb_record_get_int (assignment, PB_ASSIGNMENT_NUMBER))
                 : g_strdup ("–");
  g_autofree char *roles = pb_assignment_dup_roles (assignment, TRUE);
  g_autofree char *full_roles = pb_assignment_dup_roles (assignment, FALSE);
  g_autofree char *last = dup_last_report (overview, assignment);
  g_autofree char *detail = g_strdup_printf ("%s%s%s", roles, *roles ? " · " : "", last);
  g_autofree char *label = g_strdup_printf ("%s %s, %s%s%s", number, title, full_roles, *full_roles ? ", " : "", last);
  g_autofree char *key = g_strdup_printf ("unreported-%" G_GINT64_FORMAT, pb_record_get_id (assignment));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *figure = pb_view_number (number, "pb-tertiary");

  gtk_label_set_width_chars (GTK_LABEL (figure), 2);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), new_two_lines (title, detail));
  gtk_box_append (GTK_BOX (box), new_chevron ());
  return new_row (box, key, "win.open-record", g_variant_new ("(sx)", "assignment", pb_record_get_id (assignment)),
                  label);
}

static PbMarkKind
get_finding_mark (const char *code, PbSeverity severity)
{
  if (strcmp (code, "not-balanced") == 0)
    return PB_MARK_BALANCE_DEFICIT;
  if (severity == PB_SEVERITY_INFO)
    return PB_MARK_PROOF_ROUNDING;
  return PB_MARK_PROOF_MISMATCH;
}

static GtkWidget *
new_finding_row (PbMarkKind mark, const char *key, const char *heading, const char *detail, PbRecord *record)
{
  g_autofree char *label = g_strdup_printf ("%s, %s", heading, detail);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), pb_mark_new (mark));
  gtk_box_append (GTK_BOX (box), new_two_lines (heading, detail));
  gtk_box_append (GTK_BOX (box), new_chevron ());
  if (!record)
    return new_row (box, key, "win.show-view", g_variant_new_string ("budget"), label);
  return new_row (box, key, "win.open-record",
                  g_variant_new ("(sx)", pb_table_info (pb_record_get_table (record))->name, pb_record_get_id (record)),
                  label);
}

static GtkWidget *
new_gathered_row (PbOverview *overview, guint i)
{
  PbOverviewFinding *finding = overview->findings->pdata[i];
  g_autofree char *key = g_strdup_printf ("finding-%s-%s", finding->code, finding->heading);

  return new_finding_row (get_finding_mark (finding->code, finding->severity), key, finding->heading,
                          finding->detail ? finding->detail : "", finding->record);
}

static GtkWidget *
new_single_row (PbFinding *finding)
{
  const char *code = pb_finding_get_code (finding);
  const char *detail = pb_finding_get_detail (finding);
  const char *column = pb_finding_get_column (finding);
  g_autofree char *key = g_strdup_printf ("single-%s-%s-%s", code, pb_finding_get_heading (finding), column);

  return new_finding_row (get_finding_mark (code, pb_finding_get_severity (finding)), key,
                          pb_finding_get_heading (finding), detail ? detail : "", pb_finding_get_record (finding));
}

/* Several roundings of a line stand in one row of the page. */
static guint
count_findings (PbOverview *overview)
{
  guint n = 0;

  for (guint i = 0; i < overview->findings->len; i++)
    n += ((PbOverviewFinding *) overview->findings->pdata[i])->n;
  return n;
}

guint
pb_overview_list_length (PbOverview *overview, PbOverviewList which)
{
  return which == PB_OVERVIEW_DUE          ? overview->due->len
         : which == PB_OVERVIEW_UNREPORTED ? overview->unreported->len
                                           : count_findings (overview);
}

static guint
count_rows (PbOverview *overview, PbOverviewList which)
{
  return which == PB_OVERVIEW_FINDINGS ? overview->findings->len : pb_overview_list_length (overview, which);
}

char *
pb_overview_list_title (PbOverviewList which)
{
  switch (which)
    {
    case PB_OVERVIEW_DUE:
      return g_strdup_printf (ngettext ("Within %d day", "Within %d days", PB_OVERVIEW_DAYS), PB_OVERVIEW_DAYS);
    case PB_OVERVIEW_UNREPORTED:
      return g_strdup (_("Without follow-up"));
    case PB_OVERVIEW_FINDINGS:
    default:
      return g_strdup (_("Check"));
    }
}

static char *
dup_list_about (PbOverview *overview, PbOverviewList which)
{
  g_autofree char *text = NULL;

  switch (which)
    {
    case PB_OVERVIEW_DUE:
      text = pb_date_format (&overview->until);
      return g_strdup_printf (C_("list", "until %s"), text);
    case PB_OVERVIEW_UNREPORTED:
      if (overview->n_assignments == 0)
        return g_strdup ("");
      text = overview->period ? pb_period_format_short (overview->period) : g_strdup ("");
      /* TRANSLATORS: a period, a count, a count: "tertial 3 · 9 of 24" */
      return g_strdup_printf (_("%s · %u of %u"), text, overview->unreported->len, overview->n_assignments);
    case PB_OVERVIEW_FINDINGS:
    default:
      if (overview->findings->len == 0)
        return g_strdup ("");
      return g_strdup_printf (ngettext ("%u is wrong", "%u are wrong", overview->n_errors), overview->n_errors);
    }
}

static const char *
get_nothing (PbOverview *overview, PbOverviewList which)
{
  switch (which)
    {
    case PB_OVERVIEW_DUE:
      return _("Nothing is late and nothing with a date falls due.");
    case PB_OVERVIEW_UNREPORTED:
      return overview->n_assignments ? _("Everything is reported.") : _("There are no assignments to report on.");
    case PB_OVERVIEW_FINDINGS:
    default:
      return overview->has_tables ? _("Tables, printed totals and claims add up.") : _("There are no tables to check yet.");
    }
}

static GtkWidget *
new_list_row (PbOverview *overview, PbOverviewList which, guint i)
{
  switch (which)
    {
    case PB_OVERVIEW_DUE:
      return new_due_row (overview, i);
    case PB_OVERVIEW_UNREPORTED:
      return new_unreported_row (overview, i);
    case PB_OVERVIEW_FINDINGS:
    default:
      return new_gathered_row (overview, i);
    }
}

GtkWidget *
pb_overview_list_card (PbOverview *overview, PbOverviewList which)
{
  static const char *const keys[] = { "all-due", "all-unreported", "all-findings" };
  guint n = pb_overview_list_length (overview, which);
  guint rows = MIN (count_rows (overview, which), SHOWN);
  g_autofree char *title = pb_overview_list_title (which);
  g_autofree char *about = dup_list_about (overview, which);
  GtkWidget *link = NULL;
  GtkWidget *card;

  if (n > rows)
    {
      /* TRANSLATORS: opens the whole list: "All 11" */
      g_autofree char *all = g_strdup_printf (C_("list", "All %u"), n);
      g_autofree char *label = g_strdup_printf ("%s: %s", title, all);

      if (which == PB_OVERVIEW_UNREPORTED)
        link = pb_overview_button (keys[which], "win.filter-assignments", g_variant_new_string ("unreported"), NULL);
      else
        link = pb_overview_button (keys[which], "overview.show-all", g_variant_new_int32 ((gint32) which), NULL);
      gtk_button_set_label (GTK_BUTTON (link), all);
      pb_view_set_accessible_label (link, label);
      gtk_widget_add_css_class (link, "pb-link");
    }
  card = pb_card_new (title, about, link);
  for (guint i = 0; i < rows; i++)
    gtk_box_append (GTK_BOX (card), new_list_row (overview, which, i));
  if (n == 0)
    {
      GtkWidget *nothing = pb_view_label (get_nothing (overview, which), "pb-secondary pb-overview-row");

      gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
      gtk_label_set_yalign (GTK_LABEL (nothing), 0);
      gtk_widget_set_vexpand (nothing, TRUE);
      gtk_label_set_width_chars (GTK_LABEL (nothing), 22);
      gtk_box_append (GTK_BOX (card), nothing);
    }
  return card;
}

GtkWidget *
pb_overview_full_list (PbPlan *plan, PbOverview *overview, PbOverviewList which)
{
  g_autoptr (GPtrArray) findings = which == PB_OVERVIEW_FINDINGS ? pb_check_all (plan) : NULL;
  guint n = findings ? findings->len : pb_overview_list_length (overview, which);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "pb-card");
  gtk_widget_add_css_class (card, "pb-full-list");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  for (guint i = 0; i < MIN (n, MOST); i++)
    gtk_box_append (GTK_BOX (card),
                    findings ? new_single_row (findings->pdata[i]) : new_list_row (overview, which, i));
  if (n > MOST)
    {
      g_autofree char *text = g_strdup_printf (_("These are the first %u of %u."), MOST, n);

      gtk_box_append (GTK_BOX (card), pb_view_label (text, "pb-secondary pb-overview-row"));
    }
  if (n == 0)
    gtk_box_append (GTK_BOX (card), pb_view_label (get_nothing (overview, which), "pb-secondary pb-overview-row"));
  return card;
}
