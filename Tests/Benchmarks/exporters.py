"""The figures of exporters.sh."""
import os
import subprocess
import sys
import time
import zlib

import measure
import prose

platen, pandoc, folder, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
good = True


def path(name):
    return os.path.join(folder, name)


def write(name, text):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)
    return path(name)


def export(source, name, *more):
    return [platen, "export", "--quiet", "--without", "glosses", "--without", "language-runs", source, "-o", path(name), *more]


inputs = {"10 MB of prose": write("prose.md", prose.markdown(10_000_000)), "1 MB of Chinese": write("chinese.md", prose.chinese(1_000_000))}
peers = {"text": ("plain", "plaintext", "out.txt"), "markdown": ("gfm", "commonmark", "out.md"), "json": ("json", None, "out.json")}

for name, source in inputs.items():
    for format, (pandoc_format, cmark_format, output) in peers.items():
        # pandoc takes so long that two rounds must do; the first round of all warms up.
        runs = measure.alternate(
            {"platen": export(source, output), "pandoc": [pandoc, "-f", "gfm", "-t", pandoc_format, source, "-o", path("pandoc.out")]}, 2)
        ours, theirs = runs["platen"], runs["pandoc"]
        print(f"{format}, {name}: {measure.median(ours, 'wall'):.3f} s, {measure.median(ours, 'peak') / 1e6:.0f} MB; "
              f"pandoc {measure.median(theirs, 'wall'):.2f} s, {measure.median(theirs, 'peak') / 1e6:.0f} MB")
        good &= measure.verdict("  time against pandoc", measure.ratio(ours, theirs, "wall"), 0.05)
        good &= measure.verdict("  memory against pandoc", measure.ratio(ours, theirs, "peak"), 1)
        if cmark_format:
            runs = measure.alternate(
                {"platen": export(source, output), "cmark": ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-t", cmark_format, source]}, rounds)
            good &= measure.verdict("  time against cmark-gfm", measure.ratio(runs["platen"], runs["cmark"], "wall"), 1)

source = inputs["10 MB of prose"]
html = subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "-t", "html", source], capture_output=True, check=True).stdout


def deflate():
    """One thread of zlib over the HTML; the interpreter's own start does not count."""
    wall, cpu = time.perf_counter(), time.process_time()
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
    compressor.compress(html)
    compressor.flush()
    return measure.Run(time.perf_counter() - wall, time.process_time() - cpu, 0)


runs = measure.alternate(
    {
        "platen": export(source, "out.epub"),
        "cmark": ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-t", "html", source],
        "zlib": deflate,
    }, rounds)
bar = 1.5 * (measure.median(runs["cmark"], "wall") / 3 + measure.median(runs["zlib"], "wall") / 2)
ours = measure.median(runs["platen"], "wall")
print(f"EPUB, 10 MB of prose: {ours:.3f} s wall, {measure.median(runs['platen'], 'cpu'):.3f} s cpu, "
      f"{measure.median(runs['platen'], 'peak') / 1e6:.0f} MB; cmark-gfm {measure.median(runs['cmark'], 'wall'):.3f} s, "
      f"zlib {measure.median(runs['zlib'], 'wall'):.3f} s")
good &= measure.verdict("  time against its bar", ours / bar, 1)
sys.exit(0 if good else 1)
