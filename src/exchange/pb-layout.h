/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-tables.h"

G_BEGIN_DECLS

/* The layouts of text tables that come in and go out, one description for both ways. */
typedef enum
{
  PB_FIELD_COLUMN, /* a column of the layout's table */
  PB_FIELD_LINKS, /* the rows of another table that a link table joins to this one, several in a cell */
  PB_FIELD_OWN, /* read and written by the layout's own code, told apart by its number among the fields */
  PB_FIELD_DERIVED, /* computed by the program: passed by when read */
} PbFieldKind;

typedef enum
{
  PB_FIELD_REQUIRED = 1 << 0, /* the layout is not without the column */
  PB_FIELD_FILLED = 1 << 1, /* every row must have a value */
  PB_FIELD_WIDE = 1 << 2, /* left out where rows are shown in a terminal */
} PbFieldFlags;

typedef struct
{
  const char *sv; /* names in a header, separated by |, the first is the one written */
  const char *en;
  PbFieldFlags flags;
  PbFieldKind kind;
  PbColumn column; /* COLUMN: in the layout's table. LINKS: the link table's column for the other row */
  PbColumn near; /* LINKS: the link table's column for this row */
  PbUnit unit; /* of a MONEY column */
} PbField;

typedef struct
{
  const char *name; /* --as=NAME */
  PbTable table;
  gboolean has_periods; /* takes a column for every period */
  guint n_fields;
  const PbField *fields;
} PbLayout;

/* The fields that the layouts' own code reads, by their place in the layout. */
enum { PB_PLAN_FIELD, PB_PLAN_VALUE };
enum { PB_GOALS_PARENT, PB_GOALS_LEVEL, PB_GOALS_NUMBER, PB_GOALS_TITLE, PB_GOALS_ASSESSMENT, PB_GOALS_COMMENT,
       PB_GOALS_PERIOD, PB_GOALS_NOTE };
enum { PB_BUDGET_BOARD, PB_BUDGET_TABLE, PB_BUDGET_UNIT, PB_BUDGET_SIGN, PB_BUDGET_GROUP, PB_BUDGET_LINE,
       PB_BUDGET_KIND, PB_BUDGET_LINK, PB_BUDGET_ASSIGNMENTS, PB_BUDGET_NOTE };
enum { PB_VALUES_INDICATOR, PB_VALUES_UNIT, PB_VALUES_ENTITY, PB_VALUES_ENTITY_KIND, PB_VALUES_GENDER, PB_VALUES_KIND,
       PB_VALUES_ASSIGNMENTS, PB_VALUES_PERIOD, PB_VALUES_VALUE, PB_VALUES_SOURCE };

/* In the order they must be read in, so that what is referred to is there. NULL past the last. */
const PbLayout *pb_layout_get        (guint n);
/* By the name that --as= takes; NULL where none has it. */
const PbLayout *pb_layout_by_name    (const char *name);
/* The first layout for a table. */
const PbLayout *pb_layout_for        (PbTable table);
/* "plan, boards, roles, …" (transfer full) */
char           *pb_layout_dup_names  (void);
/* The field that a header names, -1 where none. */
int             pb_layout_find_field (const PbLayout *self, const char *header);
/* As it is written, in the reader's language. (transfer full) */
char           *pb_field_dup_header  (const PbField *field);
/* The same as a workbook writes it, with a capital. (transfer full) */
char           *pb_field_dup_heading (const PbField *field);

/* The names, separated by |, that the plan's own columns have in the layout plan, one after another; NULL past the
 * last. */
const char     *pb_layout_plan_name  (guint n, PbColumn *column);

/* "2025", "2025 budget", "april 2018 prognos", "tertial 1 2024", "2024-T1 utfall": the period's code and what stands
 * beside it ("" where nothing does). FALSE where it names no period. */
gboolean        pb_layout_parse_period (const char *header, char **code, char **rest);

G_END_DECLS
