/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pb-extract.h"
#include "model/pb-year.h"

G_BEGIN_DECLS

/* What the meetings show, as tables: the occasions of a year; an agenda; the decisions. (transfer full) */
PbExtract *pb_extracts_new_year        (const PbYear *year);
PbExtract *pb_extracts_new_agenda      (PbRecord *meeting);
PbExtract *pb_extracts_new_decisions   (PbPlan *plan);

G_END_DECLS
