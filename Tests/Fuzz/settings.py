#!/usr/bin/env python3
"""Damages the files that say what is to be done, and runs the program with them for some seconds (60).

  settings.py PLATEN [SECONDS] [NUMBER]

Edition files, lines of a batch, translation memories, alignments, dictionaries, lists of terms, and the tables of contents of books
(SUMMARY.md, mkdocs.yml) are damaged with knowledge of their structure: numbers at their ends, values of another kind, keys and lines that
stand twice or are lost, nesting, names that lead to themselves. Each input depends on its number alone; the first is NUMBER (1). A
signal, a trap, an exit code of no meaning, or a run of more than 20 seconds is printed with the input, which is kept in the folder
Tests/.tools/settings-crashes. The exit code is 1 if there is any.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
CODES = {0, 1, 64, 65, 66, 70, 73, 74}
VALUES = (
  "-9223372036854775808", "9223372036854775807", "18446744073709551616", "-1", "0", "1e999", "0.5", "null", "true", "~", "[]", "{}", '""', "''", "&a", "*a", "!!str x",
  "|", ">-", "\u202e", "\0", "\x1b[m", "\ufeff", "\r", "../../etc/passwd", "/dev/zero", "file:///etc/passwd", "a.md", "x" * 3_000, "乡村", "2026-02-31", "#", ": ", "- ", "%s%n",
)
EDITION = """sources: [a.md, b.md]
metadata:
  title: {zh-Hans: 乡村, en: The Village}
  author: [{zh-Hans: 李伟, en: Li Wei}]
  lang: [zh-Hans, en]
  date: 2026-11-26
folder: out
formats:
  epub: {split-level: 2, toc-depth: 3, compression: 9}
  text: {page-length: 60, width: 72, margins: 3 6, contents: yes}
editions:
  reader:
    output: village.epub
    page-list-from: print
  print:
    output: village.txt
  pinyin:
    output: p.epub
    aids:
      hanyu-pinyin: {mode: first-use, ruby: word}
      glossary: true
"""
LINES = [
  {"id": 1, "text": "# T\n\nx[^1]\n\n[^1]: y", "from": "markdown"}, {"id": "a", "base64": "IyBU", "name": "a.md"}, {"id": 2, "path": "a.md", "formats": ["epub", "text"]},
  {"id": 3, "text": "x", "from": "article", "metadata": {"title": "T", "author": ["A", "B"]}, "set": {"epub.split-level": "2"}},
]
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/>
<body><tu tuid="1"><tuv xml:lang="en"><seg>The village.</seg></tuv><tuv xml:lang="zh"><seg>乡村。</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Roads <bpt i="1">a</bpt>b<ept i="1"/></seg></tuv><tuv xml:lang="zh"><seg>路。</seg></tuv></tu></body></tmx>
"""
ALIGNMENT = "[0]:[0]\n[1,2]:[1,2]\n[3]:[]\n[]:[3]\n"
LADDER = "0\t0\t0.5\n1\t1\t0.1\n3\t3\t-0.3\n"
TERMS = 'term,translation\nTaobao Village,淘宝村\n"e-commerce, rural",农村电商\nvillage,"乡""村"\n'
READINGS = "西安,Xi1 an1\n\"乡村\",xiang1 cun1\n路\tlu4\n"
DICTIONARY = "# CC-CEDICT\n鄉村 乡村 [xiang1 cun1] /village/rural/\n路 路 [lu4] /road/CL:條|条[tiao2]/\n淘寶 淘宝 [Tao2 bao3] /Taobao, a shop/\n"
SUMMARY = "# Summary\n\n[Preface](a.md)\n\n# Part\n\n- [One](a.md)\n  - [Two](b.md)\n    - [Three](sub/c.md)\n- [Draft]()\n\n---\n\n[End](b.md)\n"
MKDOCS = "site_name: Village\ndocs_dir: .\nnav:\n  - Home: a.md\n  - Part:\n      - One: b.md\n      - sub/c.md\n  - sub\n"
# The command, the file that is damaged, and what it is given.
KINDS = {
  "edition": (["export", "--edition", "edition.yaml", "-q", "-j", "1"], "edition.yaml", EDITION),
  "summary": (["export", "SUMMARY.md", "-t", "epub", "-o", "o.epub", "-q", "-j", "1"], "SUMMARY.md", SUMMARY),
  "mkdocs": (["export", "mkdocs.yml", "-t", "epub", "-o", "o.epub", "-q", "-j", "1"], "mkdocs.yml", MKDOCS),
  "lines": (["batch", "--jsonl", "-t", "markdown"], None, "\n".join(json.dumps(line) for line in LINES) + "\n"),
  "tmx": (["export", "a.md", "b.md", "--parallel", "--alignment", "x.tmx", "-o", "o.json", "-q", "-j", "1"], "x.tmx", TMX),
  "alignment": (["export", "a.md", "b.md", "--parallel", "--alignment", "x.txt", "-o", "o.json", "-q", "-j", "1"], "x.txt", ALIGNMENT),
  "ladder": (["export", "a.md", "b.md", "--parallel", "--alignment", "x.txt", "-o", "o.json", "-q", "-j", "1"], "x.txt", LADDER),
  "dictionary": (["export", "a.md", "b.md", "--parallel", "--dictionary", "x.tsv", "-o", "o.json", "-q", "-j", "1"], "x.tsv", DICTIONARY),
  "terms": (["export", "a.md", "--transform", "glossary", "-s", "glossary.terms=x.csv", "-o", "o.json", "-q", "-j", "1"], "x.csv", TERMS),
  "readings": (["export", "b.md", "--transform", "hanyu-pinyin", "-s", "hanyu-pinyin.readings=r.csv", "-o", "o.json", "-q", "-j", "1"], "r.csv", READINGS),
}


def damaged(text, number):
  chance = random.Random(number)
  for _ in range(1 + chance.randrange(5)):
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    kind = chance.randrange(11)
    if kind == 0:
      lines.insert(chance.randrange(len(lines) + 1), lines[place])
    elif kind == 1:
      del lines[place]
    elif kind == 2:
      lines[place] = " " * chance.choice((1, 2, 4, 90)) + lines[place]
    elif kind == 3:
      lines[place] = lines[place].lstrip()
    elif kind == 4 and lines[place]:
      mark = chance.choice([c for c in ":,\t\"[]{}<>=" if c in lines[place]] or [""])
      if mark:
        before, _, after = lines[place].rpartition(mark)
        lines[place] = before + mark + chance.choice(VALUES) + chance.choice(("", after))
    elif kind == 5:
      lines[place] = chance.choice("[{<(- >\"'") * chance.choice((1, 3, 120, 20_000)) + lines[place]
    elif kind == 6:
      lines[place] *= chance.choice((2, 50))
    elif kind == 7:
      other = chance.randrange(len(lines))
      lines[place], lines[other] = lines[other], lines[place]
    elif kind == 8:
      words = lines[place].split(" ")
      words[chance.randrange(len(words))] = chance.choice(VALUES)
      lines[place] = " ".join(words)
    elif kind == 9:
      lines[place] = "".join(chance.choice(VALUES) if c.isdigit() and chance.randrange(2) else c for c in lines[place])
    else:
      at = chance.randrange(len(lines[place]) + 1)
      lines[place] = lines[place][:at] + chr(chance.choice((0, 9, 34, 38, 60, 92, 0x7F, 0x85, 0x2028, 0xFFFD, chance.randrange(0x20, 0x3000)))) + lines[place][at:]
    text = "\n".join(lines)
  data = text.encode("utf-8", "surrogatepass")
  if chance.randrange(10) == 0 and data:
    at = chance.randrange(len(data))
    data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randrange(3):]
  return data


def main():
  platen = os.path.abspath(sys.argv[1])
  seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
  first = number = int(sys.argv[3]) if len(sys.argv) > 3 else 1
  end = time.monotonic() + seconds
  crashes = longest = 0
  codes = {}
  with tempfile.TemporaryDirectory() as folder:
    os.mkdir(folder + "/sub")
    for name, text in (("a.md", "# Village\n\nThe village. Roads lead to it. Taobao Village.\n"), ("b.md", "# 乡村\n\n乡村。路通到那里。淘宝村。\n"), ("sub/c.md", "# C\n\nc\n")):
      with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.write(text)
    for kind, (arguments, name, text) in KINDS.items():
      if name:
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
          file.write(text)
      whole = subprocess.run([platen, *arguments], cwd=folder, input=None if name else text.encode(), stdin=subprocess.DEVNULL if name else None, capture_output=True)
      if whole.returncode != 0:
        sys.exit(f"{kind} fails before it is damaged: {whole.stderr.decode(errors='replace')}")
    while time.monotonic() < end:
      kind = list(KINDS)[number % len(KINDS)]
      arguments, name, text = KINDS[kind]
      data = damaged(text, number)
      longest = max(longest, len(data))
      if name:
        with open(f"{folder}/{name}", "wb") as file:
          file.write(data)
      try:
        run = subprocess.run(
          [platen, *arguments], cwd=folder, input=None if name else data, stdin=subprocess.DEVNULL if name else None, capture_output=True, timeout=20)
        code = run.returncode
      except subprocess.TimeoutExpired:
        code = "no end"
      codes[code] = codes.get(code, 0) + 1
      if code not in CODES:
        crashes += 1
        kept = ROOT + "/Tests/.tools/settings-crashes"
        os.makedirs(kept, exist_ok=True)
        with open(f"{kept}/{kind}-{number}", "wb") as file:
          file.write(data)
        print(f"{kind} {number}: {code}", flush=True)
      for entry in ("out",):
        shutil.rmtree(f"{folder}/{entry}", ignore_errors=True)
      number += 1
  print(f"{number - first} inputs from {first} on, at most {longest} bytes, {crashes} crashes; exit codes {codes}")
  return 1 if crashes else 0


if __name__ == "__main__":
  sys.exit(main())
