#!/usr/bin/env bash
# Builds platen, and makes an EPUB edition of the example article.
#
#   Examples/quickstart.sh [--build-only]
#
#   --build-only   prints the path of the program, and makes no edition
#
# Needs Swift 6.2 or later on PATH; installs zlib's headers if they are missing. Examples/install.sh puts the program on PATH.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

if ! has swift; then
  say "quickstart.sh: swift is not on PATH. Install Swift 6.2 or later (swift.org), then run this again."
  exit 1
fi

has_zlib_headers() { [ "$(uname)" = Darwin ] || [ -e /usr/include/zlib.h ] || { has pkg-config && pkg-config --exists zlib; }; }
if ! has_zlib_headers; then
  if ! has apt-get; then
    say "quickstart.sh: zlib's headers are missing. Install them (Fedora: dnf install zlib-devel; Alpine: apk add zlib-dev), then run this again."
    exit 1
  fi
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! has sudo; then
      say "quickstart.sh: zlib's headers are missing. As root, run: apt-get install zlib1g-dev"
      exit 1
    fi
    as_root=(sudo)
  fi
  say "quickstart.sh: installing zlib1g-dev"
  ${as_root[@]+"${as_root[@]}"} apt-get -q -y -o DPkg::Lock::Timeout=600 update >&2
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends zlib1g-dev >&2
fi

cd "$root"
# The Swift library goes into the program, which then runs where Swift is not installed; symbols are left out.
build=(swift build -c release --product platen)
if [ "$(uname)" != Darwin ]; then build+=(--static-swift-stdlib --disable-local-rpath -Xlinker -s); fi
say "quickstart.sh: building platen (a few minutes the first time)"
"${build[@]}" >&2
platen="$("${build[@]}" --show-bin-path)/platen"
if [ "${1:-}" = --build-only ]; then
  printf '%s\n' "$platen"
  exit 0
fi

article="$root/Examples/high-speed-rail/article.txt"
edition="${article%.txt}.epub"
"$platen" export --format epub "$article" -o "$edition"
printf 'The edition is here: %s\n' "$edition"
printf 'The program is here: %s\n' "$platen"
printf 'Examples/install.sh puts it on your PATH.\n'
