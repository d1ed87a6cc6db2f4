#!/bin/sh
# S819: signs a release. Writes NAME.sha256 of what has none, and NAME.sha256.sig beside it, an SSH signature over
# the checksum, so that whoever has the key of the release can check it without a network (docs/installing.md).
#
#   distribution/sign.sh KEY [FOLDER]     KEY: a private key of ssh-keygen, or its public key with ssh-agent
#                                         FOLDER: distribution/target otherwise
set -eu
[ $# -ge 1 ] || { echo "usage: distribution/sign.sh KEY [FOLDER]" >&2; exit 2; }
key=$1
folder=${2:-$(CDPATH='' cd -- "${0%/*}" && pwd -P)/target}
[ -r "$key" ] || { echo "the key $key cannot be read" >&2; exit 2; }
key=$(CDPATH='' cd -- "$(dirname -- "$key")" && pwd -P)/${key##*/}
cd "$folder"
signed=
for file in hansho-*.tar.gz hansho-*.cdx.json; do
  [ -f "$file" ] || continue
  [ -f "$file.sha256" ] || sha256sum "$file" >"$file.sha256"
  sha256sum -c --quiet "$file.sha256" || { echo "$file is not what $file.sha256 says; build it anew" >&2; exit 1; }
  rm -f "$file.sha256.sig"
  ssh-keygen -q -Y sign -f "$key" -n hansho-release "$file.sha256"
  signed=yes
  echo "signed: $folder/$file"
done
[ -n "$signed" ] || { echo "there is no hansho-*.tar.gz in $folder; build it with mvn package" >&2; exit 1; }
