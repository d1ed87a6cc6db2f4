#!/bin/sh
# How long a report of 2,000 alerts takes, how large it is, and how much of that is the page.
#
#   benchmark/report.sh FOLDER
#
# Writes FOLDER/audit.log, in which eight commands of attackers run on 250 invented hosts, and reads it
# five times with a report and five times without. HANSHO names the program, ./hansho otherwise.
set -eu

folder=${1:?the folder for the log and the report}
hansho=${HANSHO:-$(CDPATH='' cd -- "${0%/*}/.." && pwd -P)/hansho}
mkdir -p "$folder"

awk 'BEGIN {
  count = split("usermod -aG wheel user%|insmod /tmp/x%.ko|touch -r /bin/ls /etc/passwd%|cat /etc/shadow|" \
      "systemctl stop auditd|xmrig -o pool.example.com:3333 -u w%|" \
      "useradd -o -u 0 sys%|chmod u+s /tmp/sh%", commands, "|")
  for (host = 1; host <= 250; host++) {
    for (i = 1; i <= count; i++) {
      command = commands[i]; gsub(/%/, host, command)
      words = split(command, argument, " ")
      id = "audit(" 1795918500 + host * 60 + i ".123:" host * 10 + i ")"
      node = "node=host-" host " type="
      printf "%sSYSCALL msg=%s: arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=1500 pid=%d" \
          " auid=1000 uid=0 gid=0 euid=0 tty=pts0 ses=3 comm=\"%s\" exe=\"/usr/bin/%s\" key=\"exec\"\n", \
          node, id, 3000 + i, argument[1], argument[1]
      printf "%sEXECVE msg=%s: argc=%d", node, id, words
      for (j = 1; j <= words; j++) printf " a%d=\"%s\"", j - 1, argument[j]
      printf "\n%sCWD msg=%s: cwd=\"/root\"\n%sEOE msg=%s:\n", node, id, node, id
    }
  }
}' >"$folder/audit.log"

seconds() {
  for turn in 1 2 3 4 5; do
    begin=$(date +%s%N)
    "$hansho" scan "$folder/audit.log" --quiet --output ndjson "$@" >"$folder/alerts.ndjson"
    end=$(date +%s%N)
    echo "$turn $begin $end" | awk '{ printf "%.2f s\n", ($3 - $2) / 1e9 }'
  done | sort -n | tr '\n' ' '
}

echo "alerts: $(grep -c '"detection":' "$folder/alerts.ndjson" 2>/dev/null || "$hansho" scan "$folder/audit.log" --quiet --output ndjson | grep -c '"detection":')"
echo "without a report: $(seconds)"
echo "with a report:    $(seconds --report "$folder/report.html")"
echo "size of the page: $(wc -c <"$folder/report.html") bytes"
