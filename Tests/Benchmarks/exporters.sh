#!/usr/bin/env bash
# Holds every exporter to its bars against its peers, as whole processes, side by side in one run, on the same 10 MB of
# Markdown prose and the same 1 MB of Chinese:
#   text, Markdown and JSON at least 20 times as fast as pandoc, with less memory,
#   text and Markdown at least as fast as cmark-gfm, which does less,
#   EPUB at most 1.5 times a third of cmark-gfm's HTML and half of what one thread of zlib needs for that HTML.
#
#   Tests/Benchmarks/exporters.sh [ROUNDS]
#
# Needs cmark-gfm (Debian's package of that name). pandoc comes from PyPI's pypandoc_binary.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

command -v cmark-gfm >/dev/null || { echo "exporters.sh: install cmark-gfm first (apt-get install cmark-gfm)" >&2; exit 1; }
venv=Tests/.tools/bench
[ -d "$venv" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install -q pypandoc_binary >&2; }
swift build -c release --static-swift-stdlib --product platen >&2
# In memory where that can be had: the disk's own pace is not what is measured.
folder=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$folder"' EXIT
pandoc=$("$venv/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
python3 Tests/Benchmarks/exporters.py "$(swift build -c release --static-swift-stdlib --show-bin-path)/platen" \
  "$pandoc" "$folder" "${1:-5}"
