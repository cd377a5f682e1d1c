#!/usr/bin/env bash
# Checks the documentation: every public symbol of a library product has a comment, and every link in comments and articles leads
# somewhere. Can keep the pages.
#
#   Tests/Tools/check-documentation.sh [--output FOLDER]
#
#   --output FOLDER   puts the documentation there, as a web site; FOLDER is made, or is empty
#
# To look at it: python3 -m http.server --directory FOLDER, and then http://localhost:8000/documentation. It needs no plugin: what
# makes it comes with Swift. PLATEN_BUILD names the folder to build in, instead of .build.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
say() { printf '%s\n' "$*" >&2; }
fail() { say "check-documentation.sh: $*"; exit 1; }

output=
while [ $# -gt 0 ]; do
  case "$1" in
    --output) [ $# -gt 1 ] || fail "--output takes a folder"; output=$2; shift 2 ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) fail "there is no option $1" ;;
  esac
done
if [ -n "$output" ]; then
  mkdir -p "$output"
  [ -z "$(ls -A "$output")" ] || fail "$output is not empty"
  output=$(cd "$output" && pwd)
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$root"

# docc stands beside the compiler, which need not be the first `swift` on PATH itself: that may be a chooser of versions.
if [ "$(uname)" = Darwin ]; then
  docc=$(xcrun --find docc)
else
  resources=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
  docc=${resources%/lib/swift*}/bin/docc
fi
[ -x "$docc" ] || fail "this Swift comes without docc"

say "check-documentation.sh: building"
build=(--scratch-path "${PLATEN_BUILD:-$root/.build}")
swift build "${build[@]}" >"$scratch/build" 2>&1 || { tail -n 40 "$scratch/build" >&2; fail "the build failed"; }
# It goes through all targets, and fails for tests that nobody has built; what is wanted must be there afterwards.
graphs="$(dirname "$(swift build "${build[@]}" --show-bin-path)")/symbolgraph"
rm -rf "$graphs"
swift package "${build[@]}" dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
  --emit-extension-block-symbols >"$scratch/extract" 2>&1 || true

swift package "${build[@]}" dump-package >"$scratch/package.json"
python3 Tests/Tools/documentation.py modules "$scratch/package.json" Sources >"$scratch/modules"
modules=()
while read -r module _; do modules+=("$module"); done <"$scratch/modules"
for module in "${modules[@]}"; do
  [ -e "$graphs/$module.symbols.json" ] || { tail -n 20 "$scratch/extract" >&2; fail "the symbols of $module cannot be extracted"; }
  [ -e "Sources/$module/$module.docc/$module.md" ] || fail "$module has no page Sources/$module/$module.docc/$module.md"
done
# A format that is not listed is documented here and not there: worth a word, and no failure.
sed -n 's/^ *- \([A-Za-z]*\)$/\1/p' .spi.yml >"$scratch/listed"
while read -r module; do
  printf '%s\n' "${modules[@]}" | grep -q -x -F -e "$module" || fail ".spi.yml lists $module, which is no module of a product"
done <"$scratch/listed"
for module in "${modules[@]}"; do
  grep -q -x -F -e "$module" "$scratch/listed" || say "check-documentation.sh: .spi.yml does not list $module"
done

say "check-documentation.sh: comments"
counted=$(python3 Tests/Tools/documentation.py undocumented "$graphs" "${modules[@]}") \
  || fail "public symbols have no comment"

# A module at a time, after those that it links to.
say "check-documentation.sh: links"
broken=
while read -r module others; do
  mkdir -p "$scratch/graphs/$module" "$scratch/archives"
  for graph in "$graphs/$module.symbols.json" "$graphs/$module"@*.symbols.json; do
    if [ -e "$graph" ]; then cp "$graph" "$scratch/graphs/$module/"; fi
  done
  arguments=()
  if [ -d "Sources/$module/$module.docc" ]; then arguments+=("Sources/$module/$module.docc"); fi
  for other in $others; do arguments+=(--dependency "$scratch/archives/$other.doccarchive"); done
  if ! "$docc" convert ${arguments[@]+"${arguments[@]}"} --additional-symbol-graph-dir "$scratch/graphs/$module" \
    --fallback-display-name "$module" --fallback-bundle-identifier "$module" --fallback-default-module-kind Library \
    --enable-experimental-external-link-support --warnings-as-errors \
    --output-path "$scratch/archives/$module.doccarchive" >"$scratch/messages" 2>&1; then
    cat "$scratch/messages" >&2
    broken="$broken $module"
    # Without an archive of it, every link to it would be broken as well.
    "$docc" convert ${arguments[@]+"${arguments[@]}"} --additional-symbol-graph-dir "$scratch/graphs/$module" \
      --fallback-display-name "$module" --fallback-bundle-identifier "$module" \
      --enable-experimental-external-link-support \
      --output-path "$scratch/archives/$module.doccarchive" >/dev/null 2>&1 || fail "docc fails over $module"
  fi
done <"$scratch/modules"
[ -z "$broken" ] || fail "there are warnings about$broken"

if [ -n "$output" ]; then
  "$docc" merge "$scratch/archives"/*.doccarchive --synthesized-landing-page-name Platen \
    --synthesized-landing-page-kind Package --synthesized-landing-page-topics-style list \
    --output-path "$scratch/site" >/dev/null
  cp -R "$scratch/site/." "$output/"
  say "check-documentation.sh: the documentation is in $output"
fi
say "check-documentation.sh: all is well, ${#modules[@]} modules, $counted"
