#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh potfiles    POTFILES names every file with text for the screen, and no other, in order
# check.sh complete    sv.po translates every text there is, and nothing of it is doubtful
# check.sh update      writes POTFILES anew
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."

list_files ()
{
  {
    find data -name '*.desktop.in' -o -name '*.metainfo.xml.in' -o -name '*.gschema.xml'
    grep -rlE '(^|[^A-Za-z0-9_])(N?C?_|ngettext) ?\("' src --include='*.c' --include='*.def'
    grep -l 'translatable="yes"' ui/*.ui
  } | sort
}

case $1 in
  update)
    list_files > po/POTFILES
    ;;
  potfiles)
    list_files | diff -u po/POTFILES - || { echo "po/check.sh update writes POTFILES anew" >&2; exit 1; }
    ;;
  complete)
    dir=$(mktemp -d)
    trap 'rm -rf "$dir"' EXIT
    xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --files-from=po/POTFILES \
      --output="$dir/planbok.pot" 2> "$dir/log" || { cat "$dir/log" >&2; exit 1; }
    msgfmt --check --output-file=/dev/null po/sv.po
    msgcmp po/sv.po "$dir/planbok.pot" > "$dir/log" 2>&1 || { grep -v 'is not used$' "$dir/log" >&2; exit 1; }
    ;;
esac
