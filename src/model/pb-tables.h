/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A column's number holds its table in the high byte, so one number names both. */
typedef enum
{
#define PB_TABLE(NAME, sql, keep, order, title, label) PB_TABLE_##NAME,
#define PB_COL(...)
#include "pb-tables.def"
#undef PB_TABLE
#undef PB_COL
  PB_N_TABLES
} PbTable;

typedef enum
{
#define PB_TABLE(NAME, sql, keep, order, title, label) PB_##NAME##_FIRST_ = (PB_TABLE_##NAME << 8) - 1,
#define PB_COL(TABLE, NAME, sql, type, extra, label) PB_##TABLE##_##NAME,
#include "pb-tables.def"
#undef PB_TABLE
#undef PB_COL
} PbColumn;

#define PB_COLUMN_TABLE(column) ((PbTable) ((column) >> 8))
#define PB_COLUMN_INDEX(column) ((guint) ((column) &0xff))
#define PB_COLUMN(table, index) ((PbColumn) (((table) << 8) | (index)))

typedef enum
{
  PB_TYPE_INT_,
  PB_TYPE_REAL_,
  PB_TYPE_TEXT_,
  PB_TYPE_MONEY_,
  PB_TYPE_DATE_,
  PB_TYPE_TIME_,
  PB_TYPE_PERIOD_,
  PB_TYPE_BOOL_,
  PB_TYPE_POSITION_,
  PB_TYPE_ENUM_,
  PB_TYPE_REF_,
} PbColumnType;

typedef enum
{
  PB_KEEP_MIRROR,
  PB_KEEP_LAZY,
} PbKeep;

/* The fixed vocabularies of the plan file. The values are stored as the nicks that pb_enum_nick() gives. */
typedef enum { PB_PERIOD_KIND_TERTIAL, PB_PERIOD_KIND_QUARTER, PB_PERIOD_KIND_HALF_YEAR, PB_PERIOD_KIND_YEAR } PbPeriodKind;
typedef enum { PB_STATUS_NOT_STARTED, PB_STATUS_STARTED, PB_STATUS_ONGOING, PB_STATUS_DONE, PB_STATUS_CANCELLED } PbStatus;
typedef enum { PB_ASSESSMENT_MET, PB_ASSESSMENT_PARTLY, PB_ASSESSMENT_NOT_MET, PB_ASSESSMENT_NOT_ASSESSED } PbAssessment;
typedef enum { PB_BETTER_LOWER, PB_BETTER_HIGHER } PbBetter;
typedef enum { PB_ENTITY_MUNICIPALITY, PB_ENTITY_UNIT, PB_ENTITY_GROUP, PB_ENTITY_COUNTRY } PbEntityKind;
typedef enum { PB_GENDER_TOTAL, PB_GENDER_WOMEN, PB_GENDER_MEN } PbGender;
typedef enum { PB_VALUE_OUTCOME, PB_VALUE_TARGET, PB_VALUE_FORECAST } PbValueKind;
typedef enum { PB_UNIT_KR, PB_UNIT_TKR, PB_UNIT_MNKR } PbUnit;
typedef enum { PB_SIGN_COST_POSITIVE, PB_SIGN_COST_NEGATIVE } PbSign;
typedef enum { PB_MEASURE_PLAN, PB_MEASURE_BUDGET, PB_MEASURE_FORECAST, PB_MEASURE_OUTCOME, PB_MEASURE_VARIANCE } PbMeasure;
typedef enum { PB_LINE_GIVEN, PB_LINE_SUM, PB_LINE_LINKED, PB_LINE_BALANCE } PbLineKind;
typedef enum { PB_SCENARIO_SCENARIO, PB_SCENARIO_PROPOSAL } PbScenarioKind;
typedef enum { PB_MATTER_DECISION, PB_MATTER_INFORMATION } PbMatterKind;
typedef enum { PB_FETCH_OK, PB_FETCH_TAKEN_BACK } PbFetchStatus;

typedef enum
{
  PB_ENUM_NONE_,
  PB_ENUM_PERIOD_KIND,
  PB_ENUM_STATUS,
  PB_ENUM_ASSESSMENT,
  PB_ENUM_BETTER,
  PB_ENUM_ENTITY_KIND,
  PB_ENUM_GENDER,
  PB_ENUM_VALUE_KIND,
  PB_ENUM_UNIT,
  PB_ENUM_SIGN,
  PB_ENUM_MEASURE,
  PB_ENUM_LINE_KIND,
  PB_ENUM_SCENARIO_KIND,
  PB_ENUM_MATTER_KIND,
  PB_ENUM_FETCH_STATUS,
} PbEnum;

typedef struct
{
  const char *name; /* in SQL and in the edit log */
  PbColumnType type;
  int extra; /* PbEnum of an ENUM, PbTable of a REF */
  gboolean owner; /* the row goes with what the REF points at */
  const char *label; /* msgid */
} PbColumnInfo;

typedef struct
{
  const char *name; /* in SQL and in the edit log */
  PbKeep keep;
  PbColumn order; /* sorts its lists; then the id does */
  PbColumn title; /* names a row to a reader */
  const char *label; /* msgid */
  const PbColumnInfo *columns;
  guint n_columns; /* the id not counted */
  int position; /* index of its POSITION column, or -1 */
} PbTableInfo;

const PbTableInfo  *pb_table_info      (PbTable table);
/* -1 where no table has the name. */
int                 pb_table_by_name   (const char *name);
const PbColumnInfo *pb_column_info     (PbColumn column);
/* -1 where the table has no such column; "id" is no column. */
int                 pb_column_by_name  (PbTable table, const char *name);

/* "not-started" and so on: what the file and JSON hold. */
const char         *pb_enum_nick       (PbEnum e, int value);
/* The word on the screen, translated: "Ej påbörjad". */
const char         *pb_enum_label      (PbEnum e, int value);
/* -1 where nick is NULL or unknown. */
int                 pb_enum_from_nick  (PbEnum e, const char *nick);
/* Also takes the Swedish and English words that people write, without regard to case; -1 where unknown. */
int                 pb_enum_from_word  (PbEnum e, const char *word);
guint               pb_enum_n_values   (PbEnum e);

G_END_DECLS
