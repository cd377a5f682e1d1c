#!/bin/sh
# Fuzzes the HTML importer with libFuzzer and the address sanitizer for some seconds (60): `html.sh [seconds]`.
#
# Where the toolchain has no libFuzzer, the program makes HTML in no order from numbers. What libFuzzer learns stays in
# Tests/.tools/corpus-html, which git ignores.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
if swift build -c release --scratch-path .build-fuzz --product HTMLFuzz -Xswiftc -sanitize=fuzzer,address \
  -Xswiftc -parse-as-library -Xswiftc -DFUZZING
then
  mkdir -p Tests/.tools/corpus-html
  exec .build-fuzz/release/HTMLFuzz -max_total_time="$seconds" -max_len=1024 -timeout=5 Tests/.tools/corpus-html
fi
echo "no libFuzzer here: a generator takes its place" >&2
swift build -c release --product HTMLFuzz
exec .build/release/HTMLFuzz "$seconds"
