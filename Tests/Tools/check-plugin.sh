#!/usr/bin/env bash
# Runs the command plugin as its users do: in this package, and in one that depends on it.
#
#   Tests/Tools/check-plugin.sh
#
# It is a script and no test, because the Swift package manager locks a package while it runs its tests.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# What the examples are built into: what is compiled for one is not compiled again for the next.
build="${PLATEN_EXAMPLES_BUILD:-$root/.build-examples}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "$*" >&2; }
fail() { say "check-plugin.sh: $*"; exit 1; }

article="$scratch/article.txt"
printf 'A Village (乡村)\n1. Markets (市场)\nTaobao Village (淘宝村) sells.\n' >"$article"
is_edition() { [ "$(head -c 58 "$1" | tail -c 28)" = mimetypeapplication/epub+zip ]; }

cd "$root"
allow=(--allow-writing-to-package-directory)
say "check-plugin.sh: in this package"
swift package --scratch-path "$build" "${allow[@]}" export --format epub "$article" -o "$scratch/here.epub" >/dev/null
is_edition "$scratch/here.epub" || fail "no edition was made"
# Into a file first: a pipe that grep closes at the first match is a failure of the writer.
swift package --scratch-path "$build" "${allow[@]}" export --help >"$scratch/help"
grep -q '^OVERVIEW: Makes editions' "$scratch/help" || fail "--help does not reach platen"
if swift package --scratch-path "$build" "${allow[@]}" export "$scratch/none.txt" --format epub >"$scratch/errors" 2>&1; then
  fail "a missing input is no failure"
fi
grep -q '^platen: error: cannot read' "$scratch/errors" || fail "the message of a failure does not come through"
grep -q 'exit code 66' "$scratch/errors" || fail "the exit code of a failure does not come through"

if swift package --scratch-path "$build" "${allow[@]}" export --format epub "$article" -o - >"$scratch/output" 2>"$scratch/errors"; then
  fail "a binary edition on standard output is no failure"
fi
grep -q "standard input and output are the package manager's" "$scratch/errors" || fail "it is not said why -o - fails"
if swift package --scratch-path "$build" export --format epub "$article" -o "$scratch/unasked.epub" </dev/null >/dev/null 2>"$scratch/errors"; then
  fail "it writes without having asked"
fi
grep -q 'allow-writing-to-package-directory' "$scratch/errors" || fail "the permission is not named"
[ ! -e "$scratch/unasked.epub" ] || fail "it writes without permission"
# Only the command plugin asks for anything: one permission, and no network.
swift package describe --type json >"$scratch/package.json" 2>/dev/null
permissions=$(grep -A 3 -E '"network_scope"|"type" : "(writeToPackageDirectory|allowNetworkConnections)"' "$scratch/package.json" \
  | grep -o -E '"(none|local|all|docker|unixDomainSocket|writeToPackageDirectory|allowNetworkConnections)"' | tr -d '"\n' || true)
[ "$permissions" = nonewriteToPackageDirectory ] || fail "the plugins ask for: $permissions"

say "check-plugin.sh: in a package that depends on it"
mkdir -p "$scratch/user/Sources/User"
cat >"$scratch/user/Package.swift" <<EOF
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "user", platforms: [.macOS(.v15)], dependencies: [.package(name: "platen", path: "$root")], targets: [.target(name: "User")])
EOF
echo 'let nothing = 0' >"$scratch/user/Sources/User/User.swift"
cp "$article" "$scratch/user/article.txt"
cd "$scratch/user"
swift package --scratch-path "$build" "${allow[@]}" export --format epub article.txt >/dev/null
is_edition "$scratch/user/article.epub" || fail "no edition was made in the other package"
# Options come through as they are: a blank in a value, an option of the format, several formats, a folder.
mkdir editions
swift package --scratch-path "$build" "${allow[@]}" export article.txt --format epub --format json -o editions/ --quiet \
  --metadata 'publisher=The Village Press' --set contents-page=no >/dev/null
is_edition "$scratch/user/editions/article.epub" || fail "several formats make no EPUB"
grep -q '"The Village Press"' editions/article.json || fail "an option with a blank does not come through"
say "check-plugin.sh: all is well"
