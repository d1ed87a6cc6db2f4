#!/bin/sh
# What a newcomer sees, as a test: the nine steps W1 to W9 of a first run, each with a line that says
# what was measured. Needs curl, and Linux for what it reads below /proc.
#
#   demo/acceptance.sh [--short]     the morning five times as fast, without the power cuts of W6; times and memory
#                                    are said and not judged, since other work may go on beside it
#
# HANSHO is the program, ./hansho of this checkout otherwise. Returns 1 if a step fails.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
hansho=${HANSHO:-$here/hansho}
speed=60
short=
[ "${1:-}" = --short ] && { short=yes; speed=300; }
port=$(awk 'BEGIN { srand(); print 20000 + int(rand() * 10000) }')
work=$(mktemp -d) || exit 1
failed=0
demo=
java=

end() {
  [ -n "$demo" ] && kill "$demo" 2>/dev/null && wait "$demo" 2>/dev/null
  rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

# Says whether a step is right: its name, what was measured, and a test that must hold.
step() {
  name=$1 said=$2
  shift 2
  if "$@"; then echo "right: $name  $said"; else echo "WRONG: $name  $said"; failed=1; fi
}

# Whether a number is within a bound, where bounds are judged.
within() { [ -n "$short" ] || [ "$1" -le "$2" ]; }

millis() { echo $(($(date +%s%N) / 1000000)); }
api() { curl -sS -H "Authorization: Bearer $(cat "$data/local-key")" "$@"; }
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# The process that listens: a child of the launcher, or the launcher itself.
listener() {
  for each in $(pgrep -P "$1") "$1"; do
    grep -qa 'org.hansho.cli.Main\|hansho.*jar' "/proc/$each/cmdline" 2>/dev/null && { echo "$each"; return; }
  done
}

# Connections of a process to other machines.
outgoing() {
  own=$(ls -l "/proc/$1/fd" 2>/dev/null | grep -o 'socket:\[[0-9]*' | cut -d '[' -f 2)
  awk -v own=" $(echo $own) " 'FNR > 1 && index(own, " " $10 " ") && $3 !~ /^(0100007F|00000000|0+|0{24}0100007F|0000000000000000FFFF00000100007F|00000000000000000000000001000000):/' \
    "/proc/$1/net/tcp" "/proc/$1/net/tcp6" 2>/dev/null | wc -l
}

waited() { # waited SECONDS PATTERN FILE
  end_at=$(($(millis) + $1 * 1000))
  while [ "$(millis)" -lt "$end_at" ]; do
    grep -q -- "$2" "$3" 2>/dev/null && return 0
    sleep 0.1
  done
  return 1
}

# -- W1 to W3: the demonstration ------------------------------------------------------------------
mkdir "$work/tmp" "$work/empty"
begun=$(millis)
(cd "$work/empty" && JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$work/tmp" LC_ALL=C.UTF-8 exec "$hansho" demo --lang en --speed $speed --port $port) >"$work/out" 2>"$work/talk" &
demo=$!
waited 60 /sign-in/ "$work/talk"
link=$(($(millis) - begun))
step W1 "link after $link ms (10,000 may pass)" within "$link" 10000
waited 60 '\[SAMPLE\]' "$work/out"
first=$(($(millis) - begun))
step W2 "first alert after $first ms (15,000 may pass)" within "$first" 15000
data=$(ls -d "$work"/tmp/hansho-demo-*/data 2>/dev/null | head -n 1)
address=$(grep -o 'http://127[^/]*' "$work/talk" | head -n 1)
waited 150 'of 85 kinds' "$work/out"
sum=$(grep 'of 85 kinds' "$work/out")
step W3 "$sum" grep -q '^85 of 85 kinds' "$work/out"
java=$(listener "$demo")
memory=$(awk '/^VmHWM/ {print int($2 / 1024)}' "/proc/$java/status" 2>/dev/null)
step W1 "most memory ${memory:-?} MB (512 may be used)" within "${memory:-9999}" 512
away=$(outgoing "$java")
step W1 "$away connections to other machines" [ "$away" -eq 0 ]
grep '^  [0-9][0-9]:[0-9][0-9] ' "$work/out" | grep -o '[0-9a-f]\{12\}$' | sort -u >"$work/ticks"
api "$address/api/v1/alerts?tenant=sample&limit=1000&status=active,in-progress,resolved,dismissed,suppressed" >"$work/alerts"
grep -o '"id":"[0-9a-f]\{32\}"' "$work/alerts" | cut -c 7-18 | sort -u >"$work/ids"
missing=$(comm -23 "$work/ticks" "$work/ids" | wc -l)
step W2 "$(wc -l <"$work/ticks") alerts in the terminal, $missing of them not in the console" [ "$missing" -eq 0 ]
unmarked=$(grep -o '"en":{"title":"[^"]*"' "$work/alerts" | grep -vc 'SAMPLE')
step W3 "$unmarked alerts without the mark SAMPLE" [ "$unmarked" -eq 0 ]
lit=$(api "$address/api/v1/alerts/counts?tenant=sample" | grep -o '"by_intent":{[^}]*}' | grep -o '":[1-9]' | wc -l)
step W3 "$lit of 13 stages have alerts" [ "$lit" -eq 13 ]
api "$address/api/v1/incidents?tenant=sample&limit=100" >"$work/incidents"
stories=$(grep -o '"pattern":"[^"][^"]*"' "$work/incidents" | wc -l)
step W3 "$stories incidents follow a pattern (3 at least)" [ "$stories" -ge 3 ]

# -- W4: the top incident, and its first alert ----------------------------------------------------
incident=$(grep -o '{"id":"[0-9a-f]*","pattern":"[^"][^"]*"\|"id":"[0-9a-f]*"' "$work/incidents" | head -n 1 | field id)
api "$address/api/v1/incidents/$incident?tenant=sample" >"$work/incident"
for block in beginning steps entities intents; do
  step W4 "the incident has $block" grep -q "\"$block\":\(\"[^\"]\|\[[^]]\)" "$work/incident"
done
alert=$(grep -o '"alert":"[0-9a-f]\{32\}"' "$work/incident" | head -n 1 | field alert)
api "$address/api/v1/alerts/$alert?tenant=sample" >"$work/alert"
for block in summary evidence entities intents description remediation; do
  step W4 "its first alert has $block" grep -q "\"$block\":\(\"[^\"]\|\[[^]]\)" "$work/alert"
done

# -- W5: hiding what is not wanted, with a preview ------------------------------------------------
filter='detection = basics/password-guessing'
api -X POST -d "{\"filter\":\"$filter\"}" "$address/api/v1/suppressions/preview?tenant=sample" >"$work/preview"
preview=$(field id <"$work/preview")
while grep -q '"state":"running"' "$work/preview"; do
  api "$address/api/v1/suppressions/preview/$preview?tenant=sample" >"$work/preview"
done
step W5 "the preview: $(grep -o '"report":.*' "$work/preview" | cut -c 1-100)" grep -q '"alerts":[1-9]' "$work/preview"

# -- W3 to W5 in a browser, where there is one ----------------------------------------------------
browser=
for each in chromium chromium-browser google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$each")
done
if [ -n "$browser" ] && [ -d "$here/console/node_modules/playwright-core" ]; then
  HANSHO_KEY=$(cat "$data/local-key") node "$here/console/browser/demo.mjs" "$address" "$browser" \
    ${short:+--short} 2>&1 || failed=1
else
  echo "left out: W3 to W5 in a browser  there is no Chromium, or the packages of the console are not there"
fi

# -- W8: why an alert fired, and the same alert once more -------------------------------------------
settings=$(dirname "$data")/hansho.yml
client() { "$hansho" "$@" --config "$settings" --tenant sample --lang en; }
same=
for id in $(grep -o '"id":"[0-9a-f]\{32\}","detection":"aks/[^"]*"\|"id":"[0-9a-f]\{32\}"' "$work/alerts" | cut -d '"' -f 4 | head -n 60); do
  api -X POST "$address/api/v1/alerts/$id/replay?tenant=sample" | grep -q '"same":true' && { same=$id; break; }
done
client explain "$same" >"$work/explained" 2>&1
step W8 "explain: $(grep -c '✓' "$work/explained") conditions that hold" grep -q '✓' "$work/explained"
client replay "$same" >"$work/replayed" 2>&1
step W8 "replay: $(head -n 1 "$work/replayed")" grep -q "$same" "$work/replayed"
kill "$demo" 2>/dev/null
wait "$demo" 2>/dev/null
demo=
step W1 "nothing of it is left" [ -z "$(ls -d "$work"/tmp/hansho-demo-* 2>/dev/null)" ]

# -- W6: the power cuts -----------------------------------------------------------------------------
if [ -z "$short" ]; then
  "$hansho" demo --pull-the-plug --lang en >"$work/cuts" 2>/dev/null
  step W6 "$(tail -n 1 "$work/cuts")" grep -q 'the same checksum' "$work/cuts"
fi

# -- W7 and W9: a folder of logs, in English and in Japanese ------------------------------------------
"$hansho" scan "$here/samples" --lang en --fail-on high --report "$work/report.html" >"$work/scan" 2>/dev/null
code=$?
step W7 "scan: exit code $code, $(grep -c . "$work/scan") lines" [ "$code" -eq 1 ]
step W7 "the report loads nothing" [ "$(grep -c '<script src\|<link\|<img[^>]*http\|@import' "$work/report.html")" -eq 0 ]
LC_ALL=ja_JP.UTF-8 LANG=ja_JP.UTF-8 "$hansho" scan "$here/samples" --output table >"$work/ja" 2>/dev/null
step W9 "the same in Japanese: $(grep -m 1 '件' "$work/ja" | sed 's/^ *//')" grep -q '件' "$work/ja"
english=$(grep -c ' alerts\| Medium \| High ' "$work/ja")
step W9 "$english lines of it are in English" [ "$english" -eq 0 ]

exit "$failed"
