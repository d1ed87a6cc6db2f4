#!/bin/sh
# Takes the file of countries from npm and lays it beside the program, with its notices. Without npm
# or network it says so and the build goes on: detections that need it are then not armed.
#
#   country-file.sh TARGET offline=BOOLEAN     folder of the build; whether nothing may be fetched
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=$1
offline=$2
package=@ip-location-db/geo-whois-asn-country-mmdb
geography=$target/geography

skip() {
  printf '%s\n' "hansho: no file of countries: $*; detections that need geography are not armed"
  exit 0
}

[ -f "$geography/country.mmdb" ] && cmp -s "$here/package-lock.json" "$geography/package-lock.json" && exit 0
command -v npm >/dev/null 2>&1 || skip "npm is not installed"

work=$target/npm
log=$target/npm.log
rm -rf "$work"
mkdir -p "$work" "$geography" || skip "cannot write to $target"
cp "$here/package.json" "$here/package-lock.json" "$work/"
offline_option=
[ "$offline" = offline=true ] && offline_option=--offline
# shellcheck disable=SC2086 # no option is no word
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=1 \
  --fetch-timeout=60000 $offline_option) >"$log" 2>&1 </dev/null || skip "npm could not get it, see $log"
taken=$work/node_modules/$package
cp "$taken/NRO_LICENSE" "$here/NOTICE" "$here/package-lock.json" "$geography/" &&
  mv "$taken/geo-whois-asn-country.mmdb" "$geography/country.mmdb" || skip "the package has other files than expected"
rm -rf "$work"
