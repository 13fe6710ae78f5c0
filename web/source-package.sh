#!/bin/sh
# Puts the upstream sources of a Debian source package into a directory.
# Usage: source-package.sh <target directory> <package> <version of the source package> <sha256 of the upstream tarball> <suite>...
#
# For libraries that are compiled into the product and that the distribution carries too old (Dear ImGui) or only compiled for
# itself (zlib). apt does the transfer with a source list and a state directory of its own beside the target; the machine's own
# configuration is only read. The tarball must have the checksum, whatever the mirror says. Quick when already done.
set -eu
usage="usage: source-package.sh <target directory> <package> <version> <checksum> <suite>..."
target=${1:?$usage}
package=${2:?$usage}
version=${3:?$usage}
checksum=${4:?$usage}
shift 4
exact=$package=$version
version=${version#*:}  # upstream: without epoch and revision
version=${version%-*}
stamp=.complete-$version

if [ -f "$target/$stamp" ]; then exit 0; fi

work=$target.apt
mkdir -p "$(dirname "$target")"
exec 9> "$target.lock" # several builds may be configured at once
flock 9
if [ -f "$target/$stamp" ]; then exit 0; fi
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts"
work=$(cd "$work" && pwd)

tarball() { find "$work" -maxdepth 1 -name "${package}_$version.orig.tar.*" ! -name '*.asc' | head -n 1; }
checksum_matches() { [ -f "$(tarball)" ] && echo "$checksum  $(tarball)" | sha256sum --check --status; }

# Known only of lists that were fetched: a fresh container has none.
known_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' 'Created-By: Packages' | sort -u | head -n 1
}

if ! checksum_matches; then
  mirror=$(known_mirror)
  if [ -z "$mirror" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2 || true
    mirror=$(known_mirror)
  fi
  if [ -z "$mirror" ]; then
    echo "source-package: apt knows no Debian mirror. Its lists are empty (run apt-get update as root and try again), or this machine" >&2
    echo "takes its packages from elsewhere: then give the sources of $package yourself" >&2
    exit 1
  fi
  : > "$work/sources.list"
  for suite in "$@"; do
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >> "$work/sources.list"
  done
  own_apt() {
    apt-get -q -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts="$work/parts" \
      -o Dir::State="$work" -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
      -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
  }
  # A later revision of the package has the same upstream tarball.
  (cd "$work" && own_apt update && { own_apt --download-only --only-source source "$exact" || own_apt --download-only --only-source source "$package"; }) >&2
fi
if ! checksum_matches; then
  echo "source-package: the sources of $package $version do not have the expected checksum" >&2
  exit 1
fi

rm -rf "$target"
mkdir -p "$target"
tar -xf "$(tarball)" -C "$target" --strip-components=1
touch "$target/$stamp"
