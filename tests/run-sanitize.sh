#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-sanitize.sh [TEST…]: the model's and the text tables' tests, and the fuzz seeds, under ASan, LSan and UBSan.
set -eu
cd "$(dirname "$0")/.."
build=${PB_ASAN_BUILD:-_build-asan}
setup=(meson setup "$build" -Db_sanitize=address,undefined -Db_lundef=false -Dgui=false)
# Said again where it fails: Meson tells why on its ordinary output.
[ -f "$build/build.ninja" ] || "${setup[@]}" > /dev/null || "${setup[@]}"
ninja -C "$build"
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1:strict_string_checks=1
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
# GLib's slices would hide a leak or a use after free in a block of its own.
export G_SLICE=always-malloc
[ $# -gt 0 ] || set -- --suite model --suite exchange --suite fuzz
exec meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 5 "$@"
