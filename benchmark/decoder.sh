#!/bin/sh
# Compares the decoder of x86 instructions with objdump and searches installed packages for shellcode;
# see docs/design/010-measurements.md, "Instructions and shellcode".
#
#   benchmark/decoder.sh random [BYTES [SEED]]   random bytes, both modes (10000000, 1)
#   benchmark/decoder.sh code [FILE|FOLDER...]   executable sections of files
#   benchmark/decoder.sh scan [FILE|FOLDER...]   the same as private memory: findings, marks, speed
#
#   MAVEN_FLAGS   further flags for the build, for example -o
#   CPU           pins the run to a core
#
# Needs objdump (Debian package binutils) for the first two. Files: by default /usr/bin and the
# libraries of the system.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
what=${1:?random, code or scan}
shift
case $what in
  random) main=ObjdumpComparison; set -- random "${1:-10000000}" "${2:-1}" ;;
  code) main=ObjdumpComparison; [ $# -gt 0 ] || set -- /usr/bin /usr/lib/x86_64-linux-gnu; set -- code "$@" ;;
  scan) main=ShellcodeInPackages; [ $# -gt 0 ] || set -- /usr/bin /usr/lib/x86_64-linux-gnu ;;
  *) echo "$0: $what is not random, code or scan" >&2; exit 2 ;;
esac
cd "$root"
mvn -q -B ${MAVEN_FLAGS:-} -pl benchmark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath
exec ${CPU:+taskset -c $CPU} java ${JAVA_FLAGS:--Xmx1g -XX:+UseSerialGC} -cp "benchmark/target/classes:$(cat benchmark/target/classpath)" \
  org.hansho.benchmark.decoder.$main "$@"
