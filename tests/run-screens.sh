#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-screens.sh [VARIANT…]: a PNG of every view into _screens/, from the real program. Variants: ljus-1440x900
# mork-1440x900 ljus-1024x700 ljus-1920x1080 stor-text-1440x900 stor-text-1024x700 engelska-1440x900, and of
# what a meeting sees mote-1280x720 mote-1920x1080 (all of them when none is named).
set -eu
cd "$(dirname "$0")/.."
build=$(realpath -m "${PB_BUILD:-_build}")
[ -f "$build/build.ninja" ] || meson setup "$build" > /dev/null || meson setup "$build"
ninja -C "$build" > "$build/screens.log" || { cat "$build/screens.log"; exit 1; }
out=$PWD/_screens
mkdir -p "$out"
variants=("$@")
[ ${#variants[@]} -gt 0 ] || variants=(ljus-1440x900 mork-1440x900 ljus-1024x700 ljus-1920x1080 stor-text-1440x900
                                       stor-text-1024x700 engelska-1440x900 mote-1280x720 mote-1920x1080)
status=0
for variant in "${variants[@]}"; do
  size=${variant##*-}
  # Room for the edge that screens.py cuts off.
  edge=10
  [ "${variant%-*}" != mote ] || edge=0
  PB_BUILD=$build tests/headless.sh --size "$((${size%x*} + edge))x$((${size#*x} + edge))" \
    /usr/bin/python3 tests/e2e/screens.py "$out" "$variant" \
    || status=1
done
echo "$(find "$out" -name '*.png' | wc -l) pictures in _screens/"
exit $status
