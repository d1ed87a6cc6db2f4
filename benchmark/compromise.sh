#!/bin/sh
# Measures how well it is told that a password was guessed, in flows with all packets; see docs/detection-quality.md.
#
#   benchmark/compromise.sh [--machines 300] [--days 30] [--seed 1]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -Xmx2g -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.network.CompromiseQuality --content content "$@"
