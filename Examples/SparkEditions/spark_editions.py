#!/usr/bin/env python3
"""Makes editions of the documents of a table, with Spark: one table of editions, and one of what was reported.

    spark-submit spark_editions.py --input documents.jsonl --output tables --format epub

The input is JSON lines, or Parquet, with the columns of `platen batch --jsonl`: id, and text, base64 or path; optionally
name, from, formats. The output has two tables, both Parquet:

    tables/editions      id, format, media_type, bytes, sha256, content
    tables/diagnostics   id, status, error, diagnostic_id, severity, message, loss, line, column

Each task runs `platen batch --jsonl --isolate`. A document that ends its process is an answer like any other; should the
worker itself be killed, a new one gets the documents that have no answer yet.
"""
import argparse
import base64
import json
import subprocess
import threading

COLUMNS = ("id", "text", "base64", "path", "name", "from", "formats")
ANSWER = (
    "id string, status string, error string, "
    "outputs array<struct<format string, media_type string, bytes long, sha256 string, content binary>>, "
    "diagnostics array<struct<id string, severity string, message string, loss string, line int, column int>>"
)
#: How often a worker that was killed is replaced before the task fails, and Spark tries it again elsewhere.
ATTEMPTS = 3


def answers(lines, command):
    """The answers to some lines, in order: a line for each, whatever becomes of the worker."""
    rest = list(lines)
    for _ in range(ATTEMPTS):
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # Fed by a thread of its own: the worker stops reading while its answers are not read.
        feeder = threading.Thread(target=feed, args=(worker.stdin, rest), daemon=True)
        feeder.start()
        answered = 0
        for answer in worker.stdout:
            if not answer.endswith(b"\n"):
                break
            answered += 1
            yield json.loads(answer)
        feeder.join()
        worker.stdout.close()
        code = worker.wait()
        rest = rest[answered:]
        if not rest:
            return
        if code == 64:
            break
    raise RuntimeError(f"{len(rest)} documents have no answer: the worker ended with {code}")


def feed(stream, lines):
    try:
        with stream:
            for line in lines:
                stream.write(line)
    except OSError:
        # The worker is gone; whoever reads its answers sees that.
        pass


def line(row):
    """The line of `platen batch --jsonl` for a row: without the columns that say nothing."""
    members = {}
    for name in COLUMNS:
        value = row.get(name)
        if value is None or isinstance(value, float):
            continue
        members[name] = list(value) if name == "formats" else str(value)
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"


def record(answer):
    """An answer as a row."""
    outputs = [
        {
            "format": output["format"],
            "media_type": output["mediaType"],
            "bytes": output["bytes"],
            "sha256": output["sha256"],
            "content": base64.b64decode(output["base64"]) if "base64" in output else output["text"].encode(),
        }
        for output in answer["outputs"]
    ]
    names = ("id", "severity", "message", "loss", "line", "column")
    return {
        "id": None if answer["id"] is None else str(answer["id"]),
        "status": answer["status"],
        "error": answer["error"]["message"] if "error" in answer else None,
        "outputs": outputs,
        "diagnostics": [{name: item.get(name) for name in names} for item in answer["diagnostics"]],
    }


def editions(command):
    """What Spark runs on every executor: takes and gives tables of rows, a part at a time."""
    import pandas

    def run(parts):
        for part in parts:
            lines = [line(row) for row in part.to_dict("records")]
            yield pandas.DataFrame([record(answer) for answer in answers(lines, command)])

    return run


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--input", required=True, help="JSON lines, or Parquet")
    parser.add_argument("--output", required=True, help="the folder of the two tables")
    parser.add_argument("--format", action="append", default=[], help="a format; may be repeated")
    parser.add_argument("--platen", default="platen", help="the program, as every executor finds it")
    parser.add_argument("--partitions", type=int, help="in how many parts the table is taken")
    parser.add_argument("--option", action="append", default=[], help="an option for platen batch; may be repeated")
    arguments = parser.parse_args()

    from pyspark.sql import SparkSession
    from pyspark.sql.functions import col, explode

    spark = SparkSession.builder.appName("platen").getOrCreate()
    # Small enough that a task holds few editions at a time.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
    is_parquet = arguments.input.rstrip("/").endswith(".parquet")
    documents = spark.read.parquet(arguments.input) if is_parquet else spark.read.json(arguments.input)
    documents = documents.select([name for name in documents.columns if name in COLUMNS])
    if arguments.partitions:
        documents = documents.repartition(arguments.partitions, "id")
    command = [arguments.platen, "batch", "--jsonl", "--isolate", "--jobs", "1", *arguments.option]
    for name in arguments.format:
        command += ["--format", name]

    # Both tables come from one pass: what was made is kept until they are written.
    made = documents.mapInPandas(editions(command), ANSWER).persist()
    output = explode("outputs").alias("output")
    made.select("id", output).select("id", "output.*").write.mode("overwrite").parquet(arguments.output + "/editions")
    made.selectExpr("id", "status", "error", "explode_outer(diagnostics) as item").select(
        "id", "status", "error", col("item.id").alias("diagnostic_id"), "item.severity", "item.message", "item.loss",
        "item.line", "item.column",
    ).write.mode("overwrite").parquet(arguments.output + "/diagnostics")
    counts = {row["status"]: row["count"] for row in made.groupBy("status").count().collect()}
    print(f"{counts.get('ok', 0)} documents made, {counts.get('failed', 0)} failed")
    spark.stop()


if __name__ == "__main__":
    main()
