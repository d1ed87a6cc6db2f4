#!/bin/sh
# Measures how well the built-in detections find scans of invented web sites, or how fast they read
# an access log.
#
#   benchmark/sites.sh [--sites 8] [--days 28] [--readers 400] [--show 3]
#                      [--write docs/detection-quality.md]
#   benchmark/sites.sh speed ACCESS-LOG [ROUNDS]
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#   JAVA          which Java measures (17 or later); otherwise the first java on the PATH
#   JAVA_FLAGS    further options of it, for example -XX:+UseTransparentHugePages
#
# The speed is measured with the heap that ./hansho gives itself.
set -eu
memory=-Xmx3g
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
case "${1:-}" in
  speed)
    log=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd -P)/$(basename -- "$2")
    memory='-Xms48m -Xmx256m'
    set -- org.hansho.benchmark.site.SiteSpeed content "$log" "${3:-6}"
    ;;
  *) set -- org.hansho.benchmark.site.SiteQuality --content content "$@" ;;
esac
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
# shellcheck disable=SC2086 # the options are words
exec "${JAVA:-java}" $memory -XX:+UseSerialGC ${JAVA_FLAGS:-} \
  -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" "$@"
