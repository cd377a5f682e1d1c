#!/bin/sh
# Fuzzes the reading and subsetting of fonts with libFuzzer and the address sanitizer: `fonts.sh font.ttf [seconds]`, 60 seconds.
#
# It begins with a small subset of the font. Where the toolchain has no libFuzzer, the seeded mutator of the same program does
# it, without a sanitizer. What libFuzzer learns stays in Tests/.tools/font-corpus, which git ignores.
set -eu
font=$(realpath "${1:?usage: fonts.sh font.ttf [seconds]}")
seconds=${2:-60}
cd "$(dirname "$0")/../.."
swift build -c release --product FontFuzz
mkdir -p Tests/.tools/font-corpus
.build/release/FontFuzz "$font" Tests/.tools/font-corpus/subset.ttf
if swift build -c release --scratch-path .build-fuzz --product FontFuzz -Xswiftc -sanitize=fuzzer,address \
  -Xswiftc -parse-as-library -Xswiftc -DFUZZING
then
  exec .build-fuzz/release/FontFuzz -max_total_time="$seconds" -max_len=65536 -timeout=5 Tests/.tools/font-corpus
fi
echo "no libFuzzer here: the mutator takes its place" >&2
exec .build/release/FontFuzz "$font" "$seconds"
