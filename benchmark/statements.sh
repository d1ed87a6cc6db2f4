#!/bin/sh
# Measures what the detections of SQL injection find in simulated weeks at three servers.
#
#   benchmark/statements.sh [--seed 1] [--days 42] [--load 2000]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -Xmx1g -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.statement.StatementQuality --content content "$@"
