"""Runs the example for Spark, and looks at its tables; SparkEditions.sh calls it."""
import json
import os
import subprocess
import sys

example, platen, scratch = sys.argv[1:]
sys.path.insert(0, example)
COUNT = 300


def check(condition, message):
    if not condition:
        sys.exit(f"SparkEditions.sh: {message}")


def documents():
    for number in range(COUNT):
        document = {"id": f"d{number}", "text": f"# Title {number}\n\nText 第{number}章.\n", "from": "markdown"}
        if number % 50 == 7:
            document = {"id": f"d{number}", "path": "not-there.md"}
        yield document


with open(f"{scratch}/documents.jsonl", "w", encoding="utf-8") as file:
    for document in documents():
        file.write(json.dumps(document, ensure_ascii=False) + "\n")

# A program that kills the first worker of the first run in the middle: its shell writes who it is, and goes on as platen.
killer = f"{scratch}/killed-once"
with open(killer, "w", encoding="utf-8") as file:
    file.write(
        f"""#!/bin/sh
if mkdir "{scratch}/killed" 2>/dev/null; then "{platen}" "$@" | head -n 3; kill -9 $$; fi
exec "{platen}" "$@"
"""
    )
os.chmod(killer, 0o755)


def run(output, program):
    outcome = subprocess.run(
        [
            sys.executable, f"{example}/spark_editions.py", "--input", f"{scratch}/documents.jsonl", "--output", output,
            "--format", "epub", "--format", "text", "--platen", program, "--partitions", "2",
        ],
        env={**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell"},
        capture_output=True, text=True,
    )
    check(outcome.returncode == 0, f"the job failed: {outcome.stderr[-3000:]}")
    return outcome.stdout


def table(path):
    import pyarrow.parquet

    return pyarrow.parquet.read_table(path).to_pylist()


said = run(f"{scratch}/first", killer)
bad = len([number for number in range(COUNT) if number % 50 == 7])
check(f"{COUNT - bad} documents made, {bad} failed" in said, f"the job said {said}")
check(os.path.isdir(f"{scratch}/killed"), "no worker was killed")
run(f"{scratch}/second", platen)

first, second = (sorted(table(f"{scratch}/{name}/editions"), key=lambda row: (row["id"], row["format"])) for name in ("first", "second"))
check(len(first) == 2 * (COUNT - bad), f"there are {len(first)} editions")
check(first == second, "a second run gives other bytes")
check(all(row["bytes"] == len(row["content"]) for row in first), "an edition is not whole")
failed = {row["id"] for row in table(f"{scratch}/first/diagnostics") if row["status"] == "failed"}
check(failed == {f"d{number}" for number in range(COUNT) if number % 50 == 7}, f"failed: {sorted(failed)}")
