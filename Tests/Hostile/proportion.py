#!/usr/bin/env python3
"""Holds the program to the proportion of what it is given: hostile patterns x readers x exporters at n, 2n and 4n bytes.

  proportion.py PLATEN [--quick] [--size BYTES] [--only WORD] [--table] [--no-time]

PLATEN is the program; its time is that of a release build only, so leave time out for a debug build (--no-time). For each run it takes the output's bytes, the most memory and the time of the
processor, and holds them against what is promised:

  output  at most 16 x input + 1 MiB; as JSON, which names every node and line end, 32 x
  memory  at most 30 x input + 32 MiB
  time    at most 1 s/MB, and from 2n to 4n at most 2.3 times as much (runs above 0.2 s)

A run that takes too long is done again up to four times, and the shortest counts: other programs take the caches from it.
A refusal with a message (exit code 65) keeps the promise; a signal, or a run above 60 s, never does. Every run that breaks it is printed; with
--table also the worst of each pattern. The exit code is 1 if there is any.
"""
import argparse
import json
import os
import sys
import tempfile
import time

MIB = 1 << 20

# Repeated to the size that is asked for.
MARKDOWN_UNITS = {
  "lines": "a\n", "paragraphs": "a\n\n", "empty headings": "# \n", "headings": "# a\n", "headings of six": "###### a\n",
  "underlined": "a\n=\n", "bullets": "- a\n", "empty bullets": "-\n", "numbers": "1. a\n", "loose bullets": "- a\n\n",
  "tasks": "- [ ] a\n", "quotes": "> a\n", "quote ends": "> a\n\n", "rules": "***\n", "fences": "```\n", "indented": "    a\n",
  "emphasis": "*a* ", "open emphasis": "*a ", "close emphasis": "a* ", "strong": "**a** ", "open strong": "**a ",
  "mixed stars": "*a**b ", "underscores": "_a_", "code": "`a`", "backticks": "`", "growing ticks": "`a``b", "links": "[a](b)",
  "anchors": "[a](#b)", "open brackets": "[", "close brackets": "]", "pictures": "![a](b)", "open pictures": "![",
  "references": "[a]", "definitions": "[a]: b\n", "notes": "a[^1] ", "note texts": "[^1]: a\n", "inline notes": "^[a]",
  "entities": "&amp;", "ampersands": "&", "angles": "<", "tags": "<b>", "end tags": "</b>", "elements": "<b>a</b>",
  "comments": "<!-- a -->\n", "open comments": "<!--", "autolinks": "<a:b>", "addresses": "http://a.b ", "escapes": "\\*",
  "backslashes": "\\\n", "breaks": "a  \n", "strike": "~~a~~", "tildes": "~", "carets": "^a^", "subs": "~a~", "math": "$a$",
  "dollars": "$", "displays": "$$\na\n$$\n\n", "divisions": ":::\n", "asides": "::: tip\n:::\n", "chapters": "::: chapter\n:::\n",
  "dedications": "::: dedication\na\n:::\n", "spans": "[a]{.b}", "ids": "[a]{#b}", "pages": "{page=1}\n\n",
  "terms": "a\n: b\n\n", "attributes": "{#a .b}\n", "rubies": "{a|b}", "tables": "|a|\n|-|\n|b|\n\n", "rows": "|a|\n", "pipes": "|",
  "captions": ": a\n\n", "han": "中", "han lines": "中\n", "wide": "，", "blanks": " ", "line ends": "\n", "tabs": "\t",
  "zero width": "\u200b", "combining": "\u0301", "bidi": "\u202e", "emoji": "👩‍👩‍👧", "nul": "\0", "words": "a ", "long words": "abcdefgh",
  "alerts": "> [!NOTE]\n> a\n\n", "directives": ":a[b]{c}", "wiki": "[[a]]", "toc": "[toc]\n\n", "hyphens": "a-", "slashes": "a/",
}
MARKDOWN_SHAPES = {
  "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2), "nested quotes": lambda n: "> " * (n // 2) + "a",
  "nested bullets": lambda n: "- " * (n // 2) + "a", "nested divs": lambda n: "<div>" * (n // 5),
  "nested emphasis": lambda n: "*a " * (n // 6) + "b* " * (n // 6), "nested links": lambda n: "[" * (n // 6) + "a" + "](b)" * (n // 6),
  "long title": lambda n: f"---\ntitle: {'ab ' * (n // 3)}\n---\n\na\n", "long heading": lambda n: "# " + "ab " * (n // 3),
  "long heading, many lines": lambda n: "# " + "ab " * (n // 6) + "\n\n" + "x\n\n" * (n // 6),
  "long title, many chapters": lambda n: f"---\ntitle: {'ab ' * (n // 6)}\n---\n\n" + "# x\n\n" * (n // 10),
  "one wide row": lambda n: "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|x|\n" * (max(0, n - 4000) // 4),
  "one long cell": lambda n: "|" + "ab " * 300 + "|\n|-|\n" + "|x|\n" * (max(0, n - 1000) // 4),
  "wide tables": lambda n: ("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n|a|\n\n") * (n // 410 + 1),
  "lazy quote": lambda n: "> " * 90 + "a\n" + "b\n" * (n // 2), "lazy bullets": lambda n: "- " * 45 + "a\n" + "b\n" * (n // 2),
  "deep code": lambda n: "- " * 40 + "```\n" + (" " * 80 + "\n") * (n // 81), "long line": lambda n: "a" * n,
  "long code": lambda n: "```\n" + "a " * (n // 2) + "\n```\n", "front matter": lambda n: "---\n" + "a: b\n" * (n // 5) + "---\n",
  "front matter lists": lambda n: "---\nsubjects: [" + "a, " * (n // 3) + "]\n---\na\n",
  "raw tables": lambda n: "<table>" + "<tr><td colspan=1000 rowspan=1000>a" * (n // 35) + "</table>",
  "open table": lambda n: "<table><tr>" + "<td>" * (n // 4), "entities in code": lambda n: "`" + "&amp;" * (n // 5) + "`",
  "definitions and uses": lambda n: "".join(f"[{i}]: b\n" for i in range(n // 20)) + "".join(f"[{i}] " for i in range(n // 20)),
  "notes and uses": lambda n: "".join(f"[^{i}]: b\n\n" for i in range(n // 24)) + "".join(f"[^{i}] " for i in range(n // 24)),
}
HTML_UNITS = {
  "p": "<p>", "p a": "<p>a", "b": "<b>", "b a": "<b>a</b>", "div": "<div>", "font": "<font>", "a": "<a href=#>", "li": "<li>",
  "ul": "<ul><li>", "ol": "<ol><li>a</ol>", "dl": "<dl><dt>a<dd>", "tr": "<table><tr><td>", "td": "<td>a", "table": "<table><td>a</table>",
  "spans": "<span class=a>b</span>", "h1": "<h1>a</h1>", "empty h1": "<h1></h1>", "br": "<br>", "hr": "<hr>", "img": "<img src=a>",
  "ruby": "<ruby>a<rt>b</ruby>", "svg": "<svg>", "math": "<math><mi>a</math>", "pre": "<pre>\n</pre>", "quote": "<blockquote>a</blockquote>",
  "end p": "</p>", "comment": "<!---->", "entity": "&nbsp;", "select": "<select><option>", "details": "<details>a</details>", "sup": "<sup>",
  "nobr": "<nobr>", "i b": "<i><b></i></b>", "section": "<section>a</section>", "figure": "<figure>a</figure>", "q": "<q>a",
}
HTML_SHAPES = {
  "spans of cells": lambda n: "<table>" + "<tr><td colspan=1000 rowspan=1000>a" * (n // 35),
  "attributes": lambda n: "<p " + "a=b " * (n // 4) + ">x", "misnested": lambda n: "<b><p>" * (n // 6) + "a",
}
ARTICLE_UNITS = {
  "lines": "a\n", "paragraphs": "a\n\n", "chapters": "第一章 甲\n\n", "numbers": "1. a\n", "han numbers": "一、甲\n", "parentheses": "（一）\n",
  "han": "中", "sentences": "他说。", "quotes": "“a”", "brackets": "（a）", "spaces": "  a\n", "rules": "---\n", "dashes": "——", "dots": "……",
  "contents": "第一章 甲 ...... 1\n", "roman": "I. a\n", "bilingual": "中文 (English)\n", "blank": "\n", "dates": "2024年1月1日\n", "tabs": "\ta\n",
}
# Blocks of JSON, repeated in the body.
JSON_UNITS = {
  "paragraphs": {"type": "paragraph", "inlines": []}, "headings": {"type": "heading", "level": 1, "inlines": []},
  "titled": {"type": "heading", "level": 1, "inlines": [{"type": "text", "text": "a"}]}, "quotes": {"type": "quote", "blocks": []},
  "lists": {"type": "list", "style": "bullet", "items": [{"blocks": []}]}, "rules": {"type": "thematic-break"},
  "pages": {"type": "page-break", "label": "1"}, "divisions": {"type": "division", "role": "chapter", "blocks": []},
  "dedications": {"type": "division", "role": "dedication", "blocks": []}, "code": {"type": "code", "text": "\n" * 40},
  "math": {"type": "math", "source": "\\frac{a}{b}", "notation": "tex"}, "raw": {"type": "raw", "format": "html", "text": "<p>"},
  "rubies": {"type": "paragraph", "inlines": [{"type": "ruby", "segments": [{"base": "a", "annotation": "b"}]}]},
  "notes": {"type": "paragraph", "inlines": [{"type": "note", "blocks": []}]},
  "breaks": {"type": "paragraph", "inlines": [{"type": "soft-break"}] * 20},
  "glosses": {"type": "paragraph", "inlines": [{"type": "gloss", "term": [], "counterpart": [], "form": "parentheses"}]},
  "tables": {"type": "table", "columns": [{}], "rows": [{"cells": []}]}, "figures": {"type": "figure", "blocks": []},
  "spans of cells": {"type": "table", "columns": [{}], "rows": [{"cells": [{"blocks": [], "rowSpan": 1000, "columnSpan": 1000}]}] * 9},
}


def nested(block, levels):
  for _ in range(levels):
    block = {"type": "quote", "blocks": [block]}
  return block


def body(*blocks):
  return json.dumps({"platen": "1.0", "metadata": {"titles": [{"text": "a"}]}, "body": list(blocks)}, separators=(",", ":"))


JSON_SHAPES = {
  "columns and rows": lambda n: body({"type": "table", "columns": [{}] * (n // 16), "rows": [{"cells": []}] * (n // 24)}),
  "wide row and rows": lambda n: body(
    {"type": "table", "columns": [{}] * 900, "rows": [{"cells": [{"blocks": []}] * 900}] + [{"cells": [{"blocks": []}]}] * (n // 30)}),
  "spanned rows": lambda n: body(*[
    {"type": "table", "columns": [{}] * 1000,
     "rows": [{"cells": [{"blocks": [], "columnSpan": 999, "rowSpan": 1000}]}] + [{"cells": [{"blocks": []}]}] * 999}] * (n // 32000 + 1)),
  "deep breaks": lambda n: body(nested({"type": "paragraph", "inlines": [{"type": "soft-break"}, {"type": "text", "text": "a"}] * (n // 55)}, 90)),
  "deep code": lambda n: body(nested({"type": "code", "text": "\n" * (n // 2)}, 90)),
  "long text": lambda n: body({"type": "paragraph", "inlines": [{"type": "text", "text": "a " * (n // 2)}]}),
  "long list": lambda n: body({"type": "list", "style": "ordered", "start": 1, "items": [{"blocks": []}] * (n // 14)}),
}


def repeat(unit):
  return lambda n: unit * (n // len(unit.encode()) + 1)


def patterns():
  for reader, units, shapes in (
    ("markdown", MARKDOWN_UNITS, MARKDOWN_SHAPES), ("html", HTML_UNITS, HTML_SHAPES), ("article", ARTICLE_UNITS, {})):
    for name, unit in units.items():
      yield reader, name, repeat(unit)
    for name, make in shapes.items():
      yield reader, name, make
  for name, block in JSON_UNITS.items():
    yield "json", name, lambda n, block=block: body(*[block] * (n // len(json.dumps(block, separators=(",", ":"))) + 1))
  for name, make in JSON_SHAPES.items():
    yield "json", name, make


EXPORTERS = {
  "epub": ["-t", "epub"], "platen": ["-t", "markdown"], "gfm": ["-t", "markdown", "-s", "markdown.dialect=gfm"],
  "commonmark": ["-t", "markdown", "-s", "markdown.dialect=commonmark"], "wrapped": ["-t", "markdown", "-s", "markdown.wrap=60"],
  "json": ["-t", "json"], "text": ["-t", "text"], "pages": ["-t", "text", "-s", "text.page-length=60"],
}
QUICK = {
  ("markdown", "lines"), ("markdown", "empty headings"), ("markdown", "one wide row"), ("markdown", "long heading, many lines"),
  ("markdown", "nested brackets"), ("html", "i b"), ("html", "spans of cells"), ("json", "columns and rows"), ("json", "spanned rows"),
  ("article", "han numbers"),
}


class Run:
  """One run. `timed` is whether its time counts."""

  def __init__(self, platen, reader, options, source, timed=True):
    self.timed = timed
    self.outputs = 32 if "json" in options else 16
    self.run(platen, reader, options, source)
    for _ in range(4):
      if not timed or self.code not in (0, 65) or self.time <= self.most_time:
        break
      before = self.time
      self.run(platen, reader, options, source)
      self.time = min(self.time, before)

  @property
  def most_time(self):
    return 0.2 + self.size / 1e6

  def run(self, platen, reader, options, source):
    self.size = os.path.getsize(source)
    output = source + ".out"
    if os.path.exists(output):
      os.remove(output)
    arguments = [platen, "export", source, "--from", reader, *options, "-o", output, "-q", "-j", "1"]
    null = os.open(os.devnull, os.O_RDWR)
    # Linux takes the memory of who starts a program for its own until it is loaded: this script stays small for that reason.
    child = os.posix_spawn(platen, arguments, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 2)])
    os.close(null)
    deadline = time.monotonic() + 60
    while True:
      ended, status, usage = os.wait4(child, os.WNOHANG)
      if ended:
        break
      if time.monotonic() > deadline:
        os.kill(child, 9)
        _, status, usage = os.wait4(child, 0)
        break
      time.sleep(0.005)
    self.code = os.waitstatus_to_exitcode(status)
    self.time = usage.ru_utime + usage.ru_stime
    self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    self.output = os.path.getsize(output) if os.path.exists(output) else 0

  def faults(self):
    if self.code not in (0, 65):
      yield f"exit code {self.code}"
    if self.output > self.outputs * self.size + MIB:
      yield f"output {self.output / self.size:.0f} x"
    if self.memory > 30 * self.size + 32 * MIB:
      yield f"memory {(self.memory - 32 * MIB) / self.size:.0f} x + 32 MiB"
    if self.timed and self.time > self.most_time:
      yield f"{self.time / self.size * 1e6:.1f} s/MB"


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("platen")
  parser.add_argument("--quick", action="store_true", help="a slice of the patterns, for every change: half a minute")
  parser.add_argument("--size", type=int, help="n, in bytes (50,000)")
  parser.add_argument("--only", default="", help="patterns, readers or exporters whose names hold this")
  parser.add_argument("--table", action="store_true", help="the worst of each pattern")
  parser.add_argument("--no-time", action="store_true", help="time and growth are left out: the build is no release")
  options = parser.parse_args()
  size = options.size or 50_000
  runs = combinations = broken = 0
  worst = {"output": (0, ""), "memory": (0, ""), "time": (0, ""), "growth": (0, "")}

  def note(kind, value, name):
    worst[kind] = max(worst[kind], (value, name))

  with tempfile.TemporaryDirectory() as folder:
    for reader, name, make in patterns():
      if options.quick and (reader, name) not in QUICK:
        continue
      for exporter, arguments in EXPORTERS.items():
        title = f"{reader}: {name} -> {exporter}"
        if options.only not in title or options.quick and exporter in ("platen", "commonmark"):
          continue
        results, faults = [], []
        combinations += 1
        # Without time there is no growth.
        for factor in (4,) if options.no_time else (1, 2, 4):
          source = os.path.join(folder, f"in.{factor}")
          with open(source, "w", encoding="utf-8") as file:
            file.write(make(size * factor))
          run = Run(options.platen, reader, arguments, source, timed=not options.no_time)
          results.append(run)
          runs += 1
          faults += [f"{run.size} bytes: {fault}" for fault in run.faults()]
          note("output", (run.output - MIB) / run.size, title)
          note("memory", (run.memory - 32 * MIB) / run.size, title)
          note("time", run.time / run.size * 1e6, title)
        small, large = results[0 if options.no_time else -2], results[-1]
        if large.time > 0.2 and small.time > 0 and large.code == small.code == 0:
          growth = large.time / small.time
          for _ in range(4):
            if options.no_time or growth <= 2.3 * large.size / small.size / 2:
              break
            small.run(options.platen, reader, arguments, os.path.join(folder, "in.2"))
            large.run(options.platen, reader, arguments, os.path.join(folder, "in.4"))
            growth = min(growth, large.time / small.time)
          note("growth", growth, title)
          if not options.no_time and growth > 2.3 * large.size / small.size / 2:
            faults.append(f"{growth:.1f} times as long for twice as much")
        if faults:
          broken += 1
          print(f"{title}: {'; '.join(faults)}", flush=True)
        elif options.table:
          print(f"  {title}: {large.output / large.size:.1f} x, {large.memory / MIB:.0f} MiB, {large.time:.2f} s", flush=True)
  print(f"{runs} runs, {combinations} combinations of a pattern, a reader and an exporter; {broken} break the promise")
  for kind, unit in (("output", "x + 1 MiB"), ("memory", "x + 32 MiB"), ("time", "s/MB"), ("growth", "x for twice as much")):
    print(f"  worst {kind}: {worst[kind][0]:.1f} {unit} ({worst[kind][1]})")
  return 1 if broken else 0


if __name__ == "__main__":
  sys.exit(main())
