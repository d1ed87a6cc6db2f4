#!/bin/sh
# Measures and prints a table; see docs/benchmarks.md.
#   benchmark/measure.sh [DATA_DIR [arguments of org.hansho.benchmark.Throughput]]
# Needs the folder of recorded data (HANSHO_SHARED, default ../shared): generator, rules, recordings.
# RECORDS lines of each kind are made in DATA_DIR unless they are there. CPU pins the run to a core.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
shared=$(cd "${HANSHO_SHARED:-$root/../shared}" && pwd)
data=${1:-$root/benchmark/target/data}
[ $# -gt 0 ] && shift
mkdir -p "$data/windows"

for kind in mix proc auditd; do
  file=$data/$kind.jsonl
  [ $kind = auditd ] && file=$data/auditd.log
  [ -s "$file" ] || java "$shared/bench/GenEvents.java" $kind "${RECORDS:-200000}" 42 "$file"
done
if [ -z "$(ls "$data/windows")" ]; then
  for archive in "$shared"/telemetry/windows-events/*.zip; do
    (cd "$data/windows" && jar xf "$archive" && rm -rf __MACOSX)
  done
fi

cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
classpath=benchmark/target/classes:$(cat benchmark/target/classpath)
exec ${CPU:+taskset -c $CPU} java ${JAVA_FLAGS:--Xmx2g -XX:+UseSerialGC} -cp "$classpath" \
  org.hansho.benchmark.Throughput --data "$data" --rules "$shared/sigma" "$@"
