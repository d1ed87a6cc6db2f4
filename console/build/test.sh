#!/bin/sh
# Checks types, form and tests of the console, unless nothing has changed since they were right.
#
#   test.sh TARGET skip=WORDS     folder of the build; with "true" in the words nothing is tested
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target=$1
case $2 in *true*) exit 0 ;; esac
[ -f "$target/classes/hansho/console/index.html" ] || exit 0
cd "$here" || exit 1
made_of=$(sh build/inputs.sh)
[ "$made_of" = "$(cat "$target/tested.stamp" 2>/dev/null)" ] && exit 0
npm run --silent check </dev/null || exit 1
npm run --silent test </dev/null || exit 1
printf '%s\n' "$made_of" >"$target/tested.stamp"
