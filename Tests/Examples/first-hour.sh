#!/usr/bin/env bash
# A new user's first hour, without a step by hand: clones the repository, installs the program, runs the README's first commands, pastes the
# README's Swift into a fresh package, and runs what it makes.
#
#   Tests/Examples/first-hour.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "first-hour.sh: $*" >&2; }
fail() { say "$*"; exit 1; }

say "cloning"
git clone -q "$root" "$scratch/platen"

say "installing"
prefix="$scratch/prefix"
"$scratch/platen/Examples/install.sh" --prefix "$prefix" >"$scratch/installed" 2>"$scratch/log" \
  || { tail -n 30 "$scratch/log" >&2; fail "it cannot be installed"; }
grep -q "export PATH=\"$prefix/bin:" "$scratch/installed" || fail "it does not say how the shell finds the program"
for file in bin/platen share/bash-completion/completions/platen share/zsh/site-functions/_platen \
  share/fish/vendor_completions.d/platen.fish share/man/man1/platen.1; do
  [ -s "$prefix/$file" ] || fail "$file is missing"
done
grep -q '^\.SH PLATEN EXPORT' "$prefix/share/man/man1/platen.1" || fail "the man page does not describe platen export"

say "what is installed keeps its proportions on hostile input"
# Here because this is the one release build; time is left out, for the machine may be at other work.
python3 "$root/Tests/Hostile/proportion.py" "$prefix/bin/platen" --quick --no-time >"$scratch/log" \
  || { cat "$scratch/log" >&2; fail "it does not"; }

say "the README's first commands"
export PATH="$prefix/bin:$PATH"
mkdir "$scratch/first"
cd "$scratch/first"
printf 'A Village (乡村)\n1. Markets (市场)\nTaobao Village (淘宝村) sells.\n' >article.txt
platen export --format epub article.txt
[ "$(head -c 58 article.epub | tail -c 28)" = mimetypeapplication/epub+zip ] || fail "no EPUB was made"

say "the README's Swift in a fresh package"
package="$scratch/package"
mkdir -p "$package/Sources/make-edition" "$package/Sources/platen-poster" "$package/Sources/top-level"
cat >"$package/Package.swift" <<SWIFT
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "first-hour",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "platen", path: "$root")],
  targets: [
    .executableTarget(name: "make-edition", dependencies: [.product(name: "Platen", package: "platen")]),
    .executableTarget(name: "top-level", dependencies: [.product(name: "Platen", package: "platen")]),
    .executableTarget(
      name: "platen-poster",
      dependencies: [
        .product(name: "Platen", package: "platen"), .product(name: "PlatenCommandLine", package: "platen"),
      ]),
  ]
)
SWIFT
# An edition in a variable of top-level code, and in a class of the main actor, as scripts and apps hold it.
cat >"$package/Sources/top-level/main.swift" <<'SWIFT'
import Platen

var edition = try Edition(markdown: "# A Village (乡村)\n\nTaobao Village (淘宝村) sells.")
edition = try await edition.applying([ConfiguredTransform]())
let result = try await edition.export(.epub { $0.splitLevel = 2 })
print("top level:", result.bytes.count > 1_000)

@MainActor final class Model {
  var edition: Edition?

  func make() async throws -> Int {
    edition = try Edition(markdown: "# Title\n\nText.")
    return try await edition?.export(.markdown()).bytes.count ?? 0
  }
}
print("main actor:", try await Model().make() > 10)
SWIFT
# The blocks as they stand in the README: the first two are the files of one program, the others of another.
awk -v folder="$package/Sources" '
  /^```swift$/ { number++; file = folder (number <= 2 ? "/make-edition/" : "/platen-poster/") "Block" number ".swift"; next }
  /^```$/ { file = ""; next }
  file != "" { print > file }
' "$root/README.md"
[ "$(find "$package/Sources" -name 'Block*.swift' | wc -l)" -eq 5 ] || fail "the README has other blocks than this script expects"
build=(--package-path "$package" --scratch-path "${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}")
swift build "${build[@]}" >"$scratch/log" 2>&1 || { tail -n 30 "$scratch/log" >&2; fail "the README's Swift does not compile"; }
run() { swift run --skip-build "${build[@]}" "$@" 2>"$scratch/errors" || { cat "$scratch/errors" >&2; fail "$1 fails"; }; }

say "the program that makes an edition"
run make-edition article.txt
[ "$(head -c 58 article.txt.epub | tail -c 28)" = mimetypeapplication/epub+zip ] || fail "make-edition makes no EPUB"

say "an edition in top-level code"
[ "$(run top-level | tr '\n' ' ')" = "top level: true main actor: true " ] || fail "top-level code cannot hold an edition"

say "the format of one's own, and the transform"
printf '# T\n\nto the village - and back\n' >a.md
[ "$(run platen-poster export a.md --format poster --set capitals=yes -o -)" = "TO THE VILLAGE - AND BACK" ] \
  || fail "platen-poster writes something else"
[ "$(run platen-poster export a.md --format poster --transform dashes --set dashes.style=em -o -)" = "to the village—and back" ] \
  || fail "the transform is not applied"
run platen-poster formats poster | grep -q capitals || fail "the option is not listed"

say "uninstalling"
"$scratch/platen/Examples/install.sh" --prefix "$prefix" --uninstall >/dev/null
[ -z "$(find "$prefix" -type f)" ] || fail "files are left behind"
say "all is well"
