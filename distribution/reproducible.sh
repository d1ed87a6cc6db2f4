#!/bin/sh
# S819: builds the archive twice from the last commit, in two folders, with other time zones and languages,
# and compares what was built byte by byte. Takes two builds; needs what a build needs. Jars keep the rights of
# the files that they are made of, so a build for others needs the usual umask.
set -eu
root=$(CDPATH='' cd -- "${0%/*}/.." && pwd -P)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

build() { # NAME TIMEZONE LANGUAGE
  mkdir "$folder/$1"
  git -C "$root" archive HEAD | tar -x -C "$folder/$1"
  if [ -d "$root/console/node_modules" ]; then cp -R "$root/console/node_modules" "$folder/$1/console/"; fi
  (
    cd "$folder/$1"
    umask 022
    TZ=$2 LC_ALL=$3 mvn -q -B -ntp -Dmaven.test.skip=true -Djacoco.skip=true -pl distribution -am package >&2
    cd distribution/target
    find . -maxdepth 1 -type f \( -name '*.tar.gz' -o -name '*.zip' -o -name '*bom*' -o -name '*.sha256' \) |
      LC_ALL=C sort | xargs sha256sum
  ) >"$folder/$1.sums"
}

build one UTC C.UTF-8
build other Asia/Tokyo C
cat "$folder/one.sums"
[ -s "$folder/one.sums" ] || { echo "nothing was built" >&2; exit 1; }
cmp "$folder/one.sums" "$folder/other.sums" || { diff "$folder/one.sums" "$folder/other.sums"; exit 1; }
echo "both builds are the same, byte by byte"
