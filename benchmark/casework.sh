#!/bin/sh
# Measures casework at its size: lists and searches, and an alert on its way from its epoch to the
# queues of ten targets, beside 500 suppressions.
#
#   benchmark/casework.sh sqlite|postgresql FOLDER [ALERTS] [INCIDENTS]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#   JAVA          which Java measures (17 or later); otherwise the first java on the PATH
#
# An empty folder is filled first, which takes long (a million alerts some 2 GB); then it is measured,
# and so is a folder that was filled before. PostgreSQL is started from its test binaries, under root in a
# user namespace (unshare); its data stay in the folder.
set -eu
folder=$(CDPATH='' cd -- "$2" && pwd -P)
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
speed() {
  "${JAVA:-java}" -Xmx768m -XX:+UseSerialGC \
    -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
    org.hansho.benchmark.alerts.CaseworkSpeed "$@"
}
[ -e "$folder/alerts.db" ] || [ -e "$folder/postgresql" ] || speed "$1" "$folder" "${3:-1000000}" "${4:-20000}"
speed "$1" "$folder" "${3:-1000000}" "${4:-20000}"
