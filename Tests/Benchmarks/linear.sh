#!/usr/bin/env bash
# Measures time and memory of books to EPUB from a few kilobytes up, each twice as large as the one before; fails if a doubling takes
# more than 2.1 times as long.
#
#   Tests/Benchmarks/linear.sh [BOOKS [MEGABYTES]]
#
# BOOKS is a folder with chapters en-*.md and zh-*.md; without it, the chapters of Pro Git beside the repository. MEGABYTES is
# the size of the largest book, 100 without it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

. Tests/Benchmarks/books-setup.sh "${1:-}"
python3 Tests/Benchmarks/linear.py "$platen" "$books" "$folder" "${2:-100}"
