#!/usr/bin/env bash
# Builds and runs the example with a guide in its bundle, and changes what the guide is made of.
#
#   Tests/Examples/BundledGuide.sh
#
# It works on a copy. With PLATEN_TOOLS (see Tests/run.sh --install-only) EPUBCheck looks at the edition.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build="${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }
fail() {
  say "BundledGuide.sh: $*"
  if [ -e "$scratch/log" ]; then tail -n 30 "$scratch/log" >&2; fi
  exit 1
}

cp -R "$root/Examples/BundledGuide" "$scratch/BundledGuide"
cd "$scratch/BundledGuide"
# The copy stands elsewhere than the example. On macOS sed -i wants a suffix.
sed -i.bak "s|path: \"../..\"|path: \"$root\"|" Package.swift
files=Sources/BundledGuide
cp -R "$files" "$scratch/before"

make() { swift build --scratch-path "$build" >"$scratch/log" 2>&1; }
build_anew() { make || fail "it does not build"; }
build_fails() { if make; then fail "$1 does not fail the build"; fi; }
log_has() { grep -q -e "$1" "$scratch/log" || fail "the build does not say: $1"; }
makes_no_edition() { if grep -q 'Making Guide' "$scratch/log"; then fail "an edition is made anew though $1"; fi; }
program() { "$(swift build --scratch-path "$build" --show-bin-path)/BundledGuide"; }
edition() { printf '%s\n' "$build"/plugins/outputs/bundledguide/BundledGuide/destination/EmbedEditions/"$1"; }
sum() { cksum <"$(edition Guide.epub)"; }

say "BundledGuide.sh: a program with its guide"
build_anew
if grep -q 'warning:' "$scratch/log"; then fail "there are warnings"; fi
line=$(program)
expected='Guide: A Day in the Village (村里的一天) — en, zh-Hans, 3 chapters'
[ "$line" = "$expected" ] || fail "it prints: $line"
first=$(sum)

jar="${PLATEN_TOOLS:-}/epubcheck/epubcheck.jar"
if [ -e "$jar" ] && command -v java >/dev/null; then
  say "BundledGuide.sh: EPUBCheck"
  java -jar "$jar" --failonwarnings "$(edition Guide.epub)" >"$scratch/log" 2>&1 || fail "EPUBCheck finds faults"
else
  say "BundledGuide.sh: EPUBCheck is left out: it is not in PLATEN_TOOLS, or there is no java"
fi

say "BundledGuide.sh: nothing changes"
# The package manager links a plugin's tool once more in the build after the one that it planned.
build_anew
touch "$scratch/mark"
build_anew
makes_no_edition "nothing has changed"
[ ! "$(edition Guide.epub)" -nt "$scratch/mark" ] || fail "the edition is written anew though nothing has changed"
[ "$(sum)" = "$first" ] || fail "the same document gives other bytes"

say "BundledGuide.sh: the document, its picture and its arguments change"
sed -i.bak 's/^title: A Day/title: A Night/' "$files/Guide.md" && rm "$files/Guide.md.bak"
build_anew
[ "$(program)" = "${expected/A Day/A Night}" ] || fail "a changed document gives: $(program)"
second=$(sum)
sed -i.bak 's/#e8a33d/#d0342c/' "$files/village.svg" && rm "$files/village.svg.bak"
build_anew
third=$(sum)
[ "$third" != "$second" ] || fail "a changed picture does not remake the edition"
echo '--set contents-page=no' >>"$files/epub.arguments"
build_anew
[ "$(sum)" != "$third" ] || fail "changed arguments do not remake the edition"

say "BundledGuide.sh: mistakes"
sed -i.bak 's/village.svg/vilage.svg/' "$files/Guide.md" && rm "$files/Guide.md.bak"
line_number=$(grep -n 'vilage.svg' "$files/Guide.md" | cut -d: -f1)
build_fails "a missing picture, with --fail-on warning,"
log_has "/$files/Guide.md:$line_number:1: warning: The picture “vilage.svg” cannot be had"
log_has 'platen: error: there are warnings, and --fail-on warning is given'
echo '--set no-such-option=1' >"$files/epub.arguments"
build_fails "an unknown option"
log_has 'platen: error: .*no option “no-such-option”'
rm "$files/epub.arguments"
build_anew
log_has "/$files/Guide.md:$line_number:1: warning: The picture “vilage.svg” cannot be had"

say "BundledGuide.sh: a second document, more formats, and what is kept out"
rm -r "$files"
cp -R "$scratch/before" "$files"
mkdir "$files/more"
printf 'Rules (规则)\n1. Be kind (友善)\nGreet everybody.\n' >"$files/more/House Rules 规则.txt"
printf 'A draft.\n' >"$files/more/guide.txt"
printf 'As it is.\n' >"$files/more/LICENSE.txt"
echo '# The same editions as text.' >"$files/txt.arguments"
cp Package.swift Package.swift.bak
perl -pi -e 's|(dependencies: \["SystemZlib"\],)|$1 resources: [.copy("more/LICENSE.txt")],|' Package.swift
build_fails "two documents of one name"
log_has 'error: .*Guide\.md and more/guide\.txt would both become guide\.'
perl -pi -e 's|(dependencies: \["SystemZlib"\],)|$1 exclude: ["more/guide.txt"],|' Package.swift
build_anew
[ "$(program)" = "$expected" ] || fail "it prints: $(program)"
bundle=$(dirname "$(find "$(swift build --scratch-path "$build" --show-bin-path)"/*BundledGuide.* -name Guide.epub | head -n 1)")
for name in Guide.epub Guide.txt "House Rules 规则".{epub,txt} LICENSE.txt; do
  [ -e "$bundle/$name" ] || fail "$name is not in the bundle"
done
grep -q '规则' "$bundle/House Rules 规则.txt" || fail "House Rules 规则.txt is not the edition"
[ "$(cat "$bundle/LICENSE.txt")" = 'As it is.' ] || fail "a resource is not left as it is"
[ ! -e "$bundle/LICENSE.epub" ] || fail "a resource becomes an edition"

say "BundledGuide.sh: an edition file"
rm -r "$files"
cp -R "$scratch/before" "$files"
cp Package.swift.bak Package.swift
rm -f "$files"/*.arguments
cat >"$files/edition.yaml" <<'END'
sources: Guide.md
formats: {epub: {split-level: 2}}
editions:
  whole: {output: Guide.epub}
  others:
    output:
      - Guide.txt   # to be printed
      - Guide.json
END
build_anew
[ "$(program)" = "$expected" ] || fail "it prints: $(program)"
for name in Guide.epub Guide.txt Guide.json; do
  [ -e "$(edition "$name")" ] || fail "$name is not made"
done
echo '  more: {formats: markdown}' >>"$files/edition.yaml"
build_fails "a file that the plugin does not know of"
log_has 'makes 4 files, and 3 × -o is given'
printf 'sorces: Guide.md\neditions: {a: {output: Guide.epub}}\n' >"$files/edition.yaml"
build_fails "a wrong key"
log_has 'edition.yaml:1:1: there is no key “sorces”. Did you mean “sources”?'
say "BundledGuide.sh: all is well"
