#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the schema files as C strings: embed-sql.py OUTPUT v1.sql v2.sql …"""
import sys

out, inputs = sys.argv[1], sys.argv[2:]
with open(out, 'w', encoding='utf-8') as c:
    c.write('#include "model/pb-schema-sql.h"\n\nconst char *const pb_schema_sql[] = {\n')
    for path in inputs:
        with open(path, encoding='utf-8') as sql:
            for line in sql:
                text = line.rstrip('\n').replace('\\', '\\\\').replace('"', '\\"')
                c.write(f'  "{text}\\n"\n')
        c.write('  ,\n')
    c.write('};\n')
