#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzz.sh [SECONDS] [TARGET…]: libFuzzer on each target for that long (60), from the seeds and what earlier runs
# found.
# What it found stays in _build-fuzz/corpus; an input that breaks is kept in _build-fuzz/broken.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
command -v clang > /dev/null || { echo "run-fuzz.sh: clang is missing: apt-get install clang" >&2; exit 1; }
build=${PB_FUZZ_BUILD:-_build-fuzz}
setup=(meson setup "$build" -Db_sanitize=address,undefined -Db_lundef=false -Dgui=false
       -Dc_args=-fsanitize=fuzzer-no-link)
[ -f "$build/build.ninja" ] || CC=clang "${setup[@]}" > /dev/null || CC=clang "${setup[@]}"
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  targets=(kolada numbers plan series text-table xlsx)
fi
mkdir -p "$build/broken"
# A plan file is written for each input: in memory where there is such a folder.
[ -w /dev/shm ] && export TMPDIR=/dev/shm
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
status=0
for target in "${targets[@]}"; do
  ninja -C "$build" "tests/fuzz/fuzz-$target" > /dev/null
  corpus=$build/corpus/$target
  mkdir -p "$corpus"
  seeds=tests/fuzz/seeds/$target
  [ "$target" = text-table ] && seeds=data/examples/karlskrona
  echo "$target: $seconds s"
  "$build/tests/fuzz/fuzz-$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/broken/$target-" "$corpus" "$seeds" > "$build/$target.log" 2>&1 || status=$?
  grep -E 'stat::(number_of_executed_units|average_exec_per_sec)|ERROR|SUMMARY|cov:' "$build/$target.log" | tail -n 4
done
exit "$status"
