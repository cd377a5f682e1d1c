#!/usr/bin/env bash
# Holds the export of plain articles to its bars, as whole processes, side by side in one run:
#   a 4 KB article takes at most three times as long as an empty Swift program,
#   a 10 MB article at most one and a half times as long as one thread of zlib, level 6, for the same XHTML,
#   and ten times its size in memory.
#
#   Tests/Benchmarks/article.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

swift build -c release --static-swift-stdlib --product platen >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo '' > "$folder/empty.swift"
swiftc -O -static-stdlib "$folder/empty.swift" -o "$folder/empty"
python3 Tests/Benchmarks/article.py "$(swift build -c release --static-swift-stdlib --show-bin-path)/platen" "$folder" "${1:-9}"
