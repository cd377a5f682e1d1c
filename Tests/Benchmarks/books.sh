#!/usr/bin/env bash
# Times real books in English and Chinese, 1 MB and 8 MB, to every format with one thread and two, and 2,000 small files, beside
# cmark-gfm and pandoc where they are; fails if bytes depend on the number of threads.
#
#   Tests/Benchmarks/books.sh [BOOKS [ROUNDS]]
#
# BOOKS is a folder with chapters en-*.md and zh-*.md; without it, the chapters of Pro Git beside the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

books=${1:-../shared/inputs/progit}
[ -d "$books" ] || { echo "books.sh: there is no folder $books; name one with en-*.md and zh-*.md" >&2; exit 1; }
platen=${PLATEN:-}
if [ -z "$platen" ]; then
  swift build -c release --product platen >&2
  platen=$(swift build -c release --show-bin-path)/platen
fi
# In memory where that can be had: the disk's own pace is not what is measured.
folder=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Tests/Benchmarks/books.py "$platen" "$books" "$folder" "${2:-5}"
