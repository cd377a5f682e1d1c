"""The figures of article.sh."""
import os
import sys
import time
import zipfile
import zlib

import measure
import prose

platen, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])


def path(name):
    return os.path.join(folder, name)


def write(name, text):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(text)
    return path(name)


small = write("small.txt", prose.article(3_000))
large = write("large.txt", prose.article(10_000_000))
export = [platen, "export", "--quiet", "--format", "epub"]

print(f"A {os.path.getsize(small)} byte article against an empty Swift program, {rounds * 5} rounds")
runs = measure.alternate(
    {"platen": export + [small, "-o", path("small.epub")], "empty": [path("empty")]}, rounds * 5)
for name, values in runs.items():
    print(f"  {name}: {measure.median(values, 'wall') * 1000:.2f} ms wall, {measure.median(values, 'cpu') * 1000:.2f} ms cpu")
good = measure.verdict("start-up ratio", measure.ratio(runs["platen"], runs["empty"], "wall"), 3)

measure.run(export + [large, "-o", path("stored.epub"), "--set", "compression=0"])
with zipfile.ZipFile(path("stored.epub")) as archive:
    xhtml = [archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")]


def deflate():
    """One thread of zlib over the same XHTML; the interpreter's own start does not count."""
    wall, cpu = time.perf_counter(), time.process_time()
    for content in xhtml:
        compressor = zlib.compressobj(6, zlib.DEFLATED, -15)
        compressor.compress(content)
        compressor.flush()
    return measure.Run(time.perf_counter() - wall, time.process_time() - cpu, 0)


size = os.path.getsize(large)
print(f"A {size} byte article against zlib level 6 on its {sum(map(len, xhtml))} bytes of XHTML, {rounds} rounds")
runs = measure.alternate({"platen": export + [large, "-o", path("large.epub")], "zlib": deflate}, rounds)
for name, values in runs.items():
    print(f"  {name}: {measure.median(values, 'wall'):.3f} s wall, {measure.median(values, 'cpu'):.3f} s cpu")
good &= measure.verdict("ratio to zlib", measure.ratio(runs["platen"], runs["zlib"], "wall"), 1.5)
good &= measure.verdict("peak memory, in inputs", measure.median(runs["platen"], "peak") / size, 10)
sys.exit(0 if good else 1)
