#!/bin/sh
# Measures a generated month of logs from the file to the alerts; see docs/design/010-measurements.md, "The generated month".
#
#   benchmark/month.sh [--data DIR] [--days 30] [--people 30] [--resources 24] [--rounds 3] [--warm-up 1] [--threads 2]
#
#   The logs are made in DIR once. MAVEN_FLAGS: further flags for the build, for example -o. CPU pins the run to a core.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec ${CPU:+taskset -c $CPU} java ${JAVA_FLAGS:--Xmx1g -XX:+UseSerialGC} -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.month.Month "$@"
