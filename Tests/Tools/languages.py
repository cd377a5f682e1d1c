#!/usr/bin/env python3
"""Measures how well the language of paragraphs in Latin letters is told, on the manual pages of several languages.

    languages.py PLATEN [COUNT] LANGUAGE=FOLDER...

Each folder holds manual pages in one language (gzipped or not), such as those of Debian's packages manpages-fr, manpages-de
and so on, unpacked. Up to 200 paragraphs, or COUNT, of 25 words and more are taken from each, evenly from all, and are given to
`platen inspect`. Left out are paragraphs that nobody has translated: with a “the” in a language that is not English.
Printed are, by language, how many were told, told wrongly, and left as und.
"""
import concurrent.futures
import gzip
import json
import pathlib
import re
import subprocess
import sys

program = sys.argv[1]
PARAGRAPHS = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 200


def paragraphs(text):
    """The running text between the requests of roff."""
    lines = []
    for line in text.split("\n") + [""]:
        request = re.match(r"\.(B|I|BR|IR|RB|RI|BI|IB|SM)\s+(.*)", line)
        if request and lines:
            lines.append(request.group(2).replace('"', ""))
        elif not line.strip() or line[0] in ".'":
            if lines:
                yield " ".join(lines)
            lines = []
        else:
            line = re.sub(r"\\f(\[[A-Z]*\]|[A-Z])|\\[&/c]", "", line)
            line = re.sub(r"\\\(..|\\\[[^]]*\]|\\[~ ]", " ", line)
            lines.append(line.replace("\\-", "-").replace("\\e", "\\").strip())


def read(path):
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    except (UnicodeDecodeError, OSError):
        return ""


def told(paragraph):
    run = subprocess.run([program, "inspect", "-", "--json"], input=paragraph.encode(), capture_output=True, check=True)
    languages = json.loads(run.stdout)["languages"]
    return languages[0]["language"] if languages else "und"


total = [0, 0, 0]
for argument in sys.argv[2:]:
    if "=" not in argument:
        continue
    language, folder = argument.split("=", 1)
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file() and re.search(r"\.\d[a-z]*(\.gz)?$", path.name):
            for paragraph in paragraphs(read(path)):
                if len(paragraph.split()) >= 25 and (language == "en" or not re.search(r"\bthe\b", paragraph)):
                    found[paragraph] = True
    sample = list(found)[:: max(1, len(found) // PARAGRAPHS)][:PARAGRAPHS]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(told, sample))
    right = answers.count(language)
    unknown = answers.count("und")
    wrong = [answer for answer in answers if answer not in (language, "und")]
    print(f"{language}: {right} of {len(sample)} told, {len(wrong)} wrongly {sorted(set(wrong))}, {unknown} und")
    for index, count in enumerate((right, len(wrong), unknown)):
        total[index] += count
print(f"all: {total[0] / sum(total):.4f} told, {total[1] / sum(total):.4f} wrongly, {total[2] / sum(total):.4f} und")
