#!/bin/sh
# Compares statistics of volume on generated series; see docs/detection-quality.md, "Volume statistics".
#
#   benchmark/volume.sh [SEED]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.volume.VolumeStatistics "$@"
