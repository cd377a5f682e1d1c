#!/usr/bin/env bash
# Reads plain articles made to be expensive at n, 2n and 4n bytes (n is 2,500,000 unless given), applies the reader's
# aids, writes JSON, and fails where processor time does not grow linearly (2.6 for a doubling) or is over a second for
# each megabyte.
#
#   Tests/Benchmarks/hostile-articles.sh [BYTES]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

swift build -c release --static-swift-stdlib --product platen >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Tests/Benchmarks/hostile-articles.py \
  "$(swift build -c release --static-swift-stdlib --show-bin-path)/platen" "$folder" "${1:-2500000}"
