#!/bin/sh
# Measures what the detections of flows and floods remember of many machines; see docs/benchmarks.md.
#
#   benchmark/flow-memory.sh [MACHINES [PEERS]]      100,000 and 6
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -XX:+UseSerialGC -Xmx3g -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.network.FlowStateMemory content "$@"
