/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* data/schema/vN.sql, first version first; the last is what this program writes. */
extern const char *const pb_schema_sql[];
#define PB_SCHEMA_VERSION 3
