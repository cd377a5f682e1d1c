#!/usr/bin/env python3
"""Puts hostile strings, made by a grammar from a seed, into every field of documents, and reads the editions again with others' readers.

  injection.py PLATEN [--strings 40000] [--seed 1] [--quick]

Every string stands in every field of text of a JSON document: metadata, all kinds of blocks and inlines, attributes, addresses. The
document becomes an EPUB and Markdown in three dialects. The EPUB is read as XML and as HTML, the Markdown by those of cmark-gfm,
markdown-it-py and mistune that Python finds, all with raw HTML let through, and their HTML by html.parser and, where it is there, lxml.
Nothing may act: no element that Platen does not write, no attribute that begins with `on`, no address whose scheme runs code.

At least one of these packages is needed; to have all four: `python3 -m venv readers && readers/bin/pip install cmarkgfm markdown-it-py
mistune lxml`, and this script run with `readers/bin/python`. 1,000 strings take about 8 minutes with a debug build.

Prints every string that does, smallest first, and how many strings, fields and readings there were. The exit code is 1 if any acts.
"""
import argparse
import html.parser
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import xml.parsers.expat
import zipfile

ELEMENTS = (
  "script", "img", "svg", "iframe", "object", "embed", "a", "base", "form", "input", "button", "style", "link", "meta", "body", "html",
  "math", "mi", "video", "audio", "source", "details", "marquee", "template", "noscript", "xmp", "plaintext", "textarea", "title", "table",
  "td", "select", "foreignObject", "animate", "set", "use", "image", "annotation-xml", "mglyph", "portal", "x", "?xml", "!DOCTYPE", "!--", "![CDATA[",
)
ATTRIBUTES = (
  "onerror", "onload", "onclick", "onfocus", "ontoggle", "onbegin", "href", "src", "srcdoc", "action", "formaction", "xlink:href", "style",
  "data", "poster", "background", "to", "values", "http-equiv", "content", "id", "class", "title",
)
SCHEMES = ("javascript:", "vbscript:", "data:text/html,", "data:image/svg+xml,", "blob:", "file:///", "livescript:", "//", "http:", "")
CODE = ("alert(1)", "x", "<script>alert(1)</script>", "%61lert(1)", "&#97;lert(1)", "alert`1`")
BLANKS = (" ", "\t", "\n", "/", "\f", "\r", "\0", "", "\u00a0", "\u2028", "\u200b")
MARKS = (
  "`", "``", "```", "~~~", "*", "**", "_", "[", "](", "![", "]", ")", "[^1]:", "[x]:", "<", ">", "|", "\\", "\n", "\n\n", "\n> ", "\n- ", "\n# ", "$", "$$", ":::",
  "{", "}", "{#x}", "{.x}", "\n---\n", "===", "    ", "\t", "&lt;", "&#60;", "&", ";", "\"", "'", "]]>", "-->", "--!>", "?>", "\u202e", "\ufeff", "\0", "^", "~",
  "{{", "}}", "{%", "<!--", "http://a.b/", "www.a.b", "a@b.c",
)
# What Platen and the readers write.
KNOWN = set(
  "a abbr aside b blockquote body br caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 head header footer "
  "hgroup hr html i img input ins kbd li link main meta nav ol p pre q rp rt ruby s section small span strong sub summary sup table tbody td "
  "tfoot th thead title tr u ul var wbr".split())
MATHS = set("math mi mn mo mrow msup msub msubsup mfrac msqrt mroot mtext mspace mover munder munderover mtable mtr mtd mstyle merror mpadded mphantom semantics annotation menclose mmultiscripts mprescripts none".split())
SVG = set("svg rect text g path defs title desc circle line".split())
RUNS = ("javascript:", "vbscript:", "data:text", "data:image/svg", "data:application", "blob:", "livescript:", "feed:", "view-source:", "jar:")


class Grammar:
  def __init__(self, seed):
    self.random = random.Random(seed)

  def one(self, of):
    return self.random.choice(of)

  def word(self, text):
    """In letters of any case, with something between them, or as references."""
    kind = self.random.randrange(8)
    if kind == 0:
      return "".join(self.one((c.lower(), c.upper())) for c in text)
    if kind == 1 and text:
      place = self.random.randrange(len(text))
      return text[:place] + self.one(("\t", "\n", "\0", "&Tab;", "&NewLine;", "\u00ad", "&#0;", "%0a")) + text[place:]
    if kind == 2:
      return "".join(self.one((c, f"&#{ord(c)};", f"&#x{ord(c):x};", f"&#{ord(c)}")) for c in text)
    return text

  def address(self):
    return self.one(("", " ", "\1", "&#1;", "\u200b", "./")) + self.word(self.one(SCHEMES)) + self.one(CODE)

  def attribute(self):
    value = self.one((self.address, lambda: self.one(CODE)))()
    quote = self.one(('"', "'", "", "`", "&quot;"))
    return self.one(BLANKS) + self.word(self.one(ATTRIBUTES)) + self.one(("=", " = ", "=\n", "&#61;")) + quote + value + self.one((quote, quote, ""))

  def tag(self):
    name = self.one(("<", "<", "< ", "</", "&lt;", "\\<", "<\0", "\uff1c")) + self.word(self.one(ELEMENTS))
    return name + "".join(self.attribute() for _ in range(self.random.randrange(3))) + self.one((">", "/>", "", " ", "\n>", "//", "<!--"))

  def link(self):
    return self.one((
      "[x](%s)", "![x](%s)", "[x]: %s\n\n[x]", "<%s>", "[x](<%s>)", "[x](%s 'y')", "[^1]: %s\n\n[^1]", "[[%s]]", "[%s][%s]", "%s", "\n[x]:\n%s\n", "[a](b){href='%s'}",
    )).replace("%s", self.address())

  def marks(self):
    return "".join(self.one(MARKS) for _ in range(1 + self.random.randrange(4)))

  def string(self):
    return "".join(
      self.one((self.tag, self.tag, self.link, self.marks, self.attribute, lambda: self.one(("x", "a b", "乡村", "1"))))()
      for _ in range(1 + self.random.randrange(4)))


def document(texts):
  """A document that has each text in every field; and how many fields that is."""
  def t(text):
    return [{"type": "text", "text": text}]

  def paragraph(*inlines):
    return {"type": "paragraph", "inlines": list(inlines)}

  body, fields = [], 0
  for x in texts:
    a = {"id": x, "classes": [x], "values": [{"name": "width", "value": x}, {"name": x, "value": x}]}
    picture = {"type": "image", "source": x, "alternative": x, "title": x, "attributes": a}
    link = {"type": "link", "destination": x, "title": x, "inlines": t(x), "attributes": a}
    code = {"type": "code", "text": x, "attributes": a}
    cell = {"blocks": [paragraph(*t(x))]}
    body += [
      paragraph(*t(x), link, *t(x), picture, code, {"type": "link", "destination": "#" + x, "inlines": t("x")}),
      paragraph({"type": "emphasis", "inlines": t(x), "attributes": a}, {"type": "strong", "inlines": t(x)}, {"type": "strikethrough", "inlines": t(x)},
                {"type": "subscript", "inlines": t(x)}, {"type": "superscript", "inlines": t(x)}, {"type": "span", "inlines": t(x), "attributes": a}),
      {"type": "heading", "level": 2, "inlines": t(x), "attributes": a}, {"type": "code", "text": x, "info": x, "attributes": a},
      {"type": "list", "style": "bullet", "items": [{"blocks": [paragraph(*t(x))]}], "attributes": a}, {"type": "quote", "blocks": [paragraph(*t(x))], "attributes": a},
      {"type": "table", "caption": t(x), "columns": [{}, {}], "header": [{"cells": [cell, {"blocks": [paragraph(link)]}]}],
       "rows": [{"cells": [{"blocks": [paragraph(code)]}, {"blocks": [paragraph(picture)]}]}, {"cells": [cell, cell]}], "attributes": a},
      {"type": "figure", "blocks": [paragraph(picture)], "caption": t(x), "attributes": a},
      {"type": "division", "role": "foreword", "blocks": [paragraph(*t(x))], "attributes": a},
      {"type": "definition-list", "items": [{"terms": [t(x)], "definitions": [[paragraph(*t(x))]]}], "attributes": a},
      {"type": "parallel", "languages": ["en", "zh"], "rows": [{"passages": [[paragraph(*t(x))], [paragraph(*t(x))]]}]},
      paragraph({"type": "ruby", "segments": [{"base": x, "annotation": x}]}, {"type": "math", "source": x, "notation": "tex"},
                {"type": "gloss", "term": t(x), "counterpart": t(x), "form": "parentheses"}, {"type": "note", "label": x, "blocks": [paragraph(*t(x))]}),
      paragraph(*({"type": "note", "blocks": [block]} for block in (
        {"type": "code", "text": x}, {"type": "code", "text": x, "info": "a`"}, {"type": "math", "source": x, "notation": "tex"},
        {"type": "quote", "blocks": [{"type": "code", "text": x, "info": x}]},
        {"type": "list", "style": "bullet", "items": [{"blocks": [{"type": "math", "source": x, "notation": "tex"}]}]}))),
      {"type": "math", "source": x, "notation": "tex"}, {"type": "math", "source": x, "notation": "mathml"}, {"type": "page-break", "label": x},
    ]
    fields += 66
  x = texts[0]
  metadata = {
    "titles": [{"text": x, "alternates": [{"text": x, "language": "zh"}], "sortKey": x}, {"text": x, "kind": "subtitle"}],
    "creators": [{"name": x, "role": x, "sortKey": x}], "contributors": [{"name": x}], "publisher": x, "source": x, "rights": x, "summary": x,
    "subjects": [{"text": x}], "identifiers": [{"value": x, "scheme": "other"}], "series": {"name": x, "position": x},
  }
  return {"platen": "1.0", "metadata": metadata, "body": body}, fields


class Findings(html.parser.HTMLParser):
  def __init__(self, known):
    super().__init__(convert_charrefs=True)
    self.known = known
    self.found = []

  def handle_starttag(self, name, attributes):
    if name not in self.known:
      self.found.append(f"<{name}>")
    for attribute, value in attributes:
      self.found += acting(attribute, value or "")

  handle_startendtag = handle_starttag


def acting(name, value, runs=RUNS):
  name = name.split(":")[-1].lower()
  if name.startswith("on"):
    yield f"{name}={value[:60]}"
  if name in ("href", "src", "action", "formaction", "data", "poster", "cite", "srcdoc"):
    scheme = "".join(c for c in value if c > " " and c.isprintable()).lower()
    # Pictures run no scripts, whatever the SVG; what else has a `src` is found by its element.
    if name == "srcdoc" or scheme.startswith(runs) and not (name == "src" and scheme.startswith("data:image/")):
      yield f"{name}={value[:60]}"


def in_html(text, known):
  parser = Findings(known)
  parser.feed(text)
  parser.close()
  found = set(parser.found)
  try:
    from lxml import etree, html as lxml_html
  except ImportError:
    return found
  try:
    for element in lxml_html.document_fromstring(text.replace("\0", "") or "<p>").iter():
      if not isinstance(element.tag, str):
        continue
      if element.tag.split("}")[-1] not in known:
        found.add(f"<{element.tag}>")
      for attribute, value in element.attrib.items():
        found.update(acting(attribute, value))
  except (etree.LxmlError, ValueError):  # Nothing to read.
    pass
  return found


def in_xml(data, known):
  found = set()
  parser = xml.parsers.expat.ParserCreate()

  def start(name, attributes):
    if name.split(":")[-1] not in known:
      found.add(f"<{name}>")
    for attribute, value in attributes.items():
      # An edition has its files with it, and links to none of the reader's.
      found.update(acting(attribute, value, RUNS + ("file:",)))

  parser.StartElementHandler = start
  try:
    parser.Parse(data, True)
  except xml.parsers.expat.ExpatError as error:
    found.add(f"not well-formed: {error}")
  return found


def markdown_readers():
  try:
    import cmarkgfm
    from cmarkgfm.cmark import Options
    yield "cmark-gfm", lambda text: cmarkgfm.markdown_to_html_with_extensions(
      text, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "strikethrough", "autolink", "tasklist"])
    yield "cmark", lambda text: cmarkgfm.markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
  except ImportError:
    pass
  try:
    import markdown_it
    reader = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda _: True
    yield "markdown-it-py", reader.render
  except ImportError:
    pass
  try:
    import mistune
    reader = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes", "url"])
    yield "mistune", reader
  except ImportError:
    pass


DIALECTS = ("platen", "gfm", "commonmark")


class Editions:
  def __init__(self, platen, folder):
    self.platen = platen
    self.folder = folder
    self.readers = list(markdown_readers())
    self.readings = 0
    self.refusals = 0

  def export(self, source, output, *options):
    run = subprocess.run(
      [self.platen, "export", source, "-o", output, "-q", "-j", "1", *options], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    if run.returncode not in (0, 65, 73):
      return None, {f"exit code {run.returncode}: {run.stderr[-200:]!r}"}
    if run.returncode:
      return None, set()
    with open(output, "rb") as file:
      return file.read(), set()

  def findings(self, texts):
    """What acts in the editions of a document with these texts."""
    found = set()
    source = self.folder + "/a.json"
    made, self.fields = document(texts)
    with open(source, "w", encoding="utf-8") as file:
      json.dump(made, file)
    data, faults = self.export(source, self.folder + "/a.epub", "-s", "epub.compression=1")
    found |= faults
    if data:
      with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
          if name.endswith((".xhtml", ".svg")):
            known = (KNOWN | MATHS) if name.endswith(".xhtml") else SVG
            page = archive.read(name)
            found |= {f"EPUB: {what}" for what in in_xml(page, known)}
            self.readings += 1
    for dialect in DIALECTS:
      data, faults = self.export(source, self.folder + "/a.md", "-s", f"markdown.dialect={dialect}")
      found |= faults
      if data is None:
        continue
      text = data.decode()
      for name, reader in self.readers:
        try:
          read = reader(text)
        except Exception:  # A fault of the reader's own, such as mistune's at a fence whose info string is blank.
          self.refusals += 1
          continue
        found |= {f"{dialect}, {name}: {what}" for what in in_html(read, KNOWN)}
        self.readings += 1
    return found


def main():
  parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
  parser.add_argument("platen", type=os.path.abspath)
  parser.add_argument("--strings", type=int, default=40_000)
  parser.add_argument("--seed", type=int, default=1)
  parser.add_argument("--quick", action="store_true", help="600 strings")
  options = parser.parse_args()
  count = 600 if options.quick else options.strings
  grammar = Grammar(options.seed)
  strings = []
  taken = set()
  while len(strings) < count:
    text = grammar.string()
    if text not in taken:
      taken.add(text)
      strings.append(text)
  acts, fields = [], 0
  with tempfile.TemporaryDirectory() as folder:
    editions = Editions(options.platen, folder)
    if not editions.readers:
      sys.exit("injection.py needs a reader of Markdown: cmarkgfm, markdown-it-py or mistune")
    for start in range(0, count, 40):
      part = strings[start:start + 40]
      found = editions.findings(part)
      fields += editions.fields
      if not found:
        continue
      # Which of them it is; two can act only together.
      single = [(text, editions.findings([text])) for text in part]
      single = [(text, what) for text, what in single if what] or [(f"strings {start} to {start + len(part)} together", found)]
      for text, what in single:
        acts.append((text, what))
        print(f"{text!r}: {'; '.join(sorted(what)[:4])}", flush=True)
  names = ", ".join(name for name, _ in editions.readers)
  print(f"{count} strings in {fields} fields, {editions.readings} readings by expat, {names} ({editions.refusals} times one failed): {len(acts)} act")
  return 1 if acts else 0


if __name__ == "__main__":
  sys.exit(main())
