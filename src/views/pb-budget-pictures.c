/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pb-budget-pictures.h"

#include <glib/gi18n-lib.h>
#include "model/pb-effect-stack.h"
#include "model/pb-waterfall.h"
#include "pb-card-page.h"
#include "pb-pane-util.h"
#include "report/pb-picture-data.h"
#include "pb-picture-menu.h"
#include "pb-view.h"
#include "pb-wrap-layout.h"
#include "widgets/pb-bar-chart.h"

/* Bars of a kind that stand by themselves; what is smaller is gathered. */
#define MOST_STEPS 8
#define MOST_SERIES 7
/* Opened, and scenarios beside each other: as many as can be told apart. */
#define MOST_OPENED 60
#define MOST_SCENARIOS 6
/* In a picture with years, together; the more the years, the fewer the bars of each. */
#define MOST_BARS 48
#define FEWEST 2

/* What is done one after another, between what the user does. */
enum
{
  PART_WAY,
  PART_YEARS, /* of the effects, one at a time */
  PART_EFFECTS,
  PART_COMPARISON,
  N_PARTS
};

typedef struct
{
  GtkWidget *card;
  GtkWidget *chart;
  GtkWidget *menu;
} Picture;

struct _PbBudgetPictures
{
  GtkWidget parent_instance;

  PbPlan *plan;
  gint64 board;
  int year; /* chosen; 0: the last */
  gboolean opened;
  gboolean filling;
  guint idle; /* a refresh is on its way */
  guint part; /* what it does next */
  PbWaterfall *waterfall;
  PbEffectStack *stack;
  PbEffectStack *growing; /* the next stack, while its years are added */
  GArray *scenarios; /* gint64, as the comparison has them; 0: the plan */
  guint n_compared; /* years that it has */

  GtkWidget *box;
  GtkDropDown *years;
  GtkWidget *gather;
  Picture way;
  Picture effects;
  Picture comparison;
};

G_DEFINE_FINAL_TYPE (PbBudgetPictures, pb_budget_pictures, GTK_TYPE_WIDGET)

/* "Funktionsstödsnämnden · mnkr · scenario Sent och 70 %" */
static char *
dup_subtitle (PbBudgetPictures *self, gboolean in_force)
{
  PbRecord *board = pb_plan_get_record (self->plan, PB_TABLE_BOARD, self->board);
  PbRecord *scenario = pb_plan_get_record (self->plan, PB_TABLE_SCENARIO, pb_plan_get_scenario (self->plan));
  GString *text = g_string_new (NULL);

  pb_pane_append_part (text, board ? pb_record_get_title (board) : _("The whole plan"));
  pb_pane_append_part (text, pb_enum_label (PB_ENUM_UNIT, pb_waterfall_get_unit (self->waterfall)));
  if (scenario && in_force)
    {
      /* TRANSLATORS: the scenario that figures are of */
      g_autofree char *part = g_strdup_printf (_("scenario %s"), pb_record_get_title (scenario));

      pb_pane_append_part (text, part);
    }
  return g_string_free (text, FALSE);
}

/* in_force: the figures are the scenario's that is in force. */
static void
set_words (PbBudgetPictures *self, Picture *picture, const char *title, gboolean in_force)
{
  g_autofree char *subtitle = dup_subtitle (self, in_force);

  pb_card_set_title (picture->card, title, pb_enum_label (PB_ENUM_UNIT, pb_waterfall_get_unit (self->waterfall)));
  pb_picture_menu_set_words (PB_PICTURE_MENU (picture->menu), title, subtitle,
                             pb_record_get_title (pb_plan_get_document (self->plan)));
}

static void
fill_way (PbBudgetPictures *self, int year)
{
  const PbWaterfallStep *first = pb_waterfall_get_step (self->waterfall, 0);
  gboolean deficit = first->kind == PB_WATERFALL_START && first->ore < 0;
  g_autofree char *title = g_strdup_printf (deficit ? _("From today's deficit to %d") : _("The way to %d"), year);
  g_autoptr (PbBarData) data = pb_picture_data_new_way (self->waterfall, title);
  gboolean gathered = FALSE;

  for (guint i = 0; i < pb_waterfall_get_n_steps (self->waterfall); i++)
    gathered |= pb_waterfall_get_step (self->waterfall, i)->kind == PB_WATERFALL_GATHERED;
  set_words (self, &self->way, title, TRUE);
  pb_bar_chart_set_data (PB_BAR_CHART (self->way.chart), data);
  gtk_button_set_label (GTK_BUTTON (self->gather), self->opened ? _("Gather the small ones") : _("Show all"));
  gtk_widget_set_visible (self->gather, gathered || self->opened);
}

static void
fill_effects (PbBudgetPictures *self)
{
  const char *title = _("Effects year by year");
  g_autoptr (PbBarData) data
      = pb_picture_data_new_effects (self->stack, pb_waterfall_get_unit (self->waterfall),
                                     pb_waterfall_get_decimals (self->waterfall), title);

  set_words (self, &self->effects, title, TRUE);
  pb_bar_chart_set_data (PB_BAR_CHART (self->effects.chart), data);
}

/* Of each year. */
static guint
get_most (guint n_years, guint most)
{
  return CLAMP (MOST_BARS / MAX (n_years, 1), FEWEST, most);
}

/* The plan, the scenario in force, and as many others as there is room for, in the plan's order. */
static void
choose_scenarios (PbBudgetPictures *self, guint most)
{
  GPtrArray *all = pb_plan_peek_records (self->plan, PB_TABLE_SCENARIO);
  gint64 in_force = pb_plan_get_scenario (self->plan);
  gint64 plan = 0;

  g_array_set_size (self->scenarios, 0);
  g_array_append_val (self->scenarios, plan);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = pb_record_get_id (all->pdata[i]);
      gboolean waiting = in_force != 0 && id != in_force && self->scenarios->len + 1 == most;

      for (guint k = 0; k < self->scenarios->len; k++)
        waiting = waiting && g_array_index (self->scenarios, gint64, k) != in_force;
      if (!waiting && self->scenarios->len < most)
        g_array_append_val (self->scenarios, id);
    }
}

static void
fill_comparison (PbBudgetPictures *self, GArray *years)
{
  const char *title = _("The balance in each scenario");
  g_autoptr (PbBarData) data = NULL;

  choose_scenarios (self, get_most (years->len, MOST_SCENARIOS));
  self->n_compared = years->len;
  gtk_widget_set_visible (self->comparison.card, self->scenarios->len > 1);
  if (self->scenarios->len < 2)
    return;
  data = pb_picture_data_new_scenarios (self->plan, self->board, self->scenarios, years,
                                        pb_waterfall_get_unit (self->waterfall),
                                        pb_waterfall_get_decimals (self->waterfall), title);
  set_words (self, &self->comparison, title, FALSE);
  pb_bar_chart_set_data (PB_BAR_CHART (self->comparison.chart), data);
}

/* The years to choose from, and the one that is shown. */
static int
fill_years (PbBudgetPictures *self, GArray *years)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *shown = gtk_drop_down_get_model (self->years);
  guint chosen = years->len - 1;
  gboolean same = shown && g_list_model_get_n_items (shown) == years->len;
  g_autofree char *words = NULL;
  int year;

  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", g_array_index (years, gint, i));

      gtk_string_list_append (names, name);
      same = same && g_str_equal (name, gtk_string_list_get_string (GTK_STRING_LIST (shown), i));
      if (g_array_index (years, gint, i) == self->year)
        chosen = i;
    }
  self->filling = TRUE;
  if (!same)
    gtk_drop_down_set_model (self->years, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->years, chosen);
  self->filling = FALSE;
  year = g_array_index (years, gint, chosen);
  words = g_strdup_printf (_("Year: %d"), year);
  pb_pane_name_inner (GTK_WIDGET (self->years), words);
  return year;
}

/* The way to the balance, and whether there is one. */
static void
fill_first (PbBudgetPictures *self, GArray *years)
{
  gint64 scenario = pb_plan_get_scenario (self->plan);
  int year = years->len > 0 ? fill_years (self, years) : 0;

  g_clear_pointer (&self->waterfall, pb_waterfall_free);
  if (year != 0)
    self->waterfall = pb_waterfall_new (self->plan, self->board, scenario, year, self->opened ? MOST_OPENED : MOST_STEPS);
  gtk_widget_set_visible (GTK_WIDGET (self), self->waterfall != NULL);
  if (self->waterfall)
    fill_way (self, year);
}

static void
begin_effects (PbBudgetPictures *self)
{
  g_clear_pointer (&self->growing, pb_effect_stack_free);
  if (self->waterfall)
    self->growing = pb_effect_stack_begin (self->plan, self->board, pb_plan_get_scenario (self->plan));
}

static void
fill_second (PbBudgetPictures *self, GArray *years)
{
  g_clear_pointer (&self->stack, pb_effect_stack_free);
  self->stack = g_steal_pointer (&self->growing);
  if (self->stack)
    pb_effect_stack_finish (self->stack, get_most (years->len, MOST_SERIES));
  gtk_widget_set_visible (self->effects.card, self->stack && pb_effect_stack_get_n_series (self->stack) > 0);
  if (self->stack)
    fill_effects (self);
}

/* Returns whether there is more to do. */
static gboolean
fill_part (PbBudgetPictures *self)
{
  g_autoptr (GArray) years = pb_waterfall_years (self->plan, self->board, pb_plan_get_scenario (self->plan));

  switch (self->part)
    {
    case PART_WAY:
      fill_first (self, years);
      begin_effects (self);
      break;
    case PART_YEARS:
      if (self->growing && pb_effect_stack_add_year (self->growing))
        return TRUE;
      break;
    case PART_EFFECTS:
      fill_second (self, years);
      break;
    default:
      if (self->waterfall)
        fill_comparison (self, years);
      break;
    }
  return ++self->part < N_PARTS;
}

static void
fill (PbBudgetPictures *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->part = PART_WAY;
  while (fill_part (self))
    ;
}

static gboolean
fill_next_cb (gpointer data)
{
  PbBudgetPictures *self = data;

  if (fill_part (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* The tables answer first; a key that is pressed meanwhile waits for one picture, or one year of it, at most. */
static void
queue_fill (PbBudgetPictures *self)
{
  self->part = PART_WAY;
  if (self->idle == 0)
    self->idle = g_idle_add (fill_next_cb, self);
}

static void
year_chosen_cb (GtkDropDown *years, GParamSpec *pspec, PbBudgetPictures *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (years);

  if (self->filling || !chosen)
    return;
  self->year = atoi (gtk_string_object_get_string (chosen));
  fill (self);
}

static void
toggle_gathered (PbBudgetPictures *self)
{
  self->opened = !self->opened;
  fill (self);
}

static void
open_line (PbBudgetPictures *self, PbRecord *line)
{
  pb_view_open_record (GTK_WIDGET (self), "table_line", pb_record_get_id (line));
}

static void
step_activated_cb (PbChart *chart, int item, PbBudgetPictures *self)
{
  const PbWaterfallStep *step = pb_waterfall_get_step (self->waterfall, (guint) item);

  if (step->kind == PB_WATERFALL_GATHERED)
    toggle_gathered (self);
  else
    open_line (self, step->line);
}

static void
effect_activated_cb (PbChart *chart, int item, PbBudgetPictures *self)
{
  guint n_years = pb_effect_stack_get_n_years (self->stack);
  const PbEffectSeries *series = pb_effect_stack_get_series (self->stack, (guint) item / n_years);

  if (series->assignment)
    pb_view_open_record (GTK_WIDGET (self), "assignment", pb_record_get_id (series->assignment));
  else if (series->line)
    open_line (self, series->line);
}

/* Puts the bar's scenario in force. */
static void
scenario_activated_cb (PbChart *chart, int item, PbBudgetPictures *self)
{
  pb_plan_set_scenario (self->plan, g_array_index (self->scenarios, gint64, (guint) item / self->n_compared));
}

/* The sign says the same as the colour. */
static void
append_key (GtkBox *tools, const char *css_class, const char *word)
{
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", "■", NULL);

  gtk_widget_add_css_class (mark, css_class);
  gtk_box_append (GTK_BOX (key), mark);
  gtk_box_append (GTK_BOX (key), pb_view_label (word, "pb-small pb-secondary"));
  gtk_box_append (tools, key);
}

static GtkWidget *
new_years (PbBudgetPictures *self)
{
  self->years = GTK_DROP_DOWN (pb_pane_drop_down (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->years), GTK_ALIGN_CENTER);
  g_signal_connect (self->years, "notify::selected", G_CALLBACK (year_chosen_cb), self);
  return GTK_WIDGET (self->years);
}

static GtkWidget *
new_gather (PbBudgetPictures *self)
{
  self->gather = gtk_button_new ();
  gtk_widget_add_css_class (self->gather, "flat");
  gtk_widget_set_valign (self->gather, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->gather, "clicked", G_CALLBACK (toggle_gathered), self);
  return self->gather;
}

/* In more than one line where large text leaves no room for one. */
static GtkBox *
new_tools (void)
{
  return g_object_new (GTK_TYPE_BOX, "layout-manager", pb_wrap_layout_new (12, 2), "valign", GTK_ALIGN_CENTER, NULL);
}

/* tools: what stands before the menu, at the right of the card's head. */
static void
add_picture (PbBudgetPictures *self, Picture *picture, GtkBox *tools, GCallback activated, const char *hint)
{
  GtkWidget *about = pb_view_label (hint, "pb-small pb-tertiary pb-picture-hint");

  picture->chart = pb_bar_chart_new ();
  picture->menu = pb_picture_menu_new (PB_CHART (picture->chart));
  gtk_box_append (tools, picture->menu);
  picture->card = pb_card_new ("", "", GTK_WIDGET (tools));
  gtk_widget_set_valign (GTK_WIDGET (tools), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture->chart, "pb-picture");
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_box_append (GTK_BOX (picture->card), picture->chart);
  gtk_box_append (GTK_BOX (picture->card), about);
  gtk_box_append (GTK_BOX (self->box), picture->card);
  g_signal_connect (picture->chart, "item-activated", activated, self);
}

static void
pb_budget_pictures_dispose (GObject *object)
{
  PbBudgetPictures *self = PB_BUDGET_PICTURES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->waterfall, pb_waterfall_free);
  g_clear_pointer (&self->stack, pb_effect_stack_free);
  g_clear_pointer (&self->growing, pb_effect_stack_free);
  g_clear_pointer (&self->scenarios, g_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (pb_budget_pictures_parent_class)->dispose (object);
}

static void
pb_budget_pictures_class_init (PbBudgetPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_budget_pictures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_budget_pictures_init (PbBudgetPictures *self)
{
  GtkBox *tools = new_tools ();

  self->scenarios = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  append_key (tools, "pb-picture-worse", _("worse −"));
  append_key (tools, "pb-picture-better", _("better +"));
  gtk_box_append (tools, new_gather (self));
  gtk_box_append (tools, new_years (self));
  add_picture (self, &self->way, tools, G_CALLBACK (step_activated_cb),
               _("The arrow keys go between the bars; Enter leads to the line in the table."));
  tools = new_tools ();
  add_picture (self, &self->effects, tools, G_CALLBACK (effect_activated_cb),
               _("The arrow keys go between the years and the effects; Enter opens the assignment."));
  tools = new_tools ();
  add_picture (self, &self->comparison, tools, G_CALLBACK (scenario_activated_cb),
               _("The arrow keys go between the years and the scenarios; Enter puts the scenario in force."));
}

GtkWidget *
pb_budget_pictures_new (PbPlan *plan)
{
  PbBudgetPictures *self = g_object_new (PB_TYPE_BUDGET_PICTURES, NULL);

  self->plan = g_object_ref (plan);
  return GTK_WIDGET (self);
}

void
pb_budget_pictures_show (PbBudgetPictures *self, gint64 board_id)
{
  g_return_if_fail (PB_IS_BUDGET_PICTURES (self));

  /* Of the same board, they follow when the frame with its figures is on the screen. */
  if (self->board == board_id && self->waterfall)
    {
      queue_fill (self);
      return;
    }
  if (self->board != board_id)
    self->opened = FALSE;
  self->board = board_id;
  fill (self);
}
