#!/bin/sh
# Measures how long importers, transforms and exporters go on after their task was cancelled: `cancel.sh [megabytes]`, 10.
# Ends with code 1 if one of them goes on for more than 50 milliseconds.
set -eu
cd "$(dirname "$0")/../.."
swift build -c release --product CancelBench
exec .build/release/CancelBench "$@"
