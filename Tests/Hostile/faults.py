#!/usr/bin/env python3
"""Fails every system call of the program's writing in turn, and looks at what is left: the old file or the new one.

  faults.py PLATEN [--most N] [--only WORD]

PLATEN is the program, in any build. `strace` (Linux) fails the first, second, … call of a kind in each thread, up to the last or to N
(12), while editions replace others: one file with attributes and an access control list, several formats at once, a batch, an edition
file. After every run

  - each target is the old file or the new one, whole
  - nothing is left beside it, unless it was the removal that failed
  - an exit code of 0 means that all targets are new
  - no run ends by a trap, or does not end

Prints every run that breaks this, and how many there were. The exit code is 1 if there is any. Runs that the system's thread library ends
because it cannot read how busy the process's own threads are (/proc/N/stat) are counted apart: no program can keep it from that.
"""
import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

CALLS = (
  "openat", "write", "pwrite64", "read", "pread64", "close", "fsync", "syncfs", "linkat", "renameat", "renameat2", "fchmod", "fchown",
  "fsetxattr", "getxattr", "listxattr", "fremovexattr", "flock", "mkdir", "newfstatat", "fstat", "readlink", "access", "unlinkat", "dup",
  "fcntl", "getdents64", "statx", "poll", "ppoll",
)
ERRORS = ("EIO", "ENOSPC", "ENOMEM", "EINTR", "EPERM")
# What a signal interrupts, or a full pipe does not take at once.
AGAIN = ("write", "read", "poll", "ppoll")
TEXT = "---\ntitle: Village\nlanguage: en\n---\n\n# One\n\n" + "A paragraph of the text. " * 3_000 + "\n"
SCENARIOS = {
  "one edition": (["export", "a.md", "-o", "out/a.epub", "-q"], ["out/a.epub"]),
  "three formats": (["export", "a.md", "-o", "out/a.epub", "-o", "out/a.txt", "-o", "out/a.json", "-q"], ["out/a.epub", "out/a.txt", "out/a.json"]),
  "a batch": (["batch", "in", "-t", "markdown", "-o", "out", "-q"], ["out/a.md", "out/b.md"]),
  "an edition file": (["export", "--edition", "edition.yaml", "-q"], ["out/x.epub", "out/x.txt"]),
}
EDITION = "sources: a.md\nfolder: out\neditions:\n  reader: {output: x.epub}\n  print: {output: x.txt}\n"


def prepare(folder, targets):
  shutil.rmtree(folder, ignore_errors=True)
  os.makedirs(folder + "/out")
  os.makedirs(folder + "/in")
  for name in ("a.md", "in/a.md", "in/b.md"):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
      file.write(TEXT)
  with open(folder + "/edition.yaml", "w", encoding="utf-8") as file:
    file.write(EDITION)
  for name in targets:
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
      file.write("old")
  entries = [(1, 6, -1), (2, 6, 1234), (4, 0, -1), (16, 6, -1), (32, 0, -1)]
  try:
    os.setxattr(f"{folder}/{targets[0]}", "user.origin", b"village")
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    os.setxattr(f"{folder}/{targets[0]}", "system.posix_acl_access", acl)
  except OSError:
    pass


def contents(folder, targets):
  result = {}
  for name in targets:
    try:
      with open(f"{folder}/{name}", "rb") as file:
        result[name] = file.read()
    except OSError:
      result[name] = None
  return result


def run(platen, folder, arguments, faults):
  command = ["strace", "-f", "-qq", "-o", folder + ".trace"]
  for call, error, when in faults:
    command += ["-e", f"inject={call}:error={error}:when={when}"]
  if not faults:
    command += ["-e", "trace=" + ",".join(CALLS)]
  else:
    command += ["-e", "trace=" + ",".join({call for call, _, _ in faults})]
  try:
    return subprocess.run(command + [platen, *arguments], cwd=folder, capture_output=True, timeout=60).returncode
  except subprocess.TimeoutExpired:
    return "no end"


def most_calls(trace):
  """How often each call is made by the thread that makes it most often."""
  counts = {}
  with open(trace, encoding="utf-8", errors="replace") as file:
    for line in file:
      thread, _, rest = line.partition(" ")
      call = rest.strip().partition("(")[0]
      if call in CALLS:
        counts[call, thread] = counts.get((call, thread), 0) + 1
  return {call: max(n for (other, _), n in counts.items() if other == call) for call, _ in counts}


def check(folder, targets, new, code, call):
  old = b"old"
  found = contents(folder, targets)
  for name in targets:
    if found[name] not in (old, new[name]):
      yield f"{name} is neither old nor new: {len(found[name] or b'')} bytes"
  left = [name for _, _, names in os.walk(folder) for name in names if name.startswith(".platen")]
  if left and call != "unlinkat":
    yield f"left: {left}"
  if code == 0 and found != new:
    yield "exit code 0, and not all is new"
  if code == "no end" or code < 0 or code in (132, 133, 134, 139):
    yield f"it ended with {code}"


def ended_by_thread_library(trace, code):
  """Whether the thread library ended the process when it could not read the state of a thread."""
  if code not in (-4, 132):
    return False
  with open(trace, encoding="utf-8", errors="replace") as file:
    failed = [line for line in file if "(INJECTED)" in line]
  return bool(failed) and re.search(r'"/proc/\d+/stat"', failed[-1]) is not None


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("platen", type=os.path.abspath)
  parser.add_argument("--most", type=int, default=12, help="how many calls of a kind fail in turn (12)")
  parser.add_argument("--only", default="", help="scenarios or calls whose names hold this")
  options = parser.parse_args()
  if not shutil.which("strace"):
    print("skipped: strace is not there")
    return 0
  runs = failed = broken = theirs = 0
  with tempfile.TemporaryDirectory() as scratch:
    folder = scratch + "/work"
    for name, (arguments, targets) in SCENARIOS.items():
      prepare(folder, targets)
      if run(options.platen, folder, arguments, []) != 0:
        sys.exit(f"{name} fails by itself")
      new = contents(folder, targets)
      for call, most in sorted(most_calls(folder + ".trace").items()):
        if options.only not in f"{name}: {call}":
          continue
        for error in ERRORS + (("EAGAIN",) if call in AGAIN else ()):
          # The last ones are the program's own; the loader makes the first.
          for when in sorted(set(range(max(1, most - options.most + 1), most + 1))):
            prepare(folder, targets)
            code = run(options.platen, folder, arguments, [(call, error, when)])
            runs += 1
            failed += code != 0
            if ended_by_thread_library(folder + ".trace", code):
              theirs += 1
              code = 1
            for fault in check(folder, targets, new, code, call):
              broken += 1
              print(f"{name}: {call} {when} of {most}, {error}: {fault}", flush=True)
  print(f"{runs} runs with one failing call, of which {failed} failed as a whole; {broken} broke a promise", end="")
  print(f"; {theirs} were ended by the thread library" if theirs else "")
  return 1 if broken else 0


if __name__ == "__main__":
  sys.exit(main())
