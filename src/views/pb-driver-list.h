/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pb-balance-scope.h"
#include "pb-driver-row.h"

G_BEGIN_DECLS

/* What a scenario makes of the effects of a year, gathered from its lines. */
typedef struct
{
  PbRecord *assignment; /* owned by the plan */
  PbDriverAmounts amounts;
} PbDriverEntry;

typedef struct
{
  GArray *entries; /* PbDriverEntry: largest planned effect first, then by number: the order stands while sliders move */
  char *rest_title; /* the lines that no assignment carries, "" where there are none */
  PbDriverAmounts rest;
  PbDriverAmounts sum;
} PbDriverList;

/* Of a board, or PB_BALANCE_ALL. */
PbDriverList *pb_driver_list_new  (PbBalanceScope *scope, gint64 scenario, int year);
void          pb_driver_list_free (PbDriverList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDriverList, pb_driver_list_free)

G_END_DECLS
