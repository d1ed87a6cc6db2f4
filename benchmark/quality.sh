#!/bin/sh
# Measures how well the built-in detections find the attacks of simulated tenants.
#
#   benchmark/quality.sh [--days 60] [--people 100] [--resources 80] [--tenants 1] [--seed 1]
#                        [--repeats 1] [--show 3] [--write docs/detection-quality.md]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -Xmx2g -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.quality.DetectionQuality --content content "$@"
