#!/usr/bin/env bash
# Runs the example for Spark in local mode: documents good and bad, a worker that is killed, and a second run.
#
#   Tests/Examples/SparkEditions.sh
#
# Needs Python with pyspark, pandas and pyarrow (PLATEN_SPARK_PYTHON names it), and Java. Without them it is left out, and the
# script says so. PLATEN names the program; without it the one of .build is taken, and built if it is not there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
say() { printf '%s\n' "SparkEditions.sh: $*" >&2; }

python=${PLATEN_SPARK_PYTHON:-python3}
if ! "$python" -c 'import pandas, pyarrow, pyspark' 2>/dev/null || ! command -v java >/dev/null; then
  say "pyspark, pandas, pyarrow or Java are not there; the example is left out"
  exit 0
fi
platen=${PLATEN:-$(swift build --package-path "$root" --show-bin-path)/platen}
if [ ! -x "$platen" ]; then swift build --package-path "$root" --product platen; fi

export PYSPARK_PYTHON="$python" SPARK_LOCAL_IP=127.0.0.1
"$python" "$root/Tests/Examples/spark_editions_check.py" "$root/Examples/SparkEditions" "$platen" "$scratch"
say "the tables are as they should be"
