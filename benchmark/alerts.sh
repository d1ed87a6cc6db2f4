#!/bin/sh
# Measures the store of alerts: fills it with invented alerts and asks it twenty recorded queries.
#
#   benchmark/alerts.sh sqlite|postgresql EMPTY-FOLDER [ALERTS]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#   JAVA          which Java measures (17 or later); otherwise the first java on the PATH
#
# A million alerts take some 1.2 GB in the folder. PostgreSQL is started from its test binaries, under
# root in a user namespace (unshare).
set -eu
folder=$(CDPATH='' cd -- "$2" && pwd -P)
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec "${JAVA:-java}" -Xmx768m -XX:+UseSerialGC \
  -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.alerts.AlertStoreSpeed "$1" "$folder" "${3:-1000000}"
