#!/usr/bin/env bash
# Times real books in English and Chinese, 1 MB and 8 MB, to every format with one thread and two, and 2,000 small files, beside
# cmark-gfm and pandoc where they are; fails if bytes depend on the number of threads.
#
#   Tests/Benchmarks/books.sh [BOOKS [ROUNDS]]
#
# BOOKS is a folder with chapters en-*.md and zh-*.md; without it, the chapters of Pro Git beside the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

. Tests/Benchmarks/books-setup.sh "${1:-}"
python3 Tests/Benchmarks/books.py "$platen" "$books" "$folder" "${2:-5}"
