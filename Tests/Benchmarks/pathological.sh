#!/bin/sh
# Reads each pathological Markdown pattern at n, 2n, 4n and 8n bytes (n is 100,000 unless given), and fails where the
# time does not grow linearly (2.6 for a doubling) or is over a second for each megabyte.
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product MarkdownBench -Xswiftc -static-stdlib
# Memory that goes back to the system comes again page by page, at a cost that depends on the size of each piece. glibc
# is told to keep it, so that what grows is the work.
export MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=1000000000000
exec .build/release/MarkdownBench patterns "$@"
