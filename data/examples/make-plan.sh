#!/bin/sh
# Makes a plan file of text tables: make-plan.sh PLANBOK-CLI OUTPUT LABEL FILE…
set -eu
cli=$1 output=$2 label=$3
shift 3
part="$output.part"
rm -f "$part"
"$cli" new "$part" >/dev/null
"$cli" import "$part" "$@" --author=Planbok --label="$label" >/dev/null
mv -f "$part" "$output"
