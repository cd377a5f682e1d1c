"""Measures how time and memory grow with a book, as whole processes; linear.sh calls it."""
import glob
import sys

import measure

platen, books, folder, largest = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]) * 1_000_000

print("| book | size | processors, ms | times that of half | peak, MiB |\n|---|---|---|---|---|")
isLinear = True
for language in ("en", "zh"):
    text = b"\n".join(open(path, "rb").read() for path in sorted(glob.glob(f"{books}/{language}-*.md")))
    if not text:
        raise SystemExit(f"there is no {language}-*.md in {books}")
    path = f"{folder}/book.md"
    before = None
    sizes = [largest >> step for step in range(15, -1, -1)]
    for size in [size for size in sizes if size >= 3_000]:
        # Whole books where one fits: what is cut within is other Markdown. One after the other, for a process begins with the
        # memory of the one that started it.
        with open(path, "wb") as file:
            for _ in range(size // len(text)):
                file.write(text + b"\n")
            if size < len(text):
                file.write(text[: text.rfind(b"\n\n", 0, size) + 1])
            size = file.tell()
        command = [platen, "export", path, "-t", "epub", "-o", f"{folder}/book.epub", "-q", "-j", "1"]
        runs = measure.alternate({"": command}, 9 if size < 1_000_000 else 3 if size < 20_000_000 else 1)[""]
        cpu = min(run.cpu for run in runs)
        # Sizes are whole books, and not quite twice as large as the one before.
        ratio = None if before is None else cpu / before[0] * 2 * before[1] / size
        shown = "" if ratio is None else f"{ratio:.2f}"
        print(f"| {language} | {size:,} | {1000 * cpu:.1f} | {shown} | {max(run.peak for run in runs) >> 20} |", flush=True)
        if ratio and ratio > 2.1:
            isLinear = False
        before = (cpu, size)
if not isLinear:
    raise SystemExit("a doubling takes more than 2.1 times as long")
