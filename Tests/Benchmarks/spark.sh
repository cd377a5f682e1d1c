#!/usr/bin/env bash
# Times Spark against plain workers: 10,000 small documents become EPUBs in answers of `platen batch --jsonl`.
#
#   Tests/Benchmarks/spark.sh [BOOKS [DOCUMENTS]]
#
# BOOKS is a folder with chapters en-*.md and zh-*.md; without it, the chapters of Pro Git beside the repository. Needs Python
# with pyspark, pandas and pyarrow (PLATEN_SPARK_PYTHON names it), and Java.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python=${PLATEN_SPARK_PYTHON:-python3}
"$python" -c 'import pandas, pyarrow, pyspark' || { echo "spark.sh: pyspark, pandas or pyarrow is missing" >&2; exit 1; }
. Tests/Benchmarks/books-setup.sh "${1:-}"
export PYSPARK_PYTHON="$python" SPARK_LOCAL_IP=127.0.0.1 PYSPARK_SUBMIT_ARGS="--master local[2] pyspark-shell"
"$python" Tests/Benchmarks/spark.py "$platen" "$books" "$folder" "${2:-10000}"
