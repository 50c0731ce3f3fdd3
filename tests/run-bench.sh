#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-bench.sh: what Planbok takes against the least that the same thing can take, medians of the same run.
# Compare ratios, not times.
set -eu
cd "$(dirname "$0")/.."
build=$(realpath -m "${PB_BUILD:-_build}")
[ -f "$build/build.ninja" ] || meson setup "$build" > /dev/null || meson setup "$build"
ninja -C "$build" > "$build/bench.log" || { cat "$build/bench.log"; exit 1; }
ninja -C "$build" bench > "$build/bench.log" || { cat "$build/bench.log"; exit 1; }

printf '%-42s %12s %12s %8s  %s\n' "" Planbok floor ratio "floor is"
tests/headless.sh --no-a11y /usr/bin/python3 tests/bench/bench-start.py "$build"
for program in bench-plan bench-table bench-scenario bench-search bench-import bench-workbook bench-benchmarks; do
  PLANBOK_DATADIR="$build/data" "$build/tests/bench/$program"
done
for program in bench-grid bench-indicators; do
  PLANBOK_DATADIR="$build/data" GSETTINGS_BACKEND=memory GDK_DEBUG=gl-disable GSK_RENDERER=cairo \
    tests/headless.sh --no-a11y "$build/tests/bench/$program"
done
