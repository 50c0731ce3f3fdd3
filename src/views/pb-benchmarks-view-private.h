/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pb-benchmarks-detail.h"
#include "pb-benchmarks-list.h"
#include "pb-benchmarks-view.h"

G_BEGIN_DECLS

struct _PbBenchmarksView
{
  GtkWidget parent_instance;

  PbPlan *plan;
  PbBenchmarksChoice *choice;

  GtkStack *stack; /* "page", "empty" */
  AdwLeaflet *leaflet;
  GtkWidget *side;
  PbBenchmarksList *list;
  PbBenchmarksDetail *detail;
};

/* pb-benchmarks-view-actions.c */
void pb_benchmarks_view_install_actions (GtkWidgetClass *widget_class);
/* Enables what can be done now. */
void pb_benchmarks_view_update_actions  (PbBenchmarksView *self);

G_END_DECLS
