#!/bin/sh
# Fuzzes the Markdown importer with libFuzzer and the address sanitizer for some seconds (60): `markdown.sh [seconds]`.
# `markdown.sh build` builds the fuzzer, and runs nothing.
#
# Where the toolchain has no libFuzzer, the seeded mutator of the same program does it, without a sanitizer.
# What libFuzzer learns stays in Tests/.tools/corpus, which git ignores.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
if swift build -c release --scratch-path .build-fuzz --product MarkdownFuzz -Xswiftc -sanitize=fuzzer,address \
  -Xswiftc -parse-as-library -Xswiftc -DFUZZING
then
  if [ "$seconds" = build ]; then exit 0; fi
  mkdir -p Tests/.tools/corpus
  exec .build-fuzz/release/MarkdownFuzz -max_total_time="$seconds" -max_len=1024 -timeout=5 Tests/.tools/corpus
fi
echo "no libFuzzer here: the mutator takes its place" >&2
swift build -c release --product MarkdownFuzz
if [ "$seconds" = build ]; then exit 0; fi
exec .build/release/MarkdownFuzz "$seconds"
