#!/usr/bin/env bash
# Builds the example of the article "Getting started", and runs it as the article does.
#
#   Tests/Examples/FirstEdition.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=(--package-path "$root/Examples/FirstEdition" --scratch-path "${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }
fail() { say "FirstEdition.sh: $*"; exit 1; }

say "FirstEdition.sh: building"
swift build "${build[@]}" >"$scratch/log" 2>&1 || { tail -n 30 "$scratch/log" >&2; fail "it does not build"; }

say "FirstEdition.sh: running what the article shows"
# The commands are taken from the article itself.
sed -n '/^printf .*article\.txt$/,/^swift run/p' "$root/Sources/Platen/Platen.docc/GettingStarted.md" >"$scratch/commands"
[ "$(wc -l <"$scratch/commands")" -eq 2 ] || fail "the article does not show the commands"
swift() {
  [ "$1" = run ] || fail "the article runs swift $1"
  shift
  command swift run --skip-build "${build[@]}" "$@" 2>/dev/null
}
cd "$scratch"
# shellcheck source=/dev/null
. "$scratch/commands" >"$scratch/output" || fail "the commands fail"
grep -q '^article\.txt\.epub has [0-9]* bytes$' "$scratch/output" || fail "it says $(cat "$scratch/output")"
[ "$(head -c 58 article.txt.epub | tail -c 28)" = mimetypeapplication/epub+zip ] || fail "no EPUB was made"

say "FirstEdition.sh: one format, in memory"
command swift run --skip-build "${build[@]}" one-format 2>/dev/null | grep -q '^the edition has [0-9][0-9][0-9][0-9]* bytes$' \
  || fail "one-format makes no edition"
say "FirstEdition.sh: all is well"
