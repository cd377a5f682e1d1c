#!/bin/sh
# Compares reading Markdown into a document with `cmark-gfm -t html` (Debian: cmark-gfm), on the same file, with the
# same extensions, one thread each, in alternating runs: `markdown.sh [file] [runs]`.
#
# Without a file it makes 10 MB of prose. Processor time and peak memory are those of the whole process.
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product MarkdownBench -Xswiftc -static-stdlib
exec python3 Tests/Benchmarks/markdown.py .build/release/MarkdownBench "$@"
