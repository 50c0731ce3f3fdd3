/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "model/pb-comparison.h"
#include "model/pb-series.h"
#include "model/pb-then.h"
#include "pb-grid.h"
#include "pb-layout.h"
#include "pb-show.h"

G_BEGIN_DECLS

/* What is asked for, looked up in the plan. */
typedef struct
{
  PbPlan *plan;
  PbShowFormat format;
  gint64 board; /* 0: all */
  gint64 scenario; /* 0: the plan's own */
  const PbAssumptions *assumptions;
  const char *period; /* code; NULL: the one to look at now */
  PbThen *then; /* NULL unless that is what is asked for */
  GPtrArray *differences; /* PbHistoryChange, of then */
} PbShow;

/* board and scenario by name, NULL for all and for the plan's own figures. FALSE with a sentence where the plan has no such. */
gboolean   pb_show_init         (PbShow *self, PbPlan *plan, PbShowFormat format, const char *board,
                                 const char *scenario, GError **error);
/* The number as a CSV cell that import reads back exactly, in the notation of the reader's language. (transfer full) */
char      *pb_show_dup_amount   (gint64 ore, PbUnit unit, int min_decimals);
char      *pb_show_dup_number   (double value);
/* The number with as many decimals as the window shows, as a CSV cell for spreadsheets. (transfer full) */
char      *pb_show_dup_shown    (gint64 ore, PbUnit unit, int decimals);
/* The name by which text tables call a row: an assignment by its number, a line by table and line. (transfer full) */
char      *pb_show_dup_name     (PbRecord *record);
/* FALSE for what belongs to another board than the one asked for. */
gboolean   pb_show_wants        (const PbShow *show, PbRecord *record);

void       pb_show_rows         (const PbShow *show, const PbLayout *layout, PbGrid *grid);
void       pb_show_plan         (const PbShow *show, PbGrid *grid);
void       pb_show_goals        (const PbShow *show, PbGrid *grid);
void       pb_show_round        (const PbShow *show, PbGrid *grid);
void       pb_show_tables       (const PbShow *show, GString *to);
void       pb_show_tables_csv   (const PbShow *show, PbGrid *grid);
void       pb_show_benchmarks   (const PbShow *show, GString *to);
void       pb_show_benchmarks_csv (const PbShow *show, PbGrid *grid);
void       pb_show_fetches      (const PbShow *show, PbGrid *grid);
void       pb_show_findings     (const PbShow *show, PbGrid *grid);
void       pb_show_then         (const PbShow *show, PbGrid *grid);
void       pb_show_then_text    (const PbShow *show, GString *to);
void       pb_show_history      (const PbShow *show, GString *to);
void       pb_show_scenarios    (const PbShow *show, PbGrid *grid);
void       pb_show_compare      (const PbShow *show, PbGrid *grid);
void       pb_show_differences  (const PbShow *show, PbGrid *grid);
void       pb_show_proposal     (const PbShow *show, PbGrid *grid);
void       pb_show_proposal_text (const PbShow *show, GString *to);
void       pb_show_tornado      (const PbShow *show, PbGrid *grid);
void       pb_show_certainty    (const PbShow *show, PbGrid *grid);
void       pb_show_certainty_text (const PbShow *show, GString *to);
void       pb_show_latest_delays (const PbShow *show, PbGrid *grid);
void       pb_show_latest_delays_text (const PbShow *show, GString *to);
/* The plan and the scenario asked for, or the plan and all there are: what is compared. (transfer full) */
PbComparison *pb_show_new_comparison (const PbShow *show);
/* The year asked for, or the last that has a balance; 0 where none has. */
int        pb_show_get_year     (const PbShow *show);

/* An indicator's values, the own entity's also where it has targets but no outcome yet. */
typedef struct
{
  PbPlan *plan;
  gint64 indicator;
  PbSeries *series;
  PbRecord *own; /* where series lacks it */
} PbShowSeries;

void       pb_show_series_init  (PbShowSeries *self, PbPlan *plan, PbRecord *indicator);
void       pb_show_series_clear (PbShowSeries *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbShowSeries, pb_show_series_clear)
guint      pb_show_series_get_n_entities (const PbShowSeries *self);
PbRecord  *pb_show_series_get_entity (const PbShowSeries *self, guint entity);
gboolean   pb_show_series_get_value (const PbShowSeries *self, guint entity, guint period, PbGender gender,
                                     PbValueKind kind, double *value);
/* The rows that a link table joins to one, assignments by number. (transfer container) (element-type PbRecord) */
GPtrArray *pb_show_list_links   (PbPlan *plan, PbRecord *record, PbColumn near, PbColumn far);

/* Their names, as a cell lists them. (transfer full) */
char      *pb_show_dup_links    (PbPlan *plan, PbRecord *record, PbColumn near, PbColumn far);

/* Each adds one member, named after what it shows, to the object that is being built. */
void       pb_json_plan         (const PbShow *show, JsonBuilder *b);
void       pb_json_rows         (const PbShow *show, PbTable table, const char *name, JsonBuilder *b);
void       pb_json_assignments  (const PbShow *show, JsonBuilder *b);
void       pb_json_findings     (const PbShow *show, JsonBuilder *b);
void       pb_json_then         (const PbShow *show, JsonBuilder *b);
void       pb_json_history      (const PbShow *show, JsonBuilder *b);
void       pb_json_tables       (const PbShow *show, JsonBuilder *b);
void       pb_json_benchmarks   (const PbShow *show, JsonBuilder *b);
void       pb_json_scenarios    (const PbShow *show, JsonBuilder *b);
void       pb_json_compare      (const PbShow *show, JsonBuilder *b);
void       pb_json_proposal     (const PbShow *show, JsonBuilder *b);
void       pb_json_tornado      (const PbShow *show, JsonBuilder *b);
void       pb_json_certainty    (const PbShow *show, JsonBuilder *b);
void       pb_json_latest_delays (const PbShow *show, JsonBuilder *b);
void       pb_json_fetches      (const PbShow *show, JsonBuilder *b);

void       pb_json_round        (const PbShow *show, JsonBuilder *b);
void       pb_json_goals        (const PbShow *show, JsonBuilder *b);
/* The names of the rows that a link table joins to record, as an array. */
void       pb_json_links        (const PbShow *show, JsonBuilder *b, const char *name, PbRecord *record, PbColumn near,
                                 PbColumn far);

/* Values: absent is null, money is SEK, a whole number is written as one. */
void       pb_json_text         (JsonBuilder *b, const char *name, const char *text);
void       pb_json_amount       (JsonBuilder *b, const char *name, gboolean present, gint64 ore);
void       pb_json_number       (JsonBuilder *b, const char *name, gboolean present, double value);

G_END_DECLS
