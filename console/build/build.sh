#!/bin/sh
# Builds the console into the classes of this module, unless nothing that it is made of has changed. Without
# Node.js 20 and npm, or without its packages, it says so and the build goes on: the server then says at / that
# it has no console.
#
#   build.sh TARGET offline=BOOLEAN     folder of the build; whether nothing may be fetched
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target=$1
offline=$2
classes=$target/classes/hansho/console

skip() {
  printf '%s\n' "hansho: no console: $*; the server will say so at /"
  rm -rf "$classes" "$target/console.stamp"
  exit 0
}

command -v node >/dev/null 2>&1 || skip "Node.js is not installed"
command -v npm >/dev/null 2>&1 || skip "npm is not installed"
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
  skip "Node.js 20 or newer is needed, and $(node --version) is there"
mkdir -p "$target" || skip "cannot write to $target"
cd "$here" || exit 1

lock=node_modules/.hansho-lock
if ! cmp -s package-lock.json "$lock"; then
  offline_option=
  [ "$offline" = offline=true ] && offline_option=--offline
  # shellcheck disable=SC2086 # no option is no word
  npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=1 --fetch-timeout=60000 \
    $offline_option >"$target/npm.log" 2>&1 </dev/null || skip "npm could not get its packages, see $target/npm.log"
  cp package-lock.json "$lock" || exit 1
fi

made_of=$(sh build/inputs.sh)
if [ -f "$classes/index.html" ] && [ "$made_of" = "$(cat "$target/console.stamp" 2>/dev/null)" ]; then
  exit 0
fi
npm run --silent contract >"$target/contract.log" 2>&1 </dev/null || { cat "$target/contract.log"; exit 1; }
npm run --silent build </dev/null || exit 1
printf '%s\n' "$made_of" >"$target/console.stamp"
