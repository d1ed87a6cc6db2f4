#!/bin/sh
# Measures how soon floods are told and how often ordinary traffic is taken for one.
#
#   benchmark/floods.sh [--days 30] [--seed 1] [--write docs/detection-quality.md]
#   benchmark/floods.sh speed      records a second of CPU time through decode and detectors
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
program=FloodQuality
if [ "${1:-}" = speed ]; then
  program=FloodSpeed
  shift
fi
exec java -XX:+UseSerialGC -Xmx2g -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  "org.hansho.benchmark.flood.$program" "$@"
