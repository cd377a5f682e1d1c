#!/bin/sh
# Reads each pathological Markdown pattern at n, 2n, 4n and 8n bytes (n is 100,000 unless given), and fails where the
# time does not grow linearly (2.6 for a doubling) or is over a second for each megabyte.
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product MarkdownBench -Xswiftc -static-stdlib
exec .build/release/MarkdownBench patterns "$@"
