#!/bin/sh
# Measures a whole server from outside. Linux, since it reads below /proc.
#
#   benchmark/server.sh ingest  EMPTY-FOLDER [SECONDS]     what it takes and detects in: batches of 500 events of 1 KB, packed
#   benchmark/server.sh latency EMPTY-FOLDER [SECONDS]     20,000 events/s: from the request to the alert; memory, idle and so
#   benchmark/server.sh greedy  EMPTY-FOLDER [SECONDS]     the same of ten sources, alone and beside one that sends fifty times as much
#   benchmark/server.sh start   EMPTY-FOLDER [THOUSANDS]   how soon it works again with what is known of so many addresses
#
#   benchmark/server.sh reload  EMPTY-FOLDER [TIMES]       how long a reload takes; with the rules of RULES (folders, colons) too
#   benchmark/server.sh again   FOLDER-OF-START NUMBER     once more what start does, in its folder; the number is that of the run, from 1
#
#   HANSHO        the program, ./hansho of this checkout otherwise; HANSHO_JAVA_OPTS as it takes them
#   MAVEN_FLAGS   further flags for the build, for example -o
#   JAVA          which Java measures (17 or later); otherwise the first java on the PATH
set -eu
mkdir -p -- "$2"
folder=$(CDPATH='' cd -- "$2" && pwd -P)
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
case $1 in start) size=350 ;; reload) size=9 ;; greedy) size=30 ;; *) size=60 ;; esac
exec "${JAVA:-java}" -Xmx128m -XX:+UseSerialGC -cp benchmark/target/classes \
  org.hansho.benchmark.server.ServerSpeed "$1" "$folder" "${3:-$size}" "${HANSHO:-./hansho}"
