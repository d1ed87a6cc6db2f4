#!/bin/sh
# Measures how well guessing of passwords is found in sampled flows; see docs/detection-quality.md.
#
#   benchmark/bruteforce.sh [--machines 120] [--days 40] [--seed 1] [--rates 1,64,256,1000,4096]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -Xmx2g -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.network.BruteForceQuality --content content "$@"
