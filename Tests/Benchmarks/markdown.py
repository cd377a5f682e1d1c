"""Runs two programs by turns on the same Markdown and says how long they take and what memory they need."""

import os
import random
import statistics
import subprocess
import sys
import tempfile

EXTENSIONS = [part for name in ("table", "strikethrough", "autolink", "tasklist") for part in ("-e", name)]
WORDS = "the village online shop grew when young people came back and sold what their parents made on small screens"
HAN = "乡村里的年轻人回来以后把父母做的东西放到网上卖给城里的人于是村子慢慢地变了样"


def prose(size):
    """Paragraphs in English and Chinese with a little markup, the same every time."""
    source = random.Random(1)
    words, parts, length = WORDS.split(), [], 0
    while length < size:
        kind = source.randrange(12)
        if kind == 0:
            text = "## " + " ".join(source.choices(words, k=4)).capitalize()
        elif kind == 1:
            text = "\n".join("- " + " ".join(source.choices(words, k=9)) for _ in range(4))
        elif kind < 5:
            text = "，".join("".join(source.choices(HAN, k=14)) for _ in range(8)) + "。"
        else:
            pieces = source.choices(words, k=90)
            pieces[7] = f"*{pieces[7]}*"
            pieces[30] = f"**{pieces[30]} {pieces[31]}**"
            pieces[55] = f"[{pieces[55]}](chapter.md#{pieces[56]})"
            text = "\n".join(" ".join(pieces[start : start + 15]) for start in range(0, 90, 15)) + "."
        parts.append(text + "\n\n")
        length += len(parts[-1].encode())
    return "".join(parts).encode()


def run(command):
    """Processor seconds and peak megabytes of a command."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    bench, arguments = sys.argv[1], sys.argv[2:]
    runs = int(arguments[1]) if len(arguments) > 1 else 15
    with tempfile.NamedTemporaryFile(suffix=".md") as made:
        made.write(prose(10_000_000))
        made.flush()
        file = arguments[0] if arguments and arguments[0] else made.name
        commands = {
            "MarkdownImport": [bench, file, "gfm"],
            "cmark-gfm": ["cmark-gfm", *EXTENSIONS, "--unsafe", "-t", "html", file],
        }
        results = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                results[name].append(run(command))
    for name, measured in results.items():
        times, memory = zip(*measured)
        print(f"{name}: {min(times):.3f} s least, {statistics.median(times):.3f} s median, {max(memory):.0f} MB")


main()
