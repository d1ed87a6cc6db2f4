#!/bin/sh
# Measures how fast export packets and captures become events, by CPU time.
#
#   benchmark/flows.sh [CAPTURE.pcap ...]
#   benchmark/flows.sh alerts CAPTURE.pcap ...   packets through all detections of flows to alerts
#   benchmark/flows.sh alerts                    the same for records of a simulated day
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
program=flows.FlowSpeed
if [ "${1:-}" = alerts ]; then
  program=network.CaptureDetectionSpeed
  [ $# -gt 1 ] || program=network.FlowDetectionSpeed
  shift
  set -- content "$@"
fi
exec java -XX:+UseSerialGC -Xmx3g -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  "org.hansho.benchmark.$program" "$@"
