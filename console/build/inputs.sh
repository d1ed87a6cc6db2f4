#!/bin/sh
# Prints a sum over everything that the console is made of, its tests included.
set -u
cd "$(dirname -- "$0")/.." || exit 1
find src test build browser index.html package.json package-lock.json biome.json tsconfig.json vite.config.ts \
  ../server/src/main/resources/org/hansho/server/openapi.yml ../report/src/main/resources/org/hansho/report/text \
  -type f | LC_ALL=C sort | xargs cksum | cksum
