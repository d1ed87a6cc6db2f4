#!/bin/sh
# Measures facts a CPU second of detectors and bytes a key; see docs/design/010-measurements.md, "Memory".
#
#   benchmark/memory.sh [ROUNDS [WORKLOAD]]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#   CPU           pins the run to a core
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec ${CPU:+taskset -c $CPU} java ${JAVA_FLAGS:--Xmx3g -XX:+UseSerialGC} -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.memory.Memory "$@"
