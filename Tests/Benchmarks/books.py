"""Times real books, and many documents, as whole processes; books.sh calls it."""
import glob
import os
import shutil
import subprocess
import sys

import measure

platen, books, folder, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
SIZES = {"1 MB": 1_150_000, "8 MB": 8_000_000}
FORMATS = ("epub", "json", "markdown", "text")


def book(language, size):
    """The chapters of a language, again and again up to a size."""
    chapters = [open(path, "rb").read() for path in sorted(glob.glob(f"{books}/{language}-*.md"))]
    if not chapters:
        raise SystemExit(f"there is no {language}-*.md in {books}")
    text = b"\n".join(chapters)
    path = f"{folder}/{language}-{size}.md"
    with open(path, "wb") as file:
        file.write(text * -(-size // len(text)))
    return path


def row(name, runs):
    wall, cpu = (1_000 * min(getattr(run, figure) for run in runs) for figure in ("wall", "cpu"))
    print(f"| {name} | {wall:.0f} | {cpu:.0f} | {max(run.peak for run in runs) / (1 << 20):.0f} |", flush=True)


def digest(path):
    return subprocess.run(["cksum", path], capture_output=True, text=True, check=True).stdout.split()[:2]


print("| what | wall, ms | processors, ms | peak, MiB |\n|---|---|---|---|")
for size_name, size in SIZES.items():
    for language in ("en", "zh"):
        path = book(language, size)
        commands = {}
        for form in FORMATS:
            for threads in (1, 2):
                target = f"{folder}/{language}.{form}.{threads}"
                commands[f"{size_name} {language} to {form}, {threads} thread{'s' if threads > 1 else ''}"] = [
                    platen, "export", path, "-t", form, "-o", target, "-q", "-j", str(threads)]
        if shutil.which("cmark-gfm"):
            # What is nearest to each format; it has nothing like EPUB.
            for form in ("xml", "commonmark", "plaintext"):
                commands[f"{size_name} {language}: cmark-gfm to {form}"] = ["cmark-gfm", "-e", "table", "-t", form, path]
        if shutil.which("pandoc") and size < 2_000_000:
            commands[f"{size_name} {language}: pandoc to EPUB"] = [
                "pandoc", "-f", "gfm", path, "-o", f"{folder}/pandoc.epub", "--metadata", "title=x"]
        for name, runs in measure.alternate(commands, times).items():
            row(name, runs)
        for form in FORMATS:
            if digest(f"{folder}/{language}.{form}.1") != digest(f"{folder}/{language}.{form}.2"):
                raise SystemExit(f"{language} to {form}: the bytes depend on the number of threads")

many = f"{folder}/many"
texts = {language: open(book(language, 1), encoding="utf-8").read() for language in ("en", "zh")}
for number in range(2_000):
    language, length = (("en", 4_500), ("zh", 1_500))[number % 2]
    start = number * 977 % (len(texts[language]) - length)
    os.makedirs(f"{many}/{number % 20}", exist_ok=True)
    with open(f"{many}/{number % 20}/{number}.md", "w", encoding="utf-8") as file:
        file.write(f"# Chapter {number}\n\n" + texts[language][start : start + length])
batch = [platen, "batch", many, "-t", "epub", "-q", "-o"]
commands = {
    "2,000 files to EPUB": batch + [f"{folder}/out"],
    "2,000 files to EPUB, each again with --resume": batch + [f"{folder}/out", "--resume"],
    "2,000 files to EPUB, in processes": batch + [f"{folder}/isolated", "--isolate"],
}
for name, runs in measure.alternate(commands, times).items():
    row(name, runs)
