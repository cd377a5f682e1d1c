"""Renders Markdown with cmark-gfm (PyPI: cmarkgfm), one document after another, for the tests of MarkdownImport.

Reads a length in bytes as a decimal line and then the document; answers in the same form. Ends with its input.
"""

import sys

import cmarkgfm
from cmarkgfm.cmark import Options

OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]

source, target = sys.stdin.buffer, sys.stdout.buffer
while line := source.readline():
    text = source.read(int(line)).decode("utf-8")
    try:
        html = cmarkgfm.markdown_to_html_with_extensions(text, options=OPTIONS, extensions=EXTENSIONS).encode("utf-8")
    except UnicodeDecodeError:
        # It has cut a character in two.
        html = b"(invalid UTF-8)"
    target.write(b"%d\n" % len(html) + html)
    target.flush()
