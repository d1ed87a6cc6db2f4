#!/bin/sh
# Compares the flows that Hansho makes of captures with the packets that tshark sees in them: for each
# pair of ends the number of packets and their bytes. Prints a line a capture.
#
#   benchmark/captures.sh CAPTURE ...
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#
# Needs tshark, which is told not to look into export packets.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$root" && mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package \
  dependency:build-classpath -Dmdep.outputFile=target/classpath)
for capture in "$@"; do
  tshark -n -r "$capture" --disable-protocol sflow --disable-protocol cflow -o ip.defragment:FALSE -o ipv6.defragment:FALSE -T fields -E separator=/t -E occurrence=f \
    -e ip.src -e ip.dst -e ip.proto -e ip.len -e ipv6.src -e ipv6.dst -e ipv6.plen \
    -e tcp.srcport -e tcp.dstport -e udp.srcport -e udp.dstport 2>/dev/null |
    awk -F'\t' '
      { four = $1 != ""; if (!four && $5 == "") next
        from = four ? $1 : $5; to = four ? $2 : $6; bytes = four ? $4 : $7 + 40
        key = from < to ? from " " to : to " " from
        packets[key]++; total[key] += bytes }
      END { for (key in packets) print key, packets[key], total[key] }' | LC_ALL=C sort > "$work/theirs"
  java -XX:+UseSerialGC -cp "$root/benchmark/target/classes:$(cat "$root/benchmark/target/classpath")" \
    org.hansho.benchmark.flows.FlowEnds "$capture" |
    awk '
      { key = $1 < $2 ? $1 " " $2 : $2 " " $1; packets[key] += $3; total[key] += $4 }
      END { for (key in packets) print key, packets[key], total[key] }' | LC_ALL=C sort > "$work/ours"
  if cmp -s "$work/theirs" "$work/ours"; then
    echo "same: $capture ($(wc -l < "$work/ours") pairs)"
  else
    echo "different: $capture"
    diff "$work/theirs" "$work/ours" | head -5
  fi
done
