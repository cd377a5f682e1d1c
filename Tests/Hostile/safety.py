#!/usr/bin/env python3
"""Runs the proofs of what is promised about hostile input, and prints the table of it, each row with what was tried.

  safety.py PLATEN [--quick] [--write]

PLATEN is the program, in a release build for the rows of time. The tests must be built (`swift build --build-tests`). --quick takes a slice
of the patterns, strings and system calls; --write puts the table into Sources/Platen/Platen.docc/Safety.md. Python's cmarkgfm, and strace,
are needed for two rows; those are named as not tried where they are missing. The exit code is 1 if a row is short of its promise.
"""
import argparse
import os
import re
import subprocess
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
PAGE = ROOT + "/Sources/Platen/Platen.docc/Safety.md"
BEGIN, END = "<!-- The table begins: Tests/Hostile/safety.py writes it. -->", "<!-- The table ends. -->"

# What, the promise, and the tests: suites or functions, as `swift test --filter` takes them.
TESTS = (
  ("files outside of the folder", "no byte of one is read, and each has a diagnostic", "RootedResourcesTests|SpecialFileTests"),
  ("active content", "no script, handler or address that runs code in EPUB and Markdown", "HostileTextTests|SecurityTests|ContentMarkupTests.HostileTests"),
  ("nesting", "100 levels of every node through every exporter on a stack of 512 KiB; deeper input is output or an error", "StackTests|DepthTests|LimitTests"),
  ("bytes that are no text", "well-formed files or an error with its place", "AnyInputTests|UnreadableCharacterTests|EncodingTests"),
  ("equal headings, large books", "unique names, and nothing is looked for one by one", "LargeBookTests|LinearTests"),
  ("numbers", "the ends of the integers everywhere, alone and in pairs: output or an error", "ExtremeNumberTests"),
  ("any node", "whatever the types allow makes an EPUB that EPUBCheck accepts", "HostileNodeTests|ValidityTests"),
  ("failing calls of a file's writing", "the old file or the new one, and nothing left", "PlatenFilesTests.FaultTests|WriteLoopTests"),
  ("kill -9, signals, sixteen writers", "the old file or the new one, and nothing left", "ProcessTests"),
  ("closed pipes", "quiet, and no crash", "PipeTests"),
  ("what is replaced", "mode, owner, list and attributes are kept, or a message says what is not; no input is overwritten", "ReplacementTests|PermissionTests"),
  ("ZIP archives that are read", "at most 10,000 entries, 512 MiB, 200:1; no path leads out", "ArchiveTests"),
  ("XML that is read", "no document types with subsets, no entities", "XMLReaderTests|SVGTests"),
  ("plugins", "they and all they have started end at their limits; nothing is left after 200 runs", "PluginTests"),
)


def run(command, **more):
  return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **more)


def tests(pattern):
  """How many cases were run, and how many failed; skipped ones are counted apart."""
  result = run(["swift", "test", "--skip-build", "--disable-xctest", "--filter", pattern], timeout=3_600)
  text = result.stdout + result.stderr
  cases = failed = skipped = 0
  for line in text.splitlines():
    match = re.search(r"Test .*? (?:with (\d+) test cases? )?(passed|failed) after", line)
    if match and "Test run with" not in line:
      cases += int(match[1] or 1)
      failed += match[2] == "failed"
    skipped += bool(re.search(r"Test .* skipped", line))
  return cases, failed or int(result.returncode != 0), skipped


def script(name, *arguments):
  result = run([sys.executable, f"{ROOT}/Tests/Hostile/{name}", *arguments], timeout=7_200)
  return result.returncode, result.stdout.strip().splitlines()


def fuzzed():
  """The inputs of all fuzzers and their crashes, as Tests/Fuzz/runs.txt counts them."""
  inputs = crashes = 0
  with open(ROOT + "/Tests/Fuzz/runs.txt", encoding="utf-8") as file:
    for line in file:
      if not line.startswith("#"):
        inputs += int(line.split()[3])
        crashes += int(line.split()[5])
  return inputs, crashes


def rows(platen, quick):
  for what, promise, pattern in TESTS:
    cases, failed, skipped = tests(pattern)
    tried = f"{cases:,} cases" + (f", {skipped} skipped" if skipped else "")
    yield what, promise, tried, "kept" if cases and not failed else f"**{failed} failed**"
  more = ["--quick"] if quick else []
  code, lines = script("proportion.py", platen, *more)
  if not lines:
    yield "proportion", "", "not run", "**not tried**"
  else:
    numbers = re.match(r"(\d+) runs, (\d+) combinations.*; (\d+) break", next(line for line in lines if " runs, " in line))
    worst = {line.split(":")[0].split()[-1]: line.partition(": ")[2] for line in lines if line.startswith("  worst")}
    promises = {
      "output": "at most 16 x input + 1 MiB (JSON: 32 x)", "memory": "at most 30 x input + 32 MiB", "time": "at most 1 s/MB",
      "growth": "at most 2.3 for twice as much",
    }
    broken = [line for line in lines if " -> " in line and not line.startswith("  ")]
    marks = {"output": " output ", "memory": " memory ", "time": " s/MB", "growth": " times as long"}
    for kind, promise in promises.items():
      short = sum(marks[kind] in line for line in broken)
      kept = int(numbers[2]) - short
      yield kind, promise, f"{int(numbers[2]):,} combinations; worst {worst[kind]}", "kept" if not short else f"**{kept:,} kept it, {short} not**"
  code, lines = script("injection.py", platen, *more)
  tried = re.match(r"(\d+) strings in (\d+) fields, (\d+) readings", lines[-1]) if lines else None
  yield (
    "strings of a grammar", "nothing acts in EPUB and Markdown, read by others",
    f"{int(tried[1]):,} strings in {int(tried[2]):,} fields" if tried else "no reader of Markdown",
    "**not tried**" if not tried else "kept" if code == 0 else "**" + lines[-1].split(": ")[-1] + "**")
  code, lines = script("faults.py", platen, "--most", "1" if quick else "5")
  tried = re.match(r"(\d+) runs", lines[-1]) if lines else None
  yield (
    "failing system calls of the whole program", "the old files or the new ones, and nothing left", f"{int(tried[1]):,} runs" if tried else "no strace",
    "**not tried**" if not tried else "kept" if code == 0 else "**" + lines[-1].split("; ")[1] + "**")
  inputs, crashes = fuzzed()
  yield "fuzzing", "no crash, whatever the bytes", f"{inputs:,} inputs", "kept" if not crashes else f"**{crashes} crashes**"


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("platen", type=os.path.abspath)
  parser.add_argument("--quick", action="store_true")
  parser.add_argument("--write", action="store_true")
  options = parser.parse_args()
  table = ["| what | promise | tried | |", "|---|---|---|---|"]
  print("\n".join(table), flush=True)
  for row in rows(options.platen, options.quick):
    table.append("| " + " | ".join(row) + " |")
    print(table[-1], flush=True)
  if options.write:
    with open(PAGE, encoding="utf-8") as file:
      page = file.read()
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    with open(PAGE, "w", encoding="utf-8") as file:
      file.write(before + BEGIN + "\n\n" + "\n".join(table) + "\n\n" + END + after)
  return 1 if any("**" in line for line in table) else 0


if __name__ == "__main__":
  sys.exit(main())
