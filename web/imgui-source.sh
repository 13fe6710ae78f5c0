#!/bin/sh
# Puts the sources of Dear ImGui 1.92.2b into the directory named by the first argument.
# Usage: imgui-source.sh <target directory>
#
# The distribution this project builds on carries a Dear ImGui that is too old, so the source
# package is taken from a later suite of the same mirror. apt does the transfer with a source
# list and a state directory of its own beside the target; the machine's own configuration is
# only read. The tarball must have the checksum below, whatever the mirror says.
# Quick when already done.
set -eu
target=${1:?usage: imgui-source.sh <target directory>}
version=1.92.2b+ds
checksum=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
stamp=.complete-$version

if [ -f "$target/$stamp" ]; then exit 0; fi

work=$target.apt
mkdir -p "$(dirname "$target")"
exec 9> "$target.lock" # several builds may be configured at once
flock 9
if [ -f "$target/$stamp" ]; then exit 0; fi
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/parts"
work=$(cd "$work" && pwd)
tarball=$work/imgui_$version.orig.tar.xz

checksum_matches() { [ -f "$tarball" ] && echo "$checksum  $tarball" | sha256sum --check --status; }

if ! checksum_matches; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' 'Created-By: Packages' |
    sort -u | head -n 1)
  if [ -z "$mirror" ]; then
    echo "imgui-source: no Debian mirror in this machine's apt configuration; set IMGUI_SOURCE_DIR instead" >&2
    exit 1
  fi
  for suite in forky sid; do
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
  done > "$work/sources.list"
  own_apt() {
    apt-get -q -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts="$work/parts" \
      -o Dir::State="$work" -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
      -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
  }
  (cd "$work" && own_apt update && own_apt --download-only --only-source source "imgui=$version-1") >&2
fi
if ! checksum_matches; then
  echo "imgui-source: $(basename "$tarball") does not have the expected checksum" >&2
  exit 1
fi

rm -rf "$target"
mkdir -p "$target"
tar -xJf "$tarball" -C "$target" --strip-components=1
touch "$target/$stamp"
