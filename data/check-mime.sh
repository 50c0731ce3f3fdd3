#!/bin/sh
# The mime type is well formed, and a plan is known by its name and by its first bytes.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/mime/packages"
cp "$1" "$dir/mime/packages/se.planbok.Planbok.xml"
xmllint --noout "$1"
update-mime-database "$dir/mime"
grep -q '50:application/x-planbok:\*\.planbok' "$dir/mime/globs2"
grep -aq '\[60:application/x-planbok\]' "$dir/mime/magic"
