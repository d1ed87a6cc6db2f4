#!/bin/sh
# Holds the detections of SQL injection against what PostgreSQL's parser says of the same statements.
#
#   benchmark/sql-injection.sh [--shared DIR] [--every N] [--by file] [--port N]
#
#   --shared      folder of recorded telemetry (default ../shared)
#   --every       takes each Nth recorded attack only
#   --by file     how many are told, a row for each file of attacks
#   --port        asks a server that is running here and trusts local connections
#   MAVEN_FLAGS   further flags for the build, for example -o
#
# Starts a PostgreSQL of its own in a temporary folder, under root in a user namespace (unshare).
# Statements are read and planned, never run.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec java -Xmx2g -XX:+UseSerialGC -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.statement.InjectionTruth --content content "$@"
