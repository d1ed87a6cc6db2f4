#!/bin/sh
# Compares the matcher of YARA rules with the yara command line; see docs/design/010-measurements.md, "YARA rules".
#
#   benchmark/yara.sh random ROUNDS SEED FILE    rules made from pieces of the file
#   benchmark/yara.sh rules RULES FILE...        a rule file against files
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#
# Needs yara (Debian package of that name).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
(cd "$root" && mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath)
exec java ${JAVA_FLAGS:--Xmx1g -XX:+UseSerialGC} -cp "$root/benchmark/target/classes:$(cat "$root/benchmark/target/classpath")" \
  org.hansho.benchmark.yara.YaraComparison "$@"
