"""Times Spark with two cores against plain workers; see spark.sh."""
import glob
import json
import os
import subprocess
import sys
import time

import measure

platen, books, folder, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
PROGRAM = "Examples/SparkEditions/spark_editions.py"
WORKER = [platen, "batch", "--jsonl", "--isolate", "--jobs", "1", "--format", "epub"]


def text(language):
    chapters = sorted(glob.glob(f"{books}/**/{language}-*.md", recursive=True))
    return "\n\n".join(open(chapter, encoding="utf-8").read() for chapter in chapters)


texts = {language: text(language) for language in ("en", "zh")}


def document(number):
    language, length = (("en", 4_500), ("zh", 1_500))[number % 2]
    start = number * 977 % (len(texts[language]) - length)
    return f"# Chapter {number}\n\n" + texts[language][start : start + length]


def write(name, numbers):
    path = f"{folder}/{name}.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps({"id": str(number), "text": document(number)}, ensure_ascii=False) + "\n")
    return path


def elapsed(commands):
    """The seconds until the last of some processes that run at once has ended."""
    start = time.perf_counter()
    processes = []
    for command, source, target in commands:
        stdin = open(source, "rb") if source else subprocess.DEVNULL
        processes.append(subprocess.Popen(command, stdin=stdin, stdout=open(target, "wb"), stderr=subprocess.PIPE))
    for process in processes:
        message = process.stderr.read()
        if process.wait() != 0:
            raise SystemExit(message.decode(errors="replace"))
    return time.perf_counter() - start


def workers():
    return elapsed([(WORKER, part, f"{folder}/answers") for part in parts])


def ranks():
    """The same documents as files, each process with its rank, as jobs of a cluster take them."""
    command = [platen, "batch", f"{folder}/files", "-t", "epub", "-q", "-o", f"{folder}/editions", "--isolate", "--jobs", "1"]
    return elapsed([(command + ["--rank", str(rank), "--world-size", "2"], None, os.devnull) for rank in (0, 1)])


def both():
    """The documents as files, in one process with two workers."""
    command = [platen, "batch", f"{folder}/files", "-t", "epub", "-q", "-o", f"{folder}/editions", "--isolate", "--jobs", "2"]
    return elapsed([(command, None, os.devnull)])


def spark(source):
    command = [sys.executable, PROGRAM, "--input", source, "--output", f"{folder}/tables", "--format", "epub"]
    return elapsed([(command + ["--platen", platen, "--partitions", "2"], None, f"{folder}/said")])


parts = [write(f"part-{rank}", range(rank, count, 2)) for rank in (0, 1)]
whole, few = write("whole", range(count)), write("few", range(2))
for number in range(count):
    os.makedirs(f"{folder}/files/{number % 100}", exist_ok=True)
    with open(f"{folder}/files/{number % 100}/{number}.md", "w", encoding="utf-8") as file:
        file.write(document(number))

start = min(spark(few) for _ in range(2))
times = {"two workers": [], "Spark": [], "one process, two jobs": [], "two ranks": []}
for _ in range(3):
    times["two workers"].append(workers())
    times["Spark"].append(spark(whole) - start)
    times["one process, two jobs"].append(both())
    times["two ranks"].append(ranks())
best = {name: min(values) for name, values in times.items()}
print(f"{count} documents; Spark's own start, with two documents: {start:.1f} s")
for name, value in best.items():
    print(f"{name}: {value:.2f} s")
fits = measure.verdict("Spark against two workers", best["Spark"] / best["two workers"], 1.2)
fits &= measure.verdict("two ranks against one process with two jobs", best["two ranks"] / best["one process, two jobs"], 1.05)
sys.exit(not fits)
