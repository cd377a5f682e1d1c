#!/bin/sh
# Fuzzes a reader with damaged files for some seconds (60): `readers.sh article|json|settings|pictures|editions|exporters [seconds]`.
#
# The files are made of random documents and damaged by a seeded mutator that knows numbers and marks; `exporters` sends what
# can still be read through all exporters. `readers.sh libfuzzer [seconds]` is libFuzzer with the address sanitizer over all
# of them, where the toolchain has it; what it learns stays in Tests/.tools/corpus-readers, which git ignores.
set -eu
cd "$(dirname "$0")/../.."
reader=${1:-exporters}
seconds=${2:-60}
if [ "$reader" = libfuzzer ]; then
  swift build -c release --scratch-path .build-fuzz --product ReaderFuzz -Xswiftc -sanitize=fuzzer,address \
    -Xswiftc -parse-as-library -Xswiftc -DFUZZING
  mkdir -p Tests/.tools/corpus-readers
  exec .build-fuzz/release/ReaderFuzz -max_total_time="$seconds" -max_len=4096 -timeout=10 Tests/.tools/corpus-readers
fi
swift build -c release --product ReaderFuzz
exec .build/release/ReaderFuzz "$reader" "$seconds"
